"""The numbers of a citation: ``2,4-6``, ``15-6``, ``25 26``; where each stands, and all that are meant."""

from __future__ import annotations

import re
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.references.labels import number

_DIGITS = lazy(r"\d+")
_COMMA = lazy("[,，、;；和及与&]")
_DOT = lazy("[.．]")
_BLANK = lazy(r"(?<=\d)[ \u2009](?=\d)")
"""``[25 26]``: recognition lost the comma."""


def written_in(match: re.Match[str]) -> tuple[tuple[int, int, str], ...]:
    """The place of each of the ``numbers`` in a text, and its key."""
    digits = list(_DIGITS.finditer(match.string, *match.span("numbers")))
    ends = _SHORT_ENDS.finditer(match.string, *match.span("numbers"))
    whole = {one.start("end"): _whole_end(one) for one in ends}
    return tuple((one.start(), one.end(), number(whole.get(one.start(), one[0]))) for one in digits)


_SHORT_ENDS = lazy(r"(?<!\d)(?P<start>\d{2,3})\s?[-‐‑‒–—―－−~～〜∼]\s?(?P<end>\d)(?!\d)")
"""``15-6`` for 15-16, as English journals print ranges."""


def _whole_end(ends: re.Match[str]) -> str:
    """The last number of a range that is printed without the figures it has in common with the first; ``10-5`` may be
    a power of ten."""
    start, end = ends["start"], ends["end"]
    whole = start[:-1] + end
    return whole if int(end) > int(start[-1]) and start != "10" else end


def covered(numbers: str) -> list[str]:
    """All numbers of ``2,4-6``; none where a range does not rise, ``2-2``: that is the number of something else.

    A dot parts only what follows each other, ``29.30`` for ``29,30``.
    """
    numbers, dots = _DOT.subn(",", numbers)
    numbers = _SHORT_ENDS.sub(lambda ends: f"{ends['start']}-{_whole_end(ends)}", numbers)
    numbers, blanks = _BLANK.subn(",", numbers)
    found: list[str] = []
    for part in _COMMA.split(numbers):
        ends = [int(digits) for digits in _DIGITS.findall(part)]
        if any(after <= before for before, after in pairwise(ends)):
            return []
        found += map(str, range(ends[0], max(ends[-1], ends[0]) + 1))
    if blanks and any(int(after) <= int(before) for before, after in pairwise(found)):
        return []
    return [] if dots and int(found[-1]) - int(found[0]) >= len(found) else found
