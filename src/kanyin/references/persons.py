"""The people of a person's own bibliography as GB/T 7714 prints them: Chinese names whole, initials, three and 等."""

from __future__ import annotations

from typing import Any

from kanyin.patterns import lazy
from kanyin.references.csl import Item
from kanyin.references.text import IS_HAN

_ROLES = ("author", "editor", "translator", "container-author")
_PARTS = lazy(r"[\s.-]+")
MOST = 3
"""People who are named; more are 等 or et al. (GB/T 7714-2015, 8.1.2)."""


def whole_names(item: Item) -> Item:
    """The people of an item by their roles, Chinese names in one piece: ``{"literal": "林漱舟"}``."""
    return {role: [_whole(name) for name in people] for role, people in _people(item).items()}


def shortened(item: Item) -> tuple[Item, list[str]]:
    """The people by their roles, three at most and with initials; and the roles in which there are more."""
    found = _people(item)
    others = [role for role, people in found.items() if len(people) > MOST]
    return {role: [_with_initials(name) for name in people[:MOST]] for role, people in found.items()}, others


def _people(item: Item) -> Item:
    return {role: item[role] for role in _ROLES if isinstance(item.get(role), list)}


def _whole(name: dict[str, Any]) -> dict[str, Any]:
    parts = f"{name.get('family', '')}{name.get('given', '')}"
    return {"literal": "".join(parts.split())} if IS_HAN.search(str(name.get("family", ""))) else name


def _with_initials(name: dict[str, Any]) -> dict[str, str]:
    if "literal" in name or "family" not in name:
        return {"literal": str(name.get("literal", name.get("given", "")))}
    family = " ".join(str(name[part]) for part in ("non-dropping-particle", "family") if name.get(part))
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if name.get(part))
    initials = " ".join(part[0] for part in _PARTS.split(given) if part)
    suffix = {"suffix": str(name["suffix"])} if name.get("suffix") else {}
    return {"family": family, "given": initials, **suffix}
