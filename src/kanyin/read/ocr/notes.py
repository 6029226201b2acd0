"""Footnotes of a printed page: a paragraph that begins with a raised number, and the raised number that calls it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import NOTE, SCAN, SUP
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

FARTHEST = 30
"""Blocks between a footnote and its call: they stand on one page of paper."""
_SIGN = r"(?:\d{1,2}|[①-⑳]|[*†‡]{1,3})"
_NOTE = lazy(rf"{SUP[0]}(?P<sign>{_SIGN}){SUP[1]}\s*+(?P<text>\S.{{3,}})|(?P<circled>[①-⑳])\s*+(?P<behind>\S.{{3,}})")


def with_notes(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; footnotes become notes where the text above calls them, and the calls are calls."""
    out = list(entries)
    start = next((n for n, one in enumerate(out) if _begins_text(one)), len(out))
    taken = sum(one.kind.startswith("note:") for one in out)
    for n in range(start, len(out)):
        found = _NOTE.fullmatch(out[n].text) if out[n].kind.startswith(SCAN) else None
        if found is None:
            continue
        call = f"{SUP[0]}{found['sign'] or found['circled']}{SUP[1]}"
        at = next((k for k in range(n - 1, max(start, n - FARTHEST) - 1, -1) if _calls(out[k], call)), None)
        if at is None:
            continue
        taken += 1
        key = f"n{taken}"
        head, _, tail = out[at].text.rpartition(call)
        out[at] = replace(out[at], texts=(f"{head.rstrip()}{NOTE[0]}{key}{NOTE[1]}{tail}",))
        out[n] = replace(out[n], texts=((found["text"] or found["behind"]).strip(),), kind=f"note:{key}", spans=())
    return out


def _begins_text(entry: Entry) -> bool:
    """Behind the authors, whose numbers are those of their units: a section, or a long paragraph."""
    if entry.kind.startswith("h"):
        return rules.split_heading(entry.text) is not None or rules.is_unnumbered_heading(entry.text)
    return entry.kind.startswith(SCAN) and len(entry.text) > 200 and rules.label(entry.text) is None


def _calls(entry: Entry, call: str) -> bool:
    return entry.is_prose and entry.text.find(call) > 0
