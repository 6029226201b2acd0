"""Forms of Chinese notices: a title broken into centred lines, the list of what is attached."""

from __future__ import annotations

import re
from dataclasses import replace

from kanyin.read.pieces import Piece, squeezed

ALONE = "alone"
"""The kind of a line that is a line for itself, and no heading whatever it begins with."""
_ATTACHED = re.compile(r"附件\s?[:：]?\s?(?:1\s?[.．、]|[:：])|附\s?[:：]\s?1\s?[.．、]")
_ITEM = re.compile(r"(?:附件\s?)?(\d{1,2})\s?[.．、:：]")
MOST_LINES = 5
LOOKED_AT = 12


def mark_attachments(pieces: list[Piece]) -> list[Piece]:
    """The lines with kind ``alone`` for each item of a list 附件：1．… 2．… behind the first."""
    out = list(pieces)
    expected = 0
    for n, piece in enumerate(pieces):
        if not piece.text:
            continue
        text = piece.text.strip()
        item = _ITEM.match(text)
        if _ATTACHED.match(text):
            expected = 2
        elif expected and item and int(item[1]) in (1, expected):
            expected = int(item[1]) + 1
            out[n] = replace(piece, kind=ALONE) if piece.kind in ("", "p") else piece
        else:
            expected = 0
    return out


def title_lines(pieces: list[Piece], kept: frozenset[int], title: str) -> set[int]:
    """The indexes of two or more lines of the article's beginning that say the title between them."""
    wanted = squeezed(title)
    first = [n for n in sorted(kept) if pieces[n].text][:LOOKED_AT]
    for at in range(len(first)):
        said = ""
        for end in range(at, min(at + MOST_LINES, len(first))):
            part = squeezed(pieces[first[end]].text)
            said += part
            if not part or not wanted.startswith(said):
                break
            if said == wanted and end > at:
                return set(first[at : end + 1])
    return set()
