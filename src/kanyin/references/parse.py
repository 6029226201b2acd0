"""The fields of an entry that bears a mark, ``[J]``: their places and how sure each reading is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kanyin.patterns import lazy, quick
from kanyin.references.heads import Head, read_heads
from kanyin.references.imprints import STANDARD, take_contributor
from kanyin.references.marks import Mark
from kanyin.references.names import Name
from kanyin.references.publishers import Tail
from kanyin.references.tails import read_tail
from kanyin.references.text import HAN, Span, sentences, trim


@dataclass(slots=True)
class Reading:
    """One way to read an entry; ``doubts`` names what speaks against it."""

    mark: str = ""
    kind: str = ""
    spans: dict[str, Span] = field(default_factory=dict)
    people: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    others: bool = False
    year_first: bool = False
    """The year stands behind the authors."""
    role: str = ""
    """``editor`` where those in the author's place edited."""
    rest: list[Span] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)
    covered: list[Span] = field(default_factory=list)
    """Where people are named."""
    notes: list[Span] = field(default_factory=list)
    """What stands behind the entry and is none of it: ``（收稿日期：…）``."""
    score: float = 0.0


def read_marked(work: str, raw: str, marks: list[Mark], start: int, end: int, ids: dict[str, Span]) -> Reading:
    """An entry with a mark: people and title before it, the rest behind."""
    mark = marks[0]
    second = marks[1] if len(marks) > 1 and _is_host(work, marks[0], marks[1]) else None
    reading = Reading(mark="" if mark.words else mark.text, kind=mark.kind)
    if mark.words:
        reading.spans["genre"] = (mark.start + 1, mark.end - 1)
        reading.doubts.add("unmarked-thesis")
    if mark.damaged:
        reading.doubts.add("mark")
    credited = _credits(work, raw, start, mark.start)
    if credited:
        heads = [credited[0]]
    elif mark.kind == "S" and _NUMBER_FIRST.match(work, start, mark.start):
        heads = [Head((), False, "", None, start, 20, (start, start), "")]
    else:
        heads = read_heads(work, raw, start, mark.start, only_best=True)
    if heads:
        take_head(reading, work, raw, heads[0], mark.start)
    if credited:
        take_tail(reading, credited[1])
    tail = read_tail(work, raw, mark if mark.kind else Mark("J", "", mark.start, mark.end), second, mark.end, end)
    take_tail(reading, tail)
    _take_volume_of_host(reading, work, second)
    if not mark.kind:
        reading.kind = "J" if reading.spans.keys() & {"volume", "issue"} else "M"
    if reading.kind == "P":
        take_land(reading, work)
    if "issued" not in reading.spans and _YEAR.fullmatch(work, *reading.spans.get("page", (0, 0))):
        reading.spans["issued"] = reading.spans.pop("page")  # RFC 12, 2015
    if reading.kind == "S" and "number" in reading.spans:
        # Standards are known by their numbers; 2025 names no body.
        reading.doubts -= {"no-author", "author-stop"}
    if second and mark.kind == "A":
        reading.kind = second.kind if second.kind in "CM" else "A"
    return reading


_YEAR = lazy(r"(?:19|20)\d\d")


def _take_volume_of_host(reading: Reading, work: str, second: Mark | None) -> None:
    """``渡口集：第10卷[M]``: the volume behind the title of a host in several."""
    host = reading.spans.get("container-title", (0, 0)) if second else (0, 0)
    if (found := _VOLUME.search(work, *host)) and not reading.spans.keys() & {"volume", "issue"}:
        reading.spans |= {"container-title": (host[0], found.start()), "volume": found.span("volume")}


def _credits(work: str, raw: str, start: int, end: int) -> tuple[Head, Tail] | None:
    """``某某撰；某某校注. 题名``: all whom an entry names before its title, each with what he did."""
    from kanyin.references.credits import read_credits

    parts = sentences(work, start, end) if _DEED.search(work, start, end) else ()
    found = read_credits(work, raw, start, end, parts[0][1]) if len(parts) > 1 else None
    return (replace(found[0], start=parts[1][0]), found[1]) if found else None


_DEED = lazy(rf"[{HAN}](?:[著撰编注辑译]|校注|校点|点校|整理)\s?[;,]\s?[{HAN}\[(]")


def take_land(reading: Reading, work: str) -> None:
    """The land of a patent, before its number or as the first letters of that: CSL has it as the place, and so has
    Zotero."""
    start, end = reading.spans.get("number", (0, 0))
    found = _LAND_BEFORE.search(work, max(0, start - 12), start)
    if found:
        reading.spans.setdefault("publisher-place", found.span("land"))
    elif within := _LAND_WITHIN.match(work, start, end):
        reading.spans.setdefault("publisher-place", within.span())


