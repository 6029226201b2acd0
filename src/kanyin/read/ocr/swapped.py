"""The halves of a section's first paragraph that recognition read in the wrong order, as columns of a page break it.

The one right below the heading begins within a word, and the one below that ends within the same word: 据结果… below
…解决问题的大数. What stands together elsewhere on the page tells it, and what the second half would go on with else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kanyin.model import SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

SHORTEST = 40
"""Characters of the half that ends within a word."""
OFTEN, RARER = 2, 3
"""How often the two characters at the seam stand together besides, and how many times more often than any other two."""
_HAN = lazy("[\u3400-\u9fff]")
_ENDED = lazy("[。；：！？][”）]?$")
_SENTENCE = lazy("[。；！？]")


def with_halves_in_order(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; two halves in the wrong order are one paragraph, in doubt."""
    out = list(entries)
    words: tuple[Counter[str], Counter[str]] | None = None
    for n in range(len(out) - 3, 0, -1):
        second, first, below = out[n : n + 3]
        if not out[n - 1].kind.startswith("h") or not _can_be(second, first):
            continue
        words = words or _words(out)
        pairs, begun = words
        seam = pairs[first.text[-1] + second.text[0]]
        onward = pairs[first.text[-1] + below.text[:1]] if below.kind.startswith(SCAN) and below.text else 0
        if seam >= OFTEN and seam >= RARER * onward and begun[second.text[:2]] <= 1:
            text = first.text + second.text
            out[n : n + 2] = [replace(first, first=second.first, texts=(text,), kind=second.kind, spans=(), doubt=True)]
    return out


def _can_be(second: Entry, first: Entry) -> bool:
    """A paragraph that ends, and below it one that does not."""
    if not (second.kind.startswith(SCAN) and first.kind.startswith(SCAN) and second.text and first.text):
        return False
    whole = _HAN.match(second.text[0]) and _HAN.match(first.text[-1]) and _HAN.match(first.text[0])
    return bool(whole) and len(first.text) >= SHORTEST and _ENDED.search(second.text.rstrip()) is not None


def _words(entries: Sequence[Entry]) -> tuple[Counter[str], Counter[str]]:
    """How often two characters stand together, and how often sentences begin with them."""
    pairs: Counter[str] = Counter()
    begun: Counter[str] = Counter()
    for one in entries:
        pairs.update(map("".join, pairwise(one.text)))
        begun.update(sentence.strip()[:2] for sentence in _SENTENCE.split(one.text))
    return pairs, begun
