"""Small signs of people's Markdown: the stars that a legend explains are no emphasis."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from kanyin.book.tree import text_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("注：***、**、*分别表示在1%、5%、10%水平上显著。", "注：***、**、*分别表示在1%、5%、10%水平上显著。"),
        ("括号内为标准误；*、**和***表示显著。", "括号内为标准误；*、**和***表示显著。"),
        ("* p<0.05, ** p<0.01, *** p<0.001", "* p<0.05, ** p<0.01, *** p<0.001"),
        ("**灯**、*船*，**桨**", "灯、船，桨"),
        ("**p < 0.05** 时灯灭，**p < 0.01** 时船停", "p < 0.05 时灯灭，p < 0.01 时船停"),
        ("** 灯 ** 在，** 桨 **", "** 灯 ** 在，** 桨 **"),
        ("前文，** 灯在渡口 **。", "前文，灯在渡口。"),
        ("** Note: 灯灭。 **", "Note: 灯灭。"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("写作 `***、**、*`。", "写作 ***、**、*。"),
    ],
)
def test_stars_of_a_legend_are_signs(text: str, shown: str) -> None:
    (block,) = read_book(f"---\ntitle: 渡口\n---\n\n{text}", "a.md", None).ast["blocks"]
    assert block["t"] == "Para" and text_of(block) == shown
