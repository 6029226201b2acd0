"""WordprocessingML: its names, and the little that all parts of a DOCX need."""

from __future__ import annotations

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def w(name: str) -> str:
    """``pPr`` as lxml writes it."""
    return f"{{{W}}}{name}"


def val(element: etree._Element | None) -> str:
    """The ``w:val`` of an element; empty where there is none."""
    return "" if element is None else element.get(w("val"), "")


def twips(points: float) -> int:
    """pt in twentieths of a point."""
    return round(points * 20)


def mm_twips(mm: float) -> int:
    """mm in twentieths of a point."""
    return round(mm * 72 / 25.4 * 20)


def mm_emu(mm: float) -> int:
    """mm in English Metric Units, which measure drawings."""
    return round(mm * 36000)


def serialise(root: etree._Element) -> bytes:
    """An element as a part of the package."""
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return data
