"""Tables that the pages of paper cut: put together again, each with one head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import CELL
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import GONE, Entry

_FIGURE = lazy(r"[<>≤≥±~～]?\s?[-–−+]?\s?\d[\d\s.,±~～–×^-]*[%％]?[a-zA-Z*]{0,3}|[-—–/√×]{1,2}")
_NUMBER = lazy(r"\d{1,3}(?:[.\-–]\d{1,3})*")
_CONTINUED = lazy(r"[（(]?续上?表\s?[\d.\-–]*[）)]?|[（(]续[）)]")


def with_whole_tables(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a table goes on with the next one that has as many columns, where no caption stands between."""
    out: list[Entry] = []
    between: list[Entry] = []
    for one in entries:
        if not _stands(one):
            between.append(one)
            continue
        if out and one.kind == "row" and (rows := _rows_of_both(out, one)):
            out[-1] = replace(out[-1], last=one.last, texts=rows)
        else:
            out += [*between, one]
        between = []
    return [replace(one, texts=(), rule=GONE) if _is_sign(one) else one for one in out + between]


def _is_sign(entry: Entry) -> bool:
    """续表 alone on its line: its table has gone on, or stands below without it."""
    return _CONTINUED.fullmatch(entry.text) is not None


def _stands(entry: Entry) -> bool:
    """Something of it stays on the page."""
    return entry.texts is None or (entry.texts != () and _CONTINUED.fullmatch(entry.text) is None)


def _rows_of_both(before: Sequence[Entry], entry: Entry) -> tuple[str, ...]:
    """The rows of the last table and of the one behind it as one; nothing where they are two."""
    last = before[-1]
    if last.kind != "row" or not last.texts or not entry.texts:
        return ()
    above, below = last.texts, entry.texts
    if _columns(above) != _columns(below) and _has_figure(below[0]):
        below = _narrowed(below, _columns(above) + 1)
    if _columns(above) != _columns(below) or CELL not in below[0]:
        return ()
    if above[0] == below[0]:
        return above + below[1:]
    if _are_two_captions(before[-3:-1]) and not _has_figure(below[0]):
        return ()  # above two tables
    return () if _has_head(above, below[0]) else above + below


def _columns(rows: Sequence[str]) -> int:
    """The columns that most rows of a table have: recognition loses a cell now and then."""
    return Counter(row.count(CELL) for row in rows).most_common(1)[0][0]


def _narrowed(rows: Sequence[str], columns: int) -> tuple[str, ...]:
    """The rows without their empty cells, where each has one for each of the columns of the other piece, or is the
    label of those below it; recognition sets what stands askew into a column of its own.
    """
    filled = [[cell for cell in row.split(CELL) if cell.strip()] for row in rows]
    if not all(len(row) in (1, columns) for row in filled):
        return tuple(rows)
    return tuple(CELL.join([*row, *[""] * (columns - len(row))]) for row in filled)


def _are_two_captions(entries: Sequence[Entry]) -> bool:
    """Captions of two numbers, not one in two scripts."""
    texts = [one.text for one in entries if one.text and rules.is_caption(one.text) and "。" not in one.text]
    return len({found[0] for text in texts if (found := _NUMBER.search(text))}) == 2


MANY = 0.5
"""The share of a table's rows that hold figures, for a row without any to be the head of another one."""


def _has_head(above: Sequence[str], row: str) -> bool:
    """A row of names right below rows of figures: another table begins."""
    figures = sum(map(_has_figure, above[1:]))
    return not _has_figure(row) and CELL + CELL not in row and figures > MANY * len(above[1:]) > 0


def _has_figure(row: str) -> bool:
    return any(_FIGURE.fullmatch(cell.strip()) for cell in row.split(CELL))
