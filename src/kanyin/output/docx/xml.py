"""WordprocessingML: its names, and the little that all parts of a DOCX need."""

from __future__ import annotations

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

MATH_FONT = "Cambria Math"
"""The font of formulas in Word."""
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def w(name: str) -> str:
    """``pPr`` as lxml writes it."""
    return f"{{{W}}}{name}"


def val(element: etree._Element | None) -> str:
    """The ``w:val`` of an element; empty where there is none."""
    return "" if element is None else element.get(w("val"), "")


_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "tabs", "wordWrap", "snapToGrid",
    "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr",
)  # fmt: skip
"""Properties of a paragraph that we write, in the order of the schema (ISO/IEC 29500-1, CT_PPr)."""


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style; empty where it has none, and for what is no paragraph."""
    return val(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))


def put(paragraph: etree._Element, entry: etree._Element) -> None:
    """Give a paragraph a property, in its place among the others; one of the same name goes."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    for old in properties.findall(entry.tag):
        properties.remove(old)
    rank = _PARAGRAPH_ORDER.index(etree.QName(entry).localname)
    known = {w(name): n for n, name in enumerate(_PARAGRAPH_ORDER)}
    at = sum(1 for other in properties if known.get(other.tag, 0) < rank)
    properties.insert(at, entry)


def paragraph(style: str) -> etree._Element:
    """An empty paragraph of a style."""
    made = etree.Element(w("p"))
    put(made, etree.Element(w("pStyle"), {w("val"): style}))
    return made


def run(text: str = "", style: str = "") -> etree._Element:
    """A run of text in a character style."""
    made = etree.Element(w("r"))
    if style:
        etree.SubElement(etree.SubElement(made, w("rPr")), w("rStyle"), {w("val"): style})
    if text:
        written = etree.SubElement(made, w("t"), {XML_SPACE: "preserve"})
        written.text = text
    return made


def field(instruction: str, result: str = "", *, dirty: bool = False) -> list[etree._Element]:
    """The runs of a field. ``dirty``: Word works it out when it opens the file."""
    parts = [run() for _ in range(4)]
    begin = etree.SubElement(parts[0], w("fldChar"), {w("fldCharType"): "begin"})
    if dirty:
        begin.set(w("dirty"), "true")
    etree.SubElement(parts[1], w("instrText"), {XML_SPACE: "preserve"}).text = instruction
    etree.SubElement(parts[2], w("fldChar"), {w("fldCharType"): "separate"})
    etree.SubElement(parts[3], w("fldChar"), {w("fldCharType"): "end"})
    return [*parts[:3], *([run(result)] if result else []), parts[3]]


def twips(points: float) -> int:
    """pt in twentieths of a point."""
    return round(points * 20)


def mm_twips(mm: float) -> int:
    """mm in twentieths of a point."""
    return round(mm * 72 / 25.4 * 20)


def mm_emu(mm: float) -> int:
    """mm in English Metric Units, which measure drawings."""
    return round(mm * 36000)


def parse(data: bytes) -> etree._Element:
    """A part of the package; a text in it may be of any length."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))


def serialise(root: etree._Element) -> bytes:
    """An element as a part of the package."""
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return data
