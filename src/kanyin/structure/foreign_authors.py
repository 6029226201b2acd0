"""Authors of other countries below a Chinese title: who they are, and behind the name, or below it, where they work."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.model import Author
from kanyin.patterns import lazy
from kanyin.structure.english_lines import is_chinese_name
from kanyin.structure.english_units import UNIT

_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ’'-]*\.?"
_NAME = rf"{_WORD}(?:\s?(?<=[.\s])(?:{_WORD}|de|la|van|von|der|den|di|del)){{1,4}}"
_PERSON = lazy(rf"(?P<name>{_NAME})(?:\s?[,，]\s?(?P<unit>\S.*))?")
_PLACED = lazy(r"\d|[,，]")
"""What a unit and its address hold: a house, a postcode, commas."""
_OPEN = lazy("[,，]\\s*$")
_GLUED = lazy("(?<=[A-Za-zÀ-ÿ0-9.)])[,，](?=[A-ZÀ-Þ0-9])")
_INITIAL = lazy("[A-Z]\\.")
MOST = 8
"""Lines of such authors and their units."""


def read(texts: Sequence[str]) -> list[Author]:
    """The authors that lines below a title name, each with the unit; nothing where a line is something else."""
    out: list[tuple[str, list[str]]] = []
    for text in texts if len(texts) <= MOST else ():
        person = _PERSON.fullmatch(text.strip())
        if person and _is_name(person["name"]) and not (out and _goes_on(person["name"], out[-1][1])):
            out.append((person["name"], [person["unit"]] if person["unit"] else []))
        elif out:
            out[-1][1].append(text.strip())
        else:
            return []
    authors = [Author(name, affiliation=_GLUED.sub(", ", " ".join(unit)).rstrip(" ,，.")) for name, unit in out]
    return authors if any(map(_is_placed, authors)) else []


def _goes_on(name: str, unit: Sequence[str]) -> bool:
    """The line goes on with the unit above: this ends in a comma, or it has no line yet; initials begin a name."""
    return (not unit or _OPEN.search(unit[-1]) is not None) and _INITIAL.match(name) is None


def _is_name(text: str) -> bool:
    return not text.isupper() and UNIT.search(text) is None and not is_chinese_name(text)


def _is_placed(author: Author) -> bool:
    """A unit's word, or what an address has, stands behind the name."""
    unit = author.affiliation
    return UNIT.search(unit) is not None or len(_PLACED.findall(unit)) > 1
