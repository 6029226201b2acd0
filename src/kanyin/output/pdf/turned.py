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


def place(columns: Columns, style: Style) -> tuple[str, float]:
    """Where a table goes that fits nowhere upright, as classes, and the ems that the height of the page gives it."""
    high = style.type_height / MM_PER_PT / style.text["table"].size
    return (" turned wide", high) if sum(columns.hard) <= high else (" turned wide smaller", high / SMALLER)


def turn(wrapper: etree._Element, table: etree._Element, heights: Sequence[int], continued: str, style: Style) -> None:
    """Turn a fitted table in its division; what one page cannot hold goes to divisions after it, under the head again.

    ``heights``: lines of each row, 0 where it stays with the one before. ``continued``: what stands above the later
    parts. GB/T 9704-2012 9: the head of a table that is turned is at the left edge of the page, of odd and even ones
    alike.
    """
    rows = xhtml.elements(table, "tr")
    heads = sum(all(xhtml.name_of(cell) == "th" for cell in row) for row in rows)
    room = int(style.type_width / MM_PER_PT / style.text["table"].leading) - _ABOVE_AND_BELOW - sum(heights[:heads])
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
        _put_into_box(last, made, style)


def _put_into_box(division: etree._Element, table: etree._Element, style: Style) -> None:
    """The division is as high as the page, so that nothing else stands there; the box in it is turned."""
    division.set("style", f"height: {style.type_height:.2f}mm")
    shift = f"transform: rotate(-90deg) translate(-{style.type_height:.2f}mm, 0)"
    size = f"width: {style.type_height:.2f}mm; height: {style.type_width:.2f}mm"
    box = xhtml.make("div", {"class": "turned-box", "style": f"{size}; {shift}"})
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
