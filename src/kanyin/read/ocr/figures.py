"""Figures that recognition read as letters, where the number can be no word: the year 2O17, the postcode l251o5, the
day 2018-03-O7.
"""

from __future__ import annotations

import re

from kanyin.patterns import lazy

_YEAR = lazy(r"(?<![A-Za-z0-9.])(?:19|2[0Oo])(?:\d[0-9Oo]|[Oo]\d)(?![A-Za-z0-9])")
_POSTCODE = lazy(
    r"(?:(?<=[A-Za-z.,，] )|(?<=[a-z.,，]))"
    r"(?:[1-8]|[oO](?=[1-7])|[lI](?=(?:[oOlI]{0,4}\d){3}))[0-9oOlI]{5}(?=[,，;.。]|\s|$)"
)
_DAY = lazy(r"(?<![A-Za-z0-9])(?:19|20)\d\d-[0-9OolI]{1,2}-[0-9OolI]{1,2}(?![A-Za-z0-9])")
_FIGURES = str.maketrans("OolI", "0011")


def with_figures(text: str) -> str:
    """The text with the figures of its years, days and postcodes."""
    for pattern in (_YEAR, _DAY, _POSTCODE):
        text = pattern.sub(_as_figures, text)
    return text


def _as_figures(found: re.Match[str]) -> str:
    return found[0].translate(_FIGURES)
