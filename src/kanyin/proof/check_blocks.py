"""Tables and pictures: PF312 to PF315."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile

from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.proof.faults import at_line
from kanyin.proof.layout import Layout
from kanyin.proof.line import Line
from kanyin.proof.model import Box, Fault, Glyph, Page

_GAP = 0.8
"""Em of white between two cells of a row."""
_TORN_END = lazy(r"(?:\d[.,:\-–/]?|[\w.]@[\w.]*|[A-Za-z]{2}[.@_])$")
_TORN_START = lazy(r"^[.,/–-]?\d[\d.,%]*$|^\d[\d.,\-–]*$|^[a-z]{1,12}(?:\.[a-z]{2,4})?$")
_ENTRY = lazy(r"^(?:[\[［〔(（]?(?:\d{1,3}|[A-Za-z])[\]］〕)）.．、]?|\W)$")
_STRETCHED = 0.04
"""How much the resolutions across and down of a picture may differ."""
_SEEN = 3.0
"""pt by which a picture must be too wide or too high."""
_LAST = 2
"""Lines of a row above among which the last one of a cell is."""
_RULES = 5
"""Rules of a page on which rows have their own; a table of three rules has none between its rows."""
_HEAD = 6
"""Lines at the head of a page that may be those of a running head and of a table's head."""
_EDGE = 9.0
"""pt, 3 mm: a picture that ends so near the edge of the page is meant to reach it."""
_FILL = 16
"""Dots across or down; what has fewer is a colour, not a picture."""
_SCRIPT = 0.75
"""Of the body; smaller are limits of a formula and words of a drawing."""
_BEYOND = 4.0
"""pt that a picture may reach beyond its column."""

Cell = tuple[Glyph, ...]


def check(layout: Layout) -> Iterator[Fault]:
    """Rows and cells torn apart, pictures distorted or outside their column."""
    for lines in layout.by_column.values():
        for upper, lower in pairwise(lines):
            yield from _torn_cells(layout, upper, lower)
    yield from _torn_rows(layout)
    for page in layout.file.pages:
        yield from _pictures(layout, page)


def cells(line: Line) -> list[Cell]:
    """A line cut where wide white parts it."""
    found: list[list[Glyph]] = [[line.glyphs[0]]]
    for before, glyph in pairwise(line.glyphs):
        if glyph.x0 - before.x1 > _GAP * line.size:
            found.append([])
        found[-1].append(glyph)
    return [tuple(cell) for cell in found]


def _text(cell: Cell) -> str:
    return "".join(glyph.text for glyph in cell)


def _is_row(layout: Layout, line: Line) -> bool:
    """A row of a table of three cells and more, in the type of tables."""
    return len(cells(line)) > 2 and line.size < layout.size + 0.3


def _is_row_of_two(layout: Layout, line: Line) -> bool:
    """A row of two cells, smaller than the text; an entry or a note behind its label is none."""
    row = cells(line)
    return len(row) == 2 and line.size < layout.size - 0.3 and not _ENTRY.match(_text(row[0]))


def _torn_cells(layout: Layout, upper: Line, lower: Line) -> Iterator[Fault]:
    """The lower line holds the rest of figures, dates or addresses of the row above, and nothing new at its left."""
    if not _is_row(layout, upper) or not 0 < upper.y - lower.y < 2.2 * layout.leading:
        return
    row, rest = cells(upper), cells(lower)
    if len(rest) >= len(row) or rest[0][0].x0 < row[0][-1].x1 + 0.3 * upper.size:
        return
    if 1 < len(rest) >= len(row) - 1:
        return  # a row whose first cell is empty
    for piece in rest:
        above = next((cell for cell in row if cell[0].x0 < piece[-1].x1 and cell[-1].x1 > piece[0].x0), None)
        if above is None or piece[0].size < max(0.85 * above[0].size, _SCRIPT * layout.size):
            continue
        if not _TORN_START.match(_text(piece)) or not _TORN_END.search(_text(above)):
            continue
        narrower = piece[-1].x1 - piece[0].x0 < above[-1].x1 - above[0].x0
        if narrower or _text(above)[-1] in "@-–" or _text(piece)[0] in "-–":
            at = lower.glyphs.index(piece[0])
            what = msg("{one} is torn in its cell", one=_text(above)[-12:] + "|" + _text(piece)[:8])
            yield at_line("PF313", what, lower, at, at + len(piece) - 1)


