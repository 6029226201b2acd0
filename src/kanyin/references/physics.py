"""Entries as journals of physics have them, most without a title: ``P. Stieg, K. R. Lind, and Y. Fang, Lamp. Lett. 98,
087204 (2007)`` (AIP Style Manual, IV.A)."""

from __future__ import annotations

from kanyin.patterns import lazy, quick
from kanyin.references.names import PARTICLES, Name
from kanyin.references.parse import Reading, take_tail
from kanyin.references.publishers import Tail
from kanyin.references.text import LOWER, UPPER, trim

_FAMILY = rf"(?:(?:{PARTICLES})\s){{0,2}}[{UPPER}][{UPPER}{LOWER}'-]++(?:\s[{UPPER}][{LOWER}'-]{{2,}}+)?"
_NAME = lazy(
    rf"(?P<given>[{UPPER}]\.(?:[\s-]{{0,2}}[{UPPER}]\.){{0,4}}+)\s?(?P<family>{_FAMILY})"
    r"(?:,?\s(?P<suffix>[JS]r\.?|III?))?(?=\s?,|\sand\s|\s&\s|\set\sal\b)"
)
"""Initials, the family's name, and what parts it from the next: ``J. Phys.`` is none."""
_BETWEEN = lazy(r"\s?,\s?(?:and\s|&\s)?|\s(?:and|&)\s")
_OTHERS = lazy(r"\s?,?\set\sal\.?")
_TITLE = lazy(r"\s?,?\s?\"(?P<title>[^\"]{3,300})\"")
_SERIAL = lazy(
    rf"[\s,:]{{0,3}}(?P<container>[{UPPER}][{UPPER}{LOWER}]{{0,20}}+\.?+"
    rf"(?:[ .&-]{{1,2}}+(?:[{UPPER}{LOWER}]{{1,20}}+\.?+|\([A-Za-z ]{{2,20}}\))){{0,9}}+),?\s{{0,3}}"
    r"(?P<volume>[A-Z]?\d{1,4})(?:\s?\((?P<issue>\d{1,3})\))?\s?,\s?(?:pp?\.\s?)?"
    r"(?P<page>[A-Z]{0,2}\d[\w.]{0,9}+(?:\s?-{1,2}\s?\w{1,9}+)?)\s?\((?P<year>(?:1[89]|20)\d\d)\)[\s.,;]*+"
)
_LAST_PART = quick(r",\s?(?=[^,]{3,80},?\s?[A-Z]?\d{1,4}(?:\s?\(\d{1,3}\))?\s?,\s?[^,()]{1,24}\s?\((?:1[89]|20)\d\d\))")
"""Before the journal, where a title without quotation marks does: ``P. Stieg, Lamps, Posts 17, 4 (1981)``."""
_SPANS = {"container": "container-title", "volume": "volume", "issue": "issue", "page": "page", "year": "issued"}
MOST_NAMES = 60


def read_physics(work: str, raw: str, start: int, end: int) -> Reading | None:
    """The reading of such an entry; None for any other."""
    at = first = trim(work, start, end, " ")[0]
    people: list[Name] = []
    while len(people) < MOST_NAMES and (found := _NAME.match(work, at, end)):
        people.append(
            Name(
                family=" ".join(found["family"].split()),
                given=" ".join(found["given"].split()),
                suffix=found["suffix"] or "",
            )
        )
        last = found.end()
        between = _BETWEEN.match(work, last, end)
        at = between.end() if between else last
    if not people:
        return None
    others = _OTHERS.match(work, last, end)
    behind = others.end() if others else last
    title = _TITLE.match(work, behind, end)
    serial = _SERIAL.match(work, title.end() if title else behind, end)
    parted = _LAST_PART.search(work, behind + 1, end) if serial is None and title is None else None
    if parted:
        serial = _SERIAL.match(work, trim(work, parted.end(), end, " ,")[0], end)
    if serial is None:
        return None
    reading = Reading(kind="J", doubts={"unmarked"}, others=others is not None)
    reading.people["author"] = tuple(people)
    reading.covered.append((first, behind))
    if parted:
        reading.spans["title"] = trim(work, behind, parted.start(), " ,.")
    elif title:
        reading.spans["title"] = trim(work, *title.span("title"), " ,.")
    spans = {key: serial.span(part) for part, key in _SPANS.items() if serial[part]}
    rest = trim(work, serial.end(), end, " .,;")
    take_tail(reading, Tail(spans=spans, rest=[rest] if rest[0] < rest[1] else []))
    return reading
