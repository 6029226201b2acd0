"""What each stretch of a line of credits can be, at its price: a mark, a role, a name, an office, a deed, a place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kanyin.fields import media, places
from kanyin.fields.byline_labels import labels
from kanyin.fields.credit_words import (
    BEARER,
    DOES,
    DONE,
    ENDS_AS_WORK,
    FROM_PLACE,
    FUNCTION,
    HAN,
    NO_NAME,
    OF,
    ROLE,
    ROLE_SOMEWHERE,
    SEPARATOR,
    can_be_name,
    has_unit_end,
    is_house,
    is_place,
    is_unit,
    label_end,
    rare_families,
)
from kanyin.fields.names import family_names, is_name, is_nobody, is_of_site, is_usual_name
from kanyin.patterns import lazy

LONGEST_NAME, LONGEST_UNIT, LONGEST_RARE, OF_THREE = 4, 20, 3, 3
UNUSUAL = 0.5
"""Of a name whose family name begins other words too."""
LONG, SHORT = 1.3, 0.4
"""Of a name of four characters, or of two."""
FAMILY, RARE = 0.6, 1.5
"""Of a word that is a name by a rare family name, or by its place alone."""
LIKE_WORK, LIKE_OFFICE = 0.45, 0.8
"""Of a name that ends as the word for a deed or an office does: 赵孝文, 林业局."""
OFFICE, HOUSE, HIDING = 0.5, 0.7, 2.0
"""Of an office, of a house that is known by its place alone, and of an office that begins with a name."""
PLACE = 0.7
"""Of a place that nobody knows."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the line and one thing it can be, with its price."""

    start: int
    end: int
    kind: str
    price: float = 0.0


class Segments:
    """All that the stretches of a line can be, asked for by where they begin: few places of few lines are come to."""

    def __init__(self, text: str) -> None:
        self._text = text
        begin = sorted({*_beginnings(ROLE_SOMEWHERE, text), *_beginnings(labels()[0], text)})
        roles = [one for at in begin if (one := _role(text, at))]
        marks = list(SEPARATOR.finditer(text))
        self._roles = {one.start: one for one in roles}
        self._role_ends = {one.end for one in roles}
        self._begins = {0, *(found.end() for found in marks), *self._role_ends}
        self._ends = {len(text), *(found.start() for found in marks), *self._roles}
        self._houses = [house for one in roles if (house := _house(text, one))]

    def at(self, at: int) -> Iterator[Segment]:
        """Those that begin here."""
        text = self._text
        if at in self._roles:
            yield self._roles[at]
        if found := SEPARATOR.match(text, at):
            yield Segment(at, found.end(), "mark")
        if found := DONE.match(text, at):
            yield Segment(at, found.end(), "done")
        if found := FROM_PLACE.match(text, at):
            yield from _place(found, text[at - 1 : at])
        yield from _names(text, at)
        yield from _units(text, at)
        if at in self._begins:
            if bearer := BEARER.match(text, at):
                yield Segment(at, bearer.end(), "bearer", OFFICE)
            if team := _TEAM.match(text, at):
                yield Segment(at, team.end(), "name")
            yield from _alone(text, at, self._ends, self._roles, self._role_ends)
        yield from (house for house in self._houses if house.start == at)


