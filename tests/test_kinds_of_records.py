"""Labelled records, from the page to its Markdown: each case stands for its kind."""

from __future__ import annotations

import pytest

from kanyin.model import Document
from tests.test_kinds_of_text import SENTENCE, clean, headings, paragraphs

BLOCK = "【原文出处】堤岸学报\n【原刊期号】199804\n【 标  题 】{title}\n【 作  者 】{names}\n{more}【 正  文 】\n"


def record(text: str, title: str = "堤岸柳树的修剪", names: str = "方晓", more: str = "") -> Document:
    return clean(BLOCK.format(title=title, names=names, more=more) + text)


TEXT = f"    {SENTENCE}\n    {SENTENCE}\n"
UNIT = ("临城林业学院", "", "")


@pytest.mark.parametrize(
    ("note", "units"),
    [
        ("临城林业学院", [UNIT, UNIT]),
        ("作者单位：临城林业学院", [UNIT, UNIT]),
        ("方晓  临城林业学院  程立  江岸大学  北京100000", [UNIT, ("江岸大学", "北京", "100000")]),
        ("方晓，程立，临城林业学院，南京  210000", [("临城林业学院", "南京", "210000")] * 2),
        ("210000。南京，临城林业学院", [("临城林业学院", "南京", "210000")] * 2),
        ("临城林业学院  江岸大学", [UNIT, ("江岸大学", "", "")]),
    ],
)
def test_a_note_that_is_no_more_than_units(note: str, units: list[tuple[str, str, str]]) -> None:
    meta = record(TEXT, names="方晓/程立", more=f"【作者简介】{note}\n").meta
    assert [(author.affiliation, author.address, author.postcode) for author in meta.author] == units
    assert "author-note" not in meta.extra


def test_the_title_and_the_note_are_set_as_the_text_is() -> None:
    note = "方晓 临城林业学院副院长、 教授。 （ 邮编：100000）"
    meta = record(TEXT, title="１９９８年堤岸柳树(二)", more=f"【作者简介】{note}\n").meta
    assert meta.title == "1998年堤岸柳树（二）"
    assert meta.extra["author-note"] == "方晓 临城林业学院副院长、教授。（邮编：100000）"


def test_who_wrote_for_a_group() -> None:
    meta = record(TEXT + "    （执笔：方晓  程立）＊\n", names="“堤岸柳树的研究与实践”课题组").meta
    assert [author.name for author in meta.author] == ["“堤岸柳树的研究与实践”课题组", "方晓", "程立"]


def test_a_unit_above_the_note_on_its_author() -> None:
    meta = record(TEXT, more="【作者简介】临城林业学院  方晓\n    方晓，男，1960年生，教授。\n【原刊页号】(12)\n").meta
    assert meta.author[0].affiliation == "临城林业学院"
    assert meta.extra["author-note"] == "方晓，男，1960年生，教授。"
    assert meta.page == "12"


@pytest.mark.parametrize(
    "note", ["方晓，临城林业学院教授", "方晓，男，1960年生，临城林业学院", "程立，江岸大学", "本文原刊于《堤岸》杂志。"]
)
def test_a_note_that_tells_more_stays_one(note: str) -> None:
    meta = record(TEXT, names="方晓/程立", more=f"【作者简介】{note}\n").meta
    assert meta.extra["author-note"] == note and not any(author.affiliation for author in meta.author)


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT}              作者单位  临城林业学院\n",
        f"{TEXT}              （作者单位：临城林业学院）＊\n",
        f"    （方晓  临城林业学院）\n{TEXT}",
        f"    （临城林业学院  方晓）\n{TEXT}",
    ],
    ids=["behind", "in brackets", "above", "name last"],
)
def test_the_unit_stands_in_the_text(text: str) -> None:
    document = record(text)
    assert [(author.name, author.affiliation) for author in document.meta.author] == [("方晓", "临城林业学院")]
    assert "affiliation" not in document.meta.extra
    assert paragraphs(document) == [SENTENCE, SENTENCE]


