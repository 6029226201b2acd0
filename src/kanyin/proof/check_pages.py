"""Lines on the page: PF301 to PF309."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from kanyin.messages import msg
from kanyin.proof import marks
from kanyin.proof.columns import visible
from kanyin.proof.faults import around, at_line
from kanyin.proof.last_lines import bare, ends_text, is_verse, is_within_item
from kanyin.proof.layout import PIXEL, Layout
from kanyin.proof.line import Line, Place
from kanyin.proof.model import Fault, Page

PT_PER_MM = 72 / 25.4
GRID = 0.15 * PT_PER_MM
"""How far from the grid a line may stand, where a word in another face may move it unseen."""
_CLOSERS = "”’」』）】〕》"
_SIDES = 4.0
"""Em of white that part what stands at the two sides of a line."""
_SHORT = 0.7
"""Of the measure."""
MANY_BEYOND = 0.02
"""Of the lines of a column."""
NEAREST = 3.0
"""mm between a glyph and the trimmed edge."""


def check(layout: Layout) -> Iterator[Fault]:
    """All faults of lines on their pages."""
    yield from _column_ends(layout)
    yield from _grid(layout)
    yield from _paragraph_starts(layout)
    yield from _column_widths(layout)
    yield from _places(layout)
    for page in layout.file.pages:
        yield from _trim(page)


def headings(layout: Layout) -> list[Line]:
    """Lines that look like headings: in the outline, or larger or in another face than the body, and no sentence."""
    titles = {bare(title) for title in layout.file.outline}
    return [line for line in layout.lines if is_heading(layout, line, titles)]


def is_heading(layout: Layout, line: Line, titles: set[str]) -> bool:
    """See ``headings``. ``titles`` are the outline's, without white space."""
    if bare(line.text) in titles:
        return True
    han = [glyph for glyph in line.main if marks.is_han(glyph.text)]
    if not han or line.text[0] in marks.BULLETS or line.size < layout.size - 0.3:
        return False
    if line.text[-1] in ".;," and marks.is_han(line.text[-2:-1]):
        return False  # so sentences end in books of mathematics
    # What is done on a stage is in brackets, and its sentences end within these.
    if line.text.rstrip(_CLOSERS)[-1:] in tuple("。；，、：！？") or (line.text[0] in "（(" and line.text[-1] in "）)"):
        return False
    larger = line.size > layout.size + 0.5
    # A label such as 文章编号：… wears a heading's face too.
    other = all(glyph.font != layout.font for glyph in han) and "：" not in line.text
    # A full line of a quotation is set in, and reaches the edge.
    other = other and line.right < layout.edge(line).right - 0.5 * layout.size
    return (larger or other) and line.right - line.left < 0.95 * (layout.edge(line).right - layout.edge(line).left)


def _flow(layout: Layout, titles: set[str]) -> list[list[Line]]:
    """The columns in the order of reading, each from its first body line to its last one or a heading below that."""
    columns = []
    for (_, column), lines in layout.by_column.items():
        body = [at for at, line in enumerate(lines) if layout.is_body(line)]
        if column is None or not body:
            continue
        last = body[-1]
        while last + 1 < len(lines) and _is_heading_below(layout, lines[last], lines[last + 1], titles):
            last += 1
        columns.append(lines[body[0] : last + 1])
    return columns


def _stands_over_something(layout: Layout, line: Line) -> bool:
    """Lines of Latin, code or a table, a picture or a formula stand below in the column: they are lines too."""
    page, edges = layout.page(line), layout.edge(line)
    lowest = min((other.y for other in layout.lines if other.page == line.page and id(other) not in layout.furniture),
                 default=line.y)  # fmt: skip
    notes = [other for other in layout.lines if other.page == line.page and other.size < 0.9 * line.size]
    below = layout.below(line)
    while below is not None and id(below) not in layout.furniture:
        if below not in notes or line.y - below.y < 3 * layout.leading:
            return True
        below = layout.below(below)
    drawn = [picture.box for picture in page.pictures]
    # White stands above a figure, and more below a heading.
    return any(lowest - 3 * layout.leading < box[3] <= line.y and box[0] < edges.right and box[2] > edges.left
               for box in drawn)  # fmt: skip


