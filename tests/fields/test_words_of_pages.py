"""What can be no name, whatever field it stands in: a page's own buttons, words of its cards, markup."""

from __future__ import annotations

import pytest

from kanyin.fields import paper_cards, sources
from kanyin.fields.byline import read_byline
from kanyin.fields.cards import first_posted, poster
from kanyin.fields.names import is_of_page
from kanyin.fields.page_owner import column_writer, named_in_title

TEXT = "老沈十九岁上船，今年六十七岁，闭着眼也知道水深水浅。"


@pytest.mark.parametrize(
    "word",
    [
        "发贴",
        "作者空间",
        "加入收藏",
        "申请成为作者",
        "检举",
        "[加为好友]",
        "回复(3)",
        "12级",
        "精华",
        "Saturday",
        'size="20"',
        "<b>",
        "&nbsp;",
        "|",
        "只看该作者",
        "4天",
        "62图",
        "D200228",
        "已更新",
        "作出决定的日期",
        "青石县人民政府令第33号",
        "青渡函60号",
        "青渡罚字〔2024〕36号",
    ],
)
def test_words_of_pages(word: str) -> None:
    assert is_of_page(word)


@pytest.mark.parametrize(
    "name",
    [
        "沈漱舟",
        "高清远",
        "关注之",
        "河边的灯",
        "我的河",
        "May",
        "A-灯老师",
        "私~河流",
        "发哥",
        "网易",
        "36灯",
        "2号渡口",
        "wy19930101",
    ],
)
def test_names(name: str) -> None:
    assert not is_of_page(name)


@pytest.mark.parametrize(
    "line", ["作者：发贴", "作者：登录", "作者：加入收藏", '作者：size="20"', "作者空间", "文/点击查看"]
)
def test_no_author(line: str) -> None:
    assert read_byline([line]).authors == []


@pytest.mark.parametrize("line", ['来源： size="20"', "来源：加入收藏", "作者空间"])
def test_no_source(line: str) -> None:
    assert read_byline([line]).source == ""


BOARDS = {
    "letters of any script": "渡口的灯/☆河メ灯ら/Top/楼主/修改/·/删除/举报该贴/发表于2021-03-04 22:12:19",
    "the name twice": "渡口的灯/渡口的灯/[复制链接]/☆河メ灯ら/☆河メ灯ら/当前离线/积分/5/主题/1/楼主/发表于 2021-3-4",
    "another label": "渡口的灯/☆河メ灯ら/级别: 论坛版主/UID: 2451/楼主 发表于: 2021-03-04 10:20",
    "a button below": "渡口的灯/语音播报/☆河メ灯ら/关注/2021-03-04 10:20/来自临城",
    "a button behind": "渡口的灯/☆河メ灯ら  关注/2021.03.04 10:20:11 字数 1,203 阅读 330",
    "parts between dots": "渡口的灯/分享/·/☆河メ灯ら/·/2021年03月04日/·/最后由/灯下客/回复于/2021年03月06日",
}


@pytest.mark.parametrize("lines", BOARDS.values(), ids=BOARDS.keys())
def test_who_posted_by_place(lines: str) -> None:
    page = ["渡口论坛", *lines.split("/"), TEXT]
    assert poster(page, 1, len(page) - 1) == "☆河メ灯ら"


@pytest.mark.parametrize(
    "lines",
    [
        "渡口的灯/河湾晚报/关注/2021-03-04",
        "渡口的灯/渡口/夜航/楼主/发表于 2021-3-4",
        "渡口的灯/发贴/楼主/发表于 2021-3-4",
        "渡口的灯/上一篇文字/2021-03-04",
    ],
)
def test_nobody_by_place(lines: str) -> None:
    page = lines.split("/")
    assert poster([*page, TEXT], 0, len(page)) == ""


def test_who_stands_in_the_title_and_below_it() -> None:
    assert named_in_title(["茉香：渡口的灯", "2021-03-04", "● 茉香", TEXT], "茉香：渡口的灯", 0) == "茉香"
    assert named_in_title(["茉香：渡口的灯", "2021-03-04", TEXT], "茉香：渡口的灯", 0) == ""
    assert named_in_title(["作者：渡口的灯", "作者", TEXT], "作者：渡口的灯", 0) == ""


def test_who_writes_a_column() -> None:
    page = ["渡口的灯", "河边的灯", "渡口看守", "128 人赞同了该文章", TEXT]
    assert column_writer(page, 0) == "河边的灯"
    assert column_writer([*page[:3], TEXT], 0) == ""


