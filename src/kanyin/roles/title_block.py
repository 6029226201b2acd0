"""The lines of a title that runs over several, and what stands with them: the line above (引题), a subtitle (副题)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kanyin.fields import byline, info_tokens, media, sources
from kanyin.fields.datelines import is_story
from kanyin.fields.masthead import MASTHEAD
from kanyin.fields.titles import is_subtitle
from kanyin.patterns import lazy
from kanyin.roles import account
from kanyin.roles.facts import Facts
from kanyin.roles.no_title import LONGEST
from kanyin.roles.page import Page
from kanyin.roles.page_title import TOP, is_parted
from kanyin.roles.pairs import shares
from kanyin.roles.signed import is_row_of_names, signs
from kanyin.roles.title import Candidate
from kanyin.roles.title_parts import is_over_headline, set_off_beside, title_in
from kanyin.text import pairs_in

MOST_LINES = 4
"""Lines of the longest title."""
_PART = frozenset({"headline", "pause", "short", "sentence", "overlong"})
_NO_PART = frozenset(
    {
        "furniture", "form", "site-word", "menu", "link", "legal", "picture", "breadcrumb", "column-name", "info-label",
        "credit", "dated", "date-alone", "names", "caption", "field-label", "abstract-label", "generic", "stops",
        "item", "tiny", "counter", "document-number", "open-end", "numbered", "chapter", "picture-credit",
        "page-of-paper",
    }
)  # fmt: skip
_OF_PAPERS = frozenset({"site-word", "column-name", "tiny"})
"""What the end of a paper's title may show below its first line: 导航 is a word as others, 数值研究 is short."""
_SUBTITLE = lazy("[—－–-]{1,2}")
_DECREES = ("关于", "转发", "批转", "印发")
_OFFICIAL = lazy(
    "\\S{0,60}关于\\S{2,120}的(通知|通告|公告|决定|决议|意见|批复|复函|函|报告|请示|命令|办法|规定|条例|细则|纪要)"
)


@dataclass(frozen=True, slots=True)
class Headlines:
    """The indexes of the lines of a title, and of those beside it that are a kicker or a subtitle."""

    title: range
    beside: frozenset[int] = frozenset()


def whole(page: Page, found: Candidate) -> Headlines:
    """The lines of the title, where it runs over several, and its kicker and subtitle.

    They are those that stand as a block of their own; or that together are worded as the title of an official document,
    or stand elsewhere on the page as one.
    """
    facts = page.facts
    n = found.index
    if page.is_list:
        return Headlines(range(n, n + 1))
    if n and "repeated" in facts[n - 1].shown and "repeated" not in facts[n].shown and is_over_headline(facts, n - 1):
        n -= 1  # the page's list names the line above, and this one is its subtitle
    block = _block(page, n)
    if _is_paper(page, block) or _OFFICIAL.fullmatch("".join(facts[n].text for n in block)):
        return Headlines(block)
    title = title_in(facts, block)
    below = block[-1] + 1
    dashed = {below} if below < len(facts) and is_subtitle(facts[below].text) else set[int]()
    apart = {n for n in set_off_beside(facts, title) if _is_of_text(page, n)}
    others = {n for n in block if n not in title and not _is_whole_sentence(facts[n])}
    return Headlines(title, frozenset(others | dashed | apart))


def _is_whole_sentence(each: Facts) -> bool:
    """Text, and no subtitle: a sentence that has ended."""
    return each.is_sentence and each.text[-1] in "。！？!?"


def _is_of_text(page: Page, n: int) -> bool:
    """Some of the line's words return in the text, as those of what a site sets beside any title do not."""
    each = page.facts[n]
    known = page.frame is not None or each.shown & {"kicker", "unit", "official"}
    return bool(known) or shares(pairs_in(each.key), page.pairs)[0] >= AT_HOME


AT_HOME = 0.15
"""The share of such a line's pairs of letters."""


def _is_paper(page: Page, block: range) -> bool:
    """A paper, whose title is broken where its line is full: an abstract stands not far below."""
    below = page.facts[block[-1] + 1 : block[-1] + HEAD]
    return page.frame is not None or any(each.shown & {"abstract-label", "keywords-label"} for each in below)


HEAD = 8
"""Lines below a paper's title, down to its abstract."""


def _block(page: Page, n: int) -> range:
    """The lines that stand as one with line ``n``."""
    facts = page.facts
    if is_parted(facts, n):
        return range(n, n + 2)
    first = n
    no_part = _NO_PART if page.frame is None else _NO_PART - _OF_PAPERS
    while first and n - first < MOST_LINES - 1 and _is_part(facts[first - 1], facts[n], below=facts[first]):
        first -= 1
    last = n
    while (
        last + 1 < len(facts)
        and last - n < MOST_LINES - 1
        and _is_part(facts[last + 1], facts[n], no_part)
        and not account.is_posted(facts, last + 1)
    ):
        last += 1
    blocks = [range(a, b + 1) for a in range(first, n + 1) for b in range(n, last + 1) if 1 <= b - a < MOST_LINES]
    whole = [block for block in blocks if _is_one(page, block, n)]
    return max(whole, key=len) if whole else _couplet(page, range(n, n + 1))


