"""Drawings that are typed in code: boxes of ┌─┐, trees of ├──, bars of █.

A line of code that is too long goes on in the next one; a line of a drawing may not, or nobody can read it. What is as
wide as two letters on a screen (UAX 11: Wide and Fullwidth, signs that are shown as emoji) is that here too: so the
strokes meet.
"""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.book.blocks import MONO_EM
from kanyin.patterns import lazy

WIDE = lazy(
    "[\u00b7\u2014\u2015\u2018\u2019\u201c\u201d\u2025\u2026\u2460-\u24ff\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]+"
)
"""Characters as wide as two letters in code, and those that a Chinese font draws as wide as Han."""
SIGN = lazy(
    "(?:[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd"
    "\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755"
    "\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a"
    "\U0001f200-\U0001f265\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f7e0-\U0001f7eb\U0001f90c-\U0001faff]"
    "[\U0001f3fb-\U0001f3ff]?\ufe0f?|[\u00a9-\u3299]\ufe0f|[#*0-9]\ufe0f?\u20e3)"
    "(?:\u200d[\u2600-\U0001faff][\U0001f3fb-\U0001f3ff]?\ufe0f?){0,6}"
)
"""A sign that is shown as an emoji, with what belongs to it."""
NARROW = lazy("[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff]")
"""Arrows and figures, as wide as a letter whatever font has them."""
_STROKE = lazy("[\u2500-\u259f]")
_CORNER = lazy("[\u2510\u2518\u2524\u252c\u2534\u253c\u2550-\u256f]|[\u2514\u250c\u256d\u2570][\u2500-\u257f]{4}")
"""What boxes have and trees have not."""
LETTER = MONO_EM + 0.001
"""Ems of a letter of code, and a hair."""
PITCH = 1.15
"""Ems from line to line, at which the strokes of one meet those of the next."""
SMALLEST = 4.0
"""Pt below which nobody reads a drawing."""
_TREE = 0.8
"""The part of the size of code below which words beside a tree go on in the next line."""
_FEWEST = 2
"""Lines with strokes that make a drawing."""


def is_drawing(lines: Sequence[str]) -> bool:
    """True for lines of code that together are a drawing."""
    return sum(_STROKE.search(line) is not None for line in lines) >= _FEWEST


def has_boxes(lines: Sequence[str]) -> bool:
    """True where lines go round something: cut, they are no drawing any more. A tree's words may go on in a line."""
    return sum(_CORNER.search(line) is not None for line in lines) >= _FEWEST


def letters(line: str) -> int:
    """How many letters a line of code is wide."""
    line, signs = SIGN.subn("", line.rstrip())
    return len(line) + 2 * signs + sum(len(run) for run in WIDE.findall(line))


def size_in(room: float, lines: Sequence[str], wanted: float) -> float:
    """Pt of the type in which a drawing fits into ``room`` pt, at most ``wanted``; a tree does not become much smaller,
    for its words may go on in the next line.
    """
    size = min(wanted, room / (LETTER * max(1, *map(letters, lines))))
    return size if has_boxes(lines) else max(size, _TREE * wanted)
