"""A Book to PDF through WeasyPrint. WeasyPrint is imported here alone, when a PDF is made."""

from __future__ import annotations

import hashlib
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape, unescape
from pathlib import Path
from typing import Any

from kanyin import __version__, styles
from kanyin.errors import InputError, MissingToolError
from kanyin.model import Book, Meta
from kanyin.output import html, pdf_css
from kanyin.styles import Style

_BASE = "file:///kanyin/book/"
"""What the fragment's relative addresses stand on; nothing is read from there."""

_LOG = logging.getLogger(__name__)


def write_pdf(book: Book, style: Style) -> bytes:
    """A tagged PDF (PDF/UA-1 by its metadata) of a Book; the same book and style give the same bytes.

    Raises MissingToolError (no Pango, no Chinese font, a character that no font has) and InputError (a picture
    that cannot be shown).
    """
    sheet = pdf_css.style_css(style)
    fill = _fill(book, style, sheet)
    page = _page(book, title=html.title_block(book), text=html.mark_english(_footnotes(book.html)), fill=fill)
    with _complaints(book):
        document = _render(page, style, sheet, book.pictures)
        identifier = hashlib.sha256((page + sheet).encode()).digest()[:16]
        data: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    _check_glyphs(document, book, page)
    return data


def render_line(text: str, style: Style) -> bytes:
    """A PDF with one line of text in the style's body font: shows that Pango and the fonts do their work."""
    page = f'<!DOCTYPE html><html lang="zh-CN"><title>kanyin</title><p>{escape(text)}</p></html>'
    data: bytes = _render(page, style, pdf_css.style_css(style), {}).write_pdf()
    return data


def _weasyprint() -> Any:
    """The WeasyPrint package. Raises MissingToolError where Pango cannot be loaded."""
    try:
        import weasyprint
    except OSError as error:
        raise MissingToolError(
            f"Pango cannot be loaded ({str(error).splitlines()[0]})", cure=_PANGO[_system()]
        ) from error
    return weasyprint


_PANGO = {
    "linux": "PDF needs it; install it:  sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "PDF needs it; install it:  brew install pango",
    "win32": "PDF needs it; install MSYS2, and in its shell:  pacman -S mingw-w64-ucrt-x86_64-pango",
}


def _system() -> str:
    return sys.platform if sys.platform in _PANGO else "linux"


def _render(page: str, style: Style, sheet: str, pictures: dict[str, Path]) -> Any:
    """WeasyPrint's laid-out document of a whole page of HTML."""
    weasyprint = _weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    # The place for Chinese line layout: kanyin.typeset.install() before anything is laid out.
    config = FontConfiguration()
    fetcher = _fetcher(style, pictures)
    sources = [
        styles.shared_folder() / "pdf.css",
        styles.shared_folder() / "math.css",
        style.folder / "page.css",
    ]
    sheets = [weasyprint.CSS(string=sheet, font_config=config, url_fetcher=fetcher)]
    sheets += (weasyprint.CSS(filename=file, font_config=config, url_fetcher=fetcher) for file in sources)
    source = weasyprint.HTML(string=page, base_url=_BASE, url_fetcher=fetcher)
    return source.render(stylesheets=sheets, font_config=config)


def _fetcher(style: Style, pictures: dict[str, Path]) -> Any:
    """What WeasyPrint may open: the book's pictures, the style's own files, and the fonts that the sheet names."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    files = {_BASE + key: path for key, path in pictures.items()}
    files |= {path.as_uri(): path for path in pdf_css.font_files(style)}
    for folder in (style.folder, styles.shared_folder()):
        files |= {path.as_uri(): path for path in folder.rglob("*") if path.is_file()}

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            if url not in files:
                raise ValueError(f"not a file of this book: {url}")
            return URLFetcherResponse(url, files[url].read_bytes())

    return Fetcher()


@contextmanager
def _complaints(book: Book) -> Iterator[None]:
    """Make an error of a picture that WeasyPrint cannot show, which it only logs; pass on what else it says."""
    records: list[str] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record.getMessage())

    logger, handler = logging.getLogger("weasyprint"), Handler(logging.WARNING)
    others, spreads = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [handler], False
    try:
        yield
    finally:
        logger.handlers, logger.propagate = others, spreads
    for record in records:
        if "Failed to load image" in record:
            key = next((key for key in book.pictures if key in record), "")
            raise InputError(
                "this picture cannot be shown",
                file=book.pictures.get(key, book.name),
                cure="save it anew as PNG or JPEG",
            )
        _LOG.info("%s: WeasyPrint: %s", book.name, record)


def _fill(book: Book, style: Style, sheet: str) -> float:
    """pt to add under the title block, so that what follows stands on the page's grid of lines."""
    page = _page(book, title=html.title_block(book), text="", fill=0)
    document = _render(page, style, sheet, book.pictures)
    anchors = document.pages[-1].anchors
    used = anchors["text"][1] * 0.75 - style.margin_top / styles.MM_PER_PT
    return round(-used % style.leading, 3)