LEAST = 8
"""Half-em of a half of a title."""


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
    half = below is not None and each.line.kind[:1] == "h" and not title.line.kind and _goes_on(each, below)
    if half:  # what dumps heading by its mark: the first of its lines alone
        return True
    if each.line.kind != title.line.kind or each.columns > LONGEST or _SUBTITLE.match(each.text):
        return False
    if each.key and (each.key in title.key or title.key in each.key):
        return False  # the title once more
    if _is_in_english(each) and not _is_in_english(title):
        return False
    issues = (below or title).text.startswith(_DECREES) and "unit" in each.shown
    if below is not None and _goes_on(each, below):
        return True
    if each.line.role == MASTHEAD or sources.is_issue_line(each.text) or is_story(each.text):
        return False
    if is_row_of_names(each.text) or (signs(each) and not issues):
        return False
    if below is None and (byline.is_byline(each.text) or _tells_whence(each.text)):  # 沈漱舟/河湾日报, 撰稿：沈漱舟
        return False
    is_end = "tiny" in each.shown and "tiny" not in no_part and each.han >= FEWEST_OF_END
    shaped = is_end or bool(each.shown & _PART)
    return _SET_WIDE.fullmatch(each.text) is not None or (shaped and not each.shown & no_part)


def _tells_whence(text: str) -> bool:
    """A medium, or a label with its value, and no end of a title."""
    is_whence = media.is_medium(text) or (len(text) <= LONGEST_PAPER and media.is_press(text))
    return info_tokens.is_field(text) or (len(text) <= LONGEST_MEDIUM and is_whence)


LONGEST_MEDIUM, LONGEST_PAPER = 8, 6
"""Characters of a medium's name, and of one known by its last character alone: the end of a title may look like one."""
FEWEST_OF_END = 2
"""Han characters of the shortest end of a paper's title."""


def _is_in_english(each: Facts) -> bool:
    """The title once more, in English; a word or two are names that a title ends with."""
    return each.han == 0 and len(each.text.split()) >= FEWEST_WORDS


FEWEST_WORDS = 4


def _goes_on(each: Facts, below: Facts) -> bool:
    """The first half of a title, with a colon or comma at its end: 渡口见闻：, and what was seen on the line below."""
    if below.line.gap or each.text[-1] not in "：:，" or each.han < FEWEST:
        return False
    return not each.shown & _NO_PART - {"open-end"}


FEWEST = 6
"""Han characters of such a half: labels are shorter."""
_SET_WIDE = lazy("(?:[\u3400-\u9fff][ \u3000]+){3,20}[\u3400-\u9fff]")
"""A line with a space between all its characters."""


def _is_one(page: Page, block: range, found: int) -> bool:
    """The lines stand as one: a title, maybe with kicker and subtitle."""
    facts = page.facts
    text = "".join(facts[n].text for n in block)
    if _OFFICIAL.fullmatch(text) or _stands_elsewhere(facts, block):
        return True
    joined = all(not facts[n].line.gap for n in block[1:]) or _is_close(facts, block)
    above = [n for n in range(block[0]) if not (n == block[0] - 1 and facts[n].is_sentence)]  # a lead may stand between
    below_masthead = bool(above) and facts[above[-1]].line.role == MASTHEAD
    if not joined or not (_ends_head(facts, block[-1] + 1) or (below_masthead and not facts[block[-1] + 1].han)):
        return False
    if facts[block[0]].line.gap or block[0] == 0 or below_masthead:
        return True
    is_of_site = _heads_no_title(facts[block[0] - 1])
    return is_of_site and all(n == found or _is_of_text(page, n) or _is_led_to(facts, block, n) for n in block)


def _is_led_to(facts: Sequence[Facts], block: range, n: int) -> bool:
    """The line above is a kicker of the same block, which leads to this one by dashes."""
    return n - 1 in block and facts[n - 1].text.endswith("——")


def _ends_head(facts: Sequence[Facts], n: int) -> bool:
    """Below a title: nothing, a blank line, source or date, authors, a subtitle, or the story."""
    if n >= len(facts) or facts[n].line.gap or facts[n].is_info or "dated" in facts[n].shown:
        return True
    text = facts[n].text
    return is_story(text) or is_subtitle(text) or signs(facts[n]) or is_row_of_names(text)


def _heads_no_title(each: Facts) -> bool:
    """What stands above a title on any page of its site: the way to the page, a medium's name."""
    return bool(each.shown & _OF_SITE) or media.is_medium(each.text)


_OF_SITE = frozenset({"furniture", "breadcrumb", "menu", "page-of-paper", "foot-begins", "site-name"})


def _is_close(facts: Sequence[Facts], block: range) -> bool:
    """Fewer blank lines stand between the lines than round them: a dump that has one behind each element."""
    if block[0] == 0 or block[-1] + 1 >= len(facts):
        return False
    steps = [facts[n].line.src[0] - facts[n - 1].line.src[-1] for n in range(block[0], block[-1] + 2)]
    return max(steps[1:-1], default=0) < min(steps[0], steps[-1])


def _stands_elsewhere(facts: Sequence[Facts], block: range) -> bool:
    key = "".join(facts[n].key for n in block)
    return any(each.key.startswith(key) for n, each in enumerate(facts) if n not in block and n < TOP)
