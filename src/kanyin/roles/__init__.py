"""What each line of a page is: the article's title, text, back matter, or the furniture of its site.

One decision for the whole page: each line is looked at once (``facts``), then held against the page (``page``); the
best run of sentences and the line that most speaks for the title settle where the article stands, and each line's role
follows from its place and from what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Literal

from kanyin.fields import byline, scenes, signatures, sources
from kanyin.model import SCAN, Line
from kanyin.roles.extent import CERTAIN, extent
from kanyin.roles.facts import Facts, look
from kanyin.roles.page import FURNITURE, Page, Run, compare, settled
from kanyin.roles.paper import framed
from kanyin.roles.title import Candidate, best_of, possible, whole
from kanyin.roles.units import units
from kanyin.text import letters

Role = Literal["furniture", "title", "info", "text"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line with its role, and how sure that is."""

    line: Line
    facts: Facts
    role: Role
    margin: float


Keeps = Callable[[Line], bool]


def never(line: Line) -> bool:
    """No line is kept."""
    return False


def label(
    lines: tuple[Line, ...], kept: Collection[str] = (), keeps: Keeps = never, told: str = ""
) -> tuple[Labelled, ...]:
    """The role of each line. Where the page's metadata ``told`` a title that stands on no line, none of them is one.

    Lines that a person ``keeps``, by themselves or by what the rules ``kept`` know, are the article's, and their
    neighbours are judged by that.
    """
    facts = [_as_kept(look(tuple(lines[n] for n in unit)), kept, keeps) for unit in units(lines)]
    for n in scenes.scene_numbers([each.text for each in facts]):
        facts[n] = replace(facts[n], shown=frozenset({"chapter"}), furniture=None)
    if any(line.kind.startswith(SCAN) for line in lines):
        return tuple(_of_print(facts))
    pages = framed(compare(facts))
    if not pages:
        return tuple(Labelled(line, each, _without_text(each), 0.0) for each in facts for line in each.lines)
    page, title = best(pages)
    if title is not None and told and not _is_told(facts, told) and "marked-heading" not in facts[title.index].shown:
        title = None
    page = settled(page)
    block = whole(page, title) if title else range(0)
    masthead = _masthead(page, block)
    span, margins = extent(page, block[-1] if block else None)
    if not any(each.shown & _OF_SITES for each in page.facts):
        span, margins = Run(0, len(page.facts) - 1), [CERTAIN] * len(page.facts)
    elif any(line.kind == "p" for line in lines):
        span, margins = _as_marked(page, span), [CERTAIN] * len(page.facts)
    return tuple(
        labelled
        for n in range(len(page.facts))
        for labelled in _labelled(page, n, title, block, masthead, span, margins[n])
    )


def _is_told(facts: Sequence[Facts], title: str) -> bool:
    """A line of the page says the title."""
    key = letters(title)
    return any(key in each.key for each in facts)


_UNTITLED = frozenset(
    {"numbered", "chapter", "section-name", "caption", "abstract-label", "keywords-label", "field-label"}
)


_OF_SITES = FURNITURE | {"menu", "site-word", "comment-frame", "foot-begins", "counter", "button", "repeated-often"}
"""What a page shows somewhere that a site has made; a page without it is a text and nothing else: nothing goes."""


def _of_print(facts: Sequence[Facts]) -> Iterator[Labelled]:
    """The lines of a printed page: the first heading that can be a title is, and all else is text."""
    long = next((n for n, each in enumerate(facts) if "long" in each.shown), len(facts))
    heads = [n for n, each in enumerate(facts[: max(long + 1, TOP)]) if _heads_article(each)]
    plain = (n for n, each in enumerate(facts[:long]) if _names_article(each) and not each.is_sentence)
    named = (n for n in heads if facts[n].han >= LEAST_TITLE)
    title = next(named, heads[0] if heads else next(plain, -1))
    for n, each in enumerate(facts):
        for line in each.lines:
            yield Labelled(line, each, "title" if n == title else "text", CERTAIN)


