"""The table of front matter: each row stands in every format as it says, and a key that no row knows is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from kanyin.book.fields import BY_NAME, FIELDS, meant
from kanyin.book.front_matter import check_front_matter
from kanyin.book.reader import read_book
from kanyin.errors import UsageError
from kanyin.markdown import front_matter
from kanyin.model import Author, Meta
from kanyin.output.docx import write_docx
from kanyin.output.epub import write_epub
from kanyin.output.pdf import write_pdf
from kanyin.remarks import Remark, heard
from kanyin.structure.metadata_builder import EXTRA_KEYS
from kanyin.style import Style, load_style
from tests.styles import STYLES

PLAIN_ROWS = [row for row in FIELDS if row.place and (row.kind in ("text", "marked") or row.by_style)]
PLAIN_ROWS = [row for row in PLAIN_ROWS if row.name != "title"]
"""Rows whose value is, or may be, one text; the title stands in running heads too."""
HEAD = "---\ntitle: 渡口通知\n{fields}\n---\n\n正文一段。\n"


def _zipped(data: bytes, ending: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(ending))


def _pdf_text(data: bytes) -> str:
    with PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


READERS: dict[str, Callable[[str, Style], str]] = {
    "pdf": lambda text, style: _pdf_text(write_pdf(read_book(text, "a.md", None), style)),
    "epub": lambda text, style: _zipped(write_epub(read_book(text, "a.md", None), style), ".xhtml"),
    "docx": lambda text, style: _zipped(write_docx(read_book(text, "a.md", None), style), "document.xml"),
}


@pytest.mark.parametrize("name", READERS)
def test_each_row_stands_in_each_format_in_the_order_of_the_table(name: str) -> None:
    rows = [row for row in PLAIN_ROWS if row.place != "notes"]
    values = {row.name: f"值{number:02}甲" for number, row in enumerate(rows, 10)}
    text = HEAD.format(fields="\n".join(f"{key}: {value}" for key, value in reversed(values.items())))
    own = tuple(row.name for row in rows if row.by_style)
    shown = READERS[name](text, replace(STYLES["official"], prints=own))
    places = [shown.replace("\r\n", "").index(value) for value in values.values()]
    assert places == sorted(places)
    assert shown.index(values["doc-number"]) < shown.index("渡口通知", places[0])


@pytest.mark.parametrize("name", READERS)
def test_the_number_of_a_document_is_printed_where_the_style_says_so(name: str) -> None:
    text = HEAD.format(fields="doc-number: 渡政发〔2022〕7号\nbyline: 不印的署名\neditor: 不印的编辑")
    for style in STYLES.values():
        shown = READERS[name](text, style)
        assert ("渡政发〔2022〕7号" in shown.replace("\n", "")) == ("doc-number" in style.prints), style.name
        assert "不印的" not in shown
    assert "doc-number" in STYLES["official"].prints


def remarks(fields: str) -> list[Remark]:
    with heard() as found:
        read_book(HEAD.format(fields=fields), "a.md", None)
    return list(found)


@pytest.mark.parametrize(
    ("key", "wanted"),
    [("keyword", "keywords"), ("Title", "title"), ("container_title", "container-title"), ("发文字号", "doc-number")],
)
def test_a_key_that_no_row_knows_is_told(key: str, wanted: str) -> None:
    assert meant(key) == wanted
    (told,) = remarks(f"date: '2022'\n{key}: 甲")
    assert key in told.problem and told.line == 4 and wanted in told.hint


def test_known_keys_are_not_told() -> None:
    assert remarks("\n".join(f"{row.name}: 甲" for row in FIELDS if row.name != "title")) == []
    assert remarks("authors: [甲]") == []


def test_what_cleaning_writes_is_known() -> None:
    meta = Meta(title="甲", subtitle="甲", date="2020", volume="1", issue="1", page="1", abstract="甲")
    meta = replace(meta, author=(Author("甲"),), container_title="乙", keywords=("丙",))
    meta = replace(meta, extra=dict.fromkeys(EXTRA_KEYS, "丁"))
    assert set(BY_NAME) >= set(check_front_matter(f"{front_matter(meta)}\n\n正文。\n", "a.md"))


def test_a_key_far_from_all_is_told_with_all() -> None:
    (told,) = remarks("zzzz: 甲")
    assert "doc-number" in told.hint and "keywords" in told.hint


def test_a_style_prints_only_fields_that_there_are() -> None:
    with pytest.raises(UsageError, match="doc-nummer") as caught:
        write_docx(read_book("正文。", "a.md", None), replace(load_style("journal"), prints=("doc-nummer",)))
    assert "doc-number" in caught.value.hint


@pytest.mark.parametrize("mark", "；，、∥│｜")
def test_keywords_in_one_text_are_parted_as_on_a_page(mark: str) -> None:
    assert read_book(f"---\nkeywords: 河口{mark}渡船\n---\n\n正文。\n", "a.md", None).meta.keywords == ("河口", "渡船")
