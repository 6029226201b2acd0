"""Many documents, one after another: each is read, made and written whole; none that fails stops another."""

from __future__ import annotations

import errno
import json
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from kanyin import pipeline
from kanyin.errors import InputError, KanyinError, OutputError, UsageError
from kanyin.files import output_error, read_bytes, write_whole
from kanyin.markdown import check_front_matter
from kanyin.model import Change
from kanyin.output import FORMATS, Printing, writers
from kanyin.read.text import read_source
from kanyin.report import changes_json
from kanyin.styles import Style

PAGES = (".txt",)
MARKDOWN = ".md"
UNREAD = {
    (".html", ".htm", ".xhtml", ".mhtml"): "open it in a browser and save it as text (.txt)",
    (".pdf", ".doc", ".docx", ".wps", ".odt", ".rtf"): "save it as text (.txt), or convert it with pandoc",
    (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff"): "kanyin reads no pictures: run text recognition first",
}
"""What is no page of text by its name, and what to do about it."""
CHANGES = ".changes.json"
SCREEN = Printing()
STDIN = "standard input"


@dataclass(frozen=True, slots=True)
class Job:
    """One document to make: its file, the name of its results, and the error that forbids to make it at all.

    What came from standard input has no path but its ``data``. Markdown is published as it stands.
    """

    path: Path | None
    name: str
    is_markdown: bool = False
    data: bytes = b""
    obstacle: KanyinError | None = None

    @property
    def label(self) -> str:
        """How messages call it."""
        return str(self.path) if self.path else STDIN


@dataclass(slots=True)
class Outcome:
    """What became of one document: its files, or the bytes for standard output; its changes and errors."""

    label: str
    written: list[Path] = field(default_factory=list)
    result: bytes = b""
    changes: tuple[Change, ...] = ()
    errors: list[Exception] = field(default_factory=list)

    @property
    def doubts(self) -> int:
        """How many changes a person should look at."""
        return sum(change.doubt for change in self.changes)

    def fields(self) -> dict[str, object]:
        """As JSON shows it."""
        return {
            "source": self.label,
            "ok": not self.errors,
            "files": [str(path) for path in self.written],
            "changes": len(self.changes),
            "doubts": self.doubts,
            "errors": [_error_fields(error) for error in self.errors],
        }


def _error_fields(error: Exception) -> dict[str, object]:
    known = error if isinstance(error, KanyinError) else KanyinError(f"{type(error).__name__}: {error}")
    fields = {"file": known.file, "line": known.line, "problem": known.problem, "cure": known.cure}
    return {**fields, "exit_code": code_of(error)}


def code_of(error: Exception) -> int:
    """The exit code of an error; one that is no KanyinError is a bug, and counts as a failed output."""
    return error.exit_code if isinstance(error, KanyinError) else OutputError.exit_code


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """0 when all is well, a single document's own first error's code, and 1 when of several some failed."""
    failed = [outcome for outcome in outcomes if outcome.errors]
    if not failed:
        return 0
    return code_of(failed[0].errors[0]) if len(outcomes) == 1 else 1


def check_formats(names: Sequence[str]) -> tuple[str, ...]:
    """The formats as they were asked for. Raises UsageError for one that does not exist, or for none."""
    known = ("md", *FORMATS)
    cure = f"formats: {', '.join(known)}"
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 1)
            raise UsageError(f"there is no format {name!r}", cure=f"did you mean {near[0]}?" if near else cure)
    if not names:
        raise UsageError("no format is asked for", cure=cure)
    return tuple(names)


def plan(paths: Iterable[str], stdin: bytes = b"", *, books: bool = True) -> list[Job]:
    """The documents that ``paths`` hold, each once; ``-`` stands for ``stdin``.

    A folder stands for the pages right in it, in the order of their names, and, where ``books`` are to be
    made, for the Markdown files. Files whose results would have one name are all given an obstacle: none may
    overwrite another.
    """
    jobs: dict[str | None, Job] = {}
    for path in paths:
        for job in [_stdin_job(stdin)] if path == "-" else _jobs_of(Path(path), books):
            jobs.setdefault(os.path.realpath(job.path) if job.path else None, job)
    namesakes: dict[str, list[Job]] = defaultdict(list)
    for job in jobs.values():
        namesakes[_folded(job.name)].append(job)
    return [_against_rivals(job, namesakes[_folded(job.name)]) for job in jobs.values()]