def _heads_article(each: Facts) -> bool:
    return "marked-heading" in each.shown and _names_article(each)


def _names_article(each: Facts) -> bool:
    """A line of Chinese that can be a title: no section, no caption, no journal and its issue, no names or unit."""
    if each.han < LEAST_COLUMN or each.text[-1] in "。；":
        return False
    if sources.is_issue_line(each.text) or _JOURNAL.search(each.text):
        return False
    return not each.shown & (_UNTITLED | {"unit", "names"}) and signatures.read_signature(each.text) is None


TOP = 8
"""Lines of a printed page that can stand above its title: a number, a citation of the article itself, a column."""
LEAST_TITLE, LEAST_COLUMN = 6, 4
"""Han characters of a title, and of one that has no rival: shorter heads name the column of a journal."""
_JOURNAL = re.compile("^(?:DOI|doi)|(?:学报|杂志|期刊|月刊|通报|通讯)$|(?:19|20)\\d{2}[,，]\\s?\\d{1,3}\\s?[(（]")


def _as_kept(each: Facts, kept: Collection[str], keeps: Keeps) -> Facts:
    """A line that a person keeps is text, whatever it looks like."""
    by_rule = each.furniture is not None and each.furniture.id in kept
    if not by_rule and not any(map(keeps, each.lines)):
        return each
    return replace(each, shown=frozenset({"kept"}), furniture=None)


def _without_text(each: Facts) -> Role:
    """What a line is on a page without a sentence: a list, a poem, or nothing but furniture."""
    return "furniture" if each.furniture is not None or each.shown & {"menu", "site-word"} else "text"


def best(pages: Sequence[Page]) -> tuple[Page, Candidate | None]:
    """The run of text and the title that together are likeliest: a title's words return in its text."""
    lines = {key: possible(facts) for key, facts in {id(page.facts): page.facts for page in pages}.items()}
    found = [(page, best_of(lines[id(page.facts)], page)) for page in pages]
    likely = [
        log(page.worth) + TITLE * (title.score if title else NO_TITLE) - LATER * log(n)
        for n, (page, title) in enumerate(found, 1)
    ]
    return found[likely.index(max(likely))]


TITLE = 0.15
"""How much a title that fits speaks for its run, beside the logarithm of what the run is worth."""
NO_TITLE = -2.0
LATER = 0.4
"""How much it speaks against a run that others stand above it: comments come below what they are on."""


def _masthead(page: Page, block: range) -> range:
    """The lines of a journal's own head above the title: down from its name to year, volume and issue."""
    if not block:
        return block
    above = range(max(0, block[0] - MASTHEAD), block[0])
    last = next((n for n in reversed(above) if sources.is_issue_line(page.facts[n].text)), -1)
    first = last
    while first - 1 in above and last - first < NEXT and _can_name_journal(page.facts[first - 1]):
        first -= 1
    return range(first, last + 1) if last >= 0 else range(0)


def _can_name_journal(each: Facts) -> bool:
    """No furniture; what a Latin name holds of words that sites use tells nothing."""
    return not each.shown & _NO_NAME - ({"site-word"} if not each.han else set())


MASTHEAD = 6
_NO_NAME = frozenset({"furniture", "site-word", "menu", "breadcrumb", "column-name", "legal", "link", "sentence"})


def _labelled(
    page: Page, n: int, title: Candidate | None, block: range, masthead: range, span: Run, margin: float
) -> Iterator[Labelled]:
    """The lines of a unit with their role."""
    each = page.facts[n]
    if title is not None and n in block:
        role: Role = "title"
        margin = title.score
    elif _is_info(page, n, block, span):
        role = "info"
    elif n in masthead:
        role = "text"
    elif n not in span or (_is_strewn(each) and not _is_of_paper(page, n)) or _is_at_the_edge(page, n, span):
        role = "furniture"
    else:
        role = "text"
    if role == "furniture" and each.is_sentence and span.first - NEXT <= n <= span.last + NEXT:
        margin = 0.0
    for line in each.lines:
        yield Labelled(line, each, role, margin)


