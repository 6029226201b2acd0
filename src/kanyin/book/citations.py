"""Citations in the text and entries of the reference list, each leading to the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from kanyin.book import typed_lists
from kanyin.book.coded_citations import as_text
from kanyin.book.pandoc_types import Json
from kanyin.book.plain_runs import BLANKS, UNCITING, is_citation, paragraphs, walk_runs
from kanyin.book.tree import rewrite, text_of
from kanyin.model import SUP
from kanyin.patterns import lazy
from kanyin.references.citing import Citation
from kanyin.references.entry import read_entry
from kanyin.references.finding import Find, listed
from kanyin.references.labels import label_end, numbers
from kanyin.references.note_calls import Run
from kanyin.references.targets import targets
from kanyin.references.text import CITED_YEAR


def link_citations(blocks: list[Json]) -> None:
    """Change pandoc's blocks in place: ``[3]`` leads to entry 3, and the entry's label back to where it is first cited.

    A citation is a span of class ``citation`` (``in-line`` too where it is not raised), an entry's label one of class
    ``reference-label``; the white after a label is left to the format. Nothing is cited in links, notes and code,
    save in a text that has its citations as code. No other character comes or goes.
    """
    first: dict[str, str] = {}
    for scope, entries in _scopes(blocks):
        as_text(scope, set(numbers([words for _, words in _words(entries)])))
        known = listed(_words(entries), paragraphs(scope))
        Cited(known.names, known.find, first, addresses=_addresses(entries)).walk(scope)
        for number, name, content in _labelled(entries):
            _lead_back(content, number, first.get(name, ""))


def _words(entries: list[Json]) -> list[tuple[str, str]]:
    """The name of each entry, and its words."""
    return [(block["c"][0][0], text_of(block["c"][1])) for block in entries]


def _addresses(entries: list[Json]) -> dict[str, str]:
    """The names of the entries by the addresses outside that they lead to and no other does."""
    found: dict[str, set[str]] = {}
    for block in entries:

        def collect(node: Json, name: str = block["c"][0][0]) -> None:
            if node["t"] == "Link" and not node["c"][2][0].startswith("#"):
                found.setdefault(_bare(node["c"][2][0]), set()).add(name)

        rewrite(block["c"][1], collect)
    return {address: names.pop() for address, names in found.items() if len(names) == 1}


def _bare(address: str) -> str:
    return address.partition("://")[2].rstrip("/")


def _scopes(blocks: list[Json]) -> Iterator[tuple[list[Json], list[Json]]]:
    """The blocks that cite each list, and its entries: a chapter with a list of its own cites that.

    Lists that no chapter's heading parts are one; so are those that share no number and no author with a year.
    """
    lists = _lists(blocks)
    if len(lists) > 1 and _has_doubles([entries for _, _, entries in lists]):
        ends = [0, *(end for _, end, _ in lists[:-1]), len(blocks)]
        for (start, end), (_, _, entries) in zip(pairwise(ends), lists, strict=True):
            yield [block for block in blocks[start:end] if not is_entry(block)], entries
    elif lists:
        yield [block for block in blocks if not is_entry(block)], [one for _, _, entries in lists for one in entries]


def _lists(blocks: list[Json]) -> list[tuple[int, int, list[Json]]]:
    """Where each list begins and ends, and its entries."""
    found: list[tuple[int, int, list[Json]]] = []
    for at, block in enumerate(blocks):
        if not is_entry(block):
            continue
        if found and not _begins_chapter(blocks[found[-1][1] : at]):
            start, _, entries = found[-1]
            found[-1] = (start, at + 1, [*entries, block])
        else:
            found.append((at, at + 1, [block]))
    return found


def _begins_chapter(between: list[Json]) -> bool:
    """Among blocks is a heading that names no list, with text below it."""
    heads = [
        at
        for at, block in enumerate(between)
        if block["t"] == "Header" and not typed_lists.names_list(text_of(block["c"][2]))
    ]
    return bool(heads) and any(block["t"] == "Para" for block in between[heads[0] :])


def _has_doubles(lists: list[list[Json]]) -> bool:
    """Two of the lists have entries that are cited alike."""
    seen: set[object] = set()
    for entries in lists:
        words = [text_of(block["c"][1]) for block in entries]
        keys: set[object] = set(filter(None, numbers(words))) or {
            (one.authors, one.year, one.letter) for one in targets(list(map(read_entry, words)))
        }
        if keys & seen:
            return True
        seen |= keys
    return False


def is_entry(block: Json) -> bool:
    """A division that holds an entry of the reference list."""
    return bool(block["t"] == "Div" and "reference" in block["c"][0][1] and "endnote" not in block["c"][0][1])


def _labelled(entries: list[Json]) -> Iterator[tuple[str, str, list[Json]]]:
    """Number, id and words of each entry that begins with a label."""
    for block, number in zip(entries, numbers([text_of(block["c"][1]) for block in entries]), strict=True):
        content = block["c"][1][0]["c"]
        if number and content[0]["t"] == "Str" and label_end(content[0]["c"], number):
            yield number, block["c"][0][0], content


def _lead_back(content: list[Json], number: str, mark: str) -> None:
    """Part an entry's label from its words."""
    part_label(content, label_end(content[0]["c"], number), mark)


def part_label(content: list[Json], end: int, mark: str) -> None:
    """Make a span of the first ``end`` letters, which lead to ``mark``, the id of a call, where there is one."""
    text = content[0]["c"]
    label = {"t": "Str", "c": text[:end]}
    rest = text[end:].lstrip()
    after = 1
    while not rest and after < len(content) and content[after]["t"] in BLANKS:
        after += 1
    span = _span(["reference-label"], [_link(mark, label) if mark else label])
    content[:after] = [span, *([{"t": "Str", "c": rest}] if rest else [])]


