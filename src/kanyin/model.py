"""The frozen types that the stages hand to each other. Nothing here imports another part of kanyin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Action = Literal["drop", "edit", "join", "split", "lift", "keep"]


SUB = ("\ufdd0", "\ufdd1")
SUP = ("\ufdd2", "\ufdd3")
CELL = "\ufdd4"
PICTURE = "\ufdd5"
STRONG = ("\ufdd6", "\ufdd7")
EM = ("\ufdd8", "\ufdd9")
MATH = ("\ufdda", "\ufddb")
NOTE = ("\ufddc", "\ufddd")
LINK = "\ufdde"
CODE = ("\U0001fffe", "\U0001ffff")
"""Noncharacters, so that no page's text can hold them: round a subscript, round a superscript, between the cells of a
table's row, in the place of a picture, round what is strong, round what is emphasised, round the TeX of a formula,
round the key of the note that is called here; before the text of a link, between it and the address, behind that;
round words of a program. Readers take them out of a page's text and put them in where markup told; emphasis and links
are put into the finished blocks."""

NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
"""For a character class: what Unicode keeps free for programs; a text for others may hold none (Unicode 23.7)."""

IN_ITEM, IN_QUOTE, IN_DEFINITION = "i", "q", "d"
"""What holds a line: an item of a list, the quotation with the number behind the letter."""

POST = "h2:post"
"""Kind of a line: who wrote a post of a thread and when; a heading, and never the page's title or byline."""

SCAN, SCAN_ENDED = "scan", "scan."
"""Kinds of lines: a paragraph of a printed page that text recognition read, which may go on behind the end of its page;
one whose line was ended on purpose."""

LEFT, ABOVE = EM[1], STRONG[1]
"""Halves of pairs, which else stand nowhere alone: a cell that holds nothing else is part of the one to its left, or of
the one above it."""

HIDDEN = {
    **dict.fromkeys(map(ord, (*SUB, *SUP, PICTURE, *STRONG, *EM, *NOTE, LINK, *CODE))),
    **dict.fromkeys(map(ord, MATH), "$"),
    ord(CELL): " ",
}
"""For ``str.translate``: a text as a person sees it, without these marks."""


