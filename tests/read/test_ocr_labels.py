"""Labels that text recognition glued to each other, and what it puts beside formulas."""

from __future__ import annotations

import pytest

from kanyin.model import CELL, MATH, SCAN
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.heads import with_names
from kanyin.read.ocr.tables import html_rows
from tests.read.test_ocr import HEAD, LINE, clean, texts


def test_each_label_on_a_line_begins_a_field() -> None:
    words = "关键词：书屋；灯；渡口中图分类号：TU113文献标志码：A文章编号：1000-1234(2020)01-0001-05"
    meta = clean(HEAD.replace("关键词：书屋；灯", words)).meta
    assert meta.keywords == ("书屋", "灯", "渡口")
    assert (meta.extra["CLC"], meta.extra["document-code"]) == ("TU113", "A")
    assert meta.extra["article-id"] == "1000-1234(2020)01-0001-05"


def test_an_editor_behind_the_dates_is_none_of_them() -> None:
    dates = "收稿日期：2018-05-15 修回日期：2018-06-18 本文责任编辑：方砚"
    meta = clean(f"{HEAD}{LINE}\n\n{dates}\n").meta
    assert (meta.extra["received"], meta.extra["revised"]) == ("2018-05-15", "2018-06-18")


def test_a_list_begins_behind_its_heading_on_one_line() -> None:
    entries = "[1] 方砚. 灯的数目[J]. 照明, 2019(3): 12-18. [2] 顾之砚. 河边的书屋[M]. 临城: 临城书局, 2018."
    document = clean(f"{HEAD}{LINE}\n\n5参考文献: {entries}\n\n[3] 林舟. 渡口[M]. 临城: 临城书局, 2017.\n")
    assert [one.key for one in document.references] == ["1", "2", "3"]


@pytest.mark.parametrize(("text", "said"), [("$a$（204号和 $b$ 都亮", "$a$和 $b$ 都亮"), ("$a$ 在（204号房）", None)])
def test_a_rule_beside_a_formula_is_no_number_of_a_room(text: str, said: str | None) -> None:
    (found,) = [one for one in texts(clean(f"{HEAD}灯{text}，{LINE}")) if one.startswith("灯" + MATH[0])]
    assert found.replace(MATH[0], "$").replace(MATH[1], "$").startswith("灯" + (said or text))


def test_units_in_brackets_of_their_own_behind_their_numbers() -> None:
    head = (
        "# 书屋的灯\n\n方砚1,2 顾之砚1 林舟2\n\n1(临城大学建筑学院 临城 315400)\n\n2(河口市照明研究所 河口 315500)\n\n"
    )
    authors = clean(head + HEAD.split("\n\n", 2)[2] + LINE).meta.author
    assert [one.name for one in authors] == ["方砚", "顾之砚", "林舟"]
    assert authors[2].affiliation == "河口市照明研究所" and "（" not in authors[0].affiliation


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("书屋里的灯一共有几 盏", "书屋里的灯一共有几盏"),
        ("照明方式 分类", "照明方式分类"),
        ("东屋 西屋", "东屋 西屋"),
        ("最大亮度 最小亮度 平均亮度", "最大亮度 最小亮度 平均亮度"),
    ],
)
def test_a_narrow_cell_breaks_its_words(cell: str, said: str) -> None:
    assert html_rows(f"<table><tr><td>{cell}</td><td>1</td></tr></table>") == (f"{said}{CELL}1",)


def test_a_label_without_a_mark_before_the_parts_of_its_abstract() -> None:
    parts = "# Abstract\n\n【Purpose】 The lamps of reading rooms are set.\n\n# 1 引言"
    page = f"{HEAD}{LINE}\n".replace("# 1 引言", parts)
    assert str(clean(page).meta.extra["abstract-en"]).startswith("【Purpose】 The lamps")


def test_a_note_on_an_author_is_no_part_of_the_last_work() -> None:
    life = "顾之砚临城大学建筑学院教授。长期研究书屋的灯光，出版著作两部。"
    page = f"{HEAD}{(LINE + chr(10) * 2) * 30}# 参考文献\n\n[1] 程立. 书屋的灯. 临城学报, 2016, 3(1): 4-9.\n\n"
    document = clean(f"{page}{life}\n")
    assert len(document.references) == 1 and life not in document.references[0].raw
    assert document.meta.extra["author-note"] == life
    other = clean(f"{page}{life.replace('顾之砚', '方晓')}\n")
    assert "author-note" not in other.meta.extra


