"""Contents below a title: names among other titles sign these, and not the article."""

from __future__ import annotations

from itertools import pairwise

from kanyin.fields import people
from kanyin.model import Line
from kanyin.patterns import lazy

_HAN = lazy("[\u3400-\u9fff]")


def is_contents(lines: tuple[Line, ...], free: list[int], title: int) -> bool:
    """Names below the title have other titles right between them: contents, each article with its authors."""
    signed = [n for n in free if n > title and people.read_names(people.unwrap(lines[n].text))]
    near = [range(a + 1, b) for a, b in pairwise(signed) if b - a <= FARTHEST_NAMES]
    between = (lines[n].text for ones in near for n in ones if not lines[n].role)
    return any(_HAN.match(text) and len(text) >= LONG_TITLE and not people.is_unit_line(text) for text in between)


FARTHEST_NAMES = 4
"""Lines from the authors of one article to those of the next."""
LONG_TITLE = 12
"""Characters of a line between two of names that is another title."""
