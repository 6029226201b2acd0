"""Emphasis of web pages: kept on the words it stands on, in all outputs; seen by no rule on the way."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.book import pandoc
from kanyin.book.tree import text_of
from kanyin.errors import InputError
from kanyin.inline.emphasis import restore
from kanyin.model import EM, STRONG, Document, Heading, Meta, Paragraph, Source
from kanyin.output import FORMATS
from kanyin.style import load_style
from kanyin.text import folded
from tests.read.test_html import PROSE, article, body, clean, paragraphs, read


def first(markup: str) -> str:
    """The Markdown of a paragraph in an article."""
    return body(article(f"<p>{markup}</p>{paragraphs(*PROSE[1:])}")).split("\n\n")[0].strip()


END = "而种田的人六点才回家，馆里的书一年借出去的不到三千册。"


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        ("镇上的<b>图书馆</b>五点关门，", "镇上的**图书馆**五点关门，"),
        ("镇上的<em>图书馆</em>五点关门，", "镇上的*图书馆*五点关门，"),
        ("大肠杆菌<i>Escherichia coli</i>五点关门，", "大肠杆菌*Escherichia coli*五点关门，"),
        ('镇上的<span style="color:red; font-weight: 700">图书馆</span>五点关门，', "镇上的**图书馆**五点关门，"),
        ('镇上的<span style="font-weight: 400">图书馆</span>五点关门，', "镇上的图书馆五点关门，"),
        ("镇上的<b>图书</b><b>馆</b>五点关门，", "镇上的**图书馆**五点关门，"),
        ("镇上的<b>图书馆</b>、<b>书店</b>五点关门，", "镇上的**图书馆**、**书店**五点关门，"),
        ("镇上的<b>图<em>书</em>馆</b>五点关门，", "镇上的**图书馆**五点关门，"),
        ("镇上的<em>图<b>书</b>馆</em>五点关门，", "镇上的*图*书*馆*五点关门，"),
        ("镇上的<b> 图书馆,</b>五点关门，", "镇上的**图书馆**，五点关门，"),
        ("镇上的<b>“图书馆”</b>五点关门，", "镇上的“**图书馆**”五点关门，"),
        ("水<b>H<sub>2</sub></b>O与<sup><b>2</b></sup>五点关门，", "水**H~2~**O与^**2**^五点关门，"),
        ("镇上的<b></b>图书馆<b> </b>五点关门，", "镇上的图书馆五点关门，"),
        ("镇上的<b>*图书馆*</b>五点关门，", "镇上的\\***图书馆**\\*五点关门，"),
        ("<b>镇上的图书馆</b>五点关门，", "**镇上的图书馆**五点关门，"),
        ("１<b>２镇</b>上的图书馆五点关门，", "1**2镇**上的图书馆五点关门，"),
    ],
)
def test_words_set_off(markup: str, markdown: str) -> None:
    assert first(markup + END) == markdown + END


def test_a_whole_paragraph_is_set_off_where_it_is_strong() -> None:
    assert f"**{PROSE[0][:-1]}**。\n" in body(article(f"<p><b>{PROSE[0]}</b></p>" + paragraphs(*PROSE[1:] * 2)))
    assert first(f"<em>{PROSE[0]}</em>") == PROSE[0]


def test_terms_are_strong_anyway() -> None:
    terms = "".join(f"<dt><b>{word}</b></dt><dd>镇上的人这样叫</dd>" for word in ("书车", "夜馆", "借书证"))
    assert "**" not in body(article(paragraphs(*PROSE) + f"<dl>{terms}</dl>" + paragraphs(*PROSE)))


def test_an_article_in_bold_letters_sets_nothing_off() -> None:
    assert "**" not in body(article("".join(f"<p><b>{text[:-4]}</b>{text[-4:]}</p>" for text in PROSE)))


def test_emphasis_round_several_paragraphs() -> None:
    text = body(article(f"<p>{PROSE[0]}<b>尾巴</b></p><b><p>{PROSE[1]}</p>头</b>{paragraphs(*PROSE[2:] * 3)}"))
    assert PROSE[0] + "**尾巴**" in text and f"\n{PROSE[1]}\n" in text


def test_in_lists_and_quotations() -> None:
    inside = "<ul><li>甲<b>乙</b></li><li>丙丁</li></ul><blockquote>引<b>文</b></blockquote>"
    text = body(article(paragraphs(*PROSE) + inside + paragraphs(PROSE[0])))
    assert "-   甲**乙**\n-   丙丁" in text and "> 引**文**" in text


@pytest.mark.parametrize(
    ("heading", "levels"),
    [
        ("<p><b>一、问题的由来</b></p>", [(1, "一、", "问题的由来")]),
        ("<p><strong>延时开放</strong></p>", [(1, "", "延时开放")]),
        ("<p><b>延时开放的费用与成效，</b></p>", []),
        ("<p><b>延时</b>开放</p>", []),
        ("<p><b>摘要：延时开放</b></p>", []),
    ],
)
def test_a_bold_paragraph_as_a_heading(heading: str, levels: list[tuple[int, str, str]]) -> None:
    document = clean(article(paragraphs(*PROSE[:2]) + heading + paragraphs(*PROSE[2:])))
    assert [(b.level, b.number, b.text) for b in document.blocks if isinstance(b, Heading)] == levels
    doubts = [change.rule for change in document.changes if change.doubt]
    assert doubts == ["HD095"] * (levels == [(1, "", "延时开放")])


def test_labels_and_names_in_bold_are_read() -> None:
    fields = ("<b>作者：</b>周明远", "<b>摘　要：</b>本文记录一个镇延长开放时间的做法。", "<b>关键词：</b>图书馆；读者")
    meta = clean(article(paragraphs(*fields, *PROSE))).meta
    assert meta.author[0].name == "周明远" and meta.keywords == ("图书馆", "读者")
    assert meta.abstract == "本文记录一个镇延长开放时间的做法。"


def test_letters_that_cannot_be_found_again_take_no_emphasis() -> None:
    source = Source("x", ("甲乙丙丁",), "", emphasis={1: (("strong", 1, 2),)})
    told = Document(Meta(), (Paragraph("戊乙己", (1,)), Paragraph("乙丙丁", (1,)), Paragraph("甲，乙", (1,))), (), ())
    texts = [block.text for block in restore(told, source).blocks if isinstance(block, Paragraph)]
    assert texts == ["戊乙己", f"{STRONG[0]}乙{STRONG[1]}丙丁", f"甲，{STRONG[0]}乙{STRONG[1]}"]


def test_marks_of_ours_in_a_page_set_nothing_off() -> None:
    text = body(article(paragraphs(f"{STRONG[0]}镇上{STRONG[1]}的{EM[0]}书{EM[1]}，{PROSE[0]}", *PROSE[1:])))
    assert "*" not in text and "镇上的书" in text


@pytest.fixture(scope="module")
def markdown() -> str:
    text = f"镇上的<b>图书馆</b>与<em>读者</em>和<i>Escherichia coli</i>，{END}"
    return pipeline.make_markdown(clean(article(paragraphs(text, *PROSE[1:]))))


def test_in_epub_and_docx(markdown: str) -> None:
    book = pipeline.make_book(markdown, "page", None)
    style = load_style("journal")
    with zipfile.ZipFile(io.BytesIO(FORMATS["epub"](book, style))) as epub:
        text = "".join(epub.read(name).decode() for name in epub.namelist() if name.endswith(".xhtml"))
    assert "<strong>图书馆</strong>" in text and "<em>读者</em>" in text
    assert re.search(r'<em[^>]*lang="en"[^>]*>Escherichia coli</em>', text)
    made = docx.Document(io.BytesIO(FORMATS["docx"](book, style)))
    styles = {run.text: run.style.name for paragraph in made.paragraphs for run in paragraph.runs}
    assert styles["图书馆"] == "Strong" and styles["读者"] == "Emphasis"


WORDS = [*PROSE, "甲", "H2O", "，", "*", "_", "1. ", "㎡", "e\u0301", "一、", "[1]", "&amp;", "@乙", "![", "\\"]
TAGS = st.sampled_from(["b", "strong", "i", "em", "sub", "sup", "p", "div", "br", "li", "blockquote", "td", "span"])
SOUP = st.lists(
    st.one_of(
        TAGS.map("<{}>".format),
        TAGS.map("</{}>".format),
        st.sampled_from(WORDS),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(SOUP)
@example("<p>树荫下<sub>*<i>甲</i></sub>乙和别的街道</p>")
@example("<li><b><li>甲与乙")
def test_any_emphasis_shows_the_same_text(soup: str) -> None:
    """What Markdown shows is the text, whatever is set off in it."""
    try:
        source = read(article(paragraphs(*PROSE) + soup))
        document = pipeline.clean_source(source)
    except InputError:
        return
    text = pipeline.make_markdown(document)
    shown = "".join(text_of(block) for block in pandoc.parse(text)["blocks"])
    plain = pipeline.make_markdown(pipeline.clean_source(replace(source, emphasis={})))
    bare = "".join(text_of(block) for block in pandoc.parse(plain)["blocks"])
    assert folded(shown) == folded(bare) and shown.count("*") == bare.count("*")


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<b>渡口（河湾）</b>的灯", "**渡口（河湾）**的灯"),
        ("看<b>《渡口》的灯</b>", "看**《渡口》的灯**"),
        ("看<a href='https://b.example.org/'>「渡口」的灯</a>", "看[「渡口」的灯](<https://b.example.org/>)"),
    ],
)
def test_no_bracket_is_parted_from_its_other_half(html: str, found: str) -> None:
    text = pipeline.make_markdown(pipeline.clean_source(read(article(paragraphs(*PROSE, html)))))
    assert found in text
