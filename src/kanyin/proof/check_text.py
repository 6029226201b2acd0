"""Fonts and what is copied out of the file: PF101 to PF109."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise
from unicodedata import normalize

from kanyin.messages import msg, msgs
from kanyin.patterns import lazy
from kanyin.proof import marks
from kanyin.proof.columns import visible
from kanyin.proof.faults import around, at_line
from kanyin.proof.layout import Layout
from kanyin.proof.line import Line
from kanyin.proof.model import Fault, FontFile, Glyph, Page

# Radicals, compatibility ideographs, vertical forms. The twelve that look like compatibility ideographs
# but are not (Unicode, CJK Compatibility Ideographs: the unified twelve) are left out.
_LOOKALIKE = lazy(
    "[\u2e80-\u2fdf\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff\ufe30-\ufe4f]"
)
_NO_TEXT = lazy("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff\x00-\x08\x0e-\x1f]")
_SHARED_MARKS = frozenset("“”‘’…—")
_APART = 3
"""Spaces that part two words on purpose, as the columns of a table."""
_LABELLED = lazy(
    r"[图表例附](?:件|录|图|表)?[\d一二三四五六七八九十]*|第[\d一二三四五六七八九十百千零〇]+[编章节条款项篇部回卷讲课]"
)
"""A label at the head of a line, whose space parts it from the words."""
_STROKED = (1, 2, 5, 6)
"""PDF's text rendering modes that draw the outline."""


def check(layout: Layout) -> Iterator[Fault]:
    """All faults of fonts and of copied text."""
    for font in layout.file.fonts.values():
        yield from _embedding(font)
    chinese = {g.font for page in layout.file.pages for g in page.glyphs if _is_chinese(g)}
    for line in layout.lines:
        yield from _glyphs(line, layout.file.fonts)
        yield from _shared_marks(line, chinese)
        yield from _spaces(line, layout)
    yield from _lookalikes(layout)
    for page in layout.file.pages:
        yield from _askew(page)
        yield from _wrong_spaces(page)


def _embedding(font: FontFile) -> Iterator[Fault]:
    if not font.is_embedded:
        yield Fault("PF101", msg("the font {name} is not embedded", name=font.name))
    elif font.is_whole:
        yield Fault("PF102", msg("the font {name} is embedded whole", name=font.name))


def _glyphs(line: Line, fonts: dict[str, FontFile]) -> Iterator[Fault]:
    for at, glyph in enumerate(line.glyphs):
        font = fonts.get(glyph.font)
        if font is not None and (glyph.code in font.missing or (glyph.code in font.empty and _shows(glyph))):
            what = (
                msg("{family} has no glyph for {text!r}", family=font.family, text=glyph.text)
                if glyph.text
                else msg("{family} has no glyph for this", family=font.family)
            )
            yield at_line("PF103", what, line, at, at)
    yield from _without_text(line, fonts)


def _lookalikes(layout: Layout) -> Iterator[Fault]:
    """Once for each: all copies of a glyph have one text."""
    found: dict[str, list[tuple[Line, int]]] = defaultdict(list)
    for line in layout.lines:
        for at, glyph in enumerate(line.glyphs):
            if lookalike := _LOOKALIKE.search(glyph.text):
                found[lookalike[0]].append((line, at))
    for sign, places in found.items():
        line, at = places[0]
        code, count = ord(sign), len(places)
        what = msg("copied text has U+{code:04X} for its lookalike", code=code)
        if count > 1:
            what = msg("copied text has U+{code:04X} for its lookalike, {count} times", code=code, count=count)
        yield at_line("PF104", what, line, at, at)


def _without_text(line: Line, fonts: dict[str, FontFile]) -> Iterator[Fault]:
    """A run of them in a line is one fault. One that draws nothing is white."""
    dumb = [
        (not glyph.text and not (glyph.font in fonts and glyph.code in fonts[glyph.font].empty))
        or bool(_NO_TEXT.search(glyph.text))
        for glyph in line.glyphs
    ]
    for is_dumb, run in groupby(range(len(dumb)), key=dumb.__getitem__):
        if is_dumb:
            places = list(run)
            what = msgs(
                "{count} glyph without text: it cannot be copied or searched",
                "{count} glyphs without text: they cannot be copied or searched",
                len(places),
            )
            yield at_line("PF105", what, line, places[0], places[-1])


