"""What the tests of PDF share: a long article, and a finished PDF opened with pdfplumber and pypdfium2."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import pdfplumber
import pypdfium2

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.style import MM_PER_PT, load_style

STYLE = load_style("journal")

SENTENCES = (
    "渡口在河的北岸，每天清晨五点开第一班船。",
    "“早一点好，”船工说，“赶集的人等不得。”",
    "从1998年到2021年，过河的人少了37.5%——桥修好了，路也修好了……",
    "水位记录（water level）用 Excel 表保存，一共 4600 行。",
    "《河道管理办法》第九条规定：未经许可，不得采砂。",
)


def long_article() -> str:
    """Eight pages or so of headings on three levels and paragraphs of all lengths."""
    lines = ["---", "title: 渡口的一百年", "author: [{name: 江涛}]", "container-title: 河流研究", "---", ""]
    for chapter in range(1, 9):
        lines += [f"# {chapter} 第{chapter}段河道", ""]
        for part in range(1, 5):
            lines += [f"## {chapter}.{part} 第{part}处渡口", ""]
            for number in range(1 + (chapter * part) % 4):
                length = 2 + (chapter * 7 + part * 5 + number * 3) % 11
                lines += ["".join(SENTENCES[(part + number + n) % 5] for n in range(length)), ""]
    return "\n".join(lines)


@cache
def long_pdf_in(style: str) -> bytes:
    """The long article in a style of kanyin's, made once: many tests look at it."""
    return write_pdf(read_book(long_article(), "long.md", None), load_style(style))


class Kept(pdfplumber.PDF):
    """A PDF that several tests open: what was read of its pages stays, which takes longer than making them."""

    def close(self) -> None:
        pass


@dataclass(frozen=True)
class Made:
    """A finished PDF, and what pdfplumber sees in it."""

    data: bytes

    @cached_property
    def document(self) -> pdfplumber.PDF:
        return Kept.open(io.BytesIO(self.data))

    def text(self) -> str:
        """The text within the type area, without running heads and folios."""
        found = []
        with pypdfium2.PdfDocument(self.data) as document:
            for page in document:
                width, height = page.get_size()
                top = height - STYLE.margin_top / MM_PER_PT + 6
                bottom = STYLE.margin_bottom / MM_PER_PT - 2
                found.append(page.get_textpage().get_text_bounded(0, bottom, width, top))
        return "\n".join(found)


def characters(page: Any, size: float) -> list[dict[str, Any]]:
    return [c for c in page.chars if abs(c["size"] - size) < 0.1 and c["text"].strip()]


def column_of(character: dict[str, Any], page: Any) -> int:
    return int((character["x0"] + character["x1"]) / 2 > page.width / 2)
