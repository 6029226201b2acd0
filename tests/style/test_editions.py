"""Editions of a style: large print, and for the screen."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from kanyin.errors import UsageError
from kanyin.output.pdf import write_pdf
from kanyin.proof.structure import read_file
from kanyin.style import MM_PER_PT, Style, with_edition
from tests.styles import STYLES

TEXT = "---\ntitle: 石阶\n---\n\n" + "退水的时候可以走到沙洲上去。" * 120 + "\n"


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_large_print_stands_on_the_same_page(style: Style) -> None:
    large = with_edition(style, "large")
    assert (large.width, large.height) == (style.width, style.height)
    assert large.size >= 16 and large.size >= 1.25 * style.size
    assert large.leading / large.size == pytest.approx(style.leading / style.size)
    factor = large.size / style.size
    assert all(large.text[role].size == pytest.approx(text.size * factor) for role, text in style.text.items())
    assert large.type_width + large.margin_inner + large.margin_outer == pytest.approx(style.width)
    assert large.columns == 1 or large.characters >= 18


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_screen_has_no_inner_edge_and_one_column(style: Style) -> None:
    screen = with_edition(style, "screen")
    assert screen.width / screen.height == pytest.approx(3 / 4)
    assert screen.columns == 1 and screen.margin_inner == pytest.approx(screen.margin_outer)
    assert screen.size >= 12


@pytest.mark.parametrize("edition", ["large", "screen"])
@pytest.mark.parametrize("name", ["journal", "official"])
def test_its_pdf_is_as_it_says(name: str, edition: str) -> None:
    style = with_edition(STYLES[name], edition)
    page = read_file(write_pdf(read_book(TEXT, "a.md", None), style), "a.pdf").pages[0]
    assert page.width * MM_PER_PT == pytest.approx(style.width, abs=0.1)
    body = [glyph for glyph in page.glyphs if glyph.text == "沙"]
    assert body and {round(glyph.size, 1) for glyph in body} == {round(style.size, 1)}
    right = max(glyph.x1 for glyph in page.glyphs if glyph.text.isalnum()) * MM_PER_PT
    assert right <= style.width - style.margin_outer + 0.5


def test_no_edition_is_the_style_and_an_unknown_one_an_error() -> None:
    assert with_edition(STYLES["book"], "") is STYLES["book"]
    with pytest.raises(UsageError) as caught:
        with_edition(STYLES["book"], "larg")
    assert "large" in caught.value.hint
