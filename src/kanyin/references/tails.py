"""What follows the mark, by its kind: the serial's name and numbers, the host of a part, the imprint, a date."""

from __future__ import annotations

import re
from dataclasses import replace

from kanyin.patterns import lazy, quick
from kanyin.references.edited_behind import BODY, edited_behind
from kanyin.references.imprints import EDITION, read_imprint, take_contributor
from kanyin.references.known_names import is_body
from kanyin.references.marks import Mark
from kanyin.references.names import Name, read_names
from kanyin.references.places import house_behind
from kanyin.references.publishers import Tail
from kanyin.references.serial_names import MEETING, is_paper_of_day, name_serial, name_with_imprint, part_town, unquoted
from kanyin.references.serials import FEW_PAGES, Serial, find_numbers, find_serial, read_numbers
from kanyin.references.text import HAN, Span, sentences, trim

_HOST = quick(
    r"\s{0,3}(?:[.,]\s{0,3})?(?://+|[∥‖]|/(?=[^/\d])|\b[Ii]n\s*+:\s*+|\bIn(?=[A-Z]\.\s?[A-Z][a-z]+\s?[,&])|\b[Ii]n\s++(?=[A-Z\"'《\u3400-\u9fff]|\d{1,2}(?:st|nd|rd|th)\b|(?:19|20)\d\d\s[A-Z])|(?:见|載|载|收入|出自|刊于"
    r"|收于|引自|in)\s*+[:：]\s*+|(?:载|見|收入|见)(?=[^\s]{0,12}《)"
    r"|(?:载于|收于|收录于|见)(?=\s?[\u3400-\u9fff、,·]{2,24}\s?\(?(?:主编|编\))))\s*+"
)
_SERIAL_KINDS = frozenset("JN")
_CONTAINED = frozenset(("N", "J"))
_CONTINUATION = lazy(
    r"(?P<year>(?:1[5-9]|20)\d\d)\s?,?\s?(?:(?P<volume>\d+)\s?)?(?:\((?P<issue>[^()]{1,20})\))?\s?-{1,2}\s?(?:(?:1[5-9]|20)\d\d.{0,20})?\s?\.\s?"
)


_GLOSS = lazy(rf"\((?=[{HAN}])[{HAN}·:、A-Za-z ]{{2,40}}\)(?=\s?[.,:]\s?\S)(?<![译编著注校辑刊订版本卷册版]\))")
"""``[M](词汇的灯), …``: what the title means, in Chinese, behind the mark."""


def read_tail(work: str, raw: str, mark: Mark, second: Mark | None, start: int, end: int) -> Tail:
    """The tail behind ``mark``; ``second`` is the mark of a host, ``[A]. host[C]``."""
    start, end = trim(work, start, end, " .,;")
    start = trim(work, start, end, " :")[0]
    if gloss := _GLOSS.match(work, start, end):
        tail = read_tail(work, raw, replace(mark, end=gloss.end()), second, gloss.end(), end)
        tail.covered.append(gloss.span())
        return tail
    host = _HOST.match(work, mark.end, end)
    if second is not None:
        return _read_host(work, raw, mark, host.end() if host else start, end, second)
    if host:
        return _read_host(work, raw, mark, host.end(), end, None)
    if start >= end:
        return Tail()
    inner = work.find("//", start, end) if mark.kind not in "JN" else -1
    before = Tail()
    if inner > 0 and all(take_contributor(work, raw, part, before) for part in sentences(work, start, inner)):
        tail = _read_host(work, raw, mark, inner + 2, end, None)
        tail.people |= before.people
        tail.covered += before.covered
        return tail
    if mark.kind in _SERIAL_KINDS:
        return _read_serial(work, raw, start, end)
    if mark.kind in "CA" and (organised := _organised(work, raw, mark, start, end)):
        return organised
    return _read_other(work, raw, mark, start, end)


def _organised(work: str, raw: str, mark: Mark, start: int, end: int) -> Tail | None:
    """``[C]某学会.某会议论文集.2021:16``: the meeting behind those who held it, nothing but stops between."""
    parts = sentences(work, start, end)
    if len(parts) < 2 or not is_body(work[slice(*parts[0])]) or not MEETING.search(work, *parts[1]):
        return None
    tail = _read_host(work, raw, mark, parts[1][0], end, None)
    tail.people.setdefault("container-author", (Name(literal=" ".join(raw[slice(*parts[0])].split())),))
    tail.covered.append(parts[0])
    return tail


