"""The columns of a page: the white strips between them, and rows of glyphs cut at these."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kanyin.proof import marks
from kanyin.proof.model import Glyph, Page

Strip = tuple[float, float]
"""pt from the left edge of the sheet."""
_OFF_BASELINE = 0.1
"""Em that two glyphs of one line may stand over each other."""
_OUT = 0.1
"""The part of a line that may stand in a gutter, if nothing of it stands beyond."""


def all_strips(pages: Sequence[Page], size: float) -> Iterator[list[Strip]]:
    """The white strips between columns on each page: those that all pages of its side share.

    A side with few lines (a last page) borrows the strips of the other side, as they are or mirrored; where the other
    side has few lines too, its rows tell by how they lie side by side.
    """
    sides: dict[tuple[bool, int], list[Page]] = defaultdict(list)
    for page in pages:
        sides[page.number % 2 == 1, round(page.width)].append(page)
    found = {side: _strips(same, size) for side, same in sides.items()}
    for (is_odd, width), own in list(found.items()):
        other = found.get((not is_odd, width), [])
        if own:
            continue
        same = sides[is_odd, width]
        across = same[0].trim[0] + same[0].trim[2]
        mirrored = [(across - right, across - left) for left, right in reversed(other)]
        fitting = (strips for strips in (mirrored, other) if strips and _fits(same, strips, size))
        found[is_odd, width] = next(fitting, []) or _strips_of_few(same, size)
    for page in pages:
        yield found[page.number % 2 == 1, round(page.width)]


def _fits(pages: Sequence[Page], strips: list[Strip], size: float) -> bool:
    """Hardly a body glyph stands in the strips."""
    body = _body_glyphs(pages, size)
    inside = sum(_ink_end(g) > left + 1.5 and _ink_start(g) < right - 1.5 for g in body for left, right in strips)
    return bool(body) and inside <= 0.01 * len(body)


def _body_glyphs(pages: Sequence[Page], size: float) -> list[Glyph]:
    return [glyph for page in pages for glyph in visible(page) if abs(glyph.size - size) < 0.3]


def _strips(pages: Sequence[Page], size: float) -> list[Strip]:
    """White strips at least 0.8 em wide that hardly a body line of these pages crosses.

    Han alone is asked where there is enough of it: an English title may be as large as the body, and crosses.
    """
    body = _body_glyphs(pages, size)
    han = [glyph for glyph in body if not marks.is_latin(glyph.text)]
    spans = [(_ink_start(glyph), _ink_end(glyph)) for glyph in (han if 2 * len(han) > len(body) else body)]
    if len(spans) < 40:
        return []
    start, cover = _cover(spans)
    usual = statistics.median(cover)
    if usual <= 5:
        return []
    found: list[Strip] = []
    for left, right in _runs([count <= 0.2 * usual for count in cover]):
        # At the sides of a type area lies a ragged edge, not a gutter.
        if right - left >= 0.8 * size and sum(cover[:left]) > 0.15 * sum(cover) < 0.85 * sum(cover):
            found.append((start + left, start + right))
    end = start + len(cover) - 1
    wide = [strip for strip in found if strip[0] - start > 6 * size and end - strip[1] > 6 * size]
    return wide if _fills_columns(pages, wide, (start, end), size) else []


def _fills_columns(pages: Sequence[Page], strips: list[Strip], area: Strip, size: float) -> bool:
    """Rows fill their column by half or more, as text does and the cells of a table do not."""
    filled = []
    for page in pages:
        for row in baseline_rows(glyph for glyph in visible(page) if abs(glyph.size - size) < 0.3):
            for column, part in split_row(row, strips):
                if column is not None:
                    left = strips[column - 1][1] if column else area[0]
                    right = strips[column][0] if column < len(strips) else area[1]
                    filled.append((max(g.x1 for g in part) - min(g.x0 for g in part)) / (right - left))
    return bool(filled) and statistics.median(filled) > 0.5


def _strips_of_few(pages: Sequence[Page], size: float) -> list[Strip]:
    """White strips on pages of a few lines (verses, captions, a single paragraph), which no body glyph touches.

    A row has text on both sides, and in two rows at least what is right of the strip begins at one edge, indented or
    not: a hole in a justified line has no other hole under it that ends at the same place.
    """
    rows = (row for page in pages for row in baseline_rows(visible(page)))
    sized = ([glyph for glyph in row if abs(glyph.size - size) < 0.3] for row in rows)
    body = [row for row in sized if row]
    if not body:
        return []
    start, cover = _cover([(_ink_start(glyph), _ink_end(glyph)) for row in body for glyph in row])
    runs = _runs([count == 0 for count in cover])
    strips = [(start + left, start + right) for left, right in runs if right - left >= 0.8 * size]
    found: list[Strip] = [strip for strip in strips if _parts_columns(body, strip, size)]
    # Cells of a table stand nearer to each other than columns do.
    return [] if any(right[0] - left[1] < 6 * size for left, right in pairwise(found)) else found


def _parts_columns(rows: list[list[Glyph]], strip: Strip, size: float) -> bool:
    """See ``_strips_of_few``. Columns begin eight characters apart and more, and hold rows of four and more."""
    first = min(glyph.x0 for row in rows for glyph in row)
    lefts = [[glyph for glyph in row if glyph.x1 <= strip[1]] for row in rows]
    rights = [[glyph for glyph in row if glyph.x0 >= strip[0]] for row in rows]
    starts = [min(glyph.x0 for glyph in right) for right in rights if right]
    beside = [min(glyph.x0 for glyph in right) for left, right in zip(lefts, rights, strict=True) if left and right]
    if not beside or min(starts) - first < 8 * size or min(_widest(lefts), _widest(rights)) < 3.5 * size:
        return False
    edges = (min(starts), min(starts) + 2 * size)

    def at_edge(places: list[float]) -> int:
        return sum(min(abs(x - edge) for edge in edges) < 0.6 * size for x in places)

    return at_edge(starts) > 1 and at_edge(beside) >= 0.8 * len(beside)


def _widest(rows: list[list[Glyph]]) -> float:
    return max((max(g.x1 for g in row) - min(g.x0 for g in row) for row in rows if row), default=0.0)


def _cover(spans: list[tuple[float, float]]) -> tuple[int, list[int]]:
    """How many spans lie over each point across, from the first one, which is told.

    A mark that is half its width may end before it begins: its blank half is taken off both.
    """
    start, end = int(min(x for x, _ in spans)), int(max(x for span in spans for x in span)) + 1
    cover = [0] * (end - start + 1)
    for x0, x1 in spans:
        for x in range(int(x0) - start, max(int(x0), int(x1)) - start + 1):
            cover[x] += 1
    return start, cover


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and end of each run of what is true, but for one that reaches the end."""
    first: int | None = None
    for at, flag in enumerate(flags):
        if flag:
            first = at if first is None else first
        elif first is not None:
            yield first, at
            first = None


