"""A list of references to its entries: by labels that run on, one after the other; else by lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from kanyin.patterns import lazy
from kanyin.references.text import HAN, IS_HAN, LOWER, NO_YEAR, UPPER, Span, fold

_CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)} | {chr(0x3251 + n): n + 21 for n in range(15)}
_CIRCLED |= {chr(0x32B1 + n): n + 36 for n in range(15)}
_CIRCLED |= {chr(first + n): n + 1 for first in (0x2474, 0x2488) for n in range(20)}
_SIGNS = "①-⑳㉑-㉟㊱-㊿⑴-⒛"
_LABEL = lazy(
    r"(?:[\[『{「]|(?<!\d)(?<!\d[ \t\u3000])\((?!\d{1,4}\s?\)\s?:))"
    r"\s?(?P<a>\d{1,4})\s?[\])』}」】](?:(?<=\])\[\d{1,3}\](?=\s*[^\s,;.])){0,9}\s?[.,]?|[\[「]\s?(?P<i>[IlO|\d]{1,3})\s?[\]」]"
    r"|(?<![\d.])(?P<c>\d{1,4})\s?(?:[.、,:](?!\d{1,2}\b[^\d]{0,3}[-:])|\]|(?<!\(\d)(?<!\(\d\d)\)(?=\s?[\u3400-\u9fffA-Z《\"]))"
    rf"|(?P<d>[{_SIGNS}])"
    rf"|(?<![^\s])(?P<e>\d{{1,3}})(?=\s+[{HAN}{UPPER}\"《])|(?<![^\n])[ ]{{0,8}}(?P<f>\d{{1,3}})(?=[{HAN}{UPPER}])"
    r"|(?<![^\n])[\[(]?注\s?(?P<k>\d{1,3})\s?(?:[\])][:.]?|[:.])"
    rf"|[\[(](?P<g>\d{{1,3}})[l|I!]?(?=\s?[{HAN}{UPPER}])|(?<![^\n])[ ]{{0,8}}(?P<h>\d{{1,3}})(?=\s)"
    rf"|(?<=[.;]\s)(?P<j>\d{{1,3}})(?=[{HAN}{UPPER}])"
)
_MISREAD = str.maketrans("IlO|", "1101")
_STARTS = rf"[\s.,:\]]*[{HAN}{UPPER}\"《\[(«0-9@]|[\s.,]*(?:van|von|de|le|d'|el|al-|http)"
_START = lazy(_STARTS)


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    number: int
    weight: float
    kind: str = ""
    """How it is written, by the group of ``_LABEL``."""


def split_list(raw: str) -> list[Span]:
    """The entries of a list: each a piece of ``raw``, trimmed; together they hold every visible character of it.

    Labels are taken where each is the next number; a piece before the first label is an entry of its own.
    """
    folded = _folded(raw)
    starts = sorted(_by_labels(folded))
    if not starts:
        starts = sorted({*_by_lines(folded), *_within_lines(folded)})
    starts = sorted({*starts, *_subheadings(folded)})
    bounds = [0, *[start for start in starts if start > 0], len(raw)]
    return [span for a, b in pairwise(bounds) if (span := _trimmed(raw, a, b))]


_BULLET_BEFORE = lazy(r"(?<![^\n])\s{0,8}[*·●○■◆▪-]\s{0,4}$")


def _before_bullet(work: str, start: int) -> int:
    """Where the bullet stands that a line has before a label, ``- [3]``; the label's place where there is none."""
    found = _BULLET_BEFORE.search(work, max(0, start - 14), start)
    return found.start() if found else start


def entry_starts(raw: str) -> dict[int, str] | None:
    """Where the entries of a list begin by its labels, each with its number; None where it has no labels that run on.

    For a list whose broken lines are joined already: then each line begins an entry, and ``within`` tells of others.
    """
    return _by_labels(_folded(raw)) or None


