"""Numbers in the margin of a page, which some journals print at its lines: 7 所以灯…, 113 2.2.3 灯的…"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_NUMBER = lazy(
    rf"(?P<number>\d{{1,3}})(?:[號号]\s)?\s*+(?:\d\s(?={MATH[0]}))?+(?P<text>[\u3400-\u9fff(（{MATH[0]}“]|(?<=\s)[A-Za-z])"
)
_BEFORE_SECTION = lazy(r"\d{2,3}\s++(?=\d{1,2}\.\d{1,2}(?:\.\d{1,2})*+\s?[\u3400-\u9fff])")
_BROKEN = lazy(f"[\u3400-\u9fff，、{MATH[1]}（）()]$")
SHORTEST = 24
"""Characters of a line that a page broke."""
LONG_RUN = 4
"""Lines in a row whose numbers are certain: numbers above them that rise to theirs are such too."""
FARTHEST = 6
"""Blocks above them that can have such numbers."""


def without_line_numbers(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; numbers of lines are off them.

    They stand at the lines that recognition left broken within a sentence, one below the other, and count them; of
    later numbers the first digit may be lost.
    """
    out = [_without_margin(one) for one in entries]
    n = 0
    while n < len(out):
        end = _end_of_run(out, n)
        if end > n + 1 and any("。" in one.text for one in out[n:end]):
            places = [*(_above(out, n) if end - n >= LONG_RUN else ()), *range(n, end)]
            for place in places:
                out[place] = _without_number(out[place])
        n = max(end, n + 1)
    return out


def _without_margin(entry: Entry) -> Entry:
    """A title without the line's number that stands before its own."""
    found = _BEFORE_SECTION.match(entry.text) if entry.is_prose else None
    return replace(entry, texts=(entry.text[found.end() :],), spans=()) if found else entry


def _number(entry: Entry) -> int | None:
    found = _NUMBER.match(entry.text) if entry.is_prose else None
    return int(found["number"]) if found else None


def _end_of_run(entries: Sequence[Entry], start: int) -> int:
    """The index behind lines without a gap that are numbered one by one, from ``start``."""
    number = _number(entries[start])
    end = start + 1
    while number is not None and end < len(entries):
        before, one = entries[end - 1], entries[end]
        if one.first != before.last + 1 or not _is_broken(before) or not _counts_on(number, _number(one)):
            break
        number += 1
        end += 1
    return end


def _is_broken(entry: Entry) -> bool:
    return len(entry.text) >= SHORTEST and _BROKEN.search(entry.text) is not None and "，" in entry.text


def _counts_on(number: int, later: int | None) -> bool:
    return later is not None and (later == number + 1 or (number >= 9 and later == (number + 1) % 10))


def _above(entries: Sequence[Entry], start: int) -> list[int]:
    """The places of the lines above that have numbers which rise to the one at ``start``."""
    out: list[int] = []
    least = _number(entries[start]) or 0
    for n in range(start - 1, max(-1, start - 1 - FARTHEST), -1):
        number = _number(entries[n])
        if number is not None and number < least:
            out.append(n)
            least = number
    return out


def _without_number(entry: Entry) -> Entry:
    found = _NUMBER.match(entry.text)
    return replace(entry, texts=(entry.text[found.start("text") :],), spans=()) if found else entry
