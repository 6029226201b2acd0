"""Papers, wire stories and records, from the page to its Markdown: each case stands for its kind."""

from __future__ import annotations

import pytest

from kanyin.model import Table
from tests.test_kinds_of_text import SENTENCE, clean, headings, paragraphs

HEAD = (
    "堤岸柳树的修剪\n方　晓　程　立\n摘要：记录了三处堤岸的柳树，比较了两种修剪的办法，并说明各自的得失。\n"
    "关键词：柳树；堤岸\n"
)
STORY = (
    "堤上的柳树今年修剪得早，村里的人说，早剪的柳树到了夏天叶子更密，堤下走路的人可以少晒一半的太阳，编筐的枝条也更长"
    "更软，去年的枝条卖到了外县，今年已经有人来订，剪下来的枝条要在水里泡三天才能用，泡枝条的池子是去年新修的。"
)


@pytest.mark.parametrize("line", ["临城社临城5月2日电（记者方晓、程立）", "本报临城4月24日电  记者方晓报道："])
def test_a_story_begins_at_its_dateline(line: str) -> None:
    whole = line.replace("  ", "") + STORY
    width = 24
    rows = [whole[:23], *(whole[k : k + width] for k in range(23, len(whole), width))]
    document = clean(
        "            临城柳树今年修剪早\n" + "\n".join(rows) + "\n    " + SENTENCE[:22] + "\n" + SENTENCE[22:] + "\n"
    )
    assert document.meta.title == "临城柳树今年修剪早"
    assert [author.name for author in document.meta.author][:1] == ["方晓"]
    assert paragraphs(document) == [whole, SENTENCE]


def test_a_record_with_english_and_an_editor() -> None:
    document = clean(
        "【原文出处】堤岸学报\n【原刊期号】199804\n【 标  题 】堤岸柳树的修剪\n【 作  者 】方晓\n"
        "【英文摘要】The willows of three dikes were cut in two ways.The first on\n"
        "e keeps more shade,the second one gi\n"
        "ves more twigs for baskets.\n【关 键 词】柳树/堤岸/修剪willow/dike of\n a river\n【 正  文 】\n"
        f"    {SENTENCE}\n    {SENTENCE}\n【责任编辑】罗安平/程立\n"
    )
    extra = document.meta.extra
    assert document.meta.title == "堤岸柳树的修剪"
    assert str(extra["abstract-en"]).startswith("The willows of three dikes")
    assert "two ways. The first one keeps more shade, the second one gives" in str(extra["abstract-en"])
    assert document.meta.keywords == ("柳树", "堤岸", "修剪")
    assert "willow" in extra["keywords-en"]
    assert extra["editor"] == "罗安平、程立"
    assert paragraphs(document) == [SENTENCE, SENTENCE]


def test_notes_at_a_paper_s_end() -> None:
    document = clean(
        f"{HEAD}1　引言\n　　{SENTENCE}\n2　结语\n　　{SENTENCE}\n"
        "1) 临城市科学基金资助项目.\n作者简介：方　晓　2001年生，男.讲师.\n　　　　　程　立　2003年生，女.助教.\n"
        "作者单位：方　晓　临城林业学院　临城　100001\n　　　　　程　立　江岸大学农学系　江岸　100002\n"
        "参考文献\n1，方晓．堤岸的树．堤岸学报，2019；（7）：30\n2，程立．编筐的枝条．江岸：江岸出版社，2018\n"
        "收稿日期：2021－12－11\n修稿日期：2022-01-08\n"
    )
    extra = document.meta.extra
    assert str(extra["fund"]).startswith("临城市科学基金资助项目")
    assert "；" not in str(extra["author-note"]) and "程立" in str(extra["author-note"])
    assert (extra["received"], extra["revised"]) == ("2021-12-11", "2022-01-08")
    assert [(a.name, a.affiliation, a.postcode) for a in document.meta.author] == [
        ("方晓", "临城林业学院", "100001"),
        ("程立", "江岸大学农学系", "100002"),
    ]
    assert len(document.references) == 2
    assert paragraphs(document) == [SENTENCE, SENTENCE]


