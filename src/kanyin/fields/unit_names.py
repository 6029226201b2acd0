"""The parts of an author's unit: which of them are one name, and the town that is glued to its front."""

from __future__ import annotations

from collections.abc import Iterable

from kanyin.fields import places
from kanyin.patterns import lazy

_PART = lazy(
    "(?![\u4e00-\u9fff]{0,9}(?:大学|(?:学院|研究院|公司)[\u4e00-\u9fff]))[\u4e00-\u9fff]{1,12}(?:[系部处室科]|学院|中心|研究所)$"
)
_WHOLE = lazy("(?:大学|学院|研究院|科学院|公司|集团|医院)$")
_NAMED = lazy("[\u4e00-\u9fff]{2,12}(?:大学|学院|研究[院所]|科学院)")


def whole(parts: Iterable[str]) -> str:
    """A unit and its part as one name, 某大学体育系; others with a blank between."""
    name = ""
    for part in parts:
        is_part = _WHOLE.search(name) and _PART.match(part) and not part.startswith(("中国", *places.provinces()))
        name += part if not name or is_part else f" {part}"
    return name


def town_before(unit: str) -> tuple[str, str]:
    """The town before a unit that is named after its province, and the unit: 济南|山东工业大学."""
    for size in (2, 3):
        town, rest = unit[:size], unit[size:]
        is_town = town in places.names() and town not in places.provinces()
        if is_town and rest.startswith(places.provinces()) and _NAMED.match(rest):
            return town, rest
    return "", unit


_TOWN_BEHIND = lazy(
    "(?:大学|学院|医院|研究[院所]|公司|中心|实验室|[^关体联]系|[科研教务]部|队)"
    f"(?P<town>(?!附属)[\u3400-\u9fff][^{places.OF_UNITS}区科校班组级室心属])$"
)


def town_behind(unit: str) -> tuple[str, str]:
    """The town that a postcode stood behind, glued to the unit before it, and the unit: 消防工程系|廊坊."""
    found = _TOWN_BEHIND.search(unit)
    return (found["town"], unit[: found.start("town")]) if found else ("", unit)