def _read_serial(work: str, raw: str, start: int, end: int) -> Tail:
    """A journal or a newspaper; a whole serial has a place and a publisher behind its numbers."""
    whole = _CONTINUATION.match(work, start, end)
    if whole:
        tail = read_imprint(work, raw, whole.end(), end)
        tail.spans.setdefault("issued", whole.span("year"))
        tail.spans["volume"] = trim(work, *whole.span(), " .")
        return tail
    alone = read_numbers(work, start, end) if work[start].isdigit() else None
    serial = find_serial(work, start, end) if alone is None else None
    if serial:
        return _of_serial(work, raw, serial)
    some = find_numbers(work, start, end)
    return _of_serial(work, raw, some) if some else _without_numbers(work, raw, start, end)


def _of_serial(work: str, raw: str, serial: Serial) -> Tail:
    """A serial's name, without the contributors and the place that some print before it."""
    tail = Tail(spans=dict(serial.numbers.spans))
    if not serial.numbers.plain:
        tail.doubts.add("numbers")
    tail.behind += [serial.rest] if serial.rest[0] < serial.rest[1] else []
    first, last = serial.before
    parts = sentences(work, first, last)
    if len(parts) > 1 and take_contributor(work, raw, parts[0], tail):
        first = parts[1][0]
    elif len(parts) > 1 and not _ABBREVIATIONS.fullmatch(work, first, last):
        tail.doubts.add("container-dots")
    tail.spans["container-title"] = unquoted(work, (first, last))
    return tail


_ABBREVIATIONS = lazy(r"[A-Z][A-Za-z]{0,9}\.?(?:[\s.-]++(?:[A-Z]|of|and|&|in|for)[A-Za-z]{0,9}\.?){1,7}")


_COLUMN_ALONE = lazy(r",?\s?\((?P<page>[A-Z]{0,3}\d{1,3})\)$")
"""The page of a newspaper whose date stands behind the author."""


def _without_numbers(work: str, raw: str, start: int, end: int) -> Tail:
    """A serial of which only the name is given, or numbers among which something stands that nobody knows."""
    numbers = read_numbers(work, start, end)
    tail = Tail(doubts={"serial"})
    if numbers:
        tail.spans |= numbers.spans
        return tail
    column = _COLUMN_ALONE.search(work, start, end)
    if column:
        tail.spans |= {"container-title": trim(work, start, column.start()), "page": column.span("page")}
        return tail
    first = re.search(r"[,.]?\s?(?:\(|\[)?(?:1[5-9]|20)\d\d", work[start:end])
    stop = start + first.start() if first and first.start() > 1 else end
    tail.spans["container-title"] = trim(work, start, stop)
    if first and first.start() > 1:
        at = re.compile(r"\d{4}").search(work, stop, end)
        if at:
            tail.spans["issued"] = at.span()
            tail.rest.append((at.end(), end))
    return tail


_PATENT_BEHIND = lazy(
    r"(?:[\u3400-\u9fff]{1,8}\s?[:,.]\s?)?(?P<number>(?:[A-Z]{2}\s?[:.]?\s?)?(?:ZL)?\s?[A-Z]?\d[\d./]{5,20}[A-Z\d]?)\s?[,.]\s?"
    r"(?P<issued>(?:1[89]|20)\d\d(?:[-./]\d{1,2}){0,2}|(?:1[89]|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?)[\s.]*"
)
"""``中国专利：881056073，1989-07-26``: the number behind the mark, where 2005 and later have it before."""


_PAPER_BEHIND = lazy(
    rf"(?P<number>[{HAN}]{{1,8}}\s?[\[(](?P<year>(?:19|20)\d\d)[\])]\s?第?\d{{1,5}}号|[A-Z][A-Za-z/-]{{1,12}}[\s-]?[\d-]{{2,12}}(?=\s?,))(?:\s?,\s?(?P<issued>(?:19|20)\d\d))?[\s.]*"
)
"""``[Z].国办发〔2005〕2号``, ``[R].NASA-TP-2985, 1990``: the number behind the mark."""


_MEETING = lazy(
    r"(?P<name>(?=[^\n]{0,120}(?:Conference|Symposium|Proceedings|Workshop|Congress))[A-Z][^\n]{8,300}?)"
    r"\s?,\s?(?P<issued>(?:19|20)\d\d)[\s.]*"
)
"""``[P]. Proceedings of the 3rd Conference on Lamps, 2018``: the mark as a database's export sets it."""


