"""Numbered lines that stand further in than the paragraphs below them: headings, whatever mark ends them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from kanyin import rules
from kanyin.model import Line

PARAGRAPH = 4
"""Half-em: the least indent of paragraphs (clreq 4.1); where they have none, an indent is that of items."""
FURTHER = 3
"""Half-em by which a heading stands further in than they do."""
LONGEST = 96
"""Half-em of the longest heading: two lines of a column."""
SHORTEST_TEXT = 24
"""Half-em of the text below a heading."""


def usual_indent(lines: Sequence[Line]) -> int:
    """The indent of the page's paragraphs, half-em: that of most of its long lines; 0 where there are none."""
    indents = Counter(line.indent for line in lines if line.columns - line.indent >= 60)
    return indents.most_common(1)[0][0] if indents else 0


def is_further_in(line: Line, usual: int) -> bool:
    """The line stands further in than paragraphs do, whose ``usual`` indent is known (0: it is not)."""
    return 0 < usual <= line.indent - FURTHER


def stopped(lines: Sequence[Line], rows: Collection[int]) -> list[int]:
    """Numbered lines that end in a stop, stand further in than paragraphs, and have one right below."""
    usual = usual_indent(lines)
    if usual < PARAGRAPH:
        return []
    return [n for n, line in enumerate(lines[:-1]) if n not in rows and _stands_on(line, lines[n + 1], usual)]


def _stands_on(line: Line, below: Line, usual: int) -> bool:
    if line.kind or not is_further_in(line, usual) or below.indent >= line.indent:
        return False
    if line.text[-1] not in "。．.？！?!" or line.columns - line.indent > LONGEST:
        return False
    return below.columns >= SHORTEST_TEXT and rules.split_heading(line.text) is not None
