"""How wide the columns of a table are, and whether it stands in a column of the page or across it.

A figure, a date or a name torn over two lines misleads: a table that is too wide for its column is set a size smaller,
then across the page (通栏); then sentences, addresses and words of Han take more lines, and only at last figures do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from math import ceil

from lxml import etree

from kanyin.book.blocks import MONO_EM
from kanyin.book.title_lines import width
from kanyin.output import xhtml
from kanyin.output.advances import serif_width
from kanyin.output.figures import digits_lacking
from kanyin.output.table_grid import Cell, Spot, rows_of
from kanyin.patterns import lazy
from kanyin.style import MM_PER_PT, Style
from kanyin.typeset.breaks import Breaks
from kanyin.typeset.classes import classify

_HAN = lazy("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_GAPS = lazy(rf"(?<={_HAN.pattern})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?={_HAN.pattern})")

_PER_UNIT = lazy(rf"{_HAN.pattern}/[A-Za-z(%‰°μ]")
_UNIT_BEHIND = lazy(r"(?:/[^/]{1,8}|（[^（）]{1,8}）)$")
_WIDE = lazy("[mwMW@]")
_CODE_BREAK = lazy(r"(?<=[\s./_,(=-])")

PADDING = 0.6
"""Ems of a cell's padding, left and right (pdf.css, docx/styles.py), and a little air."""
DATE = lazy(r"(?:\d{4} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?[日号]")
"""A day, which is one in a cell; in running text it may be parted behind 年 and 月."""
ITEM = lazy(r"(?<![^、；;\s])[^、；;，。！？\s]{2,8}(?=[、；;]|\s*$)")
SHORT_ITEM = lazy(r"(?<![^、；;\s])[^、；;，。！？\s]{2,5}(?=[、；;]|\s*$)")
"""The items of a list in a cell, each of which is one there, where the column has 9 or 6 ems."""
SMALLER = 0.84
"""小五 to 六号, the next size of type down."""
_WHOLE, _FIGURES, _SENTENCE, _WORD = 8.0, 12.0, 10.0, 3.0
"""Ems: a cell no wider than the first stays on one line; one without Han, such as ``158 (121, 196)``, up to the second.
A sentence gets the third where there is room for it, and no word of Han becomes narrower than the fourth."""
_NARROWEST = 1.0
"""Ems of a column of which no cell wants more."""
_SHORT_WORD = 2.0
"""Ems of a head that is one word: 序号."""
_SHORT_HEAD, _QUANTITY = 3.9, 6.0
"""Ems up to which a head takes one line: any, for half of it would be no word; and a quantity over its unit, 水位/m."""
_ITEM, _NUMBERED_NAME = 6.0, lazy(rf"{_HAN.pattern}{{1,4}} ?[\dA-Z]{{1,3}}")
"""Ems up to which a name with its number is one, 断面12: half of it would be another name."""
_CELL = 0.3
"""Em of white beside what a cell holds, on a screen (epub.css)."""
CODE_SIZE = 0.86
"""The size of code in a text (pdf.css)."""
_CODE = 9.0
"""Ems up to which code is whole in a cell."""
_SCREEN = 25.0
"""Ems of a table's type across a phone held upright."""

