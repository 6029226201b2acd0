"""What became of documents: of one its files, changes and errors; of all how many were done, doubtful and failed."""

from __future__ import annotations

import errno
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kanyin.errors import InputError, KanyinError, OutputError
from kanyin.files import reason
from kanyin.files.writing import output_error
from kanyin.messages import msg
from kanyin.model import Change
from kanyin.patterns import lazy
from kanyin.remarks import Remark


@dataclass(frozen=True, slots=True)
class Bug:
    """An exception that should not have been: what Python says in a line, and the traceback."""

    what: str
    trace: str
    exit_code = OutputError.exit_code

    @classmethod
    def of(cls, error: BaseException) -> Bug:
        """Its description; an exception itself may not survive the way back from a worker."""
        if isinstance(error, BugError):
            return error.bug
        what = " ".join(f"{type(error).__name__}: {error}".split())
        import traceback

        return cls(what, "".join(traceback.format_exception(error)).rstrip())


class BugError(Exception):
    """A bug that was caught in another process."""

    def __init__(self, bug: Bug) -> None:
        self.bug = bug
        super().__init__(bug.what)


_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS}
_OF_THE_MACHINE = {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN}
"""What a system says that lacks something, whatever was asked of it."""


def explained(error: Exception, label: str, name: str = "") -> KanyinError | Bug:
    """What went wrong with the document ``label``, as a person is told it; a book knows the ``name`` of its file only.

    A full disk, too little memory and parts too deep inside each other may show anywhere. Anything else is a bug.
    """
    if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
        return output_error(error)
    lacking = isinstance(error, OSError) and error.errno in _OF_THE_MACHINE
    if lacking or isinstance(error, MemoryError):
        problem = reason(error) if isinstance(error, OSError) else msg("too little memory")
        hint = msg("make fewer at a time with -j, end other programs, or divide the document")
        return OutputError(problem, file=label or None, hint=hint)
    if isinstance(error, RecursionError):
        hint = msg("look for quotations, lists or brackets that open inside each other without end")
        return InputError(msg("its parts lie too deep inside each other"), file=label or None, hint=hint)
    if not isinstance(error, KanyinError):
        return Bug.of(error)
    if error.file is None or error.file == name:
        return type(error)(error.problem, file=label or None, line=error.line, hint=error.hint)
    return error


@dataclass(frozen=True, slots=True)
class Tally:
    """How many changes were made to a page, by how many rules, and how many a person should look at."""

    changes: int = 0
    rules: int = 0
    doubts: int = 0

    @classmethod
    def of(cls, changes: Sequence[Change]) -> Tally:
        """Counted."""
        return cls(len(changes), len({c.rule for c in changes}), sum(c.doubt for c in changes))


@dataclass(slots=True)
class Outcome:
    """What became of one document: its files, or the bytes for standard output; its changes and errors."""

    label: str
    source: str
    """What programs call it; see ``Job.source``."""
    written: list[Path] = field(default_factory=list)
    result: bytes = b""
    encoding: str = ""
    """The encoding of its page, and the evidence for it."""
    tally: Tally = Tally()
    errors: list[KanyinError | Bug] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    """What a person should know though nothing failed."""
    more: tuple[Path, ...] = ()
    """Further pages of it."""

    @property
    def is_stdin(self) -> bool:
        """It has no file that another command could name."""
        return re.fullmatch(r"-(?::\d+)?", self.source) is not None

    def fields(self) -> dict[str, object]:
        """As JSON shows it."""
        return {
            "source": self.source,
            "ok": not self.errors,
            "files": [str(path) for path in self.written],
            "changes": self.tally.changes,
            "doubts": self.tally.doubts,
            "errors": [_error_fields(error) for error in self.errors],
            "notes": [remark.fields() for remark in self.remarks],
        }


def _error_fields(error: KanyinError | Bug) -> dict[str, object]:
    if isinstance(error, Bug):
        return {"file": None, "line": None, "problem": error.what, "cure": "", "exit_code": error.exit_code}
    known = {"file": error.file, "line": error.line, "problem": error.problem, "cure": error.hint}
    return {**known, "exit_code": error.exit_code}


_NUMBER = lazy(r"(?<![-\w])(?:0x[0-9a-f]+|\d+)")


@dataclass(slots=True)
class Summary:
    """What became of all documents so far."""

    documents: int = 0
    done: int = 0
    doubtful: int = 0
    """Of those done: the ones with a decision that a person should look at."""
    failed: int = 0
    causes: dict[str, list[str]] = field(default_factory=dict)
    """What went wrong first with each that failed, whatever the numbers in it, and with which."""
    first_code: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one more document."""
        self.documents += 1
        if not outcome.errors:
            self.done += 1
            self.doubtful += bool(outcome.tally.doubts)
            return
        self.failed += 1
        error = outcome.errors[0]
        self.first_code = self.first_code or error.exit_code
        cause = _NUMBER.sub("…", error.what if isinstance(error, Bug) else error.problem)
        self.causes.setdefault(cause, []).append(outcome.label)

    @property
    def exit_code(self) -> int:
        """0 when all is well, a single document's own first error's code, and 1 when of several some failed."""
        return self.first_code if self.documents == 1 or not self.failed else 1

    def fields(self) -> dict[str, int]:
        """As JSON shows it."""
        return {name: getattr(self, name) for name in ("documents", "done", "doubtful", "failed")}