def _as_marked(page: Page, span: Run) -> Run:
    """The text of a page whose reader has found the article by its markup: all but furniture at its edges."""
    facts = page.facts
    first, last = 0, len(facts) - 1
    while first < span.first and facts[first].shown & FURNITURE:
        first += 1
    while last > span.last and facts[last].shown & FURNITURE:
        last -= 1
    return Run(first, last)


NEXT = 3
"""A sentence that goes is in doubt where it stands so near the article."""


_OF_A_HEAD = frozenset({"site-word", "column-name", "counter", "menu", "generic"})
"""What stands between a title and the first sentence only as furniture."""


def _is_of_paper(page: Page, n: int) -> bool:
    """A formula in a paper, where on another page letters and signs without a space are what a program left."""
    return page.frame is not None and n in page.frame and not page.facts[n].shown & {"strewn", "legal", "button"}


def _is_at_the_edge(page: Page, n: int, span: Run) -> bool:
    """Furniture above the first sentence of the text, or below its best run."""
    shown = page.facts[n].shown
    if n < _first_sentence(page, span) and shown & _OF_A_HEAD:
        return True
    of_paper = page.frame is not None and n in page.frame and "back-matter" in shown
    return n not in page.run and "furniture" in shown and not of_paper


def _first_sentence(page: Page, span: Run) -> int:
    return next((k for k in range(span.first, span.last + 1) if page.facts[k].is_sentence), span.last)


ABOVE, BELOW = 3, 8
"""Lines above the title, and below the text, that can tell of source and date."""


def _is_info(page: Page, n: int, block: range, span: Run) -> bool:
    """A line beside the title, or right below the text, that tells of source, author or date."""
    each = page.facts[n]
    if each.is_sentence or each.columns > LONGEST_INFO or each.shown & _NO_INFO:
        return False
    begin = block[0] if block else span.first
    if _is_account(page, n, block):
        return True
    if begin <= n <= (block[-1] if block else begin) + HEAD:
        return (n < span.first and each.is_info) or byline.is_byline(each.text)
    if begin - ABOVE <= n < begin or span.last - 1 <= n <= span.last + BELOW:
        return byline.is_credit(each.text) or ("date-alone" in each.shown and n <= span.last + 1)
    return False


def _is_account(page: Page, n: int, block: range) -> bool:
    """A name between the title and the line of the date: who publishes, on platforms where anybody can."""
    each = page.facts[n]
    if not block or not block[-1] < n <= block[-1] + 2 or each.columns > ACCOUNT or each.shown & _NO_ACCOUNT:
        return False
    below = page.facts[n + 1 : n + 3]
    return any(
        "date-alone" in other.shown or (byline.is_byline(other.text) and "dated" in other.shown) for other in below
    )


ACCOUNT = 24
_NO_ACCOUNT = frozenset(
    {"furniture", "site-word", "column-name", "counter", "menu", "generic", "finished", "pause", "no-letter", "link"}
    | {"breadcrumb", "dated", "date-alone", "info-label", "open-end", "repeated-often", "contents", "button", "picture"}
)
HEAD = 12
"""Lines below the title that can tell of source and date."""
LONGEST_INFO = 170
_NO_INFO = frozenset({"caption", "abstract-label", "keywords-label", "entry", "section-name", "contents", "kept"})


def _is_strewn(each: Facts) -> bool:
    """Furniture that stands within the text."""
    if each.is_sentence or each.shown & {"numbered", "chapter", "counter"}:
        return False
    if each.shown & {"contents", "button", "blob", "strewn", "legal"}:
        return True
    return "repeated-often" in each.shown and bool(each.shown & {"site-word", "column-name"})
