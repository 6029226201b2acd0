"""What cites the entries of a list: their numbers, their authors and years, or both in one text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from typing import TypedDict

from kanyin.model import SUP
from kanyin.patterns import lazy
from kanyin.references.author_year import find_by_author
from kanyin.references.citing import Citation, find_numbered, unraised
from kanyin.references.entry import read_entry
from kanyin.references.habits import cites_by_place, parts_with_dots, told_by_order, told_by_subjects, with_commas
from kanyin.references.labels import further, numbers
from kanyin.references.odd_brackets import find_odd, odd_pair
from kanyin.references.own_words import told_by_words
from kanyin.references.raised import are_enclosed, cites_raised, find_raised, has_raised
from kanyin.references.rounded import cites_rounded, find_rounded
from kanyin.references.split import is_subheading
from kanyin.references.targets import Target, targets

Find = Callable[[str], Iterable[Citation]]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that is cited: the names of its entries by the keys of citations, and what finds these in a text."""

    names: Mapping[str, str]
    find: Find
    raised: bool = False
    """A raised number alone cites too."""


def listed(entries: Sequence[tuple[str, str]], texts: Iterable[str] = ()) -> Listed:
    """``entries``: each by a name that is no number, and its words. Empty names: what nothing can lead to.

    ``texts``: the paragraphs that may cite, with marks round what is raised.
    """
    texts = list(texts)
    words = [one for _, one in entries]
    keys = numbers(words)
    if not any(keys):
        keys = _places(words, texts)
    numbered = {other: name for name, one in entries for other in further(one)} if any(keys) else {}
    numbered |= {key: name for key, (name, _) in zip(keys, entries, strict=True) if key}
    known = tuple(_by_author(entries))
    names = {key: name for key, name in numbered.items() if name} | {one.key: one.key for one in known if one.key}
    rounded = bool(numbered) and cites_rounded(texts, words, numbered)
    lost = _lost(numbered)
    described = {key: one for key, one in zip(keys, words, strict=True) if key}
    find = _by_numbers({**numbered, **dict.fromkeys(lost, "")}, texts, described)
    by_number = partial(_found, known=(), rounded=rounded, lost=lost, **find)
    if known and numbered and _suffice(by_number, numbered, known, texts):
        known = ()
    return Listed(names, partial(by_number, known=known), bool(find["raised"]))


_SELDOM = 2
"""Of so many entries that it cites by numbers such a text names one with its year."""


_FEWEST = 4
"""Entries that such a text cites by numbers at least."""


def _suffice(by_number: Find, numbered: Mapping[str, str], known: Sequence[Target], texts: Sequence[str]) -> bool:
    """The text cites by numbers all that it names with a year, which is little: these years are words of sentences."""
    cited = {numbered[key] for text in texts for one in by_number(text) for key in one.meant}
    if len(cited) < _FEWEST:
        return False
    dated = {key for text in texts for one in find_by_author(unraised(text), known) for key in one.meant}
    return dated <= cited and _SELDOM * len(dated) <= len(cited)


_KEPT = 0.4
"""Of the numbers of a list so many are there at least, where it has lost others."""


def _lost(numbered: Collection[str]) -> frozenset[str]:
    """The numbers that lack below the last of a list: pages, or recognition, lost those entries; a text cites them."""
    values = {int(key) for key in numbered if key.isdecimal()}
    last = max(values, default=0)
    is_most = len(values) > 2 and len(values) >= _KEPT * last
    return frozenset(str(n) for n in range(1, last) if n not in values) if is_most else frozenset()


