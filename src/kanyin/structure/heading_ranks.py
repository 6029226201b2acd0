"""Schemes of numbers that a page nests otherwise than documents do as a rule: ① above 1), 1. below another 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kanyin.model import Line
from kanyin.structure.heading_numbers import Candidate, value
from kanyin.structure.series import number_shape

PLAIN, IN_BRACKETS, CIRCLED = 50, (80, 85), 90
"""Ranks of 1 and 1., of (1) and 1), of ①."""
FEWEST = 2
"""Headings of the row above."""


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
    return out | _below_another(candidates, lines)


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
