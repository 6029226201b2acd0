"""pandoc's body text made ready for a Chinese page: runs, styles, pictures, tables of ``word/document.xml``.

pandoc cuts a Chinese paragraph into a run at every space; here a paragraph has as few runs as its looks need,
so that an editor finds and replaces text as in a file typed by hand.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from kanyin.output import docx_styles
from kanyin.output.docx_text import FRONT_END
from kanyin.output.docx_xml import PIC, WP, A, mm_emu, mm_twips, twips, val, w
from kanyin.output.xhtml import has_han
from kanyin.styles import MM_PER_PT, Style

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_STYLES = {
    "FirstParagraph": docx_styles.BODY,
    "Compact": docx_styles.BODY,
    "FootnoteBlockText": "FootnoteText",
    "ImageCaption": docx_styles.CAPTION,
    "TableCaption": docx_styles.CAPTION,
    "CaptionedFigure": docx_styles.FIGURE,
    "Figure": docx_styles.FIGURE,
}
"""pandoc's paragraph styles under our names."""

# Marks that Word takes from the Latin typeface unless the run is hinted (ISO/IEC 29500-1, 17.3.2.26); the
# apostrophe inside a Latin word stays Latin.
_SHARED_MARKS = re.compile("[“”‘’…—·]")
_APOSTROPHE = re.compile("((?<=[A-Za-z])’(?=[A-Za-z]))")


def finish(root: etree._Element, style: Style) -> None:
    """Change ``word/document.xml`` or ``word/footnotes.xml`` in place."""
    for paragraph in list(root.iter(w("p"))):
        _name_style(paragraph)
        _merge_runs(paragraph)
        _dress_runs(paragraph)
    for table in root.iter(w("tbl")):
        _fit_table(table, style)
    for number, drawing in enumerate(root.iter(w("drawing")), 1):
        _fit_picture(drawing, number, style)


def _name_style(paragraph: etree._Element) -> None:
    """Our paragraph style, by pandoc's and by where the paragraph stands."""
    properties = paragraph.find(w("pPr"))
    named = None if properties is None else properties.find(w("pStyle"))
    if named is None:
        return
    name = _STYLES.get(val(named), val(named))
    if name in (docx_styles.BODY, "Normal") and properties.find(w("numPr")) is not None:
        name = docx_styles.LIST
    elif name == docx_styles.BODY and next(paragraph.iterancestors(w("tc")), None) is not None:
        name = docx_styles.TABLE_TEXT
    elif name == docx_styles.BODY and _is_pictures(paragraph):
        name = docx_styles.FIGURE
    named.set(w("val"), name)
    if name not in docx_styles.names() and name != FRONT_END:
        properties.remove(named)


def _is_pictures(paragraph: etree._Element) -> bool:
    """True where pictures stand in a paragraph without words."""
    has_words = any((text.text or "").strip() for text in paragraph.iter(w("t")))
    return not has_words and next(paragraph.iter(w("drawing")), None) is not None


def _is_text(run: etree._Element) -> bool:
    return run.tag == w("r") and all(child.tag in (w("rPr"), w("t")) for child in run)


def _looks(run: etree._Element) -> bytes:
    """A run's properties without the hint, to be compared."""
    properties = run.find(w("rPr"))
    if properties is None:
        return b""
    properties = deepcopy(properties)
    for fonts in properties.findall(w("rFonts")):
        fonts.attrib.pop(w("hint"), None)
        if not fonts.attrib:
            properties.remove(fonts)
    properties.tail = None
    return etree.tostring(properties, method="c14n") if len(properties) else b""


def _merge_runs(paragraph: etree._Element) -> None:
    """Join neighbouring text runs that look the same, in the paragraph and in its links."""
    for parent in (paragraph, *paragraph.findall(w("hyperlink"))):
        last: etree._Element | None = None
        for run in list(parent):
            if not _is_text(run):
                last = None
            elif last is not None and _looks(last) == _looks(run):
                text = last.find(w("t"))
                text.text = (text.text or "") + "".join(t.text or "" for t in run.findall(w("t")))
                parent.remove(run)
            else:
                last = run


def _dress_runs(paragraph: etree._Element) -> None:
    """Chinese emphasis for Chinese text, and the hint that gives shared marks to the Chinese typeface."""
    chinese = has_han("".join(text.text or "" for text in paragraph.iter(w("t"))))
    for run in list(paragraph.iter(w("r"))):
        if not _is_text(run):
            continue
        text = "".join(t.text or "" for t in run.findall(w("t")))
        _unhint(run)
        if has_han(text):
            _emphasise(run)
        if chinese and (has_han(text) or _SHARED_MARKS.search(text)):
            _hint(run, text)


