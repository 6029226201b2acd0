"""Works without a mark that their number tells: ``某法院（2019）某民终12号判决书``, standards, patents."""

from __future__ import annotations

from kanyin.patterns import lazy
from kanyin.references.heads import Head
from kanyin.references.imprints import read_imprint
from kanyin.references.parse import Reading, take_head, take_land, take_tail
from kanyin.references.publishers import Tail
from kanyin.references.serial_names import unquoted
from kanyin.references.text import HAN, Span, trim

_DECISION = lazy(
    rf"(?:(?P<case>[^,《》]{{4,80}}?案)\s?[,:]\s?)?(?P<title>(?:参见)?[{HAN}]{{3,24}}(?:法院|法庭|委员会|检察院)?\s?"
    rf"(?P<number>[(\[](?P<year>\d{{4}})[)\]][{HAN}\d]{{2,24}}号)[{HAN}]{{0,8}}(?:判决书|裁定书|决定书|调解书|裁决书|判决|裁定))[\s.]*"
)
_COUNTRY = r"(?:中国|美国|日本|德国|韩国|英国|法国|欧洲|世界|China|US|USA|CN|JP|EP)"
_NUMBER = r"(?:ZL|CN|US|JP|EP|WO)?\s?\d[\d./\s]{6,16}(?:[.X\d]|[A-Z]\d?)?"
_DAY = r"(?:19|20)\d\d(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月\d{1,2}日)?"
_PATENT = lazy(
    rf"\s?[:,.(]\s?(?:{_COUNTRY}\s?[,:]\s?|(?:{_COUNTRY})?(?:发明|实用新型|外观设计)?专利(?:申请)?(?:号|公开号)?\s?[:,]?\s?"
    rf"|(?=ZL|CN\s?\d))(?P<number>{_NUMBER})\)?(?:\s?(?:\[P\])?\s?[.,]\s?(?P<date>{_DAY}))?[\s.]*$"
)


NUMBERED = lazy(
    rf"\s?[,.(]?\s?(?P<number>[{HAN}]{{1,8}}\s?[\[(](?P<year>(?:19|20)\d\d)[\])]\s?第?\d{{1,5}}号)\)?[\s.]*$"
)
"""``某某意见, 国办发[2005]2号``: the number of an official document, and its year."""


def _read_paper(work: str, start: int, end: int) -> Reading | None:
    """An official document whose title and number are all there is."""
    found = NUMBERED.search(work, start + 6, end) if "号" in work else None
    if found is None or any(mark in work[start : found.start()] for mark in ".《"):
        return None
    reading = Reading(kind="Z", doubts={"unmarked"})
    reading.spans |= {"title": trim(work, start, found.start()), "number": found.span("number")}
    reading.spans["year-of-number"] = found.span("year")
    return reading


def read_document(work: str, raw: str, heads: list[Head], start: int, end: int) -> Reading | None:
    """The reading of a decision or a patent; None for any other entry."""
    found = _DECISION.fullmatch(work, *trim(work, start, end, " "))
    if found:
        reading = Reading(kind="CASE", doubts={"unmarked"})
        reading.spans["title"] = found.span("case") if found["case"] else found.span("title")
        if found["case"]:
            reading.spans["number"] = found.span("number")
            reading.covered.append(found.span("title"))
        reading.spans["issued"] = found.span("year")
        return reading
    return _read_paper(work, start, end) or _read_standard(work, raw, start, end) or _read_patent(work, raw, heads, end)


_STANDARD = lazy(
    r"(?P<number>(?:GB[JZ]?|GJB|JJ[GF]|JGJ?|JT[GJS]?|DL|DB\s?\d{2}|CECS|CJJ?|SL|YYT?|HJ|TB|YB|SY|QB|NY|WS|LY|AQ|GA|MZ|ISO|IEC|ASTM|EN)(?:/[A-Z]{1,2})?"
    rf"\s?[A-Z]?\d[\d./]{{0,10}}(?:-\d{{2,4}})?)[\s,.]\s?(?:(?P<title>[{HAN}《][^.,]{{3,60}}?)(?=[.,]|\s?$)|(?P<english>[A-Z][^.()]{{8,200}})(?:\s?\([^()]{{3,60}}\))?(?=\.\s|\.?\s?$))"
)


def _read_standard(work: str, raw: str, start: int, end: int) -> Reading | None:
    """``GB 50011-2010 某某规范. 北京: 某出版社, 2010``: its number first."""
    found = _STANDARD.match(work, start, end)
    if found is None:
        return None
    reading = Reading(kind="S", doubts={"unmarked"})
    title = found.span("title") if found["title"] else found.span("english")
    reading.spans |= {"number": found.span("number"), "title": unquoted(work, title)}
    year = _YEAR_OF_NUMBER.search(work, *found.span("number"))
    if year:
        reading.spans["year-of-number"] = year.span(1)
    take_tail(reading, read_imprint(work, raw, *trim(work, found.end(), end, " .,;")))
    return reading


_YEAR_OF_NUMBER = lazy(r"-((?:19|20)\d\d)$")


def _read_patent(work: str, raw: str, heads: list[Head], end: int) -> Reading | None:
    for head in heads:
        found = _PATENT.search(work, head.start + 3, end)
        title: Span = (head.start, found.start()) if found else (0, 0)
        if not found or "." in work[slice(*title)] or sum(map(str.isdigit, found["number"])) < 7:
            continue
        reading = Reading(kind="P", doubts={"unmarked"})
        take_head(reading, work, raw, head, title[1])
        reading.spans["title"] = trim(work, *title)
        tail = Tail(spans={"number": found.span("number")})
        if found["date"]:
            tail.spans["issued"] = found.span("date")
        take_tail(reading, tail)
        take_land(reading, work)
        return reading
    return None
