"""What a page as a whole says of each of its lines: where the text runs, what returns, what stands beside what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kanyin.roles import evidence
from kanyin.roles.answers import ANSWER, with_answer, with_choices
from kanyin.roles.cells import with_cells
from kanyin.roles.comments import with_comments
from kanyin.roles.contacts import with_boxes, with_contacts
from kanyin.roles.contents import contents_and_buttons
from kanyin.roles.entries import behind_entries, list_heading, with_items
from kanyin.roles.facts import LISTING, Facts
from kanyin.roles.gutters import with_gutters
from kanyin.roles.listing import Listing, find_listing, with_listing
from kanyin.roles.lists import MUCH, plain_runs, table_runs
from kanyin.roles.onward import with_insets
from kanyin.roles.paired import with_pairs
from kanyin.roles.pairs import Pairs, asked_for, pairs_of, pairs_of_run, shares
from kanyin.roles.picture_names import with_picture_names
from kanyin.roles.posts import find_posts, with_posts
from kanyin.roles.reports import with_reports
from kanyin.roles.rights import with_rights
from kanyin.roles.rows import ROW, with_rows
from kanyin.roles.run import FURNITURE, Run, maximal_runs
from kanyin.roles.speakers import with_speakers
from kanyin.roles.teasers import with_teasers
from kanyin.roles.threads import threads
from kanyin.text import pairs_in

NEUTRAL = -6.0
"""What a line that is no sentence costs a run of text, beside what it shows."""
FOOT = -45.0
"""What it costs a run to go on behind the beginning of a page's foot."""
LEAST = 0.04
"""A run that is worth less than this share of the best one is not the text: but comments can be longer than what they
are on."""
NEAR = 3
"""Lines: the neighbours that are asked what they are."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines as they stand to one run of text, what the run is worth, and which pairs of letters its sentences
    hold."""

    facts: tuple[Facts, ...]
    run: Run
    worth: float
    pairs: Pairs
    frame: Run | None = None
    """The lines between the first and the last marks of a paper."""
    rivals: tuple[Run, ...] = ()
    """Other runs that may be the text too."""
    is_list: bool = False
    """The run is rows, as no prose of the page can be its article."""
    is_whole: bool = False
    """They are rows from the first line to the last, at one distance."""


def compare(facts: Sequence[Facts], *, is_marked: bool = False) -> list[Page]:
    """Hold each line against the others, once for each run of lines that can be the text.

    None on a page without a sentence or a list below its day. What a line shows by the words of the text, ``settled``
    adds. Of a page whose reader has found the article by its markup (``is_marked``) no other list is set into it.
    """
    facts = with_picture_names(facts)
    facts = with_pairs(with_cells(with_rows(with_gutters(with_comments(facts)))))
    facts = with_choices(with_answer(with_speakers(with_boxes(with_contacts(_with_threads(facts))))))
    before = facts
    facts = with_teasers(with_reports(with_rights(facts)))
    facts = facts if is_marked else with_insets(facts)
    again = _said_before(facts)
    found = runs(facts, again)
    found = [pair for pair in found if not _says_one_thing(facts[pair[0].first : pair[0].last + 1])] or found
    plain = tuple(_with_blocks(_placed(facts, again)))
    asked = asked_for(facts)
    if (posts := find_posts(plain, found, before)) is not None:
        return [_of_list(with_posts(plain, posts, before), posts, asked)]
    without: tuple[Facts, ...] = ()
    pages = []
    if max((worth for _, worth in found), default=0.0) < MUCH:
        if (listing := find_listing(plain)) is not None:
            return [_of_list(with_listing(plain, listing), listing, asked)]
        found = sorted([*found, *plain_runs(plain, found), *table_runs(plain, found)], key=lambda pair: pair[0].first)
    for run, worth in found:
        on_sites = _is_on_sites(facts[run.first : run.last + 1])
        if on_sites and not without:
            without = tuple(_with_blocks(_placed(_without_site_words(facts), again)))
        pages.append(
            Page(without if on_sites else plain, run, worth, pairs_of_run(facts[run.first : run.last + 1], asked))
        )
    return pages


def _says_one_thing(lines: Sequence[Facts]) -> bool:
    """A headline twice, in the page's head and above its text: no text, however long it is."""
    keys = [each.key for each in lines if each.key]
    return len(keys) > 1 and len(set(keys)) == 1


