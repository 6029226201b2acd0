"""The texts of a Document's blocks, each with the lines it came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kanyin.model import Block, Document, List, Paragraph, Quote, Verse

Marked = Callable[[str, Sequence[int]], str]
"""A text with what was marked in it, by the numbers of the lines it came from."""


def with_marks(document: Document, marked: Marked) -> Document:
    """The Document with each text of its paragraphs, quotations, lists and verse as ``marked`` gives it."""
    return replace(document, blocks=tuple(_in_block(block, marked) for block in document.blocks))


def _in_block(block: Block, marked: Marked) -> Block:
    match block:
        case Paragraph():
            return replace(block, text=marked(block.text, block.src))
        case Quote() if len(block.texts) == len(block.src):
            return replace(block, texts=_each(block.texts, block.src, marked))
        case List() if len(block.items) == len(block.src):
            return replace(block, items=_each(block.items, block.src, marked))
        case Verse() if len(block.lines) == len(block.src):
            return replace(block, lines=_each(block.lines, block.src, marked))
    return block


def _each(texts: Sequence[str], src: Sequence[int], marked: Marked) -> tuple[str, ...]:
    return tuple(marked(text, (number,)) for text, number in zip(texts, src, strict=True))
