"""Verse on an HTML page: short lines parted by <br>, in stanzas. They stay lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
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
FEWEST_STANZAS = 3
"""Stanzas by which a box is known to hold verse for the most part."""
_NO_VERSE = lazy(
    r"https?://|@|[:：]\s?\d|\d{4}[-/年.]\d|\d{5}|^\d{1,2}[.、．]|[|｜]|^[（(]?[一二三四五六七八九十]{1,2}[)）、]"
)
MOST_FIELDS = 0.2
"""Share of lines that may look like fields, numbers, items."""


def mark(pieces: list[Piece]) -> list[Piece]:
    """The lines with kind ``verse`` where they are verse; their number stays the same."""
    out = list(pieces)
    groups = list(_groups(pieces))
    verse = [group for group in groups if _is_verse([pieces[n].text for n in group])]
    for n in (n for group in (*verse, *_speeches(pieces, groups, verse)) for n in group):
        out[n] = replace(pieces[n], kind="verse")
    return out


def _speeches(pieces: list[Piece], groups: list[list[int]], verse: list[list[int]]) -> Iterator[list[int]]:
    """Groups too short to be known by themselves, in a box most of whose lines are verse: speeches of a play.

    Where prose follows without a heading between, the lines above it.
    """
    if len(verse) < FEWEST_STANZAS:
        return
    known = Counter(pieces[n].element for group in verse for n in group)
    lines = Counter(pieces[n].element for group in groups for n in group)
    for group in groups:
        box = pieces[group[0]].element
        if 2 * known[box] > lines[box]:
            short = [list(run) for is_short, run in groupby(group, lambda n: _is_short(pieces[n])) if is_short]
            yield from (run for run in short if len(run) >= min(LEAST, len(group)))


def _is_short(piece: Piece) -> bool:
    return len(piece.text.strip()) <= LONGEST


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