def _is_host(work: str, first: Mark, second: Mark) -> bool:
    """The second mark is that of a host: ``[A]. host[C]``, ``[M]//host[M]``."""
    return (
        second.kind in ("C", "M", "G", "J", "N", "A", "Z")
        and first.kind in ("A", "C", "M", "G", "Z", "J", "N", "CM", "D")
        and second.start - first.end > 2
    )


_YEAR_LETTER = lazy(r"(?:-\d{4}|\([^()]{1,14}\)|-)?(?:-?[a-z]{1,2})(?![A-Za-z])")
_NUMBERED = lazy(r"\s*+[:,]\s*+(?:(?:[^\d:,.]{1,8}|[A-Z]\.\s?[A-Z]\.),\s?)?(?P<number>[^:,]{4,50})$")
_LAND = (
    r"中国|美国|日本|德国|英国|法国|韩国|欧洲|世界|国际|俄罗斯|China|Japan|Germany|France|Korea|CN|US|JP|KR|EP|WO"
    r"|U\.\s?S\.(?:\s?A\.)?|USA"
)
_PATENT_LAND = lazy(rf"\s?[:：,，]\s?(?:{_LAND})$")
"""Between the title of a patent and its number (GB/T 7714-2005)."""
_LAND_BEFORE = lazy(rf"(?<![A-Za-z])(?P<land>{_LAND})(?:专利)?\s?[:,]\s?$")
_LAND_WITHIN = lazy(r"(?!ZL)[A-Z]{2}(?=\s?[A-Z]?\d)")
"""``US6915001``: the office that granted a patent, by WIPO ST.3."""
_NUMBER_IN_BRACKETS = lazy(r"\s?\(\s?(?P<number>[^()]{4,40})\s?\)$")
_NUMBER_FIRST = lazy(rf"{STANDARD.pattern}\s?[,.]\s?(?=[{HAN}《])")
"""``GB 3838-2002. 题名[S]``: no body is called so."""
_STANDARD_YEAR = lazy(r"[-:]((?:19|20)\d\d)(?:\([A-Za-z]{1,3}\))?$")


def take_head(reading: Reading, work: str, raw: str, head: Head, end: int) -> None:
    """People, year and title of a head."""
    take_people(reading, work, head)
    take_title(reading, work, _title_behind(reading, work, raw, head, end))


def take_people(reading: Reading, work: str, head: Head) -> None:
    """People and year of a head."""
    if head.people:
        reading.people["author"] = _evenly(head.people)
        reading.role = head.role
    reading.others = head.others
    reading.covered.append(head.span)
    if any(name.literal for name in head.people) and 20 <= head.score < 30:
        reading.doubts.add("names")
    if not head.people and head.span[0] < head.span[1]:
        reading.spans["anonymous"] = trim(work, *head.span)
    _take_year(reading, work, head)
    if head.score < 20:
        reading.doubts.add("authors" if head.people else "no-author")
    if head.stop not in (".", "y"):
        reading.doubts.add("author-stop")


_ENDS_IN_DOT = lazy(r"\b[A-Z]\.[A-Z]$|\b(?:Inc|Ltd|Co|v|vs|etc)$")


def _title_behind(reading: Reading, work: str, raw: str, head: Head, end: int) -> Span:
    """The place of the title behind a head, before ``end``."""
    span = trim(work, head.start, end, " .,;:")
    if span[1] < end and work[span[1]] == "." and _ENDS_IN_DOT.search(work, max(span[0], span[1] - 8), span[1]):
        span = (span[0], span[1] + 1)
    return _without_contributors(reading, work, raw, span)


def _evenly(people: tuple[Name, ...]) -> tuple[Name, ...]:
    """Initials without a dot where the first name has none: the last dot of a list is that of the list."""
    last = people[-1] if people else Name()
    alone = len(people) == 1 and last.given[:-1].isalpha() and len(last.given) == 2
    plain = len(people) > 1 and people[0].given and "." not in people[0].given
    if last.given.endswith(".") and (alone or plain) and last.given.count(".") == 1:
        return (*people[:-1], replace(last, given=last.given[:-1]))
    return people


def _take_year(reading: Reading, work: str, head: Head) -> None:
    """A year behind the authors: the whole of what is printed there, ``[2013]``, ``1881(光绪七年)``, ``无日期-a``."""
    if head.year is None or head.year[0] >= head.year[1]:
        return
    reading.year_first = True
    first, last = trim(work, head.span[1], head.start)
    if work[first : first + 1] == "(" and work.find(")", first, last) == last - 1:
        first, last = first + 1, last - 1
    reading.spans["year-printed"] = (first, last) if first <= head.year[0] < head.year[1] <= last else head.year
    if work[head.year[0]].isdigit():
        reading.spans["issued"] = head.year
        letter = _YEAR_LETTER.match(work, head.year[1])
        if letter:
            reading.spans["year-suffix"] = letter.span()


