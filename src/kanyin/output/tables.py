"""How wide the columns of a table are, and whether it stands in a column of the page or across it.

A word or a figure torn over two lines misleads: a table that is too wide for its column is set a size smaller, then
across the page (通栏), and only then its cells are broken.
"""

from __future__ import annotations

import re
from html import unescape

from kanyin.output.title_lines import Words, break_title, width
from kanyin.styles import MM_PER_PT, Style

_TABLE = re.compile(r"<table\b[^>]*>((?:(?!<table\b).)*?)</table>", re.DOTALL)
_COLUMNS = re.compile(r"<colgroup>.*?</colgroup>\s*", re.DOTALL)
_CAPTION = re.compile(r"\s*<caption>.*?</caption>\s*", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(t[hd])\b([^>]*)>(.*?)</\1>", re.DOTALL)
_LINE_END = re.compile(r"<br\s*/?>|</p>|</li>")
_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_PADDING = 0.6
"""Ems of a cell's padding, left and right (pdf.css), and a little air."""
SMALLER = 0.84
"""小五 to 六号, the next size of type down."""
_WHOLE, _FIGURES = 8.0, 12.0
"""Ems: a cell no wider than this stays on one line; one without Han, such as ``158 (121, 196)``, up to the second."""


_LONG = 0.6
"""The part of a page's lines that a table's rows may take before it is broken over columns or pages."""


def fit_tables(fragment: str, style: Style, words: Words) -> str:
    """XHTML whose tables tell the widths of their columns, each in a division of class ``table``, and ``smaller`` and
    ``wide`` where need be.

    The dashes of a pipe table, which pandoc takes for widths, say nothing about its columns. ``words``: the article's,
    which the lines of a table's head keep whole. A table with joined cells stays as it is.
    """
    return _TABLE.sub(lambda table: _fit(table, style, words), fragment)


def _fit(table: re.Match[str], style: Style, words: Words) -> str:
    inner = _COLUMNS.sub("", table[1])
    rows = [_CELL.findall(row) for row in _ROW.findall(inner)]
    columns = max(map(len, rows), default=0)
    if not columns or "span=" in inner:
        return f'<div class="table">{table[0]}</div>'
    wanted, least = [0.0] * columns, [0.0] * columns
    for row in rows:
        for at, (kind, _, cell) in enumerate(row):
            wanted[at] = max(wanted[at], _widest(cell) + _PADDING)
            least[at] = max(least[at], _least(cell, kind == "th") + _PADDING)
    kind, room = _place(sum(least), style)
    widths = _share(wanted, least, room)
    caption = _CAPTION.match(inner)
    start = caption.end() if caption else 0
    head = break_title(inner[:start], room - 1, words)
    shares = "".join(f'<col style="width: {100 * share / room:.2f}%" />\n' for share in widths)
    if len(rows) > _LONG * style.lines:
        kind += " long"
    body = _ROW.sub(lambda row: _balance(row[0], widths, words), inner[start:])
    return (
        f'<div class="table{kind}"><table class="fitted">{head}<colgroup>\n{shares}</colgroup>\n{body}</table></div>'
    )


def _place(least: float, style: Style) -> tuple[str, float]:
    """The classes of a table that needs so many ems, and the ems that it gets."""
    column = style.column_width / MM_PER_PT / style.text["table"].size
    page = style.type_width / MM_PER_PT / style.text["table"].size
    places = [("", column), (" smaller", column / SMALLER)]
    if style.columns > 1:
        places += [(" wide", page), (" smaller wide", page / SMALLER)]
    return next((place for place in places if least <= place[1]), places[-1])


def _share(wanted: list[float], least: list[float], room: float) -> list[float]:
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
    return [unescape(re.sub(r"<[^>]*>", "", line)).strip() for line in _LINE_END.split(cell)]


def _widest(cell: str) -> float:
    """Ems of a cell's longest line, the gaps between Han and Latin with it."""
    gaps = re.compile(rf"(?<={_HAN.pattern})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?={_HAN.pattern})")
    return max(width(text) + len(gaps.findall(text)) / 4 for text in _texts(cell))


def _least(cell: str, is_head: bool) -> float:
    """Ems below which a cell would be torn: a head may take two lines, a sentence as many as it likes."""
    widest = _widest(cell)
    if widest <= (_WHOLE if _HAN.search(cell) else _FIGURES):
        return max(widest / 2 + 0.7, _longest(cell)) if is_head and widest > 3 else widest
    return max(_longest(cell), min(_WHOLE, widest / 2))


def _longest(cell: str) -> float:
    """Ems of what in a cell may not be broken: words and figures."""
    return max((width(word) for text in _texts(cell) for word in re.findall(r"[!-~]{1,20}", text)), default=1.0)
