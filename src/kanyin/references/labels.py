"""The labels that the entries of a list begin with, by which a text cites them: ``[3]``, ``3.``, ``3``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.references.text import CLOSE, HAN, OPEN, UPPER

_BULLET = r"(?:[-*•·●○■◆▪|]\s{1,4})?"
"""What an item of a list, or a row of a table, has before its label."""
_BRACKETED = lazy(rf"{_BULLET}(?:[{re.escape(OPEN)}]\^?|(?=\d{{1,3}}[\]］]))(\d{{1,3}})[“”\"’']?[{re.escape(CLOSE)}]:?")
_BARE = lazy(
    rf"{_BULLET}[(（]?(\d{{1,3}})(?:[)）]?[.．、，,:：]?(?=\s|$)|[)）.．、，,:：]{{1,2}}(?!\d)|(?=[{HAN}{UPPER}]))"
)
LETTERS = r"(?:[A-Z][A-Za-z+&]{0,7}[ '’-]?\d{1,4}[a-z]?|[A-Z][A-Za-z+&]{1,7})(?![A-Za-z\d])"
"""``A3``, ``Kn97``, ``YW97``: what stands in the place of a number in a list by names or by kinds of works."""
_LETTERED = lazy(rf"{_BULLET}[\[［〔【](?P<key>{LETTERS})[\]］〕】]")
_RUN = 0.8
"""Of the bare labels of a list as many must be the next number: else they are years, or parts of titles."""


def number(digits: str) -> str:
    """``01`` and ``１`` as 1."""
    return str(int(digits))


_WITHIN_LETTERS = lazy("[ '’-]")


def letters_key(letters: str) -> str:
    """``Kn97`` for ``Kn 97`` and ``Kn'97``."""
    return _WITHIN_LETTERS.sub("", letters)


def numbers(texts: Sequence[str]) -> list[str]:
    """The number that each entry of a list is cited by; empty where it has none, or where the numbers do not run.

    A list that has letters in its brackets, ``[Kn97]``, has these for numbers.
    """
    found = [_BRACKETED.match(text) for text in texts]
    lettered = _lettered(texts)
    if any(found) or any(lettered):
        keys = [number(one[1]) if one else letters for one, letters in zip(found, lettered, strict=True)]
        return _filled(_with_bare(_in_their_row(keys), texts))
    found = [_BARE.match(text) for text in texts]
    if not _run_on([int(one[1]) for one in found if one], len(texts)):
        return [""] * len(texts)
    return _filled([number(one[1]) if one else "" for one in found])


def _in_their_row(keys: Sequence[str]) -> list[str]:
    """The keys; of one that was misread, ``[49]`` between 38 and 40, the number of its place."""
    made = list(keys)
    for at in range(1, len(keys) - 1):
        before, after = keys[at - 1], keys[at + 1]
        if keys[at].isdecimal() and before.isdecimal() and after.isdecimal() and int(after) == int(before) + 2:
            made[at] = str(int(before) + 1)
    return made


def _with_bare(keys: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The keys, with bare numbers of entries whose brackets were lost: those that lie between the labels about them."""
    made = list(keys)
    followed, after = [0] * len(keys), 0
    for at in range(len(keys) - 1, -1, -1):
        after = int(keys[at]) if keys[at].isdecimal() else after
        followed[at] = after
    last = 0
    for at, text in enumerate(texts):
        bare = None if keys[at] else _BARE.match(text)
        if bare and last < int(bare[1]) < followed[at]:
            made[at] = number(bare[1])
        last = int(made[at]) if made[at].isdecimal() else last
    return made


def _filled(keys: Sequence[str]) -> list[str]:
    """The keys, with those that were lost between two numbers where as many entries as numbers lack."""
    made = list(keys)
    known = [(-1, 0), *((at, int(key)) for at, key in enumerate(keys) if key.isdecimal())]
    for (at, first), (stop, last) in pairwise(known):
        if 1 < stop - at == last - first:
            made[at + 1 : stop] = map(str, range(first + 1, last))
    return made


def _lettered(texts: Sequence[str]) -> list[str]:
    """The letters that each entry begins with, in brackets; none where few of the entries do, or two have the same."""
    keys = [letters_key(found["key"]) if (found := _LETTERED.match(text)) else "" for text in texts]
    some = list(filter(None, keys))
    others = sum(_BRACKETED.match(text) is not None for text in texts)
    is_labelled = len(some) > 1 and len(some) + others >= _RUN * len(texts) and len(set(some)) == len(some)
    return keys if is_labelled else [""] * len(texts)


def _run_on(values: Sequence[int], entries: int) -> bool:
    """Bare numbers are the labels of a list of so many ``entries``: from 1 on most are the next one, most have one."""
    following = sum(after == before + 1 for before, after in pairwise(values))
    is_enough = len(values) >= max(min(2, entries), _RUN * entries)
    return is_enough and values[:1] == [1] and following >= _RUN * (len(values) - 1)


_SHARED = lazy(r"(?:[\[［〔【]\s?\d{1,3}\s?[\]］〕】]\s*[、，,]?\s*){2,12}")


def further(text: str) -> list[str]:
    """The numbers behind the first that an entry is cited by too, ``〔1〕〔8〕``: a note that the text calls again."""
    found = _SHARED.match(text)
    return [number(digits) for digits in re.findall(r"\d+", found[0])[1:]] if found else []


def label_end(text: str, key: str) -> int:
    """Where the label of an entry ends that is cited by ``key``; 0 where it does not begin with that."""
    if not key.isdecimal():
        named = _LETTERED.match(text)
        return named.end() if named and letters_key(named["key"]) == key else 0
    found = _BRACKETED.match(text) or _BARE.match(text)
    return found.end() if found and number(found[1]) == key else 0
