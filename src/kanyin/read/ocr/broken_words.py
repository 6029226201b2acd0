"""Blanks that the end of a line left within Chinese words of titles, captions, cells, entries: 粘土 含量 is 粘土含量.

The page has the two characters at the blank side by side elsewhere; words that were set apart it has not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import CELL, SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_BLANK = lazy("(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_HAN = lazy("[\u3400-\u9fff]")
_BEFORE_BRACKET = lazy("(?<=[\u3400-\u9fff]) (?=（|\\([\u3400-\u9fff])")
SIDE = {"caption": 1, "entry": 1, "title": 1, "row": 2}
"""Characters at each side of the blank that the page has beside each other: a cell may hold several words."""
OFTEN = {"title": 3}
"""How often the page has them, where once is not enough: the halves of a title are set apart by a blank too."""


def with_whole_chinese_words(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; in titles, captions, cells and the list of references no blank stands within a Chinese word."""
    text = ""
    out = list(entries)
    in_list = False
    for n, one in enumerate(out):
        in_list = in_list or (one.is_prose and rules.is_references_heading(one.text))
        kind = "title" if one.kind.startswith("h") else one.kind if one.kind in ("caption", "row") else ""
        kind = "entry" if in_list and one.kind.startswith(SCAN) else kind
        if not kind or not any(_BLANK.search(text) or _BEFORE_BRACKET.search(text) for text in one.texts or ()):
            continue
        text = text or "\n".join(each.text for each in out if each.is_prose)
        out[n] = _joined(one, kind, text)
    return out


def _joined(entry: Entry, kind: str, page: str) -> Entry:
    def whole(text: str) -> str:
        if kind == "row":
            return CELL.join(
                _BLANK.sub(without, cell) if len(_BLANK.findall(cell)) == 1 else cell for cell in text.split(CELL)
            )
        return _BLANK.sub(without, text)

    def without(found: re.Match[str]) -> str:
        before = found.string[max(0, found.start() - SIDE[kind]) : found.start()]
        behind = found.string[found.end() : found.end() + SIDE[kind]]
        times = page.count(before + "".join(_HAN.findall(behind)))
        return "" if times >= OFTEN.get(kind, 1) else found[0]

    texts = tuple(map(whole, entry.texts or ()))
    if kind in ("caption", "title"):
        texts = tuple(_BEFORE_BRACKET.sub("", text) for text in texts)
    return entry if texts == entry.texts else replace(entry, texts=texts, spans=())
