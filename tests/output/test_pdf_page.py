"""The printed page, measured with pdfplumber: its grid, its margins, its fonts."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.output.pdf.page import whole_page
from kanyin.style import MM_PER_PT, load_style
from tests.output.books import book_of
from tests.output.pdfs import STYLE, Made, characters, column_of


def is_hei(character: dict[str, Any]) -> bool:
    return "sans" in character["fontname"].lower()


# The page


def test_what_goes_on_below_a_displayed_formula_is_not_set_in() -> None:
    page = whole_page(read_book("---\ntitle: 灯\n---\n\n灯：$$a = b$$其中 $a$ 是灯。\n", "a.md", None), STYLE).html
    before, behind = page.split("其中")
    assert before.endswith('</p><p class="flush">') and "灯：" in before and behind.count("</p>") == 1


def test_a_line_has_a_whole_number_of_characters(long_pdf: Made) -> None:
    inner, outer = STYLE.margin_inner / MM_PER_PT, STYLE.margin_outer / MM_PER_PT
    width, gap = STYLE.column_width / MM_PER_PT, STYLE.gap / MM_PER_PT
    with long_pdf.document as document:
        for page in document.pages:
            left = inner if page.page_number % 2 else outer
            edges = (left, left + width + gap)
            for character in characters(page, STYLE.size):
                edge = edges[column_of(character, page)]
                # The empty half of a mark may hang over the edge.
                empty = STYLE.size / 2 if character["text"] in "“”，。；：？！（）《》、" else 0
                assert edge - empty - 0.1 <= character["x0"] and character["x1"] <= edge + width + empty + 0.1


def test_all_lines_of_all_columns_stand_on_one_grid(long_pdf: Made) -> None:
    with long_pdf.document as document:
        bottom = document.pages[0].height - STYLE.margin_top / MM_PER_PT
        for page in document.pages:
            lines = {round(c["matrix"][5], 2) for c in characters(page, STYLE.size) if not is_hei(c)}
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
            bottom = page.height - STYLE.margin_top / MM_PER_PT
            song = [c for c in found if "SerifCJK" in c["fontname"]]
            offsets = Counter(round((bottom - c["matrix"][5]) % STYLE.leading, 1) for c in song)
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
                headings = {round(c["matrix"][5]) for c in found if is_hei(c)}
                # Headings take two lines; one of each level, their orphans and widows may move to the next column.
                assert STYLE.lines - 7 <= len(lines) + len(headings) <= STYLE.lines


CAPTION = "::: caption\n{}　水位\n:::"
CAPTIONS = [f"{CAPTION.format('图')}\n\n第{n}年的水位见上。" for n in range(60)]
ENTRY = "林之远. 渡口水文记录的数字化及其误差来源分析[J]. 江河学刊, 2019, 9(6): 12-18."
ENTRIES = ["# 参考文献", *(f"::: {{#ref-{n} .reference}}\n[{n}] {ENTRY}{ENTRY}\n:::" for n in range(10, 50))]


@pytest.mark.parametrize("lines", [0, 1])
@pytest.mark.parametrize("parts", [CAPTIONS, ENTRIES], ids=["captions", "entries"])
def test_captions_without_a_table_and_entries_leave_no_white_foot(parts: list[str], lines: int) -> None:
    markdown = "\n\n".join([*["一行。"] * lines, *parts])
    with Made(write_pdf(read_book(markdown, "a.md", None), STYLE)).document as document:
        *pages, _ = document.pages
        feet = {
            round(max(c["bottom"] for c in page.chars if column_of(c, page) == column and c["bottom"] < lowest), 0)
            for page in pages
            for column in (0, 1)
            if (lowest := page.height - STYLE.margin_bottom / MM_PER_PT + STYLE.lead)
        }
    assert pages
    assert max(feet) - min(feet) < STYLE.leading / 2


@pytest.mark.parametrize("table", ["| 站 | 数 |\n|:--|--:|\n| 南渡 | 12.4 |", "| 站　数\n| 南渡　12.4"])
@pytest.mark.parametrize("lines", range(36, 43))
def test_the_caption_of_a_table_stays_with_it(table: str, lines: int) -> None:
    parts = [*["一行。"] * lines, CAPTION.format("表1"), CAPTION.format("Table 1"), table, *["一行。"] * 50]
    with Made(write_pdf(read_book("\n\n".join(parts), "a.md", None), STYLE)).document as document:
        page = document.pages[0]
        places = {column_of(c, page) for c in page.chars if c["text"] in "表T站渡"}
    assert len(places) == 1


def test_no_heading_at_the_foot_of_a_column(long_pdf: Made) -> None:
    with long_pdf.document as document:
        for page in document.pages[:-1]:
            for column in (0, 1):
                found = [c for c in page.chars if column_of(c, page) == column and c["bottom"] < page.height - 60]
                last = max(found, key=lambda c: c["bottom"])
                assert "Serif" in last["fontname"] or "serif" in last["fontname"], last


def test_every_paragraph_begins_two_characters_in_and_without_a_gap() -> None:
    markdown = "---\ntitle: 题\n---\n\n# 标题\n\n甲段话。\n\n乙段话。\n\n## 小题\n\n丙段话。\n\n丁段话。\n"
    with Made(write_pdf(read_book(markdown, "a.md", None), STYLE)).document as document:
        first = {c["text"]: c for c in characters(document.pages[0], STYLE.size) if c["text"] in "甲乙丙丁小"}
    left = first["小"]["x0"]
    for character in "甲乙":
        assert first[character]["x0"] - STYLE.margin_inner / MM_PER_PT == pytest.approx(2 * STYLE.size, abs=0.1)
    for character in "丙丁":
        assert first[character]["x0"] - left == pytest.approx(2 * STYLE.size, abs=0.5)
    for (upper, lower), lines in {"甲乙": 1, "小丙": 1.3, "丙丁": 1}.items():
        pitch = first[upper]["matrix"][5] - first[lower]["matrix"][5]
        assert pitch == pytest.approx(lines * STYLE.leading, abs=0.25)


def test_running_heads_and_folios(long_pdf: Made) -> None:
    with long_pdf.document as document:
        tops = [page.crop((0, 0, page.width, 60)) for page in document.pages]
        baselines = {round(c["matrix"][5], 1) for top in tops for c in top.chars}
        heads = [top.extract_text() for top in tops]
        feet = [page.crop((0, page.height - 60, page.width, page.height)) for page in document.pages]
        assert len(baselines) == 1, baselines
        assert heads[0] == ""
        assert heads[1] == "河流研究"
        assert heads[2] == "江涛：渡口的一百年"
        assert [foot.extract_text() for foot in feet] == [f"· {n} ·" for n in range(1, len(heads) + 1)]
        assert feet[1].chars[0]["x0"] < 100 < feet[2].chars[0]["x0"]


def test_the_first_page_has_the_number_it_had_in_the_journal(rich_pdf: Made) -> None:
    with rich_pdf.document as document:
        page = document.pages[0]
        assert page.crop((0, page.height - 54, page.width, page.height)).extract_text() == "· 12 ·"
        assert page.crop((0, 0, page.width, 60)).extract_text() == ""


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


def test_every_font_is_embedded(rich_pdf: Made) -> None:
    assert fonts_of(rich_pdf.data) and all(fonts_of(rich_pdf.data).values())


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


def test_short_lines_before_the_first_chapter_stand_on_the_title_page() -> None:
    style = load_style("book")
    page = whole_page(read_book("# 渡口\n\n*阿渡*\n\n## 第一章\n\n灯亮了。\n", "a.md", None), style).html
    assert page.index("阿渡") < page.index("目　次")
    long = whole_page(read_book(f"# 渡口\n\n{'灯亮了。' * 20}\n\n## 第一章\n\n灯。\n", "a.md", None), style).html
    assert long.index("灯亮了。灯") > long.index("目　次")
