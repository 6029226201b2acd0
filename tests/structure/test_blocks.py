"""Captions and flattened tables."""

import pytest

from kanyin.model import CELL, Figure, Line, Paragraph, Table
from kanyin.structure.blocks import is_caption, read_blocks

TEXT = "行道树是夏天街道上唯一的天棚，一棵大树可以使树下的路面温度降低十四度，使空气温度降低两到三度。"


def blocks(*texts: str) -> list[object]:
    found, _ = read_blocks(tuple(Line(text, (n,)) for n, text in enumerate(texts, 1)), {})
    return list(found)


def test_flattened_table_keeps_its_lines() -> None:
    rows = ("街道 宽度 荫蔽率", "槐荫街 14 61%", "新城路 未测 17%")
    assert blocks(TEXT, "表1 两条街道的荫蔽率", *rows, TEXT) == [
        Paragraph(TEXT, (1,)),
        Table("表1 两条街道的荫蔽率", rows, (2, 3, 4, 5)),
        Paragraph(TEXT, (6,)),
    ]


def test_a_table_may_end_the_text() -> None:
    rows = ("街道 宽度 荫蔽率", "槐荫街 14 61%", "新城路 未测 17%")
    assert blocks(TEXT, "表1 两条街道的荫蔽率", *rows)[1] == Table("表1 两条街道的荫蔽率", rows, (2, 3, 4, 5))
    assert not isinstance(blocks(TEXT, "表1 两条街道的荫蔽率", "沈越", "贺兰平")[-1], Table)


def test_rows_with_as_many_figures_each_are_a_table() -> None:
    rows = ("街道 宽度 荫蔽率", "槐荫街 14 61%", "新城路 42 17%")
    found = blocks(TEXT, "表1 两条街道的荫蔽率", "（单位：m）", *rows, TEXT)[1]
    assert isinstance(found, Table)
    assert found.caption == "表1 两条街道的荫蔽率　（单位：m）"
    assert found.rows == tuple(row.replace(" ", CELL) for row in rows)


def test_a_head_whose_units_stand_behind_commas_is_a_row() -> None:
    rows = ("处理树高，m树荫宽度/株，m每株叶数树龄，年", "槐荫街C5.45±0.26a1.26±0.10a", "T4.43±0.31b1.26±0.06a")
    found = blocks("表3　两条街道的树", *rows, TEXT)[0]
    assert isinstance(found, Table)
    assert found.rows == rows


def test_flattened_table_is_reported_as_doubtful() -> None:
    _, changes = read_blocks((Line("表1 荫蔽率", (1,)), Line("槐荫街 14 61%", (2,)), Line(TEXT, (3,))), {})
    assert [(change.rule, change.src, change.doubt) for change in changes] == [("TB001", (1, 2), True)]
    assert changes[0].before == changes[0].after


def test_table_that_was_a_picture_and_figure() -> None:
    assert blocks("表2 土壤性质", TEXT, "图3 树穴剖面") == [
        Table("表2 土壤性质", (), (1,)),
        Paragraph(TEXT, (2,)),
        Figure("图3 树穴剖面", "", (3,)),
    ]


@pytest.mark.parametrize("text", ["表1 两条街道", "图 2-3 剖面", "表一　各区数据", "Fig. 4 Profile", "附表3 样本"])
def test_caption(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "表1中的数据表明，荫蔽率与路宽有关。",
        "图2所示的剖面",
        "表1给出了结果",
        "表示方法",
        "图书馆的夜晚",
        "表1999年产量",
        TEXT,
    ],
)
def test_no_caption(text: str) -> None:
    assert not is_caption(text)


def test_a_formula_with_its_number_is_below_the_table() -> None:
    rows = ("树种　树高", "槐　12", "柳　9")
    below = ("根据上式，推导出树高的表达式为", "A(z)=1.0+az,", "其中", "h(k)=hz(k),　　(46)")
    lines = tuple(Line(text, (n,)) for n, text in enumerate(("表1　树高", *rows, *below), 1))
    blocks, _ = read_blocks(lines, {})
    assert isinstance(blocks[0], Table) and len(blocks[0].rows) == 3 and len(blocks) == 1 + len(below)
