"""The reference list: found under its heading and parted into entries, word for word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from kanyin import rules
from kanyin.model import Change, Line, Reference
from kanyin.patterns import lazy
from kanyin.references.line_kinds import are_entries, is_entry_of_part, names_part
from kanyin.references.line_starts import starting_lines
from kanyin.references.marks import TYPES
from kanyin.references.note_headings import is_notes_heading
from kanyin.references.reading_lists import heads_list
from kanyin.references.split import entry_starts, unlabelled_behind, within
from kanyin.structure.own_citation import is_own_citation
from kanyin.text import columns

_LABEL = lazy(
    r"[\[［〔【(（]\s*(?P<a>\d{1,3})\s*[\]］〕】)）]\s*|(?P<b>\d{1,3})\s*(?:[.．、,，:：](?!\d)|[\s\u3000]+|(?=[\u3400-\u9fffA-Z]))\s*"
)

Parts = tuple[tuple[Line, ...], tuple[Line, ...]]


def part_references(lines: tuple[Line, ...]) -> Parts:
    """The text, and the reference list with its heading first; empty where a page has none.

    A section behind the list is text again; so is one within it, which the columns of a printed page set there: behind
    that the list goes on with its next number.
    """
    lines = _with_heading(lines)
    start = _heading_at(lines)
    if start == len(lines):
        return lines, ()
    text, entries, at = [*lines[:start]], [lines[start]], start + 1
    while at < len(lines):
        end = next((n for n in range(at, len(lines)) if _ends_before(lines, n, len(entries) > 1 or n > at)), len(lines))
        entries += lines[at:end]
        at = _goes_on_at(lines, end, entries)
        text += lines[end:at]
    return tuple(text), tuple(entries)


def _heading_at(lines: Sequence[Line]) -> int:
    """The place of the last heading of a list; behind the last line where there is none.

    That of the list in Chinese where the same stands behind it once more in English.
    """
    found = [n for n, line in enumerate(lines) if rules.is_references_heading(line.text)]
    if len(found) > 1 and _IN_ENGLISH.fullmatch(lines[found[-1]].text.strip()) and _is_list(lines, *found[-2:]):
        return found[-2]
    while len(found) > 1 and _goes_on_below(lines, *found[-2:]):
        found.pop()  # 英文参考文献 behind 中文参考文献, 参考文献 behind References
    if found:
        return found[-1]
    below = [line.text for line in lines]
    return next((n for n in range(len(lines) - 1, -1, -1) if heads_list(below[n], below[n + 1 :])), len(lines))


def _goes_on_below(lines: Sequence[Line], first: int, last: int) -> bool:
    """Between two headings stand entries and nothing else, so the list goes on below the second."""
    between = [line.text for line in lines[first + 1 : last] if line.text.strip()]
    is_part = bool(between) and names_part(lines[last].text.strip()) and all(map(is_entry_of_part, between))
    return is_part or are_entries(between)


_IN_ENGLISH = lazy(r"(?:References|REFERENCES|Bibliography)\s?[:：]?")


def _is_list(lines: Sequence[Line], first: int, last: int) -> bool:
    """Between two headings stands nothing but entries with labels."""
    between = [line.text for line in lines[first + 1 : last]]
    labelled = sum(_LABEL.match(text) is not None for text in between)
    return labelled > 1 and labelled >= len(between) / 2 and _LABEL.match(between[0]) is not None


_YEAR = lazy(r"(?:1[5-9]|20)\d\d|待刊|即将出版")
_MARK = lazy(rf"[\[［](?:{'|'.join(TYPES)})(?:/OL)?[\]］]")


def marked_entries(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], set[int]]:
    """The lines, and the places of entries with a mark of GB/T 7714: these lose the role that a day at their end gave.

    A line with a label that tells of the article itself is none, whatever it cites.
    """
    behind = range(_heading_at(lines) + 1, len(lines))
    marked = (n for n in behind if _MARK.search(lines[n].text))
    found = {n for n in marked if rules.label(lines[n].text) is None and not is_own_citation(lines[n].text)}
    return tuple(replace(line, role="") if n in found else line for n, line in enumerate(lines)), found


_RUN_IN = lazy(
    r"\s{0,4}(?P<open>[【\[［])?(?:参\s{0,3}考\s{0,3}文\s{0,3}献|主要参考文献|参考书目|參考文獻)[】\]］]?\s{0,3}(?P<colon>[:：])?\s{0,3}"
    r"(?=[\[［〔【(（]\s?1\s?[\]］〕】)）]|1[.．、]\s?\D|①)"
)
"""``参考文献：[1]…``: the heading and the list on one line."""
_OF_ENTRIES = lazy(rf"{_MARK.pattern}|{_YEAR.pattern}")
"""What such a line must hold without a colon or brackets: 参考文献[1]提出了一种方法 is a sentence."""


def _with_heading(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with the heading of the list on a line of its own, where the page has none that is."""
    if any(rules.is_references_heading(line.text) for line in lines):
        return lines
    for n in range(len(lines) - 1, -1, -1):
        found = _RUN_IN.match(lines[n].text)
        if found and (found["open"] or found["colon"] or _OF_ENTRIES.search(lines[n].text)):
            head, rest = lines[n].text[: found.end()].strip(), lines[n].text[found.end() :]
            return (*lines[:n], replace(lines[n], text=head), replace(lines[n], text=rest), *lines[n + 1 :])
    return lines


