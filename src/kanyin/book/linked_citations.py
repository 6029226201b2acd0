"""Citations that stand in the Markdown as links, ``[[3](#ref-3)]``, read back: as if they were typed without.

``structure/citation_links.py`` and ``note_call_links.py`` write them. What a person has linked by hand where kanyin
sees no citation stays so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kanyin.book.pandoc_types import Json
from kanyin.book.plain_runs import BLANKS, paragraphs
from kanyin.book.tree import rewrite, text_of
from kanyin.model import SUP
from kanyin.patterns import lazy
from kanyin.references.finding import Listed, listed
from kanyin.references.note_calls import note_label, sign_key
from kanyin.references.text import NO_YEAR

_NAME = lazy(r"(?:ref|note)-\w+")
_WRITTEN = lazy(rf"\d{{1,4}}[a-z]?|[a-z]|{NO_YEAR}")
"""What cites within a citation."""


def unlink(blocks: list[Json]) -> None:
    """Change pandoc's blocks in place: links of citations become their text; names that nothing else leads to go."""
    sections = [section for section in _sections(blocks) if any(map(_name, section))]
    named = [(name, block) for section in sections for block in section if (name := _name(block))]
    if not named:
        return
    reader = _Linked(sections, list(paragraphs(blocks)))
    reader.walk(blocks)
    needed: set[str] = set()
    rewrite(blocks, lambda node: needed.add(node["c"][2][0][1:]) if node["t"] == "Link" else None)
    for name, block in named:
        if name not in needed:
            take_name(block)


def _sections(blocks: list[Json]) -> Iterator[list[Json]]:
    """The paragraphs between one heading and the next: a list is read as a whole, not only what is cited of it."""
    for is_heading, run in groupby(blocks, lambda block: block["t"] == "Header"):
        if not is_heading:
            yield [block for block in run if block["t"] == "Para"]


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


class _Linked:
    """The lists of a text, what finds their citations, and the signs that call each of their notes."""

    def __init__(self, sections: Iterable[list[Json]], texts: Sequence[str]) -> None:
        self.lists: list[Listed] = []
        self.signs: dict[str, tuple[str, ...]] = {}
        for section in sections:
            entries = [(_name(block), text_of(block["c"])) for block in section]
            self.signs |= {name: note_label(words)[0] for name, words in entries if name}
            self.lists.append(listed(entries, texts))
        self.names = {name for one in self.lists for name in one.names.values()}

    def walk(self, node: Json, *, raised: bool = False) -> None:
        """Read back the links below a node, which may be raised."""
        if isinstance(node, list) and any(map(self._is_own, node)):
            node[:] = self._read(node, raised)
        if isinstance(node, dict):
            raised = raised or node.get("t") == "Superscript"
        for child in node.values() if isinstance(node, dict) else node:
            if isinstance(child, (dict, list)):
                self.walk(child, raised=raised)

    def _is_own(self, node: Json) -> bool:
        """A link from a number or a year to an entry, from a sign to its note."""
        if not isinstance(node, dict) or node.get("t") != "Link":
            return False
        name, words = node["c"][2][0][1:], text_of(node["c"][1])
        return self._calls(name, words) or (name in self.names and _WRITTEN.fullmatch(words) is not None)

    def _calls(self, name: str, words: str) -> bool:
        """The words are the sign of the note ``name``, as ``structure/note_call_links.py`` links it."""
        return bool(words) and any(sign_key(words) == sign for sign in self.signs.get(name, ()))

    def _read(self, inlines: list[Json], raised: bool) -> Iterator[Json]:
        for plain, run in groupby(inlines, lambda one: one["t"] in ("Str", *BLANKS) or self._is_own(one)):
            nodes = list(run)
            yield from _merged(self._read_run(nodes, raised)) if plain else nodes

    def _read_run(self, run: list[Json], raised: bool) -> Iterator[Json]:
        """The nodes of a run of text; of a link that stands where a citation is written its words."""
        texts = [BLANKS.get(one["t"]) or text_of(one) for one in run]
        at = int(raised)
        written = set(self._written("".join(texts).join(SUP if raised else ("", ""))))
        for node, text in zip(run, texts, strict=True):
            name = node["c"][2][0][1:] if node["t"] == "Link" else ""
            cites = bool(name) and ((at, name) in written or self._calls(name, text))
            yield from node["c"][1] if cites else [node]
            at += len(text)

    def _written(self, text: str) -> Iterator[tuple[int, str]]:
        """Where citations of a text write a number or a year, and the name of its entry."""
        for one in self.lists:
            for citation in one.find(text):
                yield from ((start, one.names[key]) for start, _, key in citation.written if key in one.names)


def _merged(nodes: Iterable[Json]) -> Iterator[Json]:
    """The nodes, those of text that follow each other as one: so has pandoc what is typed without links."""
    for is_text, run in groupby(nodes, lambda one: one["t"] == "Str"):
        if is_text:
            yield {"t": "Str", "c": "".join(one["c"] for one in run)}
        else:
            yield from run
