"""Captions of a printed page: what names a picture above it or a table below it, and what recognition glued to it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import CELL, LEFT, MATH, SCAN, SCAN_ENDED, SUP
from kanyin.patterns import lazy
from kanyin.read.ocr.caption_numbers import (
    CAPTION,
    ENGLISH_NUMBER,
    IN_CHINESE,
    IN_ENGLISH,
    are_of_one_kind,
    is_caption,
    is_same,
    with_numbers_apart,
)
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.glued import text_behind

_SAYS = lazy(r"[图表]\s?\d{1,2}(?:[（(][a-z][）)])?(?:给出|所示|显示|表明|说明|列出|反映|示出|展示|可知|表示了)")
LONGEST_CAPTION = 300
MOST = 4
"""Captions at one picture or table: its own and its neighbour's, each in two scripts."""
_YEAR_GLUED = lazy(r"(?:(?:附|续)?[图表]|(?:Fig(?:ure)?|Tab(?:le)?)s?\.?)\s?\d{1,2}(?=(?:19|20)\d\d(?!\d))")
"""A caption's number, right before the year that its words begin with."""
_LOST_NAME = lazy(
    rf"(?<=[\u3400-\u9fff）){MATH[1]}])\s*+(?:i?g)?\.?\s?(?P<number>\d{{1,2}})\s?(?=[A-Z][a-z]{{2}}[^\u3400-\u9fff]{{20,300}}+$)"
)
"""The English half, whose name recognition lost but for its end: …的变化ig.1Changes of …, …的变化.1 Changes of …"""
_HEADING_GLUED = lazy(
    r"(?<=[a-z)）])\s?(?P<heading>\d{1,2}(?:\.\d{1,2}){0,3}\s?[\u3400-\u9fff]{2}[\u3400-\u9fffA-Za-z、]{0,30})$"
)
_ENGLISH_WORDS = lazy(r"[a-z]{3}\s[a-zA-Z]{2}")
_LOST_BEGINNING = lazy(
    r"^(?:['‘`.,\\l]{0,2}(?:(?P<fig>f?ig\.|g\.)|a?ble)\s?(?=\d{1,2}[\s(（]?[a-z(（]|\d{1,2}\s?[A-Z])|(?P<one>Fig)\.?l(?=\d?\s?[A-Z][a-z]))"
)
"""The end of Fig. or of Table, where the edge of the page took its beginning."""
_ENGLISH = lazy(r"(?:Fig(?:ure)?|Tab(?:le)?)s?\.?\s?\d{1,2}[^\u3400-\u9fff]{8}", re.IGNORECASE)
"""A caption and words behind its number."""