def _folded(name: str) -> str:
    """macOS and Windows take names that differ only in case or in Unicode composition for one."""
    return unicodedata.normalize("NFC", name).casefold()


def _stdin_job(data: bytes) -> Job:
    """What begins with front matter is Markdown."""
    return Job(None, "stdin", is_front_matter(data), data)


def is_front_matter(data: bytes) -> bool:
    """The bytes begin as a Markdown file with front matter does."""
    return data.startswith((b"---\n", b"---\r\n"))


def _jobs_of(path: Path, books: bool) -> Iterator[Job]:
    if not os.path.isdir(path):  # unlike Path.is_dir it takes any name
        yield _file_job(path)
        return
    kinds = (*PAGES, MARKDOWN) if books else PAGES
    try:
        files = [child for child in sorted(path.iterdir()) if child.suffix.lower() in kinds]
    except OSError as error:
        yield Job(path, path.name, obstacle=InputError(f"cannot be read: {error.strerror}", file=path))
        return
    files = [child for child in files if not child.name.startswith(".") and child.is_file()]
    yield from (_file_job(child) for child in files)
    if not files:
        problem = f"there is no page in this folder ({', '.join(kinds)})"
        cure = "put scraped pages there, or name files"
        yield Job(path, path.name, obstacle=InputError(problem, file=path, cure=cure))


def _file_job(path: Path) -> Job:
    kind = path.suffix.lower()
    cure = next((cure for kinds, cure in UNREAD.items() if kind in kinds), "")
    obstacle = InputError(f"{kind} files are not read", file=path, cure=cure) if cure else None
    return Job(path, path.stem, kind == MARKDOWN, obstacle=obstacle)


def _against_rivals(job: Job, namesakes: Sequence[Job]) -> Job:
    rivals = [other.label for other in namesakes if other is not job]
    if not rivals or job.obstacle:
        return job
    problem = f"its results would have the same name as those of {', '.join(rivals)}"
    cure = "rename one, or make each with a run of its own into another folder (-o)"
    return replace(job, obstacle=InputError(problem, file=job.label, cure=cure))


def build(
    job: Job, formats: Sequence[str], style: Style | None, folder: Path | None, printing: Printing = SCREEN
) -> Outcome:
    """Make one document in ``formats`` (a Markdown file is published as it stands and has no ``md`` to make).

    ``style`` is None where no book is asked for. Results go to ``folder``, or, when that is None, to the
    outcome's ``result``; files for the press need a folder. Errors are in the outcome, never raised; what could be
    made is there all the same.
    """
    outcome = Outcome(job.label)
    try:
        _build(job, formats, style, folder, printing, outcome)
    except Exception as error:
        outcome.errors.append(_explained(error, job))
    return outcome


def _build(
    job: Job,
    formats: Sequence[str],
    style: Style | None,
    folder: Path | None,
    printing: Printing,
    outcome: Outcome,
) -> None:
    if job.obstacle:
        raise job.obstacle
    data = job.data if job.path is None else read_bytes(job.path)
    if job.is_markdown or _is_own_markdown(data):
        markdown = decode_markdown(data, job.label)
        if style is None:
            _put_unchanged(job, data, folder, outcome)
    else:
        document = pipeline.clean_source(read_source(data, job.label))
        outcome.changes = document.changes
        markdown = pipeline.make_markdown(document)
        if "md" in formats:
            _put_markdown(job, data, markdown, folder, outcome)
    if style is None:
        return
    book = pipeline.make_book(markdown, _printable(job.name), job.path.parent if job.path else None)
    for write in writers(formats, printing):
        try:
            for suffix, made in write(book, style).items():
                _put(made, f"{job.name}.{suffix}", folder, outcome)
        except Exception as error:
            outcome.errors.append(_explained(error, job))


