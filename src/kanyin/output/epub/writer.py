"""A Book to EPUB 3.3 through EbookLib.

EbookLib writes the package; content, navigation and NCX are ready-made bytes, because its own pages go
through an HTML parser. The zip is packed anew with fixed times, and the package gets the language that
EbookLib leaves out.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from kanyin.book import dates
from kanyin.book.language import tag
from kanyin.book.source_line import source_line
from kanyin.book.title_block import text_of
from kanyin.files import read_bytes
from kanyin.model import Book
from kanyin.output import archive
from kanyin.output.epub import navigation
from kanyin.output.epub import pages as epub_pages
from kanyin.output.epub.cover import cover
from kanyin.output.epub.pages import PICTURES, STYLE_SHEET, Page
from kanyin.output.pictures import Picture, read_pictures
from kanyin.output.xhtml import XML_LANG, legal
from kanyin.style import Style, shared_folder

if TYPE_CHECKING:
    from ebooklib.epub import EpubBook

_NAMESPACE = uuid.UUID("6f5c1d0e-7a53-5a1b-9b7e-3c5d2f0a8e41")
"""Identifiers of kanyin's EPUBs are made in this space (RFC 9562, version 5)."""

_PACKAGE = "EPUB/content.opf"

_ROLES = {"editor": "edt", "translator": "trl"}
"""Contributors under their CSL names, with their MARC relator codes."""


def write_epub(book: Book, style: Style) -> bytes:
    """The EPUB file of a book.

    Raises InputError for a picture that cannot be read, OutputError where the book's HTML is not well formed.
    """
    pictures = read_pictures(book)
    names = {key: f"{key.rsplit('.', 1)[0]}.{picture.ending}" for key, picture in pictures.items()}
    pages = epub_pages.make_pages(book, names, style)
    sheet = style_sheet(style)
    identifier = identify(book)
    package = _package(book, identifier)
    _describe_access(package, book, pages, pictures)
    _add_items(package, book, pages, sheet, identifier, {names[key]: item for key, item in pictures.items()})
    return _write(package, book)


def style_sheet(style: Style) -> bytes:
    """The shared style sheet followed by the style's own, where it has one."""
    sheets = (folder / "epub.css" for folder in (shared_folder(), style.folder))
    return b"\n".join(read_bytes(sheet, "settings-size") for sheet in sheets if sheet.is_file())


def identify(book: Book) -> str:
    """A URN of the work: a correction of its text keeps it, as the date of the package says which edition is newer
    (EPUB 3.3, 5.5.3.1.1). A DOI or ISBN names the work, else what a library would know it by.
    """
    meta = book.meta
    names = next(([key, text] for key in ("DOI", "ISBN") if (text := text_of(meta, key))), None)
    if names is None:
        authors = (author.name for author in meta.author)
        names = [book.name, meta.title, *authors, source_line(meta), dates.read_date(meta.date)]
    return uuid.uuid5(_NAMESPACE, "\0".join(names)).urn


def _package(book: Book, identifier: str) -> EpubBook:
    """The package with what the page tells about the article."""
    from ebooklib import epub

    meta = book.meta
    package = epub.EpubBook()
    package.set_identifier(identifier)
    package.set_title(legal(meta.title or book.name))
    package.set_language(tag(meta.lang))
    for n, author in enumerate(meta.author, 1):
        package.add_author(legal(author.name), role="aut", uid=f"author-{n}")
    for key, role in _ROLES.items():
        if name := legal(text_of(meta, key)):
            package.add_metadata("DC", "contributor", name, {"id": key})
            refines = {"refines": f"#{key}", "property": "role", "scheme": "marc:relators"}
            package.add_metadata("OPF", "meta", role, refines)
    for element, text in _facts(book):
        if legal(text).strip():
            package.add_metadata("DC", element, legal(text).strip())
    if meta.container_title:
        package.add_metadata(
            "OPF", "meta", legal(meta.container_title), {"property": "belongs-to-collection", "id": "journal"}
        )
        package.add_metadata("OPF", "meta", "series", {"refines": "#journal", "property": "collection-type"})
    package.add_metadata("OPF", "cover", "", {"name": "cover", "content": "cover-image"})
    return package


