"""The title block of an article as XHTML, shared by PDF and EPUB.

Classes: ``front`` holds ``title``, ``subtitle``, ``authors``, ``affiliations``, ``abstract``, ``keywords``,
``codes``, and the English block ``front-en``. A ``label`` is the word before the colon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from lxml import etree

from kanyin.book import official
from kanyin.book import title_block as parts_of
from kanyin.book.title_block import Part, numbered_units, unit_number
from kanyin.book.title_lines import width
from kanyin.model import Author, Book
from kanyin.output import xhtml
from kanyin.output.xhtml import XML_LANG
from kanyin.patterns import lazy
from kanyin.style import Style


def title_block(book: Book, style: Style | None = None) -> str:
    """The parts of ``book.title_block`` in their order, the English ones in a division of their own."""
    chinese: list[str] = []
    english: list[str] = []
    last: list[str] = []
    places = {"front-en": english, "address": last}
    for part in parts_of.parts(book, style):
        places.get(part.row.place, chinese).extend(_part(part, book))
    if english:
        chinese.append('<div class="front-en" lang="en" xml:lang="en">\n' + "\n".join(english) + "\n</div>")
    return '<header class="front">\n' + "\n".join([*chinese, *last]) + "\n</header>\n"


def closing(book: Book, style: Style) -> str:
    """What closes an official document, in a division ``closing``; empty where there is nothing."""
    return _division("closing", (line for part in parts_of.closing(book, style) for line in _part(part, book)))


def first_annex(text: etree._Element, book: Book) -> etree._Element | None:
    """The line of an official document with which its attachments begin; of one that opens a section, that."""
    lines = list(_flat(text))
    kinds = annex_kinds(lines, book.meta.title)
    found = next((line for line, kind in zip(lines, kinds, strict=True) if kind), None)
    section = None if found is None else found.getparent()
    return section if section is not None and xhtml.name_of(section) == "section" and found is section[0] else found


def annex_kinds(lines: Iterable[etree._Element], title: str) -> list[str]:
    """What each block is of an official document's attachments (``official.annex_lines``)."""
    return official.annex_lines(map(_said, lines), title)


def _said(line: etree._Element) -> tuple[str, bool]:
    is_heading = xhtml.name_of(line) in _HEADINGS
    return (xhtml.text_of(line) if is_heading or xhtml.name_of(line) == "p" else "", is_heading)


def _flat(text: etree._Element) -> Iterator[etree._Element]:
    """The blocks of a text and of its sections."""
    for line in text:
        if xhtml.name_of(line) == "section":
            yield from _flat(line)
        else:
            yield line


def colophon(book: Book, style: Style) -> str:
    """版记, in a division ``colophon``; empty where there is nothing."""
    return _division("colophon", (line for part in parts_of.colophon(book, style) for line in _part(part, book)))


def _division(name: str, lines: Iterator[str]) -> str:
    text = "\n".join(lines)
    return f'<div class="{name}">\n{text}\n</div>\n' if text else ""


def _part(part: Part, book: Book) -> Iterator[str]:
    """A part of the title block, the authors' units with them."""
    paragraph_class = part.row.paragraph_class
    text = book.meta_html[part.row.name] if part.marked else escape(part.text)
    if part.row.name == "title":
        yield f'<h1 class="title">{text}</h1>'
    elif part.row.kind == "people":
        yield from _authors(book.meta.author)
    elif paragraph_class == "codes":
        codes = (
            f'<span class="code"><span class="label">{label}</span>{escape(code)}</span>' for label, code in part.items
        )
        yield f'<p class="codes">{"　".join(codes)}</p>'
    elif paragraph_class == "affiliations":
        yield f'<p class="affiliations">{_unit_spans("(", [unit for _, unit in part.items], "; ", ")")}</p>'
    elif part.row.place == "colophon" and part.items:
        spans = (f'<span class="{name}">{escape(words)}</span>' for name, words in part.items)
        yield f'<p class="imprint">{"　".join(spans)}</p>'
    elif part.row.by_style and part.items:
        yield from _paragraphs(part)
    elif part.label:
        yield _labelled(paragraph_class, part.label, text)
    else:
        yield f'<p class="{paragraph_class}">{text}</p>'


def _paragraphs(part: Part) -> Iterator[str]:
    """A field of several texts: each a paragraph, the label in the first, its number before it."""
    label = f'<span class="label">{part.label}</span>' if part.label else ""
    for n, (number, text) in enumerate(part.items):
        index = f'<span class="index">{number}</span>' if number else ""
        yield f'<p class="{part.row.paragraph_class}">{"" if n else label}{index}{escape(text)}</p>'


_LONGEST = 16
"""Ems up to which a name is never parted; what an author's field holds beyond that is no single name."""


def _authors(authors: tuple[Author, ...]) -> Iterator[str]:
    names = []
    for author in authors:
        number = unit_number(author, authors)
        kind = "author long" if width(author.name) > _LONGEST else "author"
        names.append(f'<span class="{kind}">{escape(author.name)}{f"<sup>{number}</sup>" if number else ""}</span>')
    yield f'<p class="authors">{"　".join(names)}</p>'
    if found := numbered_units(authors):
        yield f'<p class="affiliations">{_unit_spans("（", found, "；", "）")}</p>'


