"""Lines of a page found again in another text of it, in whose order they stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from kanyin.text import folded


def aligned(ours: list[str], theirs: list[str]) -> set[int]:
    """Indexes of our squeezed lines that stand in the lines of another text, in its order."""
    other = [line for line in map(folded, theirs) if line]
    numbers = [n for n, line in enumerate(ours) if line]
    out: set[int] = set()
    mine = its = 0
    for a, b, size in _common([ours[n] for n in numbers], other):
        out |= _inside(ours, numbers[mine:a], "".join(other[its:b]))
        out |= set(numbers[a : a + size])
        mine, its = a + size, b + size
    return out


MOST_PAIRS = 5_000
"""Pairs of equal lines in two texts: they are weighed against each other once for each run that is found."""
MOST_STEPS = 1_000_000
"""Lines of one text times lines of the other: a text of which each second line is gone takes so many steps."""
NEAR = 10_000
"""Characters within which one line follows another in a text that holds both."""

Runs = Iterator[tuple[int, int, int]]
"""Runs of equal lines in order: where each begins in both, and its length; the last is empty, behind the end."""


def _common(ours: list[str], theirs: list[str]) -> Runs:
    counts = Counter(ours)
    pairs = sum(counts[line] for line in theirs)
    if pairs <= MOST_PAIRS and len(ours) * len(theirs) <= MOST_STEPS:
        return iter(SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks())
    return _common_of_many(ours, theirs)


def _common_of_many(ours: list[str], theirs: list[str]) -> Runs:
    """Lines that stand once in each text hold fast, and equal ones next to them; of the others, each is the next one
    that equals it.
    """
    places: dict[str, list[int]] = {}
    for n, line in enumerate(ours):
        places.setdefault(line, []).append(n)
    fast = _with_neighbours(_anchors(places, theirs), ours, theirs)
    following, ends = 0, iter([*fast.values(), len(ours)])
    end = next(ends)
    for n, line in enumerate(theirs):
        if n in fast:
            yield end, n, 1
            following, end = end + 1, next(ends)
            continue
        found = places.get(line, [])
        at = bisect_left(found, following)
        if at < len(found) and found[at] < end:
            yield found[at], n, 1
            following = found[at] + 1
    yield len(ours), len(theirs), 0


def _with_neighbours(fast: dict[int, int], ours: list[str], theirs: list[str]) -> dict[int, int]:
    """Lines that hold fast, and those before and behind them that are equal too."""
    found = dict(fast)
    taken = set(fast.values())
    for step, order in ((1, list(fast)), (-1, list(reversed(fast)))):
        for n in order:
            place = fast[n]
            while True:
                n, place = n + step, place + step
                inside = 0 <= n < len(theirs) and 0 <= place < len(ours)
                if not inside or n in found or place in taken or theirs[n] != ours[place]:
                    break
                found[n] = place
                taken.add(place)
    return dict(sorted(found.items()))


def _anchors(places: dict[str, list[int]], theirs: list[str]) -> dict[int, int]:
    """Where lines that stand once in each text stand in theirs and ours: as many as keep their order in both."""
    counts = Counter(theirs)
    once = [(n, places[line][0]) for n, line in enumerate(theirs) if counts[line] == 1 == len(places.get(line, ()))]
    # The longest rising sequence: by its length, the lowest end of one, and before each line the one it goes on with.
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int] = {}
    for k, (_, place) in enumerate(once):
        at = bisect_right(ends, place)
        before[k] = last[at - 1] if at else -1
        ends[at : at + 1] = [place]
        last[at : at + 1] = [k]
    chain = []
    k = last[-1] if last else -1
    while k >= 0:
        chain.append(once[k])
        k = before[k]
    return dict(reversed(chain))


def _inside(ours: list[str], numbers: list[int], text: str) -> set[int]:
    """Those of our lines that are in ``text``, one behind the other."""
    out = set()
    at = 0
    for n in numbers:
        found = text.find(ours[n], at, at + NEAR + len(ours[n]))
        if found >= 0:
            out.add(n)
            at = found + len(ours[n])
    return out
