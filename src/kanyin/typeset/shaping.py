"""Measure text with Pango: one advance for each character, taken from a whole text box at once."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, ffi, harfbuzz, pango
from weasyprint.text.line_break import Layout

from .spacing import Trim

_GLYPH_INTS = 5  # PangoGlyphInfo is five 32-bit fields: glyph, width, x offset, y offset, attributes
_HALF = 0.5  # em: what a mark gives at most
IDEOGRAPHIC_SPACE = "\u3000"
_STAND_IN = "一"  # as wide, and as long in UTF-8
ffi.cdef("int hb_font_get_nominal_glyph (hb_font_t *font, hb_codepoint_t character, hb_codepoint_t *glyph);")


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text as one font stack sets it. Lengths in px."""

    advances: list[float]  # one a character; what follows the first of a cluster has 0
    joined: frozenset[int]  # positions inside a cluster, where nothing may break or open
    height: float
    baseline: float
    layout: Any  # the deactivated WeasyPrint layout, which knows the underline's place


def plain_style(style: Any) -> Any:
    """``style`` without letter and word spacing, which are ours to place; itself when it has none."""
    if style["letter_spacing"] == "normal" and not style["word_spacing"]:
        return style
    plain = style.copy()
    plain["letter_spacing"], plain["word_spacing"] = "normal", 0
    return plain


def shape(text: str, style: Any) -> Shaped:
    """Shape ``text`` (no line feeds, tabs or right-to-left text) in ``style``, a WeasyPrint style."""
    layout = Layout(plain_style(style))
    layout.set_text(with_stand_ins(text))
    line, _ = layout.get_first_line()
    extents = ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(line, ffi.NULL, extents)
    advances: list[float] = []
    joined: set[int] = set()
    for glyph_item in glyph_items(line):
        _read_advances(glyph_item, text, advances, joined)
    advances.extend([0.0] * (len(text) - len(advances)))
    height = extents.height * FROM_UNITS
    baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
    layout.deactivate()
    return Shaped(advances, frozenset(joined), height, baseline, layout)


def with_stand_ins(text: str) -> str:
    """``text`` as Pango is to shape it: U+3000 as an ideograph, so that it comes from the Chinese font.

    Pango gives a blank to the font of the word before it. A Latin font has no U+3000, and its space would stand
    in for it: one glyph then had two texts, and a PDF's glyph can be copied as one alone.
    """
    return text.replace(IDEOGRAPHIC_SPACE, _STAND_IN)


def blank_stand_ins(glyph_item: Any, text: str) -> None:
    """Give the stand-ins of a run, whose characters are ``text``, the glyph of U+3000 in their font."""
    if IDEOGRAPHIC_SPACE not in text:
        return
    blank = _blank_glyph(glyph_item.item.analysis.font)
    fields, at_byte = glyph_fields(glyph_item), _character_at_byte(text)
    for i, start in enumerate(cluster_starts(glyph_item)):
        if text[at_byte[start]] == IDEOGRAPHIC_SPACE:
            fields[_GLYPH_INTS * i] = blank


def _blank_glyph(font: Any) -> int:
    """The glyph of U+3000, or Pango's for nothing where the font has none."""
    glyph = ffi.new("hb_codepoint_t *")
    found = harfbuzz.hb_font_get_nominal_glyph(pango.pango_font_get_hb_font(font), ord(IDEOGRAPHIC_SPACE), glyph)
    return int(glyph[0]) if found else int(pango.PANGO_GLYPH_EMPTY)


def glyph_items(line: Any) -> list[Any]:
    """The runs of a Pango line, in order."""
    items = []
    run = line.runs
    while run != ffi.NULL:
        items.append(run.data)
        run = run.next
    return items


def cluster_starts(glyph_item: Any) -> memoryview:
    """Byte offset, within the run, of the text of each glyph."""
    glyphs = glyph_item.glyphs
    return memoryview(ffi.buffer(glyphs.log_clusters, 4 * glyphs.num_glyphs)).cast("i")


