"""Recognised pages: lines that belong together, titles, captions, sentences; tables that were left as lines."""

from __future__ import annotations

import pytest

from kanyin.model import CELL, SCAN, Figure, Heading, Table
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.listed_tables import with_listed_tables
from tests.read.test_ocr import HEAD, LINE, clean, texts

ROWS = "灯油 Oil 22.00  \n灯芯 Wick 4.5  \n灯罩 Shade 1  \n铜座 Base 0.30  \n合计 Total 100.00"


def test_rows_that_were_left_as_lines_are_a_table() -> None:
    head = "表1 灯的组成  \nTable 1 Parts of the lamp  \n%  \n项目Items 含量Content  \n原料Parts"
    page = f"{HEAD}{LINE}\n\n{head}  \n{ROWS}\n\n{LINE}\n"
    table = next(block for block in clean(page).blocks if isinstance(block, Table))
    assert [row.split(CELL)[0] for row in table.rows][:3] == ["项目Items", "原料Parts", "灯油 Oil"]
    assert table.rows[2].split(CELL)[1] == "22.00" and len(table.rows) == 7


@pytest.mark.parametrize("caption", ["", "图1 灯的组成  \n"])
def test_lines_without_the_caption_of_a_table_stay(caption: str) -> None:
    assert not any(isinstance(block, Table) for block in clean(f"{HEAD}{LINE}\n\n{caption}{ROWS}\n\n{LINE}\n").blocks)


def test_the_sign_of_a_table_that_goes_on_is_no_text() -> None:
    assert "续表" not in texts(clean(f"{HEAD}{LINE}\n\n续表\n\n{LINE}\n"))


def test_a_title_that_fills_its_line_goes_on_below() -> None:
    title = "不同风向和雾里渡口的灯在岸上和水上的亮"
    headings = [
        block.text
        for block in clean(f"{HEAD}# 2.1 {title}\n\n度和颜色的变化\n\n{LINE * 2}\n").blocks
        if isinstance(block, Heading)
    ]
    assert f"{title}度和颜色的变化" in headings


@pytest.mark.parametrize("below", ["灯油显著高于去年", "灯油，灯芯和灯罩", "2.2 灯油"])
def test_a_sentence_below_a_title_is_no_part_of_it(below: str) -> None:
    title = "不同风向和雾里渡口的灯在岸上和水上的亮度"
    page = f"{HEAD}# 2.1 {title}\n\n{below}\n\n{LINE * 2}\n"
    assert title in [block.text for block in clean(page).blocks if isinstance(block, Heading)]


def test_the_second_line_of_an_english_caption() -> None:
    figure = "![](images/a.jpg)  \n图1 渡口的灯  \nFig. 1 Lamps of the ferry and\n\nof the reading room"
    page = f"{HEAD}{LINE}\n\n{figure}\n\n{LINE}\n"
    found = next(block for block in clean(page).blocks if isinstance(block, Figure))
    assert "of the reading room" in found.caption


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("渡口的灯从傍晚开到半夜，守夜的人每隔一个时辰去看一次油，灯油的消耗为每夜", "7.3，比去年少了一些。"),
        ("渡口的灯从傍晚开到半夜，守夜的人每隔一个时辰去看一次油，灯油的消耗，为  ", "41U/L，比去年少了一些。"),
        ("渡口的灯从傍晚开到半夜，守夜的人每隔一个时辰去看一次油，灯的灰里有碳、Mg、", "P、S三种，比去年少了一些。"),
        ("渡口的灯按亮度分类（表", "6），比去年少了一些。"),
        ("渡口的灯从傍晚开到半夜，守夜的人每隔一个时辰去看一次油，灯油不够就去添上，而", "且灯芯短了就剪，然后回来。"),
        ("渡口的灯从傍晚开到半夜，守夜的人每隔一个时辰去看一次油，这与渡口的周期", "2.0\\~7.0a相对应，也与去年一样。"),
    ],
)
def test_a_sentence_that_a_page_cut_goes_on(first: str, second: str) -> None:
    joined = f"{first.strip()}{second}".replace("\\", "")
    assert joined in texts(clean(f"{HEAD}{LINE}\n\n{first}\n\n{second}\n\n{LINE}\n"))


def test_a_running_head_within_rows_ends_no_table() -> None:
    rows = [f"灯油 {n}号 {n}.5" for n in range(6)]
    names = ["表1 灯的亮度", *rows[:3], "", *rows[3:]]
    entries = [Entry(n, n, (text,) if text else (), SCAN) for n, text in enumerate(names)]
    tables = [one for one in with_listed_tables(entries) if one.kind == "row"]
    assert len(tables) == 1
    assert len(tables[0].texts or ()) == len(rows)


def test_a_short_line_that_breaks_off_within_a_word_goes_on() -> None:
    broken = "由此可见，夜里的灯光大多来自河边的书\n\n屋，渡口的灯也亮着。"
    page = f"{HEAD}{LINE}河边的书屋还亮着。书屋关了。\n\n{broken}\n\n{LINE}\n"
    assert any("河边的书屋，渡口" in text for text in texts(clean(page)))
