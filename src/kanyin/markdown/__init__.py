"""A Document to Markdown.

The Markdown is pandoc's, reads well as plain text, and shows exactly the characters of the Document to any pandoc,
whatever those characters are: what would be syntax is escaped, and no more than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from kanyin.errors import InputError
from kanyin.markdown import nested
from kanyin.markdown.escaping import FORMULA, escape
from kanyin.markdown.front_matter import front_matter
from kanyin.markdown.tables import table_lines
from kanyin.messages import msg
from kanyin.model import (
    NONCHARACTERS,
    Block,
    Code,
    Definitions,
    Document,
    Figure,
    Heading,
    List,
    Note,
    Paragraph,
    Quote,
    Table,
    Verse,
)
from kanyin.patterns import lazy


def render(document: Document) -> str:
    """The Markdown file of a Document, front matter first, one line a paragraph, a line feed at the end."""
    parts = [front_matter(document.meta)]
    parts += nested.parts(document.blocks, document.holders, _render_block)
    if document.references_heading:
        parts.append("# " + escape(document.references_heading))
        parts += (escape(reference.raw) for reference in document.references)
    return "\n\n".join(parts) + "\n"


def _render_block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield "#" * block.level + " " + escape(heading_text(block))
        case Paragraph():
            alone = FORMULA.fullmatch(block.text)
            yield f"$${alone[1]}$$" if alone else escape(block.text)
        case Code():
            yield _code(block)
        case Verse():
            yield "\n".join(f"| {escape(line)}".rstrip() for line in block.lines)
        case Definitions():
            yield "\n\n".join(map(_definition, block.items))
        case Note():
            yield f"[^{block.key}]: " + "\n\n    ".join(map(escape, block.texts))
        case Quote():
            yield "\n>\n".join("> " + escape(text) for text in block.texts)
        case Table():
            yield from _caption(block.caption)
            yield "\n".join(table_lines(block))
        case Figure():
            if block.picture:
                yield f"![]({_address(block.picture)})"
            yield from _caption(block.caption)


def _caption(text: str) -> Iterator[str]:
    """A caption stands in a division of its own: pandoc's Markdown has none that keeps a number and its words."""
    if text:
        yield "::: caption\n" + escape(text) + "\n:::"


_TICKS = lazy("`+")


def _code(block: Code) -> str:
    """A fenced block; its fence is longer than any in the code."""
    fence = "`" * max(3, *(len(ticks) + 1 for ticks in _TICKS.findall(block.text)), 3)
    return f"{fence}{block.language}\n{block.text}\n{fence}"


def _definition(item: tuple[str, tuple[str, ...]]) -> str:
    term, texts = item
    told = ("\n\n    ".join(map(escape, text.split("\n"))) for text in texts)
    return "\n".join([escape(term), *(f":   {text}" for text in told)])


def _address(path: str) -> str:
    """A picture's path as the target of a Markdown image: what could end it or be syntax is written by its bytes."""
    return re.sub(r"[^\w/.~-]", lambda char: quote(char[0]), path)


def heading_text(heading: Heading) -> str:
    """Number and text as they stand on one line: a space between, unless the number ends in a full-width mark."""
    if not heading.number or not heading.text:
        return heading.number or heading.text
    return heading.number + ("" if heading.number[-1] in "、）．。：" else " ") + heading.text


def block_text(block: Block) -> str:
    """All the text of a block, as a reader sees it."""
    match block:
        case Heading():
            return heading_text(block)
        case Paragraph():
            return block.text
        case Quote():
            return "\n".join(block.texts)
        case List():
            return "\n".join(block.items)
        case Table():
            return "\n".join([block.caption, *block.rows])
        case Figure():
            return block.caption
        case Code():
            return block.text
        case Verse():
            return "\n".join(block.lines)
        case Definitions():
            return "\n".join(text for term, texts in block.items for text in (term, *texts))
        case Note():
            return "\n".join(block.texts)


_NONCHARACTER = lazy(f"[{NONCHARACTERS}]")
_REFERENCE = lazy(r"&#(?:[xX]0*+([0-9A-Fa-f]{1,6})|0*+([0-9]{1,7}));")


def check_characters(text: str, shown: str, file: str) -> None:
    """Raise InputError, with the line, for a noncharacter in what a Markdown file shows.

    ``text`` is the file, ``shown`` what pandoc read in it: it may stand there by its number, ``&#xFDD0;``.
    """
    found = _NONCHARACTER.search(shown)
    if found is None:
        return
    character = found[0]
    numbers = ((ref.start(), int(ref[1], 16) if ref[1] else int(ref[2])) for ref in _REFERENCE.finditer(text))
    places = [text.find(character), *(place for place, number in numbers if number == ord(character))]
    at = min((place for place in places if place >= 0), default=0)
    raise InputError(
        msg("the noncharacter U+{number:04X} stands in the text", number=ord(character)),
        file=file,
        line=text.count("\n", 0, at) + 1,
        hint=msg("take it out: it means nothing to any reader, and another character may have been lost there"),
    )
