"""A line of credits read as a whole: roles, names, the media and offices of those who bear them, what they did and where.

Each stretch of such a line can be several things: 宣传部 an office or a name, 文 a role or the end of a name. The line
is parted into segments in every way that the grammar allows, each segment at its price, and the cheapest way that
explains all of it holds; where none does, the line is no line of credits. An order that nobody has seen, a mark or none
between two segments: all that matters is that each is something.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kanyin.fields import media, places
from kanyin.fields.credit_words import (
    DOES,
    DONE,
    ENDS_AS_WORK,
    FROM_PLACE,
    FUNCTION,
    HAN,
    NO_NAME,
    ROLE,
    SENDER,
    SEPARATOR,
    TAKEN,
    Told,
    can_be_name,
    has_unit_end,
    is_house,
    is_place,
    is_unit,
    kind_of,
    label_end,
    rare_families,
)
from kanyin.fields.names import family_names, is_name, is_nobody, is_of_site, is_usual_name
from kanyin.fields.script import as_printed, simplified
from kanyin.patterns import lazy

LONGEST_NAME, LONGEST_UNIT, LONGEST_RARE = 4, 20, 3
OF_THREE = 3
UNUSUAL, LONG, SHORT, FAMILY, RARE, LIKE_WORK, LIKE_OFFICE, OFFICE, HOUSE, HIDING, GLUED, ASIDE, PLACE = 0.5, 1.3, 0.4, 0.6, 1.5, 0.45, 0.8, 0.5, 0.7, 2.0, 0.4, 0.6, 0.7
"""What is dear: a family name that begins other words too, a name of four or of two characters, one whose family name is rare, a
word that is a name by its place alone, a name that ends as the word for a deed or an office does, an office, a house that is known by its place
alone, an office that begins with a name, a name or an office without a mark before it, an office or a place behind names.
"""
DEAREST = 1.7
"""Of a line, for each of its names."""


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch of the line and one thing it can be, with its price."""

    start: int
    end: int
    kind: str
    price: float = 0.0


_NEXT = {
    ("", "mark"): "",
    ("", "role"): "role",
    ("", "unit"): "unit",
    ("", "name"): "named",
    ("unit", "mark"): "unit",
    ("unit", "role"): "role",
    ("unit", "unit"): "unit",
    ("unit", "name"): "named",
    ("unit", "rare"): "named",
    ("role", "mark"): "role",
    ("role", "role"): "role",
    ("role", "unit"): "role",
    ("role", "name"): "named",
    ("role", "rare"): "named",
    ("named", "mark"): "named",
    ("named", "role"): "role",
    ("named", "unit"): "aside",
    ("named", "name"): "named",
    ("named", "rare"): "named",
    ("named", "done"): "done",
    ("named", "place"): "done",
    ("aside", "mark"): "aside",
    ("aside", "role"): "role",
    ("aside", "unit"): "aside",
    ("aside", "name"): "named",
    ("aside", "done"): "done",
    ("done", "mark"): "done",
    ("done", "role"): "role",
    ("done", "name"): "named",
    ("done", "unit"): "aside",
    ("done", "done"): "done",
}
"""Which kind of segment may follow which state of a line, and the state behind it."""
_ENDS = ("named", "done", "aside")
_WORDS = ("name", "rare", "unit")


def names_behind_label(value: str) -> tuple[str, ...]:
    """The names that a field of people holds, whatever parts them; none where anything else stands there."""
    plain = simplified(value)
    told = read(plain, "role") if len(plain) <= LONGEST and not _SENTENCE.search(plain) else None
    return tuple(as_printed(name, value) for name in told.names) if told else ()


LONGEST = 60
"""Characters of such a field."""
_SENTENCE = lazy("[。！？“”?!0-9]")


def read(text: str, state: str = "") -> Told | None:
    """Who did what, and for which medium; None where anything on the line is something else. ``state``: ``role`` where
    a label has said that people follow.
    """
    way = _cheapest(text, state)
    if way is None:
        return None
    out = Told()
    _tell(text, way, out)
    out.house = next((text[one.start : one.end] for one in reversed(way) if one.kind == "unit"), "")
    out.is_placed = any(one.kind in ("role", "unit", "done", "place") for one in way)
    names = (*out.names, *out.editors, *out.pictures)
    return out if any(map(_is_sure, names)) and sum(one.price for one in way) <= DEAREST * len(names) else None


def _is_sure(name: str) -> bool:
    """A name by its family name, which may be a rare one where three characters stand."""
    return is_name(name) or (len(name) == OF_THREE and name[0] in rare_families())


def has_role(text: str) -> bool:
    """A role stands on the line, 记者, 文/; 供稿： says who sent the text, and may have written nothing."""
    roles = (text[one.start : one.end] for one in _cheapest(text) or () if one.kind in ("role", "done", "place"))
    return any(not SENDER.match(said) for said in roles)


