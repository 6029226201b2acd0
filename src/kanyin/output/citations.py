"""Citations in the text and entries of the reference list, each leading to the other."""

from __future__ import annotations

import re

_ENTRY = re.compile(r'<div id="(ref-\d+)"[^>]*>\s*<p>([\[［〔](\d{1,3})[\]］〕])')
_CITATION = re.compile(r"[\[［〔](\d{1,3}(?:\s*[-–—~～,，、]\s*\d{1,3})*)[\]］〕]")
_TAGS = re.compile(r"(<(?:a|code|pre|math|h[1-6])\b.*?</(?:a|code|pre|math|h[1-6])>|<[^>]*>)", re.DOTALL)
_NAMED_BEFORE = re.compile(r"(?:文献|参见|详见|参阅|参考|引自|见|据)\s*$")
"""A citation that the sentence speaks of stands on the line (GB/T 7714-2015 10.1.1)."""
_INDEX_BEFORE = re.compile(r"(?<![A-Za-z])[A-Za-z_]$|[\])\d]$")
"""``a[1]`` and ``x[1][2]`` are no citations."""


def link_citations(fragment: str) -> str:
    """XHTML in which ``[3]`` leads to entry 3 and the label of entry 3 back to where it is cited first.

    Only numbers that the list has are taken for citations. ``citation`` is the class of one, ``cited`` of what must
    not be parted: a citation and the character before it. No character comes or goes.
    """
    start = fragment.find('<div id="ref-')
    entries = {number: key for key, _, number in _ENTRY.findall(fragment)}
    if start < 0 or not entries:
        return fragment
    cited: dict[str, str] = {}
    pieces = _TAGS.split(fragment[:start])
    for at in range(0, len(pieces), 2):
        pieces[at] = _link(pieces[at], entries, cited)
    return "".join(pieces) + _ENTRY.sub(lambda entry: _back(entry, cited), fragment[start:])


def _link(text: str, entries: dict[str, str], cited: dict[str, str]) -> str:
    """One piece of text; ``cited`` learns the id of each entry's first citation."""
    out, end = [], 0
    for match in _CITATION.finditer(text):
        before = text[end : match.start()]
        numbers = re.findall(r"\d+", match[1])
        if not all(number in entries for number in numbers) or _INDEX_BEFORE.search(before):
            continue
        mark = f"cite-{len(cited) + 1}"
        new = [number for number in _covered(match[1]) if number in entries and number not in cited]
        cited |= dict.fromkeys(new, mark)
        name = f' id="{mark}"' if new else ""
        in_line = " in-line" if _NAMED_BEFORE.search(before) else ""
        linked = re.sub(r"\d+", lambda number: f'<a href="#{entries[number[0]]}">{number[0]}</a>', match[0])
        kept = re.search(r"[^\s;&]$", before)
        at = kept.start() if kept else len(before)
        citation = f'<span class="citation{in_line}"{name}>{linked}</span>'
        out += [before[:at], f'<span class="cited">{before[at:]}{citation}</span>']
        end = match.end()
    return "".join([*out, text[end:]])


def _covered(numbers: str) -> list[str]:
    """All numbers of ``2,4-6``."""
    found: list[str] = []
    for part in re.split(r"\s*[,，、]\s*", numbers):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        found += [str(number) for number in range(ends[0], max(ends[-1], ends[0]) + 1)]
    return found


def _back(entry: re.Match[str], cited: dict[str, str]) -> str:
    mark = cited.get(entry[3])
    if not mark:
        return entry[0]
    return entry[0].replace(entry[2], f'<a href="#{mark}">{entry[2]}</a>')
