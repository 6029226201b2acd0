"""Markdown of text recognition: what its marks say, and that none of them is left in the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.book.pandoc import parse
from kanyin.markdown.tables import table_lines
from kanyin.model import ABOVE, CELL, LEFT, MATH, SUP, Document, Figure, Heading, Note, Paragraph, Table
from kanyin.read.ocr import read_ocr
from kanyin.read.ocr.inline import read_inline
from kanyin.read.ocr.signs import looks_like_ocr
from kanyin.read.ocr.tables import bar_row, html_rows
from kanyin.read.text import read_source

SAMPLES = Path(__file__).parent / "ocr"
LEFT_OVER = re.compile(r"\\\$|\\#|\\\*\\\*|\\<\w|</|\\&\w+;|\\`|\\\[\\\^|!\\\[|\\\\[a-z]|span id|page-\d|\{\d+\}-")
HEAD = "# 灯的调节\n\n顾之砚\n\n摘要：说明怎样调节书屋的灯，并用六间书屋的记录作了检验。\n\n关键词：书屋；灯\n\n"
HEAD += "# 1 引言\n\n"
LINE = "书屋的灯光大多一开到底，读者离开后也不关，电费却由村里支出，村民对此早有意见。"


def clean(text: str) -> Document:
    return pipeline.clean_source(read_source(text.encode(), "page.md", is_ocr=True))


def sample(name: str) -> Document:
    return clean((SAMPLES / name).read_text(encoding="utf-8"))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def headings(document: Document) -> list[tuple[int, str, str]]:
    return [(one.level, one.number, one.text) for one in document.blocks if isinstance(one, Heading)]


@pytest.mark.parametrize("name", ["minerU.md", "marker.md"])
def test_no_markup_is_left_in_the_text(name: str) -> None:
    markdown = pipeline.make_markdown(sample(name))
    assert LEFT_OVER.findall(markdown) == []


def test_the_head_of_a_journal_page() -> None:
    meta = sample("minerU.md").meta
    assert meta.title == "村镇书屋夜间照明的调节方法"
    assert [(author.name, author.affiliation) for author in meta.author] == [
        ("顾之砚", "临城工学院"),
        ("沈漱舟", "临城工学院 临城 100001；江岸大学物理系 江岸 100002"),
        ("罗安平", "江岸大学物理系"),
    ]
    assert (meta.container_title, meta.date, meta.volume, meta.issue, meta.page) == (
        "临城学报",
        "2018",
        "37",
        "3",
        "21-28",
    )
    assert meta.abstract.startswith("测量了六间书屋") and f"{MATH[0]}7 6 \\%{MATH[1]}" in meta.abstract
    assert meta.keywords == ("书屋", "照度", "调节方法")
    assert meta.extra["CLC"] == "TU113"
    assert meta.extra["title-en"] == "Regulation of Evening Light in Village Reading Rooms"
    assert meta.extra["author-en"] == "GU Zhiyan, SHEN Shuzhou"
    assert meta.extra["keywords-en"] == ("reading room", "light", "regulation")


def test_levels_come_from_the_numbers() -> None:
    assert headings(sample("minerU.md")) == [
        (1, "0", "引言"),
        (1, "1", "测量方法"),
        (2, "1.1", "装置"),
        (2, "1.2", "记录"),
        (1, "2", "结论"),
    ]


def test_formulas_tables_and_pictures_are_whole() -> None:
    document = sample("minerU.md")
    assert f"{MATH[0]}E = \\frac {{ k }} {{ R ^ {{ 2 }} }} + E _ {{ 0 }}{MATH[1]}" in texts(document)
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.caption == "表1\u3000四间书屋的照度与时间\u3000Table 1 Light and time in four rooms"
    assert table.rows[0].split(CELL) == ["书屋", "照度/lx", "时间/min"] and len(table.rows) == 5
    figure = next(block for block in document.blocks if isinstance(block, Figure))
    assert figure.picture.startswith("images/3f2a") and figure.caption.startswith("图1")


def test_a_sentence_goes_on_behind_the_end_of_its_page() -> None:
    assert any("再谈怎样调节灯光。本文" in text for text in texts(sample("minerU.md")))


def test_a_divided_word_is_whole_where_the_page_has_it_whole() -> None:
    extra = sample("minerU.md").meta.extra
    assert "The experiment shows" in str(extra["abstract-en"])
    kept = clean(f"{HEAD}{LINE}用 well-known 的办法。\n")
    assert "well-known" in texts(kept)[0]


def test_references_are_entries() -> None:
    assert [entry.key for entry in sample("minerU.md").references] == ["1", "2"]
    assert [entry.key for entry in sample("marker.md").references] == ["1", "2"]


def test_the_marks_of_marker() -> None:
    document = sample("marker.md")
    meta = document.meta
    assert meta.title == "江岸木桥的维护周期"
    assert [(author.name, author.affiliation) for author in meta.author] == [
        ("罗安平", "临城工学院土木系"),
        ("程立", "临城工学院土木系 临城 100001；江岸大学 江岸 100002"),
    ]
    assert meta.keywords == ("木桥", "维护", "周期")
    assert headings(document) == [(1, "一、", "调查的经过"), (1, "二、", "维护的周期")]
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.caption == "表1\u3000各部位的使用年限"
    assert table.rows[0].split(CELL)[1] == "年限/ 年"
    note = next(block for block in document.blocks if isinstance(block, Note))
    assert note.texts == ("调查得到江岸县交通局的帮助，谨致谢意。",)
    assert "[^" + note.key + "]。桥面" in pipeline.make_markdown(document)


def test_running_heads_and_folios_go_and_are_recorded() -> None:
    pages = "".join(
        f"{LINE}第{name}段。\n\n{number} 临城学报 第37卷\n\n{LINE}又{name}段。\n\n顾之砚等：书屋的灯 {number + 1}\n\n"
        for name, number in (("一", 22), ("二", 24), ("三", 26))
    )
    document = clean(HEAD + pages)
    assert len(texts(document)) == 6
    assert sum(change.rule == "OC005" for change in document.changes) == 6
    numbers = clean(HEAD + "".join(f"{LINE}第{n}段。\n\n{n}\n\n" for n in range(21, 25)))
    assert [change.before for change in numbers.changes if change.rule == "OC005"] == ["21", "22", "23", "24"]
    dashed = clean(HEAD + "".join(f"{LINE}第{n}段。\n\n- {n} -\n\n" for n in range(21, 25)))
    assert [change.before for change in dashed.changes if change.rule == "OC005"] == [
        "- 21 -",
        "- 22 -",
        "- 23 -",
        "- 24 -",
    ]


def test_lines_that_come_back_and_are_no_running_heads_stay() -> None:
    rows = "".join(f"图{n}\n\n{LINE}第{n}段。\n\n" for n in range(1, 5))
    assert [change for change in clean(HEAD + rows).changes if change.rule == "OC005"] == []


def test_the_first_running_head_of_a_book_is_its_title() -> None:
    head = "柳下镇往事\n\n"
    document = clean(f"{head}# 第一章 渡口\n\n{LINE}\n\n{head}{LINE}又\n\n{head}{LINE}\n\n# 第二章\n\n{head}{LINE}\n")
    assert document.meta.title == "柳下镇往事"
    assert headings(document) == [(1, "第一章", "渡口"), (1, "第二章", "")]


def test_labels_that_stand_alone_have_their_values_below() -> None:
    document = clean(
        f"# 柳树的修剪\n\n方晓\n\n# 摘 要\n\n{LINE}\n\n# 关键词\n\n柳树；修剪\n\n# 1 前言\n\n{LINE}\n\n"
        "# 参考文献\n\n[1]罗安平.柳树[M].临城:江岸出版社,1990.\n\n# 作者简介\n\n方晓，男，1960年生，副教授。\n"
    )
    assert document.meta.abstract == LINE and document.meta.keywords == ("柳树", "修剪")
    assert document.meta.extra["author-note"] == "方晓，男，1960年生，副教授。"
    assert len(document.references) == 1


def test_a_caption_below_its_table() -> None:
    rows = "<table><tr><td>办法</td><td>风阻</td></tr><tr><td>轻剪</td><td>0.9</td></tr></table>"
    document = clean(f"{HEAD}{LINE}\n\n{rows}\n\n表1 风阻\n\n{LINE}\n")
    assert [block.caption for block in document.blocks if isinstance(block, Table)] == ["表1\u3000风阻"]


def test_a_figure_within_a_sentence_stands_behind_it() -> None:
    first, second = (
        "测量时书屋的门窗都关着，读者坐在固定的位置上读同一本书，灯光从上方照",
        "下来，每隔十分钟记一次读数。",
    )
    document = clean(f"{HEAD}{first}\n\n![](images/a.jpg)\n图1 读者的位置\n\n{second}\n\n{LINE}\n")
    assert texts(document)[0] == first + second
    assert any(isinstance(block, Figure) and block.caption == "图1\u3000读者的位置" for block in document.blocks)


def test_tags_of_pictures_and_centred_captions() -> None:
    text = '<div style="text-align: center;"><img src="imgs/a.png" alt="Image" width="50%" /></div>\n\n'
    text += '<div style="text-align: center;">图1 灯的位置</div>\n\n'
    document = clean(f"{HEAD}{LINE}\n\n{text}{LINE}\n")
    assert [(b.picture, b.caption) for b in document.blocks if isinstance(b, Figure)] == [
        ("imgs/a.png", "图1\u3000灯的位置")
    ]


def test_pictures_elsewhere_are_not_taken() -> None:
    for path in ("https://example.org/a.png", "../a.png", "/etc/a.png", "data:image/png;base64,AAAA", "a.exe"):
        document = clean(f"{HEAD}{LINE}\n\n![]({path})\n\n{LINE}\n")
        assert [block for block in document.blocks if isinstance(block, Figure)] == []
        assert [change.rule for change in document.changes if path in change.before] == ["HT005"]


def test_what_a_tool_writes_round_a_page_goes() -> None:
    front = "---\nprimary_language: zh\nis_table: False\n---\n"
    for text in (front + HEAD + LINE, f"```markdown\n{HEAD}{LINE}\n```\n", f"{HEAD}{LINE}\n\n<!-- page 2 -->\n\n---\n"):
        document = clean(text)
        assert document.meta.title == "灯的调节" and texts(document) == [LINE]


def test_lists_code_and_quotations_keep_their_kinds() -> None:
    markdown = pipeline.make_markdown(
        clean(f"{HEAD}{LINE}\n\n- 东村的灯\n- 西村的灯\n\n```python\nlamp = 3 # 盏\n```\n\n> 灯要省着用。\n")
    )
    assert re.search("- +东村的灯\n- +西村的灯", markdown)
    assert "```python\nlamp = 3 # 盏\n```" in markdown and "> 灯要省着用。" in markdown


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("水 H$_2$O 与 CO<sub>2</sub>", "水 H\ufdd02\ufdd1O 与 CO\ufdd02\ufdd1"),
        ("甲$ ^ { [ 2 ] }$ 乙<sup>3</sup>", f"甲{SUP[0]}[2]{SUP[1]} 乙{SUP[0]}3{SUP[1]}"),
        ("占 $7 6 \\%$ ，", f"占 {MATH[0]}7 6 \\%{MATH[1]} ，"),
        ("长 $2 0 \\sim 4 0 \\$ 米", f"长 {MATH[0]}2 0 \\sim 4 0{MATH[1]} 米"),
        ("花 \\$5，又 \\$6", "花 $5，又 $6"),
        ("共 $5 元和 $6 元", "共 $5 元和 $6 元"),
        ("陈 伟\\*、A\\_b、1967年\\~1972年", "陈 伟*、A_b、1967年~1972年"),
        ("a<b 且 c>d，&lt;灯&gt; A&amp;B", "a<b 且 c>d，<灯> A&B"),
        ("**要点**在*此*，2*3*4", "要点在此，2*3*4"),
        ("0.85**，0.91**", "0.85**，0.91**"),
        ("见[图 1](#page-3-0)和[[12]](#page-9-1)", "见图 1和[12]"),
        ("见<https://example.org/a_b>，<fang@example.org>", "见https://example.org/a_b，fang@example.org"),
        ("已有研究\\[3\\]和\\[4-6\\]", "已有研究[3]和[4-6]"),
        ("\\(x^2\\) 与 `kod`", f"{MATH[0]}x^2{MATH[1]} 与 kod"),
    ],
)
def test_marks_within_a_line(line: str, text: str) -> None:
    assert read_inline(line).text == text


def test_emphasis_is_carried_beside_the_text() -> None:
    markdown = pipeline.make_markdown(clean(f"{HEAD}{LINE}其中*照度*最**要紧**。\n"))
    assert "其中*照度*最**要紧**。" in markdown


def test_display_formulas_of_all_shapes() -> None:
    shapes = ("$$\na = b\n$$", "$$a = b$$", "\\[\na = b\n\\]", "$$\na =\nb\n$$")
    for shape in shapes:
        assert f"{MATH[0]}a = b{MATH[1]}" in texts(clean(f"{HEAD}{LINE}\n\n{shape}\n\n{LINE}\n"))


SPANS = (
    '<table><tr><td rowspan="2">书屋</td><td colspan="2">照度</td></tr><tr><td>早</td><td>晚</td></tr>'
    "<tr><td>东村</td><td>3<sup>a</sup></td><td>$5|6$</td></tr></table>"
)


def test_joined_cells_stay_joined() -> None:
    rows = [row.split(CELL) for row in html_rows(SPANS)]
    assert rows[:2] == [["书屋", "照度", LEFT], [ABOVE, "早", "晚"]]
    markdown = pipeline.make_markdown(clean(f"{HEAD}{LINE}\n\n表1 照度\n\n{SPANS}\n\n{LINE}\n"))
    table = next(block for block in parse(markdown)["blocks"] if block["t"] == "Table")
    head = table["c"][3][1]
    assert [[(cell[2], cell[3]) for cell in row[1]] for row in head] == [[(2, 1), (1, 2)], [(1, 1), (1, 1)]]


CELLS = st.text(st.sampled_from("甲乙 α+|-=:*_\\$1a，。\u3000"), max_size=8).map(
    # pandoc alone takes 1:a:1 for a sign; what reads books does not.
    lambda text: re.sub(":(?=[^:]{1,4}:)", "，", " ".join(text.split()))
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=3, max_size=4))
def test_a_grid_holds_its_cells(rows: list[list[str]]) -> None:
    """Whatever stands in the cells, pandoc reads as many of them as there are, with their texts."""
    rows = [[rows[0][0] or "甲", LEFT, rows[0][2]], *rows[1:]]
    block = Table("", tuple(CELL.join(row) for row in rows), ())
    document = parse("\n".join(table_lines(block)) + "\n")
    assert [one["t"] for one in document["blocks"]] == ["Table"]
    cells = [cell for row in _rows(document["blocks"][0]) for cell in row[1]]
    assert len(cells) == 3 * len(rows) - 1
    want = ["".join(cell.split()) for row in rows for cell in row if cell != LEFT]
    assert ["".join(_plain(cell[4]).split()) for cell in cells] == want


def _rows(table: dict) -> list:
    _, _, _, head, bodies, _ = table["c"]
    return [*head[1], *(row for body in bodies for row in body[3])]


def _plain(node: object) -> str:
    if isinstance(node, list):
        return "".join(map(_plain, node))
    if isinstance(node, dict):
        if node["t"] in ("Str", "Code"):
            return str(node["c"] if node["t"] == "Str" else node["c"][1])
        return _plain(node.get("c", ""))
    return ""


def test_rows_between_bars() -> None:
    assert bar_row("| 甲 \\| 乙 | $a|b$ | `x` |").split(CELL) == ["甲 | 乙", f"{MATH[0]}a|b{MATH[1]}", "x"]


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("甲乙a1 $\\*_<>[](){}#|`!^~&;\n-="), max_size=200))
def test_nothing_is_lost_whatever_the_marks(text: str) -> None:
    """The law of conservation on any mixture of markup: the pipeline checks it and raises where it is broken."""
    clean(HEAD + LINE + "\n\n" + text + "\n\n" + LINE)


def test_a_page_without_marks_is_read_as_it_stands() -> None:
    source = read_ocr(read_source((LINE + "\n").encode(), "page.md"))
    assert source.changes == () and source.kinds[0] == "scan"


@pytest.mark.parametrize(
    "text",
    [
        "![](images/" + "0a" * 32 + ".jpg)\n",
        "![](_page_3_Figure_1.jpeg)\n",
        'x <span id="page-0-0"></span>\n',
        "# 1 甲\n\n# 1.1 乙\n\n# 1.2 丙\n\n# 2 丁\n\n<table><tr><td>1</td></tr></table>\n",
    ],
)
def test_what_looks_like_recognised_text(text: str) -> None:
    assert looks_like_ocr(text)


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: 灯\n---\n\n![](images/" + "0a" * 32 + ".jpg)\n", "# 灯\n\n## 一\n\n![](pic.png) $x^2$\n", LINE],
)
def test_what_an_author_writes(text: str) -> None:
    assert not looks_like_ocr(text)


def test_a_compound_keeps_its_hyphen_though_the_page_has_it_glued_too() -> None:
    text = HEAD + "Our reading-room has a reading corner and a room; a readingroom for the lamp-test, a lamptest.\n\n"
    text += "# 参考文献\n\n[1] Gu Z. The evening of a reading-room[J]. Lamps, 2020, 3(1): 1-4.\n"
    document = clean(text)
    assert "Our reading-room has" in texts(document)[0] and "the lamptest, a lamptest" in texts(document)[0]
    assert "a reading-room[J]" in document.references[0].raw


def test_sections_behind_and_within_the_references_are_text() -> None:
    text = HEAD + f"{LINE}\n\n# 参考文献\n\n[1] 顾之砚. 灯的调节[J]. 临城学报, 2020, 3(1): 1-4.\n\n"
    text += f"2] 沈漱舟. 灯与书[J]. 临城学报, 2021, 4(1): 5-9.\n\n# 5结论\n\n{LINE}\n\n"
    text += "[3] 罗安平. 光[J]. 临城学报, 2022, 5(1): 1-2.\n\n# 作者贡献声明：\n\n顾之砚：提出想法。\n\n"
    text += "# 支撑数据：\n\n[1] 顾之砚. 灯.doc. 记录.\n"
    document = clean(text)
    assert [one.key for one in document.references] == ["1", "2", "3"]
    assert [text for _, _, text in headings(document)][-3:] == ["结论", "作者贡献声明", "支撑数据"]
    assert "顾之砚：提出想法。" in texts(document)


def test_an_english_block_behind_the_references_whose_abstract_stands_on_the_line_of_its_units() -> None:
    text = HEAD + f"{LINE}\n\n# 参考文献\n\n[1] 顾之砚. 灯的调节[J]. 临城学报, 2020, 3(1): 1-4.\n\n"
    text += "# Dimming the Lamps of Village Reading Rooms\n\nGU Zhiyan (College of Light, Lincheng University, Lincheng"
    text += " 100000, China) Abstract: It is shown how the lamps of a room are dimmed in six rooms.\n"
    extra = clean(text).meta.extra
    assert extra["title-en"] == "Dimming the Lamps of Village Reading Rooms" and extra["author-en"] == "GU Zhiyan"
    assert str(extra["abstract-en"]).startswith("It is shown how")


def test_all_units_of_an_author_and_raised_ones_that_were_misread() -> None:
    text = HEAD.replace(
        "顾之砚",
        "顾之砚」沈漱舟²罗安平1,3（1临城工学院，临城 100001）（江岸大学，江岸 100002）（南岭研究所，南岭 100003）",
    )
    authors = clean(text + f"{LINE}\n").meta.author
    assert [(one.name, one.affiliation) for one in authors] == [
        ("顾之砚", "临城工学院"),
        ("沈漱舟", "江岸大学"),
        ("罗安平", "临城工学院 临城 100001；南岭研究所 南岭 100003"),
    ]


def test_a_unit_whose_number_no_author_has_is_kept() -> None:
    text = HEAD.replace("顾之砚", "顾之砚1 沈漱舟1\n\n1.临城工学院，临城 100001；2.江岸大学，辽宁 葫芦岛 100002")
    meta = clean(text + f"{LINE}\n").meta
    assert [one.affiliation for one in meta.author] == ["临城工学院"] * 2
    assert meta.extra["affiliation"] == "江岸大学 辽宁葫芦岛 100002"


def test_a_title_with_its_authors_on_one_line_and_names_set_wide() -> None:
    row = "顾之砚1 沈漱舟1,2罗　平³　何杰2"
    units = "（1.临城工学院，临城 100001；2.江岸大学，江岸 100002；3.南岭研究所，南岭 100003）"
    meta = clean(
        HEAD.replace("# 灯的调节\n\n顾之砚", f"村镇书屋夜间照明的调节方法的研究{row}{units}") + f"{LINE}\n"
    ).meta
    assert meta.title == "村镇书屋夜间照明的调节方法的研究"
    assert [(one.name, one.affiliation) for one in meta.author][1:] == [
        ("沈漱舟", "临城工学院 临城 100001；江岸大学 江岸 100002"),
        ("罗平", "南岭研究所"),
        ("何杰", "江岸大学"),
    ]
    wide = HEAD.replace("顾之砚", "沈漱舟　何　杰　顾之砚 罗平\\*（临城工学院，临城 100001）")
    assert [one.name for one in clean(wide + f"{LINE}\n").meta.author] == ["沈漱舟", "何杰", "顾之砚", "罗平"]


def test_a_title_that_ends_in_what_looks_like_a_name_is_whole() -> None:
    text = HEAD.replace("灯的调节", "村镇书屋照明方法在江岸的应用：以安平1号书屋为例")
    assert clean(text + f"{LINE}\n").meta.title == "村镇书屋照明方法在江岸的应用：以安平1号书屋为例"


def test_a_line_of_authors_is_no_title_where_the_page_has_lost_it() -> None:
    row = "顾之砚1,2 沈漱舟²　罗　平³　何杰2"
    units = "（1.临城工学院，临城 100001；2.江岸大学，江岸 100002；3.南岭研究所，南岭 100003）"
    meta = clean(HEAD.replace("# 灯的调节\n\n顾之砚", row + units) + f"{LINE}\n").meta
    assert [one.name for one in meta.author] == ["顾之砚", "沈漱舟", "罗平", "何杰"]
    assert meta.title == ""


def test_notes_behind_the_fund_and_signs_of_notes_behind_the_title() -> None:
    fund = "基金项目：临城自然科学基金（12345）。作者简介：顾之砚（1988—），男，硕士。通讯作者：罗平，a@b.cn。"
    meta = clean(HEAD.replace("灯的调节", "不同灯光对村镇书屋阅读时间的影响！") + f"{LINE}\n\n{fund}\n").meta
    assert meta.title == "不同灯光对村镇书屋阅读时间的影响"
    assert meta.extra["fund"] == "临城自然科学基金（12345）。"
    assert str(meta.extra["author-note"]).startswith("顾之砚（1988—）")
    assert "罗平" in str(meta.extra["corresponding"])


def test_the_heading_of_the_references_behind_the_last_line_of_the_text() -> None:
    entry = "[1] 顾之砚. 灯的调节[J]. 临城学报, 2020, 3(1): 1-4."
    document = clean(HEAD + f"{LINE} 参考文献\n\n{entry}\n")
    assert [one.key for one in document.references] == ["1"] and texts(document)[-1] == LINE
