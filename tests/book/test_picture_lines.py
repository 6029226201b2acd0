"""Pictures on lines of their own within a paragraph."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.book.reader import read_book
from tests.output.books import png


def html_of(markdown: str, folder: Path) -> str:
    (folder / "a.png").write_bytes(png(4, 4))
    return read_book(markdown, "a.md", folder).html


@pytest.mark.parametrize(
    "markdown",
    ["如下：\n![](a.png)\n此图甲。", "如下：\\\n[![](a.png)](#甲)\n此图甲。", "- 如下：\n  ![](a.png)\n  此图甲。"],
)
def test_no_text_stands_beside_a_picture_on_a_line_of_its_own(markdown: str, tmp_path: Path) -> None:
    html = html_of(f"# 甲\n\n# 乙\n\n{markdown}\n", tmp_path)
    before, after = html.split("<img", 1)
    assert "如下：</p>" in before or "如下：\n<p>" in before
    assert "<p>此图甲。" in after and "<br" not in html


@pytest.mark.parametrize(
    "markdown", ["按 ![](a.png) 键\n即可。", "按\n![](a.png){width=16px}\n键。", "![](a.png)\n![](a.png)"]
)
def test_signs_in_a_line_and_rows_of_pictures_stay(markdown: str, tmp_path: Path) -> None:
    assert html_of(markdown, tmp_path).count("<p") == 1
