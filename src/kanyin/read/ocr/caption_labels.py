"""The label of a recognised caption, set off from its words: 图1装置 as 图1　装置, Table1 Sites as Table 1 Sites.

In print a wide blank stands there; recognition keeps none, or a narrow one, from one caption to the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_CHINESE = lazy(
    r"(?P<name>[附续]?[图表])[ \u3000]?(?P<number>\d{1,2}(?:[-–—.]\d{1,2}(?![\d%年月a-zA-Z]))?)"
    r"(?![a-h](?![A-Za-z]))[ \u3000]*(?=[^\s\d,，.、。:：;；)）\-–—~～和与至及（(]|(?<=[ \u3000])[\d（(])"
)
_ENGLISH = lazy(
    r"(?P<name>Table|Figure|(?:Tab|Fig)\.[ \u3000]?)[ \u3000]?(?P<number>\d{1,2})(?:\s+|(?=[(（A-Z][a-zA-Z]))"
)
_WORD = lazy("Table|Figure")


def with_caption_labels(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; behind each label of a caption stands a blank, a wide one in Chinese."""
    out: list[Entry] = []
    last = {"图": 0, "表": 0}
    for one in entries:
        made = _set_off(one, last) if one.kind == "caption" or _is_caption(one) else one
        for found in filter(None, map(_SET_OFF.match, made.texts or ())):
            last[found["name"]] = int(found["number"])
        out.append(made)
    return out


_SET_OFF = lazy(r"(?P<name>[图表])(?P<number>\d{1,2})　")


LONGEST = 60
_TELLS = lazy(r".{1,6}\d\s?(?:[是为的中]|表示|给出|所示|显示|表明|说明|列出|反映|示出|展示|可知)|.*[，。；：了]")
"""What begins as a caption does and is a sentence on the figure."""


def _is_caption(entry: Entry) -> bool:
    """A line that is a caption by its words, away from its picture."""
    texts = entry.texts if entry.kind.startswith(SCAN) and entry.texts else ("",)
    is_alone = len(texts) == 1 or _ENGLISH.match(texts[1]) is not None
    return is_alone and 0 < len(texts[0]) <= LONGEST and rules.is_caption(texts[0]) and not _TELLS.match(texts[0])


def _set_off(entry: Entry, last: Mapping[str, int]) -> Entry:
    texts = tuple(_labelled(text, last) for text in entry.texts or ())
    return entry if texts == entry.texts else replace(entry, texts=texts, spans=())


FURTHEST = 3
"""Numbers that a page may leave out between a caption and the next."""


def _labelled(text: str, last: Mapping[str, int]) -> str:
    """``last``: the numbers of the figure and of the table before. 表13组样品 behind no table is 表1: 3组样品."""
    if own := _CHINESE.match(text):
        number, words = own["number"], text[own.end() :]
        before = last.get(own["name"], FURTHEST)
        is_next = number.isdigit() and len(number) == 2 and int(number[0]) == before + 1
        if is_next and int(number) > before + FURTHEST and own.end() == own.end("number"):
            number, words = number[0], number[1] + words
        return f"{own['name']}{number}\u3000{words}"
    if english := _ENGLISH.match(text):
        between = " " if _WORD.match(english["name"]) else ""
        return f"{english['name']}{between}{english['number']} {text[english.end() :]}"
    return text
