"""What markup alone tells to be part of an article, whatever its words: headings and plain items of lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import islice

from kanyin.read.elements import HEADINGS, Element, up
from kanyin.read.headed import is_item_behind
from kanyin.read.pieces import Piece, family
from kanyin.text import folded

FEWEST_PARAGRAPHS = 2
"""Paragraphs of the article that a box holds, in which a list stands among them."""


def among_headings(pieces: list[Piece], body: set[int]) -> Callable[[int], bool]:
    """A question: is a line a heading between others of its rank? 字体 is a section of such a text, and no button."""
    places: dict[str, tuple[int, int]] = {}
    for n in sorted(body):
        if pieces[n].kind in HEADINGS:
            places[pieces[n].kind] = (places.get(pieces[n].kind, (n, n))[0], n)

    def is_among(n: int) -> bool:
        first, last = places.get(pieces[n].kind, (n, n))
        return first < n < last

    return is_among


def marked_parts(pieces: list[Piece], body: set[int]) -> Callable[[int], bool]:
    """A question: is a line between those of ``body`` a heading of its text, or an item of a list among its paragraphs?

    最新评论 is what such an article tells of, and no list of the site.
    """
    is_among = among_headings(pieces, body)
    boxes = Counter(box.getparent() for n in body if (box := _paragraph(pieces[n])) is not None)

    def is_part(n: int) -> bool:
        piece = pieces[n]
        if piece.kind in HEADINGS:
            return piece.kind != "h1" and (is_among(n) or _names_itself(piece))
        is_plain = family(piece.kind) in ("ul", "ol", "li") and not piece.links
        return is_plain and (boxes[_list_round(piece)] >= FEWEST_PARAGRAPHS or is_item_behind(piece.element))

    return is_part


def _paragraph(piece: Piece) -> Element:
    """The paragraph that a line is; None for other lines."""
    return next((one for one in islice(up(piece.element), 4) if one.tag == "p"), None)


def _list_round(piece: Piece) -> Element:
    """What holds the list, the outermost, that a line is an item of."""
    lists = [one for one in up(piece.element) if one.tag in ("ul", "ol")]
    return lists[-1].getparent() if lists else None


def _names_itself(piece: Piece) -> bool:
    """A heading with a link to its own place, or whose name is its words: makers of articles give each one so."""
    heading = next((one for one in up(piece.element) if one.tag in HEADINGS), None)
    if heading is None:
        return False
    names = {one.get("id") or one.get("data-anchor-id") or "" for one in (heading, heading.getparent())} - {""}
    links = {(one.get("href") or "").partition("#")[2] for one in heading.iter("a")} - {""}
    words = folded(piece.text).lower()
    return bool(names & links) or any(folded(name).lower() == words for name in names)
