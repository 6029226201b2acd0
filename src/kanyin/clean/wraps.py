"""The length at which a page breaks its lines, and whether it does within words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kanyin.fields import wrapping
from kanyin.model import Line
from kanyin.patterns import lazy

NARROW = 3
"""Half-em by which full lines of a page differ that still has its indents."""
_OF_HAN = 1
"""Half-em that a line lacks in which a character of two would have had no room."""
_FEWEST_LATIN, _EVEN = 4, 0.8
"""Lines that end with a letter below which another begins, and the share of them that lack nothing: where lines end
with words, they end anywhere within a word's length."""
_FEWEST_MARKS = 2
_BEGINS_NONE = lazy("[，。、；：？！）》”]")
_LONGEST_LATIN = 10
_LETTERS = lazy("[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Wrap:
    """A length at which a page breaks its lines, in characters or in half-em columns."""

    unit: Literal["characters", "columns", "terminal"]
    length: int
    slack: int
    """How much shorter a full line may be: a mark or a Latin word that went to the next line."""

    @property
    def ends_paragraphs(self) -> bool:
        """A line with room left ends a paragraph: where most lines are full, not where a few cut sentences alone tell
        of the width.
        """
        return self.unit != "terminal"

    def measure(self, line: Line) -> int:
        """A line's length in the unit of the page, as it was scraped."""
        if self.unit == "terminal":
            return wrapping.terminal_columns(line)
        return line.characters if self.unit == "characters" else line.columns

    def is_filled(self, line: Line) -> bool:
        """The line lacks nothing: no space stood at its end, for those are gone."""
        return self.measure(line) >= self.length - (_OF_HAN if self.unit == "columns" else 0)

    def cuts_words(self, lines: Sequence[Line]) -> bool:
        """Lines are cut where they are full, within Latin words too: all of the same number of characters, or of
        columns, those that end with Latin letters among them; or some begin with a mark that may begin none.
        """
        if self.unit != "columns":
            return self.unit == "characters"
        behind = [line for before, line in pairwise(lines) if self.is_filled(before) and line.indent == 0]
        if sum(_BEGINS_NONE.match(line.text) is not None for line in behind) >= _FEWEST_MARKS:
            return True
        ends = [
            self.is_filled(before)
            for before, line in pairwise(lines)
            if self.measure(before) >= self.length - _LONGEST_LATIN
            and _LETTERS.fullmatch(before.text[-1] + line.text[0])
        ]
        return len(ends) >= _FEWEST_LATIN and sum(ends) >= _EVEN * len(ends)


SHORTEST_WRAP = 26
"""Half-em of the narrowest column that a page breaks its lines to."""


_WRAPS = (
    (SHORTEST_WRAP // 2, Wrap("characters", 0, 1), 0.3),
    (SHORTEST_WRAP, Wrap("columns", 0, NARROW), 0.3),
    (SHORTEST_WRAP, Wrap("columns", 0, 6), 0.6),
)
"""The least length that counts, the unit and slack, and the share of the lines that must be full."""
CLEARER = 0.4
"""By so much of the lines a wider slack must fit better than a narrow one."""


def find_wrap(lines: Sequence[Line]) -> Wrap | None:
    """The length at which a page was broken, in characters or in half-em, whichever is more even."""
    best: tuple[float, Wrap | None] = (0.0, None)
    for least, kind, share in _WRAPS:
        lengths = [n for line in lines if (n := kind.measure(line)) >= least]
        if len(lengths) < 6:
            continue
        counts = Counter(lengths)
        top = max((n for n, times in counts.items() if times >= max(2, 0.05 * len(lengths))), default=0)
        near = sum(top - kind.slack <= n <= top for n in lengths) / len(lengths)
        # A title is set in the middle, by blanks that count for its length.
        beyond = sum(kind.measure(line) > top + kind.slack for line in lines if line.role != "title") / len(lengths)
        clearer = CLEARER if share > 0.3 and best[1] else 0
        if top and beyond <= 0.06 and near >= share and near > best[0] + clearer:
            best = (near, Wrap(kind.unit, top, kind.slack))
    return best[1]
