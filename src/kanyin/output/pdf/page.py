"""The HTML page of a Book that WeasyPrint lays out: title block, text with its notes, and what stands in the margins.

No text of the article goes into a style sheet: running heads are elements that the sheet moves into the margins.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from itertools import count

from kanyin import __version__
from kanyin.book.citations import link_citations
from kanyin.book.imprint import appeared_in, first_author, issue_line
from kanyin.book.tags import TAG, element, inside
from kanyin.book.title_block import source_notes
from kanyin.book.title_lines import Words, break_title, shortened, title_room, width
from kanyin.model import Book, Meta
from kanyin.output import html
from kanyin.output.pdf import formulas
from kanyin.output.pdf.blocks import balance_authors, shape_blocks
from kanyin.output.tables import fit_tables
from kanyin.style import MM_PER_PT, Style

# 一、 and its like are followed by the words at once; only after 1.2 there is a gap, which the style makes wider.
_NUMBER_BEFORE_TEXT = re.compile(r'<span class="number">([^<]*)</span>(?! )')


def measuring_page(book: Book, style: Style) -> str:
    """What cannot be known before it is laid out, alone: the title block, ending at ``#text``; each picture and each
    displayed formula, from the head of a page to the element that has its key as its id.
    """
    alone = {key: f'<img src="{escape(key)}" alt="" />' for key in book.pictures}
    found = enumerate(map(formulas.shaped, _FORMULA.findall(book.html)), 1)
    alone |= {f"formula-{number}": f"<p>{formula}</p>" for number, formula in found}
    pictures = "".join(f'<div class="measured">{one}<p id="{escape(key)}"></p></div>\n' for key, one in alone.items())
    contents = '<nav class="toc"></nav>' if style.toc else ""
    return _page(book, style, f'{_title(book, style)}{contents}<main class="text" id="text"></main>\n{pictures}')


def whole_page(book: Book, style: Style) -> str:
    """The whole article, after its title block and, where the style wants it, a table of contents."""
    text, notes = _split_notes(_number_formulas(_NUMBER_BEFORE_TEXT.sub(r"\1", book.html)))
    notes = {key: html.mark_english(_mark_addresses(note)) for key, note in notes.items()}
    text = fit_tables(shape_blocks(text, style, Words.of(book)), style, Words.of(book))
    text = link_citations(_flat(text, shortened(book.meta.title or book.name, _head_room(style))))
    text = _place_notes(html.mark_english(_mark_addresses(text)), notes)
    contents = _contents(book) if style.toc else ""
    return _page(book, style, f'{_title(book, style)}{contents}<main class="text" id="text">\n{text}</main>\n')


_FORMULA = re.compile(f'<math display="block"{inside("math")}</math>')


def _number_formulas(fragment: str) -> str:
    """Displayed formulas with the ids under which ``measuring_page`` has them."""
    numbers = count(1)
    return formulas.shaped(_FORMULA.sub(lambda one: f'<math id="formula-{next(numbers)}"{one[0][5:]}', fragment))


_SECTION = re.compile(r'<section id="([^"<>]*+)"[^<>]*+>\s*+<(h[2-6])')
_SECTION_TAG = re.compile(r"</?section\b[^<>]*+>\n?")


def _flat(fragment: str, title: str) -> str:
    """Headings and blocks in one row, a section's id on its heading: WeasyPrint weighs where a column may end, and
    how high the last ones are, between such neighbours alone. A chapter's heading knows the title of its book.
    """
    name = escape(title)
    marked = _SECTION.sub(lambda match: f'<{match[2]} id="{match[1]}" data-book="{name}"', fragment)
    return _SECTION_TAG.sub("", marked)


def _contents(book: Book) -> str:
    """The table of contents (目次, GB/T 7713.2): headings of three levels that lead to their places."""
    lines = (
        f'<p class="toc-{entry.level}"><a href="#{entry.id}">{escape(entry.text)}</a></p>\n'
        for entry in book.toc
        if entry.level <= 3 and entry.text
    )
    return f'<nav class="toc">\n<p class="toc-title">目　次</p>\n{"".join(lines)}</nav>\n' if book.toc else ""


def _title(book: Book, style: Style) -> str:
    """The title block; its titles keep some characters of the body away from both edges of the type area."""
    words, across = Words.of(book), style.characters * style.columns * style.size
    english = style.text["heading2"]
    # A serif is that much narrower than the bold sans that widths are reckoned with.
    narrow = 0.85 if style.fonts[english.font].latin == "serif" else 1.0
    room = {
        'h1 class="title': title_room(style),
        'p class="subtitle': (across - 4 * style.size) / style.text["subtitle"].size,
        'p class="title': (across - 6 * style.size) / english.size / narrow,
    }
    _, notes = _split_notes(book.html)
    block = _with_source_note(html.title_block(book, style), book.meta, style)
    block = _TITLE.sub(lambda one: f"{one[1]}{break_title(one[4], room[one[2]], words)}{one[5]}", block)
    block = _AUTHORS.sub(lambda one: balance_authors(one[0], across / style.text["authors"].size), block, count=1)
    return _place_notes(html.mark_english(_mark_addresses(block)), notes)


_TITLE = re.compile(rf'(<((h1|p) class="(?:title|subtitle))">)({inside("h1|p")})(</\3>)')
_AUTHORS = re.compile(f'<p class="authors">{inside("p")}</p>')


def _with_source_note(block: str, meta: Meta, style: Style) -> str:
    """The title block with journal and issue, dates, fund and authors' notes as one note without a number. It hangs on
    the abstract or keywords, which a book has behind its title page.
    """
    source = appeared_in(meta) if style.source_note else ""
    lines = [f"<span>{escape(source)}</span>"] if source else []
    lines += [
        f'<span><span class="label">{escape(label)}</span>{escape(text)}</span>'
        for label, text in source_notes(meta, style)
    ]
    if not lines:
        return block
    note = f'<span class="footnote source-note">{"<br />".join(lines)}</span>'
    chinese, english, rest = block.partition('<div class="front-en"')
    places = list(re.finditer(r"</(?:h1|p)>", chinese))
    at = places[-1].start()
    return chinese[:at] + note + chinese[at:] + english + rest


# Control characters and noncharacters: they have no look, so no font has them.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# White left from a page's own alignment. A line may end after it but not inside it, so it would push what
# follows out of the column.
_WIDE_BLANK = re.compile("[\u2000-\u200a\u3000]{3,}")
# Kangxi radicals and compatibility ideographs. A PDF's glyph has one text, the first it was used for, so one ⽂
# in the source would make every 文 copy as ⽂.
_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


def _page(book: Book, style: Style, body: str) -> str:
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(book.meta.lang)}">\n<head>\n{_head(book)}</head>\n'
        f"<body>\n{_running_heads(book, style)}{body}</body>\n</html>\n"
    )
    page = _LOOKALIKE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), page)
    return _WIDE_BLANK.sub("\u3000\u3000", _INVISIBLE.sub("", page))


def _head(book: Book) -> str:
    """The document's metadata as WeasyPrint reads them (weasyprint/html.py, get_html_metadata)."""
    meta = book.meta
    fields = [("author", author.name) for author in meta.author]
    fields += [
        ("keywords", ", ".join(meta.keywords)),
        ("description", " ".join(part for part in (meta.container_title, issue_line(meta)) if part)),
        ("generator", f"kanyin {__version__}"),
        ("dcterms.created", _date(meta)),
    ]
    lines = ['<meta charset="utf-8">', f"<title>{escape(meta.title or book.name)}</title>"]
    lines += (f'<meta name="{name}" content="{escape(value)}">' for name, value in fields if value)
    return "".join(f"{line}\n" for line in lines)


