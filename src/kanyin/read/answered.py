"""Answers below a question: a box that a heading of its own calls so, 全部回答(1), however few they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from kanyin.patterns import lazy
from kanyin.read.elements import is_link, up
from kanyin.read.pieces import Piece
from kanyin.read.region import inside
from kanyin.read.threads import goes_round, text_length

_HEAD = lazy(
    r"(?:全部|所有|网友|共有?)\s?(?:\d{1,5}\s?[个條条])?\s?(?:回答|答案)\s?[:：]?(?:\s?[(（]\s?\d{1,5}\s?[)）])?"
    r"|\d{1,5}\s?[个條条](?:回答|答案)|(?:回答|答案)\s?[(（]\s?\d{1,5}\s?[)）]|(?:最佳|满意|推荐|精选)(?:答案|回答)"
)
LONGEST_HEAD = 16
NEAREST = 3
"""Boxes round such a heading, the innermost first, one of which holds the answers."""
MOST = 8
"""Such headings of a page."""
FEWEST = 40
"""Characters of text that are an answer."""


def answers(pieces: list[Piece], body: set[int]) -> set[int]:
    """The lines of answers below what is already taken for the text; nothing on a page that calls nothing so."""
    found: set[int] = set()
    for n in islice(_heads(pieces, min(body, default=len(pieces))), MOST):
        for box in islice(up(pieces[n].element), 1, 1 + NEAREST):
            here = inside(pieces, box)
            if body.intersection(here):
                break  # the frame of the page, which holds the question too
            lines = {k for k in here if k > n and _is_text(pieces[k])}
            if text_length(pieces, lines) >= FEWEST:
                found |= lines
                break
    return found


def _heads(pieces: list[Piece], first: int) -> Iterator[int]:
    for n in range(first, len(pieces)):
        if len(pieces[n].text) <= LONGEST_HEAD and _HEAD.fullmatch(pieces[n].text):
            yield n


def _is_text(piece: Piece) -> bool:
    return bool(piece.text) and not goes_round(piece) and not is_link(piece.element)
