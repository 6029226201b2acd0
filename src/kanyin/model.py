"""The frozen types that the stages hand to each other. Nothing here imports another part of kanyin."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Action = Literal["drop", "edit", "join", "split", "lift", "keep"]


@dataclass(frozen=True, slots=True)
class Source:
    """A page as it was read: decoded, split into lines, nothing else changed."""

    name: str
    lines: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on its way through the stages.

    ``text`` has no white space at its edges; ``indent`` is what stood before it, in half-em (ASCII space) units.
    ``src`` are the numbers, from 1, of the source lines it came from.
    ``gap`` tells that a blank line stood before it.
    """

    text: str
    src: tuple[int, ...]
    indent: int = 0
    gap: bool = False
    characters: int = 0
    """Length of the line as it was scraped, its indent included, in characters …"""
    columns: int = 0
    """… and in half-em: two for a Han character or a full-width mark, one for a Latin letter."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was done to the text.

    ``drop`` took lines away, ``edit`` changed characters in a line, ``join`` made one line of several, ``split``
    several of one, ``lift`` moved text into the metadata. ``before`` and ``after`` are whole lines, several of them
    joined by a line feed. ``doubt`` marks a decision that a person should look at. ``keep`` did nothing: a person
    has overruled what ``rule`` would have done. ``by`` tells where a person decided, and is empty where a rule did.
    """

    rule: str
    action: Action
    src: tuple[int, ...]
    before: str
    after: str
    doubt: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading: ``level`` from 1; ``number`` as the source has it (``2.1``, ``一、``), or empty."""

    level: int
    number: str
    text: str
    src: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str
    src: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation, a paragraph an item."""

    texts: tuple[str, ...]
    src: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list whose items carry their own marks as the source has them."""

    items: tuple[str, ...]
    src: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that survived as lines of text: its caption and its lines, kept in order."""

    caption: str
    rows: tuple[str, ...]
    src: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure's caption and, where there is one, its picture beside the file."""

    caption: str
    picture: str
    src: tuple[int, ...]


Block = Heading | Paragraph | Quote | List | Table | Figure


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the reference list, word for word.

    ``key`` is its number or label without brackets, ``raw`` the whole entry with its label. ``item`` is its CSL-JSON
    once parsed.
    """

    key: str
    raw: str
    src: tuple[int, ...]
    item: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """A person, with what the page tells of the unit."""

    name: str
    affiliation: str = ""
    address: str = ""
    postcode: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the page tells about the article, under CSL variable names. Empty means: the page does not tell."""

    title: str = ""
    subtitle: str = ""
    author: tuple[Author, ...] = ()
    date: str = ""
    container_title: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    lang: str = "zh-CN"
    extra: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    """Further variables in their order: DOI, CLC, fund, title-en, abstract-en …"""


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its structure rebuilt, and the record of how it was made from the source."""

    meta: Meta
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...]
    changes: tuple[Change, ...]
    references_heading: str = ""


@dataclass(frozen=True, slots=True)
class TocEntry:
    """One heading of a book: level from 1, its text, and the id of its element in the HTML."""

    level: int
    text: str
    id: str


@dataclass(frozen=True, slots=True)
class Book:
    """A Markdown file read for publishing.

    ``html`` is an XHTML5 fragment of the body (no title block), sections nested as ``<section id=…>``; its text is the
    Markdown's. Pictures in it have a ``src`` that is a key of ``pictures``; nothing else in it refers to a file.
    ``meta_html`` are the metadata fields with their inline marks (title, abstract …), as HTML fragments.
    ``ast`` is the same as a pandoc JSON document, metadata included, for writers that go through pandoc.
    ``toc`` are all headings.
    """

    name: str
    meta: Meta
    html: str
    meta_html: dict[str, str]
    toc: tuple[TocEntry, ...]
    ast: dict[str, Any]
    pictures: dict[str, Path] = field(default_factory=dict)
