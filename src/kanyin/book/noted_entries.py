"""Reference lists that are typed as notes, ``[^4]: …`` or ``[^lamp]: …`` below 参考文献: a list at its heading, cited
by its numbers; where notes have names, by the places of its entries.

As notes they would stand at the feet of pages, the heading with nothing below it, and what no ``[^4]`` calls nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from kanyin import rules
from kanyin.dialects.lines import Line, numbered, outside_code, unread_mask
from kanyin.patterns import lazy
from kanyin.references.source import without_attributes

_ENTRY = lazy(r" {0,3}\[\^(?P<name>[^\[\]\n]{1,60})\]:{1,2}[ \t]*(?P<words>\S.*)")
_HEADING = lazy(r" {0,3}#{1,6}[ \t](?P<words>.*)")
_CALL = lazy(r"(?<!\\)\[\^(?P<name>[^\[\]\n]{1,60})\](?!:)")
_NUMBER = lazy(r"[1-9]\d{0,2}")
_SET_IN = 4
"""Columns of a note's further paragraphs: such a list is one of notes."""
_FEWEST = 2


def plain_entries(markdown: str) -> str:
    """The text with ``[4]`` for ``[^4]:`` and, escaped, for ``[^4]``, where a heading of references stands above such
    notes and nothing else; it has as many lines as before."""
    if "[^" not in markdown:
        return markdown
    lines = numbered(markdown)
    mask = unread_mask(lines)
    entries = {at: found for at in _listed(lines, mask) if (found := _ENTRY.fullmatch(lines[at].text))}
    numbers = _numbers([found["name"] for found in entries.values()])
    if len(set(numbers)) < _FEWEST:
        return markdown
    labels = dict(zip(entries, numbers, strict=True))
    keys = {found["name"]: labels[at] for at, found in reversed(entries.items())}
    cite = partial(_CALL.sub, partial(_plain, keys))
    return "\n".join(
        f"[{labels[at]}] {entries[at]['words']}"
        if at in entries
        else line.text
        if is_code
        else outside_code(line.text, cite)
        for at, (line, is_code) in enumerate(zip(lines, mask, strict=True))
    )


def _numbers(names: Sequence[str]) -> list[str]:
    """The number of each entry: its own where all have one, else its place."""
    if all(map(_NUMBER.fullmatch, names)):
        return list(names) if len(set(names)) == len(names) else []
    return [str(place) for place in range(1, len(names) + 1)]


def _plain(keys: Mapping[str, str], call: re.Match[str]) -> str:
    return rf"\[{keys[call['name']]}\]" if call["name"] in keys else call[0]


def _listed(lines: Sequence[Line], mask: Sequence[bool]) -> list[int]:
    """The places of the lines of such lists; none where something else is among them."""
    found: list[int] = []
    is_list = False
    for at, line in enumerate(lines):
        heading = _HEADING.fullmatch(line.text)
        words = without_attributes(heading["words"] if heading else line.text).strip(" \t#*_")
        if not mask[at] and rules.is_references_heading(words):
            is_list = True
        elif heading or mask[at]:
            is_list = False
        elif is_list and not line.is_blank:
            if line.indent >= _SET_IN and lines[at - 1].is_blank:
                return []
            is_list = bool(found and found[-1] == at - 1) or _ENTRY.fullmatch(line.text) is not None
            found += [at] if is_list else []
    return found
