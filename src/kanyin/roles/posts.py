"""Pages that list what a site has posted: a headline, a day and the beginning of each, and below it a way to the rest.

The way says the same each time: 阅读全文, [详细], Read more. An article has such a list beside it too, and then more
prose stands outside the list than any of its beginnings is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.listing import Listing
from kanyin.roles.rows import as_row
from kanyin.roles.run import Run

FEWEST = 5
"""Posts of such a list."""
FARTHEST = 14
"""Lines from the way to the rest of one post down to that of the next."""
LONGEST = 32
"""Half-em of such a way."""
FEW = 0.5
"""The share of the posts that have a sentence."""
MUCH = 26.0
"""What prose outside the list is worth that can be an article."""
_OTHER = frozenset({"menu", "breadcrumb", "foot-begins", "block-begins", "form", "legal"})
_ON = lazy(
    r"[\[【(（]?\s?(?:[.…]{1,6}\s?)?(?:(?:点击|點擊|继续|繼續)?(?:阅读|閱讀|查看|浏览|瀏覽|展开|展開)"
    r"(?:全文|原文|全部|更多|详情|詳情|详细|全篇|正文)(?:内容)?|(?:继续|繼續)(?:阅读|閱讀)|(?:全文|原文)(?:阅读|閱讀)"
    r"|(?:查看|了解|更多)?(?:详细|詳細|详情|詳情)(?:内容|信息)?|全文|read (?:more|on|the rest)|continue reading|more)"
    r"\s?[:：]?\s?[.…>＞»›→\]】)）\s]{0,8}"
)
"""What leads to the rest of a post, and nothing else on its line."""


def find_posts(facts: Sequence[Facts], runs: Sequence[tuple[Run, float]]) -> Listing | None:
    """The page's list of posts, where none of the ``runs`` of prose outside it can be an article."""
    ways = [n for n, each in enumerate(facts) if is_way_on(each)]
    parts: list[list[int]] = []
    for n in ways:
        if not parts or n - parts[-1][-1] > FARTHEST:
            parts.append([])
        parts[-1].append(n)
    found = max(parts, key=len, default=[])
    if len(found) < FEWEST or not _are_posts(facts, found):
        return None
    run = Run(_first(facts, found), found[-1])
    outside = max((worth for other, worth in runs if other.last < run.first or other.first > run.last), default=0.0)
    within = max((worth for other, worth in runs if run.first <= other.first <= run.last), default=0.0)
    return None if outside >= max(MUCH, within) else Listing(run, len(found))


def with_posts(facts: Sequence[Facts], posts: Listing) -> tuple[Facts, ...]:
    """The lines; headlines and days of the posts are rows, and the ways to their rest are strewn between them."""
    return tuple(_within(each) if n in posts.run else each for n, each in enumerate(facts))


def _within(each: Facts) -> Facts:
    if is_way_on(each):
        return each.showing(frozenset({"strewn"}))
    if each.is_sentence:
        return each
    return as_row(each, each.shown - {"tiny", "short", "headline"})


def is_way_on(each: Facts) -> bool:
    """The line leads to the rest of a post: 阅读全文 »."""
    return each.columns <= LONGEST and _ON.fullmatch(each.text.lower()) is not None


def _are_posts(facts: Sequence[Facts], ways: Sequence[int]) -> bool:
    """Between most of the ways stands a sentence, and no line between them ends a page."""
    prose = sum(any(each.is_sentence for each in facts[above + 1 : below]) for above, below in pairwise(ways))
    return prose >= FEW * (len(ways) - 1)


def _first(facts: Sequence[Facts], ways: Sequence[int]) -> int:
    """The first line of the first post: as far above its way as others are, and none of the page's frame."""
    step = int(median(below - above for above, below in pairwise(ways)))
    lines = range(max(0, ways[0] - step + 1), ways[0])
    frame = [n for n in lines if facts[n].shown & _OTHER and not facts[n].is_sentence and "dated" not in facts[n].shown]
    return frame[-1] + 1 if frame else lines.start
