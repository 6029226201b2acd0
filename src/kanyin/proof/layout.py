"""What a laid out file is: its lines, its columns, and the measures of its body."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.proof import marks
from kanyin.proof.columns import Strip
from kanyin.proof.line import Line, Place, first_unit, gaps, has_leaders, is_under
from kanyin.proof.model import FORMULA, File, Glyph, Page

_DASHED_FOLIO = lazy(r"—\s?\d{1,4}\s?—")
_OF_CODE = lazy(r"(?i)mono|courier|consol|menlo|typewriter|cmtt|fixed|(?<![a-z])code(?![a-z])")

_STOPS = "。；：;:？！"
_NAME = 6
"""Characters of a label before what it names."""
_LABEL = lazy(
    r"[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|第[\d一二三四五六七八九十百千零〇]+[条章节款项篇]|〔.{1,3}〕"
    f"|[{''.join(sorted(marks.BULLETS))}]"
)
"""What begins an item of a list or an article of a law."""
_CELLS = 3
"""Gaps of a row that is no line of text."""
_THIN = 2.0
"""pt; a shape thinner than that is a rule."""

_AGAIN = 3
"""Pages on which a running head stands."""
UNFILLED = 0.1
"""Em that a full line may lack or have too much: what an eye does not see."""
PIXEL = 0.75
"""pt; 1/96 inch, to which browsers round."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Where the lines of a column begin and end. ``is_known``: enough of them end there; ``is_ragged``: those that had
    to break end anywhere.
    """

    left: float
    right: float
    is_known: bool = True
    is_ragged: bool = False


@dataclass(frozen=True)
class Layout:
    """All lines of a file in reading order, and the measures of its body: size, leading, font, columns."""

    file: File
    lines: tuple[Line, ...]
    size: float
    leading: float
    font: str
    edges: dict[Place, Edges] = field(default_factory=dict)
    pitch: float = 0.0
    """From most lines to the next, be they of one paragraph or of two that stand apart."""
    mode: int = 0
    """How most of the body is drawn: filled, or stroked too (ISO 32000-1 9.3.6)."""

    @cached_property
    def code_fonts(self) -> frozenset[str]:
        """The fonts of code, by what they are called."""
        fonts = self.file.fonts.items()
        return frozenset(name for name, font in fonts if _OF_CODE.search(font.name) or _OF_CODE.search(font.family))

    @cached_property
    def furniture(self) -> frozenset[int]:
        """Running heads and folios, by ``id``: what stands alone at a page's head or foot, no larger than the body."""
        pages: dict[int, list[Line]] = defaultdict(list)
        for line in self.lines:
            pages[line.page].append(line)
        found = _repeated(pages.values(), 1.2 * self.leading)
        for lines in pages.values():
            for edge in (max(line.y for line in lines), min(line.y for line in lines)):
                near = [line for line in lines if abs(line.y - edge) < 2]
                others = [abs(line.y - edge) for line in lines if abs(line.y - edge) >= 2]
                small = all(line.size < self.size + 0.3 for line in near)
                # A folio between dashes may stand nearer: those of official documents do (GB/T 9704-2012 7.5).
                dashed = len(near) == 1 and _DASHED_FOLIO.fullmatch(near[0].text.strip()) is not None
                if small and others and (dashed or min(others) > 1.8 * max(self.leading, self.pitch)):
                    found |= {id(line) for line in near}
        return frozenset(found)

    @cached_property
    def cells(self) -> frozenset[int]:
        """Rows of a table, by ``id``: three lines and more whose white gaps stand under each other, and all those under
        a row of many gaps in which no space was typed.
        """
        found: set[int] = set()
        for lines in self.by_column.values():
            run: list[Line] = []
            for line in lines:
                if not (run and is_under(run[-1], line)):
                    run = []
                run.append(line)
                if len(run) > 2 or any(len(self._blanks(row)) >= _CELLS for row in run):
                    found |= {id(row) for row in run}
        return frozenset(found)

    def _blanks(self, line: Line) -> list[Strip]:
        """Wide gaps in a line that no space character stands in, as a table's cells have between them."""
        wide = [(end, start) for end, start in gaps(line) if start - end > 0.8 * line.size]
        if len(wide) < _CELLS:
            return []
        spaces = [g for g in self.page(line).glyphs if g.text.isspace() and abs(g.y - line.y) < 1]
        return [gap for gap in wide if not any(gap[0] - 1 < space.x0 < gap[1] for space in spaces)]

    @cached_property
    def ruled(self) -> frozenset[int]:
        """Rows of a table with upright rules, and words of a drawing, by ``id``: a rule stands within their column."""
        uprights = {page.number: list(_uprights(page, self.size)) for page in self.file.pages}
        found: set[int] = set()
        for (page, _), lines in self.by_column.items():
            left = min(line.left for line in lines) + self.size
            right = max(line.right for line in lines) - self.size
            inside = [(low, high) for x, low, high in uprights[page] if left < x < right]
            found |= {id(line) for line in lines if any(low < line.y + 0.3 * line.size < high for low, high in inside)}
        return frozenset(found)

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """The lines of body size that hold Han, without running heads, folios and rows of a table."""
        return tuple(line for line in self.lines if self._holds_body(line))

    @cached_property
    def _bodies(self) -> frozenset[int]:
        """The same by ``id``: every check asks for them, again and again."""
        return frozenset(map(id, self.body))

    def is_body(self, line: Line) -> bool:
        return id(line) in self._bodies

    def _holds_body(self, line: Line) -> bool:
        main = [glyph for glyph in line.glyphs if abs(glyph.size - self.size) < 0.3]
        han = any(marks.is_han(glyph.text) for glyph in main)
        han = han and not any(id(line) in others for others in (self.furniture, self.cells, self.ruled))
        wide, all_wide = (sum(glyph.x1 - glyph.x0 for glyph in glyphs) for glyphs in (main, line.glyphs))
        return han and ((len(main) > 1 and wide >= 0.6 * all_wide) or len(line.glyphs) == 1)

    def is_prose(self, line: Line) -> bool:
        """Body size, and mostly in the body's font: no heading, no entry of a table of contents, no formula alone."""
        return id(line) in self._prose

    @cached_property
    def _prose(self) -> frozenset[int]:
        """By ``id``."""
        return frozenset(id(line) for line in self.body if self._holds_prose(line))

    def _holds_prose(self, line: Line) -> bool:
        if has_leaders(line) or not line.text.strip(FORMULA + " "):
            return False
        han = [glyph.font == self.font and glyph.mode == self.mode for glyph in line.glyphs if marks.is_han(glyph.text)]
        return sum(han) >= 0.5 * len(han)

    def label(self, line: Line) -> int:
        """How many glyphs a label has that stands in another face before what it names, as who speaks in a play; 0
        where there is none."""
        first = line.glyphs[0].font
        at = next((at for at, glyph in enumerate(line.glyphs[: _NAME + 1]) if glyph.font != first), 0)
        is_apart = at > 0 and line.glyphs[at].x0 - line.glyphs[at - 1].x1 > 0.3 * self.size
        return at if is_apart and first != self.font else 0

    def edge(self, line: Line) -> Edges:
        return self.edges.get(line.place, Edges(line.left, line.right, False))

    def page(self, line: Line) -> Page:
        return self.file.pages[line.page - 1]

    def spaces(self, line: Line) -> tuple[Glyph, ...]:
        """The white space of its page."""
        return self._spaces[line.page - 1]

    @cached_property
    def _spaces(self) -> tuple[tuple[Glyph, ...], ...]:
        return tuple(tuple(glyph for glyph in page.glyphs if glyph.text.isspace()) for page in self.file.pages)

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
    def before(self) -> dict[int, Line]:
        """The line over each line in its column, by ``id`` of the lower one."""
        return {id(b): a for lines in self.by_column.values() for a, b in pairwise(lines)}

    def above(self, line: Line) -> Line | None:
        return self.before.get(id(line))

    @cached_property
    def is_on_pixels(self) -> bool:
        """Body lines have two pitches that are about a pixel apart: a browser has rounded them."""
        counts = Counter(round(pitch, 1) for pitch in pitches(self))
        usual = sorted(pitch for pitch, _ in counts.most_common(2))
        often = sum(counts[pitch] for pitch in usual) > 0.8 * counts.total()
        return len(usual) == 2 and often and abs(usual[1] - usual[0] - PIXEL) < 0.11

    def starts_at_left(self, line: Line) -> bool:
        return abs(line.left - self.edge(line).left) < 0.6 * self.size

    @cached_property
    def unfilled(self) -> frozenset[Place]:
        """The places where many lines that had to break do not reach the edge."""
        full, short = Counter[Place](), Counter[Place]()
        for line in self.body:
            if self.continues(line, self.below(line)):
                full[line.place] += 1
                short[line.place] += abs(self.slack(line)) > UNFILLED
        return frozenset(place for place in full if short[place] > 0.1 * full[place])

    def slack(self, line: Line) -> float:
        """What a line lacks to the right edge, in em; a trimmed mark may take up to half an em less, for its blank side
        is as white as the margin, and one that hangs stands outside it with all its box."""
        lack = (self.edge(line).right - line.glyphs[-1].x1) / self.size
        if line.glyphs[-1].text in marks.TRIMMED:
            return max(lack - 0.5, 0.0) or min(lack + 1.0, 0.0)
        if line.glyphs[-1].text in marks.NOT_FIRST:
            wide = (
                1.0 if line.glyphs[-1].text in marks.CLOSING else (line.glyphs[-1].x1 - line.glyphs[-1].x0) / self.size
            )
            return lack if lack > 0 else min(lack + wide, 0.0)
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
        if line.text[-1] in _STOPS and room > 0.6 * self.size and _LABEL.match(following.text):
            return False
        return room < first_unit(following) + 0.1 * self.size


