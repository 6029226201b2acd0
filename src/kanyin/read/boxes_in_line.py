"""A line beside a title whose parts are elements with no white space between them, set apart by style."""

from __future__ import annotations

from itertools import pairwise

from kanyin.fields.names import is_usual_name
from kanyin.patterns import lazy
from kanyin.read.elements import BLOCKS, Element, up
from kanyin.read.pieces import Piece

LONGEST = 160
"""Characters of a line that is asked."""
GAP = "  "
_TAGS = ("span", "a", "i", "em", "label", "time", "small", "cite")
"""Elements that pages make boxes of; ``font`` and ``b`` stand within words."""
_TELLS = lazy(r"[:：|｜丨]|(?:19|20)\d{2}\s?[-/.年]|\d{1,2}[:：]\d{2}")
"""A label or a day: one of two boxes that are parts of a byline."""


def parted(piece: Piece) -> str:
    """The line with a gap between elements that touch, one of which holds a label or a day; else as it is."""
    if len(piece.text) > LONGEST or piece.element is None or not _TELLS.search(piece.text):
        return piece.text
    block = next((box for box in up(piece.element) if box.tag in BLOCKS), None)
    parts = _parts(block) if block is not None else []
    text = piece.text
    at = 0
    for left, right in pairwise(parts):
        start = text.find(left, at)
        if start < 0:
            return piece.text
        at = start + len(left)
        if _touch(left, right) and text[at : at + len(right)] == right:
            text = f"{text[:at]}{GAP}{text[at:]}"
    return text


def _touch(left: str, right: str) -> bool:
    tells = _TELLS.search(left) or _TELLS.search(right)
    return len(left) > 1 and len(right) > 1 and bool(tells or _is_person(right))


def _is_person(word: str) -> bool:
    return is_usual_name(word) and len(word) <= LONGEST_NAME


LONGEST_NAME = 3


def _parts(block: Element) -> list[str]:
    """What the block's own elements say, one by one, where it holds nothing but such."""
    if len(block) < 2 or any(child.tag not in _TAGS or (child.tail or "").strip() for child in block):
        return []
    said = (" ".join("".join(child.itertext()).split()) for child in block)
    return list(filter(None, said))