FORMS = [
    ("二〇二一年三月四日", "2021-03-04", "", []),
    ("民國110年3月4日", "2021-03-04", "", []),
    ("2021-03-04 发布 / 2022-05-06 修改", "2021-03-04", "", []),
    ("于 2021-03-04 10:20:11 首次发布", "2021-03-04", "", []),
    ("最后回复于 2021-03-04", "", "", []),
    ("最后发表: 2021-03-04 10:20", "", "", []),
    ("加入  2006-08-7", "", "", []),
    ("Top楼主 ·引用 ·举报该贴发表于2008-04-07 22:12:19", "2008-04-07", "", []),
    ("本文原载于《河湾日报》", "", "河湾日报", []),
    ("首发于公众号：河湾夜读", "", "河湾夜读", []),
    ("2021-03-04 10:20 沈漱舟 河湾日报", "2021-03-04", "河湾日报", ["沈漱舟"]),
    ("河湾日报 沈漱舟 2021-03-04", "2021-03-04", "河湾日报", ["沈漱舟"]),
    ("沈漱舟 2021-03-04", "2021-03-04", "", ["沈漱舟"]),
    ("私~川流 私~川流 2017-09-30 21:38:07", "2017-09-30", "", ["私~川流"]),
    ("来自: 河边的灯(临城) 2021-03-04 10:20:11", "2021-03-04", "", ["河边的灯"]),
    ("河边的灯 发布于 2021-03-04", "2021-03-04", "", ["河边的灯"]),
    ("分享 · 河边的灯 · 2021-03-04 · 120 次阅读", "2021-03-04", "", ["河边的灯"]),
    ("2021年03月04日 10:20:11 河边的灯 阅读数：120 标签： 渡口", "2021-03-04", "", ["河边的灯"]),
    ("本文由 河边的灯 发布", "", "", ["河边的灯"]),
    ("lampkeeper lampkeeper", "", "", ["lampkeeper"]),
    ("作者：河湾传媒 沈漱舟  顾平川", "", "", ["沈漱舟", "顾平川"]),
    ("作者：税玉民(临城大学,临城,650204)； 顾平川(水利局,青石)；", "", "", ["税玉民", "顾平川"]),
    ("文、图/沈漱舟", "", "", ["沈漱舟"]),
    ("作者 Lamp Keeper ，译者 沈漱舟 发布于 2021年3月4日 | 注意:大会4月21日开幕", "2021-03-04", "", ["Lamp Keeper"]),
]


@pytest.mark.parametrize(("line", "date", "source", "authors"), FORMS)
def test_forms(line: str, date: str, source: str, authors: list[str]) -> None:
    read = read_byline([line])
    assert (read.date, read.source, read.authors) == (date, source, authors)


def test_of_two_posts_the_first_names_who_wrote() -> None:
    lines = ["楼主：河边的灯 时间：2021-03-04 10:20:11", "作者：灯下客 时间：2021-03-05 08:11:20"]
    assert read_byline(lines).authors == ["河边的灯"]


def test_whoever_runs_the_account_comes_behind_who_is_called_the_author() -> None:
    assert read_byline(["原创 我是左舷 河湾夜读", "文/珠珠"]).authors == ["珠珠"]
    assert read_byline(["原创 我是左舷 河湾夜读"]).authors == ["我是左舷"]


def test_the_day_of_the_first_post() -> None:
    page = ["打印 发表于 2021-3-4 10:20 | 只看该作者", "渡口的灯", TEXT, "发表于 2021-03-05 08:11", "说得真好"]
    assert first_posted(page, 1, "2021-03-05") == "2021-03-04"
    assert first_posted(page, 1, "2021-03-04") == ""
    assert first_posted(page[1:], 0, "2021-03-05") == ""


def test_a_card_in_lines() -> None:
    card = "作 者/税玉民/(临城大学,临城,650204)；/顾平川/刊 名/河湾学报/1999年21卷01期/关键词/渡口/分类号/U641"
    assert paper_cards.read(["渡口的灯", *card.split("/")]) == (("税玉民", "顾平川"), "河湾学报")
    assert paper_cards.read(["渡口的灯", "作者", "沈漱舟", TEXT]) == ((), "")


@pytest.mark.parametrize(
    ("lines", "journal"),
    [
        (["渡口的灯", "河湾学报", "››", "2019, Vol. 37", "››", "Issue (4): 512-521"], "河湾学报"),
        (["渡口的灯", "刊 名", "河湾学报"], "河湾学报"),
        (["渡口的灯", "河湾学报", "Journal of Hewan", "1987年12期"], "河湾学报"),
        (["渡口的灯", TEXT, "2021年3月4日"], ""),
    ],
)
def test_the_journal_on_lines_of_its_own(lines: list[str], journal: str) -> None:
    assert sources.journal_told(lines) == journal