def visible(page: Page) -> Iterator[Glyph]:
    """The glyphs that a reader sees, those without a text too; what stands upright within the sheet."""
    for glyph in page.glyphs:
        if glyph.upright and glyph.mode != 3 and (glyph.text.strip() or not glyph.text) and glyph.size > 1:
            yield glyph


def baseline_rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs of one baseline each, from the top down. Marks may be set a little off it."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.y, g.x0)):
        if row and row[-1].y - glyph.y > max(0.5, _OFF_BASELINE * max(glyph.size, row[-1].size)):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def split_row(row: list[Glyph], strips: list[Strip]) -> list[tuple[int | None, list[Glyph]]]:
    """A row cut at the gutters; whole, with None as its column, where it crosses one."""
    cuts = [cut for strip in strips if (cut := _cut(row, strip)) is not None]
    if len(cuts) < len(strips):
        return [(None, row)]
    columns: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in row:
        columns[sum((glyph.x0 + glyph.x1) / 2 > cut for cut in cuts)].append(glyph)
    return [(column, columns[column]) for column in sorted(columns)]


def _cut(row: list[Glyph], strip: Strip) -> float | None:
    """Where a row is cut at a gutter: in the middle of what is white of it; None where text goes on through it. A line
    that leaves its column ends in the gutter, or leaves half of it white.
    """
    left, right = strip
    start, end = min(glyph.x0 for glyph in row), max(glyph.x1 for glyph in row)
    if _inside(row, strip) and (end < right or start > left):
        out = end - left if end < right else right - start
        edge = right if end < right else left
        return edge if out <= _OUT * (end - start) else None
    before, after = _white(row, strip)
    return (before + after) / 2 if after - before >= 0.5 * (right - left) else None


def _inside(row: list[Glyph], strip: Strip) -> list[Glyph]:
    left, right = strip
    return [glyph for glyph in row if _ink_end(glyph) > left + 1.5 and _ink_start(glyph) < right - 1.5]


def _white(row: list[Glyph], strip: Strip) -> Strip:
    """The widest white of a gutter: beside and between what is printed in it."""
    reached, right = strip
    gaps = []
    for glyph in sorted(_inside(row, strip), key=lambda glyph: glyph.x0):
        gaps.append((reached, max(reached, glyph.x0)))
        reached = max(reached, min(glyph.x1, right))
    return max([*gaps, (reached, right)], key=lambda gap: gap[1] - gap[0])


def _ink_end(glyph: Glyph) -> float:
    """Where a glyph's ink ends: a closing mark, which may hang, has an empty right half."""
    return glyph.x1 - (0.6 * glyph.size if glyph.text in marks.CLOSING else 0)


def _ink_start(glyph: Glyph) -> float:
    """Where a glyph's ink starts: an opening mark has an empty left half."""
    return glyph.x0 + (0.5 * glyph.size if glyph.text in marks.OPENING else 0)
