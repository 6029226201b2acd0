"""The characters that a pattern can tell apart, one symbol for each kind of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

Node = tuple[Any, Any]
"""An operation of ``re._parser`` and its argument."""
TESTS = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
}
NEGATED = {
    sre.CATEGORY_NOT_DIGIT: sre.CATEGORY_DIGIT,
    sre.CATEGORY_NOT_SPACE: sre.CATEGORY_SPACE,
    sre.CATEGORY_NOT_WORD: sre.CATEGORY_WORD,
}
CONSUMING = (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN)
"""The operations that read one character."""


Ranges = list[tuple[int, int]]
"""Code points, each pair the first and the last of a run, in their order and apart from each other."""
EVERYTHING = [(0, sys.maxunicode)]


@lru_cache
def of_category(category: Any) -> tuple[tuple[int, int], ...]:
    """The code points of a category."""
    test = TESTS[category]
    values = (test(chr(point)) for point in range(sys.maxunicode + 1))
    edges = [point for point, (a, b) in enumerate(pairwise((False, *values, False))) if a != b]
    return tuple((low, behind - 1) for low, behind in zip(edges[::2], edges[1::2], strict=True))


def union(parts: Iterable[tuple[int, int]]) -> Ranges:
    """Runs as few as they can be."""
    found: Ranges = []
    for low, high in sorted(parts):
        if found and low <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
    return found


def complement(ranges: Ranges) -> Ranges:
    """All other code points."""
    edges = [-1, *(edge for low, high in ranges for edge in (low, high)), sys.maxunicode + 1]
    return [(a + 1, b - 1) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 1]


class Alphabet:
    """Kinds of characters: each symbol stands for those that all classes of a pattern treat alike."""

    def __init__(self, classes: list[Node], *, ascii_only: bool, ignore_case: bool, dot_all: bool) -> None:
        self._ascii_only, self._ignore_case, self._dot_all = ascii_only, ignore_case, dot_all
        ranges = {repr(node): self._ranges(node) for node in classes}
        found: dict[int, int] = {}
        for point, signature in _signatures(list(ranges.values())):
            found.setdefault(signature, point)
        self.characters = [chr(point) for point in found.values()]
        self._masks = {
            name: sum(1 << n for n, signature in enumerate(found) if signature >> k & 1)
            for k, name in enumerate(ranges)
        }

    def mask(self, node: Node) -> int:
        """The symbols that a class takes, as bits."""
        return self._masks[repr(node)]

    def text(self, symbols: list[int]) -> str:
        """A text that shows these symbols."""
        return "".join(self.characters[symbol] for symbol in symbols)

    def _ranges(self, node: Node) -> Ranges:
        operation, value = node
        if operation is sre.ANY:
            return EVERYTHING if self._dot_all else complement([(10, 10)])
        if operation is sre.NOT_LITERAL:
            return complement(union(self._item((sre.LITERAL, value))))
        if operation is not sre.IN:
            return union(self._item(node))
        items = union(run for item in value if item[0] is not sre.NEGATE for run in self._item(item))
        return complement(items) if value[0][0] is sre.NEGATE else items

    def _item(self, item: Node) -> Iterator[tuple[int, int]]:
        operation, value = item
        if operation is sre.CATEGORY:
            yield from self._category(value)
            return
        low, high = value if operation is sre.RANGE else (value, value)
        yield low, high
        if self._ignore_case:
            others = (other for n in range(low, high + 1) for other in (chr(n).lower(), chr(n).upper()))
            yield from ((ord(other), ord(other)) for other in others if len(other) == 1)

    def _category(self, category: Any) -> Ranges:
        found = list(of_category(NEGATED.get(category, category)))
        if self._ascii_only:
            found = [(low, min(high, 127)) for low, high in found if low < 128]
        return complement(found) if category in NEGATED else found


# A line end, a digit, letters, Han, private characters: so that there is one that no class of the pattern knows.
_USUAL = (10, 33, 48, 97, 98, 0x4E00, 0x4E01, 0xE000, 0xE001)


def _signatures(classes: list[Ranges]) -> Iterator[tuple[int, int]]:
    """Code points at which membership in some class changes, and the classes that each is in, as bits."""
    turns: dict[int, int] = dict.fromkeys(_USUAL, 0)
    for number, ranges in enumerate(classes):
        for low, high in ranges:
            for point in (low, high + 1):
                turns[point] = turns.get(point, 0) ^ (1 << number)
    signature = 0
    for point in sorted(turns):
        signature ^= turns[point]
        if point <= sys.maxunicode and not 0xD800 <= point < 0xE000:
            yield point, signature


def children(node: Node) -> list[Any]:
    """The parts of a pattern inside an operation."""
    operation, value = node
    if operation is sre.BRANCH:
        return list(value[1])
    if operation is sre.SUBPATTERN:
        return [value[3]]
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return [value[2]]
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    if operation is sre.ATOMIC_GROUP:
        return [value]
    if operation is sre.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    return []


def classes(pattern: Any) -> Iterator[Node]:
    """All the operations of a parsed pattern that read a character."""
    for node in pattern:
        if node[0] in CONSUMING:
            yield node
        for part in children(node):
            yield from classes(part)
