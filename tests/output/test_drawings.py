"""Drawings in code: boxes, trees and bars, whose lines stay whole and whose strokes meet, in every book."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise

import pdfplumber
import pytest
from lxml import etree

from kanyin.book.drawings import has_boxes, is_drawing, letters, size_in
from kanyin.book.reader import read_book
from kanyin.output import FORMATS
from kanyin.output.pdf import write_pdf
from kanyin.output.pdf.drawings import fit_drawings
from kanyin.proof import proof_pdf
from kanyin.remarks import heard
from kanyin.style import load_style
from tests.output.fragments import changed

STYLE = load_style("book")
BOX = ["┌" + "─" * 68 + "┐", "│ " + "渡口的灯" + " " * 59 + "│", "│ 🆕 ▼ → ①" + " " * 58 + "│", "└" + "─" * 68 + "┘"]
TREE = ["灯塔/", "├── 守夜的人", "└── 油灯"]


def code(lines: list[str]) -> str:
    return "\n".join(["```", *lines, "```", ""])


@pytest.mark.parametrize(("line", "wanted"), [
    ("abc  ", 3), ("渡口", 4), ("🆕", 2), ("⚠️ x", 4), ("1️⃣", 2), ("👨‍👩‍👧", 2), ("▼→", 2), ("①", 2), ("│─", 2),
])  # fmt: skip
def test_how_many_letters_a_line_is_wide(line: str, wanted: int) -> None:
    assert letters(line) == wanted


def test_what_is_a_drawing_and_what_a_tree() -> None:
    assert is_drawing(BOX) and has_boxes(BOX)
    assert is_drawing(TREE) and not has_boxes(TREE)
    assert not is_drawing(["a = 1  # ── 灯", "b = 2"])


def test_a_box_is_as_small_as_it_takes_and_a_tree_not_much() -> None:
    assert size_in(210, BOX, 10) == pytest.approx(210 / (0.601 * 70))
    assert size_in(20, [*TREE, "├── " + "灯" * 40], 10) == 8
    assert size_in(400, TREE, 10) == 10


def test_the_strokes_of_a_box_meet_in_a_pdf() -> None:
    with pdfplumber.open(io.BytesIO(write_pdf(read_book(code(BOX), "a.md", None), STYLE))) as pdf:
        right = [char for page in pdf.pages for char in page.chars if char["text"] in "┐┘" or char["text"] == "│"]
    edges = sorted({round(char["x0"], 1) for char in right})
    assert len(right) == 6 and len(edges) == 2
    tops = sorted(char["top"] for char in right if round(char["x0"], 1) == edges[1])
    assert all(below - above < 1.2 * right[0]["size"] for above, below in pairwise(tops))


def test_what_no_page_can_hold_is_told() -> None:
    with heard() as told:
        made = changed(read_book(code(["┌" + "─" * 300 + "┐"] * 3), "a.md", None).html, fit_drawings, STYLE)
    assert "drawing" not in made
    assert ["too wide" in remark.problem for remark in told] == [True]


def test_a_box_goes_across_the_columns_before_nobody_can_read_it() -> None:
    journal, wide = load_style("journal"), code([line.replace("─" * 68, "─" * 90) for line in BOX])
    assert 'class="wide drawing"' in changed(read_book(wide, "a.md", None).html, fit_drawings, journal)
    in_a_list = "- 灯\n\n" + "\n".join("  " + line for line in wide.splitlines())
    assert "wide" not in changed(read_book(in_a_list, "a.md", None).html, fit_drawings, journal)


def test_docx_and_epub_keep_its_lines_whole() -> None:
    book = read_book(code(BOX), "a.md", None)
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"](book, STYLE))) as made:
        root = etree.fromstring(made.read("word/document.xml"))
    sizes = {size.get(f"{{{root.nsmap['w']}}}val") for size in root.iter("{*}sz")}
    assert len(sizes) == 1 and int(sizes.pop()) <= 2 * size_in(STYLE.column_width / 0.3528, BOX, 20)
    assert "".join(piece.text or "" for piece in root.iter("{*}t")).endswith("".join(BOX))
    with zipfile.ZipFile(io.BytesIO(FORMATS["epub"](book, STYLE))) as made:
        pages = "".join(made.read(name).decode() for name in made.namelist() if name.endswith(".xhtml"))
    assert 'class="drawing"' in pages


def test_marks_in_code_keep_their_places_and_are_not_accused() -> None:
    text = "渡口的灯。" * 60 + "\n\n" + code(["灯（亮）：潮，「退」；", "塔（高）：风"])
    made = write_pdf(read_book(text, "a.md", None), STYLE)
    assert "PF204" not in {fault.code for fault in proof_pdf(made, "a.pdf").faults}
