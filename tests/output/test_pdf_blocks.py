"""Verse, code, captions, headings that are numbers, the row of authors, running heads; and notes that stay."""

from __future__ import annotations

import io
import re

import pdfplumber
import pytest
from lxml import etree

from kanyin.book.reader import read_book
from kanyin.book.title_lines import Words, lines_of, shortened
from kanyin.output.pdf import write_pdf
from kanyin.output.pdf.blocks import balance_authors, balance_units, shape_blocks
from kanyin.output.pdf.code_indents import brought_in
from kanyin.style import MM_PER_PT, load_style
from tests.output.fragments import changed

STYLE, BOOK = load_style("journal"), load_style("book")


def shape(markdown: str) -> str:
    return changed(read_book(markdown, "a.md", None).html, shape_blocks, STYLE, Words())


def test_verse_is_told_from_the_rows_of_a_table() -> None:
    assert '<div class="line-block">' in shape("| 青和白之间，\n| 有一只鸟。\n")
    assert '<div class="line-block rows">' in shape("| 南渡　1931　2.4\n| 北渡　1946　2.7\n")


@pytest.mark.parametrize(("text", "is_numeral"), [("一", True), ("12", True), ("一、绪论", False), ("结语", False)])
def test_a_heading_that_is_a_number_alone(text: str, is_numeral: bool) -> None:
    assert ('class="numeral"' in shape(f"# {text}\n\n甲。")) == is_numeral


def test_a_line_of_code_goes_on_deeper_than_it_began() -> None:
    made = shape("```\nif a:\n    return <b>\n```\n")
    assert 'padding-left: 2.4em; text-indent: -2.4em">if a:</span>' in made
    held = '<span class="code-indent">    r</span>eturn &lt;b&gt;</span>'
    assert f'padding-left: 4.8em; text-indent: -4.8em">{held}' in made


@pytest.mark.parametrize("word", ["lamp" * 30, "ferry(lamp.lamp).step(" + "x" * 60, "a/" * 60])
@pytest.mark.parametrize("indent", ["", "    "])
def test_a_long_word_of_code_stays_on_the_page(indent: str, word: str) -> None:
    pdf = write_pdf(read_book(f"# 甲\n\n```\nif a:\n{indent}{word} = 1\n```\n", "a", None), BOOK)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        page = document.pages[-1]
        right = max(char["x1"] for char in page.chars)
        shown = "".join(char["text"] for char in page.chars if not char["text"].isspace())
    assert right <= float(page.width) - min(BOOK.margin_inner, BOOK.margin_outer) / MM_PER_PT + 1
    assert f"{word}=1" in shown


def test_code_set_in_beyond_the_page_is_brought_in() -> None:
    """A row that is set below the bracket it belongs to, in a listing made for a wide screen."""
    code = f"class Ferry:\n    lamp: Mapped[str] = column(String(64),\n{' ' * 60}index=True)\n\n    oar = 1\n"
    pdf = write_pdf(
        read_book(f"# 甲\n\n```python\n{code}```\n\n- 项\n\n  ```python\n  {code.splitlines()[2]}\n  ```\n", "a", None),
        BOOK,
    )
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        page = document.pages[-1]
        assert max(char["x1"] for char in page.chars) <= float(page.width) - BOOK.margin_inner / MM_PER_PT + 1
    assert brought_in(["a(b,", " " * 60 + "c)", "    d(", " " * 60 + "e)", " " * 12 + "f"], 40) == [
        "a(b,",
        "    c)",
        "    d(",
        "        e)",
        " " * 12 + "f",
    ]


def test_rows_of_authors_are_of_one_length() -> None:
    names = "\u3000".join(f'<span class="author">欧阳若{n}<sup>1</sup></span>' for n in "一二三四五六")
    rows = changed(f'<p class="authors">{names}</p>', _balance, 20).split("<br/>")
    assert [row.count('class="author"') for row in rows] == [3, 3]
    assert changed(f"<p>{names}</p>", _balance, 40) == f"<p>{names}</p>"


def _balance(root: etree._Element, room: float) -> None:
    balance_authors(root[0], room)


@pytest.mark.parametrize(
    ("text", "room", "wanted"),
    [
        ("渡口的石阶", 10, "渡口的石阶"),
        ("渡口的石阶：一项调查", 8, "渡口的石阶"),
        ("渡口的石阶与河心的沙洲", 7, "渡口的石阶……"),
    ],
)
def test_a_running_head_is_cut_where_the_sense_ends(text: str, room: float, wanted: str) -> None:
    assert shortened(text, room) == wanted


