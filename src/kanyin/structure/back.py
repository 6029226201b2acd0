"""What a journal prints behind an article: notes on the authors, their units, funds, dates of the manuscript.

A line belongs here by its label, by the way it begins (a known author, a date of receipt, a fund), or because it goes
on with such a line above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kanyin import rules
from kanyin.fields import named_units, people
from kanyin.fields.journal_editor import edited_by
from kanyin.fields.manuscript import bare_label
from kanyin.model import Line
from kanyin.patterns import lazy

_ENDS = lazy("[。.；;]$")
FIELDS = frozenset({"author-note", "affiliation", "fund", "received"})
EDITOR = "本文责任编辑"
"""Who edited this article, below its references; other editors are those of a site."""

_CORRESPONDING = "(?:(?:通[信讯]|联系|责任)作者(?:简介)?|本文通[信讯]联系人|Correspond(?:ent|ing [Aa]uthor))"
"""The label of whom to write to about a paper, a field of its own."""

ADDRESSES = ("通讯地址", "通信地址", "单位地址")
"""Labels of a unit behind a paper, of whom to write to in a notice."""

FEW_NOTES, MOST_NOTED = 3, 0.5
"""So many notes on authors are never the text; of more, the share of it that they may be: else people speak in turn."""

NOTE_BEHIND_FUND = lazy("(?<=[。；;．.])\\s?(?:第一)?作者简介\\s?[:：]\\s?")
CODE_BEHIND = lazy("(?P<clc>[A-Z][A-Z0-9.,，;；/ +-]{0,60}?)[\\s\u3000]*文献标[识志]码\\s?(?P<code>[A-E])")

Take = Callable[[int, str, str, bool], None]
"""Called with a line's index, the field it belongs to, its value, and whether that goes on with the line above."""


_NOTE_MARK = lazy(
    "(?<!\\s)\\s*+(?:(?:注释?|註)\\s*+[:：]|(?<![*＊※#])[*＊※#]{1,3}+|[(（]?(?:[①-⑨]|\\d(?!\\d))[)）]|[①-⑨])\\s*+"
)
_NEXT_NOTE = lazy("(?<=[^\\s　])[\\s　]+(?=[*＊※]{2}|\\d[)）]|[②-⑨])")
_NAMED = lazy("[\\s　，,：:（(]")
_LATIN_LIFE = lazy(
    r"[A-Z][A-Za-z'’-]+(?:\s+[A-Z][A-Za-z.'’-]*){1,3},?\s+(?:was\s+born|born\s+in|received\s+(?:his|her|the|a|[A-Z])|graduated\s+from)"
)


_NOTES = lazy("注释?\\s*+[:：]\\s*+(?=(?:基金|作者|收稿|资助)[\u3400-\u9fff]{2}[:：])")
"""What heads all notes of a page: 注释：基金项目：…"""
_FUND_AND_LIFE = lazy("(?P<fund>本[^。]{6,120}?资助[。．.])\\s*(?P<life>作者[^\\n]+)")


_AGED = lazy(
    "[+＋*＊]?\\d\\d\\s?岁?[\\s\u3000，,]{1,4}[男女][\\s\u3000，,]{1,4}[\u3400-\u9fff]{2,8}(?:[\\s\u3000，,]|$)"
)
"""42　女　高级工程师, of who is alone in having written."""
_SEX = lazy("[男女][，,]")
_POSTED = lazy("教授|讲师|研究生|研究员|博士|硕士|工程师|编审|编辑|主任|主要(?:学习|研究|从事)")
"""What somebody is, in the note on him."""


def appended(before: str, text: str, *, goes_on: bool = False) -> str:
    """A field with another note behind it, or with more of one: a mark between two only where the first has none."""
    if goes_on and before:
        between = " " if before[-1].isascii() and text[:1].isascii() else ""
        return f"{before.removesuffix('-') if text[:1].islower() else before}{between}{text}"
    text = _NOTE_MARK.sub("", text, count=1) if _NOTE_MARK.match(text) else text
    if not before:
        return text
    if _ENDS.search(before) or before[-1] in "，、,．":
        return f"{before} {text}" if before[-1].isascii() else f"{before}{text}"
    return f"{before}；{text}"


