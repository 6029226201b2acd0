"""The cells of an HTML table: what a reader sees in each, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kanyin.output import xhtml
from kanyin.output.advances import serif_width
from kanyin.output.formula_room import formula_width


@dataclass(frozen=True, slots=True)
class Cell:
    """What a reader sees in a cell of a table; ``code``, ``strong``: the parts of it that are such; ``formulas``:
    letters that stand for those in it, as wide as they are.
    """

    lines: tuple[str, ...]
    is_head: bool
    code: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell in its place: its first row and column, and how many of each it takes."""

    element: etree._Element
    cell: Cell
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def rows_of(table: etree._Element) -> list[list[Cell]]:
    """The cells of a table, row by row, as they are written."""
    return [[_cell(cell) for cell in row] for row in xhtml.elements(table, "tr")]


def spots_of(table: etree._Element) -> list[Spot]:
    """The cells of a table by row and column. A joined cell says how many columns it takes of those in which a cell
    begins, and no more rows than there are: ``colspan`` and ``rowspan`` are set so.
    """
    rows = xhtml.elements(table, "tr")
    taken: set[tuple[int, int]] = set()
    found = []
    for at, row in enumerate(rows):
        column = 0
        for element in row:
            while (at, column) in taken:
                column += 1
            high, broad = min(_span(element, "rowspan"), len(rows) - at), _span(element, "colspan")
            taken.update((at + y, column + x) for y in range(high) for x in range(broad))
            found.append(Spot(element, _cell(element), at, column, high, broad))
            column += broad
    begun = sorted({spot.column for spot in found})
    return [_narrowed(spot, begun) for spot in found]


def _narrowed(spot: Spot, begun: list[int]) -> Spot:
    end = spot.column + spot.columns
    columns = sum(spot.column <= column < end for column in begun)
    for name, count in (("colspan", columns), ("rowspan", spot.rows)):
        if name in spot.element.attrib:
            spot.element.set(name, str(count))
    return Spot(spot.element, spot.cell, spot.row, begun.index(spot.column), spot.rows, columns)


_MOST_SPAN = 1000
"""What HTML lets a cell join at most."""


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), _MOST_SPAN)) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _cell(cell: etree._Element) -> Cell:
    code, strong = (
        tuple(filter(None, (xhtml.text_of(part).strip() for part in xhtml.elements(cell, name))))
        for name in ("code", "strong")
    )
    formulas = map(_formula, cell.iter(f"{{{xhtml.MATHML}}}math"))
    return Cell(tuple(_texts(cell)), xhtml.name_of(cell) == "th", code, tuple(formulas), strong)


def _texts(cell: etree._Element) -> list[str]:
    """The lines of a cell as a reader sees them."""
    return [line.strip() for line in "".join(_pieces(cell)).split("\f")]


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text inside an element, a form feed where a line ends."""
    yield element.text or ""
    for child in element:
        if xhtml.name_of(child) == "math":
            yield _formula(child)
        elif isinstance(child.tag, str):
            yield from _pieces(child)
        if xhtml.name_of(child) in ("br", "p", "li"):
            yield "\f"
        yield child.tail or ""


def _formula(math: etree._Element) -> str:
    """Letters that take as much room as a formula does."""
    return _LETTER * max(1, round(formula_width(math) / serif_width(_LETTER)))


_LETTER = "n"
