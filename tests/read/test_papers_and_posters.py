"""The head and the card of a paper's web page, and who posted a page of a board."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.model import Meta
from kanyin.read import read_page

TITLE = "渡口灯光对夜间通行的影响"
MENU = "<ul><li><a href='/'>首页</a></li><li><a href='/a'>目录</a></li><li><a href='/b'>登录</a></li></ul>"
ABSTRACT = (
    "<p>摘要：本文以青石县三处渡口为例，记录了两个月的船只来往与灯光情况，结果表明灯光每增加一倍，夜间事故减少三成。</p>"
    "<p>关键词：渡口；灯光；夜间通行</p>"
)
TEXT = (
    "<p>去年冬天渡口的灯坏了三天，过河的人都说天黑得比往年早，撑船的老人只好在桅杆上挂了一只马灯。</p>"
    "<p>镇里的办事员说，灯的事情要等县里批，县里的人说，灯一直归渡口自己管，灯就这样黑着，谁也没有错。</p>"
)


def meta_of(head: str, foot: str = "", *, text: str = ABSTRACT + TEXT, above: str = "") -> Meta:
    body = f"{MENU}{above}<h1>{TITLE}</h1>{head}<div>{text}</div>{foot}<div class='footer'>联系我们</div>"
    page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    return pipeline.clean_source(read_page(page.encode(), "p.html")).meta


HEADS = {
    "links with numbers": "<div><a>沈漱舟</a><sup>1</sup>, <a>顾平川</a><sup>1,2</sup></div>"
    "<div>1. 临城大学 水运学院，临城 330077；2. 青石县水利局，青石 330088</div>",
    "one line": "<div>沈漱舟, 顾平川</div><div>临城大学 水运学院，临城 330077</div>",
    "a heading of links": "<h3><span><a>沈漱舟</a></span><span><a>顾平川</a></span></h3>"
    "<h3><a>临城大学水运学院</a></h3>",
    "a line for each": "<p><a>沈漱舟</a></p><p><a>顾平川</a></p><p>临城大学水运学院</p>",
    "notes in circles": "<p>沈漱舟 <sup>①</sup>&nbsp;&nbsp;顾平川 <sup>②</sup></p>"
    "<p>(①临城大学水运学院,临城; ②青石县水利局)</p>",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_who_signs_a_paper(head: str) -> None:
    assert [one.name for one in meta_of(head).author] == ["沈漱舟", "顾平川"]


@pytest.mark.parametrize(
    "issue",
    [
        "河湾学报  2021, Vol. 9 Issue (11): 1034-1039  PDF",
        "河湾学报 2021, 9(11): 1034-1039",
        "河湾学报 ›› 2021, Vol. 9 ›› Issue (11): 1034-1039.doi: 10.1234/j.1234",
    ],
)
def test_the_issue_above_the_title(issue: str) -> None:
    meta = meta_of("<p>沈漱舟</p><p>临城大学水运学院</p>", above=f"<div>{issue}</div>")
    assert (meta.container_title, meta.volume, meta.issue, meta.page) == ("河湾学报", "9", "11", "1034-1039")


def test_the_card_of_a_database() -> None:
    rows = [
        ("作 者", "沈漱舟(临城大学,临城,650204)； 顾平川(水利局,青石,650091)；"),
        ("刊 名", "河湾学报 1999年21卷01期"),
    ]
    rows += [("关键词", "渡口 灯光"), ("分类号", "U641"), ("DOI号", "10.1234/j.1234")]
    card = "".join(f"<tr><th>{a}</th><td>{b}</td></tr>" for a, b in rows)
    meta = meta_of("", text=f"{ABSTRACT}{TEXT}<table>{card}</table>")
    assert [one.name for one in meta.author] == ["沈漱舟", "顾平川"]
    assert meta.container_title == "河湾学报"


def test_a_table_of_numbers_is_no_card() -> None:
    rows = "".join(f"<tr><td>{a}</td><td>{n}</td></tr>" for n, a in enumerate(("来源", "灯", "船", "日期", "桥")))
    page = pipeline.clean_source(
        read_page(f"<html><body><h1>{TITLE}</h1>{TEXT}<table>{rows}</table></body></html>".encode(), "p.html")
    )
    assert any(type(block).__name__ == "Table" for block in page.blocks)


def test_the_journal_below_a_paper() -> None:
    foot = "<p>河湾学报</p><p>Journal of Hewan</p><p>1987年12期</p>"
    assert meta_of("<p>沈漱舟</p><p>顾平川</p>", foot).container_title == "河湾学报"


POSTS = {
    "a card": "<div><a>河边的灯</a></div><p>当前离线</p><p>积分</p><p>5</p><a>发消息</a>"
    "<div>楼主</div><p>发表于 2021-3-4 10:20:45</p>",
    "between dots": "<div>分享 · <a>河边的灯</a> · 2021年03月04日 · 最后由 <a>灯下客</a> 回复于 2021年03月06日</div>",
    "from where": "<h3>来自: <a>河边的灯</a>(临城) 2021-03-04 10:20:11</h3>",
    "shown twice": "<div><a>河边的灯</a> <a>河边的灯</a> 2021-03-04 10:20:11</div>",
}


@pytest.mark.parametrize("head", POSTS.values(), ids=POSTS.keys())
def test_who_posted(head: str) -> None:
    meta = meta_of(head, text=TEXT)
    assert [one.name for one in meta.author] == ["河边的灯"]
    assert meta.container_title == ""


def test_who_posted_below_a_blogs_text() -> None:
    meta = meta_of("", "<div>posted @ 2021-03-04 10:20 河边的灯 阅读(120) 评论(7) 编辑 收藏</div>", text=TEXT)
    assert [one.name for one in meta.author] == ["河边的灯"]


@pytest.mark.parametrize(
    "foot",
    [
        "<p>（摘自《河湾学刊》2021年第2期，原文约15，000字）</p>",
        "<p>原文出处：<a href='http://a.example.org'>河湾学刊</a></p>",
    ],
)
def test_the_end_tells_where_a_text_appeared(foot: str) -> None:
    assert meta_of("<div>2021-03-04 09:07 高山流水</div>", text=TEXT + foot).container_title == "河湾学刊"


def test_the_box_of_a_dateline() -> None:
    text = TEXT.replace("<p>去年", "<p>【看河湾2021年03月03日报道】去年", 1)
    assert meta_of("<p>2021-03-04</p>", text=text).container_title == "看河湾"


def test_a_writer_comes_before_who_runs_the_account() -> None:
    meta = meta_of("<div>原创 我是左舷 河湾夜读</div>", text=f"<p>文/珠珠</p>{TEXT}")
    assert ([one.name for one in meta.author], meta.container_title) == (["珠珠"], "河湾夜读")
