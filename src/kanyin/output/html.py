"""The title block of an article as XHTML, shared by PDF and EPUB.

Classes: ``front`` holds ``title``, ``subtitle``, ``authors``, ``affiliations``, ``abstract``, ``keywords``,
``codes``, and the English block ``front-en``. A ``label`` is the word before the colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from kanyin.book.tags import TAG, element, inside
from kanyin.model import Author, Book, Meta

CODES = {"CLC": "中图分类号", "document-code": "文献标识码", "article-id": "文章编号", "DOI": "DOI"}
"""Metadata that a journal prints on one line under the keywords, with their labels (GB/T 7713.2 5.6)."""

NOTED = {"received": "收稿日期", "fund": "基金项目", "author-note": "作者简介"}
"""What a journal tells at the foot of the opening page, in this order, with its labels (GB/T 7713.2 5.7, 5.8)."""


def title_block(book: Book) -> str:
    """Title, authors, units, abstract and keywords, each where the book has it; then the English ones."""
    meta = book.meta
    lines = [f'<h1 class="title">{book.meta_html.get("title") or escape(book.name)}</h1>']
    if meta.subtitle:
        lines.append(f'<p class="subtitle">{book.meta_html["subtitle"]}</p>')
    lines += _authors(meta.author)
    if meta.abstract:
        lines.append(_labelled("abstract", "摘要", book.meta_html["abstract"], "："))
    if meta.keywords:
        lines.append(_labelled("keywords", "关键词", escape("；".join(meta.keywords)), "："))
    codes = [
        f'<span class="code"><span class="label">{label}：</span>{escape(text)}</span>'
        for key, label in CODES.items()
        if (text := extra_text(meta, key))
    ]
    if codes:
        lines.append(f'<p class="codes">{"　".join(codes)}</p>')
    english = _english(book)
    if english:
        lines.append('<div class="front-en" lang="en" xml:lang="en">\n' + "\n".join(english) + "\n</div>")
    return '<header class="front">\n' + "\n".join(lines) + "\n</header>\n"


def extra_text(meta: Meta, key: str) -> str:
    """A further metadata field as one string, a list's items joined."""
    value = meta.extra.get(key, "")
    return value if isinstance(value, str) else "; ".join(value)


def source_notes(meta: Meta) -> Iterator[tuple[str, str]]:
    """Label and text of each of ``NOTED`` that the metadata have; a text that brings its own label keeps that."""
    for key, label in NOTED.items():
        if text := extra_text(meta, key):
            own = re.match(r"(\w{2,8})：", text)
            yield (own[1], text[own.end() :]) if own else (label, text)


def units(authors: tuple[Author, ...]) -> tuple[str, ...]:
    """The distinct units of the authors in their order, each with address and postcode as journals print them."""
    found = dict.fromkeys(unit_line(author) for author in authors if author.affiliation or author.address)
    return tuple(found)


def unit_line(author: Author) -> str:
    """``某大学某学院，北京　100871``."""
    place = "　".join(part for part in (author.address, author.postcode) if part)
    return "，".join(part for part in (author.affiliation, place) if part)


def _authors(authors: tuple[Author, ...]) -> list[str]:
    if not authors:
        return []
    found = units(authors)
    names = []
    for author in authors:
        mark = ""
        if len(found) > 1 and (author.affiliation or author.address):
            mark = f"<sup>{found.index(unit_line(author)) + 1}</sup>"
        names.append(f'<span class="author">{escape(author.name)}{mark}</span>')
    lines = [f'<p class="authors">{"　".join(names)}</p>']
    if found:
        numbers = [f"{n}. " if len(found) > 1 else "" for n in range(1, len(found) + 1)]
        named = [f"{n}{unit}" for n, unit in zip(numbers, found, strict=True)]
        lines.append(f'<p class="affiliations">{_unit_spans("（", named, "；", "）")}</p>')
    return lines


def _unit_spans(before: str, found: list[str], between: str, after: str) -> str:
    """Units that lines keep whole. The parentheses go with them: one of several lines would leave them behind."""
    whole = [before + found[0], *found[1:]]
    whole[-1] += after
    return between.join(f'<span class="unit">{escape(unit)}</span>' for unit in whole)


def _english(book: Book) -> list[str]:
    meta, lines = book.meta, []
    if title := book.meta_html.get("title-en"):
        lines.append(f'<p class="title">{title}</p>')
    if authors := extra_text(meta, "author-en"):
        lines.append(f'<p class="authors">{escape(authors.replace("; ", ", "))}</p>')
    if affiliation := extra_text(meta, "affiliation-en"):
        parts = re.split(r"; (?=\d)", affiliation)
        lines.append(f'<p class="affiliations">{_unit_spans("(", parts, "; ", ")")}</p>')
    if abstract := book.meta_html.get("abstract-en"):
        lines.append(_labelled("abstract", "Abstract", abstract, ": "))
    if keywords := extra_text(meta, "keywords-en"):
        lines.append(_labelled("keywords", "Key words", escape(keywords), ": "))
    return lines


def _labelled(kind: str, label: str, html: str, colon: str) -> str:
    """A paragraph that begins with its label; a field of several paragraphs keeps them."""
    start = f'<span class="label">{label}{colon}</span>'
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
