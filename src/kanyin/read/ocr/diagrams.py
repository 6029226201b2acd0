"""Words out of a figure that text recognition set beside it: the figures at its axes, the name of one of its parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import MATH, SCAN, SCAN_ENDED
from kanyin.patterns import lazy
from kanyin.read.ocr.caption_numbers import is_caption
from kanyin.read.ocr.captions import is_note_below
from kanyin.read.ocr.entries import Entry

DIAGRAM = "OC006"
FEWEST, LEAST = 8, 0.7
"""Words of a row that is nothing but what stands at axes, and the share of them that are figures or a letter or two."""
LONGEST = 12
"""Characters of the name of a part, between a figure and its caption."""
_AT_AXIS = lazy(r"[-–−+]?\d[\d.,/%]*+[A-Za-z]{0,2}|\S{1,2}")
_RUNNING = lazy(f"[，。；{MATH[0]}]|[\u3400-\u9fff]{{4}}")
_HAN = lazy("[\u3400-\u9fff]")
_SENTENCE = lazy("[，。；：:（(]")

_GAP = lazy("(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_MARK = lazy("[，。；：！？:;]")
_ENDED = lazy("[。！？；：.;:!?）)\\]”]$")
_FUNCTION = lazy(r"\b(?:of|the|in|and|is|are|was|were|with|for|to|by|on|from|at|as|that|this)\b", re.IGNORECASE)
LEAST_TEXT = 24
"""Characters of a line that is text."""
_PAUSE = lazy("[，。]")
_SIGN = lazy("[A-Za-z0-9#↑↓→←=+]")
FEWEST_LINES, FEWEST_GAPS, FEWEST_WORDS = 3, 4, 6
"""Lines, blanks between Chinese characters, and foreign words, of a drawing that was read as text."""


def without_words_of_figures(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; words that the figure beside them holds go, with a record in doubt."""
    shown = [n for n, one in enumerate(entries) if one.texts != ()]
    out = list(entries)
    for before, n, behind in zip([-1, *shown], shown, [*shown[1:], -1], strict=False):
        one = entries[n]
        above, below = (entries[k] if k >= 0 else None for k in (before, behind))
        if one.kind.startswith(SCAN) and one.text and (_is_axis(one, above, below) or _names_part(one, above, below)):
            out[n] = replace(one, texts=(), spans=(), rule=DIAGRAM, doubt=True)
    lost = _has_lost_figures(out)
    for run in _runs(out):
        if _is_diagram(run, out, is_lost=lost):
            for n in run:
                out[n] = replace(out[n], texts=(), spans=(), rule=DIAGRAM, doubt=True)
        elif _is_strewn([out[n].text for n in run]):
            for n in run:
                out[n] = replace(out[n], kind=SCAN_ENDED)
    return out


def _is_strewn(texts: Sequence[str]) -> bool:
    """Lines without a mark of sentences, with signs on most: no text goes on with them."""
    signs = sum(_SIGN.search(text) is not None for text in texts)
    return len(texts) >= FEWEST_LINES and not any(map(_MARK.search, texts)) and 2 * signs > len(texts)


def _runs(entries: Sequence[Entry]) -> Iterator[range]:
    """The lines of text that no blank line parts, below the first section and above the references."""
    sections = (n for n, one in enumerate(entries) if one.kind.startswith("h") and rules.split_heading(one.text))
    start = next(sections, len(entries))
    for n in range(start, len(entries)):
        if rules.is_references_heading(entries[n].text):
            break
        if n < start or not _is_words(entries[n]):
            continue
        start = n + 1
        while (
            start < len(entries) and _is_words(entries[start]) and entries[start].first == entries[start - 1].last + 1
        ):
            start += 1
        yield range(n, start)


def _is_words(entry: Entry) -> bool:
    text = entry.text
    is_plain = entry.kind.startswith(SCAN) and text
    return bool(is_plain) and not (is_caption(text) or is_note_below(text) or rules.label(text))


