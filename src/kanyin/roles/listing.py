"""Pages that are a list: rows with a day, a time or a count each, and no prose beside them that can be the article.

The frame of a page, its menus and buttons, holds neither. What the rows of an article's neighbours look like is the
same: so prose above the rows, or below a day of its own, is the article, and they are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kanyin.fields.row_marks import LEAST, RowMark, mark_of
from kanyin.roles.facts import Facts
from kanyin.roles.periods import whole_period
from kanyin.roles.rows import as_row
from kanyin.roles.run import FURNITURE, Run

FEWEST = 5
"""Rows of such a list."""
FEWEST_LABELS = 2
"""Lines with the same label that are rows beside others: 地点：, 主席：."""
FARTHEST = 6
"""Lines from the mark of a row to that of the next: a title, who wrote it, its column, its day."""
DENSE = 0.5
"""The share of the lines of such a list that have a mark, where the marks stand at no even distance."""
A_ROW = 2.0
"""What a row is worth, beside a sentence."""
FAR = 30
"""Lines between two parts of such a list, which have no marks: the name of a part, its room, who leads it."""
PROSE = 3
"""Sentences below the rows that are more than what a site says at its foot."""
HEADED = 3
"""Lines above a list in which a heading may say that it is of others."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows, from the first line of the first to the last line of the last, and how many."""

    run: Run
    rows: int
    is_whole: bool = True
    """The rows are of one make and stand at one distance: what is above or below is none of them."""

    @property
    def worth(self) -> float:
        """Beside what a run of sentences is worth."""
        return A_ROW * self.rows


def find_listing(facts: Sequence[Facts]) -> Listing | None:
    """The page's largest list, where it is the article; None where prose can be that."""
    rows = [_mark_of(each) for each in facts]
    times = Counter(row.make for row in rows if row)
    marks = [n for n, row in enumerate(rows) if row and times[row.make] >= _least(row)]
    found = (_listing(facts, part, rows) for part in _parts(facts, marks, rows))
    largest = max((one for one in found if one), key=lambda one: (one.rows, -one.run.first), default=None)
    return None if largest is None or _has_prose(facts, largest.run) else largest


def with_listing(facts: Sequence[Facts], listing: Listing) -> tuple[Facts, ...]:
    """The lines; those of the list are rows, and tell of no title, no day and no furniture."""
    return tuple(
        as_row(each, _OF_BYLINES) if n in listing.run and not each.is_sentence else each for n, each in enumerate(facts)
    )


_OF_BYLINES = frozenset({"dated", "date-alone", "dated-headline", "site-name", "official"})


def _mark_of(each: Facts) -> RowMark | None:
    if each.is_sentence or each.shown & _NO_ROW:
        return None
    mark = mark_of(each.text)
    is_byline = mark is not None and mark.place == "named" and bool(each.shown & {"info-label", "credit"})
    return None if is_byline else mark


def _least(row: RowMark) -> int:
    return FEWEST_LABELS if row.place == "label" else FEWEST


_NO_ROW = frozenset({"legal", "code", "menu", "furniture", "strewn"})


def _parts(facts: Sequence[Facts], lines: Sequence[int], rows: Sequence[RowMark | None]) -> list[list[int]]:
    """The marks that stand near one another; those of two makes only where no frame of a page shows between."""
    parts: list[list[int]] = []
    for n in lines:
        if not parts or not _go_together(facts, rows, parts[-1][-1], n):
            parts.append([])
        parts[-1].append(n)
    return parts


def _alike(rows: Sequence[RowMark | None], n: int, other: int) -> bool:
    one, two = rows[n], rows[other]
    return one is not None and two is not None and one.make == two.make


def _go_together(facts: Sequence[Facts], rows: Sequence[RowMark | None], above: int, below: int) -> bool:
    between = range(above + 1, below)
    if below - above > FAR or any("foot-begins" in facts[n].shown for n in between):
        return False
    if below - above <= FARTHEST and _alike(rows, above, below):
        return True
    return not any(facts[n].shown & _OF_SITE for n in between if rows[n] is None)


def _listing(facts: Sequence[Facts], marks: Sequence[int], rows: Sequence[RowMark | None]) -> Listing | None:
    """The list whose rows have these ``marks``; None for too few, for a menu, and for what others are announced by."""
    if len(marks) < FEWEST:
        return None
    (step, times), *_ = Counter(low - high for high, low in pairwise(marks)).most_common(1)
    is_even = 2 * times >= len(marks) - 1
    if not is_even and len(marks) < DENSE * (marks[-1] - marks[0]):
        return None
    marks = _together(marks) if is_even else marks
    if len(marks) < FEWEST:
        return None
    run = whole_period(facts, marks) if is_even and step > 1 else Run(marks[0], marks[-1])
    words = sum(len(row.words) for row in rows[run.first : run.last + 1] if row)
    width = (sum(each.columns for each in facts[run.first : run.last + 1]) - words) / len(marks)
    above = range(max(0, run.first - HEADED), run.first)
    is_other = any(facts[n].shown & {"foot-begins", "comment-frame"} and rows[n] is None for n in above)
    is_whole = is_even and len({row.make for n in marks if (row := rows[n])}) == 1
    return None if width < LEAST or is_other else Listing(run, len(marks), is_whole)


def _together(marks: Sequence[int]) -> Sequence[int]:
    """The marks without one that stands far above the others, or below: the day of an issue above its contents."""
    first = 1 if marks[1] - marks[0] > FARTHEST else 0
    last = len(marks) - 1 if marks[-1] - marks[-2] > FARTHEST else len(marks)
    return marks[first:last]


_OF_SITE = FURNITURE - {"dated-headline"} | {"menu", "foot-begins", "generic"}


def _has_prose(facts: Sequence[Facts], run: Run) -> bool:
    """Prose that can be an article: above the rows, or below them under a day of its own or more than a foot holds."""
    own = [n for n, each in enumerate(facts) if each.is_sentence and n not in run and "legal" not in each.shown]
    if any(n < run.first and not _greets(facts, n) for n in own):
        return True
    below = [n for n in own if n > run.last and "talks-of-site" not in facts[n].shown]
    if any(n > run.last and _is_dated(facts, n, run.last) for n in own):
        return True
    return (
        bool(below)
        and len(below) >= PROSE
        and not any(each.shown & _OF_FOOT for each in facts[run.last + 1 : below[0]])
    )


def _greets(facts: Sequence[Facts], n: int) -> bool:
    """A sentence of the site above its list, by itself: 欢迎来到渡口网，请登录."""
    beside = [facts[k].is_sentence for k in (n - 1, n + 1) if 0 <= k < len(facts)]
    return "talks-of-site" in facts[n].shown and not any(beside)


def _is_dated(facts: Sequence[Facts], n: int, last: int) -> bool:
    """Between the ``last`` of the rows and a sentence, right above that, stands the line of an article's day or source,
    and nothing of the site.
    """
    above = facts[max(last + 1, n - HEADED) : n]
    day = next((k for k in range(len(above) - 1, -1, -1) if above[k].is_info), -1)
    return day >= 0 and not any(each.shown & (_OF_FOOT | {"menu"}) for each in above[day:])


_OF_FOOT = frozenset({"foot-begins", "legal", "furniture", "strewn"})
