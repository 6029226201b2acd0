"""Tables, captions and paragraphs of text recognition: what the pages of paper cut or crossed is whole again."""

from __future__ import annotations

import re

import pytest

from kanyin.model import CELL, MATH, Document, Figure, Heading, Paragraph, Table
from kanyin.read.ocr.inline import read_inline
from kanyin.read.ocr.tables import html_rows
from tests.read.test_ocr import HEAD, LINE, clean, texts


def test_what_is_counted_or_noted_again_is_no_running_head() -> None:
    """Hypotheses in a row, and the note below each of several tables."""
    lines = [f"因此，我们提出假设{n}\n\n{LINE}{n}" for n in range(1, 5)]
    notes = [f"(注:\\*表示相差显著。)\n\n{LINE}第{n}间" for n in "甲乙丙丁"]
    said = texts(clean(HEAD + "\n\n".join([*lines, *notes])))
    assert sum("提出假设" in text for text in said) == 4
    assert sum("相差显著" in text for text in said) == 4


def test_a_less_than_sign_in_a_cell_is_no_tag() -> None:
    assert html_rows("<table><tr><td><lamps (n)</td><td>>5 (n)</td></tr></table>") == (f"<lamps (n){CELL}>5 (n)",)


def test_stars_behind_numbers_are_no_emphasis() -> None:
    assert read_inline("-0.31 *-0.72*").text == "-0.31 *-0.72*"
    assert read_inline("2019, *12*(3)").text == "2019, 12(3)"


def test_an_empty_row_parts_no_table() -> None:
    cells = "<tr><td>甲</td><td>1</td></tr>"
    assert html_rows(f"<table>{cells}<tr><td></td><td></td></tr>{cells}</table>") == (f"甲{CELL}1",) * 2


def test_names_and_figures_in_one_column_are_two() -> None:
    rows = html_rows(
        "<table>"
        + "".join(f"<tr><td>{text}</td></tr>" for text in ("项目 数", "灯具 3", "门扇 2", "窗扇 5", "书桌 8"))
        + "</table>"
    )
    assert rows == tuple(CELL.join(pair.split()) for pair in ("项目 数", "灯具 3", "门扇 2", "窗扇 5", "书桌 8"))


def table(*rows: str) -> str:
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row.split()) + "</tr>" for row in rows)
        + "</table>"
    )


