"""Citations in a text: ``[2,4-6]``, ``［3］``, ``[2]326-329``; by author, ``（方砚，1997）``, ``Stieg (1981a)``.

Only what the reference list has is cited; ``[2005]``, intervals, indices of arrays and formulas are not.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kanyin.references.entry import Entry
from kanyin.references.imprints import is_city
from kanyin.references.known_names import BODY, han_quality
from kanyin.references.labels import number
from kanyin.references.text import HAN, IS_HAN, LOWER, UPPER

_NUMBERED = re.compile(r"[\[［〔【]\s?(\d{1,3}(?:\s*[-‐‑‒–—―－−~～〜∼,，、;；]\s*\d{1,3})*)\s?[\]］〕】]")
_DIGITS = re.compile(r"\d+")
_COMMA = re.compile("[,，、;；]")
_NAMED_BEFORE = re.compile(
    r"(?:文献|参见|详见|参阅|参考|引自|(?<![意偏成可常罕少看听遇主预高不])见|(?<![数证依单收])据)\s*$"
)
"""A citation that the sentence speaks of stands on the line (GB/T 7714-2015 10.1.1): 见[1], and not 意见[1]."""
_INDEX_BEFORE = re.compile(
    r"(?<![A-Za-z\d])[A-Za-z_]$|\d[a-z_]$|[\])\d］）〕】]$|(?<![A-Za-z0-9])[A-Za-z]\w{0,20}\($|[A-Za-z]_\w{0,12}$"
)
"""``a[1]`` and ``x[1][2]`` are no citations."""
_INTERVAL_BEFORE = re.compile(
    r"(?:[∈∉=＝≤≥<>＜＞+×÷/^∪∩⊂(（]|区间|范围(?:为|是|在)?|取值(?:为|是)?|属于|闭区间|开区间|约为|之间|归一化(?:到|至)|映射(?:到|至)|缩放(?:到|至))\s*$"
)
_INTERVAL_AFTER = re.compile(r"\s*(?:[∪∩×÷=＝^]|区间|范围|之间|内取值|上的?(?:均匀|连续|函数|积分))")
_QUANTITY_AFTER = re.compile(r"\s*(?:号(?!文献)|[年月日]\b|%|％|℃|°)")


@dataclass(frozen=True, slots=True)
class Citation:
    """``[2,4-6]`` in a text: its place there, the place of each number that is written, and all that are meant.

    ``in_line``: the sentence speaks of it, so it is not raised above the line.
    """

    start: int
    end: int
    written: tuple[tuple[int, int, str], ...]
    meant: tuple[str, ...]
    in_line: bool


def find_numbered(text: str, entries: Container[str]) -> Iterator[Citation]:
    """The citations by number in a text without marks; only numbers that the reference list has are taken for such."""
    end = 0
    for match in _NUMBERED.finditer(text):
        before = text[max(end, match.start() - 72) : match.start()]
        digits = _DIGITS.finditer(text, match.start(), match.end())
        written = tuple((one.start(), one.end(), number(one[0])) for one in digits)
        if not all(key in entries for _, _, key in written) or _is_declared(text, match):
            continue
        if _INDEX_BEFORE.search(before) and not _is_named(text, match, before):
            continue
        if _is_interval(text, match, before) or _QUANTITY_AFTER.match(text, match.end()):
            continue
        covered = _covered(match[1])
        if not covered:
            continue
        meant = tuple(key for key in covered if key in entries)
        yield Citation(match.start(), match.end(), written, meant, bool(_NAMED_BEFORE.search(before)))
        end = match.end()


_WORDS_BEFORE = re.compile(
    rf"(?<![a-z])[(（][^()（）]{{0,60}}(?:[A-Za-z]{{3}}|[A-Z]{{2}}|[{HAN}]{{2}})[^()（）A-Za-z{HAN}]{{0,4}}[)）]\s?$"
    rf"|[(（][^()（）]{{0,60}}(?:[图表]\s?\d|\d\s?[%％])[^()（）]{{0,8}}[)）]\s?$"
    rf"|[(（](?:1[89]|20)\d\d[a-z]?[)）]\s?$|[{HAN}]\d{{1,2}}\s?$|(?<![A-Za-z])[A-Z]{{2,}}[\s-]?\d{{1,5}}\s?$"
)
_SYMBOL_BEFORE = re.compile(r"[A-Z]\d{0,2}$")
_UNIT = r"(?:[%％℃°]|[kmcdhμ]?(?:m[23]?|g|t|[Ll]|s|h|Pa|Hz|V|A|W|J|mol|min)(?:[/·][A-Za-zμ0-9/·-]{1,12})?)"
_AMOUNT_BEFORE = re.compile(
    rf"[(（][^()（）]{{0,40}}\d\s?{_UNIT}\s?[)）]\s?$|\d\s?[万亿]?{_UNIT}\s?$"
    r"|(?<![A-Za-z\d_.^])\d[\d.,/—–～~%-]{0,16}\s?$"
)
"""An amount that the text has from another: ``37.5[2]``, ``0.43 g/cm3[3]``, ``（463.0 mm）[4]``; text must follow."""
_SENTENCE_AFTER = re.compile(rf"[{HAN}，。、；：）]")
_TEXT_AFTER = re.compile(rf"[{HAN}，。、；：）)]|[.．,;](?:\s*[{HAN}]|\s*$)")
_DECLARED_BEFORE = re.compile(
    r"(?:^|[;{}\n])[\s{}]*(?:[A-Za-z_][A-Za-z0-9_]*[\s*&]+){1,4}[A-Za-z_][A-Za-z0-9_]*$|\}\s*[A-Za-z_][A-Za-z0-9_]*$"
)
_DECLARED_AFTER = re.compile(r"[;；]\s*(?://|/\*|\}|$)")


def _is_declared(text: str, match: re.Match[str]) -> bool:
    """``double vector[3];``: a line of code, which holds nothing before."""
    if not _DECLARED_AFTER.match(text, match.end()):
        return False
    return _DECLARED_BEFORE.search(text, max(0, match.start() - 72), match.start()) is not None


def _is_named(text: str, match: re.Match[str], before: str) -> bool:
    """A citation behind a word in brackets, a year, a number of a theorem or a standard, a symbol in a sentence."""
    if _WORDS_BEFORE.search(before):
        return True
    if _AMOUNT_BEFORE.search(before) and _TEXT_AFTER.match(text, match.end()):
        return True
    if match[0][0] not in "［〔【" or not _SYMBOL_BEFORE.search(before):
        return False
    return _SENTENCE_AFTER.match(text, match.end()) is not None


def _is_interval(text: str, match: re.Match[str], before: str) -> bool:
    """Two numbers where the sentence speaks of a range, ``x∈[1,3]``; or what follows could only follow a range."""
    numbers = re.findall(r"\d+", match[1])
    if len(numbers) == 2 and ("," in match[1] or "，" in match[1]):
        return bool(_INTERVAL_BEFORE.search(before) or _INTERVAL_AFTER.match(text, match.end()))
    return bool(before.rstrip().endswith(("=", "＝", "∈")))


def _covered(numbers: str) -> list[str]:
    """All numbers of ``2,4-6``; none where a range does not rise, ``2-2``: that is the number of something else."""
    found: list[str] = []
    for part in _COMMA.split(numbers):
        ends = [int(digits) for digits in _DIGITS.findall(part)]
        if any(after <= before for before, after in pairwise(ends)):
            return []
        found += map(str, range(ends[0], max(ends[-1], ends[0]) + 1))
    return found


@dataclass(frozen=True, slots=True)
class Target:
    """An entry that can be cited by its first author and its year."""

    key: str
    family: str
    year: str
    letter: str


def targets(entries: Sequence[Entry]) -> tuple[Target, ...]:
    """The entries of a list that have an author and a year, by their numbers or, without those, their places."""
    found = []
    for at, entry in enumerate(entries, 1):
        people = entry.reading.people.get("author") or entry.reading.people.get("editor")
        span = entry.reading.spans.get("issued")
        if not people or not span:
            continue
        first = people[0]
        family = "".join((first.family or first.literal).split()).lower()
        letter = entry.reading.spans.get("year-suffix")
        text = entry.work[slice(*letter)].strip("-") if letter else ""
        found.append(Target(entry.key or str(at), family, entry.work[span[0] : span[0] + 4], text))
    return tuple(found)


_YEARS = r"(?P<years>(?:1[89]|20)\d\d[a-z]?(?:\s?[,，、]\s?(?:(?:1[89]|20)\d\d[a-z]?|[a-z](?![A-Za-z]))){0,8})"
_NAME = rf"(?:(?<![{UPPER}{LOWER}])[{UPPER}][{UPPER}{LOWER}'’-]{{1,30}}|[{HAN}·]{{2,12}})"
_MORE = rf"(?:\s?(?:等人?|et\s?al\.?|and others)|\s?(?:[,，、&]|[和与及](?![{HAN}]{{6}})|and)\s?{_NAME}){{0,3}}+"
_NARRATIVE = re.compile(
    rf"(?P<name>{_NAME}){_MORE}\s?[（(\[［]\s?{_YEARS}(?:\s?[:：,，]\s?(?:pp?\.\s?)?\d[\d\s–—-]{{0,20}})?\s?[)）\]］]"
)
_BRACKETED = re.compile(r"[（(\[［]([^()（）\[\]［］]{4,200})[)）\]］]")
_INNER = re.compile(rf"(?P<name>{_NAME}){_MORE}\s?[,，]?\s?{_YEARS}")
_YEAR = re.compile(r"((?:1[89]|20)\d\d)?([a-z]?)")


def find_by_author(text: str, known: Sequence[Target]) -> Iterator[Citation]:
    """The citations by author and year: each year that is written, with the key of its entry."""
    taken = 0
    found = [*_narrative(text), *_bracketed(text)]
    for match, offset in sorted(found, key=lambda one: one[0].start("years") + one[1]):
        start = match.start("years") + offset
        if start < taken:
            continue
        written = tuple(_written(match, offset, known))
        if written:
            end = match.end("years") + offset
            yield Citation(start, end, written, tuple(key for _, _, key in written), True)
            taken = end


def _narrative(text: str) -> Iterable[tuple[re.Match[str], int]]:
    return ((match, 0) for match in _NARRATIVE.finditer(text))


def _bracketed(text: str) -> Iterable[tuple[re.Match[str], int]]:
    for bracket in _BRACKETED.finditer(text):
        for match in _INNER.finditer(bracket[1]):
            yield match, bracket.start(1)


_PERSON = re.compile(rf"[{HAN}]{{2,4}}|[{UPPER}][{LOWER}'’-]+")


def find_unlisted(text: str, entries: Sequence[str]) -> Iterator[str]:
    """The citations by author and year, ``沈度, 2011``, of works that no entry of a list is: none has both.

    Only those that can be nothing else: in brackets, with the name of a person, a comma before the year.
    """
    folded = [entry.casefold() for entry in entries]
    for match, _ in _bracketed(text):
        name, between = match["name"], match.string[match.end("name") : match.start("years")]
        if not _PERSON.fullmatch(name) or not re.search("[,，]", between) or not _is_person(name):
            continue
        for year in re.findall(r"\d{4}", match["years"]):
            if not any(name.casefold() in entry and year in entry for entry in folded):
                yield f"{name}, {year}"


def _is_person(name: str) -> bool:
    if is_city(name) or BODY.search(name):
        return False
    if IS_HAN.match(name):
        return han_quality(name) == SURE_NAME and len(name) <= LONGEST_PERSON
    return name[:3] not in _MONTHS


LONGEST_PERSON, SURE_NAME = 3, 3
_MONTHS = frozenset(("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"))


def _written(match: re.Match[str], offset: int, known: Sequence[Target]) -> Iterator[tuple[int, int, str]]:
    """The years of one author that the list has: place and key."""
    name, year = "".join(match["name"].split()).lower(), ""
    for part in re.finditer(r"(?:1[89]|20)\d\d[a-z]?|(?<![A-Za-z\d])[a-z](?![A-Za-z])", match["years"]):
        pieces = _YEAR.fullmatch(part[0])
        if pieces is None:
            continue
        year = pieces[1] or year
        fitting = [one for one in known if one.year == year and _same_name(name, one.family)]
        fitting = [one for one in fitting if one.letter == pieces[2]] or (fitting if not pieces[2] else [])
        if len(fitting) == 1:
            start = match.start("years") + part.start() + offset
            yield start, start + len(part[0]), fitting[0].key


def _same_name(written: str, family: str) -> bool:
    """``方砚认为`` names 方砚; a Latin name must be the same."""
    if IS_HAN.match(written):
        return bool(family) and (written == family or (len(family) >= 2 and written.endswith(family)))
    return written == family
