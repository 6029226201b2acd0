"""Which lines of a block of headlines are the title: those above can be its kicker (引题), those below its subtitle.

What the page says elsewhere decides; else the lines' shape: the halves of a title are about as long as each other and
state one thing, a kicker names a series or says in clauses of its own what led to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts

TOP = 3
"""Lines at a page's top that can hold the page's own title."""
LEAST = 6
"""Letters of a title that is known by standing on the page once more."""
LONGER = 1.2
"""So many times as long as each line of the title is a kicker or a subtitle, where it holds clauses."""
LONGEST_HALVES = 68
"""Half-em of the halves of a title together; two longer lines are title and subtitle."""
_SERIES = lazy(
    "[【\\[［][^】\\]］]{2,16}[】\\]］]$|.{2,24}(?:[①-⑳㈠-㈩]|[（(]第?[一二三四五六七八九十\\d]{1,3}[期季辑站讲场]?[)）]"
    "|之[一二三四五六七八九十]{1,3}|系列(?:报道|活动|之.{1,4})|在行动|调研行|走基层|专栏|特别报道|连续报道|之[后際际前後]|以来|前夕|期间)$|.{2,30}[—–―]{2}$"
    "|[\u4e00-\u9fff]{2,8}[|｜·•][\u4e00-\u9fff]{2,8}$"
)
"""A line that names a series or a column, or leads to the line below."""
_BREAK = lazy("(?<=[\u4e00-\u9fff”》）])(?:[，；]|[ \u3000]+)(?=[\u4e00-\u9fff“《（])")


def title_in(facts: Sequence[Facts], block: range) -> range:
    """The lines of the title among those of a block of headlines."""
    parts = [range(a, b) for a in block for b in range(a + 1, block[-1] + 2)]
    parts.sort(key=len, reverse=True)
    again = next((part for part in parts if _stands_elsewhere(facts, block, part)), None)
    again = again or next((part for part in parts if _begins_page(facts, block, part)), None)
    return again or _by_shape(facts, block)


def _key(facts: Sequence[Facts], part: range) -> str:
    return "".join(facts[n].key for n in part)


def _stands_elsewhere(facts: Sequence[Facts], block: range, part: range) -> bool:
    """Another line of the page says just that, as a list of the page's articles does."""
    key = _key(facts, part)
    return len(key) >= LEAST and any(each.key == key for n, each in enumerate(facts) if n not in block)


def _begins_page(facts: Sequence[Facts], block: range, part: range) -> bool:
    """The page's own title begins with that and says nothing of the lines beside it."""
    key = _key(facts, part)
    tops = [facts[n].key for n in range(min(TOP, len(facts))) if n not in block]
    behind = [top[len(key) :] for top in tops if top.startswith(key)]
    if len(key) < LEAST or not behind:
        return False
    below = facts[part[-1] + 1].key if part[-1] + 1 in block else ""
    return not (below and any(rest.startswith(below[:2]) for rest in behind))


def _by_shape(facts: Sequence[Facts], block: range) -> range:
    first, last = block[0], block[-1]
    while first < last and (
        _SERIES.fullmatch(facts[first].text) or _is_longer(facts, first, range(first + 1, last + 1))
    ):
        first += 1
    while first < last and _is_longer(facts, last, range(first, last)):
        last -= 1
    if last == first + 1 and facts[first].columns + facts[last].columns > LONGEST_HALVES:
        last -= 1
    return range(first, last + 1)


def _leads(facts: Sequence[Facts], n: int, last: int) -> bool:
    """Line ``n`` leads to those below it, down to the ``last``."""
    return _SERIES.fullmatch(facts[n].text) is not None or _is_longer(facts, n, range(n + 1, last + 1))


def _is_longer(facts: Sequence[Facts], n: int, others: range) -> bool:
    """A line of several clauses, longer than each of the others; beside two of like length it need have none."""
    longest = max(facts[k].columns for k in others)
    clauses = _BREAK.search(facts[n].text) is not None or (len(others) == 2 and _are_halves(facts, others))
    return clauses and facts[n].columns >= LONGER * longest


def _are_halves(facts: Sequence[Facts], lines: range) -> bool:
    """Two lines of like length."""
    short, long = sorted(facts[n].columns for n in lines)
    return long <= LONGER * short
