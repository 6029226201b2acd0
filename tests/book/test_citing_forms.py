"""Short passages with their lists, in every form of citing that hands and journals have: what is linked, and what not.

A file holds passages, each ``# name``, the text, ``===``, the list. ``‹[1]|1›`` is what cites, and the places in the
list of what it leads to; whatever stands outside such marks cites nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from kanyin.book.reader import read_book

_MARKED = re.compile(r"‹([^‹›|]+)\|([\d,]+)›")
_TOKEN = re.compile(r'<a href="#(?P<to>(?:ref|note)-\d+)">|(?P<end></a>)|<[^>]*>|(?P<text>[^<]+)')


def passages() -> Iterator[tuple[str, str, str]]:
    for path in sorted((Path(__file__).parent / "citing").glob("*.txt")):
        for part in re.split(r"^# (?=\S+:)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            name, _, rest = part.partition("\n")
            text, _, listed = rest.partition("\n===\n")
            yield name, text, listed


def wanted(text: str) -> list[tuple[str, set[int]]]:
    """What stands before each citation, without blanks and marks, and its targets."""
    return [
        (letters(_MARKED.sub(r"\1", text[: one.start()])), set(map(int, one[2].split(","))))
        for one in _MARKED.finditer(text)
    ]


def letters(text: str) -> str:
    """The letters and digits of a text, without those of Markdown and HTML."""
    return "".join(re.findall(r"\w", re.sub(r"<[^<>]{1,9}>|^```\w*|_", "", text, flags=re.MULTILINE)))


def linked(html: str, order: list[str]) -> list[tuple[str, int]]:
    """What stands before each link, and the place of its target."""
    found: list[tuple[str, int]] = []
    text = ""
    for token in _TOKEN.finditer(html):
        if token["to"]:
            found.append((letters(text), order.index(token["to"]) + 1))
        elif token["text"]:
            text += unescape(token["text"])
    return found


@pytest.mark.parametrize(("name", "text", "listed"), [pytest.param(*one, id=one[0]) for one in passages()])
def test_what_cites_is_linked_and_nothing_else(name: str, text: str, listed: str) -> None:
    assert name
    plain = _MARKED.sub(r"\1", text)
    html = read_book(f"{plain}\n\n{listed}", "a.md", None).html
    order = list(dict.fromkeys(re.findall(r'id="((?:ref|note)-\d+)"', html)))
    body = letters(plain)
    places = [(len(before), targets) for before, targets in wanted(text)]
    ends = [len(letters(_MARKED.sub(r"\1", text[: one.end()]))) for one in _MARKED.finditer(text)]
    got: list[set[int]] = [set() for _ in places]
    outside = []
    for before, target in linked(html, order):
        if len(before) >= len(body):
            continue  # from an entry back
        at = next((n for n, (start, _) in enumerate(places) if start <= len(before) < ends[n]), None)
        if at is None:
            outside.append((before[-8:], target))
        else:
            got[at].add(target)
    assert (got, outside) == ([targets for _, targets in places], [])
