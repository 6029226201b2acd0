"""The title block of a book in all formats: which fields of its front matter are printed, in what order, as what.

``fields.FIELDS`` decides; a format gives each ``Part`` its look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kanyin.book import official
from kanyin.book.fields import BY_NAME, FIELDS, Field, Place, at, attribute, meant
from kanyin.book.language import label_in
from kanyin.book.people import texts_of
from kanyin.errors import UsageError
from kanyin.messages import msg
from kanyin.model import Author, Book, Meta
from kanyin.patterns import lazy
from kanyin.style import Style
from kanyin.text import folded


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the title block: ``label`` (with its colon) before ``text``.

    ``marked``: the book has the field with its inline marks (``meta_html``, ``ast``), and those are printed.
    ``items`` are the texts of which a line is made: English units, codes (each with its label); or, of a field of an
    official document that is a list, its paragraphs, each with its number.
    """

    row: Field
    label: str
    text: str
    marked: bool = False
    items: tuple[tuple[str, str], ...] = ()

    @property
    def style(self) -> str:
        """The paragraph's style by its id, as Word and ``docx.toml`` know it."""
        words = self.row.paragraph_class.split("-")
        return "".join(map(str.capitalize, words)) + ("English" if self.row.place == "front-en" else "")


CODES = Field("codes", "分类号", "Codes", place="codes", paragraph_class="codes")
"""Stands for the fields that a journal prints on one line under the keywords (GB/T 7713.2 5.6)."""


def parts(book: Book, style: Style | None = None) -> Iterator[Part]:
    """The paragraphs of the title block in their order, but for the notes (``source_notes``).

    Fields that only some styles print are left out where no ``style`` is given. Raises UsageError for a style that
    prints a field that there is not.
    """
    prints = _checked(style) if style else ()
    yield from _texts(book, "letterhead", prints)
    yield from _texts(book, "front", prints)
    codes = tuple(_labelled(book.meta, "codes", prints))
    if codes:
        yield Part(CODES, "", "　".join(map("".join, codes)), items=codes)
    yield from _texts(book, "citation", prints)
    yield from _texts(book, "front-en", prints)
    yield from _texts(book, "address", prints)


def closing(book: Book, style: Style) -> Iterator[Part]:
    """What stands below the text of an official document, before its attachments (GB/T 9704-2012 7.3.4 to 7.3.6).

    A date without signature or letterhead is that of an article, which is printed nowhere.
    """
    found = list(_texts(book, "closing", _checked(style)))
    official_one = any(listed(book.meta, name) for name in ("signature", "issuer", "addressee"))
    yield from (part for part in found if part.row.name != "date" or official_one)


def colophon(book: Book, style: Style) -> Iterator[Part]:
    """What stands at the foot of an official document's last page (版记, GB/T 9704-2012 7.4): who gets copies; who
    printed it and when, on one line.
    """
    found = {part.row.name: part for part in _texts(book, "colophon", _checked(style))}
    if "cc" in found:
        yield found["cc"]
    line = tuple(found[name] for name in ("printer", "print-date") if name in found)
    if line:
        texts = tuple((part.row.name, part.text) for part in line)
        yield Part(BY_NAME["printer"], "", "　".join(part.text for part in line), items=texts)


def _checked(style: Style) -> tuple[str, ...]:
    for name in style.prints:
        if name not in BY_NAME:
            near = meant(name)
            hint = msg("did you mean {name}?", name=near) if near else _known_fields()
            problem = msg("there is no field {name!r} to print", name=name)
            raise UsageError(problem, file=style.folder / "style.toml", hint=hint)
    return style.prints


def _known_fields() -> str:
    return msg("it may be {names}", names=msg(", ").join(row.name for row in FIELDS if row.by_style))


def _texts(book: Book, place: Place, prints: tuple[str, ...]) -> Iterator[Part]:
    for row in at(place, prints):
        label = label_in(row.label, book.meta.lang)
        if row.kind == "people":
            names = "　".join(author.name for author in book.meta.author)
            yield from [Part(row, label, names)] if names and not _is_signed(book.meta, prints) else []
        elif row.kind == "marked":
            # A book without a title is called by its file.
            name = book.name if row.name == "title" and not book.meta_html.get("title") else ""
            if name or row.name in book.meta_html:
                yield Part(row, label, name, marked=not name)
        elif text := _dated(book.meta) if row.name == "date" else text_of(book.meta, row.name):
            yield Part(row, label, official.printed(row.name, text), items=_items(row, text, book.meta))


def _dated(meta: Meta) -> str:
    """The day that an official document is printed with: when it was made, where another is that of its publication."""
    return text_of(meta, "original-date") or text_of(meta, "date")


def _is_signed(meta: Meta, prints: tuple[str, ...]) -> bool:
    """The authors are organs that sign below the text, or issue it: they stand there only (GB/T 9704-2012 7.3.5)."""
    organs = {organ for name in ("signature", "issuer") if name in prints for organ in listed(meta, name)}
    return {author.name for author in meta.author} <= organs


