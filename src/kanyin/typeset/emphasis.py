"""着重号: a dot below each Han that ``text-emphasis`` stresses (GB/T 15834-2011 4.12, clreq 3.3.3).

Dots are drawn, not set: so what is copied is the text alone, and no line grows.
"""

from __future__ import annotations

from typing import Any

from . import classes as c

_RADIUS, _BELOW = 0.065, 0.29
"""A dot's radius, and its middle below the baseline, by the size of the type."""
_CIRCLE = 0.5523
"""How far the handles of a Bézier curve stand from the ends of a quarter of a circle, by its radius."""


def draw_dots(stream: Any, textbox: Any) -> None:
    """A dot below the middle of each Han of a text on a planned line."""
    layout, size = textbox.pango_layout, textbox.style["font_size"]
    advances, _ = layout.paragraph.glyph_places(layout.start, layout.end, layout.line)
    stream.set_color(textbox.style["color"])
    x, y = textbox.position_x, textbox.position_y + textbox.baseline + _BELOW * size
    for k, advance in enumerate(advances, layout.start):
        if layout.paragraph.material.classes[k] == c.HAN:
            _draw_dot(stream, x + size / 2, y, _RADIUS * size)
        x += advance


def _draw_dot(stream: Any, x: float, y: float, r: float) -> None:
    h = _CIRCLE * r
    stream.move_to(x + r, y)
    stream.curve_to(x + r, y + h, x + h, y + r, x, y + r)
    stream.curve_to(x - h, y + r, x - r, y + h, x - r, y)
    stream.curve_to(x - r, y - h, x - h, y - r, x, y - r)
    stream.curve_to(x + h, y - r, x + r, y - h, x + r, y)
    stream.fill()
