"""How wide the columns of a table are, and whether it stands in a column of the page or across it.

A word or a figure torn over two lines misleads: a table that is too wide for its column is set a size smaller, then
across the page (通栏), and only then its cells are broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from kanyin.book.title_lines import Words, width
from kanyin.output import xhtml
from kanyin.output.blocks import break_lines
from kanyin.style import MM_PER_PT, Style

_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_GAPS = re.compile(rf"(?<={_HAN.pattern})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?={_HAN.pattern})")

_PADDING = 0.6
"""Ems of a cell's padding, left and right (pdf.css, docx/styles.py), and a little air."""
SMALLER = 0.84
"""小五 to 六号, the next size of type down."""
_WHOLE, _FIGURES = 8.0, 12.0
"""Ems: a cell no wider than this stays on one line; one without Han, such as ``158 (121, 196)``, up to the second."""

_SCREEN = 25.0
"""Ems of a table's type across a phone held upright."""

LONG = 0.6
"""The part of a page's lines that a table's rows may take before it is broken over columns or pages."""


def fit_tables(root: etree._Element, style: Style, words: Words) -> None:
    """Give the tables of an XHTML tree the widths of their columns, each in a division of class ``table``, and
    ``smaller`` and ``wide`` where need be.

    The dashes of a pipe table, which pandoc takes for widths, say nothing about its columns. ``words``: the article's,
    which the lines of a table's head keep whole. A table with joined cells stays as it is.
    """
    for table in _tables(root):
        _fit(table, style, words)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a reader sees in a cell of a table."""

    lines: tuple[str, ...]
    is_head: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """Ems that each column of a table wants, and those below which its cells would be torn."""

    wanted: tuple[float, ...]
    least: tuple[float, ...]

    @classmethod
    def of(cls, rows: Sequence[Sequence[Cell]]) -> Columns:
        """The columns of a table without joined cells."""
        columns = [[row[n] for row in rows if n < len(row)] for n in range(max(map(len, rows), default=0))]
        return cls(
            tuple(max(map(_widest, cells)) + _PADDING for cells in columns),
            tuple(max(map(_least, cells)) + _PADDING for cells in columns),
        )

    def place(self, style: Style) -> tuple[str, float]:
        """Where the table goes, as classes, and the ems that it gets there."""
        return _place(sum(self.least), style)

    def share(self, room: float) -> list[float]:
        """Ems of each column, in sum ``room``."""
        return _share(self.wanted, self.least, room)


def loosen_tables(root: etree._Element) -> None:
    """For a screen of any width: the tables of an XHTML tree get columns of the shares that suit a phone, each table in
    a division of class ``table``, and ``wide`` where a phone cannot show it without tearing a word or a figure.

    The cells of the first row tell the shares; the style sheet takes away those of the dashes, which stay in ``<col>``:
    whoever makes text of the book again finds the table that the Markdown has.
    """
    for table in _tables(root):
        columns = Columns.of(_rows(table))
        fits = sum(columns.least) <= _SCREEN or not columns.wanted or _is_joined(table)
        if columns.wanted and not _is_joined(table):
            first = xhtml.elements(table, "tr")[0]
            for cell, share in zip(first, columns.share(_SCREEN), strict=False):
                width, own = f"width: {100 * share / _SCREEN:.2f}%", cell.get("style")
                cell.set("style", f"{width}; {own}" if own else width)
        xhtml.wrap(table, xhtml.make("div", {"class": "table" if fits else "table wide"}))


def _tables(root: etree._Element) -> list[etree._Element]:
    """The tables that hold no other."""
    return [table for table in xhtml.elements(root, "table") if len(xhtml.elements(table, "table")) == 1]


def _is_joined(table: etree._Element) -> bool:
    """True where a cell stands in several rows or columns."""
    return any("colspan" in cell.attrib or "rowspan" in cell.attrib for cell in xhtml.elements(table, "td", "th"))


def _column_shares(widths: Sequence[float]) -> etree._Element:
    """The columns of an HTML table, in hundredths of its width."""
    group = xhtml.make("colgroup")
    group.extend(xhtml.make("col", {"style": f"width: {100 * share / sum(widths):.2f}%"}) for share in widths)
    return group


def _rows(table: etree._Element) -> list[list[Cell]]:
    """The cells of an HTML table."""
    rows = xhtml.elements(table, "tr")
    return [[Cell(tuple(_texts(cell)), xhtml.name_of(cell) == "th") for cell in row] for row in rows]


def _fit(table: etree._Element, style: Style, words: Words) -> None:
    for group in xhtml.elements(table, "colgroup"):
        xhtml.remove(group)
    rows = _rows(table)
    columns = Columns.of(rows)
    wrapper = xhtml.make("div", {"class": "table"})
    xhtml.wrap(table, wrapper)
    if not columns.wanted or _is_joined(table):
        _lower_high_head(table, rows, [style.characters / max(map(len, rows), default=1)] * 99, style)
        return
    kind, room = columns.place(style)
    widths = columns.share(room)
    _lower_high_head(table, rows, widths, style)
    caption = next(iter(xhtml.elements(table, "caption")), None)
    if caption is not None:
        break_lines(caption, room - 1, words)
    wrapper.set("class", f"table{kind}" + (" long" if len(rows) > LONG * style.lines else ""))
    table.attrib.clear()
    table.set("class", "fitted")
    table.insert(0 if caption is None else 1, _column_shares(widths))
    for row in xhtml.elements(table, "tr"):
        for cell, share in zip(row, widths, strict=False):
            if xhtml.name_of(cell) == "th":
                break_lines(cell, max(share - _PADDING, 1.0) + 0.1, words)


_HIGH = 0.3
"""The part of a page's lines that a head may take: WeasyPrint leaves one out that finds no place, words and all."""