LINES_A_STOP = 8
"""Lines of a screen or a drawing for each that holds a whole sentence."""
_WHOLE = lazy(r"(?:[\u3400-\u9fffA-Za-z]{3}[）)”\]\d]{0,3}|\ufffd\s?[）)]?\s?)。")
"""The end of a sentence; a stop alone is a small circle of a drawing: 8 。 0 。o"""
_LOST_FORMULA = "\N{REPLACEMENT CHARACTER}"
"""What stands for a formula where the words of a drawing are counted."""
_FORMULA = lazy(f"{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}")


def _is_diagram(run: range, entries: Sequence[Entry], *, is_lost: bool) -> bool:
    """Words strewn over a drawing: beside a figure, below the words that name it, or within a sentence."""
    texts = [_FORMULA.sub(_LOST_FORMULA, entries[n].text) for n in run]
    if sum(_WHOLE.search(text) is not None for text in texts) > len(texts) / LINES_A_STOP:
        return False
    above = next((one for one in reversed(entries[: run.start]) if one.texts != ()), None)
    below = next((one for one in entries[run.stop :] if one.texts != ()), None)
    is_beside = any(
        one is not None and (one.picture or _names_figure(one.text) or is_note_below(one.text))
        for one in (above, below)
    )
    if not any(map(_HAN.search, texts)):
        is_foreign = (is_beside or _tells_of_figure(above)) and _are_foreign_words(texts)
        return is_foreign or (_are_axes(texts) and (is_beside or is_lost or _tells_of_figure(above)))
    is_within = above is not None and above.kind == SCAN and _is_open(above.text)
    is_told = is_beside or _tells_of_figure(above)
    fewest = FEWEST_GAPS if is_within or any(map(_SIGN.search, texts)) else 3 * FEWEST_GAPS
    is_strewn = _have_gaps(texts, fewest) and not _are_rows(texts)
    return ((is_told or is_within) and is_strewn) or ((is_told or is_lost) and _are_axes(texts))


def _have_gaps(texts: Sequence[str], fewest: int) -> bool:
    """Blanks between Chinese words, where sentences have marks."""
    gaps, marks = (sum(len(each.findall(text)) for text in texts) for each in (_GAP, _MARK))
    return gaps >= fewest and gaps > 2 * marks


STRAY, FIGURES = 0.6, 0.3
"""The share of the words of a chart that are figures, signs or a letter or two, and of those with a figure."""
EVEN = 0.6
"""The share of the lines of a table, which recognition left as text, that have as many words."""
_AT_CHART = lazy(r"[\d★■□◆●○▲△◇▽▼]")
_CLAUSE = lazy("[\u3400-\u9fff]{2}[，。；]")
_PAUSE_BEHIND = lazy("(?<=[\u3400-\u9fffA-Za-z]{2})[，。；：！？:;]")
"""A mark behind a word: one that stands alone is a sign of the chart."""
_NUMBERED = lazy(r"[(（]?(?:\d{1,3}|[①-⑳])(?![\d.]*\d)\s?[.:：)）、]?\s?(?=[A-Za-z\u3400-\u9fff])")
_STEPS = lazy(r"\b(?:if|for|while|end|return|do|else|then)\b|[;{}]")


def _are_axes(texts: Sequence[str]) -> bool:
    """What stands at the axes of a chart and in its legend: mostly figures, in no lines of one make."""
    words = [word for text in texts for word in text.split() if word not in (_LOST_FORMULA, "$$")]
    if len(words) < FEWEST or sum(len(_PAUSE_BEHIND.findall(text)) for text in texts) > len(words) / FEWEST:
        return False
    if _are_rows(texts) or sum(_STEPS.search(text) is not None for text in texts) > len(texts) / 2:
        return False
    stray = sum(map(_is_stray, words))
    figures = sum(_AT_CHART.search(word) is not None for word in words)
    return stray >= STRAY * len(words) and figures >= FIGURES * len(words)


