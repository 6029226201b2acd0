"""Labels of recognised captions, set off from their words."""

from __future__ import annotations

import pytest

from kanyin.model import SCAN, Figure
from kanyin.read.ocr.caption_labels import with_caption_labels
from kanyin.read.ocr.entries import Entry
from tests.read.test_ocr import HEAD, LINE, clean


@pytest.mark.parametrize(
    ("kind", "printed", "set_off"),
    [
        ("caption", "图1灯的位置", "图1\u3000灯的位置"),
        ("caption", "表 2 灯数", "表2\u3000灯数"),
        ("caption", "续表3-1灯数", "续表3-1\u3000灯数"),
        ("caption", "图2b灯", "图2b灯"),
        ("caption", "图4（a）东屋", "图4（a）东屋"),
        ("caption", "Table1 Lamps", "Table 1 Lamps"),
        ("caption", "Fig.2Lamps of the rooms", "Fig.2 Lamps of the rooms"),
        ("caption", "Fig. 2 Lamps", "Fig. 2 Lamps"),
        (SCAN, "图2书屋的位置", "图2\u3000书屋的位置"),
        (SCAN, "图2是书屋的位置", "图2是书屋的位置"),
        (SCAN, "图2书屋的位置都在山里，", "图2书屋的位置都在山里，"),
    ],
)
def test_a_label_of_a_caption_is_set_off(kind: str, printed: str, set_off: str) -> None:
    (entry,) = with_caption_labels([Entry(0, 0, (printed,), kind)])
    assert entry.text == set_off


def test_a_figure_of_the_words_is_no_part_of_the_number() -> None:
    rows = ["表13组书屋的灯数", "表2门数", "表34间书屋", "表12窗数"]
    made = with_caption_labels([Entry(n, n, (row,), "caption") for n, row in enumerate(rows)])
    assert [one.text for one in made] == [
        "表1\u30003组书屋的灯数",
        "表2\u3000门数",
        "表3\u30004间书屋",
        "表12\u3000窗数",
    ]


def test_a_number_that_ran_into_a_figure_behind_it() -> None:
    page = f"{HEAD}{LINE}\n\n![](images/a.jpg)  \n图24T1灯的亮度 Fig.2 Light of 4T1 lamps\n\n{LINE}\n"
    figure = next(block for block in clean(page).blocks if isinstance(block, Figure))
    assert figure.caption == "图2　4T1灯的亮度　Fig.2 Light of 4T1 lamps"
