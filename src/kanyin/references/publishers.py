"""Who published a book and where: ``北京: 某出版社``, ``某出版社, 北京``, ``Some Press, Town, NJ``."""

from __future__ import annotations

from dataclasses import dataclass, field

from kanyin.patterns import lazy
from kanyin.references.known_names import SURE_NAME, han_quality, is_body, sounds_foreign
from kanyin.references.names import Name
from kanyin.references.places import (
    ends_in_land,
    is_city,
    is_press,
    stands_before_town,
    town_behind_press,
    town_of_land,
)
from kanyin.references.serials import FEW_PAGES
from kanyin.references.text import HAN, Span, trim, with_bracket

NO_PAGE = "(?:自?序|前言|后记|扉页|封[面底]|附录|卷[一二三四五六七八九十百]{1,3})"
"""What stands in the place of a page."""
PAGES_END = lazy(
    rf"\s?[:,]\s?(?:(?:第|pp?\.?\s?)?(?P<page>{FEW_PAGES})|(?P<place>[^.,:;\s]{{0,8}}{NO_PAGE}))\s?[页頁]?[\s.,;]*+$"
)
_PLACE = lazy(
    rf"(?P<place>\[[^\[\]:]{{1,24}}\]|[^:\d()]{{1,60}}?|[^:]{{1,40}})\s?:\s?(?!//)(?=[^\d\s]|\d+[A-Za-z{HAN}])"
)
_CITY_FIRST = lazy(r"([^\s,.:;]{2,14}(?: [A-Z][a-z]{1,14})?)\s?[,;、]\s?(?=[^\s\d])")


@dataclass(slots=True)
class Tail:
    """What was read behind the title: places by CSL name, people by role, and what was not understood."""

    spans: dict[str, Span] = field(default_factory=dict)
    people: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    rest: list[Span] = field(default_factory=list)
    behind: list[Span] = field(default_factory=list)
    """What was not understood and stands behind the year, so that it can be no host."""
    doubts: set[str] = field(default_factory=set)
    covered: list[Span] = field(default_factory=list)


_HOUSE_FIRST = lazy(
    rf"(?P<house>[{HAN}]{{2,14}}(?:出版社|出版公司|书局|书店|印书馆))\s?,\s?(?P<place>[{HAN}]{{2,6}})\s?(?:[,:]|$)"
)
"""``朗文出版社，香港``: the town behind the publisher."""
_NO_DATE = lazy(r"\s?[,.]\s?(?P<status>(?:出版)?(?:时间|年代?|年份|日期)不[详明]|无出版(?:时间|年))\s*$")


def _without_remark(work: str, parts: list[Span], tail: Tail) -> list[Span]:
    """The parts without the words that say that no year is known."""
    found = _NO_DATE.search(work, *parts[-1]) if "不" in work or "无出版" in work else None
    if found is None:
        return parts
    tail.spans.setdefault("status", found.span("status"))
    return [*parts[:-1], (parts[-1][0], found.start())]


_NUMBER_BEFORE = lazy(r"(?P<number>[A-Z][A-Za-z]{0,9}[/-][A-Z\d/.-]{1,24}+(?<=\d))\s?,\s?(?=[A-Z])")
"""``NREL/PO-5000-86870, National Laboratory``: the number of a report before who published it."""


def _without_number(work: str, first: int, last: int, tail: Tail) -> int:
    """Where a publisher begins behind the number of a report."""
    number = _NUMBER_BEFORE.match(work, first, last)
    if number is None:
        return first
    tail.spans.setdefault("number", number.span("number"))
    return number.end()


_GENRE_BEHIND = lazy(r"\s?\(?(?P<genre>(?:博士|硕士|学士)[^()]{0,4}(?:学位)?论文)\)?\s?$")


def _without_genre(work: str, parts: list[Span], tail: Tail) -> list[Span]:
    """The parts without the kind of thesis behind the school: ``某大学（博士学位论文）``."""
    found = _GENRE_BEHIND.search(work, *parts[-1])
    if found is None:
        return parts
    tail.spans.setdefault("genre", found.span("genre"))
    return [*parts[:-1], (parts[-1][0], found.start())]


