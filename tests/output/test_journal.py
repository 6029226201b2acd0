"""A journal's opening page: 刊头, 栏目, 引用格式, days of the manuscript, 通信作者 and ORCID, from the front matter."""

from __future__ import annotations

import io
import zipfile

import pdfplumber
import pypdfium2
import pytest

from kanyin.book.reader import read_book
from kanyin.book.source_line import masthead
from kanyin.model import Meta
from kanyin.output.docx import write_docx
from kanyin.output.epub import write_epub
from kanyin.output.pdf import write_pdf
from kanyin.output.txt import write_txt
from kanyin.style import MM_PER_PT
from tests.output.books import solid
from tests.styles import STYLES

FIELDS = {
    "column": "水利工程",
    "citation": "江涛. 石阶的级数[J]. 渡口研究, 2021, 9(2): 41-45.",
    "received": "2020-11-03",
    "accepted": "2021-03-12",
    "available-date": "2021-05-20",
    "corresponding": "江涛，教授。jt@example.org",
    "orcid": "0000-0002-1825-0097",
}
HEAD = {"title": "石阶的级数", "date": "2021-06", "container-title": "渡口研究", "volume": "9", "issue": "2"}
HEAD |= {"page": "41-45", "CLC": "P337"}
MARKDOWN = "---\n" + "".join(f"{key}: '{value}'\n" for key, value in (HEAD | FIELDS).items()) + "---\n\n正文一段。\n"


@pytest.mark.parametrize(
    ("meta", "wanted"),
    [
        (Meta(container_title="渡口研究", volume="9", issue="2", date="2021-06"),
         (("第9卷 第2期", "2021年6月"), "渡口研究", ("Vol. 9 No. 2", "Jun. 2021"))),
        (Meta(container_title="《书林》", date="2021"), (("2021年",), "书林", ("2021",))),
        (Meta(container_title="书林"), ((), "书林", ())),
    ],
)  # fmt: skip
def test_what_a_masthead_says(meta: Meta, wanted: tuple[tuple[str, ...], str, tuple[str, ...]]) -> None:
    above = masthead(meta)
    assert above is not None and (above.left, above.journal, above.right) == wanted


def test_no_journal_no_masthead() -> None:
    assert masthead(Meta(volume="9", date="2021")) is None


def rules(data: bytes, x: float, bottom: float) -> list[float]:
    """How thick the black lines are that cross x above a place of the first page, pt."""
    with pypdfium2.PdfDocument(data) as document:
        picture = document[0].render(scale=8, grayscale=True).to_pil()
    column = picture.crop((round(8 * x), 0, round(8 * x) + 1, round(8 * bottom)))
    dark = "".join("#" if value < 128 else " " for value in column.tobytes())
    return [len(run) / 8 for run in dark.split()]


def test_the_opening_page_has_all_of_it_in_its_places() -> None:
    style = STYLES["journal"]
    data = write_pdf(read_book(MARKDOWN, "a.md", None), style)
    page = pdfplumber.open(io.BytesIO(data)).pages[0]
    lines = [(line["text"].replace(" ", ""), line["top"], line["x0"], line["x1"]) for line in page.extract_text_lines()]
    names = ["渡口研究", "水利工程", "石阶的级数", "中图分类号：P337", "引用格式：江涛"]
    tops = [next(top for text, top, *_ in lines if name in text) for name in names]
    assert tops == sorted(tops)
    left, right = style.margin_inner / MM_PER_PT, (style.width - style.margin_outer) / MM_PER_PT
    first = next(line for line in lines if "Vol.9No.2" in line[0])
    assert first[2] == pytest.approx(left, abs=1) and first[3] == pytest.approx(right, abs=1)
    thick, thin = rules(data, left + 0.3 * (right - left), tops[1])
    assert thick == pytest.approx(1.2, abs=0.2) and thin == pytest.approx(0.4, abs=0.2)
    days = next(top for text, top, *_ in lines if "收稿日期：2020-11-03" in text)
    assert days > tops[-1]
    dates = "收稿日期：2020-11-03录用日期：2021-03-12发布日期：2021-05-20"
    assert dates in "".join(text for text, top, *_ in lines if top >= days)
    assert all(any(solid(FIELDS[name]) in text for text, *_ in lines) for name in ("corresponding", "orcid"))
    assert "第41—45页" not in solid(page.extract_text())


def test_other_formats_have_the_same_in_the_same_order() -> None:
    book, style = read_book(MARKDOWN, "a.md", None), STYLES["journal"]
    with zipfile.ZipFile(io.BytesIO(write_docx(book, style))) as archive:
        word = archive.read("word/document.xml").decode()
    with zipfile.ZipFile(io.BytesIO(write_epub(book, style))) as archive:
        epub = archive.read("EPUB/article.xhtml").decode()
    wanted = [FIELDS[name] for name in ("column", "citation", "received", "accepted", "corresponding", "orcid")]
    for shown in (word, epub, write_txt(book, style).decode()):
        places = [shown.index(text) for text in wanted]
        assert places == sorted(places)


def test_styles_without_these_print_no_column() -> None:
    book = read_book(MARKDOWN, "a.md", None)
    assert "水利工程" not in write_txt(book, STYLES["article"]).decode()
    assert FIELDS["citation"] in write_txt(book, STYLES["article"]).decode()
    assert FIELDS["citation"] not in write_txt(book, STYLES["book"]).decode()
