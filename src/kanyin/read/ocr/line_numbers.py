"""Numbers in the margin of a page, which some journals print at its lines: 7 所以灯…, 113 2.2.3 灯的…"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from kanyin import rules
from kanyin.model import MATH, SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import GONE, Entry
from kanyin.read.ocr.page_feet import is_foot

_NUMBER = lazy(
    rf"(?P<number>\d{{1,3}})(?:[號号]\s)?\s*+(?:\d\s(?={MATH[0]}))?+(?P<text>[\u3400-\u9fff(（{MATH[0]}“]|(?<=\s)[A-Za-z])"
)
_LOOSE = lazy(r"(?P<number>\d{1,3})(?:\s++(?=\S)|(?=[^\d\s.．、,，)）%:：~～/-]))")
"""A number that only those about it tell: any text stands behind."""
_FORMULA = lazy(rf"{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}")
_ALONE = lazy(r"\d{1,3}(?:\s\d{1,3}){1,9}")
"""Numbers of lines that hold a table or a picture."""
_BEFORE_SECTION = lazy(r"\d{2,3}\s++(?=\d{1,2}\.\d{1,2}(?:\.\d{1,2})*+\s?[\u3400-\u9fff])")
_BROKEN = lazy(f"[\u3400-\u9fff，、{MATH[1]}（）()]$")
SHORTEST = 24
"""Characters of a line that a page broke."""
LONG_RUN = 4
"""Lines in a row whose numbers are certain: numbers above them that rise to theirs are such too."""
LONGEST_GAP, LONG_CHAIN, SHORT_CHAIN = 3, 8, 3
"""Blocks from one numbered line to the next; lines of a page all of whose lines are numbered, and so few of them as
tell it again further down.
"""
FULL = 0.7
"""Share of a usual line that a line within a paragraph has."""
FARTHEST = 6
"""Blocks above them that can have such numbers."""


def without_line_numbers(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; numbers of lines are off them.

    They stand at the lines that recognition left broken within a sentence, one below the other, and count them; of
    later numbers the first digit may be lost.
    """
    out = _without_stragglers([_without_margin(one) for one in entries])
    is_numbered = any(_are_lines(chain, out, LONG_CHAIN) for chain in _chains(out))
    out = _without_chains(out) if is_numbered else out
    n = 0
    while n < len(out):
        end = _end_of_run(out, n)
        if end > n + 1 and any("。" in one.text for one in out[n:end]):
            places = [*(_above(out, n) if end - n >= LONG_RUN else ()), *range(n, end)]
            for place in places:
                out[place] = _without_number(out[place])
        n = max(end, n + 1)
    out = _without_numbers_of_head(out)
    return [_without_lone_number(one, _above_foot(out, n)) for n, one in enumerate(out)] if is_numbered else out


HEAD = 6
"""Blocks at the beginning of a page that hold its title, names and units."""


def _without_numbers_of_head(entries: list[Entry]) -> list[Entry]:
    """The entries; the title and the names below it have lost the numbers 1 and 2 of their lines, and so on.

    The title may have been lost with its number.
    """
    numbers = [_number(one) for one in entries[:HEAD]]
    if len(numbers) < 2 or numbers[0] not in (1, 2) or numbers[1] != numbers[0] + 1 or entries[0].kind[:1] == "h":
        return entries
    count = next((n for n, number in enumerate(numbers) if number != numbers[0] + n), len(numbers))
    return [*map(_without_number, entries[:count]), *entries[count:]]


