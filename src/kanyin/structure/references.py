"""The reference list: found under its heading and parted into entries, word for word."""

from __future__ import annotations

import re
from itertools import pairwise

from kanyin.model import Change, Line, Reference

_LABEL = re.compile(
    r"[\[［〔【(（]\s*(?P<a>\d{1,3})\s*[\]］〕】)）]\s*|(?P<b>\d{1,3})\s*(?:[.．、,，:：](?!\d)|[\s\u3000]+|(?=[\u3400-\u9fffA-Z]))\s*"
)
_INLINE_LABEL = re.compile(r"[\[［〔【]\s*(?P<a>\d{1,3})\s*[\]］〕】]\s*")


def read_references(lines: tuple[Line, ...]) -> tuple[tuple[Reference, ...], list[Change]]:
    """The entries of a list; lines without a label go on with the entry before where the list is labelled."""
    pieces = [piece for line in lines for piece in _split_line(line)]
    said = {line.src for line in lines if line.by}
    changes = [c for line in lines for c in _split_changes(line)]
    labels = [label for text, _ in pieces if (label := _label(text)) is not None]
    in_order = sum(int(b) == int(a) + 1 for a, b in pairwise(labels))
    labelled = len(labels) >= max(1, len(pieces) / 2) or (len(labels) >= 2 and in_order >= 0.7 * (len(labels) - 1))
    entries: list[tuple[list[str], list[int], str]] = []
    for text, src in pieces:
        found = _label(text)
        expected = int(entries[-1][2]) + 1 if entries and entries[-1][2].isdigit() else None
        is_new = found is not None and (expected is None or abs(int(found) - expected) <= 3)
        if entries and labelled and not is_new and src not in said:
            entries[-1][0].append(text)
            entries[-1][1].extend(src)
        else:
            entries.append(([text], list(src), found or ""))
    out = []
    for texts, numbers, key in entries:
        if len(texts) > 1:
            changes.append(Change("RF002", "join", tuple(numbers), "\n".join(texts), " ".join(texts)))
        out.append(Reference(key, _space_label(" ".join(texts)), tuple(numbers)))
    return tuple(out), changes


def _label(text: str) -> str | None:
    found = _LABEL.match(text)
    return (found["a"] or found["b"]) if found else None


def _split_line(line: Line) -> list[tuple[str, tuple[int, ...]]]:
    """One line's entries: a label inside it begins a new one when it is the next number."""
    first = _label(line.text)
    starts = [0]
    expected = int(first) + 1 if first else None
    for match in _INLINE_LABEL.finditer(line.text, 1):
        if expected is not None and int(match["a"]) == expected:
            starts.append(match.start())
            expected += 1
    ends = [*starts[1:], len(line.text)]
    return [(line.text[a:b].strip(), line.src) for a, b in zip(starts, ends, strict=True)]


def _split_changes(line: Line) -> list[Change]:
    pieces = [text for text, _ in _split_line(line)]
    return [Change("RF001", "split", line.src, line.text, "\n".join(pieces))] if len(pieces) > 1 else []


def _space_label(text: str) -> str:
    """The label, a space, the entry."""
    found = _LABEL.match(text)
    return f"{found[0].strip()} {text[found.end() :]}" if found else text
