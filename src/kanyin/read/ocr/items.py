"""Items that recognition left on one line where their siblings have lines of their own: b）…；c）… below a）…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kanyin.model import SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_HYPOTHESIS = lazy(r"(?:假设|命题)\s?(?P<n>\d{1,2})[a-e]?\s?[:：]")
_SHAPES = (
    lazy(r"(?P<n>\d{1,2})[)）]\s?(?=\S)"),
    lazy(r"[（(](?P<n>\d{1,2})[)）]\s?(?=\S)"),
    lazy(r"(?P<n>[a-z])[)）]\s?(?=\S)"),
    lazy(r"(?P<n>[①-⑳])(?=\S)"),
    _HYPOTHESIS,
)
_ENDED = lazy(r"[。；;？！]\s?$")
FARTHEST = 12
"""Blocks between two items of a list."""


def with_items_apart(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; items behind the first on a line begin lines where the list has others that do, and hypotheses."""
    first = [_item(one.text) if one.kind.startswith(SCAN) else None for one in entries]
    out = list(entries)
    for n, item in enumerate(first):
        if item is None:
            continue
        shape, number = item
        starts = list(_starts(entries[n].text, shape, number))
        if starts and (shape is _HYPOTHESIS or _has_sibling(first, n, shape, number + len(starts))):
            edges = [0, *starts, len(entries[n].text)]
            texts = tuple(entries[n].text[a:b].strip() for a, b in pairwise(edges))
            kind = "alone" if shape is _HYPOTHESIS else entries[n].kind
            out[n] = replace(entries[n], texts=texts, kind=kind, spans=())
    return out


_Item = tuple[re.Pattern[str], int]


def _item(text: str) -> _Item | None:
    """The shape and the number of the item that a line begins with."""
    for shape in _SHAPES:
        if found := shape.match(text):
            return shape, _value(found["n"])
    return None


def _value(number: str) -> int:
    return int(number) if number.isdecimal() and number.isascii() else ord(number)


def _starts(text: str, shape: re.Pattern[str], number: int) -> Iterator[int]:
    """Where the next items begin, each behind a finished one."""
    for found in shape.finditer(text, 1):
        is_behind = shape is _HYPOTHESIS or _ENDED.search(text, max(0, found.start() - 2), found.start())
        if is_behind and _value(found["n"]) == number + 1:
            number += 1
            yield found.start()


def _has_sibling(first: Sequence[_Item | None], n: int, shape: re.Pattern[str], last: int) -> bool:
    """This one is not the first item, so that others stand above; or a line below begins with the item behind it."""
    own = first[n]
    is_later = own is not None and own[1] not in (1, ord("a"), ord("①"))
    return is_later or (shape, last + 1) in first[n + 1 : n + 1 + FARTHEST]
