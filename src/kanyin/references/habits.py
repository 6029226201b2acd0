"""How a whole text cites a list by numbers: the order in which its entries are first cited tells of doubtful ones.

Numbers are given in that order (GB/T 7714-2015, 9.1): 1, 2, 3 …, each new one the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.references.citing import Citation, find_numbered

_CITED, _RISING = 0.6, 0.8
_FARTHEST = 2
"""Numbers that may lack between one that only the order tells of and those that are cited for sure."""
_OFTEN = 2
"""A doubtful number that comes more often than this is that of a thing."""

_JOINT = r"\s?[-–—~～,，、]\s?"
_DECIMAL = r"\s?\d{1,3}[.．]\d{1,3}"
_DOTTED = lazy(
    rf"[\[［〔【](?!{_DECIMAL}\s?[,，;；–—~～-]\s?{_DECIMAL}\s?[\]］])\s?\d{{1,3}}(?:{_JOINT}\d{{1,3}})*(?:[.．]\s?\d{{1,3}}(?:{_JOINT}\d{{1,3}})*)+\s?[\]］〕】]"
)
_DIGITS = lazy(r"\d+")
_LARGE = 10
"""From here on ``[14.18]`` looks like no version and no section of anything."""


def with_commas(text: str) -> str:
    """The text with commas for the dots in ``[1.8]``, as long as it was."""
    return _DOTTED.sub(lambda found: found[0].translate(_AS_COMMAS), text)


_AS_COMMAS = str.maketrans(".．", ",，")


def parts_with_dots(texts: Sequence[str], entries: Collection[str]) -> bool:
    """The text has dots for commas, ``[1.8]``, ``[14.18-19]``: all numbers in brackets with dots rise and are those of
    entries, and it cites others in brackets. Each is the next number, ``[3.4]``, or they are several, one of which is
    like nothing else."""
    found = [[int(one) for one in _DIGITS.findall(match[0])] for text in texts for match in _DOTTED.finditer(text)]
    are_next = bool(found) and all(other == one + 1 for values in found for one, other in pairwise(values))
    if not are_next and (len(found) < _OFTEN or not any(values[0] >= _LARGE for values in found)):
        return False
    fit = all(one < other for values in found for one, other in pairwise(values))
    are_listed = all(str(value) in entries for values in found for value in values)
    return fit and are_listed and any(next(find_numbered(text, entries), None) for text in texts)


Place = tuple[int, int]
"""A text, and a place in it."""


def is_in_order(first: Sequence[int], entries: int, met: int) -> bool:
    """Numbers as they are first cited: from 1 on mostly the next one, most of the ``entries`` and of those ``met``."""
    rising = sum(after == before + 1 for before, after in pairwise(first))
    is_enough = len(first) >= max(_CITED * entries, _RISING * met)
    return len(first) > 1 and first[0] == 1 and is_enough and rising >= _RISING * (len(first) - 1)


_FEWEST, _NEARLY_ALL = 5, 0.9
_LONG, _LEAD, _ASTRAY = 10, 3, 0.15
"""Entries of a list most of which a text cites from the first three on, though not all in their order; and the share of
numbers beyond its end."""
_BEGINS = lazy(
    r"\s{0,3}[\[［]\s?(?P<number>[1-9]\d{0,2})\s?[\]］]\s?"
    r"(?P<verb>(?:则|又|还|也|首[先次]|最?早)?(?:提出|使用|采用|利用|给出|指出|认为|证明|设计|构[建造]|研究|分析|介绍|引入|讨论|发现|比较|综述))?"
)


def cites_by_place(texts: Sequence[str], entries: int) -> bool:
    """The text cites a list that prints no numbers by the places of its entries: in their order, and hardly others."""
    places = {str(place) for place in range(1, entries + 1)}
    first = list(dict.fromkeys(int(key) for text in texts for one in find_numbered(text, places) for key in one.meant))
    further = {str(place) for place in range(entries + 1, 3 * entries + 10)}
    beyond = {key for text in texts for one in find_numbered(text, further) for key in one.meant}
    if not beyond and entries >= _FEWEST and max(first, default=0) == entries and len(first) >= _NEARLY_ALL * entries:
        return True  # whatever the order: a part of the text, a list by the alphabet
    is_most = entries >= _LONG and first[:_LEAD] == [*range(1, _LEAD + 1)] and len(first) >= _CITED * entries
    if is_most and len(beyond) <= _ASTRAY * len(first):
        return True  # a thesis whose list changed while it was written
    return is_in_order(first, entries, len(first) + len(beyond))


def told_by_subjects(texts: Sequence[str], entries: Collection[str]) -> frozenset[str]:
    """The numbers with which paragraphs or items begin as sentences do, ``[19] 提出…``, where those do not count them:
    the one before has not the number before, nor the next the next."""
    begun = [found for text in texts if (found := _BEGINS.match(text))]
    values = [int(found["number"]) for found in begun]
    return frozenset(
        str(value)
        for at, value in enumerate(values)
        if begun[at]["verb"]
        and value > 1
        and str(value) in entries
        and values[max(0, at - 1)] != value - 1
        and value + 1 not in values[at + 1 : at + 2]
    )


def told_by_order(texts: Sequence[str], entries: Collection[str]) -> frozenset[str]:
    """The numbers that nothing cites for sure, and that stand, doubtful by what is round them, where their order has
    them: ``NS-2[9]`` behind the first ``[8]`` and before the first ``[10]``."""
    sure = [list(find_numbered(text, entries)) for text in texts]
    every = [list(find_numbered(text, entries, sure=entries)) for text in texts]
    if list(map(len, sure)) == list(map(len, every)):
        return frozenset()
    first = _first_places(sure)
    if not _rises(first):
        return frozenset()
    doubtful = list(_behind(sure, every))
    often = Counter(key for _, one in doubtful for key in one.meant)
    return frozenset(
        key
        for place, one in doubtful
        for key in one.meant
        if key.isdecimal() and int(key) not in first and often[key] <= _OFTEN and _fits(int(key), place, first)
    )


def _first_places(sure: Sequence[Sequence[Citation]]) -> dict[int, Place]:
    found: dict[int, Place] = {}
    for n, ones in enumerate(sure):
        for one in ones:
            for key in filter(str.isdecimal, one.meant):
                found.setdefault(int(key), (n, one.start))
    return found


def _rises(first: Mapping[int, Place]) -> bool:
    values = list(first)
    rising = sum(after > before for before, after in pairwise(values))
    return len(values) > 2 and rising >= _RISING * (len(values) - 1)


def _behind(
    sure: Sequence[Sequence[Citation]], every: Sequence[Sequence[Citation]]
) -> Iterator[tuple[Place, Citation]]:
    """Those of ``every`` text that are not ``sure``."""
    for n, (ones, others) in enumerate(zip(sure, every, strict=True)):
        starts = {one.start for one in ones}
        yield from (((n, one.start), one) for one in others if one.start not in starts)


def _fits(value: int, place: Place, first: Mapping[int, Place]) -> bool:
    """The numbers next to it that are cited are first cited on either side of it, and are near."""
    below = max((other for other in first if other < value), default=0)
    above = min((other for other in first if other > value), default=0)
    is_behind = not below or first[below] < place
    is_before = first[above] > place if above else value == below + 1
    return is_behind and is_before and value - below <= _FARTHEST + 1 and (not above or above - value <= _FARTHEST + 1)
