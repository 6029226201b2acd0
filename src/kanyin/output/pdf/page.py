"""The HTML page of a Book that WeasyPrint lays out: title block, text with its notes, and what stands in the margins.

No text of the article goes into a style sheet: running heads are elements that the sheet moves into the margins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

from lxml import etree

from kanyin import __version__
from kanyin.book import contents_sign
from kanyin.book.source_line import Masthead, appeared_in, first_author, issue_line, masthead
from kanyin.book.title_block import source_notes
from kanyin.book.title_lines import Words, shortened, title_room, width
from kanyin.model import Book, Meta
from kanyin.output import html, xhtml
from kanyin.output.blocks import break_lines
from kanyin.output.pdf import closing, formulas, official, turned
from kanyin.output.pdf.blocks import HEADINGS, balance_authors, balance_units, below_title, shape_blocks
from kanyin.output.pdf.float_marks import mark_floats
from kanyin.output.pdf.notes import calls, place_notes, take_notes
from kanyin.output.pdf.picture_sizes import size_pictures
from kanyin.output.pdf.tables import fit_tables
from kanyin.output.pictures import Picture
from kanyin.patterns import lazy
from kanyin.style import MM_PER_PT, Style


@dataclass(frozen=True, slots=True)
class Page:
    """HTML that WeasyPrint lays out; ``text`` is what a reader should see of it, ``heads`` what stands in the margins
    besides, ``notes`` how many notes are called; ``pieces`` are those of its formulas by their addresses,
    ``floats`` how many blocks may move.
    """

    html: str
    text: str
    heads: str
    notes: int
    pieces: dict[str, formulas.Piece]
    floats: int = 0


def measuring_page(book: Book, style: Style) -> Page | None:
    """What cannot be known before it is laid out, alone: each displayed formula, from the head of a page to the element
    that has its key as its id. None where there is none.
    """
    alone = {}
    text = xhtml.body(book.html)
    for number, formula in enumerate(formulas.displayed(text), 1):
        alone[f"formula-{number}"] = xhtml.make("p")
        formula.tail = None
        alone[f"formula-{number}"].append(formula)
    if not alone:
        return None
    root = xhtml.body("")
    for key, element in alone.items():
        measured = xhtml.make("div", {"class": "measured"})
        measured.extend([element, xhtml.make("p", {"id": key})])
        root.append(measured)
    return _finished(root, book, style)


def whole_page(book: Book, style: Style, pictures: Mapping[str, Picture] | None = None) -> Page:
    """The whole article, after its title block and, where the style wants it, a table of contents.

    ``pictures``: those of the book by their keys, where they have been read.
    """
    text, words = xhtml.body(book.html), Words.of(book)
    if style.toc:
        _remove_lists_of_contents(text)
    _part_numbers(text)
    _set_bookmarks(text, book)
    for number, formula in enumerate(formulas.displayed(text), 1):
        formula.set("id", f"formula-{number}")
    _part_sentences(text)
    notes = take_notes(text)
    size_pictures(text, pictures or {}, style)
    shape_blocks(text, style, words)
    fit_tables(text, style, words, book.meta.lang)
    _flatten(text, shortened(book.meta.title or book.name, _head_room(style)), _head_room(style))
    moving = mark_floats(text)
    for part in (text, *notes.values()):
        _mark_addresses(part)
        html.mark_english(part)
    place_notes(text, notes)
    main = _main(list(text))
    closing.close(main, book, style)
    turned.take_headings(main)
    return replace(_finished(_page(book, style, main, _contents(book)), book, style), floats=moving)


def _part_sentences(text: etree._Element) -> None:
    """What goes on below a displayed formula stands flush in a paragraph of its own: WeasyPrint sets in the first line
    of each part of a paragraph that a block parts.
    """
    for formula in formulas.displayed(text):
        paragraph = formula.getparent()
        behind, tail = list(formula.itersiblings()), (formula.tail or "").lstrip()
        if paragraph is None or xhtml.name_of(paragraph) != "p" or not (behind or tail):
            continue
        made = xhtml.make("p", {"class": " ".join((*xhtml.classes(paragraph), "flush"))})
        made.text, formula.tail = tail, None
        made.extend(behind)
        made.tail, paragraph.tail = paragraph.tail, None
        paragraph.addnext(made)


def _remove_lists_of_contents(text: etree._Element) -> None:
    """``[toc]`` is the table of contents that the style has."""
    for one in xhtml.elements(text, "div"):
        if contents_sign.LIST in xhtml.classes(one):
            xhtml.remove(one)
            contents_sign.tell_elsewhere()


def _set_bookmarks(text: etree._Element, book: Book) -> None:
    """The words of bookmarks whose headings have raised or lowered characters or formulas, which they have no type for;
    the level of those in a part, which is below the part's.
    """
    said = {entry.id: entry for entry in book.toc}
    for heading in xhtml.elements(text, *HEADINGS):
        entry = said.get(heading.getparent().get("id", ""))
        has_formula = next(heading.iter(f"{{{xhtml.MATHML}}}math"), None) is not None
        if entry and entry.text and (has_formula or xhtml.elements(heading, "sup", "sub")):
            heading.set("data-bookmark", entry.text)
        if entry and entry.within:
            heading.set("style", f"bookmark-level: {int(xhtml.name_of(heading)[1]) + entry.within}")


def _part_numbers(text: etree._Element) -> None:
    """一、 and its like are followed by the words at once; after 1.2 there is a gap, which the style makes wider."""
    for number in xhtml.elements(text, "span"):
        if number.get("class") == "number" and not (number.tail or "").startswith(" "):
            xhtml.unwrap(number)


def _flatten(text: etree._Element, title: str, room: float) -> None:
    """Headings and blocks in one row, a section's id on its heading: WeasyPrint weighs where a column may end, and
    how high the last ones are, between such neighbours alone. A chapter's heading knows the title of its book, and its
    own words as a running head of ``room`` ems has them: cut by Pango, its dots would be copied as all that is missing.
    """
    for section in xhtml.elements(text, "section"):
        if len(section) and xhtml.name_of(section[0]) in HEADINGS:
            section[0].set("id", section.get("id", ""))
            section[0].set("data-book", title)
            if xhtml.name_of(section[0]) == "h2":
                words = section[0].get("data-bookmark") or xhtml.visible_text(section[0], xhtml.is_sound)
                section[0].set("data-head", shortened(words, room))
        xhtml.unwrap(section)


def _main(children: list[etree._Element]) -> etree._Element:
    main = xhtml.make("main", {"class": "text", "id": "text"})
    main.extend(children)
    return main


def _contents(book: Book) -> str:
    """The table of contents (目次, GB/T 7713.2): headings of three levels that lead to their places."""
    lines = (
        f'<p class="toc-{entry.level}"><a href="#{entry.id}">{escape(entry.text)}</a></p>\n'
        for entry in book.toc
        if entry.level <= 3 and entry.text
    )
    return f'<nav class="toc">\n<p class="toc-title">目　次</p>\n{"".join(lines)}</nav>\n' if book.toc else ""


def _front(book: Book, style: Style) -> etree._Element:
    """The title block; its titles keep some characters of the body away from both edges of the type area."""
    words, across = Words.of(book), style.characters * style.columns * style.size
    english = style.text["heading2"]
    # A serif is that much narrower than the bold sans that widths are reckoned with.
    narrow = 0.85 if style.fonts[english.font].latin == "serif" else 1.0
    room = {
        ("h1", "title"): title_room(style),
        ("p", "subtitle"): (across - 4 * style.size) / style.text["subtitle"].size,
        ("p", "title"): (across - 6 * style.size) / english.size / narrow,
    }
    front = xhtml.body(html.title_block(book, style))
    official.shape_letterhead(front[0], book.meta, style)
    if style.masthead and (above := masthead(book.meta)):
        front[0].insert(0, _masthead(above))
    lines = xhtml.elements(front, "h1", "p")
    for line in lines:
        if wanted := room.get((xhtml.name_of(line), line.get("class", ""))):
            break_lines(line, wanted, words)
    if authors := [line for line in lines if line.get("class") == "authors"]:
        balance_authors(authors[0], across / style.text["authors"].size)
    for line in lines:
        if line.get("class") == "affiliations":
            balance_units(line, across / style.text["affiliations"].size)
    _add_source_note(front, book.meta, style)
    _mark_addresses(front)
    html.mark_english(front)
    place_notes(front, take_notes(xhtml.body(book.html)))
    return front


def _masthead(above: Masthead) -> etree._Element:
    """Three cells of a row; the English one says so."""
    made = xhtml.make("div", {"class": "masthead"})
    for name, lines in (("issue", above.left), ("journal", (above.journal,)), ("issue-en", above.right)):
        cell = xhtml.make("div", {"class": name})
        cell.extend(xhtml.make("p", {"lang": "en"} if name == "issue-en" else {}, line) for line in lines)
        made.append(cell)
    return made


def _add_source_note(front: etree._Element, meta: Meta, style: Style) -> None:
    """Journal and issue, dates, fund and authors' notes as one note without a number. It hangs on the last Chinese
    line, the abstract or keywords, which a book has behind its title page.
    """
    told = "citation" in style.prints and "citation" in meta.extra
    source = appeared_in(meta) if style.source_note and not told else ""
    lines = [xhtml.make("span", text=source)] if source else []
    for parts in source_notes(meta, style):
        line = xhtml.make("span")
        for label, text in parts:
            if len(line):
                line[-1].tail += "\u3000"
            line.append(xhtml.make("span", {"class": "label"}, label))
            line[-1].tail = text
        lines.append(line)
    if not lines:
        return
    note = xhtml.make("span", {"class": "footnote source-note"})
    for number, line in enumerate(lines):
        note.extend([xhtml.make("br"), line] if number else [line])
    english = {line for part in xhtml.elements(front, "div") if part.get("class") == "front-en" for line in part.iter()}
    [line for line in xhtml.elements(front, "h1", "p") if line not in english][-1].append(note)


# Control characters and noncharacters: they have no look, so no font has them.
_INVISIBLE = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# White left from a page's own alignment. A line may end after it but not inside it, so it would push what
# follows out of the column.
_WIDE_BLANK = lazy("[\u2000-\u200a\u3000]{3,}")
# Kangxi radicals and compatibility ideographs. A PDF's glyph has one text, the first it was used for, so one ⽂
# in the source would make every 文 copy as ⽂.
_LOOKALIKE = lazy("[\u2e80-\u2fdf\uf900-\ufaff]")


def _page(book: Book, style: Style, main: etree._Element, contents: str) -> etree._Element:
    """The body of a page: what goes to the margins, title block, contents, text."""
    root = xhtml.body(_running_heads(book, style))
    root.extend(list(_front(book, style)))
    for line in below_title(main) if style.chapters else ():
        xhtml.add_class(line, "below-title")
        root[-1].append(line)
    if style.toc:
        root.extend(list(xhtml.body(contents)))
    official.move_addressee(root, main)
    root.append(main)
    return root


def _finished(root: etree._Element, book: Book, style: Style) -> Page:
    pieces = formulas.Pieces()
    formulas.set_formulas(root, style, pieces)
    heads = [head for head in xhtml.elements(root, "div") if "running" in xhtml.classes(head)]
    text = xhtml.visible_text(root, lambda element: element in heads or xhtml.name_of(element) == "annotation")
    notes = sum("footnote" in xhtml.classes(note) for note in xhtml.elements(root, "span"))
    shown = _printable(text), _printable("".join(map(xhtml.text_of, heads)))
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(book.meta.lang)}">\n<head>\n{_head(book)}</head>\n'
        f"<body>\n{xhtml.inner_html(root)}</body>\n</html>\n"
    )
    return Page(_printable(page), *shown, notes, pieces.by_address)


def _printable(page: str) -> str:
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
    return escape(short) if short != text else _uncalled(book.meta_html.get("title", "")) or escape(text)


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


def _uncalled(title: str) -> str:
    """A title without the calls of its notes."""
    root = xhtml.body(title)
    for call in calls(root):
        xhtml.remove(call)
    return xhtml.inner_html(root)


_ADDRESS = lazy(r"https?://[!-~]+")


def _mark_addresses(root: etree._Element) -> None:
    """Bare addresses in the text marked ``uri``, so that a line may end inside them."""
    xhtml.wrap_matches(root, _ADDRESS, "span", {"class": "uri"}, lambda one: xhtml.name_of(one) in ("a", "code"))
