"""The head of a recognised paper as a whole: its row of authors is told by the names in its English head."""

from __future__ import annotations

import pytest

from kanyin.fields.pinyin import sizes_of_given
from kanyin.fields.unit_marks import unit_marks_in_latin
from kanyin.model import MATH, SCAN
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.heads import with_names
from kanyin.read.ocr.latin_rows import rows_of
from kanyin.read.ocr.name_rows import name_row
from tests.read.test_ocr import LINE, clean

ENGLISH = "GU Yan1, SHEN Shuzhou2*, LIU Xiong1 (1. Lincheng University, Lincheng 100000, China)"
PAGE = f"""{{head}}

摘要：本文记录临城渡口的灯在风里的亮度，共记十年，并与书屋的灯作比较，说明灯为什么在夜里更亮一些，在雾里更暗一些。

关键词：灯；渡口；书屋

# Light of the Lamps at the Ferry of Lincheng

{{english}}

Abstract: The light of the lamps at the ferry of Lincheng was written down over ten years, and compared.

Key words: lamp; ferry; room

# 1 引言

{LINE}

{LINE}
"""


def _names(head: str, english: str = ENGLISH) -> list[str]:
    return [author.name for author in clean(PAGE.format(head=head, english=english)).meta.author]


@pytest.mark.parametrize(
    "row",
    [
        "顾砚1，沈漱舟2\\*，刘雄南方临城大学航灯学院，临城 100000",
        "顾　砚¹沈漱舟²\\*刘　雄」（1.临城大学，临城 100000；2.青石学院，青石 100001）",
        "顾砚1）沈漱舟2）\\* 刘雄1）（临城大学航灯学院，临城 100000）",
        "顾砚°沈漱舟²\\*刘雄（临城大学航灯学院，临城 100000）（Tel：010-100000，Email:gu@lincheng.cn）",
    ],
)
def test_names_of_the_chinese_row_are_those_of_the_english_one(row: str) -> None:
    assert _names(f"# 渡口的灯在风里的亮度\n\n{row}") == ["顾砚", "沈漱舟", "刘雄"]


def test_a_title_that_runs_into_the_names_ends_before_them() -> None:
    page = PAGE.format(
        head="渡口的灯在风里的亮度与夜航顾砚」　沈漱舟²　刘　雄」（临城大学，临城 100000）", english=ENGLISH
    )
    assert clean(page).meta.title == "渡口的灯在风里的亮度与夜航"


def test_the_rest_of_a_title_before_the_names_goes_to_the_title() -> None:
    page = PAGE.format(
        head="# 渡口的灯在雾里和雨里\n\n的亮度 顾砚 沈漱舟\\* 刘雄（临城大学，临城 100000）", english=ENGLISH
    )
    meta = clean(page).meta
    assert meta.title == "渡口的灯在雾里和雨里的亮度"
    assert [author.name for author in meta.author] == ["顾砚", "沈漱舟", "刘雄"]


def test_a_row_that_was_broken_is_one() -> None:
    assert _names("# 渡口的灯\n\n顾砚1°沈漱舟2\\*，\n\n刘雄1°\n\n临城大学，临城 100000") == ["顾砚", "沈漱舟", "刘雄"]


def test_names_that_the_english_row_has_lost_stay() -> None:
    english = ENGLISH.replace("GU Yan1, ", "GU'an, ")
    assert _names("# 渡口的灯\n\n顾砚1　沈漱舟2\\*刘雄临（临城大学，临城 100000）", english)[:2] == ["顾砚", "沈漱舟"]


def test_a_foreign_name_within_the_row_is_kept() -> None:
    rows = rows_of("GU Yan1, SHEN Shuzhou2*, Mary Ferry1, LIU Xiong2")
    row = name_row("顾砚1沈漱舟2\\*Mary Ferry1刘雄2", rows)
    assert row is not None and row.names == ("顾砚1", "沈漱舟2*", "Mary Ferry1", "刘雄2")


