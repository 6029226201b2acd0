"""Items that a page begins with a full stop where print had a dot: ``.清洗工艺``, one below the other."""

from __future__ import annotations

from collections.abc import Collection

from kanyin.model import Change, Line, List
from kanyin.patterns import lazy

DOTS = "TB004"
"""The rule that makes a list of them."""
FEWEST = 2
_DOT = lazy("[.．] ?(?=[\u3400-\u9fffA-Z])")


def end_of_items(lines: tuple[Line, ...], start: int, headings: Collection[int]) -> int:
    """Index behind the items that begin at ``start``; ``start`` where there are none."""
    end = start
    while end < len(lines) and end not in headings and _is_item(lines[end]):
        end += 1
    return end if end - start >= FEWEST else start


def _is_item(line: Line) -> bool:
    return line.kind in ("", "p") and not line.by and _DOT.match(line.text) is not None


def list_of(lines: tuple[Line, ...]) -> tuple[List, list[Change]]:
    """The list that the lines are, and an edit for the dot of each."""
    texts = tuple(_DOT.sub("", line.text, count=1) for line in lines)
    changes = [Change(DOTS, "edit", line.src, line.text, text) for line, text in zip(lines, texts, strict=True)]
    src = tuple(number for line in lines for number in line.src)
    return List(texts, src, ("-",) * len(texts)), changes
