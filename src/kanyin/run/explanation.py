"""What cleaning does to one page: found out, and told as text, as JSON or as a page for a browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kanyin import pipeline
from kanyin.config.overrides import NO_FLAGS, Level
from kanyin.config.page_settings import (
    NO_DEFAULTS,
    ReadDefaults,
    edition_for,
    overrides_for,
    pattern_for,
    read_options_for,
)
from kanyin.config.setting_values import STREAM
from kanyin.errors import InputError
from kanyin.files.writing import identities, write_whole
from kanyin.messages import language, msg
from kanyin.model import Change, Document, Meta, Source
from kanyin.read import ReadOptions
from kanyin.record import report
from kanyin.record.lines import LineRole, line_fields, line_roles, line_text
from kanyin.run.kinds import Kinds
from kanyin.run.outcomes import Tally
from kanyin.run.plan import Job, file_jobs, stdin_jobs


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: of which page, as a person has decided about it; which of its changes (none: all)."""

    job: Job
    decisions: Level = NO_FLAGS
    reading: ReadDefaults = NO_DEFAULTS
    rules: tuple[str, ...] = ()
    doubt: bool = False


def find_job(path: str, stdin: bytes, kind: str = "", config: Path | None = None) -> Job:
    """The one page that ``path`` names; ``-`` stands for ``stdin``. Raises InputError where there are several.

    What a file is ``kind`` says, else ``config`` or the kanyin.toml nearest to it.
    """
    jobs = list(
        stdin_jobs(stdin, kind) if path == STREAM else file_jobs(Path(path), Kinds(kind, config).of(Path(path)))
    )
    if jobs[0].error:
        raise jobs[0].error
    if len(jobs) > 1:
        problem = msg("holds {count} documents", count=len(jobs))
        hint = msg("name one by its line: {name}", name=jobs[0].label)
        if path == STREAM:
            hint = msg("send the line of one alone")
        raise InputError(problem, file=path, hint=hint)
    return jobs[0]


@dataclass(frozen=True, slots=True)
class Examined:
    """A page, what cleaning makes of it, and what each of its lines was taken for, the most doubtful first."""

    source: Source
    document: Document
    lines: Sequence[LineRole]


def examine(asked: Question) -> Examined:
    """A page and what cleaning makes of it, be it no article. Raises InputError.

    Of Markdown nothing is made: its Document is empty.
    """
    job, reading = asked.job, asked.reading
    source = job.read_source(job.read_data(), ReadOptions(**read_options_for(job.path, job.line, reading)))
    if job.is_markdown:
        return Examined(source, Document(Meta(), (), (), ()), ())
    overrides = overrides_for(job.path, job.line, asked.decisions, reading.config)
    document = pipeline.rebuild(source, overrides, edition_for(job.path, job.line, reading))
    return Examined(source, document, line_roles(document, pipeline.judged(source, overrides)))


def _changes(asked: Question, examined: Examined) -> list[Change]:
    """Several stages work on one line in turn: by lines, and on each line in their order."""
    changes = report.chosen(examined.document.changes, asked.rules, only_doubts=asked.doubt)
    return sorted(changes, key=lambda change: change.src[:1])


def _lines(asked: Question, examined: Examined) -> list[LineRole]:
    """The lines that are asked for: none where rules are, else all or those in doubt."""
    return [] if asked.rules else [each for each in examined.lines if each.doubt or not asked.doubt]


Fields = list[dict[str, object]]


def explanation_fields(asked: Question) -> dict[str, Fields]:
    """The changes, and the lines with their roles, as JSON shows them."""
    examined = examine(asked)
    return {
        "changes": [report.change_fields(change) for change in _changes(asked, examined)],
        "lines": [line_fields(each) for each in _lines(asked, examined)],
    }


@dataclass(frozen=True, slots=True)
class Texts:
    """How many changes, a line for each rule, a piece of text for each change and for each line."""

    tally: Tally
    rules: Sequence[str]
    changes: Sequence[str]
    lines: Sequence[str]


def explanation_texts(asked: Question, paint: Callable[[str, str], str]) -> Texts:
    """What a terminal shows; ``paint`` as in ``report.explain``."""
    examined = examine(asked)
    changes = _changes(asked, examined)
    return Texts(
        Tally.of(changes),
        report.rule_lines(changes),
        [report.explain(change, paint) for change in changes],
        [line_text(each) for each in _lines(asked, examined)],
    )


def write_page(asked: Question, target: Path) -> None:
    """The report as a page for a browser, in the language in use. Raises InputError and OutputError."""
    from kanyin.record.html import report_page

    examined = examine(asked)
    pattern = pattern_for(asked.job.path, asked.job.line, asked.reading.config)
    page = report_page(examined.source, examined.document, language(), examined.lines, pattern)
    read = [asked.job.path] if asked.job.path else []
    write_whole(target, page.encode(errors="replace"), inputs=identities(read))
