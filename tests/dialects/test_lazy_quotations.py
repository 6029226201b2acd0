"""Lines without ``>`` that go on in a quotation: its text, its formulas, its lists."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from kanyin.dialects.lazy_quotations import with_marks
from kanyin.dialects.lines import joined, numbered
from kanyin.remarks import heard


def marked(text: str) -> str:
    return joined(with_marks(numbered(text)))


def test_lines_between_those_of_a_quotation_are_of_it() -> None:
    assert marked("> 甲\n乙\n> 丙\n丁") == "> 甲\n> 乙\n> 丙\n丁"
    assert marked("> 甲\n$$\nx\n$$\n> 乙") == "> 甲\n> $$\n> x\n> $$\n> 乙"
    assert marked("> $$\nx\n- y\n$$\n> 乙") == "> $$\n> x\n> - y\n> $$\n> 乙"
    assert marked("> > $$\nx\n$$") == "> > $$\n> > x\n> > $$"


@pytest.mark.parametrize(
    "text",
    [
        "> 甲\n\n乙\n> 丙",
        "> 甲\n- 乙\n> 丙",
        "> 甲\n# 乙\n> 丙",
        "> # 甲\n乙\n> 丙",
        "> 甲\n>\n乙\n> 丙",
        "```\n> 甲\n乙\n> 丙\n```",
        "> $$\nx\n\n$$\n> 甲",
    ],
)
def test_what_begins_something_else_stays(text: str) -> None:
    assert marked(text) == text


def test_a_list_goes_on_behind_a_formula_of_its_quotation() -> None:
    steps = "> 算法：\n> 1. 取值\n> $$\nx = 1\n$$\n> 对每个值 {\n> $$\ny = 2\n$$\n> }\n> 2. 再取\n> 3. 停\n"
    with heard() as told:
        html = read_book(f"正文。\n\n{steps}", "a.md", None).html
    assert not told and html.count("<li") == 3 and html.count("<blockquote") == 1 and html.count("<math") == 2


def test_a_number_begins_a_list_behind_a_colon_in_bold() -> None:
    with heard():
        html = read_book("**办法：**\n1. 先看潮水\n", "a.md", None).html
    assert html.count("<li") == 1
