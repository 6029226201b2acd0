"""Lists without labels: does a line begin an entry, go on with one, say something of it, or part the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.references.line_kinds import (
    AUTHOR,
    AUTHOR_SURELY,
    BEGUN,
    ENDS,
    LAND,
    NOTE,
    REMARK,
    SERIAL,
    TWIN,
    WORK,
    YEAR,
    is_entry_of_part,
    is_head,
    is_open,
    is_person,
    names_part,
)
from kanyin.references.list_layout import is_twin, starts_of_paragraphs, unbroken_lines, whole_lines
from kanyin.references.series import in_series
from kanyin.references.text import HAN, IS_HAN, LOWER, NO_YEAR, UPPER, fold

_ANY_START = lazy(rf"\s*[\"《\[(]?[{UPPER}{HAN}]")


def subheadings(folded: str) -> Iterator[int]:
    """Where lines that part a list begin, and the lines behind them.

    Among these is the name of a person, between a line that has ended and one that begins an entry; and what the author
    called a part, behind a blank line.
    """
    at, above = 0, ""
    lines = folded.split("\n")
    for n, (before, line, behind) in enumerate(zip(["", *lines], lines, [*lines[1:], ""], strict=False)):
        is_between = is_person(line.strip()) and (not before.strip() or ENDS.search(before) or names_part(before))
        is_named = names_part(line) or rules.is_references_heading(line)
        if not is_named and not before.strip() and _WORDS.fullmatch(line.strip()) and (not above or ENDS.search(above)):
            is_named = is_entry_of_part(next(filter(str.strip, lines[n + 1 :]), ""))
        is_named = is_named and not _ADDRESS.match(behind)  # Available from:
        if (is_named or is_between) and above and not ENDS.search(above):
            is_named = is_between = not _MIDST.match(next(filter(str.strip, lines[n + 1 :]), ""))
        if is_named or (is_between and _ANY_START.match(behind)):
            yield from (at, at + len(line) + 1)
        at += len(line) + 1
        above = "" if is_named else above if _PAGE.fullmatch(line.strip()) else line


_PAGE = lazy(r"(?:[-·]\s{0,3})?\d{0,4}(?:\s{0,3}[-·])?")
"""Blank, or a page's number."""
_MIDST = lazy(rf"\s*(?:[{LOWER}](?!an\s|on\s|e\s)|[,;:)])")
"""What goes on with a word or a sentence that a page's end broke: what stands between is a running head."""
_WORDS = lazy(r"[^\d,.;:?!、《》\[\]()\"\s][^\d,.;:?!、《》\[\]()\"\n]{1,39}")
"""Words without any mark: an entry has some."""


_ADDRESS = lazy(r"\s{0,4}(?:\[[^\[\]\n]{1,200}\]\(\s?)?(?:https?:|ftp:|www\.)")
"""A list of links: each line is one."""
_BULLET = lazy(
    rf"\s{{0,8}}(?:1[.)]\s{{1,3}}|[·▪■●◆○◇□▲►※↑]\s{{0,4}}|[*-]\s{{1,4}}|[*-](?=[{HAN}]{{2,4}}\s?[,.、:;]))(?=\S)"
)
"""A bullet, or the same number before each item, as Markdown allows."""
_BY_YEAR = lazy(
    rf"\s{{0,2}}{LAND}(?:[{HAN}][{HAN}·、,.:\s\[\]]{{0,60}}?|[{UPPER}][{UPPER}{LOWER}\s.,&'·-]{{1,160}}?|[-_]{{2,8}}[\s,.]{{0,4}})"
    r"(?:\(?[Ee]ds?\.?\)?[\s,.]{0,3})?[(\[]?\s?"
    rf"(?:(?:1[5-9]|2[0oO])[\doOlI]{{2}}[a-z]?(?:\s?[/-]\s?\d{{4}})?|{NO_YEAR})(?!年|版)(?:[)\]][\s.,:;]{{0,4}}|[\s.,:;]{{1,4}}|(?=[《『「\"]))[{HAN}{UPPER}《『「\"'*\[(]"
)
_SOME = 0.3
"""Of the lines of a list so many begin entries at least, where each entry takes two lines or three."""


