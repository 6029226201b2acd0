"""The English title, authors, units, abstract and keywords of a Chinese article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, takewhile

from kanyin import rules
from kanyin.fields import manuscript, people, unit_marks
from kanyin.model import Author, Line
from kanyin.patterns import lazy
from kanyin.structure import back, english_citation, foreign_authors
from kanyin.structure.english_abstract import read_labelled
from kanyin.structure.english_block import LONG_WORD, Block, is_prose
from kanyin.structure.english_lines import is_chinese_name, is_names, join_names, parted, without_hyphens
from kanyin.structure.english_names import Row, has_author, parted_by_names, row_across
from kanyin.structure.english_place import lift_place, take_place
from kanyin.structure.english_units import is_unit, join_units
from kanyin.structure.metadata_builder import MetadataBuilder
from kanyin.text import letters

_HAN = lazy("[\u3400-\u9fff]")


def read_english(lines: tuple[Line, ...], end: int, found: MetadataBuilder) -> None:
    """Read the English block of the head (lines before ``end``), or the one above an abstract in the back matter.

    Before the abstract stand the title, then names, then units in brackets; the abstract and the keywords have labels.
    """
    labelled = read_labelled(lines, found)
    is_foreign = not labelled and _read_foreign(lines, range(end), found)
    if not is_foreign and (labelled or not found.is_of_portal):
        _read_block(lines, range(_down_to_abstract(lines, end, labelled)), found, labelled)
    for n in labelled:
        if n >= end and "title-en" not in found.text:
            _read_block(lines, _above(lines, n, end, found), found, labelled)


def _down_to_abstract(lines: tuple[Line, ...], end: int, abstracts: list[int]) -> int:
    """The end of the head, or the English abstract a few lines below: a unit's number may look like a heading's."""
    for n in abstracts:
        if end < n <= end + MOST_UNITS and not any(_HAN.search(line.text) for line in lines[end:n]):
            return n
    return end


MOST_ABOVE = 8
"""Lines of title, names and units above an English abstract in the back matter."""


def _above(lines: tuple[Line, ...], n: int, end: int, found: MetadataBuilder) -> range:
    """The lines above an abstract that can belong to it: English, and no entry of the references."""
    first = n
    while first - 1 >= max(end, n - MOST_ABOVE) and first - 1 not in found.taken:
        text = lines[first - 1].text
        if _HAN.search(text) or rules.is_references_heading(text) or _ENTRY.search(text):
            break
        first -= 1
    return range(first, n)


_ENTRY = lazy(r"^[\[［〔]\d{1,3}[\]］〕]|\b(?:19|20)\d{2}\b|\d{1,4}[-–]\d{1,4}\.?$")
"""What an entry of the references holds and a title does not: a label, a year, pages."""


def _read_block(lines: tuple[Line, ...], places: range, found: MetadataBuilder, abstracts: list[int]) -> None:
    """Title, names and units of the English lines at these places, above one of the ``abstracts``."""
    block = Block(bool(found.titled))
    for n in places:
        if n not in found.taken:
            lift_place(n, lines[n], found)
    texts = {n: take_place(lines[n].text, found) for n in _english_lines(lines, places, found)}
    cited = _citations(lines, texts)
    for n in cited:
        found.lift("MD009", n, lines[n])
        del texts[n]
    held = [(n, people.plain_marks(text)) for n, text in texts.items()]
    row = row_across([plain for _, plain in held], found.names)
    _take_marks([plain for _, plain in held], row, found)
    for k, (n, plain) in enumerate(held):
        text = texts[n]
        if _take_note(text, found):
            found.lift("MD006", n, lines[n])
            continue
        below = lines[n + 1].text if n + 1 < len(lines) else ""
        if row and k <= row.last and not (k < row.first and (is_unit(plain) or is_names(plain, below, MOST_NAMES))):
            if k == row.last:
                block.take_row(row.before, row.names, row.behind)
            if k >= row.first or block.take_title(plain, below):
                found.lift("MD009", n, lines[n])
            continue
        if row is None and (alone := parted_by_names(plain, found.names)):
            block.take_row(*alone)
            found.lift("MD009", n, lines[n])
            continue
        if _take_line(block, text, plain, below, found):
            found.lift("MD009", n, lines[n])
        elif block.people and any(0 < abstract - n <= MOST_UNITS for abstract in abstracts):
            block.units.append(text)
            found.lift("MD009", n, lines[n])
    block.part_title(len(found.names))
    block.part_names(len(found.names))
    for one in cited.values():
        block.take_citation(one)
    _fill(block, found)


def _take_line(block: Block, text: str, plain: str, below: str, found: MetadataBuilder) -> bool:
    """Put a line, or the parts of one, where they belong; ``plain`` is it without raised signs. False for no such."""
    pieces = parted(plain, len(found.names))
    authors = len(found.names) or (MOST_NAMES if pieces != (plain,) else 0)
    belows = (*pieces[1:], below)
    above_authors = has_author(below, found.names) and not has_author(plain, found.names)
    if above_authors and not block.people and is_names(plain, below, authors):
        block.title.append(text)  # Ferry Towns and Lamp Ships, above the row of those who wrote of them
        return True
    if not block.people and _ET_AL.search(plain) and has_author(plain, found.names):
        block.people.append(text)
        return True
    return all(block.take(one, then, authors) for one, then in zip(pieces, belows, strict=True))


_ET_AL = lazy(r"^[A-Z][A-Za-z' -]{3,30} et al\.?$")


def _fill(block: Block, found: MetadataBuilder) -> None:
    """The fields of the English head from what was read of it."""
    if _are_the_authors(block, found):
        _take_authors(block, found)
        return
    for key, value in (
        ("title-en", _STOP_BEHIND.sub("", " ".join(block.title).rstrip(" {[(（"))),
        ("author-en", join_names(block.people, len(found.names))),
        ("affiliation-en", _without_numbers(join_units(block.units))),
    ):
        if value and not _says_title(value, found):
            found.text.setdefault(key, value)


def _says_title(text: str, found: MetadataBuilder) -> bool:
    """The words of the title, once or more: a title in Latin letters is none in English."""
    title, own = letters(found.text.get("title", "") or found.embedded_title), letters(text)
    return bool(title) and title in own and title.startswith(own.replace(title, ""))


def _citations(lines: tuple[Line, ...], texts: Mapping[int, str]) -> dict[int, english_citation.Citation]:
    """The lines that cite the article itself, known by the place that is gone from their ends (``texts``)."""
    changed = ((n, english_citation.read(text)) for n, text in texts.items() if text != lines[n].text)
    return {n: cited for n, cited in changed if cited is not None}


def _read_foreign(lines: tuple[Line, ...], places: range, found: MetadataBuilder) -> bool:
    """Take authors of other countries right below a Chinese title that nobody signs in Chinese."""
    if found.names or found.persons or not found.titled or not _HAN.search(found.text.get("title", "")):
        return False
    below = takewhile(lambda n: n in places and not _HAN.search(lines[n].text), count(found.titled[-1] + 1))
    own = list(takewhile(lambda n: n not in found.taken, below))
    authors = foreign_authors.read([lines[n].text for n in own])
    for n in own if authors else ():
        found.lift("MD007", n, lines[n])
    found.names = tuple(author.name for author in authors)
    found.bind({author.name: author for author in authors})
    return bool(authors)


def _take_marks(texts: Sequence[str], row: Row | None, found: MetadataBuilder) -> None:
    """The numbers of units behind names in Latin letters, for authors behind whose Chinese names they were lost."""
    if row and found.marks:
        names = "\n".join(texts[row.first : row.last + 1])
        found.marks = unit_marks.unit_marks_in_latin(names, found.names) | found.marks


def _take_note(text: str, found: MetadataBuilder) -> bool:
    """True for a fund or the dates of the manuscript among the units, which come to their fields."""
    if dates := manuscript.read_dates(text):
        for key, date in dates.items():
            found.set_default(key, date)
        return True
    if not rules.is_fund(text):
        return False
    found.text["fund"] = back.appended(found.text.get("fund", ""), text)
    return True


def _are_the_authors(block: Block, found: MetadataBuilder) -> bool:
    """People of other countries below a Chinese title that nobody signs in Chinese and no English one follows."""
    names = join_names(block.people, 0).split(", ") if block.people else []
    is_told = found.names or block.title or "title-en" in found.text
    are_whole = all(" " in name and not is_chinese_name(without_hyphens(name)) for name in names)
    return bool(names) and not is_told and are_whole


def _take_authors(block: Block, found: MetadataBuilder) -> None:
    """The names and units of the English block as those of the authors."""
    found.names = tuple(join_names(block.people, 0).split(", "))
    unit = join_units(block.units)
    if unit and len(found.names) == 1:
        found.bind({found.names[0]: Author("", affiliation=unit)})
    elif unit:
        found.text.setdefault("affiliation-en", unit)


MOST_UNITS = 6
"""Lines of units between the names and the abstract: what stands there is one of them, however it was misread."""
MOST_NAMES = 30
"""Names on a line of which the page says nothing in Chinese."""
_NUMBERS = lazy(r"(?:^|(?<=; ))\d(?:\s?[:：.．]\s?| )(?=[A-Z])")


def _without_numbers(units: str) -> str:
    """Units without the numbers that stood behind the names too."""
    return _NUMBERS.sub("", units)


_STOP_BEHIND = lazy("(?<=[a-z]{4})[.．]$")
"""The stop that a title ends with where it stands as in a list of works."""
_FORMULA = lazy("[=≤≥<>∑∫]")


def _english_lines(lines: tuple[Line, ...], places: range, found: MetadataBuilder) -> Iterator[int]:
    """The lines that hold no Han, down to the first paragraph of a text that is English itself."""
    labelled = max((n for n in found.taken if "-en" in _field(lines[n].text)), default=-1)
    for n in places:
        text = lines[n].text
        if n in found.taken or _HAN.search(text) or rules.is_english_caption(text) or text.startswith("http"):
            continue
        if n > labelled >= 0 and is_prose(text):
            return
        if re.search("[A-Za-z]{2}", text) and (len(LONG_WORD.findall(text)) > 3 or not _FORMULA.search(text)):
            yield n


def _field(text: str) -> str:
    label = rules.label(text)
    return label.field if label is not None else ""
