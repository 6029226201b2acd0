"""The words of sites in either script: lines are asked for them as they stand and as the simplified script has them."""

from __future__ import annotations

from functools import lru_cache

from kanyin import rules


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in rules.table("scripts")["pairs"].split()}


def simplified(text: str) -> str:
    """The text with the characters of the words of sites in the simplified script, each where it stood."""
    return text.translate(_table())
