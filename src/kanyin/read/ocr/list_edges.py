"""What recognition glued to a list of references: its heading to the text, the English head to its last entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.model import SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

MOST = 8
"""Lines of names and units between the last entry and the English abstract."""
_HEADING = lazy(r"(?<=[。！？.])\s?(?=参\s?考\s?文\s?献\s?[:：]?\s?[\[［【]\s?1\s?[\]］】])")
_FIRST = lazy(r"(?<=献)\s?[:：]?\s?(?=[\[［【]\s?1\s?[\]］】])")
_HAN = lazy("[\u3400-\u9fff]")
_LABEL = lazy(r"\s?[\[［【]\s?\d{1,3}\s?[\]］】]")
_ENTRY = lazy(r"\[[A-Z](?:/OL)?\]|\b(?:19|20)\d\d\b|\d\s?[(（]\d{1,3}[)）]\s?[:：]")
"""What an entry has and no title: a type, a year, an issue."""
_BEHIND = lazy(r"(?:(?<=\d)|(?<=\d[)）]))\s?[.．]?\s?(?=[A-Z][A-Za-z-]+[\s:])")
"""Behind the pages or the year of an entry, where words begin."""
FEWEST_WORDS = 4
_WORD = lazy("[A-Za-z]{2,}")
_ABSTRACT = lazy(r"(?:Abstract|ABSTRACT)\s?[:：]")


def with_list_apart(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; the heading of the references and the English title below them stand on lines of their own."""
    out: list[Entry] = []
    entries = _with_lost_heading(entries)
    for n, one in enumerate(entries):
        texts = _parted(one, entries[n + 1 : n + 1 + MOST])
        out.append(one if texts == one.texts else replace(one, texts=texts, spans=(), kind=SCAN))
    return out


def _with_lost_heading(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; above a list whose heading recognition lost stands one, in doubt: works 1, 2 and 3 in a row."""
    out = list(entries)
    texts = [one.text if one.is_prose else "" for one in out]
    if any(rules.is_references_heading(text) or _NAMES_LIST.search(text) for text in texts):
        return out
    for n in range(len(out) - 1, -1, -1):
        works = [text for text in texts[n:] if text][:MOST_WORKS]
        if texts[n] and _are_works(works):
            out[n] = replace(out[n], texts=(LIST_HEADING, texts[n]), spans=(), kind=SCAN, doubt=True)
            return [*out[: n + 1], *map(_without_heading_within, out[n + 1 :])]
    return out


MOST_WORKS, TYPED_WORKS = 6, 3
"""Works in a row that a list begins with, and how many are enough where each has its type."""


def _are_works(texts: Sequence[str]) -> bool:
    """The first works of a list: three with their types, or six with a year or an issue."""
    labels = [found["number"] if (found := _OF_WORK.match(text)) else "" for text in texts]
    if len(texts) < TYPED_WORKS or labels != [str(n) for n in range(1, len(texts) + 1)]:
        return False
    are_typed = all(map(_TYPED.search, texts[:TYPED_WORKS]))
    return are_typed or (len(texts) == MOST_WORKS and all(map(_ENTRY.search, texts)))


_HEADING_WITHIN = lazy(r"(?<=[a-z.,])\s参考文献\s(?=[A-Z])")


def _without_heading_within(entry: Entry) -> Entry:
    """A work that the heading of its list was set into, from the column beside it."""
    text = _HEADING_WITHIN.sub(" ", entry.text, count=1) if entry.is_prose else entry.text
    return entry if text == entry.text else replace(entry, texts=(text,), spans=())


LIST_HEADING = "参考文献"
_NAMES_LIST = lazy(r"参\s?考\s?文\s?献\s?[:：]?\s?[\[［【]?\s?1|[Rr]eferences?\s?[:：]?\s?\[1\]")
_TYPED = lazy(r"\[[A-Z](?:B?/OL)?\]")


_OF_WORK = lazy(r"[\[［【]\s?(?P<number>\d{1,3})\s?[\]］】]?\s?(?=\S)")


def _parted(entry: Entry, below: Sequence[Entry]) -> tuple[str, ...] | None:
    if not entry.is_prose or not entry.kind.startswith(SCAN) or len(entry.texts or ()) != 1:
        return entry.texts
    text = entry.text
    if (found := _HEADING.search(text)) and (first := _FIRST.search(text, found.end())):
        return (text[: found.start()], text[found.end() : first.start()], text[first.end() :])
    at = _end_of_entry(text) if _stands_above_abstract(text, below) else 0
    return (text[:at].rstrip(), text[at:].lstrip(" .．")) if at else entry.texts


def _stands_above_abstract(text: str, below: Sequence[Entry]) -> bool:
    """An entry, and nothing but names and units between it and the English abstract or its keywords."""
    if _ENTRY.search(text) is None:
        return False
    if _ABSTRACT.search(text):
        return True
    for one in below:
        if _ABSTRACT.search(one.text):
            return True
        label = rules.label(one.text) if one.text else None
        if label is not None:
            return label.field in ("abstract-en", "keywords-en")
        if _HAN.search(one.text) or _LABEL.match(one.text) or _ENTRY.search(one.text):
            return False
    return False


def _end_of_entry(text: str) -> int:
    """Where words begin that hold no part of an entry; 0 where none do."""
    for found in _BEHIND.finditer(text):
        rest = text[found.end() :]
        head = _ABSTRACT.split(rest, maxsplit=1)[0]
        if len(_WORD.findall(head)) >= FEWEST_WORDS and not _ENTRY.search(head) and not _HAN.search(head):
            return found.end()
    return 0
