"""What a journal prints behind an article: notes on the authors, their units, funds, dates of the manuscript.

A line belongs here by its label, by the way it begins (a known author, a date of receipt, a fund), or because it goes
on with such a line above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kanyin import rules
from kanyin.fields import people
from kanyin.model import Line

_ENDS = re.compile("[。.；;]$")
FIELDS = frozenset({"author-note", "affiliation", "fund", "received"})

Take = Callable[[int, str, str], None]
"""Called with a line's index, the field it belongs to, and its value."""


def read_back(lines: tuple[Line, ...], start: int, taken: set[int], names: tuple[str, ...], take: Take) -> None:
    """Find the lines of back matter from ``start`` on and hand each to ``take``."""
    field = ""
    for n in range(start, len(lines)):
        line = lines[n]
        if n in taken:
            field = ""
            continue
        text = people.unwrap(line.text)
        label = rules.label(text)
        known = label.field if label is not None and label.field in FIELDS and label.value else ""
        if known == "affiliation" and label is not None and not people.is_unit_line(label.value):
            known = ""  # 单位：mm below the caption of a table
        begun = known or _kind(text, names)
        found = begun or (field if field and _goes_on(lines[n - 1].text, line, field) else "")
        if found:
            # Dates keep their labels: which date is which, nothing else tells.
            take(n, found, label.value if known and label is not None and found != "received" else text)
        # Only what begins a field can be gone on with, and by one line: the next may be the text again.
        field = begun


def _kind(text: str, names: tuple[str, ...]) -> str:
    """The field of a line that no label tells, or nothing."""
    if rules.is_date_received(text):
        return "received"
    if rules.is_biography(text):
        return "author-note"
    if rules.is_fund(text):
        return "fund"
    if rules.is_contact(text):
        return "author-note"
    if len(text) <= 120 and text.startswith(names) and people.unit_of_names(text, names):
        return "affiliation"
    return ""


def _goes_on(before: str, line: Line, field: str) -> bool:
    """A line that its field's line above left open."""
    if rules.label(line.text) or rules.split_heading(line.text) or rules.is_references_heading(line.text):
        return False
    if field == "affiliation":
        return people.is_unit_line(line.text)
    return field in ("author-note", "fund") and not _ENDS.search(before) and len(line.text) <= 60
