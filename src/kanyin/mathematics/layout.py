"""A formula laid out: pieces for a line of text, lines for a place of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from kanyin.mathematics import fractions, scripts, tables, tokens  # noqa: F401  (they say what they lay out)
from kanyin.mathematics.boxes import Box, Rule, beside
from kanyin.mathematics.fonts import MathFont
from kanyin.mathematics.parting import NONE, broken, pieces_of, piled
from kanyin.mathematics.setting import Setting, name_of

_LONG = 4.0
"""A formula in a line of text that is longer may be parted, em."""
_NUMBER_GAP = 1.0
"""Between a formula and its number at least, em."""
_CLOSER = 0.8
"""How much smaller the lines of an aligned formula are made, so that they stay below each other."""


def whole(math: etree._Element, font: MathFont, *, display: bool = False) -> Box:
    """The formula in one box."""
    return Setting(font, display).box(math)


def in_line(math: etree._Element, font: MathFont, room: float = 0.0) -> list[Box]:
    """The formula in pieces between which a line may end: behind = and its like, behind + and commas of long ones.
    ``room``: what a line of the text has, em, if it is known.
    """
    setting = Setting(font, room=room)
    pieces = pieces_of(math, setting, after=True)
    if sum(box.width for box, _ in pieces) <= _LONG:
        return [beside(box for box, _ in pieces)] if pieces else []
    return [beside(box for box, _ in group) for group in _grouped(pieces, _LONG / 2.5)]


def _grouped(pieces: Sequence[tuple[Box, int]], least: float) -> list[list[tuple[Box, int]]]:
    """Pieces that are too short to stand alone go with the next."""
    groups: list[list[tuple[Box, int]]] = [[]]
    for piece in pieces:
        if groups[-1] and sum(box.width for box, _ in groups[-1]) >= least:
            groups.append([])
        groups[-1].append(piece)
    if len(groups) > 1 and sum(box.width for box, _ in groups[-1]) < least / 2:
        groups[-2].extend(groups.pop())
    return groups


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a displayed formula: its pieces from ``left`` on, what stands fixed before them, and its number."""

    left: float
    pieces: tuple[tuple[Box, int], ...]
    number: Box | None = None
    fixed: Box | None = None


@dataclass(frozen=True, slots=True)
class Display:
    """A displayed formula: its lines over each other, and the width of all."""

    lines: tuple[Line, ...]
    width: float

    def fitted(self, index: int, room: float) -> Box:
        """A line of it in a given room, em: in the middle, its number at the right edge, parted or made smaller where
        it is too long. The box is as wide as the room.
        """
        line = self.lines[index]
        taken = line.number.width + _NUMBER_GAP if line.number else 0.0
        inside = _filled(self, line, max(room - taken, 1.0), room)
        if line.number is None:
            return inside
        number = line.number.moved(room - line.number.width)
        first = inside if inside.width <= room else inside.scaled(room / inside.width)
        ink = (*first.ink, *number.ink)
        return Box(room, max(first.ascent, number.ascent), max(first.descent, number.descent), ink)


def _filled(display: Display, line: Line, free: float, room: float) -> Box:
    """The content of a line, moved to its place in the room."""
    natural = beside(box for box, _ in line.pieces)
    closer = free / display.width if display.width else 1.0
    if len(display.lines) > 1 and _CLOSER <= closer < 0.999:
        made = _with(natural, line.fixed).moved(line.left).scaled(closer)
        return Box(room, made.ascent, made.descent, made.ink)
    left = max(0.0, min((room - display.width) / 2, free - display.width)) + line.left
    if left + natural.width <= free + 0.01:
        placed = _with(natural, line.fixed).moved(left)
        return Box(room, placed.ascent, placed.descent, placed.ink)
    start = line.left if line.fixed else 0.0
    if start > free / 2:
        made = _with(natural, line.fixed).moved(start).scaled(free / (start + natural.width))
        return Box(room, made.ascent, made.descent, made.ink)
    made = piled(_alike(broken(line.pieces, free - start), free - start))
    made = _with(made, line.fixed).moved(start)
    return Box(room, made.ascent, made.descent, made.ink)


