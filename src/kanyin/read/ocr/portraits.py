"""Portraits of the authors in the head of a paper: pictures among title, names and abstract that no caption names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.read.ocr.caption_numbers import is_caption
from kanyin.read.ocr.entries import Entry

PORTRAIT = "OC008"

HEAD = 24
"""Entries at the beginning that can be the head."""
_LABELS = frozenset({"abstract", "abstract-en", "keywords", "keywords-en"})
_GLUED = lazy(r"(?:摘\s?要|关\s?键\s?词|Abstract|ABSTRACT|Key\s?words)")


def without_portraits(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a picture above the last abstract of the head that no caption names goes, in doubt."""
    out = list(entries)
    for n in range(1, _end_of_head(out)):
        if out[n].picture and not is_caption(out[n + 1].text):
            out[n] = replace(out[n], texts=(), kind="", picture="", rule=PORTRAIT, doubt=True)
    return out


def _end_of_head(entries: Sequence[Entry]) -> int:
    """The index of the last abstract or keywords above the first section; 0 where there is none."""
    last = 0
    for n, one in enumerate(entries[: min(HEAD, len(entries) - 1)]):
        if one.kind.startswith("h") and n and rules.split_heading(one.text):
            break
        label = rules.label(one.text) if one.is_prose else None
        if (label and label.field in _LABELS) or (one.is_prose and _GLUED.match(one.text)):
            last = n
    return last