def _shows(glyph: Glyph) -> bool:
    """A glyph that a reader should see: no white space, no mark that only joins or parts."""
    return bool(re.sub(r"[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufe00-\ufe0f\ufeff]", "", glyph.text))


def _is_chinese(glyph: Glyph) -> bool:
    """Han, or a full-width mark: its font is a Chinese one, though it may serve marks alone."""
    wide = glyph.x1 - glyph.x0 > 0.9 * glyph.size
    return marks.is_han(glyph.text) or (wide and glyph.text in marks.CLOSING | marks.OPENING)


def _shared_marks(line: Line, chinese: set[str]) -> Iterator[Fault]:
    """“ ” ‘ ’ … — between Han, from a font that is not Chinese."""
    glyphs = line.main
    for at, glyph in enumerate(glyphs):
        if glyph.text not in _SHARED_MARKS or glyph.font in chinese:
            continue
        sides = (_neighbour(glyphs, at, -1), _neighbour(glyphs, at, 1))
        if all(marks.is_han(side) for side in sides if side) and any(sides):
            place = line.glyphs.index(glyph)
            what = msg("{mark} between Han comes from a Latin font", mark=glyph.text)
            yield at_line("PF109", what, line, place, place)


def _neighbour(glyphs: tuple[Glyph, ...], at: int, step: int) -> str:
    """The nearest text on one side that is Han or Latin."""
    at += step
    while 0 <= at < len(glyphs):
        if marks.is_han(glyphs[at].text) or marks.is_latin(glyphs[at].text):
            return glyphs[at].text
        at += step
    return ""


def _stands_between(line: Line, a: Glyph, b: Glyph, layout: Layout) -> bool:
    """A formula, which is laid out as a line of its own, stands between two glyphs of a line."""
    near = 0.6 * line.size
    return any(
        a.x1 - 0.1 <= glyph.x0 and glyph.x1 <= b.x0 + 0.1 and abs(glyph.y - line.y) < near and glyph.text.strip()
        for glyph in layout.page(line).glyphs
    )


def _spaces(line: Line, layout: Layout) -> Iterator[Fault]:
    """Space characters between two Han of the body."""
    if not layout.is_prose(line):
        return
    blanks = [g for g in layout.page(line).glyphs if g.text in (" ", "\xa0") and abs(g.y - line.y) < 0.5]
    for at, (a, b) in enumerate(pairwise(line.glyphs)):
        if marks.is_han(a.text) and marks.is_han(b.text):
            if _LABELLED.fullmatch(normalize("NFKC", line.text[: at + 1])):
                continue
            between = sum(a.x1 - 0.1 <= blank.x0 and blank.x1 <= b.x0 + 0.1 for blank in blanks)
            if 0 < between < _APART and not _stands_between(line, a, b, layout):
                yield at_line("PF106", msg("a space character between two Han"), line, at, at + 1)


def _askew(page: Page) -> Iterator[Fault]:
    """Slanted and stroked Han, a run of them as one fault."""
    runs: list[tuple[str, list[Glyph]]] = []
    for glyph in visible(page):
        code = _askew_code(glyph)
        if runs and runs[-1][0] == code and abs(runs[-1][1][-1].y - glyph.y) < 0.5:
            runs[-1][1].append(glyph)
        else:
            runs.append((code, [glyph]))
    whats = {"PF107": msg("slanted Han"), "PF108": msg("Han made bold by a stroke")}
    for code, glyphs in runs:
        if code:
            text = "".join(glyph.text for glyph in glyphs)
            yield Fault(code, whats[code], page.number, 0, text[:40], around(glyphs))


def _askew_code(glyph: Glyph) -> str:
    if not marks.is_han(glyph.text):
        return ""
    if glyph.slant > 0.05 or re.search(r"italic|oblique", glyph.font, re.IGNORECASE):
        return "PF107"
    return "PF108" if glyph.mode in _STROKED else ""


def _wrong_spaces(page: Page) -> Iterator[Fault]:
    """Word spaces that are copied as ideographic ones: one glyph served both, and a PDF's glyph has one text."""
    narrow = [glyph for glyph in page.glyphs if glyph.text == "\u3000" and glyph.x1 - glyph.x0 < 0.6 * glyph.size]
    if narrow:
        what = msg("copied text has U+3000 for a space, {count} times", count=len(narrow))
        yield Fault("PF104", what, page.number, box=around(narrow[:1]))