def _date(meta: Meta) -> str:
    """The article's date as a PDF can hold it, or nothing: never the clock."""
    return meta.date if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", meta.date) else ""


def _head_room(style: Style) -> float:
    """Ems of a running head."""
    return style.type_width / MM_PER_PT / style.text["header"].size - 1


def _head_title(book: Book, style: Style, taken: float = 0.0) -> str:
    """The title as a running head, with its markup; without where it is too long and has to be shortened."""
    text = book.meta.title or book.name
    short = shortened(text, _head_room(style) - taken)
    return escape(short) if short != text else _CALL.sub("", book.meta_html.get("title", "")) or escape(text)


def _running_heads(book: Book, style: Style) -> str:
    """``verso`` (journal, issue) for even pages, ``recto`` (title) for odd ones; the title for both without a journal.

    The opening page has none: its title stands below, its journal in the source note.
    """
    meta = book.meta
    names = first_author(meta)
    heads = {"recto running-title": escape(names) + _head_title(book, style, width(names))}
    if meta.container_title:
        journal = f"<span>{escape(meta.container_title)}</span><span>{escape(issue_line(meta))}</span>"
        heads["verso"] = journal
    else:
        heads["verso running-title"] = heads["recto running-title"]
    lines = (f'<div class="running running-{kind}">{head}</div>\n' for kind, head in heads.items())
    return "".join(lines)


_NOTE_END = r'</li>(?=\s*+(?:<li id="fn|</ol>\s*+</section>))'
_NOTE = re.compile(rf'<li id="(fn\d+)">([^<]*+(?:(?!{_NOTE_END}|<li id="fn)<[^<]*+)*+){_NOTE_END}')
# What may stand in a note but not in the paragraph that calls it.
_BLOCKS = "p|li|ul|ol|dl|dt|dd|div|pre|blockquote|table|thead|tbody|tr|figure|figcaption|caption|h[1-6]|t[hd]"
_BLOCK_START = re.compile(rf"<(?:{_BLOCKS})\b([^<>]*+)>")
_BLOCK_END = re.compile(rf"</(?:{_BLOCKS})>")
_CALL = re.compile(rf'<a href="#(fn\d+)" class="footnote-ref"{inside("a")}</a>')
_BACK = re.compile(rf'<a href="#fnref\d+" class="footnote-back"{inside("a")}</a>')
_NOT_TEXT = re.compile(f"({element('a', 'code')}|{TAG})")


def _split_notes(fragment: str) -> tuple[str, dict[str, str]]:
    """Pandoc's fragment without the notes at its end, and these by their ids; some belong to the title block."""
    start = fragment.find('<section id="footnotes"')
    return (fragment, {}) if start < 0 else (fragment[:start], dict(_NOTE.findall(fragment[start:])))


def _place_notes(fragment: str, notes: dict[str, str]) -> str:
    """Each note where its call stands; WeasyPrint sets it at the foot of the page."""

    def place(match: re.Match[str]) -> str:
        note = _BACK.sub("", notes[match[1]])
        note = _BLOCK_END.sub("</span>", _BLOCK_START.sub(r'<span class="footnote-paragraph"\1>', note))
        return f'<span class="footnote">{note.strip()}</span>'

    return _CALL.sub(place, fragment)


def _mark_addresses(fragment: str) -> str:
    """Bare addresses in the text marked ``uri``, so that a line may end inside them."""
    pieces = _NOT_TEXT.split(fragment)
    pieces[::2] = (re.sub(r"https?://[!-~]+", r'<span class="uri">\g<0></span>', text) for text in pieces[::2])
    return "".join(pieces)
