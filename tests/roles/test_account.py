"""Who wrote, by his name alone below a title: with a mark, on the page of an account, on a line that says "posted"."""

from __future__ import annotations

import pytest

from kanyin.model import Line
from kanyin.roles import label

TITLE = "渡口的灯为什么要点到天亮"
TEXT = [
    "点到天亮是因为夜里有人过河，灯一灭，对岸的人就找不到渡口的石阶了。",
    "河上没有桥的时候，这一盏灯就是路，船家远远看见它才敢靠岸。",
    "后来渡口修了桥，灯还是点着，守灯的人说，怕有人走惯了夜路，看不见灯心里不踏实。",
]
FOOT = ["河边的夜读", "继续滑动看下一个", "轻触阅读原文", "微信扫一扫可打开此内容，", "关注该公众号"]


def roles_of(lines: list[str]) -> dict[str, str]:
    found = label(tuple(Line(text, (n,), gap=True) for n, text in enumerate(lines, 1)))
    return {each.line.text: each.role for each in found}


@pytest.mark.parametrize(
    "head",
    [["守灯人", "河边的夜读"], ["守灯人    河边的夜读"], ["2021-03-04", "守灯人", "河边的夜读"]],
)
def test_writer_and_account_head_an_accounts_page(head: list[str]) -> None:
    roles = roles_of([TITLE, *head, *TEXT, *FOOT])
    assert {roles[text] for text in head if text not in FOOT} == {"info"}
    assert {roles[text] for text in TEXT} == {"text"}


def test_on_other_pages_such_words_are_text() -> None:
    roles = roles_of([TITLE, "守灯人    河边的夜读", *TEXT, "河边的夜读", "版权所有 渡口网"])
    assert roles["守灯人    河边的夜读"] != "info"


@pytest.mark.parametrize("line", ["□ 沈漱舟", "■沈漱舟", "●沈漱舟 顾平川", "◎ 沈漱舟、顾平川"])
def test_a_name_behind_its_mark_signs(line: str) -> None:
    assert roles_of([TITLE, line, *TEXT, "版权所有 渡口网"])[line] == "info"


@pytest.mark.parametrize("line", ["□ 放大", "□ 渡口的灯"])
def test_other_words_behind_a_mark_do_not(line: str) -> None:
    assert roles_of([TITLE, line, *TEXT, "版权所有 渡口网"])[line] != "info"


def test_who_posted_is_told_below_what_a_site_says_of_itself() -> None:
    line = "posted @ 2021-03-04 10:20  听雨的猫  阅读(7)  评论(0)"
    below = ["欢迎关注河边的夜读，每天第一时间给您送来渡口的故事，一天也不会少！", "标签", "好文要顶", "0", "升级会员"]
    assert roles_of([TITLE, *TEXT, *below, line, "刷新评论", "版权所有 渡口网"])[line] == "info"


@pytest.mark.parametrize("day", ["2021-03-04", "2021年3月4日 凌晨", "2021/03/04, 河湾"])
def test_the_only_day_above_a_title_is_its_own(day: str) -> None:
    page = ["渡口网", "首页", day, "975 字", "10", "分钟", "次", TITLE, *TEXT, "版权所有 渡口网"]
    assert roles_of(page)[day] == "info"


def test_today_s_day_at_the_head_of_a_page_is_not() -> None:
    page = ["渡口网", "2021-03-09 00:22 星期二", "首页", "新闻", "读书", "论坛", TITLE, *TEXT, "版权所有 渡口网"]
    assert roles_of(page)["2021-03-09 00:22 星期二"] != "info"


def test_a_word_of_a_list_above_the_day_is_no_account() -> None:
    page = ["渡口网", "首页", TITLE, "* 项目", "* 2021-03-04", *TEXT, "版权所有 渡口网"]
    assert roles_of(page)["* 项目"] != "info"


def test_tags_that_stand_about_the_page_are_none_of_the_text() -> None:
    tags = ["水利工程", "旧时故事", "渡船夜话"]
    page = ["渡口网", *tags, *tags, TITLE, "2021-03-04 10:20", *tags, *TEXT, "版权所有 渡口网"]
    assert {roles_of(page)[tag] for tag in tags} == {"furniture"}
