"""The list of references on a page of text recognition: labels with mixed brackets, pages that became formulas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.entry_marks import with_entry_marks
from kanyin.read.ocr.lost_labels import with_lost_labels
from kanyin.read.ocr.marks import NARROW_BRACKETS
from kanyin.read.ocr.running_heads import HEAD

_MIXED = lazy(r"[\[［【〔「](?P<number>\d{1,3})\s?[\]］】〕」]\s?(?=\S)")
_CLOSED_ONLY = lazy(r"(?P<number>[1-9]\d{0,2})[\]］]\s?(?=\S)")
_FIGURES = lazy(rf"\s?{MATH[0]}(?P<tex>(?:[\d\s\\\-–—+~:：,.()\]{{}}]|\\cdot|\\AA){{1,60}})\s?{MATH[1]}")
_DASH = lazy(r"\{\s?-\s?\}|(?<=\d)\s?\\cdot\s?(?=\d)")
_NO_FIGURE = lazy(r"\\AA|\\cdot|[{}]")
_BLANK = lazy(r"[\s\\]+")


_EDITOR = lazy("(?:责任|本文|英文|执行)?(?:编辑|责编|校对|排版|编校)")
_NAMES = lazy("[\\s:：][\\s:：,，;；、\u3400-\u9fff]{2,16}")
LONGEST_OF_EDITORS = 60


def _names_editors(text: str) -> bool:
    """A line of editors below the list, as below each paper of a journal: （责任编辑：王芳　英文编辑：赵强）."""
    bare = text.strip("（()）[]【】 \u3000")
    if len(text) > LONGEST_OF_EDITORS or not _EDITOR.match(bare):
        return False
    return all(map(_NAMES.fullmatch, _EDITOR.split(bare)[1:]))


_EDITOR_BEHIND = lazy(r"(?<=[.。\d])\s?[（(]\s?(?:责任|本文)?编辑\s?[:：][\s\u3400-\u9fff、]{2,14}[)）]\s*$")


def _without_editor(entry: Entry) -> Entry:
    """The last entry without who edited the paper, in brackets behind it."""
    text = _EDITOR_BEHIND.sub("", entry.text)
    return entry if text == entry.text else replace(entry, texts=(text,), spans=())


def with_labels_of_entries(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; behind the heading of the references each label is ``[5]``, and pages are figures."""
    start = max((n for n, one in enumerate(entries) if any(map(_is_heading, _heads(one)))), default=len(entries))
    out = list(entries)
    last = 0
    if start < len(out) and len(out[start].texts or ()) > 1:
        out[start], last = _first_below(out[start], out[start + 1 : start + 2])
    for n in range(start + 1, len(out)):
        out[n], last = _numbered(out[n], out[n + 1 : n + 2], last)
        if out[n].is_prose and _names_editors(out[n].text):
            out[n] = replace(out[n], texts=(), spans=(), rule=HEAD)
        elif out[n].is_prose:
            out[n] = _apart(_mended(_without_editor(out[n])), out[n + 1] if n + 1 < len(out) else None)
    return with_lost_labels(out, start + 1)


def _heads(entry: Entry) -> tuple[str, ...]:
    """The text of an entry, or what stands above the first work on its line."""
    texts = entry.texts or ()
    return texts if len(texts) == 1 else texts[:-1]


def _first_below(entry: Entry, below: Sequence[Entry]) -> tuple[Entry, int]:
    """A heading and the first work that stood on its line, this with its label."""
    *heads, text = entry.texts or ()
    first, last = _numbered(replace(entry, texts=(text,)), below, 0)
    opened = _OPENED.match(text) if not last else None
    if opened and (opened["number"] or opened["wide"]) == "1":
        first, last = replace(first, texts=(f"[1] {text[opened.end() :]}",)), 1
    return replace(entry, texts=(*heads, *(_mended(first).texts or ()))), last


def _numbered(entry: Entry, below: Sequence[Entry], last: int) -> tuple[Entry, int]:
    """The entry with its whole number, and that: a label of which recognition lost the last figure, [1 for [11."""
    if entry.kind.startswith("h"):
        return entry, 0  # another list: the data, the authors
    after = next((each for one in below if (each := _MIXED.match(one.text))), None)
    if last and entry.is_prose and (whole := _with_next(entry.text, last + 1, after)):
        inner = [int(each["number"]) for each in _LABEL_WITHIN.finditer(whole, len(f"[{last + 1}]"))]
        return replace(entry, texts=(whole,), spans=(), doubt=True), max([last + 1, *inner])
    found = (_MIXED.match(entry.text) or _CLOSED_ONLY.match(entry.text)) if entry.is_prose else None
    if found is None:
        last_label = entry.text and list(_LABEL_WITHIN.finditer(entry.text))
        return entry, int(last_label[-1]["number"]) if last_label else last
    number = int(found["number"])
    goes_on = after is None or after["number"] == str(last + 2)
    if last >= TWO_FIGURES - 1 and goes_on and number != last + 1 and str(last + 1).startswith(found["number"]):
        return replace(entry, texts=(f"[{last + 1}] {entry.text[found.end() :]}",), doubt=True), last + 1
    return entry, max([number, *(int(each["number"]) for each in _LABEL_WITHIN.finditer(entry.text, found.end()))])


