"""The opening page: no head, the source note at its foot, contents that run on, long titles; and headings of lines."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pdfplumber
import pytest
from lxml import etree

from kanyin.book.reader import read_book
from kanyin.book.source_line import appeared_in
from kanyin.book.title_lines import Words, lines_of
from kanyin.model import Author, Book, Meta
from kanyin.output import html
from kanyin.output.docx import write_docx
from kanyin.output.docx.xml import W, w
from kanyin.output.html import title_block
from kanyin.output.pdf import write_pdf
from kanyin.output.pdf.blocks import shape_blocks
from kanyin.style import MM_PER_PT, Style, load_style
from tests.output.fragments import changed
from tests.styles import STYLES

SOURCE = "《渡口研究》2021年第9卷第2期，第41—45页"
HEAD = """---
title: {title}
author: [{{name: 江涛}}]
abstract: 量了四十七级石阶。
container-title: 渡口研究
date: '2021'
volume: '9'
issue: '2'
page: 41-45
received: '2020-11-03'
---

"""


def book(text: str, title: str = "石阶") -> Book:
    return read_book(HEAD.format(title=title) + text, "a.md", None)


def pages(made: Book, style: Style) -> list[Any]:
    with pdfplumber.open(io.BytesIO(write_pdf(made, style))) as document:
        return [(page, page.extract_text()) for page in document.pages]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_an_opening_page_has_no_head(style: Style) -> None:
    (page, text), (second, _), *_ = pages(book("退水的时候可以走到沙洲上去。" * 250), style)
    head = (0, 0, page.width, style.margin_top / MM_PER_PT - 6)
    assert page.crop(head).extract_text() == ""
    if style.source_note:
        assert "渡口研究" in second.crop(head).extract_text() + page.extract_text()
        foot = page.crop((0, page.height - style.margin_bottom / MM_PER_PT, page.width, page.height)).extract_text()
        assert ("41" if style.source_folios else "1") in foot
        lines = text.replace(" ", "").splitlines()
        assert lines.index(SOURCE) + 1 == lines.index("收稿日期：2020-11-03")
        assert text.count("渡口研究") == 1 + style.masthead
    else:
        assert "渡口研究" not in text


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"container_title": "渡口研究"}, "《渡口研究》"),
        ({"container_title": "《渡口研究》", "date": "2021-03"}, "《渡口研究》2021年"),
        ({"container_title": "渡口研究", "issue": "4", "page": "7 - 9"}, "《渡口研究》第4期，第7—9页"),
        ({"date": "2021", "page": "7"}, ""),
    ],
)
def test_where_an_article_appeared(fields: dict[str, str], wanted: str) -> None:
    assert appeared_in(Meta(title="石阶", **fields)) == wanted  # type: ignore[arg-type]


def docx(made: Book, style: Style) -> tuple[list[tuple[str, str]], zipfile.ZipFile]:
    """Style and text of each paragraph, and the package."""
    package = zipfile.ZipFile(io.BytesIO(write_docx(made, style)))
    root = etree.fromstring(package.read("word/document.xml"))
    found = [
        (p.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces={"w": W}), "".join(t.text for t in p.iter(w("t"))))
        for p in root.iter(w("p"))
    ]
    return found, package


@pytest.mark.parametrize("name", ["journal", "article", "official"])
def test_the_source_note_of_a_docx(name: str) -> None:
    paragraphs, _ = docx(book("甲。"), STYLES[name])
    notes = [text for style, text in paragraphs if style == "SourceNotes"]
    assert notes == [SOURCE, "收稿日期：2020-11-03"][name == "official" :]


CHAPTERS = "".join(f"# {n} 第{n}处渡口\n\n{'退水的时候可以走到沙洲上去。' * 30}\n\n" for n in range(1, 5))


@pytest.mark.parametrize("name", ["journal", "article", "official"])
def test_contents_stand_between_title_and_text(name: str) -> None:
    style = replace(STYLES[name], toc=True)
    made = pages(book(CHAPTERS), style)
    opening = re.sub(r"\s", "", made[0][1])
    assert opening.index("四十七级石阶") < opening.index("目次") < opening.index("4第4处渡口·") < opening.index("退水")
    paragraphs, package = docx(book(CHAPTERS), style)
    assert "TOCHeading" in dict(paragraphs)
    assert b'w:type w:val="nextPage"' not in package.read("word/document.xml")


def test_lines_below_the_contents_stand_on_the_grid() -> None:
    style = replace(STYLES["journal"], toc=True)
    page = pages(book(CHAPTERS), style)[0][0]
    pitch = style.leading
    top = (style.margin_top - style.lead) / MM_PER_PT
    body = [c for c in page.chars if c["text"] == "退" and abs(c["size"] - style.size) < 0.1]
    offsets = {round((page.height - c["matrix"][5] - top) % pitch, 1) for c in body}
    assert len(body) > 10
    assert max(offsets) - min(offsets) < 0.3


LONG = (
    "关于河流下游沿岸渡口石阶级数与枯水期水位变化关系以及沙洲上行人往来路线的长期观察记录："
    "以南渡、北渡与中渡三处为例的初步分析和若干建议"
)


def test_a_long_title_takes_one_page_of_a_book() -> None:
    style = STYLES["book"]
    made = pages(book("甲。", LONG), style)
    assert LONG[-4:] in made[0][1]
    assert "江涛" in made[0][1]
    sizes = {round(c["size"], 1) for c in made[0][0].chars if c["text"] == "渡"}
    assert sizes == {style.text["long-title"].size}
    short = pages(book("甲。"), style)[0][0]
    assert {round(c["size"], 1) for c in short.chars if c["text"] == "阶"} == {style.text["title"].size}


@pytest.mark.parametrize("title", ["沿岸渡口石阶的研究Ⅰ.级数与水位", "渡口石阶的研究(初报),兼论沙洲"])
def test_no_line_of_a_title_begins_with_a_mark(title: str) -> None:
    for room in range(6, 14):
        assert not re.search(r"\|[.,)]|\(\|", "|".join(lines_of(title, room)))


def test_a_particle_inside_a_word_parts_nothing() -> None:
    assert "地|方" not in "|".join(lines_of("分权结果是地方成为主体", 6))


def test_parentheses_stay_with_long_units() -> None:
    meta = "---\ntitle: 石阶\nauthor: [{name: 江涛, affiliation: 某地某河渡口研究所}]\naffiliation-en: A\n---\n\n甲。"
    block = title_block(read_book(meta, "a.md", None))
    assert '<span class="unit">（某地某河渡口研究所）</span>' in block
    assert '<span class="unit">(A)</span>' in block


HEADING = "三处渡口的石阶在枯水期的级数与水位变化的关系"


def test_headings_end_their_lines_by_their_sense() -> None:
    style = STYLES["journal"]
    shaped = changed(f"<h2>{HEADING}</h2><h3>甲</h3>", shape_blocks, style, Words())
    assert re.search(r'<h2 class="lines-2">.*的<br class="turn"/>|<br class="turn"/>(与|在)', shaped)
    assert "<h3>甲</h3>" in shaped
    own = "<h2>" + HEADING[:9] + "<br/>" + HEADING[9:] + "</h2>"
    assert changed(own, shape_blocks, style, Words()) == own


def test_headings_of_a_book_over_two_lines_keep_the_grid() -> None:
    style = STYLES["book"]
    made = pages(book(f"# {HEADING}\n\n退水了。\n\n# 短题\n\n退水了。\n"), style)
    lines = [page.height - c["matrix"][5] for page, _ in made for c in page.chars if c["text"] == "退"]
    assert len(lines) == 2
    apart = (lines[0] - lines[1]) / style.leading
    assert apart == pytest.approx(round(apart), abs=0.01)


def test_headings_of_official_documents_run_on_like_paragraphs() -> None:
    made = pages(book(f"## {HEADING * 2}\n\n退水了。\n"), STYLES["official"])
    lines = [line for _, text in made for line in text.splitlines() if line.startswith(HEADING[:6])]
    assert len(lines[0]) >= STYLES["official"].characters - 3


def test_captions_are_not_hyphenated() -> None:
    words = "Observations concerning innumerable stairways"
    text = f"甲。\n\n::: caption\nFig. 1　{words} {words.lower()}\n:::\n\n乙。"
    for _, found in pages(book(text), load_style("journal")):
        assert not re.search(r"[a-z]-$", found, re.MULTILINE)


def test_the_mark_between_two_units_never_hangs_alone() -> None:
    head = (
        "title: 堤与闸\nauthor: [甲]\ntitle-en: Dykes\nauthor-en: JIA\n"
        "affiliation-en: 1\\. School of River Works, Long University of the Old Lower Town, Old Town 344000, China; "
        "2. Gate House, Old Town 344001, China"
    )
    data = write_pdf(read_book(f"---\n{head}\n---\n\n正文。\n", "a.md", None), load_style("book"))
    with pdfplumber.open(io.BytesIO(data)) as document:
        text = "\n".join(page.extract_text() for page in document.pages)
    assert "China;" in text


def test_a_field_of_several_names_may_be_parted_and_a_name_is_not() -> None:
    several = "方砚（Fang Yan）和卡尔·里夫斯（Carl Reeves）"
    (made,) = html._authors((Author("卡尔·里夫斯"), Author(several)))
    assert '<span class="author">卡尔·里夫斯</span>' in made and f'<span class="author long">{several}</span>' in made


@pytest.mark.parametrize(
    ("title", "room", "lines"),
    [
        ("第 3 天： Git for Windows 選項設定", 17, ["第 3 天： ", "Git for Windows 選項設定"]),
        ("Ferry Lamp Builder Club 第三十六次会议纪要", 22, ["Ferry Lamp Builder Club ", "第三十六次会议纪要"]),
        ("渡口的灯点亮以后，船家不再怕夜里起风的日子", 17, ["渡口的灯点亮以后，", "船家不再怕夜里起风的日子"]),
        ("船家买得起「结实乌篷船」就尽早买吧", 12, ["船家买得起", "「结实乌篷船」就尽早买吧"]),
    ],
)
def test_a_title_is_parted_where_its_sense_allows_it(title: str, room: float, lines: list[str]) -> None:
    assert lines_of(title, room) == lines


def test_a_word_that_stands_in_the_text_is_not_torn() -> None:
    words = Words(text="水涨船高。上涨了。上涨的水。上涨不停，涨了又涨。他上船，她上岸。")
    assert "上|涨" not in "|".join(lines_of("渡口的水位又全面上涨人家都搬走了", 9, words))
