"""Citations damaged by recognition: ``李平等[12认为`` lost a bracket, ``[19.21]`` a comma, ``[]`` its number.

In ``[I2]`` the letter is a figure. All citations of a paper are read as one row, with the number of its entries: what a
damaged one must have been is told by those about it. A figure may be lost with the bracket, so that ``[1`` was [10]: a
number is whole where no longer one is an entry, or where the citations before it tell so. A lost number is the one that
the row lacks, where entries are numbered as they are first cited.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kanyin import rules
from kanyin.model import SCAN, SUP
from kanyin.patterns import lazy
from kanyin.read.ocr.citation_numbers import (
    AHEAD,
    FEWEST,
    TWO_FIGURES,
    Citation,
    lost_numbers,
    numbers_by_names,
    whole_ranges,
)
from kanyin.read.ocr.entries import Entry

_BEHIND = "(?=\\s?[\u3400-\u9fff，。；、：]|,(?!\\d))"
_CITED = lazy(
    rf"\[(?P<whole>\d{{1,3}}(?:\s?[,，、.\-–—~]\s?\d{{1,3}}){{0,9}}+)(?:\s?\]|[」lJ|]{_BEHIND})"
    r"|\[(?P<glued>[1-9]\d{3})\]"
    r"|\[(?P<letters>(?=[^\]]{0,30}\d)[\dIlOo]{1,3}(?:\s?[,，、.\-–—~]\s?[\dIlOo]{1,3}){0,9}+)\s?\]"
    rf"|(?<=[\u3400-\u9fffA-Za-z）)”’》])\[(?P<ones>[1-9]\d?1){_BEHIND}(?![^\[\]]{{0,30}}+\])"
    rf"|(?<=[\u3400-\u9fffA-Za-z）)])\s?\[(?P<open>[1-9]\d?(?:\s?[-–—~,，]\s?[1-9]\d?){{0,4}}+)"
    r"(?=\s?[\u3400-\u9fff，。；、：,]|[A-Z]{2})(?![，、,]\s?\d)"
    r"(?![^\[\]]{0,30}+\])"
    rf"|{SUP[0]}\[(?P<raised>\d{{1,3}}[^{SUP[1]}\[\]]{{0,24}})\]{SUP[1]}"
    rf"|(?<=[\u3400-\u9fffA-Za-z）)”’》])(?P<lost>\[\s?[IlO]?\s?\]|\[{_BEHIND}(?![^\[\]]{{0,60}}+\]|[\u3400-\u9fff]{{2,10}}+：))"
    rf"|(?<=[\u3400-\u9fffA-Za-z）)”’》])(?P<unopened>[1-9]\d{{0,2}}(?:\s?[,，\-–~]\s?\d{{1,3}}){{0,5}}+)\]"
    rf"|(?<=[\u3400-\u9fffA-Za-z）)”’》])(?P<half>\]){_BEHIND}"
    rf"|(?<=[”\"])(?P<quoted>[Il1]\]){_BEHIND}"
    "|(?:(?<=等)|(?<=[A-Z][a-z]{3})|(?<=[a-z]{4})|(?<=[\u3400-\u9fff])(?<![图表式第章节例约为是等至到])(?=\\d{1,2}[的，。；]))"
    "(?P<bare>[1-9]\\d?)(?=[\u3400-\u9fff，。；])(?![个种类家项名人位年月日所省市县级组次大点篇条期只株块处台套份])"
    "|(?<=[\u3400-\u9fff])(?<![挽收返召撤来找夺退带取拿轮拉])(?P<sign>回)(?=[，。；])"
)
_NUMBER = lazy(r"\d{1,3}")
_RANGE = lazy(r"(\d{1,3})\s?[-–—~]\s?(\d{1,3})")
_LABEL = lazy(r"\s?(?:\[\s?(\d{1,3})\s?\]|(\d{1,3})\s?[.．、]?\s?(?=[A-Z\u3400-\u9fff]))")
_WITHIN = lazy(r"[\[［](\d{1,3})[\]］]\s?(?=[A-Z\u3400-\u9fff])")
"""A label within a paragraph that holds several entries."""
_FIGURES = str.maketrans("IlOo", "1100")
"""Letters as which figures are read."""


def with_closed_citations(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; damaged citations are whole again, in doubt, where those about them tell what they were."""
    lines = [_lines_of(one) for one in entries]
    mended = iter(_with_closed([_with_square(line) for each in lines for line in each]))
    return [_of_lines(one, [next(mended) for _ in each]) for one, each in zip(entries, lines, strict=True)]


