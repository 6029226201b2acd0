"""Keywords out of their field: whatever stands between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

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


_JOINT = lazy("(?<=[a-z])(?=[A-Z][a-z])")
"""Log AnalysisCluster: where one keyword ran into the next."""
_GLUED = lazy(r"(?<=[a-z])(?=[A-Z][a-z]{2})|(?<=[a-z])\s(?=[A-Z])")


def english_keywords(text: Mapping[str, str], count: int) -> tuple[str, ...]:
    """English keywords of a page's fields; where blanks alone part them, as many as the Chinese ones (``count``).

    A keyword begins where a capital letter does, or between two words that stand together nowhere in the English
    title and abstract, as long as that gives just as many.
    """
    words = split_english_keywords(text["keywords-en"])
    if len(words) != 1 or count < FEWEST or not _PLAIN.fullmatch(words[0]):
        return words
    whole = words[0]
    glued = tuple(map(str.strip, _JOINT.split(whole)))
    if len(glued) == count:
        return glued
    by_capitals = tuple(filter(None, map(str.strip, _GLUED.split(whole))))
    if len(by_capitals) == count and 2 * sum(" " in word for word in by_capitals) >= count:
        return by_capitals
    if any(piece[0].isupper() for piece in whole.split()[1:]):
        return words  # in title case a capital tells nothing
    pieces = whole.lower().split()
    said = _WORD.findall(f"{text.get('title-en', '')} {text.get('abstract-en', '')}".lower())
    together = set(pairwise(said))
    starts = [n for n, pair in enumerate(pairwise(pieces), 1) if pair not in together]
    if len(starts) != count - 1 or any(len(piece) >= LONG and piece not in said for piece in pieces):
        return words
    edges = [0, *starts, len(pieces)]
    return tuple(" ".join(whole.split()[start:end]) for start, end in pairwise(edges))


_PLAIN = lazy("[A-Za-z0-9 -]{1,300}")
LONG = 12
"""Letters of a word that can be two that lost the blank between them."""
FEWEST = 3
"""Keywords that blanks alone can part."""
_WORD = lazy("[a-z][a-z-]*")


def _parts(text: str, split: re.Pattern[str]) -> list[str]:
    """The parts of a text; what stands in brackets parts nothing: (J,J′)-无损因子分解 is one word."""
    bare = _BRACKETS.sub(lambda found: "x" * len(found[0]), text)
    out, start = [], 0
    for found in split.finditer(bare):
        out.append(text[start : found.start()])
        start = found.end()
    return [*out, text[start:]]
