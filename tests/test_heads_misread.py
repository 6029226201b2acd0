"""Heads of scanned papers whose labels, names, signs and places recognition misread or glued."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.model import Meta
from kanyin.read.text import read_source

TEXT = "书屋的灯从前只有一盏，冬天天黑得早，读者常常要坐到门口去看最后几页，管理的人每天早晚各数一次。"
BODY = f"# 1 引言\n\n{TEXT}\n\n{TEXT}\n"
ABSTRACT = "This paper describes how the lamps of reading rooms are switched and how many of them are needed in winter."
TITLE, ENGLISH = "山区书屋灯光的自动调节", "Automatic Switching of the Lamps in Reading Rooms"


def meta(head: str, english: str = "") -> Meta:
    page = f"# {TITLE}\n\n{head}\n\n摘要：{TEXT}\n\n关键词：灯光；书屋\n\n{english}\n\n# 1 引言\n\n{TEXT}\n\n{TEXT}\n"
    return pipeline.clean_source(read_source(page.encode(), "page.md", is_ocr=True)).meta


@pytest.mark.parametrize("label", ["Astract:", "Abstraet：", "Abstract:", "abstrct:"])
def test_a_label_of_the_english_abstract_that_was_misread(label: str) -> None:
    told = meta("顾之砚（临城大学图书馆，临城 100000）", f"{label} {ABSTRACT}\n\nKey words: lamps; rooms")
    assert told.extra["abstract-en"] == ABSTRACT


@pytest.mark.parametrize("label", ["中图分类号", "中国分类号", "中图分类弓"])
def test_a_label_behind_the_keywords_that_was_misread(label: str) -> None:
    page = f"# {TITLE}\n\n顾之砚\n\n摘要：{TEXT}\n\n关键词：灯光；书屋{label}：G250\n\n# 1 引言\n\n{TEXT}\n\n{TEXT}\n"
    told = pipeline.clean_source(read_source(page.encode(), "page.md", is_ocr=True)).meta
    assert (told.keywords, told.extra["CLC"]) == (("灯光", "书屋"), "G250")


def test_labels_that_only_look_alike_stay() -> None:
    dates = "收稿日期：2016-05-02；修改稿日期：2016-06-03"
    page = f"# {TITLE}\n\n顾之砚\n\n摘要：{TEXT}\n\n{dates}\n\n# 1 引言\n\n{TEXT}\n\n{TEXT}\n"
    told = pipeline.clean_source(read_source(page.encode(), "page.md", is_ocr=True)).meta
    assert (told.extra["received"], told.extra["revised"]) == ("2016-05-02", "2016-06-03")


def test_names_behind_the_english_title_are_those_of_the_authors() -> None:
    told = meta("魏秀玲\n\n临城大学图书馆 临城 100000", f"{ENGLISH} Wei Xiuling\n\nAbstract: {ABSTRACT}")
    assert (told.extra["title-en"], told.extra["author-en"]) == (ENGLISH, "Wei Xiuling")
    alone = meta("魏秀玲\n\n临城大学图书馆 临城 100000", f"{ENGLISH}\n\nAbstract: {ABSTRACT}")
    assert alone.extra["title-en"] == ENGLISH


@pytest.mark.parametrize("end", ["in China", "of Henan China"])
def test_words_of_the_title_that_sound_like_a_name_stay_in_it(end: str) -> None:
    told = meta("魏秀玲\n\n临城大学图书馆 临城 100000", f"{ENGLISH} {end}\n\nAbstract: {ABSTRACT}")
    assert (told.extra["title-en"], "author-en" in told.extra) == (f"{ENGLISH} {end}", False)


def test_the_family_name_an_is_no_article() -> None:
    names = "AN Ya-chao, ZHANG Lin, LI Xiao-shu"
    english = f"# {ENGLISH}\n\n{names} (Library of Lincheng University, Lincheng 100000, China)\n\nAbstract: {ABSTRACT}"
    told = meta("安亚超，张霖，李晓姝（临城大学图书馆，临城 100000）", english)
    assert (told.extra["title-en"], told.extra["author-en"]) == (ENGLISH, names)


def test_names_told_by_their_syllables_and_number() -> None:
    names = "Chen FenglYing Hong'Xu Kunpeng² (1. Lincheng Power Company Lincheng 100000 China)"
    told = meta(
        "陈枫¹，应鸿¹，徐鲲鹏²（1.临城电力公司，临城 100000；2.江岸学院，江岸 100001）",
        f"# {ENGLISH}\n\n{names}\n\nAbstract: {ABSTRACT}",
    )
    assert told.extra["author-en"] == "Chen Feng, Ying Hong, Xu Kunpeng"


def test_a_name_set_wide_before_names_that_are_glued() -> None:
    told = meta("陈　枫应鸿徐鲲鹏²(1.临城电力公司 武汉 1000002.江岸学院 南京 100001)")
    assert [author.name for author in told.author] == ["陈枫", "应鸿", "徐鲲鹏"]
    assert [author.affiliation for author in told.author] == ["临城电力公司", "临城电力公司", "江岸学院"]


def test_the_unit_that_nobody_else_has_is_that_of_an_author_without_a_sign() -> None:
    told = meta("沈越，方晓²，顾之砚³（1.临城大学，武汉 100000；2.江岸学院，南京 100001；3.柳下医院，兰州 100002）")
    assert [author.affiliation for author in told.author] == ["临城大学", "江岸学院", "柳下医院"]


@pytest.mark.parametrize(
    ("unit", "address"),
    [
        ("临城农业大学沙漠学院，内蒙古 呼和浩特010018", "内蒙古呼和浩特"),
        ("临城理工大学管理学院哈尔滨 150040", "哈尔滨"),
        ("临城理工大学管理学院 哈尔滨 150040", "哈尔滨"),
    ],
)
def test_the_town_behind_a_unit_is_its_address(unit: str, address: str) -> None:
    (author,) = meta(f"顾之砚（{unit}）").author
    assert author.address.replace(" ", "") == address and author.affiliation[-2:] == "学院"


def test_a_town_is_nobodys_name() -> None:
    told = meta("顾之砚1,2方晓1  \n临城文献中心 成都 610041)  \n2(江岸大学北京 100049)")
    assert [author.name for author in told.author] == ["顾之砚", "方晓"]


def test_notes_on_the_authors_in_the_head_and_their_pictures() -> None:
    picture = f"![](images/{'a1' * 16}.jpg)"
    life = "男1970年生，高级工程师，主要从事灯光的工作。"
    told = meta(
        f"陈枫{life}\n\n陈枫（临城大学图书馆，临城 100000）\n\n{picture}",
        f"# {ENGLISH}\n\n{picture}\n\nAbstract: {ABSTRACT}",
    )
    assert "主要从事灯光的工作" in told.extra["author-note"]
    assert told.extra["title-en"] == ENGLISH


@pytest.mark.parametrize(
    ("row", "names", "unit", "address"),
    [
        ("周军兰中国社会科学院研究生院 北京 102488", ["周军兰"], "中国社会科学院研究生院", "北京"),
        ("王冬云江苏省临江市人民医院急诊科，江苏 临江 225600", ["王冬云"], "江苏省临江市人民医院急诊科", "江苏临江"),
        ("林协阳春市中医院检验科，广东阳春529600", ["林协"], "阳春市中医院检验科", "广东阳春"),
        (
            "吴宁，吉洪标,余书勇解放军第188中心医院，海南 海口571159",
            ["吴宁", "吉洪标", "余书勇"],
            "解放军第188中心医院",
            "海南海口",
        ),
        ("顾之砚1方 晓11临城师范大学心理学院，武汉，430079", ["顾之砚", "方晓"], "临城师范大学心理学院", "武汉"),
    ],
)
def test_names_and_their_unit_on_one_line_without_a_bracket(
    row: str, names: list[str], unit: str, address: str
) -> None:
    told = meta(row)
    assert [author.name for author in told.author] == names
    assert {(author.affiliation, author.address) for author in told.author} == {(unit, address)}


def test_the_abstract_behind_the_units_on_one_line() -> None:
    page = f"# {TITLE}\n\n周军兰中国社会科学院研究生院 北京 102488摘要{TEXT * 20}\n\n关键词：灯光；书屋\n\n{BODY}"
    told = pipeline.clean_source(read_source(page.encode(), "page.md", is_ocr=True)).meta
    assert ([author.name for author in told.author], told.abstract) == (["周军兰"], TEXT * 20)


def test_units_whose_numbers_are_glued_to_postcodes() -> None:
    told = meta("顾之砚1，方晓2\n\n1临城大学北京1004902江岸学院南京210008")
    assert [(author.affiliation, author.postcode) for author in told.author] == [
        ("临城大学", "100490"),
        ("江岸学院", "210008"),
    ]


def test_a_line_that_is_a_unit_holds_no_names() -> None:
    told = meta("李清\n\n华南师范大学 广州 510631")
    assert [(author.name, author.affiliation) for author in told.author] == [("李清", "华南师范大学")]


def test_a_doi_behind_the_keywords_without_a_colon() -> None:
    keywords = "关键词 灯光，书屋 DOI 10.1234/j.x.2017.01.012"
    page = f"# {TITLE} \\*\n\n顾之砚\n\n摘要：{TEXT}\n\n{keywords}\n\n{BODY}"
    told = pipeline.clean_source(read_source(page.encode(), "page.md", is_ocr=True)).meta
    assert (told.title, told.keywords, told.extra["DOI"]) == (TITLE, ("灯光", "书屋"), "10.1234/j.x.2017.01.012")


def test_units_that_letters_tell_apart() -> None:
    told = meta("顾之砚a，方晓ʰ，沈越ab(临城大学a.文学院;b.史学院，临城 100000)")
    assert [(author.name, author.affiliation) for author in told.author] == [
        ("顾之砚", "临城大学文学院"),
        ("方晓", "临城大学史学院"),
        ("沈越", "临城大学文学院；临城大学史学院"),
    ]


def test_raised_numbers_that_were_read_as_other_signs() -> None:
    told = meta("顾之砚}，方晓2,\\*，沈越'，贺兰平}²\n\n1甲县气象局，武汉430000\n\n2乙县气象局，兰州743000")
    assert [author.affiliation for author in told.author] == [
        "甲县气象局",
        "乙县气象局",
        "甲县气象局",
        "甲县气象局 武汉 430000；乙县气象局 兰州 743000",
    ]


def test_units_in_brackets_of_their_own_behind_numbers() -> None:
    told = meta("顾之砚1，方晓²沈越11(临城卫生服务中心江苏如皋 226500)2(江岸医院 江苏如皋 226500)")
    assert [(author.name, author.affiliation, author.address) for author in told.author] == [
        ("顾之砚", "临城卫生服务中心", "江苏如皋"),
        ("方晓", "江岸医院", "江苏如皋"),
        ("沈越", "临城卫生服务中心", "江苏如皋"),
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("高褪黑素牛奶的生产技术张微赵广永张晓明(临城大学动物学院，临城100193)", ["张微", "赵广永", "张晓明"]),
        (
            "猪的营养评定体系研究进展赵胜军1,2 任莹1,2（1.临城大学，武汉430023；2.江岸中心，南京 430023）",
            ["赵胜军", "任莹"],
        ),
    ],
)
def test_a_title_and_its_authors_glued_on_the_first_line(line: str, names: list[str]) -> None:
    page = f"{line}\n\n摘要：{TEXT}\n\n关键词：灯光；书屋\n\n{BODY}"
    told = pipeline.clean_source(read_source(page.encode(), "page.md", is_ocr=True)).meta
    assert [author.name for author in told.author] == names
    assert told.title == line[: line.index(names[0])]


@pytest.mark.parametrize("dash", ["", "一", "一一", "—", "——"])
def test_the_dash_before_the_second_line_of_a_title(dash: str) -> None:
    page = f"# 山区书屋灯光的扶持政策{dash}以临城为例\n\n顾之砚\n\n摘要：{TEXT}\n\n关键词：灯光；书屋\n\n{BODY}"
    told = pipeline.clean_source(read_source(page.encode(), "page.md", is_ocr=True)).meta
    assert "——".join(filter(None, (told.title, told.subtitle.strip("—")))) == "山区书屋灯光的扶持政策——以临城为例"


def test_labels_of_an_abstract_that_stand_in_other_type() -> None:
    parts = ("说明灯光的调节。", "对三间书屋记录三个月。", "电费省了一半。", "先关后拆。")
    told = f"目的{parts[0]}方法{parts[1]}结果{parts[2]}结论{parts[3]}"
    page = f"# {TITLE}\n\n顾之砚\n\n摘要：{told}\n\n关键词：灯光；书屋\n\n{BODY}"
    abstract = pipeline.clean_source(read_source(page.encode(), "page.md", is_ocr=True)).meta.abstract
    assert abstract == "".join(
        f"{label}：{part}" for label, part in zip(("目的", "方法", "结果", "结论"), parts, strict=True)
    )
