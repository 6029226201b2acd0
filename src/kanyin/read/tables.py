"""Tables of data on an HTML page, and tables that only make its layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kanyin.model import CELL, CODE, Span
from kanyin.read.elements import Element, classes
from kanyin.read.pieces import UNREAD, Piece
from kanyin.text import folded

LONGEST_CELL = 200
"""Characters: a table with longer text in a cell is one for the layout of the page …"""
LONGEST_BELOW_HEAD = 800
"""… and so is one with a row of heads above its columns, or with many rows alike, where it is longer than this."""
MOST_SPANNED = 100
"""Columns and rows that one cell may be said to span."""

LinesOf = Callable[[Element], list[Piece]]
"""The lines of an element, as a browser shows them."""


def table_rows(table: Element, lines_of: LinesOf) -> list[Piece]:
    """Caption and rows of a table of data, a line each, with CELL between the cells; its pictures behind them.

    Nothing for a layout table: a table of data has at least two rows and two columns with text, no table inside it that
    is no cell of a box of facts, and no long text in a cell that no row of heads stands above.
    """
    is_nested = next(table.iterdescendants("table"), None) is not None
    if (is_nested and not _FACTS.intersection(classes(table))) or _holds_loose_text(table):
        return []
    rows = _rows(table)
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return []
    cells = {cell: lines_of(cell) for row in rows for cell in row}
    texts = {cell: _text(lines) for cell, lines in cells.items()}
    is_regular = _has_heads(rows, texts) or _has_columns(rows, cells)
    longest = LONGEST_BELOW_HEAD if is_regular else LONGEST_CELL
    if any(len(text) > longest for text in texts.values()):
        return []
    if max(sum(bool(texts[cell].strip()) for cell in row) for row in rows) < 2:
        return []
    out = [Piece(_text(lines_of(caption)), "caption", caption) for caption in table.iterchildren("caption")]
    for line, row in zip(_spread(rows, texts), rows, strict=True):
        held = [cells[cell] for cell in row]
        links, emphasis = _spans(held, lambda piece: piece.links), _spans(held, lambda piece: piece.emphasis)
        out.append(Piece(CELL.join(line), "row", row[0], links=links, emphasis=emphasis))
    pictures = [piece for lines in cells.values() for piece in lines if piece.kind == "picture"]
    return [piece for piece in out if piece.text.strip(CELL + " ")] + pictures


_FACTS = frozenset(("infobox", "wikitable"))
"""Classes of the tables of an encyclopaedia: what they hold are facts, whatever a cell is set with."""
LONGEST_HEAD = 30
"""Characters of the head of a column."""


def _has_heads(rows: list[list[Element]], texts: dict[Element, str]) -> bool:
    """The first row is one of heads, each short, and every other row has as many cells."""
    first, *others = rows
    are_heads = len(first) > 1 and all(cell.tag == "th" and len(texts[cell]) <= LONGEST_HEAD for cell in first)
    return are_heads and all(len(row) == len(first) for row in others)


FEWEST_ROWS = 4
"""Rows of a table without heads that is known by its columns."""


def _has_columns(rows: list[list[Element]], cells: dict[Element, list[Piece]]) -> bool:
    """Many rows have as many cells, and each cell holds one line at most: no page is laid out so."""
    are_alike = len(rows) >= FEWEST_ROWS and len({*map(len, rows)}) == 1
    return are_alike and all(len(_seen(lines)) <= 1 for lines in cells.values())


def _seen(lines: list[Piece]) -> list[Piece]:
    return [piece for piece in lines if piece.text and piece.kind not in (*UNREAD, "picture")]


def _text(lines: list[Piece]) -> str:
    """The lines of a cell as one; those of code are words of a program there, and a table in it is a text."""
    return " ".join(_words(piece) for piece in _seen(lines)).replace(CELL, " ")


def _words(piece: Piece) -> str:
    text = piece.text.strip()
    return f"{CODE[0]}{text}{CODE[1]}" if text and piece.kind.startswith("code") else piece.text


def _spans(cells: list[list[Piece]], of: Callable[[Piece], tuple[Span, ...]]) -> tuple[Span, ...]:
    """The links or the emphasis of a row, counted in the letters of its cells."""
    found: list[Span] = []
    before = 0
    for piece in (piece for lines in cells for piece in _seen(lines)):
        found += [(kind, start + before, end + before) for kind, start, end in of(piece)]
        before += len(folded(piece.text))
    return tuple(found)


_FRAME = ("table", "thead", "tbody", "tfoot", "tr", "form")
_PARTS = frozenset(("td", "th", "caption", "col", "colgroup", "script", "style", "input", *_FRAME))


def _holds_loose_text(table: Element) -> bool:
    """Something stands between the cells: no table of data, and only as a text nothing of it is lost."""
    for frame in table.iter(*_FRAME):
        if (frame.text or "").strip() or any((part.tail or "").strip() for part in frame):
            return True
        if any(isinstance(part.tag, str) and part.tag not in _PARTS for part in frame):
            return True
    return False


def _rows(table: Element) -> list[list[Element]]:
    """The cells of each row; those without a row of their own, where a tag was forgotten, are one together."""
    rows: list[list[Element]] = [[]]
    for element in table.iter("tr", "td", "th"):
        if next(element.iterancestors("table")) is not table:
            continue
        is_loose = element.tag != "tr" and element.getparent().tag != "tr"
        if element.tag == "tr":
            rows.append(list(element.iterchildren("td", "th")))
        elif is_loose and rows[-1] and rows[-1][0].getparent() is element.getparent():
            rows[-1].append(element)
        elif is_loose:
            rows.append([element])
    return [row for row in rows if row]


def _spread(rows: list[list[Element]], texts: dict[Element, str]) -> Iterator[list[str]]:
    """Each row's texts in their columns: a cell that spans several stands in the first, the others are empty."""
    taken: dict[int, int] = {}
    for row in rows:
        line: list[str] = []
        for cell in row:
            while taken.get(len(line), 0) > 0:
                line.append("")
            start, width = len(line), _span(cell, "colspan")
            line += [texts[cell], *[""] * (width - 1)]
            taken |= {column: _span(cell, "rowspan") for column in range(start, start + width)}
        while taken.get(len(line), 0) > 0:
            line.append("")
        taken = {column: left - 1 for column, left in taken.items()}
        yield line


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), MOST_SPANNED) if value.isdecimal() and len(value) < 6 else 1
