"""Where an article stands, year, volume, issue and page behind the English names of its authors: 2003,16(5):22."""

from __future__ import annotations

import re

from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.structure.metadata_builder import MetadataBuilder

PLACE = lazy(
    r"(?P<date>(?:19|20)\d\d)\s?[,，]\s?(?P<volume>\d{1,3})\s?[(（](?P<issue>\d{1,2})[)）]\s?[:：]\s?"
    r"(?P<page>\d{1,4}(?:[-–～]\d{1,4})?)$"
)
_ORNAMENT = lazy(r"(?:[＊*]\s{0,40}+){2,}+")


def take_place(text: str, found: MetadataBuilder) -> str:
    """A line of the English head without such a place at its end, which goes to the fields; and without a row of stars
    before it.
    """
    text = _ORNAMENT.sub("", text, count=1) if text[:1] in ("＊", "*") else text
    place = PLACE.search(text)
    if place is None or place.start() == 0 or not _agrees(place, found):
        return text
    _store(place, found)
    return text[: place.start()].rstrip()


def lift_place(n: int, line: Line, found: MetadataBuilder) -> None:
    """The same alone on a line, which is lifted."""
    place = PLACE.fullmatch(line.text.strip())
    if place and _agrees(place, found):
        _store(place, found)
        found.lift("MD005", n, line)


def _agrees(place: re.Match[str], found: MetadataBuilder) -> bool:
    """The fields say nothing else: then something of the line would be lost."""
    return all(found.text.get(key, value).startswith(value) for key, value in place.groupdict().items())


def _store(place: re.Match[str], found: MetadataBuilder) -> None:
    for key, value in place.groupdict().items():
        found.text.setdefault(key, value.replace("～", "-").replace("–", "-") if key == "page" else value)
