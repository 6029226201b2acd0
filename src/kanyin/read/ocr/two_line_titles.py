"""Titles of recognised papers that stand on two lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.fields.names import is_usual_name
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

SHORTEST = 8
"""Characters of a title's first line that may end within a word."""
_HAN = lazy("[\u3400-\u9fff]")
GOES_ON = lazy("[的与和及之]")
BREAKS_OFF = lazy("[的与和及之、在对中]$")


def with_whole_title(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; two headings at the beginning are one title where the first breaks off or the second goes on, or
    where the page has elsewhere what stands at the break.
    """
    if len(entries) < 2 or not all(one.text and one.kind.startswith("h") for one in entries[:2]):
        return list(entries)
    first, second, *rest = entries
    is_broken = GOES_ON.match(second.text) or BREAKS_OFF.search(first.text) or _is_broken_word(first, second, rest)
    if _HAN.match(first.text) and is_broken:
        return [replace(first, last=second.last, texts=(first.text + second.text,), spans=()), *rest]
    return list(entries)


LONGEST_REST, TOGETHER = 16, 3
"""Characters of a title's second line that begins within a word, and how often the page has the two at the break."""


def _is_broken_word(first: Entry, second: Entry, rest: Sequence[Entry]) -> bool:
    """The first line of a title ends within a word that goes on in the second: 干涉基 | 线的研究."""
    seam = first.text[-1] + second.text[0]
    is_title = len(first.text) >= SHORTEST and len(second.text) <= LONGEST_REST and _TWO_HAN.fullmatch(seam)
    if not is_title or is_usual_name(second.text) or rules.split_heading(second.text) or rules.label(second.text):
        return False
    return sum(one.text.count(seam) for one in rest if one.is_prose) >= TOGETHER


_TWO_HAN = lazy("[\u3400-\u9fff]{2}")
