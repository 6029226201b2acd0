"""What stands inside what in Markdown, and how deep: beyond the limits no page shows it, and reading it has no end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kanyin import limits
from kanyin.book.places import deepest_line_with
from kanyin.errors import InputError

Json = Any

_CONTAINERS = {
    *("BlockQuote", "BulletList", "OrderedList", "DefinitionList", "Div", "Figure", "Table", "Note"),
    *("Emph", "Strong", "Strikeout", "Underline", "Superscript", "Subscript", "SmallCaps", "Quoted", "Cite"),
    *("Link", "Image", "Span"),
}
"""Elements of pandoc's that hold others."""


def check_brackets(markdown: str) -> None:
    """Raise InputError where pandoc would read brackets inside each other again and again: to tell whether they are
    spans, ``[…]{.x}``, where each doubles its time, or where addresses end, ``[…](``.

    Without ``]{`` no bracket can be a span. An escaped bracket is none; one in a formula or in code is counted.
    """
    most = limits.limit("brackets")
    for line, paragraph in _paragraphs(markdown):
        if "]{" in markdown:
            deepest, at = _deepest(paragraph)
            if deepest > most:
                raise limits.exceeded("brackets", deepest, line=line + paragraph.count("\n", 0, at))
        if paragraph.count("](") > _OPEN * most:
            _check_targets(line, paragraph, _OPEN * most)


def _paragraphs(markdown: str) -> Iterator[tuple[int, str]]:
    """What stands between empty lines, with the number of its first line."""
    line = start = 0
    for gap in re.finditer(r"\n(?:[ \t]*\n)+|\Z", markdown):
        yield line + 1, markdown[start : gap.start()]
        line += markdown.count("\n", start, gap.end())
        start = gap.end()


def _deepest(paragraph: str) -> tuple[int, int]:
    """How many pairs of brackets stand inside each other at most, and where the last of them is closed."""
    inside: list[int] = []
    deepest = at = 0
    for mark in re.finditer(r"\\.|[\[\]]", paragraph):
        if mark[0] == "[":
            inside.append(0)
        elif mark[0] == "]" and inside:
            height = inside.pop() + 1
            if inside:
                inside[-1] = max(inside[-1], height)
            if height > deepest:
                deepest, at = height, mark.start()
    return deepest, at


_OPEN = 8
"""How many times as many addresses of links as brackets may stay open in a paragraph: pandoc reads each to the end, and
in it the next, but for 80 of them that takes a second."""


def _check_targets(line: int, paragraph: str, most: int) -> None:
    """Raise InputError for too many links, ``[…](…``, whose addresses never end."""
    inside: list[int] = []
    for mark in re.finditer(r"\\.|\]?\(|\)", paragraph):
        if mark[0] == ")" and inside:
            inside.pop()
        elif mark[0] in ("(", "]("):
            inside.append(mark.start() if mark[0] == "](" else -1)
    open_now = [at for at in inside if at >= 0]
    if len(open_now) > most:
        place = line + paragraph.count("\n", 0, open_now[0])
        raise limits.exceeded("brackets", len(open_now), line=place)


def check_depth(document: Json, markdown: str) -> None:
    """Raise InputError where quotations, lists, notes, emphases … stand inside each other beyond the limit."""
    most = limits.limit("nesting")
    for part in ("blocks", "meta"):
        waiting: list[tuple[Json, int]] = [(document[part], 0)]
        while waiting:
            node, depth = waiting.pop()
            if isinstance(node, list):
                waiting += ((child, depth) for child in node if isinstance(child, (list, dict)))
            elif node.get("t") in _CONTAINERS and depth == most:
                raise limits.exceeded("nesting", line=deepest_line_with(markdown, _first_text(node)))
            else:
                inner = depth + (node.get("t") in _CONTAINERS)
                waiting += ((child, inner) for child in node.values() if isinstance(child, (list, dict)))


def _first_text(node: Json) -> str:
    """The first words in a piece of pandoc's JSON, however deep."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict) and node.get("t") in ("Str", "MetaString"):
            return str(node["c"])
        children = node if isinstance(node, list) else list(node.values())
        waiting += (child for child in reversed(children) if isinstance(child, (list, dict)))
    return ""


_JSON_MARK = re.compile(rb'"(?:[^"\\]|\\.)*+"?+|[\[\]{}]')
_JSON_WORDS = re.compile(rb'"t":"Str","c":"([^"\\]++)"')


def too_deep(made: bytes, markdown: str) -> InputError:
    """The error for a document so deep that its JSON cannot even be read."""
    depth = deepest = at = 0
    for mark in _JSON_MARK.finditer(made):
        depth += {b"[": 1, b"{": 1, b"]": -1, b"}": -1}.get(mark[0], 0)
        if depth > deepest:
            deepest, at = depth, mark.end()
    found = _JSON_WORDS.search(made, at)
    return limits.exceeded("nesting", line=deepest_line_with(markdown, found[1].decode() if found else ""))
