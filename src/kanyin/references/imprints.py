"""What follows the title of a book: contributors, edition, place, publisher, year, pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kanyin.patterns import lazy
from kanyin.references.known_names import SURE_NAME, han_quality, is_body, sounds_foreign
from kanyin.references.names import Name, read_names
from kanyin.references.places import (
    ends_in_land,
    is_city,
    is_press,
    stands_before_town,
    town_behind_press,
    town_of_land,
)
from kanyin.references.serials import FEW_PAGES, PAGES, before_month
from kanyin.references.text import HAN, YEAR, Span, sentences, trim, with_bracket

_TRANSLATORS = lazy(
    r"[,(\s]{0,4}(?:等\s*+[,.]?\s*+)?(?:编?译(?:注|者)?|合译|翻译|et al\.?,?\s*+trans\.?|trans(?:lated|lator)?s?\.?"
    r"|Trans(?:lator)?s?\.?|tr\.)\s*+\)?$"
)
_TRANSLATED_BY = lazy(r"(?:[Tt]rans(?:lated by|\.)|译者[:：]?)\s*+")
_EDITORS = lazy(
    r"[,(\s]{0,4}(?:等\s*+[,.]?\s*+)?(?:(?:总|分)?主编|编著|编|编辑|校|校注|点校|整理|注|辑|审校|[Ee]ds?\.?|[Ee]ditors?\.?|Hrsg\.?)\s*+\)?$"
)
_EDITED_BY = lazy(r"(?:[Ee]d(?:ited by|s?\.)(?=\s[A-Z])|主编[:：])\s*+")
EDITION = lazy(
    r"[\[(]?(?:第?\s?[0-9一二三四五六七八九十]{1,3}\s?版(?:修订本)?|(?:19|20)\d\d\s?年?版|(?:修订|增订|影印|重印|校订|增补|全新|新|初|再|最新|中文|英文|国际|插图|典藏|铅印|石印|油印"
    r"|典藏)\s?\d?[版本]|[^.,;:]{0,14}(?:刻本|抄本|钞本|印本|活字本|稿本|拓本|刊本)"
    r"|(?:the\s)?\d{1,2}\s?(?:st|nd|rd|th)\s(?:[A-Za-z]+\s)?[Ee]d(?:ition|n)?|(?:The\s)?\d{1,2}\s?(?:st|nd|rd"
    r"|th)?\s?[Ee]dition|(?:Rev(?:ised)?|Enl|Int(?:ernational)?|2|3|4|5|6)\.?\s[Ee]d(?:ition|n)?|(?:First|Second"
    r"|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth) [Ee]d(?:ition|n)?|V(?:ersion)?\s?\d[\d.]*+)\.?[\])]?"
)
_DIMENSIONS = lazy(r"[\d$×x]+\s?[cm]m\b.{0,24}|\d+\s?页|\d+\s?p")
_GENRE = lazy(
    r"\(?(?:[^\s.,;:]{0,12}(?:学位)?论文|(?:[\w.]+\s){0,3}(?:[Dd]issertation|[Tt]hes[ie]s)|[Tt]echnical report"
    r"|Working paper|研究报告)\)?"
)
_GENRE_FIRST = lazy(rf"\[?(?P<genre>{_GENRE.pattern})\]?\s?,\s?")
"""``[博士论文]，中国科学院``: before the school, not behind a stop."""
_YEAR_PLACE = lazy(rf"(?<![\d])(?P<open>[\[(]\s?)?[c©]?(?P<year>{YEAR})(?![\d])")
_MONTH_DAY = "(?:" + "|".join(rf"{mark}(?:0?[1-9]|1[0-2])(?:{mark}\d{{1,2}})?" for mark in ("-", "/", r"\.")) + ")"
_NO_PAGE = "(?:自?序|前言|后记|扉页|封[面底]|附录|卷[一二三四五六七八九十百]{1,3})"
"""What stands in the place of a page."""
_AFTER_YEAR = lazy(
    rf"\??[a-z]?\s?[)\]]?(?:\s?年(?:\s?\d{{1,2}}\s?月)?(?:\s?\d{{1,2}}\s?日)?(?:版|第[一二三四五六七八九十\d]{{1,3}}版|(?:校注|影印|修订|标点)[本版])?|\s?,\s?第?\s?[一二三四五六七八九十\d]{{1,2}}\s?版)?(?:{_MONTH_DAY}(?!\d|\s?-)|\s?-{{1,2}}\s?(?:{YEAR})?)?(?:\s?\((?:(?P<issue>\d{{1,3}})|[^()]{{1,14}})\))?"
    rf"(?:\s?,\s?(?P<volume>\d{{1,3}})(?=\s?:\s?\d))?(?:\s?[:,.;]+\s?(?:(?:第|pp?\.?\s?)?(?P<page>{PAGES}|\d{{1,2}}\s\d{{3}})|(?P<place>[^.,:;]{{0,8}}{_NO_PAGE}))\s?[页頁]?)?[\s.,;:)\]]*+$"
)
_PAGES_END = lazy(
    rf"\s?[:,]\s?(?:(?:第|pp?\.?\s?)?(?P<page>{FEW_PAGES})|(?P<place>[^.,:;\s]{{0,8}}{_NO_PAGE}))\s?[页頁]?[\s.,;]*+$"
)
_PLACE = lazy(
    rf"(?P<place>\[[^\[\]:]{{1,24}}\]|[^:\d()]{{1,60}}?|[^:]{{1,40}})\s?:\s?(?!//)(?=[^\d\s]|\d+[A-Za-z{HAN}])"
)


@dataclass(slots=True)
class Tail:
    """What was read behind the title: places by CSL name, people by role, and what was not understood."""

    spans: dict[str, Span] = field(default_factory=dict)
    people: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    rest: list[Span] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)
    covered: list[Span] = field(default_factory=list)


def read_imprint(work: str, raw: str, start: int, end: int, *, school: bool = False) -> Tail:
    """A book's tail. What cannot be told stands in ``rest``."""
    tail = Tail()
    left: list[Span] = []
    parts = sentences(work, start, end)
    if parts and _DIMENSIONS.fullmatch(work, *parts[-1]):
        tail.spans["dimensions"] = parts[-1]
        parts = parts[:-1]
    for part in _opened(work, raw, parts, tail):
        if _take_series(work, part, tail):
            continue
        if not left and _take_sentence(work, raw, part, tail):
            continue
        left.append(part)
    if left:
        _take_publication(work, left, tail, school=school)
    return tail


