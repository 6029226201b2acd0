"""Recognised pages: numbers of all lines, halves in the wrong order, titles in two lines, notes within a sentence."""

from __future__ import annotations

import pytest

from kanyin.model import MATH, Figure
from kanyin.read.ocr.seams import page_of, seam
from tests.read.test_ocr import HEAD, LINE, clean, texts

NEXT = "\n\n"
WORDS = "渡口的灯从傍晚开到半夜，守夜的人每隔一个时辰去看一次油，油不够就添，灯芯短了就剪，"


def test_numbers_of_all_lines_go_and_their_lines_are_joined() -> None:
    body = [f"{WORDS[:-1]}这是第{n}次" for n in "甲乙丙丁戊己庚"]
    head = [
        "渡口的灯与守夜人的油盏在江岸风里的亮度变化及其对来往渡船在雾天和雨天夜航安",
        "全的影响",
        "顾之砚 沈漱舟（临城大学，临城100001）",
    ]
    lines = [
        *head,
        "摘要：" + body[0],
        *body[1:],
        "关键词：渡口；灯；守夜的人在风里看着的油盏与灯芯；江岸的船和夜里的渡船；临",
        "城的书屋",
    ]
    numbered = "  \n".join(f"{n}{text}" for n, text in enumerate(lines, 1))
    document = clean(f"{numbered}\n\n渡口的灯。\n\n# 1 引言\n\n{LINE}\n\n{LINE}\n")
    assert document.meta.title == "".join(head[:2])
    assert [author.name for author in document.meta.author] == ["顾之砚", "沈漱舟"]
    assert document.meta.keywords[-1] == "临城的书屋"
    assert "\n" not in document.meta.abstract and "2" not in document.meta.abstract


def test_numbered_steps_keep_their_numbers() -> None:
    steps = "\n\n".join(f"{n} {WORDS}然后回来。" for n in range(1, 12))
    assert texts(clean(f"{HEAD}{LINE}\n\n{steps}\n"))[3].startswith("3 ")


def test_halves_of_a_paragraph_in_the_wrong_order_are_one() -> None:
    second, first = "城的人都说灯是他们的，也都去看过它。", f"灯造好以后，来看的人很多，{WORDS}看得最久的是临"
    document = clean(f"{HEAD}{second}\n\n{first}\n\n船也一样。\n\n临城的灯与临城的船都在渡口。{LINE}临城近江。\n")
    assert texts(document)[0] == first + second


def test_paragraphs_in_their_order_stay() -> None:
    first, second = f"人都说灯好。{LINE}", f"灯造好以后，来看的人很多，{WORDS}看得最久的是临"
    document = clean(f"{HEAD}{first}\n\n{second}\n\n城的人，都说临城的灯好。临城近江。\n")
    assert texts(document)[0] == first


@pytest.mark.parametrize(("first", "second"), [("渡口的灯与书屋", "的调节方法"), ("渡口的灯与", "书屋的调节方法")])
def test_two_headings_at_the_beginning_are_one_title(first: str, second: str) -> None:
    page = HEAD.replace("# 灯的调节", f"# {first}\n\n# {second}")
    assert clean(f"{page}{LINE}\n").meta.title == first + second


def test_a_note_of_a_figure_within_a_sentence_goes_to_the_figure() -> None:
    note = "注：甲为渡口的灯，乙为书屋的灯。"
    page = f"{HEAD}{LINE[:-1]}，乙比甲多了{note}\n\n![](images/a.jpg)\n图1 两盏灯\n\n三成，而且更亮。{LINE}\n"
    document = clean(page)
    assert f"乙比甲多了三成，而且更亮。{LINE}" in texts(document)[0]
    at = next(n for n, block in enumerate(document.blocks) if isinstance(block, Figure))
    assert note in document.blocks[at + 1].text  # type: ignore[union-attr]


def test_a_formula_is_a_word_of_its_title() -> None:
    formula = f"{MATH[0]}\\mathrm {{ C a ^ {{ 2 + }} }} , x ^ {{ 2 + }} \\mathrm {{ l o n g e r }}{MATH[1]}"
    text = f"灯油里{formula}浓度的影响由表1可知，{WORDS}{LINE}"
    at, _ = seam(text, page_of([text, LINE]))
    assert text[at:].startswith("由表1")


def test_a_label_behind_a_postcode_begins_a_line() -> None:
    unit = "临城大学物理系，临城100001作者简介：顾之砚（1970-），男，教授，研究灯。"
    page = f"{HEAD.replace('顾之砚', f'# 顾之砚{NEXT}{unit}', 1)}{LINE}\n"
    meta = clean(page).meta
    assert (meta.author[0].affiliation, meta.author[0].postcode) == ("临城大学物理系", "100001")


def test_a_title_that_runs_into_names_set_apart_by_blanks() -> None:
    first = "渡口的灯对书屋夜读和守夜人的影响顾之砚 沈漱舟　罗　安 方晓\\*（临城大学物理系，临城100001）"
    page = f"{first}{NEXT}{HEAD.split(NEXT, 2)[2]}{LINE}\n"
    meta = clean(page).meta
    assert meta.title == "渡口的灯对书屋夜读和守夜人的影响"
    assert [author.name for author in meta.author] == ["顾之砚", "沈漱舟", "罗安", "方晓"]
