"""The English title, authors, units, abstract and keywords of a Chinese article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanyin import rules
from kanyin.fields import people
from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.structure.english_block import (
    FEWEST_OF_TITLE,
    LONG_WORD,
    OPENING,
    SHORTEST_PROSE,
    Block,
    is_closed,
    is_names,
    is_prose,
    is_unit,
)
from kanyin.structure.english_lines import join_names, parted
from kanyin.structure.english_names import parted_by_names, row_across
from kanyin.structure.metadata_builder import MetadataBuilder

_HAN = lazy("[\u3400-\u9fff]")


def read_english(lines: tuple[Line, ...], end: int, found: MetadataBuilder) -> None:
    """Read the English block of the head (lines before ``end``), or the one above an abstract in the back matter.

    Before the abstract stand the title, then names, then units in brackets; the abstract and the keywords have labels.
    """
    labelled = _read_labelled(lines, found)
    if labelled or not found.is_of_portal:
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
    held = list(_block(lines, places, found))
    texts = [people.plain_marks(lines[n].text) for n in held]
    row = row_across(texts, found.names)
    for k, (n, plain) in enumerate(zip(held, texts, strict=True)):
        text = lines[n].text
        below = lines[n + 1].text if n + 1 < len(lines) else ""
        if row and row.first <= k <= row.last:
            if k == row.last:
                block.take_row(row.before, row.names, row.behind)
            found.lift("MD009", n, lines[n])
            continue
        if row and k < row.first:
            if block.take_title(plain):
                found.lift("MD009", n, lines[n])
            continue
        if row is None and (alone := parted_by_names(plain, found.names)):
            block.take_row(*alone)
            found.lift("MD009", n, lines[n])
            continue
        pieces = parted(plain, len(found.names))
        authors = len(found.names) or (MOST_NAMES if pieces != (plain,) else 0)
        belows = (*pieces[1:], below)
        if all(block.take(one, then, authors) for one, then in zip(pieces, belows, strict=True)):
            found.lift("MD009", n, lines[n])
        elif block.people and any(0 < abstract - n <= MOST_UNITS for abstract in abstracts):
            block.units.append(text)
            found.lift("MD009", n, lines[n])
    block.part_title(len(found.names))
    block.part_names(len(found.names))
    for key, value in (
        ("title-en", " ".join(block.title).rstrip(" {[(（")),
        ("author-en", join_names(block.people, len(found.names))),
        ("affiliation-en", _join_units(block.units)),
    ):
        if value and value != found.text.get("title"):
            found.text.setdefault(key, value)


MOST_UNITS = 6
"""Lines of units between the names and the abstract: what stands there is one of them, however it was misread."""
MOST_NAMES = 30
"""Names on a line of which the page says nothing in Chinese."""
LONGEST_ABSTRACT = 40
"""Lines of the longest English abstract whose lines were broken."""
_FORMULA = lazy("[=≤≥<>∑∫]")


def _block(lines: tuple[Line, ...], places: range, found: MetadataBuilder) -> Iterator[int]:
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


def _read_labelled(lines: tuple[Line, ...], found: MetadataBuilder) -> list[int]:
    """Abstract and keywords behind their labels, the lines below them where the label stands alone; the indexes of the
    abstracts.
    """
    abstracts: list[int] = []
    for n, line in enumerate(lines):
        label = rules.label(line.text)
        if n in found.taken or label is None or label.field not in ("abstract-en", "keywords-en"):
            continue
        value = label.value
        abstracts += [n] * (label.field == "abstract-en")
        found.lift("MD009", n, line)
        for follow in _following(lines, n, label.field, value, found):
            value = f"{value} {lines[follow].text}".strip()
            found.lift("MD009", follow, lines[follow])
        found.text.setdefault(label.field, value)
        if label.field == "keywords-en" and not abstracts and "abstract-en" not in found.text:
            abstracts += _read_unlabelled(lines, n, found)
    return abstracts


def _read_unlabelled(lines: tuple[Line, ...], n: int, found: MetadataBuilder) -> list[int]:
    """The English text right above the keywords (line ``n``), which is the abstract; the index of its first line."""
    first, value = n, ""
    while first > 0 and n - first < LONGEST_ABSTRACT and _goes_up(lines[first - 1], lines[first:n], value):
        if first - 1 in found.taken:
            break
        first -= 1
        value = f"{lines[first].text} {value}".strip()
    if not is_prose(value) or value[-1] not in ".。?!":
        return []
    found.text["abstract-en"] = value
    for k in range(first, n):
        found.lift("MD009", k, lines[k])
    return [first]


def _goes_up(line: Line, below: tuple[Line, ...], value: str) -> bool:
    """True for a line of the English text that goes on in the lines below it: no names, no unit, no title."""
    text = line.text
    if _HAN.search(text) or rules.label(text) is not None or is_unit(text) or is_names(text, "", 1):
        return False
    longest = max((len(one.text) for one in below), default=0)
    is_sentence = text[-1] == "." and len(LONG_WORD.findall(text)) >= FEWEST_OF_TITLE
    return not value or is_sentence or (longest < SHORTEST_PROSE and len(text) >= _FULL * longest)


_FULL = 0.8
"""The length of a broken line of English beside the longest: a title's last line is shorter."""


def _following(lines: tuple[Line, ...], n: int, field: str, value: str, found: MetadataBuilder) -> range:
    """The lines below a label that belong to it: down to the keywords where these follow, else one for one alone."""
    below = n + 1
    if field == "abstract-en":
        for k in range(below, min(len(lines), below + LONGEST_ABSTRACT)):
            label = rules.label(lines[k].text)
            if label is not None and label.field == "keywords-en":
                return range(below, k)
            if label is not None or k in found.taken or _HAN.search(lines[k].text):
                break
    alone = not value and below < len(lines) and below not in found.taken and not _HAN.search(lines[below].text)
    return range(below, below + alone)


_WIDE_GAP = lazy("(?<=[A-Za-z)])\u3000{1,4}(?=[A-Z])")
_BEGUN = lazy(r"[;；]\s?\d\s?[.．]?\s?[A-Z][a-z]+$")
"""A unit of which the line holds the first word."""
_NUMBERED = lazy(r"^(\d)\s*[(（]")


_BETWEEN_UNITS = lazy(r"[)）\]]\s?[2-9]?\s?[(（\[]|(?<=China)[)）]?\s?[;；]?\s?(?=[2-9]\s?[.．]\s?[A-Z])")


def _join_units(lines: list[str]) -> str:
    """Each bracketed unit once, with a semicolon between two."""
    whole: list[str] = []
    for line in (_NUMBERED.sub(r"(\1 ", _WIDE_GAP.sub(", ", line), count=1) for line in lines):
        if whole and line[0] not in OPENING and (not is_closed(whole[-1]) or _BEGUN.search(whole[-1])):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    parts = [part for line in whole for part in _BETWEEN_UNITS.split(line)]
    return "; ".join(dict.fromkeys(filter(None, (part.strip(" ()（）[]［］;；　") for part in parts))))
