"""PDF files, opened with pypdfium2, pdfplumber and pikepdf: their text, their page, what they refuse."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin.errors import InputError, MissingToolError
from kanyin.output import pandoc, pdf
from kanyin.output.book import read_book
from kanyin.output.html import mark_english
from kanyin.output.pdf import render_line, write_pdf
from kanyin.styles import MM_PER_PT, load_style
from tests.output.books import HOSTILE, PLAIN, RICH, book_of, solid

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


@dataclass(frozen=True)
class Made:
    """A finished PDF, and what pdfplumber sees in it."""

    data: bytes

    @property
    def document(self) -> pdfplumber.PDF:
        return pdfplumber.open(io.BytesIO(self.data))

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


@pytest.fixture(scope="module")
def long_pdf() -> Made:
    return Made(write_pdf(read_book(long_article(), "long.md", None), STYLE))


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(write_pdf(book_of(RICH, tmp_path_factory.mktemp("rich")), STYLE))


# The text


@pytest.mark.parametrize("markdown", [PLAIN, long_article()], ids=["plain", "long"])
def test_copied_text_is_the_text_of_the_markdown(markdown: str) -> None:
    made = Made(write_pdf(read_book(markdown, "a.md", None), STYLE))
    body = solid(pandoc.to_plain(markdown.split("\n---\n", 1)[1]))
    text = solid(made.text().replace("\ufffe", "").replace("\u2010\n", ""))
    assert text.endswith(body)


def test_pdftotext_reads_the_same(long_pdf: Made) -> None:
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=long_pdf.data, capture_output=True, check=True)
    text = solid(done.stdout.decode())
    for sentence in SENTENCES[:2]:
        assert solid(sentence) in text


def test_every_text_of_the_title_block_is_there(rich: Made) -> None:
    text = solid(rich.text())
    for piece in ("渡口水文记录的数字化：兼谈H2O与“潮位”", "以三个站点为例", "林之远1　周牧2", "摘要：本文把三个站点"):
        assert solid(piece) in text
    for piece in ("关键词：水文；数字化；档案", "中图分类号：P337", "DigitisingtheTideRecordsofaFerry"):
        assert piece in text


def test_no_compatibility_forms(rich: Made, long_pdf: Made) -> None:
    for made in (rich, long_pdf):
        for character in set(made.text()):
            name = unicodedata.name(character, "")
            assert "RADICAL" not in name and "COMPATIBILITY IDEOGRAPH" not in name, name


def test_a_radical_in_the_source_does_not_spoil_the_copied_text() -> None:
    made = Made(write_pdf(read_book("⽂字与文章，⾦属与金石。", "a.md", None), STYLE))
    assert "文字与文章，金属与金石。" in solid(made.text())


def test_the_lines_of_a_flattened_table_follow_each_other() -> None:
    with Made(write_pdf(read_book("| 南渡　1931\n| 北渡　1946\n", "a.md", None), STYLE)).document as document:
        upper, lower = (c["matrix"][5] for c in document.pages[0].chars if c["text"] in "南北")
    assert upper - lower == pytest.approx(STYLE.leading, abs=0.1)


def test_notes_stand_at_the_foot_of_their_page(rich: Made) -> None:
    with rich.document as document:
        texts = [solid(page.extract_text()) for page in document.pages]
    at = next(n for n, text in enumerate(texts) if "其余三成要请老站员辨认" in text)
    assert "字迹清楚" in texts[at]
    assert "承蒙同事校读" in texts[0]
    assert "①" in texts[0] and "②" in texts[at]
    assert "↩" not in "".join(texts)


def test_a_note_may_hold_blocks() -> None:
    markdown = (
        "前文[^1]后文。\n\n[^1]: 第一段。\n\n    > 引文。\n\n    - 甲\n\n    | a | b |\n    |---|---|\n    | c | d |\n"
    )
    with Made(write_pdf(read_book(markdown, "a.md", None), STYLE)).document as document:
        (page,) = document.pages
        foot = page.crop((0, page.height / 2, page.width, page.height - 60)).extract_text()
        assert solid(foot) == "①第一段。引文。甲abcd"
        assert "前文①后文。" in solid(page.extract_text())


# The page


def test_a_line_has_a_whole_number_of_characters(long_pdf: Made) -> None:
    inner, outer = STYLE.margin_inner / MM_PER_PT, STYLE.margin_outer / MM_PER_PT
    width, gap = STYLE.column_width / MM_PER_PT, STYLE.gap / MM_PER_PT
    with long_pdf.document as document:
        for page in document.pages:
            left = inner if page.page_number % 2 else outer
            edges = (left, left + width + gap)
            for character in characters(page, STYLE.size):
                edge = edges[column_of(character, page)]
                assert edge - 0.1 <= character["x0"] and character["x1"] <= edge + width + 0.1


def test_all_lines_of_all_columns_stand_on_one_grid(long_pdf: Made) -> None:
    with long_pdf.document as document:
        bottom = document.pages[0].height - STYLE.margin_top / MM_PER_PT
        for page in document.pages:
            lines = {round(c["matrix"][5], 2) for c in characters(page, STYLE.size)}
            offsets = Counter(round((bottom - y) % STYLE.leading, 1) for y in lines)
            assert max(offsets) - min(offsets) <= 0.2, (page.page_number, offsets)


def test_pictures_tables_formulas_and_other_fonts_keep_the_grid(tmp_path: Path) -> None:
    lines = "这一行是正文，后面还有一行，好让它折行，看看行高是否一致。"
    parts = [
        "![图 1 水尺](scale.png)",
        "| 站 | 数 |\n|:--|--:|\n| 南渡 | 12.4 |\n| 北渡 | SW-40 |\n\n: 表 1 两站",
        "> 他说：“水退了。”",
        "```\nprint(1)\n```",
        "1. 甲；\n2. 乙。",
        "其中 $e = \\frac{a}{b}$，H~2~O 与 x^2^ 与 `code` 与 **粗 Bold** 与 *楷 Kai*。",
        "Only a line of English.",
        "### 1.1.1 三级标题\n\n## 1.2 二级标题",
    ]
    markdown = "\n\n".join(piece for part in parts for piece in (part, lines))
    made = Made(write_pdf(book_of(markdown, tmp_path), STYLE))
    with made.document as document:
        for page in document.pages:
            found = [c for c in characters(page, STYLE.size) if c["text"] in lines]
            offsets = Counter(round(c["matrix"][5] % STYLE.leading, 1) for c in found if c["fontname"].endswith("SC"))
            assert offsets and max(offsets) - min(offsets) <= 0.3, offsets


@pytest.mark.parametrize("length", [1, 55, 120, 170, 260])
def test_the_opening_page_is_full_whatever_its_title_block(length: int) -> None:
    head = f"---\ntitle: 渡口\nabstract: {'水' * length}\n---\n\n"
    made = Made(write_pdf(read_book(head + "水位年年不同。" * 900, "a.md", None), STYLE))
    with made.document as document:
        for column in (0, 1):
            found = [
                min(c["matrix"][5] for c in characters(page, STYLE.size) if column_of(c, page) == column)
                for page in document.pages[:2]
            ]
            assert found[0] == pytest.approx(found[1], abs=0.2)


def test_an_address_is_never_hyphenated() -> None:
    address = "https://example.org/reports/county-library-evaluation-of-all-opening-hours.html"
    for words in ("见", "See the report at"):
        made = Made(write_pdf(read_book(f"{words} {address}\n\n{words} <{address}>", "a.md", None), STYLE))
        with made.document as document:
            text = "".join(c["text"] for c in document.pages[0].chars)
        assert text.count(address) == 2, text


def test_pages_are_full(long_pdf: Made) -> None:
    with long_pdf.document as document:
        for page in document.pages[1:-1]:
            for column in (0, 1):
                found = [c for c in characters(page, STYLE.size) if column_of(c, page) == column]
                lines = {round(c["matrix"][5]) for c in found}
                # A heading of two lines, its orphans and widows may move to the next column.
                assert STYLE.lines - 6 <= len(lines) <= STYLE.lines


def test_no_heading_at_the_foot_of_a_column(long_pdf: Made) -> None:
    with long_pdf.document as document:
        for page in document.pages[:-1]:
            for column in (0, 1):
                found = [c for c in page.chars if column_of(c, page) == column and c["bottom"] < page.height - 60]
                last = max(found, key=lambda c: c["bottom"])
                assert "Serif" in last["fontname"] or "serif" in last["fontname"], last


def test_every_paragraph_begins_two_characters_in_and_without_a_gap() -> None:
    markdown = "# 标题\n\n甲段话。\n\n乙段话。\n\n## 小题\n\n丙段话。\n\n丁段话。\n"
    with Made(write_pdf(read_book(markdown, "a.md", None), STYLE)).document as document:
        first = {c["text"]: c for c in characters(document.pages[0], STYLE.size) if c["text"] in "甲乙丙丁小"}
    left = first["小"]["x0"]
    for character in "甲乙":
        assert first[character]["x0"] - STYLE.margin_inner / MM_PER_PT == pytest.approx(2 * STYLE.size, abs=0.1)
    for character in "丙丁":
        assert first[character]["x0"] - left == pytest.approx(2 * STYLE.size, abs=0.5)
    for upper, lower in ("甲乙", "小丙", "丙丁"):
        pitch = first[upper]["matrix"][5] - first[lower]["matrix"][5]
        assert pitch == pytest.approx(STYLE.leading, abs=0.15)


def test_running_heads_and_folios(long_pdf: Made) -> None:
    with long_pdf.document as document:
        tops = [page.crop((0, 0, page.width, 60)) for page in document.pages]
        baselines = {round(c["matrix"][5], 1) for top in tops for c in top.chars}
        heads = [top.extract_text() for top in tops]
        feet = [page.crop((0, page.height - 60, page.width, page.height)) for page in document.pages]
        assert len(baselines) == 1, baselines
        assert heads[0] == "河流研究"
        assert heads[1] == "河流研究"
        assert heads[2] == "江涛：渡口的一百年"
        assert [foot.extract_text() for foot in feet] == [f"· {n} ·" for n in range(1, len(heads) + 1)]
        assert feet[1].chars[0]["x0"] < 100 < feet[2].chars[0]["x0"]


def test_the_first_page_has_the_number_it_had_in_the_journal(rich: Made) -> None:
    with rich.document as document:
        page = document.pages[0]
        assert page.crop((0, page.height - 60, page.width, page.height)).extract_text() == "· 12 ·"
        assert page.crop((0, 0, page.width, 60)).extract_text() == "江河学刊 2022年第9卷第6期"


def test_a_long_running_head_is_cut_at_the_type_area() -> None:
    title = "新时期渡口水位记录的整理方法与数据质量控制研究" * 4
    made = Made(write_pdf(read_book(f"---\ntitle: {title}\n---\n\n" + "水位年年不同。" * 900, "a.md", None), STYLE))
    with made.document as document:
        for page in document.pages[1:]:
            head = page.crop((0, 0, page.width, 60))
            margin = min(STYLE.margin_inner, STYLE.margin_outer) / MM_PER_PT
            assert all(margin - 1 < c["x0"] and c["x1"] < page.width - margin + 1 for c in head.chars)


def test_without_a_journal_the_opening_page_has_no_head() -> None:
    made = Made(write_pdf(read_book("---\ntitle: 无刊之文\n---\n\n只有一段。\n", "a.md", None), STYLE))
    with made.document as document:
        page = document.pages[0]
        assert page.crop((0, 0, page.width, 60)).extract_text() == ""


# Fonts


def fonts_of(data: bytes) -> dict[str, Any]:
    with pikepdf.open(io.BytesIO(data)) as document:
        found = {}
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                found[str(item.FontName)] = any(key in item for key in ("/FontFile2", "/FontFile3"))
        return found


def test_every_font_is_embedded(rich: Made) -> None:
    assert fonts_of(rich.data) and all(fonts_of(rich.data).values())


@pytest.mark.parametrize(
    ("markdown", "latin"),
    [
        ("他说：“好”——‘行’……完。", False),
        ("据 Smith “所见”，It’s fine — he said… 而已。", True),
        ("A “plain” sentence — it’s English…", True),
    ],
)
def test_marks_come_from_the_font_of_their_language(markdown: str, latin: bool) -> None:
    made = Made(write_pdf(read_book(markdown, "a.md", None), STYLE))
    with made.document as document:
        marks = {c["text"]: c["fontname"] for c in document.pages[0].chars if c["text"] in "‘’—…"}
    assert marks
    assert all(("CJK" not in font) == latin for text, font in marks.items() if text == "’")
    if not latin:
        assert all("CJK" in font for font in marks.values())


def test_a_dash_of_two_characters_has_no_gap() -> None:
    made = Made(write_pdf(read_book("前面——后面……完", "a.md", None), STYLE))
    with made.document as document:
        for mark in "—…":
            found = [c for c in document.pages[0].chars if mark in c["text"]]  # two glyphs, or one for both
            assert "".join(c["text"] for c in found) == 2 * mark
            assert sum(c["x1"] - c["x0"] for c in found) == pytest.approx(2 * STYLE.size, abs=0.05)
            assert found[-1]["x1"] - found[0]["x0"] == pytest.approx(2 * STYLE.size, abs=0.05)


def test_quotation_marks_in_kai_are_full_width() -> None:
    made = Made(write_pdf(read_book("> 他问：“去不去？”", "a.md", None), STYLE))
    with made.document as document:
        marks = [c for c in document.pages[0].chars if c["text"] in "“”"]
        assert [round(c["x1"] - c["x0"], 1) for c in marks] == [STYLE.size, STYLE.size]


def test_han_is_never_slanted_and_bold_is_real() -> None:
    made = Made(write_pdf(read_book("*着重*与**加粗**，*in vitro* 也是。", "a.md", None), STYLE))
    with made.document as document:
        by_text = {c["text"]: c for c in document.pages[0].chars}
    assert "Serif" not in by_text["着"]["fontname"]
    assert "Sans" in by_text["加"]["fontname"]
    assert "Italic" in by_text["v"]["fontname"]
    assert all(by_text[c]["upright"] and not by_text[c]["matrix"][2] for c in "着重加粗")


# What is around the text


def test_metadata_outline_and_tags(rich: Made) -> None:
    with pikepdf.open(io.BytesIO(rich.data)) as document:
        info = document.docinfo
        assert str(info.Title) == "渡口水文记录的数字化：兼谈 H2O 与“潮位”"
        assert str(info.Author) == "林之远, 周牧"
        assert str(info.Keywords) == "水文, 数字化, 档案"
        assert str(info.Subject) == "江河学刊 2022年第9卷第6期"
        assert str(info.CreationDate) == "D:20221105"
        assert str(document.Root.Lang) == "zh-CN"
        assert document.Root.MarkInfo.Marked
        kinds = {str(item.S) for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item}
        assert {"/H1", "/H2", "/P", "/Table", "/Figure", "/Link"} <= kinds
        with document.open_outline() as outline:
            assert [item.title for item in outline.root] == ["1 材料", "2 方法", "参考文献"]
            assert outline.root[0].children[0].title == "1.1 站点"


def test_links_lead_into_the_text_and_out(rich: Made) -> None:
    with pikepdf.open(io.BytesIO(rich.data)) as document:
        links = [note for page in document.pages for note in page.get("/Annots", ())]
        addresses = {str(link.A.URI) for link in links if "/A" in link}
        inside = {str(link.Dest) for link in links if "/Dest" in link}
        names = [str(name) for name in document.Root.Names.Dests.Names[::2]]
    assert "https://example.org/tide?x=1&y=2" in addresses
    assert "sec-2" in inside and inside <= set(names)


def test_the_same_book_gives_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from kanyin.output.pdf import write_pdf\n"
        "from kanyin.styles import load_style\n"
        "from tests.output.books import RICH, book_of\n"
        "data = write_pdf(book_of(RICH, pathlib.Path(sys.argv[1])), load_style('journal'))\n"
        "sys.stdout.buffer.write(data)\n"
    )
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "HOME": str(folder), "TZ": f"UTC+{seed}"}
        command = [sys.executable, "-c", script, str(folder)]
        made.append(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
    assert made[0] == made[1] and made[0].startswith(b"%PDF")


def test_a_date_that_is_none_is_left_out() -> None:
    book = read_book(PLAIN, "a.md", None)
    book = replace(book, meta=replace(book.meta, date="2021-13-45"))
    with pikepdf.open(io.BytesIO(write_pdf(book, STYLE))) as document:
        assert "/CreationDate" not in document.docinfo


def test_our_sheets_hold_nothing_that_weasyprint_does_not_know(
    caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    with caplog.at_level("INFO", logger="kanyin"):
        write_pdf(book_of(RICH, tmp_path), STYLE)
    assert [record.getMessage() for record in caplog.records if record.name.startswith("kanyin")] == []


# What is refused


def test_a_hostile_book_is_shown_as_text(tmp_path: Path) -> None:
    made = Made(write_pdf(book_of(HOSTILE, tmp_path), STYLE))
    text = solid(made.text())
    for piece in ("<script>alert(1)</script>", r"\input{/etc/passwd}", "<imgsrc=xonerror=alert(1)>", "[[wiki]]"):
        assert piece in text
    assert b"/JavaScript" not in made.data and b"javascript:" not in made.data
    with made.document as document:
        assert round(document.pages[0].width * MM_PER_PT) == STYLE.width


STRANGE = st.text(
    st.characters(codec="ascii", exclude_categories=["Cc"]) | st.sampled_from("甲“”——……，。\u3000"), max_size=40
)


@settings(max_examples=8, deadline=None)
@given(title=STRANGE, name=STRANGE, keyword=STRANGE)
def test_no_metadata_gets_out_of_its_place(title: str, name: str, keyword: str) -> None:
    book = read_book(PLAIN, "a.md", None)
    author = replace(book.meta.author[0], name=name)
    meta = replace(book.meta, title=title, author=(author,), keywords=(keyword,), container_title=title, page=title)
    with pikepdf.open(io.BytesIO(write_pdf(replace(book, meta=meta), STYLE))) as document:
        assert len(document.pages) == 1
        if title.strip():
            assert " ".join(str(document.docinfo.Title).split()) == " ".join(title.split())


@pytest.mark.parametrize(("character", "code"), [("\ue5e5", "U+E5E5"), ("\u0378", "U+0378"), ("\U000f1234", "U+F1234")])
def test_a_character_that_no_font_has_is_named_with_its_place(character: str, code: str) -> None:
    markdown = f"# 一、起因\n\n渡口的老船工姓{character}，已经八十岁了。\n"
    with pytest.raises(MissingToolError) as caught:
        write_pdf(read_book(markdown, "船工.md", None), STYLE)
    message = str(caught.value)
    assert caught.value.exit_code == 3
    assert message.startswith("船工.md: no font has the character")
    assert f"({code}), in: 起因 渡口的老船工姓[{code}]，已经八十岁了。" in message


@pytest.mark.parametrize("character", ["\u0301", "\u0371", "\u1e9f", "\u0256"])
def test_a_letter_that_the_latin_font_lacks_comes_from_another(character: str) -> None:
    made = subprocess.run(["fc-list", f":charset={ord(character):x}", "family"], capture_output=True, check=True)
    if not made.stdout.strip():
        pytest.skip("no font here has it")
    text = Made(write_pdf(read_book(f"字{character}母", "a.md", None), STYLE)).text()
    assert unicodedata.normalize("NFC", f"字{character}母") in unicodedata.normalize("NFC", solid(text))


def test_control_characters_have_no_look_and_are_left_out() -> None:
    made = Made(write_pdf(read_book("前\x01后\x7f完\x85了", "a.md", None), STYLE))
    assert "前后完了" in solid(made.text())


def test_wide_blanks_push_nothing_out_of_the_column() -> None:
    made = Made(write_pdf(read_book("结构体" + "\u3000" * 40 + "//注释", "a.md", None), STYLE))
    with made.document as document:
        page = document.pages[0]
        left = STYLE.margin_inner / MM_PER_PT
        assert all(c["x1"] < left + STYLE.column_width / MM_PER_PT + 0.1 for c in characters(page, STYLE.size))


def test_a_picture_that_cannot_be_shown_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"not a picture")
    with pytest.raises(InputError, match="this picture cannot be shown") as caught:
        write_pdf(read_book("![图](bad.png)", "a.md", tmp_path), STYLE)
    assert caught.value.file == str(tmp_path / "bad.png")


def test_only_files_of_the_book_and_the_style_are_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    fetcher = pdf._fetcher(STYLE, {})
    for address in (secret.as_uri(), "file:///etc/passwd", "http://localhost:9/x", "data:,x", "picture-1.png"):
        with pytest.raises(ValueError, match="not a file of this book"):
            fetcher(address)
    assert fetcher((STYLE.folder / "page.css").as_uri()).read()


def test_a_drawing_cannot_fetch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "passwd").write_text("root:x:0:0", encoding="utf-8")
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
        f'<image xlink:href="{(tmp_path / "passwd").as_uri()}" width="9" height="9"/><rect width="9" height="9"/></svg>'
    )
    (tmp_path / "a.svg").write_text(drawing, encoding="utf-8")
    try:
        data = write_pdf(read_book("![图](a.svg)", "a.md", tmp_path), STYLE)
    except InputError:
        return
    assert b"root:x" not in data


def test_without_pango_the_message_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str, *rest: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0': not found\nmore")
        return original(name, *rest)

    original = __import__
    monkeypatch.setattr("builtins.__import__", broken)
    with pytest.raises(MissingToolError, match="Pango cannot be loaded") as caught:
        render_line("中文", STYLE)
    assert caught.value.exit_code == 3 and "libpango" in str(caught.value)


def test_a_line_is_rendered_and_read_back() -> None:
    with pypdfium2.PdfDocument(render_line("刊印：中文排版，Chinese typography 2024。", STYLE)) as document:
        assert document[0].get_textpage().get_text_range().strip() == "刊印：中文排版，Chinese typography 2024。"


# Marking English


@pytest.mark.parametrize(
    ("fragment", "marked"),
    [
        ("<p>Only “English” here.</p>", '<p lang="en" xml:lang="en">Only “English” here.</p>'),
        ("<p>见 Smith &amp; Sons 一书</p>", "<p>见 Smith &amp; Sons 一书</p>"),
        ("<p>那 It’s 好</p>", '<p>那 <span lang="en" xml:lang="en">It’s</span> 好</p>'),
        ("<p>&lt;b on&gt; 中</p>", '<p>&lt;<span lang="en" xml:lang="en">b on</span>&gt; 中</p>'),
        ("<p>用 <code>a b c</code> 吧</p>", "<p>用 <code>a b c</code> 吧</p>"),
        ("<p>12.4</p><td>3%</td>", "<p>12.4</p><td>3%</td>"),
        ('<p class="x">叫 <em>E. coli</em></p>', '<p class="x">叫 <em lang="en" xml:lang="en">E. coli</em></p>'),
    ],
)
def test_english_is_marked(fragment: str, marked: str) -> None:
    assert mark_english(fragment) == marked


@given(st.text("中文，“”’ aBc.;&<>—", max_size=60))
def test_marking_adds_no_text_and_takes_none(text: str) -> None:
    from html import escape

    fragment = f"<p>{escape(text)}</p>"
    assert re.sub("<[^>]*>", "", mark_english(fragment)) == escape(text)
