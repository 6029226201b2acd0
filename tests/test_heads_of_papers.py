"""The heads of journal papers, from the page to its front matter: each case stands for its kind."""

from __future__ import annotations

import pytest

from kanyin.model import Document
from tests.test_kinds_of_text import SENTENCE, clean, paragraphs

ABSTRACT = "摘要：记录了三处堤岸的柳树，比较了两种修剪的办法，并说明各自的得失。\n关键词：柳树；堤岸\n"
TEXT = f"1　方法\n　　{SENTENCE}\n2　结论\n　　{SENTENCE}\n"


def units(document: Document) -> list[tuple[str, str, str, str]]:
    return [(each.name, each.affiliation, each.address, each.postcode) for each in document.meta.author]


SIGNED = "堤岸柳树的修剪\n方　晓　程　立\n（临城林业学院，南京　210000）\n"
HEADS = f"江岸林学学报\nACTA　SILVAE　RIPENSIS\n{{issue}}\n{SIGNED}"


@pytest.mark.parametrize(
    ("issue", "date", "volume", "number"),
    [
        ("1998年2月第18卷第2期科技期刊", "1998-02", "18", "2"),
        ("1999年 第4期 第10卷 Vol.10 No.4 1999", "1999", "10", "4"),
    ],
)
def test_a_head_whose_issue_bears_another_name(issue: str, date: str, volume: str, number: str) -> None:
    meta = clean(HEADS.format(issue=issue) + ABSTRACT + TEXT).meta
    assert (meta.title, meta.container_title) == ("堤岸柳树的修剪", "江岸林学学报")
    assert (meta.date, meta.volume, meta.issue) == (date, volume, number)
    assert "author-en" not in meta.extra


def test_a_title_of_two_lines_right_below_a_head() -> None:
    head = "江岸林学学报\nACTA SILVAE RIPENSIS\n1998年 第18卷 第3期\n江岸三处堤坝的柳树\n与两种修剪办法的比较\n"
    people = "方晓*　程立 (临城林业学院，南京　210000)\n罗安平 (江岸大学林学系，北京　100000)\n"
    document = clean(head + people + ABSTRACT + TEXT)
    assert document.meta.title == "江岸三处堤坝的柳树与两种修剪办法的比较"
    assert units(document) == [
        ("方晓", "临城林业学院", "南京", "210000"),
        ("程立", "临城林业学院", "南京", "210000"),
        ("罗安平", "江岸大学林学系", "北京", "100000"),
    ]
    assert paragraphs(document) == [SENTENCE, SENTENCE]


def test_one_author_set_wide() -> None:
    document = clean(f"堤岸柳树的修剪\n方　小　晓\n{ABSTRACT}{TEXT}作者单位：临城林业学院.北京2729信箱.100000\n")
    assert units(document) == [("方小晓", "临城林业学院 北京2729信箱", "", "100000")]


def test_the_address_of_a_unit_behind_its_label() -> None:
    back = "作者单位：临城林业学院\n单位地址：南京　邮政编码：210000\n"
    document = clean(f"堤岸柳树的修剪\n方晓\n{ABSTRACT}{TEXT}{back}")
    assert units(document) == [("方晓", "临城林业学院", "南京", "210000")]


def test_an_english_title_below_authors_of_other_countries() -> None:
    foreign = "Jane Weaver Paul Miller\n(Institute of Dikes, Riverton, CANADA)\n"
    english = (
        "PRUNING OF WILLOWS ON THE DIKES OF A SMALL RIVER AND ITS USES\nFang Xiao, Cheng Li\n"
        "(Lincheng College of Forestry, Nanjing 210000)\n"
        "ABSTRACT　The willows of three dikes were pruned in two ways.\n"
    )
    document = clean(SIGNED + foreign + ABSTRACT + english + TEXT)
    assert document.meta.extra["title-en"] == "PRUNING OF WILLOWS ON THE DIKES OF A SMALL RIVER AND ITS USES"
    assert paragraphs(document) == [SENTENCE, SENTENCE]


def test_an_editor_behind_the_date_of_receipt() -> None:
    document = clean(f"堤岸柳树的修剪\n方晓\n{ABSTRACT}{TEXT}1998—05—04收稿　责任编辑：罗　安\n")
    assert (document.meta.extra["received"], document.meta.extra["editor"]) == ("1998-05-04", "罗安")


def test_codes_beside_each_other() -> None:
    extra = clean(f"堤岸柳树的修剪\n方晓\n{ABSTRACT}中图分类号　S513，S501　　文献标识码A\n{TEXT}").meta.extra
    assert (extra["CLC"], extra["document-code"]) == ("S513，S501", "A")
