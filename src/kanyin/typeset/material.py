"""A paragraph ready to be broken: its text, its breaks, and prefix sums over its advances.

All widths in px. Pure: nothing here knows a font or WeasyPrint.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import add

from . import classes as c
from .breaks import Breaks
from .spacing import Spacing

_FULL_WIDTH = c.HAN + c.OPENER + c.CLOSER + c.PAUSE + c.EXCLAIM + c.NO_START + c.KANA_SMALL + c.MIDDLE_DOT
_MARKS = c.OPENER + c.CLOSER + c.PAUSE + c.EXCLAIM
_RULED = c.DASH + c.ELLIPSIS
_ANY = set(_FULL_WIDTH + _RULED + c.LETTER + c.DIGIT + c.LATIN_OPENER + c.LATIN_CLOSER + c.PREFIX + c.HYPHEN
           + c.SYMBOL + c.OBJECT + c.GLUE + c.SLASH)  # fmt: skip


def _joint_pairs() -> frozenset[str]:
    """Neighbours that justification may part: full-width beside full-width, Han beside Latin, word spaces.

    Not within —— or ……, not between squeezed marks, never within a Latin word.
    """
    wide = {a + b for a in _FULL_WIDTH + c.OBJECT for b in _FULL_WIDTH + c.OBJECT}
    wide -= {a + b for a in _MARKS for b in _MARKS}
    wide |= {a + b for a in _FULL_WIDTH for b in _RULED} | {a + b for a in _RULED for b in _FULL_WIDTH}
    wide |= {c.HAN + b for b in c.LETTER + c.DIGIT} | {a + c.HAN for a in c.LETTER + c.DIGIT}
    return frozenset(wide | _SPACE_PAIRS)


_SPACE_PAIRS = frozenset(c.SPACE + b for b in _ANY)
_JOINTS = {"inter-character": _joint_pairs(), "inter-word": _SPACE_PAIRS}


@dataclass(slots=True)
class Material:
    """Prefix sums have length n + 1; entry k sums what stands before character k.

    The gap before character k is counted with k, so that a line which starts at k leaves it out.
    """

    text: str
    classes: str
    em: float  # font size of the paragraph
    breaks: Breaks
    natural: array[float]  # sum of advances and gaps
    marks: array[float]  # … of what marks can give
    gaps: array[float]  # … of the widths of gaps and spaces
    joints: array[float]  # number of joints that can open; joint k stands between k - 1 and k
    tightest: array[float]  # natural less all that can be given
    first: Sequence[float]  # advance of character k without the gap before it
    at_start: Mapping[int, float]
    at_end: Mapping[int, float]
    shrinkable: Mapping[int, float]
    hanging: Mapping[int, float] = field(default_factory=dict)  # what mark k saves by hanging at a line's end
    always_hung: frozenset[int] = frozenset()
    hyphens: Mapping[int, float] = field(default_factory=dict)  # k: width of the hyphen set when breaking there
    emergency: frozenset[int] = frozenset()  # where an over-long word may be cut


def make_material(
    text: str,
    classes: str,
    em: float,
    breaks: Breaks,
    advances: Sequence[float],
    spacing: Spacing,
    *,
    justify: str = "inter-character",
    hanging: Mapping[int, float] | None = None,
    always_hung: frozenset[int] = frozenset(),
    hyphens: Mapping[int, float] | None = None,
    emergency: frozenset[int] = frozenset(),
) -> Material:
    """Sum a paragraph up. ``advances``: px, one a character, as the font has them and with inline edges."""
    first = list(advances)
    for k, extra in spacing.added.items():
        first[k] += extra
    for k, taken in spacing.squeezed.items():
        first[k] -= taken
    steps = first[:]
    elastic = [0.0] * len(text)
    for k, gap in spacing.gaps.items():
        steps[k] += gap
        elastic[k] += gap
    k = text.find(" ")
    while k >= 0:
        elastic[k] += first[k]
        k = text.find(" ", k + 1)
    given = [0.0] * len(text)
    for k, amount in spacing.shrinkable.items():
        given[k] = amount
    natural = array("d", accumulate(steps, initial=0.0))
    marks = array("d", accumulate(given, initial=0.0))
    gaps = array("d", accumulate(elastic, initial=0.0))
    pairs = map(add, classes, classes[1:])
    joints = array("d", accumulate(map(_JOINTS[justify].__contains__, pairs), initial=0.0))
    joints.insert(0, 0.0)
    return Material(
        text, classes, em, breaks, natural, marks, gaps, joints,
        array("d", (n - m - 0.5 * g for n, m, g in zip(natural, marks, gaps, strict=True))),
        first, spacing.at_start, spacing.at_end, spacing.shrinkable, hanging or {}, always_hung,
        hyphens or {}, emergency,
    )  # fmt: skip
