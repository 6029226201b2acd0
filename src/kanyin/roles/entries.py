"""A list of references on a page, and what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.references.line_kinds import names_part
from kanyin.references.reading_lists import heads_list
from kanyin.references.text import HAN, LOWER, UPPER
from kanyin.roles.facts import Facts
from kanyin.roles.run import Run

_NUMBER = lazy(r"\s*(\d{1,3})[.．、\s]")
_BARE = lazy(r"\d{1,3}[.．、]?")
_LINK = lazy(r"^\s*\d{1,3}\.\s(?:\w{3,10}:\S*|Visible links)$")
"""What lynx lists below its own References."""
FEWEST = 2
"""Entries of a list whose numbers, or names and years, alone tell that it is one."""
_LIKE_OTHER_ARTICLES = frozenset({"dated-headline", "dated", "menu", "headline", "counter"})


def with_items(facts: Sequence[Facts]) -> list[Facts]:
    """The lines; those right below a heading of references that count on from one, or have author and year, are its
    entries.

    Those of an encyclopaedia are titles of news, each with its site and date, as lists of other articles have them;
    some dumps set each number on a line of its own.
    """
    out = list(facts)
    for n, heading in enumerate(facts):
        if _heads_reading(facts, n):
            out[n] = replace(heading, shown=frozenset({"section-name"}), furniture=None)
            entries = _by_author(facts, n + 1) or _counted(facts, n + 1)[1]
            for k in entries:
                out[k] = facts[k].showing((facts[k].shown - _LIKE_OTHER_ARTICLES) | {"entry"})
            continue
        if not rules.is_references_heading(heading.text):
            continue
        numbers, entries = _counted(facts, n + 1)
        entries = entries or _by_author(facts, n + 1)
        if len(entries) < FEWEST and not all("item" in facts[k].shown for k in entries):
            continue
        for k in (*numbers, *entries):
            out[k] = facts[k].showing((facts[k].shown - _LIKE_OTHER_ARTICLES) | {"entry"})
    return out


def _heads_reading(facts: Sequence[Facts], n: int) -> bool:
    """延伸阅读 above printed works, which is no site's."""
    return heads_list(facts[n].text, (one.text for one in islice(facts, n + 1, None)))


def _counted(facts: Sequence[Facts], first: int) -> tuple[list[int], list[int]]:
    """The lines from ``first`` on that are nothing but a number of a list that counts on from one; and its entries."""
    numbers: list[int] = []
    entries: list[int] = []
    k = first
    while k < len(facts):
        number = _NUMBER.match(facts[k].text + " ")
        if number is None or int(number[1]) != len(entries) + 1 or _LINK.search(facts[k].text):
            break
        if _BARE.fullmatch(facts[k].text.strip()):
            numbers.append(k)
            k += 1
        if k < len(facts):
            entries.append(k)
        k += 1
    return numbers, entries


_AUTHOR_YEAR = lazy(
    rf"\s*(?:[-*•●·]\s{{1,3}})?(?:[\[［〔(（][{HAN}]{{1,4}}[\]］〕)）]\s?)?(?:[{HAN}]{{2,4}}|[{UPPER}][^\s,，.．。]{{0,24}}|[—―_-]{{2,6}})["
    rf"{HAN}{UPPER}{LOWER}\s,，、.．。&·'’-]{{0,80}}?[（(,，.．。\s]\s?"
    r"(?:[（(][Ee]ds?\.?[)）][,，]?\s)?(?:(?:1[89]|20)\d\d[a-z]?(?![-\d/年.]\d)|待刊|即将出版)(?=[)）.．。，,：:\s《〈])"
)
"""An entry by author and year (GB/T 7714-2015, 9.3.2): names, the year, then the title; no headline with its date."""


_TITLE_YEAR = lazy(
    rf"\s*(?:[-*•●·]\s{{1,3}})?(?:[\[［〔(（][{HAN}]{{1,4}}[\]］〕)）]\s?)?[{HAN}·、，,\s]{{1,30}}[:：,，\s]\s?"
    r"[《〈『「][^《》〈〉『』]{2,60}[》〉』」][^《》〈〉『』]{0,8}(?:[《『][^《》『』]{2,40}[》』])?"
    r"[^《》〈〉『』|｜]{2,60}?(?<!\d)(?:1[89]|20)\d\d(?![-/.]\d|年\d{1,2}月\d{1,2}日)"
)
"""By author and title, the year behind the press: ``方砚 《灯》 河口：某书局 1978年``; no headline with its day."""


def _by_author(facts: Sequence[Facts], first: int) -> list[int]:
    """The lines from ``first`` on that begin with names and a year; none where they are fewer than a list has."""
    last = next((n for n in range(first, len(facts)) if not _is_dated(facts[n].text)), len(facts))
    return list(range(first, last)) if last - first >= FEWEST else []


def _is_dated(text: str) -> bool:
    return _AUTHOR_YEAR.match(text) is not None or _TITLE_YEAR.match(text) is not None or names_part(text)


def list_heading(facts: Sequence[Facts], n: int) -> set[str]:
    """What a heading of references shows where an entry stands below it."""
    if not rules.is_references_heading(facts[n].text) and not _heads_reading(facts, n):
        return set()
    return {"reference-list"} if any("entry" in other.shown for other in facts[n + 1 : n + 3]) else set()


def cited_list(facts: Sequence[Facts], run: Run) -> int | None:
    """The last entry of the list of references below a run whose sentences cite it; None where they cite none.

    What stands between, tables and lists of works as encyclopaedias have them, is the article's.
    """
    below = range(run.last + 1, len(facts))
    heading = next((n for n in below if "reference-list" in facts[n].shown), None)
    if heading is None:
        return None
    cited = sum(
        facts[n].is_sentence and _CITED.search(facts[n].text) is not None for n in range(run.first, run.last + 1)
    )
    last = heading
    while last + 1 < len(facts) and "entry" in facts[last + 1].shown:
        last += 1
    return last if cited >= FEWEST_CITED and last - heading >= FEWEST_CITED else None


_CITED = lazy(r"[\[［]\d{1,3}(?:[-–,，]\d{1,3})?[\]］]")
FEWEST_CITED = 3
"""Sentences that cite a list, and entries of it."""


def behind_entries(facts: Sequence[Facts]) -> frozenset[int]:
    """The lines below a list of references, and below what journals print behind one, that go on with neither.

    A blank line parts them from it. An English title stands above its abstract, so it is none of them.
    """
    start = next((n for n in range(len(facts)) if list_heading(facts, n)), len(facts))
    last = max((n for n in range(start, len(facts)) if facts[n].shown & _OF_THE_LIST), default=len(facts))
    first = next((n for n in range(last + 1, len(facts)) if facts[n].line.gap), len(facts))
    return frozenset(n for n in range(first, len(facts)) if not facts[n].shown & _SAID_OR_PROSE)


_OF_THE_LIST = frozenset(
    {"entry", "back-matter", "field-label", "abstract-label", "keywords-label", "section-name", "reference-list"}
)
_SAID_OR_PROSE = frozenset({"sentence", "kept", "named"})
