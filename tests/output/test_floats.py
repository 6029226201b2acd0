"""Figures and tables that find no place move to the head of the next column, in their order; text fills the page."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pdfplumber
import pytest

from kanyin.output.pdf import write_pdf, writer
from kanyin.output.pdf.float_marks import mark_floats, misplaced
from kanyin.output.pdf.flow import Flow
from kanyin.style import MM_PER_PT, Style, load_style
from tests.output.books import book_of, png
from tests.output.fragments import changed

JOURNAL, BOOK = load_style("journal"), load_style("book")
TEXT = "渡口的石阶一共是四十七级，退水的时候可以走到沙洲上去，涨水的时候就不行了。" * 4 + "\n\n"


def pages_of(markdown: str, folder: Path, style: Style) -> list[pdfplumber.page.Page]:
    (folder / "a.png").write_bytes(png(600, 500))
    data = write_pdf(book_of(f"---\ntitle: 渡口\n---\n\n{markdown}", folder), style)
    return pdfplumber.open(io.BytesIO(data)).pages


def figures(count: int, more: str = "") -> str:
    return "".join(f"{TEXT * 2}![图{n} 第{n}处石阶](a.png){more}\n\n" for n in range(1, count + 1))


@pytest.mark.parametrize("style", [JOURNAL, BOOK])
def test_every_figure_is_there_once_in_its_order_and_no_page_has_a_hole(style: Style, tmp_path: Path) -> None:
    pages = pages_of(figures(7) + TEXT * 9, tmp_path, style)
    text = "".join(page.extract_text() for page in pages)
    assert [text.count(f"第{n}处石阶") for n in range(1, 8)] == [1] * 7
    assert sum(len(page.images) for page in pages) == 7
    places = []
    for number, page in enumerate(pages):
        for image in page.images:
            places.append((number, image["x0"] > page.width / 2 and style.columns > 1, image["top"]))
    assert places == sorted(places)
    if style is BOOK:
        for page in pages[3:-2]:
            ends = [char["bottom"] for char in page.chars if abs(char["size"] - style.size) < 0.1]
            ends += [image["bottom"] for image in page.images]
            usual = max(char["bottom"] for p in pages for char in p.chars if abs(char["size"] - style.size) < 0.1)
            assert usual - max(ends) < 3.5 * style.leading


@pytest.mark.parametrize("style", [JOURNAL, BOOK])
def test_tables_that_wait_for_each_other_are_placed_once(
    style: Style, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two tables of more than half a page wait together; laying out comes to an end with each in its place."""
    wrong: list[frozenset[str]] = []

    def asked(document: Any, count: int) -> frozenset[str]:
        wrong.append(misplaced(document, count))
        return wrong[-1]

    monkeypatch.setattr(writer, "misplaced", asked)
    rows = "".join(f"| 第{number}级 | {TEXT[:40]} |\n" for number in range(1, 9))
    tables = "".join(f"表{n}　第{n}处的石阶\n\n| 级 | 状 |\n|---|---|\n{rows}\n" for n in (1, 2))
    pages = pages_of(TEXT * 4 + f"{tables}{TEXT * 12}" * 2, tmp_path, style)
    text = "".join(page.extract_text() for page in pages)
    assert text.count("第1处的石阶") == text.count("第2处的石阶") == 2
    assert wrong == [frozenset()]


