"""延伸阅读, 推荐阅读: names that head a reference list where printed works stand below, else links of a site."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.references.line_kinds import looks_like_entry, names_part

FEWEST, MOST = 2, 60
"""Entries that a list has at least; lines that are looked at."""
_SHARE = 0.7
"""Of the lines below so many are entries."""
_BEFORE = lazy(r"\s*(?:[•·●■◆▪*-]\s{0,3})?(?:[\[［〔【(（]?\d{1,3}(?:[\]］〕】)）]\s?|[.．、]\s?(?!\d)))?")
_PRINTED = lazy(
    r"[\[［](?:[JMDNCRSPGAZ]|EB|DB)(?:/[A-Z]{2})?[\]］]|出版社|书局|書局|印书馆|书店|大学|学报|年第\s?\d{1,3}\s?[期卷]|年版|\d\s?[(（]\d{1,3}[)）]|Press\b"
    r"|[》〉』][，,。.：:\s]{0,2}[^《》]{2,30}(?:1[89]|20)\d\d"
)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(name for row in rules.table("headings")["unnumbered"] for name in row.get("readings", ()))


def heads_list(text: str, below: Iterable[str]) -> bool:
    """The line is such a name, and what stands below it are printed works: the first two, and most others."""
    if len(text) > rules.LONGEST_NAME or rules.bare(text) not in _names():
        return False
    lines = [line for line in islice(below, MOST) if line.strip() and not names_part(line)]
    entries = list(map(_is_entry, lines))
    return len(entries) >= FEWEST and all(entries[:FEWEST]) and sum(entries) >= _SHARE * len(entries)


def _is_entry(line: str) -> bool:
    found = _BEFORE.match(line)
    bare = line[found.end() :] if found else line
    return looks_like_entry(bare) and _PRINTED.search(bare) is not None
