"""The lines of a title that runs over several."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields import sources
from kanyin.fields.datelines import is_story
from kanyin.fields.masthead import MASTHEAD
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.no_title import LONGEST
from kanyin.roles.page import Page
from kanyin.roles.pairs import shares
from kanyin.roles.signed import is_row_of_names, signs
from kanyin.roles.title import TOP, Candidate
from kanyin.text import pairs_in

MOST_LINES = 4
"""Lines of the longest title."""
_PART = frozenset({"headline", "pause", "short", "sentence", "overlong"})
_NO_PART = frozenset(
    {
        "furniture", "site-word", "menu", "link", "legal", "picture", "breadcrumb", "column-name", "info-label",
        "credit", "dated", "date-alone", "names", "caption", "field-label", "abstract-label", "generic", "stops",
        "item", "tiny", "counter", "document-number", "open-end", "numbered", "chapter", "picture-credit",
        "page-of-paper",
    }
)  # fmt: skip
_OF_SITES = frozenset({"site-word", "column-name"})  # 导航: below a paper's title words as others
_ISSUES = lazy("关于|转发|印发|批转")
_SUBTITLE = lazy("[—－–-]{1,2}")
_OFFICIAL = lazy(
    "\\S{0,60}关于\\S{2,120}的(通知|通告|公告|决定|决议|意见|批复|复函|函|报告|请示|命令|办法|规定|条例|细则|纪要)"
)


def whole(page: Page, found: Candidate) -> range:
    """The lines of the title, where it runs over several.

    They are those that stand as a block of their own; or that together are worded as the title of an official document,
    or stand elsewhere on the page as one.
    """
    facts = page.facts
    n = found.index
    one = range(n, n + 1)
    first = n
    no_part = _NO_PART if page.frame is None else _NO_PART - _OF_SITES
    while first and n - first < MOST_LINES - 1 and _is_part(facts[first - 1], facts[n], below=facts[first]):
        first -= 1
    last = n
    while last + 1 < len(facts) and last - n < MOST_LINES - 1 and _is_part(facts[last + 1], facts[n], no_part):
        last += 1
    blocks = [range(a, b + 1) for a in range(first, n + 1) for b in range(n, last + 1) if 1 <= b - a < MOST_LINES]
    if _is_told_alone(facts, n, blocks):
        return one
    whole = [block for block in blocks if _is_one(facts, block, n)]
    if not whole:
        return _couplet(page, one)
    return _without_kicker(facts, max(whole, key=lambda block: (_is_flush(facts, block), len(block))))


def _is_told_alone(facts: Sequence[Facts], n: int, blocks: Sequence[range]) -> bool:
    """The page's own title holds the line and nothing of what stands above or below it."""
    key = facts[n].key
    tops = [facts[k].key for k in range(min(TOP, n)) if len(key) >= LEAST and key in facts[k].key]
    return bool(tops) and not any(_key(facts, block) in top for top in tops for block in blocks)


LEAST = 8
"""Letters of a line that is sought in the page's own title."""


def _key(facts: Sequence[Facts], block: range) -> str:
    return "".join(facts[n].key for n in block)


def _is_flush(facts: Sequence[Facts], block: range) -> bool:
    """All lines begin at one place that is not the margin: what begins at another place is none of them."""
    indents = {facts[n].line.indent for n in block}
    return len(indents) == 1 and indents != {0}


def _without_kicker(facts: Sequence[Facts], block: range) -> range:
    """The lines of a block that begin at one place, where what stands above or below them begins at another, and they
    are not all centred: a paper's 引题 and 副题 are set otherwise than the title between them.
    """
    centres = [2 * facts[n].line.indent + facts[n].columns for n in block]
    if max(centres) - min(centres) <= CENTRED:
        return block
    parts = [range(a, b) for a in block for b in range(a + 2, block[-1] + 2) if _is_flush(facts, range(a, b))]
    return max(parts, key=len, default=block)


CENTRED = 4
"""Half-em between the centres of lines that are centred, doubled."""