def test_a_bullet_that_speaks_of_a_project_is_no_fund() -> None:
    document = clean(f"修剪的步骤\n{SENTENCE}\n* 打开图纸并创建一个项目。\n{SENTENCE}\n{SENTENCE}\n")
    assert "fund" not in document.meta.extra


def test_wide_blanks_that_part_things_stay() -> None:
    text = (
        "柳树  在堤岸上最常见，每年春天修剪一次，枝条留给村里编筐，剩下的烧火。他写的是：“年年修剪柳树  处处都有树荫”。"
    )
    kept = clean(f"堤岸的树\n    {SENTENCE}\n    {text}\n")
    assert paragraphs(kept)[1].startswith("柳树　在堤岸上") and "柳树　处处" in paragraphs(kept)[1]


def test_keywords_do_not_take_the_paragraph_below_them() -> None:
    document = clean(
        f"堤岸柳树的修剪\n方晓\n　　文　摘：{SENTENCE}\n"
        f"　　关键词：柳树　堤岸的修剪　编筐的办法与枝条\n　　{SENTENCE}\n"
        + "".join(
            f"{number}、加大{what}的力度，在用处上想办法\n　　{SENTENCE}\n"
            for number, what in (("一", "修剪"), ("二", "种树"))
        )
    )
    assert document.meta.keywords == ("柳树", "堤岸的修剪", "编筐的办法与枝条")
    assert paragraphs(document) == [SENTENCE] * 3


def test_whom_to_write_to_stands_in_a_notice() -> None:
    contact = "联系人：方晓　电话号码：(0535)6888995"
    text = f"堤岸学院招聘教师\n　　{SENTENCE}\n　　{SENTENCE}\n　　{SENTENCE}\n"
    document = clean(f"{text}{contact}\n通信地址：临城堤岸路三号堤岸学院\n")
    assert "author-note" not in document.meta.extra and "affiliation" not in document.meta.extra
    assert paragraphs(document)[-1] == "通信地址：临城堤岸路三号堤岸学院"


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        ("堤岸柳树修剪的研究", "Ⅱ.春天的修剪", "堤岸柳树修剪的研究 Ⅱ.春天的修剪"),
        ("修剪堤岸柳树  留下编筐枝条", "临城的办法", "修剪堤岸柳树　留下编筐枝条 临城的办法"),
        ("堤岸柳树每年春天的修剪以及", "枝条的用处", "堤岸柳树每年春天的修剪以及枝条的用处"),
    ],
)
def test_a_title_of_two_lines(first: str, second: str, title: str) -> None:
    head = f"堤岸学报\nJOURNAL OF BANKS\n1999年　第3期\n\n\n{first}\n{second}\n方晓　程立\n"
    text = f"{head}摘要：{SENTENCE}\n关键词：柳树；堤岸\n1　前言\n　　{SENTENCE}\n2　结论\n　　{SENTENCE}\n"
    assert clean(text).meta.title == title


def test_a_title_of_two_lines_above_a_dateline() -> None:
    text = (
        "      临城农业科学院为全县两千多家种柳树的农户免费修\n剪了三遍柳树\n"
        f"新华社临城5月12日电（记者方晓）{SENTENCE}\n"
        f"    {SENTENCE}\n    {SENTENCE}（完）\n"
    )
    document = clean(text)
    assert document.meta.title == "临城农业科学院为全县两千多家种柳树的农户免费修剪了三遍柳树"
    assert paragraphs(document)[-1] == SENTENCE


def test_an_author_of_two_units() -> None:
    head = f"堤岸柳树的修剪\n方晓　程立\n摘要：{SENTENCE}\n关键词：柳树；堤岸\n"
    text = f"1　前言\n　　{SENTENCE}\n2　结论\n　　{SENTENCE}\n作者单位:方晓(临城大学水利学院 临城 100080)\n"
    others = "方晓(江岸大学林学院 江岸 541005)\n程立(江岸大学林学院 江岸 541005)\n"
    first, second = clean(head + text + others).meta.author
    assert first.affiliation == "临城大学水利学院 临城 100080；江岸大学林学院 江岸 541005"
    assert (second.affiliation, second.address, second.postcode) == ("江岸大学林学院", "江岸", "541005")


