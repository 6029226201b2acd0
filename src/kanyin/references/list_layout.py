"""Lists without labels, by how their lines are set: each an entry, parted by blank lines, or broken at one width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.references.line_kinds import (
    AUTHOR,
    AUTHOR_SURELY,
    ENDS,
    WORK,
    YEAR,
    is_head,
    is_open,
    is_said_of_entry,
    looks_like_entry,
)
from kanyin.references.text import HAN, IS_HAN, LOWER, UPPER
from kanyin.text import columns

_ENTRIES = 0.7
"""Of the lines of a list so many look like entries, where none is broken."""
_FULL, _ENDED, _BROKEN = 0.85, 0.8, 0.35
"""Of the widest line: a line that was broken off is as wide at least; one that is not ends its entry. Of the lines so
many are full where they were broken."""
_ONE_EACH = 1.2
"""Lines that look like entries, for each piece that blank lines part: where there are more, a page ended there."""


def whole_lines(work: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The lines that begin entries where none is broken; empty where many are."""
    is_whole = len(filled) > 2 and _are_entries([work[n] for n in filled])
    return _begun(work, [[n] for n in filled]) if is_whole else set()


_WIDEST, _USUAL_WIDTH, _FEW_FULL = 160, 90, 0.2
"""Half-em of lines that no page breaks; of the usual line; and how many of the lines may be nearly as wide as the
widest."""


def unbroken_lines(work: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The lines that begin entries where the text has no width at which lines are broken, and nearly all lines begin
    with people; empty where it has one."""
    widths = sorted(columns(work[n].strip()) for n in filled)
    if len(widths) < _FEWEST or widths[-1] < _WIDEST or widths[len(widths) // 2] < _USUAL_WIDTH:
        return set()
    full = sum(width >= _FULL * widths[-1] for width in widths)
    begun = sum(AUTHOR.match(work[n]) is not None for n in filled)
    if full > _FEW_FULL * len(widths) or begun < _ENDED * len(widths):
        return set()
    pairs = pairwise(filled)
    return {filled[0], *(n for before, n in pairs if not _is_rest(work[before], work[n]))}


_WAITS = lazy(r"[:(]\s*$")


def _is_rest(before: str, line: str) -> bool:
    """A line that cannot begin an entry, whatever breaks the text."""
    if _GOES_ON.match(line) or is_said_of_entry(line) or _WAITS.search(before):
        return True
    return not ENDS.search(before) and not looks_like_entry(line) and not AUTHOR_SURELY.match(line)


def starts_of_paragraphs(work: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The lines that begin entries where blank lines part these; empty where they part others."""
    units = _units(filled)
    begun = sum(looks_like_entry(work[n]) for n in filled)
    texts = [" ".join(work[n] for n in unit) for unit in units]
    is_parted = len(units) > 2 and begun <= _ONE_EACH * len(units) and _are_entries(texts)
    return _begun(work, units) if is_parted else set()


def _units(filled: Sequence[int]) -> list[list[int]]:
    """Lines with no blank one between them."""
    units: list[list[int]] = []
    for n in filled:
        if units and n == units[-1][-1] + 1:
            units[-1].append(n)
        else:
            units.append([n])
    return units


def _are_entries(units: Sequence[str]) -> bool:
    return sum(map(looks_like_entry, units)) >= _ENTRIES * len(units)


def _begun(work: Sequence[str], units: Sequence[Sequence[int]]) -> set[int]:
    """Where each piece begins an entry, unless it goes on with the one before or says the same in another language."""
    texts = [" ".join(work[n] for n in unit) for unit in units]
    pairs = zip(texts, texts[1:], units[1:], strict=False)
    return {units[0][0], *(unit[0] for before, text, unit in pairs if not goes_on(before, text))}


_GOES_ON = lazy(rf"\s*(?:[{LOWER}](?!an\s|on\s|e\s)|[,.;:)\]》、}}·-](?!-)|https?:|www\.|\d{{1,4}}[\s,(:-])")
"""What begins no entry: small letters, a mark, an address, a number."""
_OPEN = lazy(r"[,:、(\[《-]\s*$")
"""What ends no entry."""
_PERSON = lazy(rf"\s*[{UPPER}][{UPPER}{LOWER}'-]+,?\s?(?:[{UPPER}]\.?[\s-]?){{1,3}}(?:[\s,.(&]|$)")
_LONG = 40
"""Characters of a line with people at its head that needs no year to be an entry: the year was misread."""


def goes_on(before: str, line: str) -> bool:
    """The line goes on with the entry that ``before`` ends."""
    if _GOES_ON.match(line) or is_said_of_entry(line) or is_twin(before, line):
        return True
    is_cut = before.rstrip()[-1:].isdigit() and line.lstrip()[:1].isdigit()
    is_sure = AUTHOR_SURELY.match(line) is not None and looks_like_entry(line)
    if is_cut or is_open(before) or (_OPEN.search(before) and not is_sure):
        return True
    if not ENDS.search(before):
        return not looks_like_entry(line)
    if IS_HAN.match(line.lstrip()[:1]) and AUTHOR.match(line):
        return False
    is_long = len(line.strip()) >= _LONG and _PERSON.match(line)
    is_whole = IS_HAN.search(line) and (YEAR.search(line) or WORK.search(line))
    return not (looks_like_entry(line) or is_long or is_whole or AUTHOR_SURELY.match(line))


_NUMBER = lazy(r"\d{1,5}")
_SAME = 0.75
_BRACKETED = lazy(rf"\s*\[\s?[《{HAN}][^\[\]]{{12}}")
_PLAIN_YEAR = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def is_twin(before: str, line: str) -> bool:
    """The line has no Han, that before has, and nearly all its numbers are those of that; or it is in brackets, in
    Chinese, and has the year of that before, which is not."""
    if _BRACKETED.match(line) and not IS_HAN.search(before):
        return bool(set(_PLAIN_YEAR.findall(before)) & set(_PLAIN_YEAR.findall(line)))
    if IS_HAN.search(line) or not IS_HAN.search(before):
        return False
    numbers = [set(_NUMBER.findall(text)) for text in (before, line)]
    return len(numbers[1]) > 1 and len(numbers[0] & numbers[1]) >= _SAME * len(numbers[1])


def lines_that_end(work: Sequence[str]) -> set[int]:
    """The lines that are not as wide as the page was: what they hold was not broken off. Empty where no width shows."""
    widths = {n: columns(line.rstrip()) for n, line in enumerate(work) if line.strip() and not is_head(line)}
    most = sorted(widths.values())[-1 - len(widths) // 20] if widths else 0
    full = sum(each >= _FULL * most for each in widths.values())
    if len(widths) < _FEWEST or not _BROKEN * len(widths) <= full < len(widths):
        return set()
    return {n for n, each in widths.items() if each < _ENDED * most}


_FEWEST = 5