def test_the_article_tells_its_own_words() -> None:
    title = "老年重症肺炎机械通气患者的预后"
    assert "机|械" in "|".join(lines_of(title, 9))
    assert "机|械" not in "|".join(lines_of(title, 9, Words(("机械通气",))))
    assert "机|械" not in "|".join(lines_of(title, 9, Words((), "机械很重。机械难修。机械可换。")))
    assert lines_of("关于渡口的若干思考——以南渡为例", 12) == ["关于渡口的若干思考", "——以南渡为例"]


@pytest.mark.parametrize("filler", range(14, 30))
def test_no_note_is_lost_and_the_source_note_stays_on_the_opening_page(filler: int) -> None:
    style = load_style("official")
    head = "---\ntitle: 石阶\nabstract: 甲。\nfund: 乙基金\n---\n\n" + "渡口的石阶一共是四十七级。\n\n" * filler
    markdown = f"{head}{'退水的时候可以走到沙洲上去，' * 3}见注。[^1]{'后面还有，' * 20}\n\n[^1]: 这是注文。\n"
    with pdfplumber.open(io.BytesIO(write_pdf(read_book(markdown, "a.md", None), style))) as document:
        pages = [page.extract_text() for page in document.pages]
    assert "乙基金" in pages[0]
    assert sum("这是注文" in page for page in pages) == 1


@pytest.mark.parametrize(
    ("room", "made"),
    [
        (40.0, "渡口大学 水利学院，沙洲重点实验室，临江　310027）"),
        (22.0, "渡口大学 水利学院，<br/>沙洲重点实验室，临江　310027）"),
        (4.0, "渡口大学 水利学院，沙洲重点实验室，临江　310027）"),
    ],
)
def test_a_unit_of_two_lines_is_parted_between_its_parts(room: float, made: str) -> None:
    def balance(root: etree._Element) -> None:
        balance_units(root[0], room)

    text = "渡口大学 水利学院，沙洲重点实验室，临江　310027）"
    assert made in changed(f'<p class="affiliations"><span class="unit">{text}</span></p>', balance)


@pytest.mark.parametrize(
    ("title", "room", "lines"),
    [
        ("渡口石阶三季度量水同比减少 拟停用沙洲水尺", 14.3, ["渡口石阶三季度量水同比减少 ", "拟停用沙洲水尺"]),
        ("“从渡口石阶吹来的风”水尺画展在沙洲", 14.3, ["“从渡口石阶吹来的风”", "水尺画展在沙洲"]),
        ("渡口水尺所用CRTS III 型板与PI型节", 12, ["渡口水尺所用", "CRTS III 型板", "与PI型节"]),
        ("处理COD/SO42－=0.5的水", 10, ["处理", "COD/SO42－=0.5的水"]),
        ("所在乡镇", 2.8, ["所在", "乡镇"]),
    ],
)
def test_lines_of_a_title_end_between_words(title: str, room: float, lines: list[str]) -> None:
    assert lines_of(title, room) == lines


def test_gaps_between_han_and_latin_count() -> None:
    """用GA设计最优CMAC偏移矢量分布: three of them."""
    assert lines_of("量A石B阶C水", 6.0) != ["量A石B阶C水"]


@pytest.mark.parametrize(
    ("items", "is_unmarked"),
    [
        (["① 石阶；", "② 沙洲。"], True),
        (["1. 石阶", "2．沙洲"], True),
        (["（一）石阶", "二、沙洲"], True),
        (["① 石阶；", "沙洲。"], False),
        (["3.5 米的石阶", "4.2 米的水"], False),
        (["石阶", "沙洲"], False),
    ],
)
def test_items_with_marks_of_their_own_have_no_bullet(items: list[str], is_unmarked: bool) -> None:
    shaped = shape("".join(f"- {item.replace('.', chr(92) + '.')}\n" for item in items))
    assert ('<ul class="unmarked">' in shaped) == is_unmarked
    assert all(item in shaped for item in items)


def test_code_has_no_hyphen_in_an_english_paragraph() -> None:
    code = " ".join(["`implementation(administration)`"] * 20)
    data = write_pdf(read_book(f"---\ntitle: 渡口\n---\n\nRecommended administrations: {code}.\n", "a.md", None), STYLE)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages)
    assert "implementation" in text and not {"-", "\u2010"} & set(text)


