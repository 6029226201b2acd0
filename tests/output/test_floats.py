"""Figures and tables that find no place move to the head of the next column, in their order; text fills the page."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest

from kanyin.output.pdf import write_pdf
from kanyin.output.pdf.floats import mark_floats
from kanyin.style import Style, load_style
from tests.output.books import book_of, png
from tests.output.fragments import changed

JOURNAL, BOOK = load_style("journal"), load_style("book")
TEXT = "渡口的石阶一共是四十七级，退水的时候可以走到沙洲上去，涨水的时候就不行了。" * 4 + "\n\n"


def pages_of(markdown: str, folder: Path, style: Style) -> list[pdfplumber.page.Page]:
    (folder / "a.png").write_bytes(png(600, 500))
    data = write_pdf(book_of(f"---\ntitle: 渡口\n---\n\n{markdown}", folder), style)
    return pdfplumber.open(io.BytesIO(data)).pages


def figures(count: int, more: str = "") -> str:
    return "".join(f"{TEXT * 2}![图{n} 第{n}处石阶](a.png){more}\n\n" for n in range(1, count + 1))


@pytest.mark.parametrize("style", [JOURNAL, BOOK])
def test_every_figure_is_there_once_in_its_order_and_no_page_has_a_hole(style: Style, tmp_path: Path) -> None:
    pages = pages_of(figures(7) + TEXT * 9, tmp_path, style)
    text = "".join(page.extract_text() for page in pages)
    assert [text.count(f"第{n}处石阶") for n in range(1, 8)] == [1] * 7
    assert sum(len(page.images) for page in pages) == 7
    places = []
    for number, page in enumerate(pages):
        for image in page.images:
            places.append((number, image["x0"] > page.width / 2 and style.columns > 1, image["top"]))
    assert places == sorted(places)
    if style is BOOK:
        for page in pages[3:-2]:
            ends = [char["bottom"] for char in page.chars if abs(char["size"] - style.size) < 0.1]
            ends += [image["bottom"] for image in page.images]
            usual = max(char["bottom"] for p in pages for char in p.chars if abs(char["size"] - style.size) < 0.1)
            assert usual - max(ends) < 3.5 * style.leading


def test_one_that_is_to_stay_stays(tmp_path: Path) -> None:
    kept = changed('<figure><img data-float="none"/><figcaption>图1</figcaption></figure>', mark_floats)
    assert "float" not in kept.split(">")[0]
    pages = pages_of(figures(5, "{float=none}") + TEXT, tmp_path, BOOK)
    text = "".join(page.extract_text() for page in pages)
    assert [text.count(f"第{n}处石阶") for n in range(1, 6)] == [1] * 5


def test_what_has_no_caption_stays() -> None:
    assert "float" not in changed("<figure><img/></figure><p>文</p>", mark_floats)
    assert "float" in changed("<figure><img/><figcaption>图1</figcaption></figure>", mark_floats)
    assert "float" not in changed('<div class="table long"><table><caption>表1</caption></table></div>', mark_floats)
