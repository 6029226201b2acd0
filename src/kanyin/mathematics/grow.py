"""Glyphs that grow: brackets, roots, braces and arrows of a wanted length (OpenType, MathVariants)."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from kanyin.mathematics.boxes import Box, Glyph, overlaid
from kanyin.mathematics.fonts import MathFont, Part

_LONGER = 1.03
"""How much longer than what it spans a brace may be."""
_MOST_REPEATS = 400
"""Extenders of one glyph: far more than any page has room for."""


def glyph_box(font: MathFont, glyph: str, text: str, scale: float = 1.0, color: str = "") -> Box:
    """One glyph as a box; it is as high and deep as its ink."""
    _, bottom, _, top = font.extents(glyph)
    middle = font.top_middle(glyph)
    return Box(
        font.advance(glyph) * scale,
        top * scale,
        -bottom * scale,
        ((0.0, 0.0, Glyph(font.number(glyph), scale, text, color)),),
        font.italic(glyph) * scale,
        None if middle is None else middle * scale,
        True,
    )


def grown(font: MathFont, text: str, length: float, *, upright: bool, scale: float = 1.0, color: str = "") -> Box:
    """A character at least ``length`` long, in height or in width, or as long as the font can draw it."""
    glyph = font.glyph(text)
    growth = font.growth(glyph, upright=upright)
    if not upright and growth.parts and _least(font, growth.parts) <= length / scale:
        # A brace is as long as what it spans, not the next size of glyph.
        return _assembled(font, growth.parts, text, length / scale, upright, color).scaled(scale)
    if not upright and growth.sizes:
        fitting = [variant for variant, size in growth.sizes if size * scale <= length * _LONGER]
        return glyph_box(font, (fitting or [growth.sizes[0][0]])[-1], text, scale, color)
    for variant, size in growth.sizes:
        if size * scale >= length - 0.001:
            return glyph_box(font, variant, text, scale, color)
    if growth.parts:
        return _assembled(font, growth.parts, text, length / scale, upright, color).scaled(scale)
    return glyph_box(font, growth.sizes[-1][0] if growth.sizes else glyph, text, scale, color)


def _least(font: MathFont, parts: tuple[Part, ...]) -> float:
    """The least length of parts put together, em: with all the overlap that they allow."""
    fixed = [part for part in parts if not part.repeats]
    return sum(part.length for part in fixed) - sum(min(a.end, b.start) for a, b in pairwise(fixed))


def centred(box: Box, axis: float) -> Box:
    """A bracket or a sign with as much above the axis of the formula as below it."""
    return box.moved(0.0, axis - (box.ascent - box.descent) / 2)


def _assembled(font: MathFont, parts: tuple[Part, ...], text: str, length: float, upright: bool, color: str) -> Box:
    """Parts put together: as many extenders as it takes, with as much overlap as it leaves."""
    fixed = [part for part in parts if not part.repeats]
    extenders = [part for part in parts if part.repeats]
    gain = sum(part.length for part in extenders) - font.overlap * len(extenders)
    base = sum(part.length for part in fixed) - font.overlap * (len(fixed) - 1)
    count = min(max(0, ceil((length - base) / gain)) if extenders and gain > 0 else 0, _MOST_REPEATS)
    pieces = [part for part in parts for _ in range(count if part.repeats else 1)]
    overlaps = _overlaps(pieces, length, font.overlap)
    placed, at = [], 0.0
    for number, (part, overlap) in enumerate(zip(pieces, [0.0, *overlaps], strict=False)):
        at -= overlap
        placed.append(_placed(font, part.glyph, text if not number else "", at, upright, color))
        at += part.length
    across = max((font.advance(part.glyph) for part in pieces), default=0.0)
    made = overlaid(placed, across if upright else at)
    return made if not upright else Box(made.width, at, 0.0, made.ink)


def _overlaps(pieces: list[Part], length: float, least: float) -> list[float]:
    """How much each piece runs over the one before, so that all together come near the length."""
    most = [min(before.end, after.start) for before, after in pairwise(pieces)]
    total = sum(part.length for part in pieces)
    surplus = total - least * len(most) - length
    room = sum(max(0.0, limit - least) for limit in most)
    share = min(1.0, max(0.0, surplus / room)) if room > 0 else 0.0
    return [least + share * max(0.0, limit - least) for limit in most]


def _placed(font: MathFont, glyph: str, text: str, at: float, upright: bool, color: str) -> Box:
    left, bottom, _, _ = font.extents(glyph)
    box = glyph_box(font, glyph, text, 1.0, color)
    return box.moved(0.0, at - bottom) if upright else box.moved(at - left)