_SUBHEADING = lazy(
    rf"(?:[（(][一二三四五六七八九十]{{1,2}}[)）][、.．]?\s?|[一二三四五六七八九十]{{1,2}}(?:[、.．]\s?|\s))[{HAN}、]{{2,12}}(?:[（(][{HAN}]{{2,12}}[)）])?[:：]?"
    r"|附?(?:中文|英文|外文|西文|日文|俄文|古籍|专著|著作|论文|期刊|史料|网络|報紙|报刊)(?:部[分份]|文[献獻]|参考文献|參考文獻|[資资]料|著作|[論论]文|[書书]目|期刊)?[:：]?|(?:References|REFERENCES)[:：]?"
)


def looks_like_entry(line: str) -> bool:
    """The line begins as an entry does, and has a year: an entry of a list without labels."""
    folded = fold(line.strip())
    return _AUTHOR.match(folded) is not None and _YEAR.search(folded) is not None


def _subheadings(folded: str) -> Iterator[int]:
    """Where lines that part a list begin, and the lines behind them."""
    at = 0
    for line in folded.split("\n"):
        if is_subheading(line):
            yield from (at, at + len(line) + 1)
        at += len(line) + 1


def is_subheading(line: str) -> bool:
    """``一、史料``, ``中文部分``: what parts a list into parts, and is no entry."""
    return _SUBHEADING.fullmatch(line.strip()) is not None


def within(raw: str) -> list[int]:
    """Where entries by author and year begin within the lines of a list without labels."""
    return _within_lines(_folded(raw))


def _within_lines(folded: str) -> list[int]:
    return [found.end() for found in _WITHIN.finditer(folded)]


def _folded(raw: str) -> str:
    """The text in one form of each mark, its lines kept, as long as it was."""
    work = raw.translate(_KEEP_LINES)
    return "".join(fold(line) if line != "\n" else line for line in re.split("(\n)", work))


_KEEP_LINES = {ord("\r"): " "}