LONGEST_SECTION = 40
NEAR = 4
"""Lines behind a figure among which an entry would follow."""
_HAN = lazy("[\u3400-\u9fff]")
_OF_ENTRY = lazy(r"(?:1[89]|20)\d\d|[\[\]［］《》。]|//")
"""What an entry that the page calls a heading holds, and a section's name does not."""


def _ends_before(lines: Sequence[Line], n: int, has_entries: bool) -> bool:
    """Behind the list begins a section, or the article's title in English above its authors and where they work.

    So do the figures that a manuscript has there, where no entry follows them, and notes that a page's markup tells.
    """
    if _is_section(lines[n], has_entries) or lines[n].kind.startswith("note:"):
        return True
    if lines[n].kind == "picture":
        following = [line.text for line in lines[n + 1 : n + 1 + NEAR] if line.kind != "picture"]
        return has_entries and not any(_LABEL.match(text) or _OF_ENTRY.search(text) for text in following)
    three = [line.text for line in lines[n : n + 3]]
    if not has_entries or len(three) < 3 or any(_OF_ENTRY.search(text) or _LABEL.match(text) for text in three[:2]):
        return False
    return _HAN.search(three[0]) is None and bool(_AUTHORS.match(three[1]) and _WORKPLACE.match(three[2]))


_AUTHORS = lazy(r"[A-Z]{2,14}\s[A-Z][A-Za-z-]{1,24}\s?[\d,，;*]")
_WORKPLACE = lazy(
    r"[(（]?\s?\d?[.．]?\s?(?:(?:The|State|National)\s)?(?:School|College|Department|Dept|Institute|Faculty|Cent(?:er|re)"
    r"|Key Lab|Academy|Research|[A-Z][a-z]{2,14} (?:University|College|Institute))"
)


def _is_section(line: Line, has_entries: bool) -> bool:
    """A section begins: it has a common name, or the page's markup calls it a heading behind the first entries."""
    if rules.is_unnumbered_heading(line.text) or (has_entries and is_notes_heading(line.text)):
        return True
    if has_entries and not _LABEL.match(line.text) and (_BEHIND.match(line.text) or rules.is_back_matter(line.text)):
        return True
    if names_part(line.text.strip()):
        return False
    is_marked = line.kind.startswith("h") and has_entries and len(line.text) <= LONGEST_SECTION
    return is_marked and _HAN.search(line.text) is not None and not _OF_ENTRY.search(line.text)


