"""Figures of a column below each other, their decimal points in one line.

Neither WeasyPrint nor reading systems align at a character: padding makes up for the digits that a figure lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kanyin.output.advances import serif_width
from kanyin.patterns import lazy

_FIGURE = lazy(r"([<>≤≥≈~±+−–-]?\s?\d[\d, \u2009]*)((?:\.\d+)?\s?[%‰]?(?:\*{1,3}|[a-z]{1,2})?)")
_SANS = {".": 0.278, ",": 0.278, " ": 0.278, "-": 0.333, "%": 0.889, "‰": 1.0}
"""Em of the signs of figures in Arial and what goes for it; digits and letters have .556."""
_SHARE = 0.6
"""The part of a column's cells that are figures where it is a column of figures."""


_SCREEN = {".": 0.5, ",": 0.5, " ": 0.5, "\u2009": 0.4, "%": 1.6, "‰": 2.2}
"""The same in widths of a digit, whatever font a reading system takes; all else is as wide as one."""


def paddings(texts: Sequence[str], latin: str, room: float) -> list[tuple[float, float]]:
    """Em of white left and right of each cell of a column, as far as ``room`` (em) has it; none for other columns.

    ``latin``: the kind of the Latin font, ``serif`` or ``sans``.
    """
    return _lacking(texts, lambda text: _width(text, latin), room + 0.3)


def digits_lacking(texts: Sequence[str]) -> list[tuple[float, float]]:
    """The same in widths of a digit (``ch`` in CSS), for a font that is not known."""
    return _lacking(texts, lambda text: sum(_SCREEN.get(character, 1.0) for character in text))


def _lacking(
    texts: Sequence[str], measure: Callable[[str], float], room: float = float("inf")
) -> list[tuple[float, float]]:
    found = [_FIGURE.fullmatch(text.strip()) for text in texts]
    sizes = [(measure(figure[1]), measure(figure[2])) if figure else None for figure in found]
    known = [size for size in sizes if size]
    if len(known) < 2 or len(known) < _SHARE * sum(bool(text.strip()) for text in texts):
        return []
    left, right = (max(size[side] for size in known) for side in (0, 1))
    if left + right > room or len(set(known)) == 1:
        return []
    return [(left - size[0], right - size[1]) if size else (0.0, 0.0) for size in sizes]


def is_figure(text: str) -> bool:
    """A cell holds a figure alone, which is never torn."""
    return _FIGURE.fullmatch(text.strip()) is not None


def _width(text: str, latin: str) -> float:
    return sum(_SANS.get(character, 0.556) for character in text) if latin == "sans" else serif_width(text)
