"""The English title, authors, units, abstract and keywords of a Chinese article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kanyin import rules
from kanyin.fields import people
from kanyin.model import Line
from kanyin.structure.metadata_builder import MetadataBuilder

_HAN = re.compile("[\u3400-\u9fff]")
_SMALL_WORDS = re.compile(
    r"\b(of|the|in|for|on|a|an|to|with|by|from|at|its|based|using|under|as|is|and)\b", re.IGNORECASE
)
_NAME_WORD = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.’'-]*$")
_UNIT = re.compile(
    r"\b(Univ|Inst|Dept|Department|College|School|Laborator|Lab\b|Center|Centre|Academ|Hospital|Bureau|Station|Research|"
    r"Company|Corporation|Factory|Faculty|Division|Ltd|P\.?\s?R\.?\s?China|China\b)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b\d{6}\b")


def read_english(lines: tuple[Line, ...], end: int, found: MetadataBuilder) -> None:
    """Read the English block of the head (lines before ``end``), or the one above an abstract in the back matter.

    Before the abstract stand the title, then names, then units in brackets; the abstract and the keywords have labels.
    """
    labelled = _read_labelled(lines, found)
    _read_block(lines, range(end), found)
    for n in labelled:
        if n >= end and "title-en" not in found.text:
            _read_block(lines, _above(lines, n, end, found), found)


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


_ENTRY = re.compile(r"^[\[［〔]\d{1,3}[\]］〕]|\b(?:19|20)\d{2}\b|\d{1,4}[-–]\d{1,4}\.?$")
"""What an entry of the references holds and a title does not: a label, a year, pages."""


@dataclass(slots=True)
class _Block:
    """An English title, names and units as far as they have been read."""

    title: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)

    def take(self, text: str, below: str, authors: int) -> bool:
        """Put a line where it belongs; false for one that is none of these."""
        names, unit = _halves(text)
        if self.title and unit and _is_names(names, unit, authors):
            self.people.append(names)
            self.units.append(unit)
        elif _is_unit(text) or (self.units and not _closed(self.units[-1])):
            self.units.append(text)
        elif self.title and _is_names(text, below, authors):
            self.people.append(text)
        elif not self.people and not self.units and len(self.title) < MOST_TITLE:
            self.title.append(text)
        else:
            return False
        return True


MOST_TITLE = 4
_BRACKET = re.compile(r"(?<!\s)\s*+[(（]\s*+(?=\d?\s?[.．]?\s?[A-Z])")


def _halves(text: str) -> tuple[str, str]:
    """Names, and their units in brackets on the same line; no unit where the line holds none."""
    found = _BRACKET.search(text)
    return (text[: found.start()], text[found.start() :].strip()) if found and found.start() else (text, "")


def _read_block(lines: tuple[Line, ...], places: range, found: MetadataBuilder) -> None:
    block = _Block()
    for n in places:
        text = lines[n].text
        if n in found.taken or _HAN.search(text) or not re.search("[A-Za-z]{3}", text) or re.search("[=≤≥<>∑∫]", text):
            continue
        below = lines[n + 1].text if n + 1 < len(lines) else ""
        if block.take(people.plain_marks(text), below, len(found.names)):
            found.lift("MD009", n, lines[n])
    for key, value in (
        ("title-en", " ".join(block.title)),
        ("author-en", _join_names(block.people)),
        ("affiliation-en", _join_units(block.units)),
    ):
        if value:
            found.text.setdefault(key, value)


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
        follow = n + 1
        if not value and follow < len(lines) and follow not in found.taken and not _HAN.search(lines[follow].text):
            value = lines[follow].text
            found.lift("MD009", follow, lines[follow])
        found.text.setdefault(label.field, value)
    return abstracts


def _is_unit(text: str) -> bool:
    """In brackets, or with a unit's word or a postcode, and no sentence."""
    return text[0] in "(（[［" or (bool(_UNIT.search(text)) and bool(_POSTCODE.search(text) or "," in text))


def _closed(unit: str) -> bool:
    """The unit's bracket is closed again."""
    return unit[0] not in "(（[［" or unit.rstrip(" .").endswith((")", "）", "]", "］"))


def _is_names(text: str, below: str, authors: int) -> bool:
    """Personal names and nothing else: every word a name's, no more words than so many authors can have.

    Right above a unit or the abstract that is enough; elsewhere there must be a comma or an ``and`` between them.
    """
    bare = re.sub(r"[\d*†‡#+]+(?:[.,，]?[\d*†‡#+]+)*+|\bet al\b\.?", " ", text)
    words = [word for word in re.split(r"[\s\u3000,，;；、&]+|\band\b", bare) if word]
    if not words or len(words) > max(4 * max(authors, 1), 4) or not all(_NAME_WORD.match(word) for word in words):
        return False
    if _SMALL_WORDS.search(re.sub(r"\band\b", " ", bare)):
        return False
    label = rules.label(below)
    before_unit = bool(below) and (
        below[0] in "(（[［" or _is_unit(below) or (label is not None and "-en" in label.field)
    )
    return before_unit or bool(re.search(r"[,，、;；\u3000]|\band\b|\s{2,}", text))


def _join_names(lines: list[str]) -> str:
    """The names one by one; the numbers of their units go."""
    text = re.sub(r"(?<=[A-Za-z.])\s?[\d*†‡#+]+(\s?[,，]\s?[\d*†‡#+]+)*", "", "; ".join(lines))
    names = re.split(r"\s*(?:[;；,，、\u3000]|\s{2,}|\band\b|&)\s*", text)
    return ", ".join(name.strip() for name in names if name.strip())


def _join_units(lines: list[str]) -> str:
    """Each bracketed unit once, with a semicolon between two."""
    text = " ".join(lines)
    parts = [part.strip(" ()（）[]；;") for part in re.split(r"[)）\]]\s*[(（\[]", text)]
    return "; ".join(dict.fromkeys(part for part in parts if part))
