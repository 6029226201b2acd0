"""A line of credits read as a whole: roles, names, the media and offices of their bearers, deeds and places.

Each stretch of such a line can be several things: 宣传部 an office or a name, 文 a role or the end of a name. The line
is parted into segments in every way that the grammar allows, each segment at its price, and the cheapest way that
explains all of it holds; where none does, the line is no line of credits. An order that nobody has seen, a mark or none
between two segments: all that matters is that each is something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kanyin.fields import media
from kanyin.fields.credit_segments import OF_THREE, Segment, Segments
from kanyin.fields.credit_words import SENDER, TAKEN, Told, kind_of, may_tell, rare_families
from kanyin.fields.names import is_name
from kanyin.fields.script import as_printed, simplified
from kanyin.patterns import lazy

LONGEST = 90
"""Characters of the longest line."""
GLUED, ASIDE = 0.4, 0.6
"""Of a name or an office without a mark before it, and of an office behind names."""
DEAREST = 1.7
"""Of a line, for each of its names."""


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
    ("named", "bearer"): "role",
    ("aside", "bearer"): "role",
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
_STATES = ("", "unit", "role", "named", "aside", "done")
_ENDS = ("named", "done", "aside")
_WORDS = ("name", "rare", "unit")


def names_behind_label(value: str) -> tuple[str, ...]:
    """The names that a field of people holds, whatever parts them; none where anything else stands there."""
    told = told_behind_label(value)
    return tuple(told.names) if told else ()


def told_behind_label(value: str) -> Told | None:
    """The names of a field of people, and the house that stands beside them, as they are printed."""
    plain = simplified(value)
    told = read(plain, "role") if not _SENTENCE.search(plain) else None
    if told is None:
        return None
    names, pictures = ([as_printed(name, value) for name in own] for own in (told.names, told.pictures))
    return Told(names, pictures=pictures, house=as_printed(told.house, value))


_SENTENCE = lazy("[。！？“”?!0-9]")


def read(text: str, state: str = "") -> Told | None:
    """Who did what, and for which medium; None where anything on the line is something else. ``state``: ``role`` where
    a label has said that people follow.
    """
    way = _cheapest(text, state) if len(text) <= LONGEST else None
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
    way = _cheapest(text) if len(text) <= LONGEST and may_tell(text) else None
    roles = (text[one.start : one.end] for one in way or () if one.kind in ("role", "done", "place"))
    return any(not SENDER.match(said) for said in roles)


@lru_cache(maxsize=1024)
def _cheapest(text: str, begin: str = "") -> tuple[Segment, ...] | None:
    """The cheapest way through the line."""
    known = Segments(text)
    best: dict[tuple[int, str], tuple[float, tuple[Segment, ...]]] = {(0, begin): (0.0, ())}
    for at in range(len(text)):
        states = [state for state in _STATES if (at, state) in best]
        here = tuple(known.at(at)) if states else ()
        for state in states:
            price, way = best[at, state]
            for one in here:
                _go(best, state, price, way, one)
    found = [best[len(text), state] for state in _ENDS if (len(text), state) in best]
    return min(found, key=lambda each: each[0])[1] if found else None


def _go(
    best: dict[tuple[int, str], tuple[float, tuple[Segment, ...]]],
    state: str,
    price: float,
    way: tuple[Segment, ...],
    one: Segment,
) -> None:
    """One step: the segment behind the state, where the grammar allows it and no cheaper way leads there."""
    behind = _NEXT.get((state, one.kind))
    if behind is None:
        return
    is_glued = bool(way) and way[-1].kind in _WORDS and one.kind in _WORDS
    if is_glued and (way[-1].kind, one.kind) == ("rare", "unit"):
        return  # 农业资源综合管理研究课题组 is one word
    own = price + one.price + (GLUED if is_glued else 0) + (ASIDE if state == "named" and behind == "aside" else 0)
    known = best.get((one.end, behind))
    if known is None or own < known[0]:
        best[one.end, behind] = own, (*way, one)


def _tell(text: str, way: Sequence[Segment], out: Told) -> None:
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


def _back_to_name(way: Sequence[Segment], n: int) -> Iterator[Segment]:
    """The segments before this one, back to the last name: 摄影：本报记者: the first role says what was done."""
    for one in reversed(way[:n]):
        if one.kind in ("name", "rare"):
            return
        yield one


def _paper(text: str, way: Sequence[Segment], n: int) -> str:
    """The medium right before a role."""
    before = next((one for one in _back_to_name(way, n) if one.kind != "mark"), None)
    return media.of_reporter(text[before.start : before.end]) if before and before.kind == "unit" else ""


def _move(group: Sequence[str], out: Told) -> None:
    """沈漱舟/摄: those right before it took the pictures."""
    for name in group:
        if name in out.names:
            out.names.remove(name)
            out.pictures.append(name)
