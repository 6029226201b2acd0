"""Notes that stood at the foot of each printed page, between the paragraphs of a scraped text: real notes again.

Only groups of paragraphs that begin with ①, ② … are taken, each of which the text above the group calls, with text or
another group below. Notes that stand together at the end stay there: so their journal has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from kanyin.config.overrides import NONE, Overrides
from kanyin.model import LINK, NOTE, Block, Change, Document, Heading, Note, Paragraph
from kanyin.patterns import lazy
from kanyin.references.finding import find_by_number
from kanyin.references.note_calls import (
    CIRCLED,
    Call,
    Run,
    find_calls,
    is_circled,
    note_label,
    sign_value,
)
from kanyin.references.note_headings import is_notes_heading, notes_label
from kanyin.references.split import entry_starts

FOOT = "RF005"
"""The rule that makes notes of what stood at the foot of a page …"""
PARTED = "RF006"
"""… and the one that gives each note of a line that holds them all a paragraph of its own."""
FARTHEST = 30
"""Blocks above a group in which its calls may stand: they were on one page."""


def with_notes(document: Document, overrides: Overrides = NONE) -> Document:
    """The Document with the notes of page feet as notes, and notes run together in a line parted."""
    document = _parted(document, overrides)
    groups = list(_groups(document.blocks))
    ends_text = {max(one.notes) for one in groups if not _text_follows(document.blocks, max(one.notes))}
    if not groups or (len(groups) == 1 and ends_text):
        return document
    changed: dict[int, Block] = {}
    changes: list[Change] = []
    for key, (group, place) in enumerate(((one, place) for one in groups for place in one.notes), 1):
        _take(document.blocks, group, place, f"p{key}", changed)
    for place, block in changed.items():
        before, after = _text(document.blocks[place]), _text(block)
        changes.append(overrides.edit(FOOT, document.blocks[place].src, before, after))
    if any(change.action == "keep" for change in changes):
        return replace(document, changes=(*document.changes, *changes))
    blocks = tuple(changed.get(place, block) for place, block in enumerate(document.blocks))
    return replace(document, blocks=blocks, changes=(*document.changes, *changes))


@dataclass(frozen=True, slots=True)
class _Group:
    """Notes of one page: their keys by their places, and for each key the block and the place that calls it."""

    notes: Mapping[int, str]
    calls: Mapping[str, tuple[int, Call]]


def _groups(blocks: tuple[Block, ...]) -> Iterator[_Group]:
    start = last = 0
    for at, block in enumerate(blocks):
        if at < start or not isinstance(block, Paragraph) or (at and _heads_notes(blocks[at - 1])):
            continue
        notes = _run(blocks, at)
        numbers = list(map(sign_value, notes.values()))
        if not numbers or numbers[0] not in (1, last + 1):
            continue
        calls = _calls(blocks, max(start, at - FARTHEST), notes)
        if calls:
            start, last = max(notes) + 1, numbers[-1]
            yield _Group(notes, calls)


def _run(blocks: tuple[Block, ...], at: int) -> dict[int, str]:
    """The paragraphs from a place on that begin with one sign in a circle each, the next number every time."""
    found: dict[int, str] = {}
    for place in range(at, len(blocks)):
        block = blocks[place]
        keys = note_label(block.text)[0] if isinstance(block, Paragraph) else ()
        following = sign_value(found[place - 1]) + 1 if found else 0
        if len(keys) != 1 or not is_circled(keys[0]) or (following and sign_value(keys[0]) != following):
            break
        found[place] = keys[0]
    return found


def _calls(blocks: tuple[Block, ...], start: int, notes: Mapping[int, str]) -> dict[str, tuple[int, Call]]:
    """The first call of each note above the group; none where one is missing, or where the text goes on as a note
    does."""
    end = min(notes)
    runs = [Run(_text(block) if isinstance(block, Paragraph) else "", True) for block in blocks[start:end]]
    found: dict[str, Call] = {}
    for call in find_calls(runs, list(notes.values()), marked=True):
        found.setdefault(call.key, call)
    if not found:
        return {}
    for place, call in zip(notes, found.values(), strict=True):
        text, note = runs[call.run].text, _text(blocks[place])
        words = note[note_label(note)[1] :][:2]
        if text[: call.start].count(LINK) % 3 or text[call.end :].startswith(words):
            return {}
    return {key: (start + call.run, call) for key, call in found.items()}


def _take(blocks: tuple[Block, ...], group: _Group, place: int, key: str, changed: dict[int, Block]) -> None:
    """Make a note of a paragraph, and of the sign that calls it the call."""
    note, (at, call) = blocks[place], group.calls[group.notes[place]]
    text = _text(note)
    changed[place] = Note(key, (text[note_label(text)[1] :].strip(),), note.src)
    whole = _text(blocks[at])
    paragraph = changed.get(at, blocks[at])
    # Calls further on in the paragraph are counted from its end: those before have been changed already.
    behind = len(whole) - call.end
    done = _text(paragraph)
    cut = len(done) - behind
    mark = f"{NOTE[0]}{key}{NOTE[1]}"
    changed[at] = Paragraph(f"{done[: cut - (call.end - call.start)]}{mark}{done[cut:]}", paragraph.src)


def _text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join(block.texts) if isinstance(block, Note) else ""


def _heads_notes(block: Block) -> bool:
    if isinstance(block, Heading):
        return is_notes_heading(block.text)
    return isinstance(block, Paragraph) and is_notes_heading(block.text)


def _text_follows(blocks: tuple[Block, ...], place: int) -> bool:
    return any(isinstance(block, Paragraph) for block in blocks[place + 1 :])


def _parted(document: Document, overrides: Overrides) -> Document:
    """``注释：①…②…`` in one paragraph as a heading and a paragraph for each note, where the text calls them."""
    blocks: list[Block] = []
    changes: list[Change] = []
    since = 0
    further: dict[int, list[str]] = {}
    for at, block in enumerate(document.blocks):
        name, rest = notes_label(block.text) if isinstance(block, Paragraph) else ("", "")
        if name:
            further |= dict(_numbered(rest, document.blocks, at, blocks[since:]))
        pieces = further.get(at) or (_pieces(rest, blocks[since:]) if name else _side_by_side(document.blocks, at))
        since = len(blocks) if name else since
        if pieces:
            after = [name, *pieces] if name else pieces
            changes.append(overrides.edit(PARTED, block.src, _text(block), "\n".join(after)))
        if pieces and changes[-1].action != "keep":
            blocks += [Heading(1, "", name, block.src)] if name else []
            blocks += [Paragraph(piece, block.src) for piece in pieces]
        else:
            blocks.append(block)
    if not changes:
        return document
    return replace(document, blocks=tuple(blocks), changes=(*document.changes, *changes))


_NUMBER = lazy(r"[\[［〔【]\s?\d{1,3}\s?[\]］〕】]")
_CALLED = 2
"""Notes with numbers that the text calls at least."""


def _numbered(text: str, blocks: Sequence[Block], at: int, above: Sequence[Block]) -> Iterator[tuple[int, list[str]]]:
    """The notes of a ``text`` that begins with ``[1]`` and holds more of them, and of the paragraphs below that begin
    so, by the places of these; none where the text above hardly calls them."""
    below = takewhile(lambda one: isinstance(one, Paragraph) and _NUMBER.match(one.text), blocks[at + 1 :])
    texts = [text, *map(_text, below)]
    if not _NUMBER.match(text) or len(_NUMBER.findall(text)) < 2:
        return
    starts = entry_starts("\n".join(texts)) or {}
    find = find_by_number(set(starts.values()), map(_text, above))
    called = {key for block in above for one in find(_text(block)) for key in one.meant}
    if len(called) < _CALLED or len(starts) <= len(texts):
        return
    begin = 0
    for place, one in enumerate(texts, at):
        own = [start - begin for start in sorted(starts) if 0 < start - begin < len(one)]
        yield place, [one[first:last].strip() for first, last in pairwise([0, *own, len(one)])]
        begin += len(one) + 1


def _is_note(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(note_label(block.text)[0])


def _calls_sign(text: str, sign: str) -> bool:
    """The sign stands within a paragraph, not at its beginning: it calls a note."""
    return text.find(sign, 1) > 0


_SIGN = lazy(f"[{CIRCLED}]")
_NEXT = lazy(rf"(?<=[。.．；;！？”》）)])\s{{0,4}}(?=[{CIRCLED}])")


def _side_by_side(blocks: Sequence[Block], at: int) -> list[str]:
    """``① …。② …。`` without a word before it: two notes or more, each with the next sign, all of which the text calls.

    They stand below 注释, beside other notes, or at the end.
    """
    block, above = blocks[at], blocks[:at]
    text = block.text if isinstance(block, Paragraph) else ""
    if not _SIGN.search(text) or not _NEXT.search(text) or not is_circled(next(iter(note_label(text)[0]), "(")):
        return []
    if not at or not (_heads_notes(blocks[at - 1]) or _is_note(blocks[at - 1]) or all(map(_is_note, blocks[at + 1 :]))):
        return []
    starts = [0, *(found.end() for found in _NEXT.finditer(text))]
    notes = [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]
    labels = [note_label(note)[0] for note in notes]
    values = [sign_value(one[0]) for one in labels if len(one) == 1]
    if len(notes) < 2 or len(values) != len(notes) or any(b != a + 1 for a, b in pairwise(values)):
        return []
    keys = [one[0] for one in labels]
    runs = [Run(_text(one) if isinstance(one, Paragraph) else "", True) for one in above]
    return notes if all(any(_calls_sign(run.text, key) for run in runs) for key in keys) else []


def _pieces(text: str, above: list[Block]) -> list[str]:
    """The notes of a text that is nothing else; empty where the text above calls no such notes."""
    if not note_label(text)[0]:
        return []
    starts = sorted({0, *(entry_starts(text) or ())})
    notes = [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]
    keys = [key for note in notes for key in note_label(note)[0]]
    called = {call.key for call in find_calls([Run(_text(one), True) for one in above], keys)}
    return notes if len(called) == len(keys) else []