def _read_other(work: str, raw: str, mark: Mark, start: int, end: int) -> Tail:
    patent = _PATENT_BEHIND.fullmatch(work, start, end) if mark.kind == "P" else None
    if patent:
        return Tail(spans={"number": patent.span("number"), "issued": patent.span("issued")})
    paper = _PAPER_BEHIND.fullmatch(work, start, end) if mark.kind in "ZRA" else None
    if paper:
        years = {"year-of-number": paper.span("year")} if paper["year"] else {"issued": paper.span("issued")}
        return Tail(spans={"number": paper.span("number"), **years})
    if mark.kind == "P" and (meeting := _MEETING.fullmatch(work, start, end)):
        return Tail(spans={"container-title": meeting.span("name"), "issued": meeting.span("issued")})
    numbers = read_numbers(work, start, end)
    if (
        numbers
        and numbers.spans.keys() & {"issued", "page"}
        and not numbers.spans.keys() - {"issued", "page", "volume", "issue"}
    ):
        spans = dict(numbers.spans)
        if "volume" in spans and "issue" not in spans and "page" not in spans:
            spans["page"] = spans.pop("volume")
        return Tail(spans=spans)
    tail = read_imprint(work, raw, start, end, school=mark.kind == "D")
    if "issue" in tail.spans and mark.kind != "C":
        tail.covered.append(tail.spans.pop("issue"))  # a printing
    if mark.kind in "MCAZG" and tail.rest:
        _rest_is_host(work, raw, tail)
    if mark.kind == "C" and "publisher" in tail.spans and MEETING.search(work, *tail.spans["publisher"]):
        tail.spans.setdefault("container-title", tail.spans.pop("publisher"))
        part_town(work, tail)
    if "publisher-place" not in tail.spans and is_paper_of_day(work, tail):
        tail.spans["container-title"] = tail.spans.pop("publisher")
    if mark.kind in _CONTAINED and "publisher" in tail.spans and "publisher-place" not in tail.spans:
        tail.spans["container-title"] = tail.spans.pop("publisher")
    return tail


def _rest_is_host(work: str, raw: str, tail: Tail) -> None:
    """Sentences that nothing told of: the people and the title of a host."""
    tail.doubts.add("host")
    if len(tail.rest) > 1:
        names = read_names(work, raw, *tail.rest[0])
        if names and names[-1].end >= tail.rest[0][1] - 1:
            tail.people["container-author"] = names[-1].people
            tail.covered.append(tail.rest[0])
            tail.rest = tail.rest[1:]
    if len(tail.rest) == 1:
        tail.spans["container-title"] = unquoted(work, tail.rest.pop())
        if MEETING.search(work, *tail.spans["container-title"]):
            tail.doubts.discard("host")


_COMMA_HOST = lazy(
    r"\(\s?[Ee]ds?\.?\s?\)\s?,?\s?|,\s?[Ee]ds?\.(?=[A-Z])|主编\)?\s?,\s?|(?<=[a-z] [A-Z] )[Ee]ds?\.\s(?=[A-Z])"
    r"|\b[Ee]ds?\.?,\s?|\((?:主编|编)\)\s?,\s?"
)


def _open_host(work: str, raw: str, start: int, end: int, tail: Tail) -> int:
    """Where a host's title begins behind its editors and a comma."""
    sign = _COMMA_HOST.search(work, start, min(end, start + 200))
    if sign and sign.end() < end and take_contributor(work, raw, (start, trim(work, start, sign.end(), " ,")[1]), tail):
        return sign.end()
    return start


def _read_host(work: str, raw: str, mark: Mark, start: int, end: int, second: Mark | None) -> Tail:
    """The host of a part: its people, its title, and what follows a title."""
    if second is None and (edited := edited_behind(work, raw, start, end)):
        return edited
    before = Tail()
    start = _open_host(work, raw, start, end, before)
    if second is not None and start > mark.end:
        start = trim(work, start, end, " .,;")[0]
    stop = second.start if second else end
    inner = _HOST.search(work, start, stop) if second else None
    parts = list(sentences(work, start, stop))
    if inner and inner.start() > start and parts and take_contributor(work, raw, (start, inner.start()), before):
        start = inner.end()
        parts = list(sentences(work, start, stop))
    while len(parts) > 1 and take_contributor(work, raw, parts[0], before):
        parts = parts[1:]
    found = bool(before.people)
    names = not found and _host_people(work, raw, parts, before, has_more=second is not None)
    if names:
        parts = parts[1:]
    if not parts:
        return before
    if second:
        tail = _read_other(work, raw, mark, *trim(work, second.end, end, " .,;"))
        tail.spans["container-title"] = (parts[0][0], parts[-1][1])
    else:
        tail = _host_tail(work, raw, mark, parts, end)
    part_town(work, tail)
    take_pages(work, tail)
    tail.people = {**before.people, **tail.people}
    tail.doubts |= before.doubts
    tail.covered += before.covered
    return tail


