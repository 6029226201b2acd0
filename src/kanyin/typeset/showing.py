"""Show the glyphs of a planned line in a PDF: WeasyPrint's way (``draw.text.draw_first_line``), with what a run holds
read at once instead of glyph by glyph."""

from __future__ import annotations

from typing import Any

from weasyprint.text.ffi import FROM_UNITS, pango

from .drawing import BLANKS
from .shaping import cluster_starts, glyph_fields, glyph_items

_INTS = 5  # of a glyph: see ``glyph_fields``
_NO_GLYPH, _UNKNOWN = pango.PANGO_GLYPH_EMPTY, pango.PANGO_GLYPH_UNKNOWN_FLAG
_SIZE_IS_UNKNOWN = pango.pango_version() < 14802  # Pango tells a font's size wrong: WeasyPrint takes another


def show(stream: Any, layout: Any, matrix: Any) -> bool:
    """Show the line of a ``SetText``; False where its glyphs are not plain ones, and nothing is shown."""
    line, _ = layout.get_first_line()
    items = glyph_items(line)
    if _SIZE_IS_UNKNOWN or not all(map(_is_plain, items)):
        return False
    runs = [(item, *stream.add_font(item.item.analysis.font)) for item in items]
    if any(font.svg or font.png or font.colr or font.bitmap for _, font, _ in runs):
        return False
    text = layout.text.encode()
    stream.set_text_matrix(*matrix.values)
    shown, before = "", None
    for item, font, font_size in runs:
        if item.item.analysis.font != before:
            before = item.item.analysis.font
            if shown:
                stream.show_text(shown)
            shown = ""
            stream.set_font_size(font.hash, font_size)
        shown += _shown(stream, item, font, font_size, text)
    stream.show_text(shown)
    return True


def _is_plain(item: Any) -> bool:
    """Its glyphs are all there, stand on the baseline and run from left to right."""
    fields = glyph_fields(item)
    is_there = not any(glyph & _UNKNOWN for glyph in fields[::_INTS])
    return is_there and not any(fields[3::_INTS]) and not item.item.analysis.level % 2


def _shown(stream: Any, item: Any, font: Any, font_size: float, text: bytes) -> str:
    """A run's glyphs as a PDF's ``TJ`` takes them, with what they are moved by between them."""
    fields, starts = glyph_fields(item).tolist(), cluster_starts(item)
    widths, texts = font.widths, font.to_unicode
    offset, last = item.item.offset, len(fields) // _INTS - 1
    parts = ["<"]
    for i in range(last + 1):
        glyph, width, moved = fields[_INTS * i : _INTS * i + 3]
        if glyph == _NO_GLYPH:
            parts.append(f">{-width / font_size}<")
            continue
        if texts.get(glyph, BLANKS) in BLANKS:
            end = item.item.length if i == last else starts[i + 1]
            texts[glyph] = text[offset + starts[i] : offset + end].decode()
        move = moved / font_size
        parts.append(f">{-move}<{glyph:04x}" if move else f"{glyph:04x}")
        if glyph not in widths:
            pango.pango_font_get_glyph_extents(item.item.analysis.font, glyph, stream.ink_rect, stream.logical_rect)
            widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / font_size)
        kerning = widths[glyph] + move - width * 1000 * FROM_UNITS / font_size
        if kerning:
            parts.append(f">{int(kerning)}<")
    if parts[-1].endswith("<"):
        return "".join(parts)[:-1]
    return "".join(parts) + ">"
