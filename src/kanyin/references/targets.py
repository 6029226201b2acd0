"""What an entry is cited by where a text names authors and years: their names, or its title, and the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import normalize

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.references.entry import Entry, read_entry
from kanyin.references.names import ALSO, Name
from kanyin.references.printed_heads import first_printed, head_letters, years_in_head
from kanyin.references.text import IS_HAN, LATER_YEAR, LOWER, NO_YEAR, UPPER, fold
from kanyin.references.twins import IN_CHINESE


@dataclass(frozen=True, slots=True)
class Target:
    """An entry that can be cited by its authors, their family names in small letters, and its year.

    ``others``: the entry names only the first of them.
    """

    key: str
    authors: tuple[str, ...]
    year: str
    letter: str
    others: bool = False
    damaged: bool = False
    """The year is but one that the entry's may have been."""
    head: str = ""
    """The letters that are printed before its title and its year, whatever was read of them."""


def targets(entries: Sequence[Entry]) -> tuple[Target, ...]:
    """The entries of a list that have an author and a year, by their numbers or, without those, their places."""
    found: list[Target] = []
    before: tuple[str, ...] = ()
    for at, entry in enumerate(entries, 1):
        authors = _authors(entry, before)
        before = authors
        is_read = bool(authors)
        authors = authors or first_printed(entry)
        own = Target(entry.key or str(at), authors, "", _letter(entry), entry.reading.others or not is_read)
        own = replace(own, head=head_letters(entry))
        halves = _twin_of(entry)
        twins = [replace(own, authors=_authors(twin, ()), others=twin.reading.others) for twin in halves]
        years = tuple(dict.fromkeys(year for half in (entry, *halves) for year in _cited_years(half)))
        if not years and authors:
            years, is_damaged = years_in_head(entry)
            if not years:
                years, is_damaged = _years_anywhere(entry), True
            own = replace(own, others=True, damaged=is_damaged)
        for one in (own, *twins):
            found += _by_names(one, years, _other_name(entry)) if one.authors else ()
    return _without_doubles(found)


def _without_doubles(found: Sequence[Target]) -> tuple[Target, ...]:
    """The targets without those by a damaged year that another entry by the same author has whole, or damaged too."""
    whole = {(one.authors[0], one.year) for one in found if not one.damaged}
    keys: dict[tuple[str, str], set[str]] = {}
    for one in found:
        if one.damaged:
            keys.setdefault((one.authors[0], one.year), set()).add(one.key)
    return tuple(
        one
        for one in found
        if not one.damaged or ((at := (one.authors[0], one.year)) not in whole and len(keys[at]) == 1)
    )


def _authors(entry: Entry, before: tuple[str, ...]) -> tuple[str, ...]:
    """Who wrote an entry; a dash is the first ``before``, those of the entry above."""
    people = entry.reading.people.get("author") or entry.reading.people.get("editor") or ()
    names = map(_cited_name, people)
    authors = tuple(name for name in names if name and not _INITIAL.fullmatch(name)) or _cited_title(entry)
    return (*before, *authors[1:]) if authors and _AGAIN.fullmatch(authors[0]) else authors


_INITIAL = lazy(r"[a-z]\.?,?")
"""``Stieg, E., C.``: what was read for a name where a comma stands between initials."""


def _by_names(one: Target, years: Sequence[str], other: str) -> Iterator[Target]:
    """What cites it by its authors as they are listed and by their family names, and by the ``other`` name of one.

    Of a name in full either word may be the family's: ``Paul Stieg``, and ``Stieg Paul``, as GB/T 7714 prints it.
    """
    short = tuple(_family_of(name).removeprefix(_STATE) for name in one.authors)
    first = tuple(name.partition(" ")[0] if _FULL_NAME.fullmatch(name) else name for name in one.authors)
    for year in years:
        yield replace(one, year=year)
        if short != one.authors:
            yield replace(one, authors=short, year=year)
        if first != one.authors:
            yield replace(one, authors=first, year=year)
        if other:
            yield replace(one, authors=(other,), year=year, others=one.others or len(one.authors) > 1)


def _twin_of(entry: Entry) -> tuple[Entry, ...]:
    """The same work in the other language, by whose names a text cites it too: ``[方砚, 林漱, 2016. …]``."""
    if entry.twin is None:
        return ()
    start, end = entry.twin
    start = remark.end() if (remark := IN_CHINESE.match(entry.work, start, end)) else start
    twin = read_entry(entry.raw[start:end].strip(" [](（）［］【】").strip())
    return (replace(twin, key=entry.key),)


_STATE = "中华人民共和国"
"""A text leaves it out before the name of a ministry."""
_AGAIN = lazy(r"[-—―–_－]{2,8}|—|―")
"""``——. 2018.``: the author of the entry above."""


def _cited_title(entry: Entry) -> tuple[str, ...]:
    """``《辞海》`` that begins an entry: without an author a work is cited by its title."""
    found = _TITLE.match(entry.work, entry.label[1])
    return (found[0].lower(),) if found else ()


