"""Lines that no rule of cleaning may look into: the lines of a program, on a page that marks them so.

They go through cleaning as one sign each, and come back into the finished Document as they stood.
"""

from __future__ import annotations

from dataclasses import replace

from kanyin.model import Block, Change, Code, Document, Source
from kanyin.text import INVISIBLE

SIGN = "\ufffc"
"""OBJECT REPLACEMENT CHARACTER: visible, and part of no word that a rule knows."""


def hide(source: Source) -> Source:
    """The Source with a sign for each of its opaque lines."""
    hidden = _numbers(source)
    if not hidden:
        return source
    lines = tuple(SIGN if n in hidden else line for n, line in enumerate(source.lines, 1))
    changes = tuple(
        replace(one, after=SIGN) if one.action == "edit" and one.src[0] in hidden else one for one in source.changes
    )
    return replace(source, lines=lines, changes=changes)


def as_read(source: Source) -> Source:
    """A page with its lines as its reader left them, without what nobody can see."""
    lines = tuple(line or "" for line in source.as_read())
    if INVISIBLE.search("".join(lines)):
        lines = tuple(INVISIBLE.sub("", line) for line in lines)
    return source if lines == source.lines else replace(source, lines=lines)


def restore(document: Document, source: Source) -> Document:
    """The Document with the lines that ``hide`` took away, in its blocks and in its record."""
    hidden = _numbers(source)
    if not hidden:
        return document
    source = as_read(source)
    return replace(
        document,
        blocks=tuple(_block(block, source) for block in document.blocks),
        references=tuple(
            replace(one, raw=_filled(one.raw, one.src, hidden, source)) if SIGN in one.raw else one
            for one in document.references
        ),
        changes=tuple(
            _change(one, hidden, source) if hidden.intersection(one.src) else one for one in document.changes
        ),
    )


def _numbers(source: Source) -> set[int]:
    """The numbers of the lines that are opaque and not blank."""
    pairs = zip(source.kinds, source.lines, strict=False)
    return {n for n, (kind, line) in enumerate(pairs, 1) if kind.startswith("code") and line.strip()}


def _block(block: Block, source: Source) -> Block:
    """A piece of code with all its lines, blank ones between them too."""
    if not isinstance(block, Code):
        return block
    kind = source.kinds[block.src[0] - 1]
    dropped = {n for n in range(block.src[0], block.src[-1]) if n not in block.src and source.lines[n - 1].strip()}
    numbers = (n for n in range(block.src[0], block.src[-1] + 1) if source.kinds[n - 1] == kind and n not in dropped)
    lines = [source.lines[n - 1] for n in numbers]
    if lines[0].startswith(PARAGRAPH) and not any(line.startswith("\u3000") for line in lines[1:]):
        lines[0] = lines[0].lstrip()
    return replace(block, text="\n".join(map(_indented, lines)))


PARAGRAPH = "\u3000\u3000"
"""The indent of a paragraph, which a page may set before the first line of a program alone."""


def _indented(line: str) -> str:
    """A line of a program, set in by spaces: no language knows the ideographic one."""
    text = line.strip()
    lead = line[: len(line) - len(line.lstrip())] if text else ""
    return lead.replace("\u3000", "  ") + text


def _filled(text: str, src: tuple[int, ...], hidden: set[int], source: Source) -> str:
    """A text with the lines that its signs stand for, each in its place."""
    for number in src:
        if number in hidden:
            text = text.replace(SIGN, source.lines[number - 1].strip(), 1)
    return text


def _change(change: Change, hidden: set[int], source: Source) -> Change:
    before = _filled(change.before, change.src, hidden, source)
    return replace(change, before=before, after=_filled(change.after, change.src, hidden, source))
