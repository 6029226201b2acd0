"""What cleaning does to one page: found out, and told as text, as JSON or as a page for a browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kanyin import pipeline
from kanyin.config.overrides import NO_FLAGS, Level
from kanyin.config.page_settings import NO_DEFAULTS, ReadDefaults, overrides_for, read_options_for
from kanyin.config.setting_values import STREAM
from kanyin.errors import InputError
from kanyin.files.writing import identities, write_whole
from kanyin.messages import language, msg
from kanyin.model import Change, Document, Meta, Source
from kanyin.read import ReadOptions
from kanyin.record import report
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


def examine(asked: Question) -> tuple[Source, Document]:
    """A page and what cleaning makes of it, be it no article. Raises InputError.

    Of Markdown nothing is made: its Document is empty.
    """
    job, reading = asked.job, asked.reading
    source = job.read_source(job.read_data(), ReadOptions(**read_options_for(job.path, job.line, reading)))
    if job.is_markdown:
        return source, Document(Meta(), (), (), ())
    return source, pipeline.rebuild(source, overrides_for(job.path, job.line, asked.decisions, reading.config))


def _changes(asked: Question) -> list[Change]:
    """Several stages work on one line in turn: by lines, and on each line in their order."""
    changes = report.chosen(examine(asked)[1].changes, asked.rules, only_doubts=asked.doubt)
    return sorted(changes, key=lambda change: change.src[:1])


def change_fields(asked: Question) -> list[dict[str, object]]:
    """The changes as JSON shows them."""
    return [report.change_fields(change) for change in _changes(asked)]


def change_texts(asked: Question, paint: Callable[[str, str], str]) -> tuple[Tally, Sequence[str], Sequence[str]]:
    """How many changes, a line for each rule, a piece of text for each change; ``paint`` as in ``report.explain``."""
    changes = _changes(asked)
    return Tally.of(changes), report.rule_lines(changes), [report.explain(change, paint) for change in changes]


def write_page(asked: Question, target: Path) -> None:
    """The report as a page for a browser, in the language in use. Raises InputError and OutputError."""
    from kanyin.record.html import report_page

    page = report_page(*examine(asked), language())
    read = [asked.job.path] if asked.job.path else []
    write_whole(target, page.encode(errors="replace"), inputs=identities(read))
