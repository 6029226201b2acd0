"""The four page styles, each measured in a finished PDF: type area, grid, edges, furniture, links."""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2
import pytest

from kanyin.book.reader import read_book
from kanyin.output import FORMATS
from kanyin.output.pdf import write_pdf
from kanyin.style import MM_PER_PT, Style, load_style, shared_folder
from tests.output.books import RICH, book_of, solid
from tests.output.pdfs import long_article, long_pdf_in
from tests.styles import STYLES

HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Pages:
    """A finished PDF of a style."""

    style: Style
    data: bytes

    @cached_property
    def all(self) -> list[Any]:
        return list(pdfplumber.open(io.BytesIO(self.data)).pages)

    def lines(self, page: Any) -> dict[int, dict[float, list[Any]]]:
        """The characters within the type area by column and by the distance of their baseline from its head, pt."""
        style = self.style
        head = page.height - style.margin_top / MM_PER_PT
        foot = style.margin_bottom / MM_PER_PT
        found: dict[int, dict[float, list[Any]]] = {column: defaultdict(list) for column in range(style.columns)}
        for c in page.chars:
            y = c["matrix"][5]
            if c["text"].strip() and foot - 1 < y < head:
                column = int((c["x0"] + c["x1"]) / 2 > page.width / 2) if style.columns == 2 else 0
                found[column][round(head - y, 1)].append(c)
        return found

    def text(self, page: Any) -> str:
        return solid(page.extract_text())


def is_body(style: Style, characters: list[Any]) -> bool:
    """Whether a line is one of the running text: its size, and neither Hei nor Kai."""
    song = [c for c in characters if abs(c["size"] - style.size) < 0.1 and HAN.match(c["text"])]
    name = song[0]["fontname"] if song else ""
    return len(song) > 0 and ("Serif" in name or (style.text["body"].font == "fang" and "Sans" not in name))


@cache
def long_pages(style: str) -> Pages:
    return Pages(STYLES[style], long_pdf_in(style))


@pytest.fixture(scope="module", params=list(STYLES))
def long(request: pytest.FixtureRequest) -> Pages:
    return long_pages(request.param)


@pytest.fixture(scope="module", params=list(STYLES))
def specimen(request: pytest.FixtureRequest) -> Pages:
    style, folder = STYLES[request.param], shared_folder()
    text = (folder / "specimen.md").read_text(encoding="utf-8")
    return Pages(style, write_pdf(read_book(text, "specimen.md", folder), style))


# The page


def test_baselines_of_columns_and_of_facing_pages_are_level(long: Pages) -> None:
    """Within 0.1 mm, on every page after the opening one."""
    places = [
        (page.page_number, y % long.style.leading)
        for page in long.all
        for lines in long.lines(page).values()
        for y, characters in lines.items()
        if is_body(long.style, characters)
    ]
    assert len(places) > 100
    offsets = [offset for _, offset in places]
    assert (max(offsets) - min(offsets)) * MM_PER_PT < 0.1, Counter(round(offset, 1) for offset in offsets)


def ink(pages: Pages, number: int) -> tuple[float, float, float, float]:
    """The four margins of a page in mm, from what is black within 2 mm of the type area."""
    style, dots = pages.style, 300 / 25.4
    with pypdfium2.PdfDocument(pages.data) as document:
        picture = document[number].render(scale=300 / 72, grayscale=True).to_pil()
    top, bottom = round((style.margin_top - 2) * dots), round((style.height - style.margin_bottom + 2) * dots)
    black = picture.crop((0, top, picture.width, bottom)).point(lambda grey: 255 * (grey < 128))
    left, upper, right, lower = black.getbbox()
    return (upper + top) / dots, style.height - (lower + top) / dots, left / dots, style.width - right / dots


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_full_page_fills_the_type_area(style: Style) -> None:
    text = "\n\n".join(part for part in long_article().split("\n\n") if not part.startswith("#"))
    long = Pages(style, write_pdf(read_book(text, "long.md", None), style))
    full = 0
    for number, page in enumerate(long.all):
        columns = [lines for lines in long.lines(page).values() if lines]
        ends = [lines[end(lines)] for lines in columns for end in (min, max)]
        last = (style.lines - 1) * style.leading
        full_height = len(columns) == style.columns and all(min(y) < style.leading and max(y) > last for y in columns)
        if not full_height or not all(is_body(style, line) for line in ends):
            continue
        full += 1
        head, foot, left, right = ink(long, number)
        inner, outer = (right, left) if number % 2 else (left, right)
        assert head == pytest.approx(style.margin_top, abs=1)
        assert foot == pytest.approx(style.margin_bottom, abs=1)
        assert inner == pytest.approx(style.margin_inner, abs=1)
        assert outer == pytest.approx(style.margin_outer, abs=1)
    assert full


