"""Headings of one row judged together: the one that is missing among its like, the one that stands alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from kanyin import rules
from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.structure import markup
from kanyin.structure.heading_numbers import ROMAN, Candidate, bare_number, split, value
from kanyin.structure.set_in import is_further_in, usual_indent
from kanyin.text import columns

LONGEST = 96
"""Half-em of a heading that is known by its number alone."""
LONGEST_SET_IN = 144
"""… and of one that stands further in than paragraphs do: three lines of a column."""
DECIMAL = (60, 70)
"""Ranks of numbers that name their section: 2.3, 2.3.1."""
ROWS = (ROMAN, 30, 40, 50, *DECIMAL)
"""Ranks whose rows are looked at: chapters may begin anywhere, items are no headings as often as not."""
_ENDS = lazy("[。．.；;，,、…]$")
_INSIDE, _PAUSE = lazy("[。；]"), lazy("[，。；：]")
_WORDS = lazy("[\u3400-\u9fff].*[\u3400-\u9fff]|[A-Za-z]{4}")
_DIGITS = lazy(r"[\d一二三四五六七八九十Ⅰ-Ⅻ]+")


def with_missing(
    chosen: Mapping[int, Candidate], lines: tuple[Line, ...], rows: Collection[int]
) -> dict[int, Candidate]:
    """The headings with those whose number is missing in their row: 5.1 above 5.2, 3.3 between 3.2 and 3.4.

    A line with that number, short and no sentence, is the one that is missing, whatever marks it holds.
    """
    found = dict(chosen)
    usual = usual_indent(lines)
    for n, line in enumerate(lines):
        if n in found or line.kind not in markup.TEXT or line.by:
            continue
        candidate = _read(line.text)
        if candidate is None or candidate.rank not in ROWS:
            continue
        longest = LONGEST_SET_IN if is_further_in(line, usual) else LONGEST
        if columns(line.text) > longest or not _can_be(line, candidate.text, lines[n + 1 : n + 2]):
            continue
        if n in rows and candidate.rank not in DECIMAL:
            continue
        if _is_missing(n, line.text, candidate, found, lines):
            found[n] = candidate
    return dict(sorted(found.items()))


_OF_SECTION = lazy(r"(?P<section>\d{1,2}(?:[.．]\d{1,2}){0,2})[.．](?P<last>\d{1,2})[ \u3000]+(?P<name>\S[^\n]{0,40})")
FEWEST_OF_SECTION = 2


def of_sections(
    chosen: Mapping[int, Candidate], lines: tuple[Line, ...], rows: Collection[int]
) -> dict[int, Candidate]:
    """The headings with those that number the parts of a section one by one, 4.1 0≤p≤1 and 4.2 p>1 below 4, whatever
    they are called: each has text below it.
    """
    found = dict(chosen)
    heads = [n for n, each in chosen.items() if each.rank in ROWS]
    for head in heads:
        end = next((k for k in heads if k > head and chosen[k].rank <= chosen[head].rank), len(lines))
        section = bare_number(chosen[head].number)
        parts = {n: part for n in range(head + 1, end) if (part := _part_of(section, lines[n])) is not None}
        if [value(part.number) for part in parts.values()] != list(range(1, len(parts) + 1)):
            continue
        if len(parts) < FEWEST_OF_SECTION or not all(n in found or _stands_on_text(n, lines, rows) for n in parts):
            continue
        found |= {n: part for n, part in parts.items() if n not in found}
    return dict(sorted(found.items()))


def _part_of(section: str, line: Line) -> Candidate | None:
    """The line as the heading of one of the section's parts."""
    found = _OF_SECTION.fullmatch(line.text) if section and line.kind in markup.TEXT and not line.by else None
    if found is None or bare_number(found["section"]) != section:
        return None
    number = line.text[: found.start("name")].strip()
    return Candidate(number, found["name"], DECIMAL["." in section])


def _stands_on_text(n: int, lines: tuple[Line, ...], rows: Collection[int]) -> bool:
    text = lines[n].text
    if n in rows or n + 1 == len(lines) or _ENDS.search(text) or _PAUSE.search(text):
        return False
    return rules.split_heading(lines[n + 1].text) is None


_LIKE_UNIT = lazy(r"(\d{1,2}[.．]\d{1,2})(?: ?(?=[年月日元米个度号])|[ \u3000]+(?=\d))(\d{0,4}[\u4e00-\u9fff]{3}.*)")
"""A number and a title that begins as a unit does, 2.1 日粮组成, or with a digit: 2.2 3条水道."""


def _read(text: str) -> Candidate | None:
    found = split(text)
    if found is None:
        like_unit = _LIKE_UNIT.fullmatch(text)
        return Candidate(like_unit[1], like_unit[2], DECIMAL[0]) if like_unit else None
    return Candidate(found[0], found[1], found[2].rank)