def tables_of(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_a_table_that_a_page_cut_is_one() -> None:
    first, second = table("书屋 灯", "甲 3", "乙 4"), table("丙 5", "丁 6")
    for between in ("\n\n", "\n\n续表1\n\n"):
        (one,) = tables_of(clean(f"{HEAD}{LINE}\n\n表1 灯的数目\n\n{first}{between}{second}\n\n{LINE}"))
        assert len(one.rows) == 5
    other = clean(f"{HEAD}{LINE}\n\n表1 灯\n\n{first}\n\n表2 门\n\n{second}\n\n{LINE}")
    assert [len(one.rows) for one in tables_of(other)] == [3, 2]
    again = clean(f"{HEAD}{LINE}\n\n表1 灯的数目\n\n{first}\n\n{table('书屋 灯', '丙 5')}\n\n{LINE}")
    assert [len(one.rows) for one in tables_of(again)] == [4]
    names = clean(f"{HEAD}{LINE}\n\n表1 灯的样式\n\n{table('书屋 灯', '甲 铜座')}\n\n{table('乙 锡座')}\n\n{LINE}")
    assert [len(one.rows) for one in tables_of(names)] == [3]
    two = clean(f"{HEAD}{LINE}\n\n表1 灯的数目\n\n{first}\n\n{table('门扇 锁', '甲 7')}\n\n{LINE}")
    assert [len(one.rows) for one in tables_of(two)] == [3, 2]


PICTURE = f"![](images/{'a1' * 16}.jpg)  \n"


def captions_of(document: Document) -> list[str]:
    return [block.caption for block in document.blocks if isinstance(block, Figure | Table)]


def test_captions_are_parted_from_what_was_glued_to_them() -> None:
    """The English, a year that the words begin with, a heading; half a word lost at the beginning of a line."""
    page = f"{HEAD}{LINE}\n\n{PICTURE}图1灯的开关Fig.1 Switches of the lamps 2结论\n\n{LINE}\n\n"
    page += f"{PICTURE}图22001—2004年的灯\n\n{LINE}\n\n{PICTURE}图3 (a)灯\n\n{PICTURE}g.3(a)Lamps\n\n{LINE}"
    document = clean(page)
    assert captions_of(document)[:2] == [
        "图1\u3000灯的开关\u3000Fig.1 Switches of the lamps",
        "图2\u30002001—2004年的灯",
    ]
    assert [block.text for block in document.blocks if isinstance(block, Heading)][-1] == "结论"
    assert not any(text.startswith("g.3") for text in texts(document))


def test_a_number_stands_apart_from_the_latin_word_behind_it() -> None:
    page = f"{HEAD}{LINE}\n\n{PICTURE}图1LED灯的开关\n\nFig.1Switches of the lamps\n\n"
    page += f"{LINE}\n\n{PICTURE}图2b灯\n\n{LINE}"
    assert captions_of(clean(page)) == ["图1\u3000LED灯的开关\u3000Fig.1 Switches of the lamps", "图2b灯"]


TABLE = "<table><tr><td>屋</td><td>灯</td></tr><tr><td>一</td><td>4</td></tr></table>\n\n"


@pytest.mark.parametrize(
    ("cut", "between", "rest"),
    [
        ("各间书屋的灯都数过两遍（见表", f"表1灯数\n\n{TABLE}", "1）。数完的人要签名，签名的本子每月收一次。"),
        ("灯座的样式有甲式、乙式和AB-", f"{PICTURE}图1灯座\n\n", "3式，后一种最省电，因此买得最多，换得最少。"),
        (
            "这一年各间书屋的灯数都有增",
            f"表1灯数\n\nTab.1 {'Number of lamps in the rooms ' * 4}\n\n{TABLE}$^ {{ * }} P < 0.05$ vs 去年。\n\n",
            "加，只有西头的一间少了两盏，那里的屋顶正在修。",
        ),
        (
            "数灯的办法有两种，一种是请读者",
            f"表1灯数\n\n{TABLE}注：  \n[1]灯是晚上数的；  \n[2]坏的不算。  \n\n",
            "自己报数，另一种是请管理员逐间去数，两种都试过。",
        ),
        ("灯数见表", f"{PICTURE}图1灯座\n\n", "2和附录，坏的灯不在里面，借出的在里面，算法和去年一样。"),
        (
            "灯光从窗口照出去的那一片地方，",
            f"{PICTURE}图1窗口\n\n",
            "夜里走路的人都看得见，所以窗帘要到九点以后才拉上。",
        ),
    ],
    ids=["bracket", "word", "sign in a note", "notes that are numbered", "name of a table", "pause"],
)
def test_a_sentence_goes_on_behind_what_stands_in_it(cut: str, between: str, rest: str) -> None:
    """A figure or a table with its captions and its notes, whatever the second half looks like by itself."""
    assert f"{LINE}{cut}{rest}" in texts(clean(f"{HEAD}{LINE}{cut}\n\n{between}{rest}\n\n{LINE}"))


def test_a_short_line_with_an_open_bracket_goes_on() -> None:
    first, rest = "亮灯的有三间，暗的有六间（占", "五成半），余下的两间没有人去数，门也锁着。"
    assert first + rest in texts(clean(f"{HEAD}{LINE}\n\n{first}\n\n{rest}\n\n{LINE}"))


def test_text_glued_to_an_english_caption_goes_on_with_its_sentence() -> None:
    caption = "Fig.1 Lamps in the reading rooms of the village in 2010"
    rest = "得多，因此我们把它们分成三组，每组由一位管理员照看，每月换一次班，大家都说这样最好。"
    page = f"{HEAD}{LINE}这一年的灯比往年少\n\n{PICTURE}图1灯\n\n{caption}{rest}\n\n{LINE}"
    assert f"{LINE}这一年的灯比往年少{rest}" in texts(clean(page))
    assert captions_of(clean(page)) == [f"图1\u3000灯\u3000{caption}"]


def test_a_list_of_signs_goes_on_where_recognition_ended_a_line_within_it() -> None:
    said = "其中： $a$ 是灯数； $b$ 是窗数；"
    (text,) = [one for one in texts(clean(f"{HEAD}{LINE}\n\n{said}  \n$c$ 是门数。\n\n{LINE}")) if "窗数" in one]
    assert text.endswith("门数。")


def test_conditions_behind_their_announcement_stay_apart() -> None:
    page = f"{HEAD}{LINE}灯要满足的条件规定如下\n\n左灯： $a = 1$\n\n右灯： $a = 0$\n\n{LINE}"
    assert not any("如下左灯" in text for text in texts(clean(page)))


def test_what_a_journal_prints_on_each_page_goes() -> None:
    """Its address with a space in it, a store's stamp with a space, its name as the references have it."""
    stamps = ["http ://www.example.cn", "# C hinaXiv合作期刊", "书屋灯光学报", "开放科学（资源服务）标识码（OSID）："]
    entries = "\n\n".join(f"[{n}] 沈漱舟. 灯{n}[J]. 书屋灯光学报, 200{n}(1): 1-{n}." for n in range(1, 5))
    page = f"{HEAD}" + "".join(f"{LINE}\n\n{stamp}\n\n" for stamp in stamps) + f"{LINE}\n\n# 参考文献\n\n{entries}\n"
    document = clean(page)
    shown = [block.text for block in document.blocks if isinstance(block, Heading | Paragraph)]
    assert not {"".join(text.split()) for text in shown} & {"".join(stamp.strip("# ").split()) for stamp in stamps}
    assert len(document.references) == 4


def test_a_sentence_about_a_figure_is_no_caption() -> None:
    said = "图1和Fig.1 of the book给出的灯是两种，一种挂在屋梁上，一种放在桌上。"
    assert said in texts(clean(f"{HEAD}{LINE}\n\n{said}\n\n{LINE}"))


def test_numbers_in_the_margin_go_where_they_count_broken_lines() -> None:
    lines = [
        "7 村里的书屋在夏天常有人来，灯光却大多一开到底，读者离开后也不关，电",
        "8 费由村里支出。村民对此早有意见，要求把灯一盏一盏分开来装，一人",
    ]
    lines += ["9 一盏，谁来谁开，谁走谁关，这样每月能省下不少电费，书也能多买几", "0 本，孩子们都高兴。"]
    (text,) = [text for text in texts(clean(f"{HEAD}{chr(10).join(lines)}\n\n{LINE}")) if "夏天" in text]
    assert not re.search(r"\d", text)
    assert "灯的数目" in texts_of_headings(
        clean(f"{HEAD}# 2 灯\n\n{LINE}\n\n113 2.1灯的数目\n\n{LINE}\n\n# 2.2门\n\n{LINE}")
    )


def test_units_and_items_keep_their_numbers() -> None:
    units = "1 青溪大学书屋管理与灯光研究所灯具实验室，青溪\n2 白石大学书屋管理与灯光研究所门窗实验室，白石"
    said = " ".join(texts(clean(f"{HEAD}{LINE}\n\n{units}\n\n{LINE}")))
    assert "1 青溪" in said or "1青溪" in said


def texts_of_headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def test_a_title_that_its_paragraph_goes_on_behind() -> None:
    page = f"# 灯\n\n# 1 方法\n\n1.1试验设计书屋六间，每间三盏灯。{LINE}\n\n"
    page += f"# 2 结果\n\n2.1书屋灯数的变化由表1可知，灯多了。{LINE}\n\n"
    page += f"2.2门与窗的数目之比较门与窗的数目之比较见上文，都不多。{LINE}\n\n3结论本研究表明灯不多。{LINE}"
    found = texts_of_headings(clean(page))
    assert found[-5:] == ["试验设计", "结果", "书屋灯数的变化", "门与窗的数目之比较", "结论"]


def test_a_sentence_that_begins_with_a_figure_stays() -> None:
    said = f"3结论是清楚的，{LINE}"
    assert any("结论是清楚的" in text for text in texts(clean(f"{HEAD}{LINE}\n\n{said}")))


def test_marks_of_a_pair_are_alike() -> None:
    page = f'{HEAD}控制变量是“灯的大小"与"灯的多少”，相差不大($P < 0.05 )$ ,下文再说。{LINE}'
    (text,) = [text for text in texts(clean(page)) if "控制变量" in text]
    assert text.startswith("控制变量是“灯的大小”与“灯的多少”，相差不大（")
    assert f"{MATH[1]}），下文" in text
    english = f'{HEAD}{LINE}\n\nThe "lamp” of a reading room and the "door” of it are old words, he said to us.'
    assert any('"lamp”' in text for text in texts(clean(english)))


def test_a_note_below_a_table_does_not_go_on() -> None:
    for note in ("注：*表示灯多于三盏，**表示多于五盏", "$\\ast$ 表示灯与门的数目相差显著，其余并不显著"):
        page = f"{HEAD}{LINE}\n\n表1 灯\n\n{table('书屋 灯', '甲 3', '乙 4')}\n\n{note}\n\n{LINE}"
        assert texts(clean(page))[-1] == LINE


def test_a_sentence_goes_on_behind_a_table_and_its_note() -> None:
    page = f"{HEAD}{LINE}\n\n表1 灯\n\n{table('书屋 灯', '甲 3', '乙 4')}\n\n"
    page += f"{LINE[:-1]}，读者用灯的习惯不同导致了\n\n各屋用电的差异。"
    assert texts(clean(page))[-1].endswith("习惯不同导致了各屋用电的差异。")
    page = f"{HEAD}{LINE}\n\n图1所示为书屋的灯在一年四季里的样子。由图可知，其中六间书屋\n\n"
    page += "早晚都开着灯，读者离开后也不关。"
    assert texts(clean(page))[-1].endswith("六间书屋早晚都开着灯，读者离开后也不关。")


def test_a_misread_degree_sign_goes_with_a_doubt() -> None:
    document = clean(f"{HEAD}{LINE}\n\n书屋里的灯亮着时室温是 $2 5$ （204号 $\\mathrm{{C}}$ 上下，不算热。")
    assert not any("204号" in text for text in texts(document))
    assert any("204号" in change.before and change.doubt for change in document.changes)
    assert any("（204号）" in text for text in texts(clean(f"{HEAD}{LINE}\n\n书屋在村东头的老屋（204号）里，不难找。")))


def test_what_goes_out_of_a_line_that_is_parted_too_is_in_doubt() -> None:
    words = "关键词：书屋；灯；室温 $2 5$ （204号 $\\mathrm{{C}}$ 中图分类号：TU113"
    document = clean(f"# 渡口书屋的灯\n\n沈漱舟\n\n摘要：{LINE}\n\n{words}\n\n# 1 引言\n\n{LINE}")
    assert any("204号" in change.before and "204号" not in change.after and change.doubt for change in document.changes)


def test_levels_follow_the_heading_above() -> None:
    """An item below 1.1 is one level deeper, whatever depth other sections have; 1.2.1.1 is deeper than 1.2.1."""
    sections = ["1 灯", "1.1 灯的数目", "1）屋里的灯", "2）屋外的灯", "1.2 灯的开关", "1.2.1 开关的位置"]
    sections += ["1.2.1.1 门边的开关", "1.2.1.2 桌边的开关", "2 门"]
    page = HEAD.partition("# 1 引言")[0] + "".join(f"# {each}\n\n{LINE}\n\n" for each in sections)
    levels = [block.level for block in clean(page).blocks if isinstance(block, Heading)]
    assert levels == [1, 2, 3, 3, 2, 3, 4, 4, 1]


def test_text_behind_an_english_caption_goes_on_with_the_paragraph() -> None:
    caption = "![](a.png)\n\n图 1 六间书屋\n\nFig.1 Lamps of six reading rooms"
    page = f"{LINE}最亮的一间在\n\n{caption}渡口，最暗的一间在桥头。{LINE}\n"
    said = texts(clean(HEAD + page))
    assert any("渡口，最暗的一间在桥头。" in text for text in said)


def test_text_behind_english_keywords_is_text() -> None:
    words = "Abstract: How to set the lamps of a room.\n\nKey words: reading room; lamp; cost"
    page = f"{words}夜里的书屋要有灯。{LINE}{LINE}\n\n"
    document = clean(HEAD.replace("# 1 引言\n\n", page))
    assert document.meta.extra["keywords-en"] == ("reading room", "lamp", "cost")
    assert any(text.startswith("夜里的书屋要有灯。") for text in texts(document))


def test_words_out_of_a_figure_go_in_doubt() -> None:
    """The figures at its axes above it, the name of a part between it and its caption; a sentence there stays."""
    axis = "0 50 100 150 -20 -40 m 0 s/w 20 50 1/50s 40 W 300 350"
    page = f"{HEAD}{LINE}\n\n{axis}\n\n![](images/a.jpg)  \n开灯阶段  \n图1灯的开关\n\n{LINE}"
    document = clean(page)
    assert not {axis, "开灯阶段"} & set(texts(document))
    gone = [change for change in document.changes if change.rule == "OC006"]
    assert [change.before.strip() for change in gone] == [axis, "开灯阶段"]
    assert all(change.doubt for change in gone)
    assert captions_of(document) == ["图1\u3000灯的开关"]
    said = "亮度随 $x _ { 1 } + y$ 变化， a b c d e f g h i j 都在 1 2 3 4 之间。"
    assert len(texts(clean(f"{HEAD}{LINE}\n\n{said}\n\n{PICTURE}图1灯\n\n{LINE}"))) == 3


def test_a_caption_is_whole_again() -> None:
    """Its bracket that closes on the next line, its last words in a table's first row, its English alone."""
    rows = "<table><tr><td colspan='2'>of the village</td></tr><tr><td>屋</td><td>灯</td></tr></table>"
    page = f"{HEAD}{LINE}\n\n表1灯数（晚上数的，坏的\n\n和借出的不算）\n\n{TABLE}{LINE}\n\n"
    page += f"表2灯数\n\nTable 2 Number of lamps in the reading rooms\n\n{rows}\n\n{LINE}\n\n"
    page += f"图9书架\n\nFig. 9 Shelves of the rooms\n\n{LINE}"
    assert captions_of(clean(page)) == [
        "表1\u3000灯数（晚上数的，坏的和借出的不算）",
        "表2\u3000灯数\u3000Table 2 Number of lamps in the reading rooms of the village",
        "图9\u3000书架\u3000Fig. 9 Shelves of the rooms",
    ]


@pytest.mark.parametrize(
    ("captions", "row"),
    [
        ("表2灯数\n\nTable 2 Number of lamps in the reading rooms\n\n", "<td colspan='2'>111 of the village</td>"),
        ("表2灯数\n\n", "<td>Table 2</td><td>Number of lamps in the reading rooms of the village</td>"),
    ],
    ids=["with the number of the margin", "all of the English"],
)
def test_the_english_caption_in_the_first_row_of_its_table(captions: str, row: str) -> None:
    rows = f"<table><tr>{row}</tr><tr><td>屋</td><td>灯</td></tr><tr><td>甲</td><td>3</td></tr></table>"
    (table,) = [
        block for block in clean(f"{HEAD}{LINE}\n\n{captions}{rows}\n\n{LINE}").blocks if isinstance(block, Table)
    ]
    assert table.caption == "表2\u3000灯数\u3000Table 2 Number of lamps in the reading rooms of the village"
    assert table.rows[0].startswith("屋")


def test_the_first_row_of_a_table_stays_where_it_is_no_end_of_a_caption() -> None:
    rows = "<table><tr><td colspan='2'>Number</td></tr><tr><td>屋</td><td>灯</td></tr></table>"
    (table,) = [
        block
        for block in clean(f"{HEAD}{LINE}\n\n表2灯数\n\nTable 2 Lamps of the rooms\n\n{rows}\n\n{LINE}").blocks
        if isinstance(block, Table)
    ]
    assert table.rows[0].startswith("Number")


@pytest.mark.parametrize(
    ("debris", "rest"),
    [
        ("灯都关了。 2", "灯都关了。"),
        ("灯都关了。 ） C", "灯都关了。"),
        ("灯都关了。 (575", "灯都关了。"),
        ("对于系数 $a$ （20 $b$ 来说，灯都关了。", "对于系数 $a$ $b$ 来说，灯都关了。"),
    ],
)
def test_specks_behind_a_paragraph_or_before_a_formula_go(debris: str, rest: str) -> None:
    said = [
        text.replace(MATH[0], "$").replace(MATH[1], "$") for text in texts(clean(f"{HEAD}{LINE}{debris}\n\n{LINE}"))
    ]
    assert f"{LINE}{rest}" in said


def test_a_bracket_that_closes_and_a_year_are_no_specks() -> None:
    for said in ("灯 $a$ （20 $b$ 盏）都关了。", "这些灯是去年买的。 2004年又买了十盏，都装在东屋。"):
        assert any(text.startswith(LINE) and ("20" in text) for text in texts(clean(f"{HEAD}{LINE}{said}\n\n{LINE}")))


def test_labels_of_references_with_mixed_brackets_and_pages_as_formulas() -> None:
    entries = [
        "[1］ 沈漱舟. 灯[J]. 书屋学报, 2001(1): 1-4.",
        "［2］ 贺兰平. 窗[J]. 书屋学报, 2002(1): 5-9.",
        "[3」 顾小鱼. 门[J]. 书屋学报, 2003(1): 1$- 4 + 6 0$",
        "4] 方砚. 墙[J]. 书屋学报, 2004(1): 7-9.",
    ]
    document = clean(f"{HEAD}{LINE}\n\n# 参考文献\n\n" + "\n\n".join(entries))
    assert [reference.raw[:4] for reference in document.references] == ["[1] ", "[2] ", "[3] ", "[4] "]
    assert "1-4+60" in document.references[2].raw


def test_a_circled_number_is_a_character() -> None:
    assert read_inline(r"$\textcircled{3}$ 灯").text == "③ 灯"
    assert read_inline(r"$\textcircled { 1 } 4 9$").text == f"①{MATH[0]}4 9{MATH[1]}"


def test_the_english_title_behind_the_last_reference() -> None:
    title = "Effects of the Number of Lamps on the Reading Rooms of Mountain Villages"
    entries = "[1] 沈漱舟. 灯[J]. 书屋学报, 2001(1): 1-4.\n\n[2] 贺兰平. 窗[M]. 临城: 江岸书局, 2002. "
    foot = f"{entries}{title} SHEN Shuzhou, HE Lanping (Institute of Gardens, Lincheng 100001, China)\n\n"
    foot += "Abstract: The lamps of the reading rooms are counted, and the rooms are compared with each other.\n"
    document = clean(f"{HEAD}{LINE}\n\n# 参考文献\n\n{foot}")
    assert document.meta.extra["title-en"] == title
    assert len(document.references) == 2
    assert title not in document.references[1].raw


def test_a_class_number_that_became_a_formula() -> None:
    head = HEAD.replace("# 1 引言", "中图分类号：$\\mathbf { T U 9 8 6 . } 2 ^ { + } 1$\n\n# 1 引言")
    assert clean(f"{head}{LINE}\n\n{LINE}").meta.extra["CLC"] == "TU986.2+1"


def test_an_english_name_read_as_a_formula_is_a_name() -> None:
    head = HEAD.replace("顾之砚", "顾之砚，沈越，李力")
    names = "GU Zhi-yan1, SHEN Yue2, $L I L i ^ { I , 2 }$ (Institute of Gardens, Lincheng 100001, China)"
    english = f"# Lamps of the Reading Rooms\n\n{names}\n\nAbstract: The lamps are counted.\n\n# 1 引言"
    assert clean(f"{head.replace('# 1 引言', english)}{LINE}\n\n{LINE}").meta.extra["author-en"] == (
        "GU Zhi-yan, SHEN Yue, LI Li"
    )


def test_hyphens_of_compounds_and_names_stay() -> None:
    said = "Spatiotemporal and Zhiyan, spatiotemporal and zhiyan again, 灯的 Spatio-temporal 变化由 GU Zhi-yan 说明。"
    (text,) = [one for one in texts(clean(f"{HEAD}{LINE}\n\n{said}\n\n{LINE}")) if "Spatio" in one]
    assert "Spatio-temporal" in text
    assert "GU Zhi-yan" in text


def test_editors_and_the_papers_own_citation_below_the_references() -> None:
    cited = "引用本文：顾之砚.灯的调节[J].书屋学报，2003，1（1）：1-9."
    entries = "[1] 沈漱舟. 灯[J]. 书屋学报, 2001(1): 1-4.\n\n[2] 贺兰平. 编辑工作[J]. 书屋学报, 2002(1): 5-9."
    foot = f"{entries}\n\n（编辑：李明）\n\n(责任编辑 王芳 英文编辑 赵强)\n\n{cited}\n"
    document = clean(f"{HEAD}{LINE * 4}\n\n# 参考文献\n\n{foot}")
    assert [reference.raw[-4:] for reference in document.references] == ["1-4.", "5-9."]
    assert document.meta.extra["citation"] == cited.removeprefix("引用本文：")
    assert sum(change.rule == "OC005" for change in document.changes) == 2


def test_items_on_one_line_are_apart_where_their_siblings_are() -> None:
    """Below a) on a line of its own, from 3) on, and hypotheses; not the items of a sentence."""
    rows = [
        "a）先数灯，灯数记在本子上；",
        "b）再数窗，窗数也记下；c）最后数门，门数不记。",
        "3）灯少的书屋人少。4）灯多的书屋人多。",
    ]
    rows += ["假设1：灯越多人越多假设2：窗越多人越多", "条件有三：1）有灯；2）有窗；3）有门。"]
    said = texts(clean(HEAD + "\n\n".join(f"{LINE}\n\n{row}" for row in rows)))
    assert [text for text in said if text != LINE] == [
        "a）先数灯，灯数记在本子上；",
        "b）再数窗，窗数也记下；",
        "c）最后数门，门数不记。",
        "3）灯少的书屋人少。",
        "4）灯多的书屋人多。",
        "假设1：灯越多人越多",
        "假设2：窗越多人越多",
        "条件有三：1）有灯；2）有窗；3）有门。",
    ]


@pytest.mark.parametrize(
    "legend",
    [
        "Ag：农家，Farm；Ma：作坊，Shop；Se：店铺，Store；前缀甲、乙表示东西两屋",
        "1—灯绳；2—灯座；3—灯罩；4—电线（防水）",
        "（a）东屋的灯（1985年）；（b）西屋的灯（2006年）",
    ],
)
def test_a_legend_below_a_caption_is_no_beginning_of_the_text(legend: str) -> None:
    said = texts(clean(f"{HEAD}{LINE}\n\n{PICTURE}图1各间书屋的灯\n\n{legend}\n\n从灯的样式看，{LINE}"))
    assert f"从灯的样式看，{LINE}" in said


def test_a_paragraph_about_a_figure_that_has_a_shorter_caption_is_text() -> None:
    said = f"图2上的六间书屋都在山里，{LINE}图上没有画门和窗，"
    page = f"{HEAD}{LINE}\n\n{PICTURE}图2书屋的位置\n\n{said}所以看不出朝向。\n\n{LINE}二。"
    assert captions_of(clean(page)) == ["图2\u3000书屋的位置"]


@pytest.mark.parametrize(
    ("printed", "number"),
    [("图 $1 \\ 1 9 8 0 { \\sim } 1 9 9 0$ 年灯的数目", "图1\u3000"), ("图 $^ { 1 1 }$ 灯的数目", "图11\u3000")],
)
def test_the_number_of_a_caption_that_was_read_as_a_formula(printed: str, number: str) -> None:
    (caption,) = captions_of(clean(f"{HEAD}{LINE}\n\n{PICTURE}{printed}\n\n{LINE}二。"))
    assert caption.startswith(number) and caption.endswith("灯的数目")


def test_text_that_the_page_cut_behind_a_caption_in_two_scripts_is_text() -> None:
    behind = "管灯的人最想要知道的是六间书屋的灯数，其中包括了"
    page = f"{HEAD}{LINE}\n\n{PICTURE}图1灯的位置Fig.1 Positions of the lamps{behind}\n\n已经坏掉的灯，{LINE}"
    document = clean(page)
    assert captions_of(document) == ["图1\u3000灯的位置\u3000Fig.1 Positions of the lamps"]
    assert f"{behind}已经坏掉的灯，{LINE}" in texts(document)


@pytest.mark.parametrize("lost", ["'ig.2", "fig.2", "lable 2", "Figl2"])
def test_a_caption_whose_first_letters_were_misread(lost: str) -> None:
    number = "12" if lost == "Figl2" else "2"
    name = "表" if "able" in lost else "图"
    page = f"{HEAD}{LINE}\n\n{PICTURE}{name}{number}灯的位置  \n{lost} Positions of the lamps\n\n{LINE}二。"
    assert not any("Positions" in text for text in texts(clean(page)))


@pytest.mark.parametrize(
    ("cut", "rest"),
    [
        ("各村的书屋都按时开门，去年添灯的有五间，但2月", "3日以后停了一次电，添灯的事便推到了夏天。"),
        ("管灯的人在本子上给每一间书屋添加了3个", "32个字符的记号，用来表示灯的样式。"),
        ("这些书屋的灯数从那一年起都记在本子里，本子由管灯的人保管。如", "图1所示，灯数逐年增加。"),
        ("灯座的大小取量得的几个数里最小和最大值", "即可，不必都记在本子里。"),
    ],
)
def test_a_figure_with_what_it_counts_goes_on_with_a_sentence(cut: str, rest: str) -> None:
    assert f"{LINE}{cut}{rest}" in texts(clean(f"{HEAD}{LINE}{cut}\n\n{rest}\n\n{LINE}二。"))


def test_a_sentence_goes_on_over_a_figure_and_the_end_of_the_next_page() -> None:
    first, second, third = (
        f"{LINE}灯座的样式有甲式和乙",
        "式两种，后一种最省电，因此买得最多，管灯的人在每间书屋都要重",
        "点查看的是灯座。",
    )
    page = f"{HEAD}{first}\n\n{PICTURE}图1灯座\n\n{second}\n\n{third}\n\n{LINE}二。"
    assert f"{first}{second}{third}" in texts(clean(page))


def test_a_title_behind_an_unfinished_paragraph_is_a_title() -> None:
    page = f"{HEAD}{LINE}灯座的样式有甲式和乙\n\n2 方法与结果\n\n{LINE}二。"
    assert any(block.text == "方法与结果" for block in clean(page).blocks if isinstance(block, Heading))


def test_a_heading_in_the_middle_of_a_word_is_its_other_half() -> None:
    above = f"{LINE}{LINE}不关灯不仅费电，还会导致灯泡早坏，更是导"
    page = f"{HEAD}{above}\n\n# 致村里支出增加的主要原因\n\n{LINE}\n"
    assert any("更是导致村里支出增加的主要原因" in text for text in texts(clean(page)))
    whole = f"{HEAD}{LINE}\n\n# 致村里的信\n\n{LINE}\n"
    assert "致村里的信" not in texts(clean(whole))


def test_the_papers_own_citation_in_english_with_letters_for_zeros() -> None:
    page = (
        "顾之砚,沈越.青石县渡口灯的调节.渡口学报,2017,37(11):3647-3654.  \n"
        "GuZY,ShenY.Lampsoftheferry.Acta Ferry Sinica,2O17,37(11):3647-3654.\n\n"
        f"# 青石县渡口灯的调节\n\n顾之砚，沈越\n\n摘要：{LINE}\n\n"
        "# Adjusting the lamps at the ferry of a county town\n\nGU Zhiyan, SHEN Yue\n\n"
        f"Abstract: The lamps are adjusted.\n\n# 1 引言\n\n{LINE}\n"
    )
    assert clean(page).meta.extra["title-en"] == "Adjusting the lamps at the ferry of a county town"


def test_dollars_of_significance_stay_in_their_cells() -> None:
    (one,) = tables_of(
        clean(f"{HEAD}{LINE}\n\n表1 灯的数目\n\n{table('屋 昼 夜', '东 3.1*$ 4.2*$', '西 5.0 6.1*$')}\n\n{LINE}")
    )
    assert [row.count(CELL) for row in one.rows] == [2, 2, 2]
    assert one.rows[2].split(CELL)[2] == "6.1*$"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("图 $2 \\ : 3 \\times 4$ 的灯阵", "图2　$3 \\times 4$ 的灯阵"),
        ("图 $2 P = 5$ 时的灯", "图2　$P = 5$ 时的灯"),
        ("图 $3 P = 5$ 时的灯", None),  # the next one is 2
    ],
)
def test_the_number_of_a_caption_out_of_its_formula(number: str, words: str | None) -> None:
    page = f"{HEAD}{LINE}\n\n{PICTURE}  \n图1 灯\n\n{LINE}二。\n\n"
    page += f"{PICTURE.replace('a', 'b')}  \n{number}\n\n{LINE}三。"
    said = [text.replace(MATH[0], "$").replace(MATH[1], "$") for text in captions_of(clean(page))]
    assert (words in said) if words else all("P = 5" not in text for text in said)