def _unhint(run: etree._Element) -> None:
    properties = run.find(w("rPr"))
    if properties is None:
        return
    for fonts in properties.findall(w("rFonts")):
        fonts.attrib.pop(w("hint"), None)
        if not fonts.attrib:
            properties.remove(fonts)
    if not len(properties):
        run.remove(properties)


def _emphasise(run: etree._Element) -> None:
    """Bold Han becomes Hei and slanted Han Kai, both through named styles; Hei where it is both."""
    properties = run.find(w("rPr"))
    if properties is None or properties.find(w("rStyle")) is not None:
        return
    slanted = _take(properties, "i", "iCs")
    bold = _take(properties, "b", "bCs")
    if bold or slanted:
        name = docx_styles.STRONG if bold else docx_styles.EMPHASIS
        properties.insert(0, etree.Element(w("rStyle"), {w("val"): name}))


def _take(properties: etree._Element, *names: str) -> bool:
    found = [element for name in names for element in properties.findall(w(name))]
    for element in found:
        properties.remove(element)
    return bool(found)


def _hint(run: etree._Element, text: str) -> None:
    """Hint the run; an apostrophe in a Latin word becomes a run of its own without the hint."""
    for n, piece in enumerate(_APOSTROPHE.split(text)):
        if not piece:
            continue
        part = deepcopy(run)
        for written in part.findall(w("t"))[1:]:
            part.remove(written)
        part.find(w("t")).text = piece
        part.find(w("t")).set(_XML_SPACE, "preserve")
        # The split gives text and apostrophes by turns.
        if n % 2 == 0:
            _set_hint(part)
        run.addprevious(part)
    run.getparent().remove(run)


def _set_hint(run: etree._Element) -> None:
    properties = run.find(w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"))
        run.insert(0, properties)
    fonts = properties.find(w("rFonts"))
    if fonts is None:
        fonts = etree.Element(w("rFonts"))
        properties.insert(1 if properties.find(w("rStyle")) is not None else 0, fonts)
    fonts.set(w("hint"), "eastAsia")


def _fit_table(table: etree._Element, style: Style) -> None:
    """The table as wide as the column, its columns in pandoc's proportions."""
    width = mm_twips(style.column_width)
    properties = table.find(w("tblPr"))
    measure = properties.find(w("tblW"))
    measure.set(w("type"), "dxa")
    measure.set(w("w"), str(width))
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    given = [int(column.get(w("w"), "0")) or 1 for column in columns]
    for column, share in zip(columns, given, strict=True):
        column.set(w("w"), str(round(width * share / sum(given))))
    for paragraph in table.iter(w("p")):
        if paragraph.find(w("pPr")) is None:
            properties = etree.Element(w("pPr"))
            etree.SubElement(properties, w("pStyle"), {w("val"): docx_styles.TABLE_TEXT})
            paragraph.insert(0, properties)


def _fit_picture(drawing: etree._Element, number: int, style: Style) -> None:
    """No wider than its place, no higher than the type area; described by its alternative text alone."""
    inline = drawing.find(f"{{{WP}}}inline")
    extent = inline.find(f"{{{WP}}}extent")
    cx, cy = int(extent.get("cx")), int(extent.get("cy"))
    scale = min(1.0, mm_emu(_room(drawing, style)) / max(cx, 1), mm_emu(style.type_height * 0.9) / max(cy, 1))
    sizes = (str(max(1, round(cx * scale))), str(max(1, round(cy * scale))))
    for element in (extent, *drawing.iter(f"{{{A}}}ext")):
        if element.get("cx"):
            element.set("cx", sizes[0])
            element.set("cy", sizes[1])
    outer = inline.find(f"{{{WP}}}docPr")
    inner = next(drawing.iter(f"{{{PIC}}}cNvPr"))
    for element in (outer, inner):
        element.attrib.pop("title", None)
        element.set("id", str(number))
        element.set("name", f"图片 {number}")
        # pandoc writes the data address here.
        element.set("descr", outer.get("descr", ""))


def _room(drawing: etree._Element, style: Style) -> float:
    """The width for a picture, mm: the column, without the indent before a line of text, or a table's cell."""
    table = next(drawing.iterancestors(w("tbl")), None)
    if table is not None:
        return style.column_width / max(1, len(table.findall(f"{w('tblGrid')}/{w('gridCol')}")))
    named = next(drawing.iterancestors(w("p"))).find(f"{w('pPr')}/{w('pStyle')}")
    return style.column_width - (0 if val(named) == docx_styles.FIGURE else 2 * style.size * MM_PER_PT)


def indent_lists(numbering: etree._Element, style: Style) -> None:
    """Two characters for each level of a list, the mark hanging in them."""
    step = twips(2 * style.size)
    for level in numbering.iter(w("lvl")):
        for indent in level.iter(w("ind")):
            depth = int(level.get(w("ilvl"), "0")) + 1
            indent.attrib.clear()
            indent.set(w("left"), str(depth * step))
            indent.set(w("hanging"), str(step))
