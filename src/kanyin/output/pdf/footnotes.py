"""Notes at the foot of the page that calls them, whatever stands on it.

WeasyPrint makes room for a note when it meets the call; among columns, and where a block is taken back, it loses count
(70.0, ``columns_layout``, ``_update_footnote_area``). A page on which text and notes do not agree is laid out again
with a fixed room at its foot, until the notes that its text calls fill that room. A long note goes on on the next page.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from typing import Any

_FLOATS = ("waiting_floats", "placed_floats", "foot_floats")
"""What floats.py keeps of the figures and tables that moved."""
_TRIES = 8
"""Times that a page is laid out at most until its notes have their room."""
_HOLE = 3.5
"""Lines of white above the notes from which on a note is parted instead."""
_WHITE = 2.5
"""Lines of white from which on other rooms are tried: a paragraph may be gone for a note that its last line calls."""
_WHOLE = 3
"""Lines of a note that is never parted."""
_MOST = 0.75
"""The part of a page that notes may take while there is text to stand above them."""


@contextmanager
def notes_on_their_pages(pitch: float) -> Iterator[None]:
    """Give notes their room while WeasyPrint lays out; ``pitch``: px from line to line."""
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import LayoutContext, page

    make_page, level = page.make_page, page.block_level_layout
    names = ("layout_footnote", "unlayout_footnote", "report_footnote")
    originals = {name: getattr(LayoutContext, name) for name in names}

    def make(context: Any, root: Any, kind: Any, resume_at: Any, number: int, state: Any) -> Any:
        return _Page(make_page, context, (root, kind, resume_at, number), pitch).make(state)

    def lay_out(context: Any, box: Any, *more: Any, **options: Any) -> Any:
        room = getattr(context, "room_for_notes", None)
        if room is not None and isinstance(box, boxes.FootnoteAreaBox):
            return room.lay_out_notes(level, box, **options)
        if room is not None and box.element_tag == "html":
            return room.lay_out_text(level, box, *more)
        return level(context, box, *more, **options)

    def unless_roomed(name: str) -> Callable[[Any, Any], Any]:
        def change(context: Any, note: Any) -> Any:
            is_free = getattr(context, "room_for_notes", None) is None
            return originals[name](context, note) if is_free else False

        return change

    page.make_page, page.block_level_layout = make, lay_out
    for name in names:
        setattr(LayoutContext, name, unless_roomed(name))
    try:
        yield
    finally:
        page.make_page, page.block_level_layout = make_page, level
        for name, original in originals.items():
            setattr(LayoutContext, name, original)


class Before:
    """What laying out a page changes for those after it, as it was before."""

    def __init__(self, context: Any, number: int) -> None:
        self.context, self.number = context, number
        self.notes = context.footnotes[:], context.reported_footnotes[:]
        self.broken = dict(context.broken_out_of_flow)
        self.floats = [dict(getattr(context, name, {})) for name in _FLOATS]

    def restore(self) -> None:
        context = self.context
        context.footnotes[:], context.reported_footnotes = self.notes[0], self.notes[1][:]
        context.broken_out_of_flow = dict(self.broken)
        if hasattr(context, "waiting_floats"):
            for name, known in zip(_FLOATS, self.floats, strict=True):
                kept = getattr(context, name)
                kept.clear()
                kept.update(known)
        remake = context.page_maker[self.number - 1][-1]
        remake["anchors"], remake["content_lookups"] = [], []


@dataclass(slots=True)
class _Room:
    """A fixed room at the foot of a page, and the notes that want to stand in it."""

    context: Any
    height: float
    """px that the text leaves free."""
    carried: list[Any]
    """Notes from the page before, and where the first of them goes on."""
    resume: Any
    is_limited: bool
    """Notes that are higher than the room go on on the next page."""
    expected: Sequence[Any]
    """Notes that stand on the page for sure: the room is as high as they are, whatever ``height`` was."""
    notes: list[Any] = None  # type: ignore[assignment]
    wanted: float = 0.0
    """px that all the notes take."""
    least: float = 0.0
    """px that they take where the last goes on on the next page."""
    lowest: float = 0.0
    """px from the head of the paper to the foot of the text."""
    left: list[Any] = None  # type: ignore[assignment]
    left_resume: Any = None

    def lay_out_text(self, level: Callable[..., Any], box: Any, *more: Any) -> Any:
        context, area = self.context, self.context.current_footnote_area
        if self.expected:
            self.height = _height(context, level, area, self.expected)
        context.page_bottom = area.position_y - self.height
        result = level(context, box, *more)
        found = result[0].descendants() if result[0] is not None else ()
        called = {id(child.footnote): child.footnote for child in found if child.footnote is not None}
        waiting = {id(note) for note in context.footnotes}
        self.notes = [*self.carried, *(note for key, note in called.items() if key in waiting)]
        self.lowest = lowest(result[0]) if result[0] is not None else 0.0
        area.children = self.notes
        return result

    def lay_out_notes(self, level: Callable[..., Any], area: Any, **options: Any) -> Any:
        """The notes, as many lines of them as are to stand on the page."""
        self.left, self.left_resume = [], None
        if not self.notes:
            return level(self.context, area, **options)
        area.style = area.style.copy()
        area.style["box_decoration_break"] = "clone"  # the rule stands above what goes on too
        options["skip_stack"] = {0: self.resume} if self.resume else None
        whole = level(self.context, area.deepcopy(), **options)[0]
        self.wanted, self.least = whole.margin_height(), _least(whole, len(self.notes))
        limit = max(self.height, area.position_y - self.lowest)
        if not self.is_limited or self.wanted <= limit + 0.01:
            return level(self.context, area, **options)
        options["bottom_space"] = self.context.page_bottom - area.position_y - limit
        result = level(self.context, area, **options)
        made, resume = result[:2]
        if made is None or resume is None:
            return result
        ((at, inner),) = resume.items()
        self.left, self.left_resume = self.notes[at:], inner
        made.height = max(0.0, lowest(made) - made.content_box_y())
        return result

    @property
    def begun(self) -> int:
        """How many of the notes stand on the page, or begin there."""
        return len(self.notes) - len(self.left) + (self.left_resume is not None)


def _height(context: Any, level: Callable[..., Any], area: Any, notes: Sequence[Any]) -> float:
    """px that notes take at the foot of a page."""
    from weasyprint.formatting_structure import build

    area.children = list(notes)
    made = level(context, build.create_anonymous_boxes(area.deepcopy()), -inf, None, area.page)[0]
    area.children = []
    return float(made.margin_height())


def _least(area: Any, count: int) -> float:
    """px that the notes take of which the last has two lines only, if it has many."""
    from weasyprint.formatting_structure import boxes

    lines = [box for box in area.children[-1].descendants() if isinstance(box, boxes.LineBox)]
    if len(lines) <= _WHOLE or len(area.children) < count:
        return float(area.margin_height())
    return float(lines[1].position_y + lines[1].height - area.position_y) + 0.1


class _Page:
    """Lays one page out with its notes."""

    def __init__(self, make_page: Any, context: Any, what: tuple[Any, Any, Any, int], pitch: float) -> None:
        self.make_page, self.context, self.what, self.pitch = make_page, context, what, pitch
        self.before = Before(context, what[3])
        if not hasattr(context, "carried_notes"):
            context.carried_notes, context.rooms_of_notes = {}, {}
        self.carried, self.resume = context.carried_notes.get(what[3], ([], None))
        self.first: Any = None
        self.fresh: list[Any] = []

    def make(self, state: Any) -> Any:
        """The page as WeasyPrint's ``make_page`` returns it."""
        context = self.context
        self.first, self.fresh = copy.deepcopy(state), [state]
        context.carried_notes.pop(self.what[3] + 1, None)
        if not context.footnotes and not self.carried:
            return self._made()
        if not self.carried and not _has_columns(context, self.what[0]):
            made = self._made()
            if self._agrees(made[0]) and (ends(made) or _white(made) <= _WHITE * self.pitch):
                return made
        room, made = self._search()
        if not room.is_limited:
            context.rooms_of_notes[self.what[3]] = room.height
        context.footnotes[:] = [note for note in context.footnotes if all(note is not one for one in room.notes)]
        context.reported_footnotes = room.left[:]
        if room.left:
            context.carried_notes[self.what[3] + 1] = room.left, room.left_resume
        return made

    def _made(self) -> Any:
        """The page; the counters of the caller change once, however often it is laid out."""
        state = self.fresh.pop() if self.fresh else copy.deepcopy(self.first)
        return self.make_page(self.context, *self.what, state)

    def _agrees(self, page: Any) -> bool:
        """Just the notes that the page calls stand at its foot, and below the text."""
        context, (text, area, *_) = self.context, page.children
        called = {id(box.footnote) for box in text.descendants() if box.footnote is not None}
        standing = [id(note) for note in context.current_page_footnotes]
        if context.reported_footnotes or called != set(standing) or len(area.children) != len(standing):
            return False
        return not standing or lowest(text) <= area.position_y + 1

    def _search(self) -> tuple[_Room, Any]:
        """The page with the smallest room that holds its notes whole, or else one that parts the last of them."""
        found = self._settle("wanted")
        if found and (ends(found[1]) or _white(found[1]) <= _HOLE * self.pitch):
            return self._once_more(found)
        parted = self._settle("least")
        if parted and (not found or _white(parted[1]) < _white(found[1]) - self.pitch):
            return self._once_more(parted)
        return self._once_more(found) if found else self._limited()

    def _limited(self) -> tuple[_Room, Any]:
        """The last resort: what finds no place goes on on the next page, even if it does not begin on this one."""
        room, made = self._lay(0.0, is_limited=True)
        return self._lay(min(room.wanted, made[0].height * _MOST), is_limited=True)

    def _once_more(self, found: tuple[_Room, Any]) -> tuple[_Room, Any]:
        """The page that was found, laid out last so that what it leaves to the next ones is its own."""
        room, _ = found
        return found if room is self.last else self._lay(room.height, is_limited=room.is_limited)

    def _settle(self, need: str) -> tuple[_Room, Any] | None:
        """The smallest room found in which the notes have what they need: ``wanted`` or ``least``, of ``_Room``."""
        is_limited = need == "least"
        low, high = -1.0, inf
        height, expected = (0.0, []) if is_limited else self._guess()
        best = None
        for _ in range(_TRIES):
            room, made = self._lay(height, is_limited=is_limited, expected=expected)
            height, expected = room.height, []
            wants, full, is_last = getattr(room, need), made[0].height, ends(made)
            if wants <= height + 0.01 and room.begun == len(room.notes) and not (is_last and room.left):
                best, high = (room, made), height
            else:
                low = height
            wants = wants if is_last and wants < full else min(wants, full * _MOST)
            if not low + 0.5 < wants < high - 0.5:
                # Text that ends before a call which found no room for its note may leave a hole: less room, more text.
                # A room that its notes just fill is the smallest: in less of it stand no fewer notes.
                is_filled = best is not None and high - getattr(best[0], need) < 0.5
                if not best or is_filled or _white(best[1]) <= _WHITE * self.pitch or high - low < self.pitch / 2:
                    break
                wants = (low + high) / 2
            height = wants
        return best

    def _guess(self) -> tuple[float, list[Any]]:
        """The room that is tried first, as high as the last time that the page was made; 0 and the note of the title
        block where it was not.
        """
        height = self.context.rooms_of_notes.get(self.what[3], 0.0)
        is_opening = self.what[2] is None
        return height, [note for note in self.before.notes[0] if is_opening and not height and _is_source(note)]

    def _lay(self, height: float, *, is_limited: bool, expected: Sequence[Any] = ()) -> tuple[_Room, Any]:
        """The page with such a room at its foot."""
        context = self.context
        self.before.restore()
        context.reported_footnotes = []
        self.last = context.room_for_notes = _Room(context, height, self.carried, self.resume, is_limited, expected)
        try:
            return self.last, self._made()
        finally:
            context.room_for_notes = None