def _repeated(pages: Iterable[list[Line]], apart: float) -> set[int]:
    """Running heads and feet near the text: the same words, but for the folio, at the same height of several pages."""
    seen: dict[tuple[str, int], list[int]] = defaultdict(list)
    for lines in pages:
        for edge in (max(line.y for line in lines), min(line.y for line in lines)):
            alone = all(not 2 < abs(line.y - edge) < apart for line in lines)
            for line in lines if alone else ():
                words = re.sub(r"[\d\W]", "", line.text)
                if abs(line.y - edge) < 2 and words:
                    seen[words, round(line.y / 4)].append(id(line))
    return {line for same in seen.values() if len(same) >= _AGAIN for line in same}


def _uprights(page: Page, size: float) -> Iterator[tuple[float, float, float]]:
    """Where upright rules stand across, and from where to where up: thin shapes, and the sides of boxes."""
    for shape in page.shapes:
        left, low, right, high = shape.box
        if high - low > size and shape.thickness < _THIN:
            yield from ((x, low, high) for x in ({left} if right - left < _THIN else {left, right}))


def pitches(layout: Layout) -> Iterator[float]:
    """From each body line to the one under it."""
    for lines in layout.by_column.values():
        for upper, lower in pairwise(lines):
            if layout.is_body(upper) and layout.is_body(lower) and upper.y > lower.y:
                yield upper.y - lower.y
