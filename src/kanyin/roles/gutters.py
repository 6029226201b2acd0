"""The numbers that a site prints beside the lines of a program, and dumps set above it: 1, 2, 3 … and then the code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanyin.roles.facts import LISTING, Facts

FEWEST = 3
_CODE = frozenset({"code", LISTING})


def with_gutters(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; such numbers are strewn into the text."""
    found = {n for gutter in _gutters(facts) for n in gutter}
    return [each.showing(frozenset({"strewn"})) if n in found else each for n, each in enumerate(facts)]


def _gutters(facts: Sequence[Facts]) -> Iterator[range]:
    """Lines that count from one on, above a line of a program."""
    n = 0
    while n < len(facts):
        end = n
        while end < len(facts) and facts[end].text == str(end - n + 1):
            end += 1
        if end - n >= FEWEST and end < len(facts) and facts[end].shown & _CODE:
            yield range(n, end)
        n = max(end, n + 1)