def with_captions(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; what names a picture above it or a table below it is a caption, however it is worded."""
    entries = with_numbers_apart(entries)
    out = [_parted(_numbered(_spaced(one)), entries[n - 1] if n else None) for n, one in enumerate(entries)]
    out = [_unbracketed(one, out[n - 1]) if n else one for n, one in enumerate(out)]
    told = _texts_about(out)
    _mark_unnumbered(out)
    for n, one in enumerate(out[:-1]):
        if _are_twins(one, out[n + 1]):
            _mark_captions(out, range(n, n + 2))
    for n, one in enumerate(out):
        if one.picture:
            _mark_captions(out, range(n + 1, min(n + MOST + 1, len(out))), told)
        elif one.kind == "row":
            _mark_captions(out, range(n - 1, max(n - MOST - 1, -1), -1), told)
            _take_back(out, n)
            has_next = n + 1 < len(out) and out[n + 1].text[:1] in ("表", "T")
            if has_next and (n == 0 or out[n - 1].kind not in ("caption", "row")):
                _mark_captions(out, range(n + 1, n + 2))
    return out


_MISREAD_TABLE = lazy(r"(?<=[\s\u3400-\u9fff）)])[Il1|]able(?=\s?\d)")
_GLUED_WORDS = lazy(
    r"^(?:(?:附|续)?[图表]\s?|(?:Fig(?:ure)?|Tab(?:le)?)s?\.?\s?)\d{1,2}(?=[A-Z][a-z]{2}|[A-Z]{2}|[a-z]{2}|[A-Z][a-z][A-Z]|i[A-Z]|[23]D(?![A-Za-z]))"
    r"|(?<=\S)\s(?:Fig(?:ure)?|Tab(?:le)?)\.?\s?\d{1,2}(?=[A-Z][a-z]{2})"
)
"""A caption's number, right before the Latin letters that its words begin with."""


def _spaced(entry: Entry) -> Entry:
    """A caption with a blank between its number and a Latin word."""
    text = _GLUED_WORDS.sub(r"\g<0> ", entry.text) if entry.is_prose or entry.kind == "caption" else entry.text
    text = _MISREAD_TABLE.sub("Table", text) if text[:1] == "表" else text
    return entry if text == entry.text else replace(entry, texts=(text, *(entry.texts or ())[1:]), spans=())


def _numbered(entry: Entry) -> Entry:
    text = _with_number(entry.text) if entry.is_prose else entry.text
    return entry if text == entry.text else replace(entry, texts=(text,), spans=())


def _texts_about(entries: Sequence[Entry]) -> set[int]:
    """Paragraphs that tell of a figure or a table whose own caption is another, shorter one: 图4概括了…"""
    found = {n: match[0] for n, one in enumerate(entries) if one.is_prose and (match := IN_CHINESE.match(one.text))}
    shortest: dict[str, int] = {}
    for n, name in found.items():
        shortest[name] = min(len(entries[n].text), shortest.get(name, LONGEST_CAPTION))
    return {
        n
        for n, name in found.items()
        if _PAUSED.search(entries[n].text) and 2 * shortest[name] < len(entries[n].text) and not _is_tight(entries, n)
    }


_PAUSED = lazy("[，。了]")


LONGEST_BELOW = 1200
"""Characters of a caption that tells in sentences what the picture right above it shows."""


def _stands_below_picture(entry: Entry, above: Entry | None) -> bool:
    """No blank line parts the entry from a picture or its caption: paragraphs do not stand so."""
    if above is None or not (above.picture or above.kind == "caption" or is_caption(above.text)):
        return False
    return entry.first == above.last + 1 and length(entry.text) <= LONGEST_BELOW


def _is_tight(entries: Sequence[Entry], n: int) -> bool:
    """No blank line above: captions stand so below a picture or one another."""
    return n > 0 and entries[n].first == entries[n - 1].last + 1


_NOTE_BELOW = lazy(
    rf"[（(]?\s?注\s?[:：\d]|(?:资料|数据)?来源\s?[:：]|Notes?\b|Source\b|[*＊†‡]|{MATH[0]}[\s{{}}^]*+(?:\\(?:ast|star|d?dagger|sharp|#)|[*#])|{SUP[0]}[*#†‡]"
    r"|[A-Da-d]\s?[:：][^。；;]{2,60}[;；]\s?[B-Eb-e]\s?[:：]|[A-Z][\w-]{0,9}[:：]\s?[A-Z][^。；;:：]{2,60}[;；]\s?[A-Z]"
    r"|[a-z](?:[、,，]\s?[a-z])*(?:\s?[和与]\s?[a-z])?\s?(?:分别|依次)|同[行列]|肩标|(?:图|表|柱形?)[中上]标?"
    r"|In the same (?:row|column)"
    r"|(?:[A-Z][\w-]{0,9}\s?[:：,，；;]?\s?[^。；;:：]{1,60}[;；]\s?){2}[A-Z]|\d{1,2}\s?[—–-]\s?[\u3400-\u9fff][^。；;]{0,20}[；;]\s?\d{1,2}\s?[—–-]"
    r"|[(（][a-z][)）][^。；;]{2,80}[；;。].{0,2}[(（][a-z][)）]"
)


def is_note_below(text: str) -> bool:
    """The line begins as a note below a table or a figure does: 注：…, 数据来源：…, Note: …"""
    return _NOTE_BELOW.match(text) is not None


def with_notes_below(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a note below a table or a figure is a paragraph of its own: what stands behind it is the text."""
    out = list(entries)
    below = in_list = False
    for n, one in enumerate(out):
        if one.texts == ():
            continue
        is_note = is_note_below(one.text) or (in_list and _NUMBERED_NOTE.match(one.text) is not None)
        if below and one.kind.startswith(SCAN) and is_note and _is_apart(one, out[n + 1 : n + 2]):
            out[n] = replace(one, kind=SCAN_ENDED)
            in_list = in_list or _NOTES.fullmatch(one.text) is not None
        else:
            below, in_list = bool(one.picture) or one.kind in ("row", "caption"), False
    return out


_NOTE_GLUED = lazy(r"(?<=[^。；：！？:;\s])\s?(?=注\s?[:：][^。]{4})")
"""Before the note of a figure that recognition set behind the words which the figure cuts."""


def with_notes_apart(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a figure's note within the sentence that stands above the figure is a line of its own."""
    out = list(entries)
    for n, one in enumerate(out[:-1]):
        found = _NOTE_GLUED.search(one.text) if one.kind.startswith(SCAN) and out[n + 1].picture else None
        if found and found.start() >= LEAST_BEFORE_NOTE and one.text[-1] == "。":
            out[n] = replace(one, texts=(one.text[: found.start()], one.text[found.end() :]), spans=(), kind=SCAN)
    return out


LEAST_BEFORE_NOTE = 20
"""Characters of a sentence before a note."""
_NOTES = lazy(r"[（(]?\s?注\s?[:：]?")
_NUMBERED_NOTE = lazy(r"[\[［（(]?\d{1,2}[\]］）).．、]")


def _is_apart(entry: Entry, behind: Sequence[Entry]) -> bool:
    """A blank line stands behind the entry."""
    return not behind or behind[0].first > entry.last + 1


def _are_twins(entry: Entry, below: Entry) -> bool:
    """A caption in Chinese, and below it the same number in English."""
    own = IN_CHINESE.match(entry.text) if entry.is_prose else None
    english = ENGLISH_NUMBER.match(below.text) if own and below.is_prose else None
    return own is not None and english is not None and is_same(own, english)


_GOES_ON = lazy(r"(?:\d{1,3} )?[a-z][A-Za-z,.()\s-]{2,60}")
"""The end of an English caption, which recognition took for a row across the table below it."""


def _take_back(entries: list[Entry], n: int) -> None:
    """Give a caption its last words that stand as the first row of its table."""
    rows, above = entries[n].texts, entries[n - 1] if n else None
    if above is None or above.kind != "caption" or not above.texts or rows is None or len(rows) < 2:
        return
    cells = [cell for cell in rows[0].split(CELL) if cell not in ("", LEFT)]
    words = " ".join(cells)
    own, english = IN_CHINESE.match(above.texts[-1]), ENGLISH_NUMBER.match(words)
    if own and english and is_same(own, english):
        entries[n - 1] = replace(above, texts=(*above.texts, words))
        entries[n] = replace(entries[n], texts=rows[1:])
    elif len(cells) == 1 and _GOES_ON.fullmatch(cells[0]) and _ENGLISH.match(above.texts[-1]):
        said = cells[0].lstrip("0123456789 ")
        entries[n - 1] = replace(above, texts=(*above.texts[:-1], f"{above.texts[-1]} {said}"))
        entries[n] = replace(entries[n], texts=rows[1:])


_BRACKETED = lazy(r"[(（]\s?(?P<name>[图表]\s?\d{1,2})\s?[)）]")


def _unbracketed(entry: Entry, above: Entry) -> Entry:
    """The number of a picture in brackets right below it, as a caption has it."""
    found = _BRACKETED.fullmatch(entry.text) if entry.is_prose and above.picture else None
    return replace(entry, texts=(found["name"],), spans=()) if found else entry


_UNNUMBERED, _UNNUMBERED_ENGLISH = lazy("表[^\\d。，；：]{4,60}$"), lazy(r"Tab(?:le)?[.．]?\s(?=[A-Z])[^。]{8,200}$")


def _mark_unnumbered(entries: list[Entry]) -> None:
    """Make captions of the name of a table that lost its number and of the English one, right above the table."""
    shown = [n for n, one in enumerate(entries) if one.texts != ()]
    for first, second, table in zip(shown, shown[1:], shown[2:], strict=False):
        own, english = entries[first], entries[second]
        are_names = own.is_prose and english.is_prose and entries[table].kind == "row"
        if are_names and _UNNUMBERED.match(_FORMULA.sub("x", own.text)) and _UNNUMBERED_ENGLISH.match(english.text):
            entries[first] = replace(own, kind="caption", spans=())
            entries[second] = replace(english, kind="caption", spans=())


def _mark_captions(entries: list[Entry], places: range, told: Container[int] = ()) -> None:
    """Make captions of the entries in a row that can be one, from a picture or a table on."""
    for n in places:
        one = entries[n]
        if one.kind == "caption" or (places.step > 0 and is_note_below(one.text)):
            continue
        if not one.is_prose or not CAPTION.match(one.text) or _SAYS.match(one.text) or n in told:
            return
        is_below = places.step > 0 and _stands_below_picture(one, entries[n - 1])
        if not is_below and (length(one.text) > LONGEST_CAPTION or one.text[-1] in "。，；"):
            return
        entries[n] = replace(one, kind="caption", spans=())


_FORMULA = lazy(f"{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}")


def length(text: str) -> int:
    """Characters of a text, each formula counted as one."""
    return len(_FORMULA.sub("x", text))


def _parted(entry: Entry, before: Entry | None) -> Entry:
    """A caption whose number stands apart from a year behind it; its English, and a heading below it, on their own."""
    text = entry.text
    at = _behind_words(text) if entry.is_prose else 0
    if at:
        words = text[:at].rstrip()
        halves = tuple(_halves(words))
        kind = SCAN_ENDED if any(map(_PAUSED.search, halves)) and entry.kind == SCAN else entry.kind
        return replace(entry, texts=(*halves, text[at:]), kind=kind, spans=())
    is_long = length(text) > LONGEST_CAPTION or text[-1:] in ("。", "，", "；")
    if not entry.is_prose or (is_long and not _stands_below_picture(entry, before)):
        return entry
    if before is not None and (before.picture or CAPTION.match(before.text)):
        text = _LOST_BEGINNING.sub(_as_printed, text)
    if not CAPTION.match(text) or text[0] in "(（":
        return entry
    text = _YEAR_GLUED.sub(r"\g<0> ", text)
    texts = tuple(_halves(text))
    if texts == entry.texts:
        return entry
    is_caption = len(texts) > 1 and all(map(CAPTION.match, texts))
    return replace(entry, texts=texts, kind="caption" if is_caption else entry.kind, spans=())


def _behind_words(text: str) -> int:
    """Where the text begins behind a caption's English words, its Chinese before them or not; 0 where none does."""
    if _ENGLISH.match(text):
        return text_behind(text)
    own = IN_CHINESE.match(text)
    english = next((each for each in IN_ENGLISH.finditer(text) if own and is_same(own, each)), None)
    has_words = own is not None and english is not None and english.start() - own.end() >= FEWEST_WORDS
    return text_behind(text, english.end()) if english and has_words else 0


FEWEST_WORDS = 4
"""Characters of a caption's Chinese words."""


def _as_printed(lost: re.Match[str]) -> str:
    """The name of a caption that lost its beginning; l is the 1 of Figl0."""
    return "Fig.1" if lost["one"] else "Fig." if lost["fig"] else "Table "


_NUMBER_IN_FORMULA = lazy(
    rf"^(?P<name>[图表])\s?(?:{SUP[0]}(?P<raised>\d{{1,2}}){SUP[1]}\s?"
    rf"|{MATH[0]}\s?+(?P<number>\d(?:\s\d)?)\s?(?:\\ |~|(?=\\mathrm))\s?)"
)


def _with_number(text: str) -> str:
    """A caption whose number recognition took for the beginning of a formula, with that as its number; one whose number
    ran into a figure behind it, 图24T1细胞 … Fig.2, with the number that the English half has.
    """
    found = _NUMBER_IN_FORMULA.match(text)
    if found is None:
        own = IN_CHINESE.match(text)
        english = IN_ENGLISH.search(text, own.end()) if own else None
        if own is None or english is None or not _runs_on(own, english):
            return text
        return f"{own['name']}{english['number']} {own['number'][1:]}{text[own.end() :]}"
    number = "".join((found["raised"] or found["number"]).split())
    rest = text[found.end() :]
    return f"{found['name']}{number} {rest if found['raised'] else MATH[0] + rest}"


def _halves(text: str) -> Iterator[str]:
    """The Chinese, the English under the same number, and a heading that stands behind it."""
    found = _HEADING_GLUED.search(text) if _ENGLISH_WORDS.search(text) else None
    heading = found["heading"] if found and rules.split_heading(found["heading"]) else ""
    text = text.removesuffix(heading).rstrip() if heading else text
    own = IN_CHINESE.match(text)
    english = next((each for each in IN_ENGLISH.finditer(text) if own and is_same(own, each)), None)
    lost = None if english or own is None else _LOST_NAME.search(text, own.end())
    if english:
        yield text[: english.start()].rstrip()
        yield text[english.start() :].strip()
    elif own and lost and lost["number"] == own["number"]:
        yield text[: lost.start()].rstrip()
        yield f"{'Fig' if own['name'] == '图' else 'Tab'}.{own['number']} {text[lost.end() :]}"
    else:
        yield text
    if heading:
        yield heading


def _runs_on(own: re.Match[str], english: re.Match[str]) -> bool:
    """The first of two figures is the number that the English half has."""
    return are_of_one_kind(own, english) and len(own["number"]) == len("24") and own["number"][0] == english["number"]
