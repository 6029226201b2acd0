"""Tables of text recognition as rows: of HTML, which say what cells span, and of Markdown with bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree, html

from kanyin.model import ABOVE, CELL, LEFT, PICTURE, SUB, SUP
from kanyin.patterns import lazy
from kanyin.read.ocr.inline import MARKUP, read_inline

MOST_SPANNED = 60
"""Rows or columns that one cell may be said to span."""
_FORMULA = lazy(r"\$(?:[^$\n<]|<(?!/?t[dhr]\b)){1,2000}+\$")
"""Within one cell: dollars that mark significance, 61.3*$, stand alone in theirs."""
_LESS = lazy(rf"<(?!/?(?:{MARKUP})(?:\s[^<>]{{0,2000}}+)?/?>|!--)", re.IGNORECASE)
"""A sign that begins no tag: less than."""
_BAR = lazy(r"(?:[^|\\`$]|\\.|`[^`|]{0,200}+`|`|\$[^$]{1,2000}+\$|\$)*+")
_RULE = lazy(r"\s*+\|?\s*+:?-{1,200}+:?\s*+(?:\|\s*+:?-{1,200}+:?\s*+){0,200}+\|?\s*+")
_NO_ESCAPE = str.maketrans({"<": "&lt;", ">": "&gt;"})


def html_rows(source: str) -> tuple[str, ...]:
    """The rows of the tables in a piece of HTML, CELL between the cells; nothing where it holds no cell.

    A cell that spans others stands in the first of them; in the others stands LEFT or ABOVE.
    """
    small = source.lower()
    first, last = small.find("<table"), small.rfind("</table>")
    if first < 0 or last < first:
        return ()
    guarded = _FORMULA.sub(lambda formula: formula[0].translate(_NO_ESCAPE), source[first : last + len("</table>")])
    guarded = _LESS.sub("&lt;", guarded)
    try:
        table = html.fragment_fromstring(guarded, create_parent="div")
    except (etree.ParserError, ValueError):
        return ()
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    grid = _grid([row for row in rows if row])
    width = max(map(len, grid), default=0)
    if width == 1:
        return _two_columns([row[0] for row in grid if row[0]])
    grid = [row for row in grid if any(cell not in _NOTHING for cell in row)]
    return tuple(CELL.join([*row, *[""] * (width - len(row))]) for row in grid)


_NOTHING = ("", LEFT, ABOVE)
_NAMED_FIGURE = lazy(r"(?P<name>\S.*?[^\s\d])\s++(?P<figure>[-–−]?\d[\d.,±~～–]*+[%％]?[a-zA-Z*]{0,2})")
_FIGURE_WITHIN = lazy(r"\s\d[\d.,]*+\s")
FEWEST_FIGURES, MOST_OTHERS = 4, 0.25
"""Names with a figure behind them that make two columns of one, and the share of rows that have none."""


def _two_columns(rows: Sequence[str]) -> tuple[str, ...]:
    """The rows of a table that is said to have one column; names with a figure behind each are two columns."""
    found = [None if _FIGURE_WITHIN.search(row) else _NAMED_FIGURE.fullmatch(row) for row in rows]
    others = found.count(None)
    if len(rows) - others < FEWEST_FIGURES or others > MOST_OTHERS * len(rows):
        return tuple(rows)
    head, _, last = rows[0].rpartition(" ")
    texts = [CELL.join(match.groups()) if match else row + CELL for row, match in zip(rows, found, strict=True)]
    if found[0] is None and head:
        texts[0] = f"{head}{CELL}{last}"
    return tuple(texts)


def _grid(rows: Sequence[Sequence[html.HtmlElement]]) -> list[list[str]]:
    """The cells in their columns, with marks where one of them goes on."""
    grid: list[list[str]] = []
    taken: dict[int, tuple[int, bool]] = {}
    """By column, for how many rows a cell above goes on there, and whether it began further left."""
    for row in rows:
        line: list[str] = []
        for cell in row:
            _go_on(line, taken)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            start = len(line)
            line += [_text(cell), *[LEFT] * (width - 1)]
            taken |= {n: (height, n > start) for n in range(start, start + width)}
        _go_on(line, taken)
        taken = {n: (left - 1, inner) for n, (left, inner) in taken.items() if left > 1}
        grid.append(line)
    return grid


def _go_on(line: list[str], taken: dict[int, tuple[int, bool]]) -> None:
    """The cells of the rows above that reach down to here."""
    while (n := len(line)) in taken:
        line.append(LEFT if taken[n][1] else ABOVE)


def _span(cell: html.HtmlElement, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), MOST_SPANNED) if value.isdecimal() and len(value) < 6 else 1


def _text(element: html.HtmlElement) -> str:
    """The text of a cell on one line, its raised and lowered letters marked."""
    return _unwrapped(read_inline("".join(_pieces(element))).text.split())


_HAN = lazy("[\u3400-\u9fff]")
_SHORTEST_LINE = 4
"""Characters: shorter ones may be names or words that stand beside each other."""


def _unwrapped(parts: list[str]) -> str:
    """The lines of a narrow cell as one: those but the last are about as long as its column, and end in Han."""
    *full, last = map(len, parts or [""])
    is_wrapped = bool(full) and min(full) >= _SHORTEST_LINE and max(full) - min(full) <= 1 and last < min(full)
    if is_wrapped and all(_HAN.match(left[-1]) and _HAN.match(right) for left, right in pairwise(parts)):
        return "".join(parts)
    return " ".join(parts)


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in ("sup", "sub"):
            left, right = SUP if tag == "sup" else SUB
            yield f"{left}{' '.join(''.join(child.itertext()).split())}{right}"
        elif tag == "br":
            yield " "
        elif tag == "img":
            yield PICTURE
        elif tag:
            yield from _pieces(child)
        yield child.tail or ""


def is_bar_row(line: str) -> bool:
    """A line of a table between bars."""
    return line.lstrip().startswith("|") and line.count("|") >= 2


def is_rule(line: str) -> bool:
    """The line below a table's head: ``|---|:--:|``."""
    return "|" in line and "-" in line and _RULE.fullmatch(line) is not None


def bar_row(line: str) -> str:
    """A row between bars with CELL between its cells."""
    cells: list[str] = []
    at = 0
    line = line.strip().removeprefix("|")
    while at <= len(line):
        found = _BAR.match(line, at)
        end = found.end() if found else len(line)
        cells.append(" ".join(read_inline(line[at:end]).text.split()))
        at = end + 1
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    return CELL.join(cells)
