"""The grid of lines: blocks begin on it again behind whatever has a pitch of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any


@contextmanager
def blocks_on_the_grid(pitch: float) -> Iterator[None]:
    """Begin the text, and each of its blocks, on the grid of lines, ``pitch`` px apart: whatever stands above, a title
    block, code or references at a pitch of their own, the end of a table.

    What goes across the columns fills whole lines, for the columns above are balanced to a height that is no whole
    number of lines (70.0, ``columns_layout``). The white that code leaves before the next line of the grid stands above
    it and below it alike.
    """
    from weasyprint.layout import block

    original = block.block_level_layout

    def up(height: float) -> float:
        rest = -height % pitch
        return rest if 0.1 < rest < pitch - 0.1 else 0.0

    def lay_out(context: Any, box: Any, bottom_space: float, skip_stack: Any, container: Any, *more: Any,
                **options: Any) -> Any:  # fmt: skip
        across = box.style["column_span"] == "all"
        if across or (skip_stack is None and _is_on_grid(box, container)):
            box.position_y += up(box.position_y - context.current_footnote_area.page.content_box_y())
        result = original(context, box, bottom_space, skip_stack, container, *more, **options)
        # What goes on on the next page fills this one as it is: white below would push it off.
        is_whole = result[0] is not None and result[1] is None
        if across and is_whole:
            result[0].padding_bottom += up(result[0].margin_height())
        top = context.current_footnote_area.page.content_box_y()
        is_code = box.element_tag == "pre" and is_whole and skip_stack is None
        if is_code and box.position_y - top >= pitch and not _is_named(box, container):
            result[0].translate(dy=up(result[0].position_y + result[0].margin_height() - top) / 2)
        return result

    block.block_level_layout = lay_out
    try:
        yield
    finally:
        block.block_level_layout = original


def _is_named(code: Any, container: Any) -> bool:
    """The block above is the name of this code."""
    above = next((one for one, other in pairwise(container.children) if other.element is code.element), None)
    return above is not None and above.element is not None and "listing" in (above.element.get("class") or "").split()


def _is_on_grid(box: Any, container: Any) -> bool:
    """The text, the table of contents, or a block of the text that has no pitch of its own; within lists and quotations
    what follows code, which has its own."""
    if box.element is None or box.element_tag != box.element.tag:
        return False
    kinds = (box.element.get("class") or "").split()
    if {"text", "toc"} & set(kinds):
        return True
    in_text = container.element is not None and "text" in (container.element.get("class") or "").split()
    return (in_text and box.element_tag != "pre" and "reference" not in kinds) or "after-code" in kinds