def test_an_official_page_has_22_lines_of_28_characters() -> None:
    """GB/T 9704-2012 5.2.2, 5.2.3; four margins within 1 mm."""
    text = "---\ntitle: 通知\n---\n\n" + "水位年年不同渡口岁岁相似船来船往人去人回" * 120
    pages = Pages(load_style("official"), write_pdf(read_book(text, "a.md", None), load_style("official")))
    for number in (1, 2):
        (lines,) = pages.lines(pages.all[number]).values()
        assert [len(characters) for characters in lines.values()] == [28] * 22
        head, foot, left, right = ink(pages, number)
        inner, outer = (right, left) if number % 2 else (left, right)
        assert head == pytest.approx(37, abs=1) and foot == pytest.approx(297 - 37 - 225, abs=1)
        assert inner == pytest.approx(28, abs=1) and outer == pytest.approx(210 - 28 - 156, abs=1)


def test_no_heading_at_a_foot_and_no_single_line_at_an_edge(long: Pages) -> None:
    style = long.style
    left = {0: style.margin_inner, 1: style.margin_outer}
    for page in long.all[3 if style.name == "book" else 0 : -1]:
        start = left[(page.page_number - 1) % 2] / MM_PER_PT
        for column, lines in long.lines(page).items():
            if not lines:
                continue
            edge = start + column * (style.column_width + style.gap) / MM_PER_PT
            rows = [lines[y] for y in sorted(lines) if max(c["size"] for c in lines[y]) > 8]
            if is_body(style, rows[-1]) or "Sans" in rows[-1][0]["fontname"]:
                assert is_body(style, rows[-1]), (page.page_number, "".join(c["text"] for c in rows[-1]))
                # A paragraph does not begin with the last line, unless it ends there too.
                begins = min(c["x0"] for c in rows[-1]) > edge + style.size
                ends = max(c["x1"] for c in rows[-1]) < edge + style.column_width / MM_PER_PT - style.size
                assert not begins or ends, (page.page_number, column)


@pytest.mark.parametrize("style", list(STYLES.values()), ids=list(STYLES))
def test_the_space_below_a_heading_is_the_same_wherever_it_stands(style: Style) -> None:
    """Right below a heading of the level above too."""
    text = "渡口的石阶一共是四十七级，退水的时候可以走到沙洲上去。"
    made = f"---\ntitle: 题\n---\n\n# 甲节\n\n## 乙目\n\n{text}\n\n## 丙目\n\n{text}\n"
    pages = Pages(style, write_pdf(read_book(made, "a.md", None), style))
    below = []
    for lines in pages.lines(pages.all[-1]).values():  # in front of that page may be a table of contents
        heights = sorted(lines)
        said = ["".join(c["text"] for c in lines[y]) for y in heights]
        below += [heights[n + 1] - heights[n] for n, words in enumerate(said) if words in ("乙目", "丙目")]
    assert len(below) == 2
    assert below[0] == pytest.approx(below[1], abs=0.2)


def test_pages_before_the_last_are_full(long: Pages) -> None:
    """Columns end early only for a heading that goes with its text: never by more than it, and two lines, need."""
    style = long.style
    if style.name == "book":
        return  # a chapter ends where it ends
    for page in long.all[1:-1]:
        for lines in long.lines(page).values():
            assert max(lines) > (style.lines - 6) * style.leading, page.page_number


def test_the_last_columns_are_balanced() -> None:
    pages = long_pages("journal")
    left, right = (max(lines) for lines in pages.lines(pages.all[-1]).values())
    assert abs(left - right) <= 4 * pages.style.leading


# Furniture


def test_folios(long: Pages) -> None:
    below = (long.style.margin_bottom - 3) / MM_PER_PT
    feet = [solid(page.crop((0, page.height - below, page.width, page.height)).extract_text()) for page in long.all]
    form = {"journal": "·{}·", "article": "{}", "book": "{}", "official": "—{}—"}.get(long.style.name)
    if form is None:  # a style whose marks beside a folio are not told here
        form, feet = "{}", ["".join(filter(str.isdigit, foot)) for foot in feet]
    numbers = [form.format(number) for number in range(1, len(feet) + 1)]
    if long.style.chapters:
        numbers[0] = ""
        numbers = [number if solid(page.extract_text()) else "" for number, page in zip(numbers, long.all, strict=True)]
    assert feet == numbers


def heads(pages: Pages) -> list[str]:
    bottom = (pages.style.margin_top - 2) / MM_PER_PT
    return [solid(page.crop((0, 0, page.width, bottom)).extract_text()) for page in pages.all]


def test_a_book_has_its_title_on_even_pages_and_the_chapter_on_odd_ones() -> None:
    pages = long_pages("book")
    chapter = ""
    for number, (page, head) in enumerate(zip(pages.all, heads(pages), strict=True), 1):
        opening = solid("".join(c["text"] for c in page.chars if abs(c["size"] - 16) < 0.1))
        if opening and number > 3:
            chapter = opening
            assert head == "", number
        elif number > 3 and pages.text(page):
            assert head == ("渡口的一百年" if number % 2 == 0 else chapter), number
    assert chapter == "8第8段河道"


def test_an_official_page_has_no_head(specimen: Pages) -> None:
    assert any(heads(specimen)) == (specimen.style.name != "official")


