"""A Book to PDF through WeasyPrint, which is imported only when a PDF is made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from kanyin import typeset
from kanyin.book import citations, source_line
from kanyin.book.language import is_traditional
from kanyin.book.title_lines import with_title
from kanyin.errors import InputError, UsageError
from kanyin.files import read_bytes
from kanyin.messages import msg
from kanyin.model import Book
from kanyin.output.engine import NOT_SHOWN, load_weasyprint, logged_by_weasyprint
from kanyin.output.pdf import css, placing, variants
from kanyin.output.pdf import page as pdf_page
from kanyin.output.pdf.checks import (
    check_glyphs,
    check_notes,
    check_text,
    missing_characters,
    tell_lent,
    tell_missing,
    without,
)
from kanyin.output.pdf.float_marks import misplaced
from kanyin.output.pdf.font_folder import font_configuration
from kanyin.output.pdf.font_programs import cut_down
from kanyin.output.pdf.fonts import postscript_names
from kanyin.output.pdf.formula_images import FormulaImage
from kanyin.output.pdf.labels import page_labels
from kanyin.output.pdf.page import Page
from kanyin.output.pdf.patches import patched
from kanyin.output.pdf.tags import whole_tags
from kanyin.output.pictures import Picture, read_pictures
from kanyin.output.svg.pixels import bytes_in
from kanyin.style import MM_PER_PT, Style, fonts, shared_folder

_PT_PER_PX = 0.75
_BASE = "file:///kanyin/book/"
"""What the fragment's relative addresses stand on; nothing is read from there."""

_TRIALS = 4
"""How often a book is laid out again while figures or tables find no place; the last time all stay in the text."""
_NO_FOLIO = "@page :right { @top-center { content: none } @bottom-right { content: none } }"


def write_pdf(book: Book, style: Style, variant: str = "") -> bytes:
    """A tagged PDF of a Book; the same book and style give the same bytes. ``variant``: one of variants.VARIANTS.

    A character that no font has is told, and 〓 stands in its place. Raises MissingToolError (no Pango, no Chinese
    font) and InputError (a picture that cannot be shown).
    """
    style = with_title(style, book)
    document, page, data = _laid_out(book, style, variant)
    if missing := missing_characters(document):
        tell_missing(missing, page.heads + page.text)
        document, page, data = _laid_out(book, style, variant, missing)
    check_notes(document, page, book.name)
    check_glyphs(document, page.heads + page.text, book.name)
    check_text(document, page, book.name, style)
    tell_lent(style, page.text)
    return variants.finish(data) if variant else data


def _laid_out(book: Book, style: Style, variant: str, missing: Iterable[str] = ()) -> tuple[Any, Page, bytes]:
    """WeasyPrint's document, the page that it is made of, and the file; 〓 for characters without a font."""
    pictures = read_pictures(book)
    sheet, page = css.style_css(style), without(pdf_page.whole_page(book, style, pictures), missing)
    with _complaints(book):
        engine, fetcher = _engine(style, sheet, book.meta.lang), _fetcher(style, pictures)
        numbers = _book_css(book, style)
        if alone := pdf_page.measuring_page(book, style):
            numbers += "\n" + _grid_css(engine.lay_out(without(alone, missing), numbers, fetcher), style)

        def lay_out(kept: frozenset[str]) -> Any:
            return placing.lay_out(
                lambda more: engine.lay_out(page, f"{numbers}\n{more}", fetcher, kept=kept), book.meta, style
            )

        document = _with_floats_placed(lay_out, page.floats)
        identifier = hashlib.sha256((page.html + sheet).encode()).digest()[:16]
        options = {"pdf_tags": True, "pdf_identifier": identifier, "pdf_variant": variant or None}
        with postscript_names(), whole_tags(), cut_down() as cut:
            labels = page_labels(_first_folio(book, style) or 1)
            data: bytes = document.write_pdf(finisher=_in_turn(labels, cut), **options)
    return document, page, data


def _with_floats_placed(lay_out: Callable[[frozenset[str]], Any], count: int) -> Any:
    """The document with each of ``count`` figures and tables on its pages once: those that find no place, and those
    that took it, are ``kept`` in the text.
    """
    kept: frozenset[str] = frozenset()
    document = lay_out(kept)
    for trial in range(_TRIALS):
        if not (wrong := misplaced(document, count)):
            break
        is_last = trial == _TRIALS - 1 or wrong <= kept
        kept = frozenset(map(str, range(1, count + 1))) if is_last else kept | wrong
        document = lay_out(kept)
    return document