def test_a_line_of_stars_above_the_text_goes() -> None:
    stars = "    ＊              ＊              ＊\n"
    head = "    内容提要  记录了三处堤岸的柳树，比较了两种修剪的办法。\n    关键词  柳树  堤岸\n"
    english = "    Pruning of Willows on the Dikes of a River\n    Abstract Willows of three dikes were pruned.\n"
    document = record(head + stars + TEXT.rstrip("\n") + "＊\n")
    assert paragraphs(document) == [SENTENCE, SENTENCE]
    document = record(stars + english + TEXT)
    assert document.meta.extra["title-en"] == "Pruning of Willows on the Dikes of a River"
    scenes = record(f"    {SENTENCE}\n{stars}    {SENTENCE}\n")
    assert len(scenes.blocks) == 3


def test_the_column_before_a_title_and_the_subtitle_below_it() -> None:
    meta = record(f"    —江岸水利会议综述\n{TEXT}", title="水利论坛  堤岸柳树的修剪及其得失").meta
    assert (meta.extra["column"], meta.title, meta.subtitle) == (
        "水利论坛",
        "堤岸柳树的修剪及其得失",
        "——江岸水利会议综述",
    )


def test_a_title_that_calls_a_note() -> None:
    assert record(TEXT, title="堤岸柳树的修剪*").meta.title == "堤岸柳树的修剪"


def test_a_title_of_two_lines() -> None:
    halves = record(TEXT, title="修剪堤岸的柳树  村里编筐\n            剩下的枝条晒干烧火").meta
    assert (halves.title, "column" in halves.extra) == ("修剪堤岸的柳树 村里编筐 剩下的枝条晒干烧火", False)
    dashes = record(TEXT, title="堤岸柳树的修剪\n    ——江岸村见闻").meta
    assert dashes.title == "堤岸柳树的修剪——江岸村见闻"


def test_headings_stand_further_in_than_paragraphs() -> None:
    paragraph = f"    {SENTENCE}{SENTENCE}\n"
    text = (
        f"{paragraph}            一、修剪\n        1.先看树势，再定剪法。\n{paragraph}        2.剪口要平，涂泥防虫。\n"
        f"{paragraph}            二、用途\n    1.编筐，要用当年的枝条。\n    2.烧火，粗枝细枝都行。\n{paragraph}"
    )
    assert headings(record(text)) == [
        (1, "一、修剪"),
        (2, "1. 先看树势，再定剪法。"),
        (2, "2. 剪口要平，涂泥防虫。"),
        (1, "二、用途"),
    ]


@pytest.mark.parametrize(
    ("note", "unit"),
    [
        ("方晓，男，1960年生，临城林业学院副研究员，临城100040", ("临城林业学院", "临城", "100040")),
        ("方晓，1962年生，现为临城大学水利学院教授、博士生导师。", ("临城大学水利学院", "", "")),
        ("方晓，1963年生。北京，堤岸研究中心助理研究员。邮政编码：100032。", ("堤岸研究中心", "北京", "100032")),
        ("方晓，堤岸上的诗人，种柳树的人。", ("", "", "")),
    ],
)
def test_a_unit_that_the_note_on_an_author_tells(note: str, unit: tuple[str, str, str]) -> None:
    meta = record(TEXT, more=f"【作者简介】{note}\n").meta
    assert [(author.affiliation, author.address, author.postcode) for author in meta.author] == [unit]
    assert meta.extra["author-note"] == note


def test_a_group_that_signs_in_brackets() -> None:
    block = BLOCK.replace("【 作  者 】{names}\n", "").format(title="堤岸柳树的修剪", more="")
    document = clean(f"{block}    （临城堤岸调研组）\n{TEXT}")
    assert [author.name for author in document.meta.author] == ["临城堤岸调研组"]
    assert paragraphs(document)[0] == SENTENCE


def test_lettered_headings_are_headings_each_time() -> None:
    text = f"        2、修剪的时间\n    a、冬天修剪\n{TEXT}    b、春天修剪\n{TEXT}"
    words = [words for _, words in headings(record(f"        1、修剪的办法\n{TEXT}{text}"))]
    assert [word for word in words if word[0] in "ab"] == ["a、冬天修剪", "b、春天修剪"]
