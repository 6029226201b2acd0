"""A title's line without what pages set beside its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.fields.titles import TitleLine, is_word_of, read_title


@pytest.mark.parametrize(
    ("line", "text", "date"),
    [
        ("主题： 渡口为什么拆了？", "渡口为什么拆了？", ""),
        ("标题：渡口为什么拆了", "渡口为什么拆了", ""),
        ("关于修桥的通知 ( 2021-03-04)", "关于修桥的通知", "2021-03-04"),
        ("关于修桥的通知（2021年3月4日）", "关于修桥的通知", "2021-03-04"),
        ("河边的灯 2021-03-04 18:04:42   楼主", "河边的灯", "2021-03-04"),
        ("河边的灯 夜里照着归人(3/22)", "河边的灯 夜里照着归人", ""),
        ("推荐 我要说说 河边的灯亮了", "河边的灯亮了", ""),
        ("| 河边的灯亮了", "河边的灯亮了", ""),
        ("[b1] 河边的灯亮了", "河边的灯亮了", ""),
        ("河边的灯亮了     [pic200400001]", "河边的灯亮了", ""),
        ("河边的灯亮了[图]", "河边的灯亮了[图]", ""),
        ("渡口停航到2021年3月4日", "渡口停航到2021年3月4日", ""),
        ("主题公园开门了", "主题公园开门了", ""),
        ("推荐信怎么写", "推荐信怎么写", ""),
        ("2021-03-04", "2021-03-04", ""),
        ("首页 > 青石渡口 > 停航公告", "停航公告", ""),
        ("渡口里的<b>灯</b>与<i>塔</i>", "渡口里的<b>灯</b>与<i>塔</i>", ""),
        ("从灯塔->渡口->临城的一天", "从灯塔->渡口->临城的一天", ""),
        ("若x>1且y>2则灯亮", "若x>1且y>2则灯亮", ""),
    ],
)
def test_what_stands_beside_the_words_goes(line: str, text: str, date: str) -> None:
    assert read_title(line) == TitleLine(text, date)


@given(st.text("主题推荐：()（）0123456789-/年月日楼 　河边|[b]", max_size=80))
def test_the_words_are_a_part_of_the_line(line: str) -> None:
    assert read_title(line).text in line


def test_a_word_of_the_title_alone_on_a_line_is_what_the_article_is_on() -> None:
    assert is_word_of(" 柯镇 ", ["柯镇的灯灭了三天", "渡口记事"])
    assert not is_word_of("柯镇", ["渡口记事"])
    assert not is_word_of("柯镇的灯灭了", ["柯镇的灯灭了三天"])
