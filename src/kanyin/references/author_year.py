"""Citations by author and year in a text: ``（方砚，1997）``, ``Stieg (1981a)``, ``王等（2001；2003）``.

A year cites an entry where the names before it are those of the entry; the one that they fit best, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kanyin.fields.dates import ENGLISH_MONTHS
from kanyin.patterns import lazy
from kanyin.references.citing import Citation
from kanyin.references.known_names import SURE_NAME, han_quality, is_body
from kanyin.references.misspelt import respelt
from kanyin.references.named_before import JOINT, MORE, settled
from kanyin.references.names import PARTICLES
from kanyin.references.places import is_city
from kanyin.references.printed_heads import OCR_YEAR, by_heads, year_of
from kanyin.references.romanised import romanised
from kanyin.references.targets import Target, bare_undated, plain
from kanyin.references.text import CITED_YEAR, HAN, IS_HAN, LOWER, NO_YEAR, UPPER

_FIRST_PRINTED = rf"\s?[\[［]{CITED_YEAR}[\]］]"
"""``1998 [1986]``: when a work came out first."""
_ONE_YEAR = rf"{CITED_YEAR}[a-z]?(?:{_FIRST_PRINTED})?"
_PAGES = r"\s?[:：]\s?\d[\d–—~～-]{0,11}"
_YEARS = (
    rf"(?P<years>(?:{_ONE_YEAR}(?:(?:{_PAGES})?\s?[,，、;；/]\s?(?:{_ONE_YEAR}|[a-z](?![A-Za-z]))){{0,8}}"
    rf"|{NO_YEAR}))(?!\d)"
)
_LEAD = r"(?:(?:同[上前]|又?参?见|参阅|转引自|[Ss]ee|[Cc]f\.|e\.g\.)\s?[,，:：]?\s?)?"
_NARRATIVE = lazy(
    rf"[（(\[［〔【]\s?{_LEAD}{_YEARS}年?(?:\s?[:：,，]\s?[^()（）\[\]［］〔〕【】;；]{{1,24}})?\s?(?:[)）\]］〕】]|(?=[;；]))"
)
"""A year behind who is spoken of: ``方砚（2019：3）``, ``方砚（同上，2019）``, ``方砚（2019；又见林漱，2017）``."""
_BRACKETED = lazy(rf"[（(\[［〔【]((?:[^()（）\[\]［］〔〕【】]|[\[［]{CITED_YEAR}[\]］]){{4,200}})[)）\]］〕】]")
_ON_THE_LINE = lazy(
    rf"(?:(?<=[{LOWER}])\s?等人?|et\.?\s?al\.?|[&＆]\s?[{UPPER}][{UPPER}{LOWER}'’-]{{1,30}})"
    rf"(?:[,，]\s?|\s){_YEARS}(?!\s?年)"
)
"""``Stieg et al. 2018``, ``Stieg 等人，2018``, ``Stieg & Lind 2018``: no other than a citation has names so, and needs
no brackets."""
_WITHIN = lazy(rf"(?<!\d){_YEARS}")
_PART = lazy(rf"{_PAGES}|{CITED_YEAR}[a-z]?|{NO_YEAR}|(?<![A-Za-z\d])[a-z](?![A-Za-z])")
_YEAR = lazy(rf"({CITED_YEAR}|{NO_YEAR})?([a-z]?)")
_BEFORE = 90
"""Characters before a year in which its authors stand."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Years that may cite; their names end the first of the texts ``befores`` that ends with names of the list.

    ``is_narrative``: the names stand outside of the bracket.
    """

    match: re.Match[str]
    befores: tuple[str, ...]
    is_narrative: bool = False

    @property
    def start(self) -> int:
        """Where the first year begins."""
        return self.match.start("years")


_OCR = lazy(rf"(?<=[（(,，;；\s]){OCR_YEAR}(?=[a-f]?\s?[)）,，;；])")
"""``（方砚，2O19）``, in the text as in the list."""
_PLAIN_DIGITS = {0xFF10 + n: 0x30 + n for n in range(10)}


def find_by_author(text: str, known: Sequence[Target]) -> Iterator[Citation]:
    """The citations by author and year: each year that is written, with the key of its entry."""
    taken, text = 0, _OCR.sub(lambda read: year_of(read[0]), plain(text.translate(_PLAIN_DIGITS)))
    for place in sorted(_places(text), key=lambda one: one.start):
        written = tuple(_written(place, known)) if place.start >= taken else ()
        if written:
            taken = place.match.end("years")
            yield Citation(place.start, taken, written, tuple(key for _, _, key in written), True)


def _places(text: str) -> Iterator[_Place]:
    for match in _NARRATIVE.finditer(text):
        yield _Place(match, (_before(text, match.start()),), is_narrative=True)
    for match in _ON_THE_LINE.finditer(text):
        yield _Place(match, (_before(text, match.start("years")),))
    for bracket in _BRACKETED.finditer(text):
        outside = _before(text, bracket.start())
        for match in _WITHIN.finditer(text, *bracket.span(1)):
            inside = _before(text, match.start(), bracket.start(1))
            if _FOREIGN.fullmatch(inside) and IS_HAN.match(outside[-1:]):
                yield _Place(match, (inside, outside))
            elif inside.strip() and not _is_in_note(inside):
                yield _Place(match, (inside,))


_WORK_PARTED = lazy("[》〉』;；]")


def _is_in_note(before: str) -> bool:
    """A note that tells of a work in full, ``（参见王某：《灯影》，李某，2012）``, cites by no name and year.

    The title alone before the year does: ``（《渡口志》，2010）``.
    """
    marks = list(_WORK_PARTED.finditer(before))
    if not marks or marks[-1][0] in ";；":
        return False
    behind = before[marks[-1].end() :].strip()
    return behind[:1] in tuple(",，、:：") and bool(behind.strip(" ,，、:："))


_BLANK = lazy(rf"(?<=[{HAN}])[ \u3000]{{1,2}}(?=[{HAN}])")


def _with_closed(befores: tuple[str, ...]) -> tuple[str, ...]:
    """The texts, and those with blanks between Chinese characters without them: a line's end within a name."""
    closed = tuple(made for one in befores if (made := _BLANK.sub("", one)) != one)
    return (*befores, *closed)


