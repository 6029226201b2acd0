"""How full pages are: PF310 and PF311."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.proof.columns import visible
from kanyin.proof.faults import at_line
from kanyin.proof.layout import Layout
from kanyin.proof.line import Line, has_leaders
from kanyin.proof.model import Fault

HOLE = 3.5
"""Lines of white below a column's last line that are a hole where the text goes on."""
_OPENS = 4.0
"""Lines of white above the first line of a page that a chapter begins on."""
_FEW, _ENOUGH = 4, 25
"""Columns below which nothing is said, and full ones of which some hundredths can be told."""
MOST_SHORT = 0.02
"""The part of full columns that may end a line or more short."""
_SHORT = 0.6
"""Lines that a column must lack to end short."""
_FLOATS = 3
"""Columns in which the text goes on at the latest, behind figures and tables at their heads or on their own."""
_OPENING = lazy(
    r"[附后]\s?[件录记]|第.{1,4}[章编篇部回]|参考文献|Appendix|References|攻读.{0,20}成果|(?:作者简[介历]|.{0,6}声\s?明)\s*$"
    r"|(?:[致鸣]\s{0,4}谢|摘\s{0,4}要|目\s{0,4}[录次]|索\s{0,4}引|Abstract|ABSTRACT|Contents|Index|Acknowledge?ments?)\s*$"
)
"""What begins a page of its own, whatever the type is."""
_LARGE = 1.3
"""A first line so much larger than the body opens a chapter or a part."""


def check(layout: Layout) -> Iterator[Fault]:
    """Columns that end short although their text goes on in the next.

    A line that is wanting here and there is no fault, for single lines are kept together by it; where more than two
    columns in a hundred end so, all of them are named.
    """
    foot, head = _usual(layout)
    columns = [(key, lines) for key, lines in _columns(layout) if lines]
    if foot is None or head is None or len(columns) < _FEW:
        return
    short: list[Fault] = []
    full = 0
    last_page = columns[-1][0][0]
    for n, ((key, lines), ((page, _), after)) in enumerate(pairwise(columns), 1):
        # The columns of a last page, and those above what goes across, are made equally high.
        if page == key[0] and (page == last_page or _are_balanced(layout, lines, after)):
            continue
        first = _first_of_text(layout, [lines for _, lines in columns[n : n + _FLOATS]])
        upper = _last_of_text(layout, key, columns[max(0, n - _FLOATS) : n])
        goes_on = first is not None and _goes_on(layout, upper, first)
        if _opens(layout, after, head) or not (goes_on or _may_stand_there(layout, upper, after)):
            continue
        full += goes_on
        last = min(lines, key=lambda line: line.y)
        white = (_lowest(layout, key, last.y) - _foot(layout, key, foot)) / layout.leading
        if white > HOLE:
            yield at_line("PF311", msg("{count:.0f} lines of white at the foot", count=white), last)
        elif white > _SHORT and goes_on:
            short.append(at_line("PF310", msg("the column ends {count:.0f} lines short", count=white), last))
    if full >= _ENOUGH and len(short) > MOST_SHORT * full:
        yield from short


def _are_balanced(layout: Layout, lines: list[Line], after: list[Line]) -> bool:
    """Two columns of a page end within two lines of each other."""
    return abs(min(line.y for line in lines) - min(line.y for line in after)) < 2.2 * layout.leading


def _columns(layout: Layout) -> Iterator[tuple[tuple[int, int], list[Line]]]:
    """The lines of each column that are no running head, folio or note."""
    for (page, column), lines in layout.by_column.items():
        if column is not None:
            own = [line for line in lines if id(line) not in layout.furniture and line.size > 0.8 * layout.size]
            yield (page, column), own


def _usual(layout: Layout) -> tuple[float | None, float | None]:
    """The foot and the head of the type area, as most pages have them."""
    lows, tops = Counter[float](), Counter[float]()
    for _, lines in _columns(layout):
        body = [line.y for line in lines if layout.is_body(line)]
        if len(body) > 5:
            lows[round(min(body))] += 1
            tops[round(max(body))] += 1
    often = [low for low, count in lows.items() if count > 1]
    return (min(often) if often else None), (max(tops, key=lambda top: (tops[top], top)) if tops else None)


def _foot(layout: Layout, key: tuple[int, int], foot: float) -> float:
    """The foot of a column; above the rule of its notes where it has some."""
    own = [line for line in layout.lines if line.page == key[0] and id(line) not in layout.furniture]
    body = [line.y for line in own if line.size > 0.9 * layout.size]
    notes = [line.y for line in own if line.size < 0.85 * layout.size and body and line.y < min(body)]
    # A rule, white and half a line stand between text and notes.
    return max(foot, max(notes) + 2.2 * layout.leading) if notes else foot


