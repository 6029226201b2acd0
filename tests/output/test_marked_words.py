"""着重号, 专名号, 书名号 below words and readings above them: drawn in PDF, and said in EPUB, DOCX and plain text."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import pdfplumber
import pytest

from kanyin.book.reader import read_book
from kanyin.model import Book
from kanyin.output.docx import write_docx
from kanyin.output.epub import write_epub
from kanyin.output.pdf import write_pdf
from kanyin.output.txt import write_txt
from tests.styles import STYLES

STYLE = STYLES["journal"]
TEXT = (
    "渡口的[石阶，不得]{.dots}拖延，[林之远]{.proper}[周牧]{.proper}带着[渡口志]{.work}一册，"
    '[渡口]{.ruby rt="dùkǒu"}的石阶有四十七级，每天清晨有人从这里过河去赶集，回来的时候天已经黑了。'
)


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book(f"---\ntitle: 石阶\n---\n\n{TEXT}\n", "a.md", None)


@pytest.fixture(scope="module")
def page(book: Book) -> pdfplumber.page.Page:
    return pdfplumber.open(io.BytesIO(write_pdf(book, STYLE))).pages[0]


def glyph(page: pdfplumber.page.Page, text: str) -> dict[str, float]:
    found: dict[str, float] = next(c for c in page.chars if c["text"] == text and abs(c["size"] - STYLE.size) < 0.1)
    return found


def test_a_dot_stands_below_each_han_and_below_no_mark(page: pdfplumber.page.Page) -> None:
    dots = [curve for curve in page.curves if curve["width"] < 2]
    assert len(dots) == 4
    for dot, character in zip(sorted(dots, key=lambda dot: dot["x0"]), "石阶不得", strict=True):
        above = glyph(page, character)
        assert (dot["x0"] + dot["x1"]) / 2 == pytest.approx(above["x0"] + STYLE.size / 2, abs=0.3)
        below = dot["top"] - (page.height - above["matrix"][5])
        assert 0.1 * STYLE.size < below < 0.4 * STYLE.size


def test_lines_below_two_names_do_not_meet(page: pdfplumber.page.Page) -> None:
    lines = sorted((line["x0"], line["x1"]) for line in page.lines if line["x1"] - line["x0"] < 40)
    first = next(line for line in lines if abs(line[0] - glyph(page, "林")["x0"]) < 1)
    second = next(line for line in lines if abs(line[0] - glyph(page, "周")["x0"]) < 1)
    assert first[1] == pytest.approx(glyph(page, "远")["x1"], abs=1)
    assert second[0] - first[1] >= 0.1 * STYLE.size


def test_a_reading_stands_above_its_characters_and_costs_no_line(page: pdfplumber.page.Page) -> None:
    reading = [c for c in page.chars if abs(c["size"] - STYLE.size / 2) < 0.1]
    assert "".join(c["text"] for c in reading) == "dùkǒu"
    middle = (reading[0]["x0"] + reading[-1]["x1"]) / 2
    bases = [c for c in page.chars if c["text"] == "渡" and abs(c["x0"] + STYLE.size - middle) < 1]
    above = [reading[0]["matrix"][5] - base["matrix"][5] for base in bases]
    assert any(0.8 * STYLE.size < distance < 1.2 * STYLE.size for distance in above)
    places = sorted({round(page.height - c["matrix"][5], 1) for c in page.chars if abs(c["size"] - STYLE.size) < 0.1})
    steps = [b - a for a, b in pairwise(places) if b - a > 2]
    assert all(step == pytest.approx(STYLE.leading, abs=0.2) for step in steps)


def test_other_formats_say_the_same(book: Book) -> None:
    with zipfile.ZipFile(io.BytesIO(write_epub(book, STYLE))) as archive:
        epub = archive.read("EPUB/article.xhtml").decode()
    assert "<ruby>渡口<rp>（</rp><rt>dùkǒu</rt><rp>）</rp></ruby>" in epub
    assert '<span class="dots">石阶，不得</span>' in epub
    with zipfile.ZipFile(io.BytesIO(write_docx(book, STYLE))) as archive:
        word, styles = (archive.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
    for name in ("Emphasis", "ProperName", "WorkName"):
        assert f'<w:rStyle w:val="{name}"/>' in word and f'w:styleId="{name}"' in styles
    assert "（dùkǒu）" in word and "渡口（dùkǒu）的" in write_txt(book, STYLE).decode()


def test_no_attribute_of_a_reading_reaches_another_element() -> None:
    assert "rt" not in read_book('[字]{rt="x"} 字', "a.md", None).html
