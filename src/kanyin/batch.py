"""Many documents, several at a time: each is read, made and written whole; none that fails stops another."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from hashlib import sha256
from pathlib import Path

from kanyin import pipeline, workers
from kanyin.errors import InputError, KanyinError, OutputError, UsageError
from kanyin.files import make_folder, output_error, read_bytes, write_together, write_whole
from kanyin.front_matter import check_front_matter
from kanyin.messages import msg
from kanyin.model import Change, Document, Figure, Meta, Source
from kanyin.outcomes import Bug, Outcome, Tally
from kanyin.output import FORMATS, Printing, writers
from kanyin.overrules import NO_FLAGS, Level
from kanyin.plan import MARKDOWN, Job, file_jobs, is_front_matter, stdin_jobs
from kanyin.read import Reading
from kanyin.remarks import heard
from kanyin.report import action_word, changes_json
from kanyin.settings import NOTHING_SAID, STREAM, Said, overrules_for, readings_for
from kanyin.styles import Style

CHANGES = ".changes.json"
SCREEN = Printing()


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of each document: formats and style, where to, and what a person has decided.

    ``style`` is None where no book is asked for. Results go to ``folder``, or, when that is None, to the outcome's
    ``result``. ``strict`` makes decisions in doubt errors; ``decisions`` are those of the command line; ``said`` is
    what was said of how to read pages; ``printing`` is what is asked of PDF.
    """

    formats: tuple[str, ...]
    style: Style | None
    folder: Path | None
    strict: bool = False
    decisions: Level = NO_FLAGS
    printing: Printing = SCREEN
    said: Said = NOTHING_SAID


def check_formats(names: Sequence[str]) -> tuple[str, ...]:
    """The formats as they were asked for. Raises UsageError for one that does not exist, or for none."""
    known = ("md", *FORMATS)
    cure = msg("formats: {names}", names=msg(", ").join(known))
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, 1)
            guess = msg("did you mean {name}?", name=near[0]) if near else cure
            raise UsageError(msg("there is no format {name!r}", name=name), cure=guess)
    if not names:
        raise UsageError(msg("no format is asked for"), cure=cure)
    return tuple(names)


def build_all(
    jobs: Sequence[Job], order: Order, processes: int, started: Callable[[Job], None]
) -> Generator[Outcome, None, None]:
    """Make all documents, ``processes`` at a time (0: one a core), and give their outcomes in the order of the jobs.

    ``started`` is called as each is begun.
    """
    count = min(processes or workers.cores(), len(jobs))
    if count > 1:
        yield from workers.run_all(partial(build, order=order), jobs, count, _ended, started)
        return
    for job in jobs:
        started(job)
        yield build(job, order)


def _ended(job: Job, code: int) -> Outcome:
    problem = msg("the process that made it was ended from outside ({code})", code=code)
    cure = msg("was there too little memory? make fewer at a time with -j")
    return Outcome(job.label, job.source, errors=[OutputError(problem, file=job.label, cure=cure)])


def build(job: Job, order: Order) -> Outcome:
    """Make one document (a Markdown file is published as it stands and has no ``md`` to make).

    Errors are in the outcome, never raised; what could be made is there all the same.
    """
    outcome = Outcome(job.label, job.source)
    with heard() as remarks:
        try:
            _build(job, order, outcome)
        except Exception as error:
            outcome.errors.append(_explained(error, job))
    outcome.remarks += remarks
    return outcome


def _build(job: Job, order: Order, outcome: Outcome) -> None:
    if job.obstacle:
        raise job.obstacle
    data = job.read_data()
    folder = order.folder / job.folder if order.folder else None
    if job.folder and folder:
        make_folder(folder)
    if job.is_markdown or _is_own_markdown(data):
        markdown = decode_markdown(data, job.label)
        if order.style is None:
            _put_unchanged(job, data, folder, outcome)
    else:
        markdown = _clean(job, data, order, folder, outcome)
    if order.style is None or outcome.errors:
        return
    book = pipeline.make_book(markdown, _printable(job.name), job.path.parent if job.path else None)
    for write in writers(order.formats, order.printing):
        try:
            for suffix, made in write(book, order.style).items():
                _put(made, f"{job.name}.{suffix}", folder, outcome)
        except Exception as error:
            outcome.errors.append(_explained(error, job))