TRANSLATORS_FIRST = lazy(rf"(?P<who>[{HAN}·、 ]{{2,24}}译)\s?[,:]\s?(?=[{HAN}A-Z\"《])")
"""``某某著, 某某等译, 题名``: behind a comma where all is parted by commas."""


_HELPED = lazy(r"[译编校](?:注|者|著)?$")


def _without_contributors(reading: Reading, work: str, raw: str, span: Span) -> Span:
    """A title's place without translators that stand before it, as some journals print them."""
    first = TRANSLATORS_FIRST.match(work, *span) if reading.people else None
    parts = (first.span("who"), (first.end(), span[1])) if first else sentences(work, *span)
    if len(parts) < 2 or not _HELPED.search(work, *parts[0]):
        return span
    tail = Tail()
    if not take_contributor(work, raw, parts[0], tail):
        return span
    reading.people |= tail.people
    reading.covered += tail.covered
    return parts[1][0], span[1]


_PAGES_BEHIND = quick(
    rf"\s?(?:[,.:]\s?(?:PP?\.?|pp?\.?|第)|(?<=[{HAN}])(?:PP?|pp?)\.?(?=\d+-))\s?(?P<page>\d{{1,5}}(?:-\d{{1,5}})?)\s?页?$"
    r"|\s?[,.:]\s?(?P<page2>\d{1,5}-\d{1,5})\s?页$"
)
"""``题名, P9-13, [D]``: pages that stand before the mark."""


def take_title(reading: Reading, work: str, span: Span) -> None:
    """A title, without the number of a patent, a standard or a report that stands before or behind it."""
    from kanyin.references.serial_names import unquoted

    first, last = unquoted(work, span) if not reading.mark or work[span[0] : span[0] + 1] == "《" else span
    pages = _PAGES_BEHIND.search(work, max(first + 2, last - 20), last) if reading.mark else None
    if pages:
        reading.spans["page"] = pages.span("page") if pages["page"] else pages.span("page2")
        reading.covered.append(pages.span())
        last = trim(work, first, pages.start())[1]
    if reading.kind == "S":
        lead = STANDARD.match(work, first, last)
        if lead and lead.end() < last and work[lead.end()] in " ,.:《":
            reading.spans["number"] = lead.span()
            first = trim(work, lead.end(), last, " ,.:")[0]
    if reading.kind in ("S", "P", "R", "A"):
        at = max(work.rfind(":", first, last - 3), -1)
        at = _before_number(work, first, at, last)
        number = _NUMBERED.match(work, at, last) if at > 0 else None
        if number and any(c.isdigit() for c in number["number"]) and _is_number(reading.kind, number["number"]):
            reading.spans.setdefault("number", number.span("number"))
            land = _PATENT_LAND.search(work, first + 2, number.start()) if reading.kind == "P" else None
            last = land.start() if land else number.start()
        number = _NUMBER_IN_BRACKETS.search(work, first + 2, last) if reading.kind == "S" else None
        if number and "number" not in reading.spans and STANDARD.fullmatch(number["number"]):
            reading.spans["number"] = number.span("number")
            last = number.start()
    last = _take_brackets(reading, work, first, last)
    in_host = work.find("//", last, last + 12) >= 0
    volume = _VOLUME.search(work, first, last) if reading.kind in _WITH_VOLUMES and not in_host else None
    if volume:
        reading.spans.setdefault("volume", volume.span("volume"))
        last = volume.start()
    scale = _SCALE.search(work, first, last) if reading.kind == "CM" else None
    if scale:
        reading.spans["scale"] = scale.span(1)
        last = scale.start()
    if work[first : first + 1] == "《" and reading.mark:
        first, last = unquoted(work, (first, last))
    reading.spans["title"] = (first, last)
    if reading.kind == "S" and "number" in reading.spans:
        year = _STANDARD_YEAR.search(work, *reading.spans["number"])
        if year:
            reading.spans.setdefault("year-of-number", year.span(1))


def _before_number(work: str, first: int, at: int, last: int) -> int:
    """The colon before a number that has a colon of its own, ``ISO 15836:2009``."""
    if at > first and work[at + 1 : last].strip().isdigit():
        return work.rfind(":", first, at)
    return at


