"""Rows of numbered lines."""

from __future__ import annotations

import pytest

from kanyin.model import Line
from kanyin.pipeline import clean_source
from kanyin.read.text import read_source
from kanyin.roles.facts import look
from kanyin.roles.series import in_series, within_prose


@pytest.mark.parametrize(
    ("lines", "numbered"),
    [
        (["一、河边的树", "灯", "二、井边的人"], {0, 2}),
        (["1. 河边的树", "2. 井边的人", "3. 灯"], {0, 1, 2}),
        (["二十三、河边的树", "二十二、井边的人"], set()),
        (["1. 河边的树", "2、井边的人"], set()),
        (["4. 河边的树", "5. 井边的人"], set()),
        (["13岁女孩的灯", "14岁男孩的井"], set()),
    ],
)
def test_a_row_begins_with_one(lines: list[str], numbered: set[int]) -> None:
    facts = [look((Line(text, (n,)),)) for n, text in enumerate(lines, 1)]
    assert in_series(facts) == numbered


PROSE = [
    "灯塔里的灯每晚点一次，守灯人先擦净玻璃，再把油添满。",
    "风大的夜里他不睡，坐在楼梯口听海，听到换了声音才去看灯。",
    "渔船回港以前，他总要把灯再擦一遍，擦到能照见自己的脸。",
]


def test_a_line_below_prose_is_within_it_and_below_a_menu_it_is_not() -> None:
    def within(lines: list[str]) -> frozenset[int]:
        return within_prose([look((Line(text, (n,)),)) for n, text in enumerate(lines, 1)])

    assert within([*PROSE, "换灯油要分三步"]) == {3}
    assert within([*PROSE, "首页 | 新闻 | 读书 | 登录", "换灯油要分三步"]) == {3}
    assert within([*PROSE[:2], "换灯油要分三步"]) == set()


@pytest.mark.parametrize("volume", ["第一卷 渡口", "第三卷 老渡口的船与灯和那些不再过河的人", "卷二 灯下", "第二部"])
@pytest.mark.parametrize("between", [[""], ["作者：顾之砚", "2021-03-04 10:20"]])
def test_the_title_of_a_page_with_one_chapter_is_the_chapters(volume: str, between: list[str]) -> None:
    text = [
        "老沈把缆绳解开，又系上，船在石阶边轻轻地碰了一下。",
        "他没有应声，把船灯摘下来，用袖子擦了擦，又挂回桅杆上去。",
        "天黑下来，对岸的灯一盏一盏亮了，桥上的车一辆接着一辆。",
    ]
    page = ["清河小说网", "首页", "", volume, *between, "第十二章 停航", "", *text, "上一章 目录 下一章"]
    assert clean_source(read_source("\n".join(page).encode(), "page.txt")).meta.title == "第十二章 停航"