def _trimmed(raw: str, start: int, end: int) -> Span | None:
    while start < end and raw[start].isspace():
        start += 1
    while end > start and raw[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


_COLUMN = 2.9
"""What two blanks before a label add: lists in two columns have two entries on a line."""
_WEIGHTS = {"a": 2.0, "d": 2.0, "c": 0.6, "e": 0.1, "f": 0.1, "g": 0.8, "h": 0.2, "i": 1.5, "j": 0.1, "k": 1.2}
"""How much each way to write a label looks like one, before its place is looked at."""


def _candidates(work: str) -> Iterator[_Candidate]:
    """What may be a label, and how much it looks like one: brackets, the line's start, the end of an entry before."""
    for found in _LABEL.finditer(work):
        kind = found.lastgroup or ""
        digits = found[kind]
        number = _CIRCLED.get(digits) or int(digits.translate(_MISREAD))
        if not number or not (
            _START.match(work, found.end()) or (kind == "a" and work[found.end() : found.end() + 1].islower())
        ):
            continue
        if number > _LONGEST:
            continue  # the year of an entry by author and year
        at = found.start() + len(found[0]) - len(found[0].lstrip())
        numbers = [number]
        while kind == "d" and work[at - 1 : at] in _CIRCLED:
            at -= 1  # ``⑥⑦``: one note with the signs of two calls
            numbers.insert(0, _CIRCLED[work[at]])
        before = work[max(0, at - 3) : at].rstrip(" ")
        at_line = before == "" or before.endswith("\n")
        weight = _WEIGHTS[kind] + (2.0 if at_line else 0)
        if found[0].lstrip().startswith("(") and work[:at].rstrip()[-1:] in tuple(",;"):
            continue  # the issue behind a year that ends a line
        if not at_line:
            weight += 0.8 if before[-1:] in ".)];" else -0.6
            weight -= 1.5 if kind in ("c", "e") and before[-1:] not in ".)];" else 0
            weight += _COLUMN if kind in ("c", "e") and work[at - 2 : at] == "  " else 0
        if weight > 0.4:
            yield from (_Candidate(at, found.end(), one, weight, kind) for one in numbers)


def _by_labels(work: str) -> dict[int, str]:
    """The starts of the best chain of labels, each the next number; empty where there is none of three or more."""
    starts: dict[int, str] = {}
    for part in _restarts(list(_candidates(work))):
        starts |= _of_chain(work, _best_chain(part))
    return {_before_bullet(work, start): key for start, key in starts.items()}


def _restarts(found: list[_Candidate]) -> Iterator[list[_Candidate]]:
    """Candidates, parted where a second list begins with 1 and 2 at its lines' starts."""
    firm = [at for at, one in enumerate(found) if one.weight >= _AT_LINE]
    stops = [at for at, one in enumerate(found) if one.kind == "c" and one.weight >= _WITH_STOP]
    cuts = {at for at, after in pairwise(firm) if at and found[at].number == 1 and found[after].number == 2}
    other = bool(firm) and firm[0] == 0
    if other:  # 1. 2. behind ⑴ ⑵: a list of its own
        cuts |= {at for at, after in pairwise(stops) if at and found[at].number == 1 and found[after].number == 2}
    bounds = [0, *sorted(cuts), len(found)]
    yield from (found[a:b] for a, b in pairwise(bounds))


_WITH_STOP = 2.5
"""What one with a stop weighs there, ``1.``."""
_AT_LINE = 3.0
"""What a label in brackets weighs at the start of a line."""


def _of_chain(work: str, chain: list[_Candidate]) -> dict[int, str]:
    """The starts that a chain of labels gives, with their numbers; none where it is too short to be one."""
    if len(chain) < 2 or (len(chain) < 3 and chain[0].number != 1):
        return {}
    lines = sum(bool(line.strip()) for line in work.split("\n"))
    whole = chain[0].number == 1 and len(chain) > 2 and not work[: chain[0].start].strip()
    if len(chain) < 0.25 * min(lines, 40) and chain[0].weight < 3 and not whole:
        return {}
    starts = {candidate.start: str(candidate.number) for candidate in chain}
    for one, other in pairwise(chain):
        starts |= {at: str(number) for number, at in enumerate(_lost(work, one, other), one.number + 1)}
    return starts


_DAMAGED = lazy(rf"\n\s{{0,8}}(?=[\[(「]?\s?[\dIlO|]{{0,3}}\s?[\])」]?\s?[{HAN}{UPPER}])")


def _lost(work: str, one: _Candidate, other: _Candidate) -> list[int]:
    """Where the entries begin whose labels are lost between two: as many lines that look like beginnings, or none."""
    missing = other.number - one.number - 1
    if missing < 1:
        return []
    found = [m.end() for m in _DAMAGED.finditer(work, one.end, other.start) if _ENDS.search(work[one.end : m.start()])]
    found = [at for at in found if _AUTHOR.match(_NO_LABEL.sub("", work[at : at + 60]))]
    return found if len(found) == missing else []


_NO_LABEL = lazy(r"^[\[(「]?\s?[\dIlO|]{0,3}\s?[\])」]?\s?")
_LONGEST = 1400
"""Entries of the longest list."""
_GAP = 3
"""Numbers that may lack in a chain: labels that were lost."""


def _best_chain(found: list[_Candidate]) -> list[_Candidate]:
    """The chain of numbers that rise by one that weighs most; a gap costs."""
    best: dict[int, tuple[float, int]] = {}
    score: list[float] = []
    before: list[int] = []
    for at, candidate in enumerate(found):
        top, link = candidate.weight - (0.0 if candidate.number == 1 else 1.0), -1
        for gap in range(_GAP + 2):
            known = best.get(candidate.number - gap)
            if known and found[known[1]].start == candidate.start:
                continue  # two signs of one note
            if known and known[0] + candidate.weight - 2.2 * abs(gap - 1) > top:
                top, link = known[0] + candidate.weight - 2.2 * abs(gap - 1), known[1]
        score.append(top)
        before.append(link)
        if candidate.number not in best or top > best[candidate.number][0]:
            best[candidate.number] = (top, at)
    at = max(range(len(score)), key=score.__getitem__, default=-1)
    chain = []
    while at >= 0:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]


