"""What the Markdown of a web page has of structure, kind by kind, and what of the page's own has not arrived in it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from kanyin import rules

Found = list[tuple[str, str]]
"""Things of a page or a result: kind and text, this in letters and digits alone."""


def bare(text: str) -> str:
    """Letters and digits alone."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


_INLINE = {"Strong": "bold", "Code": "inline code", "Superscript": "sub/sup", "Subscript": "sub/sup"}
_BLOCKS = {"Header": "headings", "BlockQuote": "quotations", "CodeBlock": "code blocks"}


def in_result(tree: Any) -> Iterator[tuple[str, str]]:
    """What the Markdown has, by kind; its front matter's title counts as a heading."""
    for field in tree["meta"].values():
        yield "headings", bare(said(field))
    yield from walk(tree["blocks"])
    is_reference = False
    for block in tree["blocks"]:
        if block["t"] == "Header":
            is_reference = rules.is_references_heading(said(block))
        elif is_reference:
            yield "references", bare(said(block))


def walk(node: Any) -> Iterator[tuple[str, str]]:
    """The things below a node of pandoc's tree."""
    if isinstance(node, list):
        for one in node:
            yield from walk(one)
    if not isinstance(node, dict):
        return
    kind, content = node.get("t", ""), node.get("c")
    text = bare(said(node))
    if kind in ("Para", "Plain", "LineBlock"):
        yield "paragraphs", text
        yield from marked_runs(content)
    elif kind in ("BulletList", "OrderedList"):
        yield from (("list items", bare(said(item))) for item in (content if kind == "BulletList" else content[1]))
    elif kind == "DefinitionList":
        for term, texts in content:
            yield from (("definitions", bare(said(part))) for part in (term, *texts))
            yield "definitions", bare(said(texts))  # the page may set them as lines of one
    elif kind == "Table":
        yield from in_table(content)
    elif kind in ("Math", "Image"):
        yield {"Math": "formulas", "Image": "pictures"}[kind], "\0"
    elif kind in ("Note", "Link"):
        yield {"Note": "notes", "Link": "links outside"}[kind], text
    elif kind in _INLINE or kind in _BLOCKS:
        yield _INLINE.get(kind) or _BLOCKS[kind], text
    yield from walk(content)


def marked_runs(line: Any) -> Iterator[tuple[str, str]]:
    """What is bold together with the code and formulas in it, which are set apart."""
    run = ""
    for one in [*line, {}] if line and isinstance(line[0], dict) else []:
        if one.get("t") in ("Strong", "Code", "Math", "Link", "Space", "Note", "Superscript", "Subscript"):
            run += bare(said(one))
        else:
            yield "bold runs", run
            run = ""


def in_table(content: Any) -> Iterator[tuple[str, str]]:
    """A table of pandoc's tree, its rows and cells."""
    rows = [*content[3][1], *(row for body in content[4] for row in (*body[2], *body[3])), *content[5][1]]
    texts = [[bare(said(cell[4])) for cell in row[1]] for row in rows]
    yield "tables", "".join(map("".join, texts))
    yield "captions", bare(said(content[1]))
    for row in texts:
        yield "rows", "".join(row)
        yield from (("cells", cell) for cell in row)


def said(node: Any) -> str:
    """The text below a node."""
    if isinstance(node, list):
        return "".join(map(said, node))
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t", ""), node.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Code", "CodeBlock"):
        return str(content[1])
    if kind == "MetaString":
        return str(content)
    if kind in ("Note", "Attr", "Math"):
        return ""
    return said(content) if "t" in node else "".join(said(one) for one in node.values())


ALSO = {
    "headings": ("list items", "definitions", "captions", "bold"),
    "list items": ("notes", "references", "headings", "definitions", "cells"),
    "definitions": ("rows", "cells", "headings"),
    "bold": ("headings", "definitions", "captions", "bold runs"),
    "inline code": ("code blocks",),
    "captions": ("paragraphs",),
    "notes": ("list items", "references"),
}
"""Where else a thing of a kind has arrived all the same: a bold line as a heading, a note in the reference list."""


def missing(wanted: Found, result: Found, pictures: int) -> Found:
    """What has not arrived: it stands in nothing of its kind. Those without text are counted."""
    held: dict[str, list[str]] = {}
    for kind, text in result:
        held.setdefault(kind, []).append(text)
    left = Counter({kind: texts.count("\0") for kind, texts in held.items()})
    left["pictures"] += pictures
    lost: Found = []
    for kind, text in wanted:
        if text == "\0":
            left[kind] -= 1
            if left[kind] < 0:
                lost.append((kind, "?"))
        elif not any(arrived(text, other) for one in (kind, *ALSO.get(kind, ())) for other in held.get(one, ())):
            lost.append((kind, text))
    return lost


def arrived(text: str, other: str) -> bool:
    """The text stands in the other, or is made of it but for a mark or a number before it."""
    text = text.lstrip("0123456789") or text
    return text in other or (len(other) >= 0.9 * len(text) and other in text)
