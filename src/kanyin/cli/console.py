"""What is told, and where: results on stdout, messages on stderr, progress on a terminal. For this room alone."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from kanyin.errors import OutputError
from kanyin.files import reason
from kanyin.messages import columns, msg, msgs
from kanyin.remarks import by_kind

if TYPE_CHECKING:
    from kanyin.run.outcomes import Bug, Outcome, Summary, Tally


@dataclass(frozen=True, slots=True)
class Verbosity:
    """How much is told, and in which form."""

    quiet: bool = False
    verbose: bool = False
    as_json: bool = False


def fill_closed_streams() -> None:
    """Whoever starts us may have closed a standard stream (``>&-``): no file that we open may take its number.

    What is told on a closed stderr is lost; reading from a closed stdin and writing to a closed stdout fail as they
    should.
    """
    streams = (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY))
    for number, (name, mode, flags) in enumerate(streams):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, flags)  # takes the lowest number that is free: this one
        if getattr(sys, name) is None:
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)


def echo_err(message: str) -> None:
    """A message on stderr; nobody may be listening there. Names of files in it may be hostile."""
    from kanyin.record.report import harmless

    try:
        click.echo(harmless(message), err=True)
    except OSError:
        close(sys.stderr)


def echo_error(message: object) -> None:
    """What went wrong, as all errors are told."""
    echo_err(msg("error: {message}", message=message))


def echo(text: str, *, end: bool = True) -> None:
    """A line of the result on stdout, or a piece of one; see ``sending``."""
    with sending():
        click.echo(text, nl=end)


def send(data: bytes) -> None:
    """A result itself on stdout, byte for byte."""
    with sending():
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def sending() -> Iterator[None]:
    """Who reads our stdout may go away when he has seen enough (``| head``): that is no error.

    Raises OutputError when stdout is a file that cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        close(sys.stdout)
    except OSError as error:
        close(sys.stdout)
        problem = msg("cannot be written: {reason}", reason=reason(error))
        raise OutputError(problem, file=msg("standard output"), hint=msg("send it elsewhere")) from error


def close(stream: Any) -> None:
    """From now on what is written to ``stream`` is lost, what Python still holds for it too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def as_json_text(value: object) -> str:
    """JSON that keeps Chinese legible."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def echo_bug(bug: Bug, label: str, *, verbose: bool) -> None:
    """An exception that should not have been: one line, and how to report it; its traceback with ``-v``."""
    place = f"{label}: " if label else ""
    echo_error(place + msg("a bug in kanyin ({what})", what=bug.what))
    echo_err(
        "  "
        + (
            msg("please report it with the file")
            if verbose
            else msg("please report it with the file and what -v shows")
        )
    )
    if verbose:
        echo_err(bug.trace)


