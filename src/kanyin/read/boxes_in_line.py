"""A line beside a title whose parts are elements with no white space between them, set apart by style."""

from __future__ import annotations

from kanyin.patterns import lazy
from kanyin.read.elements import BLOCKS, Element, up
from kanyin.read.pieces import Piece
from kanyin.text import folded

LONGEST = 160
"""Characters of a line that is asked."""
GAP = "  "
_TAGS = ("span", "a", "i", "em", "label", "time", "small", "cite", "address", "author")
"""Elements that pages make boxes of; ``font`` and ``b`` stand within words."""
_SHORT = lazy("[^\\W\\d_]")
"""One letter alone is a piece of a word."""


def parted(piece: Piece) -> str:
    """The line with a gap between elements that touch; as it is where none do or it is not all of its element."""
    if len(piece.text) > LONGEST or piece.element is None:
        return piece.text
    block = next((box for box in up(piece.element) if box.tag in BLOCKS), None)
    if block is None or len(block) < 2:
        return piece.text
    text = " ".join(_text(block).split(" ")).strip()
    text = GAP.join(part.strip() for part in text.split("\x00") if part.strip())
    return text if folded(text) == folded(piece.text) else piece.text


def _text(box: Element) -> str:
    """The box's text, with a sign between two of its elements that touch."""
    out = [_plain(box.text)]
    for child in box:
        if not isinstance(child.tag, str):
            out.append(_plain(child.tail))
            continue
        said = _text(child)
        touches = bool(said.strip()) and not out[-1].strip(" ") and child.tag in _TAGS and len(out) > 1
        out += [f"\x00{said}" if touches and not _SHORT.fullmatch(said.strip()) else said, _plain(child.tail)]
    return "".join(out)


def _plain(text: str | None) -> str:
    return " ".join((text or "").replace("\xa0", " ").split("\n"))