_FEW_ENTRIES = 3
"""Lines with the words of headings, one below the other, that are a list of contents which the author typed."""


def _is_typed_contents(lines: list[Line], titles: set[str]) -> bool:
    return len(lines) >= _FEW_ENTRIES and all(bare(line.text) in titles for line in lines[-_FEW_ENTRIES:])


def _is_heading_below(layout: Layout, upper: Line, line: Line, titles: set[str]) -> bool:
    """A heading right under a line; no folio or running foot, which come again on other pages."""
    near = upper.y - line.y < 3 * layout.leading
    return near and is_heading(layout, line, titles) and not _comes_again(layout, line)


def _comes_again(layout: Layout, line: Line) -> bool:
    """The same words stand at the same height of another page, but for the folio."""
    words = _words(line)
    return any(
        line.page != other.page and (line.text == other.text or (abs(line.y - other.y) < 1 and words == _words(other)))
        for other in layout.lines
    )


def _words(line: Line) -> str:
    return "".join(character for character in line.text if not character.isdecimal())


def _stands_below(layout: Layout, line: Line) -> bool:
    """Another line stands right above in its column: one of Latin or code, which is no line of the body by itself."""
    near = 1.3 * layout.leading
    others = (other for other in layout.lines if other.page == line.page and other.place == line.place)
    return any(0 < other.y - line.y < near and id(other) not in layout.furniture for other in others)


_LONG_ENOUGH = 0.32
"""Of the measure: a last line of a paragraph as long may stand alone at the head, for pages are to be full; a third,
less what a mark's white takes."""


def _is_long(layout: Layout, line: Line) -> bool:
    edge = layout.edge(line)
    return line.right - line.left >= _LONG_ENOUGH * (edge.right - edge.left)


def _column_ends(layout: Layout) -> Iterator[Fault]:
    """Single lines and headings at the foot and the head of columns."""
    titles = {bare(title) for title in layout.file.outline}
    for above, below in pairwise(_flow(layout, titles)):
        last, first = above[-1], below[0]
        is_alone = not is_verse(above, titles) and not _stands_over_something(layout, last)
        is_alone = is_alone and not _is_typed_contents(above, titles)
        if is_alone and is_heading(layout, last, titles) and not ends_text(layout, last, titles):
            yield at_line("PF302", msg("a heading at the foot"), last)
        if not (layout.is_prose(last) and layout.is_prose(first) and layout.continues(last, first)):
            continue
        indent = last.left - layout.edge(last).left
        begins = len(above) < 2 or not is_within_item(above[-2], last)
        if begins and 1.5 * layout.size < indent < 2.6 * layout.size and not _stands_over_something(layout, last):
            yield at_line("PF301", msg("the first line of a paragraph alone at the foot"), last)
        following = below[1] if len(below) > 1 else None
        if _stands_below(layout, first) or _is_long(layout, first):
            continue
        if following is None or (not layout.continues(first, following) and _begins(layout, following, titles)):
            yield at_line("PF301", msg("the last line of a paragraph alone at the head"), first)


def _begins(layout: Layout, line: Line, titles: set[str]) -> bool:
    """A new paragraph or a heading begins here."""
    return line.left - layout.edge(line).left > 1.5 * layout.size or is_heading(layout, line, titles)


