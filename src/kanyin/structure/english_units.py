"""Units in the English block of an article's head: what is one, and the lines of several joined."""

from __future__ import annotations

import re

from kanyin.patterns import lazy

OPENING = "(（[［"
UNIT = lazy(
    r"\b(Univ|Inst|Dept|Department|College|School|Laborator|Lab\b|Center|Centre|Academ|Hospital|Bureau|Station|Research|"
    r"Company|Corporation|Factory|Faculty|Division|Ltd|P\.?\s?R\.?\s?China|China\b)",
    re.IGNORECASE,
)
UNIT_END = lazy(
    r"^[A-Z][^,.;]{4,80}\b(?:University|Institute|College|Academy|Hospital|Bureau|Cent(?:er|re)|Laboratory|Station|Company)$"
)
POSTCODE = lazy(r"\b\d{6}\b")


def is_unit(text: str) -> bool:
    """In brackets, or with a unit's word or a postcode, and no sentence."""
    return text[0] in OPENING or (bool(UNIT.search(text)) and bool(POSTCODE.search(text) or "," in text))


def is_closed(unit: str) -> bool:
    """The unit's bracket is closed again."""
    return unit[0] not in OPENING or unit.rstrip(" .").endswith((")", "）", "]", "］"))


_WIDE_GAP = lazy("(?<=[A-Za-z)])\u3000{1,4}(?=[A-Z])")
_STARRED = lazy(r"(?<=[A-Za-z.)])\s?[*＊]\s?(?=[A-Z0-9])")
"""A star that parts a unit, its town and its postcode: none of a unit's signs stands within it."""
_DOTTED = lazy(
    r"(?<=[A-Za-z)])(?<!Astro)(?<!Aero)(?<!Univ)(?<!Tech)(?<!Inst)(?<!Acad)(?<!Sci)(?<!Eng)"
    r"\s?[.．]\s?(?P<town>[A-Z][A-Za-z'’]{2,15}(?: [A-Z][a-z]{2,12})?)\s?[.．,，]?\s?(?P<code>\d{6})(?=[)）]?$)"
)
"""Dots that part a unit, its town and its postcode."""
_BEGUN = lazy(r"[;；]\s?\d\s?[.．]?\s?[A-Z][a-z]+$")
"""A unit of which the line holds the first word."""
_GLUED = lazy(r"(?<=[A-Za-z\d]),(?=[A-Z][a-z])")
_OWN_CODE = lazy(r"\d{6}\b")
"""The postcode of the unit on the line above."""
_NUMBERED = lazy(r"^(\d)\s*[(（]")


_BETWEEN_UNITS = lazy(
    r"[)）\]]\s?[2-9]?\s?[(（\[]|(?<=[a-z]{3})[,，]\s?(?=[2-9]\s?[.．]\s?[A-Z])|(?<=China)[)）]?\s?[;；:：]?\s?(?=[2-9]\s?[.．]\s?[A-Z])|(?<=China)\s(?=[2-9]\s[A-Z][a-z])"
)


def _set_apart(unit: str) -> str:
    """A unit with commas where wide gaps or stars part it from its town."""
    return _WIDE_GAP.sub(", ", _STARRED.sub(_unstarred, unit))


def _unstarred(found: re.Match[str]) -> str:
    return " " if found.string[found.end()].isdigit() else ", "


def join_units(lines: list[str]) -> str:
    """Each bracketed unit once, with a semicolon between two."""
    whole: list[str] = []
    for line in (
        _NUMBERED.sub(r"(\1 ", _DOTTED.sub(r", \g<town> \g<code>", _set_apart(line)), count=1) for line in lines
    ):
        is_open = whole and (not is_closed(whole[-1]) or _BEGUN.search(whole[-1]) or _OWN_CODE.match(line))
        if is_open and line[0] not in OPENING:
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    parts = [_GLUED.sub(", ", part) for line in whole for part in _BETWEEN_UNITS.split(line)]
    return "; ".join(dict.fromkeys(filter(None, (part.strip(" ()（）[]［］;；　") for part in parts))))