def _can_be(line: Line, rest: str, below: tuple[Line, ...]) -> bool:
    text = line.text
    if _ENDS.search(text) or _INSIDE.search(text) or not _WORDS.search(rest):
        return False
    following = rules.split_heading(below[0].text) if below else None
    return bool(below) and not (following is not None and below[0].text[-1:] in "；;")


def _is_missing(
    n: int, text: str, candidate: Candidate, found: Mapping[int, Candidate], lines: tuple[Line, ...]
) -> bool:
    """The row has the number before this one above it, or none above, and the number behind it below."""
    number = value(candidate.number)
    above = next(_siblings(sorted((k for k in found if k < n), reverse=True), candidate, found), None)
    below = next(_siblings(sorted(k for k in found if k > n), candidate, found), None)
    if number is None or (above is None and below is None):
        return False
    alike = [k for k in (above, below) if k is not None]
    if candidate.rank not in DECIMAL and not any(number_shape(lines[k].text) == number_shape(text) for k in alike):
        return False
    before = value(found[above].number) if above is not None else 0
    behind = value(found[below].number) if below is not None else None
    if before != number - 1:
        return False
    return behind == number + 1 or (behind is None and candidate.rank in DECIMAL)


def _siblings(places: Iterable[int], candidate: Candidate, found: Mapping[int, Candidate]) -> Iterator[int]:
    """The headings of the same row, as far as no heading of a higher rank stands between."""
    for k in places:
        other = found[k]
        if other.rank < candidate.rank:
            return
        if other.rank == candidate.rank and _section(other) == _section(candidate):
            yield k


def _section(candidate: Candidate) -> str:
    """What a decimal number says of the section above it."""
    return bare_number(candidate.number).rpartition(".")[0] if candidate.rank in DECIMAL else ""


def number_shape(text: str) -> str:
    """How a number is set off: the marks about it and the space behind it."""
    found = split(text)
    if found is None:
        return ""
    behind = text[len(found[0]) : len(found[0]) + 1]
    return _DIGITS.sub("", found[0]) + (behind if behind.isspace() else "")


def without_points(chosen: Mapping[int, Candidate], lines: tuple[Line, ...]) -> dict[int, Candidate]:
    """The headings without Ⅰ. and its like where they head lists alone: no sentence and no other heading below one."""
    places = sorted(chosen)
    roman = [n for n in places if chosen[n].rank == ROMAN]
    full = [n for n in roman if _holds_text(n, next((k for k in places if k > n), len(lines)), chosen, lines)]
    return {n: each for n, each in chosen.items() if n not in roman or 2 * len(full) > len(roman)}


def _holds_text(n: int, end: int, chosen: Mapping[int, Candidate], lines: tuple[Line, ...]) -> bool:
    """A sentence stands below the heading before the next one, which ``end`` is, or that is of the ranks below it."""
    is_below = end in chosen and ROMAN < chosen[end].rank <= ROWS[2]
    return is_below or any(line.text[-1] == "。" for line in lines[n + 1 : end])


def without_lone(chosen: Mapping[int, Candidate], lines: tuple[Line, ...]) -> dict[int, Candidate]:
    """The headings without the one whose neighbours in its row are no headings: an item among items."""
    numbers = {n: (found[2].rank, value(found[0])) for n, line in enumerate(lines) if (found := _row_of(line))}
    known = {*chosen, *(n for n, line in enumerate(lines) if line.kind in markup.MARKED)}
    return {
        n: each
        for n, each in chosen.items()
        if not _is_lone(n, each, known, numbers) and not _heads_list(n, each, known, numbers, lines)
    }


def _row_of(line: Line) -> tuple[str, str, rules.Scheme] | None:
    found = split(line.text)
    return found if found is not None and found[2].rank in ROWS and found[2].rank not in DECIMAL else None


def _is_lone(n: int, each: Candidate, headings: Collection[int], numbers: Mapping[int, tuple[int, int | None]]) -> bool:
    number = value(each.number) if n in numbers else None
    if number is None or number < 2:
        return False
    row = [k for k in numbers if numbers[k][0] == each.rank]
    beside = [*[k for k in row if k < n][-1:], *[k for k in row if k > n][:1]]
    alike = [k for k in beside if numbers[k][1] in (number - 1, number + 1)]
    return len(alike) == 2 and not any(k in headings for k in alike)


LONGEST_REST = 20
"""Characters of an item's second line, where a page has broken the first."""


def _heads_list(
    n: int,
    each: Candidate,
    headings: Collection[int],
    numbers: Mapping[int, tuple[int, int | None]],
    lines: tuple[Line, ...],
) -> bool:
    """The first line of a list: right below it stands the second, which is no heading."""
    if n not in numbers or value(each.number) != 1:
        return False
    below = n + 1
    if below not in numbers and below < len(lines) and len(lines[below].text) <= LONGEST_REST:
        below += not _ENDS.search(lines[below].text)
    return numbers.get(below, (0, 0)) == (each.rank, 2) and below not in headings
