"""Citations in the text and entries of the reference list, each leading to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

from kanyin.output.tags import TAG, element
from kanyin.references import read_entry
from kanyin.references.citing import Target, find_by_author, find_numbered, targets

_ENTRY = re.compile(r'<div id="(ref-\d+)"[^<>]*+>\s*+<p>([\[［〔](\d{1,3})[\]］〕])\s*')
_NAMES = ("a", "code", "pre", "math", "h1", "h2", "h3", "h4", "h5", "h6")
_TAGS = re.compile(f"({element(*_NAMES)}|{TAG})")
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
    known = () if entries else tuple(_by_author(fragment[start:]))
    cited: dict[str, str] = {}
    pieces = _TAGS.split(fragment[:start])
    for at in range(0, len(pieces), 2):
        pieces[at] = _link(pieces[at], entries, cited) if entries else _link_years(pieces[at], known)
    return "".join(pieces) + _ENTRY.sub(lambda entry: _label(entry, cited), fragment[start:])


def _link(text: str, entries: dict[str, str], cited: dict[str, str]) -> str:
    """One piece of text; ``cited`` learns the id of each entry's first citation."""
    out, end = [], 0
    for citation in find_numbered(text, entries):
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


_WHOLE_ENTRY = re.compile(r'<div id="(ref-\d+)"[^<>]*+>\s*+<p>((?:[^<\n]|<(?!/p>|div))*+)</p>')
_TAG = re.compile(r"<[^<>]*>")


def _by_author(entries: str) -> Iterator[Target]:
    """The entries of a list without numbers, by their first author and their year."""
    for key, text in _WHOLE_ENTRY.findall(entries):
        yield from (replace(one, key=key) for one in targets([read_entry(unescape(_TAG.sub("", text)))]))


def _link_years(text: str, known: Sequence[Target]) -> str:
    """One piece of text in which the year of ``方砚（1997）`` leads to its entry."""
    out, end = [], 0
    for citation in find_by_author(text, known) if known else ():
        for start, stop, key in citation.written:
            out += [text[end:start], f'<span class="citation in-line"><a href="#{key}">{text[start:stop]}</a></span>']
            end = stop
    return "".join([*out, text[end:]])


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