def starting_lines(lines: Sequence[str], *, of_list: bool = False) -> set[int]:
    """The lines of a list without labels that begin entries, where all have one form; empty where they have not.

    ``of_list``: it is known that they are a list, so that how they are set tells too.
    Bullets, or people and a year first: what another line holds goes on with the entry before, unless it has all that
    an entry has.
    """
    work = [fold(line) for line in lines]
    filled = [n for n, line in enumerate(work) if line.strip() and not is_head(line)]
    twins = {n for before, n in pairwise(filled) if TWIN.match(work[n]) and not IS_HAN.search(work[before])}
    twins |= {n for before, n in pairwise(filled) if is_twin(work[before], work[n])}
    filled = [n for n in filled if n not in twins]
    bullets = {n for n in filled if _BULLET.match(work[n])}
    if unbroken := unbroken_lines(work, filled):
        return unbroken
    if len(filled) > 1 and all(_ADDRESS.match(work[n]) for n in filled):
        return set(filled)
    if len(filled) > 2 and all(_holds_entry(work[n]) for n in filled):
        return set(filled)
    if addressed := _all_addressed(work, filled):
        return addressed
    if ended := in_series(work, filled) or _all_linked(work, filled) or _all_ended(work, filled):
        return ended
    if len(bullets) > 1 and filled[0] in bullets and len(bullets) >= _BULLETS * len(filled):
        return bullets
    if of_list and (whole := whole_lines(work, filled)):
        return whole
    for found in (bullets, {n for n in filled if _BY_YEAR.match(work[n])}):
        if len(found) > 2 and filled[0] in found and len(found) >= _SOME * len(filled):
            is_most = len(found) >= _MOST * len(filled)
            others = (
                n
                for before, n in pairwise(filled)
                if n not in found and _is_whole(work[before], work[n], is_dated=not is_most)
            )
            return found if found is bullets else {*found, *others}
    return _all_whole(work, filled) or (starts_of_paragraphs(work, filled) if of_list else set())


_BULLETS = 0.12
"""Of the lines of a list so many begin with a bullet, the first among them: an entry may take many lines."""
_ALL_ENDED = 0.85
"""Of the lines of a list so many end in one mark."""


_SOME_YEAR = lazy(rf"^\s{{0,8}}\d{{1,4}}\s?(?=[\[(][{HAN}]{{1,3}}[\])]|[{HAN}]{{2,4}}[,.、])")
"""When an author was born, by which some order a list: ``1540（清）方砚撰``."""
_LINKED_BACK = lazy(r"[↩↵⏎]\ufe0e?\s*$")
"""The sign that leads from a note back to its call, as pages of the web have it."""


def _all_whole(work: Sequence[str], filled: Sequence[int]) -> set[int]:
    """Every line, where nearly all end with a stop and nearly all begin with people: none is broken, whatever it has of
    years. Lines that say something of the entry above are none."""
    if len(filled) < 4:
        return set()
    ended = {n for n in filled if _STOPPED.search(work[n]) and not is_open(work[n])}
    begun = {n for n in filled if AUTHOR.match(_SOME_YEAR.sub("", work[n])) and not REMARK.match(work[n])}
    if len(ended) < _ALL_ENDED * len(filled) or len(begun) < BEGUN * len(filled):
        return set()
    behind = {n for before, n in pairwise(filled) if before in ended and _ANY_START.match(_SOME_YEAR.sub("", work[n]))}
    return {
        filled[0],
        *(n for n in behind if not (REMARK.match(work[n]) or SERIAL.match(work[n]) or NOTE.match(work[n]))),
    }


_ADDRESS_ALONE = lazy(r"\s{0,8}<?(?:https?://|ftp://|www\.)[!-~]+>?\s*$")
_HAS_ADDRESS = lazy(r"(?:https?://|ftp://|www\.)[!-~]")


def _ends_in_address(line: str) -> bool:
    last = _HAS_ADDRESS.search(line.rsplit(None, 1)[-1])
    return last is not None and last.string[last.start() :].isascii()