def _lines_of(entry: Entry) -> list[Entry]:
    """The lines that an entry was parted into, each for itself."""
    texts = entry.texts or ()
    return [replace(entry, texts=(text,)) for text in texts] if len(texts) > 1 else [entry]


def _of_lines(entry: Entry, lines: Sequence[Entry]) -> Entry:
    """The entry with its lines as they are now."""
    if len(lines) == 1:
        return lines[0]
    texts = tuple(line.text for line in lines)
    return entry if texts == entry.texts else replace(entry, texts=texts, spans=(), doubt=True)


def _with_closed(entries: Sequence[Entry]) -> list[Entry]:
    """The same of entries of one line each."""
    count = _count(entries)
    row = _row(entries)
    if sum(one.how in ("whole", "raised") or _is_told(one, count) for one in row) < FEWEST:
        return list(entries)
    by_names = numbers_by_names(row, [one.text for one in entries], _listed(entries))
    out = _mended(entries, {**_with_brackets(row, count), **by_names})
    for step in (lost_numbers, whole_ranges, lost_numbers):
        out = _mended(out, step(_row(out), count))
    return _on_line(out)


_ROUND = lazy(r"[（(](?P<numbers>\d{1,3}(?:\s?[,，、\-–—~]\s?\d{1,3}){0,6})\]")


def _with_square(entry: Entry) -> Entry:
    """A paragraph whose citations open with the bracket that they close with: （15-16] is [15-16]."""
    text = _ROUND.sub(r"[\g<numbers>]", entry.text) if entry.is_prose else entry.text
    return entry if text == entry.text else replace(entry, texts=(text,), spans=(), doubt=True)