def _grid(layout: Layout) -> Iterator[Fault]:
    """Lines off the grid that most lines stand on; the first of each run."""
    lines = [
        line
        for line in layout.body
        if layout.is_prose(line) and line.column is not None and not _has_gap(line) and not _stands_alone(layout, line)
    ]
    if len(lines) < 8:
        return
    offsets = [(layout.page(line).trim[3] - line.y) % layout.leading for line in lines]
    # What a browser has rounded cannot be judged finer.
    near = PIXEL if layout.is_on_pixels else GRID
    places = Counter(round(offset, 2) for offset in offsets)
    best = max(
        places, key=lambda one: sum(many for at, many in places.items() if _apart(one, at, layout.leading) <= near)
    )
    off = [_apart(offset, best, layout.leading) > near for offset in offsets]
    if sum(off) > 0.25 * len(lines):
        share = 100 * (len(lines) - sum(off)) / len(lines)
        what = msg("the body has no common grid: {share:.0f} % of its lines stand on the best one", share=share)
        yield Fault("PF303", what)
        return
    previous: Line | None = None
    for line, is_off, offset in zip(lines, off, offsets, strict=True):
        goes_on = previous is not None and (previous.page, previous.column) == (line.page, line.column)
        if is_off and not goes_on:
            apart = _apart(offset, best, layout.leading) / PT_PER_MM
            yield at_line("PF303", msg("{apart:.2f} mm off the grid of lines", apart=apart), line)
        previous = line if is_off else None


def _stands_alone(layout: Layout, line: Line) -> bool:
    """A short line with more white above and below than lines have between them, as the number below the head of an
    official letter: the grid begins with the text."""
    edge = layout.edge(line)
    if line.right - line.left > _SHORT * (edge.right - edge.left):
        return False
    others = (other for other in layout.lines if other.page == line.page and other.place == line.place)
    return not any(0 < abs(other.y - line.y) < 1.5 * layout.leading for other in others)


def _has_gap(line: Line) -> bool:
    """Two things stand at the two sides of the line, as a number and a name at the head of a letter."""
    return any(after.x0 - before.x1 > _SIDES * line.size for before, after in pairwise(line.main))


def _apart(one: float, other: float, leading: float) -> float:
    """The distance of two offsets on a grid that repeats."""
    distance = abs(one - other) % leading
    return min(distance, leading - distance)


def _has_more_below(layout: Layout, upper: Line, line: Line) -> bool:
    """Below the line stands text that is no prose for sure, as code: what it ends is not known."""
    below = layout.below(upper)
    if below is None or below is line:
        return False
    return any(marks.is_han(glyph.text) and glyph.size > layout.size - 0.3 for glyph in below.glyphs)


def _has_code_above(layout: Layout, line: Line) -> bool:
    """Right above the line stands one that is no prose: code within a paragraph, whose beginning is not known."""
    column = layout.by_column[line.page, line.column]
    near = (other for other in column if 0 < other.y - line.y < 1.5 * layout.leading)
    return any(not layout.is_prose(other) for other in near)


def _paragraph_starts(layout: Layout) -> Iterator[Fault]:
    """Indents of paragraphs of two lines and more, and the space before paragraphs."""
    titles = {bare(title) for title in layout.file.outline}
    flush, indented, extra = [], 0, Counter[bool]()
    # Above a table that goes across, text goes on from column to column; the line below it comes after those.
    lines = sorted(
        (line for column in _flow(layout, titles) for line in column), key=lambda one: (one.page, one.number)
    )
    for upper, line in pairwise(lines):
        starts = (
            layout.is_prose(line) and not layout.continues(upper, line) and not _has_more_below(layout, upper, line)
        )
        if not starts or not layout.continues(line, layout.below(line)) or _has_code_above(layout, line):
            continue
        heading = is_heading(layout, upper, titles)
        sentence = layout.is_prose(upper) and upper.text[-1] in "。！？”’）…"
        if not (heading or sentence):
            continue
        indent = (line.left - layout.edge(line).left) / layout.size
        if indent < 0.3:
            flush += [] if _is_salutation(layout, line) or layout.label(line) else [line]
        elif 1.4 < indent < 2.6:
            indented += 1
        if sentence and layout.below(upper) is line:
            extra[upper.y - line.y > layout.leading + 0.1 * layout.size] += 1
    if len(flush) > indented:
        if len(flush) > 2:
            count, total = len(flush), len(flush) + indented
            what = msg("{count} of {total} paragraphs begin without an indent", count=count, total=total)
            yield Fault("PF305", what)
    else:
        yield from (at_line("PF305", msg("a paragraph begins without an indent"), line, 0, 0) for line in flush)
    if extra[True] > max(2, extra[False]):
        yield Fault("PF304", msg("space between paragraphs, {count} times", count=extra[True]))


