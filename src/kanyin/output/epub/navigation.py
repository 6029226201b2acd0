"""The ways into an EPUB: the EPUB 3 navigation document and the NCX that old readers want."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from kanyin.book.language import UNTITLED, label_in
from kanyin.model import Book
from kanyin.output.epub import pages as epub_pages
from kanyin.output.epub.pages import Page
from kanyin.output.xhtml import EPUB, XHTML, XML_LANG, legal

_NCX = "http://www.daisy.org/z3986/2005/ncx/"


@dataclass(slots=True)
class Point:
    """An entry of the table of contents: its words, the address they lead to, and the entries under it."""

    text: str
    href: str
    below: list[Point] = field(default_factory=list)


def points(book: Book, pages: Sequence[Page]) -> list[Point]:
    """The article's title, then its headings, nested by their levels; a skipped level nests no deeper."""
    untitled = label_in(UNTITLED, book.meta.lang)
    files = {identifier: page.name for page in pages for identifier in page.ids}
    top = [Point(legal(book.meta.title or book.name), pages[0].name)]
    path: list[tuple[int, list[Point]]] = [(0, top)]
    for entry in book.toc:
        level = entry.level + entry.within
        while path[-1][0] >= level:
            path.pop()
        point = Point(legal(entry.text).strip() or untitled, f"{files[entry.id]}#{entry.id}")
        path[-1][1].append(point)
        path.append((level, point.below))
    return top


def nav(toc: Sequence[Point], pages: Sequence[Page], lang: str) -> bytes:
    """The EPUB 3 navigation document: table of contents and landmarks."""
    body = etree.Element(f"{{{XHTML}}}body", nsmap={None: XHTML, "epub": EPUB})
    contents = _nav(body, "toc", label_in("目录", lang))
    contents.set("role", "doc-toc")
    _list(contents, toc)
    landmarks = etree.SubElement(_nav(body, "landmarks", label_in("导航", lang)), f"{{{XHTML}}}ol")
    for kind, name, href in _landmarks(pages):
        item = etree.SubElement(landmarks, f"{{{XHTML}}}li")
        link = etree.SubElement(item, f"{{{XHTML}}}a", {"href": href})
        link.set(f"{{{EPUB}}}type", kind)
        link.text = label_in(name, lang)
    landmarks.getparent().set("hidden", "hidden")
    return epub_pages.document(body, label_in("目录", lang), lang)


def _nav(body: etree._Element, kind: str, heading: str) -> etree._Element:
    element = etree.SubElement(body, f"{{{XHTML}}}nav", {"id": kind, f"{{{EPUB}}}type": kind})
    etree.SubElement(element, f"{{{XHTML}}}h2").text = heading
    return element


def _list(parent: etree._Element, toc: Sequence[Point]) -> None:
    items = etree.SubElement(parent, f"{{{XHTML}}}ol")
    for point in toc:
        item = etree.SubElement(items, f"{{{XHTML}}}li")
        etree.SubElement(item, f"{{{XHTML}}}a", {"href": point.href}).text = point.text
        if point.below:
            _list(item, point.below)


def _landmarks(pages: Sequence[Page]) -> Iterator[tuple[str, str, str]]:
    if len(pages) > 1:
        yield "titlepage", "题名页", pages[0].name
    yield "toc", "目录", "nav.xhtml#toc"
    yield "bodymatter", "正文", pages[min(1, len(pages) - 1)].name
    for page in pages:
        if page.references:
            yield "bibliography", "参考文献", f"{page.name}#{page.references}"


def ncx(toc: Sequence[Point], identifier: str, title: str, lang: str) -> bytes:
    """The EPUB 2 table of contents, with its true depth."""
    root = etree.Element(f"{{{_NCX}}}ncx", {"version": "2005-1", XML_LANG: lang}, nsmap={None: _NCX})
    head = etree.SubElement(root, f"{{{_NCX}}}head")
    for name, content in (
        ("dtb:uid", identifier),
        ("dtb:depth", str(_depth(toc))),
        ("dtb:totalPageCount", "0"),
        ("dtb:maxPageNumber", "0"),
    ):
        etree.SubElement(head, f"{{{_NCX}}}meta", {"name": name, "content": content})
    _labelled(root, "docTitle", title)
    _ncx_points(etree.SubElement(root, f"{{{_NCX}}}navMap"), toc, 1)
    result: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return result


def _ncx_points(parent: etree._Element, toc: Sequence[Point], order: int) -> int:
    """Write the points in reading order; gives the number that comes next."""
    for point in toc:
        node = etree.SubElement(parent, f"{{{_NCX}}}navPoint", {"id": f"point-{order}", "playOrder": str(order)})
        _labelled(node, "navLabel", point.text)
        etree.SubElement(node, f"{{{_NCX}}}content", {"src": point.href})
        order = _ncx_points(node, point.below, order + 1)
    return order


def _labelled(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(etree.SubElement(parent, f"{{{_NCX}}}{name}"), f"{{{_NCX}}}text").text = text


def _depth(toc: Sequence[Point]) -> int:
    return max((1 + _depth(point.below) for point in toc), default=0)