def _on_line(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with citations behind formulas on the line as all others are, where those are."""
    row = _row(entries)
    plain = sum(one.how == "whole" for one in row)
    if plain <= sum(one.how == "raised" for one in row):
        return list(entries)
    out = list(entries)
    for n in {one.entry for one in row if one.how == "raised"}:
        text = _RAISED.sub(r"\g<cited>", out[n].text)
        out[n] = out[n] if text == out[n].text else replace(out[n], texts=(text,))
    return out


_RAISED = lazy(rf"{SUP[0]}(?P<cited>\[\d[\d\s,，\-–—~]{{0,24}}\]){SUP[1]}")


def _row(entries: Sequence[Entry]) -> list[Citation]:
    return [one for n, entry in enumerate(_cited_in(entries)) for one in _citations(entry, n)]


def _mended(entries: Sequence[Entry], mended: Mapping[Citation, str]) -> list[Entry]:
    """The entries with what the citations were, the last of each entry first."""
    out = list(entries)
    for one in sorted(mended, key=lambda each: each.start, reverse=True):
        if mended[one] != one.text:
            text = out[one.entry].text
            text = f"{text[: one.start]}{mended[one]}{text[one.end :]}"
            out[one.entry] = replace(out[one.entry], texts=(text,), doubt=True)
    return out


def _cited_in(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries of the text, down to the reference list."""
    for entry in entries:
        if entry.text and entry.kind.startswith(("h", SCAN, "b")) and rules.is_references_heading(entry.text):
            return
        yield entry


def _citations(entry: Entry, n: int) -> Iterator[Citation]:
    """The citations of a paragraph."""
    text = entry.text
    if not entry.is_prose or not entry.kind.startswith(SCAN) or text[0] == "[":
        return
    for found in _CITED.finditer(text):
        how = (found.lastgroup or "").replace("quoted", "half")
        if how in ("half", "unopened") and _stands_open(text[: found.start()]):
            continue
        yield Citation(
            n, found.start(), found.end(), how, _numbers(found[found.lastgroup or 0].translate(_FIGURES)), found[0]
        )


def _stands_open(before: str) -> bool:
    """A bracket waits for the one behind."""
    return before.rfind("[") > before.rfind("]")


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers that a citation names, those of ranges among them."""
    numbers = {int(number) for number in _NUMBER.findall(text)}
    for first, last in _RANGE.findall(text):
        if int(first) < int(last) <= int(first) + 30:
            numbers.update(range(int(first), int(last)))
    return tuple(sorted(numbers))


def _count(entries: Sequence[Entry]) -> int:
    """The highest number of the reference list; 0 where its entries have none in brackets."""
    listed = entries[sum(1 for _ in _cited_in(entries)) :]
    numbers = [int(found[1] or found[2]) for one in listed if (found := _LABEL.match(one.text))]
    numbers += [int(found[1]) for one in listed for found in _WITHIN.finditer(one.text, 1)]
    return max((number for number in numbers if number <= 2 * len(numbers) + AHEAD), default=0)


def _listed(entries: Sequence[Entry]) -> dict[int, str]:
    """The texts of the references, each without its label, by their numbers."""
    listed = entries[sum(1 for _ in _cited_in(entries)) :]
    found = [(label, one.text) for one in listed if one.is_prose and (label := _LABEL.match(one.text))]
    return {int(label[1] or label[2]): text[label.end() :].lstrip() for label, text in found}


def _is_told(one: Citation, count: int) -> bool:
    """A citation without its second bracket, with a number that is whole since the list has no longer one."""
    return one.how == "open" and one.numbers[-1] <= count < one.numbers[-1] * TWO_FIGURES


def _with_brackets(row: Sequence[Citation], count: int) -> dict[Citation, str]:
    """Citations whose numbers were read and whose brackets or commas were not."""
    out: dict[Citation, str] = {}
    highest = 0
    for one in row:
        body = one.text.strip()
        if one.how == "open" and _is_whole(one.numbers[-1], highest, count):
            out[one] = f"{one.text}]"
        elif one.how == "ones" and 0 < count < one.numbers[-1] and one.numbers[-1] // TWO_FIGURES <= count:
            out[one] = f"{one.text[:-1]}]"  # its 1 was the bracket
            highest = max(highest, one.numbers[-1] // TWO_FIGURES)
            continue
        elif one.how == "ones" and _is_whole(one.numbers[-1], highest, count):
            out[one] = f"{one.text}]"
        elif (
            one.how == "letters" and one.numbers[-1] <= (count or highest + AHEAD) and _ascend(body.translate(_FIGURES))
        ):
            out[one] = body.translate(_FIGURES)
        elif one.how == "unopened" and one.numbers[-1] <= count:
            out[one] = f"[{one.text}"
        elif one.how in ("whole", "glued"):
            inside = _with_commas(body[1:-1], highest, count)
            if one.how == "glued" and "," not in inside:
                continue
            if "." in inside and (not _ascend(inside) or one.numbers[-1] > (count or highest + AHEAD)):
                continue
            out[one] = f"[{inside.replace('.', ',')}]"
        elif one.how != "raised":
            continue
        highest = max((n for n in (*one.numbers, highest) if n <= max(count, highest + TWO_FIGURES)), default=0)
    return out


def _with_commas(inside: str, highest: int, count: int) -> str:
    """A citation, each number of which is an entry: 67,13-14 of 17 is 6,7,13-14."""
    parts = (_with_comma(part, highest, count) for part in inside.split(","))
    mended = ",".join(parts)
    return mended if _ascend(mended) else inside


def _with_comma(part: str, highest: int, count: int) -> str:
    """Two numbers that lost the comma between them, where one so high is no entry: neighbours, 2627 of 30 is 26,27; or
    figures that both were cited before.
    """
    if not part.isdigit() or not 0 < count < int(part):
        return part
    half = (len(part) + 1) // 2
    first, last = part[:-half], part[-half:]
    is_short = len(part) < len("123")
    if not first or last[0] == "0" or (is_short and int(part) <= max(count, highest) + TWO_FIGURES):
        return part  # the list may have lost the label of its last work
    is_cited = is_short and int(first) < int(last) <= highest
    return f"{first},{last}" if is_cited or int(last) == int(first) + 1 <= count else part


def _ascend(text: str) -> bool:
    return all(int(first) < int(second) for first, second in pairwise(_NUMBER.findall(text)))


def _is_whole(number: int, highest: int, count: int) -> bool:
    """The number of an open citation has all its figures."""
    if number == highest + 1 or (count and number <= count < number * 10):
        return True
    if number < TWO_FIGURES:
        return 1 < number <= highest < TWO_FIGURES - 1
    return number <= highest + AHEAD
