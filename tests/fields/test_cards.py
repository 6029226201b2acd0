"""Who posted, by the card of an account beside a post."""

import pytest

from kanyin.fields.cards import poster

TEXT = ["老沈十九岁上船，今年六十七岁，闭着眼也知道水深水浅。"]
BOARD = "渡口论坛/发新话题/灯下客/发短消息/加为好友/(灯下客)当前离线/UID/17/积分/204/2011-4-15 17:11/渡口的灯"
CARDS = {
    "a board's card above the title": (
        BOARD.split("/"),
        "灯下客",
    ),
    "an answer": (
        ["渡口的灯为什么不灭？", "我来答", "河边的灯", "2021-03-04 10:20", "河边的灯", "采纳数：15 获赞数：7"],
        "河边的灯",
    ),
    "fans counted": (["渡口的灯", "听雨的人", "1位粉丝", "1楼", "听雨的人"], "听雨的人"),
    "the side of a blog, far from the post": (
        ["灯下客", "加好友", "发短消息", "积分：204", "灯下客", "文章列表", "渡口的灯"],
        "",
    ),
    "a login form": (["渡口的灯", "用户名", "密码", "自动登录", "找回密码", "注册", "用户名"], ""),
    "a medium": (["渡口的灯", "渡口晚报", "关注", "粉丝 3万", "获赞", "渡口晚报"], ""),
}


@pytest.mark.parametrize(("lines", "name"), CARDS.values(), ids=CARDS.keys())
def test_the_card_names_who_posted(lines: list[str], name: str) -> None:
    title = next(n for n, line in enumerate(lines) if line.startswith("渡口的灯"))
    first = max(title, len(lines) - 1) + 1
    assert poster([*lines, *TEXT], title, first) == name


def test_who_posted_stands_above_the_day_and_its_board() -> None:
    head = [
        "灯往哪边照才看得清",
        "精华",
        "河边拾灯人",
        "2021.03.04 09:37发布于渡口闲谈",
        "7464",
        "大家还记得那盏灯吗？",
    ]
    assert poster(head, 0, 5) == "河边拾灯人"
