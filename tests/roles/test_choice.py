"""Which run of sentences is the text: the short one right below its title, not the teasers below 相关新闻."""

from __future__ import annotations

import pytest

from kanyin.model import Line
from kanyin.roles import label

ARTICLE = [
    "河湾镇夜校点灯重开",
    "来源：河湾网 2021-03-04 10:20",
    "河湾镇的夜校昨晚点灯重开，镇上的木匠和渔民坐满了三间屋子。",
]
TEASERS = [
    "最新评论",
    "桥上的雪下了一整夜，清早来扫雪的人说他从来没有见过这么大的雪。",
    "老渔民把船推到岸上，晒了三天，又补好了船底的两个洞，才放心地回家。",
    "书店的灯亮到深夜，店主说只要还有一个人在看书，他就不会把门关上。",
    "木匠在后院种了一棵槐树，他说等树长大了，要用它来做一张八仙桌。",
]


def kept(lines: list[str]) -> list[str]:
    page = label(tuple(Line(text, (n,)) for n, text in enumerate(lines, 1)))
    return [each.line.text for each in page if each.role == "text"]


def test_a_short_article_beats_what_stands_behind_the_foot() -> None:
    page = ["首页 > 新闻 > 正文", *ARTICLE, "相关新闻", "分享到：", *TEASERS, "版权所有 河湾网"]
    assert kept(page) == ARTICLE[2:]


def test_without_a_foot_between_it_is_all_one_text() -> None:
    assert kept([*ARTICLE, *TEASERS[1:], "版权所有 河湾网"]) == [*ARTICLE[2:], *TEASERS[1:]]


OTHER = [
    "一个渔民的一生，看完的人都沉默了",
    "提灯的鱼",
    "2020-05-06 08:00",
    *[
        f"他在海上漂了{n}年，补过的网能从码头铺到山脚，说起来却总是笑着摇头，说那不过是讨一口饭吃的营生。"
        for n in range(10, 40)
    ],
]


def test_a_text_without_a_word_of_the_title_is_another_articles() -> None:
    text = f"{ARTICLE[2]}镇长说，夜校点灯重开以后，每晚教两个时辰的字，再教一个时辰的算盘，谁来都不收钱。"
    page = ["首页 > 新闻 > 正文", *ARTICLE[:2], text, "分享到：", "举报", *OTHER, "版权所有 河湾网"]
    assert kept(page) == [text]


@pytest.mark.parametrize("foot", ["相关阅读", "最新评论", "猜你喜欢"])
def test_without_a_title_too_the_text_stands_above_the_foot(foot: str) -> None:
    text = [
        "几位读书人办起一间学堂，镇上的孩子都可以进去听课，先生教他们认字和打算盘，写得好的文章每年印成一本小书，"
        "送到各家各户，人人都能翻看。",
        "学堂开了十年，后来又添了一间屋子，课桌由家长们自己打，纸笔由几家店铺轮流来出，谁家先想到谁家就先送来，"
        "从来没有断过一天。",
    ]
    others = [
        "桥上的雪下了一整夜，清早来扫雪的人从没有见过这么大的。",
        "渔民把船推到岸上，晒了三天，补好了两个洞才放心地回家。",
        "木匠在后院种了一棵槐树，等长大了要用它来做一张八仙桌。",
    ]
    assert kept(["首页 | 灯 | 船 | 人", *text, foot, *others, "版权所有 河湾网"]) == text


def test_commands_below_the_day_are_the_article_not_the_teasers_below() -> None:
    commands = ["准备工作", "装好灯油和灯芯", "make lamp", "检查灯罩", "make check", "点亮"]
    head = ["怎样点亮一盏灯 - 河湾社区", "登录 注册", "怎样点亮一盏灯", "提灯的鱼 2021-03-04 10:20"]
    assert kept([*head, *commands, "推荐文章：", *TEASERS[1:3], "版权所有 河湾网"]) == commands


WOOD = "要选一块好木头，先看它的纹路，再敲一敲，听听声音，最后才问价钱。"


def test_the_title_of_a_blog_below_its_day() -> None:
    page = [
        "临城点灯人",
        "专注于分享木头的消息",
        "2016-04-01",
        "如何选一块好木头",
        WOOD,
        *TEASERS[1:],
        "版权所有 河湾网",
    ]
    found = label(tuple(Line(text, (n,), gap=True) for n, text in enumerate(page, 1)))
    assert [each.line.text for each in found if each.role == "title"] == ["如何选一块好木头"]


