"""The text of a page whose reader has told its article by its markup: where it begins and ends after all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.roles.facts import LISTING, Facts
from kanyin.roles.page import Page
from kanyin.roles.run import FURNITURE, Run
from kanyin.text import letters

_FRAME = frozenset({"legal", "menu", "breadcrumb", "comment-frame"})
"""What a page's own head or foot shows and no article."""


def are_marked(lines: Sequence[Line]) -> bool:
    """Some of the lines are told by the markup of a web page; notes may be all headings and lists."""
    return any(line.kind == "p" or line.kind.startswith(_LISTED) for line in lines)


_LISTED = ("ul", "ol", "li", "dd")


def is_between(facts: Sequence[Facts], n: int, sentences: Run) -> bool:
    """A line between the first and the last of the ``sentences`` of an article that markup tells: only a rule that
    knows the line takes it from there.
    """
    each = facts[n]
    is_known = each.furniture is not None or each.shown & {"menu", "button", "strewn", "counter"}
    return not is_known and sentences.first < n < sentences.last


MOST_BESIDE = 0.2
"""Share of the text in sentences that may stand below a page's foot: rules for those who comment, rights."""


def as_marked(page: Page, span: Run, block: Sequence[int]) -> Run:
    """The text of a page whose reader has found the article by its markup: all but furniture at its edges."""
    facts = page.facts
    first, last = 0, len(facts) - 1
    while first < span.first and _is_furniture(facts[first]):
        first += 1
    while last > span.last and _is_furniture(facts[last]):
        last -= 1
    inside = _length(facts[span.first : span.last + 1])
    if page.is_list:
        return _round_list(facts, span, Run(first, last))
    if _holds_frame(facts[span.last + 1 :], inside):
        last = _above_frame(facts, span.last)
    if _holds_frame(facts[: span.first], inside):
        is_above = bool(block) and block[0] < span.first
        framed = (n for n in range(span.first) if facts[n].shown & _FRAME)
        first = max(framed) + 1 if is_above else span.first
    return Run(first, last)


_SET = ("dt", "dd", "code", "verse", "quote")
"""Kinds of lines that a site's own words do not have."""


def _is_furniture(each: Facts) -> bool:
    return bool(each.shown & FURNITURE) and not each.line.kind.startswith(_SET)


def _round_list(facts: Sequence[Facts], span: Run, whole: Run) -> Run:
    """Of a page that is a list: its rows alone where the page's frame stands beside them, else ``whole``."""
    beside = facts[: span.first]
    above = any(each.shown & _FRAME for each in beside) and not any(LISTING in each.shown for each in beside)
    below = any(each.shown & (_FRAME | {"foot-begins"}) for each in facts[span.last + 1 :])
    return Run(span.first if above else whole.first, span.last if below else whole.last)


def _above_frame(facts: Sequence[Facts], last: int) -> int:
    """The last line below the text that is none of the page's foot nor furniture right above it."""
    end = next(n for n in range(last + 1, len(facts)) if facts[n].shown & (_FRAME | {"foot-begins"}))
    while end - 1 > last and facts[end - 1].shown & FURNITURE:
        end -= 1
    return end - 1


def _holds_frame(facts: Sequence[Facts], inside: int) -> bool:
    """The reader has found no place for the article: what stands beside the text is the page's own.

    Programs are text; sentences are the page's own only below a line that begins the foot of a page, and few beside the
    text ``inside``.
    """
    begins = next((n for n, each in enumerate(facts) if "foot-begins" in each.shown), len(facts))
    if any(LISTING in each.shown for each in facts[:begins]):
        return False
    is_framed = any(each.shown & _FRAME for each in facts)
    return is_framed and not _length(facts[:begins]) and _length(facts[begins:]) <= MOST_BESIDE * inside


def _length(facts: Sequence[Facts]) -> int:
    """The length of some lines' sentences."""
    return sum(each.columns for each in facts if each.is_sentence)


def without_contents(page: Page) -> Page:
    """The page where no line is one of its contents: its reader knows these by their links, and what stands further
    down once more is an item of a list.
    """
    facts = (each.showing(each.shown - {"contents"}) if "contents" in each.shown else each for each in page.facts)
    return replace(page, facts=tuple(facts))


def called(facts: Sequence[Facts], title: str) -> int:
    """The line of a web page's own heading that is its ``title`` in Latin letters: by itself it would be taken for the
    title's English; -1 for none.
    """
    key = "" if _HAN.search(title) else letters(title)
    return next((n for n, each in enumerate(facts) if key and each.line.kind == "h1" and each.key == key), -1)


_HAN = lazy("[\u3400-\u9fff]")


def begins_text(each: Facts) -> bool:
    """A line of a program, or the heading of a section: an article may begin with it, and no page's own head does."""
    is_section = each.lines[0].kind in _SECTIONS and not each.shown & (FURNITURE | {"site-word", "column-name"})
    return LISTING in each.shown or is_section


_SECTIONS = ("h2", "h3", "h4")


def is_in_row(facts: Sequence[Facts], n: int, span: Run) -> bool:
    """A numbered line whose number follows that of one above it in the text: 4、纠错 below 3、拓展."""
    found = _ITEM.match(facts[n].text)
    if found is None:
        return False
    before = (_ITEM.match(each.text) for each in facts[span.first : n] if "furniture" not in each.shown)
    return any(one is not None and int(one[1]) == int(found[1]) - 1 for one in before)


_ITEM = lazy(r"\s*(\d{1,2})[、.．]")
