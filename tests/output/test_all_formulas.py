"""Formulas of every environment (``formulas.txt``, our own), in a line and displayed: each format takes them all.

The PDF of so many is for ``test_formulas.py``'s few: it is not another shape of them.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from kanyin.book.reader import read_book
from kanyin.model import Book
from kanyin.output.docx import write_docx
from kanyin.output.docx.xml import M, W
from kanyin.output.epub import write_epub
from kanyin.remarks import Remark, heard
from kanyin.style import load_style
from tests.output.epubs import EpubChecks
from tests.output.test_round_trip import nodes

LINES = (Path(__file__).parent / "formulas.txt").read_text(encoding="utf-8").splitlines()
FORMULAS = [line for line in LINES if line and not line.startswith("# ")]
MARKDOWN = "---\ntitle: 式\nlang: zh-CN\n---\n" + "".join(
    f"\n第{n}式：${formula}{' ' * formula.endswith(chr(92))}$。\n\n$$\n{formula}\n$$\n"
    for n, formula in enumerate(FORMULAS, 1)
)
UNFINISHED = LINES[LINES.index("# 没有写完或不合规矩的") + 1 :]
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def read() -> tuple[Book, list[Remark]]:
    with heard() as remarks:
        return read_book(MARKDOWN, "a.md", None), list(remarks)


@pytest.fixture(scope="module")
def docx(read: tuple[Book, list[Remark]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("formulas") / "a.docx"
    path.write_bytes(write_docx(read[0], load_style("journal")))
    return path


@pytest.fixture(scope="module")
def document(docx: Path) -> etree._Element:
    with zipfile.ZipFile(docx) as file:
        return etree.fromstring(file.read("word/document.xml"))


def test_there_are_five_hundred() -> None:
    assert len(set(FORMULAS)) >= 500


def test_the_docx_is_valid(docx: Path) -> None:
    from openxml_audit import OpenXmlValidator

    assert [str(error) for error in OpenXmlValidator().validate(str(docx)).errors] == []


def test_word_reads_each_run_in_one_way(document: etree._Element) -> None:
    """Normal text has the styles of text, mathematics its own (ISO/IEC 29500-1, 22.1.2.87)."""
    for looks in document.iter(f"{{{M}}}rPr"):
        names = {etree.QName(look).localname for look in looks}
        assert names <= {"nor"} or names <= {"scr", "sty", "lit"}, names
    kept = document.xpath("//m:r[m:rPr/m:nor]/w:rPr/w:b", namespaces={"m": M, "w": W})
    assert kept, "bold text stays bold"


def test_the_epub_is_valid(read: tuple[Book, list[Remark]], tmp_path: Path, epubcheck: EpubChecks) -> None:
    (tmp_path / "a.epub").write_bytes(write_epub(read[0], load_style("journal")))
    assert epubcheck.messages(tmp_path / "a.epub") == []


def test_no_word_of_a_formula_is_lost(read: tuple[Book, list[Remark]], document: etree._Element) -> None:
    """Each formula has its own paragraph before it; what both show is compared from one such to the next."""
    in_html = re.sub(r"<annotation.*?</annotation>|<[^>]*>", "", read[0].html, flags=re.DOTALL)
    in_docx = "".join(document.itertext())
    for shown in (in_html, in_docx):
        pieces = re.split(r"第\d+式：", shown)[1:]
        assert len(pieces) == len(FORMULAS)
        for formula, piece in zip(FORMULAS, pieces, strict=True):
            wanted = HAN.findall(re.sub(r"\\label\{[^}]*\}", "", formula))
            assert sorted(HAN.findall(piece)) == sorted(wanted * 2), formula


def test_formulas_that_cannot_be_read_are_told_with_their_line(read: tuple[Book, list[Remark]]) -> None:
    lines = MARKDOWN.splitlines()
    unread = {tuple(code["c"][1].split()) for code in nodes(read[0].ast["blocks"], "Code")}
    told = {remark.line for remark in read[1]}
    assert ("\\unknown{x}",) in unread
    assert all(line is not None and any(word in lines[line - 1] for tex in unread for word in tex) for line in told)
    assert len(unread) <= len(UNFINISHED)