def test_author_unit_and_a_postcode_with_its_name_on_one_line() -> None:
    page = HEAD.replace("顾之砚", "顾之砚中国照明服务协会创新研究院广州邮编：510000") + LINE
    (author,) = clean(page).meta.author
    assert (author.name, author.affiliation, author.postcode) == ("顾之砚", "中国照明服务协会创新研究院", "510000")


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("书屋用RRL(Reading Room Lamps)标准调节灯光。", "书屋用RRL（Reading Room Lamps）标准调节灯光。"),
        ("书屋用Reading lamp(RRL)调节灯光。", "书屋用Reading lamp（RRL）调节灯光。"),
        ("亮度在50— $1 2 0$ 之间的灯可用。", f"亮度在50—{MATH[0]}1 2 0{MATH[1]} 之间的灯可用。"),
        ("亮度为f(x, y)的灯可用。", "亮度为f(x, y)的灯可用。"),
    ],
)
def test_brackets_of_full_names_and_ranges(read: str, printed: str) -> None:
    assert printed in "".join(texts(clean(f"{HEAD}{read}{LINE}")))


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("书屋用RRL(ReadingRoomLamps)标准调节灯光。", "书屋用RRL（ReadingRoomLamps）标准调节灯光。"),
        ("标准见照明协会网站(http://lamps.example.org/)，", "标准见照明协会网站（http://lamps.example.org/），"),
    ],
)
def test_brackets_of_glued_names_and_of_addresses(read: str, printed: str) -> None:
    assert printed in "".join(texts(clean(f"{HEAD}{read}{LINE}")))


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Gu ZhiyanLin Zhou Cheng Li", "Gu Zhiyan, Lin Zhou, Cheng Li"),
        ("Gu ZhiyanLinZhou (Lincheng University)", "Gu Zhiyan, Lin Zhou (Lincheng University)"),
        ("Deep LearningFor Image Use", "Deep LearningFor Image Use"),
        ("Gu Zhiyan Lin Zhou", "Gu Zhiyan Lin Zhou"),
    ],
)
def test_names_in_latin_letters_without_their_commas(row: str, names: str) -> None:
    assert with_names([Entry(0, 0, (row,), SCAN)])[0].text == names


def test_a_label_without_its_opening_bracket_begins_the_next_work() -> None:
    works = "[1] 程立. 书屋的灯. 临城学报, 2016, 3(1): 4-9.2]Gu Z Y. The lamps of rooms. Lamps, 2017, 4(2): 1-8."
    found = clean(f"{HEAD}{LINE}\n\n# 参考文献\n\n{works}\n\n[3] 林舟. 灯座. 临城学报, 2018, 5(1): 2-7.\n").references
    assert [work.key for work in found] == ["1", "2", "3"]


def test_english_keywords_glued_to_their_label_and_to_the_life_of_an_author() -> None:
    life = "顾之砚临城大学研究员。" + "从事渡口与灯光的研究，先后主持过多个项目，写过几本书，也教过许多学生。" * 9
    references = "# 参考文献\n\n1 方砚. 渡口的灯. 临城学报, 2012, 3(2): 1-9.\n\n"
    back = "# Lamps of the Ferry\n\nGu Zhiyan\n\nAbstract: The lamps of the ferry are counted here.\n\n"
    body = "\n\n".join(f"第{n}间书屋：{LINE}" for n in range(30))
    document = clean(f"{HEAD}{body}\n\n{references}{back}Keywordslamps of ferries,village,river banks{life}\n")
    assert document.meta.extra["keywords-en"] == ("lamps of ferries", "village", "river banks")
    assert [entry.raw for entry in document.references] == ["1 方砚. 渡口的灯. 临城学报, 2012, 3(2): 1-9."]
    assert str(document.meta.extra["author-note"]).startswith("顾之砚临城大学研究员")


def test_the_english_line_that_cites_the_article_is_no_part_of_its_title() -> None:
    cited = "顾之砚.青石县渡口灯的调节.临城学报,2017,37(11):3776-3786.  \n"
    twin = "GuZY. Lmps of the ferrry. Journal of Lincheng,2017,37(11):3776-3786.\n\n"
    head = "# 青石县渡口灯的调节\n\n顾之砚\n\n摘要：说明怎样调节渡口的灯，并作了检验。\n\n关键词：渡口；灯\n\n"
    english = "# Regulation of the Lamps of Village Ferries\n\nGU Zhiyan\n\nAbstract: The lamps are counted.\n\n"
    meta = clean(f"# DOI:10.5846/x\n\n{cited}{twin}{head}{english}# 1 引言\n\n{LINE}\n").meta
    assert meta.extra["title-en"] == "Regulation of the Lamps of Village Ferries"


