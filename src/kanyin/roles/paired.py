"""Labels and their values on lines of their own, below a text: what a directory or an index tells of a thing."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.rows import as_row

FEWEST = 4
"""Labels with values, one below the other, that are no form and no foot of a page."""
NEAR = 6
"""Lines from a sentence to the first of them."""
_LABEL = lazy("[\u3400-\u9fff]{2,12}\\s?[:：]")


def with_pairs(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; labels and values that take turns near below a sentence are rows, whatever words they hold.

    In a form a label stands below a label: nothing has been filled in.
    """
    found: set[int] = set()
    n = 0
    while n < len(facts):
        end = n
        while end + 1 < len(facts) and _is_label(facts[end]) and _is_value(facts[end + 1]):
            end += 2
        if end - n >= 2 * FEWEST and any(each.is_sentence for each in facts[max(n - NEAR, 0) : n]):
            found.update(range(n, end))
        n = max(end, n + 1)
    return [as_row(each) if n in found else each for n, each in enumerate(facts)] if found else facts


def _is_label(each: Facts) -> bool:
    return _LABEL.fullmatch(each.text) is not None


def _is_value(each: Facts) -> bool:
    return not (_is_label(each) or each.shown & {"foot-begins", "comment-frame"})
