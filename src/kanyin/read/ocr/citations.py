"""Citations damaged by recognition: ``李平等[12认为`` lost a bracket, ``[19.21]`` a comma, ``[]`` its number.

In ``[I2]`` the letter is a figure. All citations of a paper are read as one row, with the number of its entries: what a
damaged one must have been is told by those about it. A figure may be lost with the bracket, so that ``[1`` was [10]: a
number is whole where no longer one is an entry, or where the citations before it tell so. A lost number is the one that
the row lacks, where entries are numbered as they are first cited.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kanyin import rules
from kanyin.model import SCAN, SUP
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_BEHIND = "(?=\\s?[\u3400-\u9fff，。；、：]|,(?!\\d))"
_CITED = lazy(
    rf"\[(?P<whole>\d{{1,3}}(?:\s?[,，、.\-–—~]\s?\d{{1,3}}){{0,9}}+)(?:\s?\]|[」lJ|]{_BEHIND})"
    r"|\[(?P<letters>(?=[^\]]{0,30}\d)[\dIlOo]{1,3}(?:\s?[,，、.\-–—~]\s?[\dIlOo]{1,3}){0,9}+)\s?\]"
    rf"|(?<=[\u3400-\u9fffA-Za-z）)”’》])\[(?P<ones>[1-9]\d?1){_BEHIND}(?![^\[\]]{{0,30}}+\])"
    rf"|(?<=[\u3400-\u9fffA-Za-z）)])\s?\[(?P<open>[1-9]\d?(?:\s?[-–—~]\s?[1-9]\d?)?+)(?=\s?[\u3400-\u9fff，。；、：,]|[A-Z]{{2}})(?![，、,]\s?\d)"
    r"(?![^\[\]]{0,30}+\])"
    rf"|{SUP[0]}\[(?P<raised>\d{{1,3}}[^{SUP[1]}\[\]]{{0,24}})\]{SUP[1]}"
    rf"|(?<=[\u3400-\u9fffA-Za-z）)”’》])(?P<lost>\[\s?[IlO]?\s?\]|\[{_BEHIND}(?![^\[\]]{{0,60}}+\]))"
    rf"|(?<=[\u3400-\u9fffA-Za-z）)”’》])(?P<unopened>[1-9]\d{{0,2}}(?:\s?[,，\-–~]\s?\d{{1,3}}){{0,5}}+)\]"
    rf"|(?<=[\u3400-\u9fffA-Za-z）)”’》])(?P<half>\]){_BEHIND}"
    "|(?:(?<=等)|(?<=[A-Z][a-z]{3})|(?<=[a-z]{4})|(?<=[\u3400-\u9fff])(?<![图表式第章节例约为是等至到])(?=\\d{1,2}[的，。；]))"
    "(?P<bare>[1-9]\\d?)(?=[\u3400-\u9fff，。；])(?![个种类家项名人位年月日所省市县级组次大点篇条期只株块处台套份])"
    "|(?<=[\u3400-\u9fff])(?<![挽收返召撤来找夺退带取拿轮拉])(?P<sign>回)(?=[，。；])"
)
_BRACKET = lazy(r"[\[\]]")
_NUMBER = lazy(r"\d{1,3}")
_RANGE = lazy(r"(\d{1,3})\s?[-–—~]\s?(\d{1,3})")
_LABEL = lazy(r"\s?(?:\[\s?(\d{1,3})\s?\]|(\d{1,3})\s?[.．、]?\s?(?=[A-Z\u3400-\u9fff]))")
_FIGURES = str.maketrans("IlOo", "1100")
"""Letters as which figures are read."""
AHEAD = 3
"""How many citations may have been lost before one of two figures, and in a row."""
FEWEST = 2
"""Whole citations of a page whose citations are numbers in brackets."""
TWO_FIGURES = 10
ORDERED = 0.7
"""Share of first citations that are the next number, in a paper that numbers entries as they are cited."""


@dataclass(frozen=True, slots=True)
class _Citation:
    """One of the row: where it stands in which entry, how it was read and the numbers it names."""

    entry: int
    start: int
    end: int
    how: str
    numbers: tuple[int, ...]
    text: str


def with_closed_citations(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; damaged citations are whole again, in doubt, where those about them tell what they were."""
    row = [one for n, entry in enumerate(_cited_in(entries)) for one in _citations(entry, n)]
    if sum(one.how in ("whole", "raised") for one in row) < FEWEST:
        return list(entries)
    count = _count(entries)
    mended = {**_with_brackets(row, count), **_with_numbers(row, count)}
    out = list(entries)
    for one in reversed(row):
        if one in mended and mended[one] != one.text:
            text = out[one.entry].text
            text = f"{text[: one.start]}{mended[one]}{text[one.end :]}"
            out[one.entry] = replace(out[one.entry], texts=(text,), doubt=True)
    return out