LONG = 0.6
"""The part of a page's lines that a table's rows may take before it is broken over columns or pages."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Ems that each column of a table wants; those below which its cells would be torn; and those below which figures,
    dates, units and names would be. ``between``: steps from these to those, the wider first; ``other``: steps that
    leave heads three lines before any other cell is torn.
    """

    wanted: tuple[float, ...]
    least: tuple[float, ...]
    hard: tuple[float, ...] = ()
    between: tuple[tuple[float, ...], ...] = ()
    other: tuple[tuple[float, ...], ...] = ()

    @classmethod
    def of(cls, rows: Sequence[Sequence[Cell]]) -> Columns:
        """The columns of a table without joined cells."""
        columns = [[row[n] for row in rows if n < len(row)] for n in range(max(map(len, rows), default=0))]
        return cls._of_needs([tuple(max(map(need, cells)) + PADDING for cells in columns) for need in _NEEDS])

    @classmethod
    def joined(cls, spots: Sequence[Spot]) -> Columns:
        """Those of a table with joined cells: what a cell of several columns lacks, these share alike."""
        needs = []
        for need in _NEEDS:
            columns = [_NARROWEST] * max((spot.column + spot.columns for spot in spots), default=0)
            for spot in sorted(spots, key=lambda spot: spot.columns):
                theirs = range(spot.column, spot.column + spot.columns)
                lacks = need(spot.cell) + PADDING - sum(columns[n] for n in theirs)
                for n in theirs:
                    columns[n] += max(lacks, 0.0) / len(theirs)
            needs.append(tuple(columns))
        return cls._of_needs(needs)

    @classmethod
    def _of_needs(cls, needs: Sequence[tuple[float, ...]]) -> Columns:
        wanted, least, half_heads, half_heads_only, hard_heads, hard = needs
        return cls(wanted, least, hard, (half_heads, half_heads_only), (half_heads, hard_heads))

    def place(self, style: Style) -> tuple[str, float]:
        """Where the table goes, as classes, and the ems that it gets there."""
        return next((place for place in self.fitting(style)), places(style)[-1])

    def fitting(self, style: Style) -> Iterator[tuple[str, float]]:
        """The places where no cell is torn, the best first; then those where no figure is, the roomiest first."""
        yield from (place for place in places(style) if sum(self.least) <= place[1])
        yield from (place for place in reversed(places(style)) if sum(self.hard) <= place[1])

    def share(self, room: float) -> list[float]:
        """Ems of each column, in sum ``room``."""
        return next(self.shares(room))

    def shares(self, room: float) -> Iterator[list[float]]:
        """Ways to share ``room`` ems among the columns: for heads first, then for the cells below them."""
        for between in (self.between, self.other):
            levels = [level for level in (self.wanted, self.least, *between, self.hard) if level]
            fitting = (pair for pair in pairwise(levels) if sum(pair[1]) <= room)
            yield _share(*next(fitting, (levels[-2], levels[-1])), room)


def loosen_tables(root: etree._Element) -> None:
    """For a screen of any width: the tables of an XHTML tree get columns of the shares that suit a phone, each table in
    a division of class ``table``, and ``wide`` where a phone cannot show it without tearing a word or a figure.

    The cells of the first row tell the shares; the style sheet takes away those of the dashes, which stay in ``<col>``:
    whoever makes text of the book again finds the table that the Markdown has.
    """
    for table in tables(root):
        columns = Columns.of(rows_of(table))
        fits = sum(columns.least) <= _SCREEN or not columns.wanted or is_joined(table)
        if columns.wanted and not is_joined(table):
            first = xhtml.elements(table, "tr")[0]
            for cell, share in zip(first, columns.share(_SCREEN), strict=False):
                width, own = f"width: {100 * share / _SCREEN:.2f}%", cell.get("style")
                cell.set("style", f"{width}; {own}" if own else width)
            _align_heads(table)
            _align_figures(table)
        xhtml.wrap(table, xhtml.make("div", {"class": "table" if fits else "table wide"}))


def _align_heads(table: etree._Element) -> None:
    """No head stands in the middle over cells that begin at the left: HTML tables often align their heads alone."""
    for head, *cells in zip_longest(*(list(row) for row in xhtml.elements(table, "tr"))):
        below = [cell for cell in cells if cell is not None and xhtml.name_of(cell) == "td"]
        if (
            head is not None
            and xhtml.name_of(head) == "th"
            and below
            and not any("text-align" in cell.get("style", "") for cell in below)
        ):
            parts = (part.strip() for part in head.get("style", "").split(";"))
            head.set("style", "; ".join(part for part in parts if part and not part.startswith("text-align")))


