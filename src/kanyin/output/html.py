"""The title block of an article as XHTML, shared by PDF and EPUB.

Classes: ``front`` holds ``title``, ``subtitle``, ``authors``, ``affiliations``, ``abstract``, ``keywords``,
``codes``, and the English block ``front-en``. A ``label`` is the word before the colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from kanyin.book.tags import TAG, element, inside
from kanyin.book.title_block import Part, numbered_units, unit_number, units
from kanyin.book.title_block import parts as title_block_parts
from kanyin.model import Author, Book
from kanyin.style import Style


def title_block(book: Book, style: Style | None = None) -> str:
    """The parts of ``book.title_block`` in their order, the English ones in a division of their own."""
    chinese: list[str] = []
    english: list[str] = []
    for part in title_block_parts(book, style):
        (english if part.row.place == "front-en" else chinese).extend(_part(part, book))
    if english:
        chinese.append('<div class="front-en" lang="en" xml:lang="en">\n' + "\n".join(english) + "\n</div>")
    return '<header class="front">\n' + "\n".join(chinese) + "\n</header>\n"


def _part(part: Part, book: Book) -> Iterator[str]:
    """A part of the title block, the authors' units with them."""
    look = part.row.look
    text = book.meta_html[part.row.name] if part.marked else escape(part.text)
    if part.row.name == "title":
        yield f'<h1 class="title">{text}</h1>'
    elif part.row.kind == "people":
        yield from _authors(book.meta.author)
    elif look == "codes":
        codes = (
            f'<span class="code"><span class="label">{label}</span>{escape(code)}</span>' for label, code in part.items
        )
        yield f'<p class="codes">{"　".join(codes)}</p>'
    elif look == "affiliations":
        yield f'<p class="affiliations">{_unit_spans("(", [unit for _, unit in part.items], "; ", ")")}</p>'
    elif part.label:
        yield _labelled(look, part.label, text)
    else:
        yield f'<p class="{look}">{text}</p>'


def _authors(authors: tuple[Author, ...]) -> Iterator[str]:
    found = units(authors)
    names = []
    for author in authors:
        number = unit_number(author, found)
        names.append(f'<span class="author">{escape(author.name)}{f"<sup>{number}</sup>" if number else ""}</span>')
    yield f'<p class="authors">{"　".join(names)}</p>'
    if found:
        yield f'<p class="affiliations">{_unit_spans("（", numbered_units(found), "；", "）")}</p>'


def _unit_spans(before: str, found: list[str], between: str, after: str) -> str:
    """Units that lines keep whole. The parentheses go with them: one of several lines would leave them behind."""
    whole = [before + found[0], *found[1:]]
    whole[-1] += after
    return between.join(f'<span class="unit">{escape(unit)}</span>' for unit in whole)


def _labelled(kind: str, label: str, html: str) -> str:
    """A paragraph that begins with its label; a field of several paragraphs keeps them."""
    start = f'<span class="label">{label}</span>'
    if "<p>" not in html:
        return f'<p class="{kind}">{start}{html}</p>'
    return f'<div class="{kind}">' + html.replace("<p>", f"<p>{start}", 1) + "</div>"


# Han, kana, full-width forms and the marks of Chinese.
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]")
_WORD = "[A-Za-z\u00c0-\u024f]++"
_NO_WORDS = re.compile(f"{element('math')}|{TAG}")
_EMPHASIS = re.compile(r"<(em|strong)()>([^<>]*)</\1>")
# A block of text that holds no other block.
_TEXTS = "p|li|td|th|dt|dd|h[1-6]|figcaption|caption"
_BLOCK = re.compile(
    rf"<({_TEXTS})((?: [^<>]*+)?)>({inside(f'{_TEXTS}|ul|ol|dl|table|div|pre|blockquote|figure')})</\1>"
)
# Several words in a row, with the marks that quote them, or one word with an apostrophe; not the end of an entity. The
# point between units, N·m, is the Latin one too.
_WORDS = rf"{_WORD}(?:(?:[ ’'-]|[,;:.] ){_WORD})++"
_RUN = re.compile(rf"“{_WORDS}[,.?!]?”|(?<![&#\w×÷]){_WORDS}|(?<=[A-Za-z])·(?=[A-Za-z])")
_MARKED = (f"<{name} lang={inside(name)}</{name}>" for name in ("em", "strong"))
_ADDRESS = f'<span class="uri"{inside("span")}</span>'
_NOT_PROSE = re.compile("|".join((element("pre", "code", "math", "a"), *_MARKED, _ADDRESS, TAG)))


def mark_english(fragment: str) -> str:
    """XHTML of ours with ``lang="en"`` on its English: blocks and emphases without Chinese, else runs of words.

    Latin script is taken for English; the marks “ ” ‘ ’ — … in it are then set in the Latin font.
    """

    def mark(match: re.Match[str]) -> str:
        tag, attributes, inner = match.groups()
        text = _NO_WORDS.sub("", inner)
        if "lang=" in attributes:
            return match[0]
        if re.search(_WORD, text) and not _HAN.search(text):
            return f'<{tag}{attributes} lang="en" xml:lang="en">{inner}</{tag}>'
        return f"<{tag}{attributes}>{_mark_runs(inner)}</{tag}>" if match.re is _BLOCK else match[0]

    return _BLOCK.sub(mark, _EMPHASIS.sub(mark, fragment))


def _mark_runs(inner: str) -> str:
    pieces, end = [], 0
    for skip in _NOT_PROSE.finditer(inner):
        pieces += [
            _RUN.sub(r'<span lang="en" xml:lang="en">\g<0></span>', inner[end : skip.start()]),
            skip[0],
        ]
        end = skip.end()
    return "".join([*pieces, _RUN.sub(r'<span lang="en" xml:lang="en">\g<0></span>', inner[end:])])
