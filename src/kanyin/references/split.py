"""A list of references to its entries: by labels that run on, one after the other; else by lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from kanyin.patterns import lazy, quick
from kanyin.references.by_lines import begins_by_lines
from kanyin.references.label_chain import Candidate, best_chain, ranked, shared_numbers
from kanyin.references.line_kinds import AUTHOR, ENDS, is_head
from kanyin.references.line_starts import entries_behind, subheadings
from kanyin.references.list_layout import goes_on, is_twin
from kanyin.references.list_tables import is_header_row, row_starts
from kanyin.references.odd_labels import (
    before_bullet,
    behind_quote,
    emptied,
    in_plain_labels,
    lettered,
    of_notes,
    out_of_order,
    with_double_labels,
    with_lines_of_signs,
    with_numbers_above,
    with_stroke,
    without_quotes,
)
from kanyin.references.text import HAN, UPPER, Span, fold
from kanyin.references.within_lines import within_lines

_CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)} | {chr(0x3251 + n): n + 21 for n in range(15)}
_CIRCLED |= {chr(0x32B1 + n): n + 36 for n in range(15)}
_CIRCLED |= {chr(first + n): n + 1 for first in (0x2474, 0x2488) for n in range(20)}
_SIGNS = "①-⑳㉑-㉟㊱-㊿⑴-⒛"
_LABEL = lazy(
    rf"(?=[\[『{{「(\d注 {_SIGNS}]|(?<![^\n])[lI|O])"
    r"(?:(?:[\[『{「]|(?<!\d)(?<!\d[ \t\u3000])\((?!\d{1,4}\s?\)\s?:))"
    r"\s?\^?(?P<a>\d{1,4})\.?\s?[\"']?[\])』}」】](?:(?<=\])\[\d{1,3}\](?=\s*[^\s,;.])){0,9}\s?[.,]?|[\[「]\s?(?P<i>[IlO|\d]{1,3})\s?[\]」]"
    r"|(?<![\d.])(?P<c>\d{1,4})\s?(?:(?:[.、]|[,:](?!\d))(?!\d{1,2}\b[^\d]{0,3}[-:])|\]|(?<!\(\d)(?<!\(\d\d)\)(?=\s?[\u3400-\u9fffA-Z《\"]))"
    r"|(?<![^\n])[ ]{0,8}(?P<m>(?=[lI|O]{0,2}\d|ll)[\dlI|O]{2,3})[.、](?=\s?[^\s\dlI|])"
    rf"|(?P<d>[{_SIGNS}])"
    rf"|(?<![^\s])(?P<e>\d{{1,3}})(?=\s+[{HAN}{UPPER}\"《])|(?<![^\n])[ ]{{0,8}}(?P<f>\d{{1,3}})(?=[{HAN}{UPPER}])"
    r"|(?<![^\n])[\[(]?注\s?(?P<k>\d{1,3})\s?(?:[\])][:.]?|[:.])"
    rf"|[\[(](?P<g>\d{{1,3}})[l|I!]?(?=\s?[{HAN}{UPPER}])|(?<![^\n])[ ]{{0,8}}(?P<h>\d{{1,3}})(?=\s)"
    rf"|(?<=\d\.)(?P<l>\d{{1,3}})\s?\](?=\s?[{HAN}{UPPER}])"
    rf"|(?<=[.;]\s)(?P<j>\d{{1,3}})(?=[{HAN}{UPPER}]))"
)
_MISREAD = str.maketrans("IlO|", "1101")
_START = lazy(
    rf"[\s.,:|\]\U000f0000-\U0010fffd\ue000-\uf8ff]*[{HAN}{UPPER}Α-Ωα-ω¸´¨˜\"'<《「『\[(«0-9@*]|[\s.,]*-{{2}}|[\s.,]*(?:van|von|de|le|d'|el|al-|http|www\.)"
)


def split_list(raw: str) -> list[Span]:
    """The entries of a list: each a piece of ``raw``, trimmed; together they hold every visible character of it.

    Labels are taken where each is the next number; a piece before the first label is an entry of its own.
    """
    folded = _folded(raw)
    starts = sorted(_labelled(folded))
    if noted := of_notes(raw):
        starts = sorted({*starts, *noted})
    elif starts:
        starts += [*out_of_order(folded, starts), *entries_behind(folded, starts[-1])]
        starts = with_numbers_above(folded, starts)
    else:
        starts = row_starts(raw) or lettered(folded) or sorted({*begins_by_lines(folded), *within_lines(folded)})
    begun = {*(with_stroke(raw, start) for start in starts), *subheadings(folded)}
    starts = sorted({behind_quote(raw, folded, start) for start in begun})
    if starts and not any(map(str.isalnum, raw[: starts[0]])):
        starts = starts[1:]  # the bar before the first row of a table
    bounds = [behind_quote(raw, folded, 0), *[start for start in starts if 0 < start < len(raw)], len(raw)]
    spans = [span for a, b in pairwise(bounds) if (span := _trimmed(raw, a, b))]
    return with_double_labels(raw, with_lines_of_signs(raw, spans))


def _labelled(folded: str) -> dict[int, str]:
    """The starts of a list that has labels, with their numbers; a part of it below a heading may have none."""
    starts = dict.fromkeys(emptied(folded), "") | _by_labels(folded)
    if starts:
        starts |= dict(_before_labels(folded, starts))
    return starts | dict(_of_other_parts(folded, sorted(starts))) if starts else {}


def _before_labels(folded: str, starts: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The starts of entries that lost their labels before the first that has one, ``[22]``: half as many as numbers
    lack, or more."""
    first = min(starts)
    lacking = int(starts[first]) - 1 if starts[first].isdecimal() else 0
    part = folded[:first]
    if lacking > 1 and sum(map(_is_filled, part.split("\n"))) > 1:
        found = {*begins_by_lines(part), *within_lines(part)} - set(subheadings(part))
        yield from ((start, "") for start in found if _HALF_OF * lacking <= len(found) <= lacking)


