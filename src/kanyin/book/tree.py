"""Walks over pandoc's tree: change its nodes, read what a reader sees of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kanyin.book.pandoc_types import Json


def rewrite(node: Json, change: Callable[[Json], Json | None]) -> None:
    """Walk pandoc JSON; where ``change`` gives a node back, it takes the old one's place."""
    for key, child in list(node.items() if isinstance(node, dict) else enumerate(node)):
        if isinstance(child, dict) and "t" in child:
            new = change(child)
            if new is not None:
                node[key] = child = new
        if isinstance(child, (dict, list)):
            rewrite(child, change)


def rewrite_inside_out(node: Json, change: Callable[[Json], Json | None]) -> None:
    """As ``rewrite``, what stands in a node before the node itself: what takes its place is not looked at again."""
    for key, child in list(node.items() if isinstance(node, dict) else enumerate(node)):
        if isinstance(child, (dict, list)):
            rewrite_inside_out(child, change)
        if isinstance(child, dict) and "t" in child:
            node[key] = change(child) or child


def text_of(node: Json) -> str:
    """The characters that a reader sees at the place of a piece of pandoc JSON: not those of its notes."""
    return "".join(_texts(node))


def _texts(node: Json) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _texts(child)
        return
    if not isinstance(node, dict):
        return
    kind = node.get("t")
    content: Json = node.get("c") if kind != "Note" else None
    if kind in ("Str", "MetaString"):
        yield content
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        yield " "
    elif kind in ("Code", "Math", "CodeBlock"):
        yield content[1]
    elif kind == "Quoted":
        marks = "“”" if content[0]["t"] == "DoubleQuote" else "‘’"
        yield marks[0]
        yield from _texts(content[1])
        yield marks[1]
    elif kind in ("Link", "Image", "Span", "Div", "Cite"):
        yield from _texts(content[1])
    elif kind == "Header":
        yield from _texts(content[2])
    elif kind == "MetaMap":
        yield from _texts(list(content.values()))
    elif kind == "MetaBool":
        yield str(content).lower()
    elif content is not None:
        yield from _texts(content)
