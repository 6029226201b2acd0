"""Keywords out of their field: whatever stands between them."""

from __future__ import annotations

import re

from kanyin import rules
from kanyin.patterns import lazy

LONGEST = 200
"""Characters of the longest line of keywords below a label that stands alone."""
_HAN = lazy("[\u3400-\u9fff]")
_STRONG_MARKS = ";；∥‖│┃|｜"
MARKS = f"{_STRONG_MARKS},，、"
"""What parts keywords wherever they stand: on a page, in a record, in tags, in front matter."""
_STRONG = lazy(f"[{_STRONG_MARKS}]")
_ENGLISH_SPLIT = lazy("[,，、]|\u3000+|\\s{2,}")
_SPLIT = lazy(f"[{MARKS}]|[\\s\u3000]{{2,}}|\u3000")
_BLANK = lazy(r"(?<![A-Za-z\s])\s++|(?<=[A-Za-z])\s++(?!\d)")
"""A space between two words: there is none between IEEE and 1394."""
_BRACKETS = lazy("[(（][^()（）]{1,40}+[)）]")
_EDGES = " .。+＋\u3000▲■●◆"


def lists_words(text: str) -> bool:
    """Words and nothing else, below a label that stands alone."""
    is_sentence = text[-1] in "。！？" or rules.label(text) is not None
    return len(text) <= LONGEST and not is_sentence and len(split_keywords(text)) > 1


def split_keywords(text: str) -> tuple[str, ...]:
    """Keywords whatever stands between them: ； ， 、 / wide spaces, or single spaces where nothing else does."""
    text = text.strip().strip("。.；;▲■●◆ ")
    parts = [part.strip() for part in _parts(text, _SPLIT)]
    if len([part for part in parts if part]) <= 1 and _HAN.search(text):
        # A slash separates only where nothing else does: C/S系统 is one word. So does a single space.
        parts = _BLANK.split(text) if _BLANK.search(text) else re.split("[/／]", text)
    return tuple(dict.fromkeys(word for part in parts if (word := part.strip("。. ＋+"))))


def split_english_keywords(text: str) -> tuple[str, ...]:
    """English keywords: between ; or , or wide spaces."""
    parts = _parts(text, _STRONG if _STRONG.search(text) else _ENGLISH_SPLIT)
    return tuple(word for part in parts if (word := part.strip(_EDGES)))


def _parts(text: str, split: re.Pattern[str]) -> list[str]:
    """The parts of a text; what stands in brackets parts nothing: (J,J′)-无损因子分解 is one word."""
    bare = _BRACKETS.sub(lambda found: "x" * len(found[0]), text)
    out, start = [], 0
    for found in split.finditer(bare):
        out.append(text[start : found.start()])
        start = found.end()
    return [*out, text[start:]]
