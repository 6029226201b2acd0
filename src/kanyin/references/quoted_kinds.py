"""Of what kind a work with its title in 《》 is, by what stands behind that: a book, a journal's article, a thesis …"""

from __future__ import annotations

import re

from kanyin.patterns import lazy
from kanyin.references.parse import Reading, take_tail
from kanyin.references.places import is_city
from kanyin.references.publishers import Tail
from kanyin.references.serial_names import SITE
from kanyin.references.text import HAN, Span, trim

_NEWSPAPER = lazy("(?:(?<![学通公画汇])报|日报|晚报|时报|消息)(?:》|$)")


def settle(reading: Reading, work: str, tail: Tail) -> None:
    """The kind that the pieces tell; a host's name without its 《》."""
    span = tail.spans.get("container-title")
    if span and "publisher" not in tail.spans and "issue" not in tail.spans:
        _number_of_serial(work, tail)
    _without_month(tail)
    _without_subject(work, tail)
    if "genre" in tail.spans:
        reading.kind = "D"
    elif "number" in tail.spans and not tail.spans.keys() & {"publisher", "container-title", "holder"}:
        reading.kind = reading.kind if reading.kind == "LAW" else "Z"
    elif "holder" in tail.spans:
        reading.kind = "A"
        tail.spans["archive"] = tail.spans.pop("holder")
    elif "issue" in tail.spans or (span and _is_of_serial(work, tail)):
        reading.kind = "J"
        _volume_in_digits(work, tail)
    elif span and "publisher" not in tail.spans and _is_newspaper(work, span, tail):
        reading.kind = "N"
        if "edition" in tail.spans:  # 第15版 of a newspaper is its page
            tail.spans["page"] = _without(work, tail.spans.pop("edition"))
    elif span and "issued" in tail.spans and not tail.spans.keys() & {"publisher", "publisher-place", "volume"}:
        reading.kind = "J"  # 《某学刊》2010年: a book has a press
    elif span and SITE.fullmatch(work, *span) and "publisher" not in tail.spans and reading.kind == "M":
        reading.kind = "EB"
    if span and (town := _town_behind(work, span, reading.kind)):
        tail.spans.setdefault("publisher-place", town.span("town"))
        span = (span[0], town.start())
    if span and work[span[1] - 1] == "》":
        tail.spans["container-title"] = (span[0] + 1, span[1] - 1)
    if "author" in tail.people and not reading.people:
        reading.doubts -= {"no-author", "author-stop"}
    take_tail(reading, tail)


_SUBJECT = lazy(rf"(?<=大学|学院|党校)[{HAN}]{{2,10}}专业$")
"""What was studied there, between a school and the kind of thesis: ``某大学历史学专业硕士学位论文``."""


def _without_month(tail: Tail) -> None:
    """The tail of a book or a thesis, whose issue is a month: ``某大学硕士论文，2017.3``."""
    if tail.spans.keys() & {"genre", "publisher"} and "issue" in tail.spans and "container-title" not in tail.spans:
        tail.covered.append(tail.spans.pop("issue"))


def _without_subject(work: str, tail: Tail) -> None:
    """The school of a thesis without what was studied there."""
    school = tail.spans.get("publisher", (0, 0)) if "genre" in tail.spans else (0, 0)
    if subject := _SUBJECT.search(work, *school):
        tail.spans["publisher"] = (school[0], subject.start())


_OF_A_SERIAL = lazy(r"第\s?(?P<number>[\d一二三四五六七八九十百-]{1,7})\s?辑")


def _number_of_serial(work: str, tail: Tail) -> None:
    """``《比较》第28辑`` and no press: a serial that counts its issues so."""
    number = _OF_A_SERIAL.fullmatch(work, *tail.spans["volume"]) if "volume" in tail.spans else None
    if number:
        del tail.spans["volume"]
        tail.spans["issue"] = number.span("number")


_OF_SERIAL = lazy(r"第\s?(?P<number>\d{1,4})\s?卷")


def _volume_in_digits(work: str, tail: Tail) -> None:
    """``38`` of ``第38卷``, as serials have it."""
    number = _OF_SERIAL.fullmatch(work, *tail.spans["volume"]) if "volume" in tail.spans else None
    if number:
        tail.spans["volume"] = number.span("number")


def _is_of_serial(work: str, tail: Tail) -> bool:
    """``《某学刊》第3卷（2018）``: a volume that is but a number is that of a serial."""
    volume = tail.spans.get("volume")
    return volume is not None and "publisher" not in tail.spans and "第" not in work[slice(*volume)]


_TOWN_BEHIND = lazy(rf"\s?\((?P<town>[{HAN}]{{2,3}})\)$")
_NO_TOWN = lazy("[版刊辑部编科学类文卷册月期]$")


def _town_behind(work: str, span: Span, kind: str) -> re.Match[str] | None:
    """``《晨报》（北京）``: where a serial came out; ``（社会科学版）`` is a part of its name."""
    found = _TOWN_BEHIND.search(work, *span) if kind in "JN" else None
    known = found and (is_city(found["town"]) or (kind == "N" and not _NO_TOWN.search(found["town"])))
    return found if known else None


_WITH_DAY = lazy(r"\d{4}\D\s?\d{1,2}\D\s?\d{1,2}")


def _is_newspaper(work: str, span: Span, tail: Tail) -> bool:
    """By its name, or by what only newspapers have: a day, and 版 behind it."""
    issued = tail.spans.get("issued", (0, 0))
    with_day = "edition" in tail.spans and _WITH_DAY.match(work, *issued) is not None
    return with_day or _NEWSPAPER.search(work, *span) is not None


def _without(work: str, span: Span) -> Span:
    """``15`` of ``第15版``."""
    return trim(work, *span, "第版 ")