_BRACKETS_END = lazy(
    r"\s{0,3}(?:\(\s?(?P<edition>(?:\d+(?:st|nd|rd|th)|[Rr]ev(?:ised)?\.?|[A-Z][a-z]+) [Ee]d(?:ition|n)?\.?"
    r"|\d(?:st|nd|rd|th)"
    r"|(?:原书|原著)?第?\s?[\d一二三四五六七八九十]+\s?版|修订版|增订版|影印本)(?:[,，]\s?(?P<volume>[Vv]ol\.?\s?\d+|第?\d+卷))?\s?\)"
    r"|\(\s?(?:[含附赠]|配套)[^()]{0,6}(?:光盘|CD|DVD|[盘册])[^()]{0,5}\s?\)|\(\s?pp?\.\s?(?P<page2>[\d-]+)\s?\)"
    r"|\(\s?(?:No|Report No|Publication No"
    r"|Patent No)\.?\s?(?P<number>[^();]{2,40})(?:;\s?pp?\.\s?(?P<page>[\d-]+))?\s?\)"
    r"|\[\s?(?P<form>[A-Z][a-z]+(?: [a-z]+){0,4}(?:;[^\[\]]{1,30})?)\s?\])$"
)


_EDITION_END = lazy(
    r"\s?[,:]\s?(?P<edition>(?:\d{1,2}\s?(?:st|nd|rd|th)|[A-Z][a-z]{2,9}(?:-[A-Z][a-z]{2,9})?|first|second|third|fourth|fifth|[Rr]ev(?:ised)?\.?)\s[Ee]d(?:ition|n)?\.?"
    r"|第\s?[\d一二三四五六七八九十]{1,3}\s?版|(?:修订|增订)[版本])$"
)


def _take_brackets(reading: Reading, work: str, first: int, last: int) -> int:
    """Where the title ends before ``(3rd ed.)``, ``(No. 12)``, ``[Data set]``; they are fields of their own."""
    is_edition = work[last - 1 : last] in tuple("dn.版本")
    edition = _EDITION_END.search(work, max(first + 2, last - 40), last) if is_edition else None
    if edition and not reading.mark:
        reading.spans.setdefault("edition", edition.span("edition"))
        last = edition.start()
    is_closed = work[last - 1 : last] in tuple(")]")
    found = _BRACKETS_END.search(work, max(first + 2, last - 90), last) if is_closed else None
    if found and not any(found.groupdict().values()):  # （含光盘1张）
        return _take_brackets(reading, work, first, trim(work, first, found.start())[1])
    if not found or (reading.mark and found["form"]):
        return last
    for name in ("edition", "number", "page", "page2", "form"):
        if found[name]:
            reading.spans.setdefault({"page2": "page", "form": "genre"}.get(name, name), found.span(name))
    return trim(work, first, found.start())[1]


_WITH_VOLUMES = ("M", "CM", "C", "G", "")
_VOLUME = lazy(
    r"\s{0,2}[:,.]\s*+(?P<volume>第?\s?[\d一二三四五六七八九十百上中下]{1,3}\s?[卷册辑集編编]|卷\s?[\d一二三四五六七八九十上中下]{1,3}"
    r"|[Vv](?:ol(?:ume)?)?\.?\s?[\dIVX]{1,4})$"
)
_SCALE = lazy(r"[\s.,:(]{1,4}(1\s?:\s?\d[\d, ]{0,14})\)?$")
_PATENT = lazy(r"(?:[^\d,]{1,12},\s?)?(?:[A-Z]{2})?\s?(?:ZL)?\s?[A-Z]?\d[\d./,\s-]{4,24}(?:[.X\d]|[A-Z]\d?)?")
_REPORT = lazy(rf"[^{HAN}\d]*\d[^{HAN}]*|[{HAN}]{{0,12}}[\[(（〔]\d{{4}}[^:]*")


def _is_number(kind: str, text: str) -> bool:
    if kind == "S":
        return STANDARD.match(text) is not None
    if kind == "P":
        return _PATENT.fullmatch(text.strip()) is not None
    if kind == "A":
        return re.search(r"\d", text) is not None and len(text) < 30
    return _REPORT.fullmatch(text) is not None and not re.search("[a-z]{4}", text)


def take_tail(reading: Reading, tail: Tail) -> None:
    """What was read behind the title; the year of a head is not overwritten."""
    for name, span in tail.spans.items():
        again = name == "issued" and reading.year_first
        if again and _overlaps(span, tail.spans.get("volume")):
            continue
        reading.spans.setdefault("issued-again" if again else name, span)
    for role, people in tail.people.items():
        reading.people.setdefault(role, people)
    reading.rest += tail.rest + tail.behind
    reading.covered += tail.covered
    reading.doubts |= tail.doubts


def _overlaps(span: Span, other: Span | None) -> bool:
    return other is not None and span[0] < other[1] and other[0] < span[1]