def _is_stray(word: str) -> bool:
    short = len(word) <= 2 and not _HAN.search(word)
    return short or len(word) == 1 or (_AT_CHART.search(word) is not None and not _CLAUSE.search(word))


def _are_rows(texts: Sequence[str]) -> bool:
    """Lines that count up, or that have as many words each."""
    counted = sum(_NUMBERED.match(text) is not None for text in texts)
    lengths = Counter(len(text.split()) for text in texts)
    length, times = lengths.most_common(1)[0]
    return len(texts) >= FEWEST_LINES and (counted > len(texts) / 2 or (length > 1 and times >= EVEN * len(texts)))


_TELLS = lazy(r"(?<!附)图\s?\d|Fig\.?\s?\d")


def _tells_of_figure(above: Entry | None) -> bool:
    """The paragraph above names a figure."""
    return above is not None and above.kind.startswith(SCAN) and _TELLS.search(above.text) is not None


_NAMED = lazy(r"(?:(?<!附)图|Fig\.)\s?(\d{1,2})(?!\d)")
_FIGURE = lazy(r"(?:图|Fig(?:ure)?\.?)\s?(\d{1,2})(?!\d)", re.IGNORECASE)


def _has_lost_figures(entries: Sequence[Entry]) -> bool:
    """More figures are named than the page has pictures, or captions that stand together have among them."""
    named = {number for one in entries if one.is_prose for number in _NAMED.findall(one.text)}
    if len(named) > sum(bool(one.picture) for one in entries):
        return True
    numbers: set[str] = set()
    pictures = 0
    for one in (each for each in entries if each.texts != ()):
        found = _FIGURE.match(one.text) if one.is_prose and not _SENTENCE_END.search(one.text) else None
        if found:
            numbers.add(found[1])
        elif one.picture:
            pictures += 1
        elif not is_note_below(one.text):
            if pictures and len(numbers) > pictures:
                return True
            numbers, pictures = set(), 0
    return bool(pictures) and len(numbers) > pictures


_SENTENCE_END = lazy("[。；，]$")


def _is_open(text: str) -> bool:
    """A sentence that has not ended."""
    return len(text) >= LEAST_TEXT and _PAUSE.search(text) is not None and not _ENDED.search(text)


def _names_figure(text: str) -> bool:
    """A caption, and not that of a table, whose rows can stand as text."""
    return is_caption(text) and text[:1] not in ("表", "T", "t", "续")


def _are_foreign_words(texts: Sequence[str]) -> bool:
    """Names of parts, with few of the small words that a sentence or a caption has."""
    words = " ".join(texts)
    is_open = not _ENDED.search(words) or words.endswith((")", "）"))
    count = len(words.split())
    return count >= FEWEST_WORDS and is_open and len(_FUNCTION.findall(words)) <= count / WORDS_A_SMALL_ONE


WORDS_A_SMALL_ONE = 8
"""Names of parts for each small word among them: Azimuth and Elevation."""


def _is_axis(entry: Entry, above: Entry | None, below: Entry | None) -> bool:
    words = entry.text.split()
    if len(words) < FEWEST or _RUNNING.search(entry.text) is not None or is_caption(entry.text):
        return False
    if not any(one is not None and one.picture for one in (above, below)):
        return False
    return sum(_AT_AXIS.fullmatch(word) is not None for word in words) >= LEAST * len(words)


FEWEST_ARROWS = 3
"""Arrows of a drawing's steps on one line."""


def _names_part(entry: Entry, above: Entry | None, below: Entry | None) -> bool:
    """A few words on the line between a figure and its caption, no blank line about them."""
    if above is None or below is None or not above.picture or not is_caption(below.text):
        return False
    if entry.text.count("→") >= FEWEST_ARROWS and _SENTENCE.search(entry.text) is None:
        return True
    is_tight = entry.first == above.last + 1 and below.first == entry.last + 1
    is_words = len(entry.text) <= LONGEST and _SENTENCE.search(entry.text) is None
    return is_tight and is_words and not is_caption(entry.text) and not is_note_below(entry.text)
