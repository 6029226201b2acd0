"""Which lines are headings, and at which level."""

import pytest

from kanyin.model import Line
from kanyin.structure.headings import find_headings, part_run_in, value

TEXT = "行道树是夏天街道上唯一的天棚，一棵大树可以使树下的路面温度降低十四度。"


def levels(*lines: str) -> list[tuple[int, str, str]]:
    found, _ = find_headings(tuple(Line(text, (n,)) for n, text in enumerate(lines, 1)))
    return [(heading.level, heading.number, heading.text) for heading in found.values()]


def test_decimal_numbers() -> None:
    assert levels("1问题的提出", TEXT, "2 方法", "2.1数据来源", TEXT, "2.2　方　法", TEXT, "结语", TEXT) == [
        (1, "1", "问题的提出"),
        (1, "2", "方法"),
        (2, "2.1", "数据来源"),
        (2, "2.2", "方法"),
        (1, "", "结语"),
    ]


def test_chinese_numbers_nest_by_rank() -> None:
    assert levels("第一章 总论", "一、缘起", "（一）树荫", TEXT, "（二）地下", TEXT, "二、建议", TEXT) == [
        (1, "第一章", "总论"),
        (2, "一、", "缘起"),
        (3, "（一）", "树荫"),
        (3, "（二）", "地下"),
        (2, "二、", "建议"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "（一）树穴太小。现行做法多为1.2米见方、1米深的树穴。",
        "一是改变计数的办法，二是推广连通树池。",
        "第一，改“按株计数”为“按冠计量”。",
        "1998年以后，街道拓宽了三次",
        "1.5倍的增长",
        "3.2%的人赞成",
        "12:30开门",
        "1、推广连通树池；",
        TEXT,
    ],
)
def test_no_heading(line: str) -> None:
    assert levels(TEXT, line, TEXT) == []


def test_lines_of_one_scheme_in_a_row_are_a_list() -> None:
    assert levels(TEXT, "1. 树穴", "2. 管线", "3. 土壤", TEXT) == []


def test_a_gap_in_the_numbers_is_reported() -> None:
    lines = tuple(Line(text, (n,)) for n, text in enumerate(("一、缘起", TEXT, "三、建议", TEXT), 1))
    _, changes = find_headings(lines)
    assert [(change.rule, change.src, change.doubt) for change in changes] == [("HD091", (3,), True)]


@pytest.mark.parametrize(
    ("number", "expected"), [("2.3", 3), ("（十二）", 12), ("第二十一章", 21), ("十、", 10), ("①", None)]
)
def test_value(number: str, expected: int | None) -> None:
    assert value(number) == expected


def test_run_in_heading_is_parted() -> None:
    line = Line("2.1　供试土壤　" + TEXT, (7,))
    parted, changes = part_run_in((line, Line(TEXT, (8,)), Line("2.1　供试土壤", (9,))))
    assert [part.text for part in parted] == ["2.1　供试土壤", TEXT, TEXT, "2.1　供试土壤"]
    assert [(change.rule, change.action, change.src) for change in changes] == [("HD094", "split", (7,))]


def test_rows_of_a_table_are_no_headings() -> None:
    assert levels("1 土壤", TEXT, "表1 性质", "1层 2层 3层", "2砂壤土 0.031", TEXT, "2 方法", TEXT) == [
        (1, "1", "土壤"),
        (1, "2", "方法"),
    ]


def test_items_are_headings_all_or_none() -> None:
    assert levels("1 方法", "(1)试验设计", TEXT, "(2)数据来自两个馆，共二百人。", "(3)结果检验", TEXT) == [
        (1, "1", "方法")
    ]


def test_headings_without_numbers_stand_on_text_and_are_doubtful() -> None:
    lines = tuple(Line(text, (n,)) for n, text in enumerate(("树荫的账", TEXT + TEXT, "地下的限制", TEXT + TEXT), 1))
    found, changes = find_headings(lines)
    assert [(heading.level, heading.text) for heading in found.values()] == [(1, "树荫的账"), (1, "地下的限制")]
    assert all(change.doubt for change in changes) and len(changes) == 2


