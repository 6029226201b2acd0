"""The texts of a Document's blocks, each with the lines it came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from kanyin.model import Block, Definitions, Document, Figure, Heading, List, Note, Paragraph, Quote, Table, Verse

Marked = Callable[[str, Sequence[int]], str]
"""A text with what was marked in it, by the numbers of the lines it came from."""


def with_marks(document: Document, marked: Marked, *, in_tables: bool = False) -> Document:
    """The Document with each text of its paragraphs, quotations, lists, definitions, notes and verse, and the rows of
    its tables where these are asked for, as ``marked`` gives it.
    """
    blocks = (_in_block(block, marked, in_tables=in_tables) for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _in_block(block: Block, marked: Marked, *, in_tables: bool) -> Block:
    match block:
        case Table() if in_tables:
            return _in_table(block, marked)
        case Paragraph():
            return replace(block, text=marked(block.text, block.src))
        case Quote() if len(block.texts) == len(block.src):
            return replace(block, texts=_each(block.texts, block.src, marked))
        case List() if sum(item.count("\n") + 1 for item in block.items) == len(block.src):
            return replace(block, items=_items(block, marked))
        case Definitions() if len(_paragraphs(block)) == len(block.src):
            return replace(block, items=_definitions(block, marked))
        case Note() if len(block.texts) == len(block.src):
            return replace(block, texts=_each(block.texts, block.src, marked))
        case Verse() if len(block.lines) == len(block.src):
            return replace(block, lines=_each(block.lines, block.src, marked))
    return block


def _items(block: List, marked: Marked) -> tuple[str, ...]:
    """The items of a list, some of them of several paragraphs."""
    texts = iter(_each([text for item in block.items for text in item.split("\n")], block.src, marked))
    return tuple("\n".join(islice(texts, item.count("\n") + 1)) for item in block.items)


def _definitions(block: Definitions, marked: Marked) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Terms and what is said of them, some of it in several paragraphs."""
    texts = iter(_each(_paragraphs(block), block.src, marked))
    return tuple(
        (next(texts), tuple("\n".join(islice(texts, one.count("\n") + 1)) for one in said)) for _, said in block.items
    )


def _paragraphs(block: Definitions) -> list[str]:
    return [text for term, said in block.items for one in (term, *said) for text in one.split("\n")]


def _in_table(block: Table, marked: Marked) -> Table:
    """A table's rows; its caption has the first of its lines, or the last."""
    rows, src = block.rows, block.src
    for shift in (len(src) - len(rows), 0):
        if shift in (0, 1):
            found = tuple(marked(row, (number,)) for row, number in zip(rows, src[shift:], strict=False))
            if found != rows:
                return replace(block, rows=found)
    return block


def _each(texts: Sequence[str], src: Sequence[int], marked: Marked) -> tuple[str, ...]:
    return tuple(marked(text, (number,)) for text, number in zip(texts, src, strict=True))


def with_texts(block: Block, change: Callable[[str], str]) -> Block:
    """The block with its texts as ``change`` gives them; code stays as it is."""
    match block:
        case Paragraph() | Heading():
            return replace(block, text=change(block.text))
        case Quote() | Note():
            return replace(block, texts=tuple(map(change, block.texts)))
        case List():
            return replace(block, items=tuple(map(change, block.items)))
        case Verse():
            return replace(block, lines=tuple(map(change, block.lines)))
        case Definitions():
            return replace(block, items=tuple((change(term), tuple(map(change, said))) for term, said in block.items))
        case Table():
            return replace(block, caption=change(block.caption), rows=tuple(map(change, block.rows)))
        case Figure():
            return replace(block, caption=change(block.caption))
    return block
