"""PDFs that several tests look at, made once."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.output.press.writer import Press, read_press
from tests.output.books import RICH, book_of
from tests.output.pdfs import STYLE, Made, long_article


@pytest.fixture(scope="session")
def long_pdf() -> Made:
    return Made(write_pdf(read_book(long_article(), "long.md", None), STYLE))


@pytest.fixture(scope="session")
def rich_pdf(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(write_pdf(book_of(RICH, tmp_path_factory.mktemp("rich")), STYLE))


@pytest.fixture(scope="session")
def press(profile: str) -> Press:
    return read_press(profile, 4)
