"""The heads of answers and comments: who wrote, on which day and at what time, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields.dates import AGO
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts

FEWEST = 3
"""Heads of a thread."""
APART = 15
"""The most lines from one head to the next."""
LONGEST = 100
"""Half-em of the longest head."""
_POSTED = lazy(
    r"(?:(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|(?<=[】\s])\d{1,2}-\d{1,2})\s{0,3}"
    r"(?:\d{1,2}:\d{2}(?::\d{2})?|(?:星期.\s?)?\d{1,2}[点點时時]\d{2}分)"
)
_AGO = lazy(r"(?<=[\s\]#·])\d{1,3}\s?" + AGO + "$")
_NAME = lazy("[\u3400-\u9fffA-Za-z]{2}")
_OF_A_POST = lazy("附件|上[传傳]|下[载載]次|最后由.{1,40}(?:编辑|修改)|最後由.{1,40}(?:編輯|修改)")
"""What boards print within a post: when it was edited, its attachments."""
_LABEL = lazy("(?:发表|發表|发布|發佈|回复|回覆|编辑|更新|时间|時間|日期)[时時]?[间間]?[于於]?")


def thread_heads(facts: Sequence[Facts]) -> frozenset[int]:
    """The indexes of the heads of answers, without the first of each thread: it may be that of the article."""
    heads = [n for n in range(len(facts)) if _is_head(facts, n)]
    out: set[int] = set()
    start = 0
    for k in range(1, len(heads) + 1):
        if k == len(heads) or heads[k] - heads[k - 1] > APART:
            if k - start >= FEWEST:
                out.update(heads[start + 1 : k])
            start = k
    return frozenset(out)


def _is_head(facts: Sequence[Facts], n: int) -> bool:
    """A day with its time, and a name beside it or on a short line right above."""
    each = facts[n]
    if each.columns > LONGEST or each.is_sentence or _OF_A_POST.search(each.text):
        return False
    found = (_POSTED.search(each.text) if ":" in each.text or "分" in each.text else None) or _AGO.search(each.text)
    if found is None:
        return False
    rest = _LABEL.sub("", each.text[: found.start()] + each.text[found.end() :])
    return _NAME.search(rest) is not None or (n > 0 and _can_name(facts[n - 1]))


def _can_name(each: Facts) -> bool:
    return each.columns <= 24 and not each.is_sentence and _NAME.search(each.text) is not None