def test_a_name_of_one_character() -> None:
    """Behind digits one character is a unit of measure."""
    assert levels("一、设备", TEXT, "二、人", TEXT) == [(1, "一、", "设备"), (1, "二、", "人")]
    assert levels("3米", TEXT, "4米", TEXT) == []


def test_the_heading_missing_in_its_row_is_known_by_its_number() -> None:
    titles = ("1 树木", "1.1 树龄=年轮", "1.2 树穴", "1.3 年轮之间的距离", "1.4 结果", "1.5 叶与根的重量之比=3")
    found = levels(*(line for title in titles for line in (title, TEXT)))
    assert [number for _, number, _ in found] == ["1", "1.1", "1.2", "1.3", "1.4", "1.5"]


def test_a_title_that_begins_with_a_digit_is_known_by_its_row() -> None:
    lines = ("2.1 河流的水样", TEXT, "2.2 3条水道中的水样", TEXT)
    assert [number for _, number, _ in levels(*lines)] == ["2.1", "2.2"]
    assert levels("2.2 3条水道中的水样", TEXT) == []


def test_a_line_out_of_the_row_is_no_missing_heading() -> None:
    assert [number for _, number, _ in levels("1 树木", TEXT, "1.1 树穴", TEXT, "1.5 树=荫", TEXT)] == ["1", "1.1"]


def test_one_short_item_among_sentences_is_no_heading() -> None:
    assert (
        levels("一、时间：六月三日，请各位准时到场。", "二、地点：树下", TEXT, "三、费用：每人五十元，在现场付清。")
        == []
    )


@pytest.mark.parametrize("second", ["2、路边有两棵大树；没有人管。", "2.两棵大树；没有人管。"])
def test_the_first_of_a_list_is_no_heading(second: str) -> None:
    first = f"1{second[1]}三棵大树"
    assert levels(TEXT, first, second, TEXT) == []
    assert levels(TEXT, first, "的树荫", second, TEXT) == []
    assert levels(TEXT, f"1{second[1]}三棵大树，“", TEXT) == []


def marked(*lines: tuple[str, str]) -> list[tuple[int, str]]:
    found, _ = find_headings(tuple(Line(text, (n,), kind=kind) for n, (kind, text) in enumerate(lines, 1)))
    return [(found[n].level, lines[n][1]) for n in sorted(found)]


@pytest.mark.parametrize("are_marked", ["1101", "1001", "0110", "0100"])
def test_numbers_tell_the_levels_where_one_mark_stands_for_all(are_marked: str) -> None:
    texts = ("1 树木", "1.1 树穴的大小", "1.2 树的间距", "2 结论与讨论")
    kinds = ["h1" if sign == "1" else "" for sign in are_marked]
    lines = [line for kind, text in zip(kinds, texts, strict=True) for line in ((kind, text), ("", TEXT))]
    assert marked(*lines) == list(zip((1, 2, 2, 1), texts, strict=True))


def test_marks_tell_the_levels_where_each_rank_has_its_own() -> None:
    lines = [
        ("h1", "城里的树"),
        ("h2", "1 树穴"),
        ("", TEXT),
        ("h3", "1.1 大小"),
        ("", TEXT),
        ("", "1.2 间距"),
        ("", TEXT),
    ]
    assert marked(*lines) == [(1, "城里的树"), (2, "1 树穴"), (3, "1.1 大小"), (3, "1.2 间距")]


def test_notes_have_a_heading() -> None:
    assert levels("一、树荫", TEXT, "注　释：", "[1]见上页。", "[2]见下页。")[-1] == (1, "", "注释")
    assert len(levels("一、树荫", TEXT, "注释：", TEXT)) == 1


def test_items_whose_first_stands_in_a_paragraph_are_no_headings() -> None:
    assert levels("1 树木", TEXT, "证明.1) 先证明", TEXT, "2) 再证明", TEXT, "3) 证明式成立", TEXT) == [
        (1, "1", "树木")
    ]


