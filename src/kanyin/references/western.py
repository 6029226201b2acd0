"""Books as notes in Western languages name them: ``Paul Stieg, Lamps and Posts, Ferry: Press, 2001, p. 3``; and with
the imprint in brackets, ``Paul Stieg, Lamps and Posts (Ferry: Press, 2001), p. 3`` (Chicago Manual of Style, notes)."""

from __future__ import annotations

from kanyin.patterns import lazy
from kanyin.references.imprints import Tail
from kanyin.references.names import PARTICLES, read_names
from kanyin.references.parse import Reading, take_tail
from kanyin.references.serials import FEW_PAGES
from kanyin.references.text import LOWER, UPPER, trim

_PERSON = rf"[{UPPER}][{UPPER}{LOWER}.'-]*(?:\s(?:[{UPPER}][{UPPER}{LOWER}.'-]*|{PARTICLES})){{1,4}}"
_BOOK = lazy(
    rf"(?P<people>{_PERSON}(?:(?:,\s|,?\s(?:and|&)\s){_PERSON}){{0,3}})(?P<role>,?\s\(?eds?\.\)?)?,\s"
    r"(?P<title>[^\"《》()]{4,200}?)(?:,\s(?P<edition>\d(?:st|nd|rd|th)\sed(?:ition|n)?)\.?)?"
    rf"(?:,\s|\s\()(?P<place>[{UPPER}][{UPPER}{LOWER}.\s-]{{1,30}}(?:,\s[A-Z]{{2}})?(?:\s(?:and|&)\s[A-Z][a-z]+)?)"
    r":\s(?P<press>[^,()]{2,60}),\s(?P<year>(?:1[5-9]|20)\d\d)\)?"
    rf"(?:,\s(?:pp?\.|S\.)\s?(?P<page>{FEW_PAGES}))?[\s.]*"
)
_STOP = lazy(r"[a-z\d]\.\s")
_INITIALS = lazy(r"\s[A-Z]{1,2}(?=,|$)")
_NAMES = {"press": "publisher", "place": "publisher-place", "year": "issued", "page": "page", "edition": "edition"}


def read_western(work: str, raw: str, start: int, end: int) -> Reading | None:
    """The reading of such an entry; None for any other."""
    found = _BOOK.fullmatch(work, *trim(work, start, end, " "))
    names = read_names(work, raw, *found.span("people")) if found else []
    if not found or not names or names[-1].end < found.end("people"):
        return None
    if _STOP.search(found["title"]) or _STOP.search(found["place"]) or _INITIALS.search(found["people"]):
        return None  # parted by stops
    reading = Reading(kind="M", doubts={"unmarked"})
    reading.people["author"] = names[-1].people
    reading.role = "editor" if found["role"] else ""
    reading.covered.append((found.start("people"), found.end("role") if found["role"] else found.end("people")))
    reading.spans["title"] = found.span("title")
    take_tail(reading, Tail(spans={_NAMES[part]: found.span(part) for part in _NAMES if found[part]}))
    return reading
