"""Labels and their values below a title, each on a line of its own, as a dump sets them that parts inline elements.

A label that has lost its mark, 作者 or 发表于, looks like a button. What tells is the line below: both are read as one.
"""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields import byline, info_tokens
from kanyin.fields.names import is_of_page
from kanyin.roles import account
from kanyin.roles.facts import Facts
from kanyin.roles.page import Page

HEAD, LONGEST = 12, 60
"""Lines below the title on which such labels stand, and half-em of a value."""
_TELLING = frozenset(
    {"published", "written", "updated", "source", "publisher"} | {"author", "translator", "editor", "contributor"}
)


def tells(page: Page, n: int, block: Sequence[int], text: int) -> bool:
    """Line ``n`` is such a label or its value, and both as one tell of source, author or date; ``text`` is the first
    sentence of the page's text.
    """
    return any(_is_pair(page.facts[at : at + 2]) for at in _places(n, block, text)) or _is_of_row(page, n, block, text)


def _is_of_row(page: Page, n: int, block: Sequence[int], text: int) -> bool:
    """One of several fields below the title whose labels nobody knows, each on a line of its own."""
    if not block or not block[-1] < n < text or not info_tokens.is_field(page.facts[n].text):
        return False
    head = range(block[-1] + 1, min(text, block[-1] + 1 + HEAD))
    rows = info_tokens.rows([page.facts[at].text for at in head])
    return any(n - head.start in row for row in rows)


def tells_nothing(page: Page, n: int, block: Sequence[int], text: int) -> bool:
    """Between title and text: the label of what that is filed under, its value (分类于 / 渡口), or a
    medium's name among buttons.
    """
    if n < text and account.is_name_among_others(page, n, block):
        return True
    return any(_is_class(page.facts[at : at + 2]) for at in _places(n, block, text))


def _places(n: int, block: Sequence[int], text: int) -> Sequence[int]:
    """Where the label can stand: on line ``n`` or on the one above."""
    if not block or not block[-1] < n <= block[-1] + HEAD:
        return ()
    return [at for at in (n - 1, n) if block[-1] < at and at + 1 < text]


def _is_pair(two: Sequence[Facts]) -> bool:
    label, value = (each.text for each in two)
    if byline.bare_label(label) not in _TELLING or not _can_be_value(two[1]):
        return False
    if byline.is_labelled(value) or byline.bare_label(value) or is_of_page(value):
        return False
    return byline.is_byline(f"{label.strip(' :：')}：{value.strip(' :：')}")


def _is_class(two: Sequence[Facts]) -> bool:
    label, value = (each.text.strip(" :：") for each in two)
    return byline.files(label) and _can_be_value(two[1]) and not byline.bare_label(value)


def _can_be_value(each: Facts) -> bool:
    return each.columns <= LONGEST and not each.is_sentence and "caption" not in each.shown
