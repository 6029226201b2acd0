"""A small table without a caption, which stays where the text speaks of it, goes on in the next column or page where it
would leave a hole; else it is whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kanyin.output.pdf.float_marks import classes_of

MAY_PART = "may-part"
"""The class of such a table."""
_HOLE = 3.0
"""Lines of white below the text for which a table is parted."""
_ROWS = 2
"""Rows that the first part has at least."""


@contextmanager
def parted_tables(pitch: float) -> Iterator[None]:
    """Part small tables where they would leave holes while WeasyPrint lays out; ``pitch``: px from line to line."""
    from weasyprint.layout import block

    container = block.block_container_layout

    def lay_out(context: Any, box: Any, bottom_space: float, skip_stack: Any, page_is_empty: bool, *more: Any,
                **options: Any) -> Any:  # fmt: skip
        result = container(context, box, bottom_space, skip_stack, page_is_empty, *more, **options)
        if result[0] is not None or page_is_empty or skip_stack or MAY_PART not in classes_of(box):
            return result
        if not _is_foot(context, bottom_space) or _room(context, box, bottom_space) <= _HOLE * pitch:
            return result
        parted = container(context, _breakable(box), bottom_space, None, False, *more, **options)
        if parted[0] is None or (parted[1] and _begins(parted[0])):
            return parted
        block.remove_placeholders(context, [parted[0]], *more[:2])
        return result

    block.block_container_layout = lay_out
    try:
        yield
    finally:
        block.block_container_layout = container


def _room(context: Any, box: Any, bottom_space: float) -> float:
    return float(context.page_bottom - bottom_space - box.position_y)


def _is_foot(context: Any, bottom_space: float) -> bool:
    """The space ends at the foot of the page: columns that are made equally high are tried at other heights first."""
    return bool(bottom_space <= getattr(context, "below_columns", bottom_space) + 0.5)


def _breakable(box: Any) -> Any:
    """A copy of a table, with what stands round it, that may be parted between its rows."""
    copy = box.deepcopy()
    for one in (copy, *copy.descendants()):
        if one.element_tag in ("div", "table") and one.style["break_inside"] == "avoid":
            one.style = one.style.copy()
            one.style["break_inside"] = "auto"
    return copy


def _begins(made: Any) -> bool:
    """Some rows stand below the head."""
    rows = [one for one in made.descendants() if one.element_tag == "tr"]
    heads = [one for one in rows if any(cell.element_tag == "th" for cell in one.children)]
    return bool(heads) and len(rows) - len(heads) >= _ROWS