def baselines(markdown: str, *words: str) -> list[float]:
    """Where lines that begin with some characters stand, mm from the head of their page, in the style ``book``."""
    data = write_pdf(read_book(f"---\ntitle: 渡口\n---\n\n{markdown}", "a.md", None), load_style("book"))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        chars = [char for page in pdf.pages for char in page.chars]
    text = "".join(char["text"] for char in chars)
    lows = (chars[text.index(word)] for word in words)
    return [round(char["y0"] * MM_PER_PT, 2) for char in lows]


def test_what_names_code_stands_apart_from_the_paragraph_above() -> None:
    """Half a line of white above it, as a table's name has; none below."""
    book = load_style("book")
    above, name, code = baselines("末段在此。\n\n代码1 渡船\n\n```python\nlamp = 17\n```\n", "末段", "代码", "lamp")
    pitch = book.leading * MM_PER_PT
    assert above - name == pytest.approx(1.5 * pitch, abs=0.6)
    assert name - code < 1.1 * pitch


@pytest.mark.parametrize("rows", range(1, 7))
def test_white_stands_above_and_below_code(rows: int) -> None:
    """However many lines it has: where they filled whole lines of the grid, it touched the paragraphs."""
    book = load_style("book")
    code = "\n".join(f"lamp{row} = {row}" for row in range(1, rows + 1))
    marked = f"首段在此。\n\n次段在此。\n\n```python\n{code}\n```\n\n末段。\n"
    above, first, last, below = baselines(marked, "次段", "lamp1", f"lamp{rows}", "末段")
    touching = (book.leading + book.text["code"].leading) / 2 * MM_PER_PT
    least = 0.12 * book.text["code"].leading * MM_PER_PT
    assert above - first >= touching + least
    assert last - below >= touching + least


@pytest.mark.parametrize(
    "markdown",
    [
        "- 前项。\n\n  ```python\n  lamp = 17\n  ```\n\n- 后项。\n\n末段。\n",
        "- 前项。\n\n  ```python\n  lamp = 17\n  ```\n\n  后项。\n\n末段。\n",
        "> 前项。\n>\n> ```python\n> lamp = 17\n> ```\n>\n> 后项。\n\n末段。\n",
    ],
)
def test_the_grid_is_found_again_behind_code_in_a_list_or_quotation(markdown: str) -> None:
    before, after, last = baselines(markdown, "前项", "后项", "末段")
    pitch = load_style("book").leading * MM_PER_PT
    for found in (before - after, after - last):
        assert found / pitch == pytest.approx(round(found / pitch), abs=0.08)


def test_a_line_of_code_alone_spoils_no_lines_above_it() -> None:
    """It has no joint to open: that it stays short is less than three lines before it that gape and end short."""
    text = "运行 `python3 ferry.py --lamp 17` 就能看到结果，运行 `python3 ferry.py --lamp 17` 就能看到结果。"
    text += "调用 `collections.OrderedDict.move_to_end(key, last=True)` 也可以。再点一盏灯，船就开了。"
    data = write_pdf(read_book(f"---\ntitle: 渡口\n---\n\n{text}\n", "a.md", None), load_style("book"))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        chars = [char for char in pdf.pages[-1].chars if char["text"].strip() and char["size"] > 8]
    lines: dict[int, float] = {}
    for char in chars:
        lines[round(char["bottom"])] = max(lines.get(round(char["bottom"]), 0.0), char["x1"])
    ends = list(lines.values())
    assert sum(max(ends) - end > 12 for end in ends[:3]) == 0


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        (["盐少许", "葱一把", "油两勺"], ["盐少许", "葱一把"]),
        (["盐少许", "葱" * 60, "油" * 60], ["盐少许"]),
        (["盐" * 60, "葱" * 60, "油少许"], ["葱" * 60]),
        (["盐" * 60, "油" * 60], []),
        (["盐少许"], []),
    ],
)
def test_no_item_of_one_line_stands_alone(items: list[str], kept: list[str]) -> None:
    html = f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    made = changed(html, shape_blocks, STYLE, Words())
    assert re.findall(r'<li class="not-alone">(.*?)</li>', made) == kept


