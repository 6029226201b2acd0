"""Put glyphs into their planned places, and tell which of them a reader would tear apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango
from weasyprint.text.fonts import get_pango_font_key

from . import classes as c
from .shaping import blank_stand_ins, cluster_starts, glyph_fields, glyph_items

_SAME = 0.001  # px
_TORN = 80  # thousandths of an em by which two boxes gape or overlap: readers see two words
_WORD = c.LETTER + c.DIGIT
_NO_GLYPH = pango.PANGO_GLYPH_EMPTY


@dataclass(slots=True)
class Placed:
    """One drawn glyph and its characters ``[start, end)``; lengths in thousandths of the font size."""

    start: int
    end: int
    run: int  # glyphs of one run have one font
    width: float  # of its box in the font
    advance: float
    move: float


def place_glyphs(
    line: Any, text: str, hidden: int, advances: list[float], moves: dict[int, float], style: Any
) -> list[Placed]:
    """Give the glyphs of ``text`` the ``advances`` (px, one a character) and ``moves`` (px by character).

    The first ``hidden`` characters are there for their context and not drawn; a hyphen at the end has no
    advance of ours. Advances are whole, not changes: text shaped alone may be kerned otherwise than in
    its paragraph.

    WeasyPrint writes whole thousandths of the font size and cuts the rest off, which adds up over a line of
    Latin. What it loses is counted here and given back at the next change, so that a line ends where it
    should.
    """
    font_size = style["font_size"]
    unit = font_size * TO_UNITS / 1000  # a thousandth of the font size in Pango units
    em = int(font_size * TO_UNITS)
    placed: list[Placed] = []
    owed = 0.0  # thousandths not yet given
    first = 0
    for run, item in enumerate(glyph_items(line)):
        blank_stand_ins(item, text[first : first + item.item.num_chars])
        fields = glyph_fields(item)
        widths = fields[1::5].tolist()
        boxes = [1000] * len(widths) if set(widths) == {em} else _font_widths(item, style)
        characters = item.item.num_chars
        for i, (start, end, target) in enumerate(_targets(item, text, first, characters, widths, advances)):
            if start < hidden:
                fields[5 * i], fields[5 * i + 1], fields[5 * i + 2] = _NO_GLYPH, 0, 0
                continue
            move = moves.get(start, 0.0)
            if move:
                # WeasyPrint takes Pango's 1/1024 px for thousandths when it writes an offset.
                fields[5 * i + 2] += round(move * 1000)
            box, exact = boxes[i], target * TO_UNITS / unit
            if abs(target - widths[i] * FROM_UNITS) > _SAME:
                whole = round(exact + owed - box)
                fields[5 * i + 1] = _advance(box, whole, unit)
                drawn = box + whole
            else:
                drawn = box - int(box - exact)
            owed += exact - drawn
            if fields[5 * i] != _NO_GLYPH:
                placed.append(Placed(start, end, run, box, drawn, move * 1000 / font_size))
        first += characters
    return placed


def _advance(box: int, extra: int, unit: float) -> int:
    """Pango units for ``box + extra`` thousandths, on the side on which WeasyPrint's cutting off is exact."""
    target = (box + extra) * unit
    whole = int(target)
    return whole + (extra > 0 and whole < target)


def _targets(
    item: Any, text: str, first: int, characters: int, widths: list[int], advances: list[float]
) -> list[tuple[int, int, float]]:
    """For each glyph of a run its characters ``[start, end)`` and the advance it should have, px."""
    count = item.glyphs.num_glyphs
    starts = cluster_starts(item)
    if count == characters and (count < 2 or len(set(starts)) == count):
        ours = advances[first : first + count]
        ours += [width * FROM_UNITS for width in widths[len(ours) :]]
        return list(zip(range(first, first + count), range(first + 1, first + count + 1), ours, strict=True))
    return _cluster_targets(text[first : first + characters], list(starts), first, widths, advances)


def _cluster_targets(
    text: str, starts: list[int], first: int, widths: list[int], advances: list[float]
) -> list[tuple[int, int, float]]:
    """Where glyphs and characters are not one to one: what widens a cluster stands at its end."""
    by_byte, offset = {}, 0
    for k, character in enumerate(text, first):
        by_byte[offset] = k
        offset += len(character.encode())
    heads = [*sorted({by_byte[start] for start in starts}), first + len(text)]
    ends = dict(pairwise(heads))
    found = []
    before = 0.0  # px of the cluster's earlier glyphs
    for i, start in enumerate(starts):
        head, width = by_byte[start], widths[i] * FROM_UNITS
        closing = i + 1 == len(starts) or starts[i + 1] != start
        whole = closing and head < len(advances)
        found.append((head, ends[head], sum(advances[head : ends[head]]) - before if whole else width))
        before = 0.0 if closing else before + width
    return found


def _font_widths(item: Any, style: Any) -> list[int]:
    """The font's widths of a run's glyphs in thousandths, rounded as WeasyPrint writes them into the PDF."""
    font = item.item.analysis.font
    # The style's cache lives as long as the document, and so do its fonts: their addresses tell them apart.
    fonts = style.cache.setdefault("typeset_widths", {})
    known = fonts.setdefault((int(ffi.cast("uintptr_t", font)), style["font_size"]), {})
    glyphs = glyph_fields(item)[0::5].tolist()
    missing = [glyph for glyph in glyphs if glyph not in known]
    if missing:
        _, _, font_size = get_pango_font_key(font)
        ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
        for glyph in missing:
            pango.pango_font_get_glyph_extents(font, glyph, ink, logical)
            known[glyph] = round(logical.width * 1000 * FROM_UNITS / font_size)
    return [known[glyph] for glyph in glyphs]


def torn_groups(placed: list[Placed], text: str) -> list[tuple[int, int]]:
    """Runs of glyphs ``[first, last]`` whose boxes gape or overlap, by their place in the drawn order.

    A group that goes on in another font takes the whole word there. PDFium, which is Chrome's reader, measures from
    the first font of a group to what follows the group: it would find a space inside the word.
    """
    groups: list[tuple[int, int]] = []
    for i, (here, after) in enumerate(pairwise(placed)):
        apart = here.advance - here.move + after.move - here.width
        if abs(apart) > _TORN and here.end <= after.start:
            last = i + 1 if here.run == after.run else _word_end(placed, i + 1, text)
            if groups and groups[-1][1] >= i:
                groups[-1] = groups[-1][0], max(groups[-1][1], last)
            else:
                groups.append((i, last))
    return groups


def _word_end(placed: list[Placed], i: int, text: str) -> int:
    """The last glyph of the Latin word or number that begins with glyph ``i``; ``i`` where none begins."""
    if c.classify(text[placed[i].start]) not in _WORD:
        return i
    while i + 1 < len(placed) and placed[i + 1].run == placed[i].run and text[placed[i + 1].start] != " ":
        i += 1
    return i
