"""Tables as print has them: columns by what they hold, figures at the decimal point, the head again on each page with
续表 above it, notes below; what fits nowhere is turned on a page of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from kanyin.book.language import label_in
from kanyin.book.title_lines import Words
from kanyin.output import xhtml
from kanyin.output.blocks import break_lines
from kanyin.output.fewer_lines import fewer_lines
from kanyin.output.figures import is_figure, paddings
from kanyin.output.pdf import turned
from kanyin.output.pdf.parted_tables import MAY_PART
from kanyin.output.table_grid import Cell, Spot, spots_of
from kanyin.output.tables import (
    DATE,
    ITEM,
    LONG,
    PADDING,
    SHORT_ITEM,
    Columns,
    cell_lines,
    cell_width,
    column_shares,
    tables,
)
from kanyin.patterns import lazy
from kanyin.style import Style

_HIGH = 0.3
"""The part of a page's lines that a head may take: WeasyPrint leaves one out that finds no place, words and all."""
_STUB = 8
"""Lines of a table without a caption, which stays where it is, above which it may go on in the next column."""
_PARTED = 5
"""Lines below the head of such a table, and one row less, below which it is never parted."""
_HIGH_ROW = 8
"""Lines of a row above which a table goes across the columns sooner: the row is not parted, and leaves a hole."""
_ABOVE_AND_BELOW = 3
"""Lines of the white, the caption and the rules of a table: one that may be broken and finds room on a page with them
moves to the head of the next one where not enough of it can begin on this one."""
_KEPT, _KEPT_OF_SMALL = 3, 2
"""Lines of a table that may be broken which stay with its head, and with its end."""
_NOTE = lazy(r"(?:附?注|表注|(?:资料|数据|图表)?来源|说明)\d*\s*[：:]|\*+\s?[pP]\s?[<＜]|(?:Notes?|Sources?)\s?[:：]")
_NUMBER = lazy(r"\s*续?(表|附表|Table|Tab\.)\s*([0-9A-Z一二三四五六七八九十]+(?:[.\-—–][0-9]+)*)")
_SENTENCE_END = "。；！？"
_SHORT_ITEM, _LONG_ITEM = 6.0, 9.0
_PHRASE = 8.0
"""Ems of a cell above which a comma makes it a sentence."""


def fit_tables(root: etree._Element, style: Style, words: Words, lang: str = "zh-CN") -> None:
    """Give the tables of an XHTML tree the widths of their columns, each in a division of class ``table``, and
    ``smaller``, ``wide`` or ``turned`` where need be, with the notes that follow it.

    The dashes of a pipe table, which pandoc takes for widths, say nothing about its columns. ``words``: the article's,
    which the lines of a table's head keep whole; ``lang``: its language.
    """
    for table in tables(root):
        _fit(table, style, words, lang)


def _fit(table: etree._Element, style: Style, words: Words, lang: str) -> None:
    for group in xhtml.elements(table, "colgroup"):
        xhtml.remove(group)
    wrapper = xhtml.make("div", {"class": "table"})
    if table.get("data-float"):
        wrapper.set("data-float", table.get("data-float", ""))
    if table.get("id"):
        # The layout engine forgets the id of a table itself, and with it all links to it.
        wrapper.set("id", table.attrib.pop("id"))
    xhtml.wrap(table, wrapper)
    _take_caption(wrapper, table)
    _take_notes(wrapper)
    if spots := spots_of(table):
        _set_columns(wrapper, table, spots, style, words, lang)


def _set_columns(
    wrapper: etree._Element, table: etree._Element, spots: list[Spot], style: Style, words: Words, lang: str
) -> None:
    columns = Columns.joined(spots)
    kind, room = _place(columns, spots, style)
    widths = fewer_lines(spots, _lowest(columns, spots, room), columns.between[-1])
    heights = _heights(spots, widths)
    _lower_high_head(table, spots, heights, style)
    caption = next(iter(xhtml.elements(table, "caption")), None)
    if caption is not None:
        break_lines(caption, room - 1, words)
        if "wide" in kind.split() and not wrapper.get("data-float"):
            caption.attrib.pop("data-float", None)  # above white that it leaves both columns would end
    limit = LONG * style.lines if caption is not None else min(LONG * style.lines, _STUB)
    is_long = sum(heights) > limit and "turned" not in kind
    fits_page = is_long and sum(heights) <= style.lines - _ABOVE_AND_BELOW
    may_part = not is_long and caption is None and "turned" not in kind and _may_part(spots, heights)
    kinds = ((is_long, " long"), (fits_page, " one-page"), (may_part, f" {MAY_PART}"))
    wrapper.set("class", f"table{kind}" + "".join(name for holds, name in kinds if holds))
    table.attrib.clear()
    table.set("class", "fitted")
    table.insert(0 if caption is None else 1, column_shares(widths))
    for spot in spots:
        if spot.cell.is_head:
            break_lines(spot.element, max(_room(spot, widths) - PADDING, 1.0) + 0.1, words)
    for n, share in enumerate(widths):
        _align([spot for spot in spots if (spot.column, spot.columns) == (n, 1)], share, style)
    if "turned" in kind:
        turned.turn(wrapper, table, _unparted(spots, heights), room, _continued(table, lang), style)
    elif is_long or may_part:
        _keep_rows(table, heights, _KEPT if is_long else _KEPT_OF_SMALL)
        _continue_head(table, len(widths), lang)


