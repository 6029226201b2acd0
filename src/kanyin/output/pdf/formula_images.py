"""A piece of a formula as WeasyPrint's layout and its PDF streams want a picture: measures, and how it is drawn.

Glyphs are text of the PDF in the mathematical font, so that they print as type and search engines of screens see them;
what is copied is the formula's TeX (``ActualText``, ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from kanyin.mathematics.boxes import Box, Glyph, Rule, Text
from kanyin.output.pdf.formulas import Piece

_HAN_ABOVE, _HAN_BELOW = 0.96, 0.2
"""What Han of the lines beside reach above and below their baselines, with a little white, em."""
_LEADED = 1.15
"""A height of line that leaves white, em."""


def _taken(reach: float, usual: float, free: float, line_height: float) -> float:
    """The room that a reach above or below the baseline takes: what a line has there, or lines more."""
    return min(reach, usual) if reach <= free else usual + ceil((reach - free) / line_height) * line_height


@dataclass(slots=True)
class FormulaImage:
    """A WeasyPrint image. ``family`` is the mathematical font; ``room`` what a line has, px."""

    piece: Piece
    family: str
    room: float = 0.0
    is_text: bool = True

    def get_intrinsic_size(self, resolution: float, font_size: float) -> tuple[float, float, None]:
        """Width and height, px."""
        box = self.box(font_size)
        return box.width * font_size, max(box.height, 0.01) * font_size, None

    def box(self, font_size: float) -> Box:
        """The piece as it is set in its room."""
        if self.piece.display is not None and not self.room:
            return self.piece.fitted(self.piece.display.width + 0.01)
        return self.piece.fitted(self.room / font_size if self.room else 0.0)

    def right_edge(self, font_size: float) -> float:
        """How far its ink reaches to the right, px; further than its width where no way of setting it was enough."""
        box = self.box(font_size)
        return (
            max([box.width, *(x + (ink.dx if isinstance(ink, Rule) else ink.scale / 2) for x, _, ink in box.ink)])
            * font_size
        )

    def shrunk(self, font_size: float) -> float:
        """How much smaller than the text it is set to find room."""
        return self.piece.shrunk(self.room / font_size) if self.room else 1.0

    def white_after(self, font_size: float) -> float:
        """The white at the end of a piece, px: what parts = from the next term."""
        return self.box(font_size).after * font_size

    def place(self, font_size: float, line_height: float, baseline: float) -> tuple[float, float, float]:
        """How a piece stands in a line of text, px: its margins above and below, its baseline below the upper one.

        What reaches into the white of the lines beside it makes its line no higher; what reaches further makes it
        higher by whole lines, so that the lines after it stay on the grid.
        """
        box = self.box(font_size)
        ascent, descent = box.ascent * font_size, box.descent * font_size
        if line_height < _LEADED * font_size:
            # Within emphasis the sheet says nothing of the line.
            return 0.0, 0.0, ascent
        above = _taken(ascent, baseline, line_height - _HAN_BELOW * font_size, line_height)
        below = _taken(descent, line_height - baseline, line_height - _HAN_ABOVE * font_size, line_height)
        return above - ascent, below - descent, above

    def in_room(self, width: float) -> FormulaImage:
        """The same in a column of this width, px."""
        return replace(self, room=width)

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:
        """Draw the piece into a PDF stream whose origin is its upper left corner."""
        size = style["font_size"]
        box = self.box(size)
        drawing = _Drawing(stream, style, self.family, box.ascent * size)
        encoded = self.piece.tex.encode("utf-16-be").hex()
        # Proofreaders know it by the one, readers of text heed the other on spans alone.
        stream.stream.append(f"/Formula BMC /Span <</ActualText <feff{encoded}>>> BDC")
        for x, y, ink in box.ink:
            drawing.ink(x * size, y * size, ink, size)
        stream.stream.append(b"EMC EMC")


class _Drawing:
    """Draws the ink of one piece; ``baseline`` is px below its upper edge."""

    def __init__(self, stream: Any, style: Any, family: str, baseline: float) -> None:
        self.stream, self.style, self.baseline = stream, style, baseline
        # Pango's font lives as long as a layout that uses it.
        self.layout = _layout_in(style, family)
        line, _ = self.layout.get_first_line()
        self.font = line.runs[0].data.item.analysis.font

    def ink(self, x: float, y: float, ink: Glyph | Text | Rule, size: float) -> None:
        self.stream.set_color(_color(ink.color, self.style))
        if isinstance(ink, Rule):
            self._rule(x, self.baseline - y, ink, size)
        elif isinstance(ink, Glyph):
            self._glyph(x, self.baseline - y, ink, size)
        else:
            self._text(x, self.baseline - y, ink, size)

    def _rule(self, x: float, y: float, ink: Rule, size: float) -> None:
        """A line; level and upright ones as filled rectangles, which printers draw as wide as they are."""
        half, dx, dy = ink.thickness * size / 2, ink.dx * size, -ink.dy * size
        if dx and dy:
            with self.stream.stacked():
                self.stream.set_color(_color(ink.color, self.style), stroke=True)
                self.stream.set_line_width(2 * half)
                self.stream.move_to(x, y)
                self.stream.line_to(x + dx, y + dy)
                self.stream.stroke()
            return
        left, top = min(x, x + dx) - (0 if dx else half), min(y, y + dy) - (0 if dy else half)
        self.stream.rectangle(left, top, abs(dx) or 2 * half, abs(dy) or 2 * half)
        self.stream.fill()

    def _glyph(self, x: float, y: float, ink: Glyph, size: float) -> None:
        from weasyprint.text.ffi import FROM_UNITS, pango

        font, font_size = self.stream.add_font(self.font)
        self.stream.begin_text()
        self.stream.set_font_size(font.hash, size * ink.scale)
        self.stream.set_text_matrix(1, 0, 0, -1, x, y)
        if ink.number not in font.to_unicode:
            font.to_unicode[ink.number] = ink.text or " "
        if ink.number not in font.widths:
            pango.pango_font_get_glyph_extents(self.font, ink.number, self.stream.ink_rect, self.stream.logical_rect)
            font.widths[ink.number] = round(self.stream.logical_rect.width * 1000 * FROM_UNITS / font_size)
        self.stream.show_text(f"<{ink.number:04x}>")
        self.stream.end_text()

    def _text(self, x: float, y: float, ink: Text, size: float) -> None:
        """Han and what else comes from the fonts of the paragraph, by WeasyPrint's own way of drawing text."""
        from weasyprint.draw.text import draw_first_line
        from weasyprint.matrix import Matrix
        from weasyprint.text.line_break import Layout

        style = self.style.copy()
        style["font_size"] = size * ink.scale
        if ink.is_bold:
            style["font_weight"] = 700
        made = Layout(style)
        made.set_text(ink.text)
        self.stream.begin_text()
        draw_first_line(self.stream, _TextBox(ink.text, style, made), "clip", "none", Matrix(d=-1, e=x, f=y))
        self.stream.end_text()


@dataclass(frozen=True, slots=True)
class _TextBox:
    """What ``draw_first_line`` asks of a box of text."""

    text: str
    style: Any
    pango_layout: Any
    baseline: float = 0.0


def _color(name: str, style: Any) -> Any:
    from tinycss2.color5 import parse_color

    return (parse_color(name) if name else None) or style["color"]


def _layout_in(style: Any, family: str) -> Any:
    """Pango's layout of a sign in the mathematical font of this document."""
    from weasyprint.text.line_break import Layout

    own = style.copy()
    own["font_family"], own["font_weight"], own["font_style"] = [family], 400, "normal"
    made = Layout(own)
    made.set_text("+")
    return made
