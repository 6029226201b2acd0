"""The tree of an HTML page's elements, however broken its markup is."""

from __future__ import annotations

import re

from kanyin.errors import InputError
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.read.editors import as_html
from kanyin.read.elements import Element
from kanyin.read.encoding import NO_MARK

_CLOSING = lazy(r"</(?:html|body)\s*>", re.IGNORECASE)
DEEPEST = 512
"""Elements inside each other: browsers build no deeper trees, and what reads them takes the square of the depth."""
# What no tree may hold (XML 1.0, 2.2): what reads the page's tree would fail on it.
_CONTROL = lazy("[\x00-\x08\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = lazy("&#(?:[xX]0*+([0-9A-Fa-f]{1,6})|0*+([0-9]{1,7}))(?![0-9A-Fa-f])")


_FEEDS = bytes.maketrans(b"\x0b\x0c", b"  ")
"""Vertical tabs and form feeds are white space."""
_CONTROL_BYTES = bytes((*range(9), *range(14, 32)))


def _as_xml(text: str) -> bytes:
    """A text in UTF-8 without what no tree may hold: looked for in its bytes, which takes a tenth of the time."""
    try:
        data = text.encode("utf-8").translate(_FEEDS)
    except UnicodeEncodeError:  # a surrogate
        data = b"\0"
    is_clean = len(data.translate(None, _CONTROL_BYTES)) == len(data)
    if is_clean and b"\xef\xbf\xbe" not in data and b"\xef\xbf\xbf" not in data:
        return data
    return _CONTROL.sub(NO_MARK, text).encode("utf-8").translate(_FEEDS)


def _harmless(reference: re.Match[str]) -> str:
    """A reference to a character by its number, unless that is none or a control."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    is_noncharacter = 0xFDD0 <= number <= 0xFDEF or number & 0xFFFE == 0xFFFE
    is_control = number < 32 and number not in (9, 10, 13)
    return f"&#{ord(NO_MARK)}" if is_noncharacter or is_control else reference[0]


def parse(text: str, name: str) -> Element:
    """The tree of a page, however broken its markup is. Raises InputError where parts of it would be lost."""
    from lxml import etree, html

    # Browsers read on behind </body> and </html>; the parser does not.
    data = _as_xml(_REFERENCE.sub(_harmless, _CLOSING.sub("", text)))
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    # The usual way asks a function of Python for the class of each element.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement, comment=html.HtmlComment))
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise no_text(name) from error
    if any("depth" in entry.message for entry in parser.error_log) or _depth(root) > DEEPEST:
        hint = msg("open it in a browser and save it as text (.txt)")
        raise InputError(msg("its elements lie too deep inside each other to be read"), file=name, hint=hint)
    as_html(root)
    return root


def _depth(root: Element) -> int:
    """How many elements lie inside each other at most."""
    from lxml import etree

    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def no_text(name: str) -> InputError:
    """The error for a page without text."""
    hint = msg("open it in a browser, wait until the text is there, and save it as a complete page")
    return InputError(msg("the page shows no text: a script may fetch it"), file=name, hint=hint)
