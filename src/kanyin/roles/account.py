"""Lines below a title that name who wrote and no more: a writer, an account, a medium, without a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kanyin.fields import account_heads, accounts, bare_names, byline, day_boxes, media, page_owner, people, sources
from kanyin.fields.byline_text import marked_names
from kanyin.fields.dates import WEEKDAY, take_date, without_times
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.lists import ITEM
from kanyin.roles.page import Page
from kanyin.text import letters


def is_beside(page: Page, n: int, block: Sequence[int]) -> bool:
    """A name that stands by the day, is marked as a writer's, or heads the page of an account; the day itself."""
    if block and page.facts[n].key == page.facts[block[-1]].key:
        return False  # the title again
    return (
        _is_boxed_day(page, n, block)
        or _stands_by_day(page, n, block)
        or _is_marked(page, n, block)
        or _is_whose_blog(page, n, block)
        or _heads_account_page(page, n, block)
        or (bool(block) and block[-1] < n < block[-1] + NEAR and _is_dated_by_place(page.facts[n]))
    )


def is_posted(facts: Sequence[Facts], n: int) -> bool:
    """One word that can be an account's, and below it what boards and blogs count or tell of who wrote; whose blog."""
    text = facts[n].text.strip()
    if page_owner.blogger(text):
        return True
    below = facts[n + 1].text if n + 1 < len(facts) else ""
    tells = accounts.is_of_platform(below) and (facts[n + 1].is_info or accounts.is_social(below))
    return tells and accounts.is_handle(text) and accounts.is_account(text)


def _is_boxed_day(page: Page, n: int, block: Sequence[int]) -> bool:
    """One of two lines right below the title that tell its day together, 21 / 2024年02月, or of boxes beside it."""
    if not block or abs(n - block[0]) > day_boxes.MOST + len(block) or not day_boxes.is_part(page.facts[n].text):
        return False
    begin = max(0, n - day_boxes.MOST)
    texts = [each.text for each in page.facts[begin : n + day_boxes.MOST]]
    if any(n - begin in day_boxes.row_at(texts, start)[0] for start in range(len(texts))):
        return True
    if not block[-1] < n <= block[-1] + NEAR:
        return False
    near = [each.text.strip() for each in page.facts[max(n - 1, block[-1] + 1) : n + 2]]
    return any(day_boxes.joined(a, b) for a, b in pairwise(near))


def _stands_by_day(page: Page, n: int, block: Sequence[int]) -> bool:
    """A name between the title and the line of the date, or a medium or a person right below that line: who publishes,
    on platforms where anybody can.
    """
    each = page.facts[n]
    block = _with_repeated(page, n, block)
    if block and block[-1] < n <= block[-1] + NEAR and accounts.alone_beside_day(each.text):
        return True
    shown = each.shown - _OF_LIST if "names" in each.shown else each.shown
    if not block or not block[-1] < n <= block[-1] + 4 or each.columns > LONGEST or shown & _NO_ACCOUNT:
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
        return not _is_listed_word(each)
    signs = "names" in each.shown or media.is_medium(each.text)
    return signs and n > block[-1] + 1 and any(map(tells_day, page.facts[max(n - 2, block[-1] + 1) : n]))


def _with_repeated(page: Page, n: int, block: Sequence[int]) -> Sequence[int]:
    """The lines of the title, or the one above line ``n`` that says it again nearer to it."""
    if not block:
        return block
    key, below = page.facts[block[-1]].key, range(block[-1] + 1, min(n, block[-1] + IN_HEAD))
    again = [k for k in below if page.facts[k].key == key]
    return again[-1:] or block


def tells_day(each: Facts) -> bool:
    """A day stands on the line, and what else does belongs to it."""
    is_dated = "dated" in each.shown and ("info-label" in each.shown or byline.is_byline(each.text))
    return is_dated or "date-alone" in each.shown


def _is_listed_word(each: Facts) -> bool:
    """A word of a list, too short for an account and no name: what a page is of, above its day."""
    bare = ITEM.sub("", each.line.text, count=1)
    return bare != each.line.text and 0 < each.han < accounts.SHORTEST and not people.is_usual_name(bare)


def only_day(above: Sequence[Facts], most: int) -> int:
    """The line that tells a day, where one alone of the last ``most`` above a title does; -1 else. Today's, at a page's
    head, has its weekday.
    """
    days = [n for n in range(max(0, len(above) - most), len(above)) if is_dated(above[n])]
    return days[0] if len(days) == 1 and not any(map(_tells_weekday, above[days[0] : days[0] + 2])) else -1


