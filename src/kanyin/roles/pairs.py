"""Pairs of letters: do the words of a line return in the text?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kanyin.roles.facts import Facts
from kanyin.text import all_pairs, pairs_in


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of letters that the sentences of a run hold, of those that are asked for: in any, in two or more."""

    any: frozenset[int]
    many: frozenset[int]


LONGEST_ASKED = 160
"""Half-em of the longest sentence that is asked whether its words return: it can be a title."""


STRANGE, AT_HOME, FEWEST = 0.1, 0.4, 4
"""Shares of a title's words in another text, and in its own; pairs of letters of a title that is asked that."""


def is_at_home(words: frozenset[int], pairs: Pairs) -> bool:
    """The words of a title return in the text."""
    return len(words) >= FEWEST and len(words & pairs.any) >= AT_HOME * len(words)


def is_strange(words: frozenset[int], pairs: Pairs) -> bool:
    """Hardly any of the words of a title returns in the text."""
    return len(words & pairs.any) < STRANGE * len(words)


def _is_asked(each: Facts) -> bool:
    return each.columns <= LONGEST_ASKED or not each.is_sentence


def asked_for(facts: Iterable[Facts]) -> frozenset[int]:
    """The pairs of all lines that are asked whether their words return."""
    return frozenset().union(*(pairs_in(each.key) for each in facts if _is_asked(each)))


def pairs_of_run(facts: Sequence[Facts], asked: frozenset[int]) -> Pairs:
    """``pairs_of`` a run, or of all its lines where it is an article without a sentence."""
    if any(each.is_sentence for each in facts):
        return pairs_of(facts, asked)
    return pairs_of(facts, asked, of_all=True)


def pairs_of(facts: Iterable[Facts], asked: frozenset[int], *, of_all: bool = False) -> Pairs:
    """Which of the pairs ``asked`` for stand in the sentences and rows of a run of lines, or in all of its lines."""
    found: set[int] = set()
    many: set[int] = set()
    for each in facts:
        if each.is_sentence or of_all or "row" in each.shown:
            own = asked.intersection(all_pairs(each.key))
            many |= own & found
            found |= own
    return Pairs(frozenset(found), frozenset(many))


def shares(own: frozenset[int], pairs: Pairs) -> tuple[float, float]:
    """The shares of a line's pairs of letters that stand in the text, and in two or more of its sentences."""
    size = max(1, len(own))
    return len(own & pairs.any) / size, len(own & pairs.many) / size
