"""Tables as pandoc's Markdown has them: between bars, or, where cells span others, as a grid."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from kanyin.markdown.escaping import FORMULA, escape
from kanyin.model import ABOVE, CELL, LEFT, Table
from kanyin.patterns import lazy

Grid = Sequence[Sequence[str]]


def table_lines(block: Table) -> Iterator[str]:
    """The lines of a table, its first row the head; rows that nobody parted into cells as a line block, which claims
    none.
    """
    rows = [row.split(CELL) for row in block.rows]
    width = max(map(len, rows), default=0)
    if width < 2:
        yield from ("| " + escape(row) for row in block.rows)
    elif any(cell in (LEFT, ABOVE) for row in rows for cell in row):
        yield from _grid_lines([[*row, *[""] * (width - len(row))] for row in rows])
    else:
        yield from _pipe_lines(rows, width)


def _pipe_lines(rows: Grid, width: int) -> Iterator[str]:
    for n, row in enumerate(rows):
        cells = [escape(_without_bars(cell.strip())) for cell in row] + [""] * (width - len(row))
        yield f"| {' | '.join(cells)} |"
        if n == 0:
            yield "|" + "---|" * width


def _without_bars(cell: str) -> str:
    """A cell whose formulas hold no sign that would end it; within words of programs pandoc looks for none."""
    return FORMULA.sub(lambda match: match[0].replace("\\|", "\\Vert ").replace("|", "\\vert "), cell)


def _grid_lines(rows: Grid) -> Iterator[str]:
    """A grid: a line of text a row, and between two rows a line of dashes where no cell goes on."""
    texts = [[_cell(cell) for cell in row] for row in rows]
    widths = _widths(rows, texts)
    head = _head_rows(rows)
    for n, row in enumerate(rows):
        yield _border(rows, n, widths, texts, "=" if n == head else "-")
        yield _row(row, texts[n], widths)
    yield _border(rows, len(rows), widths, texts, "-")


def _cell(text: str) -> str:
    """A cell's text, with nothing in it that the grid is drawn with."""
    if text in (LEFT, ABOVE):
        return ""
    return _DRAWN.sub(lambda sign: f"\\{sign[0]}" if sign[0] in "+|" else sign[0], escape(_without_bars(text.strip())))


_DRAWN = lazy(r"\\.|\$[^$]*+\$|[+|]")
"""What a grid is drawn with; before it what is guarded already, and formulas."""


def _width(text: str) -> int:
    """Columns that a text takes, as pandoc counts them: two for a wide character, none for a combining one."""
    seen = [char for char in text if unicodedata.category(char) not in ("Mn", "Me", "Cf")]
    return len(seen) + sum(unicodedata.east_asian_width(char) in "WF" for char in seen)


def _widths(rows: Grid, texts: Grid) -> list[int]:
    """The columns of the grid, each as wide as its widest cell; one that spans several widens the last of them."""
    widths = [3] * len(rows[0])
    for row, cells in zip(rows, texts, strict=True):
        for n, text in enumerate(cells):
            if row[n] in (LEFT, ABOVE):
                continue
            last = _last(row, n)
            room = sum(widths[n : last + 1]) + 3 * (last - n)
            widths[last] += max(0, _width(text) - room)
    return widths


def _last(row: Sequence[str], n: int) -> int:
    """The last column of the cell that begins in column ``n``."""
    while n + 1 < len(row) and row[n + 1] == LEFT:
        n += 1
    return n


def _row(row: Sequence[str], texts: Sequence[str], widths: Sequence[int]) -> str:
    out = "|"
    n = 0
    while n < len(row):
        last = _last(row, n)
        room = sum(widths[n : last + 1]) + 3 * (last - n)
        out += f" {texts[n]}{' ' * (room - _width(texts[n]))} |"
        n = last + 1
    return out


def _border(rows: Grid, n: int, widths: Sequence[int], texts: Grid, sign: str) -> str:
    """The line above row ``n``: blank within a cell that goes on down, a corner where cells meet."""
    below = rows[n] if n < len(rows) else [""] * len(widths)
    above = rows[n - 1] if n else below
    through = _through(below) if 0 < n < len(rows) else [False] * len(widths)
    out = "|" if through[0] else "+"
    for k, width in enumerate(widths):
        out += (" " if through[k] else sign) * (width + 2)
        if k + 1 == len(widths):
            out += "|" if through[k] else "+"
        elif through[k] and through[k + 1]:
            out += " " if below[k + 1] == LEFT else "|"
        else:
            meets = above[k + 1] != LEFT or below[k + 1] != LEFT
            out += "+" if meets or through[k] or through[k + 1] else sign
    return out


def _through(row: Sequence[str]) -> list[bool]:
    """For each column whether the cell above goes on in this row."""
    out: list[bool] = []
    for cell in row:
        out.append(cell == ABOVE or (cell == LEFT and bool(out) and out[-1]))
    return out


def _head_rows(rows: Grid) -> int:
    """How many rows are the head: the first, those that its cells reach down to, and those below a cell that spans
    columns there; NO_HEAD where cells reach further.
    """
    spans = any(cell == LEFT for cell in rows[0]) and not all(cell == LEFT for cell in rows[0][1:])
    order = (*range(2 if spans else 1, MOST_OF_HEAD + 1), 1)
    return next((n for n in order if n < len(rows) and ABOVE not in rows[n]), NO_HEAD)


NO_HEAD = -1
MOST_OF_HEAD = 4
"""Rows of the longest head of a table."""
