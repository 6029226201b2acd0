"""Parts of HTML that stand for one node of pandoc's: text, pictures, numerals, attributes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from kanyin.book.html_tags import CONTAINERS, Tags, one_tag
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.patterns import lazy

Element = Any

_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff]"
_SOFT = lazy(rf"(?<={_WIDE})[ \t\r\n]*\n[ \t\r\n]*(?={_WIDE})")
_WHITE = lazy(r"([ \t\r\n\f]+)")
_SIZE = lazy(r"(\d{1,5}(?:\.\d{1,4})?)[ \t]*(%|px|em|cm|mm|in|pt)?")
_STYLE_SIZE = lazy(r"(?:^|;)[ \t]*(width|height|zoom)[ \t]*:[ \t]*([^;]+)", re.IGNORECASE)


def words(text: str | None) -> list[Json]:
    """Text of HTML as pandoc's words and spaces; the end of a line between Han is none."""
    if not text:
        return []
    pieces = _WHITE.split(_SOFT.sub("", text))
    return [{"t": "Space"} if at % 2 else {"t": "Str", "c": piece} for at, piece in enumerate(pieces) if piece]


_TICKED = lazy(r"(?<![`\\])`([^`\n]{1,200})`(?!`)")


def prose(text: str | None) -> list[Json]:
    """As ``words``; what an author set between backticks, who forgot that it stands in HTML, is code."""
    out: list[Json] = []
    for at, piece in enumerate(_TICKED.split(text or "")):
        out += [{"t": "Code", "c": [["", [], []], piece]}] if at % 2 else words(piece)
    return out


_BLANK = ("Space", "SoftBreak")


def trimmed(run: Sequence[Json]) -> list[Json]:
    """Inlines without white at their ends, and no more than one space in a row."""
    out = collapsed(run)
    start = 1 if out and out[0]["t"] in _BLANK else 0
    end = len(out) - 1 if len(out) > start and out[-1]["t"] in _BLANK else len(out)
    return out[start:end]


def collapsed(run: Sequence[Json]) -> list[Json]:
    """Inlines with no more than one space in a row, and none behind a break."""
    out: list[Json] = []
    for node in run:
        if node["t"] not in _BLANK or not out or out[-1]["t"] not in (*_BLANK, "LineBreak"):
            out.append(node)
    return out


def marked(kind: str, run: Sequence[Json]) -> list[Json]:
    """Inlines in an element of pandoc's, white at their ends outside of it."""
    inner = trimmed(run)
    if not inner:
        return list(run[:1])
    before = [run[0]] if run[0]["t"] in _BLANK else []
    after = [run[-1]] if run[-1]["t"] in _BLANK else []
    return [*before, {"t": kind, "c": inner}, *after]


def marked_blocks(kind: str, blocks: Sequence[Json]) -> list[Json]:
    """Blocks whose paragraphs are each in an element of pandoc's."""
    return [
        {"t": block["t"], "c": marked(kind, block["c"])} if block["t"] in ("Para", "Plain") and block["c"] else block
        for block in blocks
    ]


def flattened(blocks: Sequence[Json]) -> list[Json]:
    """The inlines of blocks where only inlines may stand, a space between one block and the next."""
    out: list[Json] = []
    for block in blocks:
        inner = block["c"] if block["t"] in ("Para", "Plain") else [{"t": "Str", "c": text_of(block)}]
        out += [{"t": "Space"}, *inner] if out else inner
    return out


def attributes(element: Element, classes: Sequence[str] = ()) -> Json:
    """An element's id and language, and those of its classes that books know."""
    known = [name for name in (element.get("class") or "").split() if name in classes]
    lang = element.get("lang")
    return [element.get("id") or element.get("name") or "", known, [["lang", lang]] if lang else []]


def aligned(element: Element, blocks: list[Json]) -> list[Json]:
    """Blocks that an element centres or sets to the right in a division that says so."""
    style = (element.get("style") or "").replace(" ", "").lower()
    align = (element.get("align") or "").lower()
    name = "center" if element.tag == "center" or align == "center" or "text-align:center" in style else ""
    name = "right" if align == "right" or "text-align:right" in style else name
    identity, _, pairs = attributes(element)
    if not (name or identity or pairs):
        return blocks
    top = next((at for at, block in enumerate(blocks) if block["t"] == "Header" and block["c"][0] == 1), None)
    if name == "center" and top is not None:
        # The title of a README, under its picture: it is a heading like others.
        return [*aligned(element, blocks[:top]), blocks[top], *aligned(element, blocks[top + 1 :])]
    division = {"t": "Div", "c": [[identity, [name] if name else [], pairs], blocks]}
    return [division] if blocks or identity else []


