"""Which number a damaged citation of a recognised paper had: told by the citations about it, and by the list.

Where entries are numbered as they are first cited, the row lacks the number that was lost, ``[10][1][12]``, and a
range that goes down or begins before what was cited last has lost a figure, ``[21-2]`` before ``[23]``. Where a name
stands before the citation, the one entry by that author is the one that is cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, pairwise

from kanyin.patterns import lazy

AHEAD = 3
"""How many citations may have been lost before one of two figures, and in a row."""
FEWEST = 2
"""Whole citations of a page whose citations are numbers in brackets."""
TWO_FIGURES = 10
ORDERED = 0.7
"""Share of first citations that are the next number, in a paper that numbers entries as they are cited."""
MOST_WAITING = 12
"""Damaged citations between two whole ones that are tried out against the numbers that lack."""
LONGEST_RANGE = 9
_READ = ("whole", "raised")
_PART = lazy(r"(?P<first>\d{1,3})(?:\s?[-–—~]\s?(?P<last>\d{1,3}))?")
_COMMA = lazy(r"\s?[,，、.]\s?")


@dataclass(frozen=True, slots=True)
class Citation:
    """One of the row: where it stands in which entry, how it was read and the numbers it names."""

    entry: int
    start: int
    end: int
    how: str
    numbers: tuple[int, ...]
    text: str


def is_ordered(known: Sequence[Citation]) -> bool:
    """Entries are numbered as they are cited, where a number far ahead was misread, or those before it were lost."""
    return any(_is_ordered(known, takes_jumps=each) for each in (True, False))


def _is_ordered(known: Sequence[Citation], *, takes_jumps: bool) -> bool:
    highest, first, following, skipped = 0, 0, 0, 0
    for one in known:
        new = [number for number in one.numbers if number > highest]
        if new:
            first += 1
            is_next = new[0] <= highest + 1 + AHEAD * (1 + skipped)
            following += is_next
            skipped = 0 if is_next else skipped + 1
            highest = new[-1] if is_next or takes_jumps else highest
    return first >= FEWEST and following >= ORDERED * first


def known_of(row: Sequence[Citation]) -> list[Citation]:
    """The citations of which numbers were read whole."""
    return [one for one in row if one.numbers and one.how in ("whole", "raised", "letters")]


def whole_ranges(row: Sequence[Citation], count: int) -> dict[Citation, str]:
    """Citations whose ranges lost figures or a dash, where what is cited before and behind tells which."""
    if not is_ordered(known_of(row)):
        return {}
    out: dict[Citation, str] = {}
    highest, is_sure = 0, True
    for n, one in enumerate(row):
        if one.how not in _READ:
            is_sure = is_sure and one.how not in ("lost", "half", "open")
            continue
        new = (m for other in row[n + 1 :] if other.how in _READ for m in other.numbers if m > highest)
        is_tried = is_sure and one.how == "whole"
        parts = list(_parts(one.text[1:-1], highest, next(new, count + 1), count)) if is_tried else []
        numbers = [m for first, last in parts for m in range(first, (last or first) + 1)]
        if numbers and tuple(numbers) != one.numbers and all(first < second for first, second in pairwise(numbers)):
            out[one] = "[" + ",".join(f"{first}-{last}" if last else str(first) for first, last in parts) + "]"
        else:
            numbers = list(one.numbers)
        if numbers and highest < numbers[-1] <= max(count, highest + 1 + AHEAD):
            highest, is_sure = numbers[-1], True
    return out


def _parts(inside: str, highest: int, after: int, count: int) -> Iterator[tuple[int, int]]:
    """The numbers and ranges of a citation, each with the figures that it lost; 0 for the end of a single number.

    ``highest`` was cited before, and ``after`` is the next number that is cited for the first time.
    """
    for part in _COMMA.split(inside):
        found = _PART.fullmatch(part.strip())
        if found is None:
            return
        first, last = int(found["first"]), int(found["last"] or 0)
        if last and first <= highest < last and highest + 1 < last and _is_rest(found["first"], highest + 1):
            first = highest + 1
        if first < last <= highest and highest + 1 < after - 1 and _are_rests(found, highest + 1, after - 1):
            first, last = highest + 1, after - 1  # 1-2 between 10 and 13
        if 0 < last <= first and _is_rest(found["last"], after - 1) and first < after - 1 <= first + LONGEST_RANGE:
            last = after - 1
        if not last and (0 < count < first or highest + 1 < after <= first < TWO_FIGURES**2):  # 79: its dash was lost
            at = len(str(highest + 1))
            begin, end = part[:at], part[at:]
            if begin == str(highest + 1) and end and int(begin) < after - 1 and _is_end(end, after - 1):
                first, last = int(begin), after - 1
        yield first, last


def _is_end(read: str, number: int) -> bool:
    return str(number) == read or _is_rest(read, number)


def _are_rests(found: re.Match[str], first: int, last: int) -> bool:
    """Both ends of a range have lost their first figure."""
    read = (found["first"], found["last"])
    return all(str(whole)[1:] == part for whole, part in zip((first, last), read, strict=True))


def _is_rest(read: str, number: int) -> bool:
    """What is left of a number that lost its first figures, or its last."""
    whole = str(number)
    return read != whole and (whole.startswith(read) or whole.endswith(read))


def lost_numbers(row: Sequence[Citation], count: int) -> dict[Citation, str]:
    """Citations whose number was lost, where the next entries that are cited leave one for each."""
    known = known_of(row)
    if not is_ordered(known):
        return {}
    cited = {number for one in known for number in one.numbers}
    out: dict[Citation, str] = {}
    waiting: list[Citation] = []
    highest = 0
    for one in (*row, None):
        if one is not None and one not in known and one.how not in ("unopened", "letters", "ones"):
            waiting.append(one)
            continue
        if one is not None and (one not in known or one.numbers[-1] <= highest):
            waiting += [one] if one.how == "whole" and len(one.text) == len("[1]") else []
            continue
        following = count + 1 if one is None else next(number for number in one.numbers if number > highest)
        lacking = list(range(highest + 1, following))
        if len(lacking) <= AHEAD:
            # what is cited further down too was cited here first, if a bracket shows a citation
            sure = ("lost", "half", "open") if cited.intersection(lacking) else None
            damaged = [each for each in waiting if (each.how in sure if sure else each.how != "whole")]
            out |= (
                (damaged and _filled(damaged, lacking)) or _aligned(waiting, lacking) or _bare(waiting, lacking, cited)
            )
        waiting = []
        highest = one.numbers[-1] if one is not None else highest
    return out


def _filled(waiting: Sequence[Citation], lacking: Sequence[int]) -> dict[Citation, str]:
    """Each citation with the number that is its own: of those that show a bracket, or of all."""
    bracketed = [one for one in waiting if one.how in ("lost", "half", "open")]
    for ones in (bracketed, [one for one in bracketed if one.how != "open"], waiting):
        if len(ones) == len(lacking) and all(map(_can_be, ones, lacking)):
            return {one: f"[{number}]" for one, number in zip(ones, lacking, strict=True)}
    return {}


def _aligned(waiting: Sequence[Citation], lacking: Sequence[int]) -> dict[Citation, str]:
    """The one way in which the citations can have the numbers that lack, by the figures that were read of them."""
    waiting = [one for one in waiting if one.how in ("open", "whole") and one.numbers]
    if not lacking or len(waiting) > MOST_WAITING:
        return {}
    ways = [
        ones
        for ones in combinations(waiting, len(lacking))
        if all(_is_rest(str(one.numbers[-1]), number) for one, number in zip(ones, lacking, strict=True))
    ]
    if len(ways) != 1:
        return {}
    return {one: f"[{number}]" for one, number in zip(ways[0], lacking, strict=True)}


def _bare(waiting: Sequence[Citation], lacking: Sequence[int], cited: Set[int]) -> dict[Citation, str]:
    """Figures behind a word that are the number which the row lacks, where no other figure there is: 有灯3，"""
    out: dict[Citation, str] = {}
    for number in lacking:
        ones = [one for one in waiting if one.how == "bare" and one.numbers == (number,)]
        if len(ones) == 1 and number not in cited:
            out[ones[0]] = f"[{number}]"
    return out


def _can_be(one: Citation, number: int) -> bool:
    """What was read of a citation's number is all of it, or where it had a bracket, its beginning or its end."""
    if not one.numbers:
        return True
    return one.numbers == (number,) or (one.how == "open" and _is_end(str(one.numbers[-1]), number))


