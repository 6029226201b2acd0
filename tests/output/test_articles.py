"""Six mixed articles in the four page styles: proof has nothing to say, and nothing is lost."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest

from kanyin.book.reader import read_book
from kanyin.model import Book
from kanyin.output import html
from kanyin.output.pdf import write_pdf
from kanyin.proof import proof_pdf
from kanyin.style import Style
from tests.styles import STYLES

ARTICLES = Path(__file__).parent / "articles"


@lru_cache
def book_at(path: Path) -> Book:
    return read_book(path.read_text(encoding="utf-8"), path.name, ARTICLES)


# All articles of a style one after another: its sheets and fonts are then loaded once.
@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.md")), ids=lambda path: path.stem)
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_proof_finds_no_fault(style: Style, path: Path) -> None:
    book = book_at(path)
    data = write_pdf(book, style)
    assert not proof_pdf(data, path.name).faults
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        made = "".join(page.get_textpage().get_text_bounded() for page in document)
    wanted = re.sub(r"<math.*?</math>|<[^>]*>", " ", html.title_block(book) + book.html)
    missing = set(re.findall(r"[\u4e00-\u9fff]", wanted)) - set(made)
    assert not missing
