"""Boxes whose first line says that they list something else than the article, and what stands below such a line."""

from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from kanyin.read.headed import is_head, is_headed
from tests.read.test_html import PROSE, page, paragraphs
from tests.read.test_web_structure import markdown

TITLE = "乡镇图书馆的夜晚"
HEADS = (
    "本版其他新闻",
    "更多新闻",
    "社会热点排行榜",
    "48小时点击排行",
    "标题导航",
    "网友评论（12）",
    "88 条评论",
    "下一篇",
    "最新评论",
)
TEXTS = (
    "评论",
    "新闻",
    "推荐阅读对学生的影响",
    "下一篇文章会写渡口",
    "网友评论说船票太贵",
    "版面导航怎样设计才好用",
    "点击",
)
OTHERS = ("渡口的老船工，今年七十岁了。", "山路修到了家门口，车也进了村。")


@pytest.mark.parametrize("line", HEADS)
def test_a_head_says_nothing_else(line: str) -> None:
    assert is_head(line)


@pytest.mark.parametrize("line", TEXTS)
def test_words_of_a_text_are_no_head(line: str) -> None:
    assert not is_head(line)


def article(above: str = "", below: str = "", inside: str = "") -> str:
    text = paragraphs(*PROSE[:2]) + inside + paragraphs(*PROSE[2:])
    return markdown(page(f"<div><h1>{TITLE}</h1>{above}{text}{below}</div>", f"<title>{TITLE}</title>"))


def box(head: str, *, tag: str = "div") -> str:
    return f"<{tag}><h4>{head}</h4>{paragraphs(*OTHERS)}</{tag}>"


@pytest.mark.parametrize("head", ("本版其他新闻", "网友评论（12）", "相关推荐"))
def test_a_box_goes_wherever_it_stands(head: str) -> None:
    for text in (article(below=box(head)), article(inside=box(head)), article(above=box(head))):
        assert all(line in text for line in PROSE) and not any(line in text for line in OTHERS)


def test_the_head_of_a_box_may_stand_in_a_box_of_its_own() -> None:
    below = f"<div><div><b>今日推荐</b><a href='/more'>更多</a></div><div>{paragraphs(*OTHERS)}</div></div>"
    text = article(below=below)
    assert PROSE[-1] in text and not any(line in text for line in OTHERS)


def test_a_table_that_leads_through_an_issue_goes() -> None:
    rows = "".join(f"<tr><td>第{n}版：民生{n}</td></tr>" for n in range(1, 5))
    nav = f"<table><tr><td><b>版面导航</b></td></tr>{rows}</table>"
    head = f"<tr><td><b>{TITLE}</b></td></tr>"
    body = f"<table><tr><td>{nav}</td><td><table>{head}</table>{paragraphs(*PROSE)}</td></tr></table>"
    text = markdown(page(body, f"<title>{TITLE}</title>"))
    assert PROSE[0] in text and "版面导航" not in text and "民生3" not in text


def test_a_box_that_holds_the_title_is_the_article() -> None:
    body = f"<div><span>今日热点</span><h1>{TITLE}</h1>{paragraphs(*PROSE)}</div>"
    text = markdown(page(body, f"<title>{TITLE}</title>"))
    assert all(line in text for line in PROSE)


def test_what_stands_below_a_head_that_is_left_out_goes_with_it() -> None:
    """The head is a line of the site and goes by itself: what it heads must not stay behind."""
    titles = ("为什么渡口的老船工不走", "山路修到了家门口")
    text = article(below=f"<div><div>推荐阅读</div></div><div>{paragraphs(*titles)}</div>")
    assert PROSE[-1] in text and not any(line in text for line in titles)


def test_a_heading_of_the_text_keeps_its_text() -> None:
    text = article(inside=box("村里的新闻"))
    assert all(line in text for line in OTHERS)


def test_a_list_that_leads_nowhere_is_headed_by_none_of_its_items() -> None:
    first, link = "<li>最新评论</li>", "<li><a href='/1'>夜里开门好不好，读者怎么说</a></li>"
    assert is_headed(fragment_fromstring(f"<ul>{first}{link}</ul>"))
    assert not is_headed(fragment_fromstring(f"<ul>{first}<li>夜里开门好不好，读者怎么说</li></ul>"))
