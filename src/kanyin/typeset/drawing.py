"""Draw the text of planned lines: glyphs in their places, and text that can be copied."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING, Any

from weasyprint.text.ffi import pango, unicode_to_char_p
from weasyprint.text.line_break import Layout

from . import classes as c
from .glyphs import place_glyphs, torn_groups
from .shaping import Shaped, with_stand_ins

if TYPE_CHECKING:
    from .fit import Line
    from .paragraph import Paragraph

_DECORATIONS = ("ascent", "underline_position", "underline_thickness", "strikethrough_position",
                "strikethrough_thickness")  # fmt: skip
_LONGEST_CONTEXT = 16  # characters
_ROUNDING = 0.01  # px
_STRONG = c.HAN + c.LETTER
BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SHOWN = re.compile(r"<([0-9a-f]*)>|([^<]+)")
_GLYPH_DIGITS = 4


class SetText(Layout):  # type: ignore[misc]  # WeasyPrint has no types
    """A text on a planned line, in the place of WeasyPrint's ``Layout``.

    Nothing is shaped until WeasyPrint draws it and calls ``reactivate``; then the glyphs' own widths and
    offsets are changed. Letter spacing attributes would do less: Pango puts half of them on either side of
    a cluster.
    """

    def __init__(
        self, text: str, shaped: Shaped, paragraph: Paragraph, line: Line, start: int, end: int, origin: int
    ) -> None:
        """``[start, end)`` of the paragraph, from a text box that begins at ``origin``.

        ``text`` may end in a hyphen.
        """
        self.hidden = _context(paragraph.material.classes, start, origin)
        self.text = paragraph.text[start - self.hidden : start] + text
        self.justification_spacing = 0
        self.max_width = inf
        self.overflows = False
        self.first_line_direction = 0
        self.paragraph, self.line, self.start, self.end = paragraph, line, start, end
        self.torn: list[tuple[int, int, str]] = []  # groups of drawn glyphs and their text
        for name in _DECORATIONS:
            setattr(self, name, getattr(shaped.layout, name, None))

    def limit(self, width: float, available: float) -> None:
        """Tell what room there is, px, for ``text-overflow`` and ``block-ellipsis``."""
        self.max_width = available
        self.overflows = width > available + _ROUNDING

    def forget_plan(self) -> None:
        """Shape the text as WeasyPrint would, which is about to shorten it."""
        self.set_text(self.text[self.hidden :])
        self.hidden = 0

    def reactivate(self, style: Any) -> None:
        """Shape the text again, as WeasyPrint does to draw it, and put its glyphs into their places."""
        self.setup(style)
        text, _ = unicode_to_char_p(with_stand_ins(self.text))
        pango.pango_layout_set_text(self.layout, text, -1)
        # WeasyPrint sets this mode before it reads the glyphs; set later it would shape them anew.
        pango.pango_layout_set_single_paragraph_mode(self.layout, True)
        line, _ = self.get_first_line()
        advances, moves = self.paragraph.glyph_places(self.start, self.end, self.line)
        if self.hidden:
            advances = [0.0] * self.hidden + advances
            moves = {k + self.hidden: move for k, move in moves.items()}
        placed = place_glyphs(line, self.text, self.hidden, advances, moves, style)
        self.torn = [
            (first, last, self.text[placed[first].start : placed[last].end])
            for first, last in torn_groups(placed, self.text)
        ]


def _context(classes: str, start: int, origin: int) -> int:
    """How many characters before ``start`` decide how the text is shaped.

    Pango takes the script of digits and marks from the letter before them; at the start of a text from the
    one after. Digits then change their width between measuring and drawing: so the letter comes along,
    unseen.
    """
    if start == origin or classes[start] in _STRONG:
        return 0
    for k in range(start - 1, max(origin, start - _LONGEST_CONTEXT) - 1, -1):
        if classes[k] in _STRONG:
            return start - k
    return 0


class GlyphTexts(dict[int, str]):
    """The text of each glyph of a PDF font. WeasyPrint keeps the first that it meets.

    Fonts and HarfBuzz lend the glyph of U+0020 to other blanks. One of them does not keep it from the next text
    that the glyph serves: it would make every word space copy as, say, U+2002.
    """

    def __contains__(self, glyph: object) -> bool:
        return isinstance(glyph, int) and self.get(glyph, BLANKS[0]) not in BLANKS


class TornText:
    """A PDF stream that names the text of torn glyphs (``ActualText``) while WeasyPrint draws a line into it.

    Readers of PDF tell words by the room between glyph boxes: a gap of 1/4 em reads as a space that the
    source does not have, a squeezed mark as a word that overlaps the next. The PDF standard's remedy (ISO
    32000-1, 14.9.4) is to say what the text is; it is said for the few glyphs concerned, so that selecting
    stays exact.
    """

    def __init__(self, stream: Any, groups: list[tuple[int, int, str]]) -> None:
        self._stream = stream
        self._starts = {first: text for first, _, text in groups}
        self._ends = {last for _, last, _ in groups}
        self._drawn = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def show_text(self, shown: str) -> None:
        """``shown``: hexadecimal glyph strings and numbers between them, as WeasyPrint writes them."""
        waiting = ""
        for glyphs, number in _SHOWN.findall(shown):
            if number:
                waiting += f"{number} "
                continue
            for i in range(0, len(glyphs), _GLYPH_DIGITS):
                if self._drawn in self._starts:
                    self._flush(waiting)
                    waiting = ""
                    self._begin(self._starts[self._drawn])
                waiting += f"<{glyphs[i : i + _GLYPH_DIGITS]}>"
                if self._drawn in self._ends:
                    self._flush(waiting)
                    waiting = ""
                    self._stream.stream.append(b"EMC")
                self._drawn += 1
        self._flush(waiting)

    def _flush(self, waiting: str) -> None:
        if waiting:
            self._stream.show_text(waiting.replace("><", ""))

    def _begin(self, text: str) -> None:
        encoded = text.encode("utf-16-be").hex()
        self._stream.stream.append(f"/Span <</ActualText <feff{encoded}>>> BDC")
