"""An entry without a mark: read as each kind that it may be; the reading that explains most of it wins."""

from __future__ import annotations

import re
from dataclasses import replace

from kanyin.patterns import lazy, quick
from kanyin.references.documents import read_document
from kanyin.references.heads import SURE, Head, read_heads
from kanyin.references.imprints import read_imprint, take_contributor
from kanyin.references.marks import Mark
from kanyin.references.parse import TRANSLATORS_FIRST, Reading, take_people, take_tail, take_title
from kanyin.references.physics import read_physics
from kanyin.references.places import HOST_BEFORE_PRESS, NO_HOST, is_press
from kanyin.references.publishers import Tail
from kanyin.references.quoted import read_quoted
from kanyin.references.scores import score_of
from kanyin.references.serial_names import HELD, PREPRINTS, SITE, is_meeting, name_serial
from kanyin.references.serials import find_serial, read_numbers
from kanyin.references.tails import _HOST, _read_host, _rest_is_host, take_pages
from kanyin.references.text import HAN, Span, ends_sentence, pieces, sentences, trim
from kanyin.references.untitled import read_untitled
from kanyin.references.western import read_western


def read_unmarked(work: str, raw: str, start: int, end: int, ids: dict[str, Span]) -> Reading:
    """The best reading of an entry that has no mark."""
    best = Reading(doubts={"unmarked"})
    heads = read_heads(work, raw, start, end)
    of_note = (
        read_quoted(work, raw, heads, start, end)
        or read_physics(work, raw, start, end)
        or read_untitled(work, raw, heads, end)
        or read_western(work, raw, start, end)
        or read_document(work, raw, heads, start, end)
    )
    if of_note:
        return of_note
    for head in heads[: 1 if heads and heads[0].score >= SURE else 3]:
        for reading in _readings(work, raw, head, end, ids):
            reading.score = score_of(reading, head, work, end)
            if not best.spans or reading.score > best.score:
                best = reading
    if not best.spans:
        best.spans["title"] = trim(work, start, end)
    best.doubts.add("unmarked")
    _without_numbers(best, work)
    return best


_BEHIND_QUOTE = lazy(
    r"\s*+(?:$|[,.;:(\[《]|//|(?:19|20)\d\d|第|[Ii]n\b|载|载于|《|[\u3400-\u9fff()]{2,24}\s?,\s?(?:19|20)\d\d)"
)


def _closing(work: str, start: int, at: int, end: int, close: str) -> int:
    """The next closing mark; one that belongs to a title within the title is passed."""
    if close != "》":
        return work.find(close, at, end)
    depth = 1 if at == start + 1 else 0
    for place in range(at, end):
        depth += {"《": 1, "》": -1}.get(work[place], 0)
        if work[place] == "》" and depth <= 0:
            return place
    return -1


_CLOSING = {'"': '"', "'": "'", "《": "》", "「": "」"}


_GOES_ON = lazy(rf":\s[A-Z]|:\s?[{HAN}]|[{HAN}]")
"""``'Lamps and posts': A study of …``, ``“灯”:渡口的夜``: the title begins with a quotation."""
_EMPHASIS_NEXT = lazy(r"[.?!]\s(?=[*_][^\s*_][^*_]{2,160}[*_]\s?[,(.])")
"""Before a journal or a host in emphasis, whatever stops it has: ``… of lamps. *Posts. Series B*, 31, 8``."""
_EMPHASIS_ENDS = lazy(r"\*{1,2}(?=\s?[,.:;(\[])")


def _titles(work: str, raw: str, start: int, end: int) -> list[tuple[Span, int, str]]:
    """Where the title may end: at its closing quotation mark or its emphasis', else at sentences and commas."""
    shown = _EMPHASIS_ENDS.search(raw, start, end) if raw[start - 1 : start] == "*" else None
    if shown:
        return [((start, shown.start()), shown.end(), "q")]
    shown = _EMPHASIS_NEXT.search(raw, start, end) if "*" in raw or "_" in raw else None
    if shown and shown.start() > start:
        return [((start, shown.start() + (raw[shown.start()] != ".")), shown.end(), "q")]
    close = _CLOSING.get(work[start : start + 1])
    if close:
        at = start + 1
        while (at := _closing(work, start, at, end, close)) > 0:
            is_part = close in "\"'" and _GOES_ON.match(work, at + 1) is not None
            if not is_part and (work[at - 1] in ",.?!" or _BEHIND_QUOTE.match(work, at + 1)):
                return [((start + 1, at), at + 1, "q")]
            at += 1
    places = []
    for at in range(start + 1, end):
        character = work[at]
        if character == "." and ends_sentence(work, at):
            places.append(((start, at), at + 1, "."))
        elif character == "/" and work.startswith("//", at):
            places.append((trim(work, start, at, " .,"), at, "q"))
        elif (
            character in "?!" and (work[at + 1 : at + 2] == " " or work[at + 1 : at + 2].isupper()) and at - start > 12
        ):
            places.append(((start, at + 1), at + 1, "?"))
        elif character == "," and at - start > (3 if work[start].isascii() else 2):
            places.append(((start, at), at + 1, ","))
    return places[:14]


