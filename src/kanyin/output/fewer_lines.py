"""Columns of a table between which ems are moved as long as its rows take fewer lines: those of sentences get what
shorter cells can spare.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kanyin.output.table_grid import Spot
from kanyin.output.tables import cell_lines

_STEP = 1.0
"""Ems that are moved at once."""
_MOST = 40
"""Times that they are."""
_WORTH = 0.9
"""The part of its lines that a table must have left, or its columns stay as they were."""
_MOST_CELLS = 2000


def fewer_lines(spots: Sequence[Spot], widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """The ems of each column with which the rows take far fewer lines, none below its ``least``; the same ``widths``
    where there are none. Tables with joined cells stay as they are."""
    found, floor = list(widths), [min(pair) for pair in zip(least, widths, strict=True)]
    if len(spots) > _MOST_CELLS or any(spot.columns > 1 or spot.rows > 1 for spot in spots):
        return found
    rows = range(max((spot.row for spot in spots), default=-1) + 1)
    columns = [{spot.row: spot.cell for spot in spots if spot.column == n} for n in range(len(found))]

    @cache
    def lines(column: int, ems: float) -> tuple[int, ...]:
        cells = columns[column]
        return tuple(cell_lines(cells[row], ems) if row in cells else 1 for row in rows)

    def height(ems: Sequence[float]) -> int:
        return sum(map(max, zip(*(lines(n, round(one, 2)) for n, one in enumerate(ems)), strict=True)))

    first = best = height(found)
    for _ in range(_MOST):
        tries = [
            _moved(found, giver, taker)
            for giver in range(len(found))
            if found[giver] - _STEP >= floor[giver]
            for taker in range(len(found))
            if taker != giver
        ]
        lowest = min(tries, key=height, default=found)
        if height(lowest) >= best:
            break
        found, best = lowest, height(lowest)
    return found if best <= _WORTH * first else list(widths)


def _moved(widths: Sequence[float], giver: int, taker: int) -> list[float]:
    made = list(widths)
    made[giver] -= _STEP
    made[taker] += _STEP
    return made
