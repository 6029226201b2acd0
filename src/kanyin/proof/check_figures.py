"""Figures and what the text says of them: PF316 to PF318."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.proof.faults import at_line
from kanyin.proof.layout import Layout
from kanyin.proof.line import Line
from kanyin.proof.model import Fault, Page, Picture

_CALL = lazy(r"([图圖表錶])\s?([A-Z]?\d{1,3}(?:[-.–]\d{1,3})*)(?!\d)")
_KINDS = {"圖": "图", "錶": "表"}
_LONGEST = 80
"""Characters of a caption."""
_PAGES = 2
"""Pages that a figure may not stand before the text that first speaks of it."""
_FINE, _SCREEN = 450.0, 2600
"""Dots per inch in which words of a screen cannot be read, and dots across that no screen has more of: photographs."""
_THIRD = 1 / 3
"""Of the column: a picture as narrow was larger by itself …"""
_OWN_DPI = 96.0
"""… at so many dots per inch."""
_COARSE = 200.0
"""Dots per inch to which letters of a screen can be read: 13 dots are 4.7 pt there."""
_LINES = 3.0
"""Lines that a picture must be high to be no sign within the text."""


def check(layout: Layout) -> Iterator[Fault]:
    """Pictures printed too small to be read, figures far before their mention, captions parted from their pictures."""
    for page in layout.file.pages:
        for picture in page.pictures:
            yield from _too_small(layout, page, picture)
    captions = [(line, name) for line in layout.lines if (name := _caption(layout, line))]
    yield from _too_early(layout, captions)
    for line, name in captions:
        if name.startswith("图") and _is_behind_its_picture(layout, line):
            yield at_line("PF318", msg("{name} has its caption on the page behind it", name=name), line)


def _name(kind: str, number: str) -> str:
    return _KINDS.get(kind, kind) + number


def _caption(layout: Layout, line: Line) -> str:
    """The name of the figure or table that a line is the caption of, 图3; empty for another line."""
    found = _CALL.match(line.text)
    if found is None or len(line.text) > _LONGEST or id(line) in layout.furniture:
        return ""
    is_set_off = line.size < layout.size - 0.3 or line.glyphs[0].font != layout.font
    return _name(found[1], found[2]) if is_set_off else ""


def _too_early(layout: Layout, captions: list[tuple[Line, str]]) -> Iterator[Fault]:
    """The first page on which the text speaks of a figure or table is pages behind it."""
    own = {id(line) for line, _ in captions}
    texts: dict[int, str] = {}
    for line in layout.lines:
        if id(line) not in own and id(line) not in layout.furniture:
            texts[line.page] = texts.get(line.page, "") + line.text
    first: dict[str, int] = {}
    for page, text in texts.items():
        for found in _CALL.finditer(text):
            first.setdefault(_name(found[1], found[2]), page)
    for line, name in captions:
        pages = first.get(name, 0) - line.page
        if pages >= _PAGES:
            what = msg("{name} stands {pages} pages before the text that speaks of it", name=name, pages=pages)
            yield at_line("PF317", what, line)


def _too_small(layout: Layout, page: Page, picture: Picture) -> Iterator[Fault]:
    wide, high = picture.box[2] - picture.box[0], picture.box[3] - picture.box[1]
    edges = [edges for (odd, _), edges in layout.edges.items() if odd == (page.number % 2 == 1) and edges.is_known]
    if picture.space == "mask" or not edges or high < _LINES * layout.leading or _has_neighbour(page, picture):
        return
    column = max(one.right - one.left for one in edges)
    dots = wide / 72 * picture.dots[0]
    is_narrow = wide < _THIRD * column < dots * 72 / _OWN_DPI and picture.dpi > _COARSE
    if is_narrow or (picture.dpi > _FINE and dots <= _SCREEN):
        what = msg("a picture is printed small, {dpi:.0f} dots per inch: its words cannot be read", dpi=picture.dpi)
        yield Fault("PF316", what, page.number, box=picture.box)


def _has_neighbour(page: Page, picture: Picture) -> bool:
    """Another picture stands beside it: they share the width."""
    _, low, _, high = picture.box
    return any(one is not picture and one.box[1] < high and one.box[3] > low for one in page.pictures)


def _is_behind_its_picture(layout: Layout, line: Line) -> bool:
    """The caption is the first line of its page, under no picture, and a picture ends the page before."""
    page = layout.page(line)
    above = [other for other in layout.lines if other.page == line.page and other.y > line.y + 1]
    if page.number == 1 or any(id(other) not in layout.furniture for other in above):
        return False
    if any(picture.box[1] > line.y for picture in page.pictures):
        return False
    before = layout.file.pages[page.number - 2]
    lines = [other.y for other in layout.lines if other.page == before.number and id(other) not in layout.furniture]
    return any(picture.box[1] < min(lines, default=inf) for picture in before.pictures)
