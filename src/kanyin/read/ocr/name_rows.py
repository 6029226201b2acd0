"""The row of authors in a paper's Chinese head, told by the row of the same names in its English head.

Recognition glues the row to the title before it and to the unit behind it, and reads raised signs as anything: nothing
on the line tells where a name ends. 顾砚中南大学 is 顾砚 of 中南大学 where the English head has GU Yan: the sound of a
family name and the number of syllables give each name its characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kanyin.fields.names import is_usual_name
from kanyin.patterns import lazy
from kanyin.read.ocr.latin_rows import LatinName

LONGEST_BEFORE, LONGEST = 120, 900
"""Characters of a title before the row, and of the line that holds both."""
SHARE = 0.65
"""Of the names of the English row, how many must be found, and at least two."""
_GAP = lazy(
    r"(?P<signs>(?:[\s\u3000，,、;；.．·‧\\0-9①-⑨¹²³⁴⁵⁶⁷⁸⁹⁰*＊†‡#+’‘'`」}\])）lI|ʰ△▲☆∗°ꎬら]"
    r"|[a-d](?=[,，*＊∗\s\u3400-\u9fff（(ʰ]|$)|[(（\[]\d(?:[,，]\d){0,3}[)）\]])*+)"
)
"""Signs, marks and blanks behind a name; a bracket only round numbers."""
_OTHER_NAME = lazy(r"[\u3400-\u9fff·]{2,12}|[A-Z][A-Za-z0-9.]{1,14}(?: [A-Z][A-Za-z0-9.]{1,14}){0,2}")
"""A name that is none of the English row, as it stands between two that are."""
_HAN = lazy("[\u3400-\u9fff]")
_FIRST_NUMBER = lazy(r"(?<=[\s\u3000,，、;；)）*＊])1\s?[.．、]?\s?$|(?<=\d)1$")
"""The number of the first unit behind the signs of the last author."""
_BRACKETED_UNIT = lazy(r"[(（][^()（）]{4,120}[)）]\s?2")
_NAME_AT_END = lazy(
    r"(?P<name>(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,4}|[\u3400-\u9fff][\u3000 ]{1,4}[\u3400-\u9fff])"
    r"(?P<signs>[\s\u3000，,、;；0-9①-⑨¹²³⁴*＊∗†‡+°’‘'`」}\])）\\a-dlIʰ]{0,16})$"
)
_LAST_OTHER = lazy(
    r"(?P<name>[\u3400-\u9fff]{2,4})(?P<signs>[\s\u30000-9¹²³⁴,，*＊†’‘'`」\\]{0,12})(?=[(（][^()（）]{8}|$)"
)
"""A name behind those of the English row, before the bracket of the units."""
_MARKS = ("，", ",", "、", ";", "；", "*", "＊", "∗")
_DEBRIS = lazy(r"[\u3400-\u9fff]?\s?\\?[*＊]")
"""A star that was read as a character."""
_LAST_CHARACTER = lazy(r"[\u3400-\u9fff](?=[(（][^()（）]{8})")
_MISREAD = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰①②③④⑤⑥⑦⑧⑨ʰ’‘'`」}lI|＊∗，.．、", "1234567890123456789b111111111**,,,,")
_LOST = lazy(r"[^0-9a-d,*]")
_COMMAS = lazy(",{2,}")


@dataclass(frozen=True, slots=True)
class NameRow:
    """A line parted: what stands before the names, each with its signs, what stands behind them; how many of the names
    the English row has.
    """

    before: str
    names: tuple[str, ...]
    behind: str
    found: int


@dataclass(frozen=True, slots=True)
class _Step:
    """How far names have been read: the next place, the names with their signs, how many the English row has too."""

    at: int
    names: tuple[tuple[str, str], ...]
    found: int


def name_row(text: str, rows: Sequence[tuple[LatinName, ...]]) -> NameRow | None:
    """The line parted round its row of names, if it has one: of all ways that with the most names."""
    if len(text) > LONGEST or not _HAN.search(text):
        return None
    best: tuple[int, _Step] | None = None
    for row in rows:
        for start in range(min(len(text), LONGEST_BEFORE)):
            if _ends_within(text, start, row[0]) == 0:
                continue
            step = _walk(text, start, row)
            if step.found >= max(2, SHARE * len(row)) and (best is None or step.found > best[1].found):
                best = (start, step)
    found = _parted(text, *best) if best else None
    return None if found is None or found.before.endswith(_MARKS) else found  # a name that nothing tells stands before


def found_in(names: Sequence[str], rows: Sequence[tuple[LatinName, ...]]) -> int:
    """How many of these names stand in one of the English rows, in its order."""
    return max((_found_in(names, row) for row in rows), default=0)


def _found_in(names: Sequence[str], row: Sequence[LatinName]) -> int:
    found, at = 0, 0
    for name in names:
        place = next((n for n in range(at, len(row)) if _ends_within(name, 0, row[n]) == len(name)), -1)
        if place >= 0:
            found, at = found + 1, place + 1
    return found


def _walk(text: str, start: int, row: Sequence[LatinName]) -> _Step:
    """The names of the row one behind the other from here on, as far as they go."""
    step = _Step(start, (), 0)
    for n, name in enumerate(row):
        end = _ends_within(text, step.at, name, row[n + 1 : n + 2])
        if end:
            step = _with_name(text, step, end, 1)
        elif other := _other(text, step.at, row[n + 1 : n + 2]):
            step = _with_name(text, step, other, 0)
        else:
            break
    return step


def _with_name(text: str, step: _Step, end: int, found: int) -> _Step:
    gap = _GAP.match(text, end)
    signs = gap["signs"] if gap else ""
    name = (_without_blanks(text[step.at : end]), signs)
    return _Step(end + len(signs), (*step.names, name), step.found + found)


def _without_blanks(name: str) -> str:
    return "".join(name.split()) if _HAN.search(name) else name


def _ends_within(text: str, at: int, name: LatinName, following: Sequence[LatinName] = ()) -> int:
    """Where a name ends that stands here and sounds so; 0 where none does. Characters may be set wide."""
    family = next((one for one in name.families if text.startswith(one, at)), "")
    if not family:
        return 0
    ends = [end for size in name.sizes if (end := _behind_han(text, at + len(family), size))]
    if not following and len(text) in ends:
        return len(text)
    for end in ends:
        gap = _GAP.match(text, end)
        if gap and following and _begins(text, gap.end(), following[0]):
            return end
    return ends[0] if ends else 0


def _begins(text: str, at: int, name: LatinName) -> bool:
    return any(text.startswith(one, at) for one in name.families)


def _behind_han(text: str, at: int, size: int) -> int:
    """Where so many further Han end, with blanks before them where a name is set wide; 0 where there are fewer."""
    for n in range(size):
        while text[at : at + 1] in (" ", "\u3000") and (n or size == 1):
            at += 1
        if not _HAN.match(text, at):
            return 0
        at += 1
    return at


def _other(text: str, at: int, following: Sequence[LatinName]) -> int:
    """Where a name ends that sounds otherwise: before the next one of the row, or at a mark; 0 where there is none."""
    found = _OTHER_NAME.match(text, at)
    if found is None:
        return 0
    for end in range(at + 2, found.end() + 1):
        gap = _GAP.match(text, end)
        if gap and following and _begins(text, gap.end(), following[0]) and (end == found.end() or gap["signs"]):
            return end
        if following and _begins(text, end, following[0]) and _ends_within(text, end, following[0]):
            return end
    return 0


def _parted(text: str, start: int, step: _Step) -> NameRow:
    """The line round the names; the number of the first unit is given back to it."""
    first, others = _names_before(text, start)
    names = [*others, *step.names]
    name, signs = names[-1]
    behind = text[step.at :]
    if last := _LAST_OTHER.match(behind):
        names.append((last["name"], last["signs"]))
        name, signs = names[-1]
        behind = behind[last.end() :]
    if _DEBRIS.fullmatch(behind):
        signs, behind = f"{signs}{behind[-1]}", ""
    if (number := _FIRST_NUMBER.search(signs)) and (_HAN.match(behind) or _BRACKETED_UNIT.match(behind)):
        behind = f"{number[0].strip()}{behind}"
        signs = signs[: number.start()]
    names[-1] = (name, signs)
    if last := _LAST_CHARACTER.match(behind):
        names[-1] = (name + last[0], signs)
        behind = behind[1:]
    joined = tuple(f"{one}{plain_signs(signs)}" for one, signs in names)
    return NameRow(text[:first].strip(), joined, behind.strip(), step.found)


def plain_signs(signs: str) -> str:
    """The raised signs behind a name as they were printed: numbers, letters and stars, with commas between."""
    plain = _LOST.sub("", signs.strip().translate(_MISREAD))
    return _COMMAS.sub(",", plain).strip(",")


def _names_before(text: str, start: int) -> tuple[int, list[tuple[str, str]]]:
    """Names that the English row has lost, before the first that it has; where the first of them begins.

    Signs, a mark or a blank before that name tell that another one stands there.
    """
    names: list[tuple[str, str]] = []
    while found := _NAME_AT_END.search(text[:start]):
        name = "".join(found["name"].split())
        if not found["signs"] or not is_usual_name(name):
            break
        names.insert(0, (name, found["signs"]))
        start = found.start()
    return start, names
