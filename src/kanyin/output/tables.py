"""How wide the columns of a table are, and whether it stands in a column of the page or across it.

A word or a figure torn over two lines misleads: a table that is too wide for its column is set a size smaller, then
across the page (通栏), and only then its cells are broken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from kanyin.book.tags import TAG, element, inside
from kanyin.book.title_lines import Words, break_title, width
from kanyin.style import MM_PER_PT, Style

_TABLE = re.compile(rf"<table\b[^<>]*+>({inside('table')})</table>")
_COLUMNS = re.compile(rf"{element('colgroup')}\s*")
_CAPTION = re.compile(rf"(?<!\s)\s*+{element('caption')}\s*")
_ROW = re.compile(rf"<tr\b[^<>]*+>({inside('tr')})</tr>")
_CELL = re.compile(rf"<(t[hd])\b([^<>]*+)>({inside('t[hd]')})</\1>")
_TAG = re.compile(TAG)
_LINE_END = re.compile(r"<br\s*/?>|</p>|</li>")
_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_GAPS = re.compile(rf"(?<={_HAN.pattern})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?={_HAN.pattern})")

_PADDING = 0.6
"""Ems of a cell's padding, left and right (pdf.css, docx/styles.py), and a little air."""
SMALLER = 0.84
"""小五 to 六号, the next size of type down."""
_WHOLE, _FIGURES = 8.0, 12.0
"""Ems: a cell no wider than this stays on one line; one without Han, such as ``158 (121, 196)``, up to the second."""

_SCREEN = 25.0
"""Ems of a table's type across a phone held upright."""

LONG = 0.6
"""The part of a page's lines that a table's rows may take before it is broken over columns or pages."""


def fit_tables(fragment: str, style: Style, words: Words) -> str:
    """XHTML whose tables tell the widths of their columns, each in a division of class ``table``, and ``smaller`` and
    ``wide`` where need be.

    The dashes of a pipe table, which pandoc takes for widths, say nothing about its columns. ``words``: the article's,
    which the lines of a table's head keep whole. A table with joined cells stays as it is.
    """
    return _TABLE.sub(lambda table: _fit(table, style, words), fragment)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a reader sees in a cell of a table."""

    lines: tuple[str, ...]
    is_head: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """Ems that each column of a table wants, and those below which its cells would be torn."""

    wanted: tuple[float, ...]
    least: tuple[float, ...]

    @classmethod
    def of(cls, rows: Sequence[Sequence[Cell]]) -> Columns:
        """The columns of a table without joined cells."""
        columns = [[row[n] for row in rows if n < len(row)] for n in range(max(map(len, rows), default=0))]
        return cls(
            tuple(max(map(_widest, cells)) + _PADDING for cells in columns),
            tuple(max(map(_least, cells)) + _PADDING for cells in columns),
        )

    def place(self, style: Style) -> tuple[str, float]:
        """Where the table goes, as classes, and the ems that it gets there."""
        return _place(sum(self.least), style)

    def share(self, room: float) -> list[float]:
        """Ems of each column, in sum ``room``."""
        return _share(self.wanted, self.least, room)


def loosen_tables(fragment: str) -> str:
    """XHTML for a screen of any width: tables whose columns have the shares that suit a phone, each in a division of
    class ``table``, and ``wide`` where a phone cannot show it without tearing a word or a figure.

    The cells of the first row tell the shares; the style sheet takes away those of the dashes, which stay in ``<col>``:
    whoever makes text of the book again finds the table that the Markdown has.
    """
    return _TABLE.sub(lambda table: _loosen(table[0], table[1]), fragment)


def _loosen(table: str, inner: str) -> str:
    columns = Columns.of(_rows(inner))
    if not columns.wanted or "span=" in inner:
        return f'<div class="table">{table}</div>'
    kind = "table" if sum(columns.least) <= _SCREEN else "table wide"
    shares = iter([100 * share / _SCREEN for share in columns.share(_SCREEN)])

    def cell(found: re.Match[str]) -> str:
        style = f'style="width: {next(shares):.2f}%; '
        own = found[2].replace('style="', style) if 'style="' in found[2] else f'{found[2]} {style[:-2]}"'
        return f"<{found[1]}{own}>{found[3]}</{found[1]}>"

    sized = _ROW.sub(lambda row: _CELL.sub(cell, row[0]), table, count=1)
    return f'<div class="{kind}">{sized}</div>'


def _column_shares(widths: Sequence[float]) -> str:
    """The columns of an HTML table, in hundredths of its width."""
    shares = (f'<col style="width: {100 * share / sum(widths):.2f}%" />\n' for share in widths)
    return f"<colgroup>\n{''.join(shares)}</colgroup>\n"


def _rows(inner: str) -> list[list[Cell]]:
    """The cells of an HTML table."""
    found = (_CELL.findall(row) for row in _ROW.findall(inner))
    return [[Cell(tuple(_texts(cell)), kind == "th") for kind, _, cell in row] for row in found]


def _fit(table: re.Match[str], style: Style, words: Words) -> str:
    inner = _COLUMNS.sub("", table[1])
    rows = _rows(inner)
    columns = Columns.of(rows)
    if not columns.wanted or "span=" in inner:
        whole = _without_high_head(table[0], rows, [style.characters / max(map(len, rows), default=1)] * 99, style)
        return f'<div class="table">{whole}</div>'
    kind, room = columns.place(style)
    widths = columns.share(room)
    inner = _without_high_head(inner, rows, widths, style)
    caption = _CAPTION.match(inner)
    start = caption.end() if caption else 0
    head = break_title(inner[:start], room - 1, words)
    if len(rows) > LONG * style.lines:
        kind += " long"
    body = _ROW.sub(lambda row: _balance(row[0], widths, words), inner[start:])
    return f'<div class="table{kind}"><table class="fitted">{head}{_column_shares(widths)}{body}</table></div>'


_HEAD_OR_FOOT = re.compile(r"(</?)t(?:head|foot)\b")
_HIGH = 0.3
"""The part of a page's lines that a head may take: WeasyPrint leaves one out that finds no place, words and all."""


