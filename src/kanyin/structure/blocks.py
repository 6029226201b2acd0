"""The blocks of an article's text: headings as they were found, the others by what markup told of their lines."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from kanyin import rules
from kanyin.model import Block, Figure, Heading, Line, List, Paragraph, Quote, Table


def read_blocks(lines: tuple[Line, ...], headings: Mapping[int, Heading]) -> tuple[Block, ...]:
    """A block for each line, or for several of one kind in a row; ``headings`` are those known, by a line's index."""
    blocks: list[Block] = []
    numbered = list(enumerate(lines))
    for kind, group in groupby(numbered, key=lambda pair: "" if pair[0] in headings else _group(pair[1].kind)):
        members = list(group)
        if kind:
            blocks += _of_markup(kind, tuple(line for _, line in members))
        else:
            blocks += (headings.get(n) or Paragraph(line.text, line.src) for n, line in members)
    return tuple(_captioned(blocks))


def _group(kind: str) -> str:
    """Lines of one group make one block."""
    if kind[:2] in ("ul", "ol"):
        return "list"
    return kind if kind in ("quote", "row", "picture", "caption") else ""


def _of_markup(kind: str, lines: tuple[Line, ...]) -> list[Block]:
    texts = tuple(line.text for line in lines)
    src = tuple(number for line in lines for number in line.src)
    match kind:
        case "quote":
            return [Quote(texts, src)]
        case "list":
            return [List(texts, src, tuple(_mark(line.kind) for line in lines))]
        case "row":
            return [Table("", texts, src)]
        case "picture":
            return [Figure("", line.picture, line.src) for line in lines]
    return [Figure(line.text, "", line.src) for line in lines]


def _mark(kind: str) -> str:
    """``ol2`` is a numbered item of a list in a list."""
    return "    " * (int(kind[2:]) - 1) + ("1." if kind.startswith("ol") else "-")


def _captioned(blocks: list[Block]) -> list[Block]:
    """Captions put to their pictures and tables: above a table, above or below a picture."""
    out: list[Block] = []
    for block in blocks:
        before = out[-1] if out else None
        if isinstance(block, Table) and isinstance(before, Figure) and not before.picture:
            out[-1] = Table(before.caption, block.rows, before.src + block.src)
        elif isinstance(block, Table) and isinstance(before, Paragraph) and rules.is_caption(before.text):
            out[-1] = Table(before.text, block.rows, before.src + block.src)
        elif isinstance(before, Figure) and before.picture and not before.caption and (text := _caption(block)):
            out[-1] = Figure(text, before.picture, before.src + block.src)
        elif isinstance(block, Figure) and block.picture and isinstance(before, Figure) and not before.picture:
            out[-1] = Figure(before.caption, block.picture, before.src + block.src)
        else:
            out.append(block)
    return out


def _caption(block: Block) -> str:
    """What a block below a picture says of it, or nothing."""
    if isinstance(block, Figure) and not block.picture:
        return block.caption
    return block.text if isinstance(block, Paragraph) and rules.is_caption(block.text) else ""
