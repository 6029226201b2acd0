"""A day that a page sets in boxes, which a program has made lines of: 21 / 2024年02月, 2020 / 03/29 / 13:19, and
Mar / 04 / Thu / 2021 / 08:09.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kanyin.fields.dates import ENGLISH_MONTHS, iso, take_date
from kanyin.patterns import lazy

_DAY = lazy(r"(?P<d>\d{1,2})\s?日?")
_MONTH = lazy(r"(?P<y>(?:19|20)\d{2})\s?[-/.年]\s?(?P<m>\d{1,2})\s?月?")
_YEAR = lazy(r"(?P<y>(?:19|20)\d{2})\s?年?")
_DAY_OF_YEAR = lazy(r"(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})\s?日?")
_PAIRS = ((_DAY, _MONTH), (_MONTH, _DAY), (_YEAR, _DAY_OF_YEAR), (_DAY_OF_YEAR, _YEAR))
LONGEST = 12
_MONTH_NAME = lazy(f"(?i:{'|'.join(ENGLISH_MONTHS)})[a-z]{{0,6}}")
_WEEKDAY = lazy("(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}")
_CLOCK = lazy(r"\d{1,2}:\d{2}")
_ROW = (_MONTH_NAME, _DAY, _WEEKDAY, _YEAR, _CLOCK)
"""The boxes of blogs in Taiwan, in their order; the weekday and the clock may be missing."""
_NEEDED = (_MONTH_NAME, _DAY, _YEAR)
MOST = len(_ROW)


def read(texts: Sequence[str]) -> str:
    """The day that two lines tell together, which hold nothing else; empty where none do, or several pairs differ."""
    told = {day for pair in pairwise(text.strip() for text in texts) if (day := joined(*pair))}
    told |= {day for n in range(len(texts)) if (day := row_at(texts, n)[1])}
    return told.pop() if len(told) == 1 else ""


def row_at(texts: Sequence[str], start: int) -> tuple[range, str]:
    """The lines from ``start`` on that are such a row of boxes, and the day; an empty range where they are none."""
    at, said = start, []
    for box in _ROW:
        if at < len(texts) and len(texts[at]) <= LONGEST and box.fullmatch(texts[at].strip()):
            said += [texts[at].strip()] if box in _NEEDED else []
            at += 1
        elif box in _NEEDED:
            return range(0), ""
    day = take_date(" ".join(said))[1]
    return (range(start, at), day) if day else (range(0), "")


def ends(texts: Sequence[str]) -> bool:
    """A row of such boxes stands at the end."""
    last = texts[-MOST:]
    return any(row_at(last, start)[0].stop == len(last) for start in range(len(last)))


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
    """The line can be one of such boxes."""
    patterns = (*(pattern for pair in _PAIRS for pattern in pair), *_ROW)
    return len(text) <= LONGEST and any(pattern.fullmatch(text.strip()) for pattern in patterns)
