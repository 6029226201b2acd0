"""Lines that are judged as one paragraph."""

from __future__ import annotations

from kanyin.model import Line
from kanyin.roles.facts import look
from kanyin.roles.units import units
from kanyin.text import columns

FIRST = "守灯人把河边的十二盏灯都修好了，二月十三日镇上为修灯遇到的"
REST = "相关问题在渡口的茶馆里开会。"


def _lines(*rows: tuple[int, str]) -> list[Line]:
    return [Line(text, (n,), indent, columns=indent + columns(text)) for n, (indent, text) in enumerate(rows, 1)]


def test_the_end_of_a_sentence_below_a_first_line_that_is_set_in() -> None:
    lines = _lines((8, FIRST), (4, REST))
    assert units(lines) == [(0, 1)]
    assert "foot-begins" not in look(tuple(lines)).shown


def test_the_foot_of_a_page_below_such_a_line_stands_by_itself() -> None:
    assert units(_lines((8, FIRST), (4, "相关问题"))) == [(0,), (1,)]
    assert units(_lines((8, f"{FIRST}灯。"), (4, REST))) == [(0,), (1,)]
    assert units(_lines((4, FIRST), (4, REST))) == [(0,), (1,)]


PARTED = [
    "小",
    "7",
    "月",
    "7",
    "日",
    "下午",
    "，渡口的灯",
    "（守灯人的灯）在",
    "“对岸”",
    "亮了，照着",
    "归人",
    "、船家",
    "和",
    "船",
    "，河上",
    "；灯下",
]


def test_a_stretch_of_a_page_whose_inline_elements_are_lines() -> None:
    menu = [f"栏目{n}" for n in "甲乙丙丁戊己庚辛壬癸"] * 30
    lines = _lines(*((0, text) for text in (*menu, "。", *PARTED)))
    start = len(menu) + 2  # 7
    within = {n for part in units(lines) if len(part) > 1 for n in part}
    assert set(range(start, start + len(PARTED) - 1)) <= within
    assert units(lines[: len(menu)]) == [(n,) for n in range(len(menu))]