def _without_high_head(html: str, rows: list[list[Cell]], widths: Sequence[float], style: Style) -> str:
    """A table whose head or foot is too high to be repeated on each page has ordinary rows in its place."""
    ends = [row for row in rows if any(cell.is_head for cell in row)] + (rows[-1:] if "<tfoot" in html else [])
    cells = (pair for row in ends for pair in zip(row, widths, strict=False))
    heights = [_widest(cell) / max(room - _PADDING, 1.0) for cell, room in cells]
    return html if max(heights, default=0.0) <= _HIGH * style.lines else _HEAD_OR_FOOT.sub(r"\1tbody", html)


def _place(least: float, style: Style) -> tuple[str, float]:
    """The classes of a table that needs so many ems, and the ems that it gets."""
    column = style.column_width / MM_PER_PT / style.text["table"].size
    page = style.type_width / MM_PER_PT / style.text["table"].size
    places = [("", column), (" smaller", column / SMALLER)]
    if style.columns > 1:
        places += [(" wide", page), (" smaller wide", page / SMALLER)]
    return next((place for place in places if least <= place[1]), places[-1])


def _share(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Ems of each column, in sum ``room``: what all want and an even share of the rest, or the least and a share by
    what is wanted beyond it."""
    spare = room - sum(wanted)
    if spare >= 0:
        return [want + spare / len(wanted) for want in wanted]
    spare = room - sum(least)
    if spare < 0:
        return [room * need / sum(least) for need in least]
    missing = sum(wanted) - sum(least)
    return [need + spare * (want - need) / missing for want, need in zip(wanted, least, strict=True)]


def _balance(row: str, widths: list[float], words: Words) -> str:
    """A table's row in which the cells of a head have lines that end between words."""
    places = iter(widths)

    def cell(found: re.Match[str]) -> str:
        room = next(places) - _PADDING
        text = found[3] if found[1] == "td" else break_title(found[3], max(room, 1.0) + 0.1, words)
        return f"<{found[1]}{found[2]}>{text}</{found[1]}>"

    return _CELL.sub(cell, row)


def _texts(cell: str) -> list[str]:
    """The lines of a cell as a reader sees them."""
    return [unescape(_TAG.sub("", line)).strip() for line in _LINE_END.split(cell)]


def _widest(cell: Cell) -> float:
    """Ems of a cell's longest line, the gaps between Han and Latin with it."""
    return max((width(text) + len(_GAPS.findall(text)) / 4 for text in cell.lines), default=0.0)


def _least(cell: Cell) -> float:
    """Ems below which a cell would be torn: a head may take two lines, a sentence as many as it likes."""
    widest = _widest(cell)
    if widest <= (_WHOLE if any(map(_HAN.search, cell.lines)) else _FIGURES):
        return max(widest / 2 + 0.7, _longest(cell)) if cell.is_head and widest > 3 else widest
    return max(_longest(cell), min(_WHOLE, widest / 2))


def _longest(cell: Cell) -> float:
    """Ems of what in a cell may not be broken: words and figures."""
    return max((width(word) for text in cell.lines for word in re.findall(r"[!-~]{1,20}", text)), default=1.0)