def test_words_of_a_site_in_the_traditional_script() -> None:
    sentence = "河灣鎮的夜校昨晚點燈重開，鎮上的木匠和漁民坐滿了三間屋子。"
    teaser = "老漁民把船推到岸上，曬了三天，又補好了船底的兩個洞，才放心地回家。"
    head = ["河灣鎮夜校點燈重開", "河灣網 2021-03-04 10:20"]
    assert kept([*head, sentence, "關於我們的廣告", "你可能還想看", teaser]) == [sentence]


def test_a_table_of_contents_is_none_where_only_teasers_say_it_again() -> None:
    items = ["1、河边的灯怎样点亮", "2、木匠铺里的八仙桌", "3、渡口停航的三个月", "4、桥上的雪下了一夜"]
    teasers = [items[0][2:], "补网的人说的话", items[1][2:], "晒船的三天", items[2][2:], "灯油", items[3][2:]]
    page = ["首页 > 新闻 > 正文", *ARTICLE, *items, "相关文章", *teasers, "版权所有 河湾网"]
    assert kept(page) == [ARTICLE[2], *items]


DIARY = ["早上去了河边，", "看见老木匠在补船，", "他说风大，", "我就坐在堤上等，", "等到太阳偏西，", "船补好了。"]
ITEMS = [item for what in "算写读画唱织补种养修" for item in ("1、先听后做", f"2、{what}法初步")]


@pytest.mark.parametrize("tail", [DIARY, ITEMS])
def test_clauses_and_numbered_items_go_on_down_to_the_foot(tail: list[str]) -> None:
    page = ["首页 > 新闻 > 正文", *ARTICLE, *TEASERS[1:], *tail, "发表评论", "版权所有 河湾网"]
    assert kept(page) == [*ARTICLE[2:], *TEASERS[1:], *tail]


def test_a_byline_within_the_text_does_not_end_it() -> None:
    part = "赏析这首诗的人很多，有人说它写的是雨，也有人说它写的是听雨的人，雨只是借来的一盏灯。" * 2
    page = ["首页 > 诗 > 正文", *ARTICLE, *TEASERS[1:], "赏析", "作者：佚名", part, "相关新闻", "版权所有 河湾网"]
    assert kept(page)[-1] == part


def test_a_title_does_not_stand_below_its_own_first_sentences() -> None:
    page = ["登录 注册", "怎样点亮一盏灯", *TEASERS[1:4], "先装油，再剪灯芯，最后点火", "make lamp", *TEASERS[4:] * 3]
    lines = label(tuple(Line(text, (n,)) for n, text in enumerate(page, 1)))
    assert [each.line.text for each in lines if each.role == "title"] == [page[1]]


@pytest.mark.parametrize(
    ("story", "goes_on"),
    [
        ("【河湾网】3月3日，河湾镇的夜校点灯重开，木匠和渔民坐满了三间屋子，镇长也来听了一课。", True),
        ("石料场的老板添了两台新机器，开春以后每天能多出四十车碎石，工人的工钱也涨了一些。", False),
    ],
)
def test_a_story_goes_on_behind_a_short_list_of_others(story: str, goes_on: bool) -> None:
    others = ["相关报道", "河湾镇要办夜校", "夜校的灯油从哪里来"]
    page = ["首页 > 新闻 > 正文", *ARTICLE, TEASERS[1], *others, story, story[:-1], "发表评论", "版权所有 河湾网"]
    assert (story in kept(page)) is goes_on


def test_numbers_on_lines_of_their_own_within_a_sentence_are_text() -> None:
    begun = "那一年夜校的灯亮得最久，木匠、渔民和船工都来听课，把三间屋子坐得满满的，镇上数过，前后共"
    parts = [begun, "40", "个晚上，", "来过的人超过", "500", "人，点掉的灯油有", "30", "斤。"]
    page = ["首页 > 新闻 > 正文", *ARTICLE, *TEASERS[1:], *parts, "发表评论", "版权所有 河湾网"]
    assert kept(page)[-len(parts) :] == parts
    assert "40" not in kept(["首页", "新闻", "评论", "40", "条", *ARTICLE, *TEASERS[1:], "版权所有 河湾网"])
