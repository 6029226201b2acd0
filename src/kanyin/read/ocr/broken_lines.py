"""Titles of sections and captions that recognition left broken in two lines, as the page had set them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import MATH, SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.caption_numbers import is_caption
from kanyin.read.ocr.captions import length
from kanyin.read.ocr.entries import Entry

SHORTEST, LONGEST_REST = 16, 24
"""Characters of a title that fills its line, and of the rest of it."""
LEAST_TEXT = 40
"""Characters of the paragraph below a title."""
LONGEST_CAPTION, LONGEST_WORDS = 300, 120
"""Characters of a caption's first line, and of its second one."""
_REST = lazy(rf"(?=[\u3400-\u9fff{MATH[0]}（(])(?!(?:式中|其中|则|即|记|令|设|图|表|注))[^。；：，！？:;?!,、]+")
_SENTENCE = lazy("[是为了着过]|显著|明显|[升增提]高|降低|[高低大小]于|增加|减少|下降|表明|达到")
"""Words of a sentence, which no title's end has."""
_ENDED = lazy("[。；：，！？:;?!,）)”]$")
_WORDS = lazy(r"(?:[a-z]{2}|\[\d{1,3}(?:[-–,]\d{1,3})*\]|[(（]a[)）]\s)[^\u3400-\u9fff]*")
"""The rest of an English caption: words in small letters, the work that it cites, what the parts of the figure show."""
_UNENDED = lazy(rf"[A-Za-z\d,\-℃\]{MATH[1]}]$")


def with_whole_lines(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; the second line of a section's title and of an English caption goes to the first."""
    out: list[Entry] = []
    for n, one in enumerate(entries):
        above = out[-1] if out else None
        if above and _is_rest_of_title(above, one, entries[n + 1 : n + 2]):
            out[-1] = replace(above, last=one.last, texts=(above.text + one.text,), spans=())
        elif above and _is_rest_of_caption(above, one):
            blank = "" if one.text[0] == "[" else " "
            out[-1] = replace(above, last=one.last, texts=(f"{above.text}{blank}{one.text}",), spans=())
        else:
            out.append(one)
    return out


def _is_rest_of_title(title: Entry, entry: Entry, below: Sequence[Entry]) -> bool:
    """A short line without a mark between a numbered title that fills its line and a paragraph."""
    if not title.kind.startswith("h") or len(title.text) < SHORTEST or rules.split_heading(title.text) is None:
        return False
    is_line = (
        entry.kind.startswith(SCAN) and len(entry.text) <= LONGEST_REST and _REST.fullmatch(entry.text) is not None
    )
    if (
        not is_line
        or _SENTENCE.search(entry.text)
        or _ENDED.search(title.text)
        or rules.split_heading(entry.text)
        or rules.label(entry.text)
    ):
        return False
    return any(one.kind.startswith(SCAN) and len(one.text) >= LEAST_TEXT for one in below)


def _is_rest_of_caption(caption: Entry, entry: Entry) -> bool:
    """A line without Han below an English caption that has not ended, be it marked as a heading."""
    is_first = caption.is_prose and length(caption.text) <= LONGEST_CAPTION and is_caption(caption.text)
    is_open = _UNENDED.search(caption.text) is not None and _ENGLISH.search(caption.text) is not None
    is_line = entry.is_prose and length(entry.text) <= LONGEST_WORDS
    return is_first and is_open and is_line and _WORDS.fullmatch(entry.text) is not None


_ENGLISH = lazy(r"(?:Fig(?:ure)?|Tab(?:le)?)s?\.?\s?\d")
