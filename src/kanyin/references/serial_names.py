"""What stands before the numbers of an entry without a mark: a serial's name, a newspaper's, a place, a publisher."""

from __future__ import annotations

import re

from kanyin.patterns import lazy, quick
from kanyin.references.imprints import EDITION
from kanyin.references.places import is_city, is_land
from kanyin.references.publishers import Tail, with_dot
from kanyin.references.serials import MONTH
from kanyin.references.text import HAN, LATER_YEAR, Span, trim

MEETING = lazy(
    "Conference|Conf\\b|Symposium|Summit\\b|Proceedings?|Proc\\b|Workshop|Congress|Meeting|会议|论文集|文集|年会|研讨会|大会"
)
HELD = quick(
    r"\b(?:Conference|Conf|Symposium|Symp|Proc|Proceedings?|Workshop|Congress|Meeting|Colloquium|Summit)\b|会议|年会|研讨会|大会"
)
"""What only papers of a meeting are called; ``文集`` may be anything."""
_PRESS = quick(
    r"\bInc\b|\bLtd\b|Dekker|出版|书局|印书馆|Press|press|Publish|Verlag|Springer|Wiley|Elsevier|McGraw|研究[所院]|大学|学会|University|Inst|\bUP\b"
)
_PLACED = lazy(rf"(?P<place>[{HAN}]{{2,4}}|[A-Z][a-z]{{2,11}}(?: [A-Z][a-z]{{1,10}})?)\s?:\s?(?P<rest>[^:]{{2,80}})$")
_IMPRINT_BEHIND = lazy(
    rf"[,.]\s?(?P<place>[{HAN}]{{2,4}}|[A-Z][A-Za-z]{{1,11}}(?: [A-Z][a-z]{{1,10}})?)\s?:\s?(?P<rest>[^:]{{3,60}})$"
)
SITE = lazy(
    rf"(?:澎湃|界面|新浪|腾讯|网易|搜狐|凤凰|央视|财新|观察者|今日头条)(?:新闻|财经|网)?|[{HAN}]{{2,12}}(?:网站?|频道|客户端|公众号|官网|百科)"
)
"""Who puts news on the net; ``某某新闻`` may be printed as well."""
PAPER = lazy(rf"[{HAN}]{{2,8}}(?:(?<![学通公画汇])报|消息|新闻)$")
_CITY_BEHIND = lazy(rf"[,.]\s?(?P<place>[{HAN}]{{2,4}}|[A-Z][A-Za-z]{{2,14}}(?: [A-Z][a-z]+)?)$")


PREPRINTS = lazy(r"(?:arXiv|bioRxiv|medRxiv|ChinaXiv|SSRN) (?:e-?prints?|preprints?|abs)|CoRR")
"""A series of preprints, which have neither volume nor pages; ``arXiv`` alone is who publishes one."""


def unquoted(work: str, span: Span) -> Span:
    """A name without the quotation marks round it."""
    first, last = trim(work, *span, " .,;:")
    pairs = {"《": "》", '"': '"', "'": "'", "「": "」"}
    if (
        last - first > 2
        and pairs.get(work[first]) == work[last - 1]
        and work[last - 1] not in work[first + 1 : last - 1]
    ):
        return first + 1, last - 1
    return first, last


_STATE = lazy("[A-Z]{2}")


def name_with_imprint(work: str, span: Span) -> re.Match[str] | None:
    """The place and the publisher at the end of a name: ``某会议论文集，东京：某学会``."""
    first, last = span
    behind = _IMPRINT_BEHIND.search(work, max(first, last - 84), last)
    known = (
        behind
        and behind.start() > first + 3
        and not _STATE.fullmatch(behind["place"])
        and (is_city(behind["place"]) or _PRESS.search(behind["rest"]))
    )
    return behind if known else None


def name_serial(work: str, span: Span, tail: Tail) -> str:
    """Put the name of a serial into ``tail``, and a place or a publisher that stands by it; its kind, by a mark."""
    first, last = trim(work, *span)
    placed = _PLACED.match(work, first, last)
    if placed and (is_city(placed["place"]) or (not placed["place"].isascii() and _PRESS.search(placed["rest"]))):
        return _take_placed(work, placed, tail)
    behind = name_with_imprint(work, (first, last))
    if behind:
        tail.spans["publisher-place"] = behind.span("place")
        tail.spans["publisher"] = with_dot(work, trim(work, *behind.span("rest")))
        return _take_host(work, (first, behind.start()), tail)
    if is_city(work[first:last]) and "page" in tail.spans and not tail.spans.keys() & {"volume", "issue"}:
        tail.spans["publisher-place"] = (first, last)
        return "M"
    tail.spans["container-title"] = unquoted(work, span)
    house = _HOUSE_OF_MEETING.search(work, max(first, last - 60), last)
    if house and HELD.search(work, first, house.start()) and "publisher" not in tail.spans:
        tail.spans |= {"container-title": unquoted(work, (first, house.start())), "publisher": house.span("house")}
        return "C"
    if HELD.search(work, first, last):
        part_town(work, tail)
        if not tail.spans.keys() & {"volume", "issue"}:
            return "C"
    if SITE.fullmatch(work, first, last) and _has_day(work, tail):
        return "EB"
    if PAPER.search(work, first, last) and _has_day(work, tail) and not tail.spans.keys() & {"volume", "issue"}:
        return "N"
    return "J"