@pytest.mark.parametrize(("sounds", "widest"), [("<i>渡</i>", 0), ("", 1)])
def test_long_sounds_are_set_apart(sounds: str, widest: int) -> None:
    one = '<span class="ruby">莊<span class="rt">ㄓㄨㄤ</span></span>'
    made = changed(f"<p>{one}{sounds}{one}</p>", shape_blocks, STYLE, Words())
    assert ("min-width" in made) == bool(widest)


@pytest.mark.parametrize(
    ("verse", "kept"), [("甲乙丙丁", "甲丙"), ("甲乙 丙丁戊", "甲丙丁"), ("甲 乙丙", "乙"), ("甲", "")]
)
def test_no_line_of_a_stanza_stands_alone(verse: str, kept: str) -> None:
    made = shape("\n".join(f"| {line}".rstrip() for line in verse))
    assert "".join(re.findall(r'<span class="verse-line not-alone">(.)', made)) == kept


@pytest.mark.parametrize(
    ("entry", "is_ragged"),
    [
        ("WEIR A. Ferry notes[EB/OL]. (2021-03-05). https://example.org/ferry/notes/lamps.html.", True),
        ("WEIR A. Ferry notes[J]. Lamp, 2021, 3(2): 5-9.", False),
        ("林河. 渡口记[EB/OL]. https://example.org/ferry/notes/lamps.html.", False),
    ],
)
def test_an_english_entry_with_an_address_is_not_filled(entry: str, is_ragged: bool) -> None:
    made = changed(f'<div class="reference"><p>{entry}</p></div>', shape_blocks, STYLE, Words())
    assert ("ragged" in made) == is_ragged


@pytest.mark.parametrize(
    ("sound", "classes", "tops"),
    [
        ("ㄉㄨˋ", ["sign", "sign", "tone"], ["0.667em", "0.650em"]),
        ("ㄧ", ["sign"], ["1.167em"]),
        ("˙ㄇㄚ", ["light", "sign", "sign"], ["0.667em"]),
    ],
)
def test_signs_of_zhuyin_stand_below_each_other(sound: str, classes: list[str], tops: list[str]) -> None:
    word = f'<span class="ruby zhuyin">渡<span class="rt">{sound}</span></span>'
    made = changed(f"<p>{word}</p>", shape_blocks, STYLE, Words())
    assert re.findall(r'class="(sign|tone|light)"', made) == classes
    assert re.findall(r"top: ([\d.]+em)", made) == tops and "".join(re.findall(r">([^<渡]+)<", made)) == sound


@pytest.mark.parametrize(
    ("words", "is_picture"), [("〔图〕", True), ("〔图：旧灯〕 〔图〕", True), ("见〔图〕", False), ("〔图〕甲", False)]
)
def test_what_stands_for_a_picture_stands_as_it_would(words: str, is_picture: bool) -> None:
    made = changed(f"<p><span>{words}</span></p>", shape_blocks, STYLE, Words())
    assert ('<p class="pictures">' in made) == is_picture


@pytest.mark.parametrize("name", ["text", "wide", "front", "language-text"])
def test_the_language_of_code_is_no_class_of_ours(name: str) -> None:
    html = read_book(f"船。\n\n```{{.{name}}}\nls\n```\n\n`x`{{.{name}}}\n", "a.md", None).html
    assert set(re.findall(r'class="(.*?)"', html)) <= {"language-text"}


@pytest.mark.parametrize(("lang", "count"), [("zh-TW", 1), ("zh-CN", 2)])
def test_traditional_stops_stand_in_the_middle_in_kai_too(lang: str, count: int) -> None:
    """A Kai that has them in the corner alone borrows those of the Song."""
    data = write_pdf(read_book(f"---\ntitle: 渡口\nlang: {lang}\n---\n\n舟，\n\n> 岸，\n", "a.md", None), STYLE)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert len({char["fontname"] for page in pdf.pages for char in page.chars if char["text"] == "，"}) == count


def test_a_word_of_three_characters_is_not_parted_before_the_last_two() -> None:
    """一 stands in many words, 一步 behind 进 alone."""
    said = "进一步修缮渡口。进一步巡查渡口。要进一步值守，一面修，一年一修，推进修缮，促进巡查。"
    title = "关于修缮渡口石阶和进一步加强值守的通知"
    assert "进一步" in "".join(f"{line}|" for line in lines_of(title, 10.5, Words((), said)))
