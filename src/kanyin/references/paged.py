"""Citations that tell a place in the work too, ``[1:76]``, ``[5:24; 6:31]``, ``[2，附录B]``; by letters, ``[Kn97]``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from kanyin.patterns import lazy
from kanyin.references.labels import LETTERS, letters_key, number
from kanyin.references.not_cited import is_index
from kanyin.references.text import CLOSE, HAN, OPEN

_BRACKET = lazy(rf"[{re.escape(OPEN)}](?P<ones>[^{re.escape(OPEN + CLOSE)}\n]{{1,60}}+)[{re.escape(CLOSE)}]")
_DASHES = "‐‑‒–—―－~～〜-"
_PAGES = rf"\s?[:：]\s?[1-9]\d{{0,3}}(?:\s?[,，、{_DASHES}]\s?\d{{1,4}})*"
_MEASURED = "(?![约近至达共逾超为仅每不]|[大小多少高低][于过达])"
"""What stands before an amount, not before a place."""
_NUMBER_OF_PLACE = rf"(?:[A-Z]?\d[\d.A-Za-z{_DASHES}]{{0,12}}|[A-ZⅠ-Ⅻ]|[一二三四五六七八九十]{{1,3}})"
_PLACE = (
    rf"\s?[:：,，]\s?(?:(?:{_MEASURED}[{HAN}]{{1,6}}|§{{1,2}}|(?:[Ss]ect?|[Cc]h(?:ap)?|[Ff]ig|[Tt]ab|[Tt]hm|[Ee]q|[Aa]pp|[Vv]ol|[Nn]o|[Pp]{{1,2}}|[Nn]|[Ll]l?)\."
    rf"|(?:Section|Chapter|Figure|Table|Theorem|Lemma|Appendix|note|line|Part|Book)\s)\s?{_NUMBER_OF_PLACE}\s?[章节条款段页图表行栏目卷]?"
    r"|(?:译者|作者|再版|初版)?(?:前言|序言?|引言|导[论言]|绪论|后记|跋|附录|结语|结论|译后记|摘要|全书|脚注|图版)"
    r"|(?:[Pp]reface|[Ii]ntroduction|[Aa]ppendix|[Ff]oreword|passim))"
)
"""Where in a work: ``，条文说明5.2.4``, ``: 图7``, ``，序言``."""
_BY_LETTERS = rf"(?:\s?[:：,，]\s?[^;；]{{1,24}}|\s?[{HAN}][^;；]{{1,16}})"
"""Behind letters that the list has nothing but a place in the work stands."""
_PARTED = lazy(rf"[;；]|[,，、](?=\s?\d{{1,3}}\s?[:：])|[,，、](?=\s?{LETTERS}\s?(?:[,，、;；:：{_DASHES}]|$))")
_PART = lazy(
    rf"\s?(?:(?P<key>\d{{1,3}})(?P<place>{_PAGES}|{_PLACE})?"
    rf"|(?P<letters>{LETTERS})(?:\s?[{_DASHES}]\s?(?P<last>{LETTERS}))?(?:{_BY_LETTERS})?)\s?"
)
_NO_CITATION_BEFORE = lazy(
    r"(?:比[例值分率重]?|尺|配方|时[间刻]|数组|切片|下标|公?式|[图表]|(?:圣经|古兰经|诗篇|福音)》?[\u3400-\u9fff]{0,6}|[=＝∈≈])(?:[均]?[为是约])?[:：]?\s?$|[A-Za-z_\d)）]\s?$"
)
"""A ratio, a score, a time, a verse, a slice of an array."""
_NO_CITATION_AFTER = lazy(r"\s?(?:的?比[例值分]?(?![较如])|[=＝×∶]|时(?![期候间])|分钟|[aApP][mM](?![A-Za-z]))")

Written = tuple[tuple[int, int, str], ...]
"""The place of each number in a text, and its key."""


def find_paged(text: str, entries: Container[str]) -> Iterator[tuple[int, int, Written]]:
    """Place and keys of each; the list has all of the keys, and none is an index, a ratio or a time."""
    for match in _BRACKET.finditer(text):
        written = _written(match["ones"], match.start("ones"))
        if not written or not all(key in entries for _, _, key in written) or is_index(text, match.start()):
            continue
        before = text[max(0, match.start() - 12) : match.start()]
        is_lettered = not written[0][2].isdecimal()
        if not is_lettered and (_NO_CITATION_BEFORE.search(before) or _NO_CITATION_AFTER.match(text, match.end())):
            continue
        yield match.start(), match.end(), written


def _written(ones: str, at: int) -> Written:
    """The keys of ``5:24; 6:31``, which begins at ``at``; none where other things stand there, or numbers alone."""
    found, ends, is_told = [], 0, False
    for part in _PARTED.split(ones):
        one = _PART.fullmatch(part)
        if one is None:
            return ()
        is_told = is_told or bool(one["place"] or one["letters"])
        for group in ("key", "letters", "last"):
            if one[group]:
                start = at + ends + one.start(group)
                key = number(one[group]) if group == "key" else letters_key(one[group])
                found.append((start, start + len(one[group]), key))
        ends += len(part) + 1
    return tuple(found) if is_told else ()
