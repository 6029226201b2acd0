"""A list as a whole: its entries in order, each with its number, and an id for each that nothing else has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.patterns import lazy
from kanyin.references.confidence import confidence
from kanyin.references.csl import Item, to_csl
from kanyin.references.entry import Entry, read_entry
from kanyin.references.split import split_list


def read_list(text: str) -> tuple[Entry, ...]:
    """The entries of a list, each on one line; what heads its parts is by itself, for no character may be lost.

    One whose label is lost between two others gets the missing number.
    """
    pieces = (" ".join(text[start:end].split()) for start, end in split_list(text))
    entries = [read_entry(piece) for piece in pieces]
    if sum(bool(entry.key) for entry in entries) > len(entries) / 2:
        for at, entry in enumerate(entries):
            before = entries[at - 1].key if at else "0"
            entries[at] = _with_label(entry, int(before) + 1 if before.isdigit() else at + 1)
    entries = _all_glued(entries)
    for at in range(1, len(entries) - 1):
        before, after = entries[at - 1].key, entries[at + 1].key
        if before.isdigit() and after.isdigit() and int(after) == int(before) + 2:
            entries[at] = replace(entries[at], key=str(int(before) + 1))
    return tuple(entries)


_GLUED = lazy(r"\s*+[\[(「［]?\s?(?P<number>\d{1,4})[l|I!\])」］]?\s*+(?=[^\d\s])")


def _all_glued(entries: list[Entry]) -> list[Entry]:
    """A list of which every number is glued to its text, ``１方砚``, ``２林漱``: the numbers must run."""
    if len(entries) < 3 or any(entry.key for entry in entries):
        return entries
    found = [_GLUED.match(entry.raw) for entry in entries]
    runs = [one is not None and int(one["number"]) == n for n, one in enumerate(found, 1)]
    if not all(runs):
        return entries
    return [read_entry(entry.raw, one.end()) if one else entry for entry, one in zip(entries, found, strict=True)]


def _with_label(entry: Entry, number: int) -> Entry:
    """An entry in a numbered list whose number is glued to its text: ``12世界银行``."""
    glued = _GLUED.match(entry.raw) if not entry.key else None
    return read_entry(entry.raw, glued.end()) if glued and int(glued["number"]) == number else entry


def unique_ids(entries: Sequence[Entry]) -> list[str]:
    """``ref-3`` by the label, ``ref-3b`` where a label stands twice, by the place where there is none."""
    found: list[str] = []
    for at, entry in enumerate(entries, 1):
        name = f"ref-{entry.key or at}"
        letters = iter("bcdefghijklmnopqrstuvwxyz")
        unique = name
        while unique in found:
            unique = f"{name}{next(letters, f'-{at}')}"
        found.append(unique)
    return found


def items(entries: tuple[Entry, ...]) -> list[Item]:
    """The CSL-JSON of a list: each item with an id of its own and its confidence in ``custom``."""
    made = []
    for entry, name in zip(entries, unique_ids(entries), strict=True):
        item = to_csl(entry)
        item["id"] = name
        item["custom"]["confidence"] = confidence(entry)
        made.append(item)
    return made
