"""The columns of a table that a page has flattened to lines, where what stands between its cells leaves no doubt."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.model import CELL
from kanyin.patterns import lazy

FEWEST = 3
"""Rows, the head among them, below which nothing is certain."""
_GAPS = (lazy("\t+"), lazy("\u3000+|\\s{2,}"), lazy("[\u3000\\s]+"))
_FIGURE = lazy(
    r"[-—–－/*]{1,2}|[<>＜＞≤≥±~～]?[-–−+]?\d[\d.,]*(?:[±~～—–-]\d[\d.,]*)?[%％a-eA-E*＊]{0,3}(?:\([^()]{1,12}\))?"
)


def parted(rows: Sequence[str]) -> tuple[str, ...]:
    """The rows with CELL between their cells; nothing where they cannot be parted for certain.

    Tabs and wide gaps part cells where every row has as many of them; a single space, where moreover all cells but the
    names on the left and the heads above are figures.
    """
    if len(rows) < FEWEST:
        return ()
    for gap in _GAPS:
        cells = [gap.split(row.strip()) for row in rows]
        even = len({len(row) for row in cells}) == 1 and len(cells[0]) > 1
        if even and (gap is not _GAPS[-1] or _is_of_figures(cells)):
            return tuple(CELL.join(row) for row in cells)
    return ()


def _is_of_figures(cells: Sequence[Sequence[str]]) -> bool:
    return all(is_figure(cell) for row in cells[1:] for cell in row[1:])


def is_figure(cell: str) -> bool:
    """A number, a range of them or a dash."""
    return _FIGURE.fullmatch(cell) is not None
