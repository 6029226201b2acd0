"""Works as notes in Western languages name them: ``Paul Stieg, Lamps and Posts, Ferry: Press, 2001, p. 3``; with the
imprint in brackets, ``Paul Stieg, Lamps and Posts (Ferry: Press, 2001), p. 3``; ``Paul Stieg, "Lamps," Posts 3 (2001)``
(Chicago Manual of Style, notes); and ``Paul Stieg, Lamps, 40 Ferry L. J. 161 (1930)`` (The Bluebook)."""

from __future__ import annotations

import re
from dataclasses import replace

from kanyin.patterns import lazy
from kanyin.references.known_names import given_names
from kanyin.references.marks import Mark
from kanyin.references.names import PARTICLES, Name, read_names
from kanyin.references.parse import Reading, take_tail
from kanyin.references.publishers import Tail
from kanyin.references.serial_names import unquoted
from kanyin.references.serials import FEW_PAGES, find_serial
from kanyin.references.tails import _read_host
from kanyin.references.text import LOWER, UPPER, trim

_PERSON = rf"[{UPPER}][{UPPER}{LOWER}.'-]*(?:\s(?:[{UPPER}][{UPPER}{LOWER}.'-]*|{PARTICLES})){{1,4}}"
_INVERTED = rf"[{UPPER}][{LOWER}'-]+,\s[{UPPER}](?:[{LOWER}]+|\.)(?:\s[{UPPER}]\.?){{0,2}}"
_LIST = rf"(?>(?P<people>{_PERSON}(?:(?:,\s?{_PERSON}){{0,12}}+(?:,?\s(?:and\s|&\s?){_PERSON}|(?=,?\set al\.)))?+))"
_DONE = r"(?P<others>,?\set al\.?)?+(?P<role>(?:,\s?|\s)\(?eds?\.\)?)?+"
_PEOPLE = _LIST + _DONE
_BY = (
    r"(?:,\s?|\.\s|\s\()(?P<by>[Tt]rans|[Ee]d)(?:s?\.|lated|ited)(?:\sby)?\s"
    r"(?P<helpers>[A-Z][^,.();:]{3,60})\)?"
)
_PRESS = (
    r"[^,();:]{2,60}(?:Press|Publish[a-z]+|Books|Verlag|Routledge|Brill|Springer|Wiley|UP|Inc\.|Co\.)"
    "|Routledge|Brill|Springer"
)
_BOOK = lazy(
    rf"(?:{_PEOPLE}|(?P<one>{_INVERTED}))[,:]\s?(?P<title>[^\"《》()]{{4,200}}?)(?:,\s?[Vv]ol\.\s(?P<volume>[\dIVXLC]{{1,6}}))?(?:{_BY})?"
    r"(?:(?:,\s?|\s\()(?P<edition>(?:\d{1,2}(?:st|nd|rd|th)|[Rr]ev(?:ised|\.)|[A-Z][a-z]{2,6})\sed(?:ition|n)?)\.?\)?)?"
    rf"(?:(?:\s?,\s?|\.\s|\s\()(?P<place>[{UPPER}][{UPPER}{LOWER}.\s-]{{1,30}}(?:,\s[A-Z]{{2}}|,\s[A-Z][a-z]{{1,4}}\.?)?(?:\s(?:and|&)\s[A-Z][a-z]+)?)"
    rf":\s?(?P<press>[^,()]{{2,60}})|(?:,\s?|\.\s|\s\()(?P<house>{_PRESS}"
    rf"|[A-Z][A-Za-z&' -]{{2,40}}(?=,\s?\d{{4}},\s?pp?\.)))(?:,\s?|\s)\(?(?P<year>(?:1[5-9]|20)\d\d)\)?"
    rf"(?:\s?,\s?(?:pp?\.\s?|S\.\s)?(?P<page>{FEW_PAGES}))?[\s.]*"
)
_ARTICLE = lazy(rf"{_PEOPLE}[,.]\s?\"(?P<title>[^\"]{{3,300}}?)[,.]?\"[,.]?\s?")
_IN = lazy(r"[Ii]n:?\s{1,3}(?=[A-Z\"])")
_MEETING = lazy(
    r"(?P<container>[A-Za-z][^()\"]{3,200}+)"
    r"\((?:(?P<press>[A-Z][^()\d,:]{1,50}),\s(?:(?P<place>[A-Z][A-Za-z. ]{2,30}),\s)?)?"
    rf"(?P<year>(?:19|20)\d\d)\),?\s?(?:pp?\.\s?(?P<page>{FEW_PAGES}))?[\s.]*"
)
"""``in Proceedings of the Lamps (Press, 1994), pp. 1-9``; ``arXiv preprint … (2018)``, its number taken out before."""


_LAW_REVIEW = lazy(
    rf"(?:{_PEOPLE}|(?P<one>[{UPPER}][{LOWER}]{{2,20}})),\s(?![A-Z]\.)(?P<title>[^\"《》]{{4,200}}?),\s(?P<volume>\d{{1,3}})\s"
    r"(?P<container>[A-Z][A-Za-z.&'\s-]{2,70}?)\s(?P<page>\d{1,5})(?:,\s[\d-]{1,12})?,?\s\((?P<year>(?:1[89]|20)\d\d)\)[\s.]*"
)
_IMPRINT = lazy(r"\((?=[A-Z])[^()]{3,50}: [^()]{2,60},\s?(?:1[5-9]|20)\d\d\)(?=[,.]|\s*$)")
"""``Lamps (Ferry, MA: Some Press, 1971), p. 60``: as if commas stood there."""
_STOP = lazy(r"[a-z\d]\.\s")
_INITIALS = lazy(r"\s[A-Z]{1,2}(?=,|$)")
_WORDS = lazy(r"^[A-Z][a-z'-]+\s[A-Z]\.\s(?:[A-Z][a-z]+\s){2}|[a-z]{3}\.\s")
"""``Black U. Network Management …``, ``Karl Lind. Lamps``: a title behind a name."""
_NAMES = {
    "press": "publisher",
    "house": "publisher",
    "place": "publisher-place",
    "year": "issued",
    "page": "page",
    "edition": "edition",
    "volume": "volume",
    "container": "container-title",
}