def test_numbers_in_circles_above_numbers_with_a_bracket() -> None:
    lines = [
        "1 方法",
        "(1)取样",
        "①新树的样",
        "1)土样",
        TEXT,
        "2)水样",
        TEXT,
        "②老树的样",
        "1)土样",
        TEXT,
        "2)水样",
        TEXT,
    ]
    found = levels(*lines, "(2)测量", TEXT)
    assert [(level, number) for level, number, _ in found] == [
        (1, "1"), (2, "(1)"), (3, "①"), (4, "1)"), (4, "2)"), (3, "②"), (4, "1)"), (4, "2)"), (2, "(2)"),
    ]  # fmt: skip


def test_two_ways_to_set_plain_numbers() -> None:
    lines = [
        "1　树的种类",
        "1.常绿的树",
        TEXT,
        "2.落叶的树",
        TEXT,
        "2　树的用处",
        "1.遮荫的树",
        TEXT,
        "3　树的将来",
        TEXT,
    ]
    assert [(level, number) for level, number, _ in levels(*lines)] == [
        (1, "1"), (2, "1."), (2, "2."), (1, "2"), (2, "1."), (1, "3"),
    ]  # fmt: skip
    mixed = ["1　树的种类", TEXT, "2.树的用处", TEXT, "3　树的将来", TEXT]
    assert {level for level, _, _ in levels(*mixed)} == {1}


def test_a_middle_dot_within_a_number() -> None:
    lines = ["3　方法", "3.1　取样", TEXT, "3·2  测量", TEXT]
    assert levels(*lines) == [(1, "3", "方法"), (2, "3.1", "取样"), (2, "3·2", "测量")]


def test_notes_headed_in_short() -> None:
    notes = ["①某人《树木图说》第3页。", "②③某人《街道史》第9页。", "④同上。"]
    assert levels("一、缘起", TEXT, "二、建议", TEXT, "注：", *notes)[-1] == (1, "", "注")
    assert len(levels("一、缘起", TEXT, "注：", "①树高以米计。", TEXT, TEXT, "二、建议", TEXT)) == 2


def test_a_measure_is_no_number_of_a_section() -> None:
    assert levels("1　材料", TEXT, "5 mm量块的测量不确定度为", TEXT, "2　方法", TEXT) == [
        (1, "1", "材料"),
        (1, "2", "方法"),
    ]


def test_items_of_a_refused_series_are_no_headings_without_numbers_either() -> None:
    items = [line for n in range(1, 5) for line in (f"{n}）树荫的影响", TEXT)]
    assert levels("1　材料", *items, "5）以上各种影响相互独立，分别测量。", "2　方法", TEXT) == [
        (1, "1", "材料"),
        (1, "2", "方法"),
    ]


def test_the_parts_of_a_section_are_headings_whatever_they_are_called() -> None:
    found = levels("4 水位", TEXT, "4.1　0≤p≤1", TEXT, "4.2　p＜0或p＞1", TEXT, "5 结语", TEXT)
    assert found == [(1, "4", "水位"), (2, "4.1", "0≤p≤1"), (2, "4.2", "p＜0或p＞1"), (1, "5", "结语")]
    assert levels("4 水位", TEXT, "4.1　0≤p≤1", TEXT, "4.3　p＜0或p＞1", TEXT) == [(1, "4", "水位")]


def test_plain_numbers_stand_above_what_begins_anew_below_them() -> None:
    found = levels(
        *("1　水情", TEXT, "2　方法", TEXT, "3　树种", TEXT, "Ⅰ.阔叶树", "一、落叶树", "1.银杏", TEXT, "2.水杉", TEXT),
        *("Ⅱ.针叶树", "一、常绿树", "3.马尾松", TEXT, "4.柏木", TEXT, "二、落叶树", "5.水松", TEXT, "6.池杉", TEXT),
    )
    assert [level for level, *_ in found] == [1, 1, 1, 2, 3, 4, 4, 2, 3, 4, 4, 3, 4, 4]


def test_lower_numbers_count_on_from_section_to_section() -> None:
    parts = [line for n in range(1, 7) for line in (f"{n}.第{n}种树", TEXT)]
    found = levels("一、落叶树", *parts, "二、常绿树", "7.马尾松", TEXT, "8.柏木", TEXT)
    assert [number for _, number, _ in found][-3:] == ["二、", "7.", "8."]
