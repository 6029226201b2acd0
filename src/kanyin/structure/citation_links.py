"""Citations of a Document as links to their entries, for Markdown that is read as it stands.

Only the numbers and years are links, ``[[3](#ref-3)]``: what is added may be typed as ever, and ``[[3]]`` would
be another page to Obsidian. An entry that is cited has a name, ``ref-3``; the others stand as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from kanyin.inline.links import shown
from kanyin.model import (
    LINK,
    MATH,
    NONCHARACTERS,
    NOTE,
    Block,
    Definitions,
    Document,
    Figure,
    List,
    Note,
    Paragraph,
    Quote,
    Reference,
    Table,
    Verse,
)
from kanyin.patterns import lazy
from kanyin.references.finding import Find, Listed, listed
from kanyin.references.labels import numbers

_KEPT = lazy(
    f"{LINK}[^{LINK}]*+{LINK}[^{LINK}]*+{LINK}|{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}|{NOTE[0]}[^{NOTE[0]}{NOTE[1]}]*+{NOTE[1]}"
    f"|[{NONCHARACTERS}]"
)
"""Links, formulas and calls of notes, which cite nothing; and every other mark, which ends a run of plain text."""


def with_links(document: Document) -> Document:
    """The Document with LINK round the numbers and years that cite, and a link without words before cited entries."""
    keys, known = _cited_by([shown(one.raw) for one in document.references])
    if not keys:
        return document
    cited: set[str] = set()
    linked = partial(_linked, find=known.find, names=known.names, cited=cited)
    blocks = tuple(in_block(block, linked) for block in document.blocks)
    last = {key: at for at, key in enumerate(keys)}
    references = [
        with_name(one, f"ref-{key}") if key in cited and last[key] == at else one
        for at, (one, key) in enumerate(zip(document.references, keys, strict=True))
    ]
    return replace(document, blocks=blocks, references=tuple(references))


def with_name(reference: Reference, name: str) -> Reference:
    """An entry with a link without words before it, if it has none yet."""
    mark = f"{LINK}{LINK}#{name}{LINK}"
    return reference if reference.raw.startswith(mark) else replace(reference, raw=mark + reference.raw)


def _cited_by(entries: Sequence[str]) -> tuple[list[str], Listed]:
    """The key of each entry, its number or its place, and what finds its citations."""
    keys = numbers(entries)
    if not any(keys):
        keys = [str(place) for place in range(1, len(entries) + 1)]
    names = [f"#{key}" if key else "" for key in keys]
    return keys, listed(list(zip(names, entries, strict=True)))


def _linked(text: str, find: Find, names: Mapping[str, str], cited: set[str]) -> str:
    """A text with its citations as links; the keys of their entries, by ``names``, come to ``cited``."""
    return "".join(
        piece if is_kept else "".join(_in_run(piece, find, names, cited)) for is_kept, piece in runs_of(text)
    )


def runs_of(text: str) -> Iterator[tuple[bool, str]]:
    """A text as its runs of plain text, and what stands between them (True)."""
    behind = 0
    for kept in _KEPT.finditer(text):
        yield False, text[behind : kept.start()]
        yield True, kept[0]
        behind = kept.end()
    yield False, text[behind:]


def _in_run(text: str, find: Find, names: Mapping[str, str], cited: set[str]) -> Iterator[str]:
    end = 0
    for start, stop, key in (number for citation in find(text) for number in citation.written):
        if key in names:
            entry = names[key].removeprefix("#")
            cited.add(entry)
            yield f"{text[end:start]}{LINK}{text[start:stop]}{LINK}#ref-{entry}{LINK}"
            end = stop
    yield text[end:]


def in_block(block: Block, linked: Callable[[str], str]) -> Block:
    """The block with its texts as ``linked`` gives them; headings and code cite nothing."""
    match block:
        case Paragraph():
            return replace(block, text=linked(block.text))
        case Quote() | Note():
            return replace(block, texts=tuple(map(linked, block.texts)))
        case List():
            return replace(block, items=tuple(map(linked, block.items)))
        case Verse():
            return replace(block, lines=tuple(map(linked, block.lines)))
        case Definitions():
            return replace(block, items=tuple((term, tuple(map(linked, texts))) for term, texts in block.items))
        case Table():
            return replace(block, caption=linked(block.caption), rows=tuple(map(linked, block.rows)))
        case Figure():
            return replace(block, caption=linked(block.caption))
    return block
