"""Straight quotation marks of Markdown: “ ” in Chinese, as they are elsewhere."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from tests.book.test_document import shown


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('"你来了。"老何说，"灯亮了。"', "“你来了。”老何说，“灯亮了。”"),
        ("他们说的'潮门'在东岸。", "他们说的‘潮门’在东岸。"),
        ("\"他叫它'潮门'。\"老何说。", "“他叫它‘潮门’。”老何说。"),
        ('他叫 **"潮门"** 的地方', "他叫“潮门”的地方"),
        ('他说\n"好"', "他说“好”"),
        ('管长 5" 的灯', '管长 5" 的灯'),
        ('She said "yes".', 'She said "yes".'),
        ("don't 走", "don't 走"),
        ('用 `x="灯"` 点灯', '用 x="灯" 点灯'),
        ("“潮门”在东岸", "“潮门”在东岸"),
    ],
)
def test_marks_are_as_print_has_them(written: str, printed: str) -> None:
    assert shown(written) == printed


def test_in_titles_headings_cells_and_notes_too_and_recorded() -> None:
    made = read_book(
        '---\ntitle: 说"灯"\n---\n\n# "一"\n\n| "甲" |\n|---|\n| "乙" |\n\n字[^n]。\n\n[^n]: "注"。\n', "a.md", None
    )
    assert made.meta.title == "说“灯”" and '"' not in made.toc[0].text
    assert made.html.count("“") == 4
    assert [change.rule for change in made.changes].count("WR006") == 5
