"""Bylines of portals, blogs and government pages: what is told, what tells nothing, what is left over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.fields.byline import is_byline, is_credit, read_byline
from kanyin.fields.credits import signed_in_text


@pytest.mark.parametrize(
    ("lines", "date", "source", "authors"),
    [
        (["2021-03-04 10:22:31 来源：临城晚报 作者：方晓"], "2021-03-04", "临城晚报", ["方晓"]),
        (["2021年03月04日10:22 | 来源：河湾网"], "2021-03-04", "河湾网", []),
        (["来源：", "河湾日报", "时间：2021-03-04 06:23"], "2021-03-04", "河湾日报", []),
        (["发布日期：2021-03-04 浏览次数： 信息来源：镇文化站"], "2021-03-04", "镇文化站", []),
        (["最后更新: 2021-03-09 15:14", "2021-03-04 15:10:53 字号：A- A A+ 来源：河湾网"], "2021-03-04", "河湾网", []),
        (["2021-03-04 阅读：8169 来源:转载作者:沈漱舟"], "2021-03-04", "", ["沈漱舟"]),
        (["河湾晚报记者 沈漱舟 顾之砚", "2021-03-04 09:10"], "2021-03-04", "河湾晚报", ["沈漱舟", "顾之砚"]),
        (["沈漱舟/河湾日报", "2021-03-04 09:10"], "2021-03-04", "", ["沈漱舟"]),
        (["原创  听雨    河湾夜读"], "", "河湾夜读", ["听雨"]),
        (["以下文章来源于河湾夜读 ，作者听雨"], "", "河湾夜读", ["听雨"]),
        (["2021年3月4日 09:05 河湾网"], "2021-03-04", "河湾网", []),
        (["來源：河灣日報 記者：沈漱舟 建立時間：2021/03/04 11:44"], "2021-03-04", "河灣日報", ["沈漱舟"]),
        (["发表时间： 04/03/2021 - 13:48", "作者： [78]沈漱舟"], "2021-03-04", "", ["沈漱舟"]),
        (["文｜沈漱舟", "编辑｜顾之砚"], "", "", ["沈漱舟"]),
        (["来源：未知 作者：佚名 2021-03-04"], "2021-03-04", "", []),
        (["21-03-04 09:10 发布"], "2021-03-04", "", []),
        (["Posted on 4 Mar 2021"], "2021-03-04", "", []),
        (["3/4/2021 9:23:57 PM"], "2021-03-04", "", []),
        (["2021-03-04 15:05河灣日報 記者沈漱舟／即時報導"], "2021-03-04", "河灣日報", ["沈漱舟"]),
        (["2021年03月04日 河湾传媒 时政新闻 1665 0"], "2021-03-04", "河湾传媒", []),
        (["2021-03-04 11:10 河湾网[整理] 1"], "2021-03-04", "河湾网", []),
        (["本文来源于河湾网　2021-03-04 09:36:26"], "2021-03-04", "河湾网", []),
        (["作者：方晓北京大学历史学院教授"], "", "", ["方晓"]),
        (["作者：临城大学历史学院方晓"], "", "", ["方晓"]),
        (["社會中心／綜合報導"], "", "", ["社會中心"]),
    ],
)
def test_what_a_byline_tells(lines: list[str], date: str, source: str, authors: list[str]) -> None:
    read = read_byline(lines)
    assert (read.date, read.source, read.authors) == (date, source, authors)
    assert read.left == []


def test_an_official_document() -> None:
    read = read_byline(
        [
            "索引号：000/2021-7 主题分类：文化",
            "发文字号：河政发〔2021〕7号 成文日期：2021年3月1日",
            "发布日期：2021年3月4日",
        ]
    )
    assert (read.number, read.date) == ("河政发〔2021〕7号", "2021-03-04")


NO_BYLINES = ["读者关注的来源地", "沈漱舟提灯夜行记", "上述情况要及时上报", "相关新闻", "记者：你为什么留下来？"]


@pytest.mark.parametrize("line", NO_BYLINES)
def test_what_is_no_byline(line: str) -> None:
    assert not is_byline(line)


def test_a_credit_says_of_what_it_tells() -> None:
    assert is_credit("责任编辑：沈漱舟") and is_credit("河湾晚报记者 沈漱舟")
    assert not is_credit("河湾网")


def test_what_is_not_understood_is_left_over() -> None:
    assert read_byline(["2021-03-04 高山流水，别有洞天"]).left == ["2021-03-04 高山流水，别有洞天"]


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (["〔記者沈漱舟／河灣報導〕今天下午，"], [], ("沈漱舟",)),
        ([], ["书就走得远一些。（河湾台记者 沈漱舟）"], ("沈漱舟",)),
        ([], ["（沈漱舟）"], ("沈漱舟",)),
        ([], ["门前有一棵树（老槐树）"], ()),
        (["（2021年3月4日通过）"], [], ()),
    ],
)
def test_authors_that_the_text_names(first: list[str], last: list[str], names: tuple[str, ...]) -> None:
    assert signed_in_text(first, last) == names


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_read(lines: list[str]) -> None:
    read = read_byline(lines)
    assert all(name.strip() for name in [*read.authors, *read.sources, *read.accounts])


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        (["（中央社記者方曉香臨城21日電）河邊的燈亮了。"], [], ("方曉香",)),
        (["记者沈漱舟报道　河边的灯亮了。"], [], ("沈漱舟",)),
        (["（新华社临城电（记者沈漱舟））河边的灯亮了。"], [], ()),
        ([], ["灯亮到天明。本报记者沈漱舟"], ("沈漱舟",)),
        ([], ["**作者︱沈漱舟**"], ("沈漱舟",)),
        ([], ["（沈漱舟）"], ("沈漱舟",)),
        ([], ["他问的是那位记者"], ()),
    ],
)
def test_who_signs_in_the_text(first: list[str], last: list[str], names: tuple[str, ...]) -> None:
    assert signed_in_text(first, last) == names
