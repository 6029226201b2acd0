"""The English title, authors, units, abstract and keywords of a Chinese article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanyin import rules
from kanyin.model import Line
from kanyin.structure.metadata_builder import MetadataBuilder

_HAN = re.compile("[\u3400-\u9fff]")
_SMALL_WORDS = re.compile(
    r"\b(of|the|in|for|on|a|an|to|with|by|from|at|its|based|using|under|as|is|and)\b", re.IGNORECASE
)
_NAME_WORD = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.’'′-]*$")
_UNIT = re.compile(
    r"\b(Univ|Inst|Dept|Department|College|School|Laborator|Lab\b|Center|Centre|Academ|Hospital|Bureau|Station|Research|"
    r"Company|Corporation|Factory|Faculty|Division|Ltd|P\.?\s?R\.?\s?China|China\b)",
    re.IGNORECASE,
)
_UNIT_END = re.compile(
    r"^[A-Z][^,.;]{4,80}\b(?:University|Institute|College|Academy|Hospital|Bureau|Cent(?:er|re)|Laboratory|Station|Company)$"
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
    for n in _block(lines, end, found):
        text = lines[n].text
        below = lines[n + 1].text if n + 1 < len(lines) else ""
        signed = _SIGNED.fullmatch(text)
        names = bool(title or found.titled) and _is_names(text, below, len(found.names))
        if signed and _is_names(signed["names"], signed["units"], len(found.names)) and _UNIT.search(signed["units"]):
            people.append(signed["names"])
            units.append(signed["units"])
        elif names and people and below[:1] in _OPENING and below:
            people.append(text)
        elif _is_unit(text) or (people and _UNIT_END.search(text)) or (units and not _closed(units[-1])):
            units.append(text)
        elif names and not (title and _OPEN_TITLE.search(title[-1])):
            people.append(text)
        elif not people and not units and len(title) < LONGEST_TITLE:
            title.append(text)
        else:
            continue
        found.lift("MD009", n, lines[n])
    for key, value in (
        ("title-en", " ".join(title)),
        ("author-en", _join_names(people, len(found.names))),
        ("affiliation-en", _join_units(units)),
    ):
        if value:
            found.text.setdefault(key, value)


LONGEST_TITLE = 4
"""Lines of the longest English title."""
LONGEST_ABSTRACT = 40
"""Lines of the longest English abstract whose lines were broken."""
SHORTEST_PROSE, FEWEST_WORDS = 120, 16
"""Characters and spaces of a paragraph of English text: no title, no row of names and no unit is as long."""
_LONG_WORD = re.compile("[A-Za-z]{3,}")
_FORMULA = re.compile("[=≤≥<>∑∫]")
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|can|may|be|been|we|this|that|which|it)\b", re.IGNORECASE)
_SIGNED = re.compile(r"(?P<names>[^()（）\[［]{4,200}?)\s*(?P<units>[(（].{6,})")
_OPEN_TITLE = re.compile(
    r"[:：,，;-]$|\b(?:of|and|in|on|for|the|with|to|by|from|at|a|an|or|between|under)$", re.IGNORECASE
)


def _block(lines: tuple[Line, ...], end: int, found: MetadataBuilder) -> Iterator[int]:
    """The lines of the head that hold no Han, down to the first paragraph of a text that is English itself."""
    labelled = max((n for n in found.taken if "-en" in _field(lines[n].text)), default=-1)
    for n in range(end):
        text = lines[n].text
        if n in found.taken or _HAN.search(text):
            continue
        if n > labelled >= 0 and _is_prose(text):
            return
        if re.search("[A-Za-z]{2}", text) and (len(_LONG_WORD.findall(text)) > 3 or not _FORMULA.search(text)):
            yield n


def _field(text: str) -> str:
    label = rules.label(text)
    return label.field if label is not None else ""


_OPENING = "(（[［"


def _is_prose(text: str) -> bool:
    """Running English text: long, and with the verbs of a sentence, which no row of names or units has."""
    return len(text) >= SHORTEST_PROSE and text.count(" ") >= FEWEST_WORDS and _VERB.search(text) is not None


def _read_labelled(lines: tuple[Line, ...], found: MetadataBuilder) -> None:
    """Abstract and keywords behind their labels, the lines below them where the label stands alone or they go on."""
    for n, line in enumerate(lines):
        label = rules.label(line.text)
        if n in found.taken or label is None or label.field not in ("abstract-en", "keywords-en"):
            continue
        value = label.value
        found.lift("MD009", n, line)
        for follow in _following(lines, n, label.field, value, found):
            value = f"{value} {lines[follow].text}".strip()
            found.lift("MD009", follow, lines[follow])
        found.text.setdefault(label.field, value)


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
    bare = re.sub(r"[\d*†‡#+\ue000-\uf8ff]+|\bet al\b\.?", " ", text)
    words = [word for word in re.split(r"[\s\u3000,，;；、&]+|\band\b", bare) if word]
    if not words or len(words) > max(4 * max(authors, 1), 4) or not all(_NAME_WORD.match(word) for word in words):
        return False
    if _SMALL_WORDS.search(re.sub(r"\band\b", " ", bare)):
        return False
    label = rules.label(below)
    labelled = label is not None and "-en" in label.field
    unit = _is_unit(below) or _UNIT_END.search(below) if below else None
    before_unit = unit or labelled
    return bool(before_unit or re.search(r"[,，、;；\u3000]|\band\b|\s{2,}", text))


_CAPITAL_NAME = re.compile(r"[A-Z]{2,}(?:-[A-Z]+)?\s+[A-Z][a-z'’]+(?:-[A-Za-z]+)?")


def _join_names(lines: list[str], authors: int) -> str:
    """The names one by one; the numbers of their units go. Capital family names part those that nothing else does."""
    text = re.sub(r"(?<=[A-Za-z.])\s*[\d①-⑨¹²³⁴*†‡#+]+(\s*[,，]\s*\d)*", "", "; ".join(lines))
    words = text.split()
    if len(words) == 2 * authors > 2 and all(map(_NAME_WORD.match, words)):
        text = "; ".join(map(" ".join, zip(words[::2], words[1::2], strict=True)))
    text = re.sub(rf"({_CAPITAL_NAME.pattern})\s+(?={_CAPITAL_NAME.pattern})", r"\1; ", text)
    names = re.split(r"\s*(?:[;；,，、\u3000]|\s{2,}|\band\b|&)\s*", text)
    return ", ".join(name.strip() for name in names if name.strip())


_NUMBERED = re.compile(r"^(\d)\s*[(（]")


def _join_units(lines: list[str]) -> str:
    """Each bracketed unit once, with a semicolon between two."""
    whole: list[str] = []
    for line in (_NUMBERED.sub(r"(\1 ", line, count=1) for line in lines):
        if whole and line[0] not in _OPENING and not _closed(whole[-1]):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    parts = [part for line in whole for part in re.split(r"[)）\]]\s*[(（\[]", line)]
    return "; ".join(dict.fromkeys(filter(None, (part.strip(" ()（）[]［］;；　") for part in parts))))


_WIDE_TO_LATIN = {"，": ", ", "；": "; ", "：": ": ", "（": " (", "）": ") ", "。": ". ", "　": " "}


def in_latin_type(text: str) -> str:
    """An English text with the marks and spaces of its own script: those of Chinese are as wide as a character."""
    text = "".join(_WIDE_TO_LATIN.get(char, char) for char in text)
    return re.sub(r" +", " ", re.sub(r" +(?=[,;:.)])", "", re.sub(r"(?<=\() +", "", text))).strip()
