"""A column of the text, or all columns of a page, being laid out: what of it may move, and what has moved already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kanyin.output.pdf.float_marks import CALLED, LOOSE, NUMBER, classes_of
from kanyin.output.pdf.footnotes import lowest

NEAR = 400
"""Blocks among which a page surely ends, from where the text goes on."""
FOOT_HOLE = 3.0
"""Lines of white that a block must leave before it is put at the foot of the page, before what speaks of it."""

Run = Callable[..., Any]
"""Lays out a column's box; whether the page is empty, and px to be left free at the foot."""


class Flow:
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
        self.may_foot = True
        """A block may be put at the foot of the page."""
        self.here = context.current_page, (-1.0 if kind == "wide" else box.position_x)

    def _has_column_after(self) -> bool:
        """Another column stands on the right of this one."""
        box = self.box
        return bool(box.is_column) and box.position_x + 1.5 * box.width < self.context.columns_end

    def _is_loose(self, at: int) -> bool:
        """The child ``at`` is a picture that nothing calls; behind the last one there is none."""
        return any(LOOSE in child.element.attrib for child in self.box.children[at : at + 1])

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
        for at in range(start, min(start + NEAR, len(children))):
            if self._may_move(children[at]):
                children[at] = self._blank(children[at - 1 : at])
        return self.box.copy_with_children(children)

    def _blank(self, before: list[Any]) -> Any:
        """What stands in the place of a block that moves. A heading right before it stays with what comes after it."""
        box = self.box.anonymous_from(self.box, [])
        if before and before[-1].style["break_after"] == "avoid":
            box.style = box.style.copy()
            box.style["break_after"] = "avoid"
        return box

    def _with_blank(self, at: int) -> Any:
        """The box with nothing in the place of its child ``at``."""
        children = list(self.box.children)
        children[at] = self._blank(children[at - 1 : at])
        return self.box.copy_with_children(children)

    def _may_move(self, child: Any) -> bool:
        """The child is a float of this kind: in a column, or across all."""
        is_wide = self.kind == "wide" or not self.box.is_column
        return (
            "float" in classes_of(child)
            and child.element.get(NUMBER) not in self.kept
            and (child.style["column_span"] == "all" or self.kind == "block")
            and (is_wide or child.style["column_span"] != "all")
        )

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

    def _bottom(self) -> float:
        """px from the head of the paper to the foot of the text."""
        return float(self.context.page_bottom - self.bottom_space)

    def _has_white(self, result: Any, bottom: float) -> bool:
        """Text goes on elsewhere, but white is left below it, or below one of its columns."""
        if not self._flows_on(result):
            return False
        columns = [child for child in result[0].children if getattr(child, "is_column", False)]
        top = max((child.position_y for child in columns), default=0.0)
        ends = [lowest(child) for child in columns if child.position_y == top]
        last = lowest(result[0])
        return bottom - (min(ends) if ends and max(ends) > last - 1 else last) > FOOT_HOLE * self.pitch
