"""What goes to the foot of a page, the text before what stands there on the page too or on the next one."""

from __future__ import annotations

from typing import Any

from kanyin.output.pdf.flow import FOOT_HOLE, NEAR, Flow, Run
from kanyin.output.pdf.footnotes import lowest


class FlowWithFeet(Flow):
    """One in which blocks may stand at the foot."""

    def _without_feet(self) -> None:
        """Leave out of the flow what stands at the foot of a column before this one."""
        for key in [key for key, where in self.feet.items() if where >= self.here]:
            del self.feet[key]
        start = self._start()
        near = enumerate(self.box.children[start : start + NEAR], start) if self.feet else ()
        gone = [at for at, child in near if id(child.element) in self.feet and self._may_move(child)]
        if gone:
            children = list(self.box.children)
            for at in gone:
                children[at] = self._blank(children[at - 1 : at])
            self.box = self.box.copy_with_children(children)

    def _with_foot(self, run: Run, at: int, is_empty: bool, *, may_pass_text: bool = False) -> Any:
        """The text with a block at its foot, the rest of the text to go on on the next page; None where that leaves
        white as well, and where another column of the page follows, which is made as high as this one.
        """
        foot = None if self._has_column_after() else self._laid_out_for_foot(at)
        if foot is None:
            return None
        result = run(self._with_blank(at), is_empty, foot.margin_height())
        top = self._bottom() - foot.margin_height()
        white = top - lowest(result[0]) if result[0] is not None else -1.0
        is_in_order = self._flows_on(result) and not self._comes_after(result[1], at, may_pass_text=may_pass_text)
        if not is_in_order or not -0.5 < white < FOOT_HOLE * self.pitch:
            self._forget(result)
            return None
        self._keep(result[1], [])
        return self._put_at_foot(result, foot)

    def _laid_out_for_foot(self, at: int) -> Any:
        """The child ``at`` laid out for itself; None where it does not fit on a page."""
        from weasyprint.layout import block

        child = self.box.children[at].copy()
        child.position_x, child.position_y = self.measured.content_box_x(), self.measured.content_box_y()
        foot, resume, *_ = block.block_level_layout(
            self.context, child, self.bottom_space, None, self.measured, True, *self.placed, []
        )
        return foot if resume is None else None

    def _put_at_foot(self, result: Any, foot: Any) -> Any:
        """What has been laid out, with a block at the foot of the page."""
        foot.translate(dy=self._bottom() - foot.margin_height() - foot.position_y)
        made = result[0]
        made.children = [*made.children, foot]
        made.height = max(made.height, foot.position_y + foot.margin_height() - made.content_box_y())
        self.feet[id(foot.element)] = self.here
        return result

    def _comes_after(self, resume: Any, at: int, *, may_pass_text: bool = False) -> bool:
        """What comes before the child ``at`` would stand on the next page: another block that may move, 图2 before 图1,
        or the text that says 如下图 of one without a number; more than a paragraph, where it ``may_pass_text``.
        """
        ((end, _),) = resume.items()
        before = self.box.children[end:at]
        is_free = self._is_called(at) or (may_pass_text and len(before) == 1 and before[0].element_tag == "p")
        return any(self._may_move(child) for child in before) or bool(before and not is_free)

    def _across(self, result: Any) -> list[int]:
        """The blocks that may move and stand across the page's columns, the last one first."""
        made = {id(child.element) for child in result[0].children}
        found = [at for at, child in enumerate(self.box.children) if id(child.element) in made]
        return [at for at in reversed(found) if self._may_move(self.box.children[at])]

    def _state(self) -> list[dict[Any, Any]]:
        """What is known of blocks that moved, so that it can be restored."""
        return [dict(one) for one in self._known()]

    def _restore(self, state: list[dict[Any, Any]]) -> None:
        for one, was in zip(self._known(), state, strict=True):
            one.clear()
            one.update(was)

    def _known(self) -> list[dict[Any, Any]]:
        return [self.waiting, self.heads, self.feet]