def _place(columns: Columns, spots: list[Spot], style: Style) -> tuple[str, float]:
    """Where the table goes, as classes, and the ems that it gets there: where its rows are not too high, for they are
    not parted."""
    found = list(columns.fitting(style))
    if not found:
        return _place_turned(columns, spots, style)
    low = (place for place in found if max(_heights(spots, _lowest(columns, spots, place[1]))) <= _HIGH_ROW)
    return next(low, found[0])


def _lowest(columns: Columns, spots: list[Spot], room: float) -> list[float]:
    """The ems of each column with which the table has the fewest lines: cells of many rows may want them more than the
    heads above figures do."""
    return min(columns.shares(room), key=lambda widths: sum(_heights(spots, widths)))


def _place_turned(columns: Columns, spots: list[Spot], style: Style) -> tuple[str, float]:
    """The place of a table that is turned: in smaller type only where that saves a third of its pages. Sentences get
    the width that figures leave them."""
    heads = len({spot.row for spot in spots if spot.cell.is_head})

    def count(place: tuple[str, float]) -> int:
        return turned.pages(_unparted(spots, _heights(spots, columns.share(place[1]))), heads, place[1], style)

    best, *smaller = turned.places(columns, style)
    for place in smaller:
        if 3 * count(place) <= 2 * count(best):
            best = place
    return best


def _room(spot: Spot, widths: Sequence[float]) -> float:
    return sum(widths[spot.column : spot.column + spot.columns])


def _heights(spots: list[Spot], widths: Sequence[float]) -> list[int]:
    """The lines of each row, about."""
    heights = [1] * max(spot.row + spot.rows for spot in spots)
    for spot in sorted(spots, key=lambda spot: spot.rows):
        last = spot.row + spot.rows
        lacks = cell_lines(spot.cell, _room(spot, widths)) - sum(heights[spot.row : last])
        heights[last - 1] += max(lacks, 0)
    return heights


def _unparted(spots: list[Spot], heights: list[int]) -> list[int]:
    """The lines of each row, those of rows that a cell joins given to the first of them: 0 parts no table."""
    whole = heights[:]
    for spot in spots:
        for row in range(spot.row + 1, spot.row + spot.rows):
            first = max(n for n in range(row) if whole[n] or n == 0)
            whole[first], whole[row] = whole[first] + whole[row], 0
    return whole


def _keep_rows(table: etree._Element, heights: list[int], lines: int) -> None:
    """So many lines stay with the head, and with the end of the table: the class of rows that stay with the next."""
    for part in xhtml.elements(table, "tbody"):
        rows = xhtml.elements(part, "tr")
        first = xhtml.elements(table, "tr").index(rows[0]) if rows else 0
        theirs = heights[first : first + len(rows)]
        for n, row in enumerate(rows[:-1]):
            if sum(theirs[: n + 1]) < lines or sum(theirs[n + 1 :]) < lines:
                xhtml.add_class(row, "kept")


def _may_part(spots: list[Spot], heights: list[int]) -> bool:
    """A table that is short may be parted for want of room: it has rows enough, and no cell stands in several."""
    heads = {spot.row for spot in spots if spot.cell.is_head}
    lines = [height for row, height in enumerate(heights) if row not in heads]
    is_joined = any(spot.rows > 1 for spot in spots if spot.row not in heads)
    return bool(heads) and not is_joined and len(lines) >= _PARTED - 1 and sum(lines) >= _PARTED


def _lower_high_head(table: etree._Element, spots: list[Spot], heights: list[int], style: Style) -> None:
    """A table whose head or foot is too high to be repeated on each page has ordinary rows in its place."""
    ends = {spot.row for spot in spots if spot.cell.is_head}
    ends |= {len(heights) - 1} if xhtml.elements(table, "tfoot") else set()
    if max((heights[row] for row in ends), default=0) > _HIGH * style.lines:
        for part in xhtml.elements(table, "thead", "tfoot"):
            part.tag = f"{{{xhtml.XHTML}}}tbody"