Span = tuple[str, int, int]
"""Emphasis within a line: ``strong`` or ``em``, its first letter and the one behind its last, counted from 0 in
``text.folded``; or words of a program in a heading: CODE[0] and they, and twice the number of letters before them."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page as it was read: decoded, split into lines, nothing else changed.

    The lines of a text page are those of its file; the lines of an HTML page are those that a browser shows.
    ``kinds`` holds for each line what markup told of it, and is empty for a text page: ``p`` a whole paragraph, ``b``
    a short one in bold letters, ``a`` links and nothing else in a dump, ``h1`` to ``h6``, ``ul1`` or ``ol1`` an item
    of a list and its depth (``ol1:3a``: its list begins with c), ``li1`` what goes on in that item, ``dt`` and ``dd``
    of a list of definitions, ``quote``, ``row`` of a table, ``caption``, ``picture``, ``verse``, ``code7:python`` a
    line of the page's seventh piece of code, ``note:3`` of the note with that key, ``scan`` and ``scan.`` paragraphs
    of a printed page (see SCAN),
    ``alone`` a line for itself that is no heading; nothing for a line of
    which only the text tells. ``pictures`` are the pictures' paths from the page's folder, by line number; so is
    ``emphasis`` that within lines. ``meta`` is what the page's own metadata say, by CSL names. ``changes`` are those of
    the reader: the line of a ``drop`` or a ``lift`` is not read on, that of an ``edit`` is read as its ``after``, and
    so are those of a ``join`` or a ``split``.
    """

    name: str
    lines: tuple[str, ...]
    sha256: str
    kinds: tuple[str, ...] = ()
    pictures: Mapping[int, str] = field(default_factory=dict)
    emphasis: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    links: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    """Links within lines, like emphasis; each with its address for a kind."""
    holders: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """What holds a line, by its number, the outermost first: ``i`` an item of a list that has a line above this one,
    ``q7`` a quotation, ``d7`` what is said of a term."""
    meta: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    encoding: str = ""
    """The encoding of the file and how it was known, for people."""

    def as_read(self) -> tuple[str | None, ...]:
        """Each line as its reader hands it on, several of one parted by a line feed; None for one that it left out, has
        made metadata of, or joined to a line above.
        """
        if not self.changes:
            return self.lines
        gone = {n for change in self.changes if change.action in ("drop", "lift") for n in change.src}
        gone |= {n for first, src in self.spans().items() for n in src if n != first}
        read = {change.src[0]: change.after for change in self.changes if change.action in ("edit", "join", "split")}
        return tuple(None if n in gone else read.get(n, line) for n, line in enumerate(self.lines, 1))

    def spans(self) -> Mapping[int, tuple[int, ...]]:
        """The lines that a reader joined or parted, by the first of their numbers."""
        return {change.src[0]: change.src for change in self.changes if change.action in ("join", "split")}

    def kept(self) -> Mapping[int, str]:
        """The lines that a person wants back from the reader, by number, and where he said so."""
        return {n: change.by for change in self.changes if change.action == "keep" for n in change.src}


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
    kind: str = ""
    """What markup told of it, see ``Source``; for a picture, its path is in ``picture``."""
    picture: str = ""
    role: str = ""
    """What it is in the article, where the decision for the whole page told (``title``, ``info``), or a person, or the
    part of an official document that it is (``fields/official.py``)."""
    by: str = ""
    """Where a person said what it is; empty where nobody did."""
    kept: str = ""
    """Where a person said that it stays, of a line that a rule would have left out."""


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
    """A list. ``marks`` are those that markup gave its items: ``-`` or ``1.``, four spaces before it a level deeper;
    ``3.`` or ``c.`` where its list begins so. An item of several paragraphs has a line feed between them.
    """

    items: tuple[str, ...]
    src: tuple[int, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption and its rows in order, CELL between the cells of a row.

    Rows without CELL are lines of text that nobody could part into cells.
    """

    caption: str
    rows: tuple[str, ...]
    src: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure's caption and, where there is one, the path of its picture from the page's folder."""

    caption: str
    picture: str
    src: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A piece of a program, its lines as they stand, and the language that the page tells."""

    text: str
    language: str
    src: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Verse:
    """Lines that stay lines: of a poem, a song; an empty one between two stanzas."""

    lines: tuple[str, ...]
    src: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """A list of terms, each with what is said of it: a glossary, an info box."""

    items: tuple[tuple[str, tuple[str, ...]], ...]
    src: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note that stands where its ``key`` is called in the text, a paragraph an item."""

    key: str
    texts: tuple[str, ...]
    src: tuple[int, ...]


Block = Heading | Paragraph | Quote | List | Table | Figure | Code | Verse | Definitions | Note


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
    is_abstract_alone: bool = False
    """The page holds an abstract and no text: platforms of journals have such."""
    holders: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Which of its blocks stand in items and quotations, by their first line, see ``Source``."""


@dataclass(frozen=True, slots=True)
class TocEntry:
    """One heading of a book: level from 1, its text, and the id of its element in the HTML.

    ``within``: parts of the book that hold it in outlines, though its level in the text is theirs.
    """

    level: int
    text: str
    id: str
    within: int = 0


@dataclass(frozen=True, slots=True)
class Book:
    """A Markdown file read for publishing.

    ``html`` is an XHTML5 fragment of the body (no title block), sections nested as ``<section id=…>``; its text is the
    Markdown's. Pictures in it have a ``src`` that is a key of ``pictures``; nothing else in it refers to a file.
    ``meta_html`` are the metadata fields with their inline marks (title, abstract …), as HTML fragments.
    ``ast`` is the same as a pandoc JSON document, metadata included, for writers that go through pandoc.
    ``toc`` are all headings. ``root`` is the folder that all pictures lie in, whatever links lead to them.
    """

    name: str
    meta: Meta
    html: str
    meta_html: dict[str, str]
    toc: tuple[TocEntry, ...]
    ast: dict[str, Any]
    pictures: dict[str, Path] = field(default_factory=dict)
    root: Path | None = None
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    """File and line in which each picture is named first."""
    changes: tuple[Change, ...] = ()
    """What was normalised as the Markdown was read."""
