"""What people type for the parser or for the eye, and print does otherwise: white at heads of paragraphs, beside marks.

Each rule has an id; what it changes is told in the record of the book.
"""

from __future__ import annotations

import re

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of

_HAN = "\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff"
_CHINESE = re.compile(f"[{_HAN}]")
_SHARED = re.compile("[“”‘’—…·]")
_LETTER = re.compile(r"[A-Za-z0-9]")
_TYPED_INDENT = re.compile("[\u3000\u2002\u2003\u00a0 ]+")
_ARTICLE = re.compile("第[一二三四五六七八九十百千零〇0-9]{1,9}条(?:之[一二三四五六七八九十]{1,3})?")
_GROUPS = frozenset(("Strong", "Emph", "Strikeout", "Underline", "Link", "Span", "Superscript", "Subscript"))
_WHITE = ("Space", "SoftBreak")


def normalise(document: Json) -> None:
    """Change the lists of inlines of a document's text in place."""
    _walk(document["blocks"])


def _walk(node: Json) -> None:
    if isinstance(node, list):
        if any(isinstance(child, dict) and child.get("t") == "Str" for child in node):
            node[:] = _spaced(node)
        for child in node:
            if isinstance(child, (dict, list)):
                _walk(child)
    elif node.get("t") == "LineBlock":
        _walk(node["c"])
    elif isinstance(node.get("c"), list):
        if node["t"] == "Para":
            _paragraph(node["c"])
        _walk(node["c"])


def _paragraph(inlines: list[Json]) -> None:
    """No typed indent at the head; a full em behind 第一条."""
    while inlines and inlines[0]["t"] == "Str":
        rest = _TYPED_INDENT.sub("", inlines[0]["c"], count=1) if _TYPED_INDENT.match(inlines[0]["c"]) else None
        if rest is None:
            break
        inlines[:1] = [{"t": "Str", "c": rest}] if rest else []
        if rest:
            break
    if len(inlines) > 2 and inlines[1]["t"] == "Space" and _ARTICLE.fullmatch(text_of(inlines[0])):
        inlines[1] = {"t": "Str", "c": "\u3000"}


def _spaced(inlines: list[Json]) -> list[Json]:
    """Inlines without white between Han beside marks of emphasis, and at the ends of lines beside Chinese marks."""
    out: list[Json] = []
    for at, node in enumerate(inlines):
        before = inlines[at - 1] if at else None
        after = inlines[at + 1] if at + 1 < len(inlines) else None
        if node["t"] in _WHITE and before and after and _is_idle(before, node, after):
            continue
        out.append(node)
    return out


def _is_idle(before: Json, white: Json, after: Json) -> bool:
    """True for white that only the parser or the editor wanted."""
    last, first = text_of(before)[-1:], text_of(after)[:1]
    if not last or not first:
        return False
    if white["t"] == "SoftBreak":
        return (
            _is_chinese_mark(last, first)
            or _is_chinese_mark(first, last)
            or bool(_CHINESE.match(last) and _CHINESE.match(first))
        )
    is_beside_mark = before["t"] in _GROUPS or after["t"] in _GROUPS
    return bool(is_beside_mark and _CHINESE.match(last) and _CHINESE.match(first))


def _is_chinese_mark(mark: str, other: str) -> bool:
    """A mark of both scripts beside another or beside Han."""
    return bool(_SHARED.match(mark) and (_CHINESE.match(other) or _SHARED.match(other)))
