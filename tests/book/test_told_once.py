"""Messages of a thesis and of a vault: each true, each once, and no more than they need be."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.book.reader import read_book, read_folder
from kanyin.model import Book
from kanyin.references.keys import resolve
from kanyin.remarks import heard


def told(markdown: str) -> tuple[Book, list[str]]:
    with heard() as found:
        book = read_book(f"---\ntitle: 甲\n---\n\n{markdown}\n", "a.md", None)
    return book, [remark.problem for remark in found]


def test_all_unknown_fields_of_a_book_are_one_message(tmp_path: Path) -> None:
    for name in ("01", "02"):
        text = f"---\n天气{name}: 晴\n风: 东\naliases: [渡]\nauthr: 石\n---\n# 章{name}\n\n文。\n"
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    with heard() as found:
        read_folder(tmp_path, "册")
    unknown = [one for one in found if "field" in one.problem and one.file]
    assert [("'天气01'" in one.problem, "'天气02'" in one.problem, "authr" in one.problem) for one in unknown] == [
        (False, False, True),
        (False, False, False),
        (True, True, False),
    ]


def test_keys_without_an_entry_are_told_together_and_those_of_figures_are_none() -> None:
    with heard() as found:
        resolve("见[@a1]、[@b2; @c3]、[@fig:灯]与[@tbl-x]。", [{"id": "b2", "title": "乙"}])
    (remark,) = found
    assert "@a1" in remark.problem and "@c3" in remark.problem and "fig" not in remark.problem


def test_a_longer_name_is_not_called_by_the_begin_of_it() -> None:
    table = "| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n\n: 渡资 {#tbl:fee}\n\n"
    book, problems = told(f"{table}见[@tbl:fee]，又[@tbl:fee:c]，又@tbl:fee里。")
    assert "[@tbl:fee:c]" in book.html and book.html.count('href="#tbl:fee"') == 2
    assert len(problems) == 1 and "tbl:fee:c" in problems[0]
    book, problems = told("| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n\n: 渡资 {#tbl:ch1:fee}\n\n见[@tbl:ch1:fee]。")
    assert 'href="#tbl:ch1:fee"' in book.html and not problems


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1. [ ] 甲\n2. [x] 乙", ["<ol", "☐\u00a0甲", "☒\u00a0乙"]),
        ("> [!info]+ #### **灯**与\n> 文", ["<strong>灯</strong>与"]),
        ('<progress value="3" max="4"></progress>', ["75%"]),
        ('<svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg> 灯', ["灯"]),
        ("两个 **<kbd>_</kbd>** )", ["<strong><code"]),
        ("#### 渡\n-\n  - 灯", ["<h", "渡</h"]),
        ("1. 甲\n   - 乙\n\n ##### 渡", ["渡</h"]),
        ("> ```\n> 甲\n乙\n> ```", ["甲\n乙</code>"]),
        ("记为$$\\lim a=b，$$有时也记为$$a\\to b$$", ["有时也记为"]),
        ("记为$a_n=b，$有时", ["<math"]),
        ("其中$K=4，S_L=4，L=5$：", ["<math"]),
    ],
)
def test_what_hands_write_is_read_and_nothing_is_told(written: str, shown: list[str]) -> None:
    book, problems = told(written)
    assert all(text in book.html for text in shown), book.html
    assert not [one for one in problems if "left out" not in one], problems
    assert "\\$" not in book.html and "####" not in book.html


def test_what_an_author_escaped_is_not_told_where_the_same_stands_as_markup() -> None:
    _, problems = told(r"| 写 | 得 |" + "\n|--|--|\n" + r"| \=\=\*\*灯\*\*\=\= | ==**灯**== |")
    assert not problems
    _, problems = told("甲 ** 乙** 丙，\\*\\*丁")
    assert problems


def test_money_between_dollars_is_no_formula() -> None:
    book, _ = told("花了$100，$200。")
    assert "<math" not in book.html


@pytest.mark.parametrize(
    ("head", "is_text"),
    [("author: 石, 渡\ntags: [灯]\n\n", False), ("author: 石\n渡口有灯。\n\n", True), ("author：石\n\n", True)],
)
def test_metadata_of_mkdocs_at_the_head_is_left_out_and_told(head: str, is_text: bool) -> None:
    with heard() as found:
        book = read_book(f"{head}# 渡口\n\n文。\n", "a.md", None)
    assert ("石" in book.html) == is_text and any("MkDocs" in one.problem for one in found) != is_text


def test_a_backtick_that_opens_no_code_is_told() -> None:
    for text in ("见 lamp.h`：", "用`oar'划`船`，去。"):
        _, problems = told(text)
        assert [problem.partition(":")[0] for problem in problems] == ["a backtick of code"]
    _, problems = told("`甲`乙``丙``，\\`丁")
    assert not problems
