"""Tables typed with blanks: columns by their places, heads over several columns and over several rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.model import CELL, Line
from kanyin.read.text import read_source
from kanyin.structure import aligned


def rows_of(*texts: str) -> list[Line]:
    return [Line(text.strip(), (n,), indent=len(text) - len(text.lstrip())) for n, text in enumerate(texts, 1)]


def parted(*texts: str) -> list[list[str]]:
    return [row.split(CELL) for row in aligned.parted(rows_of(*texts))]


BODY = (
    "上渡口     17364  10.00  11791  20.00",
    "中渡口      1155   6.65   1650  14.00",
    "下渡口        84  48.79     86  73.21",
)


def test_heads_of_several_rows_are_one() -> None:
    made = parted("            船数    占总    人数    占总", "            (只)    数(%)   (人)    数(%)", *BODY)
    assert made[0] == ["", "船数(只)", "占总数(%)", "人数(人)", "占总数(%)"]
    assert made[2] == ["中渡口", "1155", "6.65", "1650", "14.00"]


def test_heads_over_several_columns_stand_above_the_first() -> None:
    assert parted("              去　　年       今　　年", "            船数   占比    船数   占比", *BODY) == []
    made = parted("              一九九五年     一九九六年", "            船数   占比    船数   占比", *BODY)
    assert made[:2] == [["", "一九九五年", "", "一九九六年", ""], ["", "船数", "占比", "船数", "占比"]]


@pytest.mark.parametrize(
    "rows",
    [
        ("            船数   占比", *BODY[:2]),  # too few rows
        (
            "            船数   占比",
            "上渡口     很多  很少",
            "中渡口      不多  不少",
            "下渡口        没有  没有",
        ),  # no figures
        ("船数", *BODY),  # no heads
        (*BODY, "注：下渡口为估数"),
        ("            船数   占比", "甲  1          2", "乙            3  4", "丙  5  6"),  # no columns
    ],
)
def test_what_is_in_doubt_stays(rows: tuple[str, ...]) -> None:
    assert parted(*rows) == []


def test_a_page_with_such_a_table_loses_nothing() -> None:
    page = "渡口的石阶\n\n" + "水退之后石面露出刻痕，刻的是年份与水位高低，字迹尚可辨认清楚。\n" * 6
    table = "表1　各渡口的船数\n            船数    占总    人数    占总\n            (只)    数(%)   (人)    数(%)\n"
    document = pipeline.clean_source(read_source((page + table + "\n".join(BODY) + "\n" + page).encode(), "a.txt"))
    made = pipeline.make_markdown(document)
    assert "| 中渡口 | 1155 | 6.65 | 1650 | 14.00 |" in made and "船数（只）" in made


@given(
    st.lists(
        st.lists(st.sampled_from(["甲", "船数", "12", "3.5", "  ", "    ", " "]), max_size=9).map("".join), max_size=7
    )
)
def test_no_word_is_lost(texts: list[str]) -> None:
    made = "".join(cell for row in parted(*texts) for cell in row)
    assert not made or sorted(made.replace(" ", "")) == sorted("".join(texts).replace(" ", ""))


def test_a_head_said_again_and_a_row_that_lacks_a_cell_are_placed() -> None:
    head = "            船数    比重    人数    比重"
    short = "小渡口         4                  1.00"
    found = parted(head, *BODY, head, *BODY, *BODY, short)
    assert found[4] == ["", "船数", "比重", "人数", "比重"] and found[-1] == ["小渡口", "4", "", "", "1.00"]


def test_a_name_set_wide_is_one_cell() -> None:
    assert parted("          船数    比重", *("渡    口   17364  10.00",) * 3)[1] == ["渡口", "17364", "10.00"]
