"""Where rows of several lines begin and end, of which one line each is known: by what stands round it in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kanyin.roles.facts import Facts
from kanyin.roles.run import BREAKS, Run

_FRAME = BREAKS - {"dated-headline", "link", "column-name", "site-word", "comment-frame", "contents", "repeated-often"}
"""What a page's own frame shows beside a list, and the lines of a row only by their words."""
TINY, MIDDLE = 12, 36
"""Half-em of the longest tiny line, and of the longest of middle width."""
THE_SAME = 0.5
"""What it counts beside the look of a line that all rows say the same: PDF, a button."""


def whole_period(facts: Sequence[Facts], marks: Sequence[int]) -> Run:
    """The lines from the first line of the first row to the last line of the last one.

    ``marks`` is one line of each row. The lines above the first mark and those below the last one are held against the
    lines that stand there in the other rows; of all ways to share the usual number of lines between above and below
    the one is taken that makes both most like these.
    """
    if len(marks) < 2:
        return Run(marks[0], marks[-1])
    from statistics import median_low

    step = median_low([low - high for high, low in pairwise(marks)])
    above = [_likeness(facts, marks[0] - k, [mark - k for mark in marks[1:]]) for k in range(1, step)]
    below = [_likeness(facts, marks[-1] + k, [mark + k for mark in marks[:-1]]) for k in range(1, step)]
    shares = range(step)
    best = max(shares, key=lambda k: (sum(above[:k]) + sum(below[: step - 1 - k]), k))
    first, last = marks[0] - best, marks[-1] + step - 1 - best
    while first < marks[0] and above[marks[0] - first - 1] <= 0:
        first += 1
    while last > marks[-1] and below[last - marks[-1] - 1] <= 0:
        last -= 1
    return Run(max(first, 0), min(last, len(facts) - 1))


def _likeness(facts: Sequence[Facts], n: int, others: Sequence[int]) -> float:
    """How much the line ``n`` is like the lines that stand at its place in the other rows, up to 1.5."""
    if not 0 <= n < len(facts):
        return -1.0
    rest = [facts[k] for k in others if 0 <= k < len(facts)]
    if not rest:
        return 0.0
    framed = sum(bool(each.shown & _FRAME) for each in rest)
    if facts[n].shown & _FRAME and 2 * framed < len(rest):
        return -1.0
    looks, keys = Counter(map(_look, rest)), Counter(each.text for each in rest)
    return (looks[_look(facts[n])] + THE_SAME * keys[facts[n].text]) / len(rest)


def _look(each: Facts) -> str:
    """What a line looks like, as a word."""
    if each.is_sentence or "strewn" in each.shown:
        return "sentence"
    if each.shown & {"dated", "date-alone", "dated-headline"}:
        return "day"
    if not each.han:
        return "no-han"
    return "tiny" if each.columns <= TINY else "middle" if each.columns <= MIDDLE else "wide"
