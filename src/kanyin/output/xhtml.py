"""XHTML as trees: fragments read, characters that XML cannot hold left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape

from lxml import etree

from kanyin.errors import OutputError
from kanyin.messages import msg
from kanyin.patterns import lazy

XHTML = "http://www.w3.org/1999/xhtml"
MATHML = "http://www.w3.org/1998/Math/MathML"
EPUB = "http://www.idpf.org/2007/ops"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# What is not a Char in XML 1.0 (2.2): control characters, surrogates, noncharacters. None of them is visible.
_NOT_XML = lazy("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HAN = lazy("[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


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
        element.addprevious(child)
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


_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def inner_html(root: etree._Element) -> str:
    """What is inside an element, as an HTML parser reads it: without prefixes, and no element but a void one closed in
    its own tag. The element is empty afterwards.
    """
    whole = etree.Element("body")
    whole.extend(list(root))
    for element in whole.iter(f"{{{XHTML}}}*"):
        name = name_of(element)
        if element.text is None and not len(element) and name not in _VOID:
            element.text = ""
        element.tag = name
    etree.cleanup_namespaces(whole)
    return escape(root.text or "", quote=False) + "".join(etree.tostring(child, encoding="unicode") for child in whole)


def make(name: str, attributes: dict[str, str] | None = None, text: str | None = None) -> etree._Element:
    """A new XHTML element."""
    element = etree.Element(f"{{{XHTML}}}{name}", attributes or {})
    element.text = text
    return element


def classes(element: etree._Element) -> list[str]:
    """The classes of an element."""
    return str(element.get("class", "")).split()


def add_class(element: etree._Element, name: str) -> None:
    """Give an element one more class."""
    element.set("class", " ".join([*classes(element), name]))


def wrap(element: etree._Element, wrapper: etree._Element) -> None:
    """Put an element into another, which takes its place."""
    wrapper.tail, element.tail = element.tail, None
    element.addprevious(wrapper)
    wrapper.append(element)


Skip = Callable[[etree._Element], bool]
Slot = tuple[etree._Element, str]


def slots(root: etree._Element, skip: Skip) -> Iterator[Slot]:
    """Where text stands inside an element, in its order: ``text`` or ``tail`` of elements, not inside of those that
    ``skip`` names.
    """
    if root.text:
        yield root, "text"
    for child in root:
        if isinstance(child.tag, str) and not skip(child):
            yield from slots(child, skip)
        if child.tail:
            yield child, "tail"


def wrap_matches(
    root: etree._Element, pattern: re.Pattern[str], name: str, attributes: dict[str, str], skip: Skip
) -> None:
    """Put what a pattern finds in each piece of text into elements of their own."""
    for element, slot in list(slots(root, skip)):
        text = getattr(element, slot)
        places = [found.span() for found in pattern.finditer(text)]
        made = [make(name, attributes, text[start:end]) for start, end in places]
        _put_between(element, slot, made, places)


def insert_at(root: etree._Element, places: Sequence[int], attributes: dict[str, str], skip: Skip) -> None:
    """A line break before each of these characters of the text that ``skip`` leaves, counted from 0."""
    seen = 0
    for element, slot in list(slots(root, skip)):
        length = len(getattr(element, slot))
        here = [place - seen for place in places if seen <= place < seen + length]
        _put_between(element, slot, [make("br", attributes) for _ in here], [(place, place) for place in here])
        seen += length


def _put_between(element: etree._Element, slot: str, made: list[etree._Element], places: list[tuple[int, int]]) -> None:
    """Elements into a piece of text, each in the place of the characters that it stands for."""
    if not made:
        return
    text = getattr(element, slot)
    parent = element if slot == "text" else element.getparent()
    at = 0 if slot == "text" else parent.index(element) + 1
    setattr(element, slot, text[: places[0][0]])
    ends = [start for start, _ in places[1:]] + [len(text)]
    for number, (new, (_, end), stop) in enumerate(zip(made, places, ends, strict=True)):
        new.tail = text[end:stop]
        parent.insert(at + number, new)


def visible_text(root: etree._Element, skip: Skip) -> str:
    """The characters inside an element but for those of elements that ``skip`` names."""
    return "".join(getattr(element, slot) for element, slot in slots(root, skip))


def is_sound(element: etree._Element) -> bool:
    """For ``skip``: what stands above words."""
    return "rt" in classes(element)


def is_unsaid(element: etree._Element) -> bool:
    """For ``skip``: formulas, calls of notes and sounds above words, which no line of a title is measured by."""
    return name_of(element) == "math" or bool({"footnote-ref", "footnote", "rt"} & set(classes(element)))
