"""Drawings in code: each line whole, in type as small as that takes, with strokes that meet those above and below."""

from __future__ import annotations

from lxml import etree

from kanyin.book.drawings import NARROW, PITCH, SIGN, SMALLEST, WIDE, has_boxes, is_drawing, letters, size_in
from kanyin.messages import msg
from kanyin.output import xhtml
from kanyin.output.pdf.picture_sizes import set_in
from kanyin.remarks import remark
from kanyin.style import MM_PER_PT, Style

_LEGIBLE = 6.0
"""Pt below which a drawing rather goes across the columns."""


def fit_drawings(root: etree._Element, style: Style) -> None:
    """Give the code blocks of an XHTML tree that are drawings the size that each of them takes, and class ``drawing``;
    class ``wide`` where it goes across the columns. Their lines still stand in one text.
    """
    for block in xhtml.elements(root, "pre"):
        lines = xhtml.text_of(block).split("\n")
        if is_drawing(lines):
            _fit(block, lines, style)


def widen_code(root: etree._Element) -> None:
    """What is as wide as one letter of code, or two, and no letter gets a class that makes it so.

    A space behind it would be that of its font, were it in one piece of text with it.
    """
    kinds = {"wide-sign": SIGN, "wide-code": WIDE, "narrow-sign": NARROW}
    for block in xhtml.elements(root, "pre"):
        for name, pattern in kinds.items():
            xhtml.wrap_matches(block, pattern, "span", {"class": name}, _is_named)


def _is_named(element: etree._Element) -> bool:
    return not {"wide-sign", "wide-code", "narrow-sign"}.isdisjoint(xhtml.classes(element))


def _fit(block: etree._Element, lines: list[str], style: Style) -> None:
    wanted = style.text["code"].size
    inset = set_in(block, style)
    size = size_in(style.column_width / MM_PER_PT - inset, lines, wanted)
    if size < min(_LEGIBLE, wanted) and style.columns > 1 and not inset:
        xhtml.add_class(block, "wide")
        size = size_in(style.type_width / MM_PER_PT, lines, wanted)
    if size < SMALLEST:
        problem = msg(
            "a drawing in code is too wide for the page, and its lines are parted: {line}", line=_widest(lines)
        )
        remark(problem, hint=msg("make it narrower, or a picture"))
        return
    xhtml.add_class(block, "drawing" if has_boxes(lines) else "tree")
    size = int(size * 100) / 100
    for element in (block, *xhtml.elements(block, "code")):
        element.set("style", f"font-size: {size:.2f}pt; line-height: {size * PITCH:.2f}pt")


def _widest(lines: list[str]) -> str:
    return max(lines, key=letters).strip()[:20]
