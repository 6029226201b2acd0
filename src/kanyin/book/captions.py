"""Paragraphs that are captions: ``<span class="caption">…</span>`` alone, as mdBook's books have them."""

from __future__ import annotations

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite_inside_out


def shape(blocks: list[Json]) -> None:
    """Put such paragraphs into divisions of class ``caption``."""
    rewrite_inside_out(blocks, _shaped)


def _shaped(node: Json) -> Json | None:
    if node["t"] not in ("Para", "Plain") or len(node["c"]) != 1:
        return None
    only = node["c"][0]
    if only["t"] != "Span" or "caption" not in only["c"][0][1]:
        return None
    return {"t": "Div", "c": [["", ["caption"], []], [{"t": "Para", "c": only["c"][1]}]]}