def _page(book: Book, *, title: str, text: str, fill: float) -> str:
    """The whole HTML page."""
    meta = book.meta
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(meta.lang)}" style="{_first_folio(meta)}">\n<head>\n{_head(book)}</head>\n<body>\n'
        f"{_running(book)}{title}"
        f'<main class="text" id="text" style="margin-top: {fill}pt">\n{text}</main>\n</body>\n</html>\n'
    )


def _head(book: Book) -> str:
    meta = book.meta
    fields = [("author", author.name) for author in meta.author]
    fields += [
        ("keywords", ", ".join(meta.keywords)),
        ("description", _source(meta)),
        ("generator", f"kanyin {__version__}"),
        ("dcterms.created", _date(meta)),
    ]
    lines = [f'<meta name="{name}" content="{escape(value)}">' for name, value in fields if value]
    return "".join(
        f"{line}\n"
        for line in ['<meta charset="utf-8">', f"<title>{escape(meta.title or book.name)}</title>", *lines]
    )


def _date(meta: Meta) -> str:
    """The article's date as PDF can hold it, or nothing: never the clock."""
    return meta.date if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", meta.date) else ""


def _first_folio(meta: Meta) -> str:
    """Number the pages as the journal did, where the metadata tell its first page; an even one is a left page."""
    found = re.match(r"\d{1,5}(?!\d)", meta.page)
    if not found or int(found[0]) == 0:
        return ""
    number = int(found[0])
    side = "left" if number % 2 == 0 else "right"
    return f"counter-reset: page {number - 1}; break-before: {side}"


def _running(book: Book) -> str:
    """The elements that the style puts into the page's margins; each is left out where there is nothing to say."""
    meta = book.meta
    title = book.meta_html.get("title") or escape(book.name)
    issue = f"<span>{escape(_issue(meta))}</span>"
    journal = f"<span>{escape(meta.container_title)}</span>"
    names = meta.author[0].name + (" 等：" if len(meta.author) > 1 else "：") if meta.author else ""
    lines = {"recto": f"<span>{escape(names)}{title}</span>"}
    lines["verso"] = journal + issue if meta.container_title else lines["recto"]
    if meta.container_title:
        lines["masthead"] = journal + issue
    return "".join(f'<div class="running running-{kind}">{line}</div>\n' for kind, line in lines.items())


def _issue(meta: Meta) -> str:
    """``2021年第2期``, with what the metadata tell of it."""
    year = meta.date[:4] if re.match(r"\d{4}", meta.date) else ""
    parts = [
        f"{year}年" if year else "",
        f"第{meta.volume}卷" if meta.volume else "",
        f"第{meta.issue}期" if meta.issue else "",
    ]
    return "".join(parts)


def _source(meta: Meta) -> str:
    return " ".join(part for part in (meta.container_title, _issue(meta)) if part)


def _footnotes(fragment: str) -> str:
    """Pandoc's notes, which stand at the end, moved to their calls: WeasyPrint sets them at the foot of the page."""
    start = fragment.find('<section id="footnotes"')
    if start < 0:
        return fragment
    body, notes = fragment[:start], fragment[start:]
    found = dict(
        re.findall(r'<li id="(fn\d+)">(.*?)</li>(?=\s*(?:<li id="fn|</ol>\s*</section>))', notes, re.DOTALL)
    )

    def call(match: re.Match[str]) -> str:
        note = re.sub(r'<a href="#fnref\d+" class="footnote-back".*?</a>', "", found[match[1]])
        note = note.replace("<p>", '<span class="footnote-paragraph">').replace("</p>", "</span>")
        return f'<span class="footnote">{note}</span>'

    return re.sub(r'<a href="#(fn\d+)" class="footnote-ref".*?</a>', call, body)


def _check_glyphs(document: Any, book: Book, page: str) -> None:
    """Raise MissingToolError for a character that Pango found in no font."""
    missing = sorted({code for font in document.fonts.values() for code in font.missing})
    if not missing:
        return
    text = unescape(re.sub(r"<[^>]*>", "", page[page.index("<body>") :]))
    character = chr(missing[0])
    at = text.find(character)
    around = " ".join(text[max(0, at - 10) : at + 11].split()) if at >= 0 else ""
    raise MissingToolError(
        f"no font has the character {character!r} (U+{missing[0]:04X}), in: {around}",
        file=book.name,
        cure="install a font that has it, or correct the character",
    )
