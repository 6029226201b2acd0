"""Which documents there are to make: files, folders with all below them, standard input."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from kanyin import limits
from kanyin.errors import InputError, KanyinError, UsageError
from kanyin.files import read_stream, readable
from kanyin.files.folders import SUFFIXES, matching
from kanyin.messages import msg
from kanyin.model import Source
from kanyin.output import ENDINGS
from kanyin.patterns import lazy
from kanyin.read import ReadOptions, continued, read_page, records
from kanyin.run.folders import PAGES, ending_of, page_folders, unread
from kanyin.run.kinds import Kinds

BOOK = "book"
"""The kind of a job that is a folder of chapters."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make: its file, the name of its results, and the error that forbids to make it at all.

    What came from standard input has no path but its ``data``. ``kind`` is one of KINDS where a person said it; else a
    file whose name says that it is Markdown is published as it stands. ``folder`` is where in the folder for results
    they go: a page found below a named folder keeps its place; that folder is ``root``, out of which no link leads.
    ``record`` is the place of a document that shares its file with others; ``more`` are the further web pages of it.
    """

    path: Path | None
    name: str
    kind: str = ""
    data: bytes = b""
    error: KanyinError | None = None
    folder: str = ""
    record: records.Span | None = None
    root: Path | None = None
    more: tuple[Path, ...] = ()

    @property
    def is_markdown(self) -> bool:
        """It is published as it stands."""
        if self.kind:
            return self.kind in ("markdown", BOOK)
        return self.path is not None and self.path.suffix.lower() in SUFFIXES

    @property
    def is_book(self) -> bool:
        """It is a folder whose files are chapters."""
        return self.kind == BOOK

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

    @property
    def line(self) -> int:
        """Where in its file a record stands, from 1; 0 for what is none."""
        return self.record.line if self.record else 0

    @property
    def size(self) -> int:
        """How many bytes it has, as far as that can be told before it is read."""
        if self.record:
            return self.record.length
        try:
            if self.is_book and self.path:
                return sum(path.stat().st_size for path in self.path.rglob("*") if path.suffix.lower() in SUFFIXES)
            return sum(os.stat(path).st_size for path in (self.path, *self.more)) if self.path else len(self.data)
        except (OSError, ValueError):
            return 0

    def read_data(self) -> bytes:
        """The document's bytes. Raises InputError."""
        if self.path is None:
            return self.data
        with readable(self.path, self.root) as file:
            if self.record is None:
                return read_stream(file, self.path)
            file.seek(self.record.start)
            return file.read(self.record.length)

    def read_source(self, data: bytes, options: ReadOptions) -> Source:
        """The page that the bytes are, read as a person says. Raises InputError."""
        if self.record:
            return records.read_record(data, self.file, self.record.line)
        page = read_page(data, self.label, self.path, options, self.kind)
        return continued.joined([page, *continued.pages(self.more, options)]) if self.more else page


def plan_books(paths: Iterable[str]) -> list[Job]:
    """Each folder as one book. Raises UsageError for what is no folder."""
    jobs = []
    for name in paths:
        path = Path(name)
        if not path.is_dir():
            raise UsageError(
                msg("--book wants a folder, and {name} is none", name=name), hint=msg("name the book's folder")
            )
        jobs.append(Job(path, path.resolve().name or "book", BOOK, root=path))
    return _without_rivals(jobs)


def plan(
    paths: Iterable[str],
    stdin: bytes = b"",
    *,
    books: bool = True,
    results: Path | None = None,
    kind: str = "",
    config: Path | None = None,
) -> list[Job]:
    """The documents that ``paths`` hold, each once; ``-`` stands for ``stdin``.

    A pattern (``matching``) stands for all that fit it. A folder stands for the pages in it and below it, in the order
    of their names, and, where ``books`` are to be made, for the Markdown files; the folder for ``results`` is left out
    when it lies below. ``kind`` (one of KINDS) says what a file is, and standard input; of files in folders what those
    are that end as text or HTML does, and with ``ocr`` Markdown too. Where it says nothing, ``config`` or the
    kanyin.toml nearest to a file may. Files whose results would have one name are all given an obstacle: none may
    overwrite another.
    """
    jobs: dict[tuple[str | None, records.Span | None], Job] = {}
    identity = lru_cache(maxsize=1)(_identity)  # the records of a file follow each other
    for path in paths:
        for job in stdin_jobs(stdin, kind) if path == "-" else _jobs_of(path, books, results, Kinds(kind, config)):
            jobs.setdefault((identity(job.path), job.record), job)
    return _without_rivals(list(jobs.values()))


def _identity(path: Path | None) -> str | None:
    """What makes two paths one file: where they lead to; a link that leads nowhere is itself."""
    if path is None:
        return None
    return os.path.realpath(path) if os.path.exists(path) else os.path.abspath(path)


def _without_rivals(jobs: list[Job]) -> list[Job]:
    """The jobs; those whose results would have one name have an obstacle."""
    names = Counter(map(_folded, jobs))
    if len(names) == len(jobs):
        return jobs
    namesakes: dict[str, list[Job]] = defaultdict(list)
    for job in jobs:
        if names[name := _folded(job)] > 1:
            namesakes[name].append(job)
    return [_against_rivals(job, namesakes.get(_folded(job), ())) for job in jobs]


def _folded(job: Job) -> str:
    """macOS and Windows take names that differ only in case or in Unicode composition for one."""
    return unicodedata.normalize("NFC", os.path.join(job.folder, job.name)).casefold()


