"""English abstracts that the foot of a page cut: the fund and the authors' notes stand within their last sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr import page_feet
from kanyin.read.ocr.entries import Entry

FARTHEST = 6
"""Blocks of the foot."""
_HAN = lazy("[\u3400-\u9fff]")
_ENDED = lazy(r"[.!?。][\"”)]?$")


def with_whole_abstracts(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; what an English abstract goes on with behind the foot stands with it, above the foot."""
    out = list(entries)
    for n, one in enumerate(out):
        texts = one.texts or ()
        label = rules.label(texts[0]) if texts and one.kind.startswith(SCAN) else None
        if label is None or label.field != "abstract-en" or _ENDED.search(texts[0]):
            continue
        end = _behind_foot(out, n, is_cut=len(texts) > 1)
        if end:
            feet = (text for each in out[n + 1 : end] for text in each.texts or ())
            whole = f"{texts[0]} {out[end].text}"
            joined = replace(one, last=out[end].last, texts=(whole, *texts[1:], *feet), spans=(), doubt=True)
            return [*out[:n], joined, *out[end + 1 :]]
    return out


def _behind_foot(entries: Sequence[Entry], n: int, *, is_cut: bool) -> int:
    """The place of the English paragraph between the foot and the keywords; 0 where there is none."""
    at = n + 1
    while at < min(len(entries), n + FARTHEST) and page_feet.is_foot(entries[at].text):
        at, is_cut = at + 1, True
    if not is_cut or at + 1 >= len(entries):
        return 0
    rest, below = entries[at], rules.label(entries[at + 1].text)
    is_english = rest.kind.startswith(SCAN) and rest.text and not _HAN.search(rest.text)
    is_above_keywords = below is not None and below.field == "keywords-en"
    return at if is_english and is_above_keywords and rules.label(rest.text) is None else 0
