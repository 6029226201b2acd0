"""Those who made a work, named behind its title as library catalogues do: ``渡口的灯/方砚秋主编.—临城：…``."""

from __future__ import annotations

from kanyin.patterns import lazy
from kanyin.references.credits import read_credits
from kanyin.references.parse import Reading
from kanyin.references.text import HAN

_SLASH = lazy(rf"\s?/\s?(?=[{HAN}(\[A-Z][^/]{{1,60}}$)")


def take_statement(reading: Reading, work: str, raw: str) -> None:
    """``渡口的灯/方砚秋主编``: those who made a work behind its title, as library catalogues name them (ISBD 1.4)."""
    first, last = reading.spans.get("title", (0, 0))
    found = _SLASH.search(work, first, last) if "author" not in reading.people else None
    credits = read_credits(work, raw, found.end(), last, last) if found and found.start() > first else None
    if not found or not credits:
        return
    head, tail = credits
    reading.people = {**tail.people, "author": head.people, **reading.people}
    reading.role, reading.others = head.role, head.others
    reading.spans["title"] = (first, found.start())
    reading.covered.append((found.start(), last))
    reading.doubts.discard("no-author")
