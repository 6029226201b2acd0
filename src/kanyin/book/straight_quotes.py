"""Straight quotation marks in Chinese text as print has them, “ ” and ‘ ’ (GB/T 15834 4.8): keyboards have no others.

In code and formulas they stay, and so do those of Latin words and measures (``kanyin.inline.quotes`` tells which).
"""

from __future__ import annotations

from kanyin.book.pandoc_types import Json
from kanyin.inline.quotes import restore
from kanyin.patterns import lazy
from kanyin.text import HAN

_STRAIGHT = lazy("[\"']")
_CHINESE = lazy(f"[{HAN}]")
_GROUPS = {"Strong": None, "Emph": None, "Strikeout": None, "Underline": None, "SmallCaps": None, "Link": 1, "Span": 1}
"""What holds words of a sentence, and where its pandoc content has them."""
_THING = "x"
"""Stands for code, a formula, a picture: marks beside it are judged by what is on their other side."""


def turn(inlines: list[Json]) -> list[tuple[str, str]]:
    """Change the straight marks of one line of text in place; each word that was changed, before and after."""
    pieces: list[tuple[str, Json]] = []
    _gather(inlines, pieces)
    text = "".join(piece for piece, _ in pieces)
    if not _STRAIGHT.search(text) or not _CHINESE.search(text):
        return []
    made, at, changes = restore(text), 0, []
    for piece, node in pieces:
        new = "".join(
            other if _STRAIGHT.match(one) else one for one, other in zip(piece, made[at : at + len(piece)], strict=True)
        )
        at += len(piece)
        if node is not None and new != piece:
            node["c"] = new
            changes.append((piece, new))
    return changes


def _gather(inlines: list[Json], pieces: list[tuple[str, Json]]) -> None:
    """The text of inlines in order, each piece with the node that holds it, None for what is no word."""
    for node in inlines:
        kind = node["t"]
        if kind == "Str":
            pieces.append((node["c"], node))
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            pieces.append((" ", None))
        elif kind in _GROUPS:
            place = _GROUPS[kind]
            _gather(node["c"] if place is None else node["c"][place], pieces)
        elif kind != "Note":
            pieces.append((_THING, None))
