"""Several pictures or tables that are one figure or one table, with one number: ``::: {#fig-x layout-ncol=2}``.

Quarto's and pandoc-crossref's divisions, their last paragraph the caption, ``<figure>`` of several pictures, a row of
pictures above 图1 …: a figure of class ``panels`` that holds its parts, their captions lettered (a), (b).
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from string import ascii_lowercase

from kanyin.book.html_parts import caption as caption_of
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite, rewrite_inside_out, text_of
from kanyin.patterns import lazy

FIGURES = "figures"
"""The class of a division that is one figure without a name (``dialects/drawn.py``)."""
PANELS = "panels"
"""The class of a figure of several pictures; ``panels-2`` of one with two beside each other."""
_NAME = lazy(r"(?P<kind>fig|tbl|tab)[-:][\w.-]*\w")
_OWN_LETTER = lazy(r"[(（]?(?P<letter>[a-z]|[ivx]{1,4}|\d)[)）]")
"""How a caption begins whose author has lettered it."""
_ROWS = lazy(r"\[[^\[\]]*\]")
_BESIDE = 2
"""Pictures beside each other where the author says nothing of it."""
_MOST_BESIDE = 4


def shape(blocks: list[Json]) -> None:
    """Make figures of the divisions with names of figures, and give tables the captions that such have for them."""
    rewrite_inside_out(blocks, _shaped)


def _shaped(node: Json) -> Json | None:
    if node["t"] == "Figure":
        parts = node["c"][2]
        several = PANELS not in node["c"][0][1] and len(_images(parts)) > 1
        return _figure(node["c"][0], node["c"][1], list(_blocks(parts, says_captions=False))) if several else None
    if node["t"] != "Div" or "caption" in node["c"][0][1]:
        return None
    attributes, inner = node["c"]
    found = _NAME.fullmatch(attributes[0])
    if not found and (attributes[0] or FIGURES not in attributes[1]):
        return None
    held, said = _parted(inner)
    if not held or any(_name_of(one) == attributes[0] for one in held):
        return None
    if not found or found["kind"] == "fig":
        return _figure(attributes, [None, said], list(_blocks(held)))
    tables = [one for one in held if one["t"] == "Table"]
    if len(tables) == 1 and not (tables[0]["c"][1][1] and said) and not tables[0]["c"][0][0]:
        tables[0]["c"][0][0], tables[0]["c"][1][1] = attributes[0], said or tables[0]["c"][1][1]
        return {"t": "Div", "c": [["", [], []], held]}
    above = caption_of(said)
    above["c"][0] = [attributes[0], ["caption", "computed"], []]
    return {"t": "Div", "c": [["", [PANELS], []], [above, *held]]}


def _name_of(node: Json) -> str:
    return str(node["c"][0][0]) if node["t"] in ("Figure", "Table", "Div", "CodeBlock") else ""


def _parted(inner: list[Json]) -> tuple[list[Json], list[Json]]:
    """What a division shows, and the paragraph behind it that is its caption."""
    if len(inner) > 1 and inner[-1]["t"] in ("Para", "Plain") and not _images(inner[-1]):
        return inner[:-1], [{"t": "Plain", "c": inner[-1]["c"]}]
    return inner, []


def _figure(attributes: Json, caption: Json, parts: list[Json]) -> Json:
    """The figure of these parts: a single picture without words of its own is the figure itself."""
    name, pairs = attributes[0], attributes[2]
    classes = [one for one in attributes[1] if one != FIGURES]
    only = parts[0] if len(parts) == 1 else None
    if only and only["t"] == "Figure" and not only["c"][0][0] and not (only["c"][1][1] and caption[1]):
        return {"t": "Figure", "c": [[name, classes, pairs], caption if caption[1] else only["c"][1], only["c"][2]]}
    if not _images(parts):
        return {"t": "Figure", "c": [[name, classes, pairs], caption, parts]}
    beside = min(_beside(dict(pairs), parts), _MOST_BESIDE)
    return {"t": "Figure", "c": [[name, [*classes, PANELS, f"{PANELS}-{beside}"], pairs], caption, parts]}


def _beside(pairs: dict[str, str], parts: list[Json]) -> int:
    """How many of the parts stand beside each other."""
    columns, rows = pairs.get("layout-ncol", ""), pairs.get("layout-nrow", "")
    if columns.isdigit():
        return int(columns) or 1
    if rows.isdigit() and int(rows):
        return -(-len(parts) // int(rows))
    listed = _ROWS.search(pairs.get("layout", "").removeprefix("["))
    if listed:
        return len([one for one in listed[0].strip("[]").split(",") if one.strip()[:1] not in ("-", "")]) or 1
    return min(_BESIDE, len(parts)) or 1


def _blocks(inner: list[Json], *, says_captions: bool = True) -> Iterator[Json]:
    """The parts of a figure: each picture of a paragraph of pictures alone is one, with its words as its caption."""
    for block in inner:
        if block["t"] == "Div" and block["c"][1] and not block["c"][0][0] and "caption" not in block["c"][0][1]:
            yield from _blocks(block["c"][1], says_captions=says_captions)
        elif shown := pictures_of(block):
            yield from (_figure_of(node, says_caption=says_captions) for node in shown)
        else:
            yield block


def pictures_of(block: Json) -> list[Json]:
    """The pictures, in links or not, of a paragraph that holds nothing else."""
    if block.get("t") not in ("Para", "Plain"):
        return []
    shown = [node for node in block["c"] if node["t"] not in ("Space", "SoftBreak", "LineBreak")]
    return shown if all(_image(node) for node in shown) else []


def _image(node: Json) -> Json | None:
    while node["t"] == "Link" and len(node["c"][1]) == 1:
        node = node["c"][1][0]
    return node if node["t"] == "Image" else None


def figure(attributes: Json, caption: list[Json], pictures: list[Json]) -> Json:
    """The figure of these pictures, in links or not, with these blocks for its caption: they have none of their own."""
    if len(pictures) == 1:
        return {"t": "Figure", "c": [attributes, [None, caption], [{"t": "Plain", "c": pictures}]]}
    return _figure(attributes, [None, caption], [_figure_of(one, says_caption=False) for one in pictures])


def _figure_of(node: Json, *, says_caption: bool) -> Json:
    """The figure that a picture, in a link or not, is: its name is the figure's."""
    image = _image(node)
    name = ""
    if image:
        name, image["c"][0][0] = image["c"][0][0], ""
    words = image["c"][1] if image and says_caption and text_of(image["c"][1]).strip() else []
    caption = [{"t": "Plain", "c": deepcopy(words)}] if words else []
    return {"t": "Figure", "c": [[name, [], []], [None, caption], [{"t": "Plain", "c": [node]}]]}


def _images(node: Json) -> list[Json]:
    """The pictures in these blocks."""
    found: list[Json] = []
    rewrite([node], lambda one: found.append(one) if one["t"] == "Image" else None)
    return found


def parts_of(node: Json) -> Iterator[tuple[Json, list[Json], str]]:
    """The lettered parts of a figure or of tables in a division: attributes, blocks of the caption, letter.

    What has neither a name nor a caption has no letter, and a part alone has none.
    """
    held = node["c"][2] if node["t"] == "Figure" else node["c"][1]
    parts = [one for one in held if one["t"] in ("Figure", "Table")]
    if len(parts) < 2:
        return
    for letter, part in zip(ascii_lowercase, parts, strict=False):
        attributes, caption = part["c"][0], part["c"][1][1]
        if attributes[0] or caption:
            own = _OWN_LETTER.match(text_of(caption).strip())
            yield attributes, caption, own["letter"] if own else letter


def is_lettered(caption: list[Json]) -> bool:
    """True for a caption that begins with its author's letter."""
    return _OWN_LETTER.match(text_of(caption).strip()) is not None
