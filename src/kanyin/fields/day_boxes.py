"""A day that a page sets in boxes, which a program has made lines of: 21 / 2024年02月, 2020 / 03/29 / 13:19."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kanyin.fields.dates import iso
from kanyin.patterns import lazy

_DAY = lazy(r"(?P<d>\d{1,2})\s?日?")
_MONTH = lazy(r"(?P<y>(?:19|20)\d{2})\s?[-/.年]\s?(?P<m>\d{1,2})\s?月?")
_YEAR = lazy(r"(?P<y>(?:19|20)\d{2})\s?年?")
_DAY_OF_YEAR = lazy(r"(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})\s?日?")
_PAIRS = ((_DAY, _MONTH), (_MONTH, _DAY), (_YEAR, _DAY_OF_YEAR), (_DAY_OF_YEAR, _YEAR))
LONGEST = 12


def read(texts: Sequence[str]) -> str:
    """The day that two lines tell together, which hold nothing else; empty where none do, or several pairs differ."""
    told = {day for pair in pairwise(text.strip() for text in texts) if (day := joined(*pair))}
    return told.pop() if len(told) == 1 else ""


def joined(first: str, second: str) -> str:
    """The day of two lines, the day or the year first."""
    if max(len(first), len(second)) > LONGEST:
        return ""
    for one, other in _PAIRS:
        if (a := one.fullmatch(first)) and (b := other.fullmatch(second)):
            told = a.groupdict() | b.groupdict()
            return iso(told["y"], told["m"], told["d"])
    return ""


def is_part(text: str) -> bool:
    """The line can be one of the two."""
    return len(text) <= LONGEST and any(pattern.fullmatch(text.strip()) for pair in _PAIRS for pattern in pair)
