"""Lines that stand otherwise than running text does: verse, breaks between scenes."""

from __future__ import annotations

from lxml import etree

from kanyin.output import xhtml
from kanyin.patterns import lazy

_SCENE = lazy(r"(?:[*＊※◇◆☆★○●~～\-—·•]\s*){1,9}")


def shape_lines(root: etree._Element) -> None:
    """Classes ``scene`` and ``verse-line``, of which the style sheet knows how they stand."""
    for block in xhtml.elements(root, "div"):
        if "line-block" in xhtml.classes(block) and "rows" not in xhtml.classes(block):
            _split_verse(block)
    for paragraph in xhtml.elements(root, "p"):
        if _SCENE.fullmatch(xhtml.text_of(paragraph)):
            xhtml.add_class(paragraph, "scene")


def _split_verse(block: etree._Element) -> None:
    """Each line of verse in an element of its own, in place of the breaks between them."""
    lines = [xhtml.make("span", {"class": "verse-line"}, block.text or "")]
    for child in list(block):
        if xhtml.name_of(child) == "br":
            lines.append(xhtml.make("span", {"class": "verse-line"}, (child.tail or "").lstrip("\n")))
            block.remove(child)
        else:
            lines[-1].append(child)
    _keep_stanzas(lines)
    block.text = None
    block[:] = lines


def _keep_stanzas(lines: list[etree._Element]) -> None:
    """Class ``not-alone`` for the first line of each stanza, and the last but one: no line of it stands alone at the
    foot or at the head of a page."""
    is_empty = [not len(line) and not (line.text or "").strip() for line in lines]
    for n in range(len(lines) - 1):
        begins = n == 0 or is_empty[n - 1]
        is_last_but_one = n + 2 == len(lines) or is_empty[n + 2]
        if not is_empty[n] and not is_empty[n + 1] and (begins or is_last_but_one):
            xhtml.add_class(lines[n], "not-alone")
