"""Figures and tables with a caption go to the head of the next column or page where they find no place; the text flows
on and leaves no hole. Where too little text is left to flow on, they go to the foot of the page, and text to the next.

WeasyPrint has no floats of pages. Here a block that would end a column early is left out of the flow, and stands at the
head of the column in which the text goes on. Columns are laid out many times, so what waits is kept by the place where
the text goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kanyin.output.pdf.float_marks import CALLED, LOOSE, NUMBER, classes_of
from kanyin.output.pdf.footnotes import lowest

_HOLE = 1.0
"""Lines of white that a block must leave below the text before it is put elsewhere."""
_FOOT_HOLE = 3.0
"""Lines of white that a block must leave before it is put at the foot of the page, before what speaks of it."""


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


Run = Callable[..., Any]
"""Lays out a column's box; whether the page is empty, and px to be left free at the foot."""


class _Flow:
    """One column of the text, or all columns of a page (``kind``: ``wide``), being laid out once."""

    def __init__(
        self, context: Any, box: Any, bottom_space: float, skip_stack: Any, page_is_empty: bool, placed: Any,
        pitch: float, kept: frozenset[str], kind: str, measured: Any = None,
    ) -> None:  # fmt: skip
        self.context, self.box, self.bottom_space, self.skip_stack = context, box, bottom_space, skip_stack
        self.page_is_empty, self.placed, self.pitch, self.kept, self.kind = page_is_empty, placed, pitch, kept, kind
        if not hasattr(context, "waiting_floats"):
            context.waiting_floats, context.placed_floats, context.foot_floats = {}, {}, {}
        self.waiting: dict[Any, list[Any]] = context.waiting_floats
        self.heads: dict[int, tuple[int, float]] = context.placed_floats
        self.feet: dict[int, tuple[int, float]] = context.foot_floats
        self.measured = measured or box
        self.here = context.current_page, (-1.0 if kind == "wide" else box.position_x)

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
        if not left and (result := self._with_foot(run, at, is_empty)) is not None:
            return result
        self.context.held_floats = frozenset([id(self.box.children[at].element)])  # smaller, it may find its place here
        result = run(self.box, is_empty)
        self.context.held_floats = frozenset()
        self._keep(result[1], left)
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

    def _has_column_after(self) -> bool:
        """Another column stands on the right of this one."""
        box = self.box
        return bool(box.is_column) and box.position_x + 1.5 * box.width < self.context.columns_end

    def _without_feet(self) -> None:
        """Leave out of the flow what stands at the foot of a column before this one."""
        for key in [key for key, where in self.feet.items() if where >= self.here]:
            del self.feet[key]
        if self.feet:
            children = list(self.box.children)
            for at, child in enumerate(children):
                if id(child.element) in self.feet and self._may_move(child):
                    children[at] = self._blank(children[:at])
            self.box = self.box.copy_with_children(children)

    def _with_foot(self, run: Run, at: int, is_empty: bool) -> Any:
        """The text with a block at its foot, the rest of the text to go on on the next page; None where that leaves
        white as well, and where another column of the page follows, which is made as high as this one.
        """
        from weasyprint.layout import block

        if self._has_column_after():
            return None
        child = self.box.children[at].copy()
        child.position_x, child.position_y = self.measured.content_box_x(), self.measured.content_box_y()
        foot, resume, *_ = block.block_level_layout(
            self.context, child, self.bottom_space, None, self.measured, True, *self.placed, []
        )
        if foot is None or resume is not None:
            return None
        children = list(self.box.children)
        children[at] = self._blank(children[:at])
        result = run(self.box.copy_with_children(children), is_empty, foot.margin_height())
        top = self.context.page_bottom - self.bottom_space - foot.margin_height()
        white = top - lowest(result[0]) if result[0] is not None else -1.0
        is_in_order = self._flows_on(result) and not self._comes_after(result[1], at)
        if not is_in_order or not -0.5 < white < _FOOT_HOLE * self.pitch:
            self._forget(result)
            return None
        foot.translate(dy=top - foot.position_y)
        result[0].children = [*result[0].children, foot]
        result[0].height = max(result[0].height, foot.position_y + foot.margin_height() - result[0].content_box_y())
        self.feet[id(child.element)] = self.here
        self._keep(result[1], [])
        return result

    def _comes_after(self, resume: Any, at: int) -> bool:
        """What comes before the child ``at`` would stand on the next page: another block that may move, 图2 before 图1,
        or the text that says 如下图 of one without a number.
        """
        ((end, _),) = resume.items()
        before = self.box.children[end:at]
        return any(self._may_move(child) for child in before) or bool(before and not self._is_called(at))

    def _leaves_section(self, at: int, resume: Any) -> bool:
        """The child ``at`` is a picture that nothing calls, and text of another section would stand before it."""
        ((end, _),) = resume.items()
        if LOOSE not in self.box.children[at].element.attrib:
            return False
        own = next((one.element_tag for one in reversed(self.box.children[:at]) if _is_heading(one)), "h1")
        return any(_is_heading(one) and one.element_tag <= own for one in self.box.children[at:end])

    def _is_called(self, at: int) -> bool:
        return CALLED in self.box.children[at].element.attrib

    def _start(self) -> int:
        """The first block that begins in this column: those before it stand in others, or wait already."""
        if not isinstance(self.skip_stack, dict) or not self.skip_stack:
            return 0
        ((at, inner),) = self.skip_stack.items()
        return int(at) + (inner is not None)

    def _forget(self, result: Any) -> None:
        """Take back what laying out has noted of boxes that are not used."""
        from weasyprint.layout import block

        if result is not None and result[0] is not None:
            block.remove_placeholders(self.context, [result[0]], *self.placed)

    def _without_floats(self, start: int) -> Any:
        """The column's box with nothing in the places of the blocks that may move, from a child on."""
        children = list(self.box.children)
        for at in range(start, len(children)):
            if self._may_move(children[at]):
                children[at] = self._blank(children[:at])
        return self.box.copy_with_children(children)

    def _blank(self, before: list[Any]) -> Any:
        """What stands in the place of a block that moves. A heading right before it stays with what comes after it."""
        box = self.box.anonymous_from(self.box, [])
        if before and before[-1].style["break_after"] == "avoid":
            box.style = box.style.copy()
            box.style["break_after"] = "avoid"
        return box

    def _may_move(self, child: Any) -> bool:
        """The child is a float of this kind: in a column, or across all."""
        is_wide = self.kind == "wide" or not self.box.is_column
        return (
            "float" in classes_of(child)
            and child.element.get(NUMBER) not in self.kept
            and (child.style["column_span"] == "all" or self.kind == "block")
            and (is_wide or child.style["column_span"] != "all")
        )

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

    @staticmethod
    def _flows_on(result: Any) -> bool:
        """Text goes on in another column, in the same chapter."""
        return result[0] is not None and bool(result[1]) and result[2]["break"] in ("any", "auto")

    def _keep(self, resume: Any, blocks: list[Any]) -> None:
        key = self._key(resume)
        if key is not None:
            self.waiting[key] = blocks

    def _key(self, skip_stack: Any) -> Any:
        """The place where the text goes on, whatever the column is counted from."""
        if not isinstance(skip_stack, dict) or not skip_stack:
            return None  # WeasyPrint gives a pair where nothing of the columns can be drawn
        ((at, inner),) = skip_stack.items()
        element = self.box.children[at].element if at < len(self.box.children) else None
        return self.kind, id(element), repr(inner)

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
