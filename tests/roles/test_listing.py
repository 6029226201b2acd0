"""Pages that are a list, a question with its choices, an abstract: without prose they have a body all the same."""

import pytest

from kanyin.clean import characters
from kanyin.model import Source
from kanyin.roles import label

MENU = ["登录", "注册", "首页", "关于我们", "新闻中心", "产品与服务", "人才招聘"]
TRAIL = "当前位置：首页 > 船期公告"
PAGER = "首页 上一页 1 2 3 下一页 末页 共 12 页"
ASIDE = ["热门文章", "渡口的灯亮了", "石桥修好了", "河边的茶馆", "文章归档", "2019年12月 (3)", "2019年11月 (16)"]
RISK = "风险提示：渡船有风险，乘坐须谨慎。本公司承诺以诚实信用、勤勉尽责的原则摆渡，但不保证一定靠岸。"
FOOT = ["关于我们 | 联系我们 | 法律声明", RISK, "Copyright © 2019 渡口网 版权所有", "京ICP备10000000号"]
THINGS = ["渡船检修", "灯塔开放", "码头停航", "航道疏浚", "船票调价", "灯油采购", "堤岸验收"]
NOTES = [f"关于临城{thing}的通知" for thing in THINGS]
DAYS = [f"2019-0{n}-1{n}" for n in range(1, 8)]
NAMES = ["沈漱舟", "顾之砚", "方晓", "林鸣", "陆朗", "宋青禾", "何知远"]


