"""Tables typed with blanks, whose cells stand below each other: columns by their places on the line, and their heads.

A head may stand over several columns or go on in the row below it (农业户|比重); full rows of figures say where the
columns are. Rows that lack a cell, and a head that is said again, are placed by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from kanyin.model import CELL, Line
from kanyin.patterns import lazy
from kanyin.structure.columns import FEWEST, is_figure
from kanyin.text import columns

MOST_HEADS = 4
"""Rows of heads above the figures."""
SHARE = 0.8
"""The part of the cells behind the names that are figures."""
MOST_FULL = 0.7
"""The part of the rows below the heads that lack no cell."""
_CELL = lazy(r"\S+(?:[ \t]\S+)*")
_MADE_WIDE = "（），：；％"
"""Marks that cleaning makes wide; their line was shorter before."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's words and the half-ems from where to where they reach."""

    text: str
    start: int
    end: int


def parted(rows: Sequence[Line]) -> tuple[str, ...]:
    """The rows with CELL between their cells, the heads of a column as one; nothing where a place is in doubt."""
    cells = [_with_name(list(_cells(row))) for row in rows]
    most = max(map(len, cells), default=0)
    full = [n for n, row in enumerate(cells) if len(row) == most and _is_of_figures([row])]
    if most < 2 or len(full) < FEWEST or not 0 < full[0] <= MOST_HEADS:
        return ()
    places = _columns([cells[n] for n in full])
    named = _heads(cells[: full[0]], places)
    body = [_in_places(row, places) for row in cells[full[0] :]]
    if not named or not all(body) or len(full) < MOST_FULL * len(body):
        return ()
    return tuple(CELL.join(row) for row in (*named, *body))


def _with_name(row: list[_Cell]) -> list[_Cell]:
    """The cells of a row, a name that was set wide as one: 全　　国."""
    if len(row) < 3 or len(row[0].text) > 1 or len(row[1].text) > 1 or is_figure(row[1].text):
        return row
    return [_Cell(row[0].text + row[1].text, row[0].start, row[1].end), *row[2:]]


def _in_places(row: Sequence[_Cell], places: Sequence[tuple[int, int]]) -> list[str]:
    """The row's cells in their columns; none where one stands over two of them or over none."""
    if len(row) == len(places):
        return [cell.text for cell in row]
    return _placed(row, places) if all(len(_over(cell, places)) == 1 for cell in row) else []


def _columns(body: Sequence[Sequence[_Cell]]) -> list[tuple[int, int]]:
    """From where to where the cells of each column reach; none where one reaches into another."""
    found = [(min(cell.start for cell in cells), max(cell.end for cell in cells)) for cells in zip(*body, strict=True)]
    return [] if any(one[1] > other[0] for one, other in pairwise(found)) else found


def _heads(rows: Sequence[Sequence[_Cell]], places: Sequence[tuple[int, int]]) -> list[list[str]]:
    """What heads the columns, all rows of it as one, below those over several; none where a place is in doubt."""
    placed = [found for row in rows if (found := _placed(row, places))]
    is_spread = len(rows) > 1 and any(len(cell.text) == 1 for row in rows for cell in row)  # 去　　年 is one word
    if not places or len(placed) < len(rows) or is_spread:
        return []
    is_over = len(rows) > 1 and len(rows[0]) < len(places) - 1 and _spans(rows[0], places)
    over = _spread(rows[0], places) if is_over else []
    own = [_joined(texts) for texts in zip(*placed[is_over:], strict=True)]
    if not all(own[1:]) or (is_over and not over):
        return []
    return [over, own] if over else [own]


def _cells(row: Line) -> Iterator[_Cell]:
    """What gaps of two blanks or a full em part."""
    text = row.text.replace("\u3000", "  ")
    was_narrow = row.columns and row.indent + columns(text) > row.columns
    widths = (1 if was_narrow and char in _MADE_WIDE else columns(char) for char in text)
    edges = list(accumulate(widths, initial=row.indent))
    for found in _CELL.finditer(text):
        yield _Cell(found[0], edges[found.start()], edges[found.end()])


def _is_of_figures(body: Sequence[Sequence[_Cell]]) -> bool:
    told = [is_figure(cell.text) for row in body for cell in row[1:]]
    return sum(told) >= SHARE * len(told)


def _over(cell: _Cell, places: Sequence[tuple[int, int]]) -> list[int]:
    """The columns whose middles a head stands over; else the one that it stands over in part."""
    middles = [n for n, (start, end) in enumerate(places) if cell.start - 1 <= (start + end) / 2 <= cell.end + 1]
    return middles or [n for n, (start, end) in enumerate(places) if cell.start < end and cell.end > start]


def _placed(row: Sequence[_Cell], places: Sequence[tuple[int, int]]) -> list[str]:
    """The words over each column, those over several above the first; none where a head stands over no column, or two
    over one.
    """
    texts = [""] * len(places)
    last = -1
    for cell in row:
        over = _over(cell, places)
        if not over or over[0] <= last:
            return []
        texts[over[0]], last = cell.text, over[-1]
    return texts


def _spans(row: Sequence[_Cell], places: Sequence[tuple[int, int]]) -> bool:
    return any(len(_over(cell, places)) > 1 for cell in row)


def _spread(row: Sequence[_Cell], places: Sequence[tuple[int, int]]) -> list[str]:
    """Heads over several columns each, the names' column aside: a column belongs to the nearest, which stands above the
    first of its own. None of them where one has no column.
    """
    nearest = [
        min(range(len(row)), key=lambda n: abs(row[n].start + row[n].end - start - end)) for start, end in places[1:]
    ]
    if nearest != sorted(nearest) or set(nearest) != set(range(len(row))):
        return []
    return ["", *(row[n].text if at == 0 or nearest[at - 1] != n else "" for at, n in enumerate(nearest))]


def _joined(texts: Sequence[str]) -> str:
    """The rows of a head as one; words of Latin letters with a blank between."""
    whole = ""
    for text in filter(None, texts):
        are_latin = whole and whole[-1].isascii() and text[0].isascii()
        whole += f" {text}" if are_latin else text
    return whole
