"""Tables that the pages of paper cut: put together again, each with one head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import ABOVE, CELL
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_FIGURE = lazy(r"[<>≤≥±~～]?\s?[-–−+]?\s?\d[\d\s.,±~～–×^-]*[%％]?[a-zA-Z*]{0,3}|[-—–/√×]{1,2}")
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
    return out + between


def _stands(entry: Entry) -> bool:
    """Something of it stays on the page."""
    return entry.texts is None or (entry.texts != () and _CONTINUED.fullmatch(entry.text) is None)


def _rows_of_both(before: Sequence[Entry], entry: Entry) -> tuple[str, ...]:
    """The rows of the last table and of the one behind it as one; nothing where they are two."""
    last = before[-1]
    if last.kind != "row" or not last.texts or not entry.texts:
        return ()
    above, below = last.texts, entry.texts
    if len({row.count(CELL) for row in (*above, *below)}) > 1 or CELL not in below[0]:
        return ()
    if len(before) > 2 and all(rules.is_caption(each.text) for each in before[-3:-1]):
        return ()  # two captions above two tables
    if above[0] == below[0]:
        return above + below[1:]
    cells = below[0].split(CELL)
    is_data = ABOVE not in below[0] and any(_FIGURE.fullmatch(cell.strip()) for cell in cells[1:])
    return above + below if is_data else ()
