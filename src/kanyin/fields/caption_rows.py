"""Captions that a page set side by side on one line: where the second one begins."""

from __future__ import annotations

from kanyin import rules
from kanyin.patterns import lazy

_WIDE = lazy(r"\s\s|\u3000")
_BESIDE = lazy(r"(?<!\s)\s{2,}+(?=(?:图|表|Fig\.?|Figure|Table)\s?\d)|\u3000(?=(?:图|表)\s?\d+\u3000)")


def parted(text: str) -> list[str]:
    """The captions on a line, each by itself; the line as it is where it holds no two of them."""
    if not _WIDE.search(text):
        return [text]
    texts = _BESIDE.split(text)
    return texts if len(texts) > 1 and all(map(begins_caption, texts)) else [text]


def begins_caption(text: str) -> bool:
    """The line begins as a caption does, in either script; long sentences about figures do so too."""
    return rules.is_caption(text) or rules.is_english_caption(text)
