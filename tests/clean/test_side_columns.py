"""Rows above the text that hold cells of two columns of a page are parted; fields and tables keep their rows."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.clean.side_columns import part_cells
from kanyin.model import Line
from kanyin.read.text import read_source

GAP = " " * 30
TITLE = "渡口的灯为什么要点到天亮"
TEXT = "点到天亮是因为夜里有人过河，灯一灭，对岸的人就找不到渡口的石阶了。"


def parted(*texts: str) -> list[str]:
    return [line.text for line in part_cells([Line(text, (n,)) for n, text in enumerate(texts, 1)])[0]]


@pytest.mark.parametrize("beside", ["工作动态", "· 渡船什么时候停航", "[lamp_1]", "本周热门文章"])
def test_a_headline_beside_another_column_stands_alone(beside: str) -> None:
    assert parted(f"渡口网首页欢迎您{GAP}网站地图", f"{TITLE}{GAP}{beside}", TEXT)[2:4] == [TITLE, beside]
    assert parted(f"渡口网首页欢迎您{GAP}网站地图", f"{beside}{GAP}{TITLE}", TEXT)[2:4] == [beside, TITLE]


@pytest.mark.parametrize(
    "row",
    [
        f"2021-03-04 10:20:33{GAP}来源：河湾网",
        f"发文机关：{GAP}临城县人民政府办公室",
        f"河湾科技学报{GAP}2021年第3期",
        f"沈 漱 舟{GAP}顾 平 川",
        "上联渡口灯火明到晓    下联河湾船家夜归来",
    ],
)
def test_other_rows_keep_together(row: str) -> None:
    assert row in parted(f"渡口网首页欢迎您{GAP}网站地图", row, TEXT)


def test_rows_within_the_text_keep_together() -> None:
    row = f"渡口灯火一览表{GAP}盏数与年份"
    assert parted(row, TEXT, row, row)[-2:] == [row, row]


def test_the_title_is_the_headline_alone() -> None:
    page = (
        f"  渡口网首页欢迎您{GAP}网站地图\n\n   {TITLE}{GAP}工作动态\n\n  2021-03-04  来源：河湾网\n\n{TEXT}\n{TEXT}\n"
    )
    document = pipeline.clean_source(read_source(page.encode(), "lamp.txt"))
    assert document.meta.title == TITLE