def _clean(job: Job, data: bytes, order: Order, folder: Path | None, outcome: Outcome) -> str:
    """The Markdown of a page, put where it is wanted; what is in doubt is among the errors where that is strict."""
    overrules = overrules_for(job.path, job.line, order.decisions)
    source = _read(job, data, order.said)
    outcome.encoding = source.encoding
    document = pipeline.clean_source(source, overrules)
    outcome.tally = Tally.of(document.changes)
    if order.strict:
        outcome.errors += _doubts(document.changes, job.label)
    markdown = pipeline.make_markdown(document)
    if "md" in order.formats and not (outcome.errors and folder is None):
        _put_pictures(document, job, folder, outcome)
        _put_markdown(job, data, markdown, folder, outcome, document.changes)
    return markdown


def _read(job: Job, data: bytes, said: Said) -> Source:
    return job.read_source(data, Reading(**readings_for(job.path, job.line, said)))


SHOWN = 20
"""Characters of a line in doubt that its error shows."""


def _doubts(changes: Iterable[Change], label: str) -> list[OutputError]:
    """An error for each decision in doubt."""
    cure = msg("look: kanyin explain; then decide with --keep or --drop or in kanyin.toml, or build the Markdown")
    return [
        OutputError(
            msg(
                "in doubt: {rule} {action} {text!r}",
                rule=c.rule,
                action=action_word(c.action),
                text=_shortened(c.before),
            ),
            file=label,
            line=c.src[0],
            cure=cure,
        )
        for c in changes
        if c.doubt
    ]


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


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


def examine(
    path: str, stdin: bytes, decisions: Level = NO_FLAGS, said: Said = NOTHING_SAID
) -> tuple[Source, Document]:
    """A page and what cleaning makes of it, be it no article; ``-`` stands for ``stdin``. Raises InputError.

    Of Markdown nothing is made: its Document is empty.
    """
    jobs = list(stdin_jobs(stdin) if path == STREAM else file_jobs(Path(path)))
    job = jobs[0]
    if job.obstacle:
        raise job.obstacle
    if len(jobs) > 1:
        problem = msg("holds {count} documents", count=len(jobs))
        cure = msg("name one by its line: {name}", name=jobs[0].label)
        if path == STREAM:
            cure = msg("send the line of one alone")
        raise InputError(problem, file=path, cure=cure)
    data = job.read_data()
    source = _read(job, data, said)
    if job.is_markdown or _is_own_markdown(data):
        return source, Document(Meta(), (), (), ())
    return source, pipeline.rebuild(source, overrules_for(job.path, job.line, decisions))


def _put_markdown(
    job: Job, data: bytes, markdown: str, folder: Path | None, outcome: Outcome, changes: Iterable[Change]
) -> None:
    """NAME.md and, where there is a folder, NAME.changes.json; never over a person's corrections."""
    text = markdown.encode()
    if folder is None:
        outcome.result = text
        return
    path = folder / (job.name + MARKDOWN)
    refuse_corrected(path, text)
    record = changes_json(_printable(job.path.name) if job.path else "-", data, text, changes)
    # Markdown without its record would be taken for a person's.
    written = {path: text, folder / (job.name + CHANGES): record}
    write_together(written)
    outcome.written += written


def _put_pictures(document: Document, job: Job, folder: Path | None, outcome: Outcome) -> None:
    """The pictures of a page into the folder of its Markdown, under the paths that it names them by."""
    for block in document.blocks:
        if folder is None or job.path is None or not isinstance(block, Figure) or not block.picture:
            continue
        target = folder / block.picture
        data = read_bytes(job.path.parent / block.picture)
        if target.exists():
            if read_bytes(target) == data:
                continue
            raise OutputError(
                msg("another picture is there"), file=target, cure=msg("name another folder with -o")
            )
        make_folder(target.parent)
        _put(data, block.picture, folder, outcome)


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
        msg("was corrected by hand, and cleaning the page again would undo that"),
        file=path,
        cure=msg("publish it: kanyin build {path}, or move it away first", path=path),
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
        raise InputError(msg("the file is empty"), file=file, cure=msg("write an article in it"))
    if b"\0" in data:
        raise InputError(msg("not text but a binary file"), file=file, cure=msg("give a Markdown file"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(msg("not UTF-8"), file=file, line=line, cure=msg("save the file as UTF-8")) from error
    check_front_matter(text, file)
    return text


def _explained(error: Exception, job: Job) -> KanyinError | Bug:
    """A full disk may show anywhere; a book knows the name of its file only. Anything else is a bug."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return output_error(error)
    if not isinstance(error, KanyinError):
        return Bug.of(error)
    if error.file in (None, _printable(job.name)):
        return type(error)(error.problem, file=job.label, line=error.line, cure=error.cure)
    return error


def _printable(name: str) -> str:
    """A file name as text: bytes that are none become replacement characters."""
    return os.fsencode(name).decode(errors="replace")
