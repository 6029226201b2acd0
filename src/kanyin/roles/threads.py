"""The heads of answers and comments: who wrote, on which day and at what time, one after the other.

On boards a text is posted in parts, and others answer between them: what its author posts further down is the text too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kanyin.fields.dates import AGO, NAMED_DAY
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.text import letters

FEWEST = 3
"""Heads of a thread."""
APART = 15
"""The most lines from one head to the next."""
LONGEST = 100
"""Half-em of the longest head."""
_POSTED = lazy(
    r"(?:(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|(?<=[】\s])\d{1,2}-\d{1,2}"
    rf"|{NAMED_DAY})\s{{0,3}}(?:at\s)?"
    r"(?:\d{1,2}:\d{2}(?::\d{2})?|(?:星期.\s?)?\d{1,2}[点點时時]\d{2}分)"
)
_AGO = lazy(r"(?<=[\s\]#·])\d{1,3}\s?" + AGO + "$")
_NAME = lazy("[\u3400-\u9fffA-Za-z]{2}")
_OF_A_POST = lazy("附件|上[传傳]|下[载載]次|最后由.{1,40}(?:编辑|修改)|最後由.{1,40}(?:編輯|修改)")
"""What boards print within a post: when it was edited, its attachments."""
_LABEL = lazy("(?:发表|發表|发布|發佈|回复|回覆|编辑|更新|时间|時間|日期)[时時]?[间間]?[于於]?")


@dataclass(frozen=True, slots=True)
class Threads:
    """Indexes of lines: ``heads`` of answers that begin a page's foot, and ``others``, heads and what others say
    between two parts of a text.
    """

    heads: frozenset[int]
    others: frozenset[int]


MUCH = 200
"""Half-em of the sentences of a further part: an author who thanks and explains adds none."""


def threads(facts: Sequence[Facts]) -> Threads:
    """The threads of a page; the first head of each is no answer's: it may be that of the article."""
    heads = [n for n in range(len(facts)) if _is_head(facts, n)]
    found: set[int] = set()
    others: set[int] = set()
    start = 0
    for k in range(1, len(heads) + 1):
        if k == len(heads) or heads[k] - heads[k - 1] > APART:
            if k - start >= FEWEST:
                found.update(heads[start + 1 : k])
                others = others or set(_between_parts(facts, heads[start:k]))
            start = k
    return Threads(frozenset(found - others), frozenset(others))


def _between_parts(facts: Sequence[Facts], heads: Sequence[int]) -> Iterator[int]:
    """The lines of a thread that are none of the text that its first post begins, down to the text's last part."""
    above = [each for each in facts[: heads[0]] if each.is_sentence and "talks-of-site" not in each.shown]
    owner = _poster(facts, heads[0])
    if len(above) > 1 or not owner:
        return
    posts = [range(first, end) for first, end in pairwise((*heads, len(facts)))]
    mine = [k for k, post in enumerate(posts) if _poster(facts, post[0]) == owner]
    last = max((k for k in mine if k and _prose(facts, posts[k]) >= MUCH), default=0)
    for k, post in enumerate(posts[1 : last + 1], 1):
        yield from post[:1] if k in mine else post


def _prose(facts: Sequence[Facts], post: range) -> int:
    """The width of a post's sentences, in half-em, to where a foot begins."""
    end = next((n for n in post if "foot-begins" in facts[n].shown), post.stop)
    return sum(facts[n].columns for n in range(post.start, end) if facts[n].is_sentence)


def _poster(facts: Sequence[Facts], n: int) -> str:
    """Who wrote what stands below the head on line ``n``; empty where no word can be a name."""
    text = facts[n].text
    found = _BY.search(text)
    if found is None:
        posted = _POSTED.search(text) or _AGO.search(text)
        found = _ALONE.search(text, 0, posted.start() if posted else len(text))
    if found is None and n and _can_name(facts[n - 1]):
        found = _ALONE.search(facts[n - 1].text)
    return found["name"] if found else ""


_BY = lazy(r"(?:作\s?者|[楼樓]主|[发發]帖人|[发發]表人|[贴貼]主|[网網]友)\s?[:：]\s?(?P<name>[^\s:：|｜]{2,24})")
_ALONE = lazy(
    r"(?<![\w.])(?!(?:[发發][表布佈帖]|回[复覆]|[编編][辑輯]|更新|[时時][间間]|日期|[来來]自|[楼樓]主|沙[发發]|板凳|地板|只看|引用|第|\d{1,5}[楼樓#]))"
    r"(?P<name>[\w.-]{2,24})"
)


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


POSTS, LONGEST_NAME, NEAR_DAY = 3, 20, 3
"""Times that who posts stands on a page, half-em of the name, and lines down to the day of the post."""


_DAY = frozenset({"dated", "date-alone"})


def posters_of(facts: Sequence[Facts]) -> frozenset[str]:
    """Who posts on a board, by their letters: short lines that return, most of them above a day of their own; and who
    answers under a blog's post, in front of the day.
    """
    times = Counter(each.key for each in facts if each.key and each.columns <= LONGEST_NAME and not each.is_sentence)
    often = {key for key, count in times.items() if count >= POSTS}
    dated = Counter(
        each.key
        for n, each in enumerate(facts)
        if each.key in often and any(below.shown & _DAY for below in facts[n + 1 : n + 1 + NEAR_DAY])
    )
    answered = Counter(
        letters(found["name"])
        for each in facts
        if each.columns <= LONGEST and (found := _ANSWERED.match(each.text)) is not None
    )
    posters = (key for key, count in dated.items() if count >= POSTS and 2 * count >= times[key])
    return frozenset((*posters, *(key for key, count in answered.items() if count >= POSTS)))


_ANSWERED = lazy(r"(?P<name>[^\s•#●]\S{1,23})\s?[於于]\s?(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}")
"""河边的灯於 2014/01/01 20:31 回覆."""
