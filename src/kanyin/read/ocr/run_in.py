"""Section titles that text recognition set at the beginning of the paragraph below them: 2.1 灯的数目由表1可知，…"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import MATH, SCAN, SCAN_ENDED
from kanyin.patterns import lazy
from kanyin.read.ocr import seams
from kanyin.read.ocr.entries import Entry

_NUMBER = r"(?P<number>\d{1,2}+(?:\.\d{1,2}+){0,3}+)\s?+"
_TITLE = "(?P<title>[\u3400-\u9fffA-Za-z“（(][^，。；：,;]{2,49}?)"
_BEGINS_TEXT = lazy(
    rf"{_NUMBER}{_TITLE}\s?(?=(?:由|从|如|结合)[图表]\s?\d{{1,2}}|由?[图表]\s?\d{{1,2}}\s?(?:给出|显示|表明|可知|可见|为)"
    r"|本(?:试验|实验|研究|文|章|节)[\u3400-\u9fff，])"
)
_TWICE = lazy(
    rf"{_NUMBER}(?P<title>[\u3400-\u9fffA-Za-z“（(][^，。；：]{{5,60}}?)(?=(?P=title)[^，。；：]{{0,20}}+(?:[，。；：\d]|$))"
)
_KNOWN = lazy(
    rf"{_NUMBER}(?P<title>(?:[实试]验)?材料(?:与|和)方法|[实试]验材料|[实试]验动物|[实试]验设计|[实试]验方法|数据处理|数据分析|统计分析"
    r"|统计学处理|数据统计(?:与|和)?分析|样品采集|结果(?:与|和)(?:讨论|分析)|饲养管理|结论|小结|结语|讨论)"
    r"(?=[\u3400-\u9fff])(?!与|和|的|及|中|部分|是|表明|显示|分析|为)"
)
_WITH_PART = lazy(rf"{_NUMBER}(?P<title>[\u3400-\u9fffA-Za-z、（）()]{{3,50}})(?=(?P=number)\.1\s?[\u3400-\u9fff])")
LEAST, LEAST_ENDED = 30, 20
"""Characters of the paragraph behind the title, and of one that ends with a full stop."""
SHORTEST_GLUED, SHORTEST_ENDED = 45, 32
"""Characters of a line that holds more than a title, where it has marks of sentences, or ends with a full stop."""
_START = lazy(rf"(?P<number>\d{{1,2}}+(?:\.\d{{1,2}}+){{0,3}}+)(?![.\d])\s?+(?=[\u3400-\u9fffA-Za-z“（({MATH[0]}])")
_WITHIN = lazy(r"(?<=[。！？])(?P<number>\d{1,2}+(?:\.\d{1,2}+){1,3}+)(?=[\u3400-\u9fffA-Z])")
_MEASURE = lazy("节[中的所里已给将对]|岁|[倍万亿元]|[mkc]?[mgL]\\b|[%％]|个百分点|[年月天小]时?[，。；、内后前]")
"""What a figure is followed by that is no section's number."""
_MARK = lazy("[，。：,:]")
_FORMULA = lazy(f"{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}")


def with_titles(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a title that its paragraph goes on behind is a line of its own."""
    out = [_parted(one) for one in entries]
    numbers = {found["number"] for one in out for text in one.texts or () if (found := _START.match(text))}
    glued = [n for n, one in enumerate(out) if _can_hold(one) and _start_of_glued(_tail(one), numbers) is not None]
    if glued:
        page = seams.page_of(text for one in out if one.kind in _PROSE for text in one.texts or ())
        for n in glued:
            out[n] = _cut(out[n], numbers, page)
    return out


def _can_hold(entry: Entry) -> bool:
    """A paragraph, or a heading that holds a whole sentence: commas alone are those of a long title."""
    return not entry.kind.startswith("h") or _STOP.search(entry.text) is not None


_STOP = lazy("[。；：:]")


def _tail(entry: Entry) -> str:
    """The text of an entry, of one that was parted already, what stands last."""
    return entry.texts[-1] if entry.texts and entry.kind.startswith(SCAN) else entry.text if entry.is_prose else ""


MOST_TITLES = 6
"""Titles that one line holds: recognition sets a column at most on one line."""


_PROSE = (SCAN, SCAN_ENDED, "h1", "h2", "h3", "b")


def _shortest(text: str, usual: int, ended: int) -> int:
    """How long a text is at least: ``usual``, or ``ended`` where it ends with a full stop."""
    return ended if text.endswith("。") else usual


def _start_of_glued(text: str, numbers: set[str]) -> int | None:
    """Where a section's number stands in a line that holds sentences: at its beginning, or behind one of its sentences
    where the page lacks the number; the page has its neighbour.
    """
    if len(text) < _shortest(text, SHORTEST_GLUED, SHORTEST_ENDED):
        return None
    for found in (_START.match(text), *_WITHIN.finditer(text)):
        if found is None or "." not in found["number"] or _MEASURE.match(text, found.end()):
            continue
        rest = text[found.end() :]
        is_sentence = _MARK.search(_FORMULA.sub("", rest)) is not None and (
            len(rest) > 2 * LEAST or text[-1] in "。：:"
        )
        is_lacking = found.start() == 0 or found["number"] not in numbers
        if is_sentence and is_lacking and _has_neighbour(found["number"], numbers):
            return found.start()
    return None


def _has_neighbour(number: str, numbers: set[str]) -> bool:
    above, _, last = number.rpartition(".")
    beside = (f"{above}.{int(last) - 1}", f"{above}.{int(last) + 1}")
    return above in numbers or any(each in numbers for each in beside)


def _cut(entry: Entry, numbers: set[str], page: seams.Page) -> Entry:
    """What stands before each title, the title, its paragraph; in doubt where a seam is not sure."""
    texts: list[str] = []
    rest, all_sure = _tail(entry), True
    for _ in range(MOST_TITLES):
        first = _start_of_glued(rest, numbers)
        found = _START.match(rest, first) if first is not None else None
        if first is None or found is None:
            break
        at, is_sure = seams.seam(rest[found.end() :], page)
        behind = found.end() + at
        if not at or len(rest) - behind < _shortest(rest, LEAST, LEAST_ENDED):
            break
        texts += filter(None, (rest[:first].strip(), rest[first:behind].strip()))
        rest, all_sure = rest[behind:].strip(), all_sure and is_sure
    if not texts:
        return entry
    return replace(entry, texts=(*(entry.texts or ())[:-1], *texts, rest), kind=SCAN, spans=(), doubt=not all_sure)


def _parted(entry: Entry) -> Entry:
    text = entry.text
    if not entry.kind.startswith(SCAN) or not text[:1].isdigit() or len(text) < LEAST:
        return entry
    for pattern in (_WITH_PART, _TWICE, _BEGINS_TEXT, _KNOWN):
        found = pattern.match(text)
        is_long = found is not None and len(text) - found.end() >= _shortest(text, LEAST, LEAST_ENDED)
        if found and is_long and rules.split_heading(found[0].strip()):
            return replace(entry, texts=(found[0].strip(), text[found.end() :].strip()), spans=())
    return entry
