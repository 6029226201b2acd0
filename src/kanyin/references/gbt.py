"""Entries in the form of GB/T 7714: those read for sure are set anew, the others stay as they were printed.

An entry is set anew only where its new form has the letters of the old one, no more and no fewer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from kanyin.patterns import lazy
from kanyin.references.confidence import HIGH, confidence
from kanyin.references.csl import Item
from kanyin.references.entry import Entry
from kanyin.references.misread import mended
from kanyin.references.text import value
from kanyin.references.tidy import is_entry, tidied

_LETTER = lazy(r"[^\W_]")


def lines(entries: Sequence[Entry], items: Sequence[Item], rendered: Sequence[str]) -> list[str]:
    """What each entry prints, without its label; ``rendered`` is what a style made of it."""
    return [line(*both) for both in zip(entries, items, rendered, strict=True)]


def line(entry: Entry, item: Item, rendered: str) -> str:
    """An entry set anew, or as it was printed where that would lose or invent a letter."""
    twin = _in_marks(value(entry.raw, entry.twin)) if entry.twin else ""
    notes = "".join(entry.raw[slice(*span)] for span in entry.reading.notes).strip()
    is_behind = entry.twin is None or entry.twin[0] > entry.label[1]
    halves = (rendered, twin) if is_behind else (twin, rendered)
    made = " ".join(part for part in (*halves, notes) if part)
    moved = item["type"] == "standard"
    if confidence(entry) >= HIGH and is_faithful(entry, made, moved=moved) and not _joins_names(entry):
        return made
    return printed(entry)


def _in_marks(twin: str) -> str:
    """The twin of an entry in half-width marks, as the entry is; with its brackets and its stop, or without."""
    body = twin.removesuffix(".")
    has_brackets = body[:1] in ("[", "［") and body[-1:] in ("]", "］")
    inside = body[1:-1].strip() if has_brackets else twin
    made = tidied(inside) if is_entry(inside) else inside
    made = made if inside.endswith(".") else made.removesuffix(".")
    return f"{body[0]}{made}{body[-1]}{twin[len(body) :]}" if has_brackets else made


_WHOLE_NAME = lazy(r"[^\W\d_][\w'-]+\s.*\w")


def _joins_names(entry: Entry) -> bool:
    """Two names that may be whole ones stand on both sides of a comma, ``Fang Yan, Wei Lin``: the comma must stay."""
    return any(
        _WHOLE_NAME.match(one.family)
        and _WHOLE_NAME.match(one.given)
        and f"{one.family}, {one.given}" in _blanks(entry)
        for people in entry.reading.people.values()
        for one in people
        if one.family and one.given
    )


def _blanks(entry: Entry) -> str:
    """The words of an entry with a blank behind each comma and nowhere two."""
    return " ".join(entry.raw.replace("，", ",").replace(",", ", ").split())


def printed(entry: Entry) -> str:
    """An entry as it was printed, on one line, without its label."""
    return value(entry.raw, (entry.label[1], len(entry.raw)))


def is_faithful(entry: Entry, made: str, *, moved: bool = False) -> bool:
    """Does ``made`` hold the letters and digits of the entry, no more and no fewer?

    In their order, unless something may have ``moved``: the number of a standard, before or behind its title.
    """
    have, want = letters(made), letters(entry.raw[entry.label[1] :])
    return have == want or (moved and sorted(have) == sorted(want))


def letters(text: str) -> str:
    """The letters and digits of a text in their order, whatever their width and case; years as ``mended`` has them."""
    folded = mended(unicodedata.normalize("NFKC", text))
    return "".join(_LETTER.findall(folded.casefold()))
