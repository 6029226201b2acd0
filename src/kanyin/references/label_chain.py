"""Numbers that rise by one: which of those in a list are its labels."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kanyin.patterns import lazy


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may be a label: where it and the blanks behind it stand, and what speaks for it."""

    start: int
    end: int
    number: int
    weight: float
    kind: str = ""
    """How it is written, by the group of the pattern that found it."""


_GAP = 3
"""Numbers that may lack in a chain: labels that were lost."""
_FIRM, _FAR, _TAKEN_OUT = 4.0, 30, 2.4
"""What a label in square brackets weighs at the start of a line; between two of these so many may lack, at no more than
this cost: a list from which entries were taken keeps its numbers.
"""


_BARE, _OTHER_FORM = frozenset("cefhjm"), 2.5
"""Labels without brackets; what it costs that one follows another that has some: a list has labels of one form."""


def best_chain(found: list[Candidate]) -> list[Candidate]:
    """The chain of numbers that rise by one that weighs most; a gap costs."""
    best: dict[int, tuple[float, int]] = {}
    score: list[float] = []
    before: list[int] = []
    for at, candidate in enumerate(found):
        top, link = candidate.weight - (0.0 if candidate.number == 1 else 1.0), -1
        firm = candidate.kind == "a" and candidate.weight >= _FIRM
        for gap in range((_FAR if firm else _GAP) + 2):
            known = best.get(candidate.number - gap)
            if known is None or found[known[1]].start == candidate.start:
                continue  # two signs of one note
            above = found[known[1]]
            cost = min(2.2 * abs(gap - 1), _TAKEN_OUT if firm and gap and above.kind == "a" else 99.0)
            cost += _OTHER_FORM * ((candidate.kind in _BARE) != (above.kind in _BARE))
            if known[0] + candidate.weight - cost > top:
                top, link = known[0] + candidate.weight - cost, known[1]
        score.append(top)
        before.append(link)
        if candidate.number not in best or top > best[candidate.number][0]:
            best[candidate.number] = (top, at)
    at = max(range(len(score)), key=score.__getitem__, default=-1)
    chain = []
    while at >= 0:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]


_DIGITS = lazy(r"\d+")
_SURE = 2.0
"""What a label in square brackets weighs, wherever it stands."""


def shared_numbers(work: str, found: Sequence[Candidate]) -> list[int]:
    """The numbers that stand behind another one, ``[1][8]``, and begin no entry: that of the first is called again."""
    labels = (work[one.start : one.end] for one in found if one.kind == "a" and one.weight > _SURE)
    several = [numbers for label in labels if len(numbers := [*map(int, _DIGITS.findall(label))]) > 1]
    further = {number for numbers in several for number in numbers[1:] if number > numbers[0]}
    return sorted(further - {one.number for one in found}) if len(several) > 1 else []


def ranked(one: Candidate, shared: Sequence[int]) -> Candidate:
    """A label with its number among those that begin an entry."""
    return replace(one, number=one.number - bisect_left(shared, one.number))
