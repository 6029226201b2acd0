"""The content documents of an EPUB: an article in one flow, or a title page and a file for each chapter.

A reading system begins a new page with every file, so only a style of chapters is cut at the outermost sections. Ids
become ours and unique, links point into the right file, notes move to the end of the file that calls them, and only
attributes that EPUB knows remain.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from urllib.parse import unquote

from lxml import etree

from kanyin.book import conservation
from kanyin.book.attributes import is_safe_style
from kanyin.book.language import UNTITLED, is_traditional, label_in, tag
from kanyin.book.title_block import source_notes
from kanyin.mathematics import browsers
from kanyin.model import Book
from kanyin.output import xhtml
from kanyin.output.blocks import mark_drawings, mark_ruby, settle, split_code
from kanyin.output.html import closing, colophon, first_annex, mark_english, title_block
from kanyin.output.tables import loosen_tables
from kanyin.output.xhtml import EPUB, MATHML, XHTML, XML_LANG
from kanyin.patterns import lazy
from kanyin.style import Style

STYLE_SHEET = "style.css"
PICTURES = "images/"

_TYPE = f"{{{EPUB}}}type"
_ATTRIBUTES = {
    "": {"id", "class", "lang", XML_LANG, "dir", "role", "aria-hidden", "title", _TYPE},
    "a": {"href"},
    "img": {"src", "alt", "style"},
    "ol": {"start", "type"},
    "li": {"data-label"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "style", "scope"},
    "col": {"style"},
    "table": {"style"},
    "input": {"type", "checked", "disabled"},
}
_OWN_ID = lazy(r"(?:sec|ref|note|fn|fnref|cite|call)-?\d+")
_LARGEST = 250_000
"""Bytes of HTML that a file holds: old reading systems give up beyond 300 KB."""
_SCALE_LENGTH = lazy(r"\d+(?:\.\d+)?(?:%|px|em|in|cm|mm|pt)?")


@dataclass(frozen=True, slots=True)
class Page:
    """A content document: file name, ``<title>``, bytes, the ids in it, and its manifest properties.

    ``references``: the id of the reference list, where it is in this file.
    """

    name: str
    title: str
    data: bytes
    ids: tuple[str, ...]
    properties: tuple[str, ...]
    references: str
    all_pictures_described: bool


def language(lang: str) -> str:
    """The language tag of Chinese text by its script: zh-Hans for ``zh-CN``; another language as it is."""
    if is_traditional(lang):
        return "zh-Hant"
    return "zh-Hans" if tag(lang).lower().split("-")[0] == "zh" else tag(lang)


def make_pages(book: Book, pictures: Mapping[str, str], style: Style) -> list[Page]:
    """The title block with the text after it; in a style of chapters each section of the first level in its own file.

    ``pictures``: file names in the EPUB by the book's keys.
    """
    front = xhtml.body(title_block(book, style) + _source_notes(book, style))
    text = xhtml.body(book.html)
    _close(text, book, style)
    settle(text)
    mark_ruby(text)
    for root in (front, text):
        mark_english(root)
        _keep_known_attributes(root)
        browsers.say_in_css(root)
    loosen_tables(text)  # behind what takes the authors' own CSS away
    wanted = [xhtml.text_of(root) for root in (front, text)]
    mark_drawings(text)
    split_code(text, keep_ends=True)
    notes = _take_notes(text)
    bodies = _cut(front, text, style.chapters or len(book.html.encode()) > _LARGEST)
    _name_citations(bodies)
    _name_ids(bodies, notes)
    for root in bodies:
        _place_notes(root, notes)
        _hold_marks(root)
        _point_at_pictures(root, pictures)
    conservation.check(wanted, map(xhtml.text_of, bodies), "EPUB", book.name)
    names = ["article.xhtml" if len(bodies) == 1 else "title.xhtml"]
    names += (f"chapter-{n}.xhtml" for n in range(1, len(bodies)))
    _point_links(bodies, names)
    headings = {entry.id: entry.text for entry in book.toc}
    titles = [book.meta.title or book.name, *(headings.get(root[0].get("id"), "") for root in bodies[1:])]
    return [_page(*page, language(book.meta.lang)) for page in zip(names, titles, bodies, strict=True)]


def _close(text: etree._Element, book: Book, style: Style) -> None:
    """What stands below the text of an official document, before its attachments, and behind them."""
    annex = first_annex(text, book)
    notes = next((part for part in text if part.get("id") == "footnotes"), None)
    for place, fragment in ((annex, closing(book, style)), (None, colophon(book, style))):
        before = notes if place is None else place
        for division in xhtml.body(fragment):
            text.append(division) if before is None else before.addprevious(division)


def _source_notes(book: Book, style: Style) -> str:
    """Dates, fund and authors' notes, which print has at the foot of the opening page."""
    lines = (
        "\u3000".join(f'<span class="label">{escape(label)}</span>{escape(text)}' for label, text in parts)
        for parts in source_notes(book.meta, style)
    )
    notes = "".join(f"<p>{line}</p>\n" for line in lines)
    return f'<div class="source-notes">\n{notes}</div>\n' if notes else ""