def _all_addressed(work: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The lines of a list of works of the net: most have an address at their end or alone below them, and nearly all
    others look like an entry's end. An address alone belongs to the line above."""
    alone = {n for n in filled if _ADDRESS_ALONE.match(work[n])}
    begun = [n for n in filled if n not in alone]
    if len(begun) < 3 or (filled and filled[0] in alone):
        return set()
    above = {before for before, n in pairwise(filled) if n in alone}
    addressed = {n for n in begun if n in above or _ends_in_address(work[n])}
    ended = addressed | {n for n in begun if _ENDS_ENTRY.search(work[n])}
    is_enough = len(addressed) >= _MOST * len(begun) and len(ended) >= _ALL_ENDED * len(begun)
    return set(begun) if is_enough and all(len(work[n].strip()) > _SHORT for n in begun) else set()


_SHORT = 10
"""Characters: a shorter line is what was broken off."""
_STOPPED = lazy(r"[.;]\s*$")


def _all_linked(work: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The lines behind one that leads back to the call of its note, where half of the lines do."""
    linked = {n for n in filled if _LINKED_BACK.search(work[n])}
    if len(linked) < max(2, _MOST * len(filled)):
        return set()
    return {filled[0], *(n for before, n in pairwise(filled) if before in linked)}


def _all_ended(work: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The lines behind one that ends in a semicolon, where nearly all lines do: whatever they begin with."""
    ended = {n for n in filled if work[n].rstrip().endswith(";")}
    if len(ended) < max(3, _ALL_ENDED * (len(filled) - 1)):
        return set()
    begun = {filled[0], *(n for before, n in pairwise(filled) if before in ended)}
    return begun | {n for n in filled if n - 1 >= 0 and is_head(work[n - 1])}


def _holds_entry(line: str) -> bool:
    """The line names a work in full, with its year, and has an entry's end, whatever it begins with: a title alone."""
    return bool(WORK.search(line) and YEAR.search(line) and _ENDS_ENTRY.search(line))


_ENDS_ENTRY = lazy(r"(?:[.\])】;页期版]|\d\s?年?)\s*$")


_HOST_FOLLOWS = lazy(r"\b(?:[Ee]ds?|[Ii]n)\s?[.)]*\s*$|/\s*$")
"""The editors of a host end the line: its title goes on below."""
_MOST = 0.5
"""Of a list so many lines begin entries by their form: the year of another was misread, or lost."""
_SHORTEST, _NEAR = 40, 160
_OTHERS = lazy(r"et\s?al|&|等[.,]")


def _is_whole(before: str, line: str, *, is_dated: bool = True) -> bool:
    """A line that begins an entry of another form and holds all of it, behind one that has ended."""
    if not ENDS.search(before) or is_open(before) or REMARK.match(line) or _HOST_FOLLOWS.search(before[-8:]):
        return False
    has_people = AUTHOR_SURELY.match(line) is not None or _OTHERS.search(line[:_NEAR]) is not None
    has_year = YEAR.search(line) is not None or (not is_dated and len(line) >= _SHORTEST and has_people)
    return bool(has_year and ENDS.search(line) and AUTHOR.match(line))


def entries_behind(folded: str, last: int) -> list[int]:
    """Where entries begin that have no label, behind the last that has: each a line that holds a whole entry.

    The same work in another language, with the year of what is above it, is none.
    """
    found: list[int] = []
    at, above = last, ""
    for line in folded[last:].split("\n"):
        if _LABELLED.search(above) and _is_whole(above, line) and _is_other_work(above, line):
            found.append(at)
            above = line
        else:
            above = f"{above} {line}".strip()
        at += len(line) + 1
    return found


_LABELLED = lazy(r"[^\W\d]")
"""Behind a label that stands alone on its line its entry follows."""
_PERSON = lazy(
    rf"\s*{LAND}(?:[{HAN}·]{{2,12}}\s?[,.、:]|[{UPPER}][{UPPER}{LOWER}'-]*,?\s(?:[{UPPER}]\.?[\s-]?){{1,3}}\s?[,.])"
)


def _is_other_work(above: str, line: str) -> bool:
    """The line has people and a year at its head, or a title as entries have it; and is no twin of what is above."""
    if not _BY_YEAR.match(line) and not (_PERSON.match(line) and WORK.search(line)):
        return False
    years = [set(_PLAIN_YEAR.findall(text)) for text in (above, line)]
    return bool(IS_HAN.search(above)) == bool(IS_HAN.search(line)) or not years[0] & years[1]


_PLAIN_YEAR = lazy(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
