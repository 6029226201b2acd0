"""How the checks write down what they find."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kanyin import rules
from kanyin.proof.line import Line
from kanyin.proof.model import Box, Fault, Glyph

_AROUND = 6
"""Characters shown on either side of the place."""


def at_line(code: str, what: str, line: Line, first: int = 0, last: int | None = None) -> Fault:
    """A fault in a line, at its glyphs ``first`` to ``last`` (the last one included; all by default)."""
    end = len(line.glyphs) - 1 if last is None else last
    text = "".join(glyph.text or "�" for glyph in line.glyphs[max(0, first - _AROUND) : end + 1 + _AROUND])
    box = around(line.glyphs[first : end + 1])
    return Fault(code, what, line.page, line.number, text[:40], box)


def around(glyphs: Sequence[Glyph]) -> Box:
    """The box of some glyphs."""
    boxes = [glyph.box for glyph in glyphs]
    lefts, lows, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(lows), max(rights), max(tops)


@lru_cache(maxsize=2)
def checks(language: str) -> dict[str, tuple[str, str]]:
    """Why each check is there and where that is written, by its code, in ``zh`` or ``en``."""
    rows = rules.table("proof")["check"]
    return {
        row["id"]: (rules.localized(row, "why", language), rules.localized(row, "source", language)) for row in rows
    }
