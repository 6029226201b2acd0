"""Citations of a Document as links to their entries, for Markdown that is read as it stands.

Only the numbers and years are links, ``[[3](#ref-3)]``: what is added may be typed as ever, and ``[[3]]`` would
be another page to Obsidian. An entry that is cited has a name, ``ref-3``; the others stand as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
    Table,
    Verse,
)
from kanyin.patterns import lazy
from kanyin.references.author_year import find_by_author, targets
from kanyin.references.citing import Citation, find_numbered
from kanyin.references.entry import read_entry
from kanyin.references.labels import further, numbers

Find = Callable[[str], Iterable[Citation]]

_KEPT = lazy(
    f"{LINK}[^{LINK}]*+{LINK}[^{LINK}]*+{LINK}|{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}|{NOTE[0]}[^{NOTE[0]}{NOTE[1]}]*+{NOTE[1]}"
    f"|[{NONCHARACTERS}]"
)
"""Links, formulas and calls of notes, which cite nothing; and every other mark, which ends a run of plain text."""


def with_links(document: Document) -> Document:
    """The Document with LINK round the numbers and years that cite, and a link without words before cited entries."""
    keys, names, find = _cited_by([shown(one.raw) for one in document.references])
    if not keys:
        return document
    cited: set[str] = set()
    linked = partial(_linked, find=find, names=names, cited=cited)
    blocks = tuple(_in_block(block, linked) for block in document.blocks)
    last = {key: at for at, key in enumerate(keys)}
    references = [
        replace(one, raw=f"{LINK}{LINK}#ref-{key}{LINK}{one.raw}") if key in cited and last[key] == at else one
        for at, (one, key) in enumerate(zip(document.references, keys, strict=True))
    ]
    return replace(document, blocks=blocks, references=tuple(references))


def _cited_by(entries: Sequence[str]) -> tuple[list[str], Mapping[str, str], Find]:
    """The key of each entry, its number or its place; the keys by all numbers that cite; what finds such citations."""
    keys = numbers(entries)
    if any(keys):
        names = {other: key for key, words in zip(keys, entries, strict=True) for other in further(words)}
        names |= {key: key for key in keys if key}
        return keys, names, partial(find_numbered, entries=names)
    keys = [str(place) for place in range(1, len(entries) + 1)]
    known = targets([replace(read_entry(words), key="") for words in entries])
    return keys, {key: key for key in keys}, partial(find_by_author, known=known)


def _linked(text: str, find: Find, names: Mapping[str, str], cited: set[str]) -> str:
    """A text with its citations as links; the keys of their entries, by ``names``, come to ``cited``."""
    pieces, behind = [], 0
    for kept in _KEPT.finditer(text):
        pieces += [*_in_run(text[behind : kept.start()], find, names, cited), kept[0]]
        behind = kept.end()
    return "".join([*pieces, *_in_run(text[behind:], find, names, cited)])


def _in_run(text: str, find: Find, names: Mapping[str, str], cited: set[str]) -> Iterator[str]:
    end = 0
    for start, stop, key in (number for citation in find(text) for number in citation.written):
        cited.add(names[key])
        yield f"{text[end:start]}{LINK}{text[start:stop]}{LINK}#ref-{names[key]}{LINK}"
        end = stop
    yield text[end:]


def _in_block(block: Block, linked: Callable[[str], str]) -> Block:
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