def _lowest(layout: Layout, key: tuple[int, int], y: float) -> float:
    """The lowest of what stands in a column: a line, a picture or the rule of a table."""
    page = layout.file.pages[key[0] - 1]
    edges = layout.edges.get((key[0] % 2 == 1, key[1]))
    if edges is None:
        return y
    boxes = [*(picture.box for picture in page.pictures), *(shape.box for shape in page.shapes)]
    lows = [box[1] for box in boxes if box[0] < edges.right and box[2] > edges.left]
    furniture = [line.y for line in layout.lines if line.page == key[0] and id(line) in layout.furniture]
    signs = (glyph for glyph in visible(page) if edges.left - 1 < glyph.x0 < edges.right)
    lows += [
        glyph.y
        for glyph in signs
        if glyph.size > 0.6 * layout.size and all(abs(glyph.y - other) > 1 for other in furniture)
    ]
    return min([y, *(low for low in lows if low > page.trim[1])])


def _opens(layout: Layout, lines: list[Line], head: float) -> bool:
    """A chapter, a part or a list of another kind begins with these lines."""
    first = max(lines, key=lambda line: line.y)
    page = layout.page(first)
    drawn = [*(picture.box for picture in page.pictures), *(shape.box for shape in page.shapes)]
    above = any(box[0] < first.right and box[2] > first.left and first.y < box[3] < head + 40 for box in drawn)
    large = first.size > _LARGE * layout.size and not _is_heading_of_many(layout, first)
    large = large or _OPENING.match(first.text) is not None
    return large or (not above and head - first.y > _OPENS * layout.leading)


def _first_of_text(layout: Layout, columns: list[list[Line]]) -> Line | None:
    """The line with which the text goes on in the next columns: captions and rows of tables at their heads are none of
    it, and a column or a page may hold these alone. Where it begins with another kind of text, it has ended.
    """
    for lines in columns:
        for line in lines:
            if layout.is_prose(line) or (line is columns[0][0] and layout.is_body(line)):
                return line
            if _opens_text(layout, line):
                return None
    return None


def _last_of_text(layout: Layout, key: tuple[int, int], columns: list[tuple[tuple[int, int], list[Line]]]) -> Line:
    """The last line of the last of some columns; where it has a picture and its caption alone, of the text before."""
    for _, lines in reversed(columns):
        if any(layout.is_body(line) for line in lines) or not layout.file.pages[key[0] - 1].pictures:
            return lines[-1]
    return columns[-1][1][-1]


def _may_stand_there(layout: Layout, last: Line, after: list[Line]) -> bool:
    """Below text, a quotation among it, what the next column begins with could have stood: a table, or a heading of a
    kind that elsewhere stands within a page.
    """
    first = max(after, key=lambda line: line.y)
    is_text = last.size > 0.85 * layout.size and any(map(str.isalnum, last.text))
    between = layout.file.pages[last.page : first.page - 1]  # a table on its side stands there
    if (
        not is_text
        or has_leaders(last)
        or not 0 <= first.page - last.page <= 1 + sum(page.runs_down for page in between)
    ):
        return False
    if any(_OPENING.match(line.text) for line in layout.lines if line.page == first.page and line.y >= first.y - 0.1):
        return False  # 附件2 stands alone above its title
    shapes = (shape.box for shape in layout.page(first).shapes)
    is_ruled = any(
        box[2] - box[0] > 5 * layout.size and box[3] - box[1] < 2 and 0 < box[1] - first.y < 2 * layout.leading
        for box in shapes
    )
    return is_ruled or id(first) in layout.cells or _is_heading_of_many(layout, first)


def _is_heading_of_many(layout: Layout, line: Line) -> bool:
    """A heading: larger than the text or in another face; another of its make stands below text."""
    if abs(line.size - layout.size) < 0.3 and line.glyphs[-1].font == layout.font:
        return False
    # What is of its make on the first page is the title.
    others = (one for one in layout.lines if one is not line and one.column == line.column and one.page > 1)
    like = (one for one in others if _is_like(one, line))
    return any(above is not None and layout.is_prose(above) for above in map(layout.above, like))


def _is_like(one: Line, line: Line) -> bool:
    return abs(one.size - line.size) < 0.1 and one.glyphs[-1].font == line.glyphs[-1].font


def _opens_text(layout: Layout, line: Line) -> bool:
    """A heading larger than the text, or named: text before it need not go on."""
    return line.size > 1.1 * layout.size or _OPENING.match(line.text) is not None


def _goes_on(layout: Layout, last: Line, first: Line) -> bool:
    """Running text ends the one column and goes on in the other."""
    near = 0 <= first.page - last.page < _FLOATS and not has_leaders(last)
    return near and layout.is_body(last) and (layout.is_body(first) or layout.is_prose(first))
