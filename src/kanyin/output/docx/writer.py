"""A Book to DOCX: pandoc writes the body text, kanyin everything that makes it a Chinese page.

From pandoc's file only text, notes, lists and pictures are taken. Styles, page set-up, running heads,
settings and properties are made from the page style, so that nothing of pandoc's look or of its junk is left.
"""

from __future__ import annotations

from lxml import etree

from kanyin.book import conservation, dates, drama, pandoc
from kanyin.book.citations import label_width
from kanyin.book.targets import PICTURES
from kanyin.book.title_lines import with_title
from kanyin.model import Book
from kanyin.output import archive
from kanyin.output.docx import body, citations, sections, styles, xml
from kanyin.output.docx import parts as docx_parts
from kanyin.output.docx import pictures as docx_pictures
from kanyin.output.docx.contents import outline
from kanyin.output.docx.headers_footers import headers_footers
from kanyin.output.docx.language import in_its_typefaces
from kanyin.output.docx.layout import read_layout
from kanyin.output.docx.text import docx_document
from kanyin.output.docx.title import break_lines
from kanyin.output.docx.xml import RELATIONSHIPS, R, serialise, w
from kanyin.output.pictures import read_pictures
from kanyin.style import Style

_KEPT = (f"{R}/hyperlink", f"{R}/image")
"""Relationships of pandoc's that stay: links to the web and pictures."""


def write_docx(book: Book, style: Style) -> bytes:
    """The DOCX file of a book.

    Raises InputError for a picture that cannot be read, UsageError for a ``docx.toml`` with something wrong in it,
    MissingToolError and OutputError where pandoc fails.
    """
    lang = book.meta.lang
    style = in_its_typefaces(with_title(style, book), lang)
    layout = read_layout(style, styles.NAMES)
    found = read_pictures(book)
    source = docx_document(book, docx_pictures.stubs(found), style)
    made = archive.unpack(pandoc.to_docx(source))
    document, notes = (xml.parse(made[f"word/{part}.xml"]) for part in ("document", "footnotes"))
    # Two of them are the lines between text and notes.
    numbers = docx_parts.note_numbers(len(notes.findall(w("footnote"))) - 2)
    for root in (document, notes):
        body.finish(root, style)
        docx_pictures.fit_pictures(root, style)
    citations.dress_citations(document)
    break_lines(document, book, style)
    outline(document, book)
    sections.lay_out(document, book, style, layout, numbers)
    shown = (text for root in (document, notes) for text in root.itertext())
    conservation.check(conservation.words(source["blocks"]), shown, "DOCX", book.name)
    stubs = {name: data for name, data in made.items() if name.startswith("word/media/")}
    pictures, names = docx_pictures.put_back(stubs, found)
    links = _kept(made, "document", names)
    stand_ins = docx_pictures.stand_ins(document, links, pictures)
    parts = {
        "document.xml": serialise(document),
        "styles.xml": styles.styles_xml(
            style, layout, lang, label_width=label_width(book.ast["blocks"]), hang=drama.hang(book.ast["blocks"])
        ),
        "settings.xml": docx_parts.settings(style, numbers, lang),
        "fontTable.xml": docx_parts.font_table(style),
        "numbering.xml": body.numbering(made["word/numbering.xml"], style),
        "footnotes.xml": serialise(notes),
        "theme1.xml": docx_parts.theme(made["word/theme/theme1.xml"], style),
        **headers_footers(book, style, layout),
    }
    links_of_notes = docx_parts.relationships([], _kept(made, "footnotes", names))
    return _pack(book, parts, [*links, *stand_ins.links], links_of_notes, pictures | stand_ins.files)


def _pack(
    book: Book, parts: dict[str, bytes], links: list[str], links_of_notes: bytes, pictures: dict[str, bytes]
) -> bytes:
    """The package: the parts of ``word/``, pictures, and what says which is what."""
    media = {ending: PICTURES[f".{ending}"] for ending in {name.rsplit(".", 1)[1] for name in pictures}}
    own = docx_parts.document_relationships(part for part in parts if part != "document.xml")
    entries = {
        "[Content_Types].xml": docx_parts.content_types(parts, media),
        "_rels/.rels": docx_parts.package_relationships(),
        "docProps/core.xml": docx_parts.core_properties(book),
        "docProps/app.xml": docx_parts.app_properties(),
        **{f"word/{name}": data for name, data in parts.items()},
        "word/_rels/document.xml.rels": docx_parts.relationships(own, links),
        "word/_rels/footnotes.xml.rels": links_of_notes,
        **pictures,
    }
    return archive.pack(entries.items(), dates.fixed_time(book.meta.date))


def _kept(made: dict[str, bytes], part: str, names: dict[str, str]) -> list[str]:
    """The links and pictures among pandoc's relationships of a part, as text; ``names``: new ones of pictures."""
    root = etree.fromstring(made[f"word/_rels/{part}.xml.rels"])
    kept = [entry for entry in root.iter(f"{{{RELATIONSHIPS}}}Relationship") if entry.get("Type") in _KEPT]
    for entry in kept:
        new = names.get(f"word/{entry.get('Target')}")
        entry.set("Target", new.removeprefix("word/") if new else entry.get("Target"))
    return [etree.tostring(entry, encoding="unicode", with_tail=False) for entry in kept]
