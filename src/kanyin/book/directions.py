"""What is done on the stage of a play: （…） 〔…〕 ［…］ within what is said, and lines of it alone."""

from __future__ import annotations

import re

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.patterns import lazy

_PAIRS = {"（": "）", "(": ")", "〔": "〕", "［": "］", "[": "]", "【": "】"}
_HAN = lazy("[\u3400-\u9fff]")
_UNCLOSED = "〔［"
"""Printed plays open a line of directions with such a bracket, and many do not close it."""


def is_direction(line: list[Json]) -> bool:
    """True for a line that holds nothing but a direction."""
    text = text_of(line).strip().rstrip("。")
    if not text or not _HAN.search(text):
        return False
    if text[0] in _UNCLOSED and _PAIRS[text[0]] not in text:
        return True
    return text[-1] == _PAIRS.get(text[0]) and text.find(text[-1]) == len(text) - 1


def with_directions(inlines: list[Json]) -> list[Json]:
    """What is said, its directions in spans, for which an author's emphasis of one is another sign. One whose brackets
    stand in other mark-up stays as it is.
    """
    out: list[Json] = []
    begun: list[Json] | None = None
    closing = ""
    for node in _split(inlines):
        if begun is None and node["t"] == "Emph" and is_direction([node]):
            out += _span(node["c"])
            continue
        text = node["c"] if node["t"] == "Str" else ""
        if begun is None and text in _PAIRS:
            begun, closing = [node], _PAIRS[text]
        elif begun is None:
            out.append(node)
        else:
            begun.append(node)
            if text == closing:
                out += _span(begun)
                begun = None
    return _joined([*out, *(begun or [])])


def _split(inlines: list[Json]) -> list[Json]:
    """Inlines with each bracket in a node of its own."""
    return [
        {"t": "Str", "c": piece} if node["t"] == "Str" else node
        for node in inlines
        for piece in (re.split("([（(〔［\\[【）)〕］\\]】])", node["c"]) if node["t"] == "Str" else ("-",))
        if piece
    ]


def _span(content: list[Json]) -> list[Json]:
    """Brackets and what is in them; a number of a note is no direction."""
    if not _HAN.search(text_of(content)):
        return content
    return [{"t": "Span", "c": [["", ["direction"], []], _joined(content)]}]


def _joined(inlines: list[Json]) -> list[Json]:
    """Strings beside each other as one, as pandoc has them."""
    out: list[Json] = []
    for node in inlines:
        if out and node["t"] == out[-1]["t"] == "Str":
            out[-1] = {"t": "Str", "c": out[-1]["c"] + node["c"]}
        else:
            out.append(node)
    return out
