"""Where the article's text begins and ends: the best run of sentences, and what belongs to it above and below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kanyin.patterns import lazy
from kanyin.roles import evidence
from kanyin.roles.entries import cited_list
from kanyin.roles.facts import LISTING, Facts
from kanyin.roles.insets import ENDS_TEXT, behind_inset
from kanyin.roles.menus import OF_ARTICLE, strange_menus
from kanyin.roles.neighbours import beside_foot
from kanyin.roles.page import Page, gain
from kanyin.roles.pairs import is_at_home, is_strange, pairs_of
from kanyin.roles.rights import declares
from kanyin.roles.rows import ROW, whole_rows
from kanyin.roles.run import Run
from kanyin.roles.speakers import label_of, labels_within
from kanyin.roles.ties import tied
from kanyin.text import pairs_in

UNDER_TITLE = 2.0
"""What a line gains by standing between the title and the run: the article has begun."""
BEGUN = 30
"""Lines below the title or a sentence within which that holds: a menu of hundreds of lines begins no article."""
BEGINS = 4.0
"""What speaks for a title that says so."""
INFO = -4.0
FURNITURE = -6.0
OF_MENU = -0.8
"""The most that a line of a menu between a title and the run costs: a cast or a programme looks like one."""
BEHIND_FOOT = 0.4
"""The share that text below the beginning of a page's foot still counts: comments and teasers are sentences too."""
CERTAIN = 9.0
"""The margin of lines that no limit is near: those of the best run, those above the title."""
AT_FOOT = 7.0
"""What it is worth to end the text right where the foot of the page begins …"""
AT_FURNITURE = 0.8
"""… or where any line stands that shows furniture …"""
AT_HEAD = 6.0
"""… and to begin it right below the title or the line of source and date."""
PLAIN, LIKE_HEADLINE = -0.1, -0.2
"""The most that a line costs which shows nothing of furniture: code, lists and verse are no sentences either; but what
looks like a headline may be that of another article."""
CLAUSE, FEWEST_OF_CLAUSE = 0.3, 4
"""What a short line adds that ends as a clause does and no headline, and its Han characters: verse, a diary."""
_CLAUSE = lazy("[，。；](?:[”’」』]{0,2})$")
_OF_ITEMS = frozenset({"repeated-often", "site-word", "among-furniture"})
"""What items of a list say again: 1、英语 below each subject."""
_BEGINS_ALIKE = lazy("《|(?:19|20)\\d\\d年|\\d{1,2}[、.．)）]|[（(]\\d{1,2}[)）]")
"""What the items of a list in a text begin with, and headlines seldom."""
OF_FURNITURE = frozenset(
    {
        "furniture", "menu", "breadcrumb", "column-name", "site-word", "legal", "comment-frame", "foot-begins",
        "dated-headline", "link", "repeated-often", "among-furniture", "generic", "counter",
        "behind-entries",
    }
)  # fmt: skip


def extent(page: Page, title: int | None, *, is_sure: bool = True) -> tuple[Run, list[float]]:
    """The first and last line of the text, and for each line of the page how much the limits speak for its side.

    The text holds the page's best run. Upwards it goes on as long as the lines add to it, at most to the line below the
    title, which says that the article has begun where it ``is_sure``; downwards likewise, and what stands behind the
    beginning of a page's foot counts little.
    """
    run = page.run if page.frame is None else _around(page.run, page.frame)
    facts = page.facts
    cited = cited_list(facts, run)
    run = run if cited is None else Run(run.first, cited)
    top = -1 if title is None else title
    upwards = range(run.first - 1, top, -1)
    begun = _begun(facts, top, run.first) if title is not None and is_sure else frozenset()
    menus = strange_menus(facts, range(top + 1, run.first))
    above = [_gain_above(facts[n], begun=n in begun, of_menu=n in menus) for n in upwards]
    begins = [AT_HEAD if facts[n].is_info else 0.0 for n in upwards] + [AT_HEAD if title is not None else 0.0]
    words = pairs_in(facts[title].key) if title is not None and title < run.first else frozenset()
    own = words if is_at_home(words, page.pairs) else frozenset()
    begin = run.first if title is None or not is_sure else min(title + 1, run.first)
    rest = facts[run.last + 1 :]
    inset = behind_inset(rest, facts[run.first : run.last + 1])
    ties = tied(facts[run.last], rest)
    labels = labels_within(facts[begin : run.last + 1])
    below = [max(worth, ties.get(n, worth)) for n, worth in enumerate(_gains_below(rest, own, inset, labels))]
    if page.is_list:
        above = [_beside_list(facts[n], worth, _is_of_some(facts[n])) for n, worth in zip(upwards, above, strict=True)]
        menus = strange_menus(rest, range(len(rest)))
        below = [_beside_list(each, worth, n in menus) for n, (each, worth) in enumerate(zip(rest, below, strict=True))]
    ends = [_worth_as_end(each) for each in rest] + [AT_FOOT / 2]
    ends = [0.0 if n < inset or n in ties else worth for n, worth in enumerate(beside_foot(rest, ends))]
    if page.is_whole:
        ends[0] = max(ends[0], AT_FOOT)
    up, up_margins = _best_prefix(above, begins)
    down, down_margins = _best_prefix(below, ends)
    margins = [CERTAIN] * len(facts)
    for k, margin in enumerate(up_margins):
        margins[run.first - 1 - k] = margin
    for k, margin in enumerate(down_margins):
        margins[run.last + 1 + k] = margin
    return whole_rows(facts, Run(run.first - up, run.last + down)), margins


def _is_of_some(each: Facts) -> bool:
    return bool(each.shown & _SHORT and each.shown & {"one-of-some", "one-of-many"})


