"""Pages that set a blank line behind every line: old boards do. There a blank line parts nothing, several do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kanyin.clean.layout_profile import ENDED, FIRST, is_paused
from kanyin.model import Line

FEWEST = 12
"""Lines from which on a habit shows."""
SPACED, OPEN, EVEN = 0.85, 0.6, 0.3
"""Shares of the lines: behind a blank one; that end within a sentence; that are as long as most."""
LONG, PROSE = 48, 0.6
"""Half-em of a line that no verse has, and the share of such lines, paused within, that makes prose of any lengths."""


def single_spaced(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without the blank ones that stand between any two of them; the same lines where a page sets none.

    Below several blank lines a paragraph begins, as it does by an indent.
    """
    if not _is_double(lines):
        return lines
    out = [lines[0]]
    for before, line in pairwise(lines):
        parted = line.gap and line.src[0] - before.src[-1] > 2
        out.append(replace(line, gap=parted, indent=max(line.indent, FIRST) if parted else line.indent))
    return tuple(out)


def _is_double(lines: Sequence[Line]) -> bool:
    if len(lines) < FEWEST or sum(line.gap for line in lines) < SPACED * len(lines):
        return False
    open_ends = sum(ENDED.search(line.text) is None for line in lines)
    top = max(Counter(line.columns for line in lines).values())
    prose = sum(line.columns >= LONG and is_paused(line) for line in lines)
    return open_ends >= OPEN * len(lines) and (top >= EVEN * len(lines) or prose >= PROSE * len(lines))