def _readings(work: str, raw: str, head: Head, end: int, ids: dict[str, Span]) -> list[Reading]:
    head = replace(head, start=trim(work, head.start, end, " ")[0])
    head, before = _behind_translators(work, raw, head, end)
    found = []
    for title, at, stop in _titles(work, raw, head.start, end):
        for reading in _behind_title(work, raw, head, title, at, end, ids):
            reading.doubts.add(f"title-{stop}")
            reading.people |= before.people
            reading.covered += before.covered
            found.append(reading)
    found.append(_bare(work, raw, head, end, is_online="URL" in ids))
    return found


_TRANSLATED = lazy("[译編编校注]$")
_TRANSLATED_ONLY = lazy("译$")


def _behind_translators(work: str, raw: str, head: Head, end: int) -> tuple[Head, Tail]:
    """A head behind the translators that stand between the author and the title."""
    tail = Tail()
    first = TRANSLATORS_FIRST.match(work, head.start, end)
    if first and head.people and take_contributor(work, raw, first.span("who"), tail):
        return replace(head, start=first.end()), tail
    parts = sentences(work, head.start, end)
    sign = _TRANSLATED if len(parts) > 2 else _TRANSLATED_ONLY
    short = len(parts) > 1 and parts[0][1] - parts[0][0] < 40 and sign.search(work, *parts[0])
    if short and take_contributor(work, raw, parts[0], tail):
        return replace(head, start=parts[1][0]), tail
    return head, tail


def _start(work: str, raw: str, head: Head, title: Span, kind: str) -> Reading:
    reading = Reading(kind=kind)
    take_people(reading, work, head)
    take_title(reading, work, title)
    return reading


def _behind_title(
    work: str, raw: str, head: Head, title: Span, at: int, end: int, ids: dict[str, Span]
) -> list[Reading]:
    at = trim(work, at, end, " ,.;")[0]
    if at >= end:
        thesis = _read_thesis(work, raw, head, title, end, end)
        return [thesis] if thesis else []
    out = []
    host = _HOST.match(work, at, end)
    if host:
        reading = _start(work, raw, head, title, "M")
        take_tail(reading, _read_host(work, raw, Mark("M", "", at, at), host.end(), end, None))
        if "container-title" in reading.spans and HELD.search(work, *reading.spans["container-title"]):
            reading.kind = "C"
        return [reading]
    thesis = _read_thesis(work, raw, head, title, at, end)
    if thesis:
        return [thesis]
    report = _read_report(work, head, raw, title, at, end)
    if report:
        return [report]
    serial = find_serial(work, at, end)
    if serial:
        tail = Tail(spans=dict(serial.numbers.spans))
        reading = _start(work, raw, head, title, name_serial(work, serial.before, tail))
        take_tail(reading, tail)
        if reading.kind == "J" and _has_day_first(work, reading):
            reading.kind = "N"
        out.append(reading)
    reading = _start(work, raw, head, title, "M")
    imprint = read_imprint(work, raw, at, end)
    _settle(reading, work, imprint, is_online="URL" in ids)
    _hold_part(reading, work, raw, imprint)
    if imprint.rest and (imprint.people or "publisher-place" in imprint.spans):
        _rest_is_host(work, raw, imprint)
        if work[title[0] - 1] == '"':
            imprint.doubts.discard("host")  # the title of a part stands in quotation marks, that of its host behind it
    take_tail(reading, imprint)
    out.append(reading)
    numbers = read_numbers(work, at, end)
    if numbers:
        reading = _start(work, raw, head, title, "EB" if "URL" in ids else "Z")
        take_tail(reading, Tail(spans=dict(numbers.spans)))
        out.append(reading)
    return out


