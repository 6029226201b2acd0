"""MathML made ready for a sheet that only knows boxes."""

from __future__ import annotations

import re

import pytest

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.output.pdf.formulas import shape_formulas
from kanyin.style import fonts, load_style
from tests.output.fragments import changed
from tests.output.pdfs import Made


def formula(tex: str) -> str:
    made = changed(read_book(f"${tex}$", "a.md", None).html, shape_formulas)
    return re.sub(r"<annotation.*?</annotation>", "", made)


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        (r"a\quad b", '<mspace width="1.0em" style="width: 1.0em"'),
        (r"\bar{x}", '<mover class="bar"><mi>x</mi>'),
        (r"\hat{y}", "<mover><mi>\u0177</mi></mover>"),
        (r"\hat{\sigma}", "<mover><mi>σ\u0302</mi></mover>"),
        (r"\hat{\beta}", '<mi>β</mi><mi accent="true" class="raised">\u0302</mi>'),
        (r"\vec{v}", '<mover class="accent">'),
        (r"x_i^2", "<mi>x</mi><mpair><mi>i</mi><mn>2</mn></mpair>"),
        (r"\sqrt[3]{x}", "<mroot><mn>3</mn><mi>x</mi></mroot>"),
        (r"\log x", '<mo class="unseen">'),
    ],
)
def test_what_the_sheet_cannot_tell(tex: str, wanted: str) -> None:
    assert wanted in formula(tex)


def test_signs_come_from_the_mathematical_font() -> None:
    """Not from the Chinese font, where they are as wide as Han, nor from any that happens to be there."""
    style = load_style("journal")
    if not fonts.latin(style)["math"]:
        pytest.skip("no mathematical font is installed")
    signs = fonts.postscript_name(fonts.latin(style)["math"][0].families[0])
    text = "设$\\lceil x\\rceil\\in A\\cup\\mathbf{x}$，文中⌈x⌉。\n\n$$a\\notin B\\implies\\forall c$$\n"
    with Made(write_pdf(read_book(text, "a.md", None), style)).document as document:
        used = {c["text"]: c["fontname"].partition("+")[2] for c in document.pages[0].chars}
    assert {used[sign] for sign in "⌈⌉∈∪𝒙∉⟹∀"} == {signs}
    assert "CJK" in used["设"] and "CJK" not in used["a"]


def test_nothing_but_formulas_changes() -> None:
    text = '<p>甲<em class="a">乙</em>&amp;</p>'
    assert changed(text, shape_formulas) == text


def test_a_hostile_width_stays_out_of_the_style() -> None:
    text = '<math display="inline" xmlns="http://www.w3.org/1998/Math/MathML"><mspace width="1em; color: red" /></math>'
    assert "style" not in changed(text, shape_formulas)
