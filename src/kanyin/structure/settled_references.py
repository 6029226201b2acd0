"""The references of a Document in the punctuation of GB/T 7714, each with its record.

Those that are read for sure are written anew; in a list with such ones the others get marks alike.
"""

from __future__ import annotations

from dataclasses import replace

from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Document, Reference
from kanyin.references.confidence import HIGH, confidence
from kanyin.references.csl import to_csl
from kanyin.references.entry import Entry, read_entry
from kanyin.references.gbt import line
from kanyin.references.gbt_writer import EDITIONS, write
from kanyin.references.tidy import is_entry, tidied

PUNCTUATED = "RF003"
"""The rule that sets the marks of an entry."""


def normalised(document: Document, overrides: Overrides = NONE, edition: str = "") -> Document:
    """The Document with its entries set anew: the same letters, the standard's marks between them.

    ``edition`` of GB/T 7714, ``2015`` or ``2025``, which also has family names in capitals or with an initial one;
    empty: the marks of 2015, and every letter as it was.
    """
    entries, changes = [], []
    texts = [_anew(reference, edition) for reference in document.references]
    some = any(text != reference.raw for text, reference in zip(texts, document.references, strict=True))
    own = not edition and _is_own_style(document.references)
    for text, reference in zip(texts, document.references, strict=True):
        if some and text == reference.raw:
            # In its new marks it may be read for sure.
            text = _anew(replace(reference, raw=_alike(reference, own)), edition)
        if text != reference.raw:
            change = overrides.edit(PUNCTUATED, reference.src, reference.raw, text)
            changes.append(change)
            text = change.after
        entries.append(replace(reference, raw=text))
    if not changes:
        return document
    return replace(document, references=tuple(entries), changes=(*document.changes, *changes))


FEW_QUOTED = 4
"""One entry in so many has its title in 《》, and it is no style of the list."""


def _is_own_style(references: tuple[Reference, ...]) -> bool:
    """Titles in 《》 are the style of this list."""
    quoted = sum(_is_quoted(read_entry(reference.raw, in_front=True)) for reference in references)
    return quoted * FEW_QUOTED > len(references)


def _alike(reference: Reference, own: bool) -> str:
    """An entry that is not read for sure, in the marks of its neighbours; ``own``: in a list of titles in 《》."""
    entry = read_entry(reference.raw, in_front=True)
    start = entry.label[1]
    label, text = reference.raw[:start].strip(), reference.raw[start:].strip()
    if not is_entry(text) or (own and _is_quoted(entry)):
        return reference.raw
    return f"{label} {tidied(text)}" if label else tidied(text)


def _is_quoted(entry: Entry) -> bool:
    """Titles in 《》 are a style of their own, which only one who asks for GB/T 7714 changes."""
    return "quoted" in entry.reading.doubts


def _anew(reference: Reference, edition: str) -> str:
    """An entry behind its label; as it is where that would do more than set its marks, or where its new marks would
    have it read as something else: FANG-LIN, Shen M is one person, who were two.
    """
    made = _set(reference.raw, edition)
    return made if made == reference.raw or _set(made, edition) == made else reference.raw


def _set(raw: str, edition: str) -> str:
    """The entry written as it is read; as it is where that is not sure."""
    entry = read_entry(raw, in_front=True)
    if confidence(entry) < HIGH or (not edition and _is_quoted(entry)):
        return raw
    label = raw[: entry.label[1]].strip()
    item = to_csl(entry)
    made = line(entry, item, write(item, edition or EDITIONS[0], cased=bool(edition)))
    return f"{label} {made}" if label else made
