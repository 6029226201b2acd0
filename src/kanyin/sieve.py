"""Which of many patterns are worth asking about a text: told by its characters, before any of them is asked.

Lines are held against tables of patterns, and nearly every row says no. What a pattern cannot do without is in the
pattern itself: the character that it begins with, one that stands in all it finds. A table of these, made of the rows,
leaves the few that the text's own characters call for. ``make`` has read the patterns for all runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

from kanyin import precompiled
from kanyin.patterns import beginning, lazy

T = TypeVar("T")
MOST = 128
"""Characters of a class that still tells something: Han, or what is not a mark, is in every line."""
COMMON = 4
"""How much more a character that is not Han, in every other line, counts when sets are weighed."""
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


class Sieve(Generic[T]):
    """Things that have patterns; which of them a text can show, in their order.

    ``rows`` are a pattern that is found in the text, one that the text begins with or nothing, and the thing.
    """

    def __init__(self, rows: Iterable[tuple[str, str, T]]) -> None:
        rows = tuple(rows)
        self.patterns = tuple({pattern: None for row in rows for pattern in row[:2] if pattern})
        self._things = tuple(thing for _, _, thing in rows)
        self._firsts = [lazy(first) if begun and (first := begins_with(begun)) else None for _, begun, _ in rows]
        self._calls: dict[str, int] = {}
        self._always = 0
        for n, (pattern, _, _) in enumerate(rows):
            chars = needs(pattern)
            self._always |= 0 if chars else 1 << n
            for char in chars:
                self._calls[char] = self._calls.get(char, 0) | 1 << n
        known = "".join(map(re.escape, sorted(self._calls)))
        self._known = re.compile(f"[{known}]") if known else None
        self._begun = lru_cache(maxsize=8192)(self._begun_by)
        self._called = lru_cache(maxsize=4096)(self._things_of)

    def of(self, text: str) -> tuple[T, ...]:
        """Those whose patterns can be found in the text, and at its start."""
        called = self._always
        for char in set(self._known.findall(text)) if self._known else ():
            called |= self._calls[char]
        return self._called(called & self._begun(text[:1]))

    def _begun_by(self, char: str) -> int:
        """The numbers of those that a text can show which begins with ``char``."""
        return sum(1 << n for n, first in enumerate(self._firsts) if first is None or first.match(char))

    def _things_of(self, called: int) -> tuple[T, ...]:
        found = []
        while called:
            found.append(self._things[(called & -called).bit_length() - 1])
            called &= called - 1
        return tuple(found)


def begins_with(pattern: str) -> str:
    """The class of what a match of the pattern can begin with; empty where that may be anything."""
    return "".join(_kept("begins", pattern))


def needs(pattern: str) -> str:
    """Characters one of which stands in all that the pattern finds, or beside it; empty where it does without."""
    return "".join(_kept("needs", pattern))


def _kept(what: str, pattern: str) -> tuple[str, ...]:
    kept = precompiled.letters((what, pattern))
    return read(what, pattern) if kept is None else kept


def read(what: str, pattern: str) -> tuple[str, ...]:
    """What ``begins_with`` (``begins``) and ``needs`` (``needs``) tell of a pattern, read in the pattern itself."""
    if what == "begins":
        return (beginning(pattern),)
    parsed = _parser.parse(pattern)
    if parsed.state.flags & (re.IGNORECASE | re.LOCALE):
        return ()
    return tuple(sorted(min(_needs_of_all(parsed), key=_weight, default=())))


def _weight(chars: frozenset[str]) -> int:
    return sum(1 if char >= "\u2e80" else COMMON for char in chars)


def _inner(operation: Any, value: Any) -> Any:
    """The parts within a repeat or a group; None where there are none, or where the group reads letters otherwise."""
    if operation in _REPEATS:
        return value[2]
    if operation is sre.ATOMIC_GROUP:
        return value
    if operation is sre.SUBPATTERN and not value[1]:
        return value[3]
    return None


def _members(items: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """The characters of a class; None for one that has too many, or not them alone."""
    found: set[str] = set()
    for operation, value in items:
        if operation is sre.LITERAL:
            found.add(chr(value))
        elif operation is sre.RANGE and value[1] - value[0] < MOST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return found if len(found) <= MOST else None


def _needs_of_all(parts: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """Sets of characters, one of each of which stands in what parts one behind the other find."""
    for operation, value in parts:
        yield from _needs_of(operation, value)


def _needs_of(operation: Any, value: Any) -> Iterator[frozenset[str]]:
    if operation is sre.LITERAL:
        yield frozenset(chr(value))
    elif operation is sre.IN:
        if members := _members(value):
            yield frozenset(members)
    elif operation is sre.BRANCH:
        ways = [min(_needs_of_all(way), key=_weight, default=frozenset[str]()) for way in value[1]]
        if all(ways):
            yield frozenset().union(*ways)
    elif operation is sre.ASSERT:
        yield from _needs_of_all(value[1])
    elif not (operation in _REPEATS and value[0] == 0):
        yield from _needs_of_all(_inner(operation, value) or ())