def _keep_known_attributes(root: etree._Element) -> None:
    for element in root.iter(f"{{{XHTML}}}*"):
        name = xhtml.name_of(element)
        if name == "img":
            _size_picture(element)
        allowed = _ATTRIBUTES[""] | _ATTRIBUTES.get(name, set())
        for key, value in element.attrib.items():
            if key not in allowed or (key == "style" and not is_safe_style(value)):
                del element.attrib[key]


def _size_picture(image: etree._Element) -> None:
    """Width and height as CSS: an HTML attribute takes no percentages."""
    sizes = {key: image.attrib.pop(key) for key in ("width", "height") if key in image.attrib}
    rules = [
        f"{key}: {value if not value.isdigit() else value + 'px'}"
        for key, value in sizes.items()
        if _SCALE_LENGTH.fullmatch(value)
    ]
    if rules:
        image.set("style", "; ".join(rules))


def _take_notes(text: etree._Element) -> dict[str, etree._Element]:
    """Lift the list of notes out of the text: each note by its id."""
    section = next((e for e in text if e.get("role") == "doc-endnotes"), None)
    if section is None:
        return {}
    notes = {item.get("id"): item for item in section.iterchildren(f"{{{XHTML}}}ol").__next__()}
    xhtml.remove(section)
    return notes


def _cut(front: etree._Element, text: etree._Element, chapters: bool) -> list[etree._Element]:
    """The bodies of the files. What stands before the first chapter or between two goes on below what is before it,
    for it would be a page with little on it.
    """
    bodies = [front]
    for child in list(text):
        if chapters and xhtml.name_of(child) == "section":
            bodies.append(etree.Element(text.tag, nsmap=text.nsmap))
        bodies[-1].append(child)
    return bodies


def _name_citations(bodies: list[etree._Element]) -> None:
    """Say of citations what they are (DPUB-ARIA 1.1), and of an entry's label that it leads back; the label keeps the
    blank that print leaves to the style.
    """
    for root in bodies:
        for span in xhtml.elements(root, "span"):
            if span.get("class") == "reference-label":
                span.tail = f" {span.tail or ''}"
        for link in xhtml.elements(root, "a"):
            kind = link.getparent().get("class", "").split()
            if "citation" in kind:
                link.set("role", "doc-biblioref")
                link.set(_TYPE, "biblioref")
            elif "reference-label" in kind:
                link.set("role", "doc-backlink")


def _name_ids(bodies: list[etree._Element], notes: dict[str, etree._Element]) -> None:
    """Keep our own ids; give every other one a safe name, and a repeated one none. Links follow."""
    names: dict[str, str] = {}
    for root in (*bodies, *notes.values()):
        for element in root.iter(f"{{{XHTML}}}*"):
            old = element.attrib.pop("id", None)
            if old is None or old in names:
                continue
            names[old] = old if _OWN_ID.fullmatch(old) else f"id-{len(names) + 1}"
            element.set("id", names[old])
    for root in (*bodies, *notes.values()):
        for link in xhtml.elements(root, "a"):
            href = link.get("href", "")
            if href.startswith("#"):
                target = names.get(href[1:]) or names.get(unquote(href[1:]))
                link.set("href", f"#{target or ''}")


def _place_notes(root: etree._Element, notes: dict[str, etree._Element]) -> None:
    """Put the notes that this file calls at its end, as EPUB 3 footnotes that 多看 also shows as pop-ups."""
    for call in xhtml.elements(root, "a"):
        note = notes.get(call.get("href", "#")[1:]) if call.get("role") == "doc-noteref" else None
        if note is None:
            continue
        call.set(_TYPE, "noteref")
        call.set("class", "duokan-footnote")
        root.append(_footnote(note, xhtml.text_of(call), call.get("id", "")))


