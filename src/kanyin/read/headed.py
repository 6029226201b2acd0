"""Lines under which a page lists other things than its article, and the boxes that they stand at the head of."""

from __future__ import annotations

from functools import cache
from itertools import islice

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.read.elements import UNSEEN, Element, is_hidden, up
from kanyin.text import folded

LONGEST = 24
"""Characters of a line that heads such a list."""
MOST_BESIDE = 8
"""Characters beside a head in a box that holds it alone: 更多, the numbers of pages."""


_LISTED = lazy("|".join(rules.table("pages")["tails"]["match"]))


@cache
def _words() -> frozenset[str]:
    return frozenset(map(folded, rules.table("pages")["tails"]["words"]))


def is_head(text: str) -> bool:
    """The line says nothing but that other articles, comments or the pages of an issue follow: 相关新闻, 版面导航."""
    if len(text) > LONGEST:
        return False
    bare = folded(text)
    return bare in _words() or _LISTED.fullmatch(bare) is not None


def is_item_behind(element: Element) -> bool:
    """It stands in an item of a list behind one that says more than such a line does: in no tab, in no menu."""
    item = next((one for one in islice(up(element), DEEPEST) if one.tag == "li"), None)
    before = () if item is None else item.itersiblings("li", preceding=True)
    return any(_length(one) > LONGEST for one in before)


DEEPEST = 4
"""Elements round a line within which its item of a list is looked for."""


def is_headed(element: Element) -> bool:
    """Such a line is the first in the box, and the box is the smallest that holds more than it; a title is in none.

    Nor is the first item of a list that leads nowhere: it is no head of the others. An item behind other items is one
    of them, whatever it begins with.
    """
    if element.tag in _TOO_SMALL or (element.tag in ("ul", "ol") and next(element.iter("a"), None) is None):
        return False
    head = _first(element)
    if head is None:
        return False
    text = " ".join("".join(head.itertext()).split())
    if not is_head(text) or next(element.iter("h1"), None) is not None or is_item_behind(element):
        return False
    inner = head
    while (parent := inner.getparent()) is not None and parent is not element:
        inner = parent
    return inner is not element and _length(inner) <= _length(head) + MOST_BESIDE < _length(element)


_TOO_SMALL = frozenset(("p", "span", "a", "b", "strong", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "td", "dt"))


def _first(element: Element) -> Element | None:
    """The innermost element that the first text of another stands in; none where that is its own."""
    for one in element.iter("*"):
        text = one.text
        has_text = text is not None and text.strip() != ""
        # Whether an element is seen is asked only where it says something: most do not.
        if not has_text and (one.tag not in _EMPTY or one is element or not (one.tail or "").strip()):
            continue
        if one.tag not in UNSEEN and not is_hidden(one):
            return one if has_text and one is not element else None
    return None


_EMPTY = frozenset(("br", "img", "hr", "input"))


def _length(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())
