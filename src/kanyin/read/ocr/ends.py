"""Paragraphs whose full stop text recognition lost, so that the next one does not go on with them.

A printed page ends in the middle of a sentence or not; the blank line is the same. What the sentence would go on with
tells: a citation ends one, ``目前，`` or ``由图3可知`` begins one, and the two characters at the seam stand together
nowhere else on the page while the words before it end sentences, those behind it begin them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kanyin import rules
from kanyin.model import MATH, SCAN, SCAN_ENDED, SUP
from kanyin.patterns import lazy
from kanyin.read.ocr import page_feet
from kanyin.read.ocr.captions import is_note_below
from kanyin.read.ocr.entries import Entry

HEAD = 20
"""Entries at the beginning that can hold the units of the authors, each of which ends on a postcode."""
_POSTCODE = lazy(r"(?<!\d)\d{6}\s?[)）]?$")
SHORTEST = 30
"""Characters of a paragraph."""
FARTHEST = 6
"""Entries between two halves of a sentence, figures and tables among them."""
OFTEN = 0.15
"""The share of its occurrences that a word begins sentences with, for it to tell that one begins."""
_NUMBERS = r"[\[【]\d{1,3}(?:\s?[,，、~～–—\-]\s?\d{1,3})*[\]】]?"
_CITED = lazy(rf"(?:{_NUMBERS}|{SUP[0]}{_NUMBERS}{SUP[1]})$")
_CITED_NAME = lazy(r"(?:等|等人|文献|[A-Za-z]|参见|如|见|由|据|在|与|和)\s?$")
"""What the number of a work belongs to, in a sentence that goes on: Huang 等[31] 在…"""
_GOES_ON = lazy(
    "[，。、；：！？,.;:!?)）】”’》]|[的等中和与及或是则也且并所还都将内外上下]|以及|提出|认为|指出|发现|为(?!了)"
)
_BEGINS = lazy(
    r"(?:由|从|如|根据)(?:公?式|[图表])\s?[（(]?\d|(?:目前|此外|另外|首先|其次|再次|最后|近年来|然而|总之|例如|同时|因此|综上)，"
    r"|综上所述|研究(?:发现|表明)|(?:结果|试验|实验)(?:表明|显示)|有研究|(?:基于|根据|由|从)(?:以上|上述)|本(?:研究|试验|实验)"
    r"|对于|随着|于?(?:19|20)\d\d年"
)
_OPEN = lazy(
    "(?:[的和与及或、在对为以其从于将被把由之并且而即是有了给让使到比按据经向至因若如当除就更最很较不未没可须"
    "则也还都各每该一二两三几多第所着，,（(“《\\-—/]|因此|需要|只要|应当|应该|可能|能够|通过|采用|利用|使用|包括|表明|认为|发现"
    "|提出|按照|结合|基于|针对|关于|导致|引起|例如|尤其|特别)\\s?$"
)
"""Words behind which no sentence ends, and a clause that has hardly begun."""
_WORD = lazy(
    "(?:行为|饱和|存在|供给|数据|证据|依据|方向|对比|原因|基因|统一|单一|之一|自由|理由|相对|参与|很多|较多|所有|已经|可以)$"
)
"""Words that end with one of these characters."""
_FEW = lazy("[，。；：、,;:][^，。；：、,;:]{1,3}$")
_STOP = lazy("[。；！？]")
_HAN = lazy("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Words:
    """What a page's sentences begin with and end on."""

    pairs: Counter[str]
    begun: Counter[str]
    ended: Counter[str]


