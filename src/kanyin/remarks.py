"""What a person should know of a document that was made all the same; and the noise of libraries, which nobody hears.

A library speaks by ``logging``, by ``warnings``, or on the process's stderr (Pango and fontconfig do). Whoever calls it
puts what concerns the document into words of ours with ``remark``; ``heard`` gathers these, and keeps the rest away.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace

from kanyin.messages import msg


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the result does not show as the document has it: where, what, and what to do.

    ``count`` is in how many places, of which the first is named. Remarks of one ``kind`` can be told as one.
    """

    problem: str
    file: str | None = None
    line: int | None = None
    hint: str = ""
    kind: str = ""
    count: int = 1

    def fields(self) -> dict[str, object]:
        """As JSON shows it."""
        return {"file": self.file, "line": self.line, "problem": self.problem, "cure": self.hint, "count": self.count}

    def text(self, file: str) -> str:
        """``FILE:LINE: problem``, the hint on a line of its own; ``file`` where the remark names none."""
        place = (self.file or file) + (f":{self.line}" if self.line is not None else "")
        more = msg(" ({count} such places)", count=self.count) if self.count > 1 else ""
        return "\n  ".join(part for part in (f"{place}: {self.problem}{more}", self.hint) if part)


def by_kind(remarks: Iterable[Remark]) -> list[Remark]:
    """Remarks in their order; those of one kind are one, at the place of the first, with all their places counted."""
    found: dict[object, Remark] = {}
    for one in remarks:
        key = one.kind or one
        before = found.get(key)
        found[key] = replace(before, count=before.count + one.count) if before else one
    return list(found.values())


_REMARKS: ContextVar[dict[Remark, None] | None] = ContextVar("remarks", default=None)


def remark(
    problem: str, *, file: object = None, line: int | None = None, hint: str = "", kind: str = "", count: int = 1
) -> None:
    """Tell something of the document that is being made (see ``Remark``); once, however many formats it concerns."""
    found = _REMARKS.get()
    if found is not None:
        at = place(None if file is None else str(file), line)
        found[Remark(problem, *at, hint, kind, count)] = None


Places = Callable[[str | None, int | None], tuple[str | None, int | None]]
"""From file and line of a text that was made of a document to those of the document."""
_PLACES: ContextVar[Places | None] = ContextVar("places", default=None)


def place(file: str | None, line: int | None) -> tuple[str | None, int | None]:
    """File and line of the document, of those of the text that is being read."""
    found = _PLACES.get()
    return found(file, line) if found else (file, line)


@contextmanager
def renumbered(places: Places) -> Iterator[None]:
    """Within it, remarks speak of a text made of the document; ``places`` gives the document's file and line."""
    outer = _PLACES.get()
    token = _PLACES.set((lambda file, line: outer(*places(file, line))) if outer else places)
    try:
        yield
    finally:
        _PLACES.reset(token)


@contextmanager
def heard() -> Iterator[dict[Remark, None]]:
    """Within it, remarks come into the dict, in their order; what libraries say goes nowhere."""
    found: dict[Remark, None] = {}
    token = _REMARKS.set(found)
    try:
        with silence():
            yield found
    finally:
        _REMARKS.reset(token)


@contextmanager
def silence() -> Iterator[None]:
    """Within it nothing of what libraries log, warn or print is shown.

    A handler that does nothing keeps ``logging`` from its last resort, which is stderr.
    """
    import logging

    mute = logging.NullHandler()
    logging.getLogger().addHandler(mute)
    try:
        with warnings.catch_warnings(), _stderr_to_nowhere():
            if not sys.warnoptions:
                warnings.simplefilter("ignore")
            yield
    finally:
        logging.getLogger().removeHandler(mute)


@contextmanager
def _stderr_to_nowhere() -> Iterator[None]:
    """Libraries in C print on the descriptor itself. Where it is closed, they print nowhere anyway."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
