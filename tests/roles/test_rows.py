"""Rows of a table or a list: they are the article's together, whatever the words of one of them look like."""

import pytest

from kanyin.clean import characters
from kanyin.model import Source
from kanyin.roles.remove import remove

HEAD = ["渡口网", "首页 | 名录 | 论坛 | 登录", "当前位置：首页 > 名录 > 正文", "", "青石县船名与含义"]
DAY = "时间：2021-03-04 10:20 查看：22 次 来源：互联网"
FOOT = ["最新更新文章", "怎样系船", "怎样修船篷？", "灯油有哪三种配法？", "渡口的灯亮了", "版权所有 渡口网"]
WORDS = ["灯", "桥", "船", "岸", "树", "井", "雨", "风", "山", "河"]
SITE = "关注阿灯 Guan zhu 关注，回复 Guan"


def stays(lines: list[str]) -> list[str]:
    """The lines that stay."""
    found, _ = remove(characters.to_lines(Source("page", tuple(lines), "")))
    return [line.text for line in found if line.text]


def names(count: int) -> list[str]:
    """Rows of a name, its Latin letters and its meaning; one of them has words of sites."""
    rows = [
        f"阿{WORDS[n % 10]}{WORDS[n // 10 % 10]} Boat{'abcdefghij'[n % 10]} 大{WORDS[n // 7 % 10]}之名 Bote"
        for n in range(count)
    ]
    return [*rows[: count // 2], SITE, *rows[count // 2 :]]


@pytest.mark.parametrize("count", [12, 230, 430])
def test_a_list_is_not_cut_by_its_length_or_by_the_words_of_one_row(count: int) -> None:
    rows = names(count)
    found = stays([*HEAD, DAY, "大船：", *rows, *FOOT])
    assert [line for line in found if line in rows] == rows
    assert not set(FOOT) & set(found)


def table(rows: int, rule: str = "---|---|---") -> list[str]:
    """A table as html2text writes it."""
    body = [f"{8 + n % 10}:00| {WORDS[n % 10]}码头| {WORDS[n % 7]}船到岸| | {n}.5%" for n in range(rows)]
    return ["时间| 码头| 事件| 公布| 前值", f"{rule}|---|---", *body]


@pytest.mark.parametrize("rows", [6, 60])
def test_an_article_of_one_table_stays_whole(rows: int) -> None:
    lines = table(rows)
    lines[5] = "9:00| 灯码头| 渡口网版权所有ICP登记数| 0.4%| 0.4%"
    found = stays(
        [
            *HEAD,
            "2021-03-04 10:20",
            "|",
            "|",
            *lines,
            "",
            "相关文章链接：",
            "昨天的船期-2021年3月3日",
            "版权所有 渡口网",
        ]
    )
    assert [line for line in found if line in lines[2:]] == lines[2:]
    assert "昨天的船期-2021年3月3日" not in found


def test_menus_with_bars_are_no_tables() -> None:
    menu = ["首页| 新闻| 论坛| 登录", "渡口| 船期| 灯油| 岸边", "关于| 招聘| 地图| 帮助"]
    text = ["渡口的灯亮了四十年，守灯的人换了三个，船还是那条船。"] * 2 + [
        "每天天黑以前，沈漱舟把灯油添满，等最后一班船靠岸。"
    ]
    assert not set(menu) & set(stays([*menu, *HEAD, DAY, *text, "相关文章", *menu, "版权所有 渡口网"]))


def test_a_text_ends_between_no_two_rows() -> None:
    text = [
        "青石县的渡口有四十条船，名字都有来历，按字母排在下面，一条船一行。",
        "读的人可以从自己的船找起，也可以顺着河读下去。",
    ]
    rows = names(90)
    found = stays([*HEAD, DAY, *text, *rows, "相关新闻", "渡口的灯亮了", "版权所有 渡口网"])
    assert [line for line in found if line in rows] == rows


def test_a_drawn_box_is_one_table() -> None:
    """As w3m draws it, with sentences and words of sites in its cells, below text that has ended."""
    box = ["┌──────┬────────┐", "│ 渡口 │ 说明   │", "├──────┼────────┤", "│ 南渡 │ 夜里有灯。阿灯守着，从不熄灭。 │"]
    box += [f"│ {word}渡 │ 评论 分享 │" for word in WORDS] + ["└──────┴────────┘"]
    text = ["南渡口的石阶一共四十二级，每一级都用青石铺成，雨天也不滑。", "摆渡的船每天清早开始，到天黑为止。"]
    kept = stays([*HEAD, DAY, *text, "附：各渡口一览", *box, *FOOT])
    assert [line for line in kept if line[0] in "┌│├└"] == box
    assert FOOT[0] not in kept
