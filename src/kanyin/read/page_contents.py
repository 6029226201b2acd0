"""The contents of a page that a program set beside its article: links to the article's own headings."""

from __future__ import annotations

import re
from itertools import groupby

from kanyin.patterns import lazy
from kanyin.read.elements import HEADINGS, Element, up
from kanyin.read.pieces import Piece
from kanyin.text import folded

LEAST = 3
"""Such links in a row: one or two may be references of the text."""
MOST_PLAIN = 0.2
"""Share of such a line that is no link: its number."""
_LEADING = lazy(r"[\d.．]*")
_NAME = lazy("(?:本文|文章|页面|頁面)?(?:目录|目錄|大纲|大綱)|tableofcontents|contents|toc", re.IGNORECASE)
_ANNOUNCED = lazy("[：:]$")


def contents(pieces: list[Piece]) -> set[int]:
    """The lines of such lists, with the line that says what they are.

    A list that a sentence of the text announces (有以下六个阶段：) is the text's own.
    """
    seen = [n for n, piece in enumerate(pieces) if piece.text and piece.kind != "picture"]
    heads = {_bare(pieces[n].text) for n in seen if pieces[n].kind in HEADINGS}
    found: set[int] = set()
    before = -1
    own: set[Element] = set()
    for is_led, group in groupby(seen, lambda n: _leads_to(pieces[n], heads)):
        lines = list(group)
        lists = {_list_of(pieces[lines[0]]), _list_of(pieces[lines[-1]])} - {None}
        if before >= 0 and _ANNOUNCED.search(pieces[before].text):
            own |= lists
        if (
            is_led
            and len(lines) >= LEAST
            and not (own & lists or (before >= 0 and _ANNOUNCED.search(pieces[before].text)))
        ):
            found.update(lines)
            if before >= 0 and _NAME.fullmatch(folded(pieces[before].text)):
                found.add(before)
        before = lines[-1]
    return found


def _list_of(piece: Piece) -> Element | None:
    """The outermost list that the line stands in."""
    return next((one for one in reversed(list(up(piece.element))) if one.tag in ("ul", "ol")), None)


def _leads_to(piece: Piece, heads: set[str]) -> bool:
    """The line is a link to a place on the page, and says what one of the ``heads`` does."""
    if piece.kind in HEADINGS or not piece.links or _bare(piece.text) not in heads:
        return False
    led = sum(end - start for address, start, end in piece.links if "#" in address)
    return led >= (1 - MOST_PLAIN) * len(_bare(piece.text))


def _bare(text: str) -> str:
    """The words of a line without the number before them."""
    return _LEADING.sub("", folded(text), count=1)
