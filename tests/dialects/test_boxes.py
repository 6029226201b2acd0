"""Boxes and small signs of one tool each: docsify's paragraphs behind ``!>``, explanations of abbreviations."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from kanyin.dialects import prepare
from kanyin.dialects.containers import marked_boxes
from kanyin.dialects.lines import joined, numbered
from kanyin.dialects.omitted import Omitted
from kanyin.dialects.templates import without_tags
from kanyin.remarks import heard


def test_a_paragraph_behind_docsifys_sign_is_a_box() -> None:
    made = joined(marked_boxes(numbered("甲\n\n!> 先关电源\n再开盖。\n\n?> 可以跳过。")))
    assert made.split("\n\n") == [
        *["甲", "::: {.callout .important}", "先关电源\n再开盖。", ":::"],
        *["\n::: {.callout .tip}", "可以跳过。", ":::\n"],
    ]


def test_such_signs_elsewhere_stay() -> None:
    for text in ("甲 !> 乙", "甲\n?> 乙", "!>", "```\n!> 码\n```", "    !> 码"):
        assert joined(marked_boxes(numbered(text))) == text


def test_explanations_of_abbreviations_are_left_out_and_told() -> None:
    omitted = Omitted()
    made = joined(without_tags(numbered("HTML 是缩写。\n\n*[HTML]: 超文本\n\n*[甲]*：乙"), omitted))
    assert made == "HTML 是缩写。\n\n\n\n*[甲]*：乙"
    assert omitted.texts == ["*[HTML]: 超文本"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("[!TIP|style:flat|label:老师傅的话]", ' title="老师傅的话"'),
        ("[!TIP|label: 老师傅的话 |iconVisibility:hidden]", ' title="老师傅的话"'),
        ("[!TIP|style:flat]", ""),
        ("[!TIP|label:不用]自己的题", ' title="自己的题"'),
    ],
)
def test_a_flexible_alert_has_its_label_for_a_title(head: str, title: str) -> None:
    made = prepare(f"> {head}\n> 先看潮水。\n", 0, None, None, Omitted()).text
    assert f"::: {{.callout .tip{title}}}" in made and "先看潮水。" in made and "style" not in made


def test_a_heading_may_be_set_in_by_three_blanks_but_not_in_a_list() -> None:
    made = prepare("甲\n\n ## 乙\n\n   ### 丙\n\n    ## 码\n\n- 丁\n\n  ## 戊\n", 0, None, None, Omitted()).text
    assert made.split("\n\n") == ["甲", "## 乙", "### 丙", "    ## 码", "- 丁", "  ## 戊\n"]


@pytest.mark.parametrize("text", ["[TODO]: 补一张图", "[待办]: 问张三，下周", "[TODO]: 补 一张"])
def test_what_looks_like_the_address_of_a_link_and_is_text_stays(text: str) -> None:
    assert prepare(text, 0, None, None, Omitted()).text == "\\" + text


@pytest.mark.parametrize("text", ["[甲]: b/c.md", "[甲]: <乙>", "[甲]: #乙", "见[甲]。\n\n[甲]: 乙", "[^甲]: 注"])
def test_addresses_of_links_and_notes_stay_such(text: str) -> None:
    assert prepare(text, 0, None, None, Omitted()).text == text


@pytest.mark.parametrize("fence", ["> [!tip] 用 `码`\n{0}> 船", "::: tip 用 `码`\n{0}船\n{0}:::"])
@pytest.mark.parametrize("deep", ["\t", "   ", "    "])
def test_a_box_in_an_item_stands_as_deep_as_its_text_and_its_title_is_markdown(fence: str, deep: str) -> None:
    with heard() as found:
        html = read_book(f"# 题\n\n1. 甲\n\n{deep}{fence.format(deep)}\n\n2. 乙\n", "a.md", None).html
    assert not found and html.count("<ol") == 1 and "<code>码</code></strong>" in html


def test_what_a_box_quotes_and_its_code_are_read_as_outside() -> None:
    text = (
        "> [!note]\n> 文\n> > [!tip] 内\n> > 甲：\n> > 1. 乙\n> > 2. 丙\n>\n> ```{r}\n> #| echo: true\n> f()\n> ```\n"
    )
    html = read_book(f"# 题\n\n{text}", "a.md", None).html
    assert "<strong>内</strong>" in html and html.count("<li>") == 2 and "[!" not in html and "echo" not in html


def test_a_box_closes_as_deep_as_it_was_opened() -> None:
    text = "2. 渡口\n\n ::: tip\n\n   灯\n\n   :::\n\n文"
    with heard() as found:
        html = read_book(f"---\ntitle: 甲\n---\n\n{text}\n", "a.md", None).html
    assert ":::" not in html and "灯" in html and not found
