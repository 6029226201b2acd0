"""Notes on the authors behind the list of references, which no label tells: 方砚临城大学建筑学院教授。…

Without one the last work of the list goes on with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.fields.names import is_usual_name
from kanyin.model import SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

EDGE = 30
"""Entries at the beginning that hold the authors' names, and at the end that hold the notes."""
_WORK = r"(?:教授|研究员|讲师|博士|硕士|研究生|工程师|馆员|院士|医师|主任|所长|院长|编辑|编审)"
_POST = lazy(
    r"[ \u3000]{0,2}[，,]?\s?(?:[男女]\s?[，,]\s?)?"
    rf"(?:(?:博士|硕士|教授|研究员|副教授)[，,、]|[\u3400-\u9fff（）、，]{{0,24}}?(?:大学|学院|院|研究所|研究院|中心|医院|公司|所|馆)"
    rf"[\u3400-\u9fff（）、，]{{0,30}}?{_WORK}|(?:中科院|中国科学院|中国工程院)院士)"
)
"""A unit and a post in it, right behind a name."""


def with_lives(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a note on one of the authors, at the end of a page, gets the label that others have."""
    out = list(entries)
    size = len(out)
    head = "\n".join(text for one in out[:EDGE] for text in one.texts or ())
    for n in range(max(EDGE, size - EDGE), size):
        one = out[n]
        if one.kind.startswith(SCAN) and any(_is_life(text, head) for text in one.texts or ()):
            texts = tuple(f"作者简介：{text}" if _is_life(text, head) else text for text in one.texts or ())
            out[n] = replace(one, texts=texts, spans=())
    return out


def _is_life(text: str, head: str) -> bool:
    """The name of an author begins the text, and what he is follows it."""
    names = [text[:size] for size in (3, 2) if is_usual_name(text[:size]) and text[:size] in head]
    return any(_POST.match(text, len(name)) is not None for name in names)
