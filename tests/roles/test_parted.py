"""Labels and values below a title, each on a line of its own, are read as one."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.model import Document
from kanyin.read.text import read_source

TITLE = "渡口的灯为什么要点到天亮"
TEXT = [
    "点到天亮是因为夜里有人过河，灯一灭，对岸的人就找不到渡口的石阶了。",
    "河上没有桥的时候，这一盏灯就是路，船家远远看见它才敢靠岸。",
    "后来渡口修了桥，灯还是点着，守灯的人说，怕有人走惯了夜路，看不见灯心里不踏实。",
]
SITE = ["渡口网", "首页", "新闻", "副刊", "登录", "注册"]
FOOT = ["上一篇：渡船什么时候停航", "版权所有 渡口网", "联系我们"]


def built(head: list[str]) -> Document:
    page = "\n".join([*SITE, TITLE, *head, *TEXT, *FOOT])
    return pipeline.clean_source(read_source(page.encode(), "lamp.txt"))


@pytest.mark.parametrize(
    "head",
    [
        ["2024-01-01", "来源：", "河湾网", "作者：", "沈漱舟"],
        ["2024-01-01", "来源", "河湾网", "作者", "沈漱舟"],
        ["作者", "沈漱舟", "，来源", "河湾网", "发布于", "2024-01-01", "|"],
        ["作者：沈漱舟", "|", "来源", "河湾网", "·", "发表于", "2024年1月1日"],
    ],
)
def test_labels_have_their_values_below(head: list[str]) -> None:
    meta = built(head).meta
    told = [author.name for author in meta.author], meta.container_title, meta.date
    assert told == (["沈漱舟"], "河湾网", "2024-01-01")


@pytest.mark.parametrize("label", ["分类于", "标签：", "所属栏目："])
def test_what_a_text_is_filed_under_is_no_author(label: str) -> None:
    document = built(["发表于", "2024-01-01", "|", label, "灯塔知识", "|"])
    assert (document.meta.author, document.meta.date) == ((), "2024-01-01")
    assert "灯塔知识" not in pipeline.make_markdown(document)


def test_a_mediums_name_among_buttons_is_no_source() -> None:
    document = built(["更新时间", "2024年1月1日", "打印", "收藏", "开心网", "新浪微博"])
    assert (document.meta.container_title, document.meta.date) == ("", "2024-01-01")


@pytest.mark.parametrize("first", [f"{TITLE} | 渡口夜话", f"{TITLE} - 渡口夜话", f"{TITLE}_渡口夜话"])
def test_the_headline_is_printed_below_the_title_of_the_page(first: str) -> None:
    page = "\n".join([first, "渡口夜话", "首页", "归档", "关于", "，", "。", TITLE, "2024-01-01", *TEXT, *FOOT])
    document = pipeline.clean_source(read_source(page.encode(), "lamp.txt"))
    assert document.meta.title == TITLE