def _align_figures(table: etree._Element) -> None:
    """White beside the figures of a column, in widths of a digit, so that their decimal points stand below each other,
    at whatever edge or in the middle of the column."""
    rows = [[cell for cell in row if xhtml.name_of(cell) == "td"] for row in xhtml.elements(table, "tr")]
    for column in zip_longest(*(row for row in rows if row)):
        cells = [cell for cell in column if cell is not None]
        texts = (xhtml.text_of(cell) for cell in cells)
        for cell, (left, right) in zip(cells, digits_lacking(list(texts)), strict=False):
            white = [f"padding-{side}: calc({_CELL}em + {lack:g}ch)"
                     for side, lack in (("left", left), ("right", right)) if lack]  # fmt: skip
            if white:
                cell.set("style", "; ".join(filter(None, [cell.get("style", "").rstrip("; "), *white])))


def tables(root: etree._Element) -> list[etree._Element]:
    """The tables that hold no other."""
    return [table for table in xhtml.elements(root, "table") if len(xhtml.elements(table, "table")) == 1]


def is_joined(table: etree._Element) -> bool:
    """True where a cell stands in several rows or columns."""
    return any("colspan" in cell.attrib or "rowspan" in cell.attrib for cell in xhtml.elements(table, "td", "th"))


def column_shares(widths: Sequence[float]) -> etree._Element:
    """The columns of an HTML table, in hundredths of its width."""
    group = xhtml.make("colgroup")
    group.extend(xhtml.make("col", {"style": f"width: {100 * share / sum(widths):.2f}%"}) for share in widths)
    return group


def places(style: Style) -> list[tuple[str, float]]:
    """Where a table may stand, as classes, with the ems of its type that there are, the best place first."""
    column = style.column_width / MM_PER_PT / style.text["table"].size
    page = style.type_width / MM_PER_PT / style.text["table"].size
    found = [("", column), (" smaller", column / SMALLER)]
    return [*found, (" wide", page), (" smaller wide", page / SMALLER)] if style.columns > 1 else found


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


def cell_width(cell: Cell) -> float:
    """Ems of a cell's longest line, the gaps between Han and Latin with it."""
    return max((_piece_width(text, cell.is_head) + _more(text, cell) for text in cell.lines), default=0.0)


def cell_lines(cell: Cell, room: float) -> int:
    """The lines that a cell takes in a column of ``room`` ems, about."""
    return sum(
        max(1, ceil(cell_width(replace(cell, lines=(line,))) / max(room - PADDING, 1.0) - 0.01)) for line in cell.lines
    )


def _more(text: str, cell: Cell) -> float:
    """Ems that the code, the formulas and the bold words in a line of a cell take beyond what their letters do in a
    serif."""
    widths = [(code, code_width(code)) for code in cell.code]
    widths += ((words, _piece_width(words, is_sans=True)) for words in cell.strong)
    widths += ((formula, serif_width(formula)) for formula in cell.formulas)
    return sum(width - _piece_width(part, cell.is_head) for part, width in widths if part in text)


def code_width(code: str) -> float:
    """Ems of code in a text: all its letters are equally wide (pdf.css)."""
    return CODE_SIZE * sum(MONO_EM if character.isascii() else width(character) for character in code)


def _least(cell: Cell) -> float:
    """Ems below which a cell would be torn: a head may take two lines, a sentence as many as it likes."""
    widest = cell_width(cell)
    if cell.is_head and widest <= (_QUANTITY if any(map(_PER_UNIT.search, cell.lines)) else _SHORT_HEAD):
        return widest
    if widest <= (_WHOLE if _has_han(cell) else _FIGURES):
        return max(_half(widest), _longest(cell)) if cell.is_head else widest
    if cell.is_head:
        return max(_longest(cell), _half_of_head(cell, widest))
    half = widest / 2
    return max(_longest(cell), min(_SENTENCE, half), *map(width, items_of(cell.lines)))


def _half_of_head(cell: Cell, widest: float) -> float:
    """Ems of a long head in two lines: its unit alone on the second, 有效灌溉面积 over /hm²; else lines that are rarely
    as long as each other, for they end where words do."""
    half = min(_SENTENCE, _half(widest))
    names = [_piece_width(_UNIT_BEHIND.sub("", line), True) for line in cell.lines if _UNIT_BEHIND.search(line)]
    return max(half, *names) if names and max(names) <= _QUANTITY else half


