"""What stands beside the titles of portals, boards and blogs, each kind as a page has it."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.fields.byline_line import read_line
from kanyin.fields.dates import take_date
from kanyin.model import Document
from kanyin.read.text import read_source

SENTENCE = "渡口的灯在夜里亮了三十年，船家说，只要有人要过河，它就不会熄灭，这是他父亲立下的规矩。"
TEXT = "\n\n".join(f"    {SENTENCE}" for _ in range(6))


def page(head: str, text: str = TEXT, foot: str = "") -> Document:
    menu = "首页\n新闻\n社区\n登录\n注册\n\n"
    return pipeline.clean_source(read_source(f"{menu}{head}\n\n{text}\n{foot}".encode(), "page.txt"))


def names(document: Document) -> list[str]:
    return [author.name for author in document.meta.author]


def test_the_names_of_a_card_end_where_the_text_begins() -> None:
    linked = f"    {SENTENCE}\n上海\n的河边也有这样的灯，{SENTENCE}\n    {SENTENCE}\n天河传媒\n的人来拍过。{SENTENCE}"
    document = page("渡口的灯亮了三十年\n\n2021-03-04 08:09:10\n\n来源：\n《临城晚报》\n\n作者：\n沈漱舟", linked)
    assert names(document) == ["沈漱舟"]


@pytest.mark.parametrize(
    ("line", "authors", "sources"),
    [
        ("来自: 河边的灯 2021-03-04 08:09:10", ["河边的灯"], []),
        ("来自: 临城日报 2021-03-04 08:09:10", [], ["临城日报"]),
        ("来自: 上海 2021-03-04 08:09:10", [], ["上海"]),
        ("來源(yuán)：河湾網(wǎng)", [], ["河湾網"]),
    ],
)
def test_who_is_behind_from(line: str, authors: list[str], sources: list[str]) -> None:
    told = read_line(line)
    assert (told.authors, told.sources) == (authors, sources)


@pytest.mark.parametrize(
    ("text", "day"),
    [("添加日期：14年12月15日", "2014-12-15"), ("民國99年3月4日", "2010-03-04"), ("建国10年12月3日", "")],
)
def test_years_of_two_figures(text: str, day: str) -> None:
    assert take_date(text)[1] == day


def test_a_title_may_end_in_stops_typed_for_dots() -> None:
    document = page("问了上百个船家，说说感想。。\n\nmiss.R\n\n来自: miss.R 2021-03-04 08:09:10")
    assert document.meta.title == "问了上百个船家，说说感想。。" and names(document) == ["miss.R"]


def test_a_column_and_an_account_before_a_day_are_no_title() -> None:
    document = page("观河|渡口三十年：灯还亮着，船还在走\n\n临城 观河 2021-03-04 08:09")
    assert document.meta.title.endswith("渡口三十年：灯还亮着，船还在走") and document.meta.date == "2021-03-04"


def test_names_of_figures_stand_on_cards_of_boards() -> None:
    card = "1657811\n1657811 当前离线\n\n积分\n5\n\n新手上路\n新手上路, 积分 5\n\n发表于 2021-3-4 08:09:10 | 只看该作者"
    document = page(f"论坛 › 灌水 › 河边\n查看: 20|回复: 1\n\n渡口的灯是谁在点呢，有人知道吗！\n\n{card}")
    assert names(document) == ["1657811"]


def test_a_day_in_five_boxes_above_the_title() -> None:
    document = page("Mar\n04\nThu\n2021\n08:09\n\n渡口的灯亮了三十年")
    assert (document.meta.title, document.meta.date) == ("渡口的灯亮了三十年", "2021-03-04")


def test_reporters_before_a_place_stay_apart() -> None:
    text = f"    临城新闻网3月4日电（记者 沈漱舟 顾平川河湾报道）{SENTENCE}\n\n{TEXT}"
    document = page("渡口的灯亮了三十年\n\n2021-03-04 08:09", text)
    assert names(document) == ["沈漱舟", "顾平川"]
    assert "（记者 沈漱舟 顾平川河湾报道）" in pipeline.make_markdown(document)


def test_how_a_law_came_about_stays_below_its_title() -> None:
    note = "（2001年3月4日临城市人民政府批准　2001年4月5日临城市航运局发布）"
    text = "一、渡船应当在日出以后开航，日落以前收航，遇有大雾不得开航。\n二、违反前条规定的，由航运局给予警告。\n" * 3
    document = page(f"临城市渡口管理规定\n{note}", text)
    assert document.meta.container_title == "" and "临城市航运局发布）" in pipeline.make_markdown(document)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("编辑：ytadmin 【发表评论】", "editors", ["ytadmin"]),
        ("作者：河边的人19902", "authors", ["河边的人19902"]),
        ("作者：(BUTTON)", "authors", []),
    ],
)
def test_what_stands_beside_names(line: str, field: str, value: list[str]) -> None:
    assert getattr(read_line(line), field) == value


@pytest.mark.parametrize(
    "line",
    [
        "2021-03-04    打印本页 关闭窗口",
        "[2021-03-04]｜字体：[大 中 小]",
        "( 发布于：2021-3-4，新闻来源： 临城发布，阅读：797，图：沈漱舟，打印本页 )",
        "供稿人：沈漱舟 顾平川 方晓，日期：04 Mar 2021，稿件来源：临城发布，录入：丁一禾",
    ],
)
def test_the_day_of_a_line_of_buttons_or_labels(line: str) -> None:
    assert page(f"渡口的灯亮了三十年\n{line}").meta.date == "2021-03-04"


def test_bare_names_in_brackets_behind_the_last_words_sign() -> None:
    document = page("渡口的灯亮了三十年", f"{TEXT}\n\n    {SENTENCE}（沈漱舟）")
    assert names(document) == ["沈漱舟"]


def test_an_issue_alone_is_no_title() -> None:
    masthead = "农业信息探索\nAGRICULTURAL INFORMATION\n1999年 第1期  No.1 1999\n\n\n\n"
    text = f"{masthead}　堤岸柳树修剪的效益显著\n　　　沈漱舟　顾平川\n\n" + f"　　{SENTENCE}\n" * 6
    document = pipeline.clean_source(read_source(text.encode(), "page.txt"))
    assert document.meta.title.startswith("堤岸柳树修剪的效益显著") and document.meta.issue == "1"