@pytest.mark.parametrize("rest", ["# in the upper room", "in the upper room [3]", "[3]", "(a) the lamp (b) the window"])
def test_what_an_english_caption_goes_on_with(rest: str) -> None:
    english = "Fig.1 The lamp of the reading room and its light"
    page = f"{HEAD}{LINE}\n\n{PICTURE}  \n图1 书屋的灯\n\n{english}\n\n{rest}\n\n{LINE}二。"
    (caption,) = captions_of(clean(page))
    assert caption.endswith(rest.removeprefix("# "))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("各屋的灯由管理员逐间去数，东屋的灯座", "的数目最多，西屋的最少。"),
        ("书屋东边的灯座由管理员逐间去数时采用", "LED灯作标记，每间一盏，数完之后再收回来。"),
        (f"{LINE}数灯的办法有两种，第五天亮的是", "3号灯和它东边的两盏。"),
    ],
)
def test_a_sentence_goes_on_behind_a_short_line_and_with_a_figure(first: str, second: str) -> None:
    assert any(first + second in text for text in texts(clean(f"{HEAD}{LINE}\n\n{first}\n\n{second}\n")))


def test_a_marked_heading_without_a_sentence_is_one() -> None:
    page = f"{HEAD}# 1.1 灯座 L（lamp holder，LH）\n\n{LINE}\n"
    assert any(one.text.startswith("灯座 L") for one in clean(page).blocks if isinstance(one, Heading))


