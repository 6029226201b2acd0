"""Works of the reference list whose labels were lost or misread: labels run on, two works stand between [7] and [10].

They stand on lines of their own, with what is left of their labels or with a wrong one, or behind the work before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kanyin.model import SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

MOST = 6
"""Works in a row whose labels were lost."""
_LABEL = lazy(r"\[(?P<number>\d{1,3})\]\s")
_LEFT = lazy(
    r"[\[［(（]?\s?\d{0,3}\s?[\]］)）]\s?|[\[［]\s?\d{1,3}\s?(?=[A-Z\u3400-\u9fff])"
    r"|\d{1,3}(?:[.．、]\s?|\s(?=[A-Z\u3400-\u9fff])|(?=[\u3400-\u9fff]))"
)
"""What is left of a label."""
_SEAM = lazy(
    r"(?:[:：]\s?[A-Z]?\d{1,6}(?:\s?[-–~]\s?\d{1,6})?|(?:19|20)\d\d(?:-\d\d-\d\d)?)\s?[.．。]"
    r"(?=\s?(?:[\[［(（]?\s?\d{0,3}\s?[\]］)）]?\s?)(?:[A-Z][A-Za-z'’-]{1,20}(?:\s[A-Z]{1,3}\b)?\s?[,，]|[\u3400-\u9fff]{2,4}[,，]))"
    r"|[.．。](?=\s?[\[［]\s?\d{1,3}\s?[A-Z\u3400-\u9fff])"
)
"""The pages or the year that a work ends with, before a name that another one begins with; before half a label."""
_YEAR, _ENDED = lazy(r"(?:19|20)\d\d"), lazy(r"[\d.．。)）\]]\s?$")
_BEGINS = lazy(r"[A-Z][A-Za-z'’-]{1,20}(?:\s[A-Z][A-Za-z]{0,2}\b)?\s?[,，.]|[\u3400-\u9fff]{2,4}[,，.．]")
"""The first author of a work."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the list, and the place of its entry."""

    entry: int
    text: str


def with_lost_labels(entries: Sequence[Entry], start: int) -> list[Entry]:
    """The entries; from ``start`` on each work has its label, in doubt where it was lost."""
    end = next((n for n in range(start, len(entries)) if entries[n].kind[:1] not in _OF_LIST), len(entries))
    lines = [_Line(n, text) for n in range(start, end) for text in entries[n].texts or ()]
    trusted = _trusted(lines)
    mended = _with_first(lines, trusted[:1])
    for (first, number), (last, following) in reversed(list(pairwise(trusted))):
        lacking = following - number - 1
        if 0 < lacking <= MOST:
            mended = [*mended[:first], *_labelled(mended[first:last], number, lacking), *mended[last:]]
    out = list(entries)
    for n in {line.entry for line in mended if line not in lines}:
        out[n] = replace(out[n], texts=tuple(line.text for line in mended if line.entry == n), spans=(), doubt=True)
    return out


def _with_first(lines: list[_Line], trusted: Sequence[tuple[int, int]]) -> list[_Line]:
    """The lines with the labels of the works above the first one that kept its own."""
    first, number = trusted[0] if trusted else (0, 0)
    works = [line.text for line in lines[:first]]
    if not works or len(works) != number - 1 or not all(map(_BEGINS.match, works)) or not all(map(_YEAR.search, works)):
        return lines
    return [*(_Line(line.entry, f"[{n}] {line.text}") for n, line in enumerate(lines[:first], 1)), *lines[first:]]


_OF_LIST = (SCAN[0], "b")
"""The kinds of entries that hold works, by their first letters."""


def _trusted(lines: Sequence[_Line]) -> list[tuple[int, int]]:
    """The places of labels, with their numbers, that count on from the one before, or to the next one."""
    labelled = [(n, int(found["number"])) for n, line in enumerate(lines) if (found := _LABEL.match(line.text))]
    out: list[tuple[int, int]] = []
    end = [(len(lines), labelled[-1][1] + 1)] if labelled else []
    for (n, number), (_, following) in pairwise([*labelled, *end]):
        before = out[-1][1] if out else 0
        if number == before + 1 or (number > before and following == number + 1):
            out.append((n, number))
    return out


def _labelled(lines: Sequence[_Line], number: int, lacking: int) -> list[_Line]:
    """The lines from one labelled work to the next, each work with its number, if there are as many as labels lack."""
    parted = [_Line(line.entry, text) for line in lines for text in _parted(line.text)]
    works = next((each for each in (lines, parted) if len(each) == lacking + 1), [])
    if not works or not all(_is_work(line.text, above.text) for above, line in pairwise(works)):
        return list(lines)
    others = [_Line(line.entry, f"[{n}] {_without_label(line.text)}") for n, line in enumerate(works[1:], number + 1)]
    return [works[0], *others]


def _is_work(text: str, above: str) -> bool:
    """The line begins as a work does, where the one above has ended."""
    begins = _LEFT.match(text) or _BEGINS.match(text)
    return begins is not None and _YEAR.search(text) is not None and _ENDED.search(above) is not None


def _without_label(text: str) -> str:
    found = _LEFT.match(text)
    return text[found.end() :] if found else text


def _parted(text: str) -> Iterator[str]:
    """The works of a line that stand one behind the other."""
    start = 0
    for found in _SEAM.finditer(text):
        yield text[start : found.end()].strip()
        start = found.end()
    yield text[start:].strip()