def test_keywords_that_nothing_parts_are_known_by_the_class_number_behind() -> None:
    words = "关键词‘渡口’灯光夜航中图分类号：TM92 文献标识码：A"
    meta = clean(HEAD.replace("关键词：书屋；灯", words) + LINE).meta
    assert "渡口" in "".join(meta.keywords) and meta.extra["CLC"] == "TM92"


HEAD_OF = (
    "# 渡口的灯\n\n摘要：渡口的灯从傍晚开到半夜，守夜的人每隔一个时辰去看一次油，油不够就添，灯芯短了就剪。\n\n"
    "{lines}\n\n# 1 引言\n\n{text}\n"
)


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("关键词渡口 灯与书屋守夜的人", "keywords", ("渡口", "灯与书屋守夜的人")),
        ("关键词：渡口，灯 学科分类号 Q5，Q7", "CLC", "Q5，Q7"),
        (
            "关键词：渡口；灯\n\nwordslamp at night; ferry; reading room",
            "keywords-en",
            ("lamp at night", "ferry", "reading room"),
        ),
        ("关键词：渡口；灯\n\n:ey Words: lamp at night; ferry", "keywords-en", ("lamp at night", "ferry")),
        ("关键词：渡口；灯\n\ny wordslamp at night; ferry", "keywords-en", ("lamp at night", "ferry")),
        ("关键词：渡口；灯\n\nKey WordsLamp at night", "keywords-en", ("Lamp at night",)),
    ],
)
def test_labels_that_lost_a_part_or_a_mark(lines: str, field: str, value: object) -> None:
    meta = clean(HEAD_OF.format(lines=lines, text=LINE)).meta
    assert (meta.keywords if field == "keywords" else meta.extra[field]) == value


def test_a_code_without_a_value_takes_no_paragraph() -> None:
    text = "渡口的灯很亮，守夜的人每隔一个时辰去看一次，" * 3 + "然后回来。"
    document = clean(HEAD_OF.format(lines=f"关键词：渡口；灯\n\n文章编号：\n\n{text}", text=LINE))
    assert "article-id" not in document.meta.extra and texts(document)[0].startswith("渡口的灯很亮")


@pytest.mark.parametrize("legend", ["\\*\\*通讯作者", "\\*同等贡献作者"])
def test_the_legend_of_the_stars_is_no_text(legend: str) -> None:
    document = clean(HEAD_OF.format(lines=f"关键词：渡口；灯\n\n{legend}", text=LINE))
    assert not any("作者" in text for text in texts(document))


def test_labels_of_codes_without_any_are_no_codes() -> None:
    meta = clean(HEAD_OF.format(lines="关键词：渡口；灯 中图分类号： 文献标识码： 文章编号：", text=LINE)).meta
    assert meta.keywords == ("渡口", "灯") and "CLC" not in meta.extra


@pytest.mark.parametrize(
    ("title", "whole"),
    [("渡口的灯对夜航的影响1", "渡口的灯对夜航的影响"), ("渡口的灯与书屋的铁蛋白1", "渡口的灯与书屋的铁蛋白1")],
)
def test_the_number_of_a_note_behind_a_title_goes(title: str, whole: str) -> None:
    assert (
        clean(f"# {title}\n\n顾之砚 沈漱舟\n\n临城大学，临城 100000\n\n摘要：{LINE}\n\n# 1 引言\n\n{LINE}\n").meta.title
        == whole
    )


def test_notes_of_an_english_head_are_fields_of_their_own() -> None:
    english = """# Lamps of Rooms

FANG Yan, GU Zhiyan

1 Lamp College, Lincheng 315400, China Correspondent: FANG Yan, Tel: (0931)123 Supported by Lamp Foundation (No.5)

ABSTRCT The lamps of sixty rooms were counted for a year and a day, and all of them burn until the morning.

"""
    extra = clean(f"{HEAD.replace('# 1 引言', f'{english}# 1 引言')}{LINE}\n").meta.extra
    assert extra["affiliation-en"] == "Lamp College, Lincheng 315400, China"
    assert str(extra["corresponding"]).startswith("FANG Yan") and "Lamp Foundation" in str(extra["fund"])
    assert str(extra["abstract-en"]).startswith("The lamps")


def test_an_editor_behind_the_last_work_is_no_part_of_it() -> None:
    entries = (
        "[1] 方砚. 灯的数目[J]. 照明, 2019(3): 12-18.\n\n[2] 顾之砚. 书屋[M]. 临城: 临城书局, 2018: 7-21. (编辑：林舟)"
    )
    document = clean(f"{HEAD}{LINE}\n\n# 参考文献\n\n{entries}\n")
    assert document.references[-1].raw.endswith("7-21.")


