"""Which line heads a page without a site round it, or the rows of a list: it is the title for standing there."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields import sources
from kanyin.fields.masthead import MASTHEAD
from kanyin.roles.facts import Facts
from kanyin.roles.lists import ITEM
from kanyin.roles.no_title import LONGEST
from kanyin.roles.page import Page
from kanyin.roles.signed import is_row_of_names, signs


def is_bare(facts: Sequence[Facts]) -> bool:
    """No site stands round the page: nothing at its top is of a menu, a trail or a site's own."""
    return not any(each.shown & _OF_SITES for each in facts)


_OF_SITES = frozenset(
    {"menu", "site-word", "furniture", "breadcrumb", "foot-begins", "generic", "link", "comment-frame", "legal"}
)


HEADS, DATED_WITHIN = 8, 12
"""Lines above the rows of a list, or above the day of one, in which its name stands; and those in which that day is."""
NEAR = 4
"""Lines right above the rows in which the name of a list may look like one of several, where no other line is it."""


def over_rows(lines: Sequence[int], page: Page) -> int:
    """The one of ``lines`` right above the rows of a list, or above its day: its name. -1 where none can be.

    Between the name and the rows the parts of the list may stand, items of a menu: the name is none of several.
    """
    if not page.is_list:
        return -1
    start = page.run.first
    day = next((n for n in range(max(0, start - DATED_WITHIN), start) if page.facts[n].is_info), start)
    above = [n for n in reversed(lines) if day - HEADS <= n < day and "form" not in page.facts[n].shown]
    alone = [n for n in above if not ITEM.match(page.facts[n].text)]
    set_off = (n for n in alone if not page.facts[n].shown & _SEVERAL)
    near = (n for n in above if n >= day - NEAR)
    return next(set_off, next(iter(alone), next(near, -1)))


_SEVERAL = frozenset({"one-of-many", "one-of-some", "item", "repeated-often"})


def is_signed_below(facts: Sequence[Facts], n: int) -> bool:
    """Below the line stand authors, and below these their unit or the abstract; or its English, authors and text."""
    k = next((k for k in range(n + 1, min(n + 4, len(facts) - 1)) if facts[k].han), n)
    if k == n or not is_row_of_names(facts[k].text):
        return False
    return signs(facts[k + 1]) or (k > n + 1 and facts[k + 1].is_sentence)


def issue_line(facts: Sequence[Facts], limit: int) -> int:
    """The line of year, volume and issue in a journal's own head, right below its name; -1 where the page has none."""
    top = range(min(TOP_OF_JOURNAL, limit, len(facts)))
    found = next((n for n in top if facts[n].columns <= LONGEST and sources.is_issue_line(facts[n].text)), -1)
    names = [each for each in facts[: max(found, 0)] if each.han]
    return found if len(names) <= 1 and all(each.columns <= LONGEST_JOURNAL for each in names) else -1


def below_masthead(facts: Sequence[Facts]) -> int:
    """The line right below a journal's own head, where it can be a title; -1 where the page has no such head."""
    last = max((n for n, each in enumerate(facts[:TOP_OF_JOURNAL]) if each.line.role == MASTHEAD), default=-1)
    if last < 0:
        return -1
    if _heads(facts, last + 1):
        return last + 1
    is_led = last + 3 < len(facts) and facts[last + 1].is_sentence and _heads(facts, last + 2)  # what it tells in short
    signed = facts[last + 3 : last + 6] if is_led else ()
    return last + 2 if any("names" in each.shown for each in signed) else -1


def _heads(facts: Sequence[Facts], n: int) -> bool:
    """The line can be a title by its shape."""
    each = facts[n] if n < len(facts) else None
    if each is None or each.han < FEWEST_HAN or each.is_sentence or each.columns > LONGEST:
        return False
    return not signs(each)


FEWEST_HAN = 4
"""Han characters of a title that stands there."""
LONGEST_JOURNAL = 32
"""Half-em of a journal's name."""
TOP_OF_JOURNAL = 8
"""Lines at a page's top that can hold a journal's own head."""