@lru_cache(maxsize=1024)
def _cheapest(text: str, begin: str = "") -> tuple[_Segment, ...] | None:
    """The cheapest way through the line."""
    segments: list[list[_Segment]] = [[] for _ in range(len(text))]
    for one in _segments(text):
        segments[one.start].append(one)
    best: dict[tuple[int, str], tuple[float, tuple[_Segment, ...]]] = {(0, begin): (0.0, ())}
    for at in range(len(text)):
        for state in ("", "unit", "role", "named", "aside", "done"):
            if (at, state) not in best:
                continue
            price, way = best[at, state]
            for one in segments[at]:
                _go(best, state, price, way, one)
    found = [best[len(text), state] for state in _ENDS if (len(text), state) in best]
    return min(found, key=lambda each: each[0])[1] if found else None


def _go(
    best: dict[tuple[int, str], tuple[float, tuple[_Segment, ...]]],
    state: str,
    price: float,
    way: tuple[_Segment, ...],
    one: _Segment,
) -> None:
    """One step: the segment behind the state, where the grammar allows it and no cheaper way leads there."""
    behind = _NEXT.get((state, one.kind))
    if behind is None:
        return
    is_glued = bool(way) and way[-1].kind in _WORDS and one.kind in _WORDS
    own = price + one.price + (GLUED if is_glued else 0) + (ASIDE if state == "named" and behind == "aside" else 0)
    known = best.get((one.end, behind))
    if known is None or own < known[0]:
        best[one.end, behind] = own, (*way, one)


def _segments(text: str) -> Iterator[_Segment]:
    """All that any stretch of the line can be."""
    roles = [one for at in range(len(text)) if (one := _role(text, at))]
    begins = {0, *(found.end() for found in SEPARATOR.finditer(text)), *(one.end for one in roles)}
    ends = {len(text), *(found.start() for found in SEPARATOR.finditer(text)), *(one.start for one in roles)}
    yield from roles
    for at in range(len(text)):
        if found := SEPARATOR.match(text, at):
            yield _Segment(at, found.end(), "mark")
        if found := DONE.match(text, at):
            yield _Segment(at, found.end(), "done")
        if found := FROM_PLACE.match(text, at):
            yield from _place(found, text[at - 1 : at])
        yield from _names(text, at)
        yield from _units(text, at)
    for at in begins:
        yield from _alone(text, at, ends, {one.start for one in roles}, {one.end for one in roles})
    for one in roles:
        if DOES.match(text[one.start : one.end]) and (house := _HOUSE.match(text, one.end)):
            yield _Segment(house.start("house"), house.end("house"), "unit", HOUSE)


def _role(text: str, at: int) -> _Segment | None:
    """The role or the label of people that begins here."""
    found = ROLE.match(text, at)
    end = max(label_end(text, at), found.end() if found else -1)
    return _Segment(at, end, "role") if end > at else None


def _place(found: re.Match[str], before: str) -> Iterator[_Segment]:
    """Where a report came from; a word behind the mark of a list is one more name."""
    place = found["place"] or ""
    begins = any(is_usual_name(place[:n]) for n in (2, OF_THREE) if n < len(place))
    if not place or place in places.places() or (is_place(place) and not begins):
        yield _Segment(found.start(), found.end(), "place")
    elif before != "、" and not NO_NAME.search(place):
        yield _Segment(found.start(), found.end(), "place", PLACE + (HIDING if begins else 0))


_HOUSE = lazy(f"[ :：/／|]*(?P<house>[{HAN}]{{2,10}}) (?=[{HAN}])")
"""文｜河湾 沈漱舟: the house of who wrote, between what he did and his name."""
_HAN_ALONE = lazy(f"[{HAN}]{{2,10}}")


def _alone(text: str, at: int, ends: Collection[int], roles: Collection[int], own: Collection[int]) -> Iterator[_Segment]:
    """What a word between two marks or roles can be by its place: a name, or the house of the role behind it."""
    run = _HAN_ALONE.match(text, at)
    for end in range(at + 2, run.end() + 1) if run else ():
        word = text[at:end]
        if end in ends and len(word) <= LONGEST_NAME and not is_name(word) and can_be_name(word):
            yield _Segment(at, end, "rare", RARE + (LONG if len(word) > LONGEST_RARE else 0))
        if end in roles and at not in own and is_house(word) and not is_unit(word):
            yield _Segment(at, end, "unit", HOUSE)


_WIDE = lazy(f"([{HAN}])[ \u3000]{{1,2}}([{HAN}])")
"""万 军: a name of two characters that is set wide."""
_DOT = lazy("[·•・．]")
_FOREIGN = lazy(f"(?:[{HAN}]{{1,8}}[·•・．]){{1,3}}(?P<last>[{HAN}]{{1,10}})")


