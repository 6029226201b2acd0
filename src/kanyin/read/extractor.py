"""trafilatura on a page's tree: what is made plain for it, and which of the page's lines it takes for the main text."""

from __future__ import annotations

from copy import deepcopy

from kanyin.read.alignment import aligned
from kanyin.read.elements import Element
from kanyin.read.formulas import read_formula
from kanyin.read.pieces import Piece
from kanyin.text import folded

MANY = 1500
"""Lines of a page for which trafilatura tries all its ways."""


def found_by_trafilatura(pieces: list[Piece], root: Element) -> set[int]:
    """Indexes of the lines that trafilatura takes for the main text."""
    from lxml import html
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    # Its last resort takes time that grows with the square of the paragraphs.
    fast = len(pieces) > MANY
    tree = without_empty(plain(deepcopy(root)))
    # It copies a tree that it is given, and parses bytes: of a large page it holds one tree less.
    page = html.tostring(tree, encoding="utf-8") if fast else tree
    del tree
    found = bare_extraction(page, fast=fast, favor_precision=True, include_comments=False, with_metadata=False)
    if not isinstance(found, Document):
        return set()
    return aligned([folded(piece.text) for piece in pieces], (found.text or "").splitlines())


_BARE = (
    "span",
    "font",
    "em",
    "strong",
    "b",
    "i",
    "u",
    "s",
    "time",
    "label",
    "mark",
    "small",
    "abbr",
    "ruby",
    "rt",
    "section",
)
_IN_TEXT = frozenset(("p", "li", "blockquote", "dd", "section", "h1", "h2", "h3", "h4"))


def plain(root: Element) -> Element:
    """The tree without what makes trafilatura take words out of the middle of a text, changed in place.

    Formulas become their TeX; inline elements in a paragraph go, and leave their text there: with fewer elements it
    also takes less time and memory.
    """
    from lxml import etree

    etree.strip_elements(root, "style", etree.Comment, with_tail=False)
    for element in list(root.iter("math", "script", "img", "span", "div", "mjx-container", "figure")):
        found = read_formula(element) if element.getparent() is not None else None
        if found is not None:
            _replace(element, found.tex)
        elif element.tag == "script":
            _replace(element, "")
    for element in list(root.iter(*_BARE)):
        parent = element.getparent()
        if element.tag == "section":
            for name in ("class", "id", "style", "aria-hidden", "data-testid", "role"):
                element.attrib.pop(name, None)
        elif parent is not None and (parent.tag in _IN_TEXT or parent.tag == _GONE):
            element.tag = _GONE
    etree.strip_tags(root, _GONE)
    return root


_GONE = "gone"


def _replace(element: Element, text: str) -> None:
    """A formula's element made its TeX alone."""
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", text, tail


_INLINE = ("a", "abbr", "b", "big", "code", "em", "font", "i", "label", "mark", "s", "small", "span", "strong", "u")
_EMPTY = "empty"


def without_empty(root: Element) -> Element:
    """The tree without inline elements that hold nothing, changed in place: anchors, icons, what an editor left over.

    trafilatura takes them out together with the text behind them.
    """
    from lxml import etree

    for element in reversed(list(root.iter(*_INLINE))):
        if not (element.text or "").strip() and all(child.tag == _EMPTY and not child.tail for child in element):
            element.tag = _EMPTY
    etree.strip_tags(root, _EMPTY)  # all at once: each for itself would take the square of their number
    return root
