"""Items for a person's own CSL style: as reference managers hand them over, without what only our styles read."""

from __future__ import annotations

import re
from typing import Any

from kanyin.patterns import lazy, quick
from kanyin.references.csl import Item
from kanyin.references.render import guarded, language

_OWN = "kanyin-gbt7714-"
_MORE = "\uf8eb"
"""Stands for 等 among the authors: a style may join its last name with 和 or ``and``."""
_ROLES = ("author", "editor", "translator", "container-author")
_EDITION = lazy(
    r"第?\s?(?P<number>\d{1,3}|[一二三四五六七八九十])\s?版|(?P<ordinal>\d{1,3})(?:st|nd|rd|th)?\s?ed(?:n|ition)?\.?"
)
_DIGITS = "一二三四五六七八九十"


def is_own(style: str) -> bool:
    """The style (XML) is one of kanyin's."""
    return _OWN in style


def for_style(item: Item) -> Item:
    """An item as any style expects it: an edition as a number, a carrier without type, no capitals."""
    custom = item["custom"]
    shown: dict[str, Any] = {name: content for name, content in item.items() if name != "custom"}
    carrier = str(custom.get("mark", "")).partition("/")[2]
    if carrier and carrier != "OL":
        shown["medium"] = carrier
    if edition := _EDITION.fullmatch(str(item.get("edition", ""))):
        number = edition["number"] or edition["ordinal"]
        shown["edition"] = str(_DIGITS.index(number) + 1) if number in _DIGITS else number
    if "DOI" in item and item["DOI"] in item.get("URL", ""):
        del shown["URL"]
    for role in _ROLES:
        if role in item:
            shown[role] = [_person(name) for name in item[role]]
        if role in custom.get("others", []):
            shown[role] = [*shown.get(role, []), {"literal": _MORE}]
    made: Item = guarded(shown)
    return made


def _person(name: dict[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = dict(name)
    family = name.get("family", "")
    if family.isupper() and len(family) > 1:
        made["family"] = family.title().replace("'S", "'s")
    if "suffix" in name:
        made["comma-suffix"] = True
    return made


_JOINED = quick(rf"\s{{0,2}}(?P<mark>[,，、;；])?\s{{0,2}}(?:&|and|和|与|及)?\s{{0,2}}{_MORE}(?P<stop>\.?)")


def settled(text: str, item: Item) -> str:
    """What a style has printed, 等 or ``et al.`` behind the names in place of the sign for them."""
    is_chinese = language(item) == "zh"

    def named(found: re.Match[str]) -> str:
        return f"{found['mark'] or ','} {'等' + found['stop'] if is_chinese else 'et al.'}"

    return _JOINED.sub(named, text)
