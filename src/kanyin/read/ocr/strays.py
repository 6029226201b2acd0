"""Strays of the margin: a letter or two that recognition set behind the last full stop of a paragraph, or alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from kanyin import rules
from kanyin.model import MATH, SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.caption_numbers import is_caption
from kanyin.read.ocr.entries import Entry

STRAY = "OC007"
SHORTEST = 40
"""Characters of a paragraph."""
_BEHIND = lazy(
    "(?<=[。！？])[”’」）]?(?P<stray>\\s*[^\\s。！？；：，、“”‘’（(\\[［《》】\ufdd0-\ufddf]{1,2}\\s?[^\\s。！？；：，、”’）)\\]］》】]{0,2})$"
)
_KEPT = lazy("[1-9]\\d{0,3}|\\d[.．]\\d.?|[图表]\\d{1,2}|.?[¹²³⁴-⁹①-⑳].?")
"""The number of a note or a year or with the name of a section, a table that is cited."""
_HAN = lazy("[\u3400-\u9fff]")


def without_strays(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; what stands behind the last stop of a paragraph and begins nothing goes, with a record in doubt."""
    pairs: Counter[str] | None = None
    out = _without_lone(_without_stray_sign(_without_bare_number(_without_open_bracket(one))) for one in entries)
    for n, one in enumerate(out):
        text = one.texts[-1] if one.texts else ""
        found = _BEHIND.search(text) if one.kind == SCAN and len(text) >= SHORTEST else None
        if found is None:
            continue
        pairs = pairs or Counter(p for each in out if each.is_prose for p in map("".join, pairwise(each.text)))
        below = next((each for each in out[n + 1 :] if each.texts != () and each.kind not in _FLOATS), None)
        if _closes(found["stray"], text) or _KEPT.fullmatch(found["stray"].strip()):
            continue
        if _is_stray(found["stray"].strip(), below, pairs):
            at = found.start("stray")
            spans = tuple(span for span in one.spans if span[2] <= at)
            out[n] = replace(one, texts=(*(one.texts or ())[:-1], text[:at]), spans=spans, rule=STRAY, doubt=True)
    return out


def _without_bare_number(entry: Entry) -> Entry:
    """Nothing for a heading that is a number alone."""
    if entry.kind.startswith("h") and _BARE_NUMBER.fullmatch(entry.text):
        return replace(entry, texts=(), spans=(), kind=SCAN, rule=STRAY, doubt=True)
    return entry


def _without_stray_sign(entry: Entry) -> Entry:
    """A paragraph without the speck before it, or the bracket there that closes nothing."""
    if entry.kind.startswith(SCAN) and (speck := _SPECK_BEFORE.match(entry.text)):
        return replace(entry, texts=(entry.text[speck.end() :],), spans=(), rule=STRAY, doubt=True)
    found = _CLOSES_NOTHING.match(entry.text) if entry.kind.startswith(SCAN) else None
    rest = entry.text[found.end() :] if found else ""
    if found is None or rest.count(found[1]) > rest.count(_OPENING[found[1]]):
        return entry
    return replace(entry, texts=(rest,), spans=(), rule=STRAY, doubt=True)


_BARE_NUMBER, _CLOSES_NOTHING = lazy(r"\d{1,2}"), lazy("([》」』〉])\\s?(?=[\u3400-\u9fff]{2})")
_SPECK_BEFORE = lazy(rf"(?:[_~^|]|{MATH[0]}\s?\\circ\s?{MATH[1]})\s?(?=[\u3400-\u9fff]{{4}})")
"""A speck of the margin before a paragraph."""
_OPENING = {"》": "《", "」": "「", "』": "『", "〉": "〈"}
_LONE = lazy("[\u3400-\u9fff](?: [\u3400-\u9fff])?|[A-Za-z](?: [A-Za-z]){0,5}")
_SPECKS = lazy(r"\d{1,2}|(?![图表])[^\s。，；：]{1,2}(?: [^\s。，；：]){2,6}")
"""What recognition saw in a picture that holds no text."""
_CLOSED = lazy("[。！？；：.:]$")


def _is_figure(entry: Entry) -> bool:
    return bool(entry.picture) or (entry.is_prose and is_caption(entry.text))


def _without_lone(entries: Iterable[Entry]) -> list[Entry]:
    """The entries; below the first section a character or a few letters that stand alone go: they are of a figure, or
    of what is printed across the page; so does above it the number that this section has. A word before a formula
    stays, and what an open sentence can end with.
    """
    out = list(entries)
    sections = ((n, rules.split_heading(one.text)) for n, one in enumerate(out) if one.kind.startswith("h"))
    shown = [n for n, one in enumerate(out) if one.texts != ()]
    start, first = next(((n, found[0]) for n, found in sections if found), (len(out), ""))
    for above, n, below in zip(shown, shown[1:], [*shown[2:], -1], strict=False):
        beside = [out[above], *([out[below]] if below >= 0 else [])]
        is_lone = _LONE.fullmatch(out[n].text) is not None if n > start else out[n].text == first
        is_lone = is_lone or (n > start and _SPECKS.fullmatch(out[n].text) is not None and any(map(_is_figure, beside)))
        if not out[n].kind.startswith(SCAN) or not is_lone:
            continue
        if any(one.kind == "alone" for one in beside) or _is_open(out[above]):
            continue
        out[n] = replace(out[n], texts=(), spans=(), rule=STRAY, doubt=True)
    return out


def _is_open(entry: Entry) -> bool:
    """A paragraph that has not ended; labelled lists and captions end without a mark."""
    text = "".join(entry.texts or ())
    is_text = text and entry.kind.startswith(SCAN) and not is_caption(text) and rules.label(text) is None
    return bool(is_text) and _CLOSED.search(text) is None


def _without_open_bracket(entry: Entry) -> Entry:
    """A paragraph without the bracket behind its last stop, which opens nothing."""
    text = entry.texts[-1] if entry.texts else ""
    found = _OPEN_BRACKET.search(text) if entry.kind == SCAN and len(text) >= SHORTEST else None
    if found is None:
        return entry
    return replace(entry, texts=(*(entry.texts or ())[:-1], text[: found.start()]), spans=(), rule=STRAY, doubt=True)


_OPEN_BRACKET = lazy(r"(?<=[。！？])\s?[（(]\s?$")
_FLOATS = ("picture", "caption", "row")


def _closes(stray: str, text: str) -> bool:
    """The bracket that the whole paragraph stands in."""
    return text[0] in "(（[［" and stray.strip()[:1] in ")）]］"


def _is_stray(text: str, below: Entry | None, pairs: Counter[str]) -> bool:
    """No beginning of a sentence that goes on below: 如 before 图1 is one, 公 before 总之 is none."""
    count = len(_HAN.findall(text))
    if count > 1:
        return False  # words, as a heading has
    if below is None or below.kind.startswith("h"):
        return True
    if not below.kind.startswith(SCAN) or not below.text:
        return not count
    first = below.text[0]
    if not count:
        return not (text[-1].isalnum() and first.isascii() and first.isalnum())
    return _HAN.match(first) is not None and first not in "图表式" and pairs[text[-1] + first] <= 1
