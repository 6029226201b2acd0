"""Labels and signs that nobody knows: each value tells by its own form what it is."""

from __future__ import annotations

import pytest

from kanyin.fields import info_tokens
from kanyin.fields.byline import is_byline, read_byline
from kanyin.fields.page_owner import writer_of_title


@pytest.mark.parametrize(
    ("lines", "day", "source", "authors"),
    [
        (["砚署：2021-03-04　澄采：河湾日报　拼述：沈漱舟"], "2021-03-04", "河湾日报", ["沈漱舟"]),
        (["【朗采：河湾网】【砚登：2021年3月4日】【撰砚：沈舟】"], "2021-03-04", "河湾网", ["沈舟"]),
        (["朗采：河湾网", "砚登：2021/03/04 10:20", "坊述：沈漱舟"], "2021-03-04", "河湾网", ["沈漱舟"]),
        (["沈漱舟 → 河湾日报 → 2021-03-04"], "2021-03-04", "河湾日报", ["沈漱舟"]),
        (["河湾网‖沈漱舟‖2021-03-04"], "2021-03-04", "河湾网", ["沈漱舟"]),
        (["2021-03-04 沈漱舟 河湾夜读RIVER"], "2021-03-04", "河湾夜读RIVER", ["沈漱舟"]),
        (["2021-03-04 易漱舟 江网"], "2021-03-04", "江网", ["易漱舟"]),
        (["沈漱舟-临城 2021-03-04"], "2021-03-04", "", ["沈漱舟"]),
        (["本站原创   |   2021-03-04  |   浏览次数: 1,306 views"], "2021-03-04", "本站原创", []),
        (["南漱舟", "《 河湾日报 》( 2021年3月4日   第 11 版)"], "2021-03-04", "河湾日报", ["南漱舟"]),
        (["沈 舟", "2021-03-04"], "2021-03-04", "", ["沈舟"]),
        (["沈漱舟/图", "2021-03-04"], "2021-03-04", "", []),
        (["作者：", "（一）", "2021-03-04"], "2021-03-04", "", []),
    ],
)
def test_read(lines: list[str], day: str, source: str, authors: list[str]) -> None:
    read = read_byline(lines)
    assert (read.date, read.source, read.authors) == (day, source, authors)


@pytest.mark.parametrize(
    "line",
    [
        "砚坊：教育　朗落：2021-03-04",
        "砚坊：白鹭洲　朗落：2021-03-04",
        "审澄：沈漱舟　朗采：河湾网　砚登：2021-03-04",
        "主办：河湾大学　砚登：2021-03-04　栏砚：金融",
    ],
)
def test_nobody_and_no_medium_is_made_up(line: str) -> None:
    assert read_byline([line]).authors == []


def test_words_with_colons_in_a_text_are_no_row() -> None:
    assert not is_byline("渡口：船来了，人走了。石阶：四十二级。")
    assert info_tokens.labels("王渡：我要走了　沈舟：那就走吧", ()) == []
    assert info_tokens.with_gaps("渡口 → 石阶 → 码头") == "渡口 → 石阶 → 码头"


@pytest.mark.parametrize(
    ("title", "text", "names"),
    [
        ("沈漱舟：渡口的灯为何亮到九点", "灯亮着，孩子们在写作业。", ("沈漱舟",)),
        ("评论｜沈漱舟：渡口的灯", "灯亮着。", ("沈漱舟",)),
        ("渡口的灯亮到九点\\沈漱舟", "灯亮着。", ("沈漱舟",)),
        ("沈漱舟 顾平川:渡口的灯", "沈漱舟，临城大学教授。", ("沈漱舟", "顾平川")),
        ("沈漱舟：渡口的灯要亮到九点", "镇长沈漱舟表示，灯要亮到九点。", ()),
        ("临城：渡口的灯亮到九点", "灯亮着。", ()),
    ],
)
def test_who_does_nothing_in_the_text_wrote_it(title: str, text: str, names: tuple[str, ...]) -> None:
    assert writer_of_title(title, [text]) == names
