"""The frame of a paper: from its abstract to the end of its references, whatever the lines between look like.

Tables, formulas and English text are no sentences of Chinese; in a paper they stand between its first and last marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.page import Page
from kanyin.roles.run import Run

HIGHEST = 80
"""Lines down to a paper's abstract or keywords."""
FEWEST = 3
"""Paragraphs between the first and the last marks of a paper."""
SHORTEST_PROSE, FEWEST_WORDS = 60, 8
"""Half-em of a paragraph in another script, and its spaces."""
ENDING = frozenset({"furniture", "legal", "comment-frame", "column-name", "breadcrumb"})
"""What no list of references goes on behind."""
LOOSE = 4
"""Lines in a row that an entry of a list can be set in."""
_OPENING = frozenset({"abstract", "keywords"})
_CLOSING = frozenset({"received", "author-note", "fund", "affiliation"})
_ENTRY = lazy(r"[\[［〔【(（]?\d{1,3}[\]］〕】)）.．、,，\s\u3000A-Z\u4e00-\u9fff]")
_YEAR = lazy(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")


def framed(pages: Sequence[Page]) -> list[Page]:
    """The pages with the frame of the paper that they are; of several runs those that stand within it."""
    found = frame(pages[0].facts) if pages else None
    if found is None:
        return list(pages)
    within = [page for page in pages if page.run.first <= found.last and page.run.last >= found.first]
    return [replace(page, frame=found) for page in within] or list(pages)


def frame(facts: Sequence[Facts]) -> Run | None:
    """The lines from the abstract or the keywords to the last mark of a paper; None on a page that is none."""
    first = next((n for n, each in enumerate(islice(facts, HIGHEST)) if _field(each) in _OPENING), None)
    if first is None:
        return None
    behind = range(len(facts) - 1, first, -1)
    heading = next((n for n in behind if rules.is_references_heading(facts[n].text)), None)
    if heading is None:
        last = next((n for n in behind if _closes(facts[n])), first)
    else:
        last = _list_end(facts, heading)
        last = max([last, *(n for n in range(last + 1, min(len(facts), last + LOOSE)) if _closes(facts[n]))])
    if heading is None:
        last = max(last, _broken_off(facts, first))
    return Run(first, last) if _prose(facts, first, last) >= FEWEST else None


def _prose(facts: Sequence[Facts], first: int, last: int) -> int:
    return sum(_is_prose(each) for each in facts[first + 1 : last])


FEWEST_SECTIONS = 3
"""Numbered headings of a paper that has lost its end."""


def _broken_off(facts: Sequence[Facts], first: int) -> int:
    """The last line of a paper without its end, where it has an abstract, keywords and numbered sections: that of the
    page where no site shows below the last of these, else of its last paragraph.
    """
    opened = {_field(each) for each in facts[first : first + LOOSE]}
    foot = next((n for n in range(first, len(facts)) if "foot-begins" in facts[n].shown), len(facts))
    sections = [n for n in range(first, foot) if "numbered" in facts[n].shown]
    if not opened >= _OPENING or len(sections) < FEWEST_SECTIONS:
        return first
    last = sections[-1]
    if not any(_is_of_site(each) for each in facts[last:]):
        return len(facts) - 1
    while last + 1 < len(facts) and _is_prose(facts[last + 1]) and not facts[last + 1].shown & ENDING:
        last += 1
    return last


def _is_of_site(each: Facts) -> bool:
    """Furniture, and no figure that stands alone in a cell."""
    return "counter" not in each.shown and bool(each.shown & (ENDING | {"menu", "button", "foot-begins"}))


def _closes(each: Facts) -> bool:
    """Back matter that stands at a paper's end."""
    return "back-matter" in each.shown and _field(each) in _CLOSING


def _field(each: Facts) -> str:
    """The field of a label that the line begins with; back matter that no label tells counts as a note."""
    label = rules.label(each.text)
    if label is not None:
        return label.field
    return "author-note" if "back-matter" in each.shown else ""


def _list_end(facts: Sequence[Facts], heading: int) -> int:
    """The last line of the list below a heading of references."""
    last = heading
    for n in range(heading + 1, len(facts)):
        each = facts[n]
        if each.shown & ENDING or n - last > LOOSE:
            break
        if _ENTRY.match(each.text) or _YEAR.search(each.text):
            last = n
    return last


def _is_prose(each: Facts) -> bool:
    """A sentence of Chinese, or a paragraph of another script."""
    return each.is_sentence or (
        not each.han and each.columns >= SHORTEST_PROSE and each.text.count(" ") >= FEWEST_WORDS
    )
