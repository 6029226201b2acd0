"""Pages that list what a site has posted: a headline, a day and the beginning of each, and often a way to the rest.

The way says the same each time: 阅读全文, [详细], Read more. Where there is none the days tell of the list. An article
has such a list beside it too, and then more prose stands outside the list than any of its beginnings is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.listing import Listing
from kanyin.roles.periods import whole_period
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
"""What prose outside the list is worth that can be an article; half of that where days alone tell of a list."""
NEAREST_DAY, LONGEST_DAY = 6, 90
"""Lines from the day of one post to that of the next, and half-em of its line."""
HEADLINES, SHORTEST, LEAST_HEADLINE, WIDEST = 0.8, 10, 20, 90
"""The share of the posts that have a headline beside their day; half-em of the shortest, the usual, the widest one."""
MOST_SENTENCES = 1
"""Sentences of the usual post of such a list: an article in parts has more."""
HEADED = 3
"""Lines above a list in which a heading may say that it is of others."""
_OTHER = frozenset({"menu", "breadcrumb", "foot-begins", "block-begins", "form", "legal"})
_ON = lazy(
    r"[\[【(（]?\s?(?:[.…]{1,6}\s?)?(?:(?:点击|點擊|继续|繼續)?(?:阅读|閱讀|查看|浏览|瀏覽|展开|展開)"
    r"(?:全文|原文|全部|更多|详情|詳情|详细|全篇|正文)(?:内容)?|(?:继续|繼續)(?:阅读|閱讀)|(?:全文|原文)(?:阅读|閱讀)"
    r"|(?:查看|了解|更多)?(?:详细|詳細|详情|詳情)(?:内容|信息)?|全文|read (?:more|on|the rest)|continue reading|more)"
    r"\s?[:：]?\s?[.…>＞»›→\]】)）\s]{0,8}"
)
"""What leads to the rest of a post, and nothing else on its line."""


def find_posts(facts: Sequence[Facts], runs: Sequence[tuple[Run, float]], before: Sequence[Facts]) -> Listing | None:
    """The page's list of posts, where none of the ``runs`` of prose outside it can be an article.

    ``before`` are the lines by themselves: do their words say that others follow?
    """
    days = _largest([n for n, each in enumerate(facts) if _tells_day(each)], FARTHEST)
    ways = _largest([n for n, each in enumerate(facts) if is_way_on(each)], FARTHEST)
    if len(ways) >= FEWEST and _are_posts(facts, ways):
        run = Run(_first(facts, ways, days), ways[-1])
        outside, within = _worth(runs, run)
        return None if outside >= max(MUCH, within) else Listing(run, len(ways))
    days = _largest(days, NEAREST_DAY)
    if len(days) < FEWEST or not (_are_posts(facts, days) and _have_headlines(facts, days)):
        return None
    run = whole_period(facts, days)
    above = before[max(0, run.first - HEADED) : run.first]
    outside, _ = _worth(runs, run)
    is_other = any(each.shown & {"foot-begins", "comment-frame"} for each in above)
    return None if is_other or outside >= MUCH / 2 else Listing(run, len(days))


def _largest(marks: Sequence[int], farthest: int) -> list[int]:
    """The longest row of marks none of which stands more than ``farthest`` lines below the one before."""
    parts: list[list[int]] = []
    for n in marks:
        if not parts or n - parts[-1][-1] > farthest:
            parts.append([])
        parts[-1].append(n)
    return max(parts, key=len, default=[])


def _worth(runs: Sequence[tuple[Run, float]], run: Run) -> tuple[float, float]:
    """What the best run of prose outside a list is worth, and the best one that begins in it."""
    outside = max((worth for other, worth in runs if other.last < run.first or other.first > run.last), default=0.0)
    return outside, max((worth for other, worth in runs if run.first <= other.first <= run.last), default=0.0)


def _tells_day(each: Facts) -> bool:
    """The line of a post's day: who wrote it, its column, how often it was read."""
    return not each.is_sentence and each.columns <= LONGEST_DAY and bool(each.shown & {"dated", "date-alone"})


def _have_headlines(facts: Sequence[Facts], days: Sequence[int]) -> bool:
    """Above or below most of the days stands a headline, each another one, and each post has one sentence or two.

    Who answers has a name there, and it is short.
    """
    from statistics import median

    between = [facts[above + 1 : below] for above, below in pairwise(days)]
    if median(sum(_is_prose(each) and not _is_headline(each) for each in part) for part in between) > MOST_SENTENCES:
        return False
    for beside in (-1, 1):
        lines = [facts[n + beside] for n in days if 0 <= n + beside < len(facts)]
        heads = {each.key for each in lines if _is_headline(each)}
        if len(heads) >= HEADLINES * len(days) and median(each.columns for each in lines) >= LEAST_HEADLINE:
            return True
    return False


def _is_prose(each: Facts) -> bool:
    """A sentence, or the beginning of a text that was cut off as a list has room for it."""
    return each.is_sentence or ("strewn" in each.shown and each.columns > WIDEST)


def _is_headline(each: Facts) -> bool:
    """A line as long as headlines are, that ends in no full stop and tells no day alone."""
    return SHORTEST <= each.columns <= WIDEST and not each.shown & {"stops", "date-alone", "long", "cut-off"}


def with_posts(facts: Sequence[Facts], posts: Listing, before: Sequence[Facts]) -> tuple[Facts, ...]:
    """The lines; headlines and days of the posts are rows, and the ways to their rest are strewn between them.

    ``before`` are the lines by themselves: what was taken for the beginning of another article is a post's.
    """
    return tuple(
        _within(before[n] if "strewn" in each.shown else each) if n in posts.run else each
        for n, each in enumerate(facts)
    )


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
    prose = sum(any(map(_is_prose, facts[above + 1 : below])) for above, below in pairwise(ways))
    return prose >= FEW * (len(ways) - 1)


def _first(facts: Sequence[Facts], ways: Sequence[int], days: Sequence[int]) -> int:
    """The first line of the first post: the headline above its day; else as far above its way as others are, and none
    of the page's frame.
    """
    from statistics import median

    step = int(median(below - above for above, below in pairwise(ways)))
    lines = range(max(0, ways[0] - step + 1), ways[0])
    frame = [n for n in lines if facts[n].shown & _OTHER and not facts[n].is_sentence and "dated" not in facts[n].shown]
    first = frame[-1] + 1 if frame else lines.start
    day = max((n for n in days if n < ways[0]), default=0)
    others = [n for n in days if n >= day]
    has_heads = day > 0 and sum(_is_headline(facts[n - 1]) for n in others) >= HEADLINES * len(ways)
    return min(first, day - 1) if has_heads else first
