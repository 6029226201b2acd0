"""Citations by a number in round brackets, ``早有人做过(3)，``, as articles have them whose lists print ``(3)`` too.

Items, formulas, clauses of laws and counts have such numbers as well: so the whole text decides whether it cites so at
all, and of each number what stands round it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kanyin.patterns import lazy
from kanyin.references.citing import Citation, find_numbered, unraised
from kanyin.references.habits import is_in_order
from kanyin.references.labels import number, numbers
from kanyin.references.own_words import own_words
from kanyin.references.ranges import covered
from kanyin.references.text import HAN

_LABEL = lazy(r"\s{0,4}[(（]\s?\d{1,3}\s?[)）]")
_ROUND = lazy(r"[(（]\s?(?P<numbers>\d{1,3}(?:\s?[-‐‑‒–—―－~～,，、]\s?\d{1,3}){0,8})\s?[)）]")
_DIGITS = lazy(r"\d+")
_WORD_BEFORE = lazy(rf"(?:[{HAN}]|[A-Za-z]{{3}}|[A-Z]{{2}}|[》”’\"」』\]］)）%％]|\d\s?[kcmμ]?[mgLltshVAWKNJ])\s?$")
"""What a citation stands behind: a word, a title, a citation. An item stands behind a mark, or begins its line."""
_NEXT_BEFORE = lazy(r"[)）]\s?[,，、]\s?$")
"""``(1),(2)``: behind a citation that was taken …"""
_THING_BEFORE = lazy(
    r"(?<!的)(?:[第式图表层约共达有为是即在由将把代至分附款项条例注步问题设类型组版期卷页号排座栋楼]|公式|方程|不等式|条件|性质|定[理义律]|命题|引理|推论|假设|步骤|阶段|方案|模块"
    r"|情[形况]|选项|习题|附件|附录|编号|序号|地[上下]|包[括含]|如下|分别|以及|联立|代入|满足|和|与|及|或)\s?$"
)
"""``式(3)``, ``第(2)步``, ``包括(1)灯；(2)船``: what has this number is no work."""
_CITED_BEFORE = lazy(r"(?:文献|学者|等人?|研究|参见|详见|据)\s?$")
_THING_AFTER = lazy(
    r"\s?(?:[个層层款项条步楼排号期卷年月日岁倍次页章节人名台套类组种级点式]|所示|[可中]?得(?=[，,：:到出知])|成立|[=＝×÷+<>≤≥]|[-−]\s?\d)"
)
_ENDS_AFTER = lazy(r"\s?(?:[，。；、：！？,.;:)）」』”》…]|$)")
_FEWEST, _MOST = 4, 0.8
_NAMED = 3
"""Entries at least that a text cites behind their own authors' names."""
_LEAST_SHARE = 0.5
"""Of the entries so many are cited in a text that cites so."""


def cites_rounded(texts: Iterable[str], labels: Sequence[str], entries: Collection[str]) -> bool:
    """Nothing is cited in square brackets, and half of a list that prints ``(3)`` is in round ones; nearly all of
    another, in the order of its numbers; or several stand behind the names of their own authors, ``Stieg(3)``.

    ``labels``: the words of the entries.
    """
    texts = list(texts)
    if not labels or any(next(find_numbered(text, entries), None) for text in texts):
        return False
    ones = [key for text in texts for one in find_rounded(text, entries) for key in one.meant]
    first = list(dict.fromkeys(ones))
    if sum(_LABEL.match(words) is not None for words in labels) >= 0.8 * len(labels):
        return len(first) >= max(2, _LEAST_SHARE * len(entries))
    described = {key: words for key, words in zip(numbers(labels), labels, strict=True) if key}
    own = {key for text in texts for key in own_words(unraised(text), find_rounded(text, entries), described)}
    if len(own) >= _NAMED:
        return True
    is_most = len(first) >= max(_FEWEST, _MOST * len(entries))
    return is_most and is_in_order([int(key) for key in first], len(entries), len(first))


def find_rounded(text: str, entries: Collection[str]) -> Iterator[Citation]:
    """The citations of a text that cites so; all of their numbers are of the list."""
    text = unraised(text)
    items = _items(text)
    end = 0
    for match in _ROUND.finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        written = tuple(
            (one.start(), one.end(), number(one[0])) for one in _DIGITS.finditer(text, *match.span("numbers"))
        )
        meant = tuple(covered(match["numbers"]))
        if not meant or match.start() in items or not all(key in entries for _, _, key in written):
            continue
        is_next = bool(end) and match.start() - end < 3 and _NEXT_BEFORE.search(before) is not None
        if is_next or _is_cited(text, match.end(), before):
            end = match.end()
            known = tuple(key for key in meant if key in entries)
            yield Citation(match.start(), end, written, known, _CITED_BEFORE.search(before) is not None)


def _is_cited(text: str, end: int, before: str) -> bool:
    """A number behind a word that has no numbers of its own, and before none that is counted."""
    if _CITED_BEFORE.search(before):
        return _THING_AFTER.match(text, end) is None
    return (
        _WORD_BEFORE.search(before) is not None
        and _THING_BEFORE.search(before) is None
        and _THING_AFTER.match(text, end) is None
    )


_ITEM_BEFORE = lazy(r"(?:^|[：:；;。\n]|(?<![)）])[，,、])\s?$")


def _items(text: str) -> set[int]:
    """Where the items of a list within a sentence begin, ``：(1)灯；(2)船``: the next number each, words behind it."""
    found: set[int] = set()
    before: tuple[int, int] | None = None
    for match in _ROUND.finditer(text):
        if not match["numbers"].isdecimal() or _ENDS_AFTER.match(text, match.end()):
            continue
        value = int(match["numbers"])
        is_item = _ITEM_BEFORE.search(text, max(0, match.start() - 3), match.start()) is not None
        if before and value == before[1] + 1 and (is_item or before[0] in found):
            found |= {before[0], match.start()}
        elif is_item:
            found.add(match.start())
        before = (match.start(), value)
    return found