def take_publisher(work: str, parts: list[Span], tail: Tail, *, school: bool) -> None:
    parts = [with_bracket(work, part) for part in (trim(work, *part, " ,;.([") for part in parts) if part[0] < part[1]]
    if not parts:
        return
    parts = _without_genre(work, _without_remark(work, parts, tail), tail)
    first, last = parts[-1]
    first = _without_number(work, first, last, tail)
    house = _HOUSE_FIRST.match(work, first, last)
    if house and is_city(house["place"]):
        tail.spans |= {"publisher": house.span("house"), "publisher-place": house.span("place")}
        tail.rest += [*parts[:-1], *([(house.end(), last)] if house.end() < last else [])]
        return
    place = _PLACE.match(work, first, last)
    if place is None and len(parts) > 1 and ":" in work[parts[-2][0] : parts[-2][1]]:
        # The publisher's own name has a dot.
        first = parts[-2][0]
        place = _PLACE.match(work, first, last)
        parts = parts[:-1]
    if place is None and len(parts) > 1 and is_city(work[slice(*parts[-2])]):
        # 北京. 科学出版社
        tail.spans["publisher-place"] = parts[-2]
        tail.spans["publisher"] = with_dot(work, _without_pages(work, (first, last), tail))
        tail.rest += parts[:-2]
        return
    if place:
        named = with_dot(work, trim(work, *place.span("place")))
        behind = with_dot(work, _without_pages(work, trim(work, place.end(), last, " ,;:"), tail))
        if stands_before_town(work[slice(*named)], work[slice(*behind)]):
            named, behind = behind, named
        tail.spans |= {"publisher-place": named, "publisher": behind}
    elif work[last - 1] == ":":
        # 河口: 2019; 河口出版社: 2019
        named = trim(work, first, last, " :")
        tail.spans["publisher" if is_press(work[slice(*named)]) else "publisher-place"] = named
    elif (ends_in_land(work[first:last]) or is_city(work[first:last])) and not is_press(work[first:last]):
        town = town_of_land(work, (first, last))
        if town:
            tail.spans["publisher"] = (first, town.start())
        tail.spans["publisher-place"] = town.span("place") if town else (first, last)
        if town is None and len(parts) > 1 and stands_before_town(work[slice(*parts[-2])], work[first:last]):
            tail.spans["publisher"] = parts[-2]
            parts = parts[:-1]
    elif (city := _CITY_FIRST.match(work, first, last)) and is_city(city[1]):
        tail.spans["publisher-place"] = city.span(1)
        tail.spans["publisher"] = with_dot(work, _without_pages(work, (city.end(), last), tail))
    else:
        behind = _without_people_before(work, _without_town_before(work, (first, last), tail), tail)
        whole = _without_pages(work, behind, tail)
        tail.spans["publisher"] = with_dot(work, _without_town(work, whole, tail))
    tail.rest += parts[:-1]


_TOWN_BEFORE = lazy(rf"(?P<place>[{HAN}]{{2,4}})\s{{1,3}}(?=[{HAN}]{{4}})")


def _without_town_before(work: str, span: Span, tail: Tail) -> Span:
    """A publisher without the town that a blank parts from it: ``北京 某某出版社``."""
    found = _TOWN_BEFORE.match(work, *span)
    if not found or not is_city(found["place"]) or not is_press(work[found.end() : span[1]]):
        return span
    tail.spans["publisher-place"] = found.span("place")
    return found.end(), span[1]


_PEOPLE_BEFORE = lazy(rf"(?P<people>[{HAN}·]{{2,9}}(?:\s?、\s?[{HAN}·]{{2,9}}){{0,4}})\s?,\s?(?=[{HAN}])")


def _without_people_before(work: str, span: Span, tail: Tail) -> Span:
    """A publisher without those who wrote the book: ``渡口史，方砚秋，某某出版社``, the title before them."""
    found = _PEOPLE_BEFORE.match(work, *span)
    names = found["people"].replace(" ", "").split("、") if found else []
    if not found or not is_press(work[found.end() : span[1]]) or is_city(names[0]):
        return span
    if any(is_body(name) or not (han_quality(name) == SURE_NAME or sounds_foreign(name)) for name in names):
        return span
    tail.people["author"] = tuple(Name(literal=name) for name in names)
    tail.covered.append(found.span("people"))
    return found.end(), span[1]


def _without_town(work: str, span: Span, tail: Tail) -> Span:
    """A publisher without the towns behind it: ``Academic Press, New York``, ``Springer, Berlin, Heidelberg``."""
    if "publisher-place" in tail.spans or not (found := town_behind_press(work, span)):
        return span
    first = town_behind_press(work, (span[0], found.start())) or found
    tail.spans["publisher-place"] = (first.start("place"), found.end("place"))
    return span[0], first.start()


def with_dot(work: str, span: Span) -> Span:
    """With the dot of an abbreviation that ends it: ``Washington, D.C.:``, ``Littleton, Colo.:``."""
    after = work[span[1] + 1 : span[1] + 2]
    return (span[0], span[1] + 1) if work[span[1] : span[1] + 1] == "." and after in tuple(":,;") else span


def _without_pages(work: str, span: Span, tail: Tail) -> Span:
    if "page" in tail.spans:
        return span
    pages = PAGES_END.search(work, *span)
    if pages:
        tail.spans["page"] = pages.span("page" if pages["page"] else "place")
        return trim(work, span[0], pages.start())
    return span
