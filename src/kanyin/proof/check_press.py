"""What a print shop asks for: PF501 to PF510. Only four-colour black is a fault in files for the screen too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kanyin.messages import msg, msgs
from kanyin.proof.check_pages import PT_PER_MM
from kanyin.proof.columns import visible
from kanyin.proof.faults import around
from kanyin.proof.layout import Layout
from kanyin.proof.model import Box, Fault, File, Glyph, Ink, Page

BLEED = 3.0
"""mm."""
DPI = 300
THINNEST = 0.2
"""pt."""
_RULE = 3.0
"""pt; what is thicker is an area."""
_TOLERANCE = 0.1 * PT_PER_MM


def is_for_press(file: File) -> bool:
    """The file says so itself."""
    return bool(file.standard or file.intent)


def check(layout: Layout, press: bool) -> Iterator[Fault]:
    """The faults that matter to a print shop; with ``press`` all of them."""
    file = layout.file
    for page in file.pages:
        yield from _text_inks(page, press)
    if not press:
        return
    if not file.intent:
        yield Fault("PF507", msg("no output intent"))
    usual = Counter(_size(page.trim) for page in file.pages).most_common(1)[0][0]
    for page in file.pages:
        yield from _boxes(page)
        if _size(page.trim) != usual:
            what = msg("trimmed to {size}, other pages to {usual}", size=_size(page.trim), usual=usual)
            yield Fault("PF510", what, page.number)
        yield from _rules(page)
        yield from _pictures(page)
        if page.annotations:
            found = page.annotations
            what = msgs("{count} link or comment on the page", "{count} links or comments on the page", found)
            yield Fault("PF508", what, page.number)


def _size(box: Box) -> str:
    return f"{(box[2] - box[0]) / PT_PER_MM:.1f} × {(box[3] - box[1]) / PT_PER_MM:.1f} mm"


def _holds(outer: Box, inner: Box) -> bool:
    low = all(a <= b + 0.01 for a, b in zip(outer[:2], inner[:2], strict=True))
    return low and all(a >= b - 0.01 for a, b in zip(outer[2:], inner[2:], strict=True))


def _boxes(page: Page) -> Iterator[Fault]:
    if not page.has_trim:
        yield Fault("PF501", msg("no TrimBox"), page.number)
        return
    if not (_holds(page.media, page.bleed) and _holds(page.bleed, page.trim)):
        yield Fault("PF501", msg("TrimBox, BleedBox and MediaBox do not lie in each other"), page.number)
        return
    sides = [abs(a - b) for a, b in zip(page.bleed, page.trim, strict=True)]
    if min(sides) < BLEED * PT_PER_MM - _TOLERANCE:
        yield Fault("PF502", msg("{bleed:.1f} mm of bleed", bleed=min(sides) / PT_PER_MM), page.number)


_RED = (0.0, 1.0, 1.0, 0.0)
"""The red heads of official documents (套红, GB/T 9704-2012 6.1)."""


def _text_inks(page: Page, press: bool) -> Iterator[Fault]:
    """Text in more than the black plate; on screens RGB is right, and four-colour black is not."""
    wrong: dict[Ink, list[Glyph]] = {}
    for glyph in visible(page):
        ink = glyph.ink
        dark = ink.space == "cmyk" and sum(ink.parts) >= 1
        if not ink.is_one_ink and ink.parts != _RED and (press or dark) and _meets(glyph.box, page.bleed):
            wrong.setdefault(ink, []).append(glyph)
    for ink, glyphs in wrong.items():
        text = "".join(glyph.text for glyph in glyphs)
        yield Fault("PF503", msg("text in {ink}", ink=_named(ink)), page.number, 0, text[:40], around(glyphs))


def _named(ink: Ink) -> str:
    letters = {"cmyk": "CMYK", "rgb": "RGB"}.get(ink.space, "")
    if not letters:
        return msg("a colour space that is not CMYK or gray ({space})", space=ink.space)
    return " ".join(f"{letter} {100 * part:.0f}" for letter, part in zip(letters, ink.parts, strict=False))


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _rules(page: Page) -> Iterator[Fault]:
    for shape in page.shapes:
        if not _meets(shape.box, page.bleed):
            continue
        if shape.ink.space != "cmyk" and not shape.ink.is_one_ink:
            yield Fault("PF504", msg("a line or area in {ink}", ink=_named(shape.ink)), page.number, box=shape.box)
        elif shape.thickness < _RULE and _is_rich_black(shape.ink):
            yield Fault("PF504", msg("a line in {ink}", ink=_named(shape.ink)), page.number, box=shape.box)
        elif shape.thickness < THINNEST - 0.001:
            what = msg("a line of {thickness:.2f} pt", thickness=shape.thickness)
            yield Fault("PF509", what, page.number, box=shape.box)


def _is_rich_black(ink: Ink) -> bool:
    """Black of several inks; a drawing may have colours."""
    return ink.space == "cmyk" and not ink.is_one_ink and (ink.parts[3] >= 0.5 or min(ink.parts[:3]) >= 0.5)


def _pictures(page: Page) -> Iterator[Fault]:
    for picture in page.pictures:
        if not _meets(picture.box, page.bleed):
            continue
        if picture.space not in ("gray", "cmyk", "mask"):
            yield Fault("PF505", msg("a picture in {space}", space=picture.space), page.number, box=picture.box)
        if picture.dpi < DPI - 5:
            yield Fault("PF506", msg("a picture of {dpi:.0f} dpi", dpi=picture.dpi), page.number, box=picture.box)
