"""What stands between a title and the first sentence only as furniture: buttons, counts, what is left of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.roles.facts import LISTING, Facts
from kanyin.roles.run import FURNITURE

_OF_SITES = frozenset({"site-word", "column-name", "counter", "menu", "generic"})
LONGEST_TAG = 24
"""Half-em of a tag, which a page sets above the text and elsewhere."""


def is_furniture_above(facts: Sequence[Facts], n: int) -> bool:
    """Line ``n``, above the text's first sentence, is furniture."""
    each = facts[n]
    if _leads_in(facts, n) or _is_item(facts, n):
        return False
    if each.shown & _OF_SITES and not _is_said(each):
        return True
    if "repeated-often" in each.shown and each.columns <= LONGEST_TAG and not each.shown & {"kept", "named", "names"}:
        return True
    if each.shown & {"kept", "named"} or _is_within_program(facts, n):
        return False
    is_bare = not each.key and not each.shown & _WITHOUT_WORDS and MATH[0] not in each.text  # bullets, rules of signs
    return is_bare or _is_rest(facts, n) or _shares(facts, n)


_WITHOUT_WORDS = frozenset({"picture", LISTING})
"""What stands for a picture or a line of a program has no letters to compare."""


def _leads_in(facts: Sequence[Facts], n: int) -> bool:
    """A line that announces the program below it, 通过命令下载：, or a heading of a section right above the first
    sentence or such a line.
    """
    each, below = facts[n], facts[n + 1] if n + 1 < len(facts) else None
    if below is None or each.furniture is not None:
        return False
    if LISTING in below.shown:
        return each.text[-1] in "：:" and each.columns > LONGEST_TAG
    is_section = each.line.kind in _SECTIONS and each.line.kind != below.line.kind
    return is_section and ((below.is_sentence and below.furniture is None) or _leads_in(facts, n + 1))


def _is_item(facts: Sequence[Facts], n: int) -> bool:
    """An item of a list, which markup tells, between others that are none of a site: 编辑器 among what is needed.

    Or a row below such a row of a table.
    """
    if n == 0 or n + 1 == len(facts):
        return False
    is_row = facts[n].line.kind == "row"
    beside = facts[n - 1 : n] if is_row else (facts[n - 1], facts[n + 1])
    kinds = ("row",) if is_row else _ITEMS if facts[n].line.kind.startswith(_ITEMS) else ()
    return bool(kinds) and all(
        each.line.kind.startswith(kinds) and not each.shown & (_OF_SITES | FURNITURE) for each in beside
    )


_ITEMS = ("ul", "ol", "li")
_SECTIONS = ("h2", "h3", "h4", "h5", "h6")


def _is_within_program(facts: Sequence[Facts], n: int) -> bool:
    """Lines of a program stand near above and near below: a bracket of it, the end of a comment."""
    beside = (facts[max(0, n - NEAR) : n], facts[n + 1 : n + 1 + NEAR])
    return not facts[n].key and all(any(LISTING in each.shown for each in side) for side in beside)


NEAR = 4
"""Lines to such a line of a program."""


_PLACES = lazy(
    "(?:[•*+o·-]\\s)?(?:share|tweet|e-?mail|print|copy(?: link)?|facebook|fb|line|twitter|x|google\\+?|linked ?in|weibo"
    "|wechat|whatsapp|telegram|pinterest|plurk|threads|messenger|instagram|youtube|qq|qzone|pocket|reddit|tumblr|rss)",
    re.IGNORECASE,
)
"""Where a text can be shared, in Latin letters alone."""


def _shares(facts: Sequence[Facts], n: int) -> bool:
    """One of such words beside another: a row of buttons."""
    beside = (*facts[max(n - 1, 0) : n], *facts[n + 1 : n + 2])
    return _is_place(facts[n]) and any(map(_is_place, beside))


def _is_place(each: Facts) -> bool:
    return each.columns <= 2 * LONGEST_REST and _PLACES.fullmatch(each.text) is not None


def _is_said(each: Facts) -> bool:
    """Prose, though short and with a word that sites use too: 下载它的包。"""
    return "stops" in each.shown and each.han >= SAID and not each.shown & {"repeated", "repeated-often", "furniture"}


SAID = 4
"""Han characters of the shortest clause that is prose."""
_SIZES = lazy("[大中小特繁简簡]|(?:[AaＡ] ?[+＋-]? ?){1,3}|(?:字|正文)[体號号]?")
_CLOSES = lazy("[Xx×✕✖]")
_PLAYED = lazy(r"(?:[/-] ?)?\d{1,2}(?::\d\d){1,2}(?: ?/ ?\d{1,2}(?::\d\d){1,2})?")
"""How long a recording has run, and how long it is."""
_REST = lazy(r"[\d,.]{0,9}\s?[次人条]?\s?[)）\]】]{1,2}|次")
_COUNTS = lazy(r"[\d,.]{1,9}\s?[次人]?")


def _is_rest(facts: Sequence[Facts], n: int) -> bool:
    """What a program left of a row of buttons and counts above a text, each on a line: 大, 中, 小, 318次】."""
    each = facts[n]
    if each.columns > LONGEST_REST or each.line.kind[:1] == "h":
        return False
    if any(kind.fullmatch(each.text) for kind in (_SIZES, _REST, _CLOSES)):
        return True
    if _PLAYED.fullmatch(each.text):
        return any(_PLAYED.fullmatch(other.text) for other in (*facts[max(n - 1, 0) : n], *facts[n + 1 : n + 2]))
    below = facts[n + 1] if n + 1 < len(facts) else each
    return _COUNTS.fullmatch(each.text) is not None and _REST.fullmatch(below.text) is not None


LONGEST_REST = 12
"""Half-em of such a line."""
