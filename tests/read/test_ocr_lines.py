"""Recognised pages: lines that belong together, titles, captions, sentences; tables that were left as lines."""

from __future__ import annotations

import pytest

from kanyin.model import CELL, SCAN, Figure, Heading, Table
from kanyin.read.ocr.broken_words import with_whole_chinese_words
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.line_numbers import without_line_numbers
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


def test_blanks_of_line_ends_in_captions_cells_and_entries() -> None:
    entries = [
        Entry(0, 0, ("渡口的灯光和灯芯数都记在账上，灯的亮度也是。",), SCAN),
        Entry(1, 1, ("图1 渡口的灯 光与灯芯 （十年）",), "caption"),
        Entry(2, 2, (f"灯的亮 度/lx{CELL}灯芯 数 渡口{CELL}灯油 亮度",), "row"),
        Entry(3, 3, ("参考文献",), SCAN),
        Entry(4, 4, ("[1] 方砚. 渡口的灯 光. 第一卷 灯油[M]. 2001.",), SCAN),
    ]
    joined = [one.text for one in with_whole_chinese_words(entries)]
    assert joined[1] == "图1 渡口的灯光与灯芯（十年）"
    assert joined[2] == f"灯的亮度/lx{CELL}灯芯 数 渡口{CELL}灯油 亮度"
    assert joined[4] == "[1] 方砚. 渡口的灯光. 第一卷 灯油[M]. 2001."


def test_a_long_heading_with_commas_is_whole() -> None:
    title = "1.2 改变以往渡口灯光布局点多面广的网络化格局，跨村整合同类灯具，建立面向全县的具有规模效应的综合性照明中心"
    document = clean(f"{HEAD}{LINE}\n\n# 1.1 灯光\n\n{LINE}\n\n# {title}\n\n{LINE}\n")
    assert [block.text for block in document.blocks if isinstance(block, Heading)][-1].endswith("照明中心")


def test_a_bracket_behind_the_last_stop_joins_nothing() -> None:
    assert texts(clean(f"{HEAD}{LINE}（\n\n{LINE}\n")) == [LINE, LINE]


def test_a_title_that_breaks_within_a_word_of_the_page_goes_on() -> None:
    page = HEAD.replace("# 灯的调节\n", "# 河口六间书屋里读书的人怎样看待渡\n\n# 口的灯\n")
    found = clean(f"{page}{'渡口的灯在渡口亮着，渡口很静。' * 3}{LINE}\n")
    assert found.meta.title == "河口六间书屋里读书的人怎样看待渡口的灯"


def test_a_blank_within_a_word_of_the_title_goes() -> None:
    page = HEAD.replace("灯的调节", "书屋里灯 光的调节")
    assert clean(f"{page}{LINE * 3}\n").meta.title == "书屋里灯光的调节"


def test_lone_numbers_and_closing_brackets_go_with_a_record() -> None:
    page = HEAD.replace("# 1 引言", f"1\n\n{LINE}\n\n# 1 引言")
    found = clean(f"{page}{LINE}\n\n# 2\n\n》{LINE}《书屋》是一本书。\n\n# 2 灯\n\n{LINE}\n")
    assert "1" not in texts(found) and not any(text.startswith("》") for text in texts(found))
    assert [block.text for block in found.blocks if isinstance(block, Heading)] == ["引言", "灯"]


def lines_of(first: int, *texts: str, line: int = 0) -> list[Entry]:
    return [Entry(line + n, line + n, (f"{first + n} {text}",), SCAN) for n, text in enumerate(texts)]


def test_numbers_of_lines_begin_anew_on_each_page() -> None:
    many = lines_of(1, *(f"{LINE[:30]}，{LINE[20 + n : 28 + n]}" for n in range(9)))
    few = lines_of(1, *(f"{LINE[:28]}、{LINE[3 + n : 9 + n]}" for n in range(3)), line=20)
    label = Entry(40, 40, ("8 [3] 顾砚. 灯[J]. 临城学报, 2011, 3(1): 1-2.",), SCAN)
    found = without_line_numbers([*many, *few, label])
    assert not any(one.text[:1].isdigit() for one in found) and found[-1].text.startswith("[3]")


def test_specks_of_a_picture_are_no_text() -> None:
    page = f"{HEAD}{LINE}\n\n![](images/a.jpg)  \n图1 灯\n\nH\n中 一 1 □\n\n![](images/b.jpg)  \n图2 渡口\n\n{LINE}\n"
    assert not {"H", "中 一 1 □"} & set(texts(clean(page)))
    assert "中 一 1 □" in texts(clean(f"{HEAD}{LINE}\n\n中 一 1 □\n\n{LINE}\n"))


def test_a_speck_before_a_paragraph_goes() -> None:
    said = texts(clean(f"{HEAD}{LINE}\n\n_{LINE}\n\n$\\circ$ {LINE}\n"))
    assert said.count(LINE) == 3
