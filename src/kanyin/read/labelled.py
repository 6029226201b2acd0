"""Records of collections and databases: a block of lines 【label】value, and the text below it.

The block is read as one: known labels become metadata, others are recorded and left out; none is given to a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kanyin import rules
from kanyin.fields import people, sources
from kanyin.fields.dates import iso
from kanyin.fields.keywords import MARKS
from kanyin.model import Change, Source
from kanyin.patterns import lazy
from kanyin.text import columns

FIELD, LEFT_OUT = "LR001", "LR002"
FEWEST, FEWEST_KNOWN = 4, 3
"""Labels of the smallest block, and how many of them must be known."""
FARTHEST = 60
"""Lines down to the label of the text."""
FOOT = 12
"""Lines at the end that can hold labels of the record again."""
_LABEL = lazy(
    r"[ \t\u3000\xa0]*+[【〔\[［]\s*+(?P<word>[^】〕\]］\n]{1,16})[】〕\]］][ \t\u3000:：]*+(?P<value>[^\n]*)"
)
HEAD = 12
"""Lines at the beginning that can hold the label of the text alone."""
_TEXT_LABEL = lazy(r"^[ \t\u3000]*+[(（][1-9][)）](?:内容|正文|全文)[:：]\s*+(?=\S)")
"""``(4)内容:``, which a record numbers among its fields."""
_DASH = lazy(r"(?<!\s)\s*+[~～—–－]++\s*+")
_OF_FOOT = frozenset({"editor", "translator", "author-note", "nothing", "fund", "date"})
_CODE = lazy(r"((?:19|20)\d{2})(\d{2})(?:[/、-]\d{1,2})?(\d{2})?")
_LONG_FIELDS = frozenset(
    {"abstract", "abstract-en", "keywords", "keywords-en", "author-note", "lead", "title", "title-en", "fund"}
)


@dataclass(frozen=True, slots=True)
class _Field:
    """A label and its value, which may stand on several lines."""

    first: int
    last: int
    word: str
    name: str
    """The field; empty for a label that nobody knows."""
    value: str


def read_labelled(source: Source, lines: Sequence[str]) -> Source | None:
    """The page with its block of labels read, where it begins with one; else None.

    ``lines`` are those as read so far.
    """
    block = list(_block(lines))
    known = sum(bool(field.name) for field in block)
    if len(block) < FEWEST or known < FEWEST_KNOWN:
        return None
    end = block[-1].last + 1
    fields = [*block, *_foot(lines, max(end, len(lines) - FOOT))]
    told = dict(_told(fields))
    changes = [change for field in fields for change in _changes(field, lines)]
    return replace(source, meta={**source.meta, **told}, changes=(*source.changes, *changes))


def is_record(source: Source) -> bool:
    """The page was read as a record: below its block stands the article and nothing else."""
    return any(change.rule == FIELD for change in source.changes)


def without_text_label(lines: Sequence[str]) -> Iterator[Change]:
    """The edit of the line on which the text begins behind a label, where that is all that is left of a record."""
    n = next((n for n, line in enumerate(lines[:HEAD]) if _TEXT_LABEL.match(line)), None)
    if n is not None:
        yield Change(LEFT_OUT, "edit", (n + 1,), lines[n], _TEXT_LABEL.sub("", lines[n], count=1))


@lru_cache(maxsize=1)
def _keys() -> dict[str, str]:
    rows = rules.table("labelled_records")["key"]
    return {word.lower(): row["field"] for row in rows for word in row["words"]}


def _block(lines: Sequence[str]) -> Iterator[_Field]:
    """The fields at the beginning of a page, down to the label of the text or to the first line without a label."""
    start = next((n for n, line in enumerate(lines[:FARTHEST]) if line.strip()), len(lines))
    text = next((n for n in range(start, min(len(lines), FARTHEST)) if _name(lines[n]) == "text"), None)
    n = start
    while n < len(lines):
        found = _LABEL.fullmatch(lines[n])
        if found is None:
            return
        name = _name(lines[n])
        last = n
        while text is not None and last + 1 < text and _goes_on(lines[last + 1], name):
            last += 1
        parts = [found["value"], *lines[n + 1 : last + 1]]
        value = _title(parts) if name == "title" else _whole(parts, are_notes=name == "author-note")
        yield _Field(n, last, found["word"], name, value)
        if name == "text" or (text is None and last + 1 < len(lines) and not lines[last + 1].strip()):
            return
        n = last + 1
        while text is not None and n < text and not lines[n].strip():
            n += 1


_LATIN_END = lazy("[A-Za-z,.;:]$")


_NEXT_AUTHOR = lazy("[\u3400-\u9fff]{2,4}[，,（(]")


def _whole(lines: Sequence[str], *, are_notes: bool = False) -> str:
    """The lines of a value as one. Where lines of Latin text are all of one length, they are cut within words.

    Of notes on authors each begins with a name, behind a line that leaves room.
    """
    parts = [line.strip() for line in lines]
    even = len(parts) > 2 and max(map(len, parts[1:-1])) - min(map(len, parts[1:-1])) <= MOST_UNEVEN
    text = before = parts[0]
    for part in parts[1:]:
        latin = not even and _LATIN_END.search(text) and part[:1].isascii()
        if are_notes and _NEXT_AUTHOR.match(part) and not text.endswith(_STOPS):
            text += "；" * (len(before) < len(max(parts, key=len)))
        text += f" {part}" if latin else part
        before = part
    return text


def _title(lines: Sequence[str]) -> str:
    """The lines of a title as one: the second of two that have room is another line of it, no word goes on there."""
    first, *others = (line.strip() for line in lines)
    for line in others:
        apart = line[:1] not in "—－-" and columns(first) < MEASURE
        first += f"\u3000{line}" if apart else line
    return first


MEASURE = 48
"""Half-em: a title's line that is shorter was ended on purpose."""
_STOPS = ("。", "；", "，", ".", ";", ",", "、")
MOST_UNEVEN = 1
"""Characters by which lines differ that were cut at a length and not between words."""