def _beginnings(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Each place where something that the pattern finds begins, within another too."""
    at = -1
    while found := pattern.search(text, at + 1):
        at = found.start()
        yield at


def _house(text: str, role: Segment) -> Segment | None:
    """The house of who did something, right behind what he did."""
    house = _HOUSE.match(text, role.end) if DOES.match(text[role.start : role.end]) else None
    if house is None:
        return None
    like_name = UNUSUAL if is_name(house["house"]) and not ROLE.match(text, house.end()) else 0.0
    return Segment(house.start("house"), house.end("house"), "unit", HOUSE + like_name)


def _role(text: str, at: int) -> Segment | None:
    """The role or the label of people that begins here."""
    found = ROLE.match(text, at)
    end = max(label_end(text, at), found.end() if found else -1)
    return Segment(at, end, "role") if end > at else None


def _place(found: re.Match[str], before: str) -> Iterator[Segment]:
    """Where a report came from; a word behind the mark of a list is one more name."""
    place = found["place"] or ""
    begins = any(is_usual_name(place[:n]) for n in (2, OF_THREE) if n < len(place))
    if not place or place in places.names() or (is_place(place) and not begins):
        yield Segment(found.start(), found.end(), "place")
    elif before != "、" and not NO_NAME.search(place):
        yield Segment(found.start(), found.end(), "place", PLACE + (HIDING if begins else 0))


_HOUSE = lazy(f"[ :：/／|]*(?P<house>[{HAN}]{{2,10}}?)(?: (?=[{HAN}])|(?=(?:{OF}){{1,3}}(?:记者|通讯员)))")
"""文｜河湾 沈漱舟, 文/图河湾全媒体记者: the house of who wrote, behind what he did."""
_HAN_ALONE = lazy(f"[{HAN}]{{2,10}}")


def _alone(
    text: str, at: int, ends: Collection[int], roles: Collection[int], own: Collection[int]
) -> Iterator[Segment]:
    """What a word between two marks or roles can be by its place: a name, or the house of the role behind it."""
    run = _HAN_ALONE.match(text, at)
    for end in range(at + 2, run.end() + 1) if run else ():
        word = text[at:end]
        if end in ends and len(word) <= LONGEST_NAME and not is_name(word) and can_be_name(word):
            yield Segment(at, end, "rare", RARE + (LONG if len(word) > LONGEST_RARE else 0))
        if end in roles and at not in own and is_house(word) and not is_unit(word):
            yield Segment(at, end, "unit", HOUSE)


_TEAM = lazy(f"[{HAN}]{{2,26}}(?:课题|研究|调研|编写|写作|项目)组(?![{HAN}])")
"""农业资源综合管理研究课题组: a group signs as one."""
_WIDE = lazy(f"([{HAN}])[ \u3000]{{1,2}}([{HAN}])")
"""万 军: a name of two characters that is set wide."""
_DOT = lazy("[·•・．]")
_SIGNED = lazy("[文图圖摄攝][·•]")
"""文·沈漱舟: no name of a foreigner."""
_FOREIGN = lazy(f"(?:[{HAN}]{{1,8}}[·•・．]){{1,3}}(?P<last>[{HAN}]{{1,10}})")


def _names(text: str, at: int) -> Iterator[Segment]:
    """The names that begin here."""
    found = None if _SIGNED.match(text, at) else _FOREIGN.match(text, at)
    for end in range(found.start("last") + 1, found.end() + 1) if found else ():
        if not _is_other(text[at:end]) and not any(map(media.ends_as_medium, _DOT.split(text[at:end]))):
            yield Segment(at, end, "name")
    if (wide := _WIDE.match(text, at)) and is_usual_name(wide[1] + wide[2]):
        yield Segment(at, wide.end(), "name", SHORT)
    for length in range(2, LONGEST_NAME + 1):
        word = text[at : at + length]
        if len(word) < length or _is_other(word):
            continue
        if is_name(word):
            yield Segment(at, at + length, "name", _price(word))
        elif length <= LONGEST_RARE and word[0] in rare_families() and can_be_name(word) and _HAN.fullmatch(word):
            yield Segment(at, at + length, "rare", FAMILY + _price(word))


_HAN = lazy(f"[{HAN}]*")


def _is_other(word: str) -> bool:
    """A word of pages or of papers, whatever it begins with."""
    return is_of_site(word) or is_nobody(word) or media.ends_as_medium(word) or _has_other(word)


def _has_other(word: str) -> bool:
    return NO_NAME.search(word) is not None or FUNCTION.search(word) is not None


def _price(word: str) -> float:
    """How little a word looks like a name."""
    price = (
        LONG if len(word) > OF_THREE and word[:2] not in family_names()[1] else SHORT if len(word) < OF_THREE else 0.0
    )
    price += LONG if word in family_names()[1] else 0.0 if is_usual_name(word) else UNUSUAL
    price += LIKE_WORK if ENDS_AS_WORK.search(word) else 0.0
    return price + (LIKE_OFFICE if has_unit_end(word) else 0.0)


_RUN = lazy(f"[{HAN}A-Za-z0-9·“”《》]{{2,{LONGEST_UNIT}}}")
_BEGINS_UNIT = lazy(f"[{HAN}A-Za-z《“]")


def _units(text: str, at: int) -> Iterator[Segment]:
    """The media and offices that begin here."""
    run = _RUN.match(text, at) if _BEGINS_UNIT.match(text, at) else None
    for end in range(at + 2, run.end() + 1) if run else ():
        word = text[at:end]
        if is_unit(word):
            yield Segment(at, end, "unit", OFFICE + (HIDING if _begins_with_name(word) else 0))


def _begins_with_name(word: str) -> bool:
    """A usual name stands before what is a medium or an office by itself: 武识途河西日报社."""
    names = [word[:OF_THREE]] if len(word) > 2 * OF_THREE - 1 and is_unit(word[OF_THREE:]) else []
    names += [word[:2]] if len(word) > OF_THREE and not media.ends_as_medium(word) and is_unit(word[2:]) else []
    names = [name for name in names if word[len(name)] not in _OF_DISTRICTS]  # 秦淮区河湾街道
    return any(is_name(name) and not has_unit_end(name) for name in names)


_OF_DISTRICTS = "省市区县州镇乡村旗盟"
