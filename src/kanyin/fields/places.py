"""Towns and provinces, as the addresses of units name them."""

from __future__ import annotations

import re
from functools import lru_cache

from kanyin import rules
from kanyin.patterns import lazy

LONGEST_TOWN = 4
"""Characters of a town behind its province: 辽宁葫芦岛, 内蒙古呼和浩特."""
OF_UNITS = "台站所院馆局厂社库场园系部处"
"""What units end in and towns do not: 辽宁气象台."""


def is_town_of_province(part: str) -> bool:
    """A province and a town behind it: 辽宁葫芦岛."""
    province = next((each for each in provinces() if part.startswith(each)), "")
    town = part[len(province) :]
    return bool(province) and len(town) <= LONGEST_TOWN and (part[-1] not in OF_UNITS or town in towns())


_BROKEN_CODE = lazy(r"(?<=(?<!\d)\d) (?=\d{5}$)|(?<=(?<!\d)\d\d) (?=\d{4}$)|(?<=(?<!\d)\d{3}) (?=\d{3}$)")


def with_whole_code(text: str) -> str:
    """A unit without the blank within the postcode at its end: 4 50002."""
    return _BROKEN_CODE.sub("", text)


@lru_cache(maxsize=1)
def provinces() -> tuple[str, ...]:
    """The names of the provinces, without 省."""
    return tuple(rules.table("units")["provinces"])


@lru_cache(maxsize=1)
def places() -> tuple[str, ...]:
    """The names of towns and provinces that stand in an address by themselves."""
    return (*towns(), *rules.table("units")["municipalities"], *provinces())


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """The same, to ask whether one is among them."""
    return frozenset(places())


@lru_cache(maxsize=1)
def sizes() -> tuple[int, ...]:
    """How many characters they have, those of one left out."""
    return tuple(sorted({len(place) for place in places()} - {1}))


@lru_cache(maxsize=1)
def towns() -> frozenset[str]:
    """The names of towns."""
    return frozenset(rules.table("units")["places"])


@lru_cache(maxsize=1)
def posted_from() -> re.Pattern[str]:
    """Where something was posted from, as platforms print it: a province, and a town behind it."""
    return lazy(
        "(?:发布于|发表于|來自|来自|Posted on|IP属地)?\\s?[:：-]?\\s?"
        f"(?:{'|'.join((*rules.table('units')['municipalities'], *provinces()))})"
        "(?:省|市)?[\u4e00-\u9fff]{0,4}"
    )
