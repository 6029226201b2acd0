"""What editors save in elements of their own, made the HTML that it means: paragraphs, headings, lists, quotations."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.read.elements import Element, classes

_WORD_LIST = lazy(r"mso-list\s*:\s*\w{1,8}\s+level([1-6])", re.IGNORECASE)
_WORD_MARK = lazy(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_GOOGLE_LIST = lazy(r"^lst-kix_\w{1,40}-([0-5])$")
_NUMBER = lazy(r"[(（\[]?(\d{1,4})[.．、)）\]]|[(（]?([A-Za-z])[.)）]")
"""A number or a letter before an item, as it is printed."""


def as_html(root: Element) -> None:
    """The page with HTML for what its editor has of its own, changed in place (rules/pages.toml, ``editor``)."""
    for element, told in [(one, told) for one in root.iter() if (told := _meaning(one))]:
        _make(element, told)
    for box in root.iter("ul", "ol"):
        _set_levels(box)


def _meaning(element: Element) -> str:
    """The HTML element that another is meant to be; nothing for one that is none of an editor's."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag == "p":
        return "li" if _WORD_LIST.search(element.get("style") or "") else ""
    table = _table()
    return table["tags"].get(tag) or (_of_class(element, table["classes"]) if tag == "div" else "")


@cache
def _table() -> dict[str, Any]:
    return dict(rules.table("pages")["editor"])


def _of_class(element: Element, table: dict[str, str]) -> str:
    return next((table[name] for name in classes(element) if name in table), "") if element.get("class") else ""


def _make(element: Element, told: str) -> None:
    """The element as what it means; an item of a list stands in a list of its own, which its mark tells the kind of."""
    element.tag = told
    if told == "li":
        level = _WORD_LIST.search(element.get("style") or "")
        element.set("aria-level", level[1] if level else "1")
        _in_list(element)


def _in_list(item: Element) -> None:
    parent = item.getparent()
    mark = _mark(item)
    number = _NUMBER.fullmatch("" if mark is None else "".join("".join(mark.itertext()).split()))
    box = parent.makeelement("ol" if number else "ul")
    if number and number[1]:
        box.set("start", number[1])
    elif number:
        box.set("type", "A" if number[2].isupper() else "a")
        box.set("start", str(ord(number[2].lower()) - ord("a") + 1))
    if mark is not None:
        mark.set("hidden", "")
    box.tail, item.tail = item.tail, None
    parent.replace(item, box)
    box.append(item)


def _mark(item: Element) -> Element | None:
    """The bullet or number before an item, which the editor writes as text."""
    names = _table()["marks"]
    return next((one for one in item.iter() if isinstance(one.tag, str) and _is_mark(one, names)), None)


def _is_mark(element: Element, names: list[str]) -> bool:
    is_named = element.tag in names or any(name in names for name in classes(element))
    return is_named or _WORD_MARK.search(element.get("style") or "") is not None


def _set_levels(box: Element) -> None:
    """How deep a list lies that is saved beside the one that it stands in (Google Docs)."""
    level = next((found[1] for name in classes(box) if (found := _GOOGLE_LIST.match(name))), "")
    if level:
        for item in box.iterchildren("li"):
            item.set("aria-level", str(int(level) + 1))
