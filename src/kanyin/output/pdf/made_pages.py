"""A page as WeasyPrint made it, how full its columns are, and what can be changed so that it is made otherwise."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kanyin.output.pdf.footnotes import Before, ends, foot, lowest

_MOST_RUN = 3
"""Lines that a column may lack so that paragraphs are run out for them."""
Stretch = tuple[Any, int]
"""A paragraph, and the place in its text from which on its lines may be chosen anew."""
Range = tuple[float, float]
"""Em between the characters of the loosest line of paragraphs that run out: above the one, up to the other."""
Change = list[tuple[Any, Any]]
"""Paragraphs that have been changed, each with its lines as they were planned before."""
Place = tuple[int, str]
"""The number of a page, and where the text goes on behind it."""
Attempt = tuple[Range, tuple[object, ...]]
"""How open paragraphs might be, and the lines that they had."""


def kept(paragraph: Any) -> tuple[Any, Any]:
    """What ``undo`` needs for a paragraph that is to be changed."""
    return paragraph, paragraph.planned()


def undo(change: Change) -> None:
    """Take a change back."""
    for paragraph, planned in reversed(change):  # one that goes on in the next column may be in it twice
        paragraph.plan_again(planned)


def longer_or_shorter(*counts: int) -> list[tuple[int, int]]:
    """For ``runs``: so many paragraphs a line longer, then one or two a line shorter."""
    return [*((1, count) for count in counts if count <= _MOST_RUN), (-1, 1), (-1, 2)]


def runs(columns: list[Column], loosest: Range, ways: Iterable[tuple[int, int]]) -> Iterator[Change]:
    """Paragraphs longer or shorter by so many lines, so many of them at once, each made already: of the last column
    first, the longest first, for they show it least."""
    nearest = [stretch for column in reversed(columns) for stretch in sorted(column.stretches, key=_longest_first)]
    for extra, count in ways:
        waiting = nearest[:]
        while waiting:
            change: Change = []
            cost = 0.0
            while waiting and len(change) < count:
                paragraph, start = waiting.pop(0)
                before = kept(paragraph)
                if (openness := paragraph.run(extra, start, loosest[1])) is not None:
                    change.append(before)
                    cost = max(cost, openness)
            if len(change) == count and cost > loosest[0]:
                yield change
            else:
                undo(change)


def _longest_first(stretch: Stretch) -> int:
    paragraph, start = stretch
    return -len(paragraph.lines(start))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of running text."""

    stretches: list[Stretch]
    """The paragraphs that begin in it, and the end of one that began before it."""
    first: Any
    """The paragraph that begins at its head."""
    parted: Any
    """The one that goes on in the next column."""
    lacks: int
    """Lines of white at its foot."""


class MadePage:
    """A page that has been made, and all that it takes to make it again."""

    def __init__(
        self,
        make_page: Callable[..., Any],
        context: Any,
        what: tuple[Any, Any],
        resume_at: Any,
        number: int,
        state: Any,
        pitch: float,
    ) -> None:
        self.make_page, self.context, self.what, self.pitch = make_page, context, what, pitch
        self.resume_at, self.number = resume_at, number
        self._state, self._is_forced = copy.deepcopy(state), context.forced_break
        self._before = Before(context, number)
        self.given: Any = None
        """The page that WeasyPrint was given."""
        self._end = ""
        """Where the text goes on behind that."""
        self.failed: dict[Attempt, tuple[Place, ...]] = {}
        """What has been tried on it in vain for a page after it, and where pages began that came out as they were."""
        self._make(state)

    def _make(self, state: Any) -> None:
        self.context.forced_break = self._is_forced
        self.made = self.make_page(self.context, *self.what, self.resume_at, self.number, state)
        """The page, where the text goes on, and what it asks of the next page."""
        self.columns = _columns(self.made, self.pitch)
        """Columns of text that go on in others."""
        self.tried = getattr(self.context, "tried_paragraph", None)
        """The paragraph that was laid out last: where it does not stand on the page, it found no room."""

    def state(self) -> Any:
        """A copy of the state of WeasyPrint's counters that the page was made with."""
        return copy.deepcopy(self._state)

    def again(self) -> None:
        """Make it once more, from where everything was before it."""
        self._before.restore()
        self._make(self.state())

    def again_after(self, page: MadePage) -> None:
        """Make it once more after the page before it has changed."""
        self.resume_at, self._before = page.made[1], Before(self.context, self.number)
        self.again()

    def give(self) -> Any:
        """What WeasyPrint's ``make_page`` returns."""
        self.given, self._end = self.made[0], str(self.made[1])
        return self.made

    def is_short(self, most: int) -> bool:
        """A column lacks lines, ``most`` at most."""
        return any(0 < column.lacks <= most for column in self.columns)

    def hand_over(self) -> None:
        """Let WeasyPrint have a page that has been made again after it was given away, and go on where it ends.

        So too where it was to be as before: floats and notes that wait may have it end elsewhere all the same, and the
        next page, made after it, goes on there.
        """
        if str(self.made[1]) != self._end:
            self.failed.clear()
        vars(self.given).update(vars(self.made[0]))
        self.made = (self.given, *self.made[1:])
        pages = self.context.page_maker
        pages[self.number] = (*self.made[1:], *pages[self.number][2:])
        self._end = str(self.made[1])


def _columns(made: Any, pitch: float) -> list[Column]:
    """The columns of a page that go on in others; none where the text ends, or a new page is wanted."""
    if ends(made):
        return []
    page = made[0]
    root = page.children[0]
    boxes = [box for box in root.descendants() if getattr(box, "is_column", False)] or [root]
    last = max(box.position_y for box in boxes)
    return [_column(box, foot(page), pitch) for box in boxes if box.position_y == last]


def _column(box: Any, end: float, pitch: float) -> Column:
    found = (child for child in box.descendants() if hasattr(child, "typeset_line"))
    lines = [(line.typeset_paragraph, line.typeset_line) for line in found]
    lacks = int((end - lowest(box)) / pitch + 0.02)
    begun = {id(paragraph): (paragraph, line.start) for paragraph, line in reversed(lines) if paragraph.is_filled}
    first = lines[0][0] if lines and lines[0][1].start == 0 else None
    parted = lines[-1][0] if lines and not lines[-1][0].is_last(lines[-1][1]) else None
    return Column(list(reversed(begun.values())), first, parted, lacks)
