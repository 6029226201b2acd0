"""What each format is made of stays as it is: a change of output is read in the diff of ``tests/golden/books``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.output.golden import CASES, made, sources

NAMES = {"pdf.html", "epub.xhtml", "docx.xml", "plain.txt"}


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.parent.name)
def test_results_are_as_they_were(source: Path) -> None:
    """Where a change is wanted: ``python -m tests.output.golden``, and read the diff."""
    for name, text in made(source).items():
        assert (source.parent / name).read_text(encoding="utf-8").splitlines() == text.splitlines(), name


def test_each_case_has_one_source_and_all_its_files() -> None:
    assert sources()
    for folder in CASES.iterdir():
        assert len(list(folder.glob("source.*.md"))) == 1, folder
        assert {file.name for file in folder.iterdir()} >= NAMES, folder
