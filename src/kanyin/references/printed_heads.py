"""Entries by the letters that are printed before their titles, where the names among these were not all read.

Recognition runs names together, ``Stieg,J.,LindR.,&Tong,S.``. The text tells which names to look for there:
``（Stieg，Lind，& Tong，2006）``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Protocol, TypeVar

from kanyin.patterns import lazy
from kanyin.references.entry import Entry
from kanyin.references.misspelt import SHORTEST, differ_by_one
from kanyin.references.named_before import latin_names, settled
from kanyin.references.text import LATER_YEAR, LOWER, UPPER


class Headed(Protocol):
    """What has such a head."""

    @property
    def key(self) -> str:
        """By what it is known."""

    @property
    def authors(self) -> tuple[str, ...]:
        """The family names of who wrote it, small."""

    @property
    def head(self) -> str:
        """Its letters, small."""


One = TypeVar("One", bound=Headed)
FURTHEST = 260
"""Characters of an entry in which its authors stand."""
_BEGINS = lazy(rf"(?P<name>[{UPPER}][{LOWER}'-]{{2,30}})(?=[\s,.&]|[{UPPER}])")
OCR_YEAR = r"[12Il][09OoQ][\dOoIlQ]{2}"
"""A year with letters in it that were read for figures."""
_YEAR = lazy(rf"(?<![\d]){OCR_YEAR}(?![\d])")
_AS_DIGITS = str.maketrans("OoQIl", "00011")


_IN_HEAD = lazy(
    rf"(?:[,(.]\s?|(?<=al)|(?<=[A-Z]))(?:(?P<year>{LATER_YEAR})[a-z]?\s?[).,:]|(?P<read>{OCR_YEAR})[a-z]?(?:\s?[).,:]|(?=[A-Z]))"
    r"|(?<=[(.])(?P<damaged>[\doOlI]{2,3})[).])"
)
_DAMAGED = lazy(r"(?<=[.A-Z])\s?\((?!\d{2,3}\))[\doOlI]{2,4}\)")
"""``K.R. (2Oo)``: behind initials nothing but a year stands so."""
_WORDS = lazy(r"(?<![A-Za-z'-])[a-z]{4,}")
_BEFORE_TOLD = lazy(r"[A-Z]\.\s?\($")
"""``Peres sotti, F. (2015)``: the year behind an initial is that of the entry, whatever words a name fell into."""
_FIRST, _LAST = 1930, 2030


def years_in_head(entry: Entry) -> tuple[tuple[str, ...], bool]:
    """The year behind names that are not all read, ``Lind, G.R,& Tong,S. (2015)``; for one that recognition damaged,
    ``(203)``, all years that have its digits in their order, and True.
    """
    start = entry.label[1]
    found = _IN_HEAD.search(entry.work, start, start + FURTHEST)
    if found is None:
        return (), False
    is_told = _BEFORE_TOLD.search(entry.work, max(start, found.start() - 4), found.start() + 1) is not None
    if not is_told and _WORDS.search(entry.work, start, found.start()):
        return (), False
    if whole := found["year"] or found["read"]:
        year = year_of(whole)
        return ((year,), False) if _FIRST <= int(year) < _LAST or found["year"] else ((), False)
    digits = year_of(found["damaged"])
    years = map(str, range(_FIRST, _LAST))
    return tuple(
        year for year in years if any("".join(some) == digits for some in combinations(year, len(digits)))
    ), True


def year_of(read: str) -> str:
    """``2006`` for ``2Oo6``."""
    return read.translate(_AS_DIGITS)


def first_printed(entry: Entry) -> tuple[str, ...]:
    """The word in Latin letters that an entry begins with, in small letters: who wrote it, whatever else was read."""
    found = _BEGINS.match(entry.work, entry.label[1])
    return (found["name"].lower(),) if found else ()


def head_letters(entry: Entry) -> str:
    """The letters before an entry's year or its title, small and without anything between them."""
    start = entry.label[1]
    year = _YEAR.search(entry.work, start, start + FURTHEST)
    if damaged := _DAMAGED.search(entry.work, start, year.start() if year else start + FURTHEST):
        return _letters(entry.work[start : damaged.start()])
    if year is None or _WORDS.search(entry.work, start, year.start()):
        end = min(start + FURTHEST, entry.reading.spans.get("title", (start + FURTHEST, 0))[0])
    else:
        end = year.start()
    return _letters(entry.work[start:end])


_SHORTEST = 4
"""Letters of a name that must be found where letters run on."""
_INITIALS = 4
"""Letters between the end of one name and the next, or the end of all, at most."""


def by_heads(before: str, of_year: Sequence[One]) -> list[One]:
    """The entry whose head has the names that a text ends with, one behind the other and none beside them; or whose
    first author stands there with some of the others; or of whose names each letter, whatever parts them."""
    names, has_more = latin_names(before)
    is_long = bool(names) and len(names[0]) >= _SHORTEST
    fitting = [one for one in of_year if is_long and _has(one.head, names, has_more=has_more)]
    if not fitting and len(names) >= _SOME:
        fitting = [one for one in of_year if _are_some(names, one.authors)]
    if not fitting:
        letters = _letters(_AND.sub("", settled(before)))
        fitting = [one for one in of_year if len(one.authors) > 1 and _ends_with(letters, one.authors)]
    return fitting if len({one.key for one in fitting}) == 1 else []


_AND = lazy(r"(?<![A-Za-z])and(?![A-Za-z])")
_LONG = 12
"""Letters of names in a row that no other words end with."""


_SOME = 3
"""Names of a citation at least that leaves one of the authors out: two of three are others."""


def _are_some(names: Sequence[str], authors: Sequence[str]) -> bool:
    """The names are the first of the authors and some of the others, in their order."""
    left = iter(authors)
    return names[0] == authors[0] and all(name in left for name in names)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.lower()))


def _ends_with(letters: str, authors: Sequence[str]) -> bool:
    """``Stie g，Lind ström，& Tong`` cites Stieg, Lindström and Tong."""
    joined = _letters("".join(authors))
    return len(joined) >= _LONG and joined.isascii() and letters.endswith(joined)


def _has(head: str, names: Sequence[str], *, has_more: bool) -> bool:
    """The head has the names in their order, most of them letter by letter."""
    at, near = 0, 0
    for name in names:
        letters = _letters(name)
        found = head.find(letters, at, at + len(letters) + (_INITIALS if at else 0))
        end = found + len(letters) if found >= 0 else _near_end(head, at, letters)
        if end < 0:
            return False
        near += found < 0
        at = end
    return _SURE * near <= len(names) - near and (has_more or len(head) - at <= _INITIALS)


_SURE = 2
"""Names that stand there letter by letter for each of which one was misread."""


def _near_end(head: str, at: int, letters: str) -> int:
    """Where a name ends that stands here but for one letter; -1 where none does."""
    if len(letters) < SHORTEST:
        return -1
    starts = range(at, at + (_INITIALS if at else 0) + 1)
    ends = ((start, start + len(letters) + more) for more in (0, -1, 1) for start in starts)
    return next((end for start, end in ends if end <= len(head) and differ_by_one(head[start:end], letters)), -1)
