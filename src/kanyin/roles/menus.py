"""Menus: lines alike on something else than the text; names of columns run together on one line, or with blanks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kanyin.fields import people
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.lists import ITEM

FEWEST = 3
"""Names of columns in such a line."""
LONGEST_NAME, LONGEST = 8, 80
"""Letters of the longest name, and of the longest line that is asked."""
_WORDS = lazy("(?:[\u4e00-\u9fff]{2,6} ){4,14}[\u4e00-\u9fff]{2,6}")
"""Five short words or more with single blanks between."""


def menu_names(facts: Sequence[Facts]) -> frozenset[str]:
    """What stands on lines of their own and is no longer than a column's name."""
    return frozenset(each.key for each in facts if 2 <= len(each.key) <= LONGEST_NAME and each.han)


def is_row_of_names(each: Facts, names: frozenset[str]) -> bool:
    """The line is made of ``names`` and nothing else; or of short words of several lengths, and no persons."""
    if _WORDS.fullmatch(each.text):
        return len({len(word) for word in each.text.split()}) > 1 and not people.read_names(each.text)
    key = each.key
    if not FEWEST * 2 <= len(key) <= LONGEST or key in names:
        return False
    most = [0] + [-1] * len(key)  # for each beginning of the line of how many names it can be made
    for end in range(2, len(key) + 1):
        starts = (k for k in range(max(0, end - LONGEST_NAME), end - 1) if most[k] >= 0 and key[k:end] in names)
        most[end] = max((most[k] + 1 for k in starts), default=-1)
    return most[-1] >= FEWEST


FEWEST_ITEMS, SHORTEST_LECTURE, BESIDE = 5, 5, 4
"""Items of a menu of lectures, letters of a lecture's name, and lines below it down to the names of those beside it."""
MOST_BESIDE = 2
"""The lecture before, and the next one."""
_ARROWS = lazy("[上下前後后]一[节節页頁课課章篇]")


def lectures_of(facts: Sequence[Facts]) -> frozenset[int]:
    """The lines that are the name of a lecture: the tutorial's menu above has it as an item, and right below stands the
    one beside it there.
    """
    items: dict[str, int] = {}
    start = 0
    for n in range(len(facts) + 1):
        if n < len(facts) and (ITEM.match(facts[n].text) or "item" in facts[n].shown):
            continue
        if n - start >= FEWEST_ITEMS:
            items.update({facts[k].key: items.get(facts[k].key, k) for k in range(start, n)})
        start = n + 1
    found = (n for n, each in enumerate(facts) if len(each.key) >= SHORTEST_LECTURE and items.get(each.key, n) < n)
    return frozenset(n for n in found if not ITEM.match(facts[n].text) and _is_above_others(facts, n, items))


def _is_above_others(facts: Sequence[Facts], n: int, items: Mapping[str, int]) -> bool:
    below = [_ARROWS.sub("", each.key, count=1) for each in facts[n + 1 : n + 1 + BESIDE]]
    beside = [abs(items[key] - items[facts[n].key]) for key in below if key in items]
    within = n > 0 and facts[n - 1].key in items and not ITEM.match(facts[n - 1].text)  # the menu once more
    return not within and 1 <= len(beside) <= MOST_BESIDE and min(beside) == 1


FEWEST_LINES, STRANGE = 6, 0.5
"""Lines of such a menu, and the share of them none of whose words returns in the text."""
OF_ARTICLE = frozenset({"returns", "returns-often", "pause", "finished", "stops", "open-end", "numbered", "caption"})
"""What lines of an article show, and those of a menu do not …"""
_NO_MENU = OF_ARTICLE | {"row", "speaker"}
"""… and what stands in a row of lines alike, and is no menu either."""


def strange_menus(facts: Sequence[Facts], within: range) -> frozenset[int]:
    """The lines of menus above a text: many alike one below the other, half of them on something else than it."""
    found: set[int] = set()
    start = within.start
    for n in range(within.start, within.stop + 1):
        if n < within.stop and _is_of_many(facts[n]):
            continue
        strange = sum("foreign" in each.shown for each in facts[start:n])
        if n - start >= FEWEST_LINES and strange >= STRANGE * (n - start):
            found.update(range(start, n))
        start = n + 1
    return frozenset(found)


def _is_of_many(each: Facts) -> bool:
    return "one-of-many" in each.shown and not each.is_sentence and not each.shown & _NO_MENU
