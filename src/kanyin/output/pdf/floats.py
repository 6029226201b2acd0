"""Figures and tables with a caption go to the head of the next column or page where they find no place; the text flows
on and leaves no hole. Where too little text is left to flow on, they go to the foot of the page, and text to the next.

WeasyPrint has no floats of pages. Here a block that would end a column early is left out of the flow, and stands at the
head of the column in which the text goes on. Columns are laid out many times, so what waits is kept by the place where
the text goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

from kanyin.output.pdf.float_feet import FlowWithFeet
from kanyin.output.pdf.float_marks import classes_of
from kanyin.output.pdf.flow import Run
from kanyin.output.pdf.footnotes import lowest

_HOLE = 1.0
"""Lines of white that a block must leave below the text before it is put elsewhere."""
_LINES_KEPT = (1.5, 3.5, 6.5)
"""Lines of a text that would end that are kept for the next page, as many as must be."""


@contextmanager
def floats(pitch: float, kept: frozenset[str] = frozenset()) -> Iterator[None]:
    """Let blocks of class ``float`` move while WeasyPrint lays out; ``pitch``: px from line to line. Those whose number
    is ``kept`` stay in the flow of the text.
    """
    from weasyprint.layout import block

    container, columns = block.block_container_layout, block.columns_layout

    def lay_out(context: Any, box: Any, bottom_space: float, skip_stack: Any, page_is_empty: bool, *more: Any,
                **options: Any) -> Any:  # fmt: skip
        def run(inner: Any, is_empty: bool, room: float = 0.0) -> Any:
            return container(context, inner, bottom_space + room, skip_stack, is_empty, *more, **options)

        if not _is_text(box):
            return run(box, page_is_empty)
        flow = _Flow(context, box, bottom_space, skip_stack, page_is_empty, more[:2], pitch, kept, "block")
        return flow.lay_out(run)

    def lay_out_columns(context: Any, box: Any, bottom_space: float, skip_stack: Any, containing: Any,
                        page_is_empty: bool, *more: Any, **options: Any) -> Any:  # fmt: skip
        def run(inner: Any, is_empty: bool, room: float = 0.0) -> Any:
            context.below_columns = bottom_space + room
            return columns(context, inner, bottom_space + room, skip_stack, containing, is_empty, *more, **options)

        if not _is_text(box):
            return run(box, page_is_empty)
        measured = box.copy()  # WeasyPrint knows the width of columns only while it lays them out
        block.block_level_width(measured, containing)
        context.columns_end = measured.content_box_x() + measured.width
        flow = _Flow(context, box, bottom_space, skip_stack, page_is_empty, more[:2], pitch, kept, "wide", measured)
        return flow.lay_out(run)

    block.block_container_layout, block.columns_layout = lay_out, lay_out_columns
    try:
        yield
    finally:
        block.block_container_layout, block.columns_layout = container, columns


def _is_heading(box: Any) -> bool:
    return box.element_tag in ("h2", "h3", "h4", "h5", "h6") and box.element_tag == box.element.tag


def _is_text(box: Any) -> bool:
    return "text" in classes_of(box) and bool(box.children)


class _Flow(FlowWithFeet):
    """The text laid out without the holes that figures and tables would leave."""

    def lay_out(self, run: Run) -> Any:
        """What WeasyPrint returns for the column, with the blocks that waited for it at its head."""
        self._without_feet()
        tops, left, shift = self._head(self.waiting.get(self._key(self.skip_stack), []))
        self.box.position_y += shift
        result = self._without_holes(run, bool(tops), left)
        self.box.position_y -= shift
        return self._with_tops(result, tops, shift) if tops else result

    def _head(self, waiting: list[Any]) -> tuple[list[Any], list[Any], float]:
        """The blocks that find their place at the head, those that do not, and the height of the first."""
        from weasyprint.layout import block

        tops: list[Any] = []
        # Columns that are made equally high may be as high as the page.
        below = self.context.below_columns if self.box.is_column else self.bottom_space
        start = y = self.measured.content_box_y() if self.kind == "wide" else self.box.position_y
        for number, waits in enumerate(waiting):
            if self.heads.get(id(waits.element), self.here) < self.here:
                continue  # it stands at the head of a column before this one, in which no text found place
            child = waits.copy()
            child.position_x, child.position_y = self.measured.content_box_x(), y
            made, resume, *_ = block.block_level_layout(
                self.context, child, below, None, self.measured, not tops, *self.placed, []
            )
            if made is None or resume is not None:
                left = waiting[number:]
                for late in left:  # where columns were tried, they may have found a place
                    self.heads.pop(id(late.element), None)
                return tops, left, self._whole(y - start)
            tops.append(made)
            self.heads[id(waits.element)] = self.here
            y = made.position_y + made.margin_height()
        return tops, [], self._whole(y - start)

    def _whole(self, height: float) -> float:
        """px of the whole lines that blocks at the head take: a paragraph goes on on the grid below them."""
        rest = -height % self.pitch
        return height + (rest if 0.1 < rest < self.pitch - 0.1 else 0.0)

    def _without_holes(self, run: Run, has_tops: bool, left: list[Any]) -> Any:
        """The text of the column, or of a page's columns; where white is left below a block that goes across them,
        that stands at the foot of the page, and the columns above are filled."""
        known = self._state()
        result = self._without_early_ends(run, has_tops, left)
        if self.kind != "wide" or left or not self._has_white(result, self._bottom()):
            return result
        for at in self._across(result):
            self._forget(result)
            self._restore(known)
            if (filled := self._filled_above(run, at, has_tops)) is not None:
                return filled
            self._restore(known)
            result = self._without_early_ends(run, has_tops, left)
        return result

    def _filled_above(self, run: Run, at: int, has_tops: bool) -> Any:
        """The columns of the page with the child ``at``, which goes across them, at its foot; None where that leaves
        white as well."""
        foot = self._laid_out_for_foot(at)
        if foot is None:
            return None
        room = foot.margin_height()

        def run_above(box: Any, is_empty: bool, more: float = 0.0) -> Any:
            return run(box, is_empty, room + more)

        above = copy(self)
        above.box, above.bottom_space, above.may_foot = self._with_blank(at), self.bottom_space + room, False
        result = above._without_early_ends(run_above, has_tops, [])
        is_in_order = self._flows_on(result) and not self._comes_after(result[1], at)
        if not is_in_order or self._has_white(result, above._bottom()):
            self._forget(result)
            return None
        return self._put_at_foot(result, foot)

    def _without_early_ends(self, run: Run, has_tops: bool, left: list[Any]) -> Any:
        """The text of the column; a block that would end it early waits for the next, and all after it, so that their
        numbers stay in order."""
        is_empty = self.page_is_empty and not has_tops
        result = run(self.box, is_empty)
        at = self._start() if left else self._hole(result)
        if at is None:
            self._keep(result[1], [])
            return result
        self._forget(result)
        moved = run(self._without_floats(at), is_empty)
        if left and moved[0] is not None and not moved[1]:
            moved = self._kept_for(run, at, is_empty, has_tops, moved)
            if moved[0] is None:
                return moved
        elif self._has_column_after() and moved[0] is not None and not moved[1]:
            moved = self._with_lines_kept(run, at, is_empty, moved)
        if self._flows_on(moved) and not self._leaves_section(at, moved[1]):
            ((end, _),) = moved[1].items()
            deferred = [child for child in self.box.children[at:end] if self._may_move(child)]
            for child in deferred:
                self.heads.pop(id(child.element), None)
            self._keep(moved[1], [*left, *deferred])
            return moved
        self._forget(moved)
        if not left and self.may_foot and (result := self._with_foot(run, at, is_empty)) is not None:
            return result
        result = self._held(run, at, is_empty)
        if not left and self.may_foot and self._is_loose(at) and self._hole(result) == at:
            self._forget(result)
            if (filled := self._with_foot(run, at, is_empty, may_pass_text=True)) is not None:
                return filled
            result = self._held(run, at, is_empty)
        self._keep(result[1], left)
        return result

    def _held(self, run: Run, at: int, is_empty: bool) -> Any:
        """The text with the child ``at`` in its place: smaller, it may find room there."""
        # Behind the last child nothing but what waits from pages before is left.
        self.context.held_floats = frozenset(id(child.element) for child in self.box.children[at : at + 1])
        result = run(self.box, is_empty)
        self.context.held_floats = frozenset()
        return result

    def _kept_for(self, run: Run, at: int, is_empty: bool, has_tops: bool, ended: Any) -> Any:
        """The text that would end on the page while blocks still wait: some lines of it, or all, are kept for the next
        page, at the head of which these stand.
        """
        if self.box.is_column or not has_tops:
            return ended
        ended = self._with_lines_kept(run, at, is_empty, ended)
        if self._flows_on(ended):
            return ended
        self._forget(ended)
        return (None, self.skip_stack or {0: None}, {"break": "any", "page": None}, *ended[3:])

    def _with_lines_kept(self, run: Run, at: int, is_empty: bool, ended: Any) -> Any:
        """The text without the blocks that move, some lines of it kept for the next column or page, where they stand:
        it must go on there, or no one would place them."""
        white = self.context.page_bottom - self.bottom_space - lowest(ended[0])
        for lines in _LINES_KEPT:
            self._forget(ended)
            ended = run(self._without_floats(at), is_empty, white + lines * self.pitch)
            if self._flows_on(ended):
                break
        return ended

    def _leaves_section(self, at: int, resume: Any) -> bool:
        """The child ``at`` is a picture that nothing calls, and text of another section would stand before it."""
        ((end, _),) = resume.items()
        if not self._is_loose(at):
            return False
        own = next((one.element_tag for one in reversed(self.box.children[:at]) if _is_heading(one)), "h1")
        return any(_is_heading(one) and one.element_tag <= own for one in self.box.children[at:end])

    def _hole(self, result: Any) -> int | None:
        """The place of a block that may move, before which the column ends with white below."""
        made, resume = result[:2]
        if made is None or not resume or result[2]["break"] not in ("any", "auto"):
            return None
        ((at, inner),) = resume.items()
        # Headings do not go with what follows them at once: text can stand below them as well.
        while inner is None and at < len(self.box.children) and _is_heading(self.box.children[at]):
            at += 1
        if inner is not None or at >= len(self.box.children) or not self._may_move(self.box.children[at]):
            return None
        bottom = self.context.page_bottom - self.bottom_space
        return at if bottom - lowest(made) > _HOLE * self.pitch else None

    def _with_tops(self, result: Any, tops: list[Any], shift: float) -> Any:
        made = result[0]
        if made is None:
            made = self.measured.copy_with_children(tops)
            made.height = shift
            return (made, self.skip_stack or {0: None}, *result[2:])
        made.children = [*tops, *made.children]
        made.position_y -= shift
        made.height += shift
        return (made, *result[1:])
