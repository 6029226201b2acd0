"""Several web pages of one article, one behind the other, as one Source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import TypeVar

from kanyin.files import read_stream, readable
from kanyin.model import NOTE, SCAN, Change, Source, Span
from kanyin.patterns import lazy
from kanyin.read import ReadOptions, read_page
from kanyin.read.page_numbers import without_page_number
from kanyin.text import folded

AGAIN = "HT012"
"""The rule: what stands on another page of the article already."""

_CALL = lazy(f"{NOTE[0]}([^{NOTE[0]}{NOTE[1]}]*){NOTE[1]}")
_ENDED = lazy("[。！？!?；;：:…][”’」』）)】]*$")
Value = TypeVar("Value")


def pages(paths: Iterable[Path], options: ReadOptions) -> Iterator[Source]:
    """Each page by itself. Raises InputError for one that cannot be read."""
    for path in paths:
        with readable(path) as file:
            yield read_page(read_stream(file, path), str(path), path, options, "html")


def joined(pages: Sequence[Source]) -> Source:
    """The pages of an article, in their order, as one page: an empty line parts them, and lines are counted on.

    Title, byline and the like are those of the first page; what a later page repeats of its head goes, and of its foot
    what a page further on repeats, with a record. A paragraph that a page's end parts goes on. All are HTML pages: they
    have a ``kind`` a line.
    """
    whole = pages[0]
    for number, page in enumerate(pages[1:], 2):
        whole = _behind(whole, _with_own_notes(page, number))
    return replace(whole, sha256=hashlib.sha256("".join(page.sha256 for page in pages).encode()).hexdigest())


def _behind(first: Source, page: Source) -> Source:
    """Two pages as one."""
    shift = len(first.lines) + 1
    head, foot = _repeated(first, page)
    known = {_key(line) for line in first.lines}
    changes = (
        *first.changes,
        *(_counted_on(change, shift, known) for change in page.changes),
        *(Change(AGAIN, "drop", (n,), text, "") for n, text in foot),
        *(Change(AGAIN, "drop", (n + shift,), text, "") for n, text in head),
    )
    return replace(
        first,
        lines=(*first.lines, "", *page.lines),
        kinds=_kinds(first, page, {n for n, _ in head}, {n for n, _ in foot}),
        pictures=_moved(first.pictures, page.pictures, shift),
        emphasis=_moved(first.emphasis, page.emphasis, shift),
        links=_moved(first.links, page.links, shift),
        holders={**first.holders, **_renumbered(first.holders, page.holders, shift)},
        meta={**page.meta, **first.meta},
        changes=changes,
    )


def _counted_on(change: Change, shift: int, known: set[str]) -> Change:
    """A later page's change, by the lines of the whole; what was its title or byline is the article's no more."""
    src = tuple(n + shift for n in change.src)
    if change.action == "lift":
        return replace(change, src=src, rule=AGAIN, action="drop", doubt=_key(change.before) not in known)
    return replace(change, src=src)


def _renumbered(
    first: Mapping[int, tuple[str, ...]], page: Mapping[int, tuple[str, ...]], shift: int
) -> dict[int, tuple[str, ...]]:
    """What holds the lines of a later page; its quotations and definitions are none of those before."""
    known = 1 + max((int(mark[1:]) for path in first.values() for mark in path if mark[1:]), default=-1)
    return {
        n + shift: tuple(f"{mark[0]}{int(mark[1:]) + known}" if mark[1:] else mark for mark in path)
        for n, path in page.items()
    }


def _moved(first: Mapping[int, Value], page: Mapping[int, Value], shift: int) -> dict[int, Value]:
    return {**first, **{n + shift: value for n, value in page.items()}}


def _read(page: Source) -> list[tuple[int, str]]:
    """The lines that its reader hands on, with their numbers from 1."""
    return [(n, line) for n, line in enumerate(page.as_read(), 1) if line]


def _repeated(first: Source, page: Source) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """What the page's head has of the first one's lines, and what the first one's foot has of the page's."""
    above, below = _read(first), _read(page)
    here, there = {_key(line) for line in first.lines}, {_key(line) for _, line in below[-_AT_MOST:]}
    head = takewhile(lambda numbered: _key(numbered[1]) in here, below[:_AT_MOST])
    foot = takewhile(lambda numbered: _key(numbered[1]) in there, above[: -_AT_MOST - 1 : -1])
    return list(head), list(foot)


_AT_MOST = 12
"""Lines of a head or a foot that are looked at: title, byline, source, column."""


def _key(line: str) -> str:
    """A line without the number of its page."""
    return folded(without_page_number(line))


def _kinds(first: Source, page: Source, head: set[int], foot: set[int]) -> tuple[str, ...]:
    """The kinds of both; a paragraph that the page's end parts is as one that text recognition parts."""
    above, below = list(first.kinds), list(page.kinds)
    last = next((n for n, _ in reversed(_read(first)) if n not in foot), 0)
    next_ = next((n for n, _ in _read(page) if n not in head), 0)
    parted = last and next_ and above[last - 1] == below[next_ - 1] == "p"
    if parted and not _ENDED.search(first.lines[last - 1]):
        above[last - 1] = below[next_ - 1] = SCAN
    return (*above, "", *below)


def _with_own_notes(page: Source, number: int) -> Source:
    """Its notes have keys that those of other pages have not."""
    behind = f"p{number}"

    def renamed(text: str) -> str:
        return _CALL.sub(lambda found: f"{NOTE[0]}{found[1]}{behind}{NOTE[1]}", text)

    def counted_on(spans: Mapping[int, tuple[Span, ...]]) -> dict[int, tuple[Span, ...]]:
        return {n: _behind_keys(found, page.lines[n - 1], len(behind)) for n, found in spans.items()}

    changes = (replace(change, before=renamed(change.before), after=renamed(change.after)) for change in page.changes)
    return replace(
        page,
        lines=tuple(map(renamed, page.lines)),
        kinds=tuple(f"{kind}{behind}" if kind.startswith("note:") else kind for kind in page.kinds),
        emphasis=counted_on(page.emphasis),
        links=counted_on(page.links),
        changes=tuple(changes),
    )


def _behind_keys(spans: tuple[Span, ...], line: str, longer: int) -> tuple[Span, ...]:
    """The spans of a line whose keys of notes become ``longer`` by so many letters: these are counted too."""
    ends = [len(folded(line[: found.end(1)])) for found in _CALL.finditer(line)]

    def moved(at: int) -> int:
        return at + longer * sum(end <= at for end in ends)

    return tuple((kind, moved(start), moved(end)) for kind, start, end in spans)