_ENDS = lazy(r"(?:[.\])】;]|\d|页|\d年)\s*$")
_YEAR = lazy(rf"(?:1[5-9]|20)[\doOlI]{{2}}|[.,(]\s?(?:{NO_YEAR})\s?[.,)]")
"""A year, or the word in its place."""
_LAND = rf"(?:[\[(][{HAN}]{{1,4}}[\])]\s?)?"
"""Where an author is from: ``［美］``, ``(台湾)``."""
_AUTHOR = lazy(
    rf"\s*{_LAND}[\[(\"《]?(?:[-—―_]{{2,8}}\s?(?:[.,:(]|\d{{4}})|[{HAN}]{{2,4}}(?:[,.、;:(\s]|(?=(?:19|20)\d\d))|[{HAN}·]{{2,12}}[,.、;:(]"
    rf"|[{HAN}]\s{{1,3}}[{HAN}](?=\s|(?:19|20)\d\d)|《[^《》]{{2,24}}》[,.(\s]"
    rf"|[{HAN}·][{HAN}·、 ]{{1,40}}[,.]?\s?[(\[]?(?:1[89]|20)\d\d[a-z]?(?:\s?[/\[]\d{{4}}\]?)?[)\]]?[\s,.:《\"]"
    rf"|[{UPPER}][{UPPER}{LOWER}'-]+[, .]|[{UPPER}]\.)"
)


_AUTHOR_SURELY = lazy(
    rf"\s*\[?(?:[{HAN}]{{2,4}}[,，、(（]|[{UPPER}][{UPPER}{LOWER}'-]+\s?,\s?(?:[{UPPER}]\.|[{UPPER}]\s?,)"
    rf"|[{UPPER}]{{2,}}\s[{UPPER}]{{1,3}}\s?,)"
)


_TWIN = lazy(rf"\s*\[\s?[{HAN}·]{{2,4}}[.,、 (]")
"""The Chinese of the English entry before it, on a line of its own."""
_QUOTED = lazy("《[^《》]{1,80}》[^《》]{0,40}[.。]\\s*$")
"""An entry with its title in 《》 is whole at its stop, with a year or without."""
_NOTE = lazy(r"\s*[(\[]?(?:本文)?(?:收稿|修回|修改稿|收修改稿|原稿|责任编辑|责编|来稿)")


def _begins(current: str, line: str) -> bool:
    """A line that looks like an entry's beginning, behind one that is whole: it has a year, or is long enough."""
    if _NOTE.match(line) or (_TWIN.match(line) and not IS_HAN.search(current)):
        return False
    if _YEAR.search(current) or _QUOTED.search(current):
        return _AUTHOR.match(line) is not None
    return len(current) > 70 and _AUTHOR_SURELY.match(line) is not None


_WITHIN = lazy(
    rf"(?<=[\d.])\s?(?=[{HAN}]{{2,4}}\((?:19|20)\d\d[a-z]?\)\s?[:,.]\s?[《\"])|"
    rf"(?<=[.。．\]期版])\s?(?=[{HAN}]{{2,4}}(?:\s[{HAN}]{{2,4}})?\s?(?:19|20)\d\d[a-z]?\s?《)"
    rf"|(?<=[.\]])\s(?=[{UPPER}][{LOWER}'-]+\s?,\s?(?:[{UPPER}]\.\s?-?){{1,3}}[^\[\]]{{0,200}}?\((?:19|20)[\doOl]{{2}}[a-z]?\))"
    rf"|(?:(?<=[\d.;]\])\s|(?<=\d\.)\s?)(?=[{UPPER}]{{2,}}\s[{UPPER}]{{1,3}}\s?,[^\[\]]{{0,160}}?,\s?(?:19|20)\d\d[a-z]?\s?\.)"
)
"""Where an entry by author and year begins within a line: behind a stop, ``方砚 1999《…》`` or ``Smith, J. (2001)``."""


