"""What known makes of pages tell of an article in places of their own (rules/pages.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from kanyin import rules
from kanyin.read.elements import Element, can_be_named, is_hidden, up

LONGEST_FIELD = 120
FIELDS = ("title", "author", "source", "date")


@cache
def _paths() -> list[tuple[dict[str, Any], Any, dict[str, Any]]]:
    from lxml import etree

    rows = rules.table("pages")["maker"]
    return [(row, etree.XPath(row["mark"]), {name: etree.XPath(row[name]) for name in FIELDS}) for row in rows]


def read_maker(root: Element, names: str) -> Mapping[str, str]:
    """Title, author, source and date of a page whose make is known, as far as it shows them; for ``names`` see
    ``names_in``.
    """
    for row, mark, paths in _paths():
        if can_be_named(row, names) and mark(root):
            return {name: value for name, path in paths.items() if (value := _first(path(root)))}
    return {}


def _first(found: list[Any]) -> str:
    """The first place that holds a short text and is not hidden."""
    for one in found[:8]:
        if isinstance(one, str):
            text = " ".join(one.split())
        elif any(map(is_hidden, up(one))):
            continue
        else:
            text = " ".join("".join(one.itertext()).split())
        if 0 < len(text) <= LONGEST_FIELD:
            return text
    return ""
