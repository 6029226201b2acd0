"""The process starts lean: what a page of text does not need is not imported to clean it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.conftest import PAGE

CLEANED = f"""
import json, sys
from kanyin import pipeline
from kanyin.cli import main
from kanyin.cli.main import commands_for
from kanyin.read.text import read_source
from kanyin.run import batch, build_options, plan
commands_for(["clean"])
pipeline.make_markdown(pipeline.clean_source(read_source({PAGE.encode()!r}, "page.txt")))
print(json.dumps(sorted(sys.modules)))
"""
NOT_NEEDED = (
    *("kanyin.book", "kanyin.dialects", "kanyin.style", "kanyin.read.ocr", "kanyin.read.html", "kanyin.record.html"),
    *("kanyin.cli.inquiries", "kanyin.cli.references", "kanyin.output.pdf"),
    *("lxml", "weasyprint", "trafilatura", "fontTools", "pikepdf", "email", "logging", "difflib", "chardet"),
)
"""Rooms and libraries of other pages, formats and commands."""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    done = subprocess.run([sys.executable, "-c", CLEANED], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("name", NOT_NEEDED)
def test_it_is_not_imported(name: str, loaded: set[str]) -> None:
    assert "kanyin.structure.headings" in loaded
    assert name not in loaded
