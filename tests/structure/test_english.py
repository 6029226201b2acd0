"""The English block of an article's head."""

import pytest

from kanyin.model import Document, Source
from kanyin.pipeline import rebuild

HEAD = [
    "街道树荫的测量",
    "沈越　贺兰平",
    "摘要　测量了两条街的树荫，南街的树荫比北街多三成，午后相差最大，行人也多。",
    "关键词　树荫；街道",
]
TEXT = [
    "1　引言",
    "　　行道树是夏天街道上唯一的天棚，一棵大树可以使树下的路面温度降低十四度，步行的人愿意多走一段。",
    "2　测量",
    "　　两条街各选十处，每处测量三次，取平均值，测量都在午后两点进行，天气晴，风力不大于二级，雨后三天再量一次。",
]


def extra(*lines: str, foot: tuple[str, ...] = ()) -> dict[str, object]:
    return dict(document(*lines, foot=foot).meta.extra)


def document(*lines: str, foot: tuple[str, ...] = ()) -> Document:
    return rebuild(Source("page", (*HEAD, *lines, *TEXT, *foot), ""))


def test_names_above_their_units_by_turns() -> None:
    found = extra(
        "Measuring the Shade of Streets",
        "SHEN Yue",
        "(Institute of Gardens, Lincheng University, Lincheng 100001",
        "HE Lanping",
        "(Water Center, Ministry of Gardens, Lincheng 100002)",
        "Abstract　The shade of two streets is measured.",
        "Key words　shade, street",
    )
    assert found["title-en"] == "Measuring the Shade of Streets"
    assert found["author-en"] == "SHEN Yue, HE Lanping"
    assert found["affiliation-en"] == (
        "Institute of Gardens, Lincheng University, Lincheng 100001; Water Center, Ministry of Gardens, Lincheng 100002"
    )


def test_names_and_units_on_one_line_in_chinese_marks() -> None:
    found = extra(
        "Measuring the Shade of Streets:",
        "Methods and Results",
        "SHEN Yue1　HE Lanping1（Institute of Gardens，Lincheng　100001）",
        "Abstract　The shade of two streets is measured.",
    )
    assert found["title-en"] == "Measuring the Shade of Streets: Methods and Results"
    assert found["author-en"] == "SHEN Yue, HE Lanping"
    assert found["affiliation-en"] == "Institute of Gardens, Lincheng 100001"


def test_capital_family_names_part_the_names() -> None:
    found = extra(
        "Measuring the Shade of Streets",
        "SHEN Yue HE Lan-ping",
        "(Institute of Gardens, Lincheng 100001)",
        "Abstract　Shade.",
    )
    assert found["author-en"] == "SHEN Yue, HE Lan-ping"


def test_a_title_that_could_be_names_stands_above_those_of_the_authors() -> None:
    """An initial is no small word, and a second row of names below a unit no unit."""
    lines = [
        "Shade Theory and Street Measuring",
        "SHEN Yue",
        "Institute of Gardens Lincheng University Lincheng 100001",
        "HE Lan-ping　Doris A. Reed",
        "School of Gardens and Water Engineering University of Ferrytown UK",
        "Abstract　The shade of two streets is measured.",
    ]
    head = [HEAD[0], f"{HEAD[1]}　Doris A.Reed", *HEAD[2:]]
    found = rebuild(Source("page", (*head, *lines, *TEXT), "")).meta.extra
    assert found["title-en"] == "Shade Theory and Street Measuring"
    assert found["author-en"] == "SHEN Yue, HE Lan-ping, Doris A. Reed"
    assert found["affiliation-en"] == (
        "Institute of Gardens Lincheng University Lincheng 100001; "
        "School of Gardens and Water Engineering University of Ferrytown UK"
    )