def _lower_high_head(table: etree._Element, rows: list[list[Cell]], widths: Sequence[float], style: Style) -> None:
    """A table whose head or foot is too high to be repeated on each page has ordinary rows in its place."""
    ends = [row for row in rows if any(cell.is_head for cell in row)]
    ends += rows[-1:] if xhtml.elements(table, "tfoot") else []
    cells = (pair for row in ends for pair in zip(row, widths, strict=False))
    heights = [_widest(cell) / max(room - _PADDING, 1.0) for cell, room in cells]
    if max(heights, default=0.0) > _HIGH * style.lines:
        for part in xhtml.elements(table, "thead", "tfoot"):
            part.tag = f"{{{xhtml.XHTML}}}tbody"


def _place(least: float, style: Style) -> tuple[str, float]:
    """The classes of a table that needs so many ems, and the ems that it gets."""
    column = style.column_width / MM_PER_PT / style.text["table"].size
    page = style.type_width / MM_PER_PT / style.text["table"].size
    places = [("", column), (" smaller", column / SMALLER)]
    if style.columns > 1:
        places += [(" wide", page), (" smaller wide", page / SMALLER)]
    return next((place for place in places if least <= place[1]), places[-1])


def _share(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Ems of each column, in sum ``room``: what all want and an even share of the rest, or the least and a share by
    what is wanted beyond it."""
    spare = room - sum(wanted)
    if spare >= 0:
        return [want + spare / len(wanted) for want in wanted]
    spare = room - sum(least)
    if spare < 0:
        return [room * need / sum(least) for need in least]
    missing = sum(wanted) - sum(least)
    return [need + spare * (want - need) / missing for want, need in zip(wanted, least, strict=True)]


def _texts(cell: etree._Element) -> list[str]:
    """The lines of a cell as a reader sees them."""
    return [line.strip() for line in "".join(_pieces(cell)).split("\f")]


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text inside an element, a form feed where a line ends."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)
        if xhtml.name_of(child) in ("br", "p", "li"):
            yield "\f"
        yield child.tail or ""


def _widest(cell: Cell) -> float:
    """Ems of a cell's longest line, the gaps between Han and Latin with it."""
    return max((width(text) + len(_GAPS.findall(text)) / 4 for text in cell.lines), default=0.0)


def _least(cell: Cell) -> float:
    """Ems below which a cell would be torn: a head may take two lines, a sentence as many as it likes."""
    widest = _widest(cell)
    if widest <= (_WHOLE if any(map(_HAN.search, cell.lines)) else _FIGURES):
        return max(widest / 2 + 0.7, _longest(cell)) if cell.is_head and widest > 3 else widest
    return max(_longest(cell), min(_WHOLE, widest / 2))


def _longest(cell: Cell) -> float:
    """Ems of what in a cell may not be broken: words and figures."""
    return max((width(word) for text in cell.lines for word in re.findall(r"[!-~]{1,20}", text)), default=1.0)
