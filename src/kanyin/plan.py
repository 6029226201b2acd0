"""Which documents there are to make: files, folders with all below them, standard input."""

from __future__ import annotations

import glob
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from kanyin.errors import InputError, KanyinError
from kanyin.files import read_bytes, reason
from kanyin.messages import msg
from kanyin.model import Source
from kanyin.read import HTML, Reading, read_page, records

PAGES = (".txt", *HTML, *records.SUFFIXES)
MARKDOWN = ".md"


def unread(kind: str) -> str:
    """What to do about a file that is no page of text by the end of its name; empty for one that may be a page."""
    if kind in (".mhtml", ".mht"):
        return msg("open it in a browser and save it as a complete page (.html)")
    if kind == ".pdf":
        return msg("copy its text into a file (.txt), or turn it into text: pdftotext FILE.pdf")
    if kind in (".doc", ".docx", ".wps", ".odt", ".rtf"):
        return msg("open it in Word, WPS or LibreOffice and save it as text (.txt) or as a web page (.html)")
    if kind in (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff"):
        return msg("kanyin reads no pictures: run text recognition first")
    return ""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make: its file, the name of its results, and the error that forbids to make it at all.

    What came from standard input has no path but its ``data``. Markdown is published as it stands. ``folder`` is
    where in the folder for results they go: a page found below a named folder keeps its place. ``record`` is the place
    of a document that shares its file with others.
    """

    path: Path | None
    name: str
    is_markdown: bool = False
    data: bytes = b""
    obstacle: KanyinError | None = None
    folder: str = ""
    record: records.Span | None = None

    @property
    def label(self) -> str:
        """How messages call it."""
        return f"{self.file}:{self.record.line}" if self.record else self.file

    @property
    def file(self) -> str:
        """Where it stands, alone or with others."""
        return str(self.path) if self.path else msg("standard input")

    @property
    def source(self) -> str:
        """How programs call it: as ``label``, but ``-`` for standard input."""
        file = str(self.path) if self.path else "-"
        return f"{file}:{self.record.line}" if self.record else file

    def read_data(self) -> bytes:
        """The document's bytes. Raises InputError."""
        if self.path is None:
            return self.data
        return read_bytes(self.path, *((self.record.start, self.record.length) if self.record else ()))

    @property
    def line(self) -> int:
        """Where in its file a record stands, from 1; 0 for what is none."""
        return self.record.line if self.record else 0

    def read_source(self, data: bytes, reading: Reading) -> Source:
        """The page that the bytes are, read as a person says. Raises InputError."""
        if self.record:
            return records.read_record(data, self.file, self.record.line)
        return read_page(data, self.label, self.path, reading)


def plan(
    paths: Iterable[str], stdin: bytes = b"", *, books: bool = True, results: Path | None = None
) -> list[Job]:
    """The documents that ``paths`` hold, each once; ``-`` stands for ``stdin``.

    A pattern (``matching``) stands for all that fit it. A folder stands for the pages in it and below it, in the order
    of their names, and, where ``books`` are to be made, for the Markdown files; the folder for ``results`` is left out
    when it lies below. Files whose results would have one name are all given an obstacle: none may overwrite another.
    """
    jobs: dict[tuple[str | None, records.Span | None], Job] = {}
    for path in paths:
        for job in stdin_jobs(stdin) if path == "-" else _jobs_of(path, books, results):
            jobs.setdefault((_identity(job), job.record), job)
    namesakes: dict[str, list[Job]] = defaultdict(list)
    for job in jobs.values():
        namesakes[_folded(job)].append(job)
    return [_against_rivals(job, namesakes[_folded(job)]) for job in jobs.values()]


def _identity(job: Job) -> str | None:
    """What makes two paths one file: where they lead to; a link that leads nowhere is itself."""
    if job.path is None:
        return None
    return os.path.realpath(job.path) if os.path.exists(job.path) else os.path.abspath(job.path)


def _folded(job: Job) -> str:
    """macOS and Windows take names that differ only in case or in Unicode composition for one."""
    return unicodedata.normalize("NFC", os.path.join(job.folder, job.name)).casefold()


def stdin_jobs(data: bytes) -> list[Job]:
    """What begins with front matter is Markdown, what begins with an object of JSON is a record a line."""
    if not records.is_record(data):
        return [Job(None, "stdin", is_front_matter(data), data)]
    spans = records.find_records(BytesIO(data))
    return [
        Job(None, _record_name("stdin", span), data=data[span.start : span.start + span.length], record=span)
        for span in spans
    ]


def _record_name(stem: str, span: records.Span) -> str:
    """``corpus-000012``: by the line, so that a file that grows changes no name."""
    return f"{stem}-{span.line:06}"


def is_front_matter(data: bytes) -> bool:
    """The bytes begin as a Markdown file with front matter does."""
    return data.startswith((b"---\n", b"---\r\n"))


def _jobs_of(name: str, books: bool, results: Path | None) -> Iterator[Job]:
    paths = matching(name)
    for path in paths:
        yield from _jobs_at(path, books, results)
    if not paths:
        problem = msg("no file fits this pattern")
        cure = msg("look with  ls  or  dir; * stands for any characters but /, ** for any folders")
        yield Job(Path(name), name, obstacle=InputError(problem, file=name, cure=cure))


def matching(name: str) -> list[Path]:
    """The file of this name; else what fits it as a pattern with ``*``, ``?``, ``[…]``, in the order of names.

    Not every shell does (Windows), and none does between quotes.
    """
    if os.path.lexists(name) or not glob.has_magic(name):
        return [Path(name)]
    return [Path(found) for found in sorted(glob.glob(name, recursive=True))]


def _jobs_at(path: Path, books: bool, results: Path | None) -> Iterator[Job]:
    if not os.path.isdir(path):  # unlike Path.is_dir it takes any name
        yield from file_jobs(path)
        return
    kinds = (*PAGES, MARKDOWN) if books else PAGES
    found = False
    for job in _below(path, "", kinds, os.path.realpath(results) if results else ""):
        found = True
        yield job
    if not found:
        problem = msg("there is no page in this folder ({kinds})", kinds=msg(", ").join(kinds))
        cure = msg("put scraped pages there, or name files")
        yield Job(path, path.name, obstacle=InputError(problem, file=path, cure=cure))


def _below(folder: Path, place: str, kinds: Sequence[str], results: str) -> Iterator[Job]:
    """The pages in a folder, then those of the folders in it. Hidden ones and links to folders are left alone.

    A browser saves what belongs to ``NAME.html`` in ``NAME_files``: there are no pages.
    """
    try:
        entries = sorted((e for e in os.scandir(folder) if not e.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        problem = InputError(msg("cannot be read: {reason}", reason=reason(error)), file=folder)
        yield Job(folder, folder.name, obstacle=problem, folder=place)
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        # A link to nothing is a page that cannot be read: it is named, not passed over.
        leads_nowhere = entry.is_symlink() and not os.path.exists(entry.path)
        if (os.path.isfile(entry.path) or leads_nowhere) and os.path.splitext(entry.name)[1].lower() in kinds:
            yield from (replace(job, folder=place) for job in file_jobs(folder / entry.name))
    for entry in entries:
        saved_with = {entry.name.removesuffix(end) + kind for end in ("_files", ".files") for kind in (".html", ".htm")}
        if not entry.is_dir(follow_symlinks=False) or saved_with & names:
            continue
        if os.path.realpath(entry.path) != results:
            yield from _below(folder / entry.name, os.path.join(place, entry.name), kinds, results)


def file_jobs(path: Path) -> Iterator[Job]:
    """A file to make a document of, or as many as a file of records holds; of ``corpus.jsonl:3`` that on line 3."""
    named = _RECORD.fullmatch(path.name)
    if named and not os.path.lexists(path):
        yield _record_job(path.with_name(named[1]), int(named[2]))
        return
    if path.suffix.lower() not in records.SUFFIXES:
        yield _file_job(path)
        return
    found = False
    try:
        with path.open("rb") as file:
            for span in records.find_records(file):
                found = True
                yield Job(path, _record_name(path.stem, span), record=span)
    except OSError as error:
        problem = InputError(msg("cannot be read: {reason}", reason=reason(error)), file=path)
        yield Job(path, path.stem, obstacle=problem)
        return
    if not found:
        yield Job(path, path.stem, obstacle=InputError(msg("the file is empty"), file=path))


_RECORD = re.compile(rf"(.+(?:{'|'.join(map(re.escape, records.SUFFIXES))})):([0-9]{{1,9}})", re.IGNORECASE)


def _record_job(path: Path, line: int) -> Job:
    """The record on a line of a file, as messages name it."""
    for job in file_jobs(path):
        if job.obstacle or job.line == line:
            return job
    problem = msg("there is no record on this line")
    cure = msg("records are counted as lines of the file, from 1")
    return Job(path, path.stem, obstacle=InputError(problem, file=path, line=line, cure=cure))


def _file_job(path: Path) -> Job:
    kind = path.suffix.lower()
    cure = unread(kind)
    obstacle = InputError(msg("{kind} files are not read", kind=kind), file=path, cure=cure) if cure else None
    return Job(path, path.stem, kind == MARKDOWN, obstacle=obstacle)


def _against_rivals(job: Job, namesakes: Sequence[Job]) -> Job:
    rivals = [other.label for other in namesakes if other is not job]
    if not rivals or job.obstacle:
        return job
    problem = msg("its results would have the same name as those of {files}", files=msg(", ").join(rivals))
    cure = msg("rename one, or make each with a run of its own into another folder (-o)")
    return replace(job, obstacle=InputError(problem, file=job.label, cure=cure))