def _in_turn(*finishers: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """WeasyPrint's hook for what is done to a document's objects before they are written, for several."""

    def finish(document: Any, pdf: Any) -> None:
        for each in finishers:
            each(document, pdf)

    return finish


def render_line(text: str, style: Style) -> bytes:
    """A PDF with one line of text in the style's body font: shows that Pango and the fonts do their work.

    Raises MissingToolError as ``write_pdf`` does.
    """
    page = f'<!DOCTYPE html><html lang="zh-CN"><title>kanyin</title><body><p>{escape(text)}</p></body></html>'
    engine = _Engine(style, css.style_css(style))
    document = engine.lay_out(pdf_page.Page(page, text, "", 0, {}), _NO_FOLIO, _fetcher(style))
    with postscript_names(), cut_down() as finisher:
        data: bytes = document.write_pdf(finisher=finisher)
    check_glyphs(document, text, "")
    return data


_engines: dict[tuple[str, ...], _Engine] = {}


def _engine(style: Style, sheet: str, lang: str) -> _Engine:
    """The engine for a style and a language, the last one again where they are the same: many books are mostly made
    in one.

    Loading sheets and fonts takes as long as laying out a page, and fontconfig gives back nothing of what it took.
    """
    traditional = is_traditional(lang)
    key = (
        sheet,
        str(traditional),
        *(read_bytes(path, "settings-size").decode("utf-8") for path in _sheet_files(style)),
    )
    if key not in _engines:
        _engines.clear()
        _engines[key] = _Engine(style, sheet, traditional=traditional)
    return _engines[key]


class _Engine:
    """WeasyPrint with a style's sheets and fonts loaded."""

    def __init__(self, style: Style, sheet: str, *, traditional: bool = False) -> None:
        self.weasyprint = load_weasyprint()
        from weasyprint.css.counters import CounterStyle

        typeset.install()
        self.pitch = style.leading / _PT_PER_PX
        self.config, self.counters = font_configuration(), CounterStyle()
        _borrow_marks(self.config, style, traditional=traditional)
        fetcher = _fetcher(style)
        *shared, own = _sheet_files(style)
        self.sheets = [self._sheet(fetcher, string=sheet), *(self._sheet(fetcher, filename=file) for file in shared)]
        self.sheets.append(self._page_sheet(fetcher, own))

    def _sheet(self, fetcher: Any, **source: object) -> Any:
        options = {"font_config": self.config, "counter_style": self.counters, "url_fetcher": fetcher}
        return self.weasyprint.CSS(**source, **options)

    def _page_sheet(self, fetcher: Any, file: Path) -> Any:
        """The style's own sheet. Raises UsageError for what WeasyPrint would pass over in silence."""
        with logged_by_weasyprint() as said:
            sheet = self._sheet(fetcher, filename=file)
        for text in said:
            place = re.search(r" at (\d+):\d+", text)
            if place and text.startswith(("Ignored", "Invalid", "Parse error")):
                problem = msg("WeasyPrint does not know this: {text}", text=text)
                raise UsageError(problem, file=file, line=int(place[1]), hint=msg("correct it there, or take it out"))
        return sheet

    def lay_out(self, page: pdf_page.Page, sheet: str, fetcher: Any, *, kept: frozenset[str] = frozenset()) -> Any:
        """WeasyPrint's document of a whole page of HTML; ``sheet`` comes after the style's own sheets.

        ``kept``: numbers of the figures and tables that do not go to the head of a column.
        """
        source = self.weasyprint.HTML(string=page.html, base_url=_BASE, url_fetcher=fetcher)
        sheets = [*self.sheets, self._sheet(fetcher, string=sheet)]
        images = {address: FormulaImage(piece, css.MATH_FAMILY) for address, piece in page.pieces.items()}
        options = {"font_config": self.config, "counter_style": self.counters, "cache": images}
        with patched(self.pitch, kept):
            return source.render(stylesheets=sheets, **options)


def _sheet_files(style: Style) -> tuple[Path, ...]:
    """The style sheets that are files, in their order."""
    return shared_folder() / "pdf.css", shared_folder() / "math.css", style.folder / "page.css"


_QUOTES, _STOPS = (  # first and last of each run of characters
    ((0x2018, 0x201D),),
    ((0x3001, 0x3002), (0xFF01, 0xFF01), (0xFF0C, 0xFF0C), (0xFF1A, 0xFF1B), (0xFF1F, 0xFF1F)),
)


def _borrow_marks(config: Any, style: Style, *, traditional: bool) -> None:
    """Let the next family serve “ ” ‘ ’ where a Chinese font draws them half as wide as Chinese text needs, and in
    Traditional text the stops of a font that cannot set them in the middle.

    WeasyPrint has no public door to fontconfig; this is the way its own ``unicode-range`` takes (text/fonts.py).
    """
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2

    used = style.fonts.values()
    installed = {name for typeface in fonts.chinese(style).values() for name in typeface.families}
    lent = {name: _QUOTES for font in used for name in font.narrow_marks}
    for name in {name for font in used for name in font.corner_marks} if traditional else ():
        lent[name] = (*lent.get(name, ()), *_STOPS)
    # Where all that is installed draws them so, no Latin font is to take them.
    names = sorted(lent) if installed - lent.keys() else []
    rules = "".join(
        f'<match target="font"><test name="family"><string>{escape(name)}</string></test>'
        '<edit name="charset" mode="assign"><minus><name>charset</name><charset>'
        + "".join(f"<range><int>{first:#x}</int><int>{last:#x}</int></range>" for first, last in lent[name])
        + "</charset></minus></edit></match>"
        for name in names
    )
    sheet = f"<fontconfig>{rules}</fontconfig>".encode()
    fontconfig.FcConfigParseAndLoadFromMemory(config._config, sheet, True)
    pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", config.font_map))


def _fetcher(style: Style, pictures: Mapping[str, Picture] | None = None) -> Any:
    """What WeasyPrint may open: the book's pictures, the style's own files, the fonts that its sheet names."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    shown = {_BASE + key: picture for key, picture in (pictures or {}).items()}

    @cache
    def files() -> dict[str, Path]:  # of most books none is asked for
        found = {path.as_uri(): path for path in css.font_files(style)}
        for folder in (style.folder, shared_folder()):
            found |= {path.as_uri(): path for path in folder.rglob("*") if path.is_file()}
        return found

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            if url in shown:
                return URLFetcherResponse(url, shown[url].for_pdf, {"Content-Type": shown[url].media_type})
            if (data := bytes_in(url)) is not None:
                return URLFetcherResponse(url, data)
            if url not in files():
                raise ValueError(f"not a file of this book: {url}")
            return URLFetcherResponse(url, files()[url].read_bytes())

    return Fetcher()


@contextmanager
def _complaints(book: Book) -> Iterator[None]:
    """Make an error of a picture that WeasyPrint cannot show, which it only logs. All else it says is about sheets of
    ours and fonts: what a person should know of these is in ``checks``.
    """
    with logged_by_weasyprint() as records:
        yield
    for record in records:
        if NOT_SHOWN.match(record):
            key = next((key for key in book.pictures if record.endswith(key) or f"{_BASE}{key}'" in record), "")
            name = book.pictures[key].name if key else "?"
            problem = msg("picture {target!r}: {problem}", target=name, problem=msg("it cannot be drawn"))
            file, line = book.places.get(key, (book.name, None))
            raise InputError(problem, file=file, line=line, hint=msg("save it again as PNG or JPEG"))


def _grid_css(measured: Any, style: Style) -> str:
    """White around formulas that makes their heights whole numbers of lines."""
    ends = {key: place[1] for page in measured.pages for key, place in page.anchors.items()}

    def fill(key: str) -> float:
        used = ends[key] * _PT_PER_PX - (style.margin_top - style.lead) / MM_PER_PT
        # A hair less than wanted, for a hair more would cost the last line of the page.
        wanted = -used % style.leading - 0.01
        return 0.0 if wanted < 0 or wanted > style.leading - 0.1 else float(round(wanted, 3))

    formulas = (key for key in ends if key.startswith("formula-"))
    return "\n".join(f"#{key} {{ padding: {fill(key) / 2:g}pt 0 }}" for key in formulas)


def _first_folio(book: Book, style: Style) -> int | None:
    """The folio of the opening page, where it is the journal's."""
    return source_line.first_folio(book.meta) if style.source_folios else None


def _book_css(book: Book, style: Style) -> str:
    """What depends on the article, in numbers alone: its first folio, and the room for the labels of its entries."""
    rules = []
    folio = _first_folio(book, style)
    if folio:
        rules.append(f"@page :first {{ counter-reset: page {folio} }}")
        rules.append(f"html {{ break-before: {'left' if folio % 2 == 0 else 'right'} }}")
    hang = citations.label_width(book.ast["blocks"])
    if hang:
        rules.append(f".reference p {{ padding-left: {hang}em; text-indent: -{hang}em }}")
        rules.append(f".reference-label {{ width: {hang}em }}")
    return "\n".join(rules)
