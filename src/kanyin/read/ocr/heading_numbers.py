"""The numbers of section titles, told by the ones before them: 2.15种灯 behind 2 is 2.1 5种灯, 62.3 behind 2.2 is 2.3.

Recognition loses the blank between a number and a title that begins with a figure, sets one within the number, leaves
the number of a printed line before it, or takes it for the beginning of a formula.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import MATH, SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

Number = tuple[int, ...]

LONGEST_TITLE = 60
"""Characters of a line without a heading's mark that can be a title."""
LINE_FIGURES = 3
"""Figures of the number of a printed line."""
HIGHEST = 30
"""The highest number of a section."""
_NUMBERED = lazy(r"(?P<number>\d{1,6}(?:[.．]\s?\d{1,6}){0,3})[.．]?(?P<rest>\s?(?=[^\s.．]).*)")
_BEHIND_LINE = lazy(r"\d{1,3}\s(?P<number>\d{1,2}(?:[.．]\d{1,2}){1,3})(?P<rest>\s?[^\s\d.．].*)")
"""A section's number behind that of its printed line."""
_CHAPTER_BEHIND_LINE = lazy(r"\d{1,3}\s(?P<number>\d{1,2})\s?(?P<rest>[\u3400-\u9fff]{2,12})$")
"""The same of a chapter, whose title is a word or two: 128 3讨论."""
NEAR = 3
"""Blocks from a chapter's title to its first section."""
_WORD = lazy("[\u3400-\u9fffA-Za-z]")
_TITLE_BEGINS = lazy(rf"\s?[\u3400-\u9fffA-Za-z“‘(（{MATH[0]}]|\s\d")
_FIGURE_BEGINS = lazy(r"[1-9]\d{0,5}(?=[\u3400-\u9fffA-Za-z%,，~～–—-])")
_WITH_FIGURE = lazy("[DG][A-Z]")
"""A title's first word, of which the figure may be the beginning: 3DMAX, 5GHz."""
_SENTENCE = lazy("[。；！？]|，.{12}")
_MEASURE = lazy("[年月日倍岁]|世纪|年代")
_FORMULA = lazy(
    rf"{MATH[0]}\s?(?P<open>(?:\\(?:mathbf|mathrm|pmb|boldsymbol|bf|rm)\s?)?\{{?)\s?"
    rf"(?P<number>\d{{1,2}}(?:\s?\.\s?\d(?:\s?\d)?){{1,3}})(?!\s?\d)(?P<rest>[^{MATH[1]}]*+){MATH[1]}"
)
_SPECKS = lazy(r"\\(?:[ :;,!]|prime|thinspace|quad|gamma|circ)|[\s{}^_]")
"""What a rest of a formula holds that says nothing: blanks, braces, a raised speck."""


