"""Which lines are headings, and at which level."""

import pytest

from kanyin.model import Line
from kanyin.structure.headings import find_headings, value

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
