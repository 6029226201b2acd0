"""Text copied out of a PDF is the source's text; what hangs on text still does."""

import html
import io
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.typeset.reading_back import Render, glyph_lines

SAMPLES = Path(__file__).parent / "samples"
LINE_END_HYPHEN = re.compile("\ufffe|\u0002")  # how pdfium names a hyphen at the end of a line


def paragraphs(name: str) -> list[str]:
    source = (SAMPLES / f"{name}.html").read_text(encoding="utf-8")
    return [html.unescape(re.sub("<[^>]+>", "", p)) for p in re.findall(r"<p>(.*?)</p>", source, re.S)]


def assert_same(lines: list[str], source: str) -> None:
    """The lines are the source's, in order; between two lines only a space may have gone."""
    position = 0
    for line in lines:
        if source.startswith(" " + line, position):
            position += 1
        assert source[position : position + len(line)] == line
        position += len(line)
    assert position == len(source)


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.html")))
@pytest.mark.parametrize("em", [22, 40])
def test_copied_text_is_the_source(render: Render, name: str, em: float, tmp_path: Path) -> None:
    texts = paragraphs(name)
    pdf = render("".join(f"<p>{html.escape(text)}" for text in texts), em=em)
    document = pypdfium2.PdfDocument(pdf)
    found = "\n".join(page.get_textpage().get_text_range() for page in document)
    lines = [LINE_END_HYPHEN.sub("-", line) for line in found.replace("\r", "").split("\n") if line]
    assert_same(lines, "".join(texts))
    if shutil.which("pdftotext"):
        file = tmp_path / "page.pdf"
        file.write_bytes(pdf)
        run = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True)
        assert_same([line for line in re.split("[\n\f]", run.stdout) if line], "".join(texts))


def test_links_bookmarks_and_tags_hold(render: Render) -> None:
    link = "<a href='http://example.org/'>《WTO》“规则”</a>"
    body = f"<h1>第1章</h1><p>见{link}，又见<a href='#z'>B节</a><p id=z>终"
    pdf = render(body, pdf_variant="pdf/ua-1")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        links = [note.A.URI for note in document.pages[0].Annots if "/A" in note and "/URI" in note.A]
        assert [str(uri) for uri in links] == ["http://example.org/"]
        with document.open_outline() as outline:
            assert [item.title for item in outline.root] == ["第1章"]
        assert document.Root.MarkInfo.Marked
        assert balanced(document.pages[0])


def balanced(page: pikepdf.Page) -> bool:
    """Whether marked content is closed inside the text object that opened it."""
    depth = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            depth += 1
        elif operator == "EMC":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def test_a_link_box_covers_its_text(render: Render) -> None:
    pdf = render("<p>见<a href='http://example.org/'>WTO</a>文")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        left, _, right, _ = (float(value) for value in document.pages[0].Annots[0].Rect)
    assert left == pytest.approx(20 + 10 + 2.5, abs=0.2)
    assert 15 < right - left < 30


ENTRIES = (
    "[1]顾青.城市行道树的生长空间[J].风景园林论察,2020(03):237-238.",
    "[2]林知秋.总分馆制的运行机制[J].图书馆论坛观,2019,39(4):112-118.",
    "[3]临江市统计局.2022年统计公报[EB/OL].(2023-03-01)[2023-05-06].https://www.example.org/tj/2022.html.",
    "[4]陆一舟.荫蔽率的测算方法及其在draw_first_line()中的实现，见PangoGlyphString与ax2+bx=c0,ay2+by=c1等式",
)


@given(entry=st.sampled_from(ENTRIES), em=st.integers(12, 30))
@settings(max_examples=25, deadline=None)
def test_a_broken_entry_copies_as_it_was_written(render: Render, entry: str, em: int) -> None:
    """Nothing is lost, no space and no hyphen is invented where an entry's Latin and numbers are broken."""
    pdf = render(f"<p>{html.escape(entry)}", "html { overflow-wrap: anywhere }", em=em)
    run = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    assert_same([line for line in re.split("[\n\f]", run.stdout.decode()) if line], entry)


@pytest.mark.parametrize("em", [20, 22, 26, 30])
@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_fills_its_lines_without_holes(render: Render, entry: str, em: float) -> None:
    *lines, _ = glyph_lines(render(f"<p>{html.escape(entry)}", "html { overflow-wrap: anywhere }", em=em))
    for line in lines:
        opened = [b.left - a.right for a, b in pairwise(line)]
        assert line[-1].right > em - 0.8 or max(opened) > 0.24  # Latin without spaces cannot be stretched
        assert max(opened) < 0.25 + 1.5 * 0.25 + 0.01  # the gap beside Latin, and what may open
