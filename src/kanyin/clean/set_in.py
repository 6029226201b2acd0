"""Paragraphs all of which a page sets further in than the others."""

from __future__ import annotations

from kanyin.clean.layout_profile import FIRST, starts_something
from kanyin.model import Line
from kanyin.patterns import lazy

LEAST = 40
"""Half-em of such a paragraph's first line."""
_SENTENCES = lazy("。[^。]{8,}[^。！？：；，]$")


def goes_on_set_in(before: Line, line: Line) -> bool:
    """``line`` is the second of such a paragraph: the first one, further in still, has not ended."""
    if line.gap or not 2 <= before.indent - line.indent <= FIRST or before.columns < LEAST:
        return False
    return _SENTENCES.search(before.text) is not None and not starts_something(line.text)
