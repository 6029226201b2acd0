"""Outlines as Logseq writes them: what it keeps to itself, blocks that are called by their ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.book.reader import read_book
from kanyin.dialects.lines import joined, numbered
from kanyin.dialects.logseq import plain_outline
from kanyin.dialects.omitted import Omitted
from kanyin.remarks import heard

LAMP = "65ab6c18-5f1a-499f-ac6a-ef341213c133"
OTHER = "00000000-5f1a-499f-ac6a-ef341213c133"


def made(text: str, root: Path | None = None) -> tuple[str, Omitted]:
    omitted = Omitted()
    return joined(plain_outline(numbered(text), root, omitted)), omitted


@pytest.mark.parametrize(
    "line",
    [f"id:: {LAMP}", "collapsed:: true", "card-last-score:: 5", "logseq.order-list-type:: bullet", "hl-color:: yellow"],
)
def test_properties_of_its_own_are_left_out_and_told(line: str) -> None:
    text, omitted = made(f"- 灯塔 #card\n  {line}\n\t- 油")
    assert text == "- 灯塔 #card\n\t- 油"
    assert omitted.texts == [line]


@pytest.mark.parametrize("text", ["- 灯塔\n  alias:: 塔", "```\nid:: 1\n```", "std::id::x", "写 `collapsed:: true` 时"])
def test_what_a_reader_sees_stays(text: str) -> None:
    assert made(text) == (text, Omitted())


def test_a_block_that_is_called_is_its_words(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "灯.md").write_text(f"- # 灯塔夜里**亮** #card\n  collapsed:: true\n  id:: {LAMP}\n\t- 油\n")
    calls = f"见(({LAMP}))与{{{{embed (({LAMP}))}}}}，[灯](((({LAMP}))))，[灯]((({LAMP})))，(({OTHER}))。"
    with heard() as told:
        text, _ = made(calls.replace(f"[灯](((({LAMP}))))，", ""), tmp_path)
    (problem,) = [one.problem for one in told]
    assert OTHER in problem
    assert text == f"见灯塔夜里**亮**与灯塔夜里**亮**，灯，(({OTHER}))。"


def test_sizes_of_pictures_and_macros() -> None:
    text, omitted = made("![](a.png){:height 222, :width 426} {{cloze 夜里}} {{query (todo)}}![](b.png){:height 2}")
    assert text == "![](a.png){width=426px} 夜里 ![](b.png)"
    assert omitted.texts == ["{{query (todo)}}"]


def test_a_page_is_a_text_with_headings() -> None:
    outline = [
        *("# 灯塔", "\t- 油", f"\t  id:: {LAMP}", "\t\t- 灯", "-", "- # 渡口", "  collapsed:: true", "  夜里不开。"),
        *("\t- ## 船", "\t  缆绳", "\t\t- 篷", "\t\t\t- ### 里", "\t- 桨", "\t\t- # 桩", "- 岸", "\t- 石"),
    ]
    expected = ["# 灯塔", "- 油", "\t- 灯", "", "# 渡口", "夜里不开。", "## 船", "缆绳", "- 篷", "\t- ### 里"]
    assert made("\n".join(outline))[0].split("\n") == [*expected, "- 桨", "\t- # 桩", "- 岸", "\t- 石"]
    assert made("# 灯塔\n\n\t- 码 ((x))")[0] == "# 灯塔\n\n\t- 码 ((x))", "no page of Logseq's: it is code"


def test_boxes_of_org() -> None:
    text, _ = made("- #+BEGIN_NOTE\n  夜里亮。\n  #+END_NOTE\n- #+BEGIN_SRC\n  x")
    assert text == "- \u2060\n  ::: {.callout .note}\n  夜里亮。\n  :::\n- #+BEGIN_SRC\n  x"
    html = read_book("- #+BEGIN_WARNING\n  夜里亮。\n  #+END_WARNING\n- 船\n", "a.md", None).html
    assert html.startswith("<ul>\n<li><blockquote>\n<p><strong>警告</strong></p>\n<p>夜里亮。</p>")


def test_blocks_that_are_counted_have_numbers() -> None:
    counted = "logseq.order-list-type:: number"
    outline = f"- 船\n\t- 桨\n\t  {counted}\n\t\t- 木\n\t\t  {counted}\n\t- 帆\n\t  布的\n\t  {counted}\n- 岸"
    assert made(outline)[0] == "- 船\n\t1. 桨\n\t\t1. 木\n\t1. 帆\n\t   布的\n- 岸"
    code = f"- 船\n  ```\n  {counted}\n  ```"
    assert made(code)[0] == code