_SERIES = lazy(
    rf"(?P<series>[A-Z][A-Za-z][A-Za-z &().-]{{0,70}}?),?\s[Vv]ol\.\s?(?P<volume>\d{{1,5}}),\s?"
    rf"(?:[Nn]o\.\s?\d{{1,4}},\s?)?pp?\.\s?(?P<page>{FEW_PAGES})"
)
"""``LNCS, vol. 123, pp. 12-18``: the series of a book, its volume and the pages of a part, as Springer prints them."""


def _take_series(work: str, part: Span, tail: Tail) -> bool:
    """The volume and the pages behind the name of a series."""
    found = _SERIES.fullmatch(work, *part)
    if found is None or tail.spans.keys() & {"volume", "page"}:
        return False
    tail.spans |= {name: found.span(name) for name in ("volume", "page")}
    tail.covered.append(part)
    return True


def _take_sentence(work: str, raw: str, part: Span, tail: Tail) -> bool:
    """A contributor, an edition, a genre; False for anything else."""
    first, last = part = trim(work, *part, ":")
    if last - first > 160:
        return False
    edition = EDITION.fullmatch(work, first, last)
    if edition:
        tail.spans.setdefault("edition", part)
        return True
    if _GENRE.fullmatch(work, first, last):
        _take_genre(work, part, tail)
        return True
    return take_contributor(work, raw, part, tail)


_OF_SCHOOL = lazy(
    rf"(?P<school>[{HAN}]{{2,12}}?(?:大学|学院|研究院|研究所|科学院|党校))(?P<genre>(?:未刊)?(?:博士|硕士|学士)?(?:研究生)?(?:学位)?(?:毕业)?论文)"
)


def _take_genre(work: str, span: Span, tail: Tail) -> None:
    """``硕士学位论文``, and the school that stands before it: ``某大学硕士学位论文``."""
    found = _OF_SCHOOL.fullmatch(work, *span)
    tail.spans.setdefault("genre", found.span("genre") if found else span)
    if found:
        tail.spans.setdefault("publisher", found.span("school"))


_SUPERVISED = lazy(
    rf"(?:指导(?:教师|老师|教授)|导师|[Ss]upervis(?:or|ed by))\s?[:：]?\s?"
    rf"(?:[{HAN}]{{2,4}}(?:\s?[,、]\s?[{HAN}]{{2,4}}){{0,3}}|[A-Z][A-Za-z. '-]{{2,40}})"
)
"""``导师：方砚秋``: who guided a thesis; CSL has no place for it."""


def take_contributor(work: str, raw: str, part: Span, tail: Tail) -> bool:
    """``唐巧天, 毛立坤, 译``, ``STRACHEY J, trans``: people with their role."""
    first, last = part
    if _SUPERVISED.fullmatch(work, first, last):
        tail.covered.append(part)
        return True
    for role, behind, before in (("translator", _TRANSLATORS, _TRANSLATED_BY), ("editor", _EDITORS, _EDITED_BY)):
        lead = before.match(work, first, last)
        sign = None if lead else behind.search(work, max(first, last - 24), last)
        if not lead and not sign:
            continue
        begin, stop = (lead.end(), last) if lead else (first, sign.start() if sign else last)
        names = read_names(work, raw, *trim(work, begin, stop, " ,;:"))
        if names and names[-1].end >= stop - 2:
            tail.people[role] = tail.people.get(role, ()) + names[-1].people
            tail.covered.append(part)
            if names[-1].others or "等" in work[stop:last] or "et al" in work[stop:last]:
                tail.doubts.add(f"{role}-others")
            return True
    return False


