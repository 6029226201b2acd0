"""Entries in the form of GB/T 7714: those read for sure are set anew, the others stay as they were printed.

An entry is set anew only where its new form has the letters of the old one, no more and no fewer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from kanyin.references.confidence import HIGH, confidence
from kanyin.references.csl import Item
from kanyin.references.entry import Entry, mended
from kanyin.references.text import value

_LETTER = re.compile(r"[^\W_]")


def lines(entries: Sequence[Entry], items: Sequence[Item], rendered: Sequence[str]) -> list[str]:
    """What each entry prints, without its label; ``rendered`` is what a style made of it."""
    return [line(*both) for both in zip(entries, items, rendered, strict=True)]


def line(entry: Entry, item: Item, rendered: str) -> str:
    """An entry set anew, or as it was printed where that would lose or invent a letter."""
    twin = value(entry.raw, entry.twin) if entry.twin else ""
    notes = "".join(entry.raw[slice(*span)] for span in entry.reading.notes).strip()
    made = " ".join(part for part in (rendered, twin, notes) if part)
    if confidence(entry) >= HIGH and is_faithful(entry, made):
        return made
    return printed(entry)


_KEPT = re.compile(r"(https?://\S*|DOI:\S*|CSTR:\S*|\[[^\[\]]*\])")
_WIDE = {", ": "，", ": ": "：", ",": "，", ":": "：", "(": "（", ")": "）"}
_NARROW = re.compile(r", ?|: ?|\(|\)")


def widened(text: str) -> str:
    """A Chinese entry with ，：（） in full width, as GB/T 7714-2025 prints them; addresses and marks stay."""
    parts = _KEPT.split(text)
    parts[::2] = [_NARROW.sub(lambda mark: _WIDE[mark[0]], part) for part in parts[::2]]
    return "".join(parts)


def printed(entry: Entry) -> str:
    """An entry as it was printed, on one line, without its label."""
    return value(entry.raw, (entry.label[1], len(entry.raw)))


def is_faithful(entry: Entry, made: str) -> bool:
    """Does ``made`` hold the letters and digits of the entry in their order, no more and no fewer?"""
    return letters(made) == letters(entry.raw[entry.label[1] :])


def letters(text: str) -> str:
    """The letters and digits of a text in their order, whatever their width and case; years as ``mended`` has them."""
    folded = mended(unicodedata.normalize("NFKC", text))
    return "".join(_LETTER.findall(folded.casefold()))