def _torn_rows(layout: Layout) -> Iterator[Fault]:
    """A page's table goes on with the rest of a row: its first cells are empty there, and were not above."""
    columns = [lines for (_, column), lines in layout.by_column.items()]
    # Heads of tables, and of pages, come again.
    places = {(line.text, line.page) for lines in columns for line in lines[:_HEAD]}
    again = {text for text, count in Counter(text for text, _ in places).items() if count > 1}
    own = [[line for line in lines if id(line) not in layout.furniture] for lines in columns]
    filled = [lines for lines in own if lines]
    for above, below in pairwise(filled):
        last = [line for line in above if _is_row(layout, line) or _is_row_of_two(layout, line)]
        if not last or above[-1].y - min(line.y for line in above) > 1 or below[0].page == above[0].page:
            continue
        if not any(line is near for near in above[-4:] for line in last):
            continue
        heads = again | {line.text for line in above}
        rest = [line for line in below if line.text not in heads and not line.text.startswith(("续", "續", "表"))]
        first_x = min(line.left for line in last)
        if not rest or not (rest[0].left > first_x + 2 * rest[0].size and rest[0].size < layout.size + 0.3):
            continue
        following = list(takewhile(lambda line: line.size < layout.size + 0.3, rest[1:4]))
        goes_on = any(len(cells(line)) > 1 and line.left < first_x + rest[0].size for line in following)
        if goes_on and not _begins_row(layout, above, last, rest):
            yield at_line("PF312", msg("a row is torn over two pages"), rest[0])


def _begins_row(layout: Layout, above: list[Line], rows: list[Line], below: list[Line]) -> bool:
    """The first line below is no rest of a row although it begins farther in: it has all cells, or lies below several;
    the cell above it has ended its sentence; or between rules round each row something stands in its first cell, in
    the middle."""
    first, first_x = below[0], min(line.left for line in rows)
    if len(cells(first)) >= max(3, *(len(cells(line)) for line in rows)):
        return True
    if any(sum(_overlap(cell, other) for other in cells(rows[-1])) > 1 for cell in cells(first)):
        return True
    over = [
        cell for line in above[-_LAST:] for cell in cells(line) if cell[0].x0 < first.right and cell[-1].x1 > first.left
    ]
    if over and _text(over[-1]).endswith(("。", "！", "？", "；")):
        return True
    rules = [box for box in (shape.box for shape in layout.page(first).shapes) if box[3] - box[1] < first.size / 2]
    foot = max((box[3] for box in rules if box[3] < first.y and box[2] > first.left), default=None)
    is_ruled = len({round(box[1]) for box in rules}) >= _RULES
    return (
        is_ruled
        and foot is not None
        and any(foot < line.y < first.y and line.left < first_x + first.size for line in below[1:])
    )


def _overlap(cell: Cell, other: Cell) -> bool:
    return cell[0].x0 < other[-1].x1 and cell[-1].x1 > other[0].x0


def _pictures(layout: Layout, page: Page) -> Iterator[Fault]:
    for picture in page.pictures:
        across, down = picture.dots
        wide, high = picture.box[2] - picture.box[0], picture.box[3] - picture.box[1]
        # Small ones are set on whole pixels.
        seen = abs(across / down - 1) * max(wide, high) > _SEEN if across and down else False
        seen = seen and min(wide * across, high * down) / 72 >= _FILL
        if seen and abs(across / down - 1) > _STRETCHED and picture.space != "mask":
            what = msg("a picture is distorted: {ratio:.0%} as wide as it should be", ratio=down / across)
            yield Fault("PF314", what, page.number, box=picture.box)
        over = _beyond(layout, page, picture.box)
        if over > _BEYOND and not _is_full_page(page, picture.box):
            what = msg("a picture leaves its column by {over:.0f} pt", over=over)
            yield Fault("PF315", what, page.number, box=picture.box)


def _beyond(layout: Layout, page: Page, box: Box) -> float:
    """Pt by which a picture leaves the column that it begins in, or, across columns, the type area; 0 where neither is
    known."""
    own = {column: edges for (odd, column), edges in layout.edges.items() if odd == (page.number % 2 == 1)}
    if not own or not all(edges.is_known for edges in own.values()):
        return 0.0
    left, right = min(edges.left for edges in own.values()), max(edges.right for edges in own.values())
    begins = [edges for edges in own.values() if edges.left - layout.size < box[0] < edges.right]
    if begins and len(own) > 1 and box[2] - box[0] < 1.2 * (begins[0].right - begins[0].left):
        left, right = begins[0].left, begins[0].right
    return max(left - box[0], box[2] - right)


def _is_full_page(page: Page, box: Box) -> bool:
    """A cover or a background, which is meant to reach the edges."""
    return box[0] <= page.trim[0] + _EDGE or box[2] >= page.trim[2] - _EDGE
