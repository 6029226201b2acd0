"""A Book as plain text, for readers and for indexing: no markup, a paragraph a line, an empty line between blocks.

Notes are numbered in 〔 〕 where they are called and stand behind the text; a picture is its description in 〔 〕, the
cells of a table are parted by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from unicodedata import normalize

from kanyin.book import conservation
from kanyin.book.lists import labels
from kanyin.book.official import annex_blocks
from kanyin.book.pandoc_types import Json
from kanyin.book.scripts import on_the_line
from kanyin.book.title_block import (
    Part,
    closing,
    colophon,
    numbered_units,
    parts,
    source_notes,
    unit_number,
)
from kanyin.book.tree import text_of
from kanyin.model import Book
from kanyin.patterns import lazy
from kanyin.style import Style

_STEP = "    "
"""What stands before a line for each level of a list or a quotation."""
_BULLET_OF_TASK = lazy(r"^( *+)• (?=[☐☒] )", re.MULTILINE)
_INLINE = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}


def write_txt(book: Book, style: Style) -> bytes:
    """The text of a book in UTF-8: title block, text with the reference list, notes, what print has at the foot of the
    opening page. Raises ConservationError for a letter of the text that is not in it.
    """
    plain = _Plain()
    front = [*_title_block(book, style, plain)]
    blocks = book.ast["blocks"]
    end = next((n for n, kind in enumerate(annex_blocks(blocks, book.meta.title)) if kind), len(blocks))
    body = [*plain.blocks(blocks[:end]), *_lines(closing(book, style)), *plain.blocks(blocks[end:])]
    body += _lines(colophon(book, style))
    notes = [f"〔{number}〕{text}" for number, text in plain.notes]
    source = ["\u3000".join(map("".join, parts)) for parts in source_notes(book.meta, style)]
    text = "\n\n".join(filter(None, (*front, *body, *notes, *source)))
    wanted = (normalize("NFKC", word) for word in conservation.words(book.ast["blocks"]))
    conservation.check(wanted, [normalize("NFKC", text)], "TXT", book.name)
    return f"{_without_controls(text)}\n".encode()


def _lines(found: Iterable[Part]) -> Iterator[str]:
    """The parts of an official document, a paragraph each."""
    for part in found:
        listed = part.row.kind == "list" and part.items
        yield part.label + ("\n".join(map("".join, part.items)) if listed else part.text)


def _without_controls(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "", text)


def _title_block(book: Book, style: Style, plain: _Plain) -> Iterator[str]:
    """A line a part, the authors' units in a line of their own."""
    authors = book.meta.author
    for part in parts(book, style):
        if part.row.kind == "people":
            yield "　".join(author.name + _raised(unit_number(author, authors)) for author in authors)
            yield "；".join(numbered_units(authors))
        elif part.marked:
            value = book.ast["meta"][part.row.name]
            blocks = value["c"] if value["t"] == "MetaBlocks" else [{"t": "Plain", "c": _inlines_of(value)}]
            yield part.label + "\n\n".join(plain.blocks(blocks))
        else:
            yield from _lines([part])


def _raised(number: str) -> str:
    return on_the_line("Superscript", number)


def _inlines_of(value: Json) -> list[Json]:
    inlines: list[Json] = value["c"] if value["t"] == "MetaInlines" else [{"t": "Str", "c": text_of(value)}]
    return inlines


