"""Glyphs to lines, lines to columns, and what a body line measures: from the positions on the page alone."""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise

from kanyin.proof import marks
from kanyin.proof.columns import Strip, all_strips, baseline_rows, split_row, visible
from kanyin.proof.model import Box, File, Glyph, Page

_LEADERS = re.compile(r"([.·…‧．])\1{4}")

PIXEL = 0.75
"""pt; 1/96 inch, to which browsers round."""

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


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the lines of a column begin and end."""

    left: float
    right: float


@dataclass(frozen=True)
class Layout:
    """All lines of a file in reading order, and the measures of its body: size, leading, font, columns."""

    file: File
    lines: tuple[Line, ...]
    size: float
    leading: float
    font: str
    edges: dict[Place, Edges] = field(default_factory=dict)

    @cached_property
    def furniture(self) -> frozenset[int]:
        """Running heads and folios, by ``id``: what stands alone at a page's head or foot, no larger than the body."""
        pages: dict[int, list[Line]] = defaultdict(list)
        for line in self.lines:
            pages[line.page].append(line)
        found = set()
        for lines in pages.values():
            for edge in (max(line.y for line in lines), min(line.y for line in lines)):
                near = [line for line in lines if abs(line.y - edge) < 2]
                others = [abs(line.y - edge) for line in lines if abs(line.y - edge) >= 2]
                small = all(line.size < self.size + 0.3 for line in near)
                if small and others and min(others) > 1.8 * self.leading:
                    found |= {id(line) for line in near}
        return frozenset(found)

    @cached_property
    def cells(self) -> frozenset[int]:
        """Rows of a table, by ``id``: three lines and more whose white gaps stand under each other."""
        found: set[int] = set()
        for lines in self.by_column.values():
            run: list[Line] = []
            for line in lines:
                if not (run and _is_under(run[-1], line)):
                    run = []
                run.append(line)
                if len(run) > 2:
                    found |= {id(row) for row in run}
        return frozenset(found)

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """The lines of body size that hold Han, without running heads, folios and rows of a table."""
        return tuple(line for line in self.lines if self.is_body(line))

    def is_body(self, line: Line) -> bool:
        main = [glyph for glyph in line.glyphs if abs(glyph.size - self.size) < 0.3]
        han = any(marks.is_han(glyph.text) for glyph in main)
        han = han and id(line) not in self.furniture and id(line) not in self.cells
        return han and (len(main) >= max(2, 0.6 * len(line.glyphs)) or len(line.glyphs) == 1)

    def is_prose(self, line: Line) -> bool:
        """Body size, and mostly in the body's font: no heading, no entry of a table of contents."""
        if _LEADERS.search(line.text):
            return False
        han = [glyph.font == self.font for glyph in line.glyphs if marks.is_han(glyph.text)]
        return self.is_body(line) and sum(han) >= 0.5 * len(han)

    def edge(self, line: Line) -> Edges:
        return self.edges.get(line.place, Edges(line.left, line.right))

    def page(self, line: Line) -> Page:
        return self.file.pages[line.page - 1]

    @cached_property
    def by_column(self) -> dict[tuple[int, int | None], list[Line]]:
        """The lines of each column of each page from the top down."""
        found: dict[tuple[int, int | None], list[Line]] = defaultdict(list)
        for line in self.lines:
            found[line.page, line.column].append(line)
        return found

    @cached_property
    def after(self) -> dict[int, Line]:
        """The line under each line in its column, by ``id`` of the upper one."""
        return {id(a): b for lines in self.by_column.values() for a, b in pairwise(lines)}

    def below(self, line: Line) -> Line | None:
        return self.after.get(id(line))

    @cached_property
    def is_on_pixels(self) -> bool:
        """Body lines have two pitches that are about a pixel apart: a browser has rounded them."""
        pitches = Counter(round(pitch, 1) for pitch in _pitches(self))
        usual = sorted(pitch for pitch, _ in pitches.most_common(2))
        often = sum(pitches[pitch] for pitch in usual) > 0.8 * pitches.total()
        return len(usual) == 2 and often and abs(usual[1] - usual[0] - PIXEL) < 0.11

    def starts_at_left(self, line: Line) -> bool:
        return abs(line.left - self.edge(line).left) < 0.6 * self.size

    def slack(self, line: Line) -> float:
        """What a line lacks to the right edge, in em; a trimmed or hanging mark may take half an em less or more."""
        lack = (self.edge(line).right - line.glyphs[-1].x1) / self.size
        if line.glyphs[-1].text in marks.TRIMMED:
            return min((lack, lack - 0.5, lack + 0.5), key=abs)
        return lack

    def continues(self, line: Line, following: Line | None) -> bool:
        """``following`` goes on with the paragraph of ``line``: it begins at the edge, and it had to begin anew."""
        if following is None or not self.is_body(line) or not self.is_body(following):
            return False
        if not self.starts_at_left(following) or line.left - self.edge(line).left > 2.6 * self.size:
            return False
        same_column = following.place == line.place and following.page == line.page
        if same_column and abs(line.y - following.y - self.leading) > 0.25 * self.size:
            return False
        room = self.edge(line).right - line.glyphs[-1].x1
        return room < _first_unit(following) + 0.1 * self.size