def _couplet(page: Page, one: range) -> range:
    """The two halves of a title with a blank line between, of about one length, whose words both return in the text."""
    facts, n = page.facts, one[0]
    for first in (n - 1, n):
        if not 0 < first < len(facts) - 2:
            continue
        pair, above, below = facts[first : first + 2], facts[first - 1], facts[first + 2]
        widths = sorted(each.columns for each in pair)
        alike = widths[0] >= LEAST and widths[1] <= WIDER * widths[0]
        parts = all(_is_part(each, facts[n]) and each.line.gap for each in pair if each is not facts[n])
        own = alike and parts and (below.is_info or signs(below)) and not _is_part(above, facts[n])
        if own and all(shares(pairs_in(each.key), page.pairs)[0] >= RETURNS for each in pair):
            return range(first, first + 2)
    return one


WIDER, RETURNS = 1.6, 0.5
"""How much wider one half may be, and the share of its words that return."""


def _is_part(each: Facts, title: Facts, no_part: frozenset[str] = _NO_PART, below: Facts | None = None) -> bool:
    """A line that can be a part of a title: the same markup, the length of one, nothing of another kind.

    The office that issues a document stands above 关于… on a line of its own.
    """
    if each.line.kind != title.line.kind or each.columns > LONGEST or _SUBTITLE.match(each.text):
        return False
    if each.key and (each.key in title.key or title.key in each.key):
        return False  # the title once more
    issues = _ISSUES.match((below or title).text) is not None and "unit" in each.shown
    if below is not None and _goes_on(each, below):
        return True
    if each.line.role == MASTHEAD or sources.is_issue_line(each.text) or is_story(each.text):
        return False
    if is_row_of_names(each.text) or (signs(each) and not issues):
        return False
    return _SET_WIDE.fullmatch(each.text) is not None or (bool(each.shown & _PART) and not each.shown & no_part)


def _goes_on(each: Facts, below: Facts) -> bool:
    """The first half of a title, with a colon at its end: 渡口见闻：, and what was seen on the line below."""
    if below.line.gap or each.text[-1] not in "：:" or each.han < FEWEST:
        return False
    return not each.shown & _NO_PART - {"open-end"}


FEWEST = 6
"""Han characters of such a half: labels are shorter."""
_SET_WIDE = lazy("(?:[\u3400-\u9fff][ \u3000]+){3,20}[\u3400-\u9fff]")
"""A line with a space between all its characters."""


def _is_one(facts: Sequence[Facts], block: range, found: int) -> bool:
    """The lines are one title; line ``found`` is a part of it for sure."""
    text = "".join(facts[n].text for n in block)
    if _OFFICIAL.fullmatch(text) or _stands_elsewhere(facts, block):
        return True
    again = ["repeated" in facts[n].shown for n in block]
    if again[found - block[0]] and not all(again):
        return False  # the page says the line elsewhere, and it alone
    above, below = facts[block[0]], facts[block[-1] + 1] if block[-1] + 1 < len(facts) else None
    joined = all(not facts[n].line.gap for n in block[1:])
    signed = below is not None and (signs(below) or is_row_of_names(below.text))
    told = below is None or below.line.gap or below.is_info or is_story(below.text) or "dated" in below.shown
    flush = _is_flush(facts, block)
    told = told or (flush and below is not None and below.line.indent != above.line.indent)
    before = facts[block[0] - 1] if block[0] else None
    begins = before is None or above.line.gap or before.line.role == MASTHEAD or bool(before.shown & _OF_TRAILS)
    begins = begins or (flush and before is not None and before.line.indent != above.line.indent)
    apart = begins and (told or signed)
    return joined and apart


_OF_TRAILS = frozenset({"breadcrumb"})


def _stands_elsewhere(facts: Sequence[Facts], block: range) -> bool:
    key = _key(facts, block)
    return any(each.key.startswith(key) for n, each in enumerate(facts) if n not in block and n < TOP)
