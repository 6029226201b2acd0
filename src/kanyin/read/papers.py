"""What the page of a paper shows above its text: authors and units, the journal's issue; and the card of databases, a
table of labels and values, whose rows become lines of labelled fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from kanyin import rules
from kanyin.fields import byline_labels, people, sources
from kanyin.model import CELL
from kanyin.patterns import lazy
from kanyin.read.elements import Element, up
from kanyin.read.pieces import Piece

FEWEST = 3
"""Rows with a known label that make a card of a table."""
OF_PAPER = frozenset({"abstract", "keywords", "CLC", "DOI", "affiliation", "issue"})


TOP, ABOVE = 8, 3
"""Lines at the beginning of a text in which a paper has its abstract, and those above its title with the issue."""
_OF_HEAD = frozenset(["abstract", "keywords", "CLC"])


def head(pieces: list[Piece], title: int, first: int, body: list[int]) -> set[int]:
    """The lines round the title, down to the ``first`` of the text, that sign a paper, known by its abstract or its
    keywords: names, units, the journal and its issue; none on a page of anything else.
    """
    between = range(title + 1, first)
    labels = (rules.label(pieces[n].text) for n in (*between, *body[:TOP]))
    if not any(label is not None and label.field in _OF_HEAD for label in labels):
        return set()
    above = (n for n in range(max(title - ABOVE, 0), title) if sources.is_issue_line(pieces[n].text))
    return {*above, *(n for n in between if _signs(pieces[n].text))}


def _signs(text: str) -> bool:
    """A line between a paper's title and its abstract that names authors or units, or the journal and its issue."""
    if not text or len(text) > people.LONGEST_UNITS:
        return False
    names = people.read_names(people.unwrap(text))
    is_signed = bool(names) and 2 * sum(map(people.is_usual_name, names)) >= len(names)
    return is_signed or people.is_unit_line(text) or sources.is_issue_line(text)


def journal(pieces: list[Piece]) -> str:
    """The journal that the card of a paper names in lines of their own; empty on a page without an abstract."""
    texts = [piece.text for piece in pieces]
    return sources.journal_told(texts) if any(map(_ABSTRACT.match, texts)) else ""


_ABSTRACT = lazy("\\s*+[\\[【〔]?\\s*+(?:摘\\s*+要|关\\s*+键\\s*+词)\\s*+[\\]】〕]?\\s*+[:：]?")


def unfolded(pieces: list[Piece]) -> list[Piece]:
    """The lines of a page, with those of a paper's card as ``label：value``."""
    return list(_unfolded(pieces)) if any(CELL in piece.text for piece in pieces) else pieces


def _unfolded(pieces: list[Piece]) -> Iterator[Piece]:
    for _, group in groupby(pieces, key=_table):
        rows = list(group)
        is_card = len(rows) >= FEWEST and _is_card([row.text for row in rows])
        yield from (replace(row, kind="p", text=_as_field(row.text)) if is_card else row for row in rows)


def _table(piece: Piece) -> Element | None:
    """The table whose row a line is; None for all others."""
    return next((box for box in up(piece.element) if box.tag == "table"), None) if piece.kind == "row" else None


def _parts(text: str) -> list[str]:
    return [part for part in text.split(CELL) if part.strip()]


def _is_card(rows: list[str]) -> bool:
    """All rows are pairs; enough labels are known, and some are those of papers."""
    pairs = [parts for parts in map(_parts, rows) if parts]
    if any(len(parts) > 2 for parts in pairs):
        return False
    fields = [_field(parts[0]) for parts in pairs if len(parts) == 2]
    known = [field for field in fields if field]
    return len(known) >= FEWEST and 2 * len(known) >= len(pairs) and not OF_PAPER.isdisjoint(known)


def _field(label: str) -> str:
    """The field of a label that stands in a cell of its own; empty for a word that is none."""
    key = byline_labels.key(label).strip(":：")
    told = rules.label(f"{key}：")
    return told.field if told is not None else byline_labels.labels()[1].get(key, "")


def _as_field(text: str) -> str:
    parts = _parts(text)
    if len(parts) != 2:
        return text
    return f"{''.join(parts[0].split()).strip(':：')}：{parts[1].strip()}"
