"""The kinds of evidence in ``rules/roles.toml``: what a line can show, and how much that tells of its role."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from typing import Literal

from kanyin import rules
from kanyin.patterns import quick
from kanyin.sieve import Sieve

Question = Literal["text", "title"]
"""What is asked of a line: does it belong to the article's text, is it the title?"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One kind of evidence. ``pattern`` is None where code tells it; ``longest`` is in half-em."""

    id: str
    name: str
    pattern: re.Pattern[str] | None
    anchored: bool
    longest: int
    text: float
    title: float

    def shows(self, text: str, columns: int) -> bool:
        """The line shows it, by its pattern. Always false for evidence that code tells."""
        if self.pattern is None or columns > self.longest:
            return False
        found = self.pattern.match(text) if self.anchored else self.pattern.search(text)
        return found is not None


@lru_cache(maxsize=1)
def all_evidence() -> tuple[Evidence, ...]:
    """Every row of the table, in its order."""
    return tuple(
        Evidence(
            row["id"],
            row["shows"],
            quick(row.get("match") or row["find"]) if "match" in row or "find" in row else None,
            "match" in row,
            row.get("longest", 10_000),
            row.get("text", 0.0),
            row.get("title", 0.0),
        )
        for row in rules.table("roles")["evidence"]
    )


@lru_cache(maxsize=1)
def with_patterns() -> tuple[Evidence, ...]:
    """Those that a line shows by its words."""
    return tuple(row for row in all_evidence() if row.pattern is not None)


def told_by_words(text: str, columns: int) -> set[str]:
    """The names of all evidence that a line shows by its words; ``columns`` is its width in half-em."""
    return {name for name, longest, find in _finders().of(text) if columns <= longest and find(text)}


@lru_cache(maxsize=1)
def _finders() -> Sieve[tuple[str, int, Callable[[str], re.Match[str] | None]]]:
    """Name, longest line and bound method of each row with a pattern, for each line of each page."""
    return Sieve(
        (
            row.pattern.pattern,
            row.pattern.pattern if row.anchored else "",
            (row.name, row.longest, _finder(row.pattern, anchored=row.anchored)),
        )
        for row in with_patterns()
        if row.pattern is not None
    )


def _finder(pattern: re.Pattern[str], *, anchored: bool) -> Callable[[str], re.Match[str] | None]:
    return pattern.match if anchored else pattern.search


@lru_cache(maxsize=2)
def weights(question: Question) -> Mapping[str, float]:
    """How much each kind of evidence tells, by its name."""
    return {row.name: getattr(row, question) for row in all_evidence()}


def score(question: Question, names: Iterable[str]) -> float:
    """The sum of what is shown, the same in whatever order it is told."""
    return fsum(map(weights(question).__getitem__, names))