_HOUSE_OF_MEETING = lazy(rf"(?<=[a-z)])\.\s(?P<house>[A-Z]{{3,8}}|[A-Z][A-Za-z&\s]{{0,40}}(?:{_PRESS.pattern}))$")
"""``Conference on Lamps. PMLR, 2017``: who published the papers of a meeting (MLA)."""


def _take_host(work: str, span: Span, tail: Tail) -> str:
    """What stands before an imprint: a meeting's papers, another host, or but an edition."""
    if EDITION.fullmatch(work, *trim(work, *span)):
        tail.spans["edition"] = trim(work, *span)
        return "M"
    tail.spans["container-title"] = unquoted(work, span)
    if MEETING.search(work, *span):
        return "C"
    tail.doubts.add("host")
    return "M"


def _take_placed(work: str, placed: re.Match[str], tail: Tail) -> str:
    """``昆明：某研究所，1997.32`` is a book with its page, ``台北：某季刊，1995(9)`` a serial with its place."""
    tail.spans["publisher-place"] = placed.span("place")
    rest = with_dot(work, trim(work, *placed.span("rest")))
    if "issue" in tail.spans and not _PRESS.search(work, *rest):
        tail.spans["container-title"] = rest
        return "J"
    tail.spans["publisher"] = rest
    if "page" not in tail.spans and "volume" in tail.spans and "issue" not in tail.spans:
        tail.spans["page"] = tail.spans.pop("volume")
    return "M"


def _has_day(work: str, tail: Tail) -> bool:
    """A date with month and day."""
    return "issued" in tail.spans and len(re.findall(r"\d+", work[slice(*tail.spans["issued"])])) == 3


_TOWN_BEHIND = lazy(
    rf"[,.]\s?(?P<place>(?P<town>[{HAN}]{{2,4}}|[A-Z][A-Za-z]{{2,12}}(?: [A-Z][a-z]{{2,10}})?)"
    r"(?:,\s?(?P<land>[A-Z][A-Za-z. ]{1,16}))?)$"
)


_DAY_OF_MEETING = lazy(
    rf",\s?(?:{MONTH}\s?\d{{1,2}}(?:\s?-\s?(?:{MONTH}\s?)?\d{{1,2}})?|\d{{1,2}}\s?-\s?\d{{1,2}}\s{MONTH}|(?=20\d\d|19\d\d))"
    rf"(?:,?\s?(?P<year>{LATER_YEAR}))?(?:,\s?(?P<place>[A-Z][^\d:]{{3,60}}))?[\s.]*$"
)


def _part_day(work: str, tail: Tail) -> None:
    """``a Conference, May 2-4, 2016, Some Town``: the days on which a meeting was held, and where, behind its name."""
    first, last = tail.spans["container-title"]
    found = _DAY_OF_MEETING.search(work, first + 4, last)
    if found is None or not MEETING.search(work, first, found.start()):
        return
    tail.spans["container-title"] = (first, found.start())
    tail.covered.append(found.span())
    if found["year"]:
        tail.spans.setdefault("issued", found.span("year"))
    if found["place"]:
        tail.spans["publisher-place"] = found.span("place")


def part_town(work: str, tail: Tail) -> None:
    """The town where a meeting was held, parted from its name: ``Proc of a meeting, Rotterdam, Netherlands``."""
    if "container-title" not in tail.spans or "publisher-place" in tail.spans:
        return
    _part_day(work, tail)
    first, last = tail.spans["container-title"]
    found = _TOWN_BEHIND.search(work, max(first + 4, last - 48), last)
    if (
        found
        and MEETING.search(work, first, found.start())
        and (is_city(found["town"]) or is_land(found["land"] or found["town"]))
    ):
        tail.spans["container-title"] = trim(work, first, found.start())
        tail.spans["publisher-place"] = found.span("place")


def is_meeting(work: str, tail: Tail) -> bool:
    """A meeting stands where a publisher would: its name is the host's, a town behind it the place."""
    if "publisher" not in tail.spans or "container-title" in tail.spans:
        return False
    first, last = tail.spans["publisher"]
    if not MEETING.search(work, first, last) or _PRESS.search(work, first, last):
        return False
    del tail.spans["publisher"]
    city = _CITY_BEHIND.search(work, first + 4, last)
    if city and "publisher-place" not in tail.spans:
        tail.spans["publisher-place"] = city.span("place")
        last = city.start()
    tail.spans["container-title"] = unquoted(work, (first, last))
    return True


_WHOLE_DAY = lazy(r"\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}")


def is_paper_of_day(work: str, tail: Tail) -> bool:
    """A newspaper and a day in the place of a publisher and a year, whatever the mark: ``[M].渡口日报,1999-04-17``."""
    house, issued = tail.spans.get("publisher"), tail.spans.get("issued")
    return (
        house is not None
        and issued is not None
        and (PAPER.search(work, *house) is not None and _WHOLE_DAY.match(work, issued[0]) is not None)
    )