def _is_under(upper: Line, lower: Line) -> bool:
    """A gap in one line is under a gap in the other: text begins at one place after both, or much white is common."""
    size = upper.size
    return any(
        abs(end - other_end) < 0.1 * size or min(end, other_end) - max(start, other_start) > 0.5 * size
        for start, end in _gaps(upper)
        for other_start, other_end in _gaps(lower)
    )


def _gaps(line: Line) -> list[Strip]:
    """White between two glyphs of a line that is wider than beside Latin."""
    ends = accumulate((glyph.x1 for glyph in line.glyphs), max)
    starts = (glyph.x0 for glyph in line.glyphs[1:])
    return [(end, start) for end, start in zip(ends, starts, strict=False) if start - end > 0.4 * line.size]


def _first_unit(line: Line) -> float:
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


def lay_out(file: File) -> Layout:
    """Find the lines of a file; pages of vertical text have none."""
    pages = [page for page in file.pages if not page.runs_down]
    size = _body_size(pages)
    strips = zip(pages, all_strips(pages, size), strict=True)
    lines = tuple(line for page, strip in strips for line in _page_lines(page, strip, size))
    bare = Layout(file, lines, size, 0, _body_font(pages, size))
    leading = _leading(bare)
    return Layout(file, lines, size, leading, bare.font, _edges(bare))


def _body_size(pages: Iterable[Page]) -> float:
    sizes = Counter(round(g.size, 1) for page in pages for g in page.glyphs if marks.is_han(g.text))
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _body_font(pages: Iterable[Page], size: float) -> str:
    glyphs = (g for page in pages for g in page.glyphs if abs(g.size - size) < 0.3 and marks.is_han(g.text))
    fonts = Counter(glyph.font for glyph in glyphs)
    return fonts.most_common(1)[0][0] if fonts else ""


def _page_lines(page: Page, strips: list[Strip], body: float) -> list[Line]:
    parts: list[tuple[int | None, list[Glyph]]] = []
    for row in baseline_rows(visible(page)):
        parts += split_row(row, strips)
    merged = _with_scripts(parts)
    ordered = _reading_order(merged, bool(strips))
    return [
        Line(page.number, number, column, tuple(sorted(row, key=_middle)), *_base(row))
        for number, (column, row) in enumerate(ordered, 1)
    ]


def _middle(glyph: Glyph) -> float:
    """By which the glyphs of a line are ordered: a squeezed mark's box begins before the letter beside it ends."""
    return (glyph.x0 + glyph.x1) / 2


def _base(row: Sequence[Glyph]) -> tuple[float, float]:
    """The baseline and the size of a line: those of its largest share of glyphs."""
    shares = Counter((round(glyph.y, 1), round(glyph.size, 1)) for glyph in row)
    (y, size), _ = max(shares.items(), key=lambda item: (item[1] * item[0][1], item[0]))
    return statistics.median(glyph.y for glyph in row if abs(glyph.y - y) < 0.2), size


def _with_scripts(parts: list[tuple[int | None, list[Glyph]]]) -> list[tuple[int | None, list[Glyph]]]:
    """Superscripts and subscripts put into the lines that they belong to."""
    bases = [_base(row) for _, row in parts]
    home: dict[int, int] = {}
    for at, (column, row) in enumerate(parts):
        y, size = bases[at]
        for other, (its_column, its_row) in enumerate(parts):
            its_y, its_size = bases[other]
            near = -0.35 * its_size < y - its_y < 0.75 * its_size and size < 0.85 * its_size
            if other != at and column == its_column and near and _touches(row, its_row, its_size):
                home[at] = other
                break
    found = [(column, list(row)) for column, row in parts]
    for at in home:
        target = home[at]
        while target in home:
            target = home[target]
        found[target][1].extend(parts[at][1])
    return [part for at, part in enumerate(found) if at not in home]


