"""Who posted a page of a board, a blog or a column, where no line of its article tells: by the cards of accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kanyin.fields import cards, media, page_owner
from kanyin.patterns import lazy
from kanyin.read.credited import Credits
from kanyin.read.elements import BLOCKS, HEADINGS, up
from kanyin.read.pieces import HIDDEN, Piece
from kanyin.read.region import is_prose
from kanyin.text import folded


def find(pieces: list[Piece], credits: Credits, title: str) -> str:
    """Who posted; empty where the article's own lines tell its authors, or nothing does.

    What stands beside the day of a post is then no medium: ``credits`` lose a source that its place alone told.
    """
    poster = "" if credits.authors else _poster(pieces, title, credits.end)
    if poster and not media.is_organisation(credits.placed_source) and credits.source == credits.placed_source:
        credits.source = credits.placed_source = ""
    return poster


def _poster(pieces: list[Piece], title: str, end: int) -> str:
    """Who posted, by the card or the place of an account on a board's page."""
    pieces = pieces[: end + CARD]
    pieces = [replace(piece, text=word) for piece in pieces for word in _words(piece)]
    lines = [piece.text for piece in pieces]
    words = folded(title)
    said = [n for n, line in enumerate(lines) if words and words in folded(line) and len(line) <= 2 * len(title)]
    if not said:
        return ""
    top = next((n for n in reversed(said) if pieces[n].kind in HEADINGS), said[-1])
    first = next((n for n in range(top + 1, len(lines)) if is_prose(lines[n])), top)
    below = list(filter(str.strip, lines[top:]))
    poster = cards.poster(lines, top, first)
    return (
        ("" if folded(poster) in words else poster)
        or page_owner.column_writer(lines, top)
        or page_owner.named_in_title(below, title, 0)
    )


CARD = 40
"""Lines below a text in which the card of who posted it may stand."""


def _words(piece: Piece) -> list[str]:
    """The words of a menu that a page shows when asked, each for itself; any other line whole."""
    return piece.text.split() if piece.kind == HIDDEN else [piece.text]


def owner(pieces: list[Piece], credits: Credits, title: str, site: str) -> page_owner.Owner:
    """Whose page it is by its lines outside the article, where those beside it do not tell all."""
    if credits.authors and credits.source:
        return page_owner.Owner()
    words = folded(title)
    top = next((n for n, piece in enumerate(pieces) if words and folded(piece.text) == words), 0)
    return page_owner.read([piece.text for piece in pieces], sorted(credits.near), title, top, site)


def linked_names(piece: Piece) -> Iterator[str]:
    """What the links of a line say that lead to an author's page by their address: /author/2104."""
    if not any(_AUTHORS_PAGE.search(address) for address, _, _ in piece.links):
        return
    block = next((box for box in up(piece.element) if box.tag in BLOCKS), piece.element)
    for link in block.iter("a"):
        name = " ".join("".join(link.itertext()).split())
        if _AUTHORS_PAGE.search(link.get("href") or "") and name in piece.text:
            yield name


_AUTHORS_PAGE = lazy(r"/authors?/[^/?#]", re.IGNORECASE)