_PAGES_OF_PART = lazy(
    rf"\s?\(\s?(?:(?P<edition>[^(),]{{2,12}}\s[Ee]dn?\.?),\s)?(?:pp?\.|第|页)?\s?(?P<page>{FEW_PAGES})\s?页?\s?\)$"
    rf"|,\s(?:[Pp]ages?|pp?\.)\s?(?P<page2>{FEW_PAGES})$"
)


def take_pages(work: str, tail: Tail) -> None:
    """``Posts (pp. 95-122)``: the pages of a part behind the title of its host."""
    span = tail.spans.get("container-title")
    found = _PAGES_OF_PART.search(work, *span) if span and "page" not in tail.spans else None
    if span and found and (found["page2"] or "pp" in found[0] or "p." in found[0] or "页" in found[0]):
        page = found.span("page" if found["page"] else "page2")
        tail.spans |= {"container-title": trim(work, span[0], found.start()), "page": page}
        if found["edition"]:
            tail.spans.setdefault("edition", found.span("edition"))


_BODY_EDITED = lazy(rf"(?P<body>{BODY})\s[Ee]ds?\.?")


def _host_people(work: str, raw: str, parts: list[Span], tail: Tail, *, has_more: bool) -> bool:
    """The people of a host, which stand before its title."""
    if len(parts) < 2:
        return False
    first, last = parts[0]
    if take_contributor(work, raw, parts[0], tail):
        return True
    if body := _BODY_EDITED.fullmatch(work, first, last):
        tail.people["editor"] = (Name(literal=raw[slice(*body.span("body"))]),)
        tail.covered.append(parts[0])
        return True
    names = read_names(work, raw, first, last)
    whole = bool(names) and names[-1].end >= last - 1
    enough = len(parts) >= 3 or has_more
    if whole and (names[-1].sure == 3 or names[-1].role or (enough and names[-1].sure >= 2)):
        tail.people["editor" if names[-1].role == "editor" else "container-author"] = names[-1].people
        tail.covered.append((first, last))
        return True
    if len(parts) < 3 or ":" not in work[parts[-1][0] : parts[-1][1]]:
        return False
    if len(parts) < 4 and any(_is_of_title(work, raw, part) for part in parts[1:-1]):
        return False
    from kanyin.references.heads import bodies_of

    pieces = bodies_of(work, first, last)
    tail.covered.append((first, last))
    tail.people["container-author"] = tuple(Name(literal=" ".join(raw[slice(*piece)].split())) for piece in pieces)
    return True


def _is_of_title(work: str, raw: str, part: Span) -> bool:
    """An edition, a translator: what stands behind a title, never behind people."""
    return EDITION.fullmatch(work, *part) is not None or take_contributor(work, raw, part, Tail())


def _host_tail(work: str, raw: str, mark: Mark, parts: list[Span], end: int) -> Tail:
    """The host's title and its imprint; numbers may follow the title at once."""
    if len(parts) == 1 or read_numbers(work, parts[1][0], end):
        serial = find_serial(work, parts[0][0], end)
        if serial and len(parts) == 1 and name_with_imprint(work, serial.before):
            tail = Tail(spans=dict(serial.numbers.spans))
            name_serial(work, serial.before, tail)
            return tail
        if serial and not (
            ":" in work[slice(*serial.before)]
            and "issued" in serial.numbers.spans
            and "volume" not in serial.numbers.spans
            and mark.kind in "MC"
            and _PLACED.search(work[slice(*serial.before)])
        ):
            tail = Tail(spans=dict(serial.numbers.spans))
            name = serial.before
            if mark.kind in "MCA" and not tail.spans.keys() & {"volume", "issue"}:
                name = _without_house(work, name, tail)
            tail.spans["container-title"] = unquoted(work, name)
            return tail
    if len(parts) == 1:
        return Tail(spans={"container-title": unquoted(work, parts[0])})
    tail = read_imprint(work, raw, parts[1][0], end)
    tail.spans["container-title"] = unquoted(work, parts[0])
    return tail


def _without_house(work: str, span: Span, tail: Tail) -> Span:
    """The title of a host without the publisher and the town that commas part from it: ``Posts, Some Press, Town``."""
    found = house_behind(work, span)
    if found is None:
        return span
    tail.spans["publisher"] = found[0].span("house")
    if found[1]:
        tail.spans["publisher-place"] = found[1].span("place")
    return span[0], found[0].start()


_PLACED = lazy(r"[.,]\s?[^:.,]{2,20}:\s?[^:]{2,40}$")