def _touches(small: list[Glyph], row: list[Glyph], size: float) -> bool:
    """The small row stands right beside a glyph of the other one."""
    ends = [x for glyph in row for x in (glyph.x0, glyph.x1)]
    first, last = min(glyph.x0 for glyph in small), max(glyph.x1 for glyph in small)
    return any(abs(x - end) < 0.6 * size for x in ends for end in (first, last))


def _reading_order(
    parts: list[tuple[int | None, list[Glyph]]], has_columns: bool
) -> list[tuple[int | None, list[Glyph]]]:
    """Column after column between the lines that go across."""
    parts = sorted(parts, key=lambda part: -_base(part[1])[0])
    if not has_columns:
        return parts
    ordered: list[tuple[int | None, list[Glyph]]] = []
    band: list[tuple[int | None, list[Glyph]]] = []
    for part in parts:
        if part[0] is None:
            ordered += [*sorted(band, key=lambda p: p[0] or 0), part]
            band = []
        else:
            band.append(part)
    return ordered + sorted(band, key=lambda p: p[0] or 0)


def _leading(layout: Layout) -> float:
    """The usual pitch of body lines; the mean of what rounds to it, for some writers round each position.

    Browsers put each line on a whole pixel: there the slope of the longest run of lines tells it.
    """
    pitches = list(_pitches(layout))
    if not pitches:
        return 1.6 * layout.size
    if layout.is_on_pixels:
        return _slope(layout, statistics.median(pitches))
    usual, _ = Counter(round(pitch, 1) for pitch in pitches).most_common(1)[0]
    return statistics.fmean(pitch for pitch in pitches if abs(pitch - usual) < 0.15)


def _pitches(layout: Layout) -> Iterator[float]:
    """From each body line to the one under it."""
    for lines in layout.by_column.values():
        for upper, lower in pairwise(lines):
            if layout.is_body(upper) and layout.is_body(lower) and upper.y > lower.y:
                yield upper.y - lower.y


def _slope(layout: Layout, usual: float) -> float:
    """The pitch of the longest run of lines that are a pixel more or less than ``usual`` apart."""
    longest: list[Line] = []
    for lines in layout.by_column.values():
        run: list[Line] = []
        for line in lines:
            if run and abs(run[-1].y - line.y - usual) > 1.1 * PIXEL:
                run = []
            run.append(line)
            longest = max(longest, run, key=len)
    if len(longest) < 3:
        return usual
    return -statistics.linear_regression(range(len(longest)), [line.y for line in longest]).slope


def _edges(layout: Layout) -> dict[Place, Edges]:
    """Measured where Han stands at the edge: marks may be trimmed or hang there."""
    lines: dict[Place, list[Line]] = defaultdict(list)
    for line in layout.body:
        if line.column is not None:
            lines[line.place].append(line)
    found = {}
    for place, own in lines.items():
        lefts = [-line.left for line in own if marks.is_han(line.glyphs[0].text)]
        rights = [line.right for line in own if marks.is_han(line.glyphs[-1].text)]
        left = -_outermost(lefts or [-line.left for line in own], 0.08)
        found[place] = Edges(left, _outermost(rights or [line.right for line in own], 0.04))
    # Odd and even pages have columns of one width; where many lines are set in on one side, the other tells it.
    for (is_odd, column), own_edges in list(found.items()):
        other = found.get((not is_odd, column), own_edges)
        missing = (other.right - other.left) - (own_edges.right - own_edges.left)
        if 0.5 * layout.size < missing < 3 * layout.size:
            found[is_odd, column] = Edges(own_edges.left - missing, own_edges.right)
    return found


def _outermost(values: list[float], share: float) -> float:
    """The largest value that a share of the lines reach; the very value, not a rounded one."""
    counts = Counter(round(value * 2) for value in values)
    enough = [key for key, count in counts.items() if count >= max(2, share * len(values))]
    best = max(enough) if enough else max(counts)
    return statistics.median(value for value in values if abs(value * 2 - best) <= 1)
