"""Notes inside notes: Word knows none, pandoc leaves their text out of a DOCX. They go into the note round them."""

from __future__ import annotations

from collections.abc import Iterator

from kanyin.book.pandoc_types import INLINES, Json


def open_inner_notes(note: Json) -> None:
    """Set what notes inside a note say into its text, in 〔 〕."""
    _replace(note["c"])


def _replace(node: Json) -> None:
    for key, child in list(node.items() if isinstance(node, dict) else enumerate(node)):
        if isinstance(child, dict) and child.get("t") == "Note":
            words = [{"t": "Str", "c": "〔"}, *_inlines(child["c"]), {"t": "Str", "c": "〕"}]
            node[key] = child = {"t": "Span", "c": [["", [], []], words]}
        if isinstance(child, (dict, list)):
            _replace(child)


def _inlines(blocks: list[Json]) -> Iterator[Json]:
    """All that blocks say, a blank between one and the next."""
    for number, block in enumerate(blocks):
        yield from [{"t": "Space"}] if number else []
        yield from _within(block)


def _within(node: Json) -> Iterator[Json]:
    kind = node.get("t") if isinstance(node, dict) else ""
    if kind in INLINES:
        yield node
    elif kind == "CodeBlock":
        yield {"t": "Code", "c": [["", [], []], node["c"][1]]}
    elif isinstance(node, dict):
        yield from _within(node["c"]) if "c" in node else ()
    elif isinstance(node, list):
        for child in node:
            yield from _within(child)
            yield from [{"t": "Space"}] if isinstance(child, dict) and child.get("t") not in INLINES else []
