"""Rows of Chinese names in Latin letters in a paper's English head: they tell what the Chinese row of authors is.

A name in Latin letters has the sound of its family name, and as many syllables as it has characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kanyin.fields.pinyin import families_by_sound, sizes_of_given
from kanyin.model import SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

NEAR_BEGINNING, NEAR_END = 30, 60
"""Entries at the beginning of a page, and at its end, that can hold the English head."""
LONGEST = 1200
"""Characters of a line that holds such a row."""
_HAN = lazy("[\u3400-\u9fff]")
_PROSE = (SCAN[0], "h", "b")
_NAME = lazy(
    r"(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]{2,9}\s))(?P<family>[A-Z]{2,9}|[A-Z][a-z]{1,8})(?P<between>[\s-]{0,2})"
    r"(?P<given>[A-Z][a-z]{0,11}(?:['’]\s?[a-z]{1,7}|-[A-Za-z][a-z]{0,7}|[A-Z][a-z]{1,7})?|(?<=[A-Z][A-Z]\s)[A-Z]{2,12})"
    r"(?![a-z])"
)
_BETWEEN = lazy(r"[^A-Za-z(（]{0,24}(?:[a-d](?=[,，*+†\s])[^A-Za-z(（]{0,16})*(?:and )?")
"""What can stand between two names: marks, blanks, the signs of units."""
_OTHER = lazy(r"[A-Z][A-Za-z.'’-]{1,24}(?:\s[A-Z][A-Za-z.'’-]{1,24}){0,2}")
"""A name of another kind within the row: Haaserdene, Joy Fleming."""

_SIGNS = " ,，;；、0123456789*†‡#()（）²³¹’‘'`"


@dataclass(frozen=True, slots=True)
class LatinName:
    """A name of the row: the ``families`` that it can have, and how many characters stand behind one.

    One that is no Chinese name has none.
    """

    families: tuple[str, ...]
    sizes: tuple[int, ...]


def latin_rows(entries: Sequence[Entry]) -> list[tuple[LatinName, ...]]:
    """The rows of names in the English head, the longest first."""
    near = [*entries[:NEAR_BEGINNING], *entries[max(NEAR_BEGINNING, len(entries) - NEAR_END) :]]
    lines = [text for one in near for text in (one.texts if one.texts and one.kind[:1] in _PROSE else ("",))]
    texts = ["" if _HAN.search(text) else text for text in lines]
    broken = [f"{first} {second}" for first, second in pairwise(texts) if first and second]
    rows = [row for text in (*texts, *broken) for row in rows_of(text[:LONGEST])]
    return sorted(rows, key=len, reverse=True)


def rows_of(text: str) -> list[tuple[LatinName, ...]]:
    """The rows of at least two names on a line."""
    rows: list[tuple[LatinName, ...]] = []
    row: list[LatinName] = []
    at = begin = 0
    while found := _NAME.search(text, begin):
        name = _latin_name(found["family"], found["given"])
        if name is None:
            begin = found.start() + 1
            continue
        between = text[at : found.start()]
        if row and _BETWEEN.fullmatch(between) is None:
            inner = between.strip(_SIGNS)
            if _OTHER.fullmatch(inner) and len(row) > 1:
                row.append(LatinName((), ()))
            else:
                rows.append(tuple(row))
                row = []
        row.append(name)
        at = begin = found.end()
    rows.append(tuple(row))
    return [row for row in rows if sum(bool(name.families) for name in row) > 1]


def _latin_name(family: str, given: str) -> LatinName | None:
    families = families_by_sound().get(family.lower(), ())
    sizes = sizes_of_given(given)
    return LatinName(families, sizes) if families and sizes else None
