"""The English title, authors, units, abstract and keywords of a Chinese article."""

from __future__ import annotations

import re

from kanyin import rules
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
    """Read the English block of the head (lines before ``end``).

    Before the abstract stand the title, then names, then units in brackets; the abstract and the keywords have labels.
    """
    _read_labelled(lines, found)
    title: list[str] = []
    people: list[str] = []
    units: list[str] = []
    block = [n for n in range(end) if n not in found.taken and not _HAN.search(lines[n].text)]
    for n in block:
        text = lines[n].text
        if not re.search("[A-Za-z]{3}", text) or re.search("[=≤≥<>∑∫]", text):
            continue
        below = lines[n + 1].text if n + 1 < len(lines) else ""
        if _is_unit(text) or (units and not _closed(units[-1])):
            units.append(text)
        elif title and _is_names(text, below, len(found.names)):
            people.append(text)
        elif not people and not units and len(title) < 4:
            title.append(text)
        else:
            continue
        found.lift("MD009", n, lines[n])
    for key, value in (
        ("title-en", " ".join(title)),
        ("author-en", _join_names(people)),
        ("affiliation-en", _join_units(units)),
    ):
        if value:
            found.text.setdefault(key, value)


def _read_labelled(lines: tuple[Line, ...], found: MetadataBuilder) -> None:
    """Abstract and keywords behind their labels, the lines below them where the label stands alone."""
    for n, line in enumerate(lines):
        label = rules.label(line.text)
        if n in found.taken or label is None or label.field not in ("abstract-en", "keywords-en"):
            continue
        value = label.value
        found.lift("MD009", n, line)
        follow = n + 1
        if not value and follow < len(lines) and follow not in found.taken and not _HAN.search(lines[follow].text):
            value = lines[follow].text
            found.lift("MD009", follow, lines[follow])
        found.text.setdefault(label.field, value)


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
    bare = re.sub(r"[\d*†‡#+]+|\bet al\b\.?", " ", text)
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
    text = re.sub(r"(?<=[A-Za-z.])\s*[\d*†‡#+]+(\s*,\s*\d)*", "", "; ".join(lines))
    names = re.split(r"\s*(?:[;；,，、\u3000]|\s{2,}|\band\b|&)\s*", text)
    return ", ".join(name.strip() for name in names if name.strip())


def _join_units(lines: list[str]) -> str:
    """Each bracketed unit once, with a semicolon between two."""
    text = " ".join(lines)
    parts = [part.strip(" ()（）[]；;") for part in re.split(r"[)）\]]\s*[(（\[]", text)]
    return "; ".join(dict.fromkeys(part for part in parts if part))
