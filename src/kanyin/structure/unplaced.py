"""What lifted lines of an article's head say that no field of it holds: it stands in ``byline``, word for word.

The law of the front matter: what is taken out of the text for metadata stands there. The words of labels, of buttons
and counters, and the figures of a time of day say nothing of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.fields import byline_labels
from kanyin.fields.names import is_nobody, is_of_page, is_of_site
from kanyin.fields.pinyin import without_reading
from kanyin.model import Author, Change, Meta
from kanyin.patterns import lazy
from kanyin.text import folded

_RULES = frozenset({"MD002", "MD005", "MD007"})
"""The rules that lift bylines, a journal's head, and rows of names."""
_GAP = lazy(r"\s{2,}|\u3000+|\s?[|｜丨┃]\s?|\s[·•]\s")
_WORD = lazy("[\u3400-\u9fff]{2,}|[A-Za-z][A-Za-z&'’-]{2,}|(?:19|20)\\d\\d(?=[～~—–-](?:19|20)\\d\\d)")
_OF_LINE = lazy(
    r"(?i:vol(?:ume)?|issue|sum|serial|ser|issn|doi|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|[年月日第总卷期号]{1,6}|[昨今前]天|以下(?:文章)?|.*(?:报道|報道|报导|報導|摄影?|攝影?)"
)
"""Words of an issue's line or of a byline that say nothing themselves."""
_ISSUE = lazy("[年月日第总卷期号]{1,6}(?=[\u3400-\u9fff]{2})")
_ADJOINING, _ADJOINING_BEHIND = lazy("[\\w《》（）“”～~—–-]*$"), lazy("[\\w《》（）“”～~—–-]*+")
"""What belongs to the same words, right before and right behind them."""
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def with_rest(meta: Meta, changes: Sequence[Change]) -> Meta:
    """The metadata with what no other field holds of the lines that were lifted, under ``byline``."""
    told = sorted({_compared(value) for value in _values(meta)} - {""}, key=len, reverse=True)
    read = _reading(meta.container_title, changes)
    parts = [
        unheld
        for change in changes
        if change.action == "lift" and change.rule in _RULES
        for part in _GAP.split(_without_words(change.before, read))
        if (unheld := _unheld(part, told))
    ]
    held = str(meta.extra.get("byline", ""))
    rest = [part for part in dict.fromkeys(parts) if part and part not in held]
    if not rest:
        return meta
    return replace(meta, extra={**meta.extra, "byline": "；".join(filter(None, (held, *rest)))})


def _reading(journal: str, changes: Sequence[Change]) -> frozenset[str]:
    """The words of the head in which the journal's Chinese name is spelt: the field has it in characters."""
    latin = " ".join(change.before for change in changes if change.rule == "MD005" and change.before.isascii())
    return frozenset(latin.split()) - frozenset(without_reading(latin, journal).split())


def _without_words(text: str, words: frozenset[str]) -> str:
    return " ".join(word for word in text.split() if word not in words) if words and text.isascii() else text


def _unheld(part: str, told: Sequence[str]) -> str:
    """The stretch of a line from its first to its last word that stands in no field, and is no label and no button."""
    left = part.translate(_WIDE)
    compared = _compared(left)
    if is_of_page(left) or any(compared in value for value in told):
        return ""
    for value in told:
        if len(value) > 1 and value in compared:
            left = _without(left, value)
    pattern, marked, _ = byline_labels.labels()
    left = pattern.sub(lambda found: _blank(found) if byline_labels.key(found[1]) in marked else found[0], left)
    left = _ISSUE.sub(_blank, left)
    words = [found for found in _WORD.finditer(left) if not _is_known(found[0], told)]
    if not words:
        return ""
    before = _ADJOINING.search(part, 0, words[0].start())
    behind = _ADJOINING_BEHIND.match(part, words[-1].end())
    return part[before.start() if before else 0 : behind.end() if behind else len(part)]


def _without(text: str, value: str) -> str:
    """The text with blanks for a value, whatever marks stand within it: 李 明 is 李明."""
    letters = "".join(map(_compared, text))
    places = [n for n, char in enumerate(text) for _ in _compared(char)]  # ㎡ is two letters
    chars = list(text)
    at = letters.find(value)
    while at >= 0:
        chars[places[at] : places[at + len(value) - 1] + 1] = " " * (places[at + len(value) - 1] + 1 - places[at])
        at = letters.find(value, at + len(value))
    return "".join(chars)


def _blank(found: re.Match[str]) -> str:
    """So many blanks: what is behind them keeps its place."""
    return " " * len(found[0])


def _is_known(word: str, told: Sequence[str]) -> bool:
    """A part of a field, a label, a button, what somebody is, or a word of an issue's line."""
    return (
        any(word.lower() in value for value in told)
        or is_nobody(word)
        or is_of_site(word)
        or word.endswith(tuple(rules.table("byline")["names"]["roles"]))
        or _OF_LINE.fullmatch(word) is not None
        or rules.label(f"{word}：x") is not None
    )


def _compared(text: str) -> str:
    """Its letters and digits, those of full width as plain ones, small."""
    return folded(text).lower()


def _values(meta: Meta) -> Iterator[str]:
    yield from (meta.title, meta.subtitle, meta.date, meta.container_title, meta.volume, meta.issue, meta.page)
    yield from (meta.abstract, *meta.keywords)
    for author in meta.author:
        yield from _told_of(author)
    for value in meta.extra.values():
        yield from (value,) if isinstance(value, str) else value


def _told_of(author: Author) -> tuple[str, ...]:
    return (author.name, author.affiliation, author.address, author.postcode, author.note)
