"""Plain text: all that a reader sees, without markup, in an order that can be read; and it takes no page's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.book.reader import read_book
from kanyin.output.txt import write_txt
from tests.conftest import Run
from tests.output.books import HOSTILE, PLAIN, RICH, book_of
from tests.styles import STYLES


def made(markdown: str, folder: Path, style: str = "journal") -> str:
    return write_txt(book_of(markdown, folder), STYLES[style]).decode()


def lines(markdown: str) -> list[str]:
    return write_txt(read_book(markdown, "a.md", None), STYLES["journal"]).decode().splitlines()[2:]


def test_a_book_can_be_read_from_title_to_notes(tmp_path: Path) -> None:
    text = made(RICH, tmp_path)
    order = [
        "渡口水文记录的数字化：兼谈 H₂O 与“潮位”", "林之远¹　周牧²", "1. 临江学院水利系", "摘要：",
        "关键词：水文；数字化；档案", "中图分类号：P337", "Digitising", "写在前面", "1 材料",
        "表 1 两个站点", "站点\t起年\t册数", "图 1 水尺",
        "1. 拍照；", "南渡　1931　2.4", "参考文献", "[1] 郑禾. 渡口志", "〔1〕承蒙同事校读。", "〔2〕其余三成",
    ]  # fmt: skip
    places = [text.index(piece) for piece in order]
    assert places == sorted(places)


def test_no_markup_is_left(tmp_path: Path) -> None:
    text = made(RICH, tmp_path)
    assert not any(mark in text for mark in ("**", "`", "[^", "~2~", "](", "<http", "|--", "#"))


@pytest.mark.parametrize("markdown", [PLAIN, HOSTILE])
def test_paragraphs_are_lines_with_empty_lines_between(markdown: str, tmp_path: Path) -> None:
    text = made(markdown, tmp_path)
    assert text.endswith("\n") and "\n\n\n" not in text and not text.startswith("\n")
    assert not set(map(chr, (*range(9), *range(11, 32), 127))).intersection(text)


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("(3) 甲\n(4) 乙", ["(3) 甲", "(4) 乙"]),
        ("i. 甲\nii. 乙\n\n    - 丙", ["i. 甲", "ii. 乙", "    • 丙"]),
        ("#. 甲\n#. 乙", ["1. 甲", "2. 乙"]),
        ("> 甲\n>\n> 乙", ["    甲", "", "    乙"]),
        ("词\n:   义", ["词", "", "    义"]),
        ("```\na\n  b\n```", ["a", "  b"]),
        ("| 甲\n|   乙", ["甲", "\u00a0\u00a0乙"]),
        ("甲\\\n乙", ["甲", "乙"]),
    ],
)
def test_blocks(markdown: str, wanted: list[str]) -> None:
    assert lines(markdown) == wanted


def test_a_style_prints_its_own_fields() -> None:
    book = read_book("---\ntitle: 通知\ndoc-number: 渡政发〔2022〕7号\n---\n\n正文。\n", "a.md", None)
    assert write_txt(book, STYLES["official"]).decode().splitlines() == ["渡政发〔2022〕7号", "", "通知", "", "正文。"]
    assert "渡政发" not in write_txt(book, STYLES["journal"]).decode()


def test_the_text_of_a_book_is_no_page(kanyin: Run, page: Path) -> None:
    """In the folder of its page it takes not its place, and a folder with both holds one page."""
    before = page.read_bytes()
    assert kanyin("build", str(page), "-o", ".", "--to", "txt").returncode == 0
    done = kanyin("build", ".", "-o", "out", "--to", "txt")
    assert done.returncode == 0, done.stderr
    assert page.read_bytes() == before
    assert (page.parent / "page.plain.txt").read_bytes() == (page.parent / "out" / "page.plain.txt").read_bytes()
    assert sorted(file.name for file in (page.parent / "out").iterdir() if file.suffix == ".txt") == ["page.plain.txt"]


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("重 3×10^12^ 克", "重 3×10¹² 克"),
        ("速 7 m s^-1^", "速 7 m s⁻¹"),
        ("CO~2~ 与 SO~4~^2−^", "CO₂ 与 SO₄²⁻"),
        ("x^n+1^ 与 a~ij~", "xⁿ⁺¹ 与 a_ij"),
        ("5^a/b^", "5^(a/b)"),
        ("the 5^th^ day", "the 5th day"),
        ("见前文<sup>[7]</sup>。", "见前文[7]。"),
        ("^14^C 与 y~i,\\ j~", "¹⁴C 与 y_(i,\u00a0j)"),
    ],
)
def test_what_is_raised_or_lowered_is_told_from_the_number_before_it(markdown: str, wanted: str) -> None:
    assert lines(markdown) == [wanted]


def test_titles_and_headings_that_have_no_type_to_raise_with_say_powers_too() -> None:
    book = read_book("---\ntitle: 10^9^ 次\nkeywords: [m^3^, 渡口]\n---\n\n# 水 H~2~O {#s}\n\n文字。\n", "a.md", None)
    assert (book.meta.title, book.meta.keywords, book.toc[0].text) == ("10⁹ 次", ("m³", "渡口"), "水 H₂O")


def test_a_cell_over_two_rows_or_columns_shifts_none() -> None:
    markdown = (
        "<table><tr><th rowspan=2>站</th><th colspan=2>水位</th><th rowspan=3>注</th></tr>"
        "<tr><th>高</th><th>低</th></tr><tr><td>南</td><td>9</td><td>4</td></tr></table>"
    )
    assert lines(markdown) == ["站\t水位\t\t注", "\t高\t低\t", "南\t9\t4\t"]


def test_a_unit_of_one_author_of_several_is_not_that_of_all() -> None:
    head = "---\ntitle: 甲\nauthor:\n  - name: 林之远\n    affiliation: 渡口书社\n  - name: 周牧\n"
    own, shared = (
        write_txt(read_book(f"{head}{more}---\n\n正文。\n", "a.md", None), STYLES["journal"]).decode().splitlines()
        for more in ("", "    affiliation: 渡口书社\n")
    )
    assert ("林之远¹　周牧" in own, "1. 渡口书社" in own) == (True, True)
    assert ("林之远　周牧" in shared, "渡口书社" in shared) == (True, True)


def test_the_names_of_minutes_and_the_organs_of_a_copy_are_parted_as_official_documents_part_them() -> None:
    head = "---\ntitle: 纪要\npresent: [林之远, 周牧]\ncc: [甲局, 乙局]\n"
    for lang, wanted in (("", {"出席：林之远、周牧", "抄送：甲局，乙局"}), ("lang: en\n", {"出席：林之远; 周牧"})):
        book = read_book(f"{head}{lang}---\n\n正文。\n", "a.md", None)
        assert wanted <= {line.rstrip("。") for line in write_txt(book, STYLES["official"]).decode().splitlines()}
