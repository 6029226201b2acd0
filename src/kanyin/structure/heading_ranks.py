"""Schemes of numbers that a page nests otherwise than documents do as a rule: ① above 1), 1. below another 1, 1 above
一、 that begins anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.structure.heading_numbers import ROMAN, Candidate, value
from kanyin.structure.series import number_shape

PLAIN, IN_BRACKETS, CIRCLED = 50, (80, 85), 90
"""Ranks of 1 and 1., of (1) and 1), of ①."""
FEWEST = 2
"""Headings of the row above."""
OF_PARTS, OF_FOUR = 70, 75
"""Ranks of 1.2.3 and of 1.2.3.4."""
ITEM = 80
"""Rank of (1) and of all below it, which stand below any title."""
_DIGITS = lazy(r"\d+")


def full_rank(rank: int, number: str) -> int:
    """The rank of a heading's number, four levels apart from three."""
    return OF_FOUR if rank == OF_PARTS and len(_DIGITS.findall(number)) == 4 else rank


def levels_of(ranks: Mapping[int, int]) -> dict[int, int]:
    """The level of each heading, from 1: by the place of its full rank among those of the page, 0 being that of none.

    What is numbered as an item is never more than one level below the heading that it stands under.
    """
    places = sorted({rank for rank in ranks.values() if rank})
    out: dict[int, int] = {}
    above: list[int] = []
    for n, rank in sorted(ranks.items()):
        while above and ranks[above[-1]] >= rank:
            above.pop()
        level = places.index(rank) + 1 if rank else 1
        out[n] = min(level, out[above[-1]] + 1) if rank >= ITEM and above else level
        above.append(n)
    return out


def nested(candidates: Mapping[int, Candidate], lines: tuple[Line, ...]) -> dict[int, Candidate]:
    """The headings, each with the rank that its scheme has on this page."""
    out = dict(candidates)
    inner = {
        candidates[n + 1].rank
        for n, each in candidates.items()
        if each.rank == CIRCLED and n + 1 in candidates and candidates[n + 1].rank in IN_BRACKETS
        if value(candidates[n + 1].number) == 1
    }
    if len(inner) == 1:
        rank = inner.pop() - 1
        out |= {n: replace(each, rank=rank) for n, each in candidates.items() if each.rank == CIRCLED}
    return out | _below_another(candidates, lines) | _above_others(candidates, lines)


HIGHER = (ROMAN, 30, 40)
"""Ranks of Ⅰ., 一、 and （一）, which stand above plain numbers as a rule."""


def _above_others(candidates: Mapping[int, Candidate], lines: tuple[Line, ...]) -> dict[int, Candidate]:
    """Plain numbers that run through the page once, above the first of what is numbered as higher and begins anew
    below them: Ⅰ. 一、 一、 below 3.
    """
    higher = [n for n, each in candidates.items() if each.rank in HIGHER]
    anew = {candidates[n].rank for n in higher if value(candidates[n].number) == 1 and n > higher[0]}
    if not anew:
        return {}
    rows: dict[str, list[int]] = {}
    for n, each in candidates.items():
        if each.rank == PLAIN:
            rows.setdefault(number_shape(lines[n].text), []).append(n)
    for row in rows.values():
        numbers = [value(candidates[n].number) for n in row]
        if len(row) >= FEWEST and numbers == list(range(1, len(row) + 1)) and row[0] < higher[0]:
            return {n: replace(candidates[n], rank=HIGHER[0] - 1) for n in row}
    return {}


def _below_another(candidates: Mapping[int, Candidate], lines: tuple[Line, ...]) -> dict[int, Candidate]:
    """Of two ways to set plain numbers (1 and 1.) the one that begins anew within the row of the other."""
    rows: dict[str, dict[int, Candidate]] = {}
    for n, each in candidates.items():
        if each.rank == PLAIN:
            rows.setdefault(number_shape(lines[n].text), {})[n] = each
    if len(rows) != 2:
        return {}
    above, below = rows.values()
    numbers = [value(each.number) for each in above.values()]
    begins = value(next(iter(below.values())).number)
    if len(numbers) < FEWEST or numbers != list(range(1, len(numbers) + 1)) or begins != 1 or max(above) < min(below):
        return {}
    return {n: replace(each, rank=PLAIN + 1) for n, each in below.items()}