def _align(spots: list[Spot], share: float, style: Style) -> None:
    """Sentences begin at the left edge of their column; figures stand with their decimal points below each other."""
    spots = [spot for spot in spots if not spot.cell.is_head]
    if any(cell_lines(spot.cell, share) > len(spot.cell.lines) or _is_sentence(spot.cell) for spot in spots):
        for spot in spots:
            xhtml.add_class(spot.element, "sentence")
            if not all(map(is_figure, spot.cell.lines)):
                _begin_at_left(spot.element)
            _keep_items(spot.element, spot.cell.lines, share - PADDING)
            xhtml.wrap_matches(spot.element, DATE, "span", {"class": "whole"}, lambda _: False)
            if all(map(is_figure, spot.cell.lines)) and cell_width(spot.cell) <= share - PADDING + 0.05:
                _never_break(spot.element)
        return
    for spot in spots:
        if all(map(is_figure, spot.cell.lines)):  # the column is as wide as it, but for what sums of hundredths lose
            _never_break(spot.element)
    latin = style.fonts[style.text["table"].font].latin
    found = paddings([" ".join(spot.cell.lines) for spot in spots], latin, share - PADDING)
    for spot, (left, right) in zip(spots, found, strict=False):
        white = f"padding-right: {right + PADDING / 2:.3f}em; padding-left: {left + PADDING / 2:.3f}em"
        spot.element.set("style", f"{spot.element.get('style', '')} {white}".strip())


def _begin_at_left(cell: etree._Element) -> None:
    """Lines of a sentence begin below each other, whatever the dashes of the whole column ask for."""
    kept = [part for part in cell.get("style", "").split(";") if part.strip() and "text-align" not in part]
    cell.attrib.pop("style", None)
    if kept:
        cell.set("style", ";".join(kept))


def _keep_items(cell: etree._Element, lines: Sequence[str], room: float) -> None:
    """Of a list in a cell, 木桨、铜铃, no item is torn that has room on a line, with its mark."""
    if any("、" in line for line in lines) and room >= _SHORT_ITEM:
        items = ITEM if room >= _LONG_ITEM else SHORT_ITEM
        xhtml.wrap_matches(cell, items, "span", {"class": "whole"}, lambda _: False)


def _never_break(cell: etree._Element) -> None:
    cell.set("style", f"white-space: nowrap; {cell.get('style', '')}".strip())


def _is_sentence(cell: Cell) -> bool:
    """It ends with a full stop, or has parts and is long."""
    long = cell_width(cell) > _PHRASE
    return any(line[-1:] in tuple(_SENTENCE_END) or ("，" in line and long) for line in cell.lines)


def _take_caption(wrapper: etree._Element, table: etree._Element) -> None:
    """A division that names the table below it becomes its caption, and stays with it wherever it goes."""
    above = wrapper.getprevious()
    if above is None or (above.tail or "").strip() or xhtml.elements(table, "caption"):
        return
    if xhtml.classes(above) != ["caption"] or not _NUMBER.match(xhtml.text_of(above).lstrip()):
        return
    # In a column it does not move: a paper of many such tables would take ten times as long, for the feet of pages are
    # sought anew.
    caption = xhtml.make("caption", {"data-float": "none"})
    for n, line in enumerate(list(above)):
        if n:
            caption.append(xhtml.make("br"))
        line.tail = None
        caption.append(line)
        xhtml.unwrap(line)
    table.insert(0, caption)
    if name := above.get("id"):
        if "id" in wrapper.attrib:
            caption.set("id", name)
        else:
            wrapper.set("id", name)
    xhtml.remove(above)


def _take_notes(wrapper: etree._Element) -> None:
    """Notes and sources below a table stand with its last rows, in small type."""
    while (following := wrapper.getnext()) is not None and xhtml.name_of(following) == "p":
        if (wrapper.tail or "").strip() or not _NOTE.match(xhtml.text_of(following).lstrip()):
            return
        wrapper.tail, following.tail = following.tail, None
        xhtml.add_class(following, "table-note")
        wrapper.append(following)


def _continued(table: etree._Element, lang: str) -> str:
    """续表1, or the like in the caption's language; empty for a table without a number."""
    caption = next(iter(xhtml.elements(table, "caption")), None)
    found = _NUMBER.match(xhtml.text_of(caption)) if caption is not None else None
    if found is None:
        return ""
    return f"Table {found[2]} (continued)" if found[1].isascii() else label_in("续", lang) + found[1] + found[2]


def _continue_head(table: etree._Element, columns: int, lang: str) -> None:
    """A first row of the head that the sheet shows and ``patches`` hides where the table begins.

    What it says is told by an attribute: it is no text of the article.
    """
    head = next(iter(xhtml.elements(table, "thead")), None)
    text = _continued(table, lang)
    if head is None or not text or not len(head):
        return
    cell = xhtml.make("th", {"colspan": str(columns), "data-continued": text})
    row = xhtml.make("tr", {"class": "continued"})
    row.append(cell)
    head.insert(0, row)