def _settle(reading: Reading, work: str, imprint: Tail, *, is_online: bool) -> None:
    """The kind of what is read as a book's imprint: a meeting, a newspaper of a day, a page of the net."""
    if is_meeting(work, imprint):
        reading.kind = "C"
        take_pages(work, imprint)
    elif "number" in imprint.spans:
        reading.kind = "S"
    elif imprint.spans.keys() == {"publisher", "issued"} and _WHOLE_DAY.fullmatch(work, *imprint.spans["issued"]):
        reading.kind = "N"
        imprint.spans["container-title"] = imprint.spans.pop("publisher")
    elif "publisher" in imprint.spans and is_online and SITE.fullmatch(work, *imprint.spans["publisher"]):
        reading.kind = "EB"
        imprint.spans["container-title"] = imprint.spans.pop("publisher")
    elif is_online and not imprint.people and not imprint.spans.keys() & _OF_BOOKS:
        reading.kind = "EB"


def _hold_part(reading: Reading, work: str, raw: str, imprint: Tail) -> None:
    """``"Lamps." FERRYCONF. 2017``: a title in quotation marks is part of a work (MLA 9, 5.4), and what stands alone
    before the year is that work, unless its name is a publisher's. Those who keep preprints publish no books."""
    title, house = reading.spans["title"], imprint.spans.get("publisher")
    is_part = work[title[0] - 1 : title[0]] == '"' and imprint.spans.keys() == {"publisher", "issued"}
    name = work[slice(*house)] if house else ""
    is_preprint = PREPRINTS.fullmatch(name) is not None
    host = HOST_BEFORE_PRESS.fullmatch(work, *house) if house else None
    if host and work[title[1]] == "." and not NO_HOST.search(host["host"]) and is_press(host["house"]):
        imprint.spans |= {"container-title": host.span("host"), "publisher": host.span("house")}
        return
    if is_preprint or (name and is_part and work[title[0]].isascii() and not is_press(name)):
        reading.kind = "C" if not is_preprint and name.isupper() else "J"
        imprint.spans["container-title"] = imprint.spans.pop("publisher")
        take_pages(work, imprint)
    elif house and imprint.spans.keys() <= {"publisher", "issued"} and _is_venue(reading, work, raw, house, imprint):
        reading.kind = "C" if _ACRONYM.fullmatch(name) else "J"
        imprint.spans["container-title"] = imprint.spans.pop("publisher")
        take_pages(work, imprint)


_ACRONYM = lazy(r"(?:[A-Z]{2}[A-Za-z&-]{0,9}|[A-Z][a-z]{0,5}[A-Z]{1,6}[a-z]?[A-Z]?)(?:[ '-](?:19|20)?\d\d)?")


def _is_venue(reading: Reading, work: str, raw: str, house: Span, imprint: Tail) -> bool:
    """What stands alone behind a title is no publisher: it is emphasised as the title of a whole, where that of a part
    is not (APA 6.17, MLA 9 2.107); or it is an acronym with its year, ``CoRL 2023``."""
    is_shown = raw[house[0] - 1 : house[0]] == "*" and raw[reading.spans["title"][0] - 1] not in "*《"
    if is_shown:
        return True
    issued = imprint.spans.get("issued", (0, 0))
    is_beside = issued[0] > house[1] and not work[house[1] : issued[0]].strip(" ',")
    return is_beside and _ACRONYM.fullmatch(work, *house) is not None and not is_press(work[slice(*house)])


def _without_numbers(reading: Reading, work: str) -> None:
    """``题名, 某学报, 2005``: a serial in the place of a publisher."""
    found = reading.spans.get("publisher")
    alone = not reading.spans.keys() & {"publisher-place", "edition", "container-title"}
    if reading.kind == "M" and found and alone and _SERIAL_NAME.search(work, *found):
        reading.kind = "J"
        reading.spans["container-title"] = reading.spans.pop("publisher")


