"""XHTML as trees: fragments read, characters that XML cannot hold left out."""

from __future__ import annotations

import re

from lxml import etree

from kanyin.errors import OutputError
from kanyin.messages import msg

XHTML = "http://www.w3.org/1999/xhtml"
MATHML = "http://www.w3.org/1998/Math/MathML"
EPUB = "http://www.idpf.org/2007/ops"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# What is not a Char in XML 1.0 (2.2): control characters, surrogates, noncharacters. None of them is visible.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def legal(text: str) -> str:
    """The text without the characters that no XML file may hold."""
    return _NOT_XML.sub("", text)


def has_han(text: str) -> bool:
    """True where the text has a Chinese character."""
    return _HAN.search(text) is not None


def body(fragment: str) -> etree._Element:
    """An XHTML fragment as a ``body`` element. Raises OutputError where it is not well formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    text = f'<body xmlns="{XHTML}" xmlns:epub="{EPUB}">{legal(fragment)}</body>'
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise OutputError(msg("the HTML of the text is not well formed: {reason}", reason=error)) from error


def name_of(element: etree._Element) -> str:
    """``p`` for ``{http://www.w3.org/1999/xhtml}p``; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def text_of(element: etree._Element) -> str:
    """All characters inside an element."""
    return "".join(element.itertext())


def elements(root: etree._Element, *names: str) -> list[etree._Element]:
    """The XHTML elements of these names below ``root`` in document order, itself included."""
    return list(root.iter(*(f"{{{XHTML}}}{name}" for name in names)))


def unwrap(element: etree._Element) -> None:
    """Take an element away and leave what is in it."""
    parent = element.getparent()
    _append_text(parent, parent.index(element), element.text)
    for child in list(element):
        parent.insert(parent.index(element), child)
    _append_text(parent, parent.index(element), element.tail)
    parent.remove(element)


def remove(element: etree._Element) -> None:
    """Take an element away with what is in it; the text after it stays."""
    parent = element.getparent()
    _append_text(parent, parent.index(element), element.tail)
    element.tail = None
    parent.remove(element)


def _append_text(parent: etree._Element, at: int, text: str | None) -> None:
    """Put text before the child number ``at``."""
    if not text:
        return
    if at == 0:
        parent.text = (parent.text or "") + text
    else:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
