"""What lists, lectures, boards and documents of an authority are called, and where they end."""

import pytest

from kanyin.fields.titles import read_title
from kanyin.model import Line
from kanyin.roles.facts import Facts, look
from kanyin.roles.menus import lectures_of
from kanyin.roles.page_title import is_parted, says_page
from kanyin.roles.threads import posters_of
from tests.roles.test_listing import DAYS, FOOT, MENU, NOTES, in_turn, roles


def look_at(*texts: str) -> list[Facts]:
    return [look((Line(text, (n,)),)) for n, text in enumerate(texts, 1)]


@pytest.mark.parametrize("way", ["渡口网 > 首页 > 所有文章", "首页»渡口»所有文章", "渡口 ＞ 公告 ＞ 船期 ＞ 所有文章"])
def test_a_list_is_called_what_its_trail_ends_in(way: str) -> None:
    assert read_title(way).text == "所有文章"
    assert read_title("船票 > 灯油").text == "船票 > 灯油"


@pytest.mark.parametrize("issue", ["2005年 23卷 2期", "《渡口学报》2021年第3期"])
def test_the_contents_of_an_issue_are_called_by_its_number(issue: str) -> None:
    names = ["沈漱舟;顾之砚", "方晓;林鸣", "陆朗", "宋青禾;何知远", "沈漱舟", "方晓", "林鸣;陆朗"]
    rows = in_turn([f"[ ] {n}01 {name}" for n, name in enumerate(names, 1)], [f"{x}的研究 2005-04-25" for x in NOTES])
    beside = [
        "主编：王青禾",
        "地址：临城市74006信箱",
        "刊出日期：2005-04-25",
        "研究论文",
        "综合评述",
        "渡口论坛",
        "灯塔论坛",
        "船家来信",
        "河边笔谈",
        "书评",
    ]
    tail = ["高级检索", "通知公告", "船家致谢", "灯家致谢", "欢迎订阅", "系统故障", "投稿须知", "快速入口"]
    title, kept = roles([*MENU, *beside[:2], issue, *beside[2:], *rows, *tail, *FOOT])
    assert title == [issue]
    assert not {*tail} & set(kept)


def test_a_lecture_stands_above_the_ones_beside_it() -> None:
    menu = [f"• 渡船{word}教程" for word in ("入门", "缆绳", "灯油", "靠岸", "停航", "检修")]
    below = ["渡船缆绳教程", "• 渡船入门教程", "下一节：渡船灯油教程"]
    assert lectures_of(look_at(*menu, *below)) == {len(menu)}
    assert not lectures_of(look_at(*menu, "渡船缆绳教程", "• 渡船检修教程"))  # none beside it
    assert not lectures_of(look_at(*menu, *(line[2:] for line in menu)))  # the menu once more


def test_who_posts_is_no_title() -> None:
    posts = [line for n in range(1, 5) for line in ("守灯人", "", f"2024-05-1{n} 20:20", f"灯油第{n}天到了没有？")]
    assert posters_of(look_at(*filter(None, posts))) == {"守灯人"}
    assert not posters_of(look_at(*(["灯讯", "渡口", "石桥", "河边"] * 4), "2024-05-11", "靠岸了"))


def test_who_answers_below_a_post_stands_in_front_of_the_day() -> None:
    answers = [f"渡口的灯_守灯人於 2014/01/0{day} 20:31 回覆" for day in (1, 2, 3)]
    assert posters_of(look_at(*answers)) == {"渡口的灯守灯人"}
    assert not posters_of(look_at(*answers[:2], "渡船於 2014/01/03 停航"))


@pytest.mark.parametrize("label", ["公文名称：", "名 称:", "标题："])
def test_a_record_names_its_document(label: str) -> None:
    name, number = "临城渡口管理局行政处罚信息公开表", "（临渡罚字〔2024〕5号）"
    facts = look_at("渡口网", "政务", "船期", f"{label} {name}{number}", "文 号：", name, number)
    assert says_page(facts, 5, facts[5].key)
    assert is_parted(facts, 5)
    assert not says_page(facts, 6, facts[6].key)


def test_a_table_below_a_long_menu_is_the_article() -> None:
    menu = [f"渡口{n}号船的航线与票价" for n in range(60)]
    menu[5] = "一、渡口管理局依法对全县的渡船与码头实行统一管理，查处无证摆渡，并负责灯塔的维护。"
    menu[6] = "二、管理局组织拟订渡运的规章，对船工进行培训，并受理乘船人的投诉，及时答复他们。"
    table = [
        "序号|当事人|处罚内容|机关",
        "---|---|---|---",
        "1|渡口航运有限公司（负责人方晓）|超载，处以罚款四万元|管理局",
        "2|林鸣|警告",
    ]
    record = ["发布时间：2025-06-03 来源：渡口管理局", "公文名称：临城渡口管理局行政处罚信息公开表", "文 号："]
    title, kept = roles([*MENU, *menu, *record, "临城渡口管理局行政处罚信息公开表", *table, *FOOT])
    assert title == ["临城渡口管理局行政处罚信息公开表"]
    assert [line for line in kept if line in table and "---" not in line] == [table[0], *table[2:]]
    assert menu[5] not in kept


def test_parts_of_an_article_that_begin_alike_go_on_behind_an_inset() -> None:
    parts = [
        line
        for n, thing in enumerate(("灯油", "缆绳", "船票", "船篷", "渔网"), 1)
        for line in (
            f"渡口发售{thing}",
            f"【更新2月{n}日 1{n}：00】",
            f"渡口宣布，{thing}今天到货，每人限购一份，先到先得，售完即止。",
        )
    ]
    inset = ["相關文章：", "码头的茶馆开张了"]
    lines = [*MENU, "渡口到货一览", "2020-02-28 来源：临城晚报", *parts[:12], *inset, *parts[12:], *FOOT]
    assert set(parts) <= set(roles(lines)[1])


def test_the_menu_of_a_column_is_no_row_of_its_list() -> None:
    rows = [f"{note} {day}" for note, day in zip(NOTES, DAYS, strict=True)]
    tabs = ["* 船期公告", "* 定期报告", "* 法律文件", "* 其他公告"]
    head = ["当前位置：首页 > 资讯中心 > 信息披露 > 船期公告", "", "信息披露", *tabs]
    _, kept = roles([*MENU, *head, *rows, *FOOT])
    assert [line for line in kept if line in rows] == rows
    assert not set(tabs[1:]) & set(kept)
