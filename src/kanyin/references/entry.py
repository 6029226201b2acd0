"""An entry of a reference list, as printed and as read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kanyin.references.identifiers import find_identifiers
from kanyin.references.marks import find_marks
from kanyin.references.parse import Reading, read_marked
from kanyin.references.text import Span, fold
from kanyin.references.twins import find_twin
from kanyin.references.unmarked import read_unmarked

LABEL = re.compile(
    r"\s*+(?:[\[({『「]\s*+(?P<a>[\dIlO|]{1,4})\s*+[\])}』」]\s*+\.?|(?P<d>\d{1,4})\]\s*+|(?P<b>\d{1,3})(?:(?=\s)"
    r"|\s*+[.、,](?!\d))|(?P<c>[①-⑳㉑-㉟㊱-㊿]))\s*+"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as printed and as read. ``work`` is its folded text, ``label`` and ``twin`` are places in it."""

    raw: str
    work: str
    label: Span
    key: str
    reading: Reading
    twin: Span | None


LONGEST = 6000
"""Characters of the longest entry that is read; no list has one."""


def read_entry(raw: str, start: int = 0) -> Entry:
    """Read one entry. Nothing is refused: what is not understood is in ``reading.rest``.

    ``start``: where its text begins, where the label before it is one that only the list could tell.
    """
    folded = mended(fold(raw))
    label = LABEL.match(folded) if not start else None
    key = label_number(label) if label else "".join(filter(str.isdigit, raw[:start]))
    start = label.end() if label else start
    if len(raw) > LONGEST:
        left = Reading(rest=[(start, len(raw))], doubts={"long"})
        return Entry(raw, folded, (0, start), key, left, None)
    twin = find_twin(folded, start)
    note = _NOTE_BEHIND.search(folded, start) if twin is None else None
    end = twin[0] if twin else note.start() if note else len(folded)
    found = find_identifiers(raw[:end], folded[:end])
    work = found.work
    marks = find_marks(work, start, end)
    if marks:
        reading = read_marked(work, raw, marks, start, end, found.spans)
    else:
        reading = read_unmarked(work, raw, start, end, found.spans)
    if folded != fold(raw):
        reading.doubts.add("misread")
    if note:
        reading.notes.append(note.span())
    reading.spans |= {name: span for name, span in found.spans.items() if name not in reading.spans}
    return Entry(raw, work + folded[end:], (0, start), key, reading, twin)


_NOTE_BEHIND = re.compile(
    r"\s{0,4}[(\[]\s?(?:(?:责任|本文|执行|特约|英文)?(?:编辑|编校|校对)|收稿(?:日期)?|修回日期|上接"
    r"|下转)[^()\[\]]{0,40}[)\]]?(?:\s{0,3}[(\[](?:责任)?(?:编辑|校对)[^()\[\]]{0,30}[)\]])?\s*+$"
    r"|\s(?:收稿|修稿|修回|来稿|收到|收修改稿|本文)(?:日期)?\s?[:：]?\s?\d{4}[^\n]{0,60}$"
)
_MISREAD_YEAR = re.compile(r"(?<![\dA-Za-z])(?=[12][\doOlI]{3}(?![\dA-Za-z]))[12](?=\d*[oOlI])[\doOlI]{3}")
_AS_DIGITS = str.maketrans("oOlI", "0011")


def mended(work: str) -> str:
    """Years whose digits were read as letters, ``20o9``, in digits."""
    return _MISREAD_YEAR.sub(lambda year: year[0].translate(_AS_DIGITS), work)


_MISREAD = str.maketrans("IlO|", "1101")


def label_number(label: re.Match[str]) -> str:
    """The number of a label, in digits."""
    if label["c"]:
        return str(int(unicodedata.numeric(label["c"])))
    return (label["a"] or label["b"] or label["d"] or "").translate(_MISREAD)