def test_a_citation_of_the_paper_is_no_row_of_names() -> None:
    cited = "顾砚°沈漱舟°刘雄.渡口的灯.渡口学报，2017,37（4）:111-118."
    entries = [Entry(0, 0, (cited,), SCAN), Entry(1, 1, (ENGLISH,), SCAN)]
    assert with_names(entries)[0].text == cited


@pytest.mark.parametrize(
    ("english", "names"),
    [
        ("GU Yan1, SHEN Shuzhou2\\*, LIU $\\mathrm { X i o n g } ^ { 1 }$", "GU Yan, SHEN Shuzhou, LIU Xiong"),
        ("Gu Yana, Shen Shuzhoua, b, Liu Xiongb (a. Lincheng University, China)", "Gu Yan, Shen Shuzhou, Liu Xiong"),
        ("GU Yan, SHEN Shuzhou, LIU Xiong Departmentoflampsandferies", "GU Yan, SHEN Shuzhou, LIU Xiong"),
        ("GU Yan, SHEN Shuzhou, LIU Xiong, 1KeyLaboratoryofLamps, LinchengUniv", "GU Yan, SHEN Shuzhou, LIU Xiong"),
    ],
)
def test_the_english_row_ends_with_the_last_author(english: str, names: str) -> None:
    head = "# 渡口的灯\n\n顾砚，沈漱舟，刘雄\n\n临城大学，临城 100000"
    assert clean(PAGE.format(head=head, english=english)).meta.extra["author-en"] == names


def test_lines_between_the_english_names_and_the_abstract_are_units() -> None:
    english = "GU Yan, SHEN Shuzhou, LIU Xiong\n\n1ColegeoflmpsandKbof\n\n2 QingshiFerrySchool，Qingshi，1000Oo,China"
    document = clean(PAGE.format(head="# 渡口的灯\n\n顾砚，沈漱舟，刘雄\n\n临城大学，临城 100000", english=english))
    assert "1ColegeoflmpsandKbof" in document.meta.extra["affiliation-en"]
    assert "Qingshi" in document.meta.extra["affiliation-en"]


def test_numbers_of_the_lines_of_a_head_go() -> None:
    head = "1 渡口的灯在风里的亮度\n\n2 顾砚 沈漱舟\\* 刘雄\n\n3 （临城大学航灯学院，临城 100000）"
    meta = clean(PAGE.format(head=head, english=ENGLISH)).meta
    assert meta.title == "渡口的灯在风里的亮度" and len(meta.author) == 3


@pytest.mark.parametrize(
    ("word", "sizes"),
    [
        ("Yan", (1,)),
        ("Shuzhou", (2,)),
        ("Shu-Zhou", (2,)),
        ("Xian", (1, 2)),
        ("Xintinga", (2,)),
        ("Ferry", ()),
        ("Xi'an", (2,)),
    ],
)
def test_syllables_of_a_given_name_tell_its_characters(word: str, sizes: tuple[int, ...]) -> None:
    assert sizes_of_given(word) == sizes


def test_a_sign_that_was_lost_behind_a_chinese_name_stands_behind_the_english_one() -> None:
    head = (
        "# 渡口的灯在风里的亮度\n\n顾砚¹，沈漱舟²，刘雄，方晓²\n\n（1.临城大学，临城 100000；2.青石学院，青石 200000）"
    )
    english = "GU Yan1, SHEN Shuzhou2*, LIU Xiong', FANG Xiao2 (1. Lincheng University, Lincheng 100000, China)"
    authors = clean(PAGE.format(head=head, english=english)).meta.author
    assert [author.affiliation for author in authors] == ["临城大学", "青石学院", "临城大学", "青石学院"]


@pytest.mark.parametrize(
    ("text", "names", "marks"),
    [
        ("GU Yan $^ { 2 }$, SHEN Lan’", ("顾砚", "沈岚"), {"顾砚": (2,), "沈岚": (1,)}),
        ("Gu Yan1,2, Shen Lan", ("顾砚", "沈岚"), {"顾砚": (1, 2)}),
        ("GU Yan1, GU Lan2", ("顾砚", "顾岚"), {}),  # which of them is which?
    ],
)
def test_signs_behind_names_in_latin_letters(
    text: str, names: tuple[str, ...], marks: dict[str, tuple[int, ...]]
) -> None:
    assert unit_marks_in_latin(text.replace("$", MATH[0], 1).replace("$", MATH[1]), names) == marks