def test_what_stands_right_below_a_picture_is_its_caption_sentences_and_all() -> None:
    below = "图1 六间书屋的灯。每间都看了三次，第二次在雨里。"
    page = (
        f"{HEAD}{LINE}\n\n![](images/a.jpg)  \n{below} Fig.1 Lamps of six rooms. Each was seen three times.\n\n{LINE}"
    )
    figure = next(block for block in clean(page).blocks if isinstance(block, Figure))
    assert figure.caption.startswith("图1　六间书屋的灯。") and "Fig.1 Lamps" in figure.caption
    told = f"{HEAD}{LINE}\n\n![](images/a.jpg)\n\n图1 的灯都亮着。每间都看了三次，第二次在雨里。\n\n{LINE}"
    assert any("的灯都亮着" in text for text in texts(clean(told)))


@pytest.mark.parametrize(
    ("caption", "label"),
    [("图112盏灯的位置", "图1　12盏灯"), ("图11.5倍的灯", "图1　1.5倍"), ("图1渡口的灯", "图1　渡口")],
)
def test_a_number_that_runs_into_a_figure_is_the_next_one(caption: str, label: str) -> None:
    page = f"{HEAD}{LINE}\n\n![](images/a.jpg)  \n{caption}\n\n{LINE}"
    figure = next(block for block in clean(page).blocks if isinstance(block, Figure))
    assert figure.caption.startswith(label)


