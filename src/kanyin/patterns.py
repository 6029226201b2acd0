"""Patterns that are searched for in each line of each page, made quick: most hold nothing that one could begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_NOT_WORD: r"\W",
}
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_First = tuple[set[str] | None, bool]
"""With what a part of a pattern can begin, as pieces of a character class, None for anything; can it be empty?"""


def hastened(pattern: str, flags: int = 0) -> str:
    """The same pattern behind a look at one character, so that it is tried only where it can begin.

    ``re`` does that of itself where a pattern begins with one character or class; not where it begins with words of
    several, with what may be missing, or with a look behind. A pattern that can begin with anything stays as it is.
    For ``search``, ``finditer`` and ``sub`` alone: ``match`` looks at one place, and gains nothing.
    """
    parsed = _parser.parse(pattern, flags)
    if parsed.state.flags != flags | re.UNICODE or (parsed and parsed[0][0] in (sre.LITERAL, sre.IN)):
        return pattern
    first, empty = _of_all(parsed)
    return pattern if empty or not first else f"(?=[{''.join(sorted(first))}])(?:{pattern})"


def _of_all(parts: Iterable[tuple[Any, Any]]) -> _First:
    """Of parts one behind the other."""
    found: set[str] = set()
    for operation, value in parts:
        first, empty = _of(operation, value)
        if first is None:
            return None, False
        found |= first
        if not empty:
            return found, False
    return found, True


def _of(operation: Any, value: Any) -> _First:
    """Of one part."""
    if operation is sre.LITERAL:
        return {re.escape(chr(value))}, False
    if operation is sre.IN:
        return (None if value[0][0] is sre.NEGATE else set(map(_piece, value))), False
    if operation in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return set(), True
    if operation is sre.BRANCH:
        return _of_any(map(_of_all, value[1]))
    if operation in _REPEATS:
        first, empty = _of_all(value[2])
        return first, empty or value[0] == 0
    if operation is sre.ATOMIC_GROUP:
        return _of_all(value)
    if operation is sre.SUBPATTERN and not value[1] and not value[2]:
        return _of_all(value[3])
    return None, False


def _of_any(ways: Iterable[_First]) -> _First:
    """Of parts one of which stands there."""
    found: set[str] = set()
    may_be_empty = False
    for first, empty in ways:
        if first is None:
            return None, False
        found |= first
        may_be_empty = may_be_empty or empty
    return found, may_be_empty


def _piece(item: tuple[Any, Any]) -> str:
    """A piece of a character class as it is written."""
    operation, value = item
    if operation is sre.CATEGORY:
        return _CATEGORIES[value]
    if operation is sre.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return re.escape(chr(value))
