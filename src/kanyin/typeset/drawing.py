"""Give drawn glyphs the places that the line plan has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weasyprint.text.ffi import TO_UNITS, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout

from .shaping import Shaped, cluster_starts, glyph_fields, glyph_items

if TYPE_CHECKING:
    from .fit import Line
    from .paragraph import Paragraph

_DECORATIONS = ("ascent", "underline_position", "underline_thickness", "strikethrough_position",
                "strikethrough_thickness")  # fmt: skip


class SetText(Layout):  # type: ignore[misc]  # WeasyPrint has no types
    """A text on a planned line, in the place of WeasyPrint's ``Layout``.

    Nothing is shaped until WeasyPrint draws it and calls ``reactivate``; then the glyphs' own widths and offsets
    are changed. Letter spacing attributes would do less: Pango puts half of them on either side of a cluster.
    """

    def __init__(
        self, text: str, shaped: Shaped, paragraph: Paragraph, line: Line, start: int, end: int
    ) -> None:
        self.text = text
        self.justification_spacing = 0
        self.max_width = line.width
        self.first_line_direction = 0
        self.paragraph, self.line, self.start, self.end = paragraph, line, start, end
        for name in _DECORATIONS:
            setattr(self, name, getattr(shaped.layout, name, None))

    def reactivate(self, style: Any) -> None:
        """Shape the text again, as WeasyPrint does to draw it, and put its glyphs into their places."""
        self.setup(style)
        text, _ = unicode_to_char_p(self.text)
        pango.pango_layout_set_text(self.layout, text, -1)
        # WeasyPrint sets this mode before it reads the glyphs; set later it would shape them anew.
        pango.pango_layout_set_single_paragraph_mode(self.layout, True)
        line, _ = self.get_first_line()
        changes, moves = self.paragraph.glyph_changes(self.start, self.end, self.line)
        changes += [0.0] * (len(self.text) - len(changes))
        place_glyphs(line, self.text, changes, moves, style["font_size"])


def place_glyphs(
    line: Any, text: str, changes: list[float], moves: dict[int, float], font_size: float
) -> None:
    """Add ``changes`` (px, one a character) to glyph advances and ``moves`` (px) to glyph offsets.

    WeasyPrint writes spacing in whole thousandths of the font size and cuts the rest off. The advances are chosen
    so that nothing is cut off and what rounding leaves over goes to the next change: a line ends where it should.
    """
    unit = font_size * TO_UNITS / 1000  # a thousandth of the font size in Pango units
    owed = 0.0  # thousandths not yet given
    first = 0
    for item in glyph_items(line):
        fields = glyph_fields(item)
        for i, change, move in _glyph_changes(item, text, first, changes, moves):
            if move:
                fields[5 * i + 2] += round(move * TO_UNITS)
            owed += change * 1000 / font_size
            whole = round(owed)
            owed -= whole
            if whole:
                natural = round(fields[5 * i + 1] / unit)
                fields[5 * i + 1] = _advance(natural, whole, unit)
        first += item.item.num_chars


def _advance(natural: int, extra: int, unit: float) -> int:
    """Pango units for ``natural + extra`` thousandths, on the side on which WeasyPrint's cutting off is exact."""
    target = (natural + extra) * unit
    whole = int(target)
    return whole + (extra > 0 and whole < target)


def _glyph_changes(
    item: Any, text: str, first: int, changes: list[float], moves: dict[int, float]
) -> list[tuple[int, float, float]]:
    """``(glyph, change, move)`` for the glyphs of a run that change; ``first`` is the run's first character."""
    count, characters = item.glyphs.num_glyphs, item.item.num_chars
    starts = cluster_starts(item)
    if count == characters and (count < 2 or len(set(starts)) == count):
        return [
            (i, change, moves.get(first + i, 0.0))
            for i, change in enumerate(changes[first : first + count])
            if change or first + i in moves
        ]
    return _cluster_changes(text[first : first + characters], list(starts), first, changes, moves)


def _cluster_changes(
    text: str, starts: list[int], first: int, changes: list[float], moves: dict[int, float]
) -> list[tuple[int, float, float]]:
    """Where glyphs and characters are not one to one: a cluster moves whole, what widens it stands at its end."""
    by_byte, offset = {}, 0
    for k, character in enumerate(text, first):
        by_byte[offset] = k
        offset += len(character.encode())
    heads = [*sorted({by_byte[start] for start in starts}), first + len(text)]
    ends = dict(zip(heads, heads[1:], strict=False))
    found = []
    for i, start in enumerate(starts):
        head = by_byte[start]
        closing = i + 1 == len(starts) or starts[i + 1] != start
        change = sum(changes[head : ends[head]]) if closing else 0.0
        if change or head in moves:
            found.append((i, change, moves.get(head, 0.0)))
    return found
