"""Latin words that the end of a line parted: with a hyphen, or without one on a page of fixed width."""

from __future__ import annotations

from kanyin.model import Line
from kanyin.patterns import lazy

_WORD = lazy("[A-Za-z]+(?:-[A-Za-z]+)*")
_FIRST_HALF = lazy("(?<![A-Za-z0-9-])[A-Za-z]{2,}-$")
_SECOND_HALF = lazy("[a-z]{2,}+(?!-)")


def words_in(lines: tuple[Line, ...]) -> frozenset[str]:
    """The Latin words of a page with a hyphen in them, small: what the page itself writes so."""
    texts = (line.text for line in lines if "-" in line.text)
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text) if "-" in word)


def is_divided(before: Line, line: Line, words: frozenset[str]) -> bool:
    """A Latin word was divided at the line's end: its hyphen is no part of it, unless the page writes it elsewhere."""
    first = _FIRST_HALF.search(before.text) if before.text.endswith("-") else None
    second = _SECOND_HALF.match(line.text)
    if first is None or second is None:
        return False
    return (first[0] + second[0]).lower() not in words