def glyph_fields(glyph_item: Any) -> memoryview:
    """The run's glyph records as writable 32-bit integers, five a glyph, in Pango units."""
    glyphs = glyph_item.glyphs
    return memoryview(ffi.buffer(glyphs.glyphs, 4 * _GLYPH_INTS * glyphs.num_glyphs)).cast("i")


def _read_advances(glyph_item: Any, text: str, advances: list[float], joined: set[int]) -> None:
    fields = glyph_fields(glyph_item)
    count, characters = glyph_item.glyphs.num_glyphs, glyph_item.item.num_chars
    widths = array("i", fields[1::_GLYPH_INTS])
    starts = cluster_starts(glyph_item)
    if count == characters and (count < 2 or len(set(starts)) == count):
        advances.extend([width * FROM_UNITS for width in widths])
        return
    first = len(advances)
    by_byte = _character_at_byte(text[first : first + characters])
    sums = [0] * characters
    for start, width in zip(starts, widths, strict=True):
        sums[by_byte[start]] += width
    heads = {by_byte[start] for start in starts}
    joined.update(first + i for i in range(characters) if i not in heads)
    advances.extend([width * FROM_UNITS for width in sums])


def _character_at_byte(text: str) -> dict[int, int]:
    offsets, offset = {}, 0
    for i, character in enumerate(text):
        offsets[offset] = i
        offset += len(character.encode())
    return offsets


def font_key(style: Any) -> str:
    """What of a style decides how a text is shaped, its size included."""
    return str(line_break._font_style_cache_key(style, include_size=True))


def mark_trim(mark: str, style: Any) -> Trim:
    """What the mark can give, px: as the font's ``halt`` says, else as its ink leaves blank, at most half
    an em; nothing where it stands in the middle of its box.

    Asked once for each mark and font; remembered with WeasyPrint's font configuration, that is, the document.
    """
    config = style.font_config
    if not hasattr(config, "typeset_trims"):
        config.typeset_trims = {}
    key = (font_key(style), mark)
    if key not in config.typeset_trims:
        config.typeset_trims[key] = _measure_trim(mark, plain_style(style))
    relative: Trim = config.typeset_trims[key]
    em = style["font_size"]
    return Trim(relative.shift * em, relative.reduce * em)


def _measure_trim(mark: str, style: Any) -> Trim:
    """The trim in em."""
    measured = style.copy()
    measured["font_size"] = 1000
    full, _, ink_left, ink_right = _single_glyph(mark, measured)
    if full < 750 or _is_centred(ink_left / full, 1 - ink_right / full):
        return Trim(0, 0)
    settings = measured["font_feature_settings"]
    measured["font_feature_settings"] = (*(() if settings == "normal" else settings), ("halt", 1))
    half, offset, _, _ = _single_glyph(mark, measured)
    if half < full:
        return Trim(-offset / 1000, (full - half) / 1000)
    left, right = min(_HALF * full, max(0.0, ink_left)), min(_HALF * full, max(0.0, full - ink_right))
    if left >= right:
        return Trim(left / 1000, left / 1000)
    return Trim(0, right / 1000)


def _is_centred(left: float, right: float) -> bool:
    """True for a mark that stands in the middle, by the white on its sides in em, as those of Taiwan and Hong Kong do:
    it has no blank half (clreq 3.1.2).
    """
    return min(left, right) > 0.1 and abs(left - right) < 0.2


def _single_glyph(mark: str, style: Any) -> tuple[float, float, float, float]:
    """Advance, offset, left and right edge of the ink of a mark, px. It stands behind a Han: alone it would have the
    form of no language.
    """
    layout = Layout(style)
    layout.set_text(_STAND_IN + mark)
    line, _ = layout.get_first_line()
    item = glyph_items(line)[-1]
    glyph, width, offset = glyph_fields(item)[-_GLYPH_INTS:][:3]
    ink = ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(item.item.analysis.font, glyph, ink, ffi.NULL)
    left = ink.x * FROM_UNITS
    return width * FROM_UNITS, offset * FROM_UNITS, left, left + ink.width * FROM_UNITS
