"""The day on which a page was published, where no line beside its title tells: its witnesses, the surest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta

from kanyin.fields.byline_labels import field_of_paper
from kanyin.fields.dates import iso, take_date
from kanyin.patterns import lazy
from kanyin.read.credited import is_of_others, names_another, stands_in
from kanyin.read.elements import Element, up
from kanyin.read.pieces import Piece

_NAMES = (
    "article:published_time",
    "og:published_time",
    "og:release_date",
    "bytedance:published_time",
    "weibo:article:create_at",
    "datepublished",
    "pubdate",
    "pub_date",
    "publishdate",
    "publish_date",
    "publish-date",
    "publishtime",
    "publish_time",
    "published_time",
    "publication_date",
    "firstpublishedtime",
    "releasedate",
    "release_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "datecreated",
    "createtime",
    "create_date",
    "creation_date",
    "sailthru.date",
    "parsely-pub-date",
    "date",
)
"""Names of meta tags, in lower case: those of Open Graph, schema.org, Dublin Core, of Chinese offices and platforms."""
_DATE = lazy(
    r"\s*(?P<y>(?:19|20)\d{2})(?:[-/.年]?(?P<m>\d{2})[-/.月]?(?P<d>\d{2})|[-/.年](?P<m2>\d{1,2})[-/.月](?P<d2>\d{1,2}))"
)
_IN_JSON = lazy(r'"(?:datePublished|pubDate|dateCreated|uploadDate)"\s*:\s*"([^"]{8,40})"')
_OWN_ADDRESS = lazy(r"(?:本文|永久|文章|固定)(?:链接|連結|鏈接|地址|网址|網址)\s?[:：]\s?(?P<address>\S{8,300})")
_IN_ADDRESS = lazy(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<mark>[-/_]?)(?P<m>0[1-9]|1[0-2])(?P=mark)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
LAST_DATE = "2099-12-31"
"""So that no result hangs on the day of the run."""
LONGEST = 120
"""Characters of a line that a day may be found on outside the text."""


def by_tags(root: Element) -> str:
    """The day that the page's tags and its JSON-LD call that of publication; empty where none does."""
    told: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = (tag.get("name") or tag.get("property") or tag.get("itemprop") or "").strip().lower()
        told.setdefault(name, tag.get("content") or "")
    return next(filter(None, (*(_day(told.get(name, "")) for name in _NAMES), *map(_day, _in_json(root)))), "")


def _in_json(root: Element) -> Iterator[str]:
    """What JSON-LD says of it; half of such blocks are broken, and the field can be read from those too."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            yield from (found[1] for found in _IN_JSON.finditer(script.text or ""))


def _day(value: str) -> str:
    """A day of figures, ISO 8601; of a point of time in UTC the day of the Chinese clock."""
    found = _DATE.match(value)
    if found is None:
        return ""
    day = iso(found["y"], found["m"] or found["m2"], found["d"] or found["d2"])
    hour = _IN_UTC.match(value, found.end())
    if day and hour and int(hour[1]) + CHINESE_CLOCK >= HOURS:
        with suppress(ValueError, OverflowError):
            return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return day


_IN_UTC = lazy(r"[T ]([01]\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]00:?00)")
CHINESE_CLOCK, HOURS = 8, 24
"""Hours that it is ahead of UTC, on the mainland, in Hongkong, Macau and Taiwan alike."""


def by_element(pieces: Sequence[Piece]) -> str:
    """The day for machines of the first ``<time>`` on lines near the article."""
    times = (one for piece in pieces for one in (*up(piece.element), *_within(piece.element)) if one.tag == "time")
    days = (_day(one.get("datetime") or "") for one in times if not is_of_others(one))
    return next(filter(None, days), "")


def _within(element: Element) -> Iterator[Element]:
    return iter(()) if element is None else element.iter("time")


def in_figures(piece: Piece) -> str:
    """The line's words; a day whose month may come first or second, as a ``<time>`` has it for machines: 3/4/2021."""
    found = _FIGURES.search(piece.text)
    one = next((box for box in up(piece.element) if box.tag == "time"), None) if found else None
    told = "" if one is None else _day(one.get("datetime") or "")
    if not told or not found:
        return piece.text
    read = (iso(found["y"], found[month], found[day]) for month, day in (("a", "b"), ("b", "a")))
    same = min(filter(None, read), key=lambda day: abs(_number(day) - _number(told)), default=told)
    return f"{piece.text[: found.start()]}{same}{piece.text[found.end() :]}"


_FIGURES = lazy(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d{2})(?!\d)")


def _number(day: str) -> int:
    """Days are near each other as these numbers are: the clocks of page and reader may differ by a day."""
    year, month, date_of_month = map(int, day.split("-"))
    return (year * 12 + month) * 31 + date_of_month


def by_address(address: str, pieces: Sequence[Piece]) -> str:
    """The day in the page's own address: as its tags give it, or as a line says that it is the article's."""
    shown = (_OWN_ADDRESS.search(piece.text) for piece in pieces)
    for text in (address, *(found["address"] for found in shown if found is not None)):
        if found := _IN_ADDRESS.search(text.split("?")[0]):
            return iso(found["y"], found["m"], found["d"])
    return ""


def by_search(root: Element, pieces: Sequence[Piece]) -> str:
    """The day that htmldate finds on a page that tells it nowhere else; none that only other articles have, or on
    which a paper came in.
    """
    from htmldate import find_date

    # It copies a tree itself before it changes anything: of a page of 20 MB that is 100 MB.
    day = find_date(root, extensive_search=False, original_date=True, max_date=LAST_DATE) or ""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        return ""
    lines = [piece for piece in pieces if len(piece.text) <= LONGEST and take_date(piece.text)[1] == day]
    own = (piece for piece in lines if not (names_another(piece) or field_of_paper(piece.text) == "received"))
    own = (piece for piece in own if not stands_in(piece.element, _LISTED))
    return "" if lines and next(own, None) is None else day


_LISTED = lazy("comment|reply|related|recommend|hot|rank|list", re.IGNORECASE)