@pytest.mark.parametrize("lines", [1, 4, 9, 20, 40])
def test_figures_wait_for_no_page_in_vain_where_the_text_ends(
    lines: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More figures than there is text to go round them: none is lost, and the others need not stay where they are."""
    wrong: list[frozenset[str]] = []

    def asked(document: Any, count: int) -> frozenset[str]:
        wrong.append(misplaced(document, count))
        return wrong[-1]

    monkeypatch.setattr(writer, "misplaced", asked)
    some = "".join(f"![图{n} 第{n}处石阶](a.png)\n\n" for n in range(1, 5))
    pages = pages_of(TEXT * 3 + some + "渡口的石阶。\n\n" * lines, tmp_path, BOOK)
    assert not any(wrong)
    text = "".join(page.extract_text() for page in pages)
    assert [text.count(f"第{n}处石阶") for n in range(1, 5)] == [1] * 4
    assert text.count("渡口的石阶。") >= lines


@pytest.mark.parametrize("count", range(1, 6))
def test_two_figures_at_the_end_of_the_text_keep_their_order(count: int, tmp_path: Path) -> None:
    """One that would go to the foot of a page does not send the one before it to the next page."""
    two = "![图1 第1处石阶](a.png){width=70%}\n\n![图2 第2处石阶](a.png)\n\n"
    text = "".join(
        page.extract_text() for page in pages_of(TEXT * count + "渡口的石阶。" * 9 + "\n\n" + two, tmp_path, BOOK)
    )
    assert 0 < text.find("第1处石阶") < text.find("第2处石阶")


def test_a_table_across_the_columns_goes_to_the_foot_where_white_would_be_left_below_it(tmp_path: Path) -> None:
    """The headings behind it find room in the columns above."""
    head = f"| 处 |{'|'.join(f' 第{n}级高程（m） ' for n in range(1, 11))}|\n|{'---|' * 11}\n"
    table = f"表1　石阶的高程\n\n{head}" + "".join(f"| 第{n}处 |{' 1234.56 |' * 10}\n" for n in range(2)) + "\n"
    sections = "# 二、沙洲\n\n## （一）春天的沙洲\n\n### 1. 洲头\n\n"
    pages = pages_of(f"# 一、石阶\n\n{TEXT * 8}石阶如表1。\n\n{table}{sections}{TEXT * 14}", tmp_path, JOURNAL)
    place = next(char["bottom"] for char in pages[0].search("1234.56")[-1]["chars"])
    heading = pages[0].search("洲头")[0]["bottom"]
    end = float(pages[0].height) - JOURNAL.margin_bottom / MM_PER_PT
    assert heading < place and end - place < 3 * JOURNAL.leading


def test_one_that_is_to_stay_stays(tmp_path: Path) -> None:
    kept = changed('<figure><img data-float="none"/><figcaption>图1</figcaption></figure>', mark_floats)
    assert "float" not in kept.split(">")[0]
    pages = pages_of(figures(5, "{float=none}") + TEXT, tmp_path, BOOK)
    text = "".join(page.extract_text() for page in pages)
    assert [text.count(f"第{n}处石阶") for n in range(1, 6)] == [1] * 5


def test_what_has_no_caption_stays_where_words_say_that_it_stands() -> None:
    assert "float" in changed("<p>文。</p><figure><img/></figure><p>文</p>", mark_floats)
    for before, behind in (("石阶如下：", "文"), ("见下图。", "文"), ("文。", "以上是石阶。")):
        assert "float" not in changed(f"<p>{before}</p><figure><img/></figure><p>{behind}</p>", mark_floats)
    assert "float" not in changed("<p>文。</p><figure><img/></figure>", mark_floats)
    two = "<figure><img/></figure><figure><img/></figure>"
    assert changed(f"<p>文。</p>{two}<p>文</p>", mark_floats).count('"float"') == 2
    assert "float" not in changed(f"<p>见下图。</p>{two}<p>文</p>", mark_floats)
    assert "float" in changed("<figure><img/><figcaption>图1</figcaption></figure>", mark_floats)
    assert "float" not in changed('<div class="table long"><table><caption>表1</caption></table></div>', mark_floats)


def test_a_picture_that_nothing_calls_moves_within_its_section_alone(tmp_path: Path) -> None:
    """Text of its own fills the page before it; where there is none, it stays above the next heading."""
    head = "# 岸边\n\n" + TEXT * 6
    filled = pages_of(f"{head}## 石阶\n\n![](a.png)\n\n{TEXT * 8}", tmp_path, BOOK)
    number = next(n for n, page in enumerate(filled) if page.images)
    assert filled[number].images[0]["top"] < 120 and "石阶\n渡口" in filled[number - 1].extract_text()
    ended = pages_of(f"{head}## 石阶\n\n![](a.png)\n\n沙洲。\n\n## 水位\n\n{TEXT * 8}", tmp_path, BOOK)
    words = "".join(page.extract_text() if page.images else "" for page in ended)
    assert "石阶" in words and "沙洲。" in words


@pytest.mark.parametrize(
    ("block", "word"), [("```\nwater = level + 1\n```", "level"), ("| 年 | 级 |\n|---|---|\n| 1931 | 47 |", "1931")]
)
def test_a_short_block_before_a_figure_stays_with_the_text_above(block: str, word: str, tmp_path: Path) -> None:
    """Where the figure goes to the next page, the block goes along only if this one has no room for it."""
    style, together = load_style("article"), 0
    for count in range(4, 12):
        markdown = TEXT * count + f"末段在此。\n\n{block}\n\n![图1 石阶](a.png){{width=100%}}\n\n"
        pages = pages_of(markdown, tmp_path, style)
        texts = [page.extract_text() for page in pages]
        above, at = (next(n for n, text in enumerate(texts) if said in text) for said in ("末段在此", word))
        ends = max(char["bottom"] for char in pages[above].chars if char["text"] in "末此")
        foot = float(pages[0].height) - style.margin_bottom / MM_PER_PT
        room = min([foot, *(image["top"] for image in pages[above].images)]) - ends
        assert at == above or room < 5 * style.leading
        together += len(pages) > 1 and at == above
    assert together


def foot_and_end(page: Any, style: Style) -> tuple[float, float]:
    """Where the type area ends, and its text and pictures, pt from the head of the paper."""
    foot = float(page.height) - style.margin_bottom / MM_PER_PT
    ends = [char["bottom"] for char in page.chars if abs(char["size"] - style.size) < 0.1]
    return foot, max(end for end in [*ends, *(image["bottom"] for image in page.images)] if end < foot + 2)


@pytest.mark.parametrize(("style", "counts"), [(load_style("article"), range(4, 10)), (JOURNAL, range(7, 12))])
@pytest.mark.parametrize("after", [0, 2])
def test_where_little_text_is_left_a_figure_goes_to_the_foot_of_the_page(
    style: Style, counts: range, after: int, tmp_path: Path
) -> None:
    """A figure that finds no place, and the few lines behind it, leave no hole before the last page."""
    feet = 0
    for count in counts:
        pages = pages_of(TEXT * count + "![图1 石阶](a.png){width=100%}\n\n" + TEXT * after, tmp_path, style)
        assert [len(page.images) for page in pages].count(1) == 1
        words = "".join(page.extract_text() for page in pages)
        assert words.count("级") == 4 * (count + after)
        for page in pages[:-1]:
            foot, end = foot_and_end(page, style)
            assert foot - end < 4.5 * style.leading  # a caption stands below the picture
            feet += any(image["bottom"] > foot - 4.5 * style.leading for image in page.images)
    assert feet


@pytest.mark.parametrize(
    "kept_in", ["{}\n\n", "- 项目\n\n    {}\n\n", "> 引文\n>\n> {}\n\n"], ids=["text", "list", "quotation"]
)
def test_a_picture_that_may_not_move_is_made_smaller_where_it_would_leave_a_hole(kept_in: str, tmp_path: Path) -> None:
    style = load_style("article")
    picture = kept_in.format("![](a.png){width=20em}")
    (page, *_) = pages_of("渡口。\n\n" * 21 + picture + TEXT * 2, tmp_path, style)
    foot, end = foot_and_end(page, style)
    assert foot - end < 3.5 * style.leading
    (image,) = page.images
    assert 0.55 * 500 / 600 <= (image["bottom"] - image["top"]) / (20 * style.size) < 500 / 600 - 0.01
    assert (image["bottom"] - image["top"]) / (image["x1"] - image["x0"]) == pytest.approx(500 / 600, abs=0.01)


def test_a_picture_without_a_number_stands_behind_its_text(tmp_path: Path) -> None:
    """The text calls one with a number wherever it stands; 如下图 is true of what comes next alone."""
    for count in (5, 6, 7):
        text = TEXT * count + "如下图示。\n\n![渡口的石阶](a.png){width=100%}\n\n"
        pages = pages_of(text, tmp_path, load_style("article"))
        said, shown = (
            next((n, one["top"]) for n, page in enumerate(pages) for one in found(page))
            for found in (lambda page: page.search("如下图示"), lambda page: page.images)
        )
        assert said < shown, count


@pytest.mark.parametrize("words", ["image", "图片", "Screenshot", "在这里插入图片描述", "image-20240310212", "IMG.png"])
def test_what_tools_put_for_a_description_is_no_caption(words: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(60, 50))
    shown = book_of(f"---\ntitle: 渡口\n---\n\n![{words}](a.png)\n\n![{words}](b.png)\n", tmp_path).html
    assert "caption" not in shown and f'alt="{words}"' in shown and "〔图〕" in shown
    assert "caption" in book_of("---\ntitle: 渡口\n---\n\n![图1](a.png)\n\n![渡口图片](a.png)\n", tmp_path).html


def test_a_heading_does_not_go_with_the_figure_below_it(tmp_path: Path) -> None:
    """Text that follows the figure stands below the heading, and no page has a hole."""
    style = load_style("article")
    for count in range(5, 11):
        pages = pages_of(TEXT * count + "## 图示\n\n![图1 石阶](a.png){width=100%}\n\n" + TEXT * 14, tmp_path, style)
        for page in pages[:-1]:
            foot, end = foot_and_end(page, style)
            assert foot - end < 3.5 * style.leading
        assert sum(len(page.images) for page in pages) == 1


@pytest.mark.parametrize("name", ["article", "journal"])
def test_no_heading_is_left_at_the_foot_where_its_figure_goes_on(name: str, tmp_path: Path) -> None:
    style = load_style(name)
    figure = "## 图示\n\n![图1 石阶](a.png){width=100%}\n\n"
    for count in range(20, 36):
        pages = pages_of(TEXT + "渡口。\n\n" * count + figure + TEXT * 6, tmp_path, style)
        for page in pages:
            text = [char for char in page.chars if char["size"] > style.size - 0.1]
            for char in (char for char in text if char["text"] == "示"):
                below = [one for one in (*text, *page.images) if one["top"] > char["bottom"]]
                assert any(one["x0"] < char["x1"] and one["x1"] > char["x0"] - 80 for one in below), count


def test_only_what_finds_no_place_stays_in_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The book is laid out again with that block and those beside it in the flow; the others move as before."""
    kept: list[frozenset[str]] = []
    lay_out = writer._Engine.lay_out

    def recorded(self: Any, *args: Any, **options: Any) -> Any:
        if "kept" in options:
            kept.append(options["kept"])
        return lay_out(self, *args, **options)

    def once(document: Any, count: int) -> frozenset[str]:
        found = misplaced(document, count)
        return found if len(kept) > 1 else found | {"2"}

    monkeypatch.setattr(writer._Engine, "lay_out", recorded)
    monkeypatch.setattr(writer, "misplaced", once)
    pages = pages_of(figures(5) + TEXT * 9, tmp_path, BOOK)
    text = "".join(page.extract_text() for page in pages)
    assert [text.count(f"第{n}处石阶") for n in range(1, 6)] == [1] * 5
    assert kept == [frozenset(), frozenset({"2"})]


def test_a_block_on_two_pages_or_on_none_is_misplaced_with_those_beside_it() -> None:
    def page(*numbers: int) -> Any:
        elements = (SimpleNamespace(tag="figure", get={"class": "float", "data-move": str(n)}.get) for n in numbers)
        boxes = [SimpleNamespace(element=element, element_tag="figure") for element in elements]
        return SimpleNamespace(_page_box=SimpleNamespace(descendants=lambda: iter(boxes)))

    assert misplaced(SimpleNamespace(pages=[page(1, 2), page(2, 3), page(4)]), 5) == {"1", "2", "3", "5"}
    assert misplaced(SimpleNamespace(pages=[page(1, 2), page(3)]), 3) == frozenset()


def row_of_table(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


@pytest.mark.parametrize(("before", "count"), [(11, 2), (11, 4), (12, 3)])
def test_text_that_ends_beside_a_tall_figure_fills_the_column_before_it(
    before: int, count: int, tmp_path: Path
) -> None:
    """The text up to a table across both columns finds room in the first: some lines of it go on below the figure."""
    (tmp_path / "tall.png").write_bytes(png(300, 1100))
    head = row_of_table(*(f"第{n}年的水位" for n in range(12))) + row_of_table(*["---"] * 12)
    rows = row_of_table(*["1931.47"] * 12) * 4
    tall = TEXT * 2 + "![图1 灯塔](tall.png){height=185mm}\n\n" + TEXT * count
    pages = pages_of(f"{TEXT * before}{tall}表1 水位\n\n{head}{rows}\n{TEXT * 3}", tmp_path, JOURNAL)
    page = next(page for page in pages if page.images)
    middle = float(page.width) / 2
    ends = [
        max(
            one["bottom"]
            for one in (*page.chars, *page.images)
            if (one["x0"] > middle) == right and one["bottom"] < foot_and_end(page, JOURNAL)[0] + 2
        )
        for right in (False, True)
    ]
    assert page.images[0]["x0"] > middle
    assert abs(ends[0] - ends[1]) < 4.5 * JOURNAL.leading, ends


def test_a_table_longer_than_a_page_does_not_move() -> None:
    fits, longer = (f'<div class="table long{kind}"><table><caption>表1</caption></table></div>'
                    for kind in (" one-page", ""))  # fmt: skip
    assert "float" in changed(fits, mark_floats)
    assert "float" not in changed(longer, mark_floats)


def test_a_table_that_goes_on_on_the_next_page_is_there_once() -> None:
    """Each of its rows is; one that is printed twice is misplaced."""

    def page(rows: range) -> Any:
        element = SimpleNamespace(tag="div", get={"class": "float long", "data-move": "1"}.get)
        group = SimpleNamespace(is_header=False, is_footer=False, children=[named[n] for n in rows])
        box = SimpleNamespace(element=element, element_tag="div", descendants=lambda: iter([group]))
        return SimpleNamespace(_page_box=SimpleNamespace(descendants=lambda: iter([box])))

    named = {n: SimpleNamespace(element=object()) for n in range(9)}
    assert misplaced(SimpleNamespace(pages=[page(range(5)), page(range(5, 9))]), 1) == frozenset()
    assert misplaced(SimpleNamespace(pages=[page(range(9)), page(range(5, 9))]), 1) == {"1"}


def test_a_page_of_a_long_book_is_laid_out_from_the_blocks_near_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint copies all blocks that it is shown for each page."""
    from weasyprint.layout import block

    real, shown = block.columns_layout, []

    def count(context: Any, box: Any, bottom: float, skip: Any, *more: Any) -> Any:
        shown.append(len(box.children) - next(iter(skip or (0,))))
        return real(context, box, bottom, skip, *more)

    monkeypatch.setattr(block, "columns_layout", count)
    pages = pages_of("\n\n".join(f"第{n}盏灯。" for n in range(600)), tmp_path, JOURNAL)
    assert max(shown) <= 400
    assert "第599盏灯。" in "".join(page.extract_text() for page in pages)


def test_a_row_of_pictures_stands_on_its_page_once() -> None:
    from weasyprint import HTML

    picture = "<img src=\"data:image/svg+xml,&lt;svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"/>"
    row = f'<figure class="row float" data-move="1">{picture}{picture}<figcaption>图1　灯</figcaption></figure>'
    assert not misplaced(HTML(string=row).render(), 1)


@pytest.mark.parametrize(("before", "moves"), [("河水退了。", True), ("公式三", False), ("即满足", False)])
def test_a_line_that_is_no_sentence_leads_to_the_picture_below_it(before: str, *, moves: bool) -> None:
    html = f'<p>{before}</p><figure><img src="a.png"/></figure><p>石阶四十七级。</p>'
    assert ("data-move" in changed(html, mark_floats)) is moves


def test_behind_the_last_block_nothing_moves() -> None:
    """Where tables wait and the text is in its last paragraph: a paper with thirteen of them had no PDF."""
    flow = object.__new__(Flow)
    flow.box = SimpleNamespace(children=())
    assert not flow._is_loose(0)