def _without_chains(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without numbers that count on over many lines, most of which end within a sentence, or over fewer
    ones right below each other.
    """
    out, n = list(entries), 0
    while n < len(out):
        chain = _chain(out, n)
        if _are_lines(chain, out, LONG_CHAIN) or (_are_tight(chain, out) and _are_lines(chain, out, SHORT_CHAIN)):
            for place in chain:
                text = out[place].text
                out[place] = replace(out[place], texts=(text[_LOOSE.match(text).end() :],), spans=())  # type: ignore[union-attr]
            usual = median_low(sorted(_length(out[place].text) for place in chain))
            for place in reversed(chain):
                if place + 1 < len(out) and _goes_on(out[place], out[place + 1], usual):
                    out[place : place + 2] = [_joined(out[place], out[place + 1])]
        n = max(chain[-1] if chain else n, n) + 1
    return [
        replace(one, texts=(), rule=GONE) if _ALONE.fullmatch(one.text) and _rises(one.text) else one for one in out
    ]


def _are_lines(chain: Sequence[int], entries: Sequence[Entry], fewest: int) -> bool:
    """So many numbered lines, half of which end within a sentence."""
    broken = sum(_BROKEN.search(entries[place].text) is not None for place in chain)
    return len(chain) >= fewest and 2 * broken >= len(chain)


def _are_tight(chain: Sequence[int], entries: Sequence[Entry]) -> bool:
    """Lines of text without a blank one between."""
    lines = [entries[place] for place in chain]
    tight = all(below.first == above.last + 1 for above, below in pairwise(lines))
    return tight and all(len(one.text) >= SHORTEST for one in lines)


_BEFORE_LABEL = lazy(r"\d{1,3}\s?(?:[號号]\s)?\s*+(?=\[\d{1,3}\]|(?:Tab(?:le)?|Fig(?:ure)?)\.?\s?\d|[图表]\s?\d)")
_WITHIN_SENTENCE = lazy("\\d{1,3}\\s++(?=[\u3400-\u9fff])")


def _above_foot(entries: Sequence[Entry], n: int) -> Entry | None:
    """The line above, or where that is at the foot of a page, the one above it."""
    above = entries[max(0, n - 1 - FARTHEST) : n]
    return next((one for one in reversed(above) if one.text and not (rules.label(one.text) or is_foot(one.text))), None)


def _without_lone_number(entry: Entry, above: Entry | None) -> Entry:
    """A line without its number before the label of a work or a caption, or where a sentence from above goes on."""
    if not entry.is_prose or not entry.text[0].isdigit():
        return entry
    found = _BEFORE_LABEL.match(entry.text)
    if found is None and above is not None and above.kind.startswith(SCAN) and len(above.text) >= SHORTEST:
        found = _WITHIN_SENTENCE.match(entry.text) if _BROKEN.search(above.text) and "，" in entry.text else None
    return replace(entry, texts=(entry.text[found.end() :],), spans=()) if found else entry


def _without_stragglers(entries: Sequence[Entry]) -> list[Entry]:
    """On a page whose lines are numbered from its first on, the numbers further down go too, though most were lost:
    those of a few lines that count on, and those before a heading or alone, 112 3 讨论.
    """
    chains = list(_chains(entries))
    if not any(len(chain) >= LONG_CHAIN and (_loose_number(entries[chain[0]]) or 0) <= FIRST for chain in chains):
        return list(entries)
    known: dict[int, int] = {}
    for chain in chains:
        numbers = {place: _loose_number(entries[place]) or 0 for place in chain}
        if len(chain) >= LONG_RUN and min(numbers.values()) > max(known.values(), default=0):
            known |= numbers
    out = list(entries)
    head = next(chain for chain in chains if len(chain) >= LONG_CHAIN)
    for n, one in enumerate(entries):
        number = int(one.text) if one.is_prose and _ONE_ALONE.fullmatch(one.text) else _loose_number(one)
        rest = _LOOSE.sub("", one.text, count=1) if not _ONE_ALONE.fullmatch(one.text) else ""
        if n <= head[-1] or number is None:
            continue
        last = max((known[place] for place in known if place < n), default=0)
        first = min((known[place] for place in known if place > n), default=0)
        if n in known or (last < number < first and (not rest or rules.split_heading(rest))):
            out[n] = replace(one, texts=(rest,) if rest else (), spans=(), rule=one.rule if rest else GONE)
    return out


def _chains(entries: Sequence[Entry]) -> Iterator[list[int]]:
    """The places of lines that count on, chain by chain."""
    n = 0
    while n < len(entries):
        chain = _chain(entries, n)
        if len(chain) > 1:
            yield chain
        n = max(chain[-1] if chain else n, n) + 1


FIRST = 2
"""The number of the first line, or of the second where that of the title was lost."""
_ONE_ALONE = lazy(r"\d{1,3}")


def _goes_on(line: Entry, below: Entry, usual: int) -> bool:
    """A full line right above one that begins nothing new: lines of a title and of keywords are joined here only."""
    adjacent = below.first == line.last + 1 and below.is_prose and not rules.label(below.text)
    full = _length(line.text) >= FULL * usual and _BROKEN.search(line.text) is not None
    return (
        adjacent
        and full
        and line.kind.startswith(SCAN)
        and below.kind.startswith(SCAN)
        and not rules.split_heading(below.text)
    )


def _length(text: str) -> int:
    """Characters of a line, those of a formula as if they were five."""
    return len(_FORMULA.sub("     ", text))


def _joined(line: Entry, below: Entry) -> Entry:
    between = " " if line.text[-1].isascii() and below.text[0].isascii() else ""
    return replace(below, first=line.first, texts=(f"{line.text}{between}{below.text}",), spans=())


def _rises(text: str) -> bool:
    numbers = [int(number) for number in text.split()]
    return all(second == first + 1 for first, second in pairwise(numbers))


def _chain(entries: Sequence[Entry], start: int) -> list[int]:
    """The places of lines that begin with numbers which count on from that of the line at ``start``."""
    out: list[int] = []
    number = _loose_number(entries[start])
    n = start
    while number is not None and n < len(entries) and n <= (out[-1] if out else start) + LONGEST_GAP:
        if not out or _loose_number(entries[n]) in (number + 1, number + 2):
            number = _loose_number(entries[n])
            out.append(n)
        n += 1
    return out


def _loose_number(entry: Entry) -> int | None:
    found = _LOOSE.match(entry.text) if entry.is_prose else None
    return int(found["number"]) if found else None


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
