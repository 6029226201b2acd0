"""A table that fits nowhere upright, sideways on pages of its own."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from kanyin.messages import msg
from kanyin.output import xhtml
from kanyin.output.tables import SMALLER, Columns
from kanyin.remarks import remark
from kanyin.style import MM_PER_PT, Style

_ABOVE_AND_BELOW = 3
"""Lines of the white, the caption and the rules of a table."""
_SMALLEST = 9.0
"""pt, 小五: no type that is made smaller a second time becomes smaller."""
_LEADING = 1.5
"""Em from line to line."""


def places(columns: Columns, style: Style) -> list[tuple[str, float]]:
    """Where a table goes that fits nowhere upright, as classes, with the ems that the height of the page gives it, the
    larger type first."""
    size = style.text["table"].size
    twice = size * SMALLER**2
    sizes = [size, size * SMALLER, *([twice] if twice >= _SMALLEST else [])]
    found = [(" turned wide" if n == size else " turned wide smaller", _high(style) / n) for n in sizes]
    return [place for place in found if sum(columns.hard) <= place[1]] or found[-1:]


def pages(heights: Sequence[int], heads: int, ems: float, style: Style) -> int:
    """How many pages a turned table takes; ``heights``: lines of each row, ``heads``: how many of them are its head,
    ``ems``: of its type along the page."""
    return len(_parts(heights[heads:], _room(sum(heights[:heads]), ems, style)))


def _high(style: Style) -> float:
    return style.type_height / MM_PER_PT


def _leading(ems: float, style: Style) -> float:
    """Pt from line to line: no text stands beside it, so it keeps to its type and not to the grid."""
    return min(style.text["table"].leading, _LEADING * _high(style) / ems)


def _room(head: int, ems: float, style: Style) -> int:
    """Lines that the width of the page gives the rows of a turned table."""
    return int(style.type_width / MM_PER_PT / _leading(ems, style)) - _ABOVE_AND_BELOW - head


def turn(
    wrapper: etree._Element, table: etree._Element, heights: Sequence[int], ems: float, continued: str, style: Style
) -> None:
    """Turn a fitted table in its division; what one page cannot hold goes to divisions after it, under the head again.

    ``heights``: lines of each row, 0 where it stays with the one before; ``ems``: of its type along the page.
    ``continued``: what stands above the later parts.
    GB/T 9704-2012 9: the head of a table that is turned is at the left edge of the page, of odd and even ones
    alike.
    """
    rows = xhtml.elements(table, "tr")
    heads = sum(all(xhtml.name_of(cell) == "th" for cell in row) for row in rows)
    room = _room(sum(heights[:heads]), ems, style)
    caption = next(iter(xhtml.elements(table, "caption")), None)
    what = xhtml.text_of(rows[0] if caption is None else caption)
    remark(
        msg("a table is set sideways, for it fits in no other way: {text}", text=" ".join(what.split())[:30]),
        hint=msg("take a larger page (--trim), or fewer columns"),
    )
    last = wrapper
    parts = _parts(heights[heads:], room)
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
        _put_into_box(last, made, ems, style)


def _put_into_box(division: etree._Element, table: etree._Element, ems: float, style: Style) -> None:
    """The division is as high as the page, so that nothing else stands there; the box in it is turned."""
    division.set("style", f"height: {style.type_height:.2f}mm")
    shift = f"transform: rotate(-90deg) translate(-{style.type_height:.2f}mm, 0)"
    size = f"width: {style.type_height:.2f}mm; height: {style.type_width:.2f}mm"
    smaller = f"--smaller: {_high(style) / ems:.3f}pt"
    box = xhtml.make("div", {"class": "turned-box", "style": f"{size}; {shift}; {smaller}"})
    table.set("style", f"line-height: {_leading(ems, style):.3f}pt")
    box.append(table)
    division.insert(0, box)


def _parts(heights: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Rows from and to of each page, as many as it has room for, at least one."""
    parts, start, used = [], 0, 0
    for n, height in enumerate(heights):
        if height and n > start and used + height > room:
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
