"""What stands above and below the pages of a DOCX: running heads and folios, for each kind of page."""

from __future__ import annotations

from xml.sax.saxutils import escape

from kanyin.book.source_line import first_author, first_folio, issue_line
from kanyin.model import Book
from kanyin.output.docx.layout import DocxLayout
from kanyin.output.docx.xml import DECLARATION, NAMESPACES, mm_twips, twips
from kanyin.output.xhtml import legal
from kanyin.style import Style

HEADS = {"default": "header1.xml", "even": "header2.xml", "first": "header3.xml"}
FEET = {"default": "footer1.xml", "even": "footer2.xml", "first": "footer3.xml"}
NO_FOOT = "footer4.xml"
"""The foot of a title page."""

_PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="auto"/></w:pBdr>'


def headers_footers(book: Book, style: Style, layout: DocxLayout) -> dict[str, bytes]:
    """Headers and footers by file name."""
    opens_left = style.source_folios and (first_folio(book.meta) or 1) % 2 == 0
    kinds = {"default": layout.odd, "even": layout.even, "first": layout.opening}
    parts = {HEADS[page]: _head(kind, page == "even", book, style, layout) for page, kind in kinds.items()}
    for page, name in FEET.items():
        parts[name] = _foot(page == "even" or (page == "first" and opens_left), style, layout)
    parts[NO_FOOT] = _part("ftr", "Footer", "", "")
    return parts


def _head(kind: str, left: bool, book: Book, style: Style, layout: DocxLayout) -> bytes:
    """A running head; ``left``: of an even page, whose outer edge is the left one."""
    meta = book.meta
    title = _text(meta.title or book.name)
    outer = f'<w:jc w:val="{"left" if left else "right"}"/>'
    rule = _RULE if layout.rule else ""
    if kind == "chapter" and not any(entry.level == 1 for entry in book.toc):
        kind = "book"
    if kind == "journal" and not meta.container_title:
        # The opening page has its title below.
        kind = "title" if layout.opening != kind or left else "none"
    if kind == "none":
        return _part("hdr", "Header", "", "")
    if kind == "chapter":
        # The number of the built-in heading style: its name is another in every language. Word works it out.
        return _part("hdr", "Header", rule + outer, '<w:fldSimple w:instr=" STYLEREF 1 "/>')
    if kind == "book":
        return _part("hdr", "Header", rule + outer, title)
    if kind == "title":
        return _part("hdr", "Header", rule, _text(first_author(meta) + (meta.title or book.name)))
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{mm_twips(style.type_width)}"/></w:tabs><w:jc w:val="left"/>'
    issue = _text(issue_line(meta))
    return _part("hdr", "Header", rule + tab, f"{_text(meta.container_title)}<w:r><w:tab/></w:r>{issue}")


def _foot(left: bool, style: Style, layout: DocxLayout) -> bytes:
    before, after = (_text(part) for part in layout.folio.split("1"))
    if layout.folio_place == "middle":
        return _part("ftr", "Footer", "", before + _PAGE + after)
    side = "left" if left else "right"
    inset = twips(layout.folio_inset * style.text["folio"].size)
    indent = f'<w:ind w:{side}Chars="{round(layout.folio_inset * 100)}" w:{side}="{inset}"/>' if inset else ""
    return _part("ftr", "Footer", f'{indent}<w:jc w:val="{side}"/>', before + _PAGE + after)


def _text(text: str) -> str:
    """A run, or nothing; marks of both scripts are the Chinese font's."""
    if not text:
        return ""
    eastern = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    return f'<w:r>{eastern}<w:t xml:space="preserve">{escape(legal(text))}</w:t></w:r>'


def _part(element: str, style: str, properties: str, runs: str) -> bytes:
    return (
        f'{DECLARATION}<w:{element} {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
        f"{runs}</w:p></w:{element}>"
    ).encode()