def _cited_in(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries of the text, down to the reference list."""
    for entry in entries:
        if entry.text and entry.kind.startswith(("h", SCAN, "b")) and rules.is_references_heading(entry.text):
            return
        yield entry


def _citations(entry: Entry, n: int) -> Iterator[_Citation]:
    """The citations of a paragraph."""
    text = entry.text
    if not entry.is_prose or not entry.kind.startswith(SCAN) or text[0] == "[":
        return
    for found in _CITED.finditer(text):
        how = found.lastgroup or ""
        if how in ("half", "unopened") and _stands_open(text[: found.start()]):
            continue
        yield _Citation(n, found.start(), found.end(), how, _numbers(found[how].translate(_FIGURES)), found[0])


def _stands_open(before: str) -> bool:
    """A bracket waits for the one behind."""
    return before.rfind("[") > before.rfind("]")


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers that a citation names, those of ranges among them."""
    numbers = {int(number) for number in _NUMBER.findall(text)}
    for first, last in _RANGE.findall(text):
        if int(first) < int(last) <= int(first) + 30:
            numbers.update(range(int(first), int(last)))
    return tuple(sorted(numbers))


def _count(entries: Sequence[Entry]) -> int:
    """The highest number of the reference list; 0 where its entries have none in brackets."""
    listed = entries[sum(1 for _ in _cited_in(entries)) :]
    numbers = [int(found[1] or found[2]) for one in listed if (found := _LABEL.match(one.text))]
    return max((number for number in numbers if number <= 2 * len(numbers) + AHEAD), default=0)


def _with_brackets(row: Sequence[_Citation], count: int) -> dict[_Citation, str]:
    """Citations whose numbers were read and whose brackets or commas were not."""
    out: dict[_Citation, str] = {}
    highest = 0
    for one in row:
        body = one.text.strip()
        if one.how == "open" and _is_whole(one.numbers[-1], highest, count):
            out[one] = f"{one.text}]"
        elif one.how == "ones" and 0 < count < one.numbers[-1] and one.numbers[-1] // TWO_FIGURES <= count:
            out[one] = f"{one.text[:-1]}]"  # its 1 was the bracket
            highest = max(highest, one.numbers[-1] // TWO_FIGURES)
            continue
        elif one.how == "ones" and _is_whole(one.numbers[-1], highest, count):
            out[one] = f"{one.text}]"
        elif (
            one.how == "letters" and one.numbers[-1] <= (count or highest + AHEAD) and _ascend(body.translate(_FIGURES))
        ):
            out[one] = body.translate(_FIGURES)
        elif one.how == "unopened" and one.numbers[-1] <= count:
            out[one] = f"[{one.text}"
        elif one.how == "whole":
            inside = body[1:-1]
            if "." in inside and (not _ascend(inside) or one.numbers[-1] > (count or highest + AHEAD)):
                continue
            out[one] = f"[{inside.replace('.', ',')}]"
        elif one.how != "raised":
            continue
        highest = max((n for n in (*one.numbers, highest) if n <= max(count, highest + TWO_FIGURES)), default=0)
    return out


def _ascend(text: str) -> bool:
    return all(int(first) < int(second) for first, second in pairwise(_NUMBER.findall(text)))


def _is_whole(number: int, highest: int, count: int) -> bool:
    """The number of an open citation has all its figures."""
    if number == highest + 1 or (count and number <= count < number * 10):
        return True
    if number < TWO_FIGURES:
        return 1 < number <= highest < TWO_FIGURES - 1
    return number <= highest + AHEAD


def _with_numbers(row: Sequence[_Citation], count: int) -> dict[_Citation, str]:
    """Citations whose number was lost, where the next entries that are cited leave one for each."""
    known = [one for one in row if one.numbers and one.how in ("whole", "raised", "letters")]
    if not _is_ordered(known):
        return {}
    cited = {number for one in known for number in one.numbers}
    out: dict[_Citation, str] = {}
    waiting: list[_Citation] = []
    highest = 0
    for one in (*row, None):
        if one is not None and one not in known and one.how not in ("unopened", "letters", "ones"):
            waiting.append(one)
            continue
        if one is not None and (one not in known or one.numbers[-1] <= highest):
            continue
        following = count + 1 if one is None else next(number for number in one.numbers if number > highest)
        lacking = [number for number in range(highest + 1, following) if number not in cited]
        if len(lacking) == following - highest - 1 and len(lacking) <= AHEAD:
            out |= _filled(waiting, lacking)
        waiting = []
        highest = one.numbers[-1] if one is not None else highest
    return out


def _filled(waiting: Sequence[_Citation], lacking: Sequence[int]) -> dict[_Citation, str]:
    """Each citation with the number that is its own: of those that show a bracket, or of all."""
    bracketed = [one for one in waiting if one.how in ("lost", "half", "open")]
    for ones in (bracketed, [one for one in bracketed if one.how != "open"], waiting):
        if len(ones) == len(lacking) and all(map(_can_be, ones, lacking)):
            return {one: f"[{number}]" for one, number in zip(ones, lacking, strict=True)}
    return {}


def _can_be(one: _Citation, number: int) -> bool:
    """What was read of a citation's number is all of it, or where it had a bracket, its beginning or its end."""
    if not one.numbers:
        return True
    read = str(one.numbers[-1])
    return one.numbers == (number,) or (
        one.how == "open" and (str(number).startswith(read) or str(number).endswith(read))
    )


def _is_ordered(known: Sequence[_Citation]) -> bool:
    """Entries are numbered in the order in which they are cited."""
    highest, first, following = 0, 0, 0
    for one in known:
        new = [number for number in one.numbers if number > highest]
        if new:
            first += 1
            following += new[0] <= highest + 1 + AHEAD
            highest = new[-1]
    return first >= FEWEST and following >= ORDERED * first