def read_western(work: str, raw: str, start: int, end: int) -> Reading | None:
    """The reading of such an entry; None for any other."""
    first, last = trim(work, start, end, " ")
    if not work[first : first + 1].isupper():
        return None
    if work.find(": ", first, last) > 0:
        work = _IMPRINT.sub(lambda found: f",{found[0][1:-1]} ", work)
    is_dated = work[first:last].rstrip(" .")[-1:] == ")"
    if found := _BOOK.fullmatch(work, first, last) or (is_dated and _LAW_REVIEW.fullmatch(work, first, last)):
        return _read_whole(work, raw, found)
    article = _ARTICLE.match(work, first, last) if '"' in work else None
    return _read_article(work, raw, article, last) if article else None


def _begun(work: str, raw: str, found: re.Match[str], kind: str) -> Reading | None:
    """People and title of a note; None where what stands before the title is no list of people."""
    reading = Reading(kind=kind, doubts={"unmarked"})
    if found["people"]:
        if _INITIALS.search(found["people"]) or _WORDS.search(found["people"]):
            return None  # parted by stops
        names = read_names(work, raw, *found.span("people"))
        whole = bool(names) and names[-1].end >= found.end("people")
        people = names[-1].people if whole else _by_form(found["people"])
        reading.people["author"] = tuple(given_first(name) for name in people)
    else:
        family, _, given = found["one"].partition(",")
        reading.people["author"] = (Name(family=family, given=given.strip()) if given else Name(literal=family),)
    reading.others = bool(found["others"])
    reading.role = "editor" if found["role"] else ""
    ends = [found.end(part) for part in ("people", "one", "others", "role") if found.groupdict().get(part)]
    reading.covered.append((found.start(), max(ends)))
    reading.spans["title"] = trim(work, *found.span("title"), " ")
    return reading


_BETWEEN = lazy(r",?\s(?:and\s|&\s?)|,\s?")


def _by_form(people: str) -> tuple[Name, ...]:
    """Names, given ones first, whatever their words are: what stands behind them tells of the form."""
    return tuple(Name(literal=" ".join(name.split())) for name in _BETWEEN.split(people))


def given_first(name: Name) -> Name:
    """A name as notes have it, the family's behind; the parts of ``Ludwig van Beek`` kept apart as CSL has them."""
    words = name.literal.split()
    if len(words) < 2 or not name.literal.isprintable() or any(not word[0].isalpha() for word in words):
        return name
    known = given_names()
    if len(words) == 2 and words[1] in known and words[0] not in known:
        return replace(name, literal="", family=words[0], given=words[1])  # Owen Stephen
    particles = PARTICLES.split("|")
    cut = next((n for n, word in enumerate(words[1:-1], 1) if word.lower() in particles), len(words) - 1)
    return replace(name, literal="", family=" ".join(words[cut:]), given=" ".join(words[:cut]))


def _read_whole(work: str, raw: str, found: re.Match[str]) -> Reading | None:
    """A note all of which one pattern tells."""
    groups = found.groupdict()
    if _STOP.search(found["title"]) or _STOP.search(groups.get("place") or ""):
        return None  # parted by stops
    reading = _begun(work, raw, found, "J" if groups.get("container") else "M")
    if reading is None:
        return None
    tail = Tail(spans={_NAMES[part]: found.span(part) for part in _NAMES if groups.get(part)})
    helpers = read_names(work, raw, *found.span("helpers")) if groups.get("by") else ()
    if helpers:
        role = "translator" if found["by"].lower() == "trans" else "editor"
        tail.people[role] = tuple(given_first(name) for name in helpers[-1].people)
        tail.covered.append(found.span("helpers"))
    take_tail(reading, tail)
    return reading


def _read_article(work: str, raw: str, found: re.Match[str], end: int) -> Reading | None:
    """``"Lamps," in a book``, or ``"Lamps," a journal, its numbers``."""
    within = _IN.match(work, found.end(), end)
    if whole := _MEETING.fullmatch(work, within.end() if within else found.end(), end):
        reading = _begun(work, raw, found, "M" if within else "J")
        if reading is not None:
            named = (part for part, said in whole.groupdict().items() if said)
            take_tail(reading, Tail(spans={_NAMES[part]: trim(work, *whole.span(part)) for part in named}))
        return reading
    serial = None if within else find_serial(work, found.end(), end)
    if not within and (serial is None or not serial.numbers.spans.keys() & {"volume", "issue"}):
        return None
    reading = _begun(work, raw, found, "J" if serial else "M")
    if reading is None:
        return None
    if within:
        tail = _read_host(work, raw, Mark("M", "", found.end(), found.end()), within.end(), end, None)
    elif serial:
        tail = Tail(spans=dict(serial.numbers.spans))
        tail.spans["container-title"] = unquoted(work, serial.before)
    take_tail(reading, tail)
    return reading
