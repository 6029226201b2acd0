"""Tables as print has them: columns by what they hold, figures at the decimal point, the head again on each page with
续表 above it, notes below; what fits nowhere is turned on a page of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from lxml import etree

from kanyin.book.title_lines import Words
from kanyin.output import xhtml
from kanyin.output.blocks import break_lines
from kanyin.output.pdf import turned
from kanyin.output.pdf.figures import is_figure, paddings
from kanyin.output.tables import (
    DATE,
    LONG,
    PADDING,
    Cell,
    Columns,
    cell_width,
    column_shares,
    is_joined,
    rows_of,
    tables,
)  # fmt: skip
from kanyin.patterns import lazy
from kanyin.style import Style

_HIGH = 0.3
"""The part of a page's lines that a head may take: WeasyPrint leaves one out that finds no place, words and all."""
_STUB = 8
"""Lines of a table without a caption, which stays where it is, above which it may go on in the next column."""
_NOTE = lazy(r"(?:附?注|表注|(?:资料|数据|图表)?来源|说明)\d*\s*[：:]|\*+\s?[pP]\s?[<＜]|(?:Notes?|Sources?)\s?[:：]")
_NUMBER = lazy(r"\s*续?(表|附表|Table)\s*([0-9A-Z一二三四五六七八九十]+(?:[.\-—–][0-9]+)*)")
_SENTENCE_END = "。；！？"
_PHRASE = 8.0
"""Ems of a cell above which a comma makes it a sentence."""


def fit_tables(root: etree._Element, style: Style, words: Words) -> None:
    """Give the tables of an XHTML tree the widths of their columns, each in a division of class ``table``, and
    ``smaller``, ``wide`` or ``turned`` where need be, with the notes that follow it.

    The dashes of a pipe table, which pandoc takes for widths, say nothing about its columns. ``words``: the article's,
    which the lines of a table's head keep whole. A table with joined cells keeps its widths.
    """
    for table in tables(root):
        _fit(table, style, words)


def _fit(table: etree._Element, style: Style, words: Words) -> None:
    for group in xhtml.elements(table, "colgroup"):
        xhtml.remove(group)
    rows = rows_of(table)
    columns = Columns.of(rows)
    wrapper = xhtml.make("div", {"class": "table"})
    if table.get("data-float"):
        wrapper.set("data-float", table.get("data-float", ""))
    if table.get("id"):
        # The layout engine forgets the id of a table itself, and with it all links to it.
        wrapper.set("id", table.attrib.pop("id"))
    xhtml.wrap(table, wrapper)
    if not columns.wanted or is_joined(table):
        _lower_high_head(table, rows, [style.characters / max(map(len, rows), default=1)] * 99, style)
    else:
        _set_columns(wrapper, table, rows, columns, style, words)
    _take_notes(wrapper)


def _set_columns(
    wrapper: etree._Element, table: etree._Element, rows: list[list[Cell]], columns: Columns, style: Style, words: Words
) -> None:
    kind, room = next(columns.fitting(style), turned.place(columns, style))
    widths = columns.share(room)
    _lower_high_head(table, rows, widths, style)
    caption = next(iter(xhtml.elements(table, "caption")), None)
    if caption is not None:
        break_lines(caption, room - 1, words)
    lines = sum(_lines(row, widths) for row in rows)
    limit = LONG * style.lines if caption is not None else min(LONG * style.lines, _STUB)
    wrapper.set("class", f"table{kind}" + (" long" if lines > limit and "turned" not in kind else ""))
    table.attrib.clear()
    table.set("class", "fitted")
    table.insert(0 if caption is None else 1, column_shares(widths))
    for row in xhtml.elements(table, "tr"):
        for cell, share in zip(row, widths, strict=False):
            if xhtml.name_of(cell) == "th":
                break_lines(cell, max(share - PADDING, 1.0) + 0.1, words)
    _align(table, rows, widths, style)
    if "turned" in kind:
        heights = [_lines(row, widths) for row in rows]
        turned.turn(wrapper, table, heights, _continued(table), style)
    elif "long" in wrapper.get("class", "").split():
        _continue_head(table)


