"""A Book to DOCX: pandoc writes the body text, kanyin everything that makes it a Chinese page.

From pandoc's file only text, notes, lists and pictures are taken. Styles, page set-up, running heads,
settings and properties are made from the page style, so that nothing of pandoc's look or of its junk is left.
"""

from __future__ import annotations

from lxml import etree

from kanyin.model import Book
from kanyin.output import archive, docx_body, docx_parts, pandoc
from kanyin.output.book import PICTURES
from kanyin.output.docx_styles import styles_xml
from kanyin.output.docx_text import FRONT_END, docx_document
from kanyin.output.docx_xml import RELATIONSHIPS, R, serialise, twips, val, w
from kanyin.output.pictures import read_pictures
from kanyin.styles import Style

_KEPT = (f"{R}/hyperlink", f"{R}/image")
"""Relationships of pandoc's that stay: links to the web and pictures."""


def write_docx(book: Book, style: Style) -> bytes:
    """The DOCX file of a book.

    Raises InputError for a picture that cannot be read, MissingToolError and OutputError where pandoc fails.
    """
    made = archive.unpack(pandoc.to_docx(docx_document(book, read_pictures(book))))
    document = etree.fromstring(made["word/document.xml"])
    notes = etree.fromstring(made["word/footnotes.xml"])
    numbering = etree.fromstring(made["word/numbering.xml"])
    for root in (document, notes):
        docx_body.finish(root, style)
    docx_body.indent_lists(numbering, style)
    _lay_out_sections(document, style)
    parts = {
        "document.xml": serialise(document),
        "styles.xml": styles_xml(style),
        "settings.xml": docx_parts.settings(style),
        "fontTable.xml": docx_parts.font_table(style),
        "numbering.xml": serialise(numbering),
        "footnotes.xml": serialise(notes),
        "theme1.xml": docx_parts.theme(made["word/theme/theme1.xml"], style),
        **docx_parts.running_heads(book),
    }
    pictures = {name: data for name, data in made.items() if name.startswith("word/media/")}
    endings = {name.rsplit(".", 1)[1] for name in pictures}
    media = {ending: PICTURES[f".{ending}"] for ending in endings}
    links = docx_parts.document_relationships(part for part in parts if part != "document.xml")
    entries = {
        "[Content_Types].xml": docx_parts.content_types(parts, media),
        "_rels/.rels": docx_parts.package_relationships(),
        "docProps/core.xml": docx_parts.core_properties(book),
        "docProps/app.xml": docx_parts.app_properties(),
        **{f"word/{name}": data for name, data in parts.items()},
        "word/_rels/document.xml.rels": docx_parts.relationships(links, _kept(made, "document")),
        "word/_rels/footnotes.xml.rels": docx_parts.relationships([], _kept(made, "footnotes")),
        **pictures,
    }
    return archive.pack(entries.items(), archive.fixed_time(book.meta.date))


def _lay_out_sections(document: etree._Element, style: Style) -> None:
    """Page set-up: the title block across the page, then the body in the style's columns.

    The paragraph that marks the end of the title block goes; the paragraph before it ends the section.
    """
    body = document.find(w("body"))
    for old in body.findall(w("sectPr")):
        body.remove(old)
    mark = next(p for p in body.iter(w("p")) if val(p.find(f"{w('pPr')}/{w('pStyle')}")) == FRONT_END)
    last, has_text = mark.getprevious(), mark.getnext() is not None
    body.remove(mark)
    if style.columns > 1 and has_text:
        properties = last.find(w("pPr"))
        etree.SubElement(properties, w("spacing"), {w("after"): str(twips(style.leading))})
        properties.append(docx_parts.front_section(style))
        body.append(docx_parts.last_section(style, after_front=True))
    elif has_text:
        body.append(docx_parts.last_section(style, after_front=False))
    else:
        body.append(docx_parts.front_section(style))


def _kept(made: dict[str, bytes], part: str) -> list[str]:
    """The links and pictures among pandoc's relationships of a part, as text."""
    root = etree.fromstring(made[f"word/_rels/{part}.xml.rels"])
    kept = [entry for entry in root.iter(f"{{{RELATIONSHIPS}}}Relationship") if entry.get("Type") in _KEPT]
    return [etree.tostring(entry, encoding="unicode", with_tail=False) for entry in kept]
