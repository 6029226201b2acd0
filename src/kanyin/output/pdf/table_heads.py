"""Heads of tables: 续表 above those that are repeated, and none is left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_FREED = (("break_after",), ("break_after", "break_inside"))
"""What rows no longer ask for, step by step, where a page cannot hold the head and the rows that stay with it."""


@contextmanager
def heads_of_tables() -> Iterator[None]:
    """Keep the head of a table that is made in WeasyPrint, and tell it where the table goes on.

    WeasyPrint leaves a head out, words and all, where the rows that may not be parted find no room below it on a page
    of their own (70.0, ``all_groups_layout``). They are parted then.
    """
    from weasyprint.layout import block

    original = block.table_layout

    def lay_out(context: Any, table: Any, bottom_space: float, skip_stack: Any, *more: Any) -> Any:
        if skip_stack is None:
            table = _without_continued(table)
        made = original(context, table, bottom_space, skip_stack, *more)
        for freed in _FREED if _has_head(table) else ():
            if made[0] is None or _has_head(made[0]):
                break
            made = original(context, _free(table, freed), bottom_space, skip_stack, *more)
        return made

    block.table_layout = lay_out
    try:
        yield
    finally:
        block.table_layout = original


def _has_head(table: Any) -> bool:
    return bool(table.children) and bool(table.children[0].is_header)


def _without_continued(table: Any) -> Any:
    """The row 续表 of its head is empty where the table begins."""
    if not _has_head(table) or not _is_continued(table.children[0]):
        return table
    head = table.children[0]
    row = head.children[0]
    row = row.copy_with_children([cell.copy_with_children([]) for cell in row.children])
    return table.copy_with_children([head.copy_with_children([row, *head.children[1:]]), *table.children[1:]])


def _is_continued(head: Any) -> bool:
    return bool(head.children) and "continued" in (head.children[0].element.get("class") or "").split()


def _free(table: Any, names: tuple[str, ...]) -> Any:
    """The table with rows that no longer ask for such things."""
    groups = []
    for group in table.children:
        rows = group.children if group.is_header or group.is_footer else [_freed(row, names) for row in group.children]
        groups.append(group.copy_with_children(rows))
    return table.copy_with_children(groups)


def _freed(row: Any, names: tuple[str, ...]) -> Any:
    row = row.copy()
    row.style = row.style.copy()
    row.style.update(dict.fromkeys(names, "auto"))
    return row