def _tells_weekday(each: Facts) -> bool:
    return WEEKDAY.search(each.text) is not None or _ENGLISH_WEEKDAY.fullmatch(each.text) is not None


_ENGLISH_WEEKDAY = lazy("(?i:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)")


def is_dated(each: Facts) -> bool:
    """A day with its time, or with little else: who wrote, on boards; the column in which it stands."""
    is_short = each.columns <= SHORT_DAY or (each.columns <= LONG_DAY and ":" in each.text)
    return "date-alone" in each.shown or ("dated" in each.shown and is_short and take_date(each.text)[1] != "")


SHORT_DAY, LONG_DAY = 24, 56
"""Half-em of a line that holds a day and a word or two, and of one with its time."""


def _is_dated_by_place(each: Facts) -> bool:
    """A day with its year and little more, which right below a title is the article's, whatever stands beside it."""
    rest, day = take_date(each.text) if "dated" in each.shown and each.columns <= LONGEST_DATED else ("", "")
    most = MOST_GLUED if _GLUED.match(each.text) else MOST_BESIDE
    return len(day) == len("2021-03-04") and len("".join(without_times(rest).split())) <= most


LONGEST_DATED, MOST_BESIDE, MOST_GLUED = 170, 8, 16
"""Half-em of such a line, and characters beside its day, or glued to it."""
_GLUED = lazy(r"[\d年月日:/.-]{8,11}(?:\s\d\d:\d\d)?(?=[\u3400-\u9fff])")
"""2021-03-04 10:20沈漱舟顾平川."""


def _awaits(text: str) -> bool:
    """A label that tells something, and no button: its value stands below."""
    return byline.bare_label(text) not in ("", "nothing")


def is_name_among_others(page: Page, n: int, block: Sequence[int]) -> bool:
    """A medium's name alone, apart from the title and the lines that tell of its text: one of a row of buttons."""
    above = page.facts[n - 1]
    text = page.facts[n].text
    if (
        not block
        or not block[-1] + 1 < n <= block[-1] + IN_HEAD
        or byline.is_labelled(text)
        or not media.is_medium(text)
    ):
        return False
    beside = (above, *page.facts[n + 1 : n + 2])
    return not any(tells_day(each) or byline.is_byline(each.text) or _awaits(each.text) for each in beside)


def _is_whose_blog(page: Page, n: int, block: Sequence[int]) -> bool:
    """沈漱舟的博客, right below the title."""
    return bool(block) and block[-1] < n <= block[-1] + 2 and bool(page_owner.blogger(page.facts[n].text))


def _is_marked(page: Page, n: int, block: Sequence[int]) -> bool:
    """□ 沈漱舟, 沈 舟: the mark that papers set before who wrote, or a blank in the name, right below the title; one
    item of a list is none.
    """
    if not block or not block[-1] < n <= block[-1] + NEAR:
        return False
    beside = (*page.facts[n - 1 : n], *page.facts[n + 1 : n + 2])
    is_item = any(each.text[:1] == page.facts[n].text[:1] for each in beside)
    return not is_item and bool(marked_names(page.facts[n].text) or bare_names.set_wide(page.facts[n].text))


NEAR, IN_HEAD = 3, 12
"""Lines below the title on which the account of a board stands, and media among buttons."""


def head_of(texts: Sequence[str], title: int) -> account_heads.Head:
    """Writer and account on the lines below the title, the last line of which is ``title``; the account's name stands
    alone further down.
    """
    words = letters(texts[title])
    first = next((n for n in range(title + 1, len(texts)) if texts[n].strip() and letters(texts[n]) != words), 0)
    below = texts[first : first + account_heads.MOST_LINES] if first else ()
    found = account_heads.read(below, texts[first + len(below) :])
    return replace(found, lines=first + found.lines - title - 1) if found.lines else found


def _heads_account_page(page: Page, n: int, block: Sequence[int]) -> bool:
    """On the page of an account: who wrote, and its name, which stands on a line further down too."""
    if not block or not block[-1] < n <= block[-1] + account_heads.MOST_LINES:
        return False
    head = head_of([each.text for each in page.facts], block[-1])
    return n <= block[-1] + head.lines


LONGEST = 24
"""Half-em of the name of an account."""
_OF_LIST = frozenset({"pause"})
"""What a line of names shows for the marks between them."""
_NO_ACCOUNT = frozenset(
    {"furniture", "site-word", "column-name", "counter", "menu", "generic", "finished", "pause", "no-letter"}
    | {"breadcrumb", "dated", "date-alone", "info-label", "open-end", "contents", "button", "picture"}
)