_OPENED = lazy(
    r"[\[［【〔「]\s?(?P<number>\d{1,3})\s?[)）l]?\s?(?=[^\s\d)）\]］】〕」,，.-])|[\[［]\s(?P<wide>\d{1,3})\s?[\]］]\s?"
)
"""A label that lost the bracket behind it, or has a blank within: [31 Hu, [29）张."""
_DEBRIS = lazy(
    r"(?=\S{0,3}[\d\[\]［］」])[\[［【〔「]?\s?(?:[\dIlOoLr]{1,3}(?=[\s\]］])|\d{0,3})\s?[\]］】〕」)）]?J?[,，]?\s?(?=[^\W\d_])"
)
"""What is left of a label at the beginning of a line: 39rocal, L01 Gray, [」J, 刘."""


def _with_next(text: str, number: int, after: re.Match[str] | None) -> str:
    """The entry with its label, where that is the next one and lost a bracket, or the one behind it is known."""
    opened = _OPENED.match(text)
    if opened and int(opened["number"] or opened["wide"]) == number:
        return f"[{number}] {text[opened.end() :]}"
    if _MIXED.match(text) or _CLOSED_ONLY.match(text):
        return ""
    inner = _LABEL_WITHIN.search(text)
    behind = inner or after
    debris = _DEBRIS.match(text) if behind and int(behind["number"]) == number + 1 else None
    return f"[{number}] {text[debris.end() :]}" if debris and debris[0].strip() else ""


TWO_FIGURES = 10
_LABEL = lazy(r"\[(?P<number>\d{1,3})\]\s")
_LABEL_WITHIN = lazy(
    r"(?:(?<=[.．\d\])）])\s?(?=[\[【〔「])|(?<=[.．]))(?P<label>[\[【〔「]?(?P<number>\d{1,3})\s?[\]】〕」])\s?(?=[\u3400-\u9fffA-Z])"
)


def _apart(entry: Entry, below: Entry | None) -> Entry:
    """Entries that recognition left on one line: …: 12-24.[16] 王莺…, where [16] begins no line of its own."""
    own = _LABEL.match(entry.text)
    if own is None:
        return entry
    number, start, texts = int(own["number"]), 0, list[str]()
    last = _MIXED.match(below.text) if below is not None and below.text else None
    for found in _LABEL_WITHIN.finditer(entry.text, own.end()):
        if int(found["number"]) != number + 1 or (last and last["number"] == found["number"]):
            continue
        texts.append(entry.text[start : found.start()].rstrip())
        number, start = number + 1, found.start("label")
    if not texts:
        return entry
    texts.append(entry.text[start:].strip())
    return replace(entry, texts=tuple(map(_with_label, texts)), spans=())


_BEHIND_LABEL = lazy(
    r"[_ ]*+(?:[。．、，,]\s?(?=[A-Z\u3400-\u9fff])|\.\s?(?=[A-Z][a-z]|[\u3400-\u9fff])|\.\s(?=[A-Z]))?"
)
"""What is no part of an entry behind its label: [4]。 徐明."""


def _with_label(text: str) -> str:
    label = _MIXED.match(text) or _CLOSED_ONLY.match(text)
    rest = _BEHIND_LABEL.sub("", text[label.end() :], count=1) if label else ""
    return f"[{label['number']}] {rest}" if label else text


_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _is_heading(text: str) -> bool:
    found = rules.split_heading(text)
    return rules.is_references_heading(found[1] if found else text)


def _mended(entry: Entry) -> Entry:
    text = entry.text.translate(NARROW_BRACKETS)
    text = _with_label(text)
    text = with_entry_marks(text) if _LABEL.match(text) or _YEAR.search(text) else text
    text = _FIGURES.sub(lambda found: _BLANK.sub("", _NO_FIGURE.sub("", _DASH.sub("-", found["tex"]))), text)
    return entry if text == entry.text else replace(entry, texts=(text,), spans=())