def is_place(element: Element) -> bool:
    """True for a block that holds nothing and has a name: a place that links lead to, ``<div id="x"></div>``."""
    named = element.tag in CONTAINERS and (element.get("id") or element.get("name"))
    return bool(named) and not len(element) and not (element.text or "").strip()


def ornament() -> Json:
    """A break between parts, with stars."""
    return {"t": "Div", "c": [["", ["ornament"], []], [{"t": "Para", "c": [{"t": "Str", "c": "＊　＊　＊"}]}]]}


def language(element: Element) -> list[str]:
    """The class that names the language of a ``pre`` or of the ``code`` in it."""
    named = " ".join(one.get("class") or "" for one in (element, *element.iter("code")))
    found = re.search(r"(?:language|lang|brush)[-:][ ]?([\w+#-]+)", named)
    return [found[1]] if found else []


_NUMERALS = {"1": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}


def numerals(element: Element) -> Json:
    """First number, numerals and mark of an ``ol``."""
    first = element.find("li")
    start = element.get("start") or (first.get("value") if first is not None else None) or "1"
    number = int(start) if re.fullmatch(r"\d{1,9}", start) else 1
    return [number, {"t": _NUMERALS.get(element.get("type") or "1", "Decimal")}, {"t": "Period"}]


def image(element: Element) -> Json:
    """``img`` with the size that it asks for; Typora's zoom is a part of the line."""
    asked = {key.lower(): value for key, value in _STYLE_SIZE.findall(element.get("style") or "")}
    asked |= {key: element.get(key) for key in ("width", "height") if element.get(key)}
    if element.get("data-size") == "line":  # GitBook's word for a sign among words
        asked = {"height": "1em"}
    sizes = {("width" if key == "zoom" else key): size for key, value in asked.items() if (size := _size(value))}
    alt = words(" ".join((element.get("alt") or "").split()))
    target = element.get("src") or element.get("data-src") or ""
    pairs = [[key, value] for key, value in sizes.items()]
    return {"t": "Image", "c": [[element.get("id") or "", [], pairs], alt, [target, element.get("title") or ""]]}


def _size(value: str) -> str:
    found = _SIZE.fullmatch(value.strip())
    return f"{found[1]}{found[2] or 'px'}" if found else ""


def box(element: Element) -> list[Json]:
    """``input``: a box that is ticked or not."""
    if (element.get("type") or "") not in ("checkbox", "radio"):
        return words(element.get("value"))
    return [{"t": "Str", "c": "☒" if element.get("checked") is not None else "☐"}]


def caption(blocks: list[Json]) -> Json:
    """The caption of what is no figure."""
    return {"t": "Div", "c": [["", ["caption"], []], [{**block, "t": "Para"} for block in blocks]]}


def take_out(element: Element) -> None:
    """Out of its parent; what stands behind it stays."""
    before, parent = element.getprevious(), element.getparent()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def is_raw(node: Json) -> bool:
    """HTML that pandoc gives as it stands."""
    return isinstance(node, dict) and node.get("t") in ("RawBlock", "RawInline") and node["c"][0] in ("html", "html5")


def own_tags(nodes: list[Json], tags: Tags) -> set[int]:
    """The places of tags that only the author's own pages know, in pairs close round what they hold: it stays.

    One that nothing ends, or with white inside, is text: ``Vec<T>``.
    """
    found: set[int] = set()
    opened: list[tuple[int, re.Match[str]]] = []
    for at, node in enumerate(nodes):
        tag = one_tag(node["c"][1]) if is_raw(node) else None
        if tag is None or not tags.is_own(tag["name"]):
            continue
        if not tag["end"]:
            opened.append((at, tag))
        elif opened and opened[-1][1]["name"] == tag["name"]:
            start, first = opened.pop()
            if at > start + 1 and not any(
                nodes[edge]["t"] in ("Space", "SoftBreak", "LineBreak") for edge in (start + 1, at - 1)
            ):
                tags.drop(first)
                found |= {start, at}
    return found


def begins_with_tags(nodes: list[Json]) -> bool:
    """The first line of a paragraph is tags alone."""
    line = list(takewhile(lambda node: node["t"] not in ("SoftBreak", "LineBreak"), nodes))
    return bool(line) and all(node["t"] == "RawInline" or node["t"] == "Space" for node in line)
