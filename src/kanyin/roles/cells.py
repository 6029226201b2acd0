"""Cells of a table, each on a line of its own: their figures look like the counters of a site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.run import BREAKS

FEWEST_FIGURES, FEWEST, MOST = 3, 6, 120
"""Figures of such a table, and its cells."""
LONGEST = 24
"""Half-em of the longest cell …"""
SHORT = 0.8
"""… which at least that share of the lines is no longer than."""
_FIGURE = lazy(r"[-+−]?\d[\d,.]*\s?[%％]?")
_OTHER = BREAKS - {"repeated-often", "generic"}


def with_cells(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; figures among short lines between two sentences are no counters."""
    cells = {n for table in _tables(facts) for n in table}
    if not cells:
        return facts
    return [each.showing(each.shown - {"counter"}) if n in cells else each for n, each in enumerate(facts)]


def _tables(facts: Sequence[Facts]) -> Iterator[range]:
    """The stretches of short lines without furniture, with sentences above and below."""
    prose = [n for n, each in enumerate(facts) if each.is_sentence and "talks-of-site" not in each.shown]
    for above, below in pairwise(prose):
        table = range(above + 1, below)
        if FEWEST <= len(table) <= MOST and _is_table([facts[n] for n in table]):
            yield table


def _is_table(lines: Sequence[Facts]) -> bool:
    """Several figures among short lines."""
    if any(each.shown & _OTHER or each.is_info for each in lines):
        return False
    figures = [each.text for each in lines if _FIGURE.fullmatch(each.text)]
    short = sum(each.columns <= LONGEST for each in lines)
    return len(figures) >= FEWEST_FIGURES and not _count_on(figures) and short >= SHORT * len(lines)


def _count_on(figures: Sequence[str]) -> bool:
    """The numbers of lines or pages, one after the other."""
    return all(one.isdigit() and other.isdigit() and int(other) == int(one) + 1 for one, other in pairwise(figures))
