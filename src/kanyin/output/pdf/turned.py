"""A table that fits nowhere upright, sideways on pages of its own."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from math import ceil

from lxml import etree

from kanyin.book.official import begins_annex
from kanyin.book.title_lines import width
from kanyin.messages import msg
from kanyin.output import xhtml
from kanyin.output.pdf.blocks import HEADINGS
from kanyin.output.tables import SMALLER, Columns
from kanyin.remarks import remark
from kanyin.style import MM_PER_PT, Style

_ABOVE_AND_BELOW = 3
"""Lines of the white, the caption and the rules of a table."""
_NO_CAPTION = 2
"""Lines of these that a table without a caption leaves to its rows."""
_SMALLEST = 9.0
"""pt, 小五: no type that is made smaller a second time becomes smaller."""
WITH_TURNED = "with-turned"
"""The class of a heading that goes on the page of the turned table below it."""
_HEADING = 2.2
"""Lines of the text that such a heading takes, its white with it."""
_LEADINGS = (1.5, 1.35, 1.25)
"""Em from line to line, the second and third where that saves a page."""


def places(columns: Columns, style: Style) -> list[tuple[str, float]]:
    """Where a table goes that fits nowhere upright, as classes, with the ems that the height of the page gives it, the
    larger type first: where no head takes more than two lines, if there is such a place."""
    size = style.text["table"].size
    twice = size * SMALLER**2
    sizes = [size, size * SMALLER, *([twice] if twice >= _SMALLEST else [])]
    found = [(" turned wide" if n == size else " turned wide smaller", _high(style) / n) for n in sizes]
    fitting = ([place for place in found if sum(need) <= place[1]] for need in (*columns.between[-1:], columns.hard))
    return next(filter(None, fitting), found[-1:])


def pages(heights: Sequence[int], heads: int, ems: float, style: Style) -> int:
    """How many pages a turned table takes; ``heights``: lines of each row, ``heads``: how many of them are its head,
    ``ems``: of its type along the page."""
    rooms = (_room(sum(heights[:heads]), _leading(spacing, ems, style), style) for spacing in _LEADINGS)
    return min(len(_parts(heights[heads:], room)) for room in rooms)


def _high(style: Style) -> float:
    return style.type_height / MM_PER_PT


def _leading(spacing: float, ems: float, style: Style) -> float:
    """Pt from line to line: no text stands beside it, so it keeps to its type and not to the grid."""
    return min(style.leading, spacing * _high(style) / ems)


def _room(head: int, leading: float, style: Style) -> int:
    """Lines that the width of the page gives the rows of a turned table."""
    return int(style.type_width / MM_PER_PT / leading) - _ABOVE_AND_BELOW - head


def turn(
    wrapper: etree._Element, table: etree._Element, heights: Sequence[int], ems: float, continued: str, style: Style
) -> None:
    """Turn a fitted table in its division; what one page cannot hold goes to divisions after it, under the head again.

    ``heights``: lines of each row, 0 where it stays with the one before; ``ems``: of its type along the page. Notes
    that stand below it in the division go with its last rows.
    ``continued``: what stands above the later parts.
    GB/T 9704-2012 9: the head of a table that is turned is at the left edge of the page, of odd and even ones
    alike.
    """
    notes = [part for part in wrapper if part is not table]
    heights = [*heights[:-1], heights[-1] + sum(ceil(width(xhtml.text_of(note)) / ems) for note in notes)]
    rows = xhtml.elements(table, "tr")
    heads = sum(all(xhtml.name_of(cell) == "th" for cell in row) for row in rows)
    caption = next(iter(xhtml.elements(table, "caption")), None)
    what = xhtml.text_of(rows[0] if caption is None else caption)
    remark(
        msg("a table is set sideways, for it fits in no other way: {text}", text=" ".join(what.split())[:30]),
        hint=msg("take a larger page (--trim), or fewer columns"),
    )
    above, free = _headings(wrapper, style), 0 if caption is not None else _NO_CAPTION
    ways = []
    for leading in (_leading(spacing, ems, style) for spacing in _LEADINGS):
        room = _room(sum(heights[:heads]), leading, style) + free
        ways.append((_parts(heights[heads:], room, room - ceil(above / leading)), leading))
    parts, leading = min(ways, key=lambda way: len(way[0]))
    last = wrapper
    copies = [table, *(deepcopy(table) for _ in parts[1:])]
    for number, (made, (start, end)) in enumerate(zip(copies, parts, strict=True)):
        body = xhtml.elements(made, "tr")[heads:]
        for row in (*body[:start], *body[end:]):
            xhtml.remove(row)
        if number:
            _say_again(made, continued)
            division = xhtml.make("div", {"class": wrapper.get("class", "")})
            division.tail, last.tail = last.tail, None
            last.addnext(division)
            last = division
        _put_into_box(last, made, ems, leading, style)
    for note in notes:
        last[0].append(note)


def _put_into_box(division: etree._Element, table: etree._Element, ems: float, leading: float, style: Style) -> None:
    """The division is as high as the page, so that nothing else stands there; the box in it is turned."""
    division.set("style", f"height: {style.type_height:.2f}mm")
    shift = f"transform: rotate(-90deg) translate(-{style.type_height:.2f}mm, 0)"
    size = f"width: {style.type_height:.2f}mm; height: {style.type_width:.2f}mm"
    smaller = f"--smaller: {_high(style) / ems:.3f}pt"
    box = xhtml.make("div", {"class": "turned-box", "style": f"{size}; {shift}; {smaller}"})
    table.set("style", f"line-height: {leading:.3f}pt")
    box.append(table)
    division.insert(0, box)


def _headings(wrapper: etree._Element, style: Style) -> float:
    """Pt that the headings right above a turned table take on its page; they are marked for it. None are where they
    would leave it less than half of the page."""
    found: list[etree._Element] = []
    place: etree._Element | None = wrapper
    while place is not None:
        before = place.getprevious()
        while before is not None and xhtml.name_of(before) == "section" and len(before):
            before = before[-1]
        if before is None:
            place = place.getparent() if xhtml.name_of(place.getparent()) == "section" else None
        elif _names_table(before) and not (before.tail or "").strip():
            found.append(before)
            place = before
        else:
            break
    taken = len(found) * _HEADING * style.leading
    if taken > style.type_width / MM_PER_PT / 2:
        return 0.0
    for heading in found:
        xhtml.add_class(heading, WITH_TURNED)
    return taken


def _names_table(line: etree._Element) -> bool:
    """A heading, or 附件2 typed as a paragraph."""
    if xhtml.name_of(line) == "p":
        return begins_annex(xhtml.text_of(line), is_heading=False)
    return xhtml.name_of(line) in HEADINGS


def take_headings(main: etree._Element) -> None:
    """Put the headings of turned tables on their pages, turned as they are: alone, they would name nothing."""
    for division in xhtml.elements(main, "div"):
        if "turned" not in xhtml.classes(division):
            continue
        box = next(part for part in division if "turned-box" in xhtml.classes(part))
        while (above := division.getprevious()) is not None and WITH_TURNED in xhtml.classes(above):
            xhtml.remove(above)
            above.tail = None
            box.insert(0, above)


def _parts(heights: Sequence[int], room: int, first: int | None = None) -> list[tuple[int, int]]:
    """Rows from and to of each page, as many as it has room for, at least one; ``first``: the room on the first."""
    parts: list[tuple[int, int]] = []
    start, used = 0, 0
    for n, height in enumerate(heights):
        if height and n > start and used + height > (room if parts or first is None else first):
            parts.append((start, n))
            start, used = n, 0
        used += height
    return [*parts, (start, len(heights))]


def _say_again(table: etree._Element, continued: str) -> None:
    """The caption of a later part is 续表N alone."""
    for caption in xhtml.elements(table, "caption"):
        for child in list(caption):
            caption.remove(child)
        caption.text = continued
        if not continued:
            xhtml.remove(caption)
