"""Lines that are too loose, marks over each other, marks gone astray: PF211 to PF213. Lengths in em."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from itertools import pairwise

from kanyin.messages import msg
from kanyin.proof import marks
from kanyin.proof.check_lines import stands_by_something
from kanyin.proof.faults import at_line
from kanyin.proof.layout import Layout
from kanyin.proof.line import Line
from kanyin.proof.model import Fault

LOOSE = 0.13
"""Between the Han of a line that is filled: what an eye sees as spread."""
NEAREST = 0.3
"""From the beginning of one full-width mark to that of the next: closer, their ink lies over each other."""
_OVER = 0.2
"""Em by which two Han may overlap: their boxes have white at the sides."""
_FEW_OVER = 0.1
"""The part of a line's pairs that may lie over each other by mistake."""
_ASTRAY = marks.CLOSING | frozenset(",.;:")


def check(layout: Layout) -> Iterator[Fault]:
    """All of these, line by line."""
    for line in layout.lines:
        yield from _overlapping(line)
        yield from _overprinted(layout, line)
        if layout.is_prose(line) and layout.continues(line, layout.below(line)):
            yield from _loose(line)
        if id(line) not in layout.furniture:
            yield from _astray(layout, line)


def _loose(line: Line) -> Iterator[Fault]:
    """Evenly spread: no gap is a hole, and all of them are too wide."""
    pairs = ((a, b) for a, b in pairwise(line.glyphs) if marks.is_han(a.text) and marks.is_han(b.text))
    gaps = [(b.x0 - a.x1) / line.size for a, b in pairs]
    if len(gaps) > 3 and statistics.median(gaps) > LOOSE:
        what = msg("the characters of a line stand {gap:.2f} em apart", gap=statistics.median(gaps))
        yield at_line("PF211", what, line)


def _overlapping(line: Line) -> Iterator[Fault]:
    """A closing mark has its ink at the left of its box, an opening one at the right: those of one kind can collide.

    One and the same again is a bold made by printing it again.
    """
    for at, (a, b) in enumerate(pairwise(line.glyphs)):
        kinds = (marks.CLOSING, marks.OPENING)
        both = any(a.text in kind and b.text in kind for kind in kinds)
        both = both and a.text != b.text and abs(a.size - b.size) < 0.1 and abs(a.y - b.y) < 0.1
        if both and a.x1 - a.x0 > 0.4 * a.size and (b.x0 - a.x0) / a.size < NEAREST:
            what = msg("{marks} lie over each other", marks=a.text + b.text)
            yield at_line("PF212", what, line, at, at + 1)


def _overprinted(layout: Layout, line: Line) -> Iterator[Fault]:
    """Han over Han. Where many of a line are so, their font does not tell how wide they are, or is not in the file; one
    and the same twice is a bold made by printing it again.
    """
    if not layout.is_prose(line):
        return
    pairs = list(enumerate(pairwise(line.main)))
    over = [
        at
        for at, (a, b) in pairs
        if marks.is_han(a.text) and marks.is_han(b.text) and a.text != b.text and a.size == b.size
        and (b.x0 - a.x1) / a.size < -_OVER and b.x0 > a.x0 + _OVER * a.size
    ]  # fmt: skip
    if 0 < len(over) <= max(1, _FEW_OVER * len(pairs)):
        first = line.glyphs.index(line.main[over[0]])
        both = line.main[over[0]].text + line.main[over[0] + 1].text
        yield at_line("PF212", msg("{marks} lie over each other", marks=both), line, first, first + 1)


def _astray(layout: Layout, line: Line) -> Iterator[Fault]:
    """A closing mark alone on its line, far from the words that it closes."""
    below, above = layout.below(line), layout.above(line)
    if any(other is not None and other.text == line.text for other in (above, below)):
        return  # dots under each other stand for what is left out
    if all(glyph.font in layout.code_fonts for glyph in line.glyphs):
        return  # so the programme has it
    is_mark = line.text.strip() and len(line.text) <= 2 and all(character in _ASTRAY for character in line.text)
    if is_mark and not stands_by_something(layout, line):
        yield at_line("PF213", msg("{mark} stands alone on a line", mark=line.text), line)