def _before(text: str, at: int, least: int = 0) -> str:
    """As much of the text before a place as names may take, from ``least`` on."""
    return text[max(least, at - _BEFORE) : at]


_FOREIGN = lazy(rf"\s?[{UPPER}][{UPPER}{LOWER}.'’\s-]{{1,40}}[,，\s]\s?")
"""``福柯（Foucault，1999）``: in the bracket stands the name again."""


_ALONE = lazy("[（(](?:[^年]|年[^)）])+[)）;；]?$")
"""A year in round brackets that is no date."""


def _written(place: _Place, known: Sequence[Target]) -> Iterator[tuple[int, int, str]]:
    """The years of one author that the list has: place and key."""
    year, last = "", ""
    for part in _PART.finditer(place.match["years"]):
        pieces = _YEAR.fullmatch(part[0])
        if pieces is None:
            continue
        year = bare_undated(pieces[1] or year)
        of_year = [one for one in known if one.year == year]
        befores = _with_closed(place.befores) if of_year else ()
        bests = (_best([(_fit(one, before), one) for one in of_year]) for before in befores)
        fitting = next(filter(None, bests), [])
        if not fitting and place.is_narrative and _ALONE.match(place.match[0]):
            fitting = [one for one in of_year if _spoken_of(one, place.befores[0])]
        if not fitting:
            lettered = [one for one in of_year if one.letter == pieces[2]]
            fitting = next(filter(None, (romanised(before, lettered or of_year) for before in place.befores)), [])
        if not fitting:
            fitting = next(filter(None, (_misspelt(before, of_year) for before in place.befores)), [])
        if not fitting:
            fitting = next(filter(None, (by_heads(before, of_year) for before in place.befores)), [])
        fitting = [one for one in fitting if one.letter == pieces[2]] or _by_place(fitting, pieces[2])
        if len({one.key for one in fitting}) == 1 and fitting[0].key != last:
            last = fitting[0].key
            start = place.start + part.start()
            yield start, start + len(part[0]), fitting[0].key