_BRACKETED_ROLE = lazy(
    r"\(\s?(?:trans|eds?|Trans|Eds?|主编|译|编)\.?\s?\)\s?[.,]\s?|(?:(?<=[^\s])|(?<=[\u3400-\u9fff]\s))(?:主编|编著|译|编)\s?,\s?"
)


def _opened(work: str, raw: str, parts: tuple[Span, ...], tail: Tail) -> tuple[Span, ...]:
    """Parts of which the first may begin with contributors and a comma: ``Rehg, W. (trans.), MIT Press``."""
    if not parts:
        return parts
    first, last = parts[0]
    genre = _GENRE_FIRST.match(work, first, last)
    if genre and genre.end() < last:
        _take_genre(work, genre.span("genre"), tail)
        return ((genre.end(), last), *parts[1:])
    sign = _BRACKETED_ROLE.search(work, first, min(last, first + 120))
    if sign and sign.end() < last and take_contributor(work, raw, (first, trim(work, first, sign.end())[1]), tail):
        return ((sign.end(), last), *parts[1:])
    return parts


_CITY_FIRST = lazy(r"([^\s,.:;]{2,14}(?: [A-Z][a-z]{1,14})?)\s?,\s?(?=[^\s\d])")
_IN_PAGES = lazy(r"\d{4}\s?[:.,]\s?(?:\d{3,4}\s?-)?\s?$|\d-$")


def _take_publication(work: str, left: list[Span], tail: Tail, *, school: bool) -> None:
    """Place, publisher, year and pages, in the last sentences; what stands before them is not understood."""
    start, end = left[0][0], left[-1][1]
    places = [
        found
        for found in _YEAR_PLACE.finditer(work, start, end)
        if not _IN_PAGES.search(work, max(0, found.start() - 10), found.start())
    ]
    for found in reversed(places):
        after = _AFTER_YEAR.match(work, found.end(), end)
        if after:
            tail.spans.setdefault("issued", found.span("year"))
            _take_year_text(work, found, end, tail)
            for number in ("volume", "issue"):  # IEEE, 2011, 1: 260-263
                if after[number]:
                    tail.spans[number] = after.span(number)
            if after["page"] or after["place"]:
                tail.spans["page"] = after.span("page" if after["page"] else "place")
            _take_publisher(work, _clip(left, before_month(work, start, found.start())), tail, school=school)
            return
    pages = _PAGES_END.search(work, max(start, end - 60), end)
    if pages:
        tail.spans["page"] = pages.span("page" if pages["page"] else "place")
        end = pages.start()
    _take_publisher(work, _clip(left, end), tail, school=school)


_YEAR_TEXT = lazy(
    rf"[c©]?{YEAR}(?:\?|(?P<month>\s?年\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?日)?|{_MONTH_DAY}(?!\d|\s?-))|\s?\([^()]{{1,14}}\)|-{{1,2}}(?:{YEAR}(?!\d)|(?!\d)))?"
)


def _take_year_text(work: str, found: re.Match[str], end: int, tail: Tail) -> None:
    """The year as printed where it is more than four digits: ``c1980``, ``1865（清同治四年）``, ``1984—``."""
    start = found.start("year") - (work[found.start("year") - 1] in "c©")
    text = _YEAR_TEXT.match(work, start, end)
    if text is None or text.end() - text.start() <= 4:
        return
    tail.spans["issued" if text["month"] else "year-text"] = text.span()


def _clip(parts: list[Span], end: int) -> list[Span]:
    return [(first, min(last, end)) for first, last in parts if first < end]


_HOUSE_FIRST = lazy(
    rf"(?P<house>[{HAN}]{{2,14}}(?:出版社|出版公司|书局|书店|印书馆))\s?,\s?(?P<place>[{HAN}]{{2,6}})\s?(?:,|$)"
)
"""``朗文出版社，香港``: the town behind the publisher."""
_NO_DATE = lazy(r"\s?[,.]\s?(?P<status>(?:出版)?(?:时间|年代?|年份|日期)不[详明]|无出版(?:时间|年))\s*$")


def _without_remark(work: str, parts: list[Span], tail: Tail) -> list[Span]:
    """The parts without the words that say that no year is known."""
    found = _NO_DATE.search(work, *parts[-1])
    if found is None:
        return parts
    tail.spans.setdefault("status", found.span("status"))
    return [*parts[:-1], (parts[-1][0], found.start())]


def _take_publisher(work: str, parts: list[Span], tail: Tail, *, school: bool) -> None:
    parts = [with_bracket(work, part) for part in (trim(work, *part, " ,;.([") for part in parts) if part[0] < part[1]]
    if not parts:
        return
    parts = _without_remark(work, parts, tail)
    first, last = parts[-1]
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
        # 河口: 2019
        tail.spans["publisher-place"] = trim(work, first, last, " :")
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
    pages = _PAGES_END.search(work, *span)
    if pages:
        tail.spans["page"] = pages.span("page" if pages["page"] else "place")
        return trim(work, span[0], pages.start())
    return span