def _by_lines(work: str) -> list[int]:
    """Entries without labels: a line begins one where it looks like a beginning and the one before like an end."""
    lines = work.split("\n")
    if known := _by_form(lines):
        return known
    starts, at, current = [], 0, ""
    for line in lines:
        if line.strip():
            if not current or (_ENDS.search(current) and _begins(current, line)):
                starts.append(at)
                current = line
            else:
                current = f"{current} {line}"
        at += len(line) + 1
    return starts


_ADDRESS = lazy(r"\s{0,4}(?:\[[^\[\]\n]{1,200}\]\(\s?)?(?:https?:|ftp:|www\.)")
"""A list of links: each line is one."""
_BULLET = lazy(rf"\s{{0,8}}(?:[·▪■●◆○◇□▲►※]\s{{0,4}}|[*-]\s{{1,4}}|[*-](?=[{HAN}]{{2,4}}\s?[,.、:;]))(?=\S)")
_BY_YEAR = lazy(
    rf"\s{{0,2}}{_LAND}(?:[{HAN}][{HAN}·、,.:\s\[\]]{{0,60}}?|[{UPPER}][{UPPER}{LOWER}\s.,&'·-]{{1,160}}?|[-_]{{2,8}}[\s,.]{{0,4}})"
    r"(?:\(?[Ee]ds?\.?\)?[\s,.]{0,3})?[(\[]?\s?"
    rf"(?:(?:1[5-9]|2[0oO])[\doOlI]{{2}}[a-z]?(?:\s?[/-]\s?\d{{4}})?|{NO_YEAR})(?!年|版)(?:[)\]][\s.,:;]{{0,4}}|[\s.,:;]{{1,4}}|(?=[《『「\"]))[{HAN}{UPPER}《『「\"\[(]"
)
_SOME = 0.3
"""Of the lines of a list so many begin entries at least, where each entry takes two lines or three."""


def starting_lines(lines: Sequence[str]) -> set[int]:
    """The lines of a list without labels that begin entries, where all have one form; empty where they have not.

    Bullets, or people and a year first: what another line holds goes on with the entry before, unless it has all that
    an entry has.
    """
    work = [fold(line) for line in lines]
    filled = [n for n, line in enumerate(work) if line.strip() and not is_subheading(line)]
    twins = {n for before, n in pairwise(filled) if _TWIN.match(work[n]) and not IS_HAN.search(work[before])}
    filled = [n for n in filled if n not in twins]
    bullets = {n for n in filled if _BULLET.match(work[n])}
    if len(filled) > 1 and all(_ADDRESS.match(work[n]) for n in filled):
        return set(filled)
    for found in (bullets, {n for n in filled if _BY_YEAR.match(work[n])}):
        if len(found) > 2 and filled[0] in found and len(found) >= _SOME * len(filled):
            others = (n for before, n in pairwise(filled) if n not in found and _is_whole(work[before], work[n]))
            return found if found is bullets else {*found, *others}
    return set()


def _is_whole(before: str, line: str) -> bool:
    """A line that begins an entry of another form and holds all of it, behind one that has ended."""
    return bool(_ENDS.search(before) and _YEAR.search(line) and _ENDS.search(line) and _AUTHOR.match(line))


def _by_form(lines: Sequence[str]) -> list[int]:
    """Where the lines begin that ``starting_lines`` tells of."""
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    return [begins[n] for n in sorted(starting_lines(lines))]