def test_dates_and_fund_stand_at_a_foot_without_a_number(specimen: Pages) -> None:
    page = next(page for page in specimen.all if "收稿日期" in page.extract_text())
    assert page.page_number == (2 if specimen.style.name == "book" else 1)
    text = specimen.text(page)
    assert "收稿日期：2024-01-12基金项目：澄江大学青年研究项目（2023-017）作者简介：陆望之" in text
    assert "②" not in text
    foot = [c for c in page.chars if c["text"] == "收" and c["size"] < specimen.style.size]
    assert foot[0]["top"] > page.height / 2


def test_contents_lead_to_the_pages_that_they_name() -> None:
    style = replace(STYLES["article"], toc=True)
    data = write_pdf(read_book(long_article(), "long.md", None), style)
    pages = Pages(style, data)
    text = "\n".join(page.extract_text() for page in pages.all[:2])
    listed = re.findall(r"(\d) (第\d段河道)[· ]+(\d+)$", text, re.MULTILINE)
    assert len(listed) == 8
    for chapter, title, number in listed:
        assert chapter + title in pages.text(pages.all[int(number) - 1])
    for page, margin in zip(pages.all, (pages.style.margin_outer, pages.style.margin_inner), strict=False):
        rows = [line for line in pages.lines(page)[0].values() if [c["text"] for c in line].count("·") > 9]
        edges = [max(c["x1"] for c in line) * MM_PER_PT for line in rows]
        assert len(edges) > 9
        assert edges == pytest.approx([pages.style.width - margin] * len(edges), abs=0.2)


def test_a_note_of_a_heading_is_not_in_the_contents() -> None:
    text = "---\ntitle: 水\n---\n\n# 起因[^1]\n\n水位年年不同。\n\n[^1]: 旧稿作缘起。\n"
    pages = Pages(STYLES["book"], write_pdf(read_book(text, "a.md", None), STYLES["book"]))
    assert re.search(r"目次起因·+3", pages.text(pages.all[1]))
    assert "旧稿" not in pages.text(pages.all[1]) and "旧稿作缘起" in pages.text(pages.all[2])


@pytest.mark.parametrize("name", ["journal", "article"])
def test_an_opening_page_has_no_rule_at_its_head(name: str) -> None:
    for head in ("", "---\ncontainer-title: 河流研究\n---\n\n"):
        data = write_pdf(read_book(f"{head}一段。", "a.md", None), STYLES[name])
        with pypdfium2.PdfDocument(data) as document:
            picture = document[0].render(scale=2, grayscale=True).to_pil()
        above = picture.crop((0, 0, picture.width, int(2 * (STYLES[name].margin_top - 2) / MM_PER_PT)))
        assert above.point(lambda grey: 255 * (grey < 128)).getbbox() is None


def test_without_a_wish_only_a_book_has_contents(specimen: Pages) -> None:
    assert any("目次" in specimen.text(page) for page in specimen.all) == (specimen.style.name == "book")


# The text


def test_citations_lead_to_entries_and_back(specimen: Pages) -> None:
    with pikepdf.open(io.BytesIO(specimen.data)) as document:
        links = {str(note.Dest) for page in document.pages for note in page.get("/Annots", ()) if "/Dest" in note}
        names = {str(name) for name in document.Root.Names.Dests.Names[::2]}
    assert {"ref-1", "ref-2", "ref-3", "cite-1", "cite-2"} <= links <= names


def test_citations_are_raised_unless_the_sentence_names_them(specimen: Pages) -> None:
    text = "".join(c["text"] for page in specimen.all for c in page.chars)
    characters = [c for page in specimen.all for c in page.chars]
    raised, named = text.index("上[2,3]") + 1, text.index("文献[2]") + 2
    assert characters[raised]["size"] < 0.7 * specimen.style.size
    assert characters[named]["size"] == pytest.approx(specimen.style.size, abs=0.1)


def test_emphasis_is_another_face_and_never_slanted(specimen: Pages) -> None:
    characters = [c for page in specimen.all for c in page.chars]
    text = "".join(c["text"] for c in characters)
    plain, stressed = characters[text.index("今天用")], characters[text.index("软件排版")]
    assert plain["fontname"] != stressed["fontname"]
    assert all(not c["matrix"][2] for c in characters if HAN.match(c["text"]))


def test_a_table_has_three_lines(specimen: Pages) -> None:
    page = next(page for page in specimen.all if "表1样本的开本" in specimen.text(page))
    size = specimen.style.text["caption"].size
    caption = next(c for c in page.chars if c["text"] == "样" and abs(c["size"] - size) < 0.1)
    rules = {round(edge["top"]) for edge in page.edges if edge["orientation"] == "h" and edge["width"] > 30}
    below = sorted(y for y in rules if caption["bottom"] - 2 < y < caption["bottom"] + 6 * specimen.style.leading)
    assert len({round(y / 4) for y in below}) == 3, below


def test_other_formats_take_every_style(tmp_path: Any) -> None:
    for style in STYLES.values():
        assert FORMATS["docx"](book_of(RICH, tmp_path), style)[:2] == b"PK"
        assert FORMATS["epub"](book_of(RICH, tmp_path), style)[:2] == b"PK"