_TITLE = lazy("《[^《》]{2,24}》(?=\\s?[,.(]|\\s?\\d)")
_FULL_NAME = lazy(rf"(?:[{LOWER}'-]{{2,14}}|[{LOWER}]\.)(?: [{LOWER}]\.?){{0,2}} (?P<family>[{LOWER}'-]{{2,20}})")


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    """Words that end the name of a body: ``World Bank``."""
    return frozenset(rules.table("references")["latin"]["bodies"].split())


def _family_of(name: str) -> str:
    """``moor`` of ``karl moor``, ``莫尔`` of ``卡尔·莫尔``: of who is listed given name first."""
    last = name.rpartition("·")[2]
    if last != name and len(last) > 1 and IS_HAN.match(last):
        return last
    found = _FULL_NAME.fullmatch(name)
    return found["family"] if found and found["family"] not in _bodies() else name


def _letter(entry: Entry) -> str:
    span = entry.reading.spans.get("year-suffix")
    return entry.work[slice(*span)].strip("-") if span else ""


def _cited_years(entry: Entry) -> tuple[str, ...]:
    """The year of an entry and that of its first print, ``1998 [1986]``, or the word in its place, ``待刊``; none where
    it has neither."""
    spans = entry.reading.spans
    if "issued" in spans:
        start = spans["issued"][0]
        first = _FIRST_YEAR.match(entry.work, start + 4) or _TRANSLATED.search(entry.work)
        return tuple(dict.fromkeys((entry.work[start : start + 4], *((first["year"],) if first else ()))))
    if updated := _DAY.fullmatch(entry.raw[slice(*spans.get("updated", (0, 0)))]):
        return (updated["year"],)
    at = spans.get("year-printed", spans.get("status", (0, 0)))
    printed = fold(entry.raw[slice(*at)]).lower()
    return (
        (bare_undated(printed),)
        if _UNDATED.fullmatch(f"{bare_undated(printed)}.") or _UNDATED.fullmatch(printed)
        else ()
    )


_YEAR = lazy(rf"(?<![\d.:/–—-]){LATER_YEAR}(?![\d/–—-]|\s?[(:]\d)")
_FEW_YEARS = 2


def _years_anywhere(entry: Entry) -> tuple[str, ...]:
    """The years that an entry prints beside its addresses, where none of them was read as its own: one or two."""
    found = dict.fromkeys(one[0] for one in _YEAR.finditer(entry.work, *entry.own))
    return tuple(found) if len(found) <= _FEW_YEARS else ()


def bare_undated(undated: str) -> str:
    """``n.d`` for ``N. D.``."""
    return undated.lower().replace(" ", "").rstrip(".")


_DAY = lazy(rf"(?P<year>{LATER_YEAR})\D.{{1,8}}")
"""``（1990年6月）`` behind a number of a journal."""
_FIRST_YEAR = lazy(rf"[a-z]?\s?[/\[(]\s?(?P<year>{LATER_YEAR})(?!\d)")


_TRANSLATED = lazy(rf"(?<!\d)(?P<year>{LATER_YEAR})\.?\s?\((?:中译本?|中文版|汉译本?|中文译本)\s?[:：]")
"""``Ferry: Press, 2000.（中译本：…，2011年）``: a text cites it by its own year."""


_GLUED = lazy(rf"^(?P<family>[{UPPER}][{LOWER}]{{2,20}})(?:\s?[{UPPER}]{{1,2}}){{1,3}}$")
"""``DonoghueMJ``, ``Francis E TB``: initials that recognition left beside the name."""
_OF_LAND = lazy(r"^[\[(［（〔【][\u3400-\u9fff]{1,4}[\])］）〕】]\s?")
"""``［美］莫尔``."""


def _cited_name(person: Name) -> str:
    """``van der Berg`` as ``berg``: what a text mostly has of it, and always ends with."""
    words = _GLUED.sub(r"\g<family>", person.family or person.literal).split()
    if len(words) > 1 and all(word.islower() or word.endswith("'") for word in words[:-1]):
        words = words[-1:]
    name = _OF_LAND.sub("", ("" if IS_HAN.match(words[0]) else " ").join(words) if words else "")
    return plain(name.replace("’", "'")).lower()


_ACCENTED = lazy("[\u00c0-\u017f]")


def plain(text: str) -> str:
    """Latin letters without their accents, of which texts and lists lose some; the text stays as long as it was."""
    return text.translate(_plain_letters()) if _ACCENTED.search(text) else text


@lru_cache(maxsize=1)
def _plain_letters() -> dict[int, str]:
    letters = {n: normalize("NFD", chr(n))[0] for n in range(0xC0, 0x180)}
    return {n: letter for n, letter in letters.items() if letter.isascii()}


_NEAR = 90
"""Characters behind an entry's start in which its authors stand."""


def _other_name(entry: Entry) -> str:
    """``布若`` of ``Burrow, M.（布若）``, by which a text cites her too; empty where no name stands so."""
    start = entry.label[1]
    end = min(entry.reading.spans.get("title", (start + _NEAR, 0))[0], start + _NEAR)
    found = ALSO.search(entry.work, start, end)
    return (found["name"] or "") if found else ""


_UNDATED = lazy(NO_YEAR)
