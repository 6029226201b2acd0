"""Citations whose second bracket recognition lost: ``李平等[12认为`` is ``李平等[12]认为``.

A figure may be lost with the bracket, so that ``[1`` was [10]. A number is whole where the citations before it tell
so: it is the next one, one of two figures that is no more than a few ahead, or one of a list that has no two yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import SCAN, SUP
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_CITED = lazy(
    rf"\[(?P<whole>\d{{1,3}}(?:\s?[,，、\-–—~]\s?\d{{1,3}}){{0,9}}+)\s?\]"
    r"|(?<=[\u3400-\u9fffA-Za-z）)])\s?\[(?P<open>[1-9]\d?)(?=\s?[\u3400-\u9fff，。；、])(?![，、]\s?\d)(?![^\[\]]{0,30}+\])"
    rf"|{SUP[0]}\[(?P<raised>\d{{1,3}}[^{SUP[1]}\[\]]{{0,24}})\]{SUP[1]}"
)
_NUMBER = lazy(r"\d{1,3}")
AHEAD = 3
"""How many citations may have been lost before one of two figures."""
FEWEST = 2
"""Whole citations of a page whose citations are numbers in brackets."""
TWO_FIGURES = 10


def with_closed_citations(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a citation without its second bracket has one again, in doubt, where its number is whole."""
    prose = [one for one in entries if one.is_prose and one.kind.startswith(SCAN)]
    whole = sum(1 for one in prose for found in _CITED.finditer(one.text) if not found["open"])
    if whole < FEWEST:
        return list(entries)
    highest = 0
    out: list[Entry] = []
    for one in entries:
        if not one.is_prose or not one.kind.startswith(SCAN) or "[" not in one.text or one.text[0] == "[":
            out.append(one)
            continue
        pieces: list[str] = []
        behind = 0
        for found in _CITED.finditer(one.text):
            if found["open"] and _is_whole(int(found["open"]), highest):
                pieces += [one.text[behind : found.end()], "]"]
                behind = found.end()
            elif found["open"]:
                continue
            highest = max(highest, _highest(found, highest))
        text = "".join((*pieces, one.text[behind:]))
        out.append(replace(one, texts=(text,), doubt=True) if pieces else one)
    return out


def _is_whole(number: int, highest: int) -> bool:
    """The number of an open citation has all its figures."""
    if number == highest + 1:
        return True
    if number < TWO_FIGURES:
        return 1 < number <= highest < TWO_FIGURES - 1
    return number <= highest + AHEAD


def _highest(found: re.Match[str], highest: int) -> int:
    """The highest number that a citation names; one far ahead of the others is misread."""
    numbers = map(int, _NUMBER.findall(found["whole"] or found["open"] or found["raised"]))
    return max((number for number in numbers if number <= highest + TWO_FIGURES), default=0)
