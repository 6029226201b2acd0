"""Letters: whom they are for and what they wish at the left edge, who signs them at the right; who is quoted."""

from __future__ import annotations

from lxml import etree

from kanyin.output import xhtml
from kanyin.patterns import lazy

_SOURCE = lazy(r"\s*——[^—]{1,40}")
_DATE = lazy(r"\s*(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})\s*年.{1,6}月(?:.{1,4}日)?\s*")
_NAME = lazy(r"\s*[^，。；：？！,.;:?!]{2,20}")
_GREETING = lazy(r"\s*[^，。；！？!?,;：:]{2,24}[：:]\s*")
"""Whom a letter is for: it stands at the left edge, and so does what the letter wishes in the end."""
_REGARDS = lazy(r"[^，。；：？,;:?\s]{2,8}[！!。]?")
_BEFORE_REGARDS = lazy(r"(?:此致|(?:即|顺|順|敬|谨|謹|此|并|並|恭|遥|专此|专颂)[颂頌祝请請]|祝您?|祝你)[：:]?\s*$")
_HEADS = ("h1", "h2", "h3", "h4", "header")


def mark_letters(root: etree._Element) -> None:
    """Classes ``signature`` and ``flush``, of which the style sheets know how they stand."""
    for quotation in xhtml.elements(root, "blockquote"):
        last = quotation[-1] if len(quotation) else None
        if last is not None and len(quotation) > 1 and _SOURCE.fullmatch(_text(last)):
            xhtml.add_class(last, "signature")
    for paragraph in xhtml.elements(root, "p"):
        if _DATE.fullmatch(_text(paragraph)) and _signs(paragraph):
            for line in (paragraph.getprevious(), paragraph):
                xhtml.add_class(line, "signature")
            _greet(paragraph)
        elif _REGARDS.fullmatch(_text(paragraph).strip()) and _BEFORE_REGARDS.search(_text_before(paragraph).rstrip()):
            xhtml.add_class(paragraph, "flush")


def _greet(signed: etree._Element) -> None:
    """The first paragraph of a letter that is signed so, where it says whom it is for."""
    first = signed
    while (before := first.getprevious()) is not None and xhtml.name_of(before) not in _HEADS:
        first = before
    if _GREETING.fullmatch(_text(first)):
        xhtml.add_class(first, "flush")


def _text_before(element: etree._Element) -> str:
    before = element.getprevious()
    return "" if before is None else _text(before)


def _text(element: etree._Element) -> str:
    return xhtml.text_of(element) if xhtml.name_of(element) == "p" else ""


def _signs(date: etree._Element) -> bool:
    """A name stands above the date, text above the name, and nothing or a heading below: the end of a letter."""
    name, after = date.getprevious(), date.getnext()
    if name is None or not _NAME.fullmatch(_text(name)) or name.getprevious() is None:
        return False
    return after is None or xhtml.name_of(after) in ("h2", "h3", "h4", "section", "hr")
