"""Labels and their values, or cells counted anew, on lines of their own below a text: directories and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    found.update(n for stretch in _counted_anew(facts) for n in stretch)
    return [as_row(each) if n in found else each for n, each in enumerate(facts)] if found else facts


FEWEST_COUNTS, CELLS = 3, 6
"""Times that a table begins to count in its cells; lines of other cells between two counted ones. Lists of headlines
count once.
"""
_COUNTED = lazy(r"(\d{1,2})[、.．)）]\s?[^\s\d]")


def _counted_anew(facts: Sequence[Facts]) -> Iterator[range]:
    """The stretches of lines in which items are counted from 1 again and again, with what stands between them."""
    numbers = [(n, int(found[1])) for n, each in enumerate(facts) if (found := _COUNTED.match(each.text))]
    start = 0
    for k in range(1, len(numbers) + 1):
        goes_on = k < len(numbers) and numbers[k][0] - numbers[k - 1][0] <= CELLS
        if goes_on and not any(each.is_sentence for each in facts[numbers[k - 1][0] + 1 : numbers[k][0] + 1]):
            continue
        begins = sum(number == 1 for _, number in numbers[start:k])
        if begins >= FEWEST_COUNTS and 2 * begins <= k - start:
            yield range(numbers[start][0], numbers[k - 1][0] + 1)
        start = k


def _is_label(each: Facts) -> bool:
    return each.furniture is None and _LABEL.fullmatch(each.text) is not None


def _is_value(each: Facts) -> bool:
    return not (_is_label(each) or each.shown & {"foot-begins", "comment-frame"})
