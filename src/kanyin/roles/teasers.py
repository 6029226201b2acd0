"""Beginnings of other articles, one below the other: a site cuts them all off, and sets a headline above each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts

FEWEST = 3
LEAST = 80
"""Half-em of a beginning: it is cut off as it is long."""
MOST_BETWEEN, WIDEST = 3, 90
"""Lines between two of them, headline, name and day, and the half-em of each."""
_DOTS = lazy(r"(?<!\.)\.{3}$|(?<!…)…$")
_BROKEN = lazy("[\u3400-\u9fffA-Za-z0-9，、]$")


def with_teasers(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; such a list begins a page's foot, and what it says of other articles is none of this one's."""
    heads: set[int] = set()
    beginnings: set[int] = set()
    for found in _lists(facts):
        beginnings.update(found)
        heads.add(found[0] - 1 if found[0] and facts[found[0] - 1].columns <= WIDEST else found[0])
    if not beginnings:
        return facts
    return [
        each.showing((_AWAY if n in beginnings else each.shown) | (_HEAD if n in heads else frozenset()))
        for n, each in enumerate(facts)
    ]


_WHOLE = frozenset({"code", "dated", "date-alone", "dated-headline"})
_AWAY, _HEAD = frozenset({"strewn"}), frozenset({"foot-begins"})


def _lists(facts: Sequence[Facts]) -> Iterator[list[int]]:
    """The beginnings of each list of several."""
    found: list[int] = []
    for n, each in enumerate(facts):
        if each.columns < LEAST or not _is_cut(facts, n):
            continue
        if found and not _follows(facts, found[-1], n):
            if len(found) >= FEWEST:
                yield found
            found = []
        found.append(n)
    if len(found) >= FEWEST:
        yield found


def _is_cut(facts: Sequence[Facts], n: int) -> bool:
    """It ends in dots; or in the middle of a clause, and a day is told right below: rows with a day each are none."""
    if _DOTS.search(facts[n].text, max(0, len(facts[n].text) - 4)):
        return True
    is_broken = not facts[n].shown & _WHOLE and _BROKEN.search(facts[n].text, len(facts[n].text) - 1)
    return bool(is_broken) and any(each.shown & {"dated", "date-alone"} for each in facts[n + 1 : n + 2])


def _follows(facts: Sequence[Facts], above: int, n: int) -> bool:
    """Between the two stand some short lines and nothing else: two paragraphs in a row are a text."""
    between = facts[above + 1 : n]
    return 1 <= len(between) <= MOST_BETWEEN and all(each.columns <= WIDEST for each in between)
