"""PageLabels: what a viewer calls the pages is what is printed on them."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from tests.styles import STYLES


@pytest.mark.parametrize(
    ("style", "page", "labels"),
    [("journal", "41-45", ["41", "42"]), ("journal", "42", ["42", "43"]), ("article", "41", ["1", "2"])],
)
def test_pages_are_called_by_their_folios(style: str, page: str, labels: list[str]) -> None:
    text = "退水的时候可以走到沙洲上去。" * (260 if style == "journal" else 130)
    book = read_book(f"---\ntitle: 石阶\ncontainer-title: 渡口\npage: {page}\n---\n\n{text}\n", "a.md", None)
    data = write_pdf(book, STYLES[style])
    with pypdfium2.PdfDocument(data) as document:
        found = [document.get_page_label(n) for n in range(len(document))]
    assert found[: len(labels)] == labels
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert "/PageLabels" in opened.Root