def _of_list(facts: tuple[Facts, ...], listing: Listing, asked: frozenset[int]) -> Page:
    run = listing.run
    pairs = pairs_of(facts[run.first : run.last + 1], asked)
    return Page(facts, run, listing.worth, pairs, is_list=True, is_whole=listing.is_whole)


def _with_threads(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; the heads of answers, which are none of the article's, begin a page's foot, and answers between two
    parts of the article are strewn into it.
    """
    found = threads(facts)
    if not found.heads and not found.others:
        return facts
    return [
        each.showing(frozenset({"strewn"}))
        if n in found.others
        else each.showing(each.shown | {"foot-begins"})
        if n in found.heads
        else each
        for n, each in enumerate(facts)
    ]


def settled(page: Page) -> Page:
    """The page with what each line shows by the words of the text: do they return there?"""
    facts = tuple(
        each.showing(each.shown | shown) if (shown := _returns(each, page.pairs)) else each for each in page.facts
    )
    return replace(page, facts=facts)


def _placed(facts: Sequence[Facts], again: Sequence[bool]) -> list[Facts]:
    """Each line with what it shows beside the others, whatever the text may be."""
    facts = with_items(facts)
    keys = Counter(each.key for each in facts if each.han >= 3 and each.key)
    over_code = Counter(above.key for above, below in pairwise(facts) if above.han >= 3 and "code" in below.shown)
    alike = _alike(facts)
    taken = contents_and_buttons(facts)
    behind = behind_entries(facts)
    sentences = [each.is_sentence for each in facts]
    of_site = [not _OF_SITE.isdisjoint(each.shown) for each in facts]
    out = []
    for n, each in enumerate(facts):
        is_label = 2 * over_code[each.key] > keys[each.key]  # what a site prints above each piece of code
        shown = each.shown | (set() if is_label else _repeats(keys[each.key])) | _in_a_row(alike[n])
        shown |= _beside(sentences, of_site, n, in_a_row=alike[n] >= NEAR)
        shown |= list_heading(facts, n)
        if again[n]:
            shown |= {"said-before"}
        if n in behind:
            shown |= {"behind-entries"}
        if shown & _OWN:
            out.append(each.showing(shown - _AGAIN))
        else:
            out.append(each.showing(frozenset({taken[n]}) if taken[n] else shown))
    return out


_AGAIN = frozenset({"repeated", "repeated-often"})
_OWN = frozenset({"speaker", ROW})
"""Lines of a talk or a table may say the same again."""


def _without_site_words(facts: Sequence[Facts]) -> list[Facts]:
    """The lines of a page that itself speaks of sites: words of that kind tell something only of what stands there
    again and again, or is furniture besides.
    """
    times = Counter(each.key for each in facts)
    return [
        each.showing(each.shown - {"site-word"})
        if "site-word" in each.shown and times[each.key] < OFTEN and not each.shown & _BESIDES
        else each
        for each in facts
    ]


OFTEN = 3


_BESIDES = frozenset({"furniture", "column-name", "legal", "foot-begins", "comment-frame"})


def _is_on_sites(facts: Sequence[Facts]) -> bool:
    """The text itself speaks of sites, programs or the press: words of that kind tell nothing on such a page."""
    sentences = [each for each in facts if each.is_sentence]
    return sum("talks-of-site" in each.shown for each in sentences) >= ON_SITES * max(1, len(sentences))


ON_SITES = 0.2


def _repeats(times: int) -> set[str]:
    return {"repeated"} if times == 2 else {"repeated-often"} if times >= OFTEN else set()


def _said_before(facts: Sequence[Facts]) -> list[bool]:
    """For each line whether it is a sentence of a second copy of the text: one for printing, for the elderly.

    In a copy sentences follow each other as they did before; a refrain comes back alone.
    """
    keys = [each.key for each in facts]
    first: dict[str, int] = {}
    for n, key in enumerate(keys):
        first.setdefault(key, n)
    return [
        each.is_sentence and ANSWER not in each.shown and _is_copied(keys, n, first[each.key])
        for n, each in enumerate(facts)
    ]


def _is_copied(keys: Sequence[str], n: int, before: int) -> bool:
    """The line ``n`` stands at ``before`` too, with the same line above or below it."""
    if n - before < FEWEST_COPIED:
        return False
    above = before > 0 and keys[n - 1] == keys[before - 1]
    return above or keys[n + 1 : n + 2] == keys[before + 1 : before + 2]


FEWEST_COPIED = 3


def _in_a_row(length: int) -> set[str]:
    return {"one-of-many"} if length >= 5 else {"one-of-some"} if length >= 3 else set()


BLOCK = 4
"""Lines below a line of furniture that are asked whether a block of it begins."""


_OF_BLOCKS = FURNITURE - {"blob"}
"""Pictures' names stand within an article too."""


def _with_blocks(facts: Sequence[Facts]) -> list[Facts]:
    """The lines; those where a block of furniture begins, between text and furniture, show it."""
    out = list(facts)
    furniture = [not _OF_BLOCKS.isdisjoint(each.shown) and "strewn" not in each.shown for each in facts]
    sentences = [each.is_sentence for each in facts]
    inside = False
    for n, each in enumerate(facts):
        dense = furniture[n] and sum(furniture[n : n + BLOCK + 1]) >= 3 and not any(sentences[n : n + 3])
        if dense and not inside:
            out[n] = each.showing(each.shown | {"block-begins"})
        inside = (inside or dense) and not sentences[n]
    return out


def _returns(each: Facts, pairs: Pairs) -> set[str]:
    if each.is_sentence or each.han < 4 or not each.key or each.shown & _CONTENTS_AND_BUTTONS:
        return set()
    once, often = shares(pairs_in(each.key), pairs)
    found = {"returns"} if once >= 0.7 else {"foreign"} if once <= 0.1 else set()
    return found | {"returns-often"} if often >= 0.5 else found


_CONTENTS_AND_BUTTONS = frozenset({"contents", "button"})


_OF_SITE = frozenset({"furniture", "site-word", "legal"})


def _beside(sentences: Sequence[bool], of_site: Sequence[bool], n: int, *, in_a_row: bool) -> set[str]:
    """What the neighbours are; for each line whether it is a sentence, and whether it speaks of the site.

    The last lines of a list right above a page's foot have furniture on one side alone.
    """
    found = set()
    above, below = sentences[max(0, n - NEAR) : n], sentences[n + 1 : n + NEAR + 1]
    if above[-1:] == [True] or below[:1] == [True]:
        found.add("beside-text")
    if not any(above) and not any(below):
        found.add("apart")
    higher, lower = sum(of_site[max(0, n - NEAR) : n]), sum(of_site[n + 1 : n + NEAR + 1])
    if higher + lower >= NEAR and ((higher and lower) or not in_a_row):
        found.add("among-furniture")
    return found


def _shape(each: Facts) -> str:
    """A word for what a line looks like, for telling lines that are alike."""
    if each.is_sentence:
        return "sentence"
    if "date-alone" in each.shown:
        return "date"
    kind = "item " if "item" in each.shown else ""
    return kind + (
        "no-han" if not each.han else "short" if each.columns <= 12 else "middle" if each.columns <= 36 else "wide"
    )


def _alike(facts: Sequence[Facts]) -> list[int]:
    """For each line the length of the run of lines that look like it."""
    shapes = [_shape(each) for each in facts]
    out: list[int] = []
    while len(out) < len(facts):
        start = end = len(out)
        while end < len(facts) and shapes[end] == shapes[start]:
            end += 1
        out += [end - start] * (end - start)
    return out


STREWN = -3.0
"""The most that furniture costs which stands within texts too."""


def gain(each: Facts) -> float:
    """What a line adds to the text: what it shows, and its length where it is a sentence."""
    length = min(each.columns / 40, 4.0) if each.is_sentence else 0.0
    worth = evidence.score("text", each.shown) + length
    return max(worth, STREWN) if "strewn" in each.shown else worth


def runs(facts: Sequence[Facts], again: Sequence[bool]) -> list[tuple[Run, float]]:
    """The stretches of lines that are like text, in their order, each with what it is worth.

    They are those that no shorter part beats (Ruzzo and Tompa 1999, linear). ``again`` tells which lines were
    said before.
    """
    gains = []
    for n, each in enumerate(facts):
        free = (each.is_sentence and not again[n]) or not _FREE.isdisjoint(each.shown)
        worth = gain(each) + (0.0 if free else NEUTRAL)
        gains.append(worth + FOOT if "foot-begins" in each.shown or again[n] else worth)
    found = [(run, total) for run, total in maximal_runs(gains) if _has_sentence(facts, run)]
    best = max((total for _, total in found), default=0.0)
    return sorted(((run, total) for run, total in found if total >= LEAST * best), key=lambda pair: pair[0].first)


_FREE = frozenset({"strewn", "speaker", LISTING, ANSWER})


def _has_sentence(facts: Sequence[Facts], run: Run) -> bool:
    return any(facts[n].is_sentence or ANSWER in facts[n].shown for n in range(run.first, run.last + 1))
