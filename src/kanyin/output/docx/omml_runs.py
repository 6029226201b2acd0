"""Runs and elements of Office Math (ISO/IEC 29500-1, 22.1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from lxml import etree

from kanyin.output.docx.xml import XML_SPACE, M, W, w
from kanyin.output.xhtml import has_han, legal

_EMPTY = "\u200b"
"""Stands where something must stand and nothing is shown."""
_KINDS = {"SCRIPT": "script", "FRAKTUR": "fraktur", "BLACK-LETTER": "fraktur", "DOUBLE-STRUCK": "double-struck",
          "SANS-SERIF": "sans-serif", "MONOSPACE": "monospace"}  # fmt: skip


def m(name: str, value: str | None = None) -> etree._Element:
    """An element of Office Math, with a value."""
    return etree.Element(f"{{{M}}}{name}", {f"{{{M}}}val": value} if value is not None else {}, nsmap={"m": M, "w": W})


def structure(name: str, *children: etree._Element) -> etree._Element:
    """An element with others in it."""
    made = m(name)
    made.extend(children)
    return made


def run(text: str, looks: Sequence[etree._Element], color: str = "", *, bold: bool = False) -> etree._Element:
    """A run of text; what is normal text has the looks of text, mathematics its own."""
    made = m("r")
    if looks:
        made.append(structure("rPr", *looks))
    properties = etree.Element(w("rPr"))
    if any(look.tag == f"{{{M}}}nor" for look in looks) and has_han(text):
        etree.SubElement(properties, w("rFonts"), {w("hint"): "eastAsia"})
    if bold:
        etree.SubElement(properties, w("b"))
    if len(color) == 7:
        etree.SubElement(properties, w("color"), {w("val"): color[1:]})
    if len(properties):
        made.append(properties)
    written = etree.SubElement(made, f"{{{M}}}t", {XML_SPACE: "preserve"})
    written.text = legal(text)
    return made


def nothing() -> etree._Element:
    """Text that shows nothing."""
    return run(_EMPTY, [m("nor")])


def alphabet(character: str) -> tuple[str, str, str]:
    """A letter of another alphabet of mathematics as the plain letter, its script and its style."""
    name = unicodedata.name(character, "")
    plain = unicodedata.normalize("NFKC", character)
    if plain == character or not ("MATHEMATICAL" in name or any(kind in name for kind in _KINDS)) or len(plain) != 1:
        return character, "", ""
    script = next((value for kind, value in _KINDS.items() if kind in name), "")
    bold, slanted = "BOLD" in name, "ITALIC" in name
    return plain, script, "bi" if bold and slanted else "b" if bold else "i" if slanted else "p"


def letter(character: str, color: str) -> etree._Element:
    """One letter: slanted by itself, or as its alphabet has it."""
    plain, script, style = alphabet(character)
    looks = ([m("scr", script)] if script else []) + ([m("sty", style)] if style and style != "i" else [])
    return run(plain, looks, color)


def word(text: str, color: str) -> etree._Element:
    """Upright letters that belong together, such as the name of a function: LibreOffice reads no command in them."""
    return run(text, [m("lit"), m("sty", "p")], color)


def column(align: str) -> etree._Element:
    """A column of a matrix: the count before the alignment (CT_MCPr)."""
    return structure("mc", structure("mcPr", m("count", "1"), m("mcJc", align)))
