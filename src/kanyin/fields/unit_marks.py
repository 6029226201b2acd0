"""The marks behind the names of a byline: the numbers of units, and the star of whom to write to."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations

from kanyin.fields.people import plain_marks

_MISREAD_ONE = "‘’'`」}"
"""What text recognition makes of a raised 1."""

_ASCENDING = "|".join("".join(numbers) for size in (2, 3) for numbers in combinations("1234", size))
"""Raised numbers of two or three of the first units without a comma between: ¹². Hardly a paper has ten and more."""


@lru_cache(maxsize=64)
def _pattern_of_mark(name: str) -> re.Pattern[str]:
    """A name and the numbers of units behind it."""
    more = r"(?:\s?[,，.、]\s?\d(?!\d|[.．、](?!\s?\d))){0,6}+"
    signs = (
        rf"(?P<numbers>(?:{_ASCENDING}|\d)(?!\d){more})|(?P<one>[{_MISREAD_ONE}])(?:\s?[,，]?\s?(?P<two>[2-9])(?!\d))?"
    )
    # a bracket, a star, a comma, or what a raised sign was misread for
    before = r"\s*+(?:[\[［(（}]|[*＊]{1,2}\s?[,，]?|[,，](?=\d(?:[,，*＊\s]|$)))?\s?"
    return re.compile(r"\s*".join(map(re.escape, name)) + rf"{before}(?:{signs})")


def unit_marks(text: str, names: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """The numbers that a byline sets behind each name: those of the author's units."""
    found = {}
    text = plain_marks(text)
    for name in names:
        match = _pattern_of_mark(name).search(text)
        if match:
            numbers = match["numbers"] or f"1{match['two'] or ''}"
            found[name] = tuple(map(int, re.findall(r"\d", numbers)))
    return found


def starred(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Of several names those with a star behind them and their number, where others have none.

    Where some have one star and others two, the two tell whom to write to; one, who did as much as the first.
    """
    text = plain_marks(text)
    stars = {name: match[1] for name in names if (match := _pattern_of_star(name).search(text))}
    most = "**" if len({*stars.values()}) > 1 else ""
    found = tuple(name for name in stars if len(stars[name]) >= len(most))
    return found if len(found) < len(names) else ()


@lru_cache(maxsize=64)
def _pattern_of_star(name: str) -> re.Pattern[str]:
    """A name and a star, with the numbers of units before or behind it."""
    return re.compile(r"\s*".join(map(re.escape, name)) + r"[\d,，\[\](（)） ]{0,8}+([*＊]{1,2})")
