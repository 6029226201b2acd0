"""The law of publishing: each letter of the Markdown is in each book, or a person is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from kanyin.book.reader import read_book
from kanyin.errors import ConservationError
from kanyin.model import Book
from kanyin.output import FORMATS
from kanyin.output.docx import body
from kanyin.output.epub import pages
from kanyin.output.pdf import page
from kanyin.remarks import heard
from kanyin.style import load_style
from tests.output.books import RICH, book_of

STYLE = load_style("journal")


def told(markdown: str) -> list[tuple[int | None, str]]:
    with heard() as found:
        read_book(markdown, "a.md", None)
    return [(remark.line, remark.problem) for remark in found]


@pytest.mark.parametrize(
    ("markdown", "line", "words"),
    [
        ("正文。\n\n[注]: 甲/这一行是一句话\n", 3, "[注]: 甲/这一行是一句话"),
        ('正文。\n\n[说明]: 网.址 "题目里的话"\n', 3, "[说明]"),
    ],
)
def test_what_pandoc_leaves_out_is_told_with_its_line(markdown: str, line: int, words: str) -> None:
    ((at, problem),) = told(markdown)
    assert at == line and words in problem and "stands in no result" in problem


def test_each_line_with_something_lost_is_told() -> None:
    found = told("---\ntitle: 题\n---\n\n正文。\n\n[一]: 甲.乙丙丁\n\n[二]: 戊/己\n\n[三]: 庚/辛壬\n")
    assert [(line, problem.rpartition(": ")[2]) for line, problem in found] == [
        (7, "甲.乙丙丁"),
        (11, "庚/辛壬"),
        (9, "戊/己"),
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        "正文[^注]。\n\n[^注]: 一句话\n",
        "见[网页][甲]与[甲]、[乙][]。\n\n[甲]: http://a.example\n[乙]: <http://a.example/乙>\n",
        '[文字](http://a.example/中文?q=%E4%B8%AD "题目")\n',
        "::: {#锚 .类}\n文字\n:::\n\n```代码\n码\n```\n\n[字]{.样}\n",
        '[图样](https://a.example/b){ class="cover" id="chart" }\n\n[字样]{class=plain}\n',
        "```\nf(a, &params, &copy;) &nbsp;\n```\n\n&copy; &emsp;文\n",
        "% 标题\n% 作者\n\n正文\n",
        "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n: 表题\n",
        "<div>原样</div> <!-- 注释 --> \\命令{参数} $式子$ @引用 &中;\n",
        "甲[^1] 乙[^2]\n\n[^1]: 一\n\n    二\n\n[^2]:\n    三\n",
        "甲\n\n1.\n2.\n3. 乙\n\n丙\n",
        "| # 桥数 | 年 |\n|---|---|\n| 丙 | 丁 |\n",
    ],
)
def test_what_is_there_is_not_told_of(markdown: str) -> None:
    assert told(markdown) == []


def test_a_note_that_was_told_of_is_told_of_once() -> None:
    assert [line for line, _ in told("正文。\n\n[^注]: 没有人叫它\n\n    也没有人看见\n\n后文。\n")] == [3]


def test_a_letter_that_a_format_loses_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could go wrong: text hidden by a sheet, notes taken and not put back, runs thrown away."""
    book = book_of(RICH, tmp_path)
    flatten, finish = page._flatten, body.finish

    def hide(text: Any, title: str, room: float) -> None:
        flatten(text, title, room)
        next(block for block in text.iter() if "写在前面" in (block.text or "")).set("style", "display: none")

    monkeypatch.setattr(page, "_flatten", hide)
    monkeypatch.setattr(pages, "_place_notes", lambda root, notes: None)

    def lossy(root: object, style: object) -> None:
        finish(root, style)  # type: ignore[arg-type]
        run = next(root.iter("{*}t"))  # type: ignore[attr-defined]
        run.text = ""

    monkeypatch.setattr(body, "finish", lossy)
    for name, letters in (("pdf", "写"), ("epub", "其余"), ("docx", "")):
        with pytest.raises(ConservationError, match=f"not in the {name.upper()}.*{letters}"):
            FORMATS[name](book, STYLE)


def test_a_style_of_ones_own_may_hide_what_it_likes(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    copytree(STYLE.folder, folder)
    with (folder / "page.css").open("a", encoding="utf-8") as sheet:
        sheet.write("\nblockquote { display: none }\n")
    with heard() as found:
        assert FORMATS["pdf"](book_of("正文。\n\n> 引文不印。\n", tmp_path), replace(STYLE, folder=folder))
    (remark,) = found
    assert "not in the PDF" in remark.problem and "引" in remark.problem


HIDING = [
    'style="position: fixed"',
    'style="display:none"',
    'style="text-align: left; color: white"',
    ".running .running-recto",
    ".footnote",
    ".unseen",
    ".turn",
    ".measured",
    ".source-note",
    ".toc-title",
    "hidden=1",
    'aria-hidden="true"',
    'onclick="x"',
]


@pytest.mark.parametrize("name", FORMATS)
def test_no_attribute_hides_text(name: str, tmp_path: Path) -> None:
    """Each hides letters that stand nowhere else: what is lost is told by them."""
    letters = iter("子丑寅卯辰巳午未申酉戌亥乾坤坎离震兑巽艮天地玄黄宇宙洪荒")
    parts = (
        f"::: {{{attributes}}}\n区块{next(letters)}\n:::\n\n[行里{next(letters)}]{{{attributes}}}。\n"
        for attributes in HIDING
    )
    book: Book = book_of("正文。\n\n" + "\n".join(parts), tmp_path)
    assert FORMATS[name](book, STYLE)
    assert "class=" not in book.html and "style=" not in book.html and "hidden" not in book.html


TALL = "丙丁戊己庚辛，" * 300
"""Of several pages, in a column of a table."""


@pytest.mark.parametrize(
    "markdown",
    [
        f"| {TALL} | 乙 |\n|---|---|\n| 甲 | 丁 |\n",
        f"| 甲 | 乙 |\n|---|---|\n| {TALL} | 丁 |\n",
        "> " * 16 + "深处的字\n",
        "- " * 16 + "深处的字\n",
        "甲" + "x" * 400 + "乙`" + "y" * 400 + "`\n",
        "---\ntitle: " + "题" * 3000 + "\n---\n\n# " + "节" * 2000 + "\n\n文\n",
        "甲^[" + "注，" * 3000 + "]\n",
    ],
    ids=["head of a table", "cell", "quotations", "lists", "words", "titles", "note"],
)
def test_all_of_a_text_is_on_the_pages(markdown: str) -> None:
    for style in ("journal", "book"):
        with heard() as found:
            FORMATS["pdf"](read_book(markdown, "a.md", None), load_style(style))
        assert not found, found


def test_a_formula_that_finds_room_only_far_smaller_is_told() -> None:
    with heard() as found:
        FORMATS["pdf"](read_book("$$" + "ab" * 600 + "$$", "a.md", None), STYLE)
    (remark,) = found
    assert "far smaller than the text" in remark.problem and remark.hint


@pytest.mark.parametrize("line", ["- IV. 渡口", "- A. 灯塔", "* - iii. 船", "> - (2) 码头", "- 1. [x] 缆绳"])
def test_numbers_of_lists_in_lists_are_not_lost(line: str) -> None:
    assert told(f"{line}\n") == []