def _lower_high_head(table: etree._Element, rows: list[list[Cell]], widths: Sequence[float], style: Style) -> None:
    """A table whose head or foot is too high to be repeated on each page has ordinary rows in its place."""
    ends = [row for row in rows if any(cell.is_head for cell in row)]
    ends += rows[-1:] if xhtml.elements(table, "tfoot") else []
    if max((_lines(row, widths) for row in ends), default=0) > _HIGH * style.lines:
        for part in xhtml.elements(table, "thead", "tfoot"):
            part.tag = f"{{{xhtml.XHTML}}}tbody"


def _lines(row: Sequence[Cell], widths: Sequence[float]) -> int:
    """The lines of a row, about."""
    return max((_cell_lines(cell, room) for cell, room in zip(row, widths, strict=False)), default=1)


def _cell_lines(cell: Cell, room: float) -> int:
    return sum(
        max(1, ceil(cell_width(Cell((line,), cell.is_head)) / max(room - PADDING, 1.0) - 0.01)) for line in cell.lines
    )


def _align(table: etree._Element, rows: list[list[Cell]], widths: Sequence[float], style: Style) -> None:
    """Sentences begin at the left edge of their column; figures stand with their decimal points below each other."""
    lines = xhtml.elements(table, "tr")
    for n, share in enumerate(widths):
        cells = [
            (row[n], texts[n])
            for row, texts in zip(lines, rows, strict=True)
            if n < len(texts) and xhtml.name_of(row[n]) == "td"
        ]
        if any(_cell_lines(cell, share) > len(cell.lines) or _is_sentence(cell) for _, cell in cells):
            for element, cell in cells:
                xhtml.add_class(element, "sentence")
                xhtml.wrap_matches(element, DATE, "span", {"class": "whole"}, lambda _: False)
                if all(map(is_figure, cell.lines)) and cell_width(cell) <= share - PADDING + 0.05:
                    _never_break(element)
            continue
        for element, cell in cells:
            if all(map(is_figure, cell.lines)):  # the column is as wide as it, but for what sums of hundredths lose
                _never_break(element)
        latin = style.fonts[style.text["table"].font].latin
        found = paddings([" ".join(cell.lines) for _, cell in cells], latin, share - PADDING)
        for (element, _), (left, right) in zip(cells, found, strict=False):
            white = f"padding: 0 {right + PADDING / 2:.3f}em 0 {left + PADDING / 2:.3f}em"
            element.set("style", f"{element.get('style', '')} {white}".strip())


def _never_break(cell: etree._Element) -> None:
    cell.set("style", f"white-space: nowrap; {cell.get('style', '')}".strip())


def _is_sentence(cell: Cell) -> bool:
    """It ends with a full stop, or has parts and is long."""
    long = cell_width(cell) > _PHRASE
    return any(line[-1:] in tuple(_SENTENCE_END) or ("，" in line and long) for line in cell.lines)


def _take_notes(wrapper: etree._Element) -> None:
    """Notes and sources below a table stand with its last rows, in small type."""
    while (following := wrapper.getnext()) is not None and xhtml.name_of(following) == "p":
        if (wrapper.tail or "").strip() or not _NOTE.match(xhtml.text_of(following).lstrip()):
            return
        wrapper.tail, following.tail = following.tail, None
        xhtml.add_class(following, "table-note")
        wrapper.append(following)


def _continued(table: etree._Element) -> str:
    """续表1, or the like in the caption's language; empty for a table without a number."""
    caption = next(iter(xhtml.elements(table, "caption")), None)
    found = _NUMBER.match(xhtml.text_of(caption)) if caption is not None else None
    if found is None:
        return ""
    return f"Table {found[2]} (continued)" if found[1] == "Table" else f"续{found[1]}{found[2]}"


def _continue_head(table: etree._Element) -> None:
    """A first row of the head that the sheet shows and ``patches`` hides where the table begins.

    What it says is told by an attribute: it is no text of the article.
    """
    head = next(iter(xhtml.elements(table, "thead")), None)
    text = _continued(table)
    if head is None or not text or not len(head):
        return
    cell = xhtml.make("th", {"colspan": str(len(head[0])), "data-continued": text})
    row = xhtml.make("tr", {"class": "continued"})
    row.append(cell)
    head.insert(0, row)
