"""Patterns that are compiled when they are needed; and those that are searched for in each line, made quick: most lines
hold nothing that one could begin with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, cast

from kanyin import precompiled

_METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
_ATTRIBUTES = ("flags", "groups", "groupindex")
_KNOWN = frozenset((*_METHODS, *_ATTRIBUTES))


class Late:
    """A pattern that stands for what it is compiled to, which is made when it is first asked for something.

    A page needs a quarter of all patterns, and each takes half a millisecond to compile. What the compiled pattern can
    do is kept here itself, so that it is found as quickly as there.
    """

    __slots__ = ("key", "pattern", *_METHODS, *_ATTRIBUTES)
    pattern: str
    key: tuple[str, int, bool]

    def __init__(self, pattern: str, flags: int = 0, is_quick: bool = False) -> None:
        self.pattern = pattern
        self.key = pattern, int(flags), is_quick

    def __getattr__(self, name: str) -> Any:
        """Python asks here for what has no value yet."""
        if name not in _KNOWN:
            raise AttributeError(name)
        compiled = self.compiled()
        for known in _KNOWN:
            setattr(self, known, getattr(compiled, known))
        return getattr(compiled, name)

    def compiled(self) -> re.Pattern[str]:
        """What it stands for. Raises re.error where it is no pattern."""
        if kept := precompiled.pattern(self.key):
            return kept
        pattern, flags = self.written()
        return re.compile(pattern, flags)

    def written(self) -> tuple[str, int]:
        """The pattern that is compiled in the end, and its flags."""
        pattern, flags, is_quick = self.key
        return hastened(pattern, flags) if is_quick else pattern, flags

    def __reduce__(self) -> tuple[Any, ...]:
        return Late, self.key

    def __repr__(self) -> str:
        return f"{'quick' if self.key[2] else 'lazy'}({self.pattern!r})"


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled when it is first needed: for those of modules and of tables.

    The functions of ``re`` do not take it. What a person has written is compiled at once, by ``re``, so that what is
    wrong with it is told.
    """
    return cast("re.Pattern[str]", Late(pattern, flags))


def quick(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same, ``hastened``; it is for ``search``, ``finditer`` and ``sub``, and its ``pattern`` is the one given."""
    return cast("re.Pattern[str]", Late(pattern, flags, True))


def any_of(words: Iterable[str], sign: Callable[[str], str] = re.escape, between: str = "") -> str:
    """A pattern of words, of which the longest that stands there is found: written as a tree of their characters.

    ``re`` tries words that stand side by side one after the other; of a tree it goes one way. ``sign`` is what a
    character is written as, ``between`` what may stand between two.
    """
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for char in word:
            branch = branch.setdefault(char, {})
        branch[""] = {}
    return _written(tree, sign, between)


def _written(tree: dict[str, Any], sign: Callable[[str], str], between: str) -> str:
    ways = [sign(char) + _behind(branch, sign, between) for char, branch in sorted(tree.items()) if char]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _behind(branch: dict[str, Any], sign: Callable[[str], str], between: str) -> str:
    """What follows a character: nothing where a word ends there and no longer one goes on."""
    if set(branch) == {""}:
        return ""
    more = between + _written(branch, sign, between)
    return f"(?:{more})?" if "" in branch else more


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
    if parsed and parsed[0][0] in (sre.LITERAL, sre.IN):
        return pattern
    first = _class_of(parsed, flags)
    return f"(?={first})(?:{pattern})" if first else pattern


def beginning(pattern: str) -> str:
    """The class of the characters with which what the pattern finds can begin; empty where that may be anything."""
    return _class_of(_parser.parse(pattern), 0)


def _class_of(parsed: Any, flags: int) -> str:
    if parsed.state.flags != flags | re.UNICODE:  # the pattern sets flags of its own
        return ""
    first, empty = _of_all(parsed)
    return "" if empty or not first else f"[{''.join(sorted(first))}]"


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