def _is_own_markdown(data: bytes) -> bool:
    """Text that kanyin wrote itself, whatever its file is called now: front matter with title and language."""
    if not is_front_matter(data):
        return False
    try:
        fields = check_front_matter(data.decode("utf-8"), "")
    except (UnicodeDecodeError, InputError):
        return False
    return {"title", "lang"} <= fields.keys()


def _put_unchanged(job: Job, data: bytes, folder: Path | None, outcome: Outcome) -> None:
    """Clean Markdown is clean: cleaning it changes nothing."""
    if folder is None:
        outcome.result = data
    elif job.path is None or (folder / (job.name + MARKDOWN)).resolve() != job.path.resolve():
        refuse_corrected(folder / (job.name + MARKDOWN), data)
        _put(data, job.name + MARKDOWN, folder, outcome)


def changes_of(path: str, stdin: bytes) -> tuple[Change, ...]:
    """What cleaning a page changes, also one without an article; ``-`` stands for ``stdin``. Raises InputError."""
    job = Job(None, "stdin", data=stdin) if path == "-" else _file_job(Path(path))
    if job.obstacle:
        raise job.obstacle
    data = job.data if job.path is None else read_bytes(job.path)
    if job.is_markdown or _is_own_markdown(data):
        return ()
    return pipeline.rebuild(read_source(data, job.label)).changes


def _put_markdown(job: Job, data: bytes, markdown: str, folder: Path | None, outcome: Outcome) -> None:
    """NAME.md and, where there is a folder, NAME.changes.json; never over a person's corrections."""
    text = markdown.encode()
    if folder is not None:
        refuse_corrected(folder / (job.name + MARKDOWN), text)
    _put(text, job.name + MARKDOWN, folder, outcome)
    if folder is not None:
        record = changes_json(_printable(job.path.name) if job.path else "-", data, text, outcome.changes)
        _put(record, job.name + CHANGES, folder, outcome)


def refuse_corrected(path: Path, text: bytes) -> None:
    """Raise OutputError when ``path`` holds neither ``text`` nor what kanyin last wrote there."""
    try:
        there = path.read_bytes()
        if there == text:
            return
        record = json.loads(path.with_name(path.stem + CHANGES).read_bytes())
        if record["markdown_sha256"] == sha256(there).hexdigest():
            return
    except FileNotFoundError:
        if not path.exists():
            return
    except (OSError, ValueError, KeyError, TypeError):
        pass  # no record that vouches for the file
    raise OutputError(
        "was corrected by hand, and cleaning the page again would undo that",
        file=path,
        cure=f"publish it: kanyin build {path}, or move it away first",
    )


def _put(data: bytes, name: str, folder: Path | None, outcome: Outcome) -> None:
    if folder is None:
        outcome.result = data
    else:
        write_whole(folder / name, data)
        outcome.written.append(folder / name)


def decode_markdown(data: bytes, file: str) -> str:
    """A Markdown file's text, its front matter checked. Raises InputError with the line."""
    if not data.strip():
        raise InputError("the file is empty", file=file, cure="write an article in it")
    if b"\0" in data:
        raise InputError("not text but a binary file", file=file, cure="give a Markdown file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("not UTF-8", file=file, line=line, cure="save the file as UTF-8") from error
    check_front_matter(text, file)
    return text


def _explained(error: Exception, job: Job) -> Exception:
    """A full disk may show anywhere; a book knows the name of its file only. A bug stays what it is."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return output_error(error)
    if isinstance(error, KanyinError) and error.file in (None, _printable(job.name)):
        return type(error)(error.problem, file=job.label, line=error.line, cure=error.cure)
    return error


def _printable(name: str) -> str:
    """A file name as text: bytes that are none become replacement characters."""
    return os.fsencode(name).decode(errors="replace")
