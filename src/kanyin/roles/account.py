"""Lines below a title that name who wrote and no more: a writer, an account, a medium, without a label."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kanyin.fields import accounts, byline, day_boxes, media, page_owner, sources
from kanyin.fields.byline_text import marked_names
from kanyin.roles.facts import Facts
from kanyin.roles.page import Page
from kanyin.text import letters


def is_beside(page: Page, n: int, block: Sequence[int]) -> bool:
    """A name that stands by the day, is marked as a writer's, or heads the page of an account."""
    return (
        _is_boxed_day(page, n, block)
        or _stands_by_day(page, n, block)
        or _is_marked(page, n, block)
        or _heads_account_page(page, n, block)
    )


def _is_boxed_day(page: Page, n: int, block: Sequence[int]) -> bool:
    """One of two lines right below the title that tell its day together: 21 / 2024年02月."""
    if not block or not block[-1] < n <= block[-1] + NEAR or not day_boxes.is_part(page.facts[n].text):
        return False
    near = [each.text.strip() for each in page.facts[max(n - 1, block[-1] + 1) : n + 2]]
    return any(day_boxes.joined(a, b) for a, b in pairwise(near))


def _stands_by_day(page: Page, n: int, block: Sequence[int]) -> bool:
    """A name between the title and the line of the date, or a medium or a person right below that line: who publishes,
    on platforms where anybody can.
    """
    each = page.facts[n]
    if block and block[-1] < n <= block[-1] + NEAR and accounts.alone_beside_day(each.text):
        return True
    if not block or not block[-1] < n <= block[-1] + 4 or each.columns > LONGEST or each.shown & _NO_ACCOUNT:
        return False
    beside = page.facts[block[-1] + 1 : n + 3]
    if "names" in each.shown and any(sources.read_issue(other.text) for other in beside):
        return False  # authors below the title of a journal's article have readers of their own
    below_day = "date-alone" in page.facts[n - 1].shown
    if below_day and any(other.is_info or "names" in other.shown for other in page.facts[n + 1 : n + 2]):
        return True
    below = [tells_day(other) for other in page.facts[n + 1 : n + 3]]
    if "repeated-often" in each.shown:  # on boards an account returns beside each answer
        return n <= block[-1] + 2 and below[:1] == [True] and (n == block[-1] + 1 or page.facts[n - 1].is_info)
    if n <= block[-1] + 2 and any(below):
        return True
    signs = "names" in each.shown or media.is_medium(each.text)
    return signs and n > block[-1] + 1 and any(map(tells_day, page.facts[max(n - 2, block[-1] + 1) : n]))


def tells_day(each: Facts) -> bool:
    """A day stands on the line, and what else does belongs to it."""
    is_dated = "dated" in each.shown and ("info-label" in each.shown or byline.is_byline(each.text))
    return is_dated or "date-alone" in each.shown


def _is_marked(page: Page, n: int, block: Sequence[int]) -> bool:
    """□ 沈漱舟: the mark that papers set before who wrote, right below the title; one item of a list is none."""
    if not block or not block[-1] < n <= block[-1] + 2:
        return False
    beside = (*page.facts[n - 1 : n], *page.facts[n + 1 : n + 2])
    is_item = any(each.text[:1] == page.facts[n].text[:1] for each in beside)
    return not is_item and bool(marked_names(page.facts[n].text))


NEAR, IN_HEAD = 3, 4
"""Lines below the title on which the account of a board stands; those of a writer, his account and the day."""


def _heads_account_page(page: Page, n: int, block: Sequence[int]) -> bool:
    """On the page of an account: its name, which stands on another line too, and the writer above or before it."""
    if not block or not block[-1] < n <= block[-1] + IN_HEAD or not _can_head(page.facts[n]):
        return False
    if not any(page_owner.is_of_account(each.text) for each in page.facts):
        return False
    if all("date-alone" in each.shown or _can_head(each) for each in page.facts[block[-1] + 1 : n]):
        first = block[-1] + 1 + ("date-alone" in page.facts[block[-1] + 1].shown)
        return (n == first and _is_pair(page, n)) or (first <= n <= first + 1 and _are_pair(page, first))
    return False


def _can_head(each: Facts) -> bool:
    return each.columns <= 2 * LONGEST and not each.is_sentence and not each.shown & _NO_ACCOUNT


def _is_pair(page: Page, n: int) -> bool:
    """Writer and account on one line, and the account alone on a line below."""
    name = letters(accounts.read_pair(page.facts[n].lines[0].text, narrow=True)[1])
    return bool(name) and _returns(page, n, name)


def _are_pair(page: Page, n: int) -> bool:
    """The writer's line, and below it that of the account, which stands alone further down once more."""
    if n + 1 >= len(page.facts) or not (_can_head(page.facts[n]) and _can_head(page.facts[n + 1])):
        return False
    name = page.facts[n + 1].key
    return len(name) >= SHORTEST and page.facts[n].key != name and _returns(page, n + 1, name)


def _returns(page: Page, n: int, name: str) -> bool:
    return any(each.key == name for each in page.facts[n + 1 :])


SHORTEST = 3
"""Letters of such an account."""


LONGEST = 24
"""Half-em of the name of an account."""
_NO_ACCOUNT = frozenset(
    {"furniture", "site-word", "column-name", "counter", "menu", "generic", "finished", "pause", "no-letter", "link"}
    | {"breadcrumb", "dated", "date-alone", "info-label", "open-end", "contents", "button", "picture"}
)
