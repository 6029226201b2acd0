"""Lists without labels, by how their lines are set: each an entry, parted by blank lines, or broken at one width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.references.line_kinds import (
    AUTHOR,
    AUTHOR_SURELY,
    ENDS,
    WORK,
    YEAR,
    is_head,
    is_open,
    is_said_of_entry,
    looks_like_entry,
)
from kanyin.references.text import IS_HAN, LOWER
from kanyin.text import columns

_ENTRIES = 0.7
"""Of the lines of a list so many look like entries, where none is broken."""
_FULL, _ENDED = 0.85, 0.8
"""Of the widest line: a line that was broken off is as wide at least; one that is not ends its entry."""
_BROKEN = 0.35
"""Of the lines so many are full where they were broken."""
_GOES_ON = lazy(rf"\s*(?:[{LOWER}](?!an\s|on\s|e\s)|[,.;:)\]》、}}·-](?!-)|https?:|www\.|\d{{1,4}}[\s,(:-])")
"""What begins no entry: small letters, a mark, an address, a number."""
_NUMBER = lazy(r"\d{1,5}")


def starts_by_layout(work: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The lines that begin entries; empty where the layout tells nothing."""
    if len(filled) < 3:
        return set()
    units = [[n] for n in filled] if _are_entries([work[n] for n in filled]) else _units(filled)
    if len(units) > 2 and _are_entries([" ".join(work[n] for n in unit) for unit in units]):
        return _begun(work, units)
    return set()


def _units(filled: Sequence[int]) -> list[list[int]]:
    """Lines with no blank one between them."""
    units = [[filled[0]]]
    for before, n in pairwise(filled):
        if n == before + 1:
            units[-1].append(n)
        else:
            units.append([n])
    return units if len(units) > 2 else [[n] for n in filled]


def _are_entries(units: Sequence[str]) -> bool:
    return sum(map(looks_like_entry, units)) >= _ENTRIES * len(units)


def _begun(work: Sequence[str], units: Sequence[Sequence[int]]) -> set[int]:
    """Where each piece begins an entry, unless it goes on with the one before or says the same in another language."""
    texts = [" ".join(work[n] for n in unit) for unit in units]
    pairs = zip(texts, texts[1:], units[1:], strict=False)
    return {units[0][0], *(unit[0] for before, text, unit in pairs if not goes_on(before, text))}


def goes_on(before: str, line: str) -> bool:
    if _GOES_ON.match(line) or is_said_of_entry(line) or is_twin(before, line):
        return True
    if _OPEN.search(before) or is_open(before) or (before.rstrip()[-1:].isdigit() and line.lstrip()[:1].isdigit()):
        return True
    if not ENDS.search(before):
        return not looks_like_entry(line)
    is_long = AUTHOR.match(line) is not None and len(line.strip()) >= _LONG
    return not (is_long or AUTHOR_SURELY.match(line) or YEAR.search(line) or WORK.search(line))


_LONG = 40
"""Characters of a line with people at its head that needs no year to be an entry: the year was misread."""


_OPEN = lazy(r"[,:、(\[《-]\s*$")
"""What ends no entry."""


def is_twin(before: str, line: str) -> bool:
    """The line has no Han, that before has, and nearly all its numbers are those of that."""
    if IS_HAN.search(line) or not IS_HAN.search(before):
        return False
    numbers = [set(_NUMBER.findall(text)) for text in (before, line)]
    return len(numbers[1]) > 1 and len(numbers[0] & numbers[1]) >= _SAME * len(numbers[1])


_SAME = 0.75


def lines_that_end(work: Sequence[str]) -> set[int]:
    """The lines that are not as wide as the page was: what they hold was not broken off. Empty where no width shows."""
    widths = {n: columns(line.rstrip()) for n, line in enumerate(work) if line.strip() and not is_head(line)}
    most = sorted(widths.values())[-1 - len(widths) // 20] if widths else 0
    full = sum(each >= _FULL * most for each in widths.values())
    if len(widths) < _FEWEST or not _BROKEN * len(widths) <= full < len(widths):
        return set()
    return {n for n, each in widths.items() if each < _ENDED * most}


_FEWEST = 5
