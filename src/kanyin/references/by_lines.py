"""Where the entries of a list without labels begin, line by line, behind what is whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from kanyin.patterns import lazy
from kanyin.references.line_kinds import ENDS, begins, is_whole
from kanyin.references.line_starts import starting_lines
from kanyin.references.list_layout import goes_on, is_twin, lines_that_end


def begins_by_lines(work: str) -> list[int]:
    """Entries without labels: a line begins one where it looks like a beginning and the one before like an end."""
    lines = work.split("\n")
    if known := _by_form(lines):
        return known
    starts, at, current, last = list[int](), 0, "", 0
    ended = lines_that_end(lines)
    for n, line in enumerate(lines):
        if line.strip():
            is_begun = begins(current, line) or (
                last in ended and is_whole(current) and not goes_on(current, _sentence(lines, n))
            )
            if not current or (ENDS.search(current) and is_begun and not is_twin(current, _sentence(lines, n))):
                starts.append(at)
                current = line
            else:
                current = f"{current} {line}"
            last = n
        at += len(line) + 1
    return starts


_LONGEST_TWIN = 4
"""Lines over which one in another language may go on."""


def _sentence(lines: Sequence[str], n: int) -> str:
    """A line with those behind it, up to the next that has an end and a number."""
    text = lines[n]
    for line in lines[n + 1 : n + _LONGEST_TWIN]:
        if not line.strip() or (_FIGURE.search(text) and ENDS.search(text)):
            break
        text = f"{text} {line}"
    return text


_FIGURE = lazy(r"\d")


def _by_form(lines: Sequence[str]) -> list[int]:
    """Where the lines begin that ``starting_lines`` tells of."""
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    return [begins[n] for n in sorted(starting_lines(lines, of_list=True))]