_BEHIND = lazy(
    r"[\s【\[［〔(（·•※*]{0,3}(?:关于作者|作者(?:简介|单位|系(?![统列])|为|介绍|地址|信息|[】\]］]|\s?[:：])|第一作者|通[讯信](?:作者|地址)|收稿|投稿收?[日件]|修回|基金项目"
    r"|(?:责任|执行|本文|英文)(?:编辑|校对)|责编|编辑[:：]|字库未存字|字库未收字"
    r"|(?:主要)?符\s?号\s?(?:说\s?明|一\s?览|表\s*$)|网络(?:首发|出版)(?:时间|日期|地址)|ICS\s\d\d\.\d"
    r"|本文(?:系|为|是)[^。]{2,60}(?:成果|项目|课题)|本文[于於][^()（）。]{4,30}(?:收稿|通[过過]|刊登|收到)"
    r"|附[录表图件](?![\u3400-\u9fff]{0,4}[\[［])|DOI\s?[:：]|[上下][接转]第"
    r"|[图表]\s?\d{1,2}(?:\s?[-—–~～至、，,和及]\s?[图表]?\s?\d{1,2}){0,6}\s?(?:的?(?:资料)?来源|引自|均|由)"
    r"|附记\s?[:：]|(?:本文)?(?:原载|原刊于?|摘自|选自|节选自)\s?[:：]?\s?《[^《》]{1,30}》[^《》]{0,40}$|转载请|阅读原文"
    r"|(?:参考文献|注释|作者简介)[^()（）:：]{0,8}[:：]?\s?(?:无|略|从略)[)）]?\s*$"
    r"|(?:本文|文中)(?:插图|配图|照片|图片|图表)|(?:思考|练习|复习|讨论)(?:与讨论|与练习)?题?\s?[:：]?$)"
    r"|致\s?谢(?:[\s\u3000:：]|[本感作对衷在])|(?:19|20)\d\d(?:[-—–./]\d{1,2}){2}\s?收(?:到|稿|修)|[+＋]?\d\d\s?岁?[\s\u3000，,]{1,4}[男女][\s\u3000，,]"
    r"|[（(][\u3400-\u9fff]{2,4}[,，][^()（）]{2,60}(?:大学|学院|研究[院所]|教授|研究员|博士|硕士|讲师|编辑|记者)[^()（）]{0,40}[)）]$"
)
"""What a journal prints behind its list: who wrote, when it came, who edited it, letters that no font had, where its
figures come from, a word of thanks, tasks."""
_NUMBER = lazy(r"(?:^[^\w\[]?|[\[［])(\d{1,3})[\]］](?=\s?[^\s\d])")


def _goes_on_at(lines: tuple[Line, ...], end: int, entries: list[Line]) -> int:
    """Where behind a section the list goes on: a line that begins with its next number, or holds two that run on."""
    numbers = [int(found) for line in entries for found in _NUMBER.findall(line.text)]
    if not numbers:
        return len(lines)
    following = numbers[-1] + 1
    for n in range(end + 1, len(lines)):
        found = list(_NUMBER.finditer(lines[n].text))
        runs = [int(one[1]) for one in found[:2]] == [following, following + 1]
        if runs or (found and found[0].start() == 0 and int(found[0][1]) == following):
            return n
    return len(lines)


def read_references(lines: tuple[Line, ...]) -> tuple[tuple[Reference, ...], list[Change]]:
    """The entries of a list: by labels that run on, where it has such; else each line is one.

    A line that a person named begins one, whatever else is said.
    """
    text = "\n".join(line.text for line in lines)
    begins = [0, *accumulate(len(line.text) + 1 for line in lines)]
    numbers = entry_starts(text)
    if numbers is None:
        starts = [*_begun(lines, begins), *within(text)]
    else:
        starts = [*numbers, *unlabelled_behind(text, numbers)]
    listed = _listed_behind(lines)
    starts += [begins[n] for n, line in enumerate(lines) if line.by or n in listed or _parts_list(lines, n)]
    cuts = sorted({0, *(start for start in starts if start < len(text))})
    entries: list[list[tuple[str, int]]] = [[] for _ in cuts]
    for n, line in enumerate(lines):
        for first, last in pairwise(_cuts_within(cuts, begins[n], begins[n] + len(line.text))):
            if piece := text[first:last].strip():
                entries[bisect_right(cuts, first) - 1].append((piece, n))
    keys = [(numbers or {}).get(cut, "") for cut in cuts]
    return _made([(key, entry) for key, entry in zip(keys, entries, strict=True) if entry], lines)


