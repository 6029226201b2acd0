"""What authors write below a picture as its caption, ``*图 1 水尺*``: its figure has it, in place of a description."""

from __future__ import annotations

import re

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of

_LABEL = re.compile(
    r"(?:图|圖|插图|Figure|Fig\.)[ \u00a0\u3000]?"
    r"(?:\d{1,3}|[A-Z])(?:[-.–—]\d{1,3}){0,2}(?:[ \u00a0\u3000：:.．、]|$)"
)
_NUMBER = re.compile(r"(?:图|圖|Figure|Fig\.)[ \u00a0\u3000]?\d")
_SENTENCE = re.compile(r"[。！？；，]|[：:]\s*$")
_LONGEST = 80
_LONGEST_PLAIN = 40
"""Characters of a caption, and of one that no emphasis and no place in the middle tells from a paragraph."""


def take(node: Json) -> None:
    """Give pictures the captions right below them, in place, in all blocks."""
    for child in list(node.values() if isinstance(node, dict) else node):
        if isinstance(child, (dict, list)):
            take(child)
    if not isinstance(node, list):
        return
    at = 0
    while at + 1 < len(node):
        image = _image(node[at])
        caption = _caption(node[at + 1]) if image else []
        if caption:
            attributes = node[at]["c"][0] if node[at]["t"] == "Figure" else ["", [], []]
            figure = [attributes, [None, [{"t": "Plain", "c": caption}]], [{"t": "Plain", "c": [image]}]]
            node[at : at + 2] = [{"t": "Figure", "c": figure}]
        at += 1


def _image(block: Json) -> Json | None:
    """The picture that a block is, with its link; None for one whose own caption has a number."""
    if not isinstance(block, dict):
        return None
    if block.get("t") == "Figure":
        if _NUMBER.match(text_of(block["c"][1][1]).strip()) or len(block["c"][2]) != 1:
            return None
        block = block["c"][2][0]
    if block.get("t") not in ("Para", "Plain") or len(block["c"]) != 1:
        return None
    image = inner = block["c"][0]
    while inner["t"] == "Link" and len(inner["c"][1]) == 1:
        inner = inner["c"][1][0]
    return image if inner["t"] == "Image" else None


def _caption(block: Json) -> list[Json]:
    """The inlines of a paragraph that is a caption; of another one none."""
    set_off = False
    if block.get("t") == "Div" and len(block["c"][1]) == 1:
        set_off = "center" in block["c"][0][1] or any("center" in value for _, value in block["c"][0][2])
        block = block["c"][1][0]
    if not isinstance(block, dict) or block.get("t") not in ("Para", "Plain"):
        return []
    inlines: list[Json] = block["c"]
    if len(inlines) == 1 and inlines[0]["t"] in ("Emph", "Strong"):
        set_off, inlines = True, inlines[0]["c"]
    words = text_of(inlines).strip()
    if not _LABEL.match(words) or len(words) > (_LONGEST if set_off else _LONGEST_PLAIN):
        return []
    return inlines if set_off or not _SENTENCE.search(words) else []
