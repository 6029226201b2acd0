"""Entries as the humanities print them, titles in 《》: ``方砚（1980）灯，《村》第3期``, ``《灯》，方砚著，某社版``.

Every piece behind the title must be of a kind that is known; else the entry is read as any other without a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.references.heads import Head
from kanyin.references.imprints import Tail, is_city, take_contributor
from kanyin.references.names import Name, read_names
from kanyin.references.parse import Reading, take_head, take_tail
from kanyin.references.text import HAN, LATER_YEAR, Span, trim

_QUOTE = r"《(?:[^《》]|《[^《》]{0,80}》){1,160}》"
_COUNT = r"[\d一二三四五六七八九十百]{1,5}"
_VOLUME = rf"(?:第\s?{_COUNT}(?:\s?[-、]\s?{_COUNT})?\s?[卷册辑集编]|卷\s?{_COUNT}|\(?[上中下]\)?[册卷编]?)"
_ISSUE = rf"(?:第\s?)?(?P<issue>{_COUNT}(?:\s?[-、/]\s?{_COUNT})?)\s?期"
_NUMBERS = rf"(?:(?P<year>{LATER_YEAR})\s?年?\s?)?(?:第\s?(?P<volume>{_COUNT})\s?卷\s?,?\s?)?{_ISSUE}"
_NUMBERS += (
    rf"|(?:第?\s?(?P<volume2>{_COUNT})\s?[卷:]\s?)?第?\s?(?P<issue3>{_COUNT})\s?[期號号]?\s?\((?P<year3>{LATER_YEAR})"
    r"(?:年\s?\d{1,2}月|[.\s-]\d{1,2}|年)?\)"
)
_NUMBERS += rf"|(?P<year2>{LATER_YEAR})\s?年?\s?\((?P<issue2>\d{{1,3}}(?:-\d{{1,3}})?)\)"
_DAY = rf"(?P<date>{LATER_YEAR}年\s?\d{{1,2}}月\s?\d{{1,2}}日|{LATER_YEAR}[-.]\d{{1,2}}[-.]\d{{1,2}})"
_DAY += r"(?:\s?第?\s?(?P<column>[\dA-Z]{1,4})\s?版)?"
_PAGES = r"\d{1,5}(?:\s?-\s?\d{1,5})?(?:[,、]\d{1,5}(?:-\d{1,5})?){0,4}"
_IN = r"(?:参?见于?|[載载]于?|收入|收于|刊于?|辑入|原载)\s?:?\s?"
_PRESS = lazy(
    "(?:书局|书店|印书馆|出版公司|文化公司|文物馆|出版集团|出版中心|三联|大学|学院|学会|研究[所院]|图书馆"
    "|编译馆|印刷厂|[^会报]社|^商务|^文物|^中华|^上海古籍|^自印|^内部)(?:出版|印行|印)?$"
)
_PIECES = (
    lazy(
        rf"(?:{_IN})?(?P<container>{_QUOTE}(?:\s?\([^()]{{2,16}}\))?)(?:\s?(?P<of>{_VOLUME})|\s?,?\s?(?:{_NUMBERS})|\s?{_DAY})?"
    ),
    lazy(
        rf"{_IN}(?P<by>[{HAN}·、\s]{{2,30}}?)\s?等?\s?(?:主编|编著|选编|编|译)\s?:?\s?(?P<container>{_QUOTE})(?:\s?(?P<of>{_VOLUME}))?"
    ),
    lazy(_NUMBERS),
    lazy(_DAY),
    lazy(rf"(?P<container>[{HAN}]{{2,12}}(?:网站?|频道|客户端|公众号))"),
    lazy(rf"(?:第\s?|pp?\.?\s?)?(?P<page>{_PAGES})\s?[页頁](?:及?以下)?"),
    lazy(rf"[页頁]\s?(?P<page>{_PAGES})"),
    lazy(r"\"?(?:自?序言?|前言|导言|导论|绪论|后记|跋|凡例|附录)[一二三四五]?\"?|(?:图版?|插图|表|注)\s?\d{1,4}"),
    lazy(
        rf"(?:(?P<place>[{HAN}]{{2,5}})\s?:\s?)?(?P<publisher>[{HAN}·]{{2,20}}+)\s?(?:(?P<printed>{LATER_YEAR})\s?年?\s?(?:\d{{1,2}}月)?)?"
        rf"(?:第?(?:{_COUNT}|初|修订)?版|出版|影印本?|重印本?|内部出版)?"
    ),
    lazy(rf"(?P<printed>{LATER_YEAR})\s?年?(?:\d{{1,2}}月)?(?:第?(?:{_COUNT}|初|修订)?版|出版|影印本?)?"),
    lazy(rf"(?P<of>{_VOLUME})"),
    lazy("(?P<same>同上书?|同前书?|出处同上)"),
    lazy(r"(?P<edition>(?:修订|增订|再|初|影印|第[\d一二三四五]+)[版本])"),
)
_NAMES = {
    "container": "container-title",
    "of": "volume",
    "year": "issued",
    "year2": "issued",
    "year3": "issued",
    "issue3": "issue",
    "volume2": "volume",
    "printed": "issued",
    "date": "issued",
    "column": "page",
    "issue2": "issue",
    "place": "publisher-place",
}
_TITLE = lazy(
    rf"(?P<title>{_QUOTE})(?:\s?\((?P<edition>[^()]{{0,6}}版)\))?(?:\s?(?P<volume>(?:{_VOLUME}){{1,2}}|\({_VOLUME}\)))?"
    rf"(?:\s?\((?P<people>[^()]{{2,30}}[译编注校])\))?(?:\s?\((?P<number>[{HAN}]{{1,10}}\s?[\[(]\d{{4}}[\])]\s?第?\d{{1,5}}号)\))?"
    rf"(?:\s?\((?:(?P<place>[{HAN}]{{2,5}})\s?:\s?)?(?P<publisher>[{HAN}·]{{2,20}})[,，]\s?(?P<printed>{LATER_YEAR})年?[^()\d]{{0,6}}\))?"
)
_BARE = lazy(rf"(?!\()(?!{_QUOTE}(?![{HAN}、]))[^\n]+")
"""A title that is no quotation of another's, nor has another's before a mark."""
_QUOTATION = lazy(r'"(?P<title>[^"]+)"')
_NEWSPAPER = lazy("(?:(?<![学通公画汇])报|日报|晚报|时报|消息)》")
_WHOLE = lazy(r"(?:[载见]于?\s?)?(?P<role>.{2,60}?)\s?(?:主编|编著|著|撰|选编|合著|\((?:主编|编)\))")


def read_quoted(work: str, raw: str, heads: list[Head], start: int, end: int) -> Reading | None:
    """The reading of an entry with 《》 of which every piece is known; None for any other."""
    if work.find("《", start, end) < 0:
        return None
    if work[start] == "《":
        heads = [Head((), False, "", None, start, 20, (start, start), "")]
    for head in heads:
        named = head.span[0] < head.span[1] and work.find("《", *head.span) < 0
        if (named or work[start] == "《") and (reading := _read(work, raw, head, end)):
            reading.score = 99.0
            return reading
    return None


def _read(work: str, raw: str, head: Head, end: int) -> Reading | None:
    """Behind ``head``: the title, then pieces that are all known; the shortest title for which they are."""
    pieces = list(_pieces(work, head.start, end))
    quoted = _TITLE.fullmatch(work, *pieces[0]) if pieces else None
    for n in range(1, 2 if quoted else min(len(pieces), 5)):
        title = quoted.span("title") if quoted else _bare_title(work, (pieces[0][0], pieces[n - 1][1]))
        tail = _tail(work, raw, pieces[n:]) if title else None
        is_whole = quoted and (quoted["number"] or quoted["publisher"])
        if title is None or tail is None or not (tail.spans.keys() & _ENOUGH or is_whole):
            continue
        reading = Reading(kind="M", doubts={"quoted"})
        take_head(reading, work, raw, head, title[1])
        reading.spans["title"] = (title[0] + 1, title[1] - 1) if quoted else title
        if quoted:
            names = ("volume", "edition", "number", "place", "publisher", "printed")
            named = {_NAMES.get(name, name): quoted.span(name) for name in names if quoted[name]}
            tail.spans |= {name: trim(work, *span, "()") for name, span in named.items()}
            if quoted["number"]:
                reading.kind = "Z"
        if quoted and quoted["people"] and not take_contributor(work, raw, quoted.span("people"), tail):
            return None
        _settle(reading, work, tail)
        return reading
    return None


_ENOUGH = frozenset(("publisher", "container-title", "issue", "page", "same"))
"""One of these stands behind a title, else it is none."""


def _bare_title(work: str, span: Span) -> Span | None:
    """A title without 《》; None where it says itself that it is none, or where another stands in it."""
    quotation = _QUOTATION.fullmatch(work, *span)
    if quotation:
        return quotation.span("title")
    return span if work[span[0]] != '"' and _BARE.fullmatch(work, *span) else None


_CUT = lazy(r"[,;](?!\d{1,3}(?!\d))|\.(?!\d)")


def _pieces(work: str, start: int, end: int) -> Iterator[Span]:
    """What commas and stops part outside of 《》, brackets and quotation marks."""
    depth, cuts, within = 0, [start], False
    for at in range(start, end):
        character = work[at]
        depth += (character in "《([") - (character in "》)]")
        within ^= character == '"'
        if depth <= 0 and not within and _CUT.match(work, at):
            cuts.append(at + 1)
    for first, last in pairwise([*cuts, end]):
        piece = trim(work, first, last)
        if piece[0] < piece[1]:
            yield piece


def _tail(work: str, raw: str, pieces: list[Span]) -> Tail | None:
    """The fields of the pieces; None where one is of no known kind or says again what another said."""
    tail = Tail()
    for piece in pieces:
        if not _take(work, piece, tail) and not _take_people(work, raw, piece, tail):
            return None
    return tail


def _take(work: str, piece: Span, tail: Tail) -> bool:
    for pattern in _PIECES:
        found = pattern.fullmatch(work, *piece)
        if found is None or ("publisher" in pattern.groupindex and not _is_press(found)):
            continue
        for group, text in found.groupdict().items():
            if group == "by" and text:
                tail.people["editor"] = tuple(Name(literal=part.strip()) for part in text.split("、") if part.strip())
                continue
            name = _NAMES.get(group, group)
            if text and name in tail.spans:
                return False
            if text:
                tail.spans[name] = found.span(group)
        tail.covered.append(piece)
        return True
    return False


def _is_press(found: re.Match[str]) -> bool:
    """The name of a press: by its words, or by what stands round it, its town, or its year with 版."""
    if _PRESS.search(found["publisher"]) or (found["place"] and is_city(found["place"])):
        return True
    return bool(found["printed"]) and found[0].endswith("版")


def _take_people(work: str, raw: str, piece: Span, tail: Tail) -> bool:
    """``某某著``, ``（唐）某某注``, ``某某、某某主编``."""
    whole = _WHOLE.fullmatch(work, *piece)
    names = read_names(work, raw, *whole.span("role")) if whole else []
    if whole and names and names[-1].end >= whole.end("role"):
        role = "editor" if "编" in work[whole.end("role") : piece[1]] and "著" not in work[slice(*piece)] else "author"
        tail.people[role] = tail.people.get(role, ()) + names[-1].people
        tail.covered.append(piece)
        return True
    return take_contributor(work, raw, piece, tail)


def _settle(reading: Reading, work: str, tail: Tail) -> None:
    """The kind that the pieces tell; a host's name without its 《》."""
    span = tail.spans.get("container-title")
    if "issue" in tail.spans:
        reading.kind = "J"
    elif span and _NEWSPAPER.search(work, *span) and "publisher" not in tail.spans:
        reading.kind = "N"
        if "edition" in tail.spans:  # 第15版 of a newspaper is its page
            tail.spans["page"] = _without(work, tail.spans.pop("edition"))
    if span and work[span[1] - 1] == "》":
        tail.spans["container-title"] = (span[0] + 1, span[1] - 1)
    if "author" in tail.people and not reading.people:
        reading.doubts -= {"no-author", "author-stop"}
    take_tail(reading, tail)


def _without(work: str, span: Span) -> Span:
    """``15`` of ``第15版``."""
    return trim(work, *span, "第版 ")
