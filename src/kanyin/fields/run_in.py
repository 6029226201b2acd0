"""Numbered titles that run on into their paragraphs, set off by a space and no mark: 1．土质 这里的土….

On one line that space may be a scanner's; where the next number has one as well, both end titles. Behind a number of
several levels, 2.1　土质　这里的土…, an em on both sides of the title is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kanyin.fields.names import is_name
from kanyin.patterns import lazy
from kanyin.text import HAN

_HEAD = lazy(
    f"(?P<number>\\d{{1,2}})[.．、] ?(?=[{HAN}])"
    "(?P<head>[^，。；：！？,;:!? \u3000]{2,20}|[^。；：！？;:!? \u3000]{2,30})"
    f"(?P<gap>[ \u3000]{{1,4}})(?=[{HAN}\\d][^ \u3000]{{11}})"
)
_ITEM = lazy(
    f"[(（](?P<number>\\d{{1,2}})[)）][ \u3000]{{0,2}}(?P<head>[{HAN}]{{3,12}})(?P<gap>[ \u3000]{{1,4}})"
    f"(?=[{HAN}][^ \u3000]{{11}})"
)
_OF_SECTION = lazy(
    "\\d{1,2}(?:[.．]\\d{1,2}){1,3}[.．]?\u3000+(?P<head>[^ \u3000。；：！？;:!?]{2,40})(?P<gap>\u3000+)"
    "(?=[^ \u3000])(?P<text>[^\u3000]{6}[^\n]*)"
)
_WORDS, _SENTENCE, _ENDED = lazy(f"[{HAN}]{{2}}"), lazy("[，。；：]"), lazy("[。！？；：:.．）)”]$")
SHORTEST = 30
"""Characters of a title and its paragraph."""
FEWEST = 2
"""Of a row, so many have such a title; one of them at least no pause in it, or all a gap of an em behind it."""
_EM = lazy(" {2,4}|\u3000")


def run_in_heads(texts: Sequence[str]) -> dict[int, int]:
    """For the indexes of such lines, where the title ends: the index of the space behind it."""
    of_section = ((n, _of_section(text)) for n, text in enumerate(texts))
    found = {n: one.start("gap") for n, one in of_section if one and _SENTENCE.search(one["text"])}
    heads = ((n, _HEAD.match(text)) for n, text in enumerate(texts) if n not in found and text[:1].isdigit())
    return found | _in_rows(heads)


def item_heads(texts: Sequence[str]) -> dict[int, int]:
    """The same for items, which stay such: (1) 触发规则 变迁是…; the space alone parts their names from the text."""
    return _in_rows((n, _ITEM.match(text)) for n, text in enumerate(texts) if text[:1] in "(（")


def _in_rows(heads: Iterable[tuple[int, re.Match[str] | None]]) -> dict[int, int]:
    """Where the titles end that stand in a row of numbers, each one more than the one before."""
    found: dict[int, int] = {}
    row: list[tuple[int, re.Match[str]]] = []
    for n, match in heads:
        if match is None or len(match.string) < SHORTEST:
            continue
        if row and int(match["number"]) != int(row[-1][1]["number"]) + 1:
            found |= _ends(row)
            row = []
        row.append((n, match))
    return found | _ends(row)


def is_broken(text: str) -> bool:
    """Such a title and the beginning of its paragraph, whose sentence goes on in the next line."""
    found = _of_section(text)
    return found is not None and _ENDED.search(text) is None


def _of_section(text: str) -> re.Match[str] | None:
    found = _OF_SECTION.fullmatch(text) if text[:1].isdigit() else None
    return found if found and _WORDS.search(found["head"]) and _WORDS.search(found["text"]) else None


_TERM = lazy(f"(?P<head>[{HAN}]{{2,6}})(?P<gap>[ \u3000]{{1,4}})(?=[{HAN}A-Z]{{2}}[^ \u3000]{{10}})")
FEWEST_TERMS, NEAR = 3, 3
"""Terms that a page explains, each before its paragraph, and lines that may stand between two of them."""


def terms(texts: Sequence[str]) -> dict[int, int]:
    """Paragraphs of a row that begin with the term they explain, by their index, each with the index of the space
    behind it; one of them at least says it once more: 灯 灯是…
    """
    found = [(n, match) for n, text in enumerate(texts) if len(text) >= SHORTEST and (match := _TERM.match(text))]
    out: dict[int, int] = {}
    row: list[tuple[int, re.Match[str]]] = []
    for n, match in [*found, (len(texts) + NEAR + 1, None)]:
        if row and n - row[-1][0] > NEAR + 1:
            if len(row) >= FEWEST_TERMS and any(one.string.startswith(one["head"], one.end()) for _, one in row):
                out |= {k: one.start("gap") for k, one in row}
            row = []
        if match is not None:
            row.append((n, match))
    return out


def _ends(row: Sequence[tuple[int, re.Match[str]]]) -> dict[int, int]:
    sure = any(not re.search("[，,]", match["head"]) for _, match in row)
    sure = sure or all(_EM.match(match["gap"]) for _, match in row)
    return {n: match.start("gap") for n, match in row} if len(row) >= FEWEST and sure else {}


_SIGNED = lazy(
    "(?:[图圖][/／、]?)?(?:撰?文)\\s?[/／:：|｜]\\s?"
    "(?P<names>[\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4}){0,3})(?= [\u3400-\u9fff“「])"
)
SHORTEST_STORY = 40
"""Characters of a line of which such a beginning is not all."""


def signed(texts: Sequence[str]) -> dict[int, int]:
    """Lines that begin with who wrote them, 文/沈漱舟 渡口的灯…, and where the names end."""
    told = ((n, _SIGNED.match(text)) for n, text in enumerate(texts) if len(text) >= SHORTEST_STORY)
    return {n: found.end() for n, found in told if found and all(map(is_name, found["names"].split("、")))}