def _items(row: Field, text: str, meta: Meta) -> tuple[tuple[str, str], ...]:
    if row.kind == "list" and row.by_style:
        return official.items(row.name, listed(meta, row.name))
    return _units_in(row, text)


def listed(meta: Meta, name: str) -> tuple[str, ...]:
    """The texts of a field of the front matter (``people.texts_of``)."""
    return texts_of(meta.extra, name)


def _units_in(row: Field, text: str) -> tuple[tuple[str, str], ...]:
    """The units of one English line, ``1. …; 2. …``."""
    return tuple(("", unit) for unit in re.split(r"; (?=\d)", text)) if row.paragraph_class == "affiliations" else ()


def _labelled(meta: Meta, place: Place, prints: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    texts = ((label_in(row.label, meta.lang), text_of(meta, row.name)) for row in at(place, prints))
    return ((label, text) for label, text in texts if text)


_PEOPLE = ("present", "absent", "observers")
_ORGANS = ("addressee", "cc")


def _sign_between(name: str, meta: Meta) -> str:
    """What parts the items of a list: the names of a meeting's minutes, organs (GB/T 9704-2012 7.3.2), other texts."""
    if name == "keywords":
        return "；"
    if not meta.lang.lower().startswith("zh") or name.endswith("-en"):
        return "; "
    return "、" if name in _PEOPLE else "，" if name in _ORGANS else "；" if name in BY_NAME else "; "


def text_of(meta: Meta, name: str) -> str:
    """A field of the front matter as one string, a list's items joined as it is printed."""
    own = attribute(name)
    value = getattr(meta, own) if own else meta.extra.get(name, "")
    text = value if isinstance(value, str) else _sign_between(name, meta).join(value)
    return text.replace("; ", ", ") if name == "author-en" else text


def source_notes(meta: Meta, style: Style | None = None) -> Iterator[list[tuple[str, str]]]:
    """Lines of what a journal tells at the foot of the opening page (GB/T 7713.2 5.7, 5.8), each of its labels, with
    their colons, and their texts; a text that brings its own label keeps that. The days of the manuscript stand on one
    line, a full em apart, as journals have them.
    """
    told = [(row, text) for row in at("notes", style.prints if style else ()) if (text := text_of(meta, row.name))]
    for are_days, rows in groupby(told, key=lambda one: one[0].name in _DAYS):
        parts = [_parted(row.label, text) for row, text in rows]
        yield from [parts] if are_days else ([part] for part in parts)


_DAYS = ("received", "revised", "accepted", "available-date")
_OWN_LABEL = lazy(r"\w{2,8}：")


def _parted(label: str, text: str) -> tuple[str, str]:
    own = _OWN_LABEL.match(text)
    return (own[0], text[own.end() :]) if own else (label, text)


def units(authors: tuple[Author, ...]) -> tuple[str, ...]:
    """The distinct units of the authors in their order, each with address and postcode as journals print them."""
    found: dict[str, str] = {}
    for author in authors:
        for line in unit_lines(author):
            found.setdefault(folded(line), line)
    return tuple(found.values())


def unit_lines(author: Author) -> tuple[str, ...]:
    """``某大学某学院，北京　100871``; of an author with several units, parted by ``；``, each."""
    if "；" in author.affiliation and not (author.address or author.postcode):
        parts = (part.strip() for part in author.affiliation.split("；"))
        return tuple(map(_with_place, filter(None, parts)))
    place = "　".join(part for part in (author.address, author.postcode) if part)
    line = "，".join(part for part in (author.affiliation, place) if part)
    return (line,) if line else ()


def _with_place(unit: str) -> str:
    """``某大学 北京 100871`` as journals print it; one without town and postcode as it is."""
    before, _, code = unit.rpartition(" ")
    name, _, town = before.rpartition(" ")
    return f"{name}，{town}　{code}" if name and len(code) == 6 and code.isdigit() else unit


def unit_number(author: Author, authors: tuple[Author, ...]) -> str:
    """The numbers behind an author's name that tell the units, ``1,2``; empty where all are of one unit."""
    found = units(authors)
    known = [folded(unit) for unit in found]
    own = [str(known.index(folded(line)) + 1) for line in unit_lines(author)]
    return ",".join(own) if _are_numbered(found, authors) else ""


def numbered_units(authors: tuple[Author, ...]) -> list[str]:
    """``1. 某大学``, ``2. …``; one unit of all authors has no number."""
    found = units(authors)
    return [f"{number}. {unit}" for number, unit in enumerate(found, 1)] if _are_numbered(found, authors) else [*found]


def _are_numbered(found: tuple[str, ...], authors: tuple[Author, ...]) -> bool:
    """False for a unit that all share: without a number it stands below each name."""
    return len(found) > 1 or not all(map(unit_lines, authors))