def read_back(
    lines: tuple[Line, ...], start: int, taken: set[int], names: tuple[str, ...], take: Take, *, is_notice: bool = False
) -> None:
    """Find the lines of back matter from ``start`` on and hand each to ``take``.

    In a notice whom to write to is text, and nobody's note.
    """
    notes: list[tuple[int, str, str, bool]] = []
    _find(lines, start, taken, names, lambda *note: notes.append(note), is_notice)
    lives = [value for _, name, value, _ in notes if name == "author-note"]
    is_text = len(lives) > FEW_NOTES and sum(map(len, lives)) > MOST_NOTED * sum(len(line.text) for line in lines)
    told_of = _begins_portrait(lines, start, taken, names)
    for n, name, value, goes_on in notes:
        if name == "author-note" and (is_text or n == told_of):
            continue
        if n > start and n - 1 not in taken and bare_label(lines[n - 1].text) == name:
            take(n - 1, name, "", False)
        take(n, name, value, goes_on)


def _begins_portrait(lines: tuple[Line, ...], start: int, taken: set[int], names: tuple[str, ...]) -> int | None:
    """The text's first line where it tells of a person, 沈漱舟，男，1970年生，…, and nobody is named who wrote."""
    first = next((n for n in range(start, len(lines)) if n not in taken), None)
    is_one = first is not None and not names and rules.label(lines[first].text) is None
    return first if is_one else None


def _find(
    lines: tuple[Line, ...], start: int, taken: set[int], names: tuple[str, ...], take: Take, is_notice: bool
) -> None:
    field = last = ""
    for n in range(start, len(lines)):
        line = lines[n]
        if n in taken:
            field = last = ""
            continue
        text = _NOTES.sub("", people.unwrap(line.text), count=1)
        label = rules.label(text)
        is_known = label is not None and (label.field in FIELDS or label.word == EDITOR) and label.value
        known = label_field(label) if label is not None and is_known else ""
        if (
            known == "affiliation"
            and label is not None
            and label.word == "单位"
            and not people.is_unit_line(label.value)
        ):
            known = ""  # 单位：mm below the caption of a table
        if is_notice and (rules.is_contact(text) or (label is not None and label.word in ADDRESSES)):
            field = last = ""
            continue
        if name := edited_by(line.text):
            take(n, "editor", name, False)
            continue
        begun = known or _kind(text, names) or _of_next_author(text, names, last)
        found = begun or (field if field and _goes_on(lines[n - 1].text, line, field) else "")
        if found:
            # Dates keep their labels: which date is which, nothing else tells.
            value = label.value if known and label is not None and found != "received" else text
            for piece in _pieces(value):
                take(n, found if piece == value else _kind(piece, names) or found, _told(piece, names), not begun)
        # Only what begins a field can be gone on with, and by one line: the next may be the text again.
        field = begun or (found if _is_latin(text) else "")
        last = found


def label_field(label: rules.Label) -> str:
    """The field of a label, that of the corresponding author by its word."""
    return "corresponding" if re.fullmatch(_CORRESPONDING, re.sub(r"\s", "", label.word)) else label.field


def _pieces(value: str) -> list[str]:
    """The notes on one line: each with its mark, or a fund with those on the authors behind it."""
    if found := _FUND_AND_LIFE.fullmatch(value):
        return [found["fund"], found["life"]]
    return _NEXT_NOTE.split(value) if _NOTE_MARK.match(value) else [value]


def _told(note: str, names: tuple[str, ...]) -> str:
    """A note on an author whose name lost the blank behind it: 沈越男， is 沈越，男，."""
    name = next((name for name in names if note.startswith(name) and _SEX.match(note, len(name))), "")
    return f"{name}，{note[len(name) :]}" if name else note