def ends(made: Any) -> bool:
    """The text ends on the page, or wants to go on on a new one."""
    _, resume_at, next_page = made
    return resume_at is None or next_page["break"] not in ("any", "auto") or bool(next_page["page"])


def _white(made: Any) -> float:
    """px of white between text and notes, or below the text."""
    return foot(made[0]) - lowest(made[0].children[0])


def _is_source(note: Any) -> bool:
    """The note of the opening page that its title block calls (``source-note``)."""
    return "source-note" in (note.element.get("class") or "").split()


def _has_columns(context: Any, root: Any) -> bool:
    """The document is set in columns."""
    if not hasattr(context, "has_columns"):
        context.has_columns = any(box.style["column_count"] not in ("auto", 1) for box in root.descendants())
    return bool(context.has_columns)


def foot(page: Any) -> float:
    """The foot of a page's text, above its notes: px from the head of the paper."""
    notes = page.children[1]
    return float(notes.position_y if notes.children else page.content_box_y() + page.height)


def lowest(made: Any) -> float:
    """The foot of what stands in a box, whatever height the box itself was given: px from the head of the paper."""
    from weasyprint.formatting_structure import boxes

    line, shown = boxes.LineBox, (boxes.TableBox, boxes.ReplacedBox)
    found, waiting = made.position_y, [made]
    while waiting:
        box = waiting.pop()
        if isinstance(box, line):
            found = max(found, box.position_y + box.height)
        elif isinstance(box, shown):
            found = max(found, box.position_y + box.margin_height())
        if isinstance(box, boxes.ParentBox):  # none of what only keeps the place of a box set elsewhere
            waiting += box.children
    return float(found)
