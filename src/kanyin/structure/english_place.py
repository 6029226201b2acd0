"""Where an article stands, year, volume, issue and page behind the English names of its authors: 2003,16(5):22."""

from __future__ import annotations

from kanyin.patterns import lazy
from kanyin.structure.metadata_builder import MetadataBuilder

_PLACE = lazy(
    r"(?P<date>(?:19|20)\d\d)\s?[,，]\s?(?P<volume>\d{1,3})\s?[(（](?P<issue>\d{1,2})[)）]\s?[:：]\s?"
    r"(?P<page>\d{1,4}(?:[-–～]\d{1,4})?)$"
)
_ORNAMENT = lazy(r"(?:[＊*]\s{0,40}+){2,}+")


def take_place(text: str, found: MetadataBuilder) -> str:
    """A line of the English head without such a place at its end, which goes to the fields; and without a row of stars
    before it.
    """
    text = _ORNAMENT.sub("", text, count=1) if text[:1] in ("＊", "*") else text
    place = _PLACE.search(text)
    if place is None or place.start() == 0:
        return text
    if any(not found.text.get(key, value).startswith(value) for key, value in place.groupdict().items()):
        return text  # the fields say otherwise: nothing of the line is lifted
    for key, value in place.groupdict().items():
        found.text.setdefault(key, value.replace("～", "-").replace("–", "-") if key == "page" else value)
    return text[: place.start()].rstrip()
