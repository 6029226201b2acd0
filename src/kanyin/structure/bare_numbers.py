"""Sections that have a number and no name, each number on a line of its own: 一, 二; １, ２, ３ in the middle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kanyin.fields import scenes
from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.structure.heading_numbers import Candidate, value
from kanyin.structure.set_in import is_further_in, usual_indent

HAN_RANK, DIGIT_RANK = 25, 45
"""Below chapters, above 一、 and above 1. that such a section may hold (see the schemes of ``rules/headings.toml``)."""
FEWEST_HAN, FEWEST_DIGITS = 2, 3
"""Numbers of a row; figures alone are those of printed pages as well."""
SHORTEST_TEXT = 24
"""Half-em of the text below."""
_HAN = lazy("[一二三四五六七八九十]{1,3}")
_DIGITS = lazy(r"\d{1,2}")
_ENDED = lazy("[。！？：；…”’」』）)\\]］〕*]$")


def bare_numbers(lines: tuple[Line, ...]) -> dict[int, Candidate]:
    """Numbers that count up from 1, each between a paragraph that has ended and the next one; scenes of a story."""
    usual = usual_indent(lines)
    places = [n for n in range(len(lines) - 1) if _parts_text(n, lines)]
    han = _rows((n for n in places if _HAN.fullmatch(lines[n].text)), lines)
    digits = (n for n in places if _DIGITS.fullmatch(lines[n].text) and is_further_in(lines[n], usual))
    inset = _rows(digits, lines)
    found = dict.fromkeys(scenes.scene_numbers([line.text for line in lines]), DIGIT_RANK)
    found |= {n: DIGIT_RANK for row in inset for n in row if len(row) >= FEWEST_DIGITS}
    found |= {n: HAN_RANK for row in han for n in row if len(row) >= FEWEST_HAN}
    return {n: Candidate(lines[n].text, "", rank) for n, rank in found.items()}


def _parts_text(n: int, lines: tuple[Line, ...]) -> bool:
    """Text ends above the line, or it is the first below a head, and text stands below."""
    if lines[n].kind or lines[n + 1].columns < SHORTEST_TEXT:
        return False
    above = lines[n - 1].text if n else "。"
    below_head = len(above) <= scenes.LONGEST and value(lines[n].text) == 1
    return below_head or _ENDED.search(above, max(0, len(above) - 2)) is not None


def _rows(places: Iterable[int], lines: tuple[Line, ...]) -> Iterator[list[int]]:
    """The numbers by rows: each begins with a 1 and goes on with the next number."""
    row: list[int] = []
    for n in places:
        number = value(lines[n].text)
        if number == 1 or number != len(row) + 1:
            yield row
            row = []
        if number == len(row) + 1:
            row.append(n)
    yield row
