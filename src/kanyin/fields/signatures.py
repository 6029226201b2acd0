"""Lines that hold names and their units together, in whatever order and with whatever between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kanyin.fields import media, people, places
from kanyin.fields.names import OF_THREE
from kanyin.model import Author
from kanyin.patterns import lazy


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs a line, as it stands there, and the units beside the names."""

    names: tuple[str, ...]
    signed: str
    units: tuple[Author, ...]


LONGEST_SIGNATURE, SHORTEST_UNIT = 80, 4
"""Characters of a line that sets a unit before its names, and of the unit."""
LONGEST = 900
"""Characters of a line of names and units."""
_GAP = lazy("[\\s\u3000]+")
_BRACKET = lazy("[(（]")
_FIRST_UNIT = lazy("(?<![\\d,，.])1[.．、]?\\s?(?=[\u3400-\u9fff]{4})")
_NUMBER = lazy(r"\s{0,4}[(（]?\d{1,2}\s?[.．、)）]\s?(?=[\u3400-\u9fff])")
"""Before a unit that begins as a name does: 2. 石料工程重点实验室."""
_BEHIND = lazy("(?<=[)）])\\s*+[*＊]?\\s*+(?:通[讯信]作者|E-?mail|联系人)[^\n]*$", re.IGNORECASE)
_LAST_NAME = lazy("[\u3400-\u9fff]{2,40}")
_SEPARATOR = lazy("[，,、；;\\s\u3000]")


def read_signature(text: str) -> Signature | None:
    """A line of names and their units: ``许力1，方砚2（1.甲大学；2.乙研究所）``, ``甲大学　　许力　方砚``."""
    if len(text) > LONGEST or _NUMBER.match(text):
        return None
    text = _BEHIND.sub("", people.plain_marks(text.strip().lstrip("★☆■□●◎◆")))
    for head, tail in _halves(text):
        names = people.read_names(head) or (people.names_by_place(head) if len(head) <= LONGEST_SIGNATURE else ())
        units = tail.strip(" 　()（）")
        if names and (people.is_unit_line(units) or _is_row_of_units(units)):
            return Signature(names, head, tuple(people.read_units(units, ())))
    first, *others = _GAP.split(text, maxsplit=1)
    names = people.read_names(others[0]) if others and len(text) <= LONGEST_SIGNATURE else ()
    if names and len(first) >= SHORTEST_UNIT and people.names_unit(first) and not people.is_name(first):
        return Signature(names, others[0], (people.read_unit(first),))
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Where a line can be parted into names and units: at a bracket, at the first unit's number, behind a name."""
    if found := _BRACKET.search(text):
        yield text[: found.start()], text[found.start() :]
    if found := _FIRST_UNIT.search(text):
        yield text[: found.start()], text[found.start() :]
    last = max((found.end() for found in _SEPARATOR.finditer(text) if _is_before_unit(text, found.end())), default=-1)
    if last > 0:
        size = _name_before_unit(text[last:])
        yield text[: last + size], text[last + size :]


def _is_before_unit(text: str, at: int) -> bool:
    return _name_before_unit(text[at:]) > 0


def _name_before_unit(text: str) -> int:
    """How many characters of a word are a name with a unit glued behind it: 刘洪来贵州大学; 0 for any other word."""
    found = _LAST_NAME.match(text)
    if found is None:
        return 0
    word = found[0]
    sizes = [size for size in (3, 2) if people.is_name(word[:size]) and people.names_unit(word[size:])]
    placed = [size for size in sizes if word[size:].startswith(places.places())]
    return next(iter([*placed, *sizes]), 0) if not people.is_name(word) else 0


def _is_row_of_units(text: str) -> bool:
    """Units by their numbers, with marks that a single one does not have."""
    units = re.split(r"[;；]|[)）]\s*[(（]", text)
    return text[:1] in "1①" and any(people.is_unit_line(unit) for unit in units)


def names_alone(text: str) -> tuple[str, ...]:
    """Names and nothing else on the line right below the title: who wrote. Half of them, and one of three characters,
    have to be usual: two characters may as well be a word.
    """
    names = people.read_names(text) or (people.names_by_place(text) if _LIST.search(text) else ())
    usual = [name for name in names if people.is_usual_name(name)]
    is_sure = any(len(name) == OF_THREE or "·" in name for name in usual) and 2 * len(usual) >= len(names)
    return names if is_sure and "".join(names).replace("·", "") == "".join(_HAN_ALONE.findall(text)) else ()


_LIST = lazy("[、，；]")
_HAN_ALONE = lazy("[\u3400-\u9fff]")


def with_house(pieces: list[str]) -> tuple[str, str] | None:
    """A person and the house that has published, 临城作家协会, 沈漱舟; None for any other two words."""
    person, house = sorted(pieces, key=people.names_unit)
    is_pair = people.names_unit(house) and not people.names_unit(person) and not people.is_name(house)
    return (person, house) if is_pair and len(person) <= OF_THREE and people.is_name(person) else None


def is_alone(word: str) -> bool:
    """A name of three characters, and no place or office that looks like one: 高新区."""
    return len(word) == OF_THREE and people.is_usual_name(word) and not _OF_HOUSE.search(word)


_OF_HOUSE = lazy("[省市区县州镇乡村局办部站台社委科室系院所馆报网刊会讯息版专栏目]$")


def glued_to_medium(word: str) -> tuple[str, str] | None:
    """A person right behind the medium or the desk that he works for, 河湾网沈漱舟; the desk's house stands first."""
    house, _, desk = word.rpartition("／")
    for length in (OF_THREE, 2):
        name, place = desk[-length:], desk[:-length]
        is_desk = media.is_medium(place) or (bool(house) and _DESK.search(place) is not None)
        if is_desk and people.is_usual_name(name) and not _OF_HOUSE.search(name):
            return name, house or place
    return None


_DESK = lazy("(?:新闻|新聞|编辑|編輯|采访|採訪|社会|社會|财经|財經|地方|综合|綜合)(?:中心|部|组|組)$")
