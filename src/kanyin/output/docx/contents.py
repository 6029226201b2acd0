"""The table of contents of a DOCX: a field that Word works out, with the entries already in it."""

from __future__ import annotations

from lxml import etree

from kanyin.book import conservation
from kanyin.model import Book, TocEntry
from kanyin.output.docx.xml import NAMESPACES, field, paragraph, put, run, w
from kanyin.output.xhtml import legal
from kanyin.style import Style

_LEVELS = 3
_DEEPEST = 9
"""Levels of headings that Word knows."""


def entries(book: Book) -> list[TocEntry]:
    """The headings that it has: a heading may be without words."""
    return [entry for entry in book.toc if entry.level <= _LEVELS and entry.text]


def contents(book: Book, style: Style) -> etree._Element:
    """目次 with headings of three levels, each leading to its place.

    The numbers of the pages are fields that Word works out when it opens the file. Until then they say about where:
    nobody has laid it out before, and a field without a result shows nothing.
    """
    block = etree.fromstring(
        f"<w:sdt {NAMESPACES}><w:sdtPr><w:docPartObj>"
        '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent/></w:sdt>"
    )
    inside = block.find(w("sdtContent"))
    title = paragraph("TOCHeading")
    title.append(run("目　次"))
    lines = [title, *(_line(entry, _page(entry, book, style)) for entry in entries(book))]
    begin = field(f' TOC \\o "1-{_LEVELS}" \\h \\z \\u ', dirty=True)
    for part in reversed(begin[:-1]):
        lines[1].insert(1, part)
    lines[-1].append(begin[-1])
    inside.extend(lines)
    return block


def outline(document: etree._Element, book: Book) -> None:
    """Chapters below their part in Word's navigation, though both have one style (``TocEntry.within``)."""
    deeper = {entry.id.replace("-", "_"): entry for entry in book.toc if entry.within}
    for start in document.iter(w("bookmarkStart")) if deeper else ():
        entry = deeper.get(start.get(w("name"), ""))
        heading = start.getparent() if start.getparent().tag == w("p") else start.getnext()
        if entry and heading is not None and heading.tag == w("p"):
            level = min(entry.level + entry.within, _DEEPEST) - 1
            put(heading, etree.Element(w("outlineLvl"), {w("val"): str(level)}))


def _page(entry: TocEntry, book: Book, style: Style) -> int:
    """About the page of a heading, by how much text stands before it."""
    before = conservation.text_of(book.html.partition(f'id="{entry.id}"')[0])
    return 1 + len(before) // max(1, style.characters * style.columns * style.lines)


def _line(entry: TocEntry, page: int) -> etree._Element:
    """``2.1 样本 …… 3``."""
    bookmark = entry.id.replace("-", "_")
    made = paragraph(f"TOC{entry.level}")
    link = etree.SubElement(made, w("hyperlink"), {w("anchor"): bookmark, w("history"): "1"})
    link.append(run(legal(entry.text)))
    tab = run()
    etree.SubElement(tab, w("tab"))
    link.append(tab)
    link.extend(field(f" PAGEREF {bookmark} \\h ", str(page)))
    return made
