"""Tables of HTML as tables of pandoc's: head, spans, alignment, caption."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from kanyin.book.pandoc_types import Json

Element = Any
Blocks = Callable[..., list[Json]]

_WIDEST = 100
"""Columns that a cell may go over."""
_EMPTY: Json = ["", [], []]
_ALIGN = {"left": "AlignLeft", "right": "AlignRight", "center": "AlignCenter"}


def table(element: Element, blocks: Blocks) -> list[Json]:
    """pandoc's table, behind it what stood in it outside of rows; ``blocks`` reads what an element holds."""
    rows = list(_rows(element))
    captions = [child for child in element if child.tag == "caption"]
    caption = [block for one in captions for block in blocks(one, "Plain")]
    if not rows:
        return [*caption, *blocks(element)]
    heads = _count_heads(rows)
    made = [[_EMPTY, [_cell(cell, blocks, len(rows) - at) for cell in cells]] for at, (_, cells) in enumerate(rows)]
    columns = _columns(made)
    body = [[_EMPTY, 0, [], made[heads:]]]
    specs = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]] * columns
    parts = [_EMPTY, [None, caption], specs, [_EMPTY, made[:heads]], body, [_EMPTY, []]]
    return [{"t": "Table", "c": parts}, *_stray(element, blocks)]


def _rows(element: Element) -> Iterator[tuple[str, list[Element]]]:
    """Each row with the part that it stands in; of tables inside this one none."""
    for child in element:
        if child.tag == "tr":
            yield "tbody", [cell for cell in child if cell.tag in ("td", "th")]
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from ((child.tag, cells) for _, cells in _rows(child))


def _count_heads(rows: list[tuple[str, list[Element]]]) -> int:
    """How many rows are head: those of ``thead``, else the first ones that have ``th`` alone."""
    heads = next((at for at, (part, _) in enumerate(rows) if part != "thead"), len(rows))
    if heads:
        return heads
    return next((at for at, (_, cells) in enumerate(rows) if any(c.tag == "td" for c in cells) or not cells), 0)


def _cell(cell: Element, blocks: Blocks, rows_left: int) -> Json:
    style = (cell.get("style") or "").replace(" ", "").lower()
    named = re.search(r"text-align:(left|right|center)", style)
    align = named[1] if named else (cell.get("align") or "").lower()
    rows = min(_span(cell, "rowspan"), rows_left)
    return [_EMPTY, {"t": _ALIGN.get(align, "AlignDefault")}, rows, _span(cell, "colspan"), blocks(cell, "Plain")]


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), _WIDEST) if re.fullmatch(r"\d{1,9}", value) else 1


def _columns(rows: list[Json]) -> int:
    """How many columns the rows need, cells that hang down from rows above among them."""
    most = 1
    hanging: list[tuple[int, int]] = []
    for _, cells in rows:
        wide = sum(columns for _, columns in hanging) + sum(cell[3] for cell in cells)
        most = max(most, wide)
        hanging = [(left - 1, columns) for left, columns in hanging if left > 1]
        hanging += [(cell[2] - 1, cell[3]) for cell in cells if cell[2] > 1]
    return most


def _stray(element: Element, blocks: Blocks) -> list[Json]:
    """What stands in a table outside its cells: nobody should, and no text may get lost."""
    for part in list(element):
        if part.tag in ("caption", "colgroup", "col"):
            tail = part.tail
            part.clear()
            part.tail = tail
        elif part.tag == "tr":
            _empty(part)
        elif part.tag in ("thead", "tbody", "tfoot"):
            for row in part:
                _empty(row)
    return blocks(element)


def _empty(row: Element) -> None:
    for cell in row:
        if cell.tag in ("td", "th"):
            tail = cell.tail
            cell.clear()
            cell.tail = tail
