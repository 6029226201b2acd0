"""Boxes beside an article: menus, comments, shares, lists of other articles."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.read.elements import HEADINGS, Element, address_of, up
from kanyin.read.headed import is_headed
from kanyin.read.pieces import WITHIN

MOST_LINKED = 0.5
"""Share of a line's text that may be links: more, and it leads elsewhere."""
LEAST_HELD = 0.5
"""Share of the page's text in a box that cannot be its menu, whatever it is called: a tag was left open."""
_WORD = lazy(r"[A-Za-z][a-z]*|[A-Z]+(?![a-z])")


def asides(box: Element | None = None) -> Callable[[Element], bool]:
    """A question: is the element, or one it stands in, a box of comments, of shares, of other articles?

    Its name says so, or the line at its head. It looks no further up than ``box``, else than the page's body, and asks
    each element once.
    """
    holds_the_page = _holder()

    def is_aside(one: Element) -> bool:
        if _is_named_aside(one) and not (_is_way(one) and holds_the_page(one)):
            return True
        return is_headed(one) and not holds_the_page(one)

    return _asked_upwards(is_aside, box)


def lists_others() -> Callable[[Element], bool]:
    """A question: does the element stand in a box whose first line says that it lists other articles, or comments?

    Or in one that is called a foot, an advertisement, a survey: an extractor takes it for text where no word says so.
    """
    holds_the_page = _holder()

    def is_one(one: Element) -> bool:
        if is_headed(one):
            return not holds_the_page(one)
        if one.tag not in _BOXES or not _is_named_aside(one) or next(one.iter("h1"), None) is not None:
            return False
        is_called_so = one.tag != "aside" or not _known().isdisjoint(names_of(one))  # that may set off a part of a text
        return is_called_so and not holds_the_page(one)

    return _asked_upwards(is_one, None)


_BOXES = frozenset(("div", "section", "nav", "footer", "aside", "form", "ul", "ol", "dl", "table"))
"""What can be such a box; a word, a line, or a part of a table is none, whatever it is called."""


def _holder() -> Callable[[Element], bool]:
    """A question: does the element hold most of the page's text, and few links?"""
    length_of = cache(_length)

    def holds_the_page(element: Element) -> bool:
        body = next((one for one in up(element) if one.tag == "body"), None)
        if body is None or length_of(element) <= LEAST_HELD * length_of(body):
            return False
        return linked(element) <= MOST_LINKED / 2

    return holds_the_page


def _asked_upwards(is_one: Callable[[Element], bool], box: Element | None) -> Callable[[Element], bool]:
    """The question for an element and all that it stands in, each asked once."""
    known: dict[Element, bool] = {} if box is None else {box: False}

    def stands_in_one(element: Element) -> bool:
        found, path = False, []
        for one in up(element):
            if one in known:
                found = known[one]
                break
            path.append(one)
            if box is None and one.tag in ("body", "html"):
                break
            if is_one(one):
                found = True
                break
        known.update(dict.fromkeys(path, found))
        return found

    return stands_in_one


_WAYS = frozenset(
    ("nav", "navbar", "menu", "breadcrumb", "breadcrumbs", "toolbar", "share", "toc", "catalog", "login", "ad")
)


@cache
def _known() -> frozenset[str]:
    return frozenset(rules.table("pages")["aside"]["words"])


def names_of(element: Element) -> frozenset[str]:
    """The words of its class and its id; a name that begins with ``has``, ``enable`` … tells what else is there."""
    place = "" if element.tag in HEADINGS else element.get("id") or ""  # that of a heading is made of its words
    return _words_in(f"{element.get('class') or ''} {place}")


@lru_cache(4096)
def _words_in(names: str) -> frozenset[str]:
    found: set[str] = set()
    for name in names.split():
        words = [word.lower() for word in _WORD.findall(name)]
        if words and words[0] not in _FLAGS:
            found.update(words)
            found.update(begun[0] for word in words if (begun := _BEGUN.match(word)))
    return frozenset(found)


_BEGUN = lazy("(?:related|recommend|comment|newsletter|subscribe|copyright|disclaimer)(?=[a-z])")
"""What the names of such boxes begin with where they are written in one: ``relatedposts``."""
_FLAGS = frozenset(("has", "have", "no", "not", "with", "without", "enable", "disable", "is", "show", "hide"))


def _is_named_aside(element: Element) -> bool:
    """By its own tag, class or id."""
    if element.tag == "footer" and next(element.iterancestors("blockquote"), None) is not None:
        return False  # it tells who is quoted
    if element.tag in ("nav", "footer", "aside"):
        return True
    named = names_of(element) & _known()
    return bool(named) and not (named.isdisjoint(_words_in(element.get("class") or "")) and _is_chapter(element))


def _is_chapter(element: Element) -> bool:
    """A section whose heading stands first in it, by what makers of documents call one: its id is made of that
    heading's words, comment or share among them.
    """
    head = next((one for one in element if isinstance(one.tag, str)), None)
    made = _CHAPTER.search(element.get("class") or "") is not None
    return made and head is not None and head.tag in HEADINGS


_CHAPTER = lazy(r"(?<![\w-])(?:level[1-6]|sect?[1-6]|section)(?![\w-])")
"""The classes of sections of pandoc, Asciidoctor and Sphinx."""


def _is_way(element: Element) -> bool:
    """It is called a menu or the like, and no other thing beside the text."""
    named = names_of(element) & _known()
    return (element.tag == "nav" or bool(named)) and named <= _WAYS


def _length(element: Element) -> int:
    return sum(map(len, element.itertext()))


def linked(element: Element) -> float:
    """The share of an element's text that leads elsewhere; a link within the page does not."""
    link = next((one for one in up(element) if one.tag == "a"), None)
    if link is not None:
        return float(_leads_away(link))
    length = len("".join(element.itertext()).strip())
    away = sum(len("".join(link.itertext()).strip()) for link in element.iter("a") if _leads_away(link))
    return away / max(1, length)


def _leads_away(link: Element) -> bool:
    return not (address_of(link) or "#").startswith(WITHIN)