def with_ends(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a paragraph that ends though no mark says so is closed."""
    words: _Words | None = None
    out = [_without_break(one, entries[n + 1 : n + 2]) for n, one in enumerate(entries)]
    for n, one in enumerate(out):
        parts = one.texts or ()
        if n < HEAD and one.kind == SCAN and len(parts) > 1 and _POSTCODE.search(parts[-1]):
            out[n] = replace(one, kind=SCAN_ENDED)  # the authors' row and their units, which recognition set behind it
            continue
        if one.kind != SCAN or len(one.text) < SHORTEST or _STOP.search(one.text[-2:]):
            continue
        if n < HEAD and _POSTCODE.search(one.text):
            out[n] = replace(one, kind=SCAN_ENDED)
            continue
        below = _next(out, n)
        if below is None or _GOES_ON.match(below.text):
            continue
        words = words or _words_of(each.text for each in out if each.kind.startswith(SCAN))
        if _has_ended(one.text.rstrip(), below.text, words):
            out[n] = replace(one, kind=SCAN_ENDED)
    return out


def _without_break(entry: Entry, below: Sequence[Entry]) -> Entry:
    """A paragraph that a line's break closed although its sentence is open: 性能，为 before 41 U/L."""
    is_open = _SURELY_OPEN.search(entry.text) is not None and len(entry.text) >= SHORTEST
    if entry.kind != SCAN_ENDED or not is_open or rules.is_caption(entry.text) or rules.label(entry.text):
        return entry
    goes_on = any(one.kind in (SCAN, SCAN_ENDED) and one.text and not rules.is_caption(one.text) for one in below)
    return replace(entry, kind=SCAN) if goes_on else entry


def with_whole_words(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a short line that breaks off within a word, and the next one, which goes on with it, are one.

    The page has the two characters at the break elsewhere, side by side.
    """
    out: list[Entry] = []
    pairs: Counter[str] | None = None
    for one in entries:
        seam = _seam(out[-1], one) if out else ""
        if seam:
            pairs = pairs or _words_of(each.text for each in entries if each.kind.startswith(SCAN)).pairs
        if seam and pairs and pairs[seam] >= TOGETHER:
            out[-1] = replace(one, first=out[-1].first, texts=(out[-1].text + one.text,), spans=())
        else:
            out.append(one)
    return out


SHORTEST_BROKEN, LONGEST_BROKEN, TOGETHER = 16, 40, 2
"""Characters of such a line, and how often the page has the two at the break; longer lines are joined as all are."""


def _seam(above: Entry, below: Entry) -> str:
    """The two characters at a break between two paragraphs of text; empty where they are none."""
    if not all(one.kind.startswith(SCAN) and _HAN.search(one.text) for one in (above, below)):
        return ""
    if below.first == above.last + 1:
        return ""  # lines of one paragraph, all of them broken
    is_short = SHORTEST_BROKEN <= len(above.text) <= LONGEST_BROKEN and " " not in above.text
    if not is_short or not _PAUSE.search(below.text) or any(_is_marked(one.text) for one in (above, below)):
        return ""
    return above.text[-1] + below.text[0] if _HAN.match(above.text[-1]) and _HAN.match(below.text) else ""


def _is_marked(text: str) -> bool:
    return bool(rules.is_caption(text) or rules.label(text) or rules.split_heading(text)) or is_note_below(text)


_PAUSE = lazy("[，。；：]")
_SURELY_OPEN = lazy("(?:[\u3400-\u9fff]{2}[而的和与及或且]|[，、]为|[，、])$")


def with_whole_sentences(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; what recognition took for a heading in the middle of a word or a sentence goes on with it."""
    out = list(entries)
    pairs: Counter[str] | None = None
    for n, one in enumerate(out[1:], 1):
        above = out[n - 1]
        if not one.kind.startswith("h") or not _CUT_HEADING.match(one.text) or rules.is_unnumbered_heading(one.text):
            continue
        if above.kind == SCAN and len(above.text) >= 2 * SHORTEST and _HAN.match(above.text[-1]):
            pairs = pairs or _words_of(each.text for each in out).pairs
            if pairs[above.text[-1] + one.text[0]] > 0:
                out[n] = replace(one, kind=SCAN_ENDED)
    return out


_CUT_HEADING = lazy("(?![一二三四五六七八九十第附])[\u3400-\u9fff].{4}")
"""Han characters without a number before them."""


def _next(entries: Sequence[Entry], n: int) -> Entry | None:
    """The paragraph below, figures and tables between them aside."""
    for one in entries[n + 1 : n + 1 + FARTHEST]:
        is_foot = one.kind.startswith(SCAN) and page_feet.is_foot(one.text)
        if one.kind.startswith(SCAN) and one.text and not is_note_below(one.text) and not is_foot:
            return one
        if one.texts != () and not is_foot and one.kind not in ("picture", "caption", "row", SCAN_ENDED):
            return None
    return None


_DEFINED = lazy("[A-Za-z\u3400-\u9fff]{2,12}[:：](?=.{20})")
"""What a paragraph is on, where several of them in a row begin with their names."""


def _words_of(texts: Iterable[str]) -> _Words:
    words = _Words(Counter(), Counter(), Counter())
    for text in filter(None, texts):
        words.pairs.update(map("".join, pairwise(text)))
        for sentence in filter(None, map(str.strip, _STOP.split(text))):
            words.begun[sentence[:2]] += 1
        words.ended.update(
            text[found.start() - 2 : found.start()] for found in _STOP.finditer(text) if found.start() > 1
        )
    return words


def _has_ended(text: str, below: str, words: _Words) -> bool:
    if cited := _CITED.search(text):
        return _CITED_NAME.search(text, 0, cited.start()) is None
    last, first = text[-1], below[:1]
    if (_OPEN.search(text) and not _WORD.search(text)) or not (_HAN.match(last) or last in f")）%{MATH[1]}"):
        return False
    if _DEFINED.match(text) and _DEFINED.match(below):
        return True
    if _BEGINS.match(below):
        return words.pairs[last + first] <= 1
    together = words.pairs[last + first]
    if not _HAN.match(first) or together > 1 or _FEW.search(text):
        return False
    begun, seen = words.begun[below[:2]] - 1, words.pairs[below[:2]] - 1
    return begun > 0 and (words.ended[text[-2:]] > 0 or (not together and begun >= OFTEN * seen))
