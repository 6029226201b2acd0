"""``:smile:`` as the sign that it stands for, as GitHub shows it; pandoc has the list of the names.

A name that touches a letter or a figure is none: ``1:100:3``, ``std:cat:x``.
"""

from __future__ import annotations

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.patterns import lazy

_TOUCHES = lazy(r"[A-Za-z0-9_:/.@#=-]")


def shape(node: Json) -> None:
    """Put the sign, or the name as it was typed, in the place of each of pandoc's, in all lists of inlines."""
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, (dict, list)):
            shape(child)
    if isinstance(node, list) and any(map(_is_sign, node)):
        node[:] = [
            _sign(one, node[at - 1 : at], node[at + 1 : at + 2]) if _is_sign(one) else one
            for at, one in enumerate(node)
        ]


def _sign(node: Json, before: list[Json], after: list[Json]) -> Json:
    """What stands for a name; ``before`` and ``after``: the nodes beside it, where there are such."""
    beside = (text_of(before)[-1:], text_of(after)[:1])
    return {"t": "Str", "c": f":{node['c'][0][2][0][1]}:" if any(map(_TOUCHES.match, beside)) else text_of(node)}


def _is_sign(node: Json) -> bool:
    return isinstance(node, dict) and node.get("t") == "Span" and node["c"][0][1] == ["emoji"] and bool(node["c"][0][2])