def _goes_on(line: str, name: str) -> bool:
    return bool(line.strip()) and name in _LONG_FIELDS and _LABEL.fullmatch(line) is None


def _name(line: str) -> str:
    found = _LABEL.fullmatch(line)
    return _keys().get(re.sub(r"\s", "", found["word"]).lower(), "") if found else ""


def _foot(lines: Sequence[str], start: int) -> Iterator[_Field]:
    for n in range(start, len(lines)):
        found = _LABEL.fullmatch(lines[n])
        if found and _name(lines[n]) in _OF_FOOT:
            yield _Field(n, n, found["word"], _name(lines[n]), found["value"].strip())


def _told(fields: Iterable[_Field]) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """The metadata that the fields tell, by CSL names; of two that tell the same, the first holds."""
    told: dict[str, str | tuple[str, ...]] = {}
    for field in fields:
        for name, value in _values(field):
            if value:
                told.setdefault(name, value)
    yield from told.items()


def _values(field: _Field) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    value = " ".join(field.value.split())
    match field.name:
        case "author":
            names = people.read_names(value) or tuple(filter(None, re.split(r"[/／、,，;；\s]++", value)))
            yield "author", names
        case "keywords":
            yield from _keywords(value)
        case "keywords-en":
            yield "keywords-en", _parted(value)
        case "issue-code":
            yield from _issue(value)
        case "page":
            yield "page", _DASH.sub("-", _IN_BRACKETS.sub(r"\1", _plain_numbers(value)))
        case "editor" | "translator" as name:
            yield name, "、".join(_parted(value))
        case "date":
            yield "date", _date(value)
        case "container-title":
            yield field.name, _IN_MARKS.sub(r"\1", value)
        case "title":
            yield from _titles(field.value)
        case "text" | "nothing" | "":
            return
        case name:
            yield name, value


_IN_BRACKETS = lazy(r"^[(（]\s?([^()（）]+?)\s?[)）]$")
_COLUMN = lazy("(?P<column>[\u3400-\u9fff]{2,4})(?: {2,}|\u3000+)(?P<title>[^\\s。，][^\n]{7,})")


_NOTE_SIGN = lazy("(?<=[\u3400-\u9fff”》）])[*＊※]{1,3}$")
"""What calls a note to the title."""


def _titles(value: str) -> Iterator[tuple[str, str]]:
    """A title, and the name of the journal's column (理论研究) that some records set before it."""
    found = _COLUMN.fullmatch(value.strip())
    if found and not people.is_usual_name(found["column"]):
        yield "column", found["column"]
    yield "title", _NOTE_SIGN.sub("", " ".join((found["title"] if found else value).split()))


def _keywords(value: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Chinese keywords, and the English ones that some records set right behind them."""
    found = _ENGLISH_BEHIND.fullmatch(value)
    words = found["zh"] if found else value
    yield "keywords", _parted(words) if re.search(f"[/／{MARKS}]", words) else tuple(words.split())
    if found:
        yield "keywords-en", _parted(found["en"])


_ENGLISH_BEHIND = lazy(r"(?P<zh>[^A-Za-z]*[\u3400-\u9fff])[\s/／;；]*(?P<en>[A-Za-z][^\u3400-\u9fff]{6,})")


_IN_MARKS = lazy("《([^《》]+)》(?=$|[（(])")
"""A journal's name in the marks of a title."""
_DAY = lazy(r"((?:19|20)\d{2})(\d{2})?(\d{2})?")


def _date(value: str) -> str:
    """A date in words or in digits alone, ``19960612``; a year."""
    found = _DAY.fullmatch(value)
    if found is None:
        return sources.read_date(value)
    year, month, day = found.groups()
    return iso(year, month, day or "") if month else year


def _plain_numbers(text: str) -> str:
    """``⑴``, ``①`` and ``⑿`` as 1 and 12; capitals of pages stay."""
    return "".join(f"{unicodedata.numeric(char):g}" if unicodedata.category(char) == "No" else char for char in text)


def _parted(words: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, re.split(f"[/／{MARKS}]+", words))))


def _issue(value: str) -> Iterator[tuple[str, str]]:
    """``200203`` is the third issue of 2002, ``19980129`` a day; else what words tell."""
    found = _CODE.fullmatch(value)
    if found and found[3]:
        yield "date", f"{found[1]}-{found[2]}-{found[3]}"
    elif found:
        yield "date", found[1]
        yield "issue", str(int(found[2]))
    else:
        for name, part in sources.read_issue(value).items():
            yield ("date" if name == "year" else name), part


def _changes(field: _Field, lines: Sequence[str]) -> Iterator[Change]:
    """The record of a field: lifted where the metadata hold it, left out where not."""
    is_kept = field.name not in ("", "nothing", "text") and bool(field.value)
    for n in range(field.first, field.last + 1):
        if lines[n].strip():
            yield Change(FIELD if is_kept else LEFT_OUT, "lift" if is_kept else "drop", (n + 1,), lines[n], "")
