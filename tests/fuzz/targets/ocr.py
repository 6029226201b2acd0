"""Markdown of text recognition to Markdown."""

from __future__ import annotations

from pathlib import Path

from kanyin.read import read_page
from tests.fuzz.engine import Case, Target
from tests.fuzz.mutations import MARKUP, TEXT
from tests.fuzz.targets.cleaning import clean, reading


def run(case: Case) -> None:
    clean(read_page(case.data, "page.md", Path("page.md"), reading(case), "ocr"), case)


TARGET = Target("ocr", ["*.ocr"], run, (*TEXT, *MARKUP), weight=2.0)
