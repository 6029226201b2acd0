"""What cites the entries of a list: their numbers, their authors and years, or both in one text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kanyin.model import SUP
from kanyin.references.author_year import find_by_author
from kanyin.references.citing import Citation, find_numbered, unraised
from kanyin.references.entry import read_entry
from kanyin.references.labels import further, numbers
from kanyin.references.raised import cites_raised, find_raised
from kanyin.references.rounded import cites_rounded, find_rounded
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
    keys = numbers([words for _, words in entries])
    numbered = {other: name for name, words in entries for other in further(words)} if any(keys) else {}
    numbered |= {key: name for key, (name, _) in zip(keys, entries, strict=True) if key}
    known = tuple(_by_author(entries))
    names = {key: name for key, name in numbered.items() if name} | {one.key: one.key for one in known if one.key}
    texts = list(texts)
    raised = bool(numbered) and cites_raised(texts, numbered)
    rounded = bool(numbered) and cites_rounded(texts, [words for _, words in entries], numbered)
    return Listed(names, partial(_found, numbered=numbered, known=known, raised=raised, rounded=rounded), raised)


def find_by_number(entries: Collection[str], texts: Iterable[str]) -> Find:
    """What finds the citations by number of entries that are cited by nothing else."""
    numbered = dict.fromkeys(entries, "")
    return partial(_found, numbered=numbered, known=(), raised=cites_raised(texts, numbered))


def _by_author(entries: Sequence[tuple[str, str]]) -> Iterator[Target]:
    """The entries by their authors and years; each key is the entry's name."""
    read = [replace(read_entry(words), key=str(at)) for at, (_, words) in enumerate(entries)]
    for one in targets(read):
        yield replace(one, key=entries[int(one.key)][0])


def _found(
    text: str, numbered: Mapping[str, str], known: Sequence[Target], *, raised: bool, rounded: bool = False
) -> Iterator[Citation]:
    """The citations in their order; a text may have both, ``方砚（2019）[3]``."""
    found = [*find_numbered(text, numbered)] if numbered else []
    found += find_raised(text, numbered) if raised and SUP[0] in text else ()
    found += find_rounded(text, numbered) if rounded else ()
    found += find_by_author(unraised(text), known) if known else ()
    end = 0
    for one in sorted(found, key=lambda one: one.start):
        if one.start >= end:
            yield one
            end = one.end
