"""Boxes of labels and values beside a title, as offices set them: rows of a table, a label above its value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from kanyin.fields import byline_labels
from kanyin.model import CELL
from kanyin.patterns import lazy
from kanyin.read.elements import Element, up
from kanyin.read.pieces import Piece

_ALONE = lazy(r"\s*(?P<label>[\u3400-\u9fff](?:\s{0,12}[\u3400-\u9fff]){0,7})\s{0,12}[:：]\s*")
_LABEL = lazy(r"\s*(?P<label>[\u3400-\u9fff](?:\s{0,12}[\u3400-\u9fff]){0,7})\s{0,12}[:：]")
_OPEN_CELL = lazy(f"(?<=[:：]){CELL}(?![^{CELL}]{{0,10}}[:：])")
LONGEST_VALUE = 80
"""Characters of what stands below such a label."""
FEWEST = 3
"""Labels of a box of fields."""
KNOWN = 0.5
"""Share of a table's rows whose labels are known."""


def of_row(text: str) -> str:
    """A row of a table of labels and values as a line of them."""
    return _OPEN_CELL.sub("", text).replace(CELL, "  ") if CELL in text else text


def joined(lines: Sequence[tuple[int, str]]) -> dict[int, str]:
    """The lines in their order by their numbers; a label alone goes before the line below it, which says its value."""
    found: dict[int, str] = {}
    waiting = ""
    for n, text in lines:
        if _is_label(text):
            waiting = text.strip()
        else:
            found[n], waiting = waiting + text, ""
    return found


def boxed(lines: Sequence[tuple[int, str]]) -> set[int]:
    """The numbers of the lines that make a box of fields: several labels, each with its value, one below the other."""
    found: set[int] = set()
    box: list[int] = []
    labels = 0
    is_open = False
    for n, text in lines:
        has_label = _is_known(text)
        if not has_label and not (is_open and len(text) <= LONGEST_VALUE):
            found |= set(box) if labels >= FEWEST else set()
            box, labels = [], 0
        else:
            box.append(n)
            labels += has_label
        is_open = has_label and _ALONE.fullmatch(text) is not None
    return found | (set(box) if labels >= FEWEST else set())


def _is_label(text: str) -> bool:
    """A label that stands alone on its line: any short word, and a known one that is set wide."""
    text = text.strip()
    return _ALONE.fullmatch(text) is not None and (len(text.split()) == 1 or _is_known(text))


def _is_known(text: str) -> bool:
    """The line begins with a label that is known, and its colon."""
    found = _LABEL.match(text)
    return found is not None and byline_labels.key(found["label"]) in byline_labels.labels()[1]


def rest_of_tables(rows: Mapping[int, Piece], lifted: Collection[int]) -> set[int]:
    """The other rows of tables some of whose rows are ``lifted``, where all of them have labels before their values."""
    tables: defaultdict[Element, set[int]] = defaultdict(set)
    for n, piece in rows.items():
        if piece.kind == "row":
            tables[next((box for box in up(piece.element) if box.tag == "table"), None)].add(n)
    return set().union(
        *(own for own in tables.values() if own & set(lifted) and _are_fields([rows[n].text for n in own]))
    ) - set(lifted)


def _are_fields(rows: Sequence[str]) -> bool:
    """Each of the rows begins with a label, and most of these are known; a row that holds a sentence is text."""
    known = sum(_is_known(text) for text in rows)
    is_text = any(text.rstrip(CELL).endswith("。") for text in rows)
    return all(_LABEL.match(text) for text in rows) and known >= KNOWN * len(rows) and not is_text
