"""Which documents there are to make: files, folders with all below them, standard input."""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kanyin.errors import InputError, KanyinError
from kanyin.messages import msg

PAGES = (".txt",)
MARKDOWN = ".md"
STDIN = "standard input"


def unread(kind: str) -> str:
    """What to do about a file that is no page of text by the end of its name; empty for one that may be a page."""
    if kind in (".html", ".htm", ".xhtml", ".mhtml"):
        return msg("open it in a browser and save it as text (.txt)")
    if kind in (".pdf", ".doc", ".docx", ".wps", ".odt", ".rtf"):
        return msg("save it as text (.txt), or convert it with pandoc")
    if kind in (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff"):
        return msg("kanyin reads no pictures: run text recognition first")
    return ""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make: its file, the name of its results, and the error that forbids to make it at all.

    What came from standard input has no path but its ``data``. Markdown is published as it stands. ``folder`` is
    where in the folder for results they go: a page found below a named folder keeps its place.
    """

    path: Path | None
    name: str
    is_markdown: bool = False
    data: bytes = b""
    obstacle: KanyinError | None = None
    folder: str = ""

    @property
    def label(self) -> str:
        """How messages call it."""
        return str(self.path) if self.path else STDIN


def plan(paths: Iterable[str], stdin: bytes = b"", *, books: bool = True, results: Path | None = None) -> list[Job]:
    """The documents that ``paths`` hold, each once; ``-`` stands for ``stdin``.

    A folder stands for the pages in it and below it, in the order of their names, and, where ``books`` are to be
    made, for the Markdown files; the folder for ``results`` is left out when it lies below. Files whose results
    would have one name are all given an obstacle: none may overwrite another.
    """
    jobs: dict[str | None, Job] = {}
    for path in paths:
        for job in [_stdin_job(stdin)] if path == "-" else _jobs_of(Path(path), books, results):
            jobs.setdefault(_identity(job), job)
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


def _stdin_job(data: bytes) -> Job:
    """What begins with front matter is Markdown."""
    return Job(None, "stdin", is_front_matter(data), data)


def is_front_matter(data: bytes) -> bool:
    """The bytes begin as a Markdown file with front matter does."""
    return data.startswith((b"---\n", b"---\r\n"))


def _jobs_of(path: Path, books: bool, results: Path | None) -> Iterator[Job]:
    if not os.path.isdir(path):  # unlike Path.is_dir it takes any name
        yield file_job(path)
        return
    kinds = (*PAGES, MARKDOWN) if books else PAGES
    found = False
    for job in _below(path, "", kinds, os.path.realpath(results) if results else ""):
        found = True
        yield job
    if not found:
        problem = msg("there is no page in this folder ({kinds})", kinds=", ".join(kinds))
        cure = msg("put scraped pages there, or name files")
        yield Job(path, path.name, obstacle=InputError(problem, file=path, cure=cure))


def _below(folder: Path, place: str, kinds: Sequence[str], results: str) -> Iterator[Job]:
    """The pages in a folder, then those of the folders in it. Hidden ones and links to folders are left alone.

    A browser saves what belongs to ``NAME.html`` in ``NAME_files``: there are no pages.
    """
    try:
        entries = sorted((e for e in os.scandir(folder) if not e.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        problem = InputError(msg("cannot be read: {reason}", reason=error.strerror), file=folder)
        yield Job(folder, folder.name, obstacle=problem, folder=place)
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        # A link to nothing is a page that cannot be read: it is named, not passed over.
        leads_nowhere = entry.is_symlink() and not os.path.exists(entry.path)
        if (os.path.isfile(entry.path) or leads_nowhere) and os.path.splitext(entry.name)[1].lower() in kinds:
            yield replace(file_job(folder / entry.name), folder=place)
    for entry in entries:
        saved_with = {entry.name.removesuffix(end) + kind for end in ("_files", ".files") for kind in (".html", ".htm")}
        if not entry.is_dir(follow_symlinks=False) or saved_with & names:
            continue
        if os.path.realpath(entry.path) != results:
            yield from _below(folder / entry.name, os.path.join(place, entry.name), kinds, results)


def file_job(path: Path) -> Job:
    """A file to make a document of."""
    kind = path.suffix.lower()
    cure = unread(kind)
    obstacle = InputError(msg("{kind} files are not read", kind=kind), file=path, cure=cure) if cure else None
    return Job(path, path.stem, kind == MARKDOWN, obstacle=obstacle)


def _against_rivals(job: Job, namesakes: Sequence[Job]) -> Job:
    rivals = [other.label for other in namesakes if other is not job]
    if not rivals or job.obstacle:
        return job
    problem = msg("its results would have the same name as those of {files}", files=", ".join(rivals))
    cure = msg("rename one, or make each with a run of its own into another folder (-o)")
    return replace(job, obstacle=InputError(problem, file=job.label, cure=cure))
