"""Records of collections and databases: a block of lines 【label】value, and the text below it.

The block is read as one: known labels become metadata, others are recorded and left out; none is given to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kanyin import rules
from kanyin.fields import people, sources
from kanyin.model import Change, Source

FIELD, LEFT_OUT = "LR001", "LR002"
FEWEST, FEWEST_KNOWN = 4, 3
"""Labels of the smallest block, and how many of them must be known."""
FARTHEST = 60
"""Lines down to the label of the text."""
FOOT = 12
"""Lines at the end that can hold labels of the record again."""
_LABEL = re.compile(
    r"[ \t\u3000\xa0]*+[【〔\[［]\s*+(?P<word>[^】〕\]］\n]{1,16})[】〕\]］][ \t\u3000:：]*+(?P<value>[^\n]*)"
)
_DASH = re.compile(r"(?<!\s)\s*+[~～—–－]++\s*+")
_OF_FOOT = frozenset({"editor", "translator", "author-note", "nothing", "fund", "date"})
_CODE = re.compile(r"((?:19|20)\d{2})(\d{2})(?:[/、-]\d{1,2})?(\d{2})?")
_LONG_FIELDS = frozenset({"abstract", "author-note", "lead", "title", "fund"})


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
        value = "".join([found["value"].strip(), *(line.strip() for line in lines[n + 1 : last + 1])])
        yield _Field(n, last, found["word"], name, value)
        if name == "text" or (text is None and last + 1 < len(lines) and not lines[last + 1].strip()):
            return
        n = last + 1
        while text is not None and n < text and not lines[n].strip():
            n += 1


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
            yield "keywords", tuple(filter(None, re.split(r"[/／、,，;；∥|｜\s]++", value)))
        case "issue-code":
            yield from _issue(value)
        case "page":
            yield "page", _DASH.sub("-", value)
        case "date":
            yield "date", sources.read_date(value) or (value if re.fullmatch(r"(?:19|20)\d{2}", value) else "")
        case "text" | "nothing" | "":
            return
        case name:
            yield name, value


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
