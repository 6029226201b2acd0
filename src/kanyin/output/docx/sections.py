"""The sections of a DOCX: title block across the page, text in the style's columns, chapters on pages of their own.

Heads and feet belong to sections: a section whose opening page differs ends where the next such page begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from lxml import etree

from kanyin.book.source_line import first_folio
from kanyin.model import Book
from kanyin.output.docx import contents
from kanyin.output.docx import headers_footers as docx_heads
from kanyin.output.docx.layout import DocxLayout
from kanyin.output.docx.styles import TABLE_CAPTION
from kanyin.output.docx.tables import is_wide
from kanyin.output.docx.text import FRONT_END
from kanyin.output.docx.xml import NAMESPACES, mm_twips, paragraph, put, style_of, twips, w
from kanyin.patterns import lazy
from kanyin.style import MM_PER_PT, Style

_TABLE_NOTE = lazy(r"(?:表?注|说明|(?:资料|数据|表格?)?来源)\s*\d*[：:]|Notes?[:.]|Source:")
_TITLE_PAGE = ("Title", "Subtitle", "Authors", "Affiliations")


def lay_out(document: etree._Element, book: Book, style: Style, layout: DocxLayout, notes: str) -> None:
    """Cut ``word/document.xml`` into sections in place. The paragraph that marks the end of the title block goes.

    ``notes``: what ``parts.note_numbers`` says of them.
    """
    body = document.find(w("body"))
    for old in body.findall(w("sectPr")):
        body.remove(old)
    mark = next(p for p in body.iter(w("p")) if style_of(p) == FRONT_END)
    front = list(mark.itersiblings(preceding=True))[::-1]
    text = [element for element in mark.itersiblings() if element.tag in (w("p"), w("tbl"))]
    body.remove(mark)
    page = _Page(book, style, layout, f"<w:footnotePr>{notes}</w:footnotePr>")
    if style.chapters:
        _break_after_title(front)
    last = front[-1]
    if style.toc and contents.entries(book):
        last = contents.contents(book, style)
        front[-1].addnext(last)
    if not text:
        body.append(page.section(opening=True))
    elif style.chapters:
        _lay_out_chapters(front[-1], last, text, page)
    elif style.columns > 1:
        _lay_out_columns(last, text, page)
    else:
        _leave_line(last, style)
        body.append(page.section(opening=True))


def _lay_out_chapters(front: etree._Element, last: etree._Element, text: list[etree._Element], page: _Page) -> None:
    """Title page, contents and chapters in sections, for none of them begins with a head.

    ``front``: the end of the title block; ``last``: of it or of the contents after it.
    """
    _end_section(front, page.section(opening=True, title_page=True))
    ends = [last] if last is not front else []
    ends += [before for before, block in pairwise(text) if style_of(block) == "Heading1"]
    # Those after the first have its heads.
    for number, end in enumerate(ends):
        _end_section(end, page.section("nextPage", opening=True, heads=number == 0))
    text[0].getparent().append(page.section("nextPage", opening=True, heads=not ends))


def _lay_out_columns(last: etree._Element, text: list[etree._Element], page: _Page) -> None:
    """The text in columns below the title block and the contents (``last``: the end of these); wide tables across."""
    _leave_line(last, page.style)
    _end_section(last, page.section(opening=True))
    for end, across in _stretches(text, page.style):
        # Columns are balanced where a section goes on after them on the same page.
        _end_section(end, page.section("continuous", columns=1 if across else page.style.columns))
    text[0].getparent().extend([_hairline(), page.section("continuous")])


def _stretches(text: list[etree._Element], style: Style) -> Iterator[tuple[etree._Element, bool]]:
    """The last block of each stretch of text, and whether it goes across the columns: a wide table, its caption and its
    notes do.
    """
    wide = [is_wide(block, style) for block in text]
    for n, block in enumerate(text):
        if wide[n]:
            for before in range(n - 1, -1, -1):
                if style_of(text[before]) != TABLE_CAPTION:
                    break
                wide[before] = True
        elif n and wide[n - 1] and _is_note(block):
            wide[n] = True
    for n, block in enumerate(text):
        if n + 1 == len(text) or wide[n + 1] != wide[n]:
            yield block, wide[n]


def _is_note(block: etree._Element) -> bool:
    """True for a note or a source below a table."""
    return bool(_TABLE_NOTE.match("".join(text.text or "" for text in block.iter(w("t")))))


def _leave_line(last: etree._Element, style: Style) -> None:
    """A line of white between the end of title block or contents and the text, which 主送机关 belongs to."""
    lines = list(last.iter(w("p")))
    if lines and style_of(lines[-1]) != "Addressee":
        put(lines[-1], etree.Element(w("spacing"), {w("after"): str(twips(style.leading))}))


def _break_after_title(front: Iterable[etree._Element]) -> None:
    """What follows title and authors begins a page."""
    after = next((p for p in front if p.tag == w("p") and style_of(p) not in _TITLE_PAGE), None)
    if after is not None:
        put(after, etree.Element(w("pageBreakBefore")))


def _end_section(block: etree._Element, section: etree._Element) -> None:
    """End a section with a block; a paragraph must hold its properties."""
    if block.tag != w("p"):
        block.addnext(_hairline())
        block = block.getnext()
    put(block, section)


def _hairline() -> etree._Element:
    """A paragraph that takes no room."""
    made = paragraph("BodyText")
    put(made, etree.Element(w("snapToGrid"), {w("val"): "0"}))
    put(made, etree.Element(w("spacing"), {w("line"): "20", w("lineRule"): "exact"}))
    return made


class _Page:
    """Page set-up of one book in one style."""

    def __init__(self, book: Book, style: Style, layout: DocxLayout, notes: str) -> None:
        self.book, self.style, self.layout, self.notes = book, style, layout, notes

    def section(
        self, kind: str = "", *, columns: int = 1, opening: bool = False, heads: bool = True, title_page: bool = False
    ) -> etree._Element:
        """A ``w:sectPr``. ``kind``: how it begins; ``opening``: its first page has a head of its own.

        ``heads``: it names its heads, which later sections then have too; ``title_page``: without a folio.
        """
        return etree.fromstring(
            f"<w:sectPr {NAMESPACES}>{self._heads(title_page) if opening and heads else ''}"
            f"{self.notes}"
            f"{f'<w:type w:val={chr(34)}{kind}{chr(34)}/>' if kind else ''}"
            f"{self._size()}{self._folio() if not kind else ''}{self._columns(columns)}"
            f"{'<w:titlePg/>' if opening else ''}{self._grid()}</w:sectPr>"
        )

    def _heads(self, title_page: bool) -> str:
        feet = docx_heads.FEET | ({"first": docx_heads.NO_FOOT} if title_page else {})
        return "".join(
            f'<w:{element}Reference w:type="{page}" r:id="{name.removesuffix(".xml")}"/>'
            for element, names in (("header", docx_heads.HEADS), ("footer", feet))
            for page, name in names.items()
        )

    def _size(self) -> str:
        """Paper and margins. The outer and the lower margin are what is left, so that rounding costs neither the last
        character of a line nor the last line of a page.
        """
        style, layout = self.style, self.layout
        width, height = mm_twips(style.width), mm_twips(style.height)
        inner, top = mm_twips(style.margin_inner), mm_twips(style.margin_top - style.lead)
        outer = width - inner - -int(-style.type_width / MM_PER_PT * 20 // 1)
        bottom = height - top - style.lines * twips(style.leading) - 1
        head_size, folio_size = style.text["header"].size * 1.3, style.text["folio"].size * 1.3
        head = mm_twips(style.margin_top) - twips(layout.head_gap + head_size + (4 if layout.rule else 0))
        foot = mm_twips(style.margin_bottom) - twips(layout.folio_gap + folio_size)
        return (
            f'<w:pgSz w:w="{width}" w:h="{height}"/>'
            f'<w:pgMar w:top="{top}" w:right="{outer}" w:bottom="{bottom}" w:left="{inner}"'
            f' w:header="{max(head, 0)}" w:footer="{max(foot, 0)}" w:gutter="0"/>'
        )

    def _folio(self) -> str:
        start = first_folio(self.book.meta) if self.style.source_folios else None
        return f'<w:pgNumType w:start="{start}"/>' if start else ""

    def _columns(self, columns: int) -> str:
        if columns == 1:
            return '<w:cols w:space="0"/>'
        return f'<w:cols w:num="{columns}" w:space="{mm_twips(self.style.gap)}"/>'

    def _grid(self) -> str:
        """Lines on the style's pitch; a grid of characters too would undo squeezed marks and the gaps before Latin."""
        return f'<w:docGrid w:type="lines" w:linePitch="{twips(self.style.leading)}"/>'