def _footnote(note: etree._Element, number: str, call: str) -> etree._Element:
    """A note as an aside. It begins with its number, which leads back."""
    names = {"id": note.get("id"), "class": "footnote", "role": "doc-footnote", _TYPE: "footnote"}
    aside = etree.Element(f"{{{XHTML}}}aside", names)
    aside.extend(deepcopy(list(note)))
    for link in xhtml.elements(aside, "a"):
        if link.get("role") == "doc-backlink":
            xhtml.remove(link)
    back = etree.Element(f"{{{XHTML}}}a", {"href": f"#{call}", "role": "doc-backlink"})
    back.set(_TYPE, "backlink")
    back.set("aria-label", "返回正文")
    start = aside[0] if len(aside) and xhtml.name_of(aside[0]) == "p" else aside
    back.text, back.tail, start.text = number, f"\u3000{start.text or ''}", None
    start.insert(0, back)
    return aside


def _hold_marks(root: etree._Element) -> None:
    """A citation or the call of a note stays with the character before it: it begins no line."""
    for mark in [e for e in root.iter(f"{{{XHTML}}}span", f"{{{XHTML}}}a") if _is_mark(e)]:
        before, parent = mark.getprevious(), mark.getparent()
        text = (parent.text if before is None else before.tail) or ""
        if not text or text[-1].isspace():
            continue
        held = etree.Element(f"{{{XHTML}}}span", {"class": "held"})
        held.text, held.tail, mark.tail = text[-1], mark.tail, None
        mark.addprevious(held)
        held.append(mark)
        if before is None:
            parent.text = text[:-1]
        else:
            before.tail = text[:-1]


def _is_mark(element: etree._Element) -> bool:
    kinds = element.get("class", "").split()
    return ("citation" in kinds and "in-line" not in kinds) or "duokan-footnote" in kinds


def _point_at_pictures(root: etree._Element, pictures: Mapping[str, str]) -> None:
    for image in xhtml.elements(root, "img"):
        image.set("src", PICTURES + pictures[image.get("src")])
        if "alt" not in image.attrib:
            image.set("alt", "")


def _point_links(bodies: list[etree._Element], names: list[str]) -> None:
    """Send ``#id`` to the file that holds it; a link to nowhere becomes plain text."""
    named = list(zip(names, bodies, strict=True))
    files = {e.get("id"): name for name, root in named for e in root.iter() if e.get("id")}
    for name, root in named:
        for link in xhtml.elements(root, "a"):
            href = link.get("href", "#")
            if not href.startswith("#"):
                continue
            if href[1:] in files:
                file = files[href[1:]]
                link.set("href", href if file == name else file + href)
            else:
                xhtml.unwrap(link)


def _page(name: str, title: str, root: etree._Element, lang: str) -> Page:
    ids = tuple(e.get("id") for e in root.iter(f"{{{XHTML}}}*") if e.get("id"))
    has_math = next(root.iter(f"{{{MATHML}}}math"), None) is not None
    sections = xhtml.elements(root, "section")
    title = xhtml.legal(title).strip() or label_in(UNTITLED, lang)
    return Page(
        name=name,
        title=title,
        data=document(root, title, lang),
        ids=ids,
        properties=("mathml",) if has_math else (),
        references=next((e.get("id") for e in sections if "references" in e.get("class", "").split()), ""),
        all_pictures_described=all(image.get("alt") for image in xhtml.elements(root, "img")),
    )


def document(body: etree._Element, title: str, lang: str) -> bytes:
    """A whole XHTML5 document round a body."""
    names = {None: XHTML, "epub": EPUB}
    html = etree.Element(f"{{{XHTML}}}html", {"lang": lang, XML_LANG: lang}, nsmap=names)
    head = etree.SubElement(html, f"{{{XHTML}}}head")
    etree.SubElement(head, f"{{{XHTML}}}meta", {"charset": "utf-8"})
    etree.SubElement(head, f"{{{XHTML}}}title").text = title
    etree.SubElement(head, f"{{{XHTML}}}link", {"rel": "stylesheet", "type": "text/css", "href": STYLE_SHEET})
    html.append(body)
    result: bytes = etree.tostring(html, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return result
