"""Calls of the notes below a text as links to them, ``[①](#note-1)``, for Markdown that is read as it stands.

A note that is called has a name, ``note-1``, one in the reference list that of its entry; the others stand as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from kanyin.inline.blocks import with_texts
from kanyin.inline.links import shown
from kanyin.model import SUP, Block, Document, Heading, Paragraph
from kanyin.references.finding import find_by_number
from kanyin.references.labels import label_end
from kanyin.references.note_calls import Run, find_calls
from kanyin.references.note_lists import NoteList, Part, calls_enough, find_note_lists
from kanyin.structure.citation_links import (
    LEAD,
    Places,
    link,
    runs_of,
    texts_of,
    with_name,
    with_places,
    written_in,
)


def with_note_links(document: Document) -> Document:
    """The Document with LINK round the calls of its notes, and a link without words before each note that is called."""
    blocks, entries = list(document.blocks), [shown(one.raw) for one in document.references]
    called: set[str] = set()
    names: dict[int, str] = {}
    heading = [Part("heading", document.references_heading)] if entries else []
    parts = [*map(_part, blocks), *heading, *(Part("entry", words) for words in entries)]
    start, first_entry = 0, len(blocks) + len(heading)
    for noted in find_note_lists(parts):
        end = min(noted.notes)
        own = {
            place: f"ref-{place - first_entry + 1}" if place >= first_entry else f"note-{len(names) + n}"
            for n, place in enumerate(noted.notes, 1)
        }
        keys = {key: own[place] for place, signs in noted.notes.items() for key in signs}
        if not noted.is_numbered or not any(label_end(words, "1") for words in entries):
            scope = slice(start, min(end, len(blocks)))
            blocks[scope] = _linked(blocks[scope], noted, keys, called)
        if noted.named or not called.isdisjoint(own.values()):
            names |= own
            start = max(noted.notes) + 1
    made = [_named(block, names.get(at, ""), called) for at, block in enumerate(blocks)]
    references = tuple(
        with_name(one, names[first_entry + n]) if names.get(first_entry + n) in called else one
        for n, one in enumerate(document.references)
    )
    return replace(document, blocks=tuple(made), references=references) if called else document


def _part(block: Block) -> Part:
    if isinstance(block, Heading):
        return Part("heading", shown(block.text))
    return Part("text", shown(block.text)) if isinstance(block, Paragraph) else Part("other")


def _named(block: Block, name: str, called: set[str]) -> Block:
    if not isinstance(block, Paragraph) or name not in called:
        return block
    return replace(block, text=link(name) + block.text)


def _linked(blocks: Sequence[Block], noted: NoteList, keys: Mapping[str, str], called: set[str]) -> list[Block]:
    """The blocks with the calls of one list as links; the names that they lead to come to ``called``."""
    runs: list[Run] = []

    def collect(text: str) -> str:
        runs.extend(_runs(text))
        return text

    for block in blocks:
        with_texts(block, collect)
    found = (
        _numbers(runs, keys, texts_of(blocks), noted)
        if noted.is_numbered
        else _signs(runs, keys, is_whole=not noted.named)
    )
    called |= {name for places in found.values() for _, _, name in places}
    waiting = iter(range(len(runs)))
    return [with_texts(block, partial(_with_calls, found=found, waiting=waiting)) for block in blocks]


def _runs(text: str) -> Iterable[Run]:
    """The runs of a text; as many as its pieces of plain text, for ``_with_calls`` counts them."""
    is_raised, begins = False, True
    for is_kept, piece in runs_of(text):
        if is_kept:
            is_raised = piece == SUP[0] or (is_raised and piece != SUP[1])
        else:
            yield Run(piece, begins, is_raised)
            begins = begins and not piece


def _with_calls(text: str, found: Mapping[int, Places], waiting: Iterable[int]) -> str:
    numbers = iter(waiting)
    return "".join(
        piece if is_kept else with_places(piece, found.get(next(numbers), ())) for is_kept, piece in runs_of(text)
    )


def _numbers(runs: Sequence[Run], keys: Mapping[str, str], texts: Sequence[str], noted: NoteList) -> dict[int, Places]:
    find = find_by_number(keys, texts)
    if not calls_enough({key for text in texts for one in find(text) for key in one.meant}, noted):
        return {}
    found: dict[int, Places] = {}
    before = ""
    for n, run in enumerate(runs):
        lead = f"{before[-LEAD:]}{SUP[0]}" if run.raised else ""
        found[n] = [(start, stop, keys[key]) for start, stop, key in written_in(run.text, find, lead)]
        before = run.text
    return found


def _signs(runs: Sequence[Run], keys: Mapping[str, str], *, is_whole: bool) -> dict[int, Places]:
    """``is_whole``: only where all are called."""
    found: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for call in find_calls(runs, list(keys), marked=is_whole):
        found[call.run].append((call.start, call.end, keys[call.key]))
    return dict(found)
