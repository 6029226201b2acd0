"""Captions that Markdown does not know as such: ``<span class="caption">…</span>`` alone, as mdBook's books have them.

A paragraph ``表1　…`` above a table, as people write them, and those in two languages. ``图1　…`` below a picture in
one language is for ``picture_captions``.
"""

from __future__ import annotations

import re

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite_inside_out, text_of

_NUMBER = r"[ \u00a0\u3000]?([A-Z]?\d+(?:[.\-–—]\d+)*)(?!\d)"
_TABLE = re.compile(rf"(?:附?[表錶]|Tab(?:le|\.)){_NUMBER}", re.IGNORECASE)
_FIGURE = re.compile(rf"(?:附?[图圖]|Fig(?:ure|\.)?){_NUMBER}", re.IGNORECASE)
_BEFORE_ENGLISH = re.compile(r"[ \u00a0\u3000](?=[FT])")
_LONGEST = 80
"""Characters of a caption; a longer paragraph that begins as one is text."""
_ENDS = "。；：，、！？;:,!?"
_BLANKS = ("Space", "SoftBreak", "LineBreak")


def shape(blocks: list[Json]) -> None:
    """Put captions where pandoc has those of tables and figures, others into divisions of class ``caption``; the
    English half of one in two languages begins a line.
    """
    rewrite_inside_out(blocks, _shaped)
    _join(blocks)
    rewrite_inside_out(blocks, _joined)
    rewrite_inside_out(blocks, _parted)


def _shaped(node: Json) -> Json | None:
    if node["t"] not in ("Para", "Plain") or len(node["c"]) != 1:
        return None
    only = node["c"][0]
    if only["t"] != "Span" or "caption" not in only["c"][0][1]:
        return None
    return {"t": "Div", "c": [["", ["caption"], []], [{"t": "Para", "c": only["c"][1]}]]}


def _joined(node: Json) -> None:
    """Captions within a division or a quotation."""
    if node["t"] in ("Div", "BlockQuote"):
        _join(node["c"][1] if node["t"] == "Div" else node["c"])


def _join(blocks: list[Json]) -> None:
    """Captions of tables and pictures that stand beside them become theirs."""
    for at in reversed(range(len(blocks) - 1)):
        first, second = blocks[at : at + 2]
        if second["t"] == "Table" and not second["c"][1][1] and (words := _words(first, _TABLE)):
            second["c"][1][1] = [{"t": "Plain", "c": words}]
            del blocks[at]
        elif _is_picture(first) and (words := _words(second, _FIGURE)) and _twin(text_of(words), _FIGURE):
            caption = [None, [{"t": "Plain", "c": words}]]
            blocks[at : at + 2] = [{"t": "Figure", "c": [["", [], []], caption, [{"t": "Plain", "c": first["c"]}]]}]


def _is_picture(block: Json) -> bool:
    return block["t"] == "Para" and len(block["c"]) == 1 and block["c"][0]["t"] == "Image"


def _words(block: Json, begins: re.Pattern[str]) -> list[Json]:
    """The inlines of a paragraph that reads as a caption; bold ones without their bold. None where it is text."""
    if block["t"] == "Div" and block["c"][0][:2] == ["", ["caption"]] and len(block["c"][1]) == 1:
        block = block["c"][1][0]
    if block["t"] != "Para":
        return []
    text = text_of(block["c"]).strip()
    found = begins.match(text)
    if not found or len(text) > _LONGEST or text[-1] in _ENDS or "。" in text:
        return []
    inlines: list[Json] = block["c"]
    return list(inlines[0]["c"] if len(inlines) == 1 and inlines[0]["t"] == "Strong" else inlines)


def _parted(node: Json) -> None:
    """``图1　…　Fig.1　…``: the English half begins a line, as journals print it."""
    if node["t"] in ("Figure", "Table"):
        for block in node["c"][1][1]:
            _part(block)
    elif node["t"] == "Div" and "caption" in node["c"][0][1]:
        for block in node["c"][1]:
            _part(block)


def _part(block: Json) -> None:
    if block["t"] not in ("Plain", "Para"):
        return
    text = text_of(block["c"])
    place = _twin(text, _FIGURE) or _twin(text, _TABLE)
    if place:
        _break_at(block["c"], place)


def _twin(text: str, begins: re.Pattern[str]) -> int:
    """Where the English half of a caption begins, under the number of the Chinese one; 0 where there is none."""
    first = begins.match(text)
    if first is None or text[0].isascii():
        return 0
    places = (blank.end() for blank in _BEFORE_ENGLISH.finditer(text))
    return next((at for at in places if (again := begins.match(text, at)) and again[1] == first[1]), 0)


def _break_at(inlines: list[Json], place: int) -> None:
    """End the line before this character of the text, where it stands in no mark-up; blanks there go."""
    seen = 0
    for at, node in enumerate(inlines):
        length = len(text_of(node))
        if seen == place and inlines[at - 1]["t"] in _BLANKS:
            inlines[at - 1] = {"t": "LineBreak"}
            return
        if seen < place < seen + length and node["t"] == "Str":
            before, after = node["c"][: place - seen].rstrip("\u3000\u00a0"), node["c"][place - seen :]
            made = [{"t": "Str", "c": before}] if before else []
            inlines[at : at + 1] = [*made, {"t": "LineBreak"}, {"t": "Str", "c": after}]
            return
        seen += length