def _misspelt(before: str, of_year: Sequence[Target]) -> list[Target]:
    """The entry whose authors are all named, or the first and a word for the others, one of them with a letter more or
    less, or another one."""
    fits = [(_fit(one, text), one) for one in of_year if (text := respelt(before, one.authors)) != before]
    found = [(fit, one) for fit, one in fits if fit >= _FEW]
    return _best(found) or _with_other_family(before, of_year)


_OF_OTHERS = lazy(rf"(?:^|[^{HAN}])(?P<name>[{HAN}]{{3}})(?=等人?[.．]?$)")


def _with_other_family(before: str, of_year: Sequence[Target]) -> list[Target]:
    """``将俊明等``: no family has the first character, so it was misread, and the given name is that of an entry."""
    found = _OF_OTHERS.search(settled(before)[-8:])
    if found is None or han_quality(found["name"]) == SURE_NAME:
        return []
    given = found["name"][1:]
    return [one for one in of_year if len(one.authors[0]) == len(found["name"]) and one.authors[0].endswith(given)]


def _by_place(fitting: list[Target], letter: str) -> list[Target]:
    """Those that a year may cite whose letter none of them has: all without a letter; with one that of its place, where
    the list prints no letters for the years that its works share."""
    if not letter:
        return fitting
    if letter == "a" and len(fitting) == 1 and not fitting[0].letter:
        return fitting  # the list has lost the letter, or the other work
    place = ord(letter) - ord("a")
    alike = len(fitting) > 1 and len({(one.authors, one.letter) for one in fitting}) == 1
    return fitting[place : place + 1] if alike and not fitting[0].letter else []


def _best(fits: Sequence[tuple[int, Target]]) -> list[Target]:
    """Those that fit best, whatever their letters."""
    top = max((fit for fit, _ in fits), default=0)
    return [one for fit, one in fits if fit == top] if top else []


_NAME = lazy(rf"(?:[{UPPER}][{UPPER}{LOWER}'’-]{{1,30}}|[{HAN}·]{{2,4}})$")
_ALL, _FEW, _FIRST = 30, 20, 10
"""How names fit an entry: they are all of its authors, some and a word for the others, some alone. Of two that fit
alike the one with more names is meant."""


_TITLED = lazy(rf"(?<=[{LOWER}{UPPER}])'s$|(?<=[{HAN}]{{2}})(?:[两二三]位)?(?:教授|先生|女士|博士|院士|研究员|学者)$")
"""What may stand behind a name: ``Smith's (2018)``, ``赵立教授（2018）``."""
_PARTICLE = lazy(rf"(?<![A-Za-z])(?:(?:{PARTICLES})\s){{1,3}}$")


_INITIALS = lazy(rf"(?<=[{LOWER}])(?:,?\s|，\s?)(?:[A-Z]{{1,3}}|(?:[A-Z]\.[\s-]?){{1,3}})$")
"""``Stieg MF``, ``Stieg, M. F.``: a text may have of a name what the list has of it."""


_GIVEN = lazy(r"(?<![A-Za-z])(?:[A-Z]\.[\s-]?){1,3}$")
"""``M. Stieg``: initials before the name."""


