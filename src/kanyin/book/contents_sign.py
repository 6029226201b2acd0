"""``[toc]``: a list of links to the headings of its file, where the page style prints no table of contents itself."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise

from kanyin.book import anchors
from kanyin.book.attributes import PLACES
from kanyin.book.links import words_of
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite, text_of
from kanyin.dialects.chapter_list import CONTENTS
from kanyin.messages import msg
from kanyin.remarks import remark

LIST = "contents"
"""The class of the list; no author's."""
_HERE = "contents-here"
_LEVELS = 3


def place() -> Json:
    """What stands for the sign until the headings have names."""
    return {"t": "Div", "c": [["", [_HERE], []], []]}


def fill(blocks: list[Json], prefix: str = "") -> None:
    """Put the list in the place of each sign of a file, a heading 目录 right above it as its title.

    Headings get their names by it, as ``anchors.name_headings`` has them with ``prefix``. A sign in a file without
    headings is told, and stands for nothing.
    """
    _keep_class(blocks)
    titles = _take_titles(blocks)
    anchors.name_headings(blocks, prefix)
    entries = _entries(blocks)

    def change(node: Json) -> Json | None:
        if not _is_place(node):
            return None
        if not entries:
            remark(
                msg("the sign for a table of contents stands in a file without headings, so nothing stands for it"),
                kind="contents-of-nothing",
            )
            return {"t": "Div", "c": [["", [], []], titles.get(id(node), [])]}
        return {"t": "Div", "c": [["", [LIST], []], [*titles.get(id(node), []), *_list(entries)]]}

    rewrite(blocks, change)


def without(blocks: list[Json]) -> None:
    """Take the lists out of a book whose pages have a table of contents: it stands there, not at the sign; told."""

    def change(node: Json) -> Json | None:
        if not (node["t"] == "Div" and LIST in node["c"][0][1]):
            return None
        tell_elsewhere()
        return {"t": "Div", "c": [["", [], []], []]}

    rewrite(blocks, change)


def tell_elsewhere() -> None:
    """A remark that pages have their table of contents where the style has it."""
    remark(
        msg("the table of contents stands at the front, where the page style has it, not at the sign for it"),
        kind="contents-elsewhere",
    )


def _keep_class(blocks: list[Json]) -> None:
    """Take the class from what authors call so: we take away what has it."""

    def change(node: Json) -> None:
        if node["t"] in PLACES and LIST in (classes := node["c"][PLACES[node["t"]]][1]):
            classes.remove(LIST)

    rewrite(blocks, change)


def _is_place(node: Json) -> bool:
    return bool(node["t"] == "Div" and node["c"][0][1] == [_HERE] and not node["c"][1])


def _take_titles(blocks: list[Json]) -> dict[int, list[Json]]:
    """The headings 目录 right above signs as paragraphs, taken out of the text, by what they stand above."""
    titles = {}
    for above, below in list(pairwise(blocks)):
        if above["t"] == "Header" and _is_place(below) and text_of(above["c"][2]).strip().lower() in CONTENTS:
            titles[id(below)] = [{"t": "Para", "c": [{"t": "Strong", "c": above["c"][2]}]}]
    taken = [at for at, block in enumerate(blocks[1:]) if id(block) in titles]
    for at in reversed(taken):
        del blocks[at]
    return titles


def _entries(blocks: list[Json]) -> list[Json]:
    """The headings of three levels below the one that stands over all."""
    found = [heading for heading in anchors.headings(blocks) if text_of(heading["c"][2]).strip()]
    if len(found) > 1 and all(one["c"][0] > found[0]["c"][0] for one in found[1:]):
        found = found[1:]
    highest = min((heading["c"][0] for heading in found), default=1)
    return [heading for heading in found if heading["c"][1][0] and heading["c"][0] < highest + _LEVELS]


def _list(headings: list[Json]) -> list[Json]:
    """Links to headings, those of lower levels in the items of the higher ones."""
    top: list[Json] = []
    path: list[tuple[int, list[Json]]] = [(0, top)]
    for heading in headings:
        level, (name, *_), content = heading["c"]
        while path[-1][0] >= level:
            path.pop()
        below = path[-1][1]
        if not below or below[-1]["t"] != "BulletList":
            below.append({"t": "BulletList", "c": []})
        item = [{"t": "Plain", "c": [{"t": "Link", "c": [["", [], []], _words(content), [f"#{name}", ""]]}]}]
        below[-1]["c"].append(item)
        path.append((level, item))
    return top


def _words(content: list[Json]) -> list[Json]:
    """A heading's words, without its notes, its links and the names of places in it."""
    inlines = deepcopy([node for node in content if node["t"] != "Note"])

    def change(node: Json) -> Json | None:
        if node["t"] == "Note":
            return {"t": "Str", "c": ""}
        if node["t"] == "Link":
            return words_of(node)
        if node["t"] == "Image":
            return {"t": "Span", "c": [["", [], []], node["c"][1]]}
        if node["t"] in ("Span", "Code"):
            node["c"][0][0] = ""
        return None

    rewrite(inlines, change)
    return inlines
