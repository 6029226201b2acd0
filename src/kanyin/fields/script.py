"""The words of sites in either script: lines are asked for them as they stand and as the simplified script has them."""

from __future__ import annotations

import re
from functools import lru_cache

from kanyin import rules


@lru_cache(maxsize=1)
def _table() -> tuple[re.Pattern[str], dict[int, str]]:
    """The characters that have another in the simplified script, as a class, and each with it."""
    pairs = {ord(pair[0]): pair[1] for pair in rules.table("scripts")["pairs"].split()}
    return re.compile(f"[{''.join(map(chr, pairs))}]"), pairs


def simplified(text: str) -> str:
    """The text with the characters of the words of sites in the simplified script, each where it stood."""
    other, pairs = _table()
    return text.translate(pairs) if other.search(text) else text  # a class is searched for in a tenth of the time


def as_printed(word: str, text: str) -> str:
    """A word that was read from ``simplified(text)`` as ``text`` itself has it."""
    plain = simplified(text)
    at = plain.find(word)
    if at >= 0:
        return text[at : at + len(word)]
    printed = {mine: own for mine, own in zip(plain, text, strict=True) if mine != own}
    return "".join(printed.get(char, char) for char in word)