def _names(text: str, at: int) -> Iterator[_Segment]:
    """The names that begin here."""
    found = _FOREIGN.match(text, at)
    for end in range(found.start("last") + 1, found.end() + 1) if found else ():
        if not _is_other(text[at:end]) and not any(map(media.ends_as_medium, _DOT.split(text[at:end]))):
            yield _Segment(at, end, "name")
    if (wide := _WIDE.match(text, at)) and is_usual_name(wide[1] + wide[2]):
        yield _Segment(at, wide.end(), "name", SHORT)
    for length in range(2, LONGEST_NAME + 1):
        word = text[at : at + length]
        if len(word) < length or _is_other(word):
            continue
        if is_name(word):
            yield _Segment(at, at + length, "name", _price(word))
        elif length <= LONGEST_RARE and word[0] in rare_families() and can_be_name(word) and _HAN.fullmatch(word):
            yield _Segment(at, at + length, "rare", FAMILY + _price(word))


_HAN = lazy(f"[{HAN}]*")


def _is_other(word: str) -> bool:
    """A word of pages or of papers, whatever it begins with."""
    return is_of_site(word) or is_nobody(word) or media.ends_as_medium(word) or _has_other(word)


def _has_other(word: str) -> bool:
    return NO_NAME.search(word) is not None or FUNCTION.search(word) is not None


def _price(word: str) -> float:
    """How little a word looks like a name."""
    price = LONG if len(word) > OF_THREE and word[:2] not in family_names()[1] else SHORT if len(word) < OF_THREE else 0.0
    price += LONG if word in family_names()[1] else 0.0 if is_usual_name(word) else UNUSUAL
    price += LIKE_WORK if ENDS_AS_WORK.search(word) else 0.0
    return price + (LIKE_OFFICE if has_unit_end(word) else 0.0)


_RUN = lazy(f"[{HAN}A-Za-z0-9·“”《》]{{2,{LONGEST_UNIT}}}")
_BEGINS_UNIT = lazy(f"[{HAN}A-Za-z《“]")


def _units(text: str, at: int) -> Iterator[_Segment]:
    """The media and offices that begin here."""
    run = _RUN.match(text, at) if _BEGINS_UNIT.match(text, at) else None
    for end in range(at + 2, run.end() + 1) if run else ():
        word = text[at:end]
        if is_unit(word):
            yield _Segment(at, end, "unit", OFFICE + (HIDING if _begins_with_name(word) else 0))


def _begins_with_name(word: str) -> bool:
    """A usual name stands before what is a medium or an office by itself: 武识途河西日报社."""
    names = [word[:OF_THREE]] if len(word) > 2 * OF_THREE - 1 and is_unit(word[OF_THREE:]) else []
    names += [word[:2]] if len(word) > OF_THREE and not media.ends_as_medium(word) and is_unit(word[2:]) else []
    names = [name for name in names if word[len(name)] not in _OF_DISTRICTS]  # 秦淮区河湾街道
    return any(is_name(name) and not has_unit_end(name) for name in names)


_OF_DISTRICTS = "省市区县州镇乡村旗盟"


def _tell(text: str, way: Sequence[_Segment], out: Told) -> None:
    """What the segments of a line tell, in their order."""
    field, group = "names", list[str]()
    for n, one in enumerate(way):
        said = text[one.start : one.end]
        if one.kind == "role":
            is_more = any(each.kind == "role" for each in _back_to_name(way, n)) and kind_of(said) != "editors"
            field = field if is_more else kind_of(said)
            group = []
            out.paper = out.paper or _paper(text, way, n)
        elif one.kind in ("name", "rare"):
            said = "".join(said.split())
            group += [said]
            into = getattr(out, field)
            into += [said] if said not in into else []
        elif one.kind == "done" and TAKEN.fullmatch(said):
            _move(group, out)
            group = []
        elif one.kind == "done":
            group = []


def _back_to_name(way: Sequence[_Segment], n: int) -> Iterator[_Segment]:
    """The segments before this one, back to the last name: 摄影：本报记者: the first role says what was done."""
    for one in reversed(way[:n]):
        if one.kind in ("name", "rare"):
            return
        yield one


def _paper(text: str, way: Sequence[_Segment], n: int) -> str:
    """The medium right before a role."""
    before = next((one for one in _back_to_name(way, n) if one.kind != "mark"), None)
    return media.of_reporter(text[before.start : before.end]) if before and before.kind == "unit" else ""


def _move(group: Sequence[str], out: Told) -> None:
    """沈漱舟/摄: those right before it took the pictures."""
    for name in group:
        if name in out.names:
            out.names.remove(name)
            out.pictures.append(name)