def test_the_english_half_tells_the_number() -> None:
    page = f"{HEAD}{LINE}\n\n![](images/a.jpg)  \n图61.5倍的灯  \nFig.6 Lamps of 1.5 times the size\n\n{LINE}"
    figure = next(block for block in clean(page).blocks if isinstance(block, Figure))
    assert figure.caption.startswith("图6　1.5倍")


def test_the_chinese_half_tells_the_number() -> None:
    page = f"{HEAD}{LINE}\n\n![](images/a.jpg)  \n图1 五千米外的灯  \nFig.15 km away from the lamp\n\n{LINE}"
    figure = next(block for block in clean(page).blocks if isinstance(block, Figure))
    assert "Fig.1 5 km" in figure.caption


def test_a_misread_name_of_the_english_half() -> None:
    rows = "<table><tr><td>甲</td><td>1</td></tr></table>"
    page = f"{HEAD}{LINE}\n\n表1 灯的数目 Iable 1 Number of the lamps\n\n{rows}\n\n{LINE}"
    table = next(block for block in clean(page).blocks if isinstance(block, Table))
    assert table.caption.endswith("Table 1 Number of the lamps")


def test_tables_without_a_number_and_numbers_in_brackets_are_captions() -> None:
    rows = "<table><tr><td>甲</td><td>1</td></tr></table>"
    page = f"{HEAD}{LINE}\n\n表六间书屋的灯  \nTab. Lamps of the six rooms\n\n{rows}\n\n{LINE}\n\n"
    page += f"![](images/a.jpg)\n\n（图1）\n\n{LINE}"
    blocks = clean(page).blocks
    said = [block.caption for block in blocks if isinstance(block, (Figure, Table))]
    assert said == ["表六间书屋的灯", "Tab. Lamps of the six rooms", "图1"]
