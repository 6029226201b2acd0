"""Glyphs to lines, lines to columns, and what a body line measures: from the positions on the page alone."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kanyin.proof import marks
from kanyin.proof.columns import Strip, all_strips, baseline_rows, split_row, visible
from kanyin.proof.layout import PIXEL, Edges, Layout, pitches
from kanyin.proof.line import Line, Place
from kanyin.proof.model import File, Glyph, Page


def lay_out(file: File) -> Layout:
    """Find the lines of a file; pages of vertical text have none."""
    pages = [page for page in file.pages if not page.runs_down]
    size = _body_size(pages)
    strips = zip(pages, all_strips(pages, size), strict=True)
    lines = tuple(line for page, strip in strips for line in _page_lines(page, strip, size))
    font, mode = _body_font(pages, size)
    bare = Layout(file, lines, size, 0, font, mode=mode)
    leading, pitch = _leading(bare), _pitch(bare)
    return Layout(file, lines, size, leading, font, _edges(bare), pitch, mode)


def _body_size(pages: Iterable[Page]) -> float:
    every, running = Counter[float](), Counter[float]()
    for page in pages:
        for row in baseline_rows(visible(page)):
            sizes = Counter(round(glyph.size, 1) for glyph in row if marks.is_han(glyph.text))
            every += sizes
            if _gaps(row) < 2:
                running += sizes
    # Tables may hold more than the text does.
    counted = running if running.total() > 0.2 * every.total() else every
    return counted.most_common(1)[0][0] if counted else 10.0


def _gaps(row: list[Glyph]) -> int:
    """How often wide white parts a row: once between two columns of text, oftener between the cells of a table."""
    return sum(after.x0 - before.x1 > 1.2 * before.size for before, after in pairwise(row))


def _body_font(pages: Iterable[Page], size: float) -> tuple[str, int]:
    glyphs = (g for page in pages for g in page.glyphs if abs(g.size - size) < 0.3 and marks.is_han(g.text))
    fonts = Counter((glyph.font, glyph.mode) for glyph in glyphs)
    return fonts.most_common(1)[0][0] if fonts else ("", 0)


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
    found = list(pitches(layout))
    if not found:
        return 1.6 * layout.size
    if layout.is_on_pixels:
        return _slope(layout, statistics.median(found))
    counts = Counter(round(pitch, 1) for pitch in found)
    _, most = counts.most_common(1)[0]
    # Where paragraphs stand apart and many have but one line, the pitch inside them is rarer than that between.
    inside = [pitch for pitch, count in counts.items() if count >= max(3, _RARE * most) and pitch > layout.size]
    usual = min(inside, default=counts.most_common(1)[0][0])
    return statistics.fmean(pitch for pitch in found if abs(pitch - usual) < 0.15)


def _pitch(layout: Layout) -> float:
    """The commonest of all."""
    found = Counter(round(pitch, 1) for pitch in pitches(layout))
    return found.most_common(1)[0][0] if found else 0.0


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


_RARE = 0.15
"""Of the commonest pitch: how often another must come to be that of the lines."""
_ENOUGH = 3
"""Lines that must end at one place before it is taken for the edge of a column."""


_BEYOND = 0.1
"""Of the lines of a column: where more go beyond the place at which some end, it is no edge."""
_FLUSH = 0.5
"""Of the lines that end within a character of the edge: where fewer reach it, the text is ragged."""
_MANY = 6
"""Such lines that tell it."""


def _edges(layout: Layout) -> dict[Place, Edges]:
    """Measured where Han stands at the edge: marks may be trimmed or hang there.

    A page of short lines (verse, a list) does not tell where its column ends: the other pages do, or nobody.
    """
    lines: dict[Place, list[Line]] = defaultdict(list)
    for line in layout.body:
        if line.column is not None:
            lines[line.place].append(line)
    found = {}
    for place, own in lines.items():
        lefts = [-line.left for line in own if marks.is_han(line.glyphs[0].text)]
        rights = [line.right for line in own if marks.is_han(line.glyphs[-1].text)]
        left = -_outermost(lefts or [-line.left for line in own], 0.08)
        right = _outermost(rights or [line.right for line in own], 0.04)
        known = sum(abs(end - right) < 0.1 * layout.size for end in _ends(own)) >= _ENOUGH
        found[place] = _ragged(layout, own, left, right) or Edges(left, right, known)
    # Odd and even pages have columns of one width; where many lines are set in on one side, the other tells it.
    for (is_odd, column), own_edges in list(found.items()):
        other = found.get((not is_odd, column), own_edges)
        missing = (other.right - other.left) - (own_edges.right - own_edges.left)
        if not own_edges.is_known and other.is_known:
            found[is_odd, column] = Edges(own_edges.left, own_edges.left + other.right - other.left, True)
        elif not own_edges.is_ragged and 0.5 * layout.size < missing < 3 * layout.size:
            found[is_odd, column] = Edges(own_edges.left - missing, own_edges.right, own_edges.is_known)
    return found


def _ragged(layout: Layout, lines: list[Line], left: float, right: float) -> Edges | None:
    """The edges of a column whose lines end anywhere; None for one whose lines are filled."""
    beyond = [line.right for line in lines if line.right > right + 1.1 * layout.size]
    if len(beyond) > _BEYOND * len(lines):
        return Edges(left, max(beyond), False, len(beyond) >= _MANY)
    near = [line for line in lines if abs(line.right - right) < 1.1 * layout.size]
    flush = [line for line in near if any(abs(end - right) < 0.1 * layout.size for end in _ends([line]))]
    if len(near) >= _MANY and len(flush) < _FLUSH * len(near):
        return Edges(left, max(line.right for line in near), False, True)
    return None


def _ends(lines: Iterable[Line]) -> Iterator[float]:
    """Where each line may end: behind a mark that is trimmed there, or hangs, or neither."""
    for line in lines:
        yield line.right
        if line.glyphs[-1].text in marks.TRIMMED:
            yield line.right - 0.5 * line.size


def _outermost(values: list[float], share: float) -> float:
    """The largest value that a share of the lines reach; the very value, not a rounded one."""
    counts = Counter(round(value * 2) for value in values)
    enough = [key for key, count in counts.items() if count >= max(2, share * len(values))]
    best = max(enough) if enough else max(counts)
    return statistics.median(value for value in values if abs(value * 2 - best) <= 1)
