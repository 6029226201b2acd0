"""Theorems and their like: Quarto's ``::: {#thm-x}``, bookdown's ``::: {.lemma #lem:x name="…"}``.

A division of them begins with its kind, its number and its name: 定理1（直线）. Their chunks: ``dialects/theorems.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kanyin import rules
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite_inside_out
from kanyin.patterns import lazy

THEOREM = "theorem"
"""The class of such a division, whatever its kind, which is another."""
_TITLE = "theorem-title"
_ID = lazy(r"(?P<short>[a-z]{3})[-:][\w.-]+")


@dataclass(frozen=True, slots=True)
class Kind:
    """``short``: how names of this kind begin; ``division``: its class in bookdown; ``words``: what it is called, by
    ``zh``, ``hant`` and ``en``.
    """

    short: str
    division: str
    words: dict[str, str]
    is_numbered: bool


@cache
def kinds() -> dict[str, Kind]:
    """The kinds by their short names."""
    return {
        str(row["short"]): Kind(
            str(row["short"]),
            str(row["division"]),
            {key: str(row[key]) for key in ("zh", "hant", "en")},
            row["numbered"],
        )
        for row in rules.table("theorems")["theorem"]
    }


def shape(blocks: list[Json]) -> None:
    """Give such divisions the class ``theorem``, their kind as another, and their name in a span before their words."""
    rewrite_inside_out(blocks, _shaped)


def _shaped(node: Json) -> Json | None:
    kind = _kind(node["c"][0]) if node["t"] == "Div" else None
    if kind is None or (THEOREM in node["c"][0][1] and kind.short in node["c"][0][1]):
        return None
    (own, _, pairs), blocks = node["c"]
    name: list[Json] = [{"t": "Str", "c": dict(pairs)["name"]}] if dict(pairs).get("name") else []
    if not name and blocks and blocks[0]["t"] == "Header":
        name, blocks = blocks[0]["c"][2], blocks[1:]
    if own and not own.startswith((f"{kind.short}-", f"{kind.short}:")):
        own = f"{kind.short}-{own}"
    title = {"t": "Span", "c": [["", [_TITLE], []], name]}
    if not blocks or blocks[0]["t"] not in ("Para", "Plain"):
        blocks = [{"t": "Para", "c": []}, *blocks]
    first = {"t": "Para", "c": [title, *blocks[0]["c"]]}
    return {"t": "Div", "c": [[own, [THEOREM, kind.short], []], [first, *blocks[1:]]]}


def _kind(attributes: Json) -> Kind | None:
    named = _ID.fullmatch(attributes[0])
    if named and named["short"] in kinds():
        return kinds()[named["short"]]
    return next((kind for kind in kinds().values() if kind.division in attributes[1]), None)


def number(node: Json, script: str, give: Callable[[str], str]) -> None:
    """Write what stands before the words of a division of class ``theorem``. ``give``: the next number for a name."""
    attributes, blocks = node["c"]
    kind = kinds()[attributes[1][1]]
    (_, _, _), name = blocks[0]["c"][0]["c"]
    counted = kind.is_numbered or bool(attributes[0])
    said = kind.words[script]
    if counted:
        said += (" " if script == "en" else "") + give(attributes[0] or f"{kind.short}-")
    brackets = (" (", ")") if script == "en" else ("（", "）")
    shown = [{"t": "Str", "c": brackets[0]}, *name, {"t": "Str", "c": brackets[1]}] if name else []
    head = {"t": "Strong", "c": [{"t": "Str", "c": said}, *shown]}
    blocks[0]["c"][0:1] = [head, {"t": "Str", "c": "\u3000"}]
