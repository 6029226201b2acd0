"""A second copy of an article on its page: one for telephones, for printing, for download."""

from __future__ import annotations

from kanyin.read.pieces import Piece
from kanyin.text import folded

SHORTEST = 12
"""Characters of a line that is not said twice by chance."""
FEWEST = 3
"""Lines of a copy."""
COPIED = 0.7
"""Share of a copy's text that has been said before."""


def second_copy(pieces: list[Piece], kept: set[int]) -> set[int]:
    """The article's lines, from the first that says again what stands far above to the last that does."""
    numbers = [n for n in sorted(kept) if pieces[n].text and pieces[n].kind != "picture"]
    texts = {n: folded(pieces[n].text) for n in numbers}
    first: dict[str, int] = {}
    again: dict[int, int] = {}
    for n in numbers:
        if len(texts[n]) < SHORTEST:
            continue
        if texts[n] in first:
            again[n] = first[texts[n]]
        else:
            first[texts[n]] = n
    if len(again) < FEWEST:
        return set()
    start, end = min(again), max(again)
    if max(again.values()) >= start:  # a refrain, a table whose rows are alike
        return set()
    copy = [n for n in numbers if start <= n <= end]
    length = sum(len(texts[n]) for n in copy)
    original = sum(len(texts[n]) for n in numbers if min(again.values()) <= n <= max(again.values()))
    said = sum(len(texts[n]) for n in again)
    return set(copy) if said >= COPIED * length and said >= COPIED * original else set()
