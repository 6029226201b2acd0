"""Lines that are numbered one after the other: the headings and points of one text, none of them its title."""

from __future__ import annotations

from collections.abc import Sequence, Set

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.run import BREAKS
from kanyin.text import han_number

_NUMBER = lazy("(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?([.．、·])(?=\\s?[\u3400-\u9fff])")


def in_series(facts: Sequence[Facts]) -> frozenset[int]:
    """The indexes of lines of a row of at least two that begins with one, with the same mark behind their numbers."""
    found = [(n, *number) for n, each in enumerate(facts) if (number := _number_of(each))]
    known = {(number, mark) for _, number, mark in found}
    return frozenset(n for n, number, mark in found if _is_reached(number, mark, known))


def _is_reached(number: int, mark: str, known: Set[tuple[int, str]]) -> bool:
    """All numbers from one up to this one are there, and two of them at least."""
    return all((k, mark) in known for k in range(1, max(number, 2) + 1))


def _number_of(each: Facts) -> tuple[int, str] | None:
    """A line's number and the mark behind it, digits and Han apart."""
    found = _NUMBER.match(each.text) if each.shown & {"numbered", "rank"} else None
    if found is None:
        return None
    if found[1].isdigit():
        return int(found[1]), f"digits {found[2]}"
    return han_number(found[1]), f"Han {found[2]}"


_OF_VOLUME = r"第[一二三四五六七八九十百千零〇两\d]{1,7}"
_VOLUME = lazy(
    rf"(?:{_OF_VOLUME}[卷部集册冊辑輯篇]|卷[一二三四五六七八九十\d]{{1,3}})(?:[ \u3000:：·]{{1,2}}[^。；！？]{{1,40}})?"
)
_CHAPTER = lazy(rf"{_OF_VOLUME}[章回节節話话](?:[ \u3000:：][^。；]{{1,40}})?")
FARTHEST = 6
"""Lines from a volume's name down to the one chapter of it that a page holds."""


def volumes_of_chapter(facts: Sequence[Facts]) -> frozenset[int]:
    """The lines that name the volume of the one chapter that stands on the page: its title is the chapter's."""
    chapters = [n for n, each in enumerate(facts) if "chapter" in each.shown and _CHAPTER.fullmatch(each.text)]
    if len({facts[n].key for n in chapters}) != 1:
        return frozenset()
    above = range(max(0, chapters[0] - FARTHEST), chapters[0])
    return frozenset(n for n in above if _VOLUME.fullmatch(facts[n].text))


FEWEST_ABOVE = 3
"""Sentences above a line of a text: it heads none of it but a part."""
_BREAKS = BREAKS | {"counter", "said-before", "among-furniture"}


def within_prose(facts: Sequence[Facts]) -> frozenset[int]:
    """The lines with several sentences above them and nothing between that furniture or a head shows."""
    found: set[int] = set()
    above = 0
    for n, each in enumerate(facts):
        if above >= FEWEST_ABOVE:
            found.add(n)
        if each.is_info or (each.shown & _BREAKS and "numbered" not in each.shown):
            above = 0
        elif each.is_sentence and "talks-of-site" not in each.shown:
            above += 1
    return frozenset(found)
