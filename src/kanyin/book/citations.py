"""Citations in the text and entries of the reference list, each leading to the other."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from kanyin.book.tags import TAG, element

_ENTRY = re.compile(r'<div id="(ref-\d+)"[^<>]*+>\s*+<p>([\[［〔](\d{1,3})[\]］〕])\s*')
_CITATION = re.compile(r"[\[［〔](\d{1,3}(?:\s*[-–—~～,，、]\s*\d{1,3})*)[\]］〕]")
_NAMES = ("a", "code", "pre", "math", "h1", "h2", "h3", "h4", "h5", "h6")
_TAGS = re.compile(f"({element(*_NAMES)}|{TAG})")
_COMMA = re.compile("[,，、]")
_NAMED_BEFORE = re.compile(r"(?:文献|参见|详见|参阅|参考|引自|见|据)\s*$")
"""A citation that the sentence speaks of stands on the line (GB/T 7714-2015 10.1.1)."""
_INDEX_BEFORE = re.compile(r"(?<![A-Za-z])[A-Za-z_]$|[\])\d]$")
"""``a[1]`` and ``x[1][2]`` are no citations."""


@dataclass(frozen=True, slots=True)
class Citation:
    """``[2,4-6]`` in a text: its place there, the place of each number that is written, and all that are meant.

    ``in_line``: the sentence speaks of it, so it is not raised above the line.
    """

    start: int
    end: int
    written: tuple[tuple[int, int, str], ...]
    meant: tuple[str, ...]
    in_line: bool


def find_citations(text: str, entries: Container[str]) -> Iterator[Citation]:
    """The citations in a text without marks; only numbers that the reference list has are taken for such."""
    end = 0
    for match in _CITATION.finditer(text):
        before = text[end : match.start()]
        places = ((n.start() + match.start(), n.end() + match.start(), n[0]) for n in re.finditer(r"\d+", match[0]))
        written = tuple(places)
        if not all(number in entries for _, _, number in written) or _INDEX_BEFORE.search(before):
            continue
        meant = tuple(number for number in _covered(match[1]) if number in entries)
        yield Citation(match.start(), match.end(), written, meant, bool(_NAMED_BEFORE.search(before)))
        end = match.end()


LABEL = re.compile(r"[\[［〔](\d{1,3})[\]］〕](?=\s)")
"""What an entry of the reference list begins with; its number is group 1."""


def link_citations(fragment: str) -> str:
    """XHTML in which ``[3]`` leads to entry 3 and the label of entry 3 back to where it is cited first.

    Only numbers that the list has are taken for citations. ``citation`` is the class of one. No character comes or
    goes.
    """
    start = fragment.find('<div id="ref-')
    if start < 0:
        return fragment
    entries = {number: key for key, _, number in _ENTRY.findall(fragment)}
    cited: dict[str, str] = {}
    pieces = _TAGS.split(fragment[:start])
    for at in range(0, len(pieces), 2):
        pieces[at] = _link(pieces[at], entries, cited)
    return "".join(pieces) + _ENTRY.sub(lambda entry: _label(entry, cited), fragment[start:])


def _link(text: str, entries: dict[str, str], cited: dict[str, str]) -> str:
    """One piece of text; ``cited`` learns the id of each entry's first citation."""
    out, end = [], 0
    for citation in find_citations(text, entries):
        mark = f"cite-{len(cited) + 1}"
        new = [number for number in citation.meant if number not in cited]
        cited |= dict.fromkeys(new, mark)
        name = f' id="{mark}"' if new else ""
        in_line = " in-line" if citation.in_line else ""
        whole = text[citation.start : citation.end]
        linked = re.sub(r"\d+", lambda number: f'<a href="#{entries[number[0]]}">{number[0]}</a>', whole)
        out += [text[end : citation.start], f'<span class="citation{in_line}"{name}>{linked}</span>']
        end = citation.end
    return "".join([*out, text[end:]])


def _covered(numbers: str) -> list[str]:
    """All numbers of ``2,4-6``."""
    found: list[str] = []
    for part in _COMMA.split(numbers):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        found += [str(number) for number in range(ends[0], max(ends[-1], ends[0]) + 1)]
    return found


def _label(entry: re.Match[str], cited: dict[str, str]) -> str:
    """An entry's label, which leads back; the white after it is the style's."""
    start, label = entry[0].split(entry[2])[0], entry[2]
    mark = cited.get(entry[3])
    back = f'<a href="#{mark}">{label}</a>' if mark else label
    return f'{start}<span class="reference-label">{back}</span>'


def label_width(fragment: str) -> float:
    """Ems that the widest label of the list needs with the white after it; 0 where there is no list."""
    labels = [label for _, label, _ in _ENTRY.findall(fragment)]
    widths = (sum(1.0 if ord(character) >= 0x2000 else 0.5 for character in label) for label in labels)
    return max(widths, default=-0.4) + 0.4