_HALF_OF = 0.5
"""Of the entries whose numbers lack so many are found at least."""


def _of_other_parts(folded: str, starts: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The starts in the parts below headings in which none of the ``starts`` stands: a part has labels of its own, or
    goes by lines."""
    for first, last in pairwise([*subheadings(folded), len(folded)]):
        part = folded[first:last]
        if bisect_left(starts, first) < bisect_left(starts, last) or sum(map(_is_filled, part.split("\n"))) < 2:
            continue
        own = _by_labels(part) or dict.fromkeys([*begins_by_lines(part), *within_lines(part)], "")
        yield from ((first + start, key) for start, key in own.items())


def within(raw: str) -> list[int]:
    """Where entries by author and year begin within the lines of a list without labels."""
    return within_lines(_folded(raw))


def _is_filled(line: str) -> bool:
    return any(map(str.isalnum, line))


def is_subheading(piece: str) -> bool:
    """A piece of a list that is no entry: a head, or words without any mark, as an author calls a part."""
    words = "\n".join(fold(line).strip() for line in piece.split("\n") if any(map(str.isalnum, line)))
    return is_head(words) or _NO_ENTRY.fullmatch(words.strip()) is not None or is_header_row(words)


_NO_ENTRY = lazy(
    rf"!\[[^\[\]\n]{{0,80}}\]\([^()\n]{{1,300}}\)|[{HAN}—-]{{5,30}}|(?!.*(?:1[5-9]|20)\d\d)[^\n]{{2,80}}[:：]"
    rf"|[{HAN},、]{{12,200}}(?:文献|书目)[{HAN},、]{{0,200}}\.?"
)
"""More than a name, which may be all that a broken line has; or what announces a list: it ends in a colon, or is a
sentence that speaks of works."""


def entry_starts(raw: str) -> dict[int, str] | None:
    """Where the entries of a list begin by its labels, each with its number; None where it has no labels that run on.

    For a list whose broken lines are joined already: then each line begins an entry, and ``within`` tells of others.
    """
    folded = _folded(raw)
    starts = _labelled(folded)
    return {with_stroke(raw, start): key for start, key in starts.items()} or None


def unlabelled_behind(raw: str, labelled: Collection[int]) -> list[int]:
    """Where entries without labels begin behind the last of those that have one."""
    return entries_behind(_folded(raw), max(labelled)) if labelled else []


def _folded(raw: str) -> str:
    """The text in one form of each mark, its lines kept, as long as it was."""
    work = in_plain_labels(raw.translate(_KEEP_LINES))
    if ">" in work:
        work = without_quotes(work)
        work = _QUOTE.sub(lambda found: " " * len(found[0]), work)
    if "\\" in work or "|" in work:
        work = _MARKUP.sub(lambda found: " " * len(found[0]), work)
    return "".join(fold(line) if line != "\n" else line for line in re.split("(\n)", work))


_QUOTE = lazy(r"(?<![^\n])[ ]{0,3}>(?=[ ]?\\?[\[［(（]?\d{1,3}\\?[\]］)）.])")
"""The mark of a quotation before a label, ``> [3] …``."""
_MARKUP = quick(r"\\(?=[\[\]()*_~#.])|(?<=\\)\*(?=\w)|(?<![^\n])\|(?=[ ])|(?<=[ ])\|(?![^\n])")
"""Markdown's strokes before its signs, and the bars round a row of a table."""
_KEEP_LINES = {ord("\r"): " "}


def _trimmed(raw: str, start: int, end: int) -> Span | None:
    while start < end and raw[start].isspace():
        start += 1
    while end > start and raw[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


_OF_PAGE = quick(r"(?<![A-Za-z])(?:[Pp]{1,2}|[Vv]ol|[Nn]o|[Cc]h|[Ff]ig)\.\s{0,3}$")
_COLUMN = 2.9
"""What two blanks before a label add: lists in two columns have two entries on a line."""
_WEIGHTS = {
    "a": 2.0,
    "d": 2.0,
    "c": 0.6,
    "e": 0.1,
    "f": 0.1,
    "g": 0.8,
    "h": 0.2,
    "i": 1.5,
    "j": 0.1,
    "k": 1.2,
    "l": 1.4,
    "m": 0.5,
}
"""How much each way to write a label looks like one, before its place is looked at …"""
_HALF = 1.4
"""… and one of which the bracket that opens is lost, ``7］``."""


_NO_LABEL_HERE = lazy(r"0\d\d|\d{1,4}(?:[年月期页版卷号辑届]|日(?!本))|\d{1,3}\.\d{1,3}(?!\d)")
"""``5年版``, ``3.008``: a number of the entry above, broken off."""
_NUMBERS_GO_ON = lazy(r",\s*$|\d\s?;\s*$")
_ALONE = lazy(r"[ ]{0,3}\n")


_BULLET = lazy(r"(?<![^\n])\s{0,4}[-*·•●]\s*$")
"""What a line has before its label: it begins with that."""


def _candidates(work: str) -> Iterator[Candidate]:
    """What may be a label, and how much it looks like one: brackets, the line's start, the end of an entry before."""
    for found in _LABEL.finditer(work):
        kind = found.lastgroup or ""
        digits = found[kind]
        number = _CIRCLED.get(digits) or int(digits.translate(_MISREAD))
        if not number or not (
            _START.match(work, found.end()) or (kind == "a" and work[found.end() : found.end() + 1].islower())
        ):
            continue
        if kind in "cefhjm" and _NO_LABEL_HERE.match(work, found.start(kind)):
            continue
        if number > _LONGEST or _OF_PAGE.search(work, max(0, found.start() - 8), found.start()):
            continue  # the year of an entry by author and year; a page
        at = found.start() + len(found[0]) - len(found[0].lstrip())
        numbers = [number]
        while kind == "d" and work[at - 1 : at] in _CIRCLED:
            at -= 1  # ``⑥⑦``: one note with the signs of two calls
            numbers.insert(0, _CIRCLED[work[at]])
        before = _BULLET.sub("", work[max(0, at - 9) : at].rstrip(" "))
        at_line = before == "" or before.endswith("\n")
        is_half = kind == "c" and found[0].endswith("]")
        weight = (_HALF if is_half else _WEIGHTS[kind]) + (2.0 if at_line else 0)
        if found[0].lstrip().startswith("(") and _NUMBERS_GO_ON.search(work, max(0, at - 8), at):
            continue  # the issue behind a year that ends a line
        if kind == "c" and _ALONE.match(work, found.end()):
            weight -= 0.6  # the number with which a broken line ends
        if not at_line:
            weight += 0.8 if before[-1:] in ".)];" else -0.6
            weight -= 1.5 if kind in ("c", "e") and before[-1:] not in ".)];" else 0
            weight += _COLUMN if kind in ("c", "e") and work[at - 2 : at] == "  " else 0
        if weight > 0.4:
            form = "]" if is_half else kind
            yield from (Candidate(at, found.end(), one, weight, form) for one in numbers)


def _by_labels(work: str) -> dict[int, str]:
    """The starts of the best chain of labels, each the next number; empty where there is none of three or more."""
    found = list(_candidates(work))
    shared = shared_numbers(work, found)
    starts: dict[int, str] = {}
    for part in _restarts(work, [ranked(one, shared) for one in found] if shared else found):
        starts |= _of_chain(work, best_chain(part))
    if shared:
        printed = {one.start: str(one.number) for one in reversed(found)}
        starts = {start: printed.get(start, key) for start, key in starts.items()}
    return {before_bullet(work, start): key for start, key in starts.items()}


def _restarts(work: str, found: list[Candidate]) -> Iterator[list[Candidate]]:
    """Candidates, parted where a second list begins with 1 and 2 at its lines' starts."""
    firm = [at for at, one in enumerate(found) if one.weight >= _AT_LINE]
    stops = [at for at, one in enumerate(found) if one.kind == "c" and one.weight >= _WITH_STOP]
    cuts = {at for at, after in pairwise(firm) if at and found[at].number == 1 and found[after].number == 2}
    other = bool(firm) and firm[0] == 0
    # 1. 2. behind ⑴ ⑵, and below a heading within the list (三、期刊论文): a list of its own
    again = (at for at, after in pairwise(stops) if at and found[at].number == 1 and found[after].number == 2)
    cuts |= {at for at, one in enumerate(found) if at and _is_headed(work, one)} | (
        _weak_runs(found) if other else set()
    )
    cuts |= {at for at in again if other or _begins_list(work, found, at)}
    bounds = [0, *sorted(cuts), len(found)]
    yield from (found[a:b] for a, b in pairwise(bounds))


def _weak_runs(found: Sequence[Candidate]) -> set[int]:
    """Where numbers without marks count from 1 to 3 at the starts of lines, ``1方砚 …``: behind other labels a list of
    its own, or the notes for which a press had no signs."""
    weak = [at for at, one in enumerate(found) if one.kind in "efh" and one.weight > _WEIGHTS["a"]]
    runs = zip(weak, weak[1:], weak[2:], strict=False)
    return {run[0] for run in runs if [found[at].number for at in run] == [1, 2, 3] and run[0]}


def _begins_list(work: str, found: Sequence[Candidate], at: int) -> bool:
    """1. 2. 3. at the starts of lines, behind a line that has ended: a second list, whose head is lost."""
    firm = [one.number for one in found[at:] if one.kind == "c" and one.weight >= _WITH_STOP]
    before = [one.number for one in found[:at] if one.kind == "c" and one.weight >= _WITH_STOP]
    runs = firm[:3] == [1, 2, 3] and before[:2] == [1, 2] and len(before) > 2
    return runs and ENDS.search(_line_above(work, found[at].start)) is not None


def _line_above(work: str, start: int) -> str:
    """The line with text above the one that begins here."""
    while start and work[start - 1].isspace():
        start -= 1
    return work[work.rfind("\n", 0, start) + 1 : start].strip()


_WITH_STOP = 2.5
"""What one with a stop weighs there, ``1.``."""
_AT_LINE = 3.0
"""What a label in brackets weighs at the start of a line."""


def _of_chain(work: str, chain: list[Candidate]) -> dict[int, str]:
    """The starts that a chain of labels gives, with their numbers; none where it is too short to be one."""
    if not chain or not (_is_headed(work, chain[0]) or _is_long_enough(work, chain)):
        return {}
    starts = {candidate.start: str(candidate.number) for candidate in chain}
    for one, other in pairwise(chain):
        starts |= {at: str(number) for number, at in enumerate(_lost(work, one, other), one.number + 1)}
    return starts


def _is_headed(work: str, one: Candidate) -> bool:
    """A list begins with 1 below a heading within it."""
    return one.number == 1 and one.weight >= _WITH_STOP and is_head(_line_above(work, one.start))


def _is_long_enough(work: str, chain: list[Candidate]) -> bool:
    """A chain is one of labels: there are enough of them for so many lines, or the first stands where a list begins."""
    if len(chain) < 2 or (len(chain) < 3 and chain[0].number != 1):
        return False
    lines = sum(bool(line.strip()) for line in work.split("\n"))
    whole = chain[0].number == 1 and len(chain) > 2 and not work[: chain[0].start].strip()
    return len(chain) >= 0.25 * min(lines, 40) or chain[0].weight >= 3 or whole


_DAMAGED = lazy(rf"\n\s{{0,8}}(?=[\[(「]?\s?[\dIlOSBZ|]{{0,3}}\s?[\])」]?\s?[{HAN}{UPPER}\"《])")


def _lost(work: str, one: Candidate, other: Candidate) -> list[int]:
    """Where the entries begin whose labels are lost between two: as many lines that look like beginnings, or none."""
    missing = other.number - one.number - 1
    if missing < 1:
        return []
    found = [m.end() for m in _DAMAGED.finditer(work, one.end, other.start) if ENDS.search(work[one.end : m.start()])]
    found = [at for at in found if not is_twin(work[one.end : at], work[at : other.start])]
    named = [at for at in found if AUTHOR.match(_NO_LABEL.sub("", work[at : at + 60]))]
    if len(named) == missing:
        return named
    whole = [at for at in found if not goes_on(_line_above(work, at), work[at:].partition("\n")[0])]
    return whole if len(whole) == missing else []


_NO_LABEL = lazy(r"^[\[(「]?\s?[\dIlOSBZ|]{0,3}\s?[\])」]?\s?")
_LONGEST = 1400
"""Entries of the longest list."""