def with_section_numbers(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; each section's number stands whole and alone before its title."""
    out = [_with_whole_number(_out_of_formula(one)) for one in entries]
    path: Number = ()
    is_of_titles = False
    for n, one in enumerate(out):
        if one.kind.startswith("h") and not is_of_titles and _read(one.text) == (1,):
            path, is_of_titles = (), True  # what was numbered so far were units
        if len(one.texts or ()) > 1:
            path = next((number for text in one.texts or () if (number := _read(text)) in _nexts(path)), path)
        if not _can_be_title(one):
            continue
        found = _as_chapter(one, path, out[n + 1 :]) or _as_next(one, path, out[n + 1 :])
        found = found or _as_other_chapter(one, path)
        if found is None:
            path = _read(one.text) or path
            continue
        path, text = found
        if one.kind == SCAN and _stands_above_own(path, out[n + 1 : n + 2]) and len(text) <= LONGEST_PLAIN:
            out[n] = replace(one, texts=(text,), kind=_kind(one, out), spans=())
        elif text != one.text and not _WITH_OWN_MARK.match(one.text):
            out[n] = replace(one, texts=(text,), kind=_kind(one, out), spans=(), doubt=True)
    return out


_BROKEN_NUMBER = lazy(r"(\d{1,2})[.．]\s(\d{1,2})\s?(?=[\u3400-\u9fff])(?![种個个类類条條项項次大])")


def _with_whole_number(entry: Entry) -> Entry:
    """A title without the blank within its number: 1. 2灯 is 1.2 灯."""
    text = _BROKEN_NUMBER.sub(r"\1.\2 ", entry.text, count=1) if entry.kind.startswith("h") else entry.text
    return (
        entry if text == entry.text or not _BROKEN_NUMBER.match(entry.text) else replace(entry, texts=(text,), spans=())
    )


_WITH_OWN_MARK = lazy(r"\d{1,2}、")


def _kind(entry: Entry, entries: Sequence[Entry]) -> str:
    """That of a title; of a line without its mark, that of the page's titles."""
    return (
        entry.kind if entry.kind.startswith("h") else next((e.kind for e in entries if e.kind[:1] == "h"), entry.kind)
    )


def _can_be_title(entry: Entry) -> bool:
    text = entry.text
    if not entry.is_prose or not text[:1].isdigit():
        return False
    return entry.kind.startswith("h") or (len(text) <= LONGEST_TITLE and _SENTENCE.search(text) is None)


def _read(text: str) -> Number:
    """The number of a title that goes on nothing; nothing where it can be no section's."""
    found = _NUMBERED.match(text)
    number = _number(found["number"]) if found and _TITLE_BEGINS.match(found["rest"]) else ()
    return number if number and max(number) <= HIGHEST else ()


def _as_next(entry: Entry, path: Number, below: Sequence[Entry]) -> tuple[Number, str] | None:
    """The number that goes on after ``path``, and the title with it; None where the line begins with no such number."""
    text, nexts = entry.text, _nexts(path)
    is_heading = entry.kind.startswith("h")
    found = _NUMBERED.match(text)
    if found and _number(found["number"]) in nexts and _WORD.search(found["rest"]):
        number = _number(found["number"])
        is_glued = text.startswith(_shown(number) + found["rest"]) and not _WITH_FIGURE.match(found["rest"])
        is_broken = re.search(r"\s", found["number"]) is not None
        has_blank = is_heading and (is_glued or is_broken)
        return number, f"{_shown(number)} {found['rest'].strip()}" if has_blank else text
    behind = _BEHIND_LINE.match(text)
    if behind and _number(behind["number"]) in nexts:
        return _number(behind["number"]), f"{behind['number']} {behind['rest'].strip()}"
    chapter = _CHAPTER_BEHIND_LINE.match(text)
    if chapter and _number(chapter["number"]) in nexts and _stands_above_part(chapter["number"], below):
        return _number(chapter["number"]), f"{chapter['number']} {chapter['rest']}"
    if found is None:
        return None
    for number in nexts:
        shown = _shown(number)
        margin = found["number"].removesuffix(shown)
        is_behind = found["number"] != margin and margin.isdigit() and len(margin) <= LINE_FIGURES
        if len(number) > 1 and is_heading and is_behind:
            return number, f"{shown} {found['rest'].strip()}"
        rest = text.removeprefix(shown)
        if rest == text or not _FIGURE_BEGINS.match(rest):
            continue
        if (len(number) > 1 and (is_heading or _WORD.search(rest))) or (is_heading and _has_part(number, rest, below)):
            return number, f"{shown} {rest}"
    return None


def _as_chapter(entry: Entry, path: Number, below: Sequence[Entry]) -> tuple[Number, str] | None:
    """A chapter that was given the number of its first section, which stands below: 1.1 材料 above 1.1 细胞."""
    number = _read(entry.text) if entry.kind.startswith("h") else ()
    if len(number) != len((1, 1)) or number[1] != 1 or number[:1] not in _nexts(path):
        return None
    next_title = next((one.text for one in below if one.kind.startswith("h")), "")
    found = _NUMBERED.match(entry.text)
    return (number[:1], f"{number[0]} {found['rest'].strip()}") if found and _read(next_title) == number else None


def _as_other_chapter(entry: Entry, path: Number) -> tuple[Number, str] | None:
    """A section whose chapter's number was misread, so that it goes back to one above: 1.2 behind 2.1 is 2.2."""
    number = _read(entry.text) if entry.kind.startswith("h") else ()
    whole = (*path[:1], *number[1:])
    if len(number) < len((2, 2)) or not path or number[0] >= path[0] or whole not in _nexts(path):
        return None
    found = _NUMBERED.match(entry.text)
    return (whole, f"{_shown(whole)} {found['rest'].strip()}") if found else None


LONGEST_PLAIN = 24
"""Characters of a title without a heading's mark above its first part."""


def _stands_above_own(number: Number, below: Sequence[Entry]) -> bool:
    """The first part of the section stands right below."""
    return any(one.is_prose and _read(one.text) == (*number, 1) for one in below)


def _has_part(number: Number, rest: str, below: Sequence[Entry]) -> bool:
    """A chapter's first section stands below: without it 15 may be the title's own figure."""
    if _MEASURE.search(rest[:6]):
        return False
    first = f"{number[0]}.1"
    return next((one.text.startswith(first) for one in below if one.kind.startswith("h") and one.text), False)


def _stands_above_part(number: str, below: Sequence[Entry]) -> bool:
    """The chapter's first section begins right below."""
    return any(one.text.startswith(f"{number}.1") for one in below[:NEAR])


def _nexts(path: Number) -> list[Number]:
    """The numbers that can come behind one, the deepest first."""
    if not path:
        return [(1,), (1, 1)]
    return [(*path, 1), *((*path[:k], path[k] + 1) for k in reversed(range(len(path))))]


def _number(text: str) -> Number:
    return tuple(int(part) for part in re.split(r"[.．]\s?", text))


def _shown(number: Number) -> str:
    return ".".join(map(str, number))


def _out_of_formula(entry: Entry) -> Entry:
    """A title whose number begins a formula, with the number before it."""
    found = _FORMULA.match(entry.text) if entry.kind.startswith("h") else None
    if found is None:
        return entry
    number = re.sub(r"\s", "", found["number"])
    rest = "" if not _SPECKS.sub("", found["rest"]) else f"{MATH[0]}{found['open']}{found['rest']}{MATH[1]}"
    return replace(entry, texts=(f"{number} {rest}{entry.text[found.end() :]}".replace("  ", " "),), spans=())
