"""Links that lead to nothing in the book: their words stay, and a person is told."""

from __future__ import annotations

from collections.abc import Iterator

from kanyin.book.pandoc_types import Json
from kanyin.book.places import line_of_target
from kanyin.book.tree import rewrite
from kanyin.dialects.chapter_list import SCHEME
from kanyin.messages import msg
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


def unlink_dead(parts: list[Json], markdown: str) -> None:
    """Take away links to ids that ``parts`` of a document have nowhere, and tell them."""
    known = set(ids(parts))

    def change(node: Json) -> Json | None:
        target = node["c"][2][0] if node["t"] == "Link" else ""
        if not target.startswith("#") or target[1:] in known:
            return None
        tell_dead(target, markdown)
        return words_of(node)

    rewrite(parts, change)


def words_of(link: Json) -> Json:
    """What stands for a link that leads nowhere."""
    return {"t": "Span", "c": [["", [], []], link["c"][1]]}


def tell_dead(target: str, markdown: str) -> None:
    """A remark on a link to a place or a file that is not in the book."""
    if SCHEME.match(target) or target in _NOWHERE:
        return
    remark(
        msg("a link leads to nothing in the book, so its words stand without it: {target}", target=target),
        line=line_of_target(markdown, f"({target}") or line_of_target(markdown, target),
        hint=msg("name a heading or a file of the book, or the whole address with https://"),
    )
