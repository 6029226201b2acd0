"""A picture that would go to the next page for want of some lines, and leave a hole, is printed a little smaller.

A figure with a caption that may move needs none of it (``floats.py``); one without, or in a list or a quotation, does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import Any

from kanyin.output.pdf.float_marks import NUMBER, classes_of

_SMALLEST = 0.55
"""The part of its size that a picture keeps at least: words of a screen, 9 to 10 pt, stay above 5 pt (八号)."""
_HOLE = 3.0
"""Lines of white below the text for which a picture is made smaller."""
_ENDLESS = 1e6
"""Px of a page that has room for everything."""


@contextmanager
def fitted_pictures(pitch: float, kept: frozenset[str] = frozenset()) -> Iterator[None]:
    """Fit pictures to their pages while WeasyPrint lays out; ``pitch``: px from line to line, ``kept``: the numbers of
    the figures that stay in the flow although they might move. In columns, which are made equally high, none is fitted.
    """
    from weasyprint.layout import block

    container, columns = block.block_container_layout, block.columns_layout

    def lay_out(context: Any, box: Any, bottom_space: float, skip_stack: Any, page_is_empty: bool, *more: Any,
                **options: Any) -> Any:  # fmt: skip
        result = container(context, box, bottom_space, skip_stack, page_is_empty, *more, **options)
        is_whole = result[0] is not None and not result[1]
        if page_is_empty or skip_stack or is_whole or not _may_shrink(context, box, kept):
            return result
        room = context.page_bottom - bottom_space - box.position_y
        smaller = _smaller(context, box, room, pitch) if room > _HOLE * pitch else None
        if smaller is None:
            return result
        if result[0] is not None:
            block.remove_placeholders(context, [result[0]], *more[:2])
        return container(context, smaller, bottom_space, skip_stack, page_is_empty, *more, **options)

    def lay_out_columns(context: Any, *more: Any, **options: Any) -> Any:
        outer = getattr(context, "is_in_columns", False)
        context.is_in_columns = True
        try:
            return columns(context, *more, **options)
        finally:
            context.is_in_columns = outer

    def _smaller(context: Any, box: Any, room: float, pitch: float) -> Any:
        """The figure with its picture as much smaller as it takes, by whole lines; None where that is too much."""
        whole = container(context, box.deepcopy(), -_ENDLESS, None, True, [], [], [], None, None, False, None)[0]
        if whole is None:
            return None
        copy = box.deepcopy()
        picture = _picture(copy)
        drawn = _picture(whole)
        if picture is None or drawn is None:
            return None
        lacking = whole.position_y + whole.margin_height() - box.position_y - room
        high = drawn.height - ceil(lacking / pitch - 0.01) * pitch
        if lacking <= 0 or high < _SMALLEST * drawn.height:
            return None
        style = picture.style.copy()
        for name, size in (("width", drawn.width * high / drawn.height), ("height", high)):
            style[name] = type(style[name])(size, "px")
        picture.style = style
        return copy

    block.block_container_layout, block.columns_layout = lay_out, lay_out_columns
    try:
        yield
    finally:
        block.block_container_layout, block.columns_layout = container, columns


def _may_shrink(context: Any, box: Any, kept: frozenset[str]) -> bool:
    """It is a figure of one picture that does not move, on a page without columns, and calls no note."""
    if box.element_tag != "figure" or getattr(context, "is_in_columns", False):
        return False
    moves = "float" in classes_of(box) and box.element.get(NUMBER) not in kept
    held: frozenset[int] = getattr(context, "held_floats", frozenset())
    return (not moves or id(box.element) in held) and all(
        getattr(one, "footnote", None) is None for one in box.descendants()
    )


def _picture(figure: Any) -> Any:
    """The only picture of a figure that has lines of its own; None where it has several."""
    from weasyprint.formatting_structure import boxes

    found = [box for box in figure.descendants() if isinstance(box, boxes.BlockReplacedBox)]
    return found[0] if len(found) == 1 and found[0].style["height"] != "auto" else None
