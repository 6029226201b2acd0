"""Words out of a figure that text recognition set beside it: the figures at its axes, the name of one of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import MATH, SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.captions import is_caption, is_note_below
from kanyin.read.ocr.entries import Entry

DIAGRAM = "OC006"
FEWEST, LEAST = 8, 0.7
"""Words of a row that is nothing but what stands at axes, and the share of them that are figures or a letter or two."""
LONGEST = 12
"""Characters of the name of a part, between a figure and its caption."""
_AT_AXIS = lazy(r"[-–−+]?\d[\d.,/%]*+[A-Za-z]{0,2}|\S{1,2}")
_RUNNING = lazy(f"[，。；{MATH[0]}]|[\u3400-\u9fff]{{4}}")
_SENTENCE = lazy("[，。；：:（(]")


def without_words_of_figures(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; words that the figure beside them holds go, with a record in doubt."""
    shown = [n for n, one in enumerate(entries) if one.texts != ()]
    out = list(entries)
    for before, n, behind in zip([-1, *shown], shown, [*shown[1:], -1], strict=False):
        one = entries[n]
        above, below = (entries[k] if k >= 0 else None for k in (before, behind))
        if one.kind.startswith(SCAN) and one.text and (_is_axis(one, above, below) or _names_part(one, above, below)):
            out[n] = replace(one, texts=(), spans=(), rule=DIAGRAM, doubt=True)
    return out


def _is_axis(entry: Entry, above: Entry | None, below: Entry | None) -> bool:
    words = entry.text.split()
    if len(words) < FEWEST or _RUNNING.search(entry.text) is not None or is_caption(entry.text):
        return False
    if not any(one is not None and one.picture for one in (above, below)):
        return False
    return sum(_AT_AXIS.fullmatch(word) is not None for word in words) >= LEAST * len(words)


def _names_part(entry: Entry, above: Entry | None, below: Entry | None) -> bool:
    """A few words on the line between a figure and its caption, no blank line about them."""
    if above is None or below is None or not above.picture or not is_caption(below.text):
        return False
    is_tight = entry.first == above.last + 1 and below.first == entry.last + 1
    is_words = len(entry.text) <= LONGEST and _SENTENCE.search(entry.text) is None
    return is_tight and is_words and not is_caption(entry.text) and not is_note_below(entry.text)
