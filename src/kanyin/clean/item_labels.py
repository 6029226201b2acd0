"""Numbers of items, 1) and 2）: those of one page are set alike."""

from __future__ import annotations

from dataclasses import replace

from kanyin.clean.protect import reference_lines
from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line
from kanyin.patterns import lazy

RULE = "PU001"
_HALF, _WIDE = lazy("^(\\d{1,2})\\)(?=[ \u3000]*[^\\s,.，。;；])"), lazy("\\d{1,2}）")


def set_alike(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines, where one begins with a number and a wide bracket, all of them so."""
    entries = reference_lines(lines)
    if not any(_WIDE.match(line.text) for n, line in enumerate(lines) if n not in entries):
        return lines, []
    out: list[Line] = []
    changes: list[Change] = []
    for n, line in enumerate(lines):
        new = line.text if n in entries or line.kind else _HALF.sub("\\1）", line.text, count=1)
        if new != line.text:
            changes.append(overrides.edit(RULE, line.src, line.text, new))
            line = replace(line, text=changes[-1].after)
        out.append(line)
    return tuple(out), changes
