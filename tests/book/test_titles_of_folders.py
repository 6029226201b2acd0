"""What a book of a folder is called, and its chapters: READMEs with badges and pictures, files of several headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.book.reader import read_book, read_folder
from kanyin.model import Book
from kanyin.remarks import heard


def book_of_folder(folder: Path, **files: str) -> Book:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    with heard():
        return read_folder(folder, "册")


BADGES = "[![星](https://a.example/b.svg)](https://a.example)"
CHAPTERS = {
    "one": "# 一\n\n文字。\n",
    "two": "# 二\n\n文字。\n",
    "SUMMARY": "- [序](README.md)\n- [一](one.md)\n- [二](two.md)\n",
}


@pytest.mark.parametrize(
    "head",
    [
        "# 渡口志\n\n",
        f"{BADGES}\n\n# 渡口志\n\n",
        '<div align="center">\n<img src="a.png">\n<h1>渡口志</h1>\n<p>一个渡口</p>\n</div>\n\n',
        f"<center>\n<h1>渡口志</h1>\n</center>\n\n{BADGES}\n\n",
    ],
)
def test_a_readme_names_the_book_under_badges_and_in_the_middle(head: str, tmp_path: Path) -> None:
    book = book_of_folder(tmp_path / "docs", README=f"{head}## 缘起\n\n文字。\n", **CHAPTERS)
    assert book.meta.title == "渡口志"


def test_a_folder_with_the_name_of_a_tool_lends_none(tmp_path: Path) -> None:
    book = book_of_folder(tmp_path / "渡口志" / "docs", **{**CHAPTERS, "SUMMARY": "- [一](one.md)\n- [二](two.md)\n"})
    assert book.meta.title == "渡口志"


@pytest.mark.parametrize(
    "head", ["# 渡口志\n\n", f"{BADGES}\n\n# 《渡口志》 #\n", "渡口志\n======\n\n", "# **渡口志**\n"]
)
def test_a_readme_that_is_no_chapter_names_the_book(head: str, tmp_path: Path) -> None:
    files = {**CHAPTERS, "SUMMARY": "- [一](one.md)\n- [二](two.md)\n"}
    book = book_of_folder(tmp_path / "folder", README=f"{head}文字。\n", **files)
    assert book.meta.title.strip("《》") == "渡口志"
    book = book_of_folder(tmp_path / "其他", README=f"文字。\n\n{head}", **files)
    assert book.meta.title == "其他"


@pytest.mark.parametrize(("head", "title"), [("30 天渡河", "30 天渡河"), ("1 缘起", "册子"), ("一、缘起", "册子")])
def test_a_number_that_no_section_begins_with_is_of_the_title(head: str, title: str, tmp_path: Path) -> None:
    book = book_of_folder(tmp_path / "册子", README=f"# {head}\n\n文字。\n\n## 上\n\n文字。\n", **CHAPTERS)
    assert book.meta.title == title


def test_titles_of_parts_are_markdown(tmp_path: Path) -> None:
    (tmp_path / "_quarto.yml").write_text(
        'book:\n  title: 册\n  chapters:\n    - one.md\n    - part: "**上** *a*_b"\n      chapters: [two.md]\n', "utf-8"
    )
    files = {name: CHAPTERS[name] for name in ("one", "two")}
    assert [entry[1] for entry in titles(book_of_folder(tmp_path, **files))] == ["一", "上 a_b", "二"]


def titles(book: Book) -> list[tuple[int, str]]:
    return [(entry.level, entry.text) for entry in book.toc]


def test_a_file_of_several_headings_is_called_as_the_contents_call_it(tmp_path: Path) -> None:
    files = {"one": "## 春\n\n文字。\n\n## 秋\n\n文字。\n", "two": "# 二章\n\n文字。\n\n# 附\n\n文字。\n"}
    book = book_of_folder(tmp_path, **files, SUMMARY="- [四季](one.md)\n- [2. 二章](two.md)\n")
    assert titles(book) == [(1, "四季"), (2, "春"), (2, "秋"), (1, "二章"), (1, "附")]


def test_a_heading_without_words_is_none() -> None:
    with heard():
        book = read_book("---\ntitle: 题\n---\n\n# 甲\n\n文字。\n\n##\n\n文字。\n\n## \n", "a.md", None)
    assert titles(book) == [(1, "甲")]


def test_an_address_of_a_section_leads_to_its_own_page(tmp_path: Path) -> None:
    (tmp_path / "ferry").mkdir()
    (tmp_path / "ferry" / "_index.md").write_text("# 渡口\n\n文字。\n", "utf-8")
    (tmp_path / "ferry" / "a.md").write_text("# 船\n\n文字。\n", "utf-8")
    book = book_of_folder(tmp_path, _index="# 册\n\n[往渡口](/ferry/)\n")
    assert '<a href="#' in book.html.split("往渡口")[0][-60:]


def test_the_subtitle_of_a_chapter_stands_in_its_heading(tmp_path: Path) -> None:
    one = "---\ntitle: 一渡\nsubtitle: ——给老船工\n---\n\n文字。\n"
    two = "---\ntitle: 二渡\nsubtitle: 夜航\n---\n\n# 二渡\n\n文字。\n"
    book = book_of_folder(tmp_path / "渡口志", **{"1": one, "2": two})
    assert [entry.text for entry in book.toc] == ["一渡——给老船工", "二渡——夜航"]
