"""The marks behind the names of a byline: the numbers of units, and the star of whom to write to."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations

from kanyin.fields.people import plain_marks
from kanyin.fields.pinyin import sounds_of_families
from kanyin.model import MATH
from kanyin.patterns import lazy

_MISREAD_ONE = "‘’'`」}\\]"
"""What text recognition makes of a raised 1."""

_ASCENDING = "|".join("".join(numbers) for size in (2, 3) for numbers in combinations("1234", size))
"""Raised numbers of two or three of the first units without a comma between: ¹². Hardly a paper has ten and more."""


_MORE = r"(?:\s?[,，.、]\s?\d(?!\d|[.．、](?!\s?\d))){0,6}+"
_SIGNS = (
    rf"(?P<numbers>(?:{_ASCENDING}|\d)(?!\d){_MORE})|(?P<one>[{_MISREAD_ONE}])(?:\s?[,，]?\s?(?P<two>[2-9])(?!\d))?"
)
# a bracket, a star, a comma, or what a raised sign was misread for
_BEFORE = r"\s*+(?:[\[［(（}]|[*＊]{1,2}\s?[,，]?|[,，](?=\d(?:[,，*＊\s]|$)))?\s?"
_MARKS = lazy(rf"{_BEFORE}(?:{_SIGNS})")
"""The numbers of units behind a name."""
_MARK = lazy(rf"[\d{_MISREAD_ONE}]")


@lru_cache(maxsize=64)
def _pattern_of_name(name: str) -> re.Pattern[str]:
    return re.compile(r"\s*".join(map(re.escape, name)))


def _marks_behind(name: str, text: str) -> re.Match[str] | None:
    """The marks where the name first stands with some."""
    at = -1
    while found := _pattern_of_name(name).search(text, at + 1):
        if marks := _MARKS.match(text, found.end()):
            return marks
        at = found.start()
    return None


def unit_marks(text: str, names: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """The numbers that a byline sets behind each name: those of the author's units."""
    found = {}
    text = plain_marks(text)
    for name in filter(None, names) if _MARK.search(text) else ():
        match = _marks_behind(name, text)
        if match:
            numbers = match["numbers"] or f"1{match['two'] or ''}"
            found[name] = tuple(map(int, re.findall(r"\d", numbers)))
    return found


def unit_marks_in_latin(text: str, names: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """The same of a row of Chinese names in Latin letters, for names whose family no other has: WANG Lan’, LI Yu2."""
    families = sounds_of_families()
    found = {}
    text = plain_marks(text)
    for name in names:
        sounds = families.get(name[:2]) or families.get(name[:1], ())
        matches = list(_pattern_in_latin(sounds).finditer(text)) if sounds else []
        if len(matches) == 1 and (matches[0]["numbers"] or matches[0]["one"]):
            numbers = matches[0]["numbers"] or "1"
            found[name] = tuple(map(int, re.findall(r"\d", numbers)))
    return found


@lru_cache(maxsize=64)
def _pattern_in_latin(sounds: tuple[str, ...]) -> re.Pattern[str]:
    """A family name as it sounds, a given name and the numbers of units behind it, if there are any."""
    family = "|".join(re.escape(form) for sound in sounds for form in (sound.upper(), sound.capitalize()))
    given = r"[A-Z](?:[A-Z]{1,11}|[a-z]{1,11}(?:[-’'][A-Za-z]?[a-z]{1,6})?)(?![A-Za-z])"
    raised = rf"[\s{MATH[0]}^{{]{{0,6}}+"
    signs = rf"(?:{raised}(?P<numbers>\d(?:\s?[,，]\s?\d){{0,4}}+)(?!\d)|\s?(?P<one>[‘’'`」])(?![A-Za-z]))?"
    return re.compile(rf"(?<![A-Za-z-])(?:{family})[\s,]{{1,2}}{given}{signs}")


def starred(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Of several names those with a star behind them and their number, where others have none.

    Where some have one star and others two, the two tell whom to write to; one, who did as much as the first.
    """
    text = plain_marks(text)
    if "*" not in text and "＊" not in text:
        return ()
    stars = {name: match[1] for name in names if (match := _pattern_of_star(name).search(text))}
    most = "**" if len({*stars.values()}) > 1 else ""
    found = tuple(name for name in stars if len(stars[name]) >= len(most))
    return found if len(found) < len(names) else ()


@lru_cache(maxsize=64)
def _pattern_of_star(name: str) -> re.Pattern[str]:
    """A name and a star, with the numbers of units before or behind it."""
    return re.compile(r"\s*".join(map(re.escape, name)) + r"[\d,，\[\](（)） ]{0,8}+([*＊]{1,2})")
