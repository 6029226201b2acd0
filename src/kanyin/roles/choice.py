"""Which run of sentences is the article's text, and which line its title: what is likeliest of both together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from math import log, log1p

from kanyin.fields import byline_labels
from kanyin.roles.facts import Facts
from kanyin.roles.page import Page
from kanyin.roles.pairs import AT_HOME, FEWEST, STRANGE, shares
from kanyin.roles.run import Run
from kanyin.roles.title import Candidate, Possible, best_of, lead_of, limit, possible

TITLE = 0.15
"""How much a title that fits speaks for its run, beside the logarithm of what the run is worth."""
NO_TITLE = -2.0
SENTENCES = 0.3
"""How much the logarithm of its sentences speaks for a run: an article has more of them than a teaser or a notice."""
FEET = 0.4
"""How much the logarithm of the feet above it speaks against a run, whatever title it has."""
LATER = 0.4
"""How much it speaks against a run that others stand above it: comments come below what they are on."""
BEHIND_FOOT = 0.8
"""How much it speaks against a run that the foot of a page begins between it and its title: 相关新闻, 最新评论 …"""
MOST_FEET = 3
FOREIGN = 4.0
"""How much it speaks against a run that the words of its title return in another one, and hardly any in it."""
SURE = 4.5
"""What speaks for a title, above one of the runs, of which that is asked."""

RIVAL = 1.5
"""A run that is less likely by no more than this may be the text, or more of it."""
PROSE = 12.0
"""What a run of several sentences is worth, or a long one."""


def _rivals(page: Page, others: Sequence[tuple[Page, float]], feet: Sequence[int]) -> Iterator[Run]:
    """Other runs of prose that may be the text too: almost as likely, or parted from it by the foot of no page.

    ``others`` are all runs, each with how much less likely it is.
    """
    for other, behind in others:
        if other.run == page.run or other.worth < PROSE:
            continue
        upper, lower = sorted((page.run, other.run), key=lambda run: run.first)
        if behind < RIVAL or feet[lower.first] == feet[upper.last]:
            yield other.run


def best(pages: Sequence[Page], titles: Collection[int] = ()) -> tuple[Page, Candidate | None]:
    """The run of text and the title that together are likeliest: a title's words return in its text.

    ``titles`` are the lines that a person says are the title: then no other is asked.
    """
    lowest = max(map(limit, pages))
    facts_of = {id(page.facts): page.facts for page in pages}
    is_list = pages[0].is_list
    lines = {key: possible(facts, titles, lowest, of_list=is_list) for key, facts in facts_of.items()}
    feet = _feet(pages[0].facts)
    found = [(page, best_of(lines[id(page.facts)], page)) for page in pages]
    sure = {title.index for _, title in found if title is not None and title.score >= SURE}
    shared = [_returning(page, title, lines[id(page.facts)]) for page, title in found]
    told = _told(pages[0].facts)
    likely = [
        _likely(page, title, feet)
        - LATER * log(n)
        - _behind_foot(page, title, feet, sure)
        - FOREIGN * away
        - (OF_MENUS if page.run.last < told - FAR_TOLD else 0.0)
        for n, ((page, title), away) in enumerate(zip(found, _away(found, shared, sure), strict=True), 1)
    ]
    most = max(likely)
    page, title = found[likely.index(most)]
    others = [(other, most - score) for (other, _), score in zip(found, likely, strict=True)]
    page = replace(page, rivals=tuple(_rivals(page, others, feet)))
    title = title and replace(title, index=_nearest_twin(page, title.index))
    return page, title and replace(title, lead=lead_of(lines[id(page.facts)], page, title))


OF_MENUS, FAR_TOLD = 2.0, 40
"""How much it speaks against a run that it stands so many lines above the one line that tells source and day."""


def _told(facts: Sequence[Facts]) -> int:
    """The line that tells both source and day by their labels, if the page has one alone; -1 where not."""
    found = [
        n
        for n, each in enumerate(facts)
        if {"info-label", "dated"} <= each.shown and byline_labels.is_row_of_fields(each.text)
    ]
    return found[0] if len(found) == 1 else -1


FAR = 12
"""Lines from a headline in a list of news to the same one as the title, at least."""


def _nearest_twin(page: Page, title: int) -> int:
    """The last line above the run that says what the title does, far below it: the first stands in a list of news."""
    key = page.facts[title].key
    if any(each.is_sentence for each in page.facts[title : page.run.first]):
        return title
    twins = (n for n in range(page.run.first - 1, title + FAR, -1) if page.facts[n].key == key)
    return next(twins, title)


def _likely(page: Page, title: Candidate | None, feet: Sequence[int]) -> float:
    """What the run is worth, its sentences and its title, less the feet of pages above it."""
    sentences = sum(each.is_sentence for each in page.facts[page.run.first : page.run.last + 1])
    own = log(page.worth) + SENTENCES * log1p(sentences) - FEET * log1p(feet[page.run.first])
    return own + TITLE * (title.score if title else NO_TITLE)


def _returning(page: Page, title: Candidate | None, lines: Sequence[Possible]) -> float:
    """The share of the title's words that return in the run below it; none of a title of few words."""
    if title is not None and title.index >= page.run.first:
        return 0.0
    own = next((line.pairs for line in lines if title is not None and line.index == title.index), frozenset())
    return shares(own, page.pairs)[0] if len(own) >= FEWEST else 0.0


def _away(
    found: Sequence[tuple[Page, Candidate | None]], shared: Sequence[float], sure: Collection[int]
) -> Iterator[float]:
    """For each run how much more of its title, one of the ``sure``, returns in another run below that title."""
    most: dict[int, float] = {}
    for (_, title), share in zip(found, shared, strict=True):
        if title is not None and title.index in sure:
            most[title.index] = max(share, most.get(title.index, 0.0))
    for (page, title), share in zip(found, shared, strict=True):
        home = most.get(title.index, 0.0) if title is not None and title.index < page.run.first else 0.0
        yield home - share if share < STRANGE and home >= AT_HOME else 0.0


def _feet(facts: Sequence[Facts]) -> list[int]:
    """For each line how many lines down to it begin the foot of a page."""
    return list(accumulate("foot-begins" in each.shown for each in facts))


def _behind_foot(page: Page, title: Candidate | None, feet: Sequence[int], sure: Collection[int]) -> float:
    """What speaks against the run where the foot of a page begins between its title, one of the ``sure``, and it."""
    if title is None or title.index not in sure or title.index >= page.run.first:
        return 0.0
    return BEHIND_FOOT * min(MOST_FEET, feet[page.run.first - 1] - feet[title.index])
