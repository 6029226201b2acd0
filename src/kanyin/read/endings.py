"""What an extractor takes along at an article's end, and buttons within it."""

from __future__ import annotations

import re
from functools import cache

from kanyin import rules
from kanyin.read.elements import is_button
from kanyin.read.pieces import Piece
from kanyin.read.region import MARKED_KINDS, is_prose
from kanyin.text import folded


@cache
def _said() -> tuple[frozenset[str], frozenset[str]]:
    table = rules.table("pages")
    return frozenset(map(folded, table["buttons"]["words"])), frozenset(map(folded, table["tails"]["words"]))


_ENDINGS = re.compile("|".join(rules.table("pages")["endings"]["match"]))
MOST_LED = 0.55
LEAST_LED = 2
"""Lines in a row at an article's end of which so much is links: other articles."""
LONGEST_BUTTON = 24
LONGEST_ENDING = 300
TAIL_SHARE = 0.12
"""Share of the article's prose that may stand below a line under which other articles are listed."""


def furnished(pieces: list[Piece], kept: set[int]) -> set[int]:
    """Those of the article's lines that are none: buttons; from 推荐阅读 on, the list of other articles at its end."""
    buttons, tails = _said()
    out = {n for n in kept if pieces[n].element is not None and is_button(pieces[n].element)}
    out |= {
        n
        for n in kept
        if len(pieces[n].text) <= LONGEST_BUTTON
        and not pieces[n].kind.startswith(("code", "row", "verse"))
        and folded(pieces[n].text) in buttons
    }
    out |= _behind_the_end(pieces, kept - out, tails)
    return out | _last_led(pieces, kept - out)


def _behind_the_end(pieces: list[Piece], kept: set[int], tails: frozenset[str]) -> set[int]:
    """The list of other articles, and lines of the site, with next to none of the article's prose behind them."""
    out: set[int] = set()
    lengths = {n: len(pieces[n].text) for n in kept if is_prose(pieces[n].text)}
    total = remaining = sum(lengths.values())
    for n in sorted(kept):
        remaining -= lengths.get(n, 0)
        text = pieces[n].text
        if remaining > TAIL_SHARE * total or 2 * remaining >= total or pieces[n].kind.startswith(MARKED_KINDS):
            continue
        if len(text) <= LONGEST_BUTTON and folded(text) in tails:
            return out | {k for k in kept if k >= n and not rules.is_references_heading(pieces[k].text)}
        if len(text) <= LONGEST_ENDING and _ENDINGS.match(text):
            out.add(n)
    return out


def _last_led(pieces: list[Piece], kept: set[int]) -> set[int]:
    """The lines at the end that are links and next to nothing else, where several stand in a row."""
    out: set[int] = set()
    for n in sorted(kept, reverse=True):
        if not pieces[n].text or pieces[n].kind == "picture" or rules.label(pieces[n].text) is not None:
            continue
        led = sum(end - start for _, start, end in pieces[n].links)
        if led <= MOST_LED * max(1, len(folded(pieces[n].text))) or pieces[n].kind.startswith(MARKED_KINDS):
            break
        out.add(n)
    length = sum(len(pieces[n].text) for n in kept)
    return out if len(out) >= LEAST_LED and 2 * sum(len(pieces[n].text) for n in out) < length else set()
