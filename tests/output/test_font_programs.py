"""Fonts cut to what is used: bare CFF, TrueType with a map, and nothing of what is drawn or copied lost."""

from __future__ import annotations

import io
import subprocess

import pikepdf
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.proof import proof_pdf
from kanyin.style import load_style

TEXT = "渡口的石阶一共是四十七级，退水的时候可以走到沙洲上去。Water level in 1998 was 12.5 m, *楷体也在*。\n\n"


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_pdf(read_book(f"---\ntitle: 渡口\n---\n\n{TEXT * 30}", "a.md", None), load_style("journal"))


def test_a_short_article_takes_few_bytes(data: bytes) -> None:
    assert len(data) < 60_000


def test_programs_are_bare_cff_or_have_a_map(data: bytes) -> None:
    kinds = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font" and "/FontDescriptor" in item:
                kinds.add(str(item.Subtype))
                if item.Subtype == "/CIDFontType0":
                    assert item.FontDescriptor.FontFile3.Subtype == "/CIDFontType0C"
                    assert "/CIDToGIDMap" not in item
                else:
                    assert isinstance(item.CIDToGIDMap, pikepdf.Stream)
    assert kinds == {"/CIDFontType0", "/CIDFontType2"}


def test_all_glyphs_are_there_and_copy(data: bytes) -> None:
    assert not [fault for fault in proof_pdf(data, "a.pdf").faults if fault.code.startswith("PF1")]
    shown = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    assert set(TEXT) - set("*\n ") <= set(shown)


def test_glyphs_are_drawn(data: bytes) -> None:
    """Another reader draws ink in about as many places as there are characters."""
    with pypdfium2.PdfDocument(data) as document:
        image = document[0].render(scale=1).to_pil().convert("L")
    dark = sum(image.histogram()[:128])
    assert dark > 0.01 * image.width * image.height


def test_no_glyph_comes_along_that_is_not_drawn(data: bytes) -> None:
    """HarfBuzz adds glyphs that ``cmap`` leads to from the wanted ones: other forms of marks."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/CIDFontType0":
                program = CFFFontSet()
                program.decompile(io.BytesIO(item.FontDescriptor.FontFile3.read_bytes()), None)
                assert len(program[0].charset) == 1 + len(_described(item.W))


def _described(widths: pikepdf.Object) -> set[int]:
    """The CIDs whose widths a font tells, but for .notdef: ``first [width …]``."""
    firsts, lists = list(widths)[0::2], list(widths)[1::2]
    return {int(first) + n for first, each in zip(firsts, lists, strict=True) for n in range(len(list(each)))} - {0}
