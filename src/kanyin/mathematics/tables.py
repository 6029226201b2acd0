"""Matrices, cases and formulas of several lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from lxml import etree

from kanyin.mathematics.boxes import Box, Rule, overlaid
from kanyin.mathematics.grow import centred
from kanyin.mathematics.parting import broken, pieces_of, piled
from kanyin.mathematics.setting import Setting, em, name_of, shapes

_STRUT = (0.84, 0.36)
"""What each line of a table reaches at least above and below its baseline (LaTeX's arstrut), em."""
_COLUMN_GAP, _ROW_GAP, _LINE = 1.0, 0.0, 0.04
_BESIDE, _NARROWEST = 2.0, 8.0
"""Em of a line that a table leaves to its brackets, and that a column keeps at least."""
_CLOSER = 0.8
"""How much smaller a table is rather made than its cells are parted."""
_CLOSEST = 0.1
"""White between what is high in a row and in the next at least, em (TeX's lineskip, 1 pt)."""
_FREE = 0.4
"""The same between fractions over each other, where TeX's 1 pt looks like one formula, em."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's places: its cells as boxes, the width and the left edge of each column, the baseline of each row."""

    cells: list[list[Box]]
    aligned: list[list[str]]
    widths: list[float]
    lefts: list[float]
    baselines: list[float]
    reach: list[tuple[float, float]]
    width: float


@shapes("mtable")
def table(element: etree._Element, setting: Setting) -> Box:
    """A table with its middle on the axis."""
    made = grid(element, setting)
    placed = [
        cell.moved(made.lefts[n] + indent(made.aligned[m][n], made.widths[n], cell), made.baselines[m])
        for m, row in enumerate(made.cells)
        for n, cell in enumerate(row)
    ]
    box = overlaid([*placed, _strut(made)], made.width)
    lines = _lines(element, made, setting)
    return centred(Box(box.width, box.ascent, box.descent, (*box.ink, *lines)), setting.axis)


def _strut(made: Grid) -> Box:
    """As high as all rows, whatever stands in them."""
    if not made.baselines:
        return Box()
    return Box(0.0, made.baselines[0] + made.reach[0][0], made.reach[-1][1] - made.baselines[-1])


def indent(align: str, width: float, cell: Box) -> float:
    """How far into its column a cell begins."""
    return {"left": 0.0, "right": width - cell.width}.get(align, (width - cell.width) / 2)


def grid(element: etree._Element, setting: Setting) -> Grid:
    """Lay the cells of a table out and find their places; the first baseline is at 0."""
    rows = [row for row in element if name_of(row) == "mtr"]
    cells = [[setting.box(cell) for cell in row] for row in rows]
    columns = max(map(len, cells), default=0)
    gaps = spaced(element.get("columnspacing"), columns - 1, _COLUMN_GAP)
    if setting.room and not setting.level:
        _wrap(rows, cells, setting, setting.room - _BESIDE - sum(gaps))
    widths = _widths(cells, columns)
    edge = em((element.get("framespacing") or "0").split()[0])
    steps = [width + gap * setting.scale for width, gap in zip(widths, [*gaps, 0.0], strict=False)]
    lefts = [edge + left for left in accumulate(steps, initial=0.0)][:columns]
    reach = [_reach(row, element, setting) for row in cells]
    white = spaced(element.get("rowspacing"), len(rows) - 1, _ROW_GAP)
    gaps_told = [*map(float, (element.get("data-gaps") or "").split()), *[0.0] * len(rows)]
    downs = [
        _down(*two, reach[m], reach[m + 1], white[m], setting.scale) + gaps_told[m] * setting.scale
        for m, two in enumerate(pairwise(cells))
    ]
    baselines = [-down for down in accumulate(downs, initial=0.0)][: len(rows)]
    usual = (element.get("columnalign") or "center").split()
    aligned = [[_align(cell, usual, n) for n, cell in enumerate(row)] for row in rows]
    return Grid(cells, aligned, widths, lefts, baselines, reach, sum(steps) + 2 * edge)


def _widths(cells: Sequence[Sequence[Box]], columns: int) -> list[float]:
    return [max((row[n].width for row in cells if n < len(row)), default=0.0) for n in range(columns)]


def _wrap(rows: Sequence[etree._Element], cells: list[list[Box]], setting: Setting, room: float) -> None:
    """The cells of the widest column on several lines, where the table is wider than a line of the text."""
    widths = _widths(cells, max(map(len, cells), default=0))
    if sum(widths) <= room / _CLOSER or not widths:
        return
    n = widths.index(max(widths))
    free = room - sum(widths) + widths[n]
    if free < _NARROWEST:
        return
    for row, boxes in zip(rows, cells, strict=True):
        if n < len(boxes) and boxes[n].width > free:
            lines = broken(pieces_of(row[n], replace(setting, room=0.0), after=False), free, 0.0)
            boxes[n] = piled(lines)


def _down(
    row: Sequence[Box],
    following: Sequence[Box],
    above: tuple[float, float],
    below: tuple[float, float],
    white: float,
    scale: float,
) -> float:
    """From a row's baseline to the next one's: as their reaches say, or more where what is in them is high."""
    usual = above[1] + below[0]
    ink = max((box.descent for box in row), default=0.0) + max((box.ascent for box in following), default=0.0)
    struts = sum(_STRUT) * scale
    free = min(_FREE * scale - white / 2, max(0.0, ink - struts) + _CLOSEST * scale)
    return max(usual, ink + free) + white * scale


def _align(cell: etree._Element, usual: Sequence[str], n: int) -> str:
    return cell.get("columnalign") or usual[min(n, len(usual) - 1)]


def _reach(row: Sequence[Box], element: etree._Element, setting: Setting) -> tuple[float, float]:
    kinds = (element.get("class") or "").split()
    strut = (0.0, 0.0) if "tight" in kinds else _STRUT
    stretched = setting.scale * float(element.get("data-stretch") or 1.0)
    above, below = (part * stretched for part in strut)
    return max([above, *(box.ascent for box in row)]), max([below, *(box.descent for box in row)])


def spaced(told: str | None, count: int, usual: float) -> list[float]:
    """The gaps between columns or rows; the last told holds for all that follow (MathML 3, 3.5.1)."""
    lengths = [em(part, usual) for part in (told or "").split()] or [usual]
    return [lengths[min(n, len(lengths) - 1)] for n in range(max(count, 0))]


def _lines(element: etree._Element, made: Grid, setting: Setting) -> list[tuple[float, float, Rule]]:
    """The lines between columns and rows."""
    if not made.baselines:
        return []
    top = made.baselines[0] + made.reach[0][0]
    low = made.baselines[-1] - made.reach[-1][1]
    found = []
    for n, kind in enumerate((element.get("columnlines") or "").split()[: len(made.lefts) - 1]):
        if kind != "none":
            x = (made.lefts[n] + made.widths[n] + made.lefts[n + 1]) / 2
            found.append((x, low, Rule(0.0, top - low, _LINE, setting.color)))
    for n, kind in enumerate((element.get("rowlines") or "").split()[: len(made.baselines) - 1]):
        if kind != "none":
            y = made.baselines[n] - made.reach[n][1]
            found.append((0.0, y, Rule(made.width, 0.0, _LINE, setting.color)))
    frame = [name.removeprefix("line-") for name in (element.get("class") or "").split()]
    found += [
        (0.0, y, Rule(made.width, 0.0, _LINE, setting.color))
        for y, side in ((top, "top"), (low, "bottom"))
        if side in frame
    ]
    edges = ((0.0, "left"), (made.width, "right"))
    found += [(x, low, Rule(0.0, top - low, _LINE, setting.color)) for x, side in edges if side in frame]
    return found