def stdin_jobs(data: bytes, kind: str = "") -> list[Job]:
    """A page, or of what begins with an object of JSON a record a line; where ``kind`` is given, that."""
    if kind or not records.is_record(data):
        return [Job(None, "stdin", kind, data)]
    spans = records.find_records(BytesIO(data), limits.current().max_size)
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


def _jobs_of(name: str, books: bool, results: Path | None, kinds: Kinds) -> Iterator[Job]:
    if _ADDRESS.match(name) and not os.path.lexists(name):
        hint = msg("save the page in a browser (.html) and name that file")
        yield Job(Path(name), name, error=InputError(msg("kanyin fetches nothing from the web"), file=name, hint=hint))
        return
    found = False
    try:
        for path in matching(name):
            found = True
            yield from _jobs_at(path, books, results, kinds)
    except InputError as error:
        yield Job(Path(name), name, error=error)
        return
    if not found:
        problem = msg("no file fits this pattern")
        hint = msg("look with  ls  or  dir; * stands for any characters but /, ** for any folders")
        yield Job(Path(name), name, error=InputError(problem, file=name, hint=hint))


_ADDRESS = lazy("(?i:https?|ftp)://")


def _jobs_at(path: Path, books: bool, results: Path | None, said: Kinds) -> Iterator[Job]:
    if not os.path.isdir(path):  # unlike Path.is_dir it takes any name
        yield from file_jobs(path, said.of(path))
        return
    kinds = (*PAGES, *SUFFIXES) if books else PAGES
    found = False
    for job in _below(path, kinds, results, said):
        found = True
        yield job
    if not found:
        problem = msg("there is no page in this folder ({kinds})", kinds=msg(", ").join(kinds))
        hint = msg("put scraped pages there, or name files")
        yield Job(path, path.name, error=InputError(problem, file=path, hint=hint))


def _below(top: Path, kinds: Sequence[str], results: Path | None, said: Kinds) -> Iterator[Job]:
    """The pages in a folder, then those of the folders in it, but for the folder for results."""
    for folder, entries in page_folders(top, results):
        place = os.path.relpath(folder, top) if folder != top else ""
        if isinstance(entries, InputError):
            yield Job(folder, folder.name, error=entries, folder=place)
            continue
        for entry in entries:
            # A link to nothing is a page that cannot be read: it is named, not passed over.
            leads_nowhere = entry.is_symlink() and not os.path.exists(entry.path)
            path = folder / entry.name
            ending = ending_of(entry.name)
            if entry.name.endswith(_RESULTS) or not (os.path.isfile(entry.path) or leads_nowhere):
                continue
            kind = said.within(path) if ending in (*PAGES, *SUFFIXES) else ""
            if ending in kinds or (ending in SUFFIXES and kind not in ("", "markdown")):
                yield from (replace(job, folder=place, root=top) for job in file_jobs(path, kind))


_RESULTS = tuple(f".{ending}" for ending in ENDINGS.values())
"""Results that end as pages do."""


def file_jobs(path: Path, kind: str = "") -> Iterator[Job]:
    """A file to make a document of, or as many as a file of records holds; of ``corpus.jsonl:3`` that on line 3.

    ``kind`` (one of KINDS) is what it is whatever its name ends with.
    """
    named = _RECORD.fullmatch(path.name)
    if named and not os.path.lexists(path):
        yield _record_job(path.with_name(named[1]), int(named[2]))
    elif kind or path.suffix.lower() not in records.SUFFIXES:
        yield _file_job(path, kind)
    else:
        yield from _record_jobs(path)


def _record_jobs(path: Path) -> Iterator[Job]:
    found = False
    most = limits.current().max_size
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            hint = msg("send it to standard input: kanyin clean - < {file}", file=path)
            raise InputError(msg("records are read from a plain file"), file=path, hint=hint)
        with readable(path) as file:
            for span in records.find_records(file, most):
                found = True
                error = _too_long(path, span) if span.length > most else None
                yield Job(path, _record_name(path.stem, span), record=span, error=error)
    except InputError as error:
        yield Job(path, path.stem, error=error)
        return
    if not found:
        yield Job(path, path.stem, error=InputError(msg("the file is empty"), file=path))


def _too_long(path: Path, span: records.Span) -> InputError:
    if not span.is_last:
        return limits.exceeded("max-size", span.length, file=path, line=span.line)
    problem = msg("this line does not end within {bytes} bytes: it and all behind it was not read", bytes=span.length)
    return InputError(problem, file=path, line=span.line, hint=msg("each line is one object in braces"))


_RECORD = lazy(rf"(.+(?:{'|'.join(map(re.escape, records.SUFFIXES))})):([0-9]{{1,9}})", re.IGNORECASE)


def _record_job(path: Path, line: int) -> Job:
    """The record on a line of a file, as messages name it."""
    for job in file_jobs(path):
        if job.error or job.line == line:
            return job
    problem = msg("there is no record on this line")
    hint = msg("records are counted as lines of the file, from 1")
    return Job(path, path.stem, error=InputError(problem, file=path, line=line, hint=hint))


def _file_job(path: Path, kind: str) -> Job:
    ending = path.suffix.lower()
    hint = "" if kind else unread(ending)
    error = InputError(msg("{kind} files are not read", kind=ending), file=path, hint=hint) if hint else None
    return Job(path, path.stem, kind, error=error)


def _against_rivals(job: Job, namesakes: Sequence[Job]) -> Job:
    rivals = [other.label for other in namesakes if other is not job]
    if not rivals or job.error:
        return job
    problem = msg("its results would have the same name as those of {files}", files=msg(", ").join(rivals))
    hint = msg("rename one, or make each with a run of its own into another folder (-o)")
    return replace(job, error=InputError(problem, file=job.label, hint=hint))
