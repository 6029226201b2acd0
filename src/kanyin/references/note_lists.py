"""Lists of notes below a text, ``注释`` with ``①…``, ``②…``: paragraphs that begin with the signs that call them.

They stay where their author set them: notes of a journal stand at the end. A list of notes is called by the text before
it, up to the list before that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Literal

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.references.labels import further, numbers
from kanyin.references.line_kinds import looks_like_entry
from kanyin.references.note_calls import note_label, sign_value
from kanyin.references.note_headings import is_notes_heading


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a text: what it is, and its words; those of a table, of code and the like are not asked for."""

    kind: Literal["heading", "text", "entry", "other"]
    words: str = ""


@dataclass(slots=True)
class NoteList:
    """The notes of a list by their places among the parts, and the keys of each; ``named``: a heading says so."""

    named: bool
    notes: dict[int, tuple[str, ...]]

    @property
    def is_numbered(self) -> bool:
        """The notes have numbers, ``[3]``, and no signs, ``③``."""
        return next(iter(self.notes.values()))[0].isdecimal()


BEHIND = 5
"""Blocks of text that may stand behind notes without a heading: who wrote, who edited."""


def find_note_lists(parts: Sequence[Part]) -> list[NoteList]:
    """The lists in their order. Under 注释 one note is enough; without a heading two are a list at the end of a text.

    What has more text behind it is a list of the text itself.
    """
    found = list(_lists(parts))
    noted = {n for one in found for n in (range(min(one.notes), max(one.notes) + 1) if one.is_numbered else one.notes)}
    text = [n for n, part in enumerate(parts) if part.kind in ("text", "other") and n not in noted]
    end = text[-BEHIND - 1] if len(text) > BEHIND else -1
    return [
        one
        for one in found
        if one.named or (min(one.notes) > end and len(one.notes) > 1 and not _is_followed(one, found))
    ]


def _is_followed(one: NoteList, found: Sequence[NoteList]) -> bool:
    """A list under a heading behind it has its signs: then these number what the text lists."""
    signs = {key for keys in one.notes.values() for key in keys}
    return any(
        other.named
        and min(other.notes) > max(one.notes)
        and signs & {key for keys in other.notes.values() for key in keys}
        for other in found
    )


def _lists(parts: Sequence[Part]) -> Iterator[NoteList]:
    is_named, at = False, 0
    while at < len(parts):
        part = parts[at]
        if part.kind == "heading" or (part.words and is_notes_heading(part.words)):
            is_named = is_notes_heading(part.words) or rules.is_references_heading(part.words)
        elif part.words and (is_named or note_label(part.words)[0] or _begins_numbers(part.words)):
            found = NoteList(is_named, _notes(parts, at, is_named))
            is_named = False
            if found.notes:
                yield found
                at = max(found.notes)
        at += 1


def _notes(parts: Sequence[Part], at: int, is_named: bool) -> dict[int, tuple[str, ...]]:
    """The notes of the list that begins at a part; empty where its signs do not run from the first on."""
    readings = [_signed(parts, at, LONGEST_NOTE if is_named else 1, pairs=pairs) for pairs in (False, True)]
    signed = max(readings, key=len)
    if signed:
        return signed
    if not is_named:
        return _numbered(parts, at)
    texts = [part.words for part in takewhile(lambda one: one.kind == "text", islice(parts, at, None))]
    return {at + n: (key, *further(texts[n])) for n, key in enumerate(numbers(texts)) if key}


_NUMBER = lazy(r"\s{0,4}[\[［〔【]\s?(?P<number>\d{1,3})\s?[\]］〕】](?=\s?\S)")


def _begins_numbers(words: str) -> bool:
    """``[1] …``; ``[20] …`` too where it is a printed work: the list of a chapter, of a part of a text."""
    label = _NUMBER.match(words)
    return label is not None and (int(label["number"]) == 1 or looks_like_entry(words[label.end() :]))


_FEWEST, _CALLED = 3, 0.2
"""Notes of a list that nothing but their numbers make one, ``[1]``; of these as many are called, of three two, and such
a share."""
_TWINS = 2


def _numbered(parts: Sequence[Part], at: int) -> dict[int, tuple[str, ...]]:
    """The notes by numbers in brackets from a part on, which run on; behind some stands a twin, or their rest."""
    found: dict[int, tuple[str, ...]] = {}
    first = _NUMBER.match(parts[at].words)
    last, following = at, int(first["number"]) if first else 0
    for place in range(at, len(parts)):
        label = _NUMBER.match(parts[place].words)
        if parts[place].kind != "text" or place - last > _TWINS:
            break
        if label is None:
            continue
        value = int(label["number"])
        if not following <= value <= following + (_LOST if found else 0):
            break
        found[place], last, following = (str(value), *further(parts[place].words)), place, value + 1
    return found if len(found) >= _FEWEST else {}


def calls_enough(called: Collection[str], noted: NoteList) -> bool:
    """So many of the notes are ``called`` that they are notes, though no heading says so."""
    fewest = min(_FEWEST, len(noted.notes) - 1)
    return noted.named or len(called) >= max(fewest, _CALLED * len(noted.notes))


LONGEST_NOTE = 4
"""Paragraphs that a note under a heading may have."""
_LOST = 2
"""Numbers that may lack between two notes, and before the first one under a heading."""


def _signed(parts: Sequence[Part], at: int, longest: int, *, pairs: bool) -> dict[int, tuple[str, ...]]:
    """The notes by signs from a part on: each has the sign behind the last. Paragraphs without a sign go on with the
    note before them, if another note follows."""
    found: dict[int, tuple[str, ...]] = {}
    met: set[int] = set()
    last = at
    for place in range(at, len(parts)):
        text = "" if parts[place].kind == "heading" else parts[place].words
        keys, _ = note_label(text, pairs=pairs)
        if not text or place - last > longest:
            break
        if not keys and found:
            continue
        values = set(map(sign_value, keys))
        if not values or values & met or min(values) > max(met, default=0) + 1 + (_LOST if met or longest > 1 else 0):
            break
        found[place], last = keys, place
        met |= values
    return found