def _is_salutation(layout: Layout, line: Line) -> bool:
    """Who is addressed, by name and a colon: that begins at the edge (GB/T 9704-2012 7.3.2), in letters too."""
    last, below = line, layout.below(line)
    while below is not None and layout.continues(last, below):
        last, below = below, layout.below(below)
    return last.text[-1] in "：:"


def _column_widths(layout: Layout) -> Iterator[Fault]:
    full = Counter(line.place for line in layout.body if layout.continues(line, layout.below(line)))
    told = set()
    for place, edges in sorted(layout.edges.items()):
        ems = (edges.right - edges.left) / layout.size
        if full[place] >= 5 and edges.is_known and abs(ems - round(ems)) > 0.06 and round(ems, 1) not in told:
            told.add(round(ems, 1))
            yield Fault("PF306", msg("a column is {ems:.2f} characters wide", ems=ems))


def _places(layout: Layout) -> Iterator[Fault]:
    """Lines over each other, and lines that leave their column."""
    for lines in layout.by_column.values():
        for upper, lower in pairwise(lines):
            across = _over_each_other(upper, lower)
            tall = 0.7 * min(upper.size, lower.size)
            if across and 0 <= upper.y - lower.y < tall and layout.is_body(upper) and layout.is_body(lower):
                yield at_line("PF308", msg("two lines overlap"), lower)
    yield from _beyond(layout)


def _beyond(layout: Layout) -> Iterator[Fault]:
    """Lines that leave their column; where many seem to, its lines end anywhere, and it is wider than they tell."""
    beyond: dict[Place, list[Fault]] = defaultdict(list)
    counts = Counter(line.place for line in layout.body)
    for line in layout.body:
        # A dash may be one glyph of two characters, whose box differs from its ink.
        judged = line.column is not None and layout.is_prose(line) and layout.edge(line).is_known
        if judged and line.text[-1] not in "—…":
            over = (line.right - layout.edge(line).right) / layout.size
            may = line.glyphs[-1].text in marks.NOT_FIRST or line.place in layout.unfilled
            if over > (1.1 if may else 0.3):
                what = msg("a line leaves its column by {over:.1f} em", over=over)
                beyond[line.place].append(at_line("PF309", what, line, len(line.glyphs) - 1))
    for place, faults in beyond.items():
        if len(faults) <= max(1, MANY_BEYOND * counts[place]):
            yield from faults


def _over_each_other(upper: Line, lower: Line) -> bool:
    """Glyphs of one stand over glyphs of the other: a cell may stand a little lower in a gap of its row."""
    part = 0.3 * min(upper.size, lower.size)
    return any(a.x0 < b.x1 - part and b.x0 < a.x1 - part for a in upper.glyphs for b in lower.glyphs)


def _trim(page: Page) -> Iterator[Fault]:
    """Text too near the edge of the trimmed page; what stands wholly outside it is the printer's."""
    left, low, right, top = page.trim
    edge = NEAREST * PT_PER_MM
    near, outside = [], []
    for glyph in visible(page):
        x0, _, x1, y1 = glyph.box
        if x0 >= right or x1 <= left or glyph.y >= top or y1 <= low:
            # What is beyond the trimmed edge of a sheet with marks is the printer's.
            outside += [glyph] if page.trim == page.media else []
        elif glyph.text and (x0 < left + edge or x1 > right - edge or glyph.y < low + edge or y1 > top - edge):
            near.append(glyph)
    found = near + outside
    if found:
        text = "".join(glyph.text for glyph in found)
        what = msg("text outside the page") if outside else msg("text less than 3 mm from the edge")
        yield Fault("PF307", what, page.number, 0, text[:40], around(found))
