"""Where a page says its own title besides: at its very top, with the site's name behind it, and at its trail's end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.no_title import LONGEST, is_issue
from kanyin.roles.page import Page
from kanyin.roles.pairs import shares
from kanyin.text import letters

TOP = 3
"""Lines at a page's top that can hold the page's own title, with the site's name behind it."""
SHORTEST = 5
"""Letters of a title that the page's own one is asked for."""
FEWEST_OF_PART = 6
"""Letters of a part of the page's title that is no column's name."""
FAR_TRAIL, FEWEST_OF_TRAIL = 12, 8
"""Lines from the way to the page down to its title, and letters of a title that is no column's name."""
_PARTS = lazy("[-_|｜—–·•»«]+")


def list_names(facts: Sequence[Facts], lines: Sequence[int]) -> frozenset[int]:
    """Which of the ``lines`` above a list name it: an issue; what its trail ends in; the heading of a column within
    its trail, where the trail ends in one of several items of a menu below that.
    """
    issues = [n for n in lines if is_issue(facts[n])]
    if issues:
        return frozenset(issues[-1:])
    named = frozenset(n for n in lines if is_named_by_trail(facts, n))
    if any("item" not in facts[n].shown for n in named):
        return named
    headings = [n for n in lines if "marked-heading" in facts[n].shown and _is_in_trail(facts, n)]
    return frozenset(headings[-1:]) or named


def trail_above(facts: Sequence[Facts], list_at: int) -> int:
    """The way to a page right above its list, which begins at line ``list_at``; -1 where there is none."""
    near = range(list_at - 1, max(-1, list_at - FAR_TRAIL), -1)
    return next((n for n in near if "breadcrumb" in facts[n].shown and len(_STEPS.findall(facts[n].text)) > 1), -1)


def _is_in_trail(facts: Sequence[Facts], n: int) -> bool:
    """The way to the page, above line ``n``, goes over the column that it says."""
    above = (each for each in facts[:n] if "breadcrumb" in each.shown and each.columns <= LONGEST)
    return any(facts[n].key in map(letters, _STEPS.split(each.text)) for each in above)


_STEPS = lazy("[>＞»›→]+")


def is_named_by_trail(facts: Sequence[Facts], n: int) -> bool:
    """The way to a list ends in what line ``n``, right above it or below it, says: 首页 > 渡口 > 通知."""
    return _ends_trail(facts[n].key, facts[max(0, n - FAR_TRAIL) : n + 1 + TOP])


def _ends_trail(key: str, near: Sequence[Facts]) -> bool:
    """One of the lines ``near`` is the way to the page, and ends in a line's words, their letters the ``key``."""
    trails = (each.key for each in near if "breadcrumb" in each.shown and each.columns <= LONGEST)
    return bool(key) and any(trail.endswith(key) and len(trail) > len(key) for trail in trails)


def says_page(facts: Sequence[Facts], n: int, key: str) -> bool:
    """The page says the words of line ``n``, their letters the ``key``, as its own title."""
    if len(key) < SHORTEST:
        return False
    tops = [(k, facts[k].key) for k in range(min(TOP, len(facts))) if k != n]
    once_more = "stops" not in facts[n].shown  # a refrain that ends as a sentence does is text
    return (
        any(top.startswith(key) and (top != key or (k < n and once_more)) for k, top in tops)
        or any(_is_a_part(key, top, facts[k].text) for k, top in tops if k < n)
        or any(_begins(facts, n, key, top) for k, top in tops if k < n)
        or any(_is_begun(key, name) for name in _named_above(facts, n))
        or (len(key) >= FEWEST_OF_TRAIL and _ends_trail(key, facts[max(0, n - FAR_TRAIL) : n]))
    )


def names_site(page: Page, n: int, pairs: frozenset[int]) -> bool:
    """Line ``n`` is the page's first line and nothing more, the text has none of its ``pairs`` of letters, and no day
    stands below it: beside a line that has one, a page's own title that is said twice names its site.
    """
    is_top = page.facts[n].key == page.facts[0].key
    is_above_info = n + 1 < len(page.facts) and page.facts[n + 1].is_info
    return is_top and not is_above_info and not any(shares(pairs, page.pairs))


def is_parted(facts: Sequence[Facts], n: int) -> bool:
    """Line ``n`` and the next one are what the page's own title begins with, or what its record names the document."""
    whole = facts[n].key + facts[n + 1].key if n + 1 < len(facts) else ""
    if any(_is_begun(facts[n].key, name) and whole == name for name in _named_above(facts, n)):
        return True
    return any(_begins(facts, n, facts[n].key, facts[k].key) for k in range(min(TOP, n)))


_NAME = lazy("(?:[公原]文|文件|信息|文[书書])?(?:名\\s?[称稱]|[标標]\\s?[题題])\\s?[:：]\\s?(?=\\S)")
"""What the record of an official document names it by: 公文名称：…"""
NEAR_RECORD = 8
"""Lines from there down to the document's own title."""


def _named_above(facts: Sequence[Facts], n: int) -> Iterator[str]:
    """What records right above line ``n`` name the document, by its letters."""
    for each in facts[max(0, n - NEAR_RECORD) : n]:
        label = _NAME.match(each.text)
        if label is not None:
            yield letters(each.text[label.end() :])


def _is_begun(key: str, name: str) -> bool:
    return len(key) >= FEWEST_OF_TRAIL and name.startswith(key)


def _begins(facts: Sequence[Facts], n: int, key: str, top: str) -> bool:
    """The page's title begins with this line and the next one: a dump has parted a title at words that are set off."""
    below = facts[n + 1] if n + 1 < len(facts) else facts[n]
    return 0 < len(below.key) <= len(key) and len(key) >= FEWEST_OF_TRAIL and top.startswith(key + below.key)


def _is_a_part(key: str, top: str, text: str) -> bool:
    """What stands between the site's names in the page's title: 渡口网—渡口的灯 - 方晓的博客."""
    can_be = len(key) >= FEWEST_OF_PART and key in top and len(text) <= LONGEST
    return can_be and any(letters(part) == key for part in _PARTS.split(text)[1:])
