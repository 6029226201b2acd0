"""A stretch of lines, and what the lines show that are no article's: menus, lists of others, the foot of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of lines: indexes of its first and its last one."""

    first: int
    last: int

    def __contains__(self, index: int) -> bool:
        return self.first <= index <= self.last


FURNITURE = frozenset(
    {"furniture", "column-name", "site-word", "legal", "comment-frame", "breadcrumb", "dated-headline", "link", "blob"}
)
BREAKS = FURNITURE | {"menu", "foot-begins", "block-begins", "generic", "button", "contents", "repeated-often"}
"""What a line shows that stands between two articles, or between an article and the rest of the page."""


def maximal_runs(gains: Sequence[float]) -> list[tuple[Run, float]]:
    """All maximal scoring stretches and their scores (Ruzzo and Tompa 1999, linear).

    ``before`` and ``after`` of a stretch are the sums of the page up to it and with it; ``lower`` is where in the stack
    the nearest stretch with a smaller sum before it stands.
    """
    stack: list[tuple[int, int, float, float, int]] = []  # first, end, before, after, lower
    total = 0.0
    for n, worth in enumerate(gains):
        if worth > 0:
            first, end, before, after = n, n + 1, total, total + worth
            lower = len(stack) - 1
            while True:
                while lower >= 0 and stack[lower][2] >= before:
                    lower = stack[lower][4]
                if lower < 0 or stack[lower][3] >= after:
                    break
                first, before, below = stack[lower][0], stack[lower][2], stack[lower][4]
                del stack[lower:]
                lower = below
            stack.append((first, end, before, after, lower))
        total += worth
    return [(Run(first, end - 1), after - before) for first, end, before, after, _ in stack]
