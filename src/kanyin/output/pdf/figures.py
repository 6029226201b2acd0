"""Figures of a column below each other, their decimal points in one line.

WeasyPrint has no alignment at a character: figures are centred, and padding makes up for the digits that they lack.
"""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.output.advances import serif_width
from kanyin.patterns import lazy

_FIGURE = lazy(r"([<>≤≥≈~±+−–-]?\s?\d[\d, \u2009]*)((?:\.\d+)?\s?[%‰]?(?:\*{1,3}|[a-z]{1,2})?)")
_SANS = {".": 0.278, ",": 0.278, " ": 0.278, "-": 0.333, "%": 0.889, "‰": 1.0}
"""Em of the signs of figures in Arial and what goes for it; digits and letters have .556."""
_SHARE = 0.6
"""The part of a column's cells that are figures where it is a column of figures."""


def paddings(texts: Sequence[str], latin: str, room: float) -> list[tuple[float, float]]:
    """Em of white left and right of each cell of a column, as far as ``room`` (em) has it; none for other columns.

    ``latin``: the kind of the Latin font, ``serif`` or ``sans``.
    """
    found = [_FIGURE.fullmatch(text.strip()) for text in texts]
    sizes = [(_width(figure[1], latin), _width(figure[2], latin)) if figure else None for figure in found]
    known = [size for size in sizes if size]
    if len(known) < 2 or len(known) < _SHARE * sum(bool(text.strip()) for text in texts):
        return []
    left, right = (max(size[side] for size in known) for side in (0, 1))
    if left + right > room + 0.3 or len(set(known)) == 1:
        return []
    return [(left - size[0], right - size[1]) if size else (0.0, 0.0) for size in sizes]


def is_figure(text: str) -> bool:
    """A cell holds a figure alone, which is never torn."""
    return _FIGURE.fullmatch(text.strip()) is not None


def _width(text: str, latin: str) -> float:
    return sum(_SANS.get(character, 0.556) for character in text) if latin == "sans" else serif_width(text)