_FIRST_AUTHOR = lazy(
    r"(?P<han>[\u3400-\u9fff]{2,4})(?=[,，、.．\s等：:])|(?P<latin>[A-Z][A-Za-z'’-]{2,24})(?=[,，.\s])"
)
_HAN_BEFORE = lazy(r"(?P<name>[\u3400-\u9fff]{2,4}?)(?:等人?|等学者|[和与、][\u3400-\u9fff]{2,3})?\s?$")
_LATIN_BEFORE = lazy(
    r"(?<![A-Za-z])(?P<name>[A-Z][A-Za-z'’-]{2,24})\s?(?:等人?|et\s?al\.?,?|(?:和|与|&|and)\s?[A-Z][A-Za-z]{1,20})?\s?$"
)
NEAR = 40
"""Characters before a citation that can hold the name of the author."""


def numbers_by_names(row: Sequence[Citation], texts: Sequence[str], listed: Mapping[int, str]) -> dict[Citation, str]:
    """Citations whose number was lost, behind the name of an author by whom the list has one entry.

    ``texts`` are those of the entries in which the citations stand, ``listed`` the references by their numbers.
    """
    by_author: dict[str, list[int]] = {}
    for number, reference in listed.items():
        if found := _FIRST_AUTHOR.match(reference):
            by_author.setdefault(found[0].casefold(), []).append(number)
    out: dict[Citation, str] = {}
    for one in row:
        if one.how in ("lost", "half", "open") or one.numbers == (0,):
            number = _number_by_name(texts[one.entry][max(0, one.start - NEAR) : one.start], by_author)
            if number and (not any(one.numbers) or _is_end(str(one.numbers[-1]), number)):
                out[one] = f"[{number}]"
    return out


def _number_by_name(before: str, by_author: Mapping[str, Sequence[int]]) -> int:
    """The number of the only entry by the author who is named last; 0 where there is none, or are several."""
    latin = _LATIN_BEFORE.search(before)
    if latin:
        return _only(by_author.get(latin["name"].casefold(), ()))
    tails = {before[at:] for at in range(max(0, len(before) - 12), len(before))}
    names = {
        name
        for name in by_author
        for tail in tails
        if tail.startswith(name) and (found := _HAN_BEFORE.fullmatch(tail)) and found["name"] == name
    }
    return _only(by_author[max(names, key=len)]) if names else 0


def _only(numbers: Sequence[int]) -> int:
    return numbers[0] if len(numbers) == 1 else 0