def roles(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of the title, and those that stay."""
    found = label(characters.to_lines(Source("page", tuple(lines), "")))
    kept = [each.line.text for each in found if each.role != "furniture" and each.line.text]
    return [each.line.text for each in found if each.role == "title"], kept


def in_turn(*columns: list[str]) -> list[str]:
    return [cell for row in zip(*columns, strict=True) for cell in row]


MAKES = {
    "day below": in_turn(NOTES, DAYS),
    "day above": in_turn(DAYS, NOTES),
    "day behind": [f"{note} {day}" for note, day in zip(NOTES, DAYS, strict=True)],
    "day glued": [f"{note}[{day}]" for note, day in zip(NOTES, DAYS, strict=True)],
    "day first": [f"{day} » {note}" for note, day in zip(NOTES, DAYS, strict=True)],
    "bullets": [f"* {note} ({day})" for note, day in zip(NOTES, DAYS, strict=True)],
    "bars": [f"{note}| {day}" for note, day in zip(NOTES, DAYS, strict=True)],
    "counts": [f"{note} ({n * 7})" for n, note in enumerate(NOTES, 1)],
    "cells": in_turn([str(n) for n in range(1, 8)], NOTES, ["渡船一号"] * 7, DAYS),
}


@pytest.mark.parametrize("rows", MAKES.values(), ids=MAKES)
def test_rows_with_days_are_the_article_where_no_prose_is(rows: list[str]) -> None:
    title, kept = roles([*MENU, TRAIL, "船期公告", *rows, PAGER, *ASIDE, *FOOT])
    assert title == ["船期公告"]
    assert [line for line in kept if line in rows] == rows
    assert not {*ASIDE, *FOOT, *MENU} & set(kept)


@pytest.mark.parametrize("rows", [MAKES["day below"], MAKES["day behind"]])
def test_such_rows_beside_an_article_are_none(rows: list[str]) -> None:
    text = ["昨天傍晚，渡船靠了最后一次岸，船上只有三个人，都是镇上的。", "守灯的人说，灯还要再亮三年，三年以后再说。"]
    article = ["渡口停航", "2021-03-04 10:20 来源：临城晚报", *text]
    for lines in ([*MENU, *article, PAGER, *rows, *FOOT], [*MENU, "船期公告", *rows, *article, *FOOT]):
        assert [line for line in roles(lines)[1] if line in text] == text
    assert not any(note in roles([*MENU, *article, PAGER, *rows, *FOOT])[1] for note in {*rows, *NOTES} - {*DAYS})


TABS = ["• 全部", "• 船期", "• 票价"]
THREE_LINES = {
    "file above": (["• PDF"] * 7, NOTES, [f"{day} [d_dot]" for day in DAYS]),
    "file below": (NOTES, [f"{day} [d_dot]" for day in DAYS], ["• 下载全文"] * 7),
    "day first": ([f"{day} [d_dot]" for day in DAYS], NOTES, ["渡口管理所"] * 7),
}


@pytest.mark.parametrize("columns", THREE_LINES.values(), ids=THREE_LINES)
def test_what_stands_in_all_rows_tells_where_the_first_begins_and_the_last_ends(columns: tuple[list[str], ...]) -> None:
    rows = in_turn(*columns)
    more = ["上一页 12345 下一页 2/31 [2     ] GO", "服务电话： 400 - 819 - 0789"]
    form = ["[ ] 码头 : ________", "[ ] 截止日期 : ________到 ________"]
    title, kept = roles([*MENU, "信息公布", "Notices", *TABS, *form, *rows, *more, *FOOT])
    assert title == ["信息公布"]
    assert [line for line in kept if line in rows or line in more] == rows
    assert not set(form) & set(kept)


PROGRAMMES = {
    "rooms": [
        line
        for n, name in enumerate(NAMES)
        for line in (
            f"（{n + 1}a）第{n + 1}组",
            f"地点：临城大学第{n + 1}教学楼",
            f"评论人：{name}（白渡学院）",
            f"{NAMES[n - 1]}（临城大学）{THINGS[n]}与航运的关系",
        )
    ],
    "hours": [f"{n + 8}:00-{n + 8}:40 {name} {THINGS[n]}史料考" for n, name in enumerate(NAMES)],
    "names": [f"{name}、{NAMES[n - 1]}（临城大学）：论{THINGS[n]}" for n, name in enumerate(NAMES)],
}


@pytest.mark.parametrize("rows", PROGRAMMES.values(), ids=PROGRAMMES)
def test_a_programme_stays_whole_and_its_name_is_above_its_day(rows: list[str]) -> None:
    title, kept = roles([*MENU, TRAIL, "第四届渡口年会会议议程", "2015-06-12 阅读 88 次", *rows, *FOOT])
    assert title == ["第四届渡口年会会议议程"]
    assert [line for line in kept if line in rows] == rows
    assert RISK not in kept


@pytest.mark.parametrize("answer", ["正确答案D", "参考答案：D", "【答案】D"])
def test_choices_and_the_answer_of_a_question_stay(answer: str) -> None:
    question = "渡船开动以前，船工最先要检查的是(　　)。"
    choices = ["A.缆绳", "B.灯油", "C.船票", "D.船篷", answer]
    advert = "欢迎使用渡口题库搜题、刷题、查看解析，提升学历请联系客服。"
    title, kept = roles([*MENU, question, "发布时间：2021-03-04 10:20", advert, question, *choices, "上一篇", *FOOT])
    assert title == [question]
    assert [line for line in kept if line in choices] == choices


def test_names_and_units_each_on_a_line_stand_above_an_abstract() -> None:
    units = ["临城大学历史学院", "白渡镇人民医院", "青石县水文站"]
    buttons = ["分享", "收藏", "打印", "已关注"]
    abstract = "渡口的灯亮了四十年，守灯的人换了三个，船还是那条船。本文据此讨论灯与船的关系。"
    head = ["荒渡考略", *NAMES[:3], *units]
    title, kept = roles(["知识节点", "基本信息", "引文网络", *head, *buttons, "摘要：", abstract, "更多", "下载：511"])
    assert title == ["荒渡考略"]
    assert [line for line in kept if line in head] == head
    assert abstract in kept


TEXT = [
    "河边的人都认得灯。船来了，灯就亮；船走了，灯就灭，没有人问为什么。",
    "后来我去了很远的地方，才知道别处的灯不这样亮。",
]


@pytest.mark.parametrize(
    "head",
    [
        ["怎样写一封长信", "", "沈漱舟译"],
        ["怎样写一封长信", "", "原文：http://www.lamp.example/letter.html"],
        ["怎样写一封长信", "", "版本 1.2"],
        ["慢"],
        ["Keeping a Light", "2004年2月"],
    ],
)
def test_the_first_line_of_a_page_without_a_site_is_its_title(head: list[str]) -> None:
    assert roles([*head, "", TEXT[0], "", TEXT[1]])[0] == head[:1]
