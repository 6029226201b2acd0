"""Captions whole, in both scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.model import Figure, Line, Paragraph, Table
from kanyin.structure.blocks import read_blocks
from kanyin.structure.captions import number_of, says_again, whole_captions

TEXT = "行道树是夏天街道上唯一的天棚，一棵大树可以使树下的路面温度降低十四度，使空气温度降低两到三度。"
ZH, EN = "图2　街道的断面", "Fig.2　A street in section"


def blocks(*texts: str) -> list[object]:
    lines, _ = whole_captions(tuple(Line(text, (n,)) for n, text in enumerate(texts, 1)))
    return list(read_blocks(lines, {})[0])


def captions(*texts: str) -> list[str]:
    return [block.caption for block in blocks(*texts) if isinstance(block, Figure | Table)]


@pytest.mark.parametrize("order", [(ZH, EN), (EN, ZH)])
def test_both_scripts_are_one_caption_the_chinese_one_first(order: tuple[str, str]) -> None:
    assert captions(TEXT, *order, TEXT) == [f"{ZH}　{EN}"]


def test_figures_of_other_numbers_are_other_figures() -> None:
    assert captions(EN, ZH, "Fig.3　Roots", "图3　根") == [f"{ZH}　{EN}", "图3　根　Fig.3　Roots"]


def test_a_caption_goes_on_in_small_letters() -> None:
    assert captions(ZH, "Fig.2　A street with its trees in section", "and from above", TEXT) == [
        f"{ZH}　Fig.2　A street with its trees in section and from above"
    ]


@pytest.mark.parametrize(
    ("caption", "rest"),
    [("图2　河口灯塔与渡船", "距离变化曲线"), ("图2　灯塔的亮度(没有渡船时亮度与", "水位之间的关系θ(s))")],
)
def test_a_chinese_caption_goes_on_below(caption: str, rest: str) -> None:
    assert captions(caption, rest, TEXT) == [caption + rest]


@pytest.mark.parametrize("below", ["其中", "3　街道的结果", "本文用如下模型描述街道的特性", "街道"])
def test_what_stands_below_a_whole_caption_is_another_line(below: str) -> None:
    assert captions("图2　河口灯塔与渡船", below, TEXT) == ["图2　河口灯塔与渡船"]


def test_an_english_caption_goes_on_behind_its_participle() -> None:
    assert captions(ZH, "Fig.2　A street measured using", "GC at the old town", TEXT) == [
        f"{ZH}　Fig.2　A street measured using GC at the old town"
    ]


def test_the_rows_of_a_table_are_no_part_of_its_caption() -> None:
    found = blocks("Table 1　Trees of", "the old town", "street", "east 14", "west 12", TEXT)
    rows = ("street", "east 14", "west 12")
    assert found[0] == Table("Table 1　Trees of the old town", rows, (1, 2, 3, 4, 5))


@pytest.mark.parametrize("legend", ["(a)东街　(b)西街", "1.树冠；2.树干；3.根", "(路宽14 m，每隔6 m一棵)", "a.夏 b.冬"])
def test_what_the_parts_show_belongs_to_the_figure(legend: str) -> None:
    assert captions(ZH, legend, EN) == [f"{ZH}　{legend}　{EN}"]


@pytest.mark.parametrize("text", ["(1)东街的树种于二十年前，今已成荫。", "1.树冠", "（三）路面"])
def test_an_item_below_a_figure_is_none_of_its_parts(text: str) -> None:
    assert captions(ZH, text, TEXT) == [ZH]


def test_captions_side_by_side() -> None:
    assert captions("图3　东街　　　　图4　西街", "Fig.3　East　　　Fig.4　West") == [
        "图3　东街　Fig.3　East",
        "图4　西街　Fig.4　West",
    ]


def test_a_long_caption_is_known_by_its_twin_and_a_sentence_is_none() -> None:
    long = "图2　街道断面（b），（c）和（d）分别为（a）中东街、西街和南街在夏天的断面，其中细线为树冠的投影，粗线为路缘"
    assert captions(long, EN) == [f"{long}　{EN}"]
    sentence = "图2 画的是三条街道的断面，细线为树冠的投影。"
    assert blocks(sentence, EN)[0] == Paragraph(sentence, (1,))


@pytest.mark.parametrize("text", ["图4示出了三条街的树荫", "图3 可见街道两侧的树都已成荫"])
def test_a_sentence_about_a_figure_is_no_caption(text: str) -> None:
    assert blocks(text) == [Paragraph(text, (1,))]


def test_light_that_can_be_seen_is_no_verb() -> None:
    assert captions("图3 可见光下的树叶") == ["图3 可见光下的树叶"]


def test_the_unit_at_the_measures_end_stands_beside_the_caption() -> None:
    assert captions("表2　三条街的树　　　　　　　　棵/km", "东街 3", "西街 5", "南街 8")[0] == "表2　三条街的树　棵/km"


@pytest.mark.parametrize(
    ("text", "number"), [("图2-1　树", "2-1"), ("Fig. 3 Tree", "3"), ("表一 树", "一"), ("树", "")]
)
def test_number(text: str, number: str) -> None:
    assert number_of(text) == number


@given(
    st.lists(
        st.sampled_from([ZH, EN, TEXT, "(a)东街　(b)西街", "and from above", "表1　树", "东街 3", "图3　根　　图4　叶"])
    )
)
def test_nothing_is_lost_and_each_join_is_told(texts: list[str]) -> None:
    lines = tuple(Line(text, (n,)) for n, text in enumerate(texts, 1))
    out, changes = whole_captions(lines)
    bare = "".join("".join(line.text.split()) for line in out)
    assert sorted(bare) == sorted("".join("".join(text.split()) for text in texts))  # names of parts go behind
    joined = {number for change in changes if change.action == "join" for number in change.src}
    assert {n for line in out if len(line.src) > 1 for n in line.src} <= joined


def test_captions_side_by_side_that_go_on_below() -> None:
    found = captions(
        "图3　东街　　　　　　　　图4　西街",
        "Fig.3　The street in the　　　Fig.4　Trees of the",
        "east of the town　　　　　　　west",
        TEXT,
    )
    assert found == ["图3　东街　Fig.3　The street in the east of the town", "图4　西街　Fig.4　Trees of the west"]


@pytest.mark.parametrize(
    ("zh", "en", "same"),
    [
        ("图12016年的街道", "Fig.1Streets in 2016", True),
        ("图2三轴的车", "Fig. 2 Cars of three axles", True),
        ("图12　街道", "Fig.1　Streets", False),
        ("表2　街道", "Fig.2　Streets", False),
        ("图2　街道", "Table 2　Streets", False),
        ("图5街道", "Fig.55oo streets", True),
    ],
)
def test_captions_in_both_scripts_are_told_by_kind_and_number(zh: str, en: str, same: bool) -> None:
    assert says_again(zh, en) == says_again(en, zh) == same


def test_chinese_captions_side_by_side_that_go_on_below() -> None:
    found = captions("图1　行道树对街道的　　　　图2　行道树对房屋的", "温度的影响　　　　　风速的影响", TEXT)
    assert found == ["图1　行道树对街道的温度的影响", "图2　行道树对房屋的风速的影响"]
    assert len(captions("图1　行道树　　　　图2　房屋", "树高三米；　　　　屋高五米。", TEXT)) == 2


def test_the_signs_and_names_of_parts_belong_to_the_caption_below() -> None:
    assert captions(TEXT, "(a)", "(b)", "图3　根", TEXT) == ["图3　根　(a) (b)"]
    assert captions(TEXT, "春天　　　夏天　　　秋天", "图3　根", TEXT) == ["图3　根　春天　夏天　秋天"]
    assert captions(TEXT, "图2　断面", "图3　根", TEXT) == ["图2　断面", "图3　根"]


@pytest.mark.parametrize("below", ["图6　渡口的水位", "6　小结"])
def test_the_second_line_of_a_figures_caption_stands_above_what_begins_anew(below: str) -> None:
    assert captions("图5　水深为3m时的灯塔和", "渡船之间的距离", below)[0] == "图5　水深为3m时的灯塔和渡船之间的距离"
    assert captions("图5　水深为3m时的灯塔和", "渡船之间的距离", "又有一行。")[0] == "图5　水深为3m时的灯塔和"


def test_a_legend_counts_on_from_line_to_line() -> None:
    found = captions("图2　渡船的结构", "1.船头；2.船舷；3.桅；", "4.帆；5.缆；", "6.舵；7.锚。", "正文从这里开始。")
    assert found[0] == "图2　渡船的结构　1.船头；2.船舷；3.桅；4.帆；5.缆；6.舵；7.锚。"


def test_names_of_parts_in_one_row_above_the_caption() -> None:
    assert captions("（a）东街　　（b）西街", "图2　街道的断面")[0] == "图2　街道的断面　（a）东街　（b）西街"


def test_the_rest_of_a_tables_english_caption_stands_above_its_head() -> None:
    found = captions(
        "表1　渡口的水质", "Table 1　Quality of the water of the Ferry", "River’s bank", "项目 数值", "浊度 3", "氮 5"
    )
    assert found[0] == "表1　渡口的水质　Table 1　Quality of the water of the Ferry River’s bank"


def test_the_head_of_many_columns_is_a_row() -> None:
    head = "项目" + "安静时的心率次数" * 12
    assert [
        len(block.rows)
        for block in blocks("表1　船夫的心率", head, "时间组别", "前99.21145.45", "后10.599.65")
        if isinstance(block, Table)
    ] == [4]
