"""The levels of headings where markup tells some of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kanyin import rules
from kanyin.model import Heading, Line
from kanyin.patterns import lazy
from kanyin.structure.heading_numbers import value
from kanyin.structure.heading_ranks import full_rank, levels_of
from kanyin.structure.markup import MARKED


def below_marked(lines: tuple[Line, ...], found: Mapping[int, Heading]) -> dict[int, Heading]:
    """The headings that markup tells, and those ``found`` by their numbers: beside those of their rank, else as many
    levels below the one above them.
    """
    marks = {n: line.kind for n, line in enumerate(lines) if line.kind in MARKED}
    texts = [lines[n].text for n in marks]
    ranks = {n: rank for n in (*marks, *found) if (rank := _rank(lines[n].text, texts))}
    ranks |= dict.fromkeys(_points({n: lines[n].text for n in ranks if ranks[n] == PLAIN}, texts), ITEM)
    ranks |= dict.fromkeys(_without_numbers(marks, ranks, lines), TOP)
    by_number = _levels_of_ranks(marks, ranks)
    by_mark = {mark: level for level, mark in enumerate(sorted(set(marks.values())), 1)}
    of_rank = by_number or {ranks[n]: by_mark[mark] for n, mark in marks.items() if n in ranks}
    known = levels_of(ranks) if by_number else {}
    headings: dict[int, Heading] = {}
    level = 0
    for n in sorted({*marks, *found}):
        if n in marks:
            level = _level(n, lines, known, level) if by_number else by_mark[marks[n]]
            number, words = (_split(lines[n].text, texts) or ("", lines[n].text))[:2]
            headings[n] = Heading(level, number, words, lines[n].src)
        else:
            below = _level(n, lines, known, level) if by_number else level + found[n].level
            headings[n] = replace(found[n], level=known.get(n) or of_rank.get(ranks.get(n, 0), below))
    return headings


TOP, PLAIN, OF_PAIRS, ITEM = 1, 50, 60, 80
"""Ranks of a title above all numbers, of 1, of 2.1, and of (1)."""


def _points(plain: Mapping[int, str], texts: Sequence[str]) -> list[int]:
    """Of plain numbers set in two ways those with a mark, 1、, that begin anew below the chapters, which have none."""
    numbers = {n: found[0] for n, text in plain.items() if (found := _split(text, texts))}
    marked = [n for n, number in numbers.items() if number.endswith(("、", ".", "．"))]
    chapters = [int(number) for n, number in numbers.items() if n not in marked]
    firsts = [n for n in marked if value(numbers[n]) == 1]
    is_row = len(chapters) >= FEWEST and chapters == list(range(chapters[0], chapters[0] + len(chapters)))
    return marked if is_row and len(firsts) > 1 and min(numbers) < marked[0] else []


FEWEST = 3
"""Chapters that tell how chapters are numbered."""


def _without_numbers(marks: Mapping[int, str], ranks: Mapping[int, int], lines: tuple[Line, ...]) -> list[int]:
    """The headings above 2.1 and its like that lost their numbers: where one of them is right above an x.1."""
    if not ranks or not OF_PAIRS <= min(ranks.values()) < ITEM or len(set(marks.values())) > 1:
        return []
    bare = [n for n in marks if n not in ranks]
    order = sorted({*marks, *ranks})
    above = (n for n, below in pairwise(order) if n in bare and below in ranks and _is_first(lines[below].text))
    return bare if any(not rules.is_unnumbered_heading(lines[n].text) for n in above) else []


def _is_first(text: str) -> bool:
    found = rules.split_heading(text)
    return found is not None and found[0].rstrip(".．").endswith((".1", "．1"))


def _split(text: str, texts: Sequence[str]) -> tuple[str, str, rules.Scheme] | None:
    """The number, words and scheme of a heading among the ``texts`` of all that markup tells; None for no number.

    3个专场 and 2D原画 begin with what they count, where no other number goes before or follows; 0x01 is a number of
    another kind.
    """
    glued = _GLUED.match(text)
    if glued is not None:
        value = int(glued[1])
        beside = {int(other[1]) for one in texts if one != text and (other := _GLUED.match(one))}
        if glued[2].isascii() or (_COUNTED.match(text) and not beside & {value - 1, value + 1}):
            return None
    if found := _BEFORE_FIGURE.match(text):
        parts = rules.split_heading(f"{found[0]} {_WORDS}")
        return (parts[0], text[found.end() :].strip(), parts[2]) if parts else None
    return rules.split_heading(text)


_BEFORE_FIGURE = lazy(r"\d{1,2}(?:\.\d{1,2}){0,3}(?= \d{1,4}[\u3400-\u9fffA-Za-z—–-])")
"""A number, and a blank before the figure that its title begins with: 2.1 5种灯."""
_WORDS = "灯的数目"
"""A title like any other, to ask what its number is."""


_COUNTED = lazy("\\d{1,2}[个種种大条條项項步招款名位场場天年月日分秒米度张張座家部点點则則篇本次件句道层層代维維万倍]")
_GLUED = lazy("(\\d{1,2})([A-Za-z\u3400-\u9fff])")


def _rank(text: str, texts: Sequence[str]) -> int:
    found = _split(text, texts)
    return full_rank(found[2].rank, found[0]) if found else 0


def _levels_of_ranks(marks: Mapping[int, str], ranks: Mapping[int, int]) -> dict[int, int]:
    """The levels of ranks of numbers, where they tell more than the marks: one mark for numbers of two ranks, as text
    recognition sets them, or one for all headings and none for some above them.

    Nothing where each rank has marks of its own.
    """
    of_mark: dict[str, set[int]] = {}
    for n, mark in marks.items():
        if n in ranks:
            of_mark.setdefault(mark, set()).add(ranks[n])
    deepest = max((rank for known in of_mark.values() for rank in known), default=0)
    is_above = any(rank < deepest and n not in marks for n, rank in ranks.items())
    if not any(len(known) > 1 for known in of_mark.values()) and not (is_above and len(set(marks.values())) == 1):
        return {}
    return {rank: level for level, rank in enumerate(sorted(set(ranks.values())), 1)}


def _level(n: int, lines: tuple[Line, ...], known: Mapping[int, int], before: int) -> int:
    """The level of a heading among numbered ones: its own, the first for a usual name, else that of those about it, or
    the one below the section that it stands in, where no number lacks between that and the next.
    """
    if n in known:
        return known[n]
    text = lines[n].text
    if rules.is_unnumbered_heading(text) or rules.is_references_heading(text) or not before:
        return 1
    above = max((k for k in known if k < n), default=-1)
    below = min((k for k in known if k > n), default=-1)
    if above >= 0 and below >= 0 and _goes_on(_parts(lines[above].text), _parts(lines[below].text)):
        return known[above] + 1
    return max(min(before, known.get(below, 1)), 1)


_DECIMAL, _DIGITS = lazy(r"\d{1,2}(?:[.．]\d{1,2}){0,3}"), lazy(r"\d+")


def _parts(text: str) -> tuple[int, ...]:
    """2.1 as 2 and 1; nothing for a number of another kind."""
    found = _DECIMAL.match(text)
    return tuple(map(int, _DIGITS.findall(found[0]))) if found else ()


def _goes_on(above: tuple[int, ...], below: tuple[int, ...]) -> bool:
    """No number lacks between the two: 3.3 and 3.4, 3.3 and 4."""
    size = len(below)
    return 0 < size <= len(above) and below == (*above[: size - 1], above[size - 1] + 1)
