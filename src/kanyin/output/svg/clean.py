"""A drawing (SVG) made anew from what the list of ``rules/svg.toml`` allows: nothing else of it goes into a book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from kanyin.output.svg import css
from kanyin.output.svg.css import Left
from kanyin.output.svg.pixels import OwnPictures, holds_picture
from kanyin.output.svg.rules import HREF, SVG, XLINK, svg_rules
from kanyin.output.svg.values import ElsewhereError, fragment, is_of_kind

_TEXT = ("text", "tspan", "textPath")
_SIZES = ("width", "height", "viewBox")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as it may go into a book.

    ``sizes`` are the attributes that say how large it is; ``left_out`` is what a person should be told of: attributes,
    properties and rules that the list does not know, each with its line.
    """

    data: bytes
    sizes: Mapping[str, str]
    left_out: tuple[tuple[str, int], ...]


def is_svg(data: bytes) -> bool:
    """The bytes begin as an XML file does, in UTF-8 or UTF-16."""
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return start[:1] == b"<" or data[:4] in (b"\xff\xfe<\x00", b"\xfe\xff\x00<")


def read_svg(data: bytes) -> etree._Element | None:
    """The root of an SVG file without comments, or None for other XML. Raises lxml.etree.XMLSyntaxError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=False
    )
    root = etree.fromstring(data, parser)
    name = etree.QName(root)
    return root if name.localname == "svg" and name.namespace in (None, SVG) else None


def clean_svg(root: etree._Element) -> Drawing:
    """The drawing without what draws nothing or is not known. Raises RefusedError for what does more than draw."""
    cleaner = _Cleaner(root)
    made = cleaner.made()
    data: bytes = etree.tostring(made, encoding="utf-8", xml_declaration=True)
    sizes = {name: made.get(name) for name in _SIZES if made.get(name)}
    return Drawing(data, sizes, tuple(dict.fromkeys(cleaner.left)))


class _Cleaner:
    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._rules = svg_rules()
        self._ids: set[str] = set()
        self._pictures = OwnPictures()
        self.left: Left = []

    def made(self) -> etree._Element:
        """The new tree; elements wait in a row, so that no depth is too deep."""
        self._check_document()
        made = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG, "xlink": XLINK})
        waiting = [(self._root, made)]
        while waiting:
            old, new = waiting.pop()
            if etree.QName(new).localname == "style":
                new.text = self._sheet(old)
                continue
            self._take_attributes(old, new)
            new.text = old.text
            pairs = list(self._children(old, new))
            waiting += reversed(pairs)
        self._drop_dead_links(made)
        return made

    def _sheet(self, style: etree._Element) -> str:
        line = style.sourceline or 1
        if style.get("type", "text/css") == "text/css" and style.get("media", "all") in ("all", "print", "screen"):
            return css.style_sheet("".join(style.itertext()), line, self.left)
        self.left.append(("<style>", line))
        return ""

    def _check_document(self) -> None:
        """Raise RefusedError for what stands outside all elements: entities, instructions to fetch a style sheet."""
        tree = self._root.getroottree()
        dtd = tree.docinfo.internalDTD
        if dtd is not None and next(dtd.iterentities(), None) is not None:
            self._rules.check("address", "*", "<!ENTITY>", 1)
        for node in (*self._root.itersiblings(preceding=True), *self._root.itersiblings()):
            self._check_instruction(node)

    def _check_instruction(self, node: etree._Element) -> None:
        if node.tag is etree.ProcessingInstruction and node.target == "xml-stylesheet":
            self._rules.check("address", "*", "<?xml-stylesheet?>", node.sourceline or 1)

    def _children(self, old: etree._Element, new: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
        for child in old:
            name = self._name(child)
            address = self._pictures.address(child) if name == "image" else ""
            if address is None:
                self.left.append((f"<{name}>", child.sourceline or 1))
                name = ""
            if name:
                made = etree.SubElement(new, f"{{{SVG}}}{name}")
                made.tail = child.tail
                if address:
                    made.set(HREF, address)
                yield child, made
            elif len(new):
                new[-1].tail = (new[-1].tail or "") + (child.tail or "")
            else:
                new.text = (new.text or "") + (child.tail or "")

    def _name(self, element: etree._Element) -> str:
        """What an element is called in the new drawing; empty for one that stays out. Raises RefusedError."""
        line = element.sourceline or 1
        if not isinstance(element.tag, str):  # an entity that stands for nothing, an instruction
            self._check_instruction(element)
            return ""
        space, name = etree.QName(element).namespace, str(etree.QName(element).localname)
        if space not in (None, SVG):
            self._rules.check("namespace", space, f"<{name}>", line)
            return ""
        if name == "image" and holds_picture(element):
            return name
        self._rules.check("element", name, f"<{name}>", line)
        if self._rules.replaced.row(name):
            inside = next((e for e in element.iterancestors() if etree.QName(e).localname in _TEXT), None)
            return "g" if inside is None else "tspan"
        if self._rules.elements.row(name):
            return name
        self.left += [] if self._rules.silent["element"].row(name) else [(f"<{name}>", line)]
        return ""

    def _take_attributes(self, old: etree._Element, new: etree._Element) -> None:
        name, line = etree.QName(new).localname, old.sourceline or 1
        taken = (HREF, "href") if name == "image" else ()
        for key, value in old.attrib.items():
            if key in taken:
                continue
            plain = etree.QName(key)
            self._rules.check("attribute", plain.localname.lower(), plain.localname, line)
            if plain.localname == "style" and not plain.namespace:
                self._put(new, "style", css.style_attribute(value, line, self.left) or None)
            elif self._rules.properties.row(key):
                self._put(new, key, css.property_value(key, value, line, self.left))
            elif row := self._rules.attributes.row(key):
                if name in row.get("on", (name,)):
                    self._put(new, key, self._attribute(key, value, row["kind"], line))
            elif not plain.namespace and not self._rules.silent["attribute"].row(key):
                self.left.append((plain.localname, line))

    def _attribute(self, key: str, value: str, kind: str, line: int) -> str | None:
        try:
            value = fragment(value) if kind == "fragment" else value.strip()
        except ElsewhereError:
            self._rules.check("address", "*", value[:60], line)
        if kind == "name":
            # One that is no name, or another's, can lead nowhere.
            return value if is_of_kind(value, kind) and value not in self._ids else None
        if is_of_kind(value, kind):
            return value
        self.left.append((etree.QName(key).localname, line))
        return None

    def _put(self, new: etree._Element, key: str, value: str | None) -> None:
        if value is None:
            return
        if key == "id":
            self._ids.add(value)
        # Of both forms of an address SVG 2 takes the one without a prefix; EPUB knows the other.
        if key == "href" or (key == HREF and HREF not in new.attrib):
            new.set(HREF, value)
        elif key != HREF:
            new.set(key, value)

    def _drop_dead_links(self, made: etree._Element) -> None:
        for element in made.iter(etree.Element):
            target = element.get(HREF)
            is_picture = etree.QName(element).localname == "image"
            if target is not None and not is_picture and target[1:] not in self._ids:
                del element.attrib[HREF]
                self.left.append((target, 1))