def test_who_signs_a_translated_article_is_its_author() -> None:
    masthead = ["街道与园林", "1999年　第21卷　第2期　Vol.21 No.2 1999", ""]
    lines = [*masthead, "街道树荫的一些观点", "Doris A. Reed", "Secretary, Bureau of Gardens, 34 Elm Street, Ferrytown"]
    meta = rebuild(Source("page", (*lines, *TEXT), "")).meta
    assert [(author.name, author.affiliation) for author in meta.author] == [
        ("Doris A. Reed", "Secretary, Bureau of Gardens, 34 Elm Street, Ferrytown")
    ]
    assert "author-en" not in meta.extra


def test_a_title_in_capitals_whose_lines_have_two_words_each() -> None:
    found = extra(
        "MEASURED STREETS",
        "THEIR SHADE",
        "Shen Yue He Lanping",
        "(Institute of Gardens, Lincheng 100001)",
        "Abstract　The shade of two streets is measured.",
    )
    assert found["title-en"] == "MEASURED STREETS THEIR SHADE" and found["author-en"] == "Shen Yue, He Lanping"


def test_the_last_word_of_a_title_in_capitals_is_no_family_name() -> None:
    found = extra(
        "SHADE OF STREETS AND ITS REACTION",
        "Anna Shen Yue He Lanping",
        "(Institute of Gardens, Lincheng 100001)",
        "Abstract　The shade of two streets is measured.",
    )
    assert "REACTION" not in found["author-en"]


def test_a_broken_abstract_is_whole() -> None:
    found = extra(
        "Measuring the Shade of Streets",
        "SHEN Yue, HE Lanping",
        "Abstract: The shade of two streets is measured.",
        "The southern street has more of it. The difference is greatest",
        "in the afternoon.",
        "Key words: shade, street",
    )
    assert found["abstract-en"] == (
        "The shade of two streets is measured. The southern street has more of it. "
        "The difference is greatest in the afternoon."
    )


def test_a_paragraph_of_english_text_is_text() -> None:
    prose = (
        "Shade (of trees) is what people look for in summer,and a street that has none of it is empty at noon,"
        "which the Institute of Gardens found in all of the towns that it visited."
    )
    found = document(
        "Measuring the Shade of Streets", "SHEN Yue, HE Lanping", "Abstract　Shade.", "Key words　shade, street", prose
    )
    assert prose[:40] in "".join(getattr(block, "text", "") for block in found.blocks)
    assert "affiliation-en" not in found.meta.extra


def test_names_on_two_lines_that_begin_with_small_words() -> None:
    found = extra(
        "Measuring the Shade of Streets",
        "SHEN Yue1　　HE An-ping2",
        "GU In-chen1　　HE An-ping2",
        "(1.Institute of Gardens　Lincheng University　Lincheng　100001)",
        "Abstract　The shade of two streets is measured.",
    )
    assert found["author-en"] == "SHEN Yue, HE An-ping, GU In-chen"
    assert found["affiliation-en"] == "Institute of Gardens, Lincheng University, Lincheng 100001"


def test_names_and_a_unit_behind_each_other_on_one_line() -> None:
    from kanyin.structure.english_lines import parted

    unit = "SchoolofLight,Lincheng University, Lincheng 100000,China"
    assert parted(f"GU ZhiyanSHEN Shu-ZhouLUOAnping {unit}", 3) == ("GU Zhiyan, SHEN Shu-Zhou, LUO Anping", unit)
    line = "Effects of LED Lamps on Reading GU Zhiyan1,2 SHEN Shuzhou2*LUO Anping1"
    assert parted(line, 0) == ("Effects of LED Lamps on Reading", "GU Zhiyan, SHEN Shuzhou, LUO Anping")
    for other in ("Effects of DNA Repair on Lamps", "LED-WARM dimming for the XYZ Corpus", "Gu Zhiyan, Luo Anping"):
        assert parted(other, 2) == (other,)