def _fit(one: Target, before: str) -> int:
    """How well the names at the end of a text fit an entry; 0 where they are others."""
    text = _TITLED.sub("", settled(before).replace("’", "'"))
    more = MORE.search(text)
    text = text[: more.start()].rstrip(" ,，") if more else text
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
            found = JOINT.search(text)
            text = text[: found.start()] if found else ""
        if not IS_HAN.match(name):
            text = _INITIALS.sub("", text)
        if not _ends_in(text, name, is_further=len(names) - place > 1) or (IS_HAN.match(name) and len(name) < SHORTEST):
            return False
        if len(name) == SHORTEST and _is_of_longer(text[: len(text) - len(name)]):
            return False
        text = _PARTICLE.sub("", text[: len(text) - len(name)])
        text = _GIVEN.sub("", text) if IS_HAN.match(name) is None else text
        if not IS_HAN.match(name) and text[-1:].isalpha() and text[-1:].isascii():
            return False
    return True


_MISSPELT = 3
"""Characters of a name of which one may be another."""


def _ends_in(text: str, name: str, *, is_further: bool) -> bool:
    """A text ends with a name; of one behind the first a character may be another: the text or the list is misspelt."""
    if text.lower().endswith(name):
        return True
    if not is_further or len(name) != _MISSPELT or not IS_HAN.match(name):
        return False
    return sum(one != other for one, other in zip(text[-_MISSPELT:], name, strict=False)) == 1


_ONE_BEFORE = lazy(rf"(?:^|[^{HAN}])([{HAN}])$")
_NO_FAMILY = frozenset(
    "和与及而据见如从由按经对在向以应于时谈但且若后则又同自至当因故归查参有能全乃可是还也连即凡并像比继依"
)
"""Families that are mostly words before a name: ``但陈龙（2020）``."""


def _is_of_longer(before: str) -> bool:
    """``张陈龙``: what stands alone before a name of two characters is the family name of another person."""
    found = _ONE_BEFORE.search(before)
    return found is not None and found[1] not in _NO_FAMILY and han_quality(f"{found[1]}某某") == SURE_NAME


SHORTEST = 2
"""Characters of a Chinese name that a text may run into: one could be the end of any word."""


def _without_last(text: str) -> str:
    """The text without the last name in it and the word before that."""
    name = _NAME.search(text)
    joined = JOINT.search(text[: name.start()]) if name else None
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


LONGEST_PERSON = 3


def find_unlisted(text: str, entries: Sequence[str]) -> Iterator[str]:
    """The citations by author and year, ``沈度, 2011``, of works that no entry of a list is: none has both.

    Only those that can be nothing else: in brackets, with the name of a person, a comma before the year.
    """
    folded = [entry.casefold() for entry in entries]
    for bracket in _BRACKETED.finditer(text):
        for match in _WITHIN.finditer(bracket[1]):
            before = _before(bracket[1], match.start())
            name = "" if _is_in_note(before) else _first_name(before)
            for year in _years(match["years"]) if name and _is_person(name) else ():
                if not any(name.casefold() in entry and year in entry for entry in folded):
                    yield f"{name}, {year}"


def _years(written: str) -> Iterator[str]:
    """The years of ``2008：45；2010``, without its pages."""
    yield from (part[0][:4] for part in _PART.finditer(written) if part[0][:4].isdecimal())


def _first_name(before: str) -> str:
    """The first of the names that a text ends with, before a comma."""
    text = before.rstrip()
    if text[-1:] not in (",", "，"):
        return ""
    text = text[:-1].rstrip()
    more = MORE.search(text)
    text = text[: more.start()].rstrip(" ,，") if more else text
    while earlier := _without_last(text):
        text = earlier
    found = re.search(rf"(?:[{UPPER}][{UPPER}{LOWER}'’-]{{1,30}}|[{HAN}·]{{2,12}})$", text[-40:])
    return found[0] if found else ""


def _is_person(name: str) -> bool:
    if is_city(name) or is_body(name):
        return False
    if IS_HAN.match(name):
        return han_quality(name) == SURE_NAME and len(name) <= LONGEST_PERSON
    return name[:3] not in ENGLISH_MONTHS
