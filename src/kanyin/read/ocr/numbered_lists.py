"""Numbers of lines in a list of references, as manuscripts for review have them: 258 [1] 方砚…, 259 报, 2010(4): 8."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import GONE, Entry

_NUMBER = lazy(r"[;；.．]?(?P<number>\d{1,3})\s++(?=\S)")
"""The number of a line; of a first figure that was lost there may be a dot."""
_ALONE = lazy(r"\d{1,3}")
_LABEL = lazy(r"[\[［【〔]\s?\d{1,3}\s?[\]］】〕]")
SHORTEST = 6
"""Lines that count on, among which entries begin, before their numbers are those of lines."""
FEWEST_LABELS = 2


def without_numbers_of_list(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; behind the heading of the references the numbers of lines are off them, as is the heading's own."""
    start = max((n for n, one in enumerate(entries) if one.is_prose and _heads_list(one.text)), default=len(entries))
    numbered = {n for run in _runs(entries, start + 1) if _is_numbered(entries, run) for n in run}
    if not numbered:
        return list(entries)
    out = list(entries)
    for n in range(start, len(out)):
        if n in numbered or (n == start and not rules.is_references_heading(out[n].text)):
            out[n] = _without_number(out[n])
        elif out[n].is_prose and _ALONE.fullmatch(out[n].text):
            out[n] = replace(out[n], texts=(), spans=(), rule=GONE)
    return out


def _heads_list(text: str) -> bool:
    found = _NUMBER.match(text)
    return rules.is_references_heading(text[found.end() :] if found else text)


def _runs(entries: Sequence[Entry], start: int) -> Iterator[list[int]]:
    """The places of lines one behind the other whose numbers count on, by their last figure: the first may be lost."""
    run, number = list[int](), 0
    for n in range(start, len(entries)):
        found = _NUMBER.match(entries[n].text) if entries[n].is_prose else None
        if found is None and entries[n].texts == ():
            continue
        if run and found and (int(found["number"]) - number - 1) % 10 == 0:
            run.append(n)
            number += 1
            continue
        yield run
        run, number = ([n], int(found["number"])) if found else ([], 0)
    yield run


def _is_numbered(entries: Sequence[Entry], run: Sequence[int]) -> bool:
    """Entries begin behind some of these numbers, and not behind all: those are no labels printed twice."""
    begun = sum(_LABEL.match(_without_number(entries[n]).text) is not None for n in run)
    return len(run) >= SHORTEST and FEWEST_LABELS <= begun < len(run)


def _without_number(entry: Entry) -> Entry:
    found = _NUMBER.match(entry.text)
    return replace(entry, texts=(entry.text[found.end() :],), spans=()) if found else entry
