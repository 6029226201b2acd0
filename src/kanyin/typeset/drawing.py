"""Give drawn glyphs the places that the line plan has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.fonts import get_pango_font_key
from weasyprint.text.line_break import Layout

from .shaping import Shaped, cluster_starts, glyph_fields, glyph_items

if TYPE_CHECKING:
    from .fit import Line
    from .paragraph import Paragraph

_DECORATIONS = ("ascent", "underline_position", "underline_thickness", "strikethrough_position",
                "strikethrough_thickness")  # fmt: skip
_SAME = 0.001  # px


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
        advances, moves = self.paragraph.glyph_places(self.start, self.end, self.line)
        place_glyphs(line, self.text, advances, moves, style)


def place_glyphs(
    line: Any, text: str, advances: list[float], moves: dict[int, float], style: Any
) -> None:
    """Give glyphs the ``advances`` (px, one a character; none for a hyphen at the end) and ``moves`` (px).

    Advances are whole, not changes: a text shaped alone may be kerned otherwise than it was in its paragraph.

    WeasyPrint writes whole thousandths of the font size and cuts the rest off, which adds up over a line of Latin.
    What it loses is counted here and given back at the next change, so that a line ends where it should.
    """
    font_size = style["font_size"]
    unit = font_size * TO_UNITS / 1000  # a thousandth of the font size in Pango units
    em = int(font_size * TO_UNITS)
    owed = 0.0  # thousandths not yet given
    first = 0
    for item in glyph_items(line):
        fields = glyph_fields(item)
        widths = fields[1::5].tolist()
        drawn = None if set(widths) == {em} else _drawn_widths(item, style)
        done = 0
        for i, target, move in _glyph_targets(item, text, first, widths, advances, moves):
            if drawn is not None:
                owed += sum(_lost(widths[j], drawn[j], unit) for j in range(done, i))
            done = i + 1
            if move:
                fields[5 * i + 2] += round(move * TO_UNITS)
            natural = 1000 if drawn is None else drawn[i]
            exact = target * TO_UNITS / unit + owed - natural
            whole = round(exact)
            owed = exact - whole
            fields[5 * i + 1] = _advance(natural, whole, unit)
        if drawn is not None:
            owed += sum(_lost(widths[j], drawn[j], unit) for j in range(done, len(widths)))
        first += item.item.num_chars


def _lost(width: int, drawn: int, unit: float) -> float:
    """Thousandths by which a glyph is drawn narrower than it is set: WeasyPrint cuts its kerning to an integer."""
    exact = width / unit
    return exact - (drawn - int(drawn - exact))


def _drawn_widths(item: Any, style: Any) -> list[int]:
    """The font's widths of a run's glyphs in thousandths, rounded as WeasyPrint writes them into the PDF."""
    config = style.font_config
    if not hasattr(config, "typeset_widths"):
        config.typeset_widths = {}
    font = item.item.analysis.font
    known = config.typeset_widths.setdefault((int(ffi.cast("uintptr_t", font)), style["font_size"]), {})
    ids = glyph_fields(item)[0::5].tolist()
    missing = [glyph for glyph in ids if glyph not in known]
    if missing:
        _, _, font_size = get_pango_font_key(font)
        ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
        for glyph in missing:
            pango.pango_font_get_glyph_extents(font, glyph, ink, logical)
            known[glyph] = round(logical.width * 1000 * FROM_UNITS / font_size)
    return [known[glyph] for glyph in ids]


def _advance(natural: int, extra: int, unit: float) -> int:
    """Pango units for ``natural + extra`` thousandths, on the side on which WeasyPrint's cutting off is exact."""
    target = (natural + extra) * unit
    whole = int(target)
    return whole + (extra > 0 and whole < target)


def _glyph_targets(
    item: Any, text: str, first: int, widths: list[int], advances: list[float], moves: dict[int, float]
) -> list[tuple[int, float, float]]:
    """``(glyph, advance in px, move in px)`` for the glyphs of a run that change; ``first``: its first character."""
    count, characters = item.glyphs.num_glyphs, item.item.num_chars
    starts = cluster_starts(item)
    if count == characters and (count < 2 or len(set(starts)) == count):
        return [
            (i, target, moves.get(first + i, 0.0))
            for i, (target, width) in enumerate(zip(advances[first : first + count], widths, strict=False))
            if abs(target - width * FROM_UNITS) > _SAME or first + i in moves
        ]
    return _cluster_targets(text[first : first + characters], list(starts), first, widths, advances, moves)


def _cluster_targets(
    text: str, starts: list[int], first: int, widths: list[int], advances: list[float], moves: dict[int, float]
) -> list[tuple[int, float, float]]:
    """Where glyphs and characters are not one to one: a cluster moves whole, what widens it stands at its end."""
    by_byte, offset = {}, 0
    for k, character in enumerate(text, first):
        by_byte[offset] = k
        offset += len(character.encode())
    heads = [*sorted({by_byte[start] for start in starts}), first + len(text)]
    ends = dict(zip(heads, heads[1:], strict=False))
    found = []
    before = 0.0  # px of the cluster's earlier glyphs
    for i, start in enumerate(starts):
        head, width = by_byte[start], widths[i] * FROM_UNITS
        closing = i + 1 == len(starts) or starts[i + 1] != start
        target = sum(advances[head : ends[head]]) - before if closing and head < len(advances) else width
        if abs(target - width) > _SAME or head in moves:
            found.append((i, target, moves.get(head, 0.0)))
        before = 0.0 if closing else before + width
    return found