def _with(box: Box, fixed: Box | None) -> Box:
    """A box and what stands before it in its line."""
    if fixed is None:
        return box
    return Box(box.width, max(box.ascent, fixed.ascent), max(box.descent, fixed.descent), (*fixed.ink, *box.ink))


def _alike(lines: Sequence[Box], room: float) -> list[Box]:
    """Lines of a formula in one size, the one in which the longest of them finds room."""
    widest = max(line.width for line in lines)
    return list(lines) if widest <= room + 0.01 else [line.scaled(room / widest) for line in lines]


def displayed(
    math: etree._Element, font: MathFont, numbers: Sequence[etree._Element | None] = (), room: float = 0.0
) -> Display:
    """The formula on a place of its own. ``numbers``: of its lines, or one for all; ``room``: what a line has, em."""
    setting = Setting(font, display=True, room=room)
    shown = [None if number is None else Setting(font).box(number) for number in numbers]
    inner = list(math)
    if len(inner) == 1 and name_of(inner[0]) == "mtable" and _has_free_rows(inner[0]):
        return _of_table(inner[0], setting, shown)
    pieces = pieces_of(math, setting, after=False)
    number = next((number for number in shown if number), None)
    return Display((Line(0.0, tuple(pieces), number),), sum(box.width for box, _ in pieces))


def _has_free_rows(table: etree._Element) -> bool:
    """True for rows that are lines of a formula: they are parted by pages where no line is drawn between them."""
    drawn = table.get("rowlines") or table.get("columnlines") or "line-" in (table.get("class") or "")
    return table.get("displaystyle") == "true" and not drawn


def _of_table(table: etree._Element, setting: Setting, numbers: Sequence[Box | None]) -> Display:
    """Each row of an aligned formula as a line; of its last column the pieces, so that it can be parted."""
    own = setting.told(table)
    made = tables.grid(table, own)
    lines: list[Line] = []
    downs = [before - after for before, after in pairwise(made.baselines)]
    white = [down - made.reach[m][1] - made.reach[m + 1][0] for m, down in enumerate(downs)]
    for m, row in enumerate(element for element in table if name_of(element) == "mtr"):
        places = [
            made.lefts[n] + tables.indent(made.aligned[m][n], made.widths[n], cell)
            for n, cell in enumerate(made.cells[m])
        ]
        filled = [n for n, cell in enumerate(made.cells[m]) if cell.width]
        last = filled[-1] if filled else 0
        head = beside(())
        for n in range(last):
            moved = made.cells[m][n].moved(places[n])
            head = Box(
                places[last] if places else 0.0,
                max(head.ascent, moved.ascent),
                max(head.descent, moved.descent),
                (*head.ink, *moved.ink),
            )
        pieces = pieces_of(row[last], own, after=False) if len(row) else []
        number = numbers[m] if m < len(numbers) else None
        start = places[last] if places else 0.0
        gap = white[m - 1] / 2 if m else 0.0, white[m] / 2 if m < len(white) else 0.0
        above, below = made.reach[m][0] + gap[0], made.reach[m][1] + gap[1]
        strut = (Box(0.0, above, below), NONE)
        fixed = head.moved(-start) if head.ink else None
        lines.append(Line(start, (strut, *pieces), number, fixed))
    if len(lines) > 1 and len(numbers) == 1 and numbers[0]:
        middle = (len(lines) - 1) // 2
        lines[middle] = Line(lines[middle].left, lines[middle].pieces, numbers[0], lines[middle].fixed)
    return Display(tuple(lines), made.width)


def size_of(boxes: Iterable[Box]) -> float:
    """The size of the largest letter beside that of the text; 0 where nothing is seen."""
    return max((ink.scale for box in boxes for *_, ink in box.ink if not isinstance(ink, Rule)), default=0.0)
