"""Citations of a Document as links to their entries, for Markdown that is read as it stands.

Only the numbers and years are links, ``[[3](#ref-3)]``: what is added may be typed as ever, and ``[[3]]`` would
be another page to Obsidian. An entry that is cited has a name, ``ref-3``; the others stand as they are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from kanyin import rules
from kanyin.inline.blocks import with_texts
from kanyin.inline.links import shown
from kanyin.model import (
    LINK,
    MATH,
    NONCHARACTERS,
    NOTE,
    SUP,
    Block,
    Document,
    Heading,
    Paragraph,
    Reference,
)
from kanyin.patterns import lazy
from kanyin.references.finding import Find, Listed, listed
from kanyin.references.labels import label_end, numbers
from kanyin.references.reading_lists import heads_list

Places = Sequence[tuple[int, int, str]]
"""Stretches of a run in their order, and the name that each leads to."""

_KEPT = lazy(
    f"{LINK}[^{LINK}]*+{LINK}[^{LINK}]*+{LINK}|{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}|{NOTE[0]}[^{NOTE[0]}{NOTE[1]}]*+{NOTE[1]}"
    f"|[{NONCHARACTERS}]"
)
"""Links, formulas and calls of notes, which cite nothing; and every other mark, which ends a run of plain text."""


def with_links(document: Document) -> Document:
    """The Document with LINK round the numbers and years that cite, and a link without words before cited entries."""
    entries = _cited_list([shown(one.raw) for one in document.references])
    first = _behind_other_list(document.blocks) if any(label_end(words, "1") for words in entries) else 0
    names, known = _cited_by(entries, texts_of(document.blocks[first:]))
    if not names:
        return document
    cited: set[str] = set()
    linked = partial(_linked, find=known.find, names=known.names, cited=cited)
    blocks = (*document.blocks[:first], *(with_texts(block, linked) for block in document.blocks[first:]))
    last = {name: at for at, name in enumerate(names)}
    references = [
        with_name(one, name) if name in cited and last[name] == at else one
        for at, (one, name) in enumerate(zip(document.references, names, strict=False))
    ]
    return replace(document, blocks=blocks, references=(*references, *document.references[len(names) :]))


def _cited_list(entries: list[str]) -> list[str]:
    """The entries that a text cites: those before 延伸阅读 in the list, whose numbers begin anew."""
    stop = (at for at in range(1, len(entries)) if heads_list(entries[at], entries[at + 1 :]))
    return entries[: next(stop, len(entries))]


def with_name(reference: Reference, name: str) -> Reference:
    """An entry with its name before it, if it has none yet."""
    mark = link(name)
    return reference if reference.raw.startswith(mark) else replace(reference, raw=mark + reference.raw)


def link(name: str, words: str = "") -> str:
    """Words as a link to what has this name; without words it is the name itself, before what has it."""
    return f"{LINK}{words}{LINK}#{name}{LINK}"


def texts_of(blocks: Sequence[Block]) -> list[str]:
    """The texts of blocks that may cite."""
    found: list[str] = []

    def collect(text: str) -> str:
        found.append(text)
        return text

    for block in blocks:
        with_texts(block, collect)
    return found


def _cited_by(entries: Sequence[str], texts: Sequence[str]) -> tuple[list[str], Listed]:
    """The name of each entry, by its number or its place, and what finds its citations."""
    keys = numbers(entries)
    if not any(keys):
        keys = [str(place) for place in range(1, len(entries) + 1)]
    names = [f"ref-{key}" if key else "" for key in keys]
    return names, listed(list(zip(names, entries, strict=True)), texts)


def _linked(text: str, find: Find, names: Mapping[str, str], cited: set[str]) -> str:
    """A text with its citations as links; the ``names`` of their entries come to ``cited``."""
    runs = list(runs_of(text))
    read = [_words_of(piece) if is_kept else piece for is_kept, piece in runs]
    written = deque(sorted(place for one in find("".join(read)) for place in one.written))
    pieces, at = [], 0
    for (is_kept, piece), words in zip(runs, read, strict=True):
        stop, places = at + len(words), []
        while written and written[0][0] < stop:
            first, last, key = written.popleft()
            if not is_kept and first >= at and last <= stop and key in names:
                places.append((first - at, last - at, names[key]))
        cited |= {name for _, _, name in places}
        pieces.append(with_places(piece, places))
        at = stop
    return "".join(pieces)


def _words_of(kept: str) -> str:
    """What stands between runs, as those read it that stand beside it: the words of a link, a formula's signs."""
    if kept[0] == LINK:
        return kept[1:].partition(LINK)[0]
    return kept[1:-1] if kept[0] == MATH[0] else kept if kept in SUP else ""


def _behind_other_list(blocks: Sequence[Block]) -> int:
    """The place behind the heading of the last list that stands in the text itself, of a chapter: what is before cites
    that list and no other."""
    for at in range(len(blocks) - 1, 0, -1):
        head, below = blocks[at - 1], blocks[at]
        if not isinstance(head, (Heading, Paragraph)) or not isinstance(below, Paragraph):
            continue
        if rules.is_references_heading(head.text) and label_end(shown(below.text), "1"):
            return at
    return 0


LEAD = 8
"""Characters before what is raised that tell what it is: ``km²``."""


def written_in(piece: str, find: Find, before: str = "") -> list[tuple[int, int, str]]:
    """The places in a run that cite, each with its key. ``before``: what leads to a raised one, with the mark."""
    whole = f"{before}{piece}{SUP[1]}" if before else piece
    at = len(before)
    return [(start - at, stop - at, key) for one in find(whole) for start, stop, key in one.written if start >= at]


def runs_of(text: str) -> Iterator[tuple[bool, str]]:
    """A text as its runs of plain text, and what stands between them (True)."""
    behind = 0
    for kept in _KEPT.finditer(text):
        yield False, text[behind : kept.start()]
        yield True, kept[0]
        behind = kept.end()
    yield False, text[behind:]


def with_places(text: str, places: Places) -> str:
    """A run with these stretches of it as links."""
    end, pieces = 0, []
    for start, stop, name in places:
        pieces += [text[end:start], link(name, text[start:stop])]
        end = stop
    return "".join([*pieces, text[end:]])
