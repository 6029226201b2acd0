"""Calls of the notes below a text and the notes, each leading to the other: ``①`` to its note, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kanyin.book.citations import Cited, cited_span, is_entry, part_label
from kanyin.book.pandoc_types import Json
from kanyin.book.plain_runs import paragraphs, walk_runs
from kanyin.book.tree import text_of
from kanyin.references.finding import find_by_number
from kanyin.references.labels import label_end
from kanyin.references.note_calls import Call, Run, find_calls, note_label, signs_of
from kanyin.references.note_lists import NoteList, Part, calls_enough, find_note_lists


def link_notes(blocks: list[Json]) -> None:
    """Change pandoc's blocks in place: each note of a list that the text calls becomes a division of the classes
    ``reference`` and ``endnote``, its calls lead to it, and its label to the first of them.

    Notes with numbers are linked where no reference list has such. No character comes or goes.
    """
    has_numbers = any(label_end(text_of(block["c"][1]), "1") for block in blocks if is_entry(block))
    start = notes = calls = 0
    for listed in find_note_lists([_part(block) for block in blocks]):
        names = {place: _name(blocks[place], n) for n, place in enumerate(listed.notes, notes + 1)}
        keys = {key: names[place] for place, keys in listed.notes.items() for key in keys}
        scope = [block for block in blocks[start : min(listed.notes)] if not is_entry(block)]
        first: Mapping[str, str] = {}
        if not listed.is_numbered:
            first = _link_signs(scope, keys, calls, is_whole=not listed.named)
        elif not has_numbers:
            first = _link_numbers(scope, keys, calls, listed) or _link_other_signs(scope, keys, calls, listed)
        if first:
            _shape(blocks, listed, names, first)
            notes, calls = notes + len(names), calls + len(first)
        if first or listed.named:
            start = max(listed.notes) + 1


def _part(block: Json) -> Part:
    if block["t"] == "Header":
        return Part("heading", text_of(block["c"][2]))
    if is_entry(block):
        return Part("entry", text_of(block["c"][1]))
    return Part("text", text_of(block["c"])) if block["t"] == "Para" else Part("other")


def _name(block: Json, number: int) -> str:
    return str(block["c"][0][0]) if is_entry(block) else f"note-{number}"


def _link_numbers(scope: list[Json], names: dict[str, str], calls: int, noted: NoteList) -> dict[str, str]:
    """Link ``[3]`` as for entries; the id of each note's first call by the note's id."""
    texts = list(paragraphs(scope))
    find = find_by_number(names, texts)
    if not calls_enough({key for text in texts for one in find(text) for key in one.meant}, noted):
        return {}
    cited = Cited(names, find, mark="call", marked=calls)
    cited.walk(scope)
    return cited.first


def _link_other_signs(scope: list[Json], names: Mapping[str, str], calls: int, noted: NoteList) -> dict[str, str]:
    """Link ``⑶`` or ``③`` to notes that begin with ``〔3〕``; without a heading where the text calls them all so."""
    for form in zip(*map(signs_of, names), strict=True):
        if first := _link_signs(scope, dict(zip(form, names.values(), strict=True)), calls, is_whole=not noted.named):
            return first
    return {}


def _link_signs(scope: list[Json], names: Mapping[str, str], calls: int, *, is_whole: bool) -> dict[str, str]:
    """Link ``①``; ``is_whole``: only where all are called. The id of each note's first call by the note's id."""
    runs: list[Run] = []

    def collect(run: Run) -> tuple[()]:
        runs.append(run)
        return ()

    walk_runs(scope, collect)
    found: dict[int, list[Call]] = defaultdict(list)
    for call in find_calls(runs, list(names), marked=is_whole):
        found[call.run].append(call)
    first: dict[str, str] = {}
    places = iter(range(len(runs)))

    def nodes(run: Run) -> Iterator[tuple[int, int, Json]]:
        for call in found[next(places)]:
            name = names[call.key]
            mark = "" if name in first else f"call-{calls + len(first) + 1}"
            first.setdefault(name, mark)
            yield call.start, call.end, cited_span(run.text[call.start : call.end], name, mark)

    if found:
        walk_runs(scope, nodes)
    return first


def _shape(blocks: list[Json], listed: NoteList, names: Mapping[int, str], first: Mapping[str, str]) -> None:
    """Make divisions of the notes, their labels leading back."""
    for place, keys in listed.notes.items():
        block, name = blocks[place], names[place]
        content = block["c"][1][0]["c"] if is_entry(block) else block["c"]
        if content[0]["t"] == "Str":
            text = content[0]["c"]
            end = label_end(text, keys[0]) if listed.is_numbered else min(note_label(f"{text}.")[1], len(text))
            part_label(content, end, first.get(name, ""))
        if not is_entry(block):
            blocks[place] = {"t": "Div", "c": [[name, ["reference", "endnote"], []], [block]]}
