"""Verse on an HTML page: short lines parted by <br>, in stanzas. They stay lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.read.pieces import Piece

LEAST = 4
"""Lines of the shortest poem: fewer may be an address, a signature."""
LONGEST = 40
"""Characters of the longest line of verse …"""
USUAL = 24
"""… and of the usual one at most."""
_NO_VERSE = lazy(
    r"https?://|@|[:：]\s?\d|\d{4}[-/年.]\d|\d{5}|^\d{1,2}[.、．]|[|｜]|^[（(]?[一二三四五六七八九十]{1,2}[)）、]"
)
MOST_FIELDS = 0.2
"""Share of lines that may look like fields, numbers, items."""


def mark(pieces: list[Piece]) -> list[Piece]:
    """The lines with kind ``verse`` where they are verse; their number stays the same."""
    out = list(pieces)
    for group in _groups(pieces):
        if _is_verse([pieces[n].text for n in group]):
            for n in group:
                out[n] = replace(pieces[n], kind="verse")
    return out


def _groups(pieces: list[Piece]) -> Iterator[list[int]]:
    """Runs of lines that a <br> parts from a neighbour, with nothing but blank lines between them."""
    group: list[int] = []
    for n, piece in enumerate(pieces):
        if piece.kind in ("", "verse") and piece.text:
            group.append(n)
        elif piece.text and piece.kind != "hidden":
            if group:
                yield group
            group = []
    if group:
        yield group


_REMARK = lazy("【[^【】]*+】|[（(][^()（）]*+[)）]")
"""What a commentator has set between the words of a poem."""
_CLAUSE_END = lazy("[，。；！？、\\s\u3000]+")
_MEASURE = lazy("[\u3400-\u9fff]{4,7}")


def _is_couplet(texts: list[str]) -> bool:
    """Two lines or three all of whose clauses count the same four to seven characters: a poem, however short."""
    clauses = [clause for text in texts for clause in _CLAUSE_END.split(_REMARK.sub("", text)) if clause]
    return len(clauses) > 1 and len({*map(len, clauses)}) == 1 and all(map(_MEASURE.fullmatch, clauses))


def _is_verse(texts: list[str]) -> bool:
    lengths = [len(text.strip()) for text in texts]
    if 1 < len(texts) < LEAST and _is_couplet(texts):
        return True
    if len(texts) < LEAST or max(lengths) > LONGEST or median(lengths) > USUAL:
        return False
    odd = sum(_NO_VERSE.search(text) is not None or rules.label(text) is not None for text in texts)
    return odd <= MOST_FIELDS * len(texts)
