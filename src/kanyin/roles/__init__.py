"""What each line of a page is: the article's title, text, back matter, or the furniture of its site.

One decision for the whole page: each line is looked at once (``facts``), then held against the page (``page``); the best
run of sentences and the line that most speaks for the title settle where the article stands, and each line's role follows
from its place and from what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Literal

from kanyin.fields import byline
from kanyin.model import Line
from kanyin.roles.extent import extent
from kanyin.roles.facts import Facts, look
from kanyin.roles.page import Page, Run, compare
from kanyin.roles.title import Candidate, candidates, whole
from kanyin.roles.units import units

Role = Literal["furniture", "title", "info", "text"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line with its role, how sure that is, and the evidence that decided."""

    line: Line
    facts: Facts
    role: Role
    margin: float
    because: tuple[str, ...] = ()


def label(lines: tuple[Line, ...]) -> tuple[Labelled, ...]:
    """The role of each line."""
    facts = [look(tuple(lines[n] for n in unit)) for unit in units(lines)]
    pages = compare(facts)
    if not pages:
        return tuple(Labelled(line, each, _without_text(each), 0.0) for each in facts for line in each.lines)
    page, title = best(pages)
    block = whole(page, title) if title else range(0)
    span, margins = extent(page, block[-1] if block else None)
    return tuple(
        labelled for n in range(len(page.facts)) for labelled in _labelled(page, n, title, block, span, margins[n])
    )


def _without_text(each: Facts) -> Role:
    """What a line is on a page without a sentence: a list, a poem, or nothing but furniture."""
    return "furniture" if each.furniture is not None or each.shown & {"menu", "site-word"} else "text"


def best(pages: Sequence[Page]) -> tuple[Page, Candidate | None]:
    """The run of text and the title that together are likeliest: a title's words return in its text."""
    found = [(page, next(iter(candidates(page)), None)) for page in pages]
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


def _labelled(
    page: Page, n: int, title: Candidate | None, block: range, span: Run, margin: float
) -> Iterator[Labelled]:
    """The lines of a unit with their role."""
    each = page.facts[n]
    because = tuple(sorted(each.shown))
    if title is not None and n in block:
        role: Role = "title"
        margin, because = title.score, tuple(sorted(title.shown))
    elif _is_info(page, n, block, span):
        role = "info"
    elif n in span:
        role = (
            "furniture" if _is_strewn(each) or (n < _first_sentence(page, span) and each.shown & _OF_A_HEAD) else "text"
        )
    else:
        role = "furniture"
    for line in each.lines:
        yield Labelled(line, each, role, margin, because)


_OF_A_HEAD = frozenset({"site-word", "column-name", "counter", "menu", "generic"})
"""What stands between a title and the first sentence only as furniture."""


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
    {"furniture", "site-word", "column-name", "counter", "menu", "generic", "finished", "pause", "no-letter", "link", "breadcrumb", "dated", "date-alone", "info-label", "open-end", "repeated-often", "contents", "button", "picture"}
)  # fmt: skip
HEAD = 12
"""Lines below the title that can tell of source and date."""
LONGEST_INFO = 170
_NO_INFO = frozenset({"caption", "abstract-label", "keywords-label", "entry", "section-name", "contents"})


def _is_strewn(each: Facts) -> bool:
    """Furniture that stands within the text."""
    if each.is_sentence or each.shown & {"numbered", "counter"}:
        return False
    if each.shown & {"contents", "button", "blob"} or (each.shown & {"furniture", "legal"} and each.columns <= 60):
        return True
    return "repeated-often" in each.shown and bool(each.shown & {"site-word", "column-name"})