def _unit_spans(before: str, found: list[str], between: str, after: str) -> str:
    """Units that lines keep whole. Parentheses and the mark between two go with them: one of several lines would leave
    them behind."""
    mark = between.rstrip()
    whole = [f"{before if n == 0 else ''}{unit}{mark}" for n, unit in enumerate(found)]
    whole[-1] = whole[-1].removesuffix(mark) + after
    return between[len(mark) :].join(f'<span class="unit">{escape(unit)}</span>' for unit in whole)


def _labelled(kind: str, label: str, html: str) -> str:
    """A paragraph that begins with its label; a field of several paragraphs keeps them."""
    start = f'<span class="label">{label}</span>'
    if "<p>" not in html:
        return f'<p class="{kind}">{start}{html}</p>'
    return f'<div class="{kind}">' + html.replace("<p>", f"<p>{start}", 1) + "</div>"


# Han, kana, full-width forms and the marks of Chinese.
_HAN = lazy("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]")
_WORD = "[A-Za-z\u00c0-\u024f]++"
_ANY_WORD = lazy(_WORD)
# Several words in a row, one with an apostrophe, or a long one, which may be hyphenated. The marks that quote them are
# those of the Chinese round them: one paragraph has “ ” of one font. The point between units, N·m, and the apostrophe
# behind a figure, CO2’s, are the Latin ones.
_WORDS = rf"{_WORD}(?:(?:[ ’'-]|[,;:.] ){_WORD})++"
_LATIN = r"A-Za-z0-9_\u00c0-\u024f"  # what words are made of; Han may touch one
_LONG_WORD = rf"(?<![{_LATIN}.#/@-])[A-Za-z][a-z]{{8,}}+(?![{_LATIN}.(/@-])"
_POINT = "(?<=[A-Za-z0-9²³⁰¹⁴-⁹)])·(?=[A-Za-z(])|^·(?=[A-Za-z(])"
_APOSTROPHE = "(?<=[0-9])’(?=[A-Za-z])"
_RUN = lazy(rf"(?<![#{_LATIN}×÷]){_WORDS}|{_LONG_WORD}|{_POINT}|{_APOSTROPHE}")
_KANA = "\u3041-\u30fa\u30fc-\u30ff"
_HANS = "\u3005\u3400-\u9fff\uf900-\ufaff"
# A stretch between marks with kana in it, more than one: 鲜の每日 is Chinese.
_JAPANESE = lazy(rf"(?<![{_HANS}{_KANA}])[{_HANS}]*+[{_KANA}](?:[{_HANS}]*+[{_KANA}])++[{_HANS}]*+")
_KOREAN = lazy("[\uac00-\ud7a3]++(?: [\uac00-\ud7a3]++)*+")
_OTHERS = {"ja": _JAPANESE, "ko": _KOREAN}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXTS = ("p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption")
_BLOCKS = {*_TEXTS, "ul", "ol", "dl", "table", "div", "pre", "blockquote", "figure"}
_NOT_PROSE = {"pre", "code", "math", "a"}
_ENGLISH = {"lang": "en", XML_LANG: "en"}


def mark_english(root: etree._Element) -> None:
    """Mark ``lang="en"`` on the English of an XHTML tree: blocks and emphases without Chinese, else runs of words. Runs
    of kana and of Hangul are marked as Japanese and Korean.

    Latin script is taken for English; the marks “ ” ‘ ’ — … in it are then set in the Latin font.
    """
    for emphasis in xhtml.elements(root, "em", "strong"):
        if not emphasis.attrib and not len(emphasis) and _is_english(emphasis.text or ""):
            emphasis.attrib.update(_ENGLISH)
    for block in xhtml.elements(root, *_TEXTS):
        if "lang" in block.attrib or any(xhtml.name_of(inner) in _BLOCKS for inner in block.iterdescendants()):
            continue
        if _is_english(xhtml.visible_text(block, _is_math)):
            block.attrib.update(_ENGLISH)
        else:
            xhtml.wrap_matches(block, _RUN, "span", _ENGLISH, _is_no_prose)
            for lang, pattern in _OTHERS.items():
                xhtml.wrap_matches(block, pattern, "span", {"lang": lang, XML_LANG: lang}, _is_no_prose)


def _is_english(text: str) -> bool:
    return bool(_ANY_WORD.search(text)) and not _HAN.search(text)


def _is_math(element: etree._Element) -> bool:
    return xhtml.name_of(element) == "math"


def _is_no_prose(element: etree._Element) -> bool:
    """What is no running text, or has been marked."""
    name = xhtml.name_of(element)
    said = element.get("lang") == "en" or (name in ("em", "strong") and "lang" in element.attrib)
    return said or "uri" in xhtml.classes(element) or name in _NOT_PROSE
