"""The English head of a paper as a work is cited: title, authors and units by turns, then the journal.

``Lamps on two rivers. Fang Xiao, Gu Ping (River Institute, Lincheng 100000); Shen Lan (Ferry Station, …). River Sci``
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.structure.english_lines import NAME_WORD
from kanyin.structure.english_units import POSTCODE, UNIT

_BRACKET = lazy("[(（](?P<inside>[^()（）]{6,300})[)）]?")
_JOURNAL = lazy(r"[\s)）.．。,，;；]{0,8}(?:[A-Z][A-Za-z0-9&. ]{2,60})?[.．,，\s]{0,8}")
"""What stands behind the last unit: the journal, maybe cut short."""
_STOP = lazy(r"[.．。]\s*(?=[A-Z])")
_BETWEEN = lazy(r"(?<!\s)\s*+[,，;；、&]\s*+(?:and\b\s*+)?|(?<!\s)\s++and\b\s*+|^and\b\s*+")
_EDGES = " .．。,，;；"
_GLUED = lazy(r"(?<=[A-Za-z]{2})[,，](?=[A-Z])")
MOST_STOPS = 40


@dataclass(frozen=True, slots=True)
class Citation:
    """The title (empty where another line holds it), the names with commas between, and the units of such a line."""

    title: str
    names: str
    units: tuple[str, ...]


def read(text: str) -> Citation | None:
    """The parts of such a line, from which year, volume and pages are gone; None where it is another."""
    units = [found for found in _BRACKET.finditer(text) if _is_unit(found["inside"])]
    if not units or not _JOURNAL.fullmatch(text, units[-1].end()):
        return None
    head = _parted(text[: units[0].start()].rstrip(_EDGES))
    if head is None:
        return None
    title, first = head
    rows = [first, *(_names(text[a.end() : b.start()]) for a, b in pairwise(units))]
    if not all(rows):
        return None
    own = tuple(_GLUED.sub(", ", found["inside"]) for found in units)
    return Citation(title, ", ".join(name for row in rows for name in row), own)


def _is_unit(text: str) -> bool:
    return UNIT.search(text) is not None or POSTCODE.search(text) is not None


def _parted(text: str) -> tuple[str, Sequence[str]] | None:
    """The title and the names behind it: what stands behind the first stop from which on all is names."""
    if names := _names(text):
        return "", names
    for stop in list(_STOP.finditer(text))[-MOST_STOPS:]:
        if names := _names(text[stop.end() :]):
            return text[: stop.start()].strip(_EDGES), names
    return None


def _names(text: str) -> Sequence[str]:
    """The names of a row that holds nothing else; empty where a word of it is none."""
    names = [name for name in _BETWEEN.split(text.strip(_EDGES)) if name]
    words = [name.split() for name in names]
    are_names = all(1 < len(own) <= MOST_WORDS and all(map(NAME_WORD.match, own)) for own in words)
    return names if names and are_names else ()


MOST_WORDS = 4
