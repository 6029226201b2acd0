"""The references of a Document in the punctuation of GB/T 7714, those that are read for sure; each with its record."""

from __future__ import annotations

from dataclasses import replace

from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Document, Reference
from kanyin.references.confidence import HIGH, confidence
from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from kanyin.references.gbt import line
from kanyin.references.gbt_writer import EDITIONS, write

PUNCTUATED = "RF003"
"""The rule that sets the marks of an entry."""


def normalised(document: Document, overrides: Overrides = NONE, edition: str = "") -> Document:
    """The Document with its entries set anew: the same letters, the standard's marks between them.

    ``edition`` of GB/T 7714, ``2015`` or ``2025``, which also has family names in capitals or with an initial one;
    empty: the marks of 2015, and every letter as it was.
    """
    entries, changes = [], []
    for reference in document.references:
        text = _anew(reference, edition)
        if text != reference.raw:
            change = overrides.edit(PUNCTUATED, reference.src, reference.raw, text)
            changes.append(change)
            text = change.after
        entries.append(replace(reference, raw=text))
    if not changes:
        return document
    return replace(document, references=tuple(entries), changes=(*document.changes, *changes))


def _anew(reference: Reference, edition: str) -> str:
    """An entry behind its label; as it is where that would do more than set its marks."""
    entry = read_entry(reference.raw)
    if confidence(entry) < HIGH or (not edition and "quoted" in entry.reading.doubts):
        return reference.raw  # titles in 《》 are a style of their own, which only one who asks for GB/T changes
    label = reference.raw[: entry.label[1]].strip()
    item = to_csl(entry)
    made = line(entry, item, write(item, edition or EDITIONS[0], cased=bool(edition)))
    return f"{label} {made}" if label else made
