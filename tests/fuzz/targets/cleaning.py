"""A page of text to Markdown."""

from __future__ import annotations

import re
from pathlib import Path

from bench.pages import page
from kanyin import pipeline
from kanyin.model import NONCHARACTERS, Document, Source
from kanyin.read import ReadOptions, read_page
from tests.fuzz.engine import Case, Target
from tests.fuzz.mutations import MARKUP, ROOT, TEXT

_NONCHARACTER = re.compile(f"[{NONCHARACTERS}]")


def run(case: Case) -> None:
    clean(read_page(case.data, "page.txt", Path("page.txt"), reading(case)), case)


def reading(case: Case) -> ReadOptions:
    """Mostly what the page says; sometimes what a person may say of it."""
    encoding = case.luck.choice(["", "", "", "", "utf-8", "gb18030", "big5", "utf-16"])
    return ReadOptions(encoding, lossy=case.luck.random() < 0.5)


def clean(source: Source, case: Case) -> Document:
    """Clean, and hold what comes of it against the laws: no mark of ours in the Markdown, the same again."""
    document = pipeline.clean_source(source)
    text = pipeline.make_markdown(document)
    assert not _NONCHARACTER.search(text), "a noncharacter in the Markdown"
    if case.luck.random() < 0.05:
        assert pipeline.make_markdown(pipeline.clean_source(source)) == text, "another result for the same page"
    return document


def more() -> list[bytes]:
    samples = [file.read_bytes() for file in sorted((ROOT / "input").glob("*.txt"))]
    readable = [data.decode("gb18030") if b"\xb5\xc4" in data else data.decode() for data in samples]
    return [*(text.encode() for text in readable), *(page(number).encode() for number in range(6))]


TARGET = Target("cleaning", ["*.txt"], run, (*TEXT, *TEXT, *MARKUP), weight=3.0, more=more)
