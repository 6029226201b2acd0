"""Lines that all begin with a label, and rows of tables over several lines."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book


def html(markdown: str) -> str:
    return read_book(markdown, "a.md", None).html


@pytest.mark.parametrize(
    ("markdown", "count"),
    [
        ("**守夜人**：何青\n**日期**：三月\n**灯**：油灯", 3),
        ("**守夜人：** 何青\n__日期__: 三月", 2),
        ("> 守夜人：何青\n> 日期: 三月", 2),
        ("守夜人：何青\n日期：三月", 1),
        ("**守夜人**：何青\n他看灯。", 1),
        ("**灯**\n**塔**", 1),
        ("✅ **灯**: 亮\n✅ 塔：高\n⚠️ 潮急", 3),
        ("①油灯\n② 海图", 2),
        ("①油灯\n和海图", 1),
        ("- **灯**：亮\n**塔**：高", 0),
        ("> 见 https://a.example\n> 又：好", 1),
    ],
)
def test_each_line_with_a_label_is_a_paragraph(markdown: str, count: int) -> None:
    assert html(markdown).count("<p>") == count


def test_code_keeps_its_lines() -> None:
    assert "<p>" not in html("```\n**灯**：亮\n**塔**：高\n```")


@pytest.mark.parametrize("head", ["| 要素 | 表现 | 值 |\n|---|---|---|\n", "要素 | 表现 | 值\n---|---|---\n"])
def test_a_cell_may_go_on_in_lines_without_bars(head: str) -> None:
    made = html(f"{head}| 甲 | 一: 灯\n二: 潮\n三: 风 | 70 |\n| 乙 | 塔 | 55 |\n")
    assert made.count("<tr>") == 3 and made.count("<br />") == 2 and "|" not in made


@pytest.mark.parametrize("rest", ["后文没有竖线", "后文 | 多 | 了 | 一格 |", "\n正文 |"])
def test_a_row_that_lacks_cells_takes_nothing_from_below(rest: str) -> None:
    assert "<br" not in html(f"| 甲 | 乙 | 丙 |\n|---|---|---|\n| 少 | 一格\n{rest}\n")
