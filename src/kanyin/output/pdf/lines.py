"""Lines that stand otherwise than running text does: verse, breaks between scenes, who signs a letter."""

from __future__ import annotations

import re

from lxml import etree

from kanyin.output import xhtml

_SCENE = re.compile(r"(?:[*＊※◇◆☆★○●~～\-—·•]\s*){1,9}")
_SOURCE = re.compile(r"\s*——[^—]{1,40}")
_DATE = re.compile(r"\s*(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})\s*年.{1,6}月(?:.{1,4}日)?\s*")
_NAME = re.compile(r"\s*[^，。；：？！,.;:?!]{2,20}")
_REGARDS = re.compile(r"\s*(?:敬礼|致礼)[！!。]?\s*")


def shape_lines(root: etree._Element) -> None:
    """Classes ``scene``, ``signature``, ``flush`` and ``verse-line``, of which the style sheet knows how they stand."""
    for block in xhtml.elements(root, "div"):
        if "line-block" in xhtml.classes(block) and "rows" not in xhtml.classes(block):
            _split_verse(block)
    for quotation in xhtml.elements(root, "blockquote"):
        last = quotation[-1] if len(quotation) else None
        if last is not None and len(quotation) > 1 and _SOURCE.fullmatch(_text(last)):
            xhtml.add_class(last, "signature")
    for paragraph in xhtml.elements(root, "p"):
        if _SCENE.fullmatch(_text(paragraph)):
            xhtml.add_class(paragraph, "scene")
        elif _DATE.fullmatch(_text(paragraph)) and _signs(paragraph):
            for line in (paragraph.getprevious(), paragraph):
                xhtml.add_class(line, "signature")
        elif _REGARDS.fullmatch(_text(paragraph)) and "此致" in _text_before(paragraph):
            xhtml.add_class(paragraph, "flush")


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


def _split_verse(block: etree._Element) -> None:
    """Each line of verse in an element of its own, in place of the breaks between them."""
    lines = [xhtml.make("span", {"class": "verse-line"}, block.text or "")]
    for child in list(block):
        if xhtml.name_of(child) == "br":
            lines.append(xhtml.make("span", {"class": "verse-line"}, (child.tail or "").lstrip("\n")))
            block.remove(child)
        else:
            lines[-1].append(child)
    block.text = None
    block[:] = lines