def test_a_lead_above_the_title_becomes_a_field() -> None:
    lead = "柳枝能编筐，也能烧火，剪下来的柳枝可用于堤岸的加固、村里的编筐和冬天的取暖，一点也不浪费。"
    head = f"堤岸学报\nJOURNAL OF BANKS\n1999年　第3期\n\n\n　　{lead}\n"
    head += "堤岸柳树修剪的实例\nCases of Willow Cutting\n方晓　程立\n"
    document = clean(
        f"{head}　　{SENTENCE}\n　　{SENTENCE}\n　　{SENTENCE}\n作者单位:方晓　临城大学；程立　江岸市林业学校\n"
    )
    assert document.meta.title == "堤岸柳树修剪的实例" and document.meta.container_title == "堤岸学报"
    assert [author.name for author in document.meta.author] == ["方晓", "程立"]
    assert document.meta.extra["lead"] == lead
    assert document.meta.extra["title-en"] == "Cases of Willow Cutting"


def test_an_address_behind_the_dates_of_a_manuscript() -> None:
    head = f"堤岸柳树的修剪\n方晓　程立\n摘要：{SENTENCE}\n关键词：柳树；堤岸\n1　前言\n　　{SENTENCE}\n2　结论\n"
    document = clean(f"{head}　　{SENTENCE}\n收稿日期：1998年8月21日　作者单位地址：临城　邮政编码：050051\n")
    assert document.meta.extra["received"] == "1998-08-21"
    assert "临城" in str(document.meta.extra["author-note"])


SECTIONS = f"1　前言\n　　{SENTENCE}\n2　结论\n　　{SENTENCE}\n"
PAPER = f"堤岸柳树的修剪\n方晓　程立\n摘要：{SENTENCE}\n关键词：柳树；堤岸\n{SECTIONS}"


def test_a_unit_above_those_of_its_parts_and_a_place_that_is_all_authors() -> None:
    back = "作者单位:临城科学院江河研究所，\n方晓:堤岸实验室；\n程立:柳树实验室，北京　100029\n"
    first, second = clean(PAPER + back).meta.author
    assert (
        first.affiliation == "临城科学院江河研究所堤岸实验室" and second.affiliation == "临城科学院江河研究所柳树实验室"
    )
    assert {(author.address, author.postcode) for author in (first, second)} == {("北京", "100029")}


def test_the_label_of_the_next_line_is_no_part_of_a_field() -> None:
    back = "基金项目:临城堤岸资助项目(863-511)\n作者简介\n　　方晓(1964-)，男，副教授。研究领域为堤岸。\n"
    meta = clean(PAPER + back).meta
    assert meta.extra["fund"] == "临城堤岸资助项目（863-511）"
    assert str(meta.extra["author-note"]).startswith("方晓（1964-）")


def test_the_pinyin_of_a_journal_s_name_is_no_english_name() -> None:
    head = "河岸信息探索\nSTUDY OF BANKS  HEAN   \nXINXI TANSUO\n1999年　第3期　No.3  1999\n\n\n"
    meta = clean(head + PAPER).meta
    assert meta.container_title == "河岸信息探索" and meta.extra["container-title-en"] == "STUDY OF BANKS"
    assert "byline" not in meta.extra


def test_items_of_a_notice_are_text() -> None:
    head = "堤岸学报\nJOURNAL OF BANKS\n1999年 第28卷 第6期 Vol.28 No.6 1999\n\n\n2000年临城堤岸年会征文通知\n"
    items = f"　　1.征文范围：{SENTENCE}\n　　2.论文要求：{SENTENCE}\n"
    items += "　　3.截稿日期：2000.2.20。\n　　4.来稿请寄：临城堤岸站。\n"
    document = clean(f"{head}　　{SENTENCE}\n{items}")
    assert document.meta.title == "2000年临城堤岸年会征文通知" and document.meta.date == "1999"
    assert "3.截稿日期：2000.2.20。" in paragraphs(document)


