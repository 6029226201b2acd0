"""Tables that the pages of paper cut, one piece with an empty column more."""

from __future__ import annotations

from kanyin.model import CELL
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.split_tables import with_whole_tables


def table(at: int, *rows: str) -> Entry:
    return Entry(at, at, tuple(row.replace("|", CELL) for row in rows), "row")


def test_a_piece_with_an_empty_column_more_goes_on() -> None:
    out = with_whole_tables([table(0, "书屋|灯|门", "东|3|1"), table(1, "西|4||2|", "山上||||", "北||5|3|")])
    assert [row.replace(CELL, "|") for row in out[0].texts or ()] == [
        "书屋|灯|门",
        "东|3|1",
        "西|4|2",
        "山上||",
        "北|5|3",
    ]


def test_a_table_with_a_head_of_its_own_is_another() -> None:
    assert len(with_whole_tables([table(0, "书屋|灯|门", "东|3|1"), table(1, "船|桨||渡口|", "甲|5||3|")])) == 2
