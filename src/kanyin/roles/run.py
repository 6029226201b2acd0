"""A stretch of lines, and what the lines show that are no article's: menus, lists of others, the foot of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of lines: indexes of its first and its last one."""

    first: int
    last: int

    def __contains__(self, index: int) -> bool:
        return self.first <= index <= self.last


FURNITURE = frozenset(
    {"furniture", "column-name", "site-word", "legal", "comment-frame", "breadcrumb", "dated-headline", "link", "blob"}
)
BREAKS = FURNITURE | {"menu", "foot-begins", "block-begins", "generic", "button", "contents", "repeated-often"}
"""What a line shows that stands between two articles, or between an article and the rest of the page."""