def test_a_note_below_a_table_and_the_heads_of_the_next() -> None:
    table = (
        "表1　柳树的高度\nABC\n高度，m 3.5 4.5 5.5\n株数，株 30 40 50\n\n　　　注：A、B、C为三处堤岸，前两处是老堤\n"
        "表2　不同水温下柳树的株数\n\nT,℃株数，%\nABC\n30 2.50 5.32\n40 0.39 2.16\n"
    )
    document = clean(f"{PAPER.replace('2　结论', table + '2　结论')}")
    assert "注：A、B、C为三处堤岸，前两处是老堤" in paragraphs(document)
    first, second = (block for block in document.blocks if isinstance(block, Table))
    assert not any("注" in row for row in first.rows) and "株数，%" in second.rows[0]


def test_pieces_that_are_signed_have_titles() -> None:
    head = "堤岸学报\nJOURNAL OF BANKS\n1999年 第28卷 第6期 Vol.28 No.6 1999\n\n\n堤岸简讯\n"
    pieces = f"下游种柳树\n　　{SENTENCE}\n(方晓)\n上游修石堤\n　　{SENTENCE}\n　　{SENTENCE}\n(程立)\n"
    assert [words for _, words in headings(clean(head + pieces))] == ["下游种柳树", "上游修石堤"]


def test_what_stands_below_the_list_is_no_part_of_its_last_entry() -> None:
    entries = (
        "参考文献\n1　顾砚．堤岸．河口学报，1986，6（4）：314～322\n2　程立．柳树．河口学报，1995，5（1）：76～80\n"
    )
    back = (
        "42　男　高级工程师　\n致谢　本文经顾砚教授审阅，特此感谢。\n收稿日期：1998-08-12收稿，\n1998-10-10收修改稿\n"
    )
    document = clean(PAPER + entries + back)
    assert [reference.raw[-7:] for reference in document.references] == ["314-322", "76-80."] or [
        reference.raw.endswith(("322.", "80.")) for reference in document.references
    ] == [True, True]
    assert document.meta.extra["revised"] == "1998-10-10" and "高级工程师" in str(document.meta.extra["author-note"])
    assert any(text.startswith("致谢") for text in paragraphs(document))
    life = "作者简介\n方晓　男，1969年10月生。现为临城大学水利学院博士。\n"
    assert clean(PAPER + entries + life).references[-1].raw.endswith("76-80.")


def test_a_town_with_its_postcode_is_where_the_unit_before_is() -> None:
    first, second = clean(PAPER + "作者单位：临城师范学院 水利系；山东 聊城　252059\n").meta.author
    assert first.affiliation == second.affiliation == "临城师范学院水利系"
    assert {(author.address, author.postcode) for author in (first, second)} == {("山东聊城", "252059")}


def test_a_numbered_title_below_a_caption_is_no_part_of_it() -> None:
    sections = f"2.1　堤岸\n　　{SENTENCE}\n\n\n图1　堤岸的柳树\n2.2　柳树（图2）\n\n\n图2　柳树\n　　{SENTENCE}\n"
    assert (2, "2.2 柳树（图2）") in headings(clean(PAPER.replace("2　结论", f"2　结果\n{sections}3　结论")))


def test_a_note_that_the_caption_calls_ends_the_table() -> None:
    table = "表1　柳树的高度1)\nABC\n高度，m 3.5 4.5 5.5\n株数，株 30 40 50\n1）高度以米计算；株数以三处堤岸计算。\n"
    document = clean(PAPER.replace("2　结论", table + "2　结论"))
    assert "1）高度以米计算；株数以三处堤岸计算。" in paragraphs(document)


def test_notes_below_tables_are_no_headings() -> None:
    table = (
        "表{n}　柳树的高度\nABC\n高度，m 3.5 4.5 5.5\n株数，株 30 40 50\n　　　　　　注：* 以三处堤岸表示\n　　{text}\n"
    )
    tables = "".join(table.format(n=n, text=SENTENCE) for n in (1, 2, 3))
    words = [words for _, words in headings(clean(PAPER.replace("2　结论", tables + "2　结论")))]
    assert words == ["1 前言", "2 结论"]
