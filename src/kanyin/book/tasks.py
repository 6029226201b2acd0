"""Task lists: a box in the place of each item's bullet."""

from __future__ import annotations

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite_inside_out

BOXES = {"[ ]": "☐", "[x]": "☒", "[X]": "☒"}
"""What an item begins with, and the box that stands for it."""


def shape(blocks: list[Json]) -> None:
    """Put lists that have tasks alone into divisions of class ``tasks``, their boxes at the head of each text.

    In a list with numbers the box stands behind the number.
    """
    rewrite_inside_out(blocks, _shaped)


def _shaped(node: Json) -> Json | None:
    if node["t"] not in ("BulletList", "OrderedList"):
        return None
    items = node["c"] if node["t"] == "BulletList" else node["c"][1]
    found = [_sign(item) for item in items]
    for item, (box, length) in zip(items, found, strict=True):
        if box and node["t"] == "BulletList":
            item[0]["c"][:length] = [{"t": "Str", "c": box}]
        elif box:  # pandoc's own boxes of a list have no number before them
            item[0]["c"][: length + 1] = [{"t": "Str", "c": f"{box}\u00a0"}]
    if node["t"] == "OrderedList" or not all(box for box, _ in found):
        return None
    return {"t": "Div", "c": [["", ["tasks"], []], [node]]}


def _sign(item: list[Json]) -> tuple[str, int]:
    """The box that an item begins with, and how many inlines it takes; empty for one that is no task."""
    if not item or item[0]["t"] not in ("Plain", "Para"):
        return "", 0
    inlines = item[0]["c"]
    if inlines and inlines[0].get("c") in (*BOXES.values(), "☑"):
        return str(inlines[0]["c"]), 1
    for length in (1, 3):
        head = "".join(
            node["c"] if node["t"] == "Str" else " " for node in inlines[:length] if node["t"] in ("Str", "Space")
        )
        if head in BOXES and len(inlines) > length and inlines[length]["t"] in ("Space", "SoftBreak"):
            return BOXES[head], length
    return "", 0
