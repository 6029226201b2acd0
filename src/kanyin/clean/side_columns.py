"""Cells that a dump has set side by side above an article: its headline in one row with another column's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.fields import sources
from kanyin.fields.byline_labels import first_label
from kanyin.model import Change, Line
from kanyin.patterns import lazy
from kanyin.text import columns

RULE = "PA006"
_GAP = lazy(r"(?<![ \u3000])(?: \u3000| {2})[ \u3000]*+")
WIDE = 12
"""Half-em of the narrowest gap between two columns of a page: what is set wide with blanks has narrower ones."""
LEAST, LEAST_BESIDE = 12, 4
"""Half-em of the widest cell of a row and of each other, so that names and titles set wide are none."""
FEWEST = 2
"""Rows with such a gap on a page that is laid out in columns."""
_SENTENCE = lazy("[\u3400-\u9fff]{12}，|[\u3400-\u9fff，]{20}。")
_FRAME = " │┃|║"
_PICTURE = lazy(r"\[[^\[\]\s]{0,40}\]|\S{1,40}\.(?i:gif|jpe?g|png)")


def part_cells(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines, with the cells of rows above the first sentence of the page apart, each a line of its own.

    A row with a field keeps together: a reader of fields asks it. So do rows of a table, which stands within the text.
    """
    rows = [n for n, line in enumerate(lines) if _is_wide(line.text)]
    if len(rows) < FEWEST:
        return tuple(lines), []
    top = next((n for n, line in enumerate(lines) if _SENTENCE.search(line.text)), len(lines))
    out: list[Line] = []
    changes: list[Change] = []
    for n, line in enumerate(lines):
        cells = _cells(line.text) if n < top and not (line.by or line.kind) else []
        if len(cells) < FEWEST:
            out.append(line)
            continue
        out += [replace(line, text=cell, gap=line.gap and not k) for k, cell in enumerate(cells)]
        changes.append(Change(RULE, "split", line.src, line.text, "\n".join(cells)))
    return tuple(out), changes


def _is_wide(text: str) -> bool:
    return "  " in text and any(columns(gap[0]) >= WIDE for gap in _GAP.finditer(text))


def _cells(text: str) -> list[str]:
    """The cells of a row of two or three columns; none where it is of another kind."""
    cells: list[str] = []
    start = 0
    for gap in _GAP.finditer(text):
        if columns(gap[0]) >= WIDE:
            cells.append(text[start : gap.start()])
            start = gap.end()
    cells.append(text[start:])
    cells = [cell for cell in cells if cell.strip(_FRAME)]
    if not FEWEST <= len(cells) <= MOST or max(map(columns, cells)) < LEAST or any(map(_is_of_article, cells)):
        return []
    small = (cell for cell in cells if columns(cell) < LEAST_BESIDE)
    return cells if all(map(_PICTURE.fullmatch, small)) else []


MOST = 3
"""Columns of a page."""


def _is_of_article(cell: str) -> bool:
    """A field with its label, or the year and number of a journal: its row is read as a whole."""
    return first_label(cell) is not None or cell.rstrip().endswith((":", "：")) or bool(sources.read_issue(cell))