def items_of(lines: Sequence[str]) -> list[str]:
    """The items of a list in a cell, each with its mark; none where it is no list."""
    return [f"{item}、" for line in lines if "、" in line for item in ITEM.findall(line)]


def _half_heads(cell: Cell) -> float:
    """Ems below which a head would take three lines, or another cell would be torn."""
    widest, least = cell_width(cell), _least(cell)
    if not cell.is_head or widest <= _SHORT_WORD:
        return least
    return min(least, max(_half(widest), _hard(cell)))


def _half(widest: float) -> float:
    """Ems of a head in two lines, which end where words do: of six characters, three words, four stand on one."""
    return widest / 2 + (1.0 if widest % 4 == 2 else 0.7)


def _half_heads_only(cell: Cell) -> float:
    """Ems below which a head would take three lines, or what is one in another cell would be torn."""
    return _half_heads(cell) if cell.is_head else _hard(cell)


def _hard(cell: Cell) -> float:
    """Ems below which what is one in a cell would be torn: a figure, a date, a unit, a name, a part of an address."""
    widest = cell_width(cell)
    if cell.is_head:
        units = (found[0] for line in cell.lines if (found := _UNIT_BEHIND.search(line)))
        return max(_longest(cell), widest / 3 + 0.7, *map(width, units)) if widest > _SHORT_WORD else widest
    if widest <= _ITEM and all(map(_NUMBERED_NAME.fullmatch, cell.lines)):
        return widest
    return max(_longest(cell), min(_WORD, widest)) if _has_han(cell) else _longest(cell)


def _hard_heads(cell: Cell) -> float:
    """Ems below which a cell that is no head would be torn, or what is one in a head."""
    return _hard(cell) if cell.is_head else _least(cell)


_NEEDS = (cell_width, _least, _half_heads, _half_heads_only, _hard_heads, _hard)
"""What a column may be given, the best first."""


def _has_han(cell: Cell) -> bool:
    return any(map(_HAN.search, cell.lines))


def _longest(cell: Cell) -> float:
    """Ems of what in a cell may not be broken, by the rules for lines; short code is whole as well."""
    pieces = [
        _piece_width(piece, is_sans=cell.is_head or any(piece in words for words in cell.strong))
        for text in cell.lines
        for piece in _unbroken(text)
    ]
    parts = (part for code in cell.code for part in _code_parts(code))
    return max([*pieces, *parts, *map(serif_width, cell.formulas)], default=1.0)


def _code_parts(code: str) -> Iterator[float]:
    """Ems of what in code may not be broken: all of it, or where it is long, its names."""
    whole = code_width(code)
    yield from [whole] if whole <= _CODE else map(code_width, _CODE_BREAK.split(code))


def _piece_width(piece: str, is_sans: bool) -> float:
    """Ems with the gaps between Han and Latin; the Latin of a head and of bold words is a sans, whose m and w are
    wide."""
    own = width(piece) + 0.3 * len(_WIDE.findall(piece)) if is_sans else serif_width(piece)
    return own + len(_GAPS.findall(piece)) / 4


_LATIN_BREAK = lazy(r"(?<!\d) +| +(?!\d{3}(?!\d))|(?<=/)(?=[^/])|(?<=[?-])(?=[A-Za-z])")
"""Where a line of Latin alone may end, which is not laid out by our rules (UAX 14); 1 204 352 is one number."""


def _unbroken(text: str) -> Iterator[str]:
    """What lies between the places where a line may end."""
    if not _HAN.search(text):
        yield from _LATIN_BREAK.split(text)
        return
    breaks = Breaks(text, classify(text), strict=True)
    joined = breaks.joined() | {k for date in DATE.finditer(text) for k in range(date.start() + 1, date.end())}
    start = 0
    for k in range(1, len(text)):
        if breaks.allowed(k) and k not in joined:
            yield text[start:k].strip()
            start = k
    yield text[start:].strip()
