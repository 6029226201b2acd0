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
