"""Citations that stand in the Markdown as links, ``[[3](#ref-3)]``, read back: as if they were typed without.

``structure/citation_links.py`` writes them. What a person has linked by hand where kanyin sees no citation stays so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby

from kanyin.book.citations import by_author
from kanyin.book.pandoc_types import Json
from kanyin.book.plain_runs import BLANKS
from kanyin.book.tree import rewrite, text_of
from kanyin.patterns import lazy
from kanyin.references.author_year import find_by_author
from kanyin.references.citing import Citation, find_numbered
from kanyin.references.labels import further, label_end

_NAME = lazy(r"ref-\w+")
_WRITTEN = lazy(r"\d{1,4}[a-z]?|[a-z]")


def unlink(blocks: list[Json]) -> None:
    """Change pandoc's blocks in place: links of citations become their text; names that nothing else leads to go."""
    named = [(name, block) for block in blocks if block["t"] == "Para" and (name := _name(block))]
    if not named:
        return
    reader = _Linked(*_cited_by({name: text_of(block["c"]) for name, block in named}))
    reader.walk(blocks)
    needed: set[str] = set()
    rewrite(blocks, lambda node: needed.add(node["c"][2][0][1:]) if node["t"] == "Link" else None)
    for name, block in named:
        if name not in needed:
            take_name(block)


def take_name(block: Json) -> str:
    """Take away the name that stands before an entry's words; empty where there is none."""
    name = _name(block)
    if name:
        del block["c"][0]
    return name


def _name(paragraph: Json) -> str:
    first = paragraph["c"][0] if paragraph["c"] else None
    if not first or first["t"] != "Span" or first["c"][1] or not _NAME.fullmatch(first["c"][0][0]):
        return ""
    return str(first["c"][0][0])


Find = Callable[[str], Iterable[Citation]]


def _cited_by(entries: Mapping[str, str]) -> tuple[dict[str, str], Find]:
    """The names of entries by what they are cited by, and what finds such citations; ``entries``: words by names."""
    keys = {name: name.removeprefix("ref-") for name in entries}
    numbers = {other: name for name, words in entries.items() for other in further(words)}
    numbers |= {keys[name]: name for name, words in entries.items() if label_end(words, keys[name])}
    if numbers:
        return numbers, partial(find_numbered, entries=numbers)
    known = list(by_author(entries.items()))
    return {one.key: one.key for one in known}, partial(find_by_author, known=known)


class _Linked:
    """The names of entries by what they are cited by, and what finds citations in a text."""

    def __init__(self, names: Mapping[str, str], find: Find) -> None:
        self.names, self.find = names, find

    def walk(self, node: Json) -> None:
        """Read back the links below a node."""
        if isinstance(node, list) and any(map(self._is_own, node)):
            node[:] = self._read(node)
        for child in node.values() if isinstance(node, dict) else node:
            if isinstance(child, (dict, list)):
                self.walk(child)

    def _is_own(self, node: Json) -> bool:
        """A link from a number or a year to an entry."""
        if not isinstance(node, dict) or node.get("t") != "Link":
            return False
        name = node["c"][2][0][1:]
        return name in self.names.values() and _WRITTEN.fullmatch(text_of(node["c"][1])) is not None

    def _read(self, inlines: list[Json]) -> Iterator[Json]:
        for plain, run in groupby(inlines, lambda one: one["t"] in ("Str", *BLANKS) or self._is_own(one)):
            nodes = list(run)
            yield from _merged(self._read_run(nodes)) if plain else nodes

    def _read_run(self, run: list[Json]) -> Iterator[Json]:
        """The nodes of a run of text, a link that stands where a citation is written as its text."""
        texts = [BLANKS.get(one["t"]) or text_of(one) for one in run]
        written = {(start, self.names[key]) for one in self.find("".join(texts)) for start, _, key in one.written}
        at = 0
        for node, text in zip(run, texts, strict=True):
            cites = node["t"] == "Link" and (at, node["c"][2][0][1:]) in written
            yield {"t": "Str", "c": text} if cites else node
            at += len(text)


def _merged(nodes: Iterable[Json]) -> Iterator[Json]:
    """The nodes, those of text that follow each other as one: so has pandoc what is typed without links."""
    for is_text, run in groupby(nodes, lambda one: one["t"] == "Str"):
        if is_text:
            yield {"t": "Str", "c": "".join(one["c"] for one in run)}
        else:
            yield from run
