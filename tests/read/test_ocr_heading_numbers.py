"""Numbers of sections, told by the ones before them."""

from __future__ import annotations

import pytest

from kanyin.model import SCAN, Heading
from kanyin.read.ocr.cut_numbers import with_first_figures
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.heading_numbers import with_section_numbers
from tests.read.test_ocr import HEAD, LINE, clean, headings


def numbered(*lines: str) -> list[str]:
    entries = [Entry(n, n, (text.lstrip("# "),), "h1" if text[0] == "#" else SCAN) for n, text in enumerate(lines)]
    return [one.text for one in with_section_numbers(entries)]


@pytest.mark.parametrize(
    ("before", "line", "whole"),
    [
        (("# 2 灯",), "# 2.15种灯的亮度", "2.1 5种灯的亮度"),
        (("# 2 灯",), "# 3LED灯的颜色", "3 LED灯的颜色"),
        (("# 2 灯",), "# 3DLP灯的颜色", "3DLP灯的颜色"),  # 3D
        (("# 2 灯", "# 2.1 亮度"), "# 2.22019年的灯", "2.2 2019年的灯"),
        (("# 2 灯", "# 2.1 亮度"), "# 2.22019—2020年的灯", "2.2 2019—2020年的灯"),
        (("# 2 灯", "# 2.1 亮度"), "2.23种灯的亮度", "2.2 3种灯的亮度"),
        (("# 2 灯", "# 2.1 亮度"), "# 62.2 灯的颜色", "2.2 灯的颜色"),
        (("# 2 灯", "# 2.1 亮度"), "144 2.2 LED灯的颜色", "2.2 LED灯的颜色"),
        (("# 2 灯", "# 2.1 亮度"), "# 2. 2. 灯的颜色", "2.2 灯的颜色"),
        (("# 2 灯",), "# \ufdda2 . 1 ^ { ^ { \\prime } }\ufddb 灯的颜色", "2.1 灯的颜色"),
        (("# 2 灯", "# 2.9 亮度"), "# 2.10 灯的颜色", "2.10 灯的颜色"),
        (("# 2 灯", "# 2.1 亮度"), "# 2.5 灯的颜色", "2.5 灯的颜色"),
        ((), "# 1949年以后的灯", "1949年以后的灯"),
        (("# 2 灯",), "# 3大屋东边的灯", "3 大屋东边的灯"),
        (("# 2 灯",), "# 3．大屋东边的灯", "3．大屋东边的灯"),
        (("# 2 灯",), "2.15 kg的灯有三盏", "2.15 kg的灯有三盏"),
    ],
)
def test_a_number_goes_on_after_the_one_before(before: tuple[str, ...], line: str, whole: str) -> None:
    assert numbered("# 1 引言", *before, line)[-1] == whole if before else numbered(line) == [whole]


def test_a_chapter_whose_title_begins_with_a_figure_has_a_section() -> None:
    assert numbered("# 15种灯", "# 1.1 东屋") == ["1 5种灯", "1.1 东屋"]
    assert numbered("# 15种灯", "# 东屋") == ["15种灯", "东屋"]


def test_such_titles_have_the_level_of_their_number() -> None:
    page = f"{HEAD}{LINE}\n\n# 2 灯\n\n# 2.15种灯的亮度\n\n{LINE}\n\n# 2.2 颜色\n\n{LINE}\n"
    assert headings(clean(page))[1:] == [(1, "2", "灯"), (2, "2.1", "5种灯的亮度"), (2, "2.2", "颜色")]


@pytest.mark.parametrize(("below", "number"), [("1.4.2 门的数目", "1.4.1"), ("2.1 门的数目", ".4.1")])
def test_a_number_that_lost_its_first_figure(below: str, number: str) -> None:
    entries = [Entry(0, 0, (".4.1灯的数目",), SCAN), Entry(1, 1, (below,), SCAN)]
    assert with_first_figures(entries)[0].text == f"{number}灯的数目"


def test_a_chapter_behind_the_number_of_its_line_has_a_section() -> None:
    assert numbered("# 2 灯", "128 3讨论", "3.1 东屋的灯")[1] == "3 讨论"
    assert numbered("# 2 灯", "128 3讨论", "东屋的灯")[1] == "128 3讨论"


def test_points_that_begin_anew_below_chapters_stand_below_them() -> None:
    page = f"{HEAD}{LINE}\n\n"
    for chapter in (2, 3, 4):
        page += f"# {chapter} 第{chapter}章\n\n# {chapter}.1 灯\n\n# 1、灯座\n\n{LINE}\n\n# 2、灯罩\n\n{LINE}\n\n"
    found = [(block.level, block.number) for block in clean(page).blocks if isinstance(block, Heading)]
    assert found[1:5] == [(1, "2"), (2, "2.1"), (3, "1、"), (3, "2、")]


def test_a_heading_without_a_number_stands_below_its_section_where_no_number_lacks() -> None:
    page = f"{HEAD}{LINE}\n\n"
    for title in ("1.1 灯", "1.1.1 灯座", "挑灯的法子", "1.2 渡口", "2 河", "2.1 水", "量水的法子", "2.3 岸", "3 桥"):
        page += f"# {title}\n\n{LINE}\n\n"
    levels = {block.text: block.level for block in clean(page).blocks if isinstance(block, Heading)}
    assert levels["挑灯的法子"] == 4 and levels["量水的法子"] == 2


def test_what_units_have_been_numbered_with_is_no_chapter() -> None:
    assert numbered("1 临城大学", "2 河口大学", "# 1大灯的亮度", "# 2东屋的灯")[2:] == ["1 大灯的亮度", "2 东屋的灯"]


def test_a_number_that_lost_its_first_figure_is_told_by_the_one_above() -> None:
    entries = [Entry(n, n, (text,), SCAN) for n, text in enumerate(("2.1 东屋", "墙边的灯。", ".2西屋的灯"))]
    assert with_first_figures(entries)[2].text == "2.2西屋的灯"


def test_numbers_that_have_a_blank_or_the_figure_of_another_chapter() -> None:
    page = f"{HEAD}{LINE}\n\n"
    for title in ("1. 1灯座", "1.2 灯罩", "2 渡口", "2.1 水", "1.2 岸", "2.3 桥"):
        page += f"# {title}\n\n{LINE}\n\n"
    numbers = [block.number for block in clean(page).blocks if isinstance(block, Heading)]
    assert numbers == ["1", "1.1", "1.2", "2", "2.1", "2.2", "2.3"]


def test_a_title_without_a_mark_above_its_first_part() -> None:
    page = f"{HEAD}{LINE}\n\n# 1.1 灯\n\n1.1.1 灯座\n\n1.1.1.1 铜灯座\n\n{LINE}\n\n"
    page += f"1.1.1.2 铁灯座\n\n{LINE}\n\n# 2 河\n\n{LINE}\n"
    assert "灯座" in [block.text for block in clean(page).blocks if isinstance(block, Heading)]


def test_a_chapter_with_the_number_of_its_section() -> None:
    page = HEAD.replace("# 1 引言\n\n", f"{LINE}\n\n")
    for title in ("1.1 灯和渡口", "1.1 灯", "1.2 渡口", "2 河"):
        page += f"# {title}\n\n{LINE}\n\n"
    numbers = [block.number for block in clean(page).blocks if isinstance(block, Heading)]
    assert numbers == ["1", "1.1", "1.2", "2"]
