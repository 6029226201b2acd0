"""What several tests look at or through, made once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kanyin.output.pdf import write_pdf
from kanyin.output.press.writer import Press, read_press
from tests.output.books import RICH, book_of
from tests.output.epubs import EpubChecks
from tests.output.pdfs import STYLE, Made, long_pdf_in


@pytest.fixture(scope="session")
def long_pdf() -> Made:
    return Made(long_pdf_in(STYLE.name))


@pytest.fixture(scope="session")
def rich_pdf(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(write_pdf(book_of(RICH, tmp_path_factory.mktemp("rich")), STYLE))


@pytest.fixture(scope="session")
def press(profile: str) -> Press:
    return read_press(profile, 4)


@pytest.fixture(scope="session")
def epubcheck() -> Iterator[EpubChecks]:
    waiting = EpubChecks()
    yield waiting
    waiting.stop()
