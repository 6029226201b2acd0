"""Pictures on lines of their own within a paragraph."""

from __future__ import annotations

import re
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
    "picture",
    ["![水尺](a.png)", "![水尺](a.png)  ", "![水尺](a.png)\\", "[![水尺](a.png)](#甲)", "![水尺](a.png){width=50%}"],
)
def test_nor_beside_one_whose_description_is_of_han(picture: str, tmp_path: Path) -> None:
    html = html_of(f"# 甲\n\n# 乙\n\n如下：\n{picture}\n此图甲。\n", tmp_path)
    before, after = html.split("<img", 1)
    assert "如下：</p>" in before
    assert "<p>此图甲。" in after and "<br" not in html and "<!--" not in html


@pytest.mark.parametrize(
    "markdown", ["按\n![键](a.png){width=16px}\n键。", "![甲](a.png)\n![乙](a.png)", "按![键](a.png)\n键。"]
)
def test_signs_and_rows_of_pictures_with_descriptions_stay(markdown: str, tmp_path: Path) -> None:
    html = html_of(markdown, tmp_path)
    assert html.count("<p") == 1 and "> <" not in html and "键 " not in html


@pytest.mark.parametrize(
    "markdown", ["按 ![](a.png) 键\n即可。", "按\n![](a.png){width=16px}\n键。", "![](a.png)\n![](a.png)"]
)
def test_signs_in_a_line_and_rows_of_pictures_stay(markdown: str, tmp_path: Path) -> None:
    assert html_of(markdown, tmp_path).count("<p") == 1


def test_a_line_of_code_that_reads_as_a_picture_stays(tmp_path: Path) -> None:
    code = "如下：\n![水尺](a.png)\n此图甲。"
    indented = "\n".join(f"    {line}" for line in code.split("\n"))
    for markdown in (f"```\n{code}\n```", indented):
        assert f"<code>{code}" in html_of(f"前。\n\n{markdown}\n", tmp_path)


@pytest.mark.parametrize(
    "below",
    [
        "\n*图 1-2 水尺*",
        "\n**图1-2　水尺，及木桩。**",
        "图 1-2：水尺",
        "\n<center>图 1-2 水尺</center>",
        "\n图 1-2 水尺",
    ],
)
@pytest.mark.parametrize("picture", ["![](a.png)", "![gauge](a.png)"])
def test_what_stands_below_a_picture_as_its_caption_is_its_caption(picture: str, below: str, tmp_path: Path) -> None:
    html = html_of(f"# 甲\n\n# 乙\n\n见图 1-2。\n\n{picture}\n{below}\n\n后。\n", tmp_path)
    figure = html.split("<figure", 1)[1].split("</figure>")[0]
    assert "水尺" in figure.split("<figcaption")[1] and "gauge" not in figure.split("<figcaption")[1]
    assert re.search("<a href[^>]*>图 ?1-2</a>", html) and "<em>" not in html


@pytest.mark.parametrize(
    "below", ["图 1-2 是水尺。", "图 1-2 的水尺如下：", "图1-2展示水尺", "*水尺*", "图 1-2 " + "水尺" * 30]
)
def test_a_paragraph_below_a_picture_is_no_caption(below: str, tmp_path: Path) -> None:
    assert "水尺</figcaption>" not in html_of(f"# 甲\n\n# 乙\n\n![](a.png)\n\n{below}\n", tmp_path)


def test_a_picture_with_a_numbered_caption_keeps_it(tmp_path: Path) -> None:
    html = html_of("# 甲\n\n# 乙\n\n![图 1 水尺](a.png)\n\n*图 2 木桩*\n", tmp_path)
    assert "图 1 水尺</figcaption>" in html
