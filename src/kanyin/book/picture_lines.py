"""Pictures on a line of their own within a paragraph: they stand between its lines, for no text stands beside them."""

from __future__ import annotations

from itertools import groupby

from kanyin.book.pandoc_types import Json
from kanyin.dialects.pictures import SMALL
from kanyin.patterns import lazy

_BREAKS = ("SoftBreak", "LineBreak")
_SMALL = lazy(SMALL)


def part(node: Json) -> None:
    """Make paragraphs of the lines of pictures and of what is between them, in place, in all blocks."""
    for child in list(node.values() if isinstance(node, dict) else node):
        if isinstance(child, (dict, list)):
            part(child)
    if isinstance(node, list) and any(isinstance(one, dict) and one.get("t") in ("Para", "Plain") for one in node):
        node[:] = [made for block in node for made in _parted(block)]


def _parted(block: Json) -> list[Json]:
    if not isinstance(block, dict) or block.get("t") not in ("Para", "Plain"):
        return [block]
    lines = _lines(block["c"])
    alone = [_is_pictures(line) for line in lines]
    if len(lines) < 2 or not any(alone) or all(alone):
        return [block]
    out: list[Json] = []
    for is_picture, group in groupby(zip(alone, lines, strict=True), key=lambda one: one[0]):
        inlines = [node for _, line in group for node in line]
        # The break at the end of a line is none at the end of a paragraph.
        while inlines and inlines[-1]["t"] in (*_BREAKS, "Space"):
            inlines.pop()
        out.append({"t": "Para" if is_picture or out else block["t"], "c": inlines})
    return out


def _lines(inlines: list[Json]) -> list[list[Json]]:
    """The inlines cut behind each break."""
    lines: list[list[Json]] = [[]]
    for node in inlines:
        lines[-1].append(node)
        if node["t"] in _BREAKS:
            lines.append([])
    return [line for line in lines if line]


def _is_pictures(line: list[Json]) -> bool:
    """True for a line of nothing but pictures, in links or not, none as small as a sign."""
    shown = [node for node in line if node["t"] not in (*_BREAKS, "Space")]
    return bool(shown) and all(map(_is_picture, shown))


def _is_picture(node: Json) -> bool:
    if node["t"] == "Link":
        return bool(node["c"][1]) and all(map(_is_picture, node["c"][1]))
    if node["t"] != "Image":
        return False
    return not any(key in ("width", "height") and _SMALL.fullmatch(value) for key, value in node["c"][0][2])
