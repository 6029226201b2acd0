"""Lines that no paragraph swallows: rows of tables, entries of lists."""

from __future__ import annotations

import re

from kanyin import rules
from kanyin.clean.layout_profile import LayoutProfile, starts_something
from kanyin.clean.protect import reference_lines
from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.references.line_kinds import names_part
from kanyin.references.line_starts import starting_lines

_HAN = lazy("[\u3400-\u9fff]")
LONGEST = 48
"""Half-em: a row that is longer and ends as a sentence does is none."""
_NUMBERED = lazy("(\\d{1,3})(?:[，,.．、][ \u3000]?|[ \u3000]{1,3})[A-Z\u3400-\u9fff]")


def entries(lines: tuple[Line, ...]) -> set[int]:
    """Indexes of entries in a list of references that are numbered one after the other, ``1，``, ``1.``, ``1 ``, or
    have all one form: bullets, or people and a year first; and of what parts such a list.
    """
    listed = sorted(reference_lines(lines))
    formed = starting_lines([lines[n].text for n in listed])
    found = {n for at, n in enumerate(listed) if at in formed or (formed and names_part(lines[n].text))}
    number = 0
    for n in listed:
        match = _NUMBERED.match(lines[n].text)
        if match and int(match[1]) == number + 1:
            found.add(n)
            number += 1
    return found


def in_table(inside: bool, before: Line, line: Line, page: LayoutProfile) -> bool:
    """``line`` is a row of a flattened table: one after a table's caption, up to the next paragraph or heading."""
    if line.kind == "row" or (not inside and not re.match("(附|续)?表", before.text)):
        return False
    if not inside and not rules.is_caption(before.text):
        return False
    ended = page.is_full(line) or (starts_something(line.text) and _HAN.search(line.text) and not _is_cell(line))
    begins = page.is_indented(line) and (line.columns - line.indent >= LONGEST or line.text[-1] in "。：；”！？")
    return not ended and not begins and not (line.columns >= LONGEST and line.text[-1] in "。：")


_POINT = lazy("[a-z][.．、)）]|[*＊·•]")


def _is_cell(line: Line) -> bool:
    """``a.`` or ``*`` begins a point within a cell: no heading of a Chinese text begins so, and no item set in deep."""
    return line.indent >= DEEP and _POINT.match(line.text) is not None


DEEP = 8
"""Half-em of a cell's indent behind an empty first column."""