@dataclass(slots=True)
class Cited:
    """The ids of entries by what cites them, and of each entry's first citation, as far as it has been met."""

    entries: Mapping[str, str]
    find: Find
    first: dict[str, str] = field(default_factory=dict)
    """By the ids of the entries."""
    mark: str = "cite"
    """What the ids of citations begin with …"""
    marked: int = 0
    """… and how many have such ids already."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """The ids of entries by the addresses to which they alone lead."""

    def walk(self, node: Json) -> None:
        """Link the citations below a node, which may be a list."""
        if isinstance(node, list):
            if any(isinstance(child, dict) and child.get("t") == "Str" for child in node):
                self._line(node)
                return
            for child in node:
                if isinstance(child, (dict, list)):
                    self.walk(child)
        elif isinstance(node.get("c"), list) and node.get("t") not in UNCITING and not is_citation(node):
            self.walk(node["c"])

    def _line(self, inlines: list[Json]) -> None:
        """Link the citations of a paragraph, each within one run of its text; what stands round it is known."""
        parts: list[str] = []
        runs: list[int] = []
        others: list[int] = []

        def on_run(run: Run) -> tuple[()]:
            parts.append(SUP[0] if run.raised else "")
            runs.append(len(parts))
            parts.extend([run.text, SUP[1] if run.raised else ""])
            return ()

        def on_other(node: Json) -> None:
            others.append(len(parts))
            parts.append(text_of(node))

        walk_runs(inlines, on_run, on_other)
        text = "".join(parts)
        found = deque(one for one in self.find(text) if all(key in self.entries for key in one.meant))
        starts = [0, *accumulate(map(len, parts))]
        places = iter([starts[run] for run in runs])
        between = iter([(starts[other], starts[other + 1]) for other in others])

        def nodes(run: Run) -> Iterator[tuple[int, int, Json]]:
            start = next(places)
            while found and found[0].start < start + len(run.text):
                one = found.popleft()
                if one.start >= start and one.end <= start + len(run.text):
                    yield one.start - start, one.end - start, self._mark(text, one)

        def on_link(node: Json) -> None:
            start, end = next(between)
            if node["t"] == "Link":
                cited = [self.entries[key] for one in found if _lies_in(one, start, end) for key in one.meant]
                self._lead_out(node, cited or self._by_address(node))

        if found or (self.addresses and others):
            walk_runs(inlines, nodes, on_link)

    def _by_address(self, link: Json) -> list[str]:
        """The entry with the address of a link whose words have a year: ``[方砚（2018）](https://…)``, whose list has
        2019."""
        name = self.addresses.get(_bare(link["c"][2][0]))
        return [name] if name and _YEAR.search(text_of(link["c"][1])) else []

    def _lead_out(self, link: Json, cited: Sequence[str]) -> None:
        """A link whose words cite, ``[方砚（2019）](https://…)``, leads where its author has it lead: it gets only the
        id by which the labels of the entries that it cites lead back."""
        if mark := self._new_mark(cited):
            link["c"][1] = [_span([], link["c"][1], mark)]

    def _new_mark(self, meant: Sequence[str]) -> str:
        """The id of what cites entries with these ids, if it is the first of one."""
        new = [name for name in dict.fromkeys(meant) if name not in self.first]
        mark = f"{self.mark}-{self.marked + len(self.first) + 1}" if new else ""
        self.first |= dict.fromkeys(new, mark)
        return mark

    def _mark(self, text: str, citation: Citation) -> Json:
        mark = self._new_mark([self.entries[key] for key in citation.meant])
        pieces: list[Json] = []
        end = citation.start
        for start, stop, number in citation.written:
            pieces += [{"t": "Str", "c": text[end:start]}] if start > end else []
            pieces.append(_link(self.entries[number], {"t": "Str", "c": text[start:stop]}))
            end = stop
        pieces.append({"t": "Str", "c": text[end : citation.end]})
        return _span(["citation", "in-line"] if citation.in_line else ["citation"], pieces, mark)


def cited_span(text: str, name: str, mark: str) -> Json:
    """A citation that is one link to what has the id ``name``; ``mark`` is its own id, or empty."""
    return _span(["citation"], [_link(name, {"t": "Str", "c": text})], mark)


_YEAR = lazy(CITED_YEAR)


def _lies_in(citation: Citation, start: int, end: int) -> bool:
    """All numbers or years that a citation writes stand between two places."""
    return all(start <= first and last <= end for first, last, _ in citation.written)


def _span(classes: list[str], content: list[Json], name: str = "") -> Json:
    return {"t": "Span", "c": [[name, classes, []], content]}


def _link(target: str, label: Json) -> Json:
    return {"t": "Link", "c": [["", [], []], [label], [f"#{target}", ""]]}


def label_width(blocks: list[Json]) -> float:
    """Ems that the widest label of references and of lists of notes needs with the white after it; 0 where none is."""
    divisions = (block["c"] for block in blocks if block["t"] == "Div" and "reference" in block["c"][0][1])
    labels = [content[0]["c"][0] for _, content in divisions if content[0]["c"]]
    texts = (text_of(label) for label in labels if label["t"] == "Span" and "reference-label" in label["c"][0][1])
    widths = (sum(1.0 if ord(character) >= 0x2000 else 0.5 for character in text) for text in texts)
    return max(widths, default=-0.4) + 0.4
