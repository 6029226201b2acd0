"""Pages that are full to the foot: where a page or a column would end short, a paragraph on it runs a line in or out.

A page ends short where a paragraph's first line, or its last one, would stand alone, or a heading would have too few
lines below it. WeasyPrint lays a page out at a time; the page is laid out again with a paragraph changed, and kept so
where it is then full.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kanyin.output.pdf.footnotes import Before

_TRIES = 8
"""Times that a page is laid out again at most."""
_MOST = 3
"""Lines that a page may lack so that running paragraphs in or out is tried."""
_MOSTLY = 1 / 3
"""Of the measure: a last line of a paragraph that long may stand alone at the head of a page, if nothing else helps."""
_TO_PART = 2
"""Lines that a paragraph must have at the foot of a page, as the style sheets say (``orphans``)."""


@contextmanager
def full_pages(pitch: float) -> Iterator[None]:
    """Fill pages while WeasyPrint lays out; ``pitch``: px from line to line."""
    from weasyprint.layout import block, page

    make_page, linebox_layout = page.make_page, block._linebox_layout
    tried: list[Any] = []

    def make(context: Any, root: Any, kind: Any, resume_at: Any, number: int, state: Any) -> Any:
        return _Maker(make_page, context, root, kind, resume_at, number, pitch, tried).make(state)

    def lay_out(context: Any, box: Any, index: int, child: Any, *more: Any) -> Any:
        paragraph = getattr(child, "typeset_paragraph", None)
        if paragraph and paragraph.may_part:
            box.style = box.style.copy()
            box.style["widows"] = 1
        made = linebox_layout(context, box, index, child, *more)
        tried[:] = [getattr(child, "typeset_paragraph", None) or None]  # False where its lines are not ours
        return made

    page.make_page, block._linebox_layout = make, lay_out
    try:
        yield
    finally:
        page.make_page, block._linebox_layout = make_page, linebox_layout


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of running text: the paragraphs that begin in it, the one that goes on in the next, and the lines that
    it lacks."""

    paragraphs: list[Any]
    parted: Any
    lacks: int


class _Maker:
    """Lays one page out until it is full."""

    def __init__(
        self,
        make_page: Any,
        context: Any,
        root: Any,
        kind: Any,
        resume_at: Any,
        number: int,
        pitch: float,
        tried: list[Any],
    ) -> None:
        self.make_page, self.context = make_page, context
        self.root, self.kind, self.resume_at, self.number = root, kind, resume_at, number
        self.pitch, self.tried = pitch, tried
        self.before = Before(context, number)
        self.tries = 0

    def make(self, state: Any) -> Any:
        """The page, as full as can be, as WeasyPrint's ``make_page`` returns it."""
        first = copy.deepcopy(state)
        made = self.make_page(self.context, self.root, self.kind, self.resume_at, self.number, state)
        columns = _columns(made, self.pitch)
        for n in range(len(columns)):
            if n < len(columns) and 0 < columns[n].lacks <= _MOST:
                made = self._fill(n, columns, made, first)
                columns = _columns(made, self.pitch)
        return made

    def _fill(self, n: int, columns: list[_Column], made: Any, state: Any) -> Any:
        """The page with its column ``n`` full and those before it as they are, or the page as it was made."""
        wanted = [0 if at == n else column.lacks for at, column in enumerate(columns[: n + 1])]
        is_changed = False
        # A line more in an earlier column, which stays full, is one more in this one.
        paragraphs = [paragraph for column in columns[: n + 1] for paragraph in column.paragraphs]
        pushed = self.tried[0] if self.tried and n == len(columns) - 1 else None
        for change in _changes(columns[n], paragraphs, pushed):
            if self.tries == _TRIES:
                _undo(change)
                break
            again, is_changed = self._again(state), True
            lacks = [column.lacks for column in _columns(again, self.pitch)[: n + 1]]
            if len(lacks) <= n or all(lack <= most for lack, most in zip(lacks, wanted, strict=False)):
                return again
            _undo(change)
        return self._again(state) if is_changed else made

    def _again(self, state: Any) -> Any:
        """Lay the page out once more, from where everything was before it."""
        self.tries += 1
        self.before.restore()
        return self.make_page(self.context, self.root, self.kind, self.resume_at, self.number, copy.deepcopy(state))


def _changes(column: _Column, paragraphs: list[Any], pushed: Any) -> Iterator[list[tuple[Any, int]]]:
    """Ways to fill a column, each made already: paragraphs a line longer, a paragraph a line shorter, at last the last
    line of a paragraph alone at the head of the next column. ``pushed``: the paragraph that begins there, where it had
    too little room in this one.
    """
    longest = sorted(paragraphs, key=lambda paragraph: -len(paragraph.lines()))
    for extra, count in ((1, column.lacks), (-1, 1), (-1, 2)):
        waiting = longest[:]
        while waiting:
            change: list[tuple[Any, int]] = []
            while waiting and len(change) < count:
                paragraph = waiting.pop(0)
                if paragraph.run(extra) is not None:
                    change.append((paragraph, extra))
            if len(change) == count:
                yield change
            else:
                _undo(change)
    parted = column.parted if column.lacks == 1 else None
    if parted is None and pushed is not None and len(pushed.lines()) == column.lacks + 1 > _TO_PART:
        parted = pushed
    if parted is not None:
        last = parted.lines()[-1]
        if last.width >= _MOSTLY * max(line.width for line in parted.lines()):
            parted.may_part = True
            yield [(parted, 0)]


def _undo(change: list[tuple[Any, int]]) -> None:
    for paragraph, extra in change:
        if extra:
            paragraph.run(0)
        else:
            paragraph.may_part = False


def _columns(made: Any, pitch: float) -> list[_Column]:
    """The columns of a page that go on in others; none where the text ends, or a new page is wanted."""
    page, resume_at, next_page = made
    if resume_at is None or next_page["break"] not in ("any", "auto") or next_page["page"]:
        return []
    root, notes, *_ = page.children
    foot = notes.position_y if notes.children else page.content_box_y() + page.height
    boxes = [box for box in root.descendants() if getattr(box, "is_column", False)] or [root]
    lowest = max(box.position_y for box in boxes)
    return [_column(box, foot, pitch) for box in boxes if box.position_y == lowest]


def _column(box: Any, foot: float, pitch: float) -> _Column:
    from weasyprint.formatting_structure import boxes

    lines, bottom = [], foot
    ends = []
    for child in box.descendants():
        if isinstance(child, boxes.LineBox):
            ends.append(child.position_y + child.height)
            if getattr(child, "typeset_line", None) is not None:
                lines.append((child.typeset_paragraph, child.typeset_line))
        elif isinstance(child, (boxes.TableBox, boxes.ReplacedBox)):
            ends.append(child.position_y + child.margin_height())
    lacks = int((bottom - max(ends, default=bottom)) / pitch + 0.02)
    begun = {id(paragraph): paragraph for paragraph, line in lines if line.start == 0 and paragraph.is_filled}
    parted = lines[-1][0] if lines and not lines[-1][0].is_last(lines[-1][1]) else None
    return _Column(list(begun.values()), parted, lacks)
