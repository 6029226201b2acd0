"""Rows: terms and operators beside each other, brackets as high as what they enclose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lxml import etree

from kanyin.mathematics.boxes import Box, beside, space
from kanyin.mathematics.operators import grows, sides
from kanyin.mathematics.setting import Setting, em, name_of, shapes
from kanyin.mathematics.tokens import bracket

_COVERED, _SHORT = 0.901, 0.5
"""What part of its content a bracket covers at least, and by how many em it may be too short (TeX's delimiters)."""


@shapes("math", "mrow", "mstyle", "mtd", "merror")
def row(element: etree._Element, setting: Setting) -> Box:
    """The children of an element in a row."""
    return row_of(element, setting)


@shapes("mphantom")
def phantom(element: etree._Element, setting: Setting) -> Box:
    """The room of what is not shown."""
    return replace(row_of(element, setting), ink=())


@shapes("mpadded")
def padded(element: etree._Element, setting: Setting) -> Box:
    """A row that pretends to other measures."""
    box = row_of(element, setting)
    if (element.get("lspace") or "").startswith("-"):
        box = box.moved(-box.width)
    return replace(
        box,
        width=em(element.get("width"), box.width),
        ascent=em(element.get("height"), box.ascent),
        descent=em(element.get("depth"), box.descent),
    )


def row_of(children: Iterable[etree._Element], setting: Setting) -> Box:
    """Elements beside each other with the room that operators have on their sides."""
    elements = list(children)
    boxes = terms(elements, setting)
    if len(boxes) == 1 and sides(elements[0]) == (0.0, 0.0):
        return boxes[0]
    return beside(part for pair in zip(elements, boxes, strict=True) for part in with_sides(*pair, setting))


def with_sides(element: etree._Element, box: Box, setting: Setting) -> tuple[Box, Box, Box]:
    """A term between its white; a letter that leans out takes the room for it."""
    before, after = sides(element)
    lean = box.italic if box.letter else 0.0
    return space(before * setting.scale), replace(box, width=box.width + lean), space(after * setting.scale)


def terms(elements: list[etree._Element], setting: Setting) -> list[Box]:
    """Each element as a box; brackets that grow come last, when the height of the others is known."""
    boxes = {n: setting.box(element) for n, element in enumerate(elements) if not grows(element)}
    axis = setting.axis
    reach = max((max(box.ascent - axis, box.descent + axis) for box in boxes.values() if box.height), default=0.0)
    height = max(_COVERED * 2 * reach, 2 * reach - _SHORT * setting.scale)
    return [boxes[n] if n in boxes else _bracket(element, height, setting) for n, element in enumerate(elements)]


def _bracket(element: etree._Element, height: float, setting: Setting) -> Box:
    text = element.text or ""
    return bracket(text, height, setting) if setting.font.glyph(text) else setting.box(element)


def is_row(element: etree._Element) -> bool:
    """True for an element whose children stand in a row and that says nothing of its style."""
    return name_of(element) in ("mrow", "math") and not set(element.attrib) - {"display", "alttext", "class"}
