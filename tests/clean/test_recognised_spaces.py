"""Spaces between Chinese and Latin on a page that text recognition read: one decision for all of it."""

from __future__ import annotations

import pytest

from kanyin.clean.latin import set_spaces
from kanyin.clean.spaces import close
from kanyin.model import SCAN, Line

MIXED = "每间书屋有2盏 LED 灯和LED带，用 Wuhe 的表和Wuhe的笔，由表 4 可知，灯数没有变。"


def closed(text: str, kind: str = SCAN) -> str:
    lines, _ = close((Line(text, (1,), kind=kind), Line(MIXED, (2,), kind=SCAN)))
    return lines[0].text


@pytest.mark.parametrize(
    ("printed", "set_"),
    [
        (MIXED, "每间书屋有2盏LED灯和LED带，用Wuhe的表和Wuhe的笔，由表4可知，灯数没有变。"),
        ("六间书屋的 LED 灯，都亮", "六间书屋的LED灯，都亮"),
        ("书屋 LED 门灯 PC端", "书屋 LED 门灯 PC端"),  # words of a figure: no mark of a sentence
        (
            "六间书屋的灯表见 http://a.cn 上，表中的 LED 灯，足够夜里用",
            "六间书屋的灯表见 http://a.cn 上，表中的LED灯，足够夜里用",
        ),
        ("2.1 LED 灯的位置", "2.1 LED灯的位置"),
        ("表2 LED 与 Inception-4 灯数，两年", "表2 LED与Inception-4灯数，两年"),
        (
            "有东屋灯 Lampyris noctiluca 和西屋灯 Luciola cruciata 等145 种，",
            "有东屋灯 Lampyris noctiluca 和西屋灯 Luciola cruciata 等145种，",
        ),
        ("通信作者：沈漱舟 E-mail：s@a.cn，灯", "通信作者：沈漱舟 E-mail：s@a.cn，灯"),
        ("定理1 若灯亮，则门开，读者在", "定理1 若灯亮，则门开，读者在"),
        ("灯：东屋的灯 Lamps of the eastern rooms，门 Doors", "灯：东屋的灯 Lamps of the eastern rooms，门 Doors"),
        ("用“题名：书屋 OR 题名：灯”检索，得到六篇", "用“题名：书屋 OR 题名：灯”检索，得到六篇"),
    ],
)
def test_a_recognised_page_has_no_space_there(printed: str, set_: str) -> None:
    assert closed(printed) == set_


def test_a_page_of_text_keeps_what_half_of_it_has() -> None:
    lines, _ = close((Line(MIXED, (1,)),))
    assert lines[0].text == MIXED


@pytest.mark.parametrize(
    ("printed", "set_"),
    [
        ("the lamps of the rooms.LED-A is one of them", "the lamps of the rooms. LED-A is one of them"),
        ("the readers’lamps in the room", "the readers’ lamps in the room"),
        ("the lamps of the LED.Rooms of it are", "the lamps of the LED. Rooms of it are"),
        ("light of lamps.A:Lamps of rooms; B:LED lamps", "light of lamps. A: Lamps of rooms; B: LED lamps"),
        (
            "use of BIM(Building of lamps) in lamps ,5D lamps",
            "use of BIM (Building of lamps) in lamps, 5D lamps",
        ),
        ("it isn’t the lamp of O’Neil in the room", "it isn’t the lamp of O’Neil in the room"),
    ],
)
def test_blanks_of_latin_text(printed: str, set_: str) -> None:
    assert set_spaces(printed) == set_
