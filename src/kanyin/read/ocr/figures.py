"""Figures that recognition read as letters, where the number can be no word: the year 2O17, the postcode l251o5."""

from __future__ import annotations

import re

from kanyin.patterns import lazy

_YEAR = lazy(r"(?<![A-Za-z0-9.])(?:19|2[0Oo])(?:\d[0-9Oo]|[Oo]\d)(?![A-Za-z0-9])")
_POSTCODE = lazy(
    r"(?:(?<=[A-Za-z.,，] )|(?<=[a-z.,，]))(?=(?:[oOlI]*\d){3})(?![oO])[1-8lI][0-9oOlI]{5}(?=[,，;.。]|\s|$)"
)
_FIGURES = str.maketrans("OolI", "0011")


def with_figures(text: str) -> str:
    """The text with the figures of its years and postcodes."""
    return _POSTCODE.sub(_as_figures, _YEAR.sub(_as_figures, text))


def _as_figures(found: re.Match[str]) -> str:
    return found[0].translate(_FIGURES)