def _places(words: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The places of the entries of a list without numbers, where the text cites it by these; else none."""
    is_entry = [not is_subheading(one) for one in words]
    count = sum(is_entry)
    by_place = cites_by_place(texts, count) or cites_raised(texts, {str(n) for n in range(1, count + 1)})
    places = accumulate(map(int, is_entry))
    return [str(n) if by_place and one else "" for n, one in zip(places, is_entry, strict=True)]


class _Habit(TypedDict):
    """What of a text's numbers cites: see ``_found``."""

    numbered: Mapping[str, str]
    raised: bool
    enclosed: bool
    sure: frozenset[str]
    dotted: bool
    odd: str


def _by_numbers(numbered: Mapping[str, str], texts: Sequence[str], described: Mapping[str, str]) -> _Habit:
    dotted = bool(numbered) and parts_with_dots(texts, numbered)
    texts = list(map(with_commas, texts)) if dotted else texts
    raised = bool(numbered) and cites_raised(texts, numbered)
    sure = frozenset[str]()
    if numbered:
        sure = told_by_order(texts, numbered) | told_by_words(texts, described) | told_by_subjects(texts, numbered)
    is_cited = raised or bool(sure) or any(next(find_numbered(text, numbered), None) for text in texts)
    return {
        "numbered": numbered,
        "raised": raised,
        "enclosed": raised and are_enclosed(texts),
        "sure": sure,
        "dotted": dotted,
        "odd": odd_pair(texts, numbered) if numbered and not is_cited else "",
    }


def find_by_number(entries: Collection[str], texts: Iterable[str]) -> Find:
    """What finds the citations by number of entries that are cited by nothing else."""
    return partial(
        _found, known=(), rounded=False, lost=frozenset(), **_by_numbers(dict.fromkeys(entries, ""), list(texts), {})
    )


def _by_author(entries: Sequence[tuple[str, str]]) -> Iterator[Target]:
    """The entries by their authors and years; each key is the entry's name."""
    read = [replace(read_entry(words), key=str(at)) for at, (_, words) in enumerate(entries)]
    for one in targets(read):
        yield replace(one, key=entries[int(one.key)][0])


def _found(
    text: str,
    numbered: Mapping[str, str],
    known: Sequence[Target],
    *,
    raised: bool,
    enclosed: bool,
    rounded: bool,
    lost: frozenset[str],
    sure: frozenset[str],
    dotted: bool,
    odd: str,
) -> Iterator[Citation]:
    """The citations in their order; a text may have both, ``方砚（2019）[3]``.

    ``dotted``: dots may part the numbers. ``odd``: the marks between which numbers cite. ``lost``: numbers that
    cite and lead nowhere.
    """
    text = with_commas(text) if dotted else text
    found = [*find_numbered(text, numbered, sure)] if numbered else []
    found += find_raised(text, numbered, enclosed=enclosed) if raised and has_raised(text) else ()
    found += find_rounded(text, numbered) if rounded else ()
    found += find_odd(text, numbered, odd) if odd else ()
    if known:
        found += [one for one in find_by_author(unraised(text), known) if not _is_numbered(text, one, found, numbered)]
    end = 0
    for one in sorted(found, key=lambda one: one.start):
        if one.start >= end:
            yield _without(one, lost) if lost else one
            end = one.end


_BETWEEN = lazy(rf"\s?[)）\]］〕】]?[\s{SUP[0]}]{{0,2}}")


def _is_numbered(text: str, year: Citation, found: Sequence[Citation], numbered: Mapping[str, str]) -> bool:
    """The number of the same entry stands behind the year, ``方砚（2019）[3]``: that is what cites."""
    return any(
        0 <= one.start - year.end <= _NEAR
        and _BETWEEN.fullmatch(text, year.end, one.start)
        and {numbered.get(key) for key in one.meant} >= set(year.meant)
        for one in found
    )


_NEAR = 4
"""Characters between a year and the number behind it at most."""


def _without(one: Citation, lost: frozenset[str]) -> Citation:
    """The citation with only those of its numbers that lead to an entry."""
    written = tuple(place for place in one.written if place[2] not in lost)
    return replace(one, written=written, meant=tuple(key for key in one.meant if key not in lost))
