"""Citations whose pages stand behind a colon in the bracket: ``[1:76]``, ``[3：45-47]``, ``[5:24; 6:31]``."""

from __future__ import annotations

from collections.abc import Container, Iterator

from kanyin.patterns import lazy
from kanyin.references.labels import number
from kanyin.references.not_cited import is_index

_PAGED = lazy(r"[\[［〔【]\s?(?P<ones>\d{1,3}(?:\s?[:：;；,，、‐‑‒–—―－~～〜-]\s?\d{1,4}){1,16}+)\s?[\]］〕】]")
_PAGES = r"\s?[:：]\s?[1-9]\d{0,3}(?:\s?[,，、‐‑‒–—―－~～〜-]\s?\d{1,4})*\s?"
_PARTED = lazy(r"[;；]|[,，、](?=\s?\d{1,3}\s?[:：])")
_PART = lazy(rf"\s?(?P<key>\d{{1,3}})(?P<pages>{_PAGES})?\s?")
_NO_CITATION_BEFORE = lazy(
    r"(?:比[例值分率重]?|尺|配方|时[间刻]|数组|切片|下标|公?式|[图表]|(?:圣经|古兰经|诗篇|福音)》?[\u3400-\u9fff]{0,6}|[=＝∈≈])(?:[均]?[为是约])?[:：]?\s?$|[A-Za-z_\d)）]\s?$"
)
"""A ratio, a score, a time, a verse, a slice of an array."""
_NO_CITATION_AFTER = lazy(r"\s?(?:的?比[例值分]?(?![较如])|[=＝×∶]|时(?![期候间])|分钟|[aApP][mM](?![A-Za-z]))")

Written = tuple[tuple[int, int, str], ...]
"""The place of each number in a text, and its key."""


def find_paged(text: str, entries: Container[str]) -> Iterator[tuple[int, int, Written]]:
    """Place and numbers of each; all of the numbers are of the list, and none is an index, a ratio or a time."""
    for match in _PAGED.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        if _NO_CITATION_BEFORE.search(before) or _NO_CITATION_AFTER.match(text, match.end()):
            continue
        written = _written(match["ones"], match.start("ones"))
        if written and all(key in entries for _, _, key in written) and not is_index(text, match.start()):
            yield match.start(), match.end(), written


def _written(ones: str, at: int) -> Written:
    """The numbers of ``5:24; 6:31``, which begins at ``at``; none where other things stand there, or no pages."""
    found, ends, has_pages = [], 0, False
    for part in _PARTED.split(ones):
        one = _PART.fullmatch(part)
        if one is None:
            return ()
        has_pages = has_pages or bool(one["pages"])
        start = at + ends + one.start("key")
        found.append((start, start + len(one["key"]), number(one["key"])))
        ends += len(part) + 1
    return tuple(found) if has_pages else ()