def _beside_list(each: Facts, worth: float, of_menu: bool) -> float:
    """What a line above or below a list adds: its rows are made alike, and what is made otherwise is hardly one."""
    if each.shown & {ROW, "kept", "named", "returns", "returns-often"}:
        return min(worth, 0.0)
    return min(worth, NO_ROW_OF_MENU if of_menu else NO_ROW)


NO_ROW, NO_ROW_OF_MENU = -0.35, -2.0
"""The least that a line beside a list costs, and one of several short ones."""


def _around(run: Run, frame: Run) -> Run:
    """The run with all of the paper that it stands in."""
    return Run(min(run.first, frame.first), max(run.last, frame.last))


def _begun(facts: Sequence[Facts], title: int, first: int) -> frozenset[int]:
    """The lines between the title and the run that stand close below the title or below a sentence."""
    begun, since = set(), title
    for n in range(title + 1, first):
        if n - since <= BEGUN:
            begun.add(n)
        if facts[n].is_sentence or facts[n].is_info:
            since = n
    return frozenset(begun)


def _is_of_menu(each: Facts) -> bool:
    """One of many short lines without a mark, far from any sentence, none of whose words returns in the text."""
    return {"one-of-many", "apart"} <= each.shown and not each.shown & OF_ARTICLE and bool(each.shown & _SHORT)


_SHORT = frozenset({"tiny", "short"})


def _gain_above(each: Facts, *, begun: bool, of_menu: bool) -> float:
    if each.is_info:
        return INFO
    if each.shown & {"furniture", "legal"}:
        return FURNITURE
    if of_menu or _is_of_menu(each):
        return max(gain(each), OF_MENU)
    return _plain(each) + (UNDER_TITLE if begun else 0.0)


def _plain(each: Facts) -> float:
    worth = gain(each)
    if ROW in each.shown:
        return max(worth, 0.0)
    if each.shown & (OF_FURNITURE - _OF_ITEMS if "numbered" in each.shown else OF_FURNITURE):
        return worth
    if each.han >= FEWEST_OF_CLAUSE and _CLAUSE.search(each.text):
        return max(worth, CLAUSE)
    if each.shown & _AS_PRINTED:
        return max(worth, 0.0)
    is_headline = {"headline", "one-of-many"} <= each.shown and not _BEGINS_ALIKE.match(each.text)
    return max(worth, LIKE_HEADLINE if is_headline else PLAIN)


_AS_PRINTED = frozenset({"numbered", "code", LISTING})
"""A heading is no sentence, nor is a line of a program or of what it has put out."""


def _worth_as_end(each: Facts) -> float:
    """What it speaks for the text's end that this line is the first one behind it."""
    if "foot-begins" in each.shown:
        return AT_FOOT
    is_menu = "menu" in each.shown and "pause" not in each.shown
    if is_menu or each.shown & {"furniture", "legal", "column-name", "block-begins"}:
        return AT_FOOT / 2
    return AT_FURNITURE if each.shown & OF_FURNITURE else 0.0


def _gains_below(facts: Sequence[Facts], words: frozenset[int], inset: int, labels: frozenset[str]) -> Iterable[float]:
    """What each line below the run adds; ``words`` are the title's, where they return in the run.

    Sentences behind the foot add nothing where hardly any of these words returns in them: another article's. On line
    ``inset`` the article goes on, and on lines with one of the ``labels`` of the run.
    """
    foot = marked = False
    share = BEHIND_FOOT
    plain = 0
    for n, each in enumerate(facts):
        if n <= inset:
            yield 0.0
            continue
        begins = bool(each.shown & {"foot-begins", "block-begins"})
        if words and not marked and (begins or declares(each)):
            share = 0.0 if is_strange(words, pairs_of(facts[n:], words)) else BEHIND_FOOT
        marked = marked or begins
        foot = (foot or begins or declares(each)) and "reference-list" not in each.shown
        if labels and not foot and label_of(each) in labels:
            yield LABELLED
            continue
        if ROW in each.shown and not foot:
            yield IN_TABLE
            continue
        worth = _plain(each) if each.shown & ENDS_TEXT else max(_plain(each), MOST)
        plain = plain + 1 if LIKE_HEADLINE <= worth < 0 else 0
        if not foot:
            yield worth if worth > 0 else worth * ALIKE / (ALIKE + plain)
        elif worth > 0:
            yield worth * share
        else:
            yield worth + evidence.weights("text")["behind-foot"]


LABELLED = 3.0
"""What a line adds that begins as lines of the run do: 地点：, 主席：."""
IN_TABLE = 0.3
"""What a row of a table adds below the text."""
ALIKE = 20.0
"""Lines that show nothing, one below the other, after which one more costs half: what they are was asked before."""
MOST = -8.0
"""The most that a line below the text costs which begins no foot: a byline within it is one line and no more."""


def _best_prefix(gains: Sequence[float], stops: Sequence[float]) -> tuple[int, list[float]]:
    """How many of the first lines to take for the greatest sum; for each line what the sum loses if it changes sides.

    ``stops`` are what it is worth to stop before each line, and behind the last one.
    """
    sums = [0.0]
    for worth in gains:
        sums.append(sums[-1] + worth)
    totals = [total + stop for total, stop in zip(sums, stops, strict=True)]
    best = max(totals)
    taken = totals.index(best)
    shorter: list[float] = []  # the best total without line k
    for total in totals[:-1]:
        shorter.append(max(total, shorter[-1]) if shorter else total)
    longer = [0.0] * len(gains)  # the best total with line k
    highest = float("-inf")
    for k in range(len(gains) - 1, -1, -1):
        highest = max(highest, totals[k + 1])
        longer[k] = highest
    return taken, [best - (shorter[k] if k < taken else longer[k]) for k in range(len(gains))]