@dataclass(slots=True)
class _Plain:
    """What reads a tree as plain text; the notes that it has met, by number."""

    notes: list[tuple[int, str]] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def blocks(self, blocks: list[Json]) -> list[str]:
        """The text of each block; blocks inside others are parted by empty lines too."""
        return [text for block in blocks for text in self._block(block) if text]

    def _block(self, block: Json) -> list[str]:
        content = block.get("c")
        match block["t"]:
            case "Para" | "Plain":
                return [self.inline(content)]
            case "Header":
                return [self.inline(content[2])]
            case "CodeBlock":
                return [content[1]]
            case "LineBlock":
                return ["\n".join(map(self.inline, content))]
            case "BlockQuote":
                return [_indented(text, _STEP, _STEP) for text in self.blocks(content)]
            case "BulletList":
                return self._bullets(content)
            case "OrderedList":
                return self._items(content[1], labels(block))
            case "DefinitionList":
                return [text for term, meanings in content for text in self._definition(term, meanings)]
            case "Table":
                return self._table(content)
            case "Figure":
                # Its caption says what its picture is; what stands for one that is not there is text.
                inner = self.blocks(content[2]) if "Image" not in map(_kind, content[2]) else []
                return [*inner, *self.blocks(content[1][1])] or self.blocks(content[2])
            case "Div":
                return self.blocks(content[1])
            case _:
                return []

    def _bullets(self, items: list[list[Json]]) -> list[str]:
        """A list without numbers; the box of a task stands in the place of its bullet."""
        texts = self._items(items, ["•"] * len(items))
        return [_BULLET_OF_TASK.sub(r"\1", text) for text in texts]

    def _items(self, items: list[list[Json]], marks: list[str]) -> list[str]:
        """A list as one block: its label before each item, what else is in the item below it."""
        made = []
        for mark, item in zip(marks, items, strict=True):
            texts = self.blocks(item) or [""]
            made += [_indented(texts[0], f"{mark} ", _STEP), *(_indented(text, _STEP, _STEP) for text in texts[1:])]
        return ["\n".join(made)]

    def _definition(self, term: list[Json], meanings: list[list[Json]]) -> Iterator[str]:
        yield self.inline(term)
        for meaning in meanings:
            yield from (_indented(text, _STEP, _STEP) for text in self.blocks(meaning))

    def _table(self, table: Json) -> list[str]:
        _, caption, _, head, bodies, foot = table
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        return [*self.blocks(caption[1]), "\n".join(map("\t".join, self._grid([row[1] for row in rows])))]

    def _grid(self, rows: list[list[Json]]) -> Iterator[list[str]]:
        """The text of each place of a table, row by row: nothing where a cell of another row or column reaches."""
        taken: dict[int, int] = {}
        for row in rows:
            line: list[str] = []
            for _, _, height, width, blocks in row:
                line += [""] * next(n for n in count() if taken.get(len(line) + n, 0) <= 0)
                taken.update(dict.fromkeys(range(len(line), len(line) + width), height))
                line += [" ".join(self.blocks(blocks)).replace("\n", " "), *[""] * (width - 1)]
            line += [""] * (max((place for place, rest in taken.items() if rest > 0), default=-1) + 1 - len(line))
            taken = {place: rest - 1 for place, rest in taken.items() if rest > 1}
            yield line

    def inline(self, inlines: list[Json]) -> str:
        """The text of inline elements: code and formulas as they are written, links as their words."""
        return "".join(map(self._piece, inlines))

    def _piece(self, node: Json) -> str:
        kind, content = node["t"], node.get("c")
        if kind in _INLINE:
            return _INLINE[kind]
        match kind:
            case "Str":
                return str(content)
            case "Code" | "Math":
                return str(content[1])
            case "Note":
                number = next(self.numbers)
                self.notes.append((number, "\n\n".join(self.blocks(content))))
                return f"〔{number}〕"
            case "Image":
                return f"〔{self.inline(content[1])}〕" if content[1] else ""
            case "Superscript" | "Subscript":
                return on_the_line(kind, self.inline(content))
            case "Link" | "Span" | "Cite" | "Quoted":
                text = self.inline(content[1])
                if kind == "Span" and "rt" in content[0][1]:
                    return f"（{text}）"
                # The white after the label of an entry is left to each format.
                return f"{text} " if kind == "Span" and "reference-label" in content[0][1] else text
            case _:
                return self.inline(content) if isinstance(content, list) else ""


def _kind(block: Json) -> str:
    """What a paragraph of one inline holds."""
    return str(block["c"][0]["t"]) if block["t"] in ("Plain", "Para") and len(block["c"]) == 1 else ""


def _indented(text: str, first: str, rest: str) -> str:
    """A text of lines with something before the first and something before the others."""
    return first + text.replace("\n", f"\n{rest}")
