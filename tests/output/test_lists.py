"""What stands before the items of a numbered list is the same in all formats."""

from __future__ import annotations

import io
import re
import zipfile

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pypdfium2 import PdfDocument

from kanyin.book.lists import DELIMITERS, NUMERALS, label
from kanyin.book.reader import read_book
from kanyin.model import Book
from kanyin.output import FORMATS
from tests.styles import STYLES

MARKDOWN = "{0} 量级数\n{1} 读水尺\n"
CASES = [
    ("(1)", "(2)"), ("1)", "2)"), ("3.", "4."), ("a.", "b."), ("(C)", "(D)"), ("ii)", "iii)"), ("I.", "II."),
]  # fmt: skip


def book(marks: tuple[str, str]) -> Book:
    return read_book(MARKDOWN.format(*(f"{mark} " for mark in marks)), "a.md", None)


@pytest.mark.parametrize("marks", CASES, ids="-".join)
def test_labels_of_all_formats(marks: tuple[str, str]) -> None:
    made, style = book(marks), STYLES["journal"]
    with pdfplumber.open(io.BytesIO(FORMATS["pdf"](made, style))) as document:
        pdf = "".join(document.pages[0].extract_text().split())
    text = FORMATS["txt"](made, style).decode()
    for mark, words in zip(marks, ("量级数", "读水尺"), strict=True):
        assert f"{mark}{words}" in pdf
        assert f"{mark} {words}" in text
    with zipfile.ZipFile(io.BytesIO(FORMATS["epub"](made, style))) as archive:
        page = archive.read("EPUB/article.xhtml").decode()
    assert re.findall('data-label="([^"]*)"', page) == list(marks)


@pytest.mark.parametrize("marks", CASES, ids="-".join)
def test_word_counts_them_itself(marks: tuple[str, str]) -> None:
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"](book(marks), STYLES["journal"]))) as archive:
        numbering = archive.read("word/numbering.xml").decode()
    before, after = re.match(r"(\(?)\w+([.)])", marks[0]).groups()  # type: ignore[union-attr]
    assert f'w:val="{before}%1{after}"' in numbering


@given(st.integers(1, 3999))
def test_roman_numerals_add_up(number: int) -> None:
    values = dict(zip("ivxlcdm", (1, 5, 10, 50, 100, 500, 1000), strict=True))
    letters = [values[letter] for letter in label(number, "LowerRoman", "OneParen")[:-1]]
    assert number == sum(-one if one < other else one for one, other in zip(letters, [*letters[1:], 0], strict=True))


@given(st.integers(1, 10**6))
def test_letters_count_on(number: int) -> None:
    text, value = label(number, "UpperAlpha")[:-1], 0
    for letter in text:
        value = value * 26 + ord(letter) - ord("A") + 1
    assert value == number


@given(st.integers(-5, 10**5), st.sampled_from(list(NUMERALS.values())), st.sampled_from(list(DELIMITERS)))
def test_every_number_has_a_label(number: int, numeral: str, delimiter: str) -> None:
    before, after = DELIMITERS[delimiter]
    made = label(number, numeral, delimiter)
    assert made.startswith(before) and made.endswith(after) and len(made) > len(before + after)


def left_edges(markdown: str) -> list[float]:
    """Where the lines of a page begin, in points, from above."""
    with PdfDocument(FORMATS["pdf"](read_book(markdown, "a.md", None), STYLES["article"])) as document:
        page = document[0].get_textpage()
        boxes = [page.get_charbox(n) for n in range(page.count_chars()) if page.get_text_range(n, 1).strip()]
    lines: dict[int, float] = {}
    for left, bottom, _, top in boxes:
        line = round((bottom + top) / 2 / 14)
        lines[line] = min(left, lines.get(line, left))
    return [lines[line] for line in sorted(lines, reverse=True)]


@pytest.mark.parametrize(
    "item", ["2. " + "水尺每天早晚各读一次，" * 6, "2. " + "水尺每天早晚各读一次，" * 6 + "\n\n   记在簿上。"]
)
def test_a_single_item_is_a_paragraph_with_a_number(item: str) -> None:
    _, _, first, second, *_ = left_edges(f"---\ntitle: 水尺\n---\n\n渡口。\n\n{item}\n\n渡口。\n")
    _, _, hung, _, turned, *_ = left_edges(f"---\ntitle: 水尺\n---\n\n渡口。\n\n1. 甲\n{item}\n\n渡口。\n")
    assert abs(first - hung) < 1
    assert turned - second > 20


def test_what_goes_on_in_an_item_begins_as_paragraphs_do() -> None:
    words = "水尺每天早晚各读一次，" * 6
    _, _, _, turned, *edges = left_edges(f"---\ntitle: 水尺\n---\n\n渡口。\n\n1. {words}\n\n   {words}\n2. 乙\n")
    assert any(23 < edge - turned < 25 for edge in edges)  # two characters


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def in_word(markdown: str) -> list[etree._Element]:
    """The paragraphs of the DOCX, title and text."""
    made = FORMATS["docx"](read_book(f"---\ntitle: 水尺\n---\n\n{markdown}", "a.md", None), STYLES["article"])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return list(etree.fromstring(archive.read("word/document.xml")).iter(f"{W}p"))


@pytest.mark.parametrize("mark", ["2.", "(b)"])
def test_a_single_item_does_not_hang_in_word_and_on_screens(mark: str) -> None:
    text = f"渡口。\n\n{mark} 水尺。\n\n    记在簿上。\n\n渡口。\n"
    first, more = (p for p in in_word(text) if "".join(p.itertext()) in ("水尺。", "记在簿上。"))
    for paragraph in (first, more):
        indent = paragraph.find(f"{W}pPr/{W}ind")
        assert (indent.get(f"{W}left"), indent.get(f"{W}firstLineChars")) == ("0", "200")
    assert first.find(f"{W}pPr/{W}numPr") is not None
    assert more.find(f"{W}pPr/{W}numPr") is None
    with zipfile.ZipFile(io.BytesIO(FORMATS["epub"](read_book(text, "a.md", None), STYLES["article"]))) as archive:
        assert 'class="lone labelled"' in archive.read("EPUB/article.xhtml").decode()


@pytest.mark.parametrize("inside", ["", "- 丁", "| 丁 | 戊 |\n   |---|---|\n   | 己 | 庚 |"])
def test_items_without_words_of_their_own_keep_their_number_in_word(inside: str) -> None:
    own = [
        paragraph
        for paragraph in in_word(f"甲\n\n1. 乙\n2.\n   {inside}\n3. 丙\n")
        if (number := paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")) is not None and number.get(f"{W}val") == "0"
    ]
    assert len(own) == 3