@pytest.mark.parametrize("head", ["# 顾之砚\n\n中国渡口研究院，临城 100000", "顾之砚中国渡口研究院"])
def test_the_only_author_is_no_heading_and_no_part_of_a_unit(head: str) -> None:
    meta = clean(f"# 渡口的灯在风里的亮度\n\n{head}\n\n# 1 引言\n\n{LINE}\n\n{LINE}\n").meta
    assert [(author.name, author.affiliation) for author in meta.author] == [("顾之砚", "中国渡口研究院")]


def test_the_second_line_of_a_title_below_it() -> None:
    head = "# 渡口的灯在风里的亮度\n\n以临城为例\n\n顾砚，沈漱舟，刘雄\n\n临城大学，临城 100000"
    assert clean(PAGE.format(head=head, english=ENGLISH)).meta.subtitle.endswith("以临城为例")


def test_english_labels_before_chinese_values() -> None:
    head = "# 渡口的灯在风里的亮度\n\n顾之砚\n\n# Abstract\n\n本文记录灯在风里的亮度，共十年，并比较书屋的灯。"
    document = clean(f"{head}\n\nKeywords:灯，渡口，书屋\n\n# 1 引言\n\n{LINE}\n\n{LINE}\n")
    assert document.meta.abstract.startswith("本文记录") and document.meta.keywords == ("灯", "渡口", "书屋")


UNITS = {
    "临城大学'文学院，2史学院，临城 100000；河口大学，河口 200000": ("临城大学文学院", "临城大学史学院", "河口大学"),
    "临城大学’灯光系²史学系³渡口系": ("临城大学灯光系", "临城大学史学系", "临城大学渡口系"),
}


@pytest.mark.parametrize("units", UNITS)
def test_parts_of_one_school_behind_their_signs(units: str) -> None:
    authors = clean(PAGE.format(head=f"# 渡口灯的亮度记录\n\n顾砚1，沈漱舟2，刘雄3  \n{units}", english="")).meta.author
    assert tuple(author.affiliation for author in authors) == UNITS[units]


def test_a_unit_keeps_the_bracket_of_its_own() -> None:
    head = "# 渡口灯的亮度记录\n\n顾砚，沈漱舟*\n\n(灯光控制教育部重点实验室(临城大学)，临城 100000)"
    first, _ = clean(PAGE.format(head=head, english="")).meta.author
    assert first.affiliation == "灯光控制教育部重点实验室（临城大学）"


def test_a_row_of_names_on_two_lines_and_signs_that_were_raised() -> None:
    rows = "顾砚1,2 沈漱舟 $^ { 1 }$ 刘雄2  \n方晓1 羊知远2 林舟2  \n"
    head = f"# 渡口灯的亮度记录\n\n{rows}1(临城大学 临城 100000)  \n2(河口大学 河口 200000)"
    authors = clean(PAGE.format(head=head, english="")).meta.author
    assert [author.name for author in authors] == ["顾砚", "沈漱舟", "刘雄", "方晓", "羊知远", "林舟"]
    assert authors[3].affiliation == "临城大学"


def test_english_names_without_blanks_and_one_that_was_misread() -> None:
    head = "# 渡口灯的亮度记录\n\n顾砚1，沈漱舟2，刘雄1  \n（1.临城大学，临城 100000；2.河口大学，河口 200000）"
    english = "GUYan1,SHENShuzhou2,LOUXiong\n\n1.Lincheng University, Lincheng 100000, China"
    meta = clean(PAGE.format(head=head, english=english)).meta
    assert meta.extra["author-en"] == "GU Yan, SHEN Shuzhou, LOU Xiong"