def test_a_title_that_names_research_is_no_unit() -> None:
    found = extra(
        "Research on the shade of streets from the perspective of walking: trees, hours and people",
        "SHEN Yue, HE Lanping",
        "(Institute of Gardens, Lincheng 100001, China)",
        "Abstract　The shade of two streets is measured.",
    )
    assert str(found["title-en"]).startswith("Research on the shade")
    assert found["affiliation-en"] == "Institute of Gardens, Lincheng 100001, China"


def test_a_raised_one_read_as_a_letter_leaves_a_chinese_name() -> None:
    found = extra(
        "Measuring the Shade of Streets",
        "SHEN Yuel, HE Lan-pingl",
        "(Institute of Gardens, Lincheng 100001)",
        "Abstract　The shade of two streets is measured.",
    )
    assert found["author-en"] == "SHEN Yue, HE Lan-ping"
    kept = extra("Measuring the Shade", "Paul Daniel, HE Lanping", "(Institute of Gardens, Lincheng 100001)")
    assert kept["author-en"] == "Paul Daniel, HE Lanping"


def test_names_of_a_row_whose_family_names_are_not_all_in_capitals() -> None:
    found = extra(
        "Measuring the Shade of Streets",
        "SHEN Yue1, He Lanping2*, GU Xiaoyu1 1. Institute of Gardens, Lincheng 100001, China; 2. Water",
        "Center of Lincheng, Lincheng 100002, China",
        "Abstract　The shade of two streets is measured.",
    )
    assert "He Lanping" in str(found["author-en"])
    assert str(found["affiliation-en"]).endswith("; Water Center of Lincheng, Lincheng 100002, China")


def test_a_numbered_unit_whose_words_have_run_together() -> None:
    found = extra(
        "Measuring the Shade of Streets",
        "SHEN Yue1, HE Lanping2",
        "1 Institute of Gardens, Lincheng University, Lincheng 100001, China",
        "2 KeyLboratoryofStreetsandTrees，LinchengAcadeyofScieces",
        "Abstract　The shade of two streets is measured.",
    )
    assert "; KeyLboratoryofStreetsandTrees" in str(found["affiliation-en"])


@pytest.mark.parametrize(
    "line",
    [
        "Measuring the shade of streets. Shen Yue, He Anping (Institute of Gardens,Lincheng 100001);"
        "Gu Pingchuan(Water Center,Lincheng 100002).Journal of Shade.1998,18(4)：371～373",
        "Measuring the shade of streets.Shen Yue，He Anping（Institute of Gardens, Lincheng 100001). and Gu Pingchuan "
        "(Water Center, Lincheng 100002). J Shade, 1998, 18(4): 371～373",
    ],
)
def test_a_line_that_cites_the_paper_itself(line: str) -> None:
    found = extra(line, "Abstract—The shade of two streets is measured.", "Key words: shade; street")
    assert found["title-en"] == "Measuring the shade of streets"
    assert found["author-en"] == "Shen Yue, He Anping, Gu Pingchuan"
    assert found["affiliation-en"] == "Institute of Gardens, Lincheng 100001; Water Center, Lincheng 100002"
    assert found["abstract-en"] == "The shade of two streets is measured."


def test_dots_between_a_unit_and_its_town() -> None:
    found = extra(
        "Measuring the Shade", "SHEN Yue", "(Institute of Gardens . Lincheng . 100001)", "Abstract　The shade."
    )
    assert found["affiliation-en"] == "Institute of Gardens, Lincheng 100001"


def test_where_the_article_stands_and_a_row_of_one_name() -> None:
    found = extra(
        "Counting the Lamps of Ferry Towns",
        "Lasting Lamps",
        "Shen Yue et al",
        "1998，18(6)：47",
        "(Lincheng University, Lincheng 100001, China)",
        "Abstract　The lamps of two towns are counted.",
    )
    assert found["title-en"] == "Counting the Lamps of Ferry Towns Lasting Lamps"
    assert found["author-en"] == "Shen Yue et al"
