"""The reference list: found under its heading and parted into entries, word for word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise

from kanyin import rules
from kanyin.model import Change, Line, Reference
from kanyin.patterns import lazy
from kanyin.references.split import entry_starts, within

_LABEL = lazy(
    r"[\[［〔【(（]\s*(?P<a>\d{1,3})\s*[\]］〕】)）]\s*|(?P<b>\d{1,3})\s*(?:[.．、,，:：](?!\d)|[\s\u3000]+|(?=[\u3400-\u9fffA-Z]))\s*"
)

Parts = tuple[tuple[Line, ...], tuple[Line, ...]]


def part_references(lines: tuple[Line, ...]) -> Parts:
    """The text, and the reference list with its heading first; empty where a page has none.

    A section behind the list is text again; so is one within it, which the columns of a printed page set there: behind
    that the list goes on with its next number.
    """
    start = next((n for n in range(len(lines) - 1, -1, -1) if rules.is_references_heading(lines[n].text)), None)
    if start is None:
        return lines, ()
    text, entries, at = [*lines[:start]], [lines[start]], start + 1
    while at < len(lines):
        end = next((n for n in range(at, len(lines)) if _is_section(lines[n], len(entries) > 1 or n > at)), len(lines))
        entries += lines[at:end]
        at = _goes_on_at(lines, end, entries)
        text += lines[end:at]
    return tuple(text), tuple(entries)


LONGEST_SECTION = 40
_HAN = lazy("[\u3400-\u9fff]")
_OF_ENTRY = lazy(r"(?:1[89]|20)\d\d|[\[\]［］《》。]|//")
"""What an entry that the page calls a heading holds, and a section's name does not."""


def _is_section(line: Line, has_entries: bool) -> bool:
    """A section begins: it has a common name, or the page's markup calls it a heading behind the first entries."""
    if rules.is_unnumbered_heading(line.text):
        return True
    is_marked = line.kind.startswith("h") and has_entries and len(line.text) <= LONGEST_SECTION
    return is_marked and _HAN.search(line.text) is not None and not _OF_ENTRY.search(line.text)


_NUMBER = lazy(r"(?:^[^\w\[]?|[\[［])(\d{1,3})[\]］](?=\s?[^\s\d])")


def _goes_on_at(lines: tuple[Line, ...], end: int, entries: list[Line]) -> int:
    """Where behind a section the list goes on: a line that begins with its next number, or holds two that run on."""
    numbers = [int(found) for line in entries for found in _NUMBER.findall(line.text)]
    if not numbers:
        return len(lines)
    following = numbers[-1] + 1
    for n in range(end + 1, len(lines)):
        found = list(_NUMBER.finditer(lines[n].text))
        runs = [int(one[1]) for one in found[:2]] == [following, following + 1]
        if runs or (found and found[0].start() == 0 and int(found[0][1]) == following):
            return n
    return len(lines)


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
