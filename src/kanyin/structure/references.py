"""The reference list: found under its heading and parted into entries, word for word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise

from kanyin.model import Change, Line, Reference
from kanyin.references.split import entry_starts, within

_LABEL = re.compile(
    r"[\[［〔【(（]\s*(?P<a>\d{1,3})\s*[\]］〕】)）]\s*|(?P<b>\d{1,3})\s*(?:[.．、,，:：](?!\d)|[\s\u3000]+|(?=[\u3400-\u9fffA-Z]))\s*"
)


def read_references(lines: tuple[Line, ...]) -> tuple[tuple[Reference, ...], list[Change]]:
    """The entries of a list: by labels that run on, where it has such; else each line is one.

    A line that a person named begins one, whatever else is said.
    """
    text = "\n".join(line.text for line in lines)
    begins = [0, *accumulate(len(line.text) + 1 for line in lines)]
    numbers = entry_starts(text)
    starts = [*begins[:-1], *within(text)] if numbers is None else list(numbers)
    starts += [begin for begin, line in zip(begins, lines, strict=False) if line.by]
    cuts = sorted({0, *(start for start in starts if start < len(text))})
    entries: list[list[tuple[str, int]]] = [[] for _ in cuts]
    for n, line in enumerate(lines):
        for first, last in pairwise(_cuts_within(cuts, begins[n], begins[n] + len(line.text))):
            if piece := text[first:last].strip():
                entries[bisect_right(cuts, first) - 1].append((piece, n))
    keys = [(numbers or {}).get(cut, "") for cut in cuts]
    return _made([(key, entry) for key, entry in zip(keys, entries, strict=True) if entry], lines)


def _cuts_within(cuts: list[int], first: int, last: int) -> list[int]:
    """A line's first and last place and the cuts between them."""
    return [first, *cuts[bisect_right(cuts, first) : bisect_left(cuts, last)], last]


def _made(
    entries: list[tuple[str, list[tuple[str, int]]]], lines: tuple[Line, ...]
) -> tuple[tuple[Reference, ...], list[Change]]:
    """The entries, each of a number and pieces of lines, and what was split and joined for them."""
    pieces: dict[int, list[str]] = {}
    for _, entry in entries:
        for piece, n in entry:
            pieces.setdefault(n, []).append(piece)
    changes = [
        Change("RF001", "split", lines[n].src, lines[n].text, "\n".join(parts))
        for n, parts in sorted(pieces.items())
        if len(parts) > 1
    ]
    made = []
    for key, entry in entries:
        texts, numbers = [piece for piece, _ in entry], tuple(src for _, n in entry for src in lines[n].src)
        if len(texts) > 1:
            changes.append(Change("RF002", "join", numbers, "\n".join(texts), " ".join(texts)))
        made.append(Reference(key or _label(texts[0]) or "", _space_label(" ".join(texts)), numbers))
    return tuple(made), changes


def _label(text: str) -> str | None:
    found = _LABEL.match(text)
    return (found["a"] or found["b"]) if found else None


def _space_label(text: str) -> str:
    """The label, a space, the entry."""
    found = _LABEL.match(text)
    return f"{found[0].strip()} {text[found.end() :]}" if found else text
