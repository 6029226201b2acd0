"""Six mixed articles in the four page styles: proof has nothing to say, and nothing is lost."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdfium2
import pytest

from kanyin.book.reader import read_book
from kanyin.output import html
from kanyin.output.pdf import write_pdf
from kanyin.proof import proof_pdf
from kanyin.style import Style
from tests.styles import STYLES

ARTICLES = Path(__file__).parent / "articles"


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.md")), ids=lambda path: path.stem)
def test_proof_finds_no_fault(path: Path, style: Style) -> None:
    book = read_book(path.read_text(encoding="utf-8"), path.name, ARTICLES)
    data = write_pdf(book, style)
    assert not proof_pdf(data, path.name).faults
    with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
        made = "".join(page.get_textpage().get_text_bounded() for page in document)
    wanted = re.sub(r"<math.*?</math>|<[^>]*>", " ", html.title_block(book) + book.html)
    missing = set(re.findall(r"[\u4e00-\u9fff]", wanted)) - set(made)
    assert not missing
