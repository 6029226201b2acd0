"""The labels that the entries of a list begin with, by which a text cites them: ``[3]``, ``3.``, ``3``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kanyin.references.text import HAN, UPPER

BRACKETED = re.compile(r"[\[［〔【](\d{1,3})[\]］〕】]")
_BARE = re.compile(
    rf"[(（]?(\d{{1,3}})(?:[)）]?[.．、，,:：]?(?=\s|$)|[)）.．、，,:：]{{1,2}}(?!\d)|(?=[{HAN}{UPPER}]))"
)
_RUN = 0.8
"""Of the bare labels of a list as many must be the next number: else they are years, or parts of titles."""


def number(digits: str) -> str:
    """``01`` and ``１`` as 1."""
    return str(int(digits))


def numbers(texts: Sequence[str]) -> list[str]:
    """The number that each entry of a list is cited by; empty where it has none, or where the numbers do not run."""
    found = [BRACKETED.match(text) for text in texts]
    if any(found):
        return [number(one[1]) if one else "" for one in found]
    found = [_BARE.match(text) for text in texts]
    values = [int(one[1]) for one in found if one]
    running = sum(after == before + 1 for before, after in pairwise(values))
    if (
        len(values) < min(2, len(texts))
        or values[:1] != [1]
        or running < _RUN * (len(values) - 1)
        or len(values) < _RUN * len(texts)
    ):
        return ["" for _ in texts]
    return [number(one[1]) if one else "" for one in found]


_SHARED = re.compile(r"(?:[\[［〔【]\s?\d{1,3}\s?[\]］〕】]\s*){2,12}")


def further(text: str) -> list[str]:
    """The numbers behind the first that an entry is cited by too, ``〔1〕〔8〕``: a note that the text calls again."""
    found = _SHARED.match(text)
    return [number(digits) for digits in re.findall(r"\d+", found[0])[1:]] if found else []


def label_end(text: str, key: str) -> int:
    """Where the label of an entry ends that is cited by the number ``key``; 0 where it does not begin with that."""
    found = BRACKETED.match(text) or _BARE.match(text)
    return found.end() if found and number(found[1]) == key else 0
