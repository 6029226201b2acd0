"""What follows the title of a book: contributors, edition, place, publisher, year, pages."""

from __future__ import annotations

import re

from kanyin.patterns import lazy, quick
from kanyin.references.names import Name, Names, read_names
from kanyin.references.places import is_city
from kanyin.references.publishers import NO_PAGE, PAGES_END, Tail, take_publisher
from kanyin.references.serials import FEW_PAGES, PAGES, before_month
from kanyin.references.text import HAN, UPPER, YEAR, Span, sentences, trim

_TRANSLATORS = quick(
    r"[,(\s]{0,4}(?:等\s*+[,.]?\s*+)?(?:编?译(?:注|者)?|合译|翻译|et al\.?,?\s*+trans\.?|trans(?:lated|lator)?s?\.?"
    r"|Trans(?:lator)?s?\.?|tr\.)\s*+\)?$"
)
_TRANSLATED_BY = lazy(r"(?:[Tt]rans(?:lated by|\.)|译者[:：]?)\s*+")
_EDITORS = quick(
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
STANDARD = lazy(
    r"(?P<number>(?![A-Z]{4,7}\s(?:19|20)\d\d(?![\d./-]))(?:[A-Z]{2,7}(?:\s?/\s?[A-Z]{1,4})*"
    r"|IEEE P?|ASME BPVC-|ASTM )\s?(?:[A-Z][\s-]?)?"
    r"\d(?:[\d./-]|(?<=/)[A-Z](?=\d)|(?<=\d)[a-z]{1,2}(?![A-Za-z]))*(?<![./-])(?:[-:]\d{2,4})?(?:\((?:[A-Za-z]{1,3}|\d{2})\))?)"
)
"""The number of a standard, ``GB/T 3792-2021``, ``IEEE 802.11``."""
_DIMENSIONS = lazy(r"[\d$×x]+\s?[cm]m\b.{0,24}|\d+\s?页|\d+\s?p")
_GENRE = lazy(
    r"\(?(?:[^\s.,;:]{0,12}(?:学位)?论文|(?:[\w.]+\s){0,3}(?:[Dd]issertation|[Tt]hes[ie]s)|[Tt]echnical report"
    r"|Working paper|研究报告)\)?"
)
_GENRE_FIRST = lazy(rf"\[?(?P<genre>{_GENRE.pattern})\]?\s?,\s?")
"""``[博士论文]，中国科学院``: before the school, not behind a stop."""
_YEAR_PLACE = quick(rf"(?<![\d])(?P<open>[\[(]\s?)?[c©]?(?P<year>{YEAR})(?![\d])")
_MONTH_DAY = "(?:" + "|".join(rf"{mark}(?:0?[1-9]|1[0-2])(?:{mark}\d{{1,2}})?" for mark in ("-", "/", r"\.")) + ")"
_AFTER_YEAR = lazy(
    rf"\??[a-z]?\s?[)\]]?(?:\s?年(?:\s?\d{{1,2}}\s?月)?(?:\s?\d{{1,2}}\s?日)?(?:版|第[一二三四五六七八九十\d]{{1,3}}版|(?:校注|影印|修订|标点)[本版])?|\s?,\s?第?\s?[一二三四五六七八九十\d]{{1,2}}\s?版)?(?:{_MONTH_DAY}(?!\d|\s?-)|\s?-{{1,2}}\s?(?:{YEAR})?)?(?:\s?\((?:(?P<issue>\d{{1,3}})|[^()]{{1,14}})\))?"
    rf"(?:\s?,\s?(?P<volume>\d{{1,3}})(?:\s?\((?P<within>\d{{1,3}}(?:-\d{{1,3}})?)\))?(?=\s?:\s?\d))?(?:\s?[:,.;]+\s?(?:(?:第|pp?\.?\s?)?(?P<page>{PAGES}|\d{{1,2}}\s\d{{3}})|(?P<place>[^.,:;]{{0,8}}{NO_PAGE}))\s?[页頁]?)?[\s.,;:)\]]*+$"
)


def read_imprint(work: str, raw: str, start: int, end: int, *, school: bool = False) -> Tail:
    """A book's tail. What cannot be told stands in ``rest``."""
    tail = Tail()
    if _take_run(work, raw, trim(work, start, end, " .,"), tail):
        return tail
    left: list[Span] = []
    parts = sentences(work, start, end)
    if len(parts) > 1 and (pages := _PAGES_ALONE.fullmatch(work, *parts[-1])):
        tail.spans["page"] = pages.span("page")
        parts = parts[:-1]
    if parts and _DIMENSIONS.fullmatch(work, *parts[-1]):
        tail.spans["dimensions"] = parts[-1]
        parts = parts[:-1]
    for part in _opened(work, raw, parts, tail):
        if _take_series(work, part, tail):
            continue
        if (_take_sentence if not left else take_contributor)(work, raw, part, tail):
            continue
        left.append(part)
    if left:
        _take_publication(work, left, tail, school=school)
    return tail


_RUN = lazy(
    rf"(?P<who>[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}}){{0,3}}译)?"
    rf"(?P<house>[{HAN}]{{2,16}}?(?:出版社|书局|书店|印书馆))(?P<year>{YEAR})年"
    rf"(?:\d{{1,2}}月)?版?(?P<pages>(?:第?{PAGES}页){{0,3}})"
)
_LAND_NEXT = lazy("中国")


def _take_run(work: str, raw: str, run: Span, tail: Tail) -> bool:
    """``方砚秋译渡口灯塔出版社2008年6月第12页``: an imprint in Chinese without a mark in it. A town stands before the
    house only where the house's own name begins with a place."""
    found = _RUN.fullmatch(work, *run)
    if found is None or (found["who"] and not take_contributor(work, raw, found.span("who"), tail)):
        return False
    first, last = found.span("house")
    town = next((n for n in (2, 3) if is_city(work[first : first + n])), 0)
    behind = first + town
    if town and (_LAND_NEXT.match(work, behind) or any(is_city(work[behind : behind + n]) for n in (2, 3))):
        tail.spans["publisher-place"] = (first, behind)
        first = behind
    tail.spans |= {"publisher": (first, last), "issued": found.span("year")}
    if found["pages"]:
        tail.spans["page"] = trim(work, *found.span("pages"), "第页")
    return True


_PAGES_ALONE = lazy(rf"(?:[Pp]{{1,2}}\.?|第|页)\s?(?P<page>{FEW_PAGES})\s?页?")
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
    if EDITION.fullmatch(work, first, last):
        tail.spans.setdefault("edition", part)
        return True
    if STANDARD.fullmatch(work, first, last):
        tail.spans.setdefault("number", part)
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


_BY_FORM = lazy(rf"[{UPPER}][\w.'-]*(?:\s(?:[{UPPER}][\w.'-]*|and|&|van|von|de|der)|,){{1,12}}\s?\.?")
_AND = lazy(r",?\s(?:and|&)\s|,")
"""Words with capitals behind ``Ed.`` are people, whatever their form."""


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
        if lead and not (names and names[-1].end >= stop - 2) and _BY_FORM.fullmatch(work, begin, stop):
            literal = [" ".join(name.split()) for name in _AND.split(raw[begin:stop].rstrip(" .")) if name.strip()]
            names = (Names(tuple(Name(literal=name) for name in literal), stop, 1),)
        if names and names[-1].end >= stop - 2:
            tail.people[role] = tail.people.get(role, ()) + names[-1].people
            tail.covered.append(part)
            if names[-1].others or "等" in work[stop:last] or "et al" in work[stop:last]:
                tail.doubts.add(f"{role}-others")
            return True
    return False


_BRACKETED_ROLE = quick(
    r"\(\s?(?:trans|eds?|Trans|Eds?|主编|译|编)\.?\s?\)\s?[.,]\s?|(?:(?<=[^\s])|(?<=[\u3400-\u9fff]\s))(?:主编|编著|译|编)\s?,\s?"
)


_SERIES_FIRST = lazy(r"(?:LN[A-Z]{2}|Lecture Notes in [A-Z][A-Za-z ]{3,40})\s?(?:[Vv]ol\.\s?)?\d{1,5}\s?,\s?")
"""``LNCS 1334, Berlin: Springer``: a series and the number in it, before the town."""


_EXTENT_FIRST = lazy(r"(?P<extent>\d{1,4}\s?(?:pp?\.|页))\s?,\s?(?=[^\s\d])")
"""``458 pp., Some Press``: how long a book is, before its publisher."""


def _opened(work: str, raw: str, parts: tuple[Span, ...], tail: Tail) -> tuple[Span, ...]:
    """Parts of which the first may begin with contributors and a comma: ``Rehg, W. (trans.), MIT Press``."""
    if not parts:
        return parts
    first, last = parts[0]
    extent = _EXTENT_FIRST.match(work, first, last)
    if extent and extent.end() < last:
        tail.spans.setdefault("dimensions", extent.span("extent"))
        return ((extent.end(), last), *parts[1:])
    genre = _GENRE_FIRST.match(work, first, last)
    if genre and genre.end() < last:
        _take_genre(work, genre.span("genre"), tail)
        return ((genre.end(), last), *parts[1:])
    series = _SERIES_FIRST.match(work, first, last)
    if series and series.end() < last:
        tail.covered.append(series.span())
        return ((series.end(), last), *parts[1:])
    sign = _BRACKETED_ROLE.search(work, first, min(last, first + 120))
    if sign and sign.end() < last and take_contributor(work, raw, (first, trim(work, first, sign.end())[1]), tail):
        return ((sign.end(), last), *parts[1:])
    return parts


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
            for number in ("volume", "issue", "within"):  # IEEE, 2011, 1: 260-263; ACM, 2007, 41(6): 205-220
                if after[number]:
                    tail.spans["issue" if number == "within" else number] = after.span(number)
            if after["page"] or after["place"]:
                tail.spans["page"] = after.span("page" if after["page"] else "place")
            take_publisher(work, _clip(left, before_month(work, start, found.start())), tail, school=school)
            return
    if era := _ERA.search(work, max(start, end - 16), end):
        tail.spans["year-text"] = era.span("era")
        take_publisher(work, _clip(left, era.start()), tail, school=school)
        return
    for found in reversed(places):
        around = _YEAR_ALONE.match(work, found.end(), end)
        if around and _PARTED.match(work, found.start() - 1):
            tail.spans.setdefault("issued", found.span("year"))
            if pages := _PAGES_WITHIN.search(work, around.end(), end):
                tail.spans.setdefault("page", pages.span("page"))
                tail.covered.append(pages.span())
            rest = trim(work, around.end(), end)
            if is_city(work[slice(*rest)]):
                tail.spans.setdefault("publisher-place", rest)  # 某某出版社，1997年，北京
            elif rest[0] < rest[1]:
                tail.behind.append(rest)
            take_publisher(work, _clip(left, before_month(work, start, found.start())), tail, school=school)
            return
    pages = PAGES_END.search(work, max(start, end - 60), end)
    if pages:
        tail.spans["page"] = pages.span("page" if pages["page"] else "place")
        end = pages.start()
    take_publisher(work, _clip(left, end), tail, school=school)


_ERA = lazy(r",\s?(?P<era>(?:民国?|昭和|大正|明治|平成)\s?[\d一二三四五六七八九十]{1,4}年?)[\s.]*$")
_PARTED = lazy(rf"[\s,.;:(\[{HAN}]")
_YEAR_ALONE = lazy(rf"\s?年?(?:\s?\d{{1,2}}\s?月)?(?:版[{HAN}]{{0,4}}|刊)?(?:\s?[)\]])?(?=[\s,.;:]|$)")
_PAGES_WITHIN = quick(rf"(?:第|页|\b[Pp]{{1,2}}\.?)\s?(?P<page>{FEW_PAGES})(?:\s?页|(?=\s?[,.;]|\s?$))")
"""Where what stands behind a year is of no known form: the year by what parts it from the rest, and pages by name."""
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
