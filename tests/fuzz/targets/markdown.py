"""A Markdown file read into a Book: what pandoc shows of it is in the Book, to the last Han character."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from kanyin import pipeline
from kanyin.book.tags import TAG
from kanyin.run.batch import decode_markdown
from tests.fuzz.engine import Case, Target
from tests.fuzz.mutations import MARKUP, TEXT

_HAN = re.compile("[\u3400-\u9fff]")


def run(case: Case) -> None:
    text = decode_markdown(case.data, "book.md")
    if case.luck.random() < 0.7:
        return
    book = pipeline.make_book(text, "book.md", case.folder)
    assert isinstance(book.ast, dict)
    shown = Counter(_HAN.findall(unescape(re.sub(TAG, "", book.html))))
    written = Counter(_HAN.findall("".join(_strings(book.ast["blocks"]))))
    assert not written - shown, f"not in the Book: {''.join(written - shown)[:40]!r}"


def _strings(node: object) -> list[str]:
    """What pandoc read as text."""
    kind = node.get("t") if isinstance(node, dict) else ""
    if isinstance(node, dict) and kind == "Str":
        return [node["c"]]
    if kind in ("Math", "Image") or not isinstance(node, (dict, list)):
        return []
    children = node.values() if isinstance(node, dict) else node
    return [text for child in children for text in _strings(child)]


TARGET = Target("markdown", ["*.md"], run, (*TEXT, *MARKUP), weight=0.3, limit=2.0)
