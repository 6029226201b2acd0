"""Fractions, roots and frames (OpenType MATH, 6.3.6; The TeXbook, appendix G, 11 and 15)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from lxml import etree

from kanyin.mathematics.boxes import Box, Rule, beside, overlaid, rule, space
from kanyin.mathematics.grow import grown
from kanyin.mathematics.rows import row_of
from kanyin.mathematics.setting import Setting, em, shapes

_SIDE = 0.12
"""White beside a fraction (TeX's nulldelimiterspace), em."""
_FRAME = 0.3
"""Between a frame and what it holds (LaTeX's fboxsep), em."""
_LINE = 0.04
_STACK = {
    True: ("StackTopDisplayStyleShiftUp", "StackBottomDisplayStyleShiftDown", "StackDisplayStyleGapMin"),
    False: ("StackTopShiftUp", "StackBottomShiftDown", "StackGapMin"),
}
_FRACTION = {
    True: ("FractionNumeratorDisplayStyleShiftUp", "FractionDenominatorDisplayStyleShiftDown",
           "FractionNumDisplayStyleGapMin", "FractionDenomDisplayStyleGapMin"),
    False: ("FractionNumeratorShiftUp", "FractionDenominatorShiftDown",
            "FractionNumeratorGapMin", "FractionDenominatorGapMin"),
}  # fmt: skip


@shapes("mfrac")
def fraction(element: etree._Element, setting: Setting) -> Box:
    """A fraction, or without a line what stands one above the other."""
    inner = replace(setting, display=False) if setting.display else setting.script()
    top, bottom = inner.box(element[0]), inner.tight().box(element[1])
    width = max(top.width, bottom.width)
    has_line = element.get("linethickness", "1") not in ("0", "0pt", "0em")
    up, down = _shifts(top, bottom, setting) if has_line else _stack_shifts(top, bottom, setting)
    placed = [top.moved((width - top.width) / 2, up), bottom.moved((width - bottom.width) / 2, -down)]
    if has_line:
        thickness = setting.length("FractionRuleThickness")
        placed.append(rule(width, thickness, setting.color).moved(0.0, setting.axis - thickness / 2))
    side = space(_SIDE * setting.scale)
    return beside([side, overlaid(placed, width), side])


def _shifts(top: Box, bottom: Box, setting: Setting) -> tuple[float, float]:
    names = _FRACTION[setting.display]
    up, down, over, under = (setting.length(name) for name in names)
    half, axis = setting.length("FractionRuleThickness") / 2, setting.axis
    return max(up, axis + half + over + top.descent), max(down, under + half + bottom.ascent - axis)


def _stack_shifts(top: Box, bottom: Box, setting: Setting) -> tuple[float, float]:
    up, down, gap = (setting.length(name) for name in _STACK[setting.display])
    lacking = max(0.0, gap - ((up - top.descent) - (bottom.ascent - down)))
    return up + lacking / 2, down + lacking / 2


@shapes("msqrt")
def square_root(element: etree._Element, setting: Setting) -> Box:
    """A root of the row inside."""
    return _root(row_of(element, setting.tight()), setting)


@shapes("mroot")
def any_root(element: etree._Element, setting: Setting) -> Box:
    """A root with its degree in the crook of the sign."""
    made = _root(setting.tight().box(element[0]), setting)
    degree = replace(setting, display=False, level=setting.level + 2).box(element[1])
    before, after = setting.length("RadicalKernBeforeDegree"), setting.length("RadicalKernAfterDegree")
    percent = setting.font.constant("RadicalDegreeBottomRaisePercent")
    rise = percent * made.height - made.descent + degree.descent
    start = max(0.0, before + degree.width + after)
    placed = [degree.moved(max(0.0, start - after - degree.width), rise), made.moved(start)]
    return overlaid(placed, start + made.width)


def _root(inside: Box, setting: Setting) -> Box:
    style = "RadicalDisplayStyleVerticalGap" if setting.display else "RadicalVerticalGap"
    gap, thickness = setting.length(style), setting.length("RadicalRuleThickness")
    height = inside.height + gap + thickness
    sign = grown(setting.font, "√", height, upright=True, scale=setting.scale, color=setting.color)
    # What the sign is higher than it need be goes half above, half below.
    gap += max(0.0, sign.height - height) / 2
    top = inside.ascent + gap + thickness
    placed = [
        sign.moved(0.0, top - sign.ascent),
        rule(inside.width, thickness, setting.color).moved(sign.width, top - thickness),
        inside.moved(sign.width),
    ]
    made = overlaid(placed, sign.width + inside.width)
    return replace(made, ascent=made.ascent + setting.length("RadicalExtraAscender"))


@shapes("menclose")
def enclosed(element: etree._Element, setting: Setting) -> Box:
    """A frame round a row, or a line through it."""
    inside = row_of(element, setting)
    kinds = (element.get("notation") or "").split()
    if {"box", "roundedbox", "circle"} & set(kinds):
        return _framed(inside, setting)
    lines = [line for kind in kinds for line in _strokes(kind, inside, setting)]
    return replace(inside, ink=(*inside.ink, *lines), letter=False)


def _framed(inside: Box, setting: Setting) -> Box:
    pad = _FRAME * setting.scale
    width, top, bottom = inside.width + 2 * pad, inside.ascent + pad, -inside.descent - pad
    corners = [(0.0, bottom), (width, bottom), (width, top), (0.0, top), (0.0, bottom)]
    ink = tuple((x, y, Rule(to_x - x, to_y - y, _LINE, setting.color)) for (x, y), (to_x, to_y) in pairwise(corners))
    return Box(width, top, -bottom, (*inside.moved(pad).ink, *ink))


def _strokes(kind: str, inside: Box, setting: Setting) -> list[tuple[float, float, Rule]]:
    low, high, width = -inside.descent, inside.ascent, inside.width
    middle = (high + low) / 2
    ends = {
        "updiagonalstrike": (0.0, low, width, high),
        "downdiagonalstrike": (0.0, high, width, low),
        "horizontalstrike": (0.0, middle, width, middle),
        "verticalstrike": (width / 2, low, width / 2, high),
        "top": (0.0, high, width, high),
        "bottom": (0.0, low, width, low),
        "left": (0.0, low, 0.0, high),
        "right": (width, low, width, high),
    }.get(kind)
    if ends is None:
        return []
    x, y, to_x, to_y = ends
    return [(x, y, Rule(to_x - x, to_y - y, _LINE * setting.scale, setting.color))]


def padding(element: etree._Element) -> float:
    """The white that an element asks for above itself, em."""
    return em(element.get("voffset"))
