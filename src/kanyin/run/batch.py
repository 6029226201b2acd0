"""Many documents, several at a time: each is read, made and written whole; none that fails stops another."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Sequence
from functools import partial

from kanyin import limits, pipeline
from kanyin.config.page_settings import are_linked, edition_for, overrides_for, read_options_for
from kanyin.errors import InputError, OutputError
from kanyin.files import drafts
from kanyin.messages import msg
from kanyin.model import Book, Change
from kanyin.output import writers
from kanyin.read import ReadOptions
from kanyin.record.report import action_word
from kanyin.remarks import Remark, heard, remark
from kanyin.run import workers
from kanyin.run.build_options import BuildOptions
from kanyin.run.guard import ended
from kanyin.run.outcomes import Outcome, Tally, explained
from kanyin.run.plan import Job, is_front_matter
from kanyin.run.results import Place, printable, without_missing_pictures


def build_all(
    jobs: Sequence[Job], options: BuildOptions, processes: int, started: Callable[[Job], None]
) -> Generator[Outcome, None, None]:
    """Make all documents, ``processes`` at a time (0: one a core), and give their outcomes in the order of the jobs.

    ``started`` is called as each is begun. One that takes longer than its time is stopped, and is among the outcomes.
    """
    count = min(processes or workers.cores(), len(jobs))
    _sweep(options)
    work, failed, seconds = (
        partial(build, options=options),
        partial(_ended, options=options),
        partial(_seconds, options=options),
    )
    yield from workers.run_all(work, jobs, count, failed, started, seconds)


def _seconds(job: Job, options: BuildOptions) -> int:
    return options.limits.seconds_for(job.size)


def _sweep(options: BuildOptions, *, anew: bool = False) -> None:
    if options.folder:
        drafts.sweep(os.path.realpath(options.folder), anew=anew)


def _ended(job: Job, code: int | None, options: BuildOptions) -> Outcome:
    """What became of a document whose process ended; what that has left half made is taken away."""
    _sweep(options, anew=True)
    return Outcome(job.label, job.source, errors=[ended(job.label, code, _seconds(job, options))])


def build(job: Job, options: BuildOptions) -> Outcome:
    """Make one document (a Markdown file is published as it stands and has no ``md`` to make).

    Errors are in the outcome, never raised; what could be made is there all the same.
    """
    outcome = Outcome(job.label, job.source, more=job.more)
    with limits.using(options.limits), heard() as remarks:
        try:
            _build(job, options, Place(job, options, outcome))
        except Exception as error:
            outcome.errors.append(explained(error, job.label, printable(job.name)))
    if options.strict and job.is_markdown:
        outcome.errors += [_as_error(told, job.label) for told in remarks]
    else:
        outcome.remarks += remarks
    return outcome


def _as_error(told: Remark, label: str) -> OutputError:
    """What a person should know, as an error, where that is strict."""
    return OutputError(told.problem, file=told.file or label, line=told.line, hint=told.hint)


def _build(job: Job, options: BuildOptions, place: Place) -> None:
    if job.error:
        raise job.error
    outcome = place.outcome
    place.make()
    if job.is_book and job.path:
        edition = edition_for(job.path, job.line, options.reading)
        book = pipeline.make_folder_book(job.path, printable(job.name), edition)
        if "md" in options.formats:
            place.put_normalised(b"", book.changes)
        _write(book, job, options, place)
        return
    data = job.read_data()
    if job.is_markdown:
        from kanyin.read.ocr.signs import looks_like_ocr

        markdown = decode_markdown(data, job.label)
        if not job.kind and looks_like_ocr(markdown):
            remark(
                msg("looks like the Markdown of text recognition, and is taken as it stands"),
                hint=msg('to have it cleaned: --from ocr, or in kanyin.toml  [files."NAME.md"]  from = "ocr"'),
            )
        if options.style is None:
            place.put_unchanged(data)
    else:
        if not job.kind and is_front_matter(data):
            remark(msg("begins as Markdown does, and is read as a page (else: --from markdown)"))
        markdown = _clean(job, data, options, place)
    if options.style is None or outcome.errors:
        return
    folder = job.path.parent if job.path else None
    edition, root = edition_for(job.path, job.line, options.reading), job.root if job.is_markdown else None
    book = pipeline.make_book(markdown, printable(job.name), folder, root, edition)
    if job.is_markdown and "md" in options.formats:
        place.put_normalised(data, book.changes)
    _write(book, job, options, place)


def _write(book: Book, job: Job, options: BuildOptions, place: Place) -> None:
    """The book in all formats that are asked for; one that fails stops no other."""
    if options.style is None:
        return
    for write in writers(options.formats, options.pdf):
        try:
            for suffix, made in write(book, options.style).items():
                place.put(made, f"{job.name}.{suffix}")
        except Exception as error:
            place.outcome.errors.append(explained(error, job.label, printable(job.name)))


def _clean(job: Job, data: bytes, options: BuildOptions, place: Place) -> str:
    """The Markdown of a page, put where it is wanted; what is in doubt is among the errors where that is strict."""
    overrides = overrides_for(job.path, job.line, options.decisions, options.reading.config)
    source = job.read_source(data, ReadOptions(**read_options_for(job.path, job.line, options.reading)))
    outcome = place.outcome
    outcome.encoding = source.encoding
    document = pipeline.clean_source(source, overrides, edition_for(job.path, job.line, options.reading))
    outcome.tally = Tally.of(document.changes)
    if options.strict:
        outcome.errors += _doubts(document.changes, job.label)
    linked = are_linked(job.path, job.line, options.reading)
    markdown = pipeline.make_markdown(document, linked=linked)
    if "md" in options.formats and not (outcome.errors and options.folder is None):
        place.put_pictures(document)
        place.put_markdown(data, markdown, document.changes)
    return pipeline.make_markdown(without_missing_pictures(document, job))


SHOWN = 20
"""Characters of a line in doubt that its error shows."""


def _doubts(changes: Iterable[Change], label: str) -> list[OutputError]:
    """An error for each decision in doubt."""
    hint = msg("look: kanyin explain; then decide with --keep or --drop or in kanyin.toml, or build the Markdown")
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
            hint=hint,
        )
        for c in changes
        if c.doubt
    ]


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def decode_markdown(data: bytes, file: str) -> str:
    """A Markdown file's text, its front matter checked. Raises InputError with the line."""
    from kanyin.book.front_matter import check_front_matter

    if not data.strip():
        raise InputError(msg("the file is empty"), file=file, hint=msg("write an article in it"))
    if b"\0" in data:
        raise InputError(msg("not text but a binary file"), file=file, hint=msg("give a Markdown file"))
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(msg("not UTF-8"), file=file, line=line, hint=msg("save the file as UTF-8")) from error
    check_front_matter(text, file)
    return text
