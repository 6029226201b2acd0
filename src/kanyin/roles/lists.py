"""Articles without a sentence: a list, verse or commands between the line of the day and the foot of the page."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.model import CELL
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.rows import ROW
from kanyin.roles.run import BREAKS, Run

MUCH = 40.0
"""A page whose best run of sentences is worth that much has an article."""
FEWEST = 5
"""The fewest lines of such an article."""
A_LINE = 0.9
"""What each of its lines is worth, beside a sentence."""
TWO_DAYS = 12
"""Lines from the day of writing to that of the last change, where both stand above such an article."""
_OTHER = BREAKS | {"sentence"}
ITEM = lazy(r"[*+•·◦○●▪■◆o-]\s")
"""The bullet that a dump prints before an item of a list or a menu."""


def plain_runs(facts: Sequence[Facts], found: Sequence[tuple[Run, float]]) -> list[tuple[Run, float]]:
    """The lines right below a line of the day that show nothing of furniture down to a foot; none where there are
    several such stretches, as in lists of news.
    """
    out: list[tuple[Run, float]] = []
    for n, each in enumerate(facts[: min(_foot(facts), len(facts) - 1)]):
        if not _tells_day(each) or facts[n + 1].is_info or (ITEM.match(each.text) and ITEM.match(facts[n + 1].text)):
            continue  # a day among the items of a menu begins no list
        end = n + 1
        while end < len(facts) and not facts[end].shown & _OTHER:
            end += 1
        if end - n > FEWEST and end < len(facts) and not facts[end].is_sentence and not _holds(found, n + 1, end):
            out.append((Run(n + 1, end - 1), A_LINE * (end - n - 1)))
    if len(out) == 2 and out[0][0].last == out[1][0].last and out[1][0].first - out[0][0].first <= TWO_DAYS:
        del out[0]
    return out if len(out) == 1 else []


def table_runs(facts: Sequence[Facts], found: Sequence[tuple[Run, float]]) -> list[tuple[Run, float]]:
    """Tables with a rule below their head, or told by markup, that no run of sentences holds, on a page that tells a
    day above them.
    """
    out: list[tuple[Run, float]] = []
    day = next((n for n, each in enumerate(facts) if _tells_day(each)), len(facts))
    start = day + 1
    for n in range(day + 1, len(facts) + 1):
        if n < len(facts) and ROW in facts[n].shown and ("|" in facts[n].text or CELL in facts[n].text):
            continue
        table = facts[start:n]
        has_head = any("---|---" in each.text or CELL in each.text for each in table[:3])
        if len(table) > 2 and has_head and not _holds(found, start, n):
            out.append((Run(start, n - 1), sum(min(each.columns / COLUMNS, MOST) for each in table if each.han)))
        start = n + 1
    return out[:1]


COLUMNS, MOST = 40, 16.0
"""Half-em of a row that are worth as much as a short sentence, and the most that a row is worth."""


def _foot(facts: Sequence[Facts]) -> int:
    """The first line of the page's foot; the head of a page has words of such lines too: 热门搜索：, 关于我们."""
    day = next((n for n, each in enumerate(facts) if _tells_day(each)), 0)
    return next((n for n in range(day, len(facts)) if "foot-begins" in facts[n].shown), len(facts))


def _tells_day(each: Facts) -> bool:
    return each.is_info and not each.shown.isdisjoint(_DAYS)


_DAYS = frozenset({"dated", "date-alone"})


def _holds(found: Sequence[tuple[Run, float]], first: int, end: int) -> bool:
    return any(run.first < end and first <= run.last for run, _ in found)
