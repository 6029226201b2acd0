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
        "渡口水文记录的数字化：兼谈 H2O 与“潮位”", "林之远1　周牧2", "1. 临江学院水利系", "摘要：",
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
