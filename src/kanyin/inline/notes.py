"""Notes of a page in the finished Document: each call has its note, each note its call."""

from __future__ import annotations

from dataclasses import replace

from kanyin.model import NOTE, SUP, Block, Document, List, Note, Paragraph, Quote
from kanyin.patterns import lazy

_CALL = lazy(f"{NOTE[0]}([0-9A-Za-z]+){NOTE[1]}")


def settle(document: Document) -> Document:
    """The Document with a raised key for each call whose note has gone; a note without a call is a paragraph."""
    notes = {block.key for block in document.blocks if isinstance(block, Note)}
    called = {key for block in document.blocks for text in _texts(block) for key in _CALL.findall(text)}
    if not notes and not called:
        return document
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Note) and block.key not in called:
            blocks += [Paragraph(text, block.src) for text in block.texts]
        else:
            blocks.append(_without(block, called - notes))
    return replace(document, blocks=tuple(blocks))


def _texts(block: Block) -> tuple[str, ...]:
    match block:
        case Paragraph():
            return (block.text,)
        case Quote():
            return block.texts
        case List():
            return block.items
    return ()


def _without(block: Block, lost: set[str]) -> Block:
    """The block with raised keys for calls of notes that are ``lost``; other kinds of blocks hold no notes at all."""

    def raised(text: str) -> str:
        return _CALL.sub(lambda call: f"{SUP[0]}{call[1]}{SUP[1]}" if call[1] in lost else call[0], text)

    match block:
        case Paragraph():
            return replace(block, text=raised(block.text))
        case Quote():
            return replace(block, texts=tuple(map(raised, block.texts)))
        case List():
            return replace(block, items=tuple(map(raised, block.items)))
    return block
