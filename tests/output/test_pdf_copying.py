"""Text copied out of our PDFs: white space is the source's too, in every reader and every kind of file."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.output.pdf.variants import VARIANTS
from kanyin.output.press.writer import write_press
from kanyin.style import load_style
from tests.output.books import plain
from tests.output.pdfs import STYLE, Made, long_article, long_pdf_in

# The first blank of each font is not U+0020, and Latin stands before U+3000: there its font would serve it.
BLANKS = """\
---
title: Ferry　与河
author: [{name: Li Ming}, {name: 周牧}]
CLC: P337
DOI: 10.1234/a b
---

1. 甲

Ferry　渡口 one two three, 河　岸。
"""
PIECES = ("Ferry　与河", "Ferry　渡口 one two three, 河　岸", "10.1234/a b")


def poppler(data: bytes) -> str:
    return subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


def pdfium(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r", "")


def plumber(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return "".join(char["text"] for page in document.pages for char in page.chars)


def mupdf(data: bytes, folder: Path) -> str:
    file = folder / "copied.pdf"
    file.write_bytes(data)
    command = ["mutool", "draw", "-q", "-F", "text", str(file)]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def unbroken(text: str) -> str:
    """Text without line breaks; nothing else is taken from it."""
    return re.sub(r"[\r\n\f]", "", text)


@pytest.mark.parametrize("kind", ["", *VARIANTS, "press"])
def test_a_blank_is_copied_as_the_blank_that_it_is(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    book = read_book(BLANKS, "a.md", None)
    if kind == "press":
        data = write_press(book, STYLE, request.getfixturevalue("press"))["press.pdf"]
    else:
        data = write_pdf(book, STYLE, kind)
    texts = [plumber(data), pdfium(data)]
    if shutil.which("mutool"):
        texts.append(mupdf(data, tmp_path))
    for text in texts:
        for piece in PIECES:
            assert piece in unbroken(text)
    # Poppler itself writes every blank as U+0020.
    for piece in PIECES:
        assert piece.replace("　", " ") in unbroken(poppler(data))


HEADS = re.compile(r"《?河流研究》?|江涛：渡口的一百年|· ?\d+ ?·|渡口的一百年|江涛|")


@pytest.mark.parametrize("style", ["journal", "official"])
def test_a_line_is_copied_with_its_white_space(style: str) -> None:
    data = long_pdf_in(style)
    source = plain(long_article().split("\n---\n", 1)[1]).replace("\n", " ")
    lines = [line.strip() for line in re.split(r"[\n\f]", poppler(data))]
    lines = [line for line in lines if not HEADS.fullmatch(line.replace("\u2002", " ")) and "—" not in line[:1]]
    assert len(lines) > 100
    assert [line for line in lines if line not in source] == []


def test_chrome_finds_every_word_and_number(long_pdf: Made) -> None:
    """PDFium sees a space where a Latin font ends between Han; none may stand inside a word."""
    words = re.compile(r"[A-Za-z0-9.%]+")
    source = plain(long_article().split("\n---\n", 1)[1])
    assert set(words.findall(source)) <= set(words.findall(long_pdf.text()))


def test_a_cut_running_head_spoils_no_dots_of_the_text() -> None:
    """Pango's own dots stand for all the words that they replace, and so would each full stop of that font."""
    title = "第一章　一封写给不在场的人的始终没有寄出去的长信以及它后来在街坊之间引起的种种说法"
    text = "The lamp was lit. 渡口的灯亮了。" * 150
    data = write_pdf(read_book(f"---\ntitle: 渡口\n---\n\n# {title}\n\n{text}\n", "a.md", None), load_style("book"))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        words = ["".join(page.extract_text().split()) for page in pdf.pages]
    assert "Thelampwaslit.渡口" in words[-1]
    assert sum(page.count("种种说法") for page in words) == 2  # in the table of contents and above the text
    assert any("第一章一封写给不在场的人" in page and "……" in page for page in words[3:])
