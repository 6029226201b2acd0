"""Captions as people write them in Markdown: a paragraph above a table, one below a picture, in two languages."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from kanyin.book import captions
from kanyin.book.reader import read_book
from kanyin.book.tree import text_of
from kanyin.output import FORMATS
from kanyin.style import load_style

TABLE = "\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n"


def html(markdown: str) -> str:
    return read_book(f"---\ntitle: 题\n---\n\n{markdown}", "x.md", None).html


@pytest.mark.parametrize(
    "line", ["表1 水温", "表1　水温", "**表 2-1 水温**", "附表3 水温", "Table 4 Water", "表5水温的变化"]
)
def test_paragraph_above_a_table_is_its_caption(line: str) -> None:
    words = line.strip("*").replace(" ", "")
    found = re.search(r"<caption>(.*?)</caption>", html(line + TABLE), re.DOTALL)
    assert found
    assert re.sub(r"<[^>]*>|\s", "", found[1]) == re.sub(r"\s", "", words)


@pytest.mark.parametrize(
    "line", ["表1给出了水温。", "表1 水温如下：", "水温见表1", "表1 " + "水" * 90, "表现良好", "图1 水温"]
)
def test_text_above_a_table_stays_text(line: str) -> None:
    assert "<caption>" not in html(line + TABLE)


def test_paragraph_below_a_picture_is_its_caption(tmp_path: Path) -> None:
    Image.new("L", (8, 8)).save(tmp_path / "shore.png")
    made = read_book("---\ntitle: 题\n---\n\n![](shore.png)\n\n图3 岸线\n", "x.md", tmp_path).html
    assert re.search(r"<figure.*<figcaption.*图3 岸线", made, re.DOTALL)


@pytest.mark.parametrize("line", ["图3　岸线，甲站　Fig.3　Shore", "**图3　岸线　Fig.3　Shore**"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_caption_in_two_languages_below_a_picture_is_its_own(between: str, line: str) -> None:
    made = html(f"![岸](shore.png){between}{line}\n")
    assert re.search(r'<div class="caption">\s*<p>图3　岸线[^<]*<br />\s*<span lang="en">Fig.3　Shore</span></p>', made)
    assert "〔图〕" in made


def test_caption_with_a_name_keeps_it_for_the_links() -> None:
    made = html("![](shore.png)\n\n::: {#shore}\n图3 岸线\n:::\n\n见[下图](#shore)。\n")
    assert 'id="shore"' in made
    assert 'href="#shore"' in made


@pytest.mark.parametrize(
    "line", ["表1　水温　Table 1　Water", "表1 水温 Table 1 Water", "表1 水温\nTable 1 Water", "表1 水温 Tab.1 Water"]
)
def test_english_half_begins_a_line(line: str) -> None:
    found = re.search(r"<caption>(.*?)</caption>", html(line + TABLE), re.DOTALL)
    assert found
    assert re.search(r"水温<br ?/?>\s*Tab", re.sub(r"</?span[^>]*>", "", found[1]))
    book = read_book(f"---\ntitle: 题\n---\n\n{line}{TABLE}", "x.md", None)
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"](book, load_style("journal")))) as archive:
        document = archive.read("word/document.xml").decode()
    assert re.search(r"水温.{0,200}<w:br/>.{0,200}Tab", document, re.DOTALL)


def test_one_that_names_another_figure_stays_on_its_line() -> None:
    made = html("::: caption\n图1 水温（改自 Fig.2 of a paper）\n:::")
    assert "<br" not in made.split("图1")[1]


def para(text: str) -> dict[str, object]:
    return {"t": "Para", "c": [{"t": "Str", "c": text}]}


def picture() -> dict[str, object]:
    return {"t": "Image", "c": [["", [], []], [], ["shore.png", ""]]}


@pytest.mark.parametrize(
    ("below", "left"),
    [
        (["图3 岸线", "Fig. 3 The shore at low water"], 0),
        (["续图3 岸线"], 0),
        (["图3（续） 岸线"], 0),
        (["图3续 岸线", "Fig. 3 Shore"], 0),
        (["图3 岸线", "Fig. 3 shows the shore."], 1),
        (["图3 岸线", "Fig. 4 Water"], 1),
        (["图3续写了岸线。"], 1),
    ],
)
def test_paragraphs_that_are_a_pictures_caption(below: list[str], left: int) -> None:
    blocks = [{"t": "Para", "c": [picture()]}, *map(para, below)]
    captions.shape(blocks)
    assert len(blocks) == 1 + left


def test_english_line_above_a_table_is_half_of_its_caption() -> None:
    table = {"t": "Table", "c": [["", [], []], [None, []]]}
    blocks = [para("表3 水温"), para("Table 3 Water temperature"), table]
    captions.shape(blocks)
    assert blocks == [table]
    assert text_of(table["c"][1]) == "表3 水温 Table 3 Water temperature"


def test_pictures_beside_each_other_have_one_caption() -> None:
    blocks = [{"t": "Para", "c": [picture(), {"t": "Space"}, picture()]}, para("图3 岸线的两头")]
    captions.shape(blocks)
    assert [block["t"] for block in blocks] == ["Figure"]


@pytest.mark.parametrize(("words", "left"), [("图3 岸线的两头", 1), ("岸线的两头。", 3)])
def test_pictures_below_each_other_above_one_caption_are_one_figure(words: str, left: int) -> None:
    blocks = [{"t": "Para", "c": [picture()]}, {"t": "Para", "c": [picture()]}, para(words)]
    captions.shape(blocks)
    assert len(blocks) == left
    if left == 1:
        assert "panels-1" in blocks[0]["c"][0][1] and len(blocks[0]["c"][2]) == 2


def test_a_caption_in_two_languages_may_be_as_long_as_both() -> None:
    words = "图3 " + "岸线" * 20 + "　Fig.3 " + "The shore at low water " * 4
    block = {"t": "Div", "c": [["", ["caption"], []], [para(words.strip())]]}
    blocks = [{"t": "Para", "c": [picture()]}, block]
    captions.shape(blocks)
    assert [one["t"] for one in blocks] == ["Figure"]


@pytest.mark.parametrize(
    ("words", "is_caption"),
    [
        ("图1：渡口的水位，由`gauge`画出。数据：<http://a.b/1>", True),
        ("图1 显示了水位，它在夏天最高。", False),
        ("图1：渡口的水位，由此可见：", False),
        (f"图1：{'渡口的水位，' * 20}", False),
    ],
)
def test_what_a_number_with_a_colon_names_below_its_picture_may_be_sentences(words: str, is_caption: bool) -> None:
    assert ('class="caption"' in html(f"甲。\n\n![](a.png)\n\n{words}\n\n乙。\n")) == is_caption


def test_captions_in_brackets_above_their_pictures() -> None:
    made = html("甲。\n\n（图 1：岸线）\n\n![](a.png)\n\n(图2 石阶)\n\n![](b.png)\n\n乙（图3）。\n\n![](c.png)\n")
    assert re.findall(r'class="caption">\s*<p>([^<]*)', made) == ["（图 1：岸线）", "(图2 石阶)"]


def test_a_caption_in_brackets_between_two_pictures_is_nobodys() -> None:
    assert 'class="caption"' not in html("甲。\n\n![](a.png)\n\n（图1 岸线）\n\n![](b.png)\n")
