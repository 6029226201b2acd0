"""Notes of a page in the finished Document: each call has its note, each note its call."""

from __future__ import annotations

from dataclasses import replace

from kanyin.inline.blocks import with_texts
from kanyin.model import NOTE, SUP, Block, Document, Note, Paragraph
from kanyin.patterns import lazy

_CALL = lazy(f"{NOTE[0]}([0-9A-Za-z]+){NOTE[1]}")


def settle(document: Document) -> Document:
    """The Document with a raised key for each call whose note has gone; a note without a call is a paragraph."""
    notes = {block.key for block in document.blocks if isinstance(block, Note)}
    called = _called(document)
    if not notes and not called:
        return document
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Note) and block.key not in called:
            blocks += [Paragraph(text, block.src) for text in block.texts]
        else:
            blocks.append(_without(block, called - notes))
    return replace(document, blocks=tuple(blocks))


def _called(document: Document) -> set[str]:
    found: set[str] = set()

    def collect(text: str) -> str:
        found.update(_CALL.findall(text))
        return text

    for block in document.blocks:
        if not isinstance(block, Note):
            with_texts(block, collect)
    return found


def _without(block: Block, lost: set[str]) -> Block:
    """The block with raised keys for calls of notes that are ``lost``."""

    def raised(text: str) -> str:
        return _CALL.sub(lambda call: f"{SUP[0]}{call[1]}{SUP[1]}" if call[1] in lost else call[0], text)

    return with_texts(block, raised)
