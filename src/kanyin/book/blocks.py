"""What books of every format need to know of blocks: verse or rows, numbers as headings, lines of code."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.patterns import lazy

NUMERAL = lazy(r"[一二三四五六七八九十百〇\dIVXⅠ-Ⅻ]{1,4}")
"""A heading that is a number and nothing else, as essays have them."""
MONO_EM = 0.6
"""The width of a letter of code in ems."""
_DEEPER, _DEEPEST = 4, 20
"""The characters by which the rest of a line stands deeper, and how many it
stands in at most: behind a line set in by half a page a strip would be left.
"""


def is_rows(lines: Sequence[str]) -> bool:
    """True for lines with figures in most of them: what was a table. Others are verse."""
    return 2 * sum(any(map(str.isdigit, line)) for line in lines) > len(lines)


def code_indent(line: str) -> float:
    """Ems by which the rest of a line of code stands in: deeper than the line's own indent."""
    return min(len(line) - len(line.lstrip(" ")) + _DEEPER, _DEEPEST) * MONO_EM
