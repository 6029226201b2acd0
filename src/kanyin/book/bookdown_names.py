"""bookdown's names within words: ``Table: (\\#tab:x) …``, ``![(\\#fig:x) …](…)``, ``(\\#eq:x)`` in a formula.

They become names of the table, the figure and the formula, as Quarto and pandoc-crossref have them.
"""

from __future__ import annotations

from kanyin.book.pandoc_types import Json
from kanyin.patterns import lazy

_IN_WORDS = lazy(r"\(#((?:fig|tab|tbl):[\w.-]*\w)\)")
_IN_TEX = lazy(r"(?<!\s)\s*+\(\\#(eq:[\w.-]*\w)\)")


def shape(node: Json) -> None:
    """Take the names out of captions and formulas, in place, in all below a node."""
    if isinstance(node, list):
        for at in reversed(range(len(node))):
            if (
                isinstance(node[at], dict)
                and node[at].get("t") == "Math"
                and (found := _IN_TEX.search(node[at]["c"][1]))
            ):
                node[at]["c"][1] = _IN_TEX.sub("", node[at]["c"][1])
                node.insert(at + 1, {"t": "Str", "c": f"{{#{found[1]}}}"})
    elif node.get("t") in ("Figure", "Table"):
        _name(node["c"][0], [block["c"] for block in node["c"][1][1]])
    elif node.get("t") == "Image":
        _name(node["c"][0], [node["c"][1]])
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, (dict, list)):
            shape(child)


def _name(attributes: Json, words: list[list[Json]]) -> None:
    """Move the name at the head of a caption to the attributes of what it is under."""
    inlines = next(iter(words), [])
    found = _IN_WORDS.match(inlines[0]["c"]) if inlines and inlines[0]["t"] == "Str" else None
    if found is None:
        return
    attributes[0] = attributes[0] or found[1]
    inlines[0]["c"] = inlines[0]["c"][found.end() :]
    if not inlines[0]["c"]:
        del inlines[: 1 + (len(inlines) > 1 and inlines[1]["t"] in ("Space", "SoftBreak"))]
