"""A figure of several pictures: they stand below each other, each above its caption; those without any side by side."""

from __future__ import annotations

from itertools import groupby

from kanyin.book.figure_groups import PANELS
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite

CAPTION = "figure-caption"
"""The class of the paragraphs below all pictures of a figure."""


def stack(part: Json) -> None:
    """Make a division of each such figure, in place: pandoc would make tables in tables of it."""
    rewrite(part, _stacked)


def _stacked(node: Json) -> Json | None:
    if node["t"] != "Figure" or PANELS not in node["c"][0][1]:
        return None
    attributes, (_, caption), parts = node["c"]
    shown = [
        block
        for is_bare, group in groupby(parts, key=_is_bare)
        for block in ([_row(list(group))] if is_bare else group)
    ]
    below = {"t": "Div", "c": [["", [CAPTION], []], [{**one, "t": "Para"} for one in caption]]}
    return {"t": "Div", "c": [[attributes[0], [], []], [*shown, *([below] if caption else [])]]}


def _is_bare(part: Json) -> bool:
    """True for a picture without a caption and a name."""
    return part["t"] == "Figure" and not part["c"][1][1] and not part["c"][0][0]


def _row(parts: list[Json]) -> Json:
    """The pictures of these parts as a paragraph."""
    return {"t": "Para", "c": [node for part in parts for block in part["c"][2] for node in block["c"]]}
