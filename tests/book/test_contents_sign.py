"""``[toc]``: links to the headings of its file, or the table of contents that the page style has."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from kanyin.book.reader import read_book, read_folder
from kanyin.output.docx import write_docx
from kanyin.output.pdf import write_pdf
from kanyin.output.txt import write_txt
from kanyin.remarks import heard
from tests.styles import STYLES

TEXT = (
    "# 渡口志\n\n## 目录\n\n[TOC]\n\n## 石阶[^1]\n\n文。\n\n### 木桩\n\n##### 铁环\n\n"
    "## 船期\n\n文。\n\n[^1]: 旧称埠头。\n"
)


def test_a_list_of_links_stands_at_the_sign() -> None:
    book = read_book(TEXT, "a.md", None)
    lines = write_txt(book, STYLES["journal"]).decode().splitlines()
    assert lines[2:9] == ["目录", "", "• 石阶", "    • 木桩", "• 船期", "", "石阶〔1〕"]
    assert [entry.text for entry in book.toc] == ["石阶", "木桩", "铁环", "船期"]
    assert book.html.count('href="#sec-') == 3


@pytest.mark.parametrize("toc", [False, True])
def test_where_pages_have_a_table_of_contents_it_stands_there_alone(toc: bool) -> None:
    style = replace(STYLES["journal"], toc=toc)
    book = read_book(TEXT, "a.md", None)
    with heard() as found:
        pdf, docx = write_pdf(book, style), write_docx(book, style)
    with pypdfium2.PdfDocument(pdf) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert text.count("木桩") == 2 and text.count("目录") == (0 if toc else 1)
    body = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    assert body.count("木桩") == 2
    assert [remark.kind for remark in found if remark.kind.startswith("contents")] == ["contents-elsewhere"] * toc


def test_a_sign_without_headings_is_told() -> None:
    with heard() as found:
        book = read_book("文。\n\n[toc]\n\n文。\n", "a.md", None)
    assert "toc" not in book.html and [remark.kind for remark in found] == ["contents-of-nothing"]


def test_a_chapter_lists_its_own_headings_and_no_author_has_the_class(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_text("# 甲\n\n[toc]\n\n## 同\n\n::: contents\n留着\n:::\n", "utf-8")
    (tmp_path / "2.md").write_text("# 乙\n\n[[toc]]\n\n## 同\n", "utf-8")
    book = read_folder(tmp_path, "册")
    assert 'href="#sec-2"' in book.html and 'href="#sec-4"' in book.html
    assert "留着" in write_txt(book, STYLES["journal"]).decode()
    with pypdfium2.PdfDocument(write_pdf(book, replace(STYLES["journal"], toc=True))) as document:
        assert "留着" in "".join(page.get_textpage().get_text_range() for page in document)
