"""Links that lead to nothing in the book: their words stay, and a person is told of all at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kanyin.book.pandoc_types import Json
from kanyin.book.places import line_of_target, place_of_line
from kanyin.book.tree import rewrite
from kanyin.dialects.chapter_list import SCHEME
from kanyin.messages import msg, msgs
from kanyin.remarks import remark

_NOWHERE = ("", "#", "#top")
"""What pages call their own beginning, or a button that is no link."""


def ids(node: Json) -> Iterator[str]:
    """The ids of a piece of pandoc JSON: those of its attributes ``[id, classes, pairs]``."""
    if isinstance(node, dict):
        for child in node.values():
            yield from ids(child)
    elif isinstance(node, list):
        if len(node) == 3 and isinstance(node[0], str) and isinstance(node[1], list) and isinstance(node[2], list):
            yield from filter(None, node[:1])
        for child in node:
            yield from ids(child)


@dataclass(slots=True)
class Dead:
    """Links of a text that lead nowhere, each with the line of its first place."""

    markdown: str
    lines: dict[str, int | None] = field(default_factory=dict)

    def take(self, target: str) -> None:
        """One more: to a place or a file that is not in the book."""
        if not SCHEME.match(target) and target not in _NOWHERE and target not in self.lines:
            at = line_of_target(self.markdown, f"({target}") or line_of_target(self.markdown, target)
            self.lines[target] = at

    def unlink(self, parts: list[Json]) -> None:
        """Take away links to ids that ``parts`` of a document have nowhere."""
        known = set(ids(parts))

        def change(node: Json) -> Json | None:
            target = node["c"][2][0] if node["t"] == "Link" else ""
            if not target.startswith("#") or target[1:] in known:
                return None
            self.take(target)
            return words_of(node)

        rewrite(parts, change)

    def tell(self) -> None:
        """A remark on all of them."""
        if not self.lines:
            return
        (first, at), *others = self.lines.items()
        text = msgs(
            "a link leads to nothing in the book, so its words stand without it: {target}",
            "{count} links lead to nothing in the book, so their words stand without them: {target}",
            len(self.lines),
            target=first,
        )
        listed = "".join(f"\n  {place_of_line(line)}: {target}" for target, line in others)
        hint = msg("name a heading or a file of the book, or the whole address with https://")
        remark(text + listed, line=at, hint=hint)


def words_of(link: Json) -> Json:
    """What stands for a link that leads nowhere."""
    return {"t": "Span", "c": [["", [], []], link["c"][1]]}
