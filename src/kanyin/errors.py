"""Everything that can go wrong, each kind with its exit code.

A message says which file and line, what is wrong, and what to do.
"""

from __future__ import annotations


class KanyinError(Exception):
    """An error that a person can act on.

    ``str(error)`` is ``FILE:LINE: problem. hint``, with the parts that are known.
    """

    exit_code = 1

    def __init__(self, problem: str, *, file: object = None, line: int | None = None, hint: str = "") -> None:
        self.problem = problem
        self.file = None if file is None else str(file)
        self.line = line
        self.hint = hint
        place = self.file or ""
        if line is not None:
            place += f":{line}"
        parts = [f"{place}: {problem}" if place else problem]
        if hint:
            parts.append(hint)
        super().__init__("\n  ".join(parts))

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process."""
        return (_rebuild, (type(self), self.problem, self.file, self.line, self.hint))


def _rebuild(kind: type[KanyinError], problem: str, file: str | None, line: int | None, hint: str) -> KanyinError:
    return kind(problem, file=file, line=line, hint=hint)


class UsageError(KanyinError):
    """An option or a name that does not exist."""

    exit_code = 2


class MissingToolError(KanyinError):
    """Pango, a font or another tool is not installed."""

    exit_code = 3


class InputError(KanyinError):
    """The file cannot be read as what it should be."""

    exit_code = 4


class OutsideError(InputError):
    """A file that a document names lies outside the folder that it may read from."""


class OutputError(KanyinError):
    """A result could not be written, or a check of a result failed."""

    exit_code = 5


class ConservationError(KanyinError):
    """A visible character of the source would have vanished without a record: a bug in kanyin."""

    exit_code = 5
