"""A web page to Markdown."""

from __future__ import annotations

import html

from kanyin.read import read_page
from tests.fuzz.engine import Case, Target
from tests.fuzz.mutations import MARKUP, TEXT
from tests.fuzz.targets import cleaning


def run(case: Case) -> None:
    path = case.folder / "page.html"
    (case.folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    cleaning.clean(read_page(case.data, "page.html", path, cleaning.reading(case)), case)


def more() -> list[bytes]:
    texts = (data.decode() for data in cleaning.more()[-3:])
    bodies = ("".join(f"<p>{html.escape(line)}</p>\n" for line in text.splitlines()) for text in texts)
    return [f"<html><head><title>甲</title></head><body>\n{body}</body></html>".encode() for body in bodies]


TARGET = Target("html", ["*.html"], run, (*TEXT, *MARKUP, *MARKUP, *MARKUP), weight=1.5, more=more)
