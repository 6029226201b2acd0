"""Paragraphs whose short lines the author ended himself: poems, addresses. All their lines begin at one place."""

from __future__ import annotations

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite_inside_out, text_of

_LONGEST = 20
"""Characters of a line of verse: of longer ones it is prose with a break in it."""


def shape(blocks: list[Json]) -> None:
    """Make line blocks of such paragraphs."""
    rewrite_inside_out(blocks, _shaped)


def _shaped(node: Json) -> Json | None:
    if node["t"] != "Para" or not any(child["t"] == "LineBreak" for child in node["c"]):
        return None
    if node["c"][0]["t"] == "Span" and "speaker" in node["c"][0]["c"][0][1]:
        return None
    lines = lines_of(node["c"])
    if len(lines) < 2 or any(len(text_of(line)) > _LONGEST for line in lines):
        return None
    return {"t": "LineBlock", "c": lines}


def lines_of(inlines: list[Json]) -> list[list[Json]]:
    """Inlines cut at their line breaks; empty lines at the end are none."""
    lines: list[list[Json]] = [[]]
    for node in inlines:
        if node["t"] == "LineBreak":
            lines.append([])
        elif lines[-1] or node["t"] not in ("Space", "SoftBreak"):
            lines[-1].append(node)
    while lines and not text_of(lines[-1]).strip():
        lines.pop()
    return lines
