"""What writes a formula in math-core's TeX, as the commands in it see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kanyin.mathematics.rewriting import Rewritten
from kanyin.mathematics.tex import Out, Token


class Writes(Protocol):
    """What writes the formula that a command stands in."""

    made: Rewritten
    out: Out
    references: Mapping[str, str]

    def write(self, given: list[Token], *, rows: bool = False) -> None:
        """Write tokens."""

    def group(self, given: list[Token], at: int) -> None:
        """Write tokens in braces."""

    def words(self, name: str, given: list[Token], at: int) -> None:
        """Write words."""

    def environment(self, name: str, body: list[Token], at: int) -> None:
        """Write an environment."""
