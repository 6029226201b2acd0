"""Which line is the title: the line above the text that most speaks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kanyin.fields import day_boxes, official
from kanyin.fields.titles import begins_report, is_subtitle, read_title
from kanyin.patterns import lazy, quick
from kanyin.roles import evidence
from kanyin.roles.facts import Facts
from kanyin.roles.lists import ITEM
from kanyin.roles.menus import is_row_of_names, lectures_of, menu_names
from kanyin.roles.no_title import DATED, DRAWN, can_be_title
from kanyin.roles.page import Page
from kanyin.roles.page_title import TOP, list_names, names_site, says_page, trail_above
from kanyin.roles.pairs import shares
from kanyin.roles.rows import ROW
from kanyin.roles.series import in_series, volumes_of_chapter, within_prose
from kanyin.roles.signed import signers
from kanyin.roles.threads import posters_of
from kanyin.roles.title_heads import is_bare, is_signed_below, issue_line, over_rows
from kanyin.roles.title_parts import is_over_headline, without_medium
from kanyin.text import letters, pairs_in

BEHIND = 3
"""How many lines of the run may stand above the title: a lead or a picture's credit can look like text."""
FARTHEST = 60
NO_OTHER = -9.0
"""What speaks for a title that is not there."""
_SITE_PART = quick(r"(?<![-_|｜—–·•»«\s])\s*+[-_|｜—–·•»«]++\s*+([^-_|｜—–]{1,30})$")
_HAN = lazy("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """The index of a line that can be the title, how much speaks for it, and how much more than for any other text."""

    index: int
    score: float
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class Possible:
    """A line that can be a title, whatever the text is: with what it shows by itself and beside its neighbours."""

    index: int
    pairs: frozenset[int]
    """The pairs of its letters, without the site's name behind them."""
    shown: frozenset[str]
    score: float


def possible(
    facts: Sequence[Facts], titles: Collection[int] = (), lowest: int | None = None, *, of_list: bool = False
) -> list[Possible]:
    """The lines of a page above ``lowest`` that can be a title; only ``titles`` where a person says which they are."""
    keys = Counter(each.key for each in facts)
    second = _second_sentence(facts)
    series = in_series(facts)
    within = within_prose(facts)
    names = menu_names(facts)
    lectures = lectures_of(facts)
    posters = posters_of(facts)
    volumes = volumes_of_chapter(facts)
    out = []
    for n, each in enumerate(facts[:lowest]):
        read = read_title(each.text)
        is_other = n in volumes or each.key in posters or _is_row(each)
        if n in titles if titles else not is_other and can_be_title(facts, n, read, of_list=of_list):
            text = _without_site(facts, n, keys, read.text)
            shown = _shown(facts, n, text)
            if read.behind:
                shown = shown - _OF_ROW | {"near-info"}
            elif read.date and not shown & _OF_A_LIST:
                shown = shown - DATED | {"near-info"}
            if "repeated-often" in shown and each.han >= LONG_HEADLINE:
                shown = shown - {"repeated-often"} | {"repeated"}
            if n > second:
                shown = shown | {"below-sentences"}
            if n in within:
                shown = shown | {"within-prose"}
            if is_row_of_names(each, names):
                shown = shown | {"glued-menu"}
            if n in lectures:
                shown = shown | {"page-title"}
            if n in series:
                shown = shown | {"in-series"}
            score = evidence.score("title", shown) + (SAID if titles else 0.0)
            key = each.key if text == each.text else letters(text)
            out.append(Possible(n, pairs_in(key), shown, score))
    return out


def _is_row(each: Facts) -> bool:
    """A row of a table, and no heading: a table that a page is laid out by has that of its article as a row too."""
    return ROW in each.shown and "marked-heading" not in each.shown


_OF_ROW = DATED | {"info-label", "credit", "overlong"}
"""What a title shows for the row of fields behind it on its line."""
LONG_HEADLINE = 10
"""Han characters of a headline that no menu and no list of others says three times."""


def _second_sentence(facts: Sequence[Facts]) -> int:
    """The index of the page's second sentence that does not speak of the site; below it an article has begun."""
    own = (n for n, each in enumerate(facts) if each.is_sentence and "talks-of-site" not in each.shown)
    return next(islice(own, 1, None), len(facts))


SAID = 100.0
"""What a person says is a title outdoes all else: the text is sought below it."""


def best_of(lines: Sequence[Possible], page: Page) -> Candidate | None:
    """The line above the text that most speaks for the title; the first of equals."""
    scored = list(_scores(lines, page))
    highest = max(scored, key=_score, default=None)
    trail = trail_above(page.facts, page.run.first) if page.is_list else -1
    if trail > (highest[1] if highest else -1) and not list_names(page.facts, [line.index for line in lines]):
        return Candidate(trail, OF_TRAIL)
    if highest is None:
        return None
    own = {line.index: line for line in lines}
    printed = (own[index] for _, index in scored if index != highest[1])
    is_wire = begins_report(page.facts[highest[1]].text)
    twin = next((line for line in printed if _is_printed(own[highest[1]], line, is_wire=is_wire)), own[highest[1]])
    return Candidate(twin.index, highest[0])


OF_TRAIL = 5.0
"""What speaks for the end of the way to a list as its title, where no line below it can be that."""


def _is_printed(top: Possible, line: Possible, *, is_wire: bool) -> bool:
    """Below the page's own title, which names the site too, stands the headline as it is printed, maybe reworded.

    Above a report's first line, which says the headline behind its agency (``is_wire``), it may stand too.
    """
    if is_wire and line.index < top.index and line.pairs == top.pairs:
        return True
    if top.index >= TOP or line.index <= top.index or len(line.pairs) < FEWEST_OF_TWIN:
        return False
    if len(line.pairs) < LEAST_OF_TWIN * len(top.pairs) or line.shown & _NO_TWIN:
        return False
    return len(line.pairs & top.pairs) >= ALIKE * len(line.pairs)


ALIKE, FEWEST_OF_TWIN, LEAST_OF_TWIN = 0.85, 8, 0.6
"""The share of the printed headline's pairs of letters that the page's own title has; how many there are at least."""


def lead_of(lines: Sequence[Possible], page: Page, found: Candidate) -> float:
    """How much more speaks for a title than for the best line of another wording: it may stand on a page twice."""
    key = page.facts[found.index].key
    keys = ((score, page.facts[index].key) for score, index in _scores(lines, page))
    return found.score - max(
        (score for score, other in keys if other not in key and key not in other), default=NO_OTHER
    )


def limit(page: Page) -> int:
    """From here on no line is the title of the page's text."""
    behind = 0 if page.is_whole else BEHIND
    return page.run.first + behind if page.frame is None else page.frame.first


def _score(scored: tuple[float, int]) -> float:
    return scored[0]


def _scores(lines: Sequence[Possible], page: Page) -> Iterator[tuple[float, int]]:
    """How much speaks for each line that can be the title of a page's text, and the line's index."""
    start = page.run.first if page.frame is None else min(page.run.first, page.frame.first)
    above = [line for line in lines if line.index < limit(page)]
    issue = issue_line(page.facts, limit(page))
    below = [line for line in above if line.index > issue]
    if issue > 0 and any(
        _is_set_off(page.facts[line.index]) or _returns(line, page) or is_signed_below(page.facts, line.index)
        for line in below[:1]
    ):
        above = below
    heads = is_bare(page.facts[:HIGH])
    named = list_names(page.facts, [line.index for line in above]) if page.is_list else frozenset[int]()
    over = -1 if named else over_rows([line.index for line in above], page)
    above = [line for line in above if line.index in named] or above
    first = next((line.index for line in above if not page.facts[line.index].shown & _NOT_FIRST), -1)
    is_dated = any("above-info" in line.shown for line in above)
    highest = _highest([page.facts[line.index].line.kind for line in above if "marked-heading" in line.shown])
    for line in above:
        shown = _by_place(page.facts[line.index], line.shown, line.index == first, highest, line.index >= start)
        shown = shown | {"heads-rows"} if line.index == over else shown
        shown = shown | {"heads-page"} if heads and line.index == 0 else shown
        shown = shown | {"page-title"} if line.index in named else shown
        shown = shown - {"site-word"} if _returns(line, page) else shown
        shown = shown - {"page-title"} if is_dated and names_site(page, line.index, line.pairs) else shown
        yield line.score + _more(shown, line.shown) + _by_text(line, page, start), line.index


def _returns(line: Possible, page: Page) -> bool:
    """A line whose words the text says again, and that is nothing else."""
    other = page.facts[line.index].shown & {"names", "unit", "abstract-label", "keywords-label", "field-label"}
    return not other and len(line.pairs) >= FEWEST_PAIRS and shares(line.pairs, page.pairs)[0] >= RETURNS


FEWEST_PAIRS, RETURNS = 5, 0.6


def _is_set_off(each: Facts) -> bool:
    """A blank line stands above it, and it is no row of names."""
    return each.line.gap and not each.shown & {"names", "unit"}


def _highest(kinds: Sequence[str]) -> str:
    """The highest level of headings above the text, where one heading alone has it."""
    return min(kinds) if kinds and kinds.count(min(kinds)) == 1 else ""


def _by_place(each: Facts, shown: frozenset[str], first: bool, highest: str, within: bool) -> frozenset[str]:
    """What a line shows by where it stands to the text."""
    if "marked-heading" in shown and each.line.kind in ("h1", highest):
        shown = shown - {"marked-heading"} | {"top-heading"}
    if first:
        shown = shown | {"first"}
    return shown | {"within-text"} if within else shown


def _more(shown: frozenset[str], before: frozenset[str]) -> float:
    """What ``shown`` is worth beyond what was shown ``before``."""
    if shown is before:
        return 0.0
    return evidence.score("title", shown - before) - evidence.score("title", before - shown)


def _by_text(line: Possible, page: Page, start: int) -> float:
    """How much of the line returns in the text and how far it stands from it, by degrees."""
    weights = evidence.weights("title")
    once, often = shares(line.pairs, page.pairs)
    far = min(max(start - line.index, 0), FARTHEST)
    sure = min(1.0, len(line.pairs) / PAIRS)
    return sure * (weights["returns"] * once + weights["returns-often"] * often) + weights["far"] * far


PAIRS = 2
"""A line of so few pairs of letters can return in a text by chance."""


_NOT_FIRST = frozenset({"furniture", "site-word", "menu", "link", "legal", "picture"})
_NO_TWIN = _NOT_FIRST | {"stops", "within-prose", "below-sentences", "numbered", "chapter"}
"""A section of the article is often named by the title's words: 一、我国农业面临的问题."""
_OF_A_LIST = frozenset({"one-of-many", "item"})


def _without_site(facts: Sequence[Facts], n: int, keys: Counter[str], text: str) -> str:
    """The line without the site's name behind it, where the rest stands elsewhere too or it is the page's first."""
    found = _SITE_PART.search(text)
    if found is None:
        return text
    rest = text[: found.start()]
    key = letters(rest)
    if len(_HAN.findall(rest)) < 4 or not (keys[key] or (n < TOP and _SITE_NAME.search(found[1]))):
        return text
    return rest


_SITE_NAME = lazy("(网|網|在线|期刊|论文|学报|杂志社?|中心|平台|频道|首页|博客|论坛|新闻|报|社|[Bb]log|\\.[a-z]{2,3})")


BELOW_TRAIL = 3
"""Lines below a breadcrumb trail where a title can stand."""
_TRAIL = lazy("[>＞»›→]|位置\\s?(?:[:：]|是)")
HIGH = 20
"""Lines from the page's top down to its first sentence, where that first line may be the title."""


def _is_set_apart(facts: Sequence[Facts]) -> bool:
    """The page's first line stands for itself: the page has blank lines, or little above its text."""
    return any(each.line.gap for each in facts) or any(each.is_sentence for each in facts[:HIGH])


_SAID_AGAIN = frozenset({"repeated", "repeated-often", "marked-heading"})


def _goes_on(each: Facts, below: Facts) -> bool:
    """A sentence that has not ended, right above one that stands as far in: its line is full, and no title."""
    if not each.is_sentence or not below.is_sentence or below.line.gap or each.text[-1] in "。！？!?”）)】》":
        return False
    return each.line.kind == below.line.kind and each.line.indent >= below.line.indent


def _is_told_below(each: Facts) -> bool:
    """Source, author or date, or a subtitle; of an official document its number and whom it addresses."""
    if each.line.role in (official.NUMBER, official.ADDRESSEE) or is_subtitle(each.text):
        return True
    return each.is_info and not _SENT.match(each.text) and not {"one-of-many", "dated"} <= each.shown


_SENT = lazy("[\u3400-\u9fff]{2,8}[讯訊电電]\\s?[（(]")
"""The story's first line, which names who sent it."""


def _is_above_name(below: Sequence[Facts]) -> bool:
    """A name stands below, and below that a sentence."""
    return len(below) > 1 and "names" in below[0].shown and below[1].is_sentence


def _shown(facts: Sequence[Facts], n: int, text: str) -> frozenset[str]:
    """What the line shows as a title, wherever the text is."""
    each = facts[n]
    shown = set(each.shown) - {"returns", "returns-often", "foreign", "apart", "beside-text"}
    below = [each for each in facts[n + 1 : n + 5] if not DRAWN.fullmatch(each.text)][:3]
    if below and is_subtitle(below[0].text):
        shown.add("above-subtitle")
    if is_over_headline(facts, n):
        shown.add("over-headline")
    if ITEM.match(each.text):
        shown.add("item")
    is_told = any(map(_is_told_below, without_medium(below)[:1])) and "site-name" not in shown
    if is_told or (not shown & {"names", "unit"} and signers(facts, n)):
        shown.add("above-info")
    elif any(map(_is_told_below, below)) or _is_above_name(below):
        shown.add("near-info")
    marked = any("marked-heading" in other.shown for other in facts[max(0, n - 4) : n])
    above = [each.text for each in facts[max(0, n - day_boxes.MOST) : n]]
    if n and ("date-alone" in facts[n - 1].shown or day_boxes.ends(above)) and not marked:
        shown.add("below-day")
    if each.line.gap or (n == 0 and _is_set_apart(facts)):
        shown.add("set-off")
    if any("breadcrumb" in other.shown and _TRAIL.search(other.text) for other in facts[max(0, n - BELOW_TRAIL) : n]):
        shown.add("under-trail")
    if text != each.text:
        shown.add("with-site")
    if n + 1 < len(facts) and not shown & _SAID_AGAIN and _goes_on(each, facts[n + 1]):
        shown.add("goes-on")
    if says_page(facts, n, each.key if text == each.text else letters(text)):
        shown.add("page-title")
    return frozenset(shown)