def _listed_behind(lines: Sequence[Line]) -> set[int]:
    """The items of a list with bullets behind those that a browser counts: works that the text does not call."""
    counted = [n for n, line in enumerate(lines) if line.kind.startswith("ol")]
    return {n for n, line in enumerate(lines) if counted and n > counted[-1] and line.kind.startswith("ul")}


def _parts_list(lines: Sequence[Line], n: int) -> bool:
    """中文文献, or 延伸阅读 behind the list that is cited."""
    return names_part(lines[n].text) or heads_list(lines[n].text, (line.text for line in lines[n + 1 :]))


_ENDED = lazy(r"[.。．;；)）\]］》\d]\s*$|[页版期卷辑]\s*$")
_IMPRINT = lazy(
    r"[A-Z][A-Za-z. ]{1,24}:\s?[A-Z][\w&. -]{1,40}|[\u3400-\u9fff]{2,6}[:：][\u3400-\u9fff]{2,16}[.。．]?"
    r"|[A-Z][A-Za-z&: -]{2,90},\s?\d{1,4}\s?(?:\(\d{1,3}\))?,\s?[a-z]?\d{1,6}\s?[-–—]\s?\d{1,6}[.。．]?"
)
"""``Ferry: Press``, ``Village Review, 3(1), 9-15``: the end of an entry that a line began."""
_DATED = 0.7
"""The share of the lines of a list without labels that have a year: one without may go on with the line before."""


def _begun(lines: tuple[Line, ...], begins: Sequence[int]) -> list[int]:
    """Where the lines of a list without labels begin that are entries: not the rest of one that a page's line broke."""
    if form := starting_lines([line.text for line in lines]):
        return [begins[n] for n in sorted({0, *form})]
    years = [_YEAR.search(line.text) is not None or names_part(line.text) for line in lines]
    if sum(years) < _DATED * len(lines):
        return list(begins[:-1])
    return [
        begins[n]
        for n, line in enumerate(lines)
        if n == 0 or years[n] or (_ENDED.search(lines[n - 1].text) and not _IMPRINT.fullmatch(line.text))
    ]


def _cuts_within(cuts: list[int], first: int, last: int) -> list[int]:
    """A line's first and last place and the cuts between them."""
    return [first, *cuts[bisect_right(cuts, first) : bisect_left(cuts, last)], last]


def _made(
    entries: list[tuple[str, list[tuple[str, int]]]], lines: tuple[Line, ...]
) -> tuple[tuple[Reference, ...], list[Change]]:
    """The entries, each of a number and pieces of lines, and what was split and joined for them."""
    pieces: dict[int, list[str]] = {}
    for _, entry in entries:
        for piece, n in entry:
            pieces.setdefault(n, []).append(piece)
    changes = [
        Change("RF001", "split", lines[n].src, lines[n].text, "\n".join(parts))
        for n, parts in sorted(pieces.items())
        if len(parts) > 1
    ]
    made = []
    for key, entry in entries:
        texts, numbers = [piece for piece, _ in entry], tuple(src for _, n in entry for src in lines[n].src)
        if len(texts) > 1:
            changes.append(Change("RF002", "join", numbers, "\n".join(texts), _joined(texts)))
        made.append(Reference(key or _label(texts[0]) or "", _space_label(_joined(texts)), numbers))
    return tuple(made), changes


def _joined(texts: Sequence[str]) -> str:
    """The lines of an entry as one: a space between, save within a Chinese word that a full line broke."""
    whole = texts[0]
    for before, text in pairwise(texts):
        is_cut = columns(before) >= _FULL and _HAN_JOINT.fullmatch(before[-1:] + text[:1]) is not None
        whole += text if is_cut else f" {text}"
    return whole


_HAN_JOINT = lazy("[\u3400-\u9fff]{2}")
_FULL = 48
"""Half-em of a line that may have been broken where it was full."""


def _label(text: str) -> str | None:
    found = _LABEL.match(text)
    return (found["a"] or found["b"]) if found else None


def _space_label(text: str) -> str:
    """The label, a space, the entry."""
    found = _LABEL.match(text)
    return f"{found[0].strip()} {text[found.end() :]}" if found else text
