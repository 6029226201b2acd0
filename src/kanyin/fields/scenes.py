"""Scenes of a story that have a number and nothing else, each on a line of its own: 1, 2, 3 within a chapter."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.patterns import lazy

_NUMBER = lazy(r"\d{1,2}")
FEWEST = 2
LONGEST = 30
"""Characters of the head of a chapter, which the first scene stands right below."""
_SENTENCE = lazy("[，。！？；：”…]$")


def scene_numbers(texts: Sequence[str]) -> list[int]:
    """The indexes of lines whose numbers count up from 1, the first right below a head or on top of all.

    The number of a printed page stands below its text, and between the halves of a sentence.
    """
    found: list[int] = []
    run: list[int] = []
    for n, text in enumerate(texts[:-1]):
        if not _NUMBER.fullmatch(text):
            continue
        if int(text) == 1 and (n == 0 or _is_head(texts[n - 1])):
            found += run if len(run) >= FEWEST else []
            run = [n]
        elif run and int(text) == int(texts[run[-1]]) + 1 and _SENTENCE.search(texts[n - 1]):
            run.append(n)
    return found + (run if len(run) >= FEWEST else [])


def _is_head(text: str) -> bool:
    return len(text) <= LONGEST and not _SENTENCE.search(text)