class Progress:
    """The line on a terminal that shows which document is being made."""

    def __init__(self, total: int, verbosity: Verbosity) -> None:
        self._total = total
        self._begun = 0
        self._line = ""
        self._shown = sys.stderr.isatty() and not verbosity.quiet

    def begin(self, label: str) -> None:
        """One more document is being made."""
        from kanyin.record.report import visible

        self._begun += 1
        self._line = f"[{self._begun}/{self._total}] {visible(label)}"
        self.draw()

    def draw(self) -> None:
        """Show the line, cut to what the terminal holds."""
        if self._shown:
            width = shutil.get_terminal_size().columns - 1
            click.echo(f"\r\x1b[K{fit(self._line, width)}", err=True, nl=False)

    def clear(self) -> None:
        """Make room for something else on the line."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)


def fit(text: str, width: int) -> str:
    """As much of ``text`` as ``width`` columns of a terminal hold; a Han character takes two."""
    used = 0
    for at, char in enumerate(text):
        used += columns(char)
        if used > width:
            return text[:at]
    return text


class Reporter:
    """Tells of documents as they are done, and of all of them at the end."""

    def __init__(self, verbosity: Verbosity, progress: Progress) -> None:
        self._verbosity = verbosity
        self._progress = progress
        self._count = 0
        self.trouble: OutputError | None = None
        """Why stdout could not be written, on which files are listed: they are made all the same."""
        if verbosity.as_json:
            self._echo('{"documents": [', end=False)

    def _echo(self, text: str, *, end: bool = True) -> None:
        try:
            echo(text, end=end)
        except OutputError as error:
            self.trouble = self.trouble or error

    def outcome(self, outcome: Outcome) -> None:
        """One document: its errors and what is in doubt on stderr, its files or its fields on stdout."""
        self._progress.clear()
        self._errors(outcome)
        if not self._verbosity.quiet:
            for remark in outcome.remarks if self._verbosity.verbose else by_kind(outcome.remarks):
                echo_err(msg("note: {message}", message=remark.text(outcome.label)))
        if self._verbosity.as_json:
            self._echo(("," if self._count else "") + "\n" + as_json_text(outcome.fields()), end=False)
        else:
            self._files(outcome)
        self._count += 1
        self._progress.draw()

    def _errors(self, outcome: Outcome) -> None:
        from kanyin.errors import KanyinError

        for error in outcome.errors:
            if not isinstance(error, KanyinError):
                echo_bug(error, outcome.label, verbose=self._verbosity.verbose)
            else:
                echo_error(error if error.file else f"{outcome.label}: {error}")

    def _files(self, outcome: Outcome) -> None:
        from kanyin.record.report import harmless

        if outcome.result:
            send(outcome.result)
        if self._verbosity.quiet:
            return
        for path in outcome.written:
            self._echo(harmless(str(path)) if sys.stdout.isatty() else str(path))
        if self._verbosity.verbose and outcome.encoding:
            echo_err(f"{outcome.label}: {outcome.encoding}")
        if (self._verbosity.verbose or outcome.tally.doubts) and not outcome.errors:
            import shlex

            asked = shlex.join([outcome.label, *(word for path in outcome.more for word in ("--with", str(path)))])
            command = "" if outcome.is_stdin else f"kanyin explain {asked}"
            see = msg("; see: {command}", command=command) if command else ""
            echo_err(f"{outcome.label}: {tally_text(outcome.tally)}{see}")

    def end(self, summary: Summary, *, interrupted: bool = False) -> None:
        """All documents: how many were done, doubtful and failed, and why."""
        self._progress.clear()
        if self._verbosity.as_json:
            fields = {**summary.fields(), "interrupted": interrupted}
            self._echo(f'\n], "summary": {as_json_text(fields)}}}')
        if summary.documents > 1 and (summary.failed or not self._verbosity.quiet):
            echo_err("\n".join(summary_lines(summary)))


def tally_text(tally: Tally) -> str:
    """``37 changes by 12 rules, 2 in doubt``."""
    if not tally.changes:
        return msg("no changes")
    changes = msgs("{count} change", "{count} changes", tally.changes)
    rules = msgs("{count} rule", "{count} rules", tally.rules)
    text = msg("{changes} by {rules}", changes=changes, rules=rules)
    return text + (msg(", {count} in doubt", count=tally.doubts) if tally.doubts else "")


SHOWN_CAUSES, SHOWN_FILES = 20, 3


def summary_lines(summary: Summary) -> Iterator[str]:
    """How many; then each cause of failure, the most frequent first, with the first of its documents."""
    doubtful = msg(" ({count} with decisions in doubt)", count=summary.doubtful) if summary.doubtful else ""
    yield msg(
        "{total} documents: {done} done{doubtful}, {failed} failed",
        total=summary.documents,
        done=summary.done,
        doubtful=doubtful,
        failed=summary.failed,
    )
    causes = sorted(summary.causes.items(), key=lambda item: (-len(item[1]), item[0]))
    for cause, labels in causes[:SHOWN_CAUSES]:
        more = ("…",) if len(labels) > SHOWN_FILES else ()
        names = msg(", ").join((*labels[:SHOWN_FILES], *more))
        yield f"{len(labels):6} × " + msg("{cause}: {names}", cause=cause, names=names)
    if len(causes) > SHOWN_CAUSES:
        yield msg("       and {count} other causes", count=len(causes) - SHOWN_CAUSES)


def has_colour() -> bool:
    """Colour is for terminals, and for people who have not declined it (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def coloured(kind: str, text: str) -> str:
    """A piece of a change in the colour of its kind; struck or underlined too, for who sees colours alike."""
    looks: dict[str, dict[str, Any]] = {
        "gone": {"fg": "red", "strikethrough": True},
        "new": {"fg": "green", "underline": True},
        "cut": {"dim": True},
    }
    return click.style(text, **looks[kind]) if kind in looks else text