def _facts(book: Book) -> Iterator[tuple[str, str]]:
    """Dublin Core elements and their values; empty ones among them."""
    meta = book.meta
    yield "date", dates.read_date(meta.date)
    yield "publisher", text_of(meta, "publisher")
    yield "source", source_line(meta)
    if doi := text_of(meta, "DOI"):
        yield "identifier", f"doi:{doi}"
    yield "description", meta.abstract
    for keyword in meta.keywords:
        yield "subject", keyword


def _describe_access(package: EpubBook, book: Book, pages: Sequence[Page], pictures: Mapping[str, Picture]) -> None:
    """schema.org accessibility metadata, true of this file (EPUB Accessibility 1.1, 2.2)."""
    described = all(page.all_pictures_described for page in pages)
    has_math = any("mathml" in page.properties for page in pages)
    moving = any(picture.raster is not None and picture.raster.moves for picture in pictures.values())
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    features += ["alternativeText"] if pictures and described else []
    features += ["MathML"] if has_math else []
    summary = "全文为可重排文本，标题分级，目录可跳转，字体、字号与颜色由读者设定。"
    if pictures:
        summary += "图片均有替代文字。" if described else "部分图片没有替代文字。"
    facts = [("accessMode", "textual")]
    facts += [("accessMode", "visual")] if pictures else []
    facts += [("accessModeSufficient", "textual" if described else "textual,visual")]
    facts += [("accessibilityFeature", feature) for feature in features]
    facts += [("accessibilityHazard", "unknown" if moving else "none"), ("accessibilitySummary", summary)]
    for name, value in facts:
        package.add_metadata("OPF", "access", value, {"property": f"schema:{name}"})


def _add_items(
    package: EpubBook,
    book: Book,
    pages: Sequence[Page],
    sheet: bytes,
    identifier: str,
    pictures: Mapping[str, Picture],
) -> None:
    """All files, with the media types and properties that the manifest needs, and the reading order."""
    from ebooklib import epub

    lang = epub_pages.language(book.meta.lang)
    toc = navigation.points(book, pages)

    def add(identity: str, name: str, media_type: str, data: bytes, properties: Sequence[str] = ()) -> None:
        item = epub.EpubItem(uid=identity, file_name=name, media_type=media_type, content=data)
        item.properties = list(properties)
        item.is_linear = True
        package.add_item(item)

    document = "application/xhtml+xml"
    add("nav", "nav.xhtml", document, navigation.nav(toc, pages, lang), ["nav"])
    title = legal(book.meta.title or book.name)
    add("ncx", "toc.ncx", "application/x-dtbncx+xml", navigation.ncx(toc, identifier, title, lang))
    add("style", STYLE_SHEET, "text/css", sheet)
    add("cover-image", "cover.svg", "image/svg+xml", cover(book, lang), ["cover-image"])
    for page in pages:
        add(page.name.removesuffix(".xhtml"), page.name, document, page.data, page.properties)
    for name, picture in pictures.items():
        add(name.replace(".", "-"), PICTURES + name, picture.media_type, picture.data)
    # The navigation is in the spine, out of the reading order, because its landmarks lead to it.
    package.spine = [*(page.name.removesuffix(".xhtml") for page in pages), ("nav", "no")]


def _write(package: EpubBook, book: Book) -> bytes:
    from ebooklib import epub

    when = dates.fixed_time(book.meta.date)
    buffer = io.BytesIO()
    epub.write_epub(buffer, package, {"epub3_pages": False, "raise_exceptions": True, "mtime": when})
    entries = archive.unpack(buffer.getvalue())
    root = etree.fromstring(entries[_PACKAGE])
    root.set(XML_LANG, tag(book.meta.lang))
    entries[_PACKAGE] = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return archive.pack(entries.items(), when)
