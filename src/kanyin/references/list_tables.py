"""Lists set as tables of Markdown: each row below the line of strokes is an entry, from its first cell on."""

from __future__ import annotations

from kanyin.patterns import lazy

_STROKES = lazy(r"(?<![^\n])[ ]{0,3}\|?[ ]{0,3}:?--[-|: ]*+(?![^\n])")
_ROW = lazy(r"(?<![^\n])[ ]{0,3}\|[ ]{0,9}(?=[^\s|])")
_MOST = 0.8
"""Of the lines below the strokes so many are rows."""


def row_starts(raw: str) -> list[int]:
    """Where the first cell of each row begins; empty where the list is no table."""
    strokes = _STROKES.search(raw) if "|" in raw and "--" in raw else None
    if strokes is None:
        return []
    found = [row.end() for row in _ROW.finditer(raw, strokes.end())]
    lines = sum(bool(line.strip()) for line in raw[strokes.end() :].split("\n"))
    return found if len(found) > 1 and len(found) >= _MOST * lines else []


_HEADER = lazy(r"\|?(?:[^|\d\n]{1,24}\|){1,8}[^|\d\n]{0,24}")


def is_header_row(words: str) -> bool:
    """Short words between bars and no number: the names of the columns."""
    return _HEADER.fullmatch(words.strip()) is not None
