"""Back matter: known by its label, by the way it begins, or because it goes on."""

import pytest

from kanyin.model import Line
from kanyin.structure.back import read_back

TEXT = "行道树是夏天街道上唯一的天棚，一棵大树可以使树下的路面温度降低十四度。"


def read(*texts: str, names: tuple[str, ...] = ("沈越", "贺兰平")) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    lines = tuple(Line(text, (n,)) for n, text in enumerate(texts))
    read_back(lines, 0, set(), names, lambda n, field, *_: found.append((n, field)))
    return found


def test_each_kind_is_known() -> None:
    assert read(
        TEXT,
        "收稿日期：2021-11-05　　修回日期：2022-02-18",
        "1998-05-12收到原稿",
        "（1998-03-09收稿）",
        "*本研究得到甘州区农业科技专项（GZ2020-07）资助。",
        "沈　越，1993年生，硕士研究生，主要从事农业水土工程研究。",
        "通讯联系人：贺兰平，E-mail: help@example.org",
        "沈越（河西农业大学水利学院，兰州　730070）",
        "作者单位：甘州区灌溉试验站",
    ) == [
        (1, "received"),
        (2, "received"),
        (3, "received"),
        (4, "fund"),
        (5, "author-note"),
        (6, "author-note"),
        (7, "affiliation"),
        (8, "affiliation"),
    ]


def test_an_open_note_goes_on() -> None:
    assert read("作者简介：沈越，1993年生，硕士研究生，主要从事农业", "水土工程研究", TEXT) == [
        (0, "author-note"),
        (1, "author-note"),
    ]


def test_text_stays() -> None:
    assert (
        read(
            TEXT,
            "沈越认为，漂移主要来自束缚水的释放。",
            "改革以前（1949年至1978年），城市道路很窄。",
            "第一，1997年的产量增长了。",
        )
        == []
    )


def values(*texts: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    lines = tuple(Line(text, (n,)) for n, text in enumerate(texts))
    read_back(lines, 0, set(), ("沈越", "贺兰平"), lambda n, field, value, goes_on: found.append((field, value)))
    return found


def test_a_fund_and_the_authors_on_one_line() -> None:
    fund, life = "本文得到省水利基金（No.20-7）资助.", "作者沈越，1993年生，讲师。贺兰平，1960年生，教授。"
    assert values(fund + life) == [("fund", fund), ("author-note", life)]


def test_a_fund_under_the_heading_of_all_notes() -> None:
    assert values("注释：基金项目：省水利基金（20-7）") == [("fund", "省水利基金（20-7）")]


def test_funds_behind_a_star() -> None:
    assert [
        field for field, _ in values("*　省“十五”攻关项目：渠道衬砌专题。", "* 本研究是灌区改造工程的一部分。")
    ] == ["fund"] * 2
    assert values("* 本表中的数字是三年的平均。", "*　见上表：各渠道的长度。") == []


@pytest.mark.parametrize("number", ["“863-511-02”", "（863-511-02）", "863-511-02", "。合同编号：105—82150。", ""])
def test_a_fund_behind_the_number_of_a_note(number: str) -> None:
    assert [field for field, _ in values(f"1)　省渡口研究发展计划（灯塔计划）资助项目{number}")] == ["fund"]


def test_a_name_that_lost_the_blank_behind_it() -> None:
    assert values("沈越男，1993年生，讲师。") == [("author-note", "沈越，男，1993年生，讲师。")]


def test_the_note_on_another_author_whose_name_lost_the_blank() -> None:
    notes = values("作者简介：沈越　临城大学教授。研究渠道。", "贺兰平临城大学水利系研究生，主要学习渠道。")
    assert notes[1] == ("author-note", "贺兰平临城大学水利系研究生，主要学习渠道。")


def test_a_work_of_the_author_s_own_is_no_unit() -> None:
    assert values("沈越．《渡口的灯》.临城大学出版社.2015.") == []


def test_a_note_in_brackets_is_whole() -> None:
    assert values("〔作者沈越，1993年生，甘州区灌溉试验站工程师〕", "注释：") == [
        ("author-note", "作者沈越，1993年生，甘州区灌溉试验站工程师")
    ]


def test_who_edited_a_paper() -> None:
    """Below its references, by the label that names this paper; 责任编辑 alone may be a site's."""
    assert read("本文责任编辑：贺兰平", TEXT) == [(0, "editor")]
    assert read("责任编辑：贺兰平", TEXT) == []


@pytest.mark.parametrize(
    "note",
    ["*青江省“九五”重点科技攻关项目。", "*青澜国际合作项目“街道树荫的利用”的部分内容。"],
)
def test_projects_in_starred_notes(note: str) -> None:
    assert read(TEXT, note) == [(1, "fund")]


def test_who_took_part_in_the_work() -> None:
    assert read(TEXT, "*参加野外工作的还有沈越、贺兰平等同志，谨此致谢。") == [(1, "author-note")]
