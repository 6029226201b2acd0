"""Lists numbered as few are, ``一、``, ``(a)``, ``iv.``, ``[R3]``: which lines begin entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kanyin.patterns import lazy
from kanyin.text import han_number

_SHARE = 0.3
"""Of the lines so many have a number at least, where an entry takes two lines or three."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii")


def _roman(text: str) -> int:
    """``iv`` as 4; 0 for what is none, or more than a short list has."""
    return _ROMAN.index(text.lower()) + 1 if text.lower() in _ROMAN else 0


def _letter(text: str) -> int:
    return ord(text) - ord("a") + 1


_SERIES: tuple[tuple[re.Pattern[str], Callable[[str], int]], ...] = (
    (lazy(r"\s{0,4}[\[(]?(?P<value>[一二三四五六七八九十]{1,3})[\]).、]"), han_number),
    (lazy(r"\s{0,4}\(?(?P<value>[a-z])[).]\s"), _letter),
    (lazy(r"\s{0,4}\(?(?P<value>[ivxIVX]{1,7})[).]\s"), _roman),
    (lazy(r"\s{0,4}[\[(]?(?:[A-Z]|Refs?\.?\s?|\*)(?P<value>\d{1,3})[\].):]?\s{0,2}(?=\S)"), int),
)
"""Ways to number entries that few lists have: ``一、``, ``(a)``, ``iv.``, ``[R3]``; and what the numbers are."""


def in_series(lines: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The lines that numbers begin, each the next, whatever they are written with; none where most lines lack them."""
    for shape, value in _SERIES:
        found = [(n, one["value"]) for n in filled if (one := shape.match(lines[n]))]
        values = [value(one) for _, one in found]
        is_run = values == list(range(1, len(values) + 1)) and len(values) >= max(3, _SHARE * len(filled))
        if is_run and found[0][0] == filled[0]:
            return {n for n, _ in found}
    return set()
