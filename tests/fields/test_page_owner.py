"""Whose page it is: what the lines outside an article say of a name that stands beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.fields import page_owner
from kanyin.read import read_page
from kanyin.read.text import read_source

TITLE = "渡口的石阶"
PROSE = [
    "那年入秋以后雨水不断，渡口的石阶被淹去了一半，船家把船拴在柳树上等水退，一等就是半个月。",
    "孩子们坐在堤上数漂过来的木头，数到第三十七根的时候，天就黑了，谁也不肯回家去。",
    "老人说，这样的大水从前也有过一回，水退之后石阶上留下了厚厚的泥，洗了三天才洗净。",
]
MENU = ["首页 | 博客 | 论坛 | 相册", "登录 注册 帮助"]


@pytest.mark.parametrize(
    ("above", "day", "below", "author", "source"),
    [
        (["提灯走夜路的博客", *MENU], "(2021-03-04 22:47:15)", ["分享 收藏"], "提灯走夜路", ""),
        (["提灯走夜路的个人博客分享", *MENU], "2021-03-04 22:47", ["分享 收藏"], "提灯走夜路", ""),
        (["个人资料提灯走夜路微博", *MENU], "(2021-03-04 22:47:15)", ["分享 收藏"], "提灯走夜路", ""),
        (MENU, "发表于 2021-3-4 21:17", ["本帖最后由 提灯走夜路 于 2021-3-4 21:50 编辑"], "提灯走夜路", ""),
        (["渡口的石阶-渡口财观", *MENU], "2021-03-04 22:47\n渡口财观", ["分享 收藏"], "", "渡口财观"),
        (MENU, "渡口夜读\n2021-03-04 22:47", ["渡口夜读版权所有 未经许可不得转载"], "", "渡口夜读"),
        (["河湾博客", *MENU], "2021-03-04 22:47", ["甲乙丙的博客", "丁戊己的博客"], "", ""),
        (MENU, "2021-03-04 22:47\n乡村旅游", ["渡口夜读版权所有 未经许可不得转载"], "", ""),
    ],
)
def test_whose_page_a_dump_is(above: list[str], day: str, below: list[str], author: str, source: str) -> None:
    text = "\n".join([*above, TITLE, day, *PROSE, *below, "上一篇：灯下", "下一篇：堤上", "联系我们 关于我们"])
    meta = pipeline.clean_source(read_source(text.encode(), "p.txt")).meta
    assert [one.name for one in meta.author] == ([author] if author else [])
    assert meta.container_title == source


def test_whose_page_a_web_page_is() -> None:
    body = "".join(f"<p>{one}</p>" for one in PROSE)
    page = (
        f"<html><head><title>{TITLE}</title></head><body><div class='top'>提灯走夜路的博客</div>"
        f"<h1>{TITLE}</h1><div class='info'>2021-03-04 22:47</div><div class='text'>{body}</div>"
        "<div class='foot'>联系我们</div></body></html>"
    )
    meta = pipeline.clean_source(read_page(page.encode(), "p.html")).meta
    assert [one.name for one in meta.author] == ["提灯走夜路"]


@given(st.lists(st.text(max_size=80), max_size=6), st.text(max_size=12))
def test_any_page_is_asked(texts: list[str], title: str) -> None:
    found = page_owner.read(texts, range(-1, 8), title, 2)
    shown = "\n".join(texts)
    assert set(found.author + found.medium) <= set(shown + page_owner.plain(shown))


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["21 个回答", "默认排序", "提灯的鱼 园艺话题下的优秀答主", "1,204 人赞同了该回答"], "提灯的鱼"),
        (["21 个回答", "默认排序", "", "提灯的鱼", "种了二十年菜", "2,871 人赞同了该回答"], "提灯的鱼"),
        (["21 个回答", "默认排序", "匿名用户", "2,871 人赞同了该回答"], ""),
        (["提灯的鱼", "种了二十年菜", "2,871 人赞同了该回答"], ""),
        (["21 个回答", "默认排序", "提灯的鱼"], ""),
    ],
)
def test_who_answered(lines: list[str], name: str) -> None:
    assert page_owner.answerer(lines) == name


def test_the_app_that_a_page_opens_is_its_medium() -> None:
    texts = ["河湾县融媒体中心|河湾零距离打开APP", "两座桥", "河湾零距离2021-03-04 18:20:07阅读 1.2万", "桥修好了。"]
    assert page_owner.read(texts, [2], "两座桥", 1).medium == "河湾零距离"
