"""Formulas on the pages of a PDF: drawn in the mathematical font, copied as TeX, tagged, told where they do not fit."""

from __future__ import annotations

import io
from itertools import pairwise

import pikepdf
import pytest

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.output.pdf.formulas import Pieces, set_formulas, shares
from kanyin.output.xhtml import body
from kanyin.remarks import heard
from kanyin.style import fonts, load_style
from tests.output.fragments import changed
from tests.output.pdfs import Made
from tests.output.test_pdf_copying import pdfium, poppler

STYLE = load_style("article")
TEXT = """\
设$x_i^2+\\frac{a}{b}=\\sqrt{y}$，其中$\\text{速度}=v$，则

$$\\left[\\sum_{i=1}^{m}\\left(y_i-wx_i\\right)^2\\right]=1 \\tag{2.1}$$

由式(2.1)可知。

\\begin{align}
a &= b \\tag{甲} \\\\
c &= d
\\end{align}
"""


@pytest.fixture(scope="module")
def made() -> bytes:
    if not fonts.latin(STYLE)["math"]:
        pytest.skip("no mathematical font is installed")
    return write_pdf(read_book(TEXT, "a.md", None), STYLE)


def test_letters_and_signs_come_from_the_mathematical_font_han_from_the_texts(made: bytes) -> None:
    math = fonts.postscript_name(fonts.latin(STYLE)["math"][0].families[0])
    with Made(made).document as document:
        used = {c["text"]: c["fontname"].partition("+")[2] for c in document.pages[0].chars}
    assert {used[sign] for sign in "∑√=𝑥" if sign in used} == {math}
    assert used["速"] == used["其"] != math


def test_what_is_copied_is_the_tex(made: bytes) -> None:
    for text in (poppler(made), pdfium(made)):
        solid = "".join(text.split())
        for tex in (r"x_i^2+\frac{a}{b}=\sqrt{y}", r"\text{速度}=v", r"\left(y_i-wx_i\right)^2", r"c&=d\end{align}"):
            assert tex in solid, tex
        assert solid.index("设") < solid.index("x_i^2") < solid.index("其中") < solid.index("可知")


def test_formulas_are_tagged_with_their_tex(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as document:
        tags = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Formula"]
        assert sorted(str(tag.Alt)[:5] for tag in tags) == ["\\begi", "\\left", "\\text", "x_i^2"]
        assert not any(o.get("/S") == "/Figure" for o in document.objects if isinstance(o, pikepdf.Dictionary)), (
            "a formula is no picture"
        )


def test_numbers_stand_at_the_right_edge(made: bytes) -> None:
    with Made(made).document as document:
        page = document.pages[0]
        ends = [c["x1"] for c in page.chars if c["text"] in ")）" and c["x1"] > page.width * 0.7]
        right = max(c["x1"] for c in page.chars)
    assert len(ends) == 2 and all(abs(end - right) < 1 for end in ends)


def test_the_same_book_gives_the_same_bytes(made: bytes) -> None:
    assert write_pdf(read_book(TEXT, "a.md", None), STYLE) == made


def test_nothing_but_formulas_changes() -> None:
    text = '<p>甲<em class="a">乙</em>&amp;</p>'
    assert changed(text, lambda root: set_formulas(root, STYLE, Pieces())) == text


def test_a_formula_and_its_number_are_one_piece() -> None:
    pieces = Pieces()
    root = body(read_book("$$a=b\\tag{1}$$\n", "a.md", None).html)
    set_formulas(root, STYLE, pieces)
    assert [piece.tex for piece in pieces.by_address.values()] == ["a=b\\tag{1}"]
    assert "".join(root.itertext()).strip() == ""


@pytest.mark.parametrize(("tex", "count"), [(r"a=b\\c=d", 2), ("a+b+c+d", 3), ("x", 4), (r"\alpha x", 2)])
def test_the_pieces_of_a_formula_are_copied_as_the_whole(tex: str, count: int) -> None:
    parts = shares(tex, count)
    assert len(parts) == count and "".join(parts) == tex


def test_what_is_too_long_for_its_page_is_told() -> None:
    with heard() as found:
        write_pdf(read_book("$$" + "x" * 900 + "$$\n", "a.md", None), STYLE)
    assert any("far smaller than the text" in remark.problem for remark in found)
    with heard() as found:
        write_pdf(read_book("$$y=" + "+".join(["x"] * 300) + "$$\n", "a.md", None), STYLE)
    assert not found, "it is parted at its signs"


def lines_of(markdown: str) -> list[float]:
    """The heights at which lines with Han stand."""
    with Made(write_pdf(read_book(markdown, "a.md", None), STYLE)).document as document:
        return sorted({round(c["bottom"], 1) for c in document.pages[0].chars if "一" <= c["text"] <= "龥"})


def test_a_formula_in_a_line_moves_no_line() -> None:
    plain = lines_of("一段话里有字，" * 30 + "\n")
    with_formulas = lines_of("一段话里有$\\frac{a_1^2}{b}$，" * 30 + "\n")
    assert len(with_formulas) > 3
    pitch = plain[-1] - plain[-2]
    assert all(abs(after - before - pitch) < 0.2 for before, after in pairwise(with_formulas))


def test_a_line_is_full_where_a_formula_ends_it_and_none_begins_with_a_mark() -> None:
    text = "设$a_1+a_2+a_3+a_4+a_5=b_1+b_2+b_3+b_4+b_5$，且" * 12
    with Made(write_pdf(read_book(text + "\n", "a.md", None), STYLE)).document as document:
        chars = document.pages[0].chars
    rows: dict[float, list[tuple[float, str]]] = {}
    for char in chars:
        rows.setdefault(round(char["bottom"] / 4), []).append((char["x0"], char["text"]))
    assert not any(min(row)[1] in "，。" for row in rows.values())
