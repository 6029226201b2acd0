"""What other media have on the same: headlines below a text, each with the name of a medium on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanyin.fields import media
from kanyin.roles.facts import Facts

FEWEST = 3
"""Names of media below each other's headlines."""
APART = 3
"""Lines from one name to the next: a headline that a dump has parted stands on two."""
LONGEST = 20
"""Half-em of such a name."""


def with_reports(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; headlines of other media and those media's names, below the first sentence, are such headlines."""
    first = next((n for n, each in enumerate(facts) if each.is_sentence), len(facts))
    names = [n for n in range(first + 1, len(facts)) if _names_medium(facts[n])]
    found = {n for stretch in _stretches(names) for n in range(stretch.start - 1, stretch.stop)}
    found = {n for n in found if facts[n].columns <= LONGEST or "long" not in facts[n].shown}
    return (
        [each.showing(_as_headline(each)) if n in found else each for n, each in enumerate(facts)] if found else facts
    )


def _stretches(names: Sequence[int]) -> Iterator[range]:
    """The stretches of lines that hold enough names, each near the one before and none right below another."""
    start = 0
    for n in range(1, len(names) + 1):
        if n < len(names) and 1 < names[n] - names[n - 1] <= APART:
            continue
        if n - start >= FEWEST:
            yield range(names[start], names[n - 1] + 1)
        start = n


def _names_medium(each: Facts) -> bool:
    return each.columns <= LONGEST and not each.is_sentence and media.is_medium(each.text)


def _as_headline(each: Facts) -> frozenset[str]:
    return each.shown - {"sentence"} | {"dated-headline"}
