"""What is done on the stage of a play: （…） 〔…〕 ［…］ within what is said, and lines of it alone."""

from __future__ import annotations

import re

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.patterns import lazy

_PAIRS = {"（": "）", "(": ")", "〔": "〕", "［": "］", "[": "]", "【": "】"}
_HAN = lazy("[\u3400-\u9fff]")
_LETTER = lazy(r"[^\W_]")
_SHORT = 4
"""Characters of what is done amid a sentence, 你（停顿）不走了; what is longer there is a remark of who speaks."""
_REMARK = lazy("详?[见見]|[参參][见見看]|即|如|例如|尤其|包括|包含|[含约約]|又[称稱名]|原[称稱名]|下同|\\d")
"""… and how one begins that is no direction, whatever its length."""
_UNCLOSED = "〔［"
"""Printed plays open a line of directions with such a bracket, and many do not close it."""


def is_direction(line: list[Json]) -> bool:
    """True for a line that holds nothing but a direction."""
    text = text_of(line).strip().rstrip("。")
    if not text or not _HAN.search(text):
        return False
    if text[0] in _UNCLOSED and _PAIRS[text[0]] not in text:
        return True
    return text[-1] == _PAIRS.get(text[0]) and _end(text, text[0]) == len(text) - 1


def _end(text: str, opener: str) -> int:
    """Where the bracket is closed with which a text begins; -1: nowhere."""
    depth = 0
    for at, character in enumerate(text):
        depth += (character == opener) - (character == _PAIRS[opener])
        if not depth:
            return at
    return -1


def with_directions(inlines: list[Json]) -> list[Json]:
    """What is said, its directions in spans, for which an author's emphasis of one is another sign. One whose brackets
    stand in other mark-up stays as it is.
    """
    out: list[Json] = []
    begun: list[Json] | None = None
    opener = ""
    depth = 0
    for node in _split(inlines):
        if begun is None and node["t"] == "Emph" and is_direction([node]):
            out += _span(node["c"])
            continue
        text = node["c"] if node["t"] == "Str" else ""
        if begun is None and text in _PAIRS:
            begun, opener, depth = [node], text, 1
        elif begun is None:
            out.append(node)
        else:
            begun.append(node)
            depth += (text == opener) - (text == _PAIRS[opener])
            if not depth:
                out += begun if _is_remark(out, begun) else _span(begun)
                begun = None
    return _joined([*out, *(begun or [])])


def _is_remark(before: list[Json], begun: list[Json]) -> bool:
    """Brackets that belong to the sentence before them: a letter stands right before, and they hold what one says."""
    inside = text_of(begun)[1:-1]
    amid = _LETTER.fullmatch(text_of(before)[-1:])
    return bool(amid and (len(inside) > _SHORT or _REMARK.match(inside)))


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
