"""The printed size of pictures: proportions kept, resolution respected, nothing beyond its column."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.output.pdf import write_pdf
from kanyin.output.pdf.picture_sizes import natural_size, size_pictures
from kanyin.output.pictures import Picture
from kanyin.output.raster import Raster
from kanyin.style import MM_PER_PT, load_style
from tests.output.books import book_of, png
from tests.output.fragments import changed

JOURNAL, BOOK = load_style("journal"), load_style("book")
_SIZE = re.compile(r"width: ([\d.]+)pt; height: ([\d.]+)pt")


def raster(width: int, height: int, dpi: tuple[float, float] | None = None) -> Picture:
    return Picture(b"", "png", "image/png", Raster(width, height, dpi, False))


def sizes(html: str, **pictures: Picture) -> list[tuple[float, float]]:
    made = changed(html, size_pictures, pictures, JOURNAL)
    return [(float(width), float(height)) for width, height in _SIZE.findall(made)]


LENGTH = st.sampled_from(["", "width: 60%", "height: 3cm", "width: 200pt; height: 20pt", "width: 40mm", "width: 900%"])


@given(st.integers(1, 4000), st.integers(1, 4000), LENGTH)
def test_proportions_are_kept_under_every_limit(width: int, height: int, style: str) -> None:
    ((across, down),) = sizes(f'<figure><img src="a" style="{style}"/></figure>', a=raster(width, height))
    assert across <= JOURNAL.column_width / MM_PER_PT + 0.01
    assert down <= JOURNAL.type_height / MM_PER_PT
    if min(across, down) > 2:
        assert across / down == pytest.approx(width / height, rel=0.01)


@pytest.mark.parametrize(
    ("dpi", "points"), [(None, 75), ((300, 300), 24), ((1, 1), 75), ((0, 0), 75), ((96.012, 96.012), 75)]
)
def test_the_resolution_of_the_file_is_respected(dpi: tuple[float, float] | None, points: float) -> None:
    size = natural_size(raster(100, 50, dpi))
    assert size is not None
    assert size.width == pytest.approx(points, abs=0.1)


@pytest.mark.parametrize(
    ("told", "size"),
    [
        ({"width": "40mm", "height": "20mm"}, (113.4, 56.7)),
        ({"viewBox": "0 0 200 100"}, (150, 75)),
        ({"width": "2in", "viewBox": "0 0 30 60"}, (144, 288)),
    ],
)
def test_a_drawing_tells_its_size(told: dict[str, str], size: tuple[float, float]) -> None:
    natural = natural_size(Picture(b"", "svg", "image/svg+xml", sizes=told))
    assert natural is not None
    assert (natural.width, natural.height) == pytest.approx(size, abs=0.1)


def test_a_paragraph_of_pictures_alone_is_a_figure_and_a_row_shares_the_column() -> None:
    one = changed('<p><a href="#x"><img src="a"/></a></p>', size_pictures, {"a": raster(900, 300)}, JOURNAL)
    assert one.startswith("<figure")
    pair = sizes('<p><img src="a"/> <img src="a"/></p>', a=raster(900, 300))
    assert sum(width for width, _ in pair) < JOURNAL.column_width / MM_PER_PT
    assert changed('<p>见<img src="a"/></p>', size_pictures, {"a": raster(9, 9)}, JOURNAL).startswith("<p")


def test_wide_pictures_of_a_row_stand_beside_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(900, 300))
    rows = "![](a.png) ![](a.png)\n\n![](a.png)\n[![](a.png)](https://example.org) ![](a.png)\n"
    markdown = f"---\ntitle: 图\n---\n\n{rows}"
    for style in (JOURNAL, BOOK):
        with pdfplumber.open(io.BytesIO(write_pdf(book_of(markdown, tmp_path), style))) as document:
            images = [image for page in document.pages for image in page.images]
        tops = [round(image["top"]) for image in images]
        assert (tops[0], tops[2], tops[2]) == (tops[1], tops[3], tops[4])
        for left, right in ((0, 1), (2, 3), (3, 4)):
            assert images[left]["x1"] + 4 < images[right]["x0"]


def test_pictures_stand_inside_their_column_and_the_text_behind_them_on_the_grid(tmp_path: Path) -> None:
    text = "渡口的石阶一共是四十七级，退水的时候可以走到沙洲上去，涨水的时候就不行了。\n\n"
    (tmp_path / "a.png").write_bytes(png(700, 190))
    markdown = f"---\ntitle: 图\n---\n\n{text}![](a.png)\n\n{text}[![桥](a.png)](https://example.org)\n\n{text}"
    for style in (JOURNAL, BOOK):
        with pdfplumber.open(io.BytesIO(write_pdf(book_of(markdown, tmp_path), style))) as document:
            pages = [page for page in document.pages if page.images]
            feet = {
                round((style.margin_top / MM_PER_PT - char["top"]) % style.leading, 0) % round(style.leading)
                for page in pages
                for char in page.chars
                if abs(char["size"] - style.size) < 0.1
            }
            images = [image for page in pages for image in page.images]
        assert len(images) == 2
        assert len(feet) <= 2
        for image in images:
            assert image["x1"] - image["x0"] <= style.column_width / MM_PER_PT + 0.1
            assert (image["x1"] - image["x0"]) / (image["bottom"] - image["top"]) == pytest.approx(700 / 190, rel=0.01)


@pytest.mark.parametrize(("height", "points"), [("1em", 1.0), ("2.5em", 2.5), ("2ex", 1.0), ("1rem", 1.0)])
def test_a_picture_in_a_line_may_be_as_high_as_its_type(height: str, points: float) -> None:
    style = load_style("journal")
    ((across, down),) = sizes(f'<p>甲<img src="a" style="height: {height}"/>乙</p>', a=raster(400, 200))
    assert down == pytest.approx(points * style.size, abs=0.02)
    assert across == pytest.approx(2 * down, abs=0.02)


def test_the_caption_of_a_row_stands_in_it() -> None:
    row = '<p><img src="a"/> <img src="a"/></p><div class="caption"><p>图3</p></div>'
    made = changed(f'<div class="picture-row">{row}</div><p>文</p>', size_pictures, {"a": raster(300, 300)}, JOURNAL)
    assert made.count("<figure") == 1
    assert "</img><figcaption>图3</figcaption></figure><p>文" in made