def test_two_formulas_side_by_side_have_a_blank_between() -> None:
    (found,) = [one for one in texts(clean(f"{HEAD}灯亮 $a$ $b$ 天，{LINE}")) if one.startswith("灯亮")]
    assert f"{MATH[1]}{MATH[0]}" not in found


def test_codes_of_an_article_without_their_blanks_and_with_its_pages() -> None:
    page = HEAD.replace("关键词：书屋；灯", "关键词：书屋；灯\n\n文章编号：1000 -1234(2019)01-0029-09 (0029~0037)")
    meta = clean(f"{page}{LINE}\n").meta
    assert (meta.extra["article-id"], meta.page) == ("1000-1234(2019)01-0029-09", "0029-0037")


def test_how_to_cite_an_article_has_no_label_and_tells_its_doi() -> None:
    cited = "引用格式：顾之砚.灯的调节[J].照明,2015,30(4):731-736.doi:10.1234/j.zm.2015.4.0731"
    extra = clean(f"{cited}\n\n{HEAD}{LINE}\n").meta.extra
    assert str(extra["citation"]).startswith("顾之砚") and extra["DOI"] == "10.1234/j.zm.2015.4.0731"


def test_english_keywords_behind_the_chinese_ones() -> None:
    meta = clean(HEAD.replace("关键词：书屋；灯", "关键词：书屋；灯；2,3-丁二灯Key words: room; lamp")).meta
    assert meta.keywords == ("书屋", "灯", "2,3-丁二灯")


def test_a_class_number_in_a_formula_behind_the_keywords() -> None:
    meta = clean(HEAD.replace("关键词：书屋；灯", "关键词：书屋；灯中图分类号 $\\mathrm { ~ P 3 5 ~ }$")).meta
    assert (meta.keywords, meta.extra["CLC"]) == (("书屋", "灯"), "P35")


def test_an_english_abstract_that_the_foot_of_a_page_cuts() -> None:
    english = (
        "# Lamps of a Room by the River\n\nFANG Yan\n\n"
        "Abstract: The lamps were counted and their light was found to grow in 基金项目：临城灯光基金(12)。\n\n"
        "作者简介：方砚(1990—)，女，硕士，研究灯光。\n\nthe course of the night.\n\nKey words: lamp; room\n\n"
    )
    meta = clean(f"{HEAD}{english}{LINE}\n").meta
    assert meta.extra["abstract-en"].endswith("to grow in the course of the night.")
    assert meta.extra["fund"].startswith("临城灯光基金")


@pytest.mark.parametrize("gap", ["", " "])
def test_labels_of_an_abstract_are_set_off_alike(gap: str) -> None:
    said = f"目的 看灯。方法{gap}在六间书屋里看。结果 灯都亮着。结论{gap}不必添灯。"
    page = HEAD.replace("说明怎样调节书屋的灯，并用六间书屋的记录作了检验。", said)
    abstract = clean(f"{page}{LINE}\n").meta.abstract
    assert abstract == "目的　看灯。方法　在六间书屋里看。结果　灯都亮着。结论　不必添灯。"


def test_a_date_that_was_not_printed_and_a_code_by_another_name() -> None:
    page = HEAD.replace("书屋；灯\n", "书屋；灯 中图分类号：G252 文献表示码：\n\n# 收稿日期：\n")
    found = clean(f"{page}{LINE}\n")
    assert found.meta.extra["CLC"] == "G252" and not any("收稿日期" in text for text in texts(found))


def test_a_code_of_open_science_without_its_picture() -> None:
    label = "开放科学（资源服务）标识码（OSID）："
    for page in (
        HEAD.replace("书屋；灯\n", f"书屋；灯 中图分类号：G252{label}\n"),
        HEAD.replace("书屋；灯\n", f"书屋；灯\n\n{label}\n"),
    ):
        found = clean(f"{page}{LINE}\n")
        assert not any("OSID" in text for text in texts(found)) and found.meta.extra.get("CLC", "G252") == "G252"


def test_upright_strokes_part_english_units() -> None:
    units = "(Institute of Rooms丨Laboratory of Lamps|Office of Oil, Lincheng 100000, China)"
    head = f"# Lamps of rooms\n\nGU Zhiyan\n\n{units}\n\n"
    said = "The lamps of the rooms burn all night and nobody puts them out. " * 3
    abstract = f"Abstract: {said}\n\nKey words: room; lamp\n\n"
    found = clean(HEAD.replace("# 1 引言", f"{head}{abstract}# 1 引言") + f"{LINE}\n").meta.extra
    assert "Institute of Rooms/Laboratory of Lamps/Office of Oil" in found["affiliation-en"]
