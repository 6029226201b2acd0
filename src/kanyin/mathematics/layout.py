"""A formula laid out: pieces for a line of text, lines for a place of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from kanyin.mathematics import fractions, scripts, tables, tokens  # noqa: F401  (they say what they lay out)
from kanyin.mathematics.boxes import Box, beside
from kanyin.mathematics.fonts import MathFont
from kanyin.mathematics.operators import is_binary, is_relation, is_separator
from kanyin.mathematics.rows import is_row, terms, with_sides
from kanyin.mathematics.setting import Setting, name_of
from kanyin.mathematics.tokens import is_space

_LONG = 4.0
"""A formula in a line of text that is longer may be parted, em."""
_STEP = 2.0
"""How far the second line of a long formula goes in, em."""
_NUMBER_GAP = 1.0
"""Between a formula and its number at least, em."""
_SMALLEST = 0.6
"""How small a formula is made that fits no other way."""


def whole(math: etree._Element, font: MathFont, *, display: bool = False) -> Box:
    """The formula in one box."""
    return Setting(font, display).box(math)


def in_line(math: etree._Element, font: MathFont) -> list[Box]:
    """The formula in pieces between which a line may end: behind = and its like, behind + and commas of long ones."""
    setting = Setting(font)
    pieces = _pieces(math, setting, after=True)
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


_NONE, _COMMA, _SUM, _EQUALS, _WHITE = range(5)
"""How well a line ends at a place of a formula; best where white parts two of them, an equation and its condition."""
_PARTING = 1.0
"""Em of white that parts two formulas: a ``\\quad`` or more."""


def _rank(element: etree._Element) -> int:
    if is_relation(element):
        return _EQUALS
    if is_binary(element):
        return _SUM
    return _COMMA if is_separator(element) else _NONE


def _opened(elements: Sequence[etree._Element]) -> list[etree._Element]:
    """The terms of a row, those of rows in it among them: braces in TeX part no formula."""
    found: list[etree._Element] = []
    for element in elements:
        found.extend(_opened(list(element)) if is_row(element) and not _is_fenced(element) else [element])
    return found


def _is_fenced(element: etree._Element) -> bool:
    """True for ``\\left( … \\right)``, whose brackets know what they enclose."""
    ends = [
        child for child in (element[:1] + element[-1:]) if name_of(child) == "mo" and child.get("stretchy") != "false"
    ]
    return bool(ends)


def _pieces(row: etree._Element, setting: Setting, *, after: bool) -> list[tuple[Box, int]]:
    """A row cut at its operators, and how well a line begins with each piece. ``after``: operators end their piece,
    as in a line of text; before them else, as on lines of their own.
    """
    elements = _opened(list(row))
    pieces: list[tuple[list[Box], int]] = [([], _NONE)]
    for element, box in zip(elements, terms(elements, setting), strict=True):
        if not after and len(pieces) > 1 and is_space(element) and box.width >= _PARTING * setting.scale:
            pieces[-1:] = [] if not pieces[-1][0] else pieces[-1:]
            pieces[-1][0].append(box)
            pieces.append(([], _WHITE))
            continue
        rank = _rank(element)
        if rank and not (after or rank == _COMMA) and pieces[-1][0]:
            pieces.append(([], rank))
        pieces[-1][0].extend(with_sides(element, box, setting))
        if rank and (after or rank == _COMMA):
            pieces.append(([], rank))
    return [(beside(boxes), rank) for boxes, rank in pieces if boxes]


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
    left = max(0.0, min((room - display.width) / 2, free - display.width)) + line.left
    if left + natural.width <= free + 0.01:
        placed = _with(natural, line.fixed).moved(left)
        return Box(room, placed.ascent, placed.descent, placed.ink)
    start = line.left if line.fixed else 0.0
    if start > free / 2:
        made = _with(natural, line.fixed).moved(start).scaled(max(_SMALLEST, free / (start + natural.width)))
        return Box(room, made.ascent, made.descent, made.ink)
    made = _piled([_shrunk(part, free - start) for part in _broken(line.pieces, free - start)])
    made = _with(made, line.fixed).moved(start)
    return Box(room, made.ascent, made.descent, made.ink)


def _with(box: Box, fixed: Box | None) -> Box:
    """A box and what stands before it in its line."""
    if fixed is None:
        return box
    return Box(box.width, max(box.ascent, fixed.ascent), max(box.descent, fixed.descent), (*fixed.ink, *box.ink))


def _shrunk(box: Box, room: float) -> Box:
    return box if box.width <= room + 0.01 else box.scaled(max(_SMALLEST, room / box.width))


def _broken(pieces: Sequence[tuple[Box, int]], room: float) -> list[Box]:
    """Lines of at most the room: each ends before the best operator of its second half."""
    rest, lines, inset = list(pieces), [], 0.0
    while rest:
        at = _end(rest, room - inset)
        lines.append(beside([Box(inset), *(box for box, _ in rest[:at])]))
        rest, inset = rest[at:], min(_STEP, room / 8)
    return lines


def _end(pieces: Sequence[tuple[Box, int]], room: float) -> int:
    """How many pieces come on a line: one that can be seen at least."""
    widths, total = [], 0.0
    for box, _ in pieces:
        total += box.width
        widths.append(total)
    fits = [n for n, width in enumerate(widths, 1) if width <= room]
    seen = next((n for n, width in enumerate(widths, 1) if width > 0), len(pieces))
    if len(fits) < seen or len(fits) == len(pieces):
        return max(len(fits), seen)
    good = [n for n in fits if widths[n - 1] > room / 2] or fits[-1:]
    return max(good, key=lambda n: (pieces[n][1], n))


_LEADING = 0.35
"""White between the lines of a formula that was parted, em."""


def _piled(lines: Sequence[Box]) -> Box:
    """Lines over each other; the first has the baseline."""
    at, ink = 0.0, list(lines[0].ink)
    for before, line in pairwise(lines):
        at -= max(before.descent, 0.25) + _LEADING + max(line.ascent, 0.75)
        ink.extend(line.moved(0.0, at).ink)
    width = max(line.width for line in lines)
    return Box(width, lines[0].ascent, -at + lines[-1].descent, tuple(ink))


def displayed(math: etree._Element, font: MathFont, numbers: Sequence[etree._Element | None] = ()) -> Display:
    """The formula on a place of its own. ``numbers``: of its lines, or one for all."""
    setting = Setting(font, display=True)
    shown = [None if number is None else Setting(font).box(number) for number in numbers]
    inner = list(math)
    if len(inner) == 1 and name_of(inner[0]) == "mtable" and inner[0].get("displaystyle") == "true":
        return _of_table(inner[0], setting, shown)
    pieces = _pieces(math, setting, after=False)
    number = next((number for number in shown if number), None)
    return Display((Line(0.0, tuple(pieces), number),), sum(box.width for box, _ in pieces))


def _of_table(table: etree._Element, setting: Setting, numbers: Sequence[Box | None]) -> Display:
    """Each row of an aligned formula as a line; of its last column the pieces, so that it can be parted."""
    own = setting.told(table)
    made = tables.grid(table, own)
    lines: list[Line] = []
    white = tables.spaced(table.get("rowspacing"), len(made.baselines) - 1, 0.0)
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
        pieces = _pieces(row[last], own, after=False) if len(row) else []
        number = numbers[m] if m < len(numbers) else None
        start = places[last] if places else 0.0
        gap = white[m - 1] / 2 if m else 0.0, white[m] / 2 if m < len(white) else 0.0
        above, below = made.reach[m][0] + gap[0], made.reach[m][1] + gap[1]
        strut = (Box(0.0, above, below), _NONE)
        fixed = head.moved(-start) if head.ink else None
        lines.append(Line(start, (strut, *pieces), number, fixed))
    if len(lines) > 1 and len(numbers) == 1 and numbers[0]:
        middle = (len(lines) - 1) // 2
        lines[middle] = Line(lines[middle].left, lines[middle].pieces, numbers[0], lines[middle].fixed)
    return Display(tuple(lines), made.width)
