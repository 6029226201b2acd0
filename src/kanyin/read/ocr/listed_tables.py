"""Tables that recognition left as lines, a row each: 玉米 Corn 16.50. Below a caption they are rows again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import CELL, SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import TABLE, Entry

FEWEST, LONGEST = 5, 90
"""Rows of a table, and characters of the longest of them."""
SHARE = 0.6
"""How many rows must end in figures."""
MOST = 9
"""Columns of figures."""
_FIGURE = r"(?:[<>≤≥±~～]?[-–−+]?\d[\d.,]*(?:[±~～–-]\d[\d.,]*)?[a-eA-E*%]{0,3}|[-—–/])"
_FIGURES = lazy(rf"(?:\s{_FIGURE}){{1,{MOST}}}+$")
_TABLE = lazy(
    r"\s?(?:续?表|Table|Tab\.)\s?[\dlSA-Z]",
)
_WORD = lazy("[A-Za-z\u3400-\u9fff]")
_SENTENCE = lazy("[。；！？]|，.*，")


def with_listed_tables(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; lines below a table's caption that end in as many figures each are the rows of one table."""
    out: list[Entry] = []
    n = 0
    while n < len(entries):
        out.append(entries[n])
        n += 1
        if not _is_caption(out[-1]):
            continue
        end = n
        while end < len(entries) and (_can_be_row(entries[end]) or entries[end].texts == ()):
            end += 1  # a page's foot and head within the table are gone
        first = next((place for place in range(n, end) if _begins_table(entries[place])), end)
        lines = [place for place in range(first, end) if entries[place].texts]
        rows = _rows([entries[place].text for place in lines])
        if rows:
            last = lines[len(rows) - 1]
            table = replace(entries[first], last=entries[last].last, texts=rows, kind="row", spans=(), rule=TABLE)
            out += [*entries[n:first], table]
            n = last + 1
    return out


def _is_caption(entry: Entry) -> bool:
    return bool(entry.text) and _TABLE.match(entry.text) is not None and _SENTENCE.search(entry.text) is None


def _begins_table(entry: Entry) -> bool:
    """The first row: no further caption, and more than the unit of all figures."""
    return not _is_caption(entry) and _WORD.search(entry.text) is not None


def _can_be_row(entry: Entry) -> bool:
    """A short line that is no sentence."""
    is_line = entry.kind.startswith(SCAN) and 0 < len(entry.text) <= LONGEST
    return is_line and _SENTENCE.search(entry.text) is None and rules.label(entry.text) is None


def _rows(texts: Sequence[str]) -> tuple[str, ...]:
    """The rows with their cells apart; nothing where these lines are no table."""
    counts = [len(found[0].split()) if (found := _FIGURES.search(text)) else 0 for text in texts]
    columns, often = Counter(filter(None, counts)).most_common(1)[0] if any(counts) else (0, 0)
    if len(texts) < FEWEST or often < SHARE * len(texts):
        return ()
    last = max(n for n, count in enumerate(counts) if count == columns)
    return tuple(
        _row(text, columns, count or columns * (n == 0))
        for n, (text, count) in enumerate(zip(texts[: last + 1], counts, strict=False))
    )


def _row(text: str, columns: int, count: int) -> str:
    """A row as its cells: the words in front are one; of a head, the last words are as many as there are columns."""
    parts = text.rsplit(maxsplit=columns) if count == columns else [text]
    return CELL.join([*parts, *[""] * (columns + 1 - len(parts))])
