"""A line of one column of a page, and what it tells by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from kanyin.patterns import lazy
from kanyin.proof import marks
from kanyin.proof.columns import Strip
from kanyin.proof.model import Box, Glyph

_LEADERS = lazy(r"([.·…‧．])\1{4}")

Place = tuple[bool, int]
"""An odd page or an even one (their margins may be mirrored), and the column on it."""


@dataclass(frozen=True)
class Line:
    """A line of one column: its visible glyphs from left to right, superscripts among them.

    ``number`` counts the page's lines in reading order, from 1; ``column`` from 0, None for a line across columns.
    """

    page: int
    number: int
    column: int | None
    glyphs: tuple[Glyph, ...]
    y: float
    size: float

    @cached_property
    def text(self) -> str:
        return "".join(glyph.text or "�" for glyph in self.glyphs)

    @property
    def left(self) -> float:
        return self.glyphs[0].x0

    @property
    def right(self) -> float:
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def box(self) -> Box:
        return (self.left, self.y - 0.25 * self.size, self.right, self.y + 0.95 * self.size)

    @cached_property
    def main(self) -> tuple[Glyph, ...]:
        """Without superscripts and their like."""
        return tuple(glyph for glyph in self.glyphs if abs(glyph.y - self.y) < 0.1 * self.size)

    @property
    def place(self) -> Place:
        return (self.page % 2 == 1, self.column or 0)


def has_leaders(line: Line) -> bool:
    """An entry of a table of contents, with dots to its folio."""
    return _LEADERS.search(line.text) is not None


def is_under(upper: Line, lower: Line) -> bool:
    """A gap in one line is under a gap in the other: text begins at one place after both, or much white is common."""
    size = upper.size
    return any(
        abs(end - other_end) < 0.1 * size or min(end, other_end) - max(start, other_start) > 0.5 * size
        for start, end in gaps(upper)
        for other_start, other_end in gaps(lower)
    )


def gaps(line: Line) -> list[Strip]:
    """White between two glyphs of a line that is wider than beside Latin."""
    ends = accumulate((glyph.x1 for glyph in line.glyphs), max)
    starts = (glyph.x0 for glyph in line.glyphs[1:])
    return [(end, start) for end, start in zip(ends, starts, strict=False) if start - end > 0.4 * line.size]


def first_unit(line: Line) -> float:
    """How wide the first piece of a line is that could not have been parted, in pt."""
    glyphs = line.main
    at = 0
    while at < len(glyphs) - 1 and glyphs[at].text in marks.NOT_LAST:
        at += 1
    if marks.is_latin(glyphs[at].text):
        while at < len(glyphs) - 1 and glyphs[at + 1].x0 - glyphs[at].x1 < 0.12 * line.size:
            if marks.is_han(glyphs[at + 1].text):
                break
            at += 1
    while at < len(glyphs) - 1 and glyphs[at + 1].text in marks.NOT_FIRST:
        at += 1
    return glyphs[at].x1 - glyphs[0].x0
