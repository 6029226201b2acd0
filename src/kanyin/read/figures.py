"""Captions by the boxes of their pictures; those above the first line of an article's text and below its last."""

from __future__ import annotations

import re
from collections.abc import Collection

from kanyin.patterns import lazy
from kanyin.read.asides import MOST_LINKED, asides
from kanyin.read.elements import Element, up
from kanyin.read.pieces import Piece, led

DEEPEST = 3
"""Boxes round a line that may be named for a picture's caption."""
_NAMED = lazy(
    r"(?:pic|photo|img|image|figure|picture)[a-z0-9]{0,6}[-_]?(?:info|descr?|description|text|txt|title|caption|note|intro|name|word)"
    r"(?![a-z])|\b(?:tushuo|tuzhu|tupianshuoming|cutline)\b",
    re.IGNORECASE,
)
MOST = 6
"""Captions in a row."""


def is_in_picture_box(element: Element) -> bool:
    """The line stands in a ``<figure>``, or in a box that is called the words of a picture: picinfo, photo-desc."""
    for depth, box in enumerate(up(element)):
        if depth >= DEEPEST or box.tag in ("body", "article", "main", "section"):
            return False
        if box.tag == "figure" or _NAMED.search(f"{box.get('class') or ''} {box.get('id') or ''}"):
            return True
    return False


def beside(pieces: list[Piece], kept: Collection[int], box: Element | None) -> set[int]:
    """The captions right above the first of the lines ``kept`` that are text, and right below the last, in one row.

    Below it they have to stand in the article's ``box``, or in the one round it: further down stand other articles.
    """
    texts = [n for n in sorted(kept) if pieces[n].text and pieces[n].kind != "picture"]
    if not texts:
        return set()
    is_aside = asides()
    head = next((n for n in texts if pieces[n].kind[:1] != "h"), texts[0])
    found = {n for n in _row(pieces, range(head - 1, -1, -1)) if n not in kept}
    round_it = {box, box.getparent()} - {None} if box is not None and box.tag != "body" else set()
    below = _row(pieces, range(texts[-1] + 1, len(pieces)))
    found |= {n for n in below if not round_it.isdisjoint(up(pieces[n].element))}
    return {n for n in found if led(pieces[n]) <= MOST_LINKED and not is_aside(pieces[n].element)}


def _row(pieces: list[Piece], numbers: range) -> list[int]:
    """The captions that stand in this order, with pictures and nothing else between them, from the first line on."""
    found: list[int] = []
    has_picture = False
    for n in numbers:
        piece = pieces[n]
        if piece.kind == "caption" and len(found) < MOST:
            found.append(n)
        elif piece.kind == "picture":
            has_picture = True
        elif piece.text:
            break
    return found if has_picture else []
