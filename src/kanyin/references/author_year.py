"""Citations by author and year in a text: ``（方砚，1997）``, ``Stieg (1981a)``, ``王等（2001；2003）``.

A year cites an entry where the names before it are those of the entry; the one that they fit best, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kanyin.patterns import lazy
from kanyin.references.citing import Citation
from kanyin.references.entry import Entry
from kanyin.references.imprints import is_city
from kanyin.references.known_names import BODY, han_quality
from kanyin.references.names import Name
from kanyin.references.text import HAN, IS_HAN, LOWER, UPPER


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


def targets(entries: Sequence[Entry]) -> tuple[Target, ...]:
    """The entries of a list that have an author and a year, by their numbers or, without those, their places."""
    found = []
    for at, entry in enumerate(entries, 1):
        people = entry.reading.people.get("author") or entry.reading.people.get("editor")
        year = _cited_year(entry)
        if not people or not year:
            continue
        letter = entry.reading.spans.get("year-suffix")
        text = entry.work[slice(*letter)].strip("-") if letter else ""
        authors = tuple(filter(None, map(_cited_name, people)))
        others = entry.reading.others
        if authors:
            found.append(Target(entry.key or str(at), authors, year, text, others))
        if other := _ALSO.search(entry.work, entry.label[1], entry.label[1] + _BEFORE):
            found.append(Target(entry.key or str(at), (other["name"],), year, text, others or len(authors) > 1))
    return tuple(found)


def _cited_year(entry: Entry) -> str:
    """The year of an entry, or the word in its place, ``待刊``; empty where it has neither."""
    spans = entry.reading.spans
    if "issued" in spans:
        return entry.work[spans["issued"][0] : spans["issued"][0] + 4]
    printed = entry.work[slice(*spans["year-printed"])].lower() if "year-printed" in spans else ""
    return printed if _UNDATED.fullmatch(printed) else ""


def _cited_name(person: Name) -> str:
    """``van der Berg`` as ``berg``: what a text mostly has of it, and always ends with."""
    words = (person.family or person.literal).split()
    if len(words) > 1 and all(word.islower() or word.endswith("'") for word in words[:-1]):
        words = words[-1:]
    name = ("" if IS_HAN.match(words[0]) else " ").join(words) if words else ""
    return name.replace("’", "'").lower()


_ALSO = lazy(rf"(?<=[{UPPER}{LOWER}.])\s?\((?P<name>[{HAN}·]{{2,12}})\)(?=\s?[,.:;(])")
"""``Burrow, M.（布若）``: a name of other letters behind that of a foreigner, by which a text cites her too."""
_NO_YEAR = r"待刊|待出版|即将出版|[Ff]orthcoming|[Ii]n press|n\.\s?d\."
_UNDATED = lazy(_NO_YEAR)
_YEARS = (
    r"(?P<years>(?:(?:1[89]|20)\d\d[a-z]?"
    rf"(?:\s?[,，、;；/]\s?(?:(?:1[89]|20)\d\d[a-z]?|[a-z](?![A-Za-z]))){{0,8}}|{_NO_YEAR}))(?!\d)"
)
_NARRATIVE = lazy(rf"[（(\[［]\s?{_YEARS}(?:\s?[:：,，]\s?[^()（）\[\]［］;；]{{1,24}})?\s?[)）\]］]")
_BRACKETED = lazy(r"[（(\[［]([^()（）\[\]［］]{4,200})[)）\]］]")
_WITHIN = lazy(rf"(?<!\d){_YEARS}")
_PART = lazy(rf"(?:1[89]|20)\d\d[a-z]?|{_NO_YEAR}|(?<![A-Za-z\d])[a-z](?![A-Za-z])")
_YEAR = lazy(rf"((?:1[89]|20)\d\d|{_NO_YEAR})?([a-z]?)")
_BEFORE = 90
"""Characters before a year in which its authors stand."""


def find_by_author(text: str, known: Sequence[Target]) -> Iterator[Citation]:
    """The citations by author and year: each year that is written, with the key of its entry."""
    taken = 0
    found = [(match.start("years"), match, text[max(0, match.start() - _BEFORE) : match.start()], True)
             for match in _NARRATIVE.finditer(text)]  # fmt: skip
    for bracket in _BRACKETED.finditer(text):
        for match in _WITHIN.finditer(text, bracket.start(1), bracket.end(1)):
            before = text[max(bracket.start(1), match.start() - _BEFORE) : match.start()]
            if before.strip():
                found.append((match.start("years"), match, before, False))
    for start, match, before, is_narrative in sorted(found, key=lambda one: one[0]):
        if start < taken:
            continue
        written = tuple(_written(match, before, known, is_narrative=is_narrative))
        if written:
            yield Citation(start, match.end("years"), written, tuple(key for _, _, key in written), True)
            taken = match.end("years")


def _written(
    match: re.Match[str], before: str, known: Sequence[Target], *, is_narrative: bool
) -> Iterator[tuple[int, int, str]]:
    """The years of one author that the list has: place and key."""
    year = ""
    for part in _PART.finditer(match["years"]):
        pieces = _YEAR.fullmatch(part[0])
        if pieces is None:
            continue
        year = (pieces[1] or year).lower()
        of_year = [one for one in known if one.year == year]
        fitting = _best([(_fit(one, before), one) for one in of_year])
        if not fitting and is_narrative:
            fitting = [one for one in of_year if _spoken_of(one, before)]
        fitting = [one for one in fitting if one.letter == pieces[2]] or _by_place(fitting, pieces[2])
        if len({one.key for one in fitting}) == 1:
            start = match.start("years") + part.start()
            yield start, start + len(part[0]), fitting[0].key


def _by_place(fitting: list[Target], letter: str) -> list[Target]:
    """Those that a year may cite whose letter none of them has: all without a letter; with one that of its place, where
    the list prints no letters for the years that its works share."""
    if not letter:
        return fitting
    place = ord(letter) - ord("a")
    alike = len(fitting) > 1 and len({(one.authors, one.letter) for one in fitting}) == 1
    return fitting[place : place + 1] if alike and not fitting[0].letter else []


def _best(fits: Sequence[tuple[int, Target]]) -> list[Target]:
    """Those that fit best, whatever their letters."""
    top = max((fit for fit, _ in fits), default=0)
    return [one for fit, one in fits if fit == top] if top else []


_MORE = lazy(r"\s?(?:等人?|et\s?al\.?|and others|and colleagues)$")
_AND = lazy(r"(?:\s?[,，、&;；]\s?|\s?[和与及]\s?|\s(?:and|und|y|et)\s|\s?,\s?&\s?|,\s?and\s)$")
_NAME = lazy(rf"(?:[{UPPER}][{UPPER}{LOWER}'’-]{{1,30}}|[{HAN}·]{{2,4}})$")
_ALL, _FEW, _FIRST = 30, 20, 10
"""How names fit an entry: they are all of its authors, some and a word for the others, some alone. Of two that fit
alike the one with more names is meant."""


def _fit(one: Target, before: str) -> int:
    """How well the names at the end of a text fit an entry; 0 where they are others."""
    text = before.rstrip(" ,，\u3000").replace("’", "'")
    more = _MORE.search(text)
    text = text[: more.start()] if more else text
    of = len(one.authors)
    named = next((count for count in range(min(of, 6), 0, -1) if _ends_with(text, one.authors[:count])), 0)
    if not named:
        return _FIRST if one.others and _ends_with(_without_last(text), one.authors[:1]) else 0
    if more:
        return named + (_ALL if of > 2 or one.others else _FEW if of > named else _FIRST)
    return named + (_ALL if named == of and not one.others else _FIRST)


def _ends_with(text: str, names: Sequence[str]) -> bool:
    """The text ends with these names, one behind the other."""
    for place, name in enumerate(reversed(names)):
        if place:
            found = _AND.search(text)
            text = text[: found.start()] if found else ""
        if not text.lower().endswith(name) or (IS_HAN.match(name) and len(name) < SHORTEST):
            return False
        text = text[: len(text) - len(name)]
        if not IS_HAN.match(name) and text[-1:].isalpha() and text[-1:].isascii():
            return False
    return True


SHORTEST = 2
"""Characters of a Chinese name that a text may run into: one could be the end of any word."""


def _without_last(text: str) -> str:
    """The text without the last name in it and the word before that."""
    name = _NAME.search(text)
    joined = _AND.search(text[: name.start()]) if name else None
    return text[: joined.start()] if joined else ""


_SENTENCE = lazy("[。！？\n]")


def _spoken_of(one: Target, before: str) -> bool:
    """A year alone cites whom the sentence speaks of: ``方砚在其新作（2021）``, ``方砚（2008）说，（2010）又说``."""
    sentence = _SENTENCE.split(before)[-1].replace("’", "'").lower()
    at = sentence.rfind(one.authors[0])
    if at < 0 or len(one.authors[0]) < SHORTEST:
        return False
    between = sentence[at + len(one.authors[0]) :]
    return re.fullmatch(f"[{HAN}《》]{{3,24}}", between) is not None or re.search("[,，;；]\\s?$", between) is not None


LONGEST_PERSON, SURE_NAME = 3, 3
_MONTHS = frozenset(("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"))


def find_unlisted(text: str, entries: Sequence[str]) -> Iterator[str]:
    """The citations by author and year, ``沈度, 2011``, of works that no entry of a list is: none has both.

    Only those that can be nothing else: in brackets, with the name of a person, a comma before the year.
    """
    folded = [entry.casefold() for entry in entries]
    for bracket in _BRACKETED.finditer(text):
        for match in _WITHIN.finditer(bracket[1]):
            name = _first_name(bracket[1][max(0, match.start() - _BEFORE) : match.start()])
            for year in re.findall(r"\d{4}", match["years"]) if name and _is_person(name) else ():
                if not any(name.casefold() in entry and year in entry for entry in folded):
                    yield f"{name}, {year}"


def _first_name(before: str) -> str:
    """The first of the names that a text ends with, before a comma."""
    text = before.rstrip()
    if text[-1:] not in (",", "，"):
        return ""
    text = text[:-1].rstrip()
    more = _MORE.search(text)
    text = text[: more.start()] if more else text
    while earlier := _without_last(text):
        text = earlier
    found = re.search(rf"(?:[{UPPER}][{UPPER}{LOWER}'’-]{{1,30}}|[{HAN}·]{{2,12}})$", text[-40:])
    return found[0] if found else ""


def _is_person(name: str) -> bool:
    if is_city(name) or BODY.search(name):
        return False
    if IS_HAN.match(name):
        return han_quality(name) == SURE_NAME and len(name) <= LONGEST_PERSON
    return name[:3] not in _MONTHS
