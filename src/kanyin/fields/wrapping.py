"""The width at which a browser for terminals, or a person, broke a page's lines, told by sentences cut at it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.text import columns

NARROWEST = 50
"""Half-em of the narrowest column that is told so: shorter lines are headlines, cells, verses."""
SLACK = 4
"""Half-em by which a full line may be shorter: a mark, or half a character, went to the next one."""
FEWEST, FEWEST_WIDE, WIDE = 3, 2, 120
"""Sentences that are cut at the width; fewer are enough at a width that few lines reach by themselves."""
BEYOND = 0.34
"""Longer lines of prose, as a share of the cut ones: tables, and what no blank parts."""
DEEPEST = 8
"""Half-em by which the first line of a paragraph stands further in than the others at most."""
_ENDED = lazy("[。！？!?；;…][”’」』」）)】\\]]*$")
_STOP = lazy("[。；！？]")
_PAUSE = lazy("[，。；、：！？]")


def width(lines: Sequence[Line]) -> int:
    """The width at which the page breaks its lines, in columns of a terminal; 0 where it does not.

    A line as long as the longest tells little, and a share of long lines less: menus stand round a text. A page breaks
    its lines where sentences go on below, of lines of one length, and no prose is longer.
    """
    cut = [(terminal_columns(a), _left(b)) for a, b in pairwise(lines) if a.columns >= NARROWEST and _is_cut(a, b)]
    prose = sorted(terminal_columns(each) for each in lines if each.columns >= NARROWEST and _STOP.search(each.text))
    begun = sorted(columns for columns, _ in cut)
    done = sorted(columns + left for columns, left in cut)
    best, found = 0, 0
    for top in sorted(set(begun)):
        full = bisect_right(begun, top) - bisect_left(done, top)
        beyond = len(prose) - bisect_right(prose, top)
        least = FEWEST_WIDE if top >= WIDE and not beyond else FEWEST
        if full >= least and beyond <= BEYOND * full and full - beyond >= best:
            best, found = full - beyond, top
    return found


def even_width(lines: Sequence[Line]) -> int:
    """The ``width``; else that of a page most of whose long lines are as long as the longest, whatever ends them."""
    if found := width(lines):
        return found
    widths = sorted(terminal_columns(each) for each in lines if each.columns >= NARROWEST)
    for top in sorted(set(widths), reverse=True):
        full = bisect_right(widths, top) - bisect_left(widths, top - SLACK)
        if len(widths) - bisect_right(widths, top) > MOST_BEYOND * len(widths):
            return 0
        if full >= FEWEST_EVEN and full >= EVEN * len(widths):
            return top
    return 0


FEWEST_EVEN, EVEN, MOST_BEYOND = 6, 0.35, 0.06
"""Long lines of one length, their share, and the share of longer ones."""


def _left(line: Line) -> int:
    """The columns that a full line above this one can leave: what it begins with had no room there."""
    word = line.text.split(maxsplit=1)[0] if line.text else ""
    return max(SLACK, columns(word) if len(word) <= LONGEST_WORD else 0)


LONGEST_WORD = 16
"""Characters of the longest word that is taken for one that did not fit."""


def breaks(before: Line, line: Line, width: int) -> bool:
    """The page broke the line ``before`` at its ``width``: what ``line`` begins with had no room on it.

    Tools that break at blanks leave more room above a long word, or above Chinese without a blank; there a sentence has
    to go on besides.
    """
    left = width - terminal_columns(before)
    if left < -SLACK or line.gap:
        return False
    if left <= SLACK:
        return True
    word = line.text.split(maxsplit=1)[0] if line.text else ""
    if before.columns < NARROWEST or columns(word) <= left:
        return False
    return word.isascii() or (_is_cut(before, line) and _PAUSE.search(before.text) is not None)


def terminal_columns(line: Line) -> int:
    """The columns of a line in a terminal, where Chinese quotes, dashes and dots take one each."""
    return line.columns - _ambiguous(line.text)


@lru_cache(maxsize=4096)
def _ambiguous(text: str) -> int:
    return sum(unicodedata.east_asian_width(char) == "A" for char in _OTHERS.findall(text))


_OTHERS = lazy("[^\x00-\x7f\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
"""Neither ASCII nor Han nor full-width marks, whose width is the same everywhere."""


def _is_cut(before: Line, line: Line) -> bool:
    """A sentence goes on: no stop ends the line, none parts it from the next, and one of the two holds a stop."""
    if line.gap or before.kind not in _PLAIN or line.kind not in _PLAIN or _ENDED.search(before.text):
        return False
    return -1 <= before.indent - line.indent <= DEEPEST and _STOP.search(before.text + line.text) is not None


_PLAIN = ("", "p")