def _of_next_author(text: str, names: tuple[str, ...], last: str) -> str:
    """The note on another author, who needs no more than his name at its beginning, right below one."""
    name = next((name for name in names if re.sub("[\\s　]", "", text[: len(name) + 2]).startswith(name)), "")
    if last not in ("author-note", "corresponding") or not name:
        return ""
    is_note = _NAMED.match(text, len(name)) or _POSTED.search(text, len(name))
    return "author-note" if is_note and len(text) <= rules.LONGEST_NOTE else ""


def _is_latin(text: str) -> bool:
    return not re.search("[\u3400-\u9fff]", text)


def _kind(text: str, names: tuple[str, ...]) -> str:
    """The field of a line that no label tells, or nothing."""
    if rules.is_date_received(text):
        return "received"
    if found := _FUND_AND_LIFE.fullmatch(text):
        return "fund" if rules.is_biography(found["life"][: rules.LONGEST_NOTE]) else ""
    if rules.is_biography(text) or _AGED.match(text) or (_is_latin(text) and _LATIN_LIFE.match(text)):
        return "author-note"
    if rules.is_fund(text):
        return "fund"
    if rules.is_contact(text) or (_STARRED.match(text) and len(text) <= rules.LONGEST_FUND):
        return "author-note"
    if (
        len(text) <= 120
        and text.startswith(names)
        and not _WORK.search(text)
        and named_units.unit_of_names(text, names)
    ):
        return "affiliation"
    return ""


_STARRED = lazy(
    "[*＊※]{1,3}\\s?(?!通[讯信])(?:[^。，；]{2,16}(?:博士|硕士)(?:学位)?论文|参加(?:本|此项|[\u3400-\u9fff]{2,6}工作)[^。，；]{0,8}的(?:还|同志|人员)"
    "|[^。，；]{0,6}现(?:在|工作)[^。，；]{0,40}(?:大学|学院|研究[所院]|公司|系|医院|局|厂|中心))"
)
"""The note that a star in the head calls: what the article is, who took part, where its author is now."""
_WORK = lazy(r"[,，.．]\s?(?:19|20)\d{2}[a-z]?\s?[.．。]?$")
"""At the end of a work, one of the author's own in the list below his article: the year of its publisher is no unit."""


_THANKS = lazy("致\\s?谢")


def _goes_on(before: str, line: Line, field: str) -> bool:
    """A line that its field's line above left open."""
    if line.text[-1] in "：:" or people.unwrap(before) not in (before, before.rstrip("*＊ ")):
        return False
    if rules.label(line.text) or rules.split_heading(line.text) or rules.is_references_heading(line.text):
        return False
    if bare_label(line.text) or _THANKS.match(line.text):
        return False
    if field == "affiliation":
        return people.is_unit_line(line.text)
    if field not in ("author-note", "corresponding", "fund") or _ENDS.search(before):
        return False
    return len(line.text) <= 60 or (_is_latin(before) and _is_latin(line.text))


_WITHIN = lazy(rf"(?:(?<=[。；;.，,])|(?<=\s))[*＊]?\s?{_CORRESPONDING}\s?[:：]\s?")
"""The same label behind the notes on others."""


def settle_corresponding(lines: Sequence[Line], text: dict[str, str], starred: tuple[str, ...]) -> None:
    """Whom to write to: behind its label within the notes on authors, else the authors that a star marks, which calls
    no note on something else.
    """
    note = text.get("author-note", "")
    if "corresponding" not in text and (found := _WITHIN.search(note)):
        text["corresponding"] = note[found.end() :]
        text["author-note"] = note[: found.start()].rstrip("；;，, *＊")
    if starred and not any(_STARRED.match(line.text) for line in lines):
        text.setdefault("corresponding", "、".join(starred))
