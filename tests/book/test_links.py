"""Links inside a book: each leads to its place in every format, or a person is told that it leads nowhere."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from kanyin.book.reader import read_book, read_folder
from kanyin.model import Book
from kanyin.output.pdf import write_pdf
from kanyin.remarks import Remark, heard
from tests.styles import STYLES


def told(markdown: str) -> tuple[Book, list[Remark]]:
    with heard() as found:
        book = read_book(markdown, "a.md", None)
    return book, list(found)


@pytest.mark.parametrize("target", ["#渡口", "那里.md", "../那里/", "那里.html#三"])
def test_a_link_to_nothing_is_told_with_its_line_and_its_words_stay(target: str) -> None:
    book, (remark,) = told(f"---\ntitle: 甲\n---\n\n# 石阶\n\n见[此处]({target})。\n")
    assert (remark.line, target in remark.problem, bool(remark.hint)) == (7, True, True)
    assert "此处" in book.html and "<a " not in book.html


@pytest.mark.parametrize("target", ["#石阶", "#乙", "https://example.org/甲.md", "mailto:a@example.org"])
def test_a_link_that_leads_somewhere_is_not_told(target: str) -> None:
    book, remarks = told(f"---\ntitle: 甲\n---\n\n# 石阶\n\n见[此处]({target})与[那处]{{#乙}}。\n")
    assert not remarks and "<a " in book.html


def folder(tmp_path: Path, **chapters: str) -> Path:
    for name, text in chapters.items():
        (tmp_path / f"{name}.md").write_text(text, "utf-8")
    return tmp_path


def test_a_table_of_another_chapter_is_led_to_and_a_dead_place_of_it_told(tmp_path: Path) -> None:
    one = "# 渡口\n\n见[表](two.md#dues)、[节](two.md#账册)与[空处](two.md#没有此处)。\n"
    two = "# 账册\n\n: 表1 渡资 {#dues}\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n"
    with heard() as found:
        book = read_folder(folder(tmp_path, one=one, two=two), "册")
    dead, untitled = sorted(found, key=lambda remark: remark.line is None)
    assert (Path(dead.file or "").name, dead.line, "two.md#没有此处" in dead.problem) == ("one.md", 3, True)
    assert tmp_path.name in untitled.problem and untitled.hint
    assert 'href="#dues"' in book.html and 'href="#sec-2"' in book.html and book.html.count("<a ") == 2


def test_a_missing_picture_of_a_chapter_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    folder(tmp_path / "part", one="# 甲\n\n文字。\n\n![图](../pictures/none.png)\n", two="# 乙\n\n文字。\n")
    folder(tmp_path, SUMMARY="- [甲](part/one.md)\n- [乙](part/two.md)\n")
    with heard() as found:
        read_folder(tmp_path, "册")
    (missing,) = [remark for remark in found if "none.png" in remark.problem]
    assert (Path(missing.file or "").name, missing.line) == ("one.md", 5)


def test_a_table_can_be_linked_to_in_print() -> None:
    book, _ = told("---\ntitle: 甲\n---\n\n见表1。\n\n: 表1 渡资 {#dues}\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n")
    with pikepdf.open(io.BytesIO(write_pdf(book, STYLES["book"]))) as pdf:
        links = [str(note.get("/Dest")) for page in pdf.pages for note in page.get("/Annots", [])]  # type: ignore[union-attr]
    assert "dues" in links


def test_a_bookmark_tells_a_power_from_a_number() -> None:
    book, _ = told("---\ntitle: 甲\n---\n\n# 2^64^ 种\n\n文字。\n")
    with pikepdf.open(io.BytesIO(write_pdf(book, STYLES["book"]))) as pdf, pdf.open_outline() as outline:
        assert "2⁶⁴ 种" in [item.title for item in outline.root]


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\alpha-\beta", "α−β"),
        (r"a_{ij}^2 \le \sqrt{x}", "a_ij² ≤ √x"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"\widehat{R}, \vec v", "R̂,v⃗"),
        (r"\mathbf{x}\to\mathbb{R}", "x → ℝ"),
        (r"O(n\log n)", "O(n log n)"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1 2; 3 4)"),
        (r"\nowhere", r"\nowhere"),
    ],
)
def test_a_bookmark_has_a_formula_as_signs(tex: str, shown: str) -> None:
    book = read_book(f"# 甲\n\n## 论${tex}$之", "a.md", None)
    assert [entry.text for entry in book.toc][-1] == f"论{shown}之"


def test_a_class_that_becomes_a_node_is_no_text_that_is_lost() -> None:
    assert not told("---\ntitle: 甲\n---\n\n着重[林之远]{.underline}与[渡口]{.smallcaps}。\n")[1]


def test_a_formula_that_is_referred_to_is_no_markup_left_and_one_that_is_not_there_is_told() -> None:
    formula = "\n\n$$\na = b \\label{eq:甲}\n$$\n"
    assert not told("---\ntitle: 甲\n---\n\n见式 \\eqref{eq:甲} 与 \\ref{eq:甲}。" + formula)[1]
    (remark,) = told("---\ntitle: 甲\n---\n\n文字。\n\n见式 \\ref{eq:乙}。" + formula)[1]
    assert (remark.line, "eq:乙" in remark.problem) == (7, True)


def test_headings_in_quotations_boxes_and_lists_are_led_to(tmp_path: Path) -> None:
    one = "# 渡口\n\n见[石阶](two.md#石阶stairs)、[船](two.md#船)与[票](#票)。\n\n> [!NOTE]\n> ## 票\n>\n> 两文。\n"
    two = "# 账册\n\n> ### 石阶（Stairs）\n>\n> 十二级。\n\n- ## 船\n\n  一只。\n"
    with heard() as found:
        book = read_folder(folder(tmp_path, one=one, two=two), "册")
    assert not [remark for remark in found if "link" in remark.problem]
    assert [f'href="#inner-{number}"' in book.html and f'id="inner-{number}"' in book.html for number in (1, 2, 3)] == [
        True
    ] * 3


def test_an_address_from_the_root_of_the_site_is_a_chapter(tmp_path: Path) -> None:
    (tmp_path / "src/a").mkdir(parents=True)
    (tmp_path / "src/SUMMARY.md").write_text("# 目录\n\n- [甲](a/甲.md)\n- [乙](乙.md)\n", "utf-8")
    (tmp_path / "src/a/甲.md").write_text("# 甲\n\n## 渡口\n\n文\n", "utf-8")
    (tmp_path / "src/乙.md").write_text("# 乙\n\n见[渡口](/a/甲.html#渡口)与[甲](/a/甲)。\n", "utf-8")
    with heard() as found:
        book = read_folder(tmp_path, "册")
    assert not [remark for remark in found if "leads to nothing" in remark.problem or "lead to" in remark.problem]
    assert 'href="#sec-2">渡口' in book.html and 'href="#sec-1">甲' in book.html


@pytest.mark.parametrize(
    "target", ["./two/", "two/", "/two/", "two/#lamp-oil", "two/index.md#lamp-oil", "/two/index.html"]
)
def test_folders_and_headings_as_sites_name_them(target: str, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "index.md").write_text("# 账册\n\n## lamp.oil\n\n文\n", "utf-8")
    with heard() as found:
        book = read_folder(folder(tmp_path, index=f"---\ntitle: 册\n---\n\n# 渡口\n\n见[那里]({target})。\n"), "册")
    assert not found and "<a " in book.html


def test_pictures_that_code_draws_and_calls_of_myst_are_told_with_their_lines() -> None:
    text = "灯\n\n```{r}\n#| label: fig-lamp\n#| fig-cap: [甲, 乙]\nplot()\n```\n\n见 {ref}`桨 <oar>`。"
    _, remarks = told(text)
    assert not [one.text("a.md") for one in remarks if "?:" in one.text("a.md")]
    assert [one.line for one in remarks if "oar" in one.text("a.md")] == [9]
