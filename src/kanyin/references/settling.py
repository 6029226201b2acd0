"""What the fields of an entry tell of each other when all of them are read."""

from __future__ import annotations

from kanyin.patterns import lazy
from kanyin.references.parse import Reading
from kanyin.references.text import HAN

_IS_DAY = lazy(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?")
_HOST_OF_LATIN = lazy(rf"(?P<title>[A-Z][ -~]{{16,240}}),\s?(?P<host>[{HAN}]{{4,24}})")
_LETTER = lazy(r"[a-z](?![A-Za-z\d])")


def settle(reading: Reading, work: str, folded: str) -> None:
    """What fields tell of each other when all of them are read."""
    _hold_preprint(reading, folded)
    _take_letter(reading, work)
    _take_month(reading, work)
    _take_host(reading, work)


def _take_month(reading: Reading, work: str) -> None:
    """``某某书局.1998-12``: a month is no page."""
    if "issued" not in reading.spans and _IS_DAY.fullmatch(work, *reading.spans.get("page", (0, 0))):
        reading.spans["issued"] = reading.spans.pop("page")


def _take_host(reading: Reading, work: str) -> None:
    """``Lamps of the Ferry, 渡口与灯``: behind the title of a part in Latin letters stands that of the whole."""
    found = _HOST_OF_LATIN.fullmatch(work, *reading.spans.get("title", (0, 0)))
    if found and not reading.mark and "container-title" not in reading.spans:
        reading.spans |= {"title": found.span("title"), "container-title": found.span("host")}


def _hold_preprint(reading: Reading, folded: str) -> None:
    """``arXiv preprint arXiv:2101.01234`` as the journal, as it is printed: its number is a part of the name."""
    host, number = reading.spans.get("container-title", (0, 0)), reading.spans.get("pid", (0, 0))
    is_beside = host[1] < number[0] and not folded[host[1] : number[0]].strip()
    if is_beside and folded[slice(*host)].endswith("preprint") and "/OL" not in reading.mark:
        reading.spans["container-title"] = (host[0], number[1])
        del reading.spans["pid"]


def _take_letter(reading: Reading, work: str) -> None:
    """The letter of ``刊名, 2005a, 3(2)``: it tells works apart."""
    first, last = reading.spans.get("issued", (0, 0))
    letter = _LETTER.match(work, last) if last - first == len("2005") else None
    if letter and "year-suffix" not in reading.spans:
        reading.spans["year-suffix"] = letter.span()