_SERIAL_NAME = quick(
    "(?:学报|學報|学刊|杂志|雜誌|月刊|季刊|周刊|通讯|论坛|论丛|集刊)$"
    r"|\b(?:Journal|Transactions|Annals|Bulletin|Review)\s(?:of|on|in|for)\b|\b(?:Journal|Letters|Quarterly|Magazine)$"
)
_WHOLE_DAY = lazy(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
"""``The Harbour Post, 2019-01-15``: no book has the day."""
_OF_BOOKS = frozenset(("publisher", "publisher-place", "edition", "page"))
_DAY_FIRST = lazy(r"\d{4}\s?,\s?[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日")


def _has_day_first(work: str, reading: Reading) -> bool:
    """A day behind the authors and no volume: a newspaper, or a magazine that comes as often (APA 10.1)."""
    printed = reading.spans.get("year-printed")
    dated = printed is not None and _DAY_FIRST.match(work, *printed) is not None
    return dated and not reading.spans.keys() & {"volume", "issue"}


_REPORT = lazy(
    r"(?P<genre>(?:Technical|Tech\.?|Research|Internal) Rep(?:ort)?\b\.?|(?:科技|技术|研究|科研)报告)\s?[,:，：]\s?"
    r"(?:(?P<number>(?:No\.?\s?)?(?=[A-Za-z/.-]{0,20}\d)[A-Z\d][\w/.-]{0,20})\s?,\s?)?"
    r"(?:(?P<body>[^\d]{3,140}?)\s?,\s?)?(?P<year>(?:19|20)\d\d)[\s.]*$"
)


def _read_report(work: str, head: Head, raw: str, title: Span, at: int, end: int) -> Reading | None:
    """``Technical Report, TR98002, some university, 1998``."""
    found = _REPORT.match(work, at, end)
    if found is None:
        return None
    reading = _start(work, raw, head, title, "R")
    names = {"genre": "genre", "number": "number", "body": "publisher", "year": "issued"}
    reading.spans |= {names[part]: found.span(part) for part in names if found[part]}
    return reading


_THESIS = quick(
    r"(?:硕士|博士|学士|学位)[^.,;:]{0,6}论文|(?:\b[A-Z][\w.]{0,12} |[Dd]octoral "
    r"|[Mm]aster(?:'s)? (?:degree )?)?(?:[Dd]issertation|[Tt]hesis)"
)
_THESIS_END = lazy(
    r"\s?\((?P<genre>(?:未出版的?)?(?:硕士|博士|学士)?(?:学位)?论文"
    r"|(?:[Uu]npublished )?(?:[Dd]octoral |[Mm]aster(?:'s)? )?(?:dissertation|thesis))"
    r"(?:,\s(?P<school>[^()]{4,80}))?\)$"
)
"""The kind in brackets behind the title, as APA has it."""
_YEAR_OF_THESIS = lazy(r"(\d{4})年?")
_SCHOOL = lazy("大学|学院|研究院|研究所|科学院|University|Institute|College|Academy")


def _read_thesis(work: str, raw: str, head: Head, title: Span, at: int, end: int) -> Reading | None:
    """``硕士学位论文, 某大学, 某地``: the kind in words, the school, the place, in any order."""
    if not any(word in work for word in ("论文", "issertation", "hesis")):
        return None
    named = _THESIS_END.search(work, *title)
    sign = named or _THESIS.search(work, at, end)
    if sign is None:
        return None
    reading = _start(work, raw, head, (title[0], named.start()) if named else title, "D")
    reading.spans["genre"] = sign.span("genre") if named else sign.span()
    if named and named["school"]:
        reading.spans["publisher"] = named.span("school")
    before, behind = (at, at) if named else sign.span()
    for first, last in (*pieces(work, at, before), *pieces(work, behind, end)):
        text = work[first:last]
        if text.rstrip("之的") in ("未出版", "未刊", "未发表"):
            continue
        if year := _YEAR_OF_THESIS.fullmatch(text):
            reading.spans.setdefault("issued", (first, first + len(year[1])))
        elif _SCHOOL.search(text) or last == before:  # 河口师院硕士论文
            reading.spans.setdefault("publisher", (first, last))
        elif pages := re.fullmatch(r"(?:PP?\.?|pp?\.?|第)?\s?([\d-]+)页?", text):
            reading.spans.setdefault("page", (first + pages.start(1), first + pages.end(1)))
        elif len(text) < 30:
            reading.spans.setdefault("publisher-place", (first, last))
    return reading


def _bare(work: str, raw: str, head: Head, end: int, *, is_online: bool) -> Reading:
    """A title and nothing else."""
    title = trim(work, head.start, end)
    reading = _start(work, raw, head, title, "EB" if is_online else "Z")
    reading.doubts.add("bare")
    if "edition" in reading.spans:
        reading.kind = "M"
    return reading
