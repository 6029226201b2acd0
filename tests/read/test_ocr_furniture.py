"""What recognition read beside the text: running heads misread, the title on each page, words strewn over a drawing."""

from __future__ import annotations

import pytest

from kanyin.model import Heading
from kanyin.pipeline import make_markdown
from tests.read.test_ocr import HEAD, LINE, clean, texts
from tests.read.test_ocr_floats import PICTURE, captions_of

CUT = f"{LINE}数灯的办法有两种，一种是请读者"
REST = "自己报数，另一种是请管理员逐间去数，两种都试过。"


def test_a_running_head_that_was_misread_once_is_one() -> None:
    names = ("临城图书学报", "临城图书学报", "临城图书学报", "临城图书学投")
    pages = (f"{LINE * 2}第{n}段。\n\n{LINE}又一段。\n\n# {name}\n\n" for n, name in enumerate(names, 1))
    document = clean(f"{HEAD}{''.join(pages)}{LINE}末段。\n")
    assert document.meta.title == "灯的调节"
    assert sum(text.endswith(("段。", "末段。")) for text in texts(document)) == 9
    assert not any("临城图书" in text for text in texts(document))
    assert not any("临城图书" in block.text for block in document.blocks if isinstance(block, Heading))


def test_the_title_on_a_later_page_is_a_running_head_and_as_a_section_is_none() -> None:
    title = "山区书屋灯光的自动调节"
    page = f"# {title}\n\n顾之砚\n\n摘要：{LINE}\n\n# 1 引言\n\n{LINE}\n\n顾之砚等：{title} 35\n\n{LINE}二。\n\n"
    document = clean(f"{page}# 2 {title}的步骤\n\n{LINE}三。\n")
    assert not any(title in text for text in texts(document))
    assert f"{title}的步骤" in [block.text for block in document.blocks if isinstance(block, Heading)]


def test_rows_that_come_back_in_each_table_stay() -> None:
    table = "项目 单位 数量  \n灯具安装工程  \n灯座（首层） 个 {}  \n线路改造工程  \n电线（首层） 米 {}"
    pages = [f"{LINE}第{n}段。\n\n表{n}是这一段的数目。\n\n{table.format(n, n + 3)}\n\n" for n in (1, 2, 3, 4)]
    said = "\n".join(texts(clean(HEAD + "".join(pages))))
    assert said.count("灯具安装工程") == said.count("线路改造工程") == 4


@pytest.mark.parametrize(
    "words",
    [
        "灯座 开关箱 3# 窗 门口 主电表 一层 二层 LED灯 电源",
        "灯座 开关箱 3# 窗  \nAB 主电表  \n一层 二层 三层 LED灯 电源 门口",
    ],
)
def test_words_strewn_over_a_drawing_do_not_cut_a_sentence(words: str) -> None:
    document = clean(f"{HEAD}# 1 方法\n\n{CUT}\n\n{words}\n\n{REST}\n")
    assert f"{CUT}{REST}" in texts(document)
    gone = [change for change in document.changes if change.rule == "OC006"]
    assert gone and all(change.doubt for change in gone)


@pytest.mark.parametrize(
    "words",
    [
        "窗外 白云 山下 青草 门前 流水 桥边 老屋",
        "窗外白云 山下青草  \n门前流水 桥边老屋  \n灯下旧书 案头新墨  \n夜半钟声 天明鸟语",
        "灯 3盏  \n窗 5扇  \n门 2扇  \n桌 8张",
        "p布步 ph怕盘 m门妹 f飞冯  \nt到夺 th太同 n难怒 l兰路 书屋 灯 门  \nk高 x好",
        "在 LED 灯下读 PDF 文件的人 比较多，用 EPUB 的 人比较 少，这一点和 过去 一样。",
    ],
)
def test_verse_rows_and_sentences_are_no_words_of_a_drawing(words: str) -> None:
    document = clean(f"{HEAD}# 1 方法\n\n{LINE}\n\n{words}\n\n{LINE}二。\n")
    assert not [change for change in document.changes if change.rule == "OC006"]


AXES = "400 □甲屋 ■乙屋 丙屋 223.7  \n亮 300 157.7  \n度 200 100 0  \n1月 2月 3月 4月 5月"


CIRCLES = "500450 0 0 。 oo 。 o400 0 oo 0 °。 。 。 oo 0300 。 8。 o 灯数Number 亮度Light 450 0 0 。品。 o"


@pytest.mark.parametrize("words", [CIRCLES, CIRCLES.replace("。", "△").replace("0", "□")])
def test_a_chart_whose_circles_were_read_as_stops_does_not_cut_a_sentence(words: str) -> None:
    caption = "Fig.1 Lamps，rooms and light in the town"
    document = clean(f"{HEAD}# 1 方法\n\n{CUT}\n\n{words}\n\n{caption}\n\n{REST}\n")
    assert f"{CUT}{REST}" in texts(document)
    assert [change.before for change in document.changes if change.rule == "OC006"] == [words]


def test_a_chart_of_a_figure_that_is_named_and_has_no_picture() -> None:
    page = f"{HEAD}# 1 方法\n\n{LINE}亮度见图2。\n\n{LINE}\n\n{CIRCLES}\n\n{LINE}二。\n\n{PICTURE}图1灯\n"
    assert [one.before for one in clean(page).changes if one.rule == "OC006"] == [CIRCLES]


@pytest.mark.parametrize("where", ["六间书屋的亮度见图1。\n\n{}", f"{{}}\n\n{PICTURE}图1亮度", f"{LINE}\n\n{{}}"])
def test_what_stands_at_axes_goes_where_a_figure_is_named_or_lost(where: str) -> None:
    lost = f"{LINE}三。\n\n图2电费  \n图3人数  \n{PICTURE}\n" if where.startswith(LINE) else ""
    page = f"{HEAD}# 1 方法\n\n{where.format(AXES)}\n\n{LINE}二。\n\n{lost}"
    document = clean(page)
    assert [change.before.strip() for change in document.changes if change.rule == "OC006"] == [
        line.strip() for line in AXES.split("\n")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        AXES,
        "1 甲屋 400  \n2 乙屋 300  \n3 丙屋 200  \n4 丁屋 100",
        "阴平 支师 阳平 敲给 上声 本粉 去声 唱放 轻声 子们",
        "for i = 1 to 9 do  \nif x[i] > 3 then  \nx[i] = 0; y[i] = 1;  \nend if  \nend for",
        "（1）灯数 $$ 电费 $$ 人数 $$ 灯数（2）人数 $$ 电费 $$ 灯数 $$ 人数（3）电费 $$ 灯数",
    ],
)
def test_rows_and_steps_are_no_axes(rows: str) -> None:
    told = LINE if rows == AXES else "六间书屋的亮度见图1。"
    document = clean(f"{HEAD}# 1 方法\n\n{told}\n\n{rows}\n\n{LINE}二。\n")
    assert not [change for change in document.changes if change.rule == "OC006"]


def test_foreign_names_of_parts_at_a_caption() -> None:
    words = "Lamp Holder Main Switch Window Meter Box Door"
    document = clean(f"{HEAD}# 1 方法\n\n{LINE}\n\n{words}\n\nFig.1 Parts of the lamp\n\n{LINE}二。\n")
    assert words not in texts(document)
    said = "The lamp is in the middle of the reading room"
    assert said in texts(clean(f"{HEAD}# 1 方法\n\n{LINE}\n\n{said}\n\nFig.1 Parts of the lamp\n\n{LINE}二。\n"))


def test_a_book_that_is_cited_page_by_page_is_no_running_head() -> None:
    entries = [f"[{n}] 罗安平.书屋的灯[M].临城：江岸出版社，1984：{n}{n}." for n in range(3, 8)]
    between = [f"[{n}] 顾之砚.灯的故事[J].江岸学报，198{n}，{n}(2)：1-9." for n in range(3, 8)]
    rows = "\n\n".join(line for pair in zip(entries, between, strict=True) for line in pair)
    document = clean(f"{HEAD}{LINE}\n\n# 参考文献\n\n{rows}\n")
    assert len(document.references) == 10


@pytest.mark.parametrize("lost", ["ig.1", " ig.1 ", ".1 ", " 1 ", " g.1"])
def test_the_english_half_of_a_caption_that_lost_its_name(lost: str) -> None:
    words = "Positions of the lamps in the rooms"
    document = clean(f"{HEAD}{LINE}\n\n{PICTURE}图1各间书屋灯的位置{lost}{words}\n\n{LINE}二。")
    assert captions_of(document) == [f"图1\u3000各间书屋灯的位置\u3000Fig.1 {words}"]


def test_an_english_caption_whose_bracket_closes_on_the_next_line() -> None:
    english = "Fig.1 Positions of the lamps (adopted from\n\nGu, 2013) [20]"
    page = f"{HEAD}{LINE}\n\n{PICTURE}图1灯的位置\n\n{english}\n\n{LINE}"
    assert captions_of(clean(page)) == [
        "图1\u3000灯的位置\u3000Fig.1 Positions of the lamps (adopted from Gu, 2013) [20]"
    ]


def test_labels_of_a_list_below_a_heading_in_two_scripts() -> None:
    rows = "[1］罗安平.书屋的灯［J].江岸学报，1984，3(2)：1-9.\n\n［2]方晓.灯[M].临城：江岸出版社，1985.\n"
    document = clean(f"{HEAD}{LINE}\n\n# 参考文献(References）：\n\n{rows}")
    assert [(one.key, "[J]" in one.raw) for one in document.references] == [("1", True), ("2", False)]


def test_entries_on_one_line_are_apart_where_the_next_number_begins_none() -> None:
    rows = "[1]罗安平.书屋的灯[J].江岸学报，1984，3(2)：1-9.[2］方晓.灯[M].临城：江岸出版社，1985.\n\n"
    rows += "[3]顾之砚.门[J].江岸学报，1986，4(1)：2-8.\n"
    assert len(clean(f"{HEAD}{LINE}\n\n# 参考文献\n\n{rows}").references) == 3


@pytest.mark.parametrize("label", ["[2 ", "[2", "[ 2] ", "2] ", "2", "2 ", "[」J, ", "]", "L0 ", "[2） ", "r2] "])
def test_what_is_left_of_a_label_is_the_number_between_its_neighbours(label: str) -> None:
    works = ("[1]罗安平.灯[M].临城：江岸出版社，1985.", f"{label}Marsh A. Lamps[M]. 临城：江岸出版社，1986.")
    listed = "  \n".join((*works, "[3]顾之砚.门[M].临城：江岸出版社，1987.", "[4]方晓.窗[M].临城：江岸出版社，1988."))
    document = clean(f"{HEAD}{LINE}\n\n# 参考文献\n\n{listed}\n")
    assert [one.key for one in document.references] == ["1", "2", "3", "4"]
    assert document.references[1].raw.startswith(("[2] Marsh", "Marsh"))


def test_names_of_things_in_latin_letters_are_headings_and_words_of_figures_are_none() -> None:
    page = f"{HEAD}# 1 方法\n\n{LINE}一。\n\n# OPNET\n\n{LINE}{LINE}二。\n\n# CloudSim\n\n{LINE}{LINE}三。\n\n"
    page += f"# lamp\n\nFig.2 A lamp\n\n# 2 结果\n\n{LINE}四。\n\n# 3 讨论\n\n{LINE}五。\n\n# 4 结论\n\n{LINE}六。\n"
    found = [block.text for block in clean(page).blocks if isinstance(block, Heading)]
    assert "OPNET" in found and "CloudSim" in found and "lamp" not in found


def test_addresses_with_blanks_and_mail_with_a_formula_are_whole() -> None:
    page = f"{HEAD}{LINE}\n\n见 http:// www.x. cn/a/ b.html 的说明，来信请寄 guzhi $@$ x.cn。\n"
    said = " ".join(texts(clean(page)))
    assert "http://www.x.cn/a/b.html" in said and "guzhi@x.cn" in said


def test_where_a_paper_goes_on_is_no_text() -> None:
    assert not any("下转" in each for each in texts(clean(f"{HEAD}{LINE}一。\n\n（下转第16页）\n\n{LINE}二。\n")))


def test_a_sentence_that_goes_over_to_another_page_is_whole() -> None:
    page = f"{HEAD}{LINE}，守夜的人有一定的经(下转封三页）\n\n# （上接16页）\n\n验。{LINE}二。\n"
    assert any("有一定的经验。" in each for each in texts(clean(page)))
    assert not any("上接" in str(block) for block in clean(page).blocks)


def test_a_day_below_units_that_stand_behind_the_names_is_no_place() -> None:
    units = "1临城大学应用渡口学院,临城科学与工程计算研究院,临城1000012河口大学周培灯应用水利研究中心，河口100002"
    page = f"# 青石县渡口灯的调节\n\n顾之砚1，沈越2\\*{units}\n\n2020年2月20日\n\n摘要：{LINE}\n\n# 1 引言\n\n{LINE}\n"
    assert [author.postcode for author in clean(page).meta.author] == ["100001", "100002"]


def test_sections_that_lost_their_numbers_stand_above_those_of_two() -> None:
    rows = (
        "引言",
        "书屋的资源",
        "2.1 灯",
        "2.2 门窗",
        "2.2.1 门",
        "2.2.2 窗",
        "扶持书屋的办法",
        "(1）资金",
        "(2）人员",
        "结论",
    )
    page = f"# 书屋灯光的调节研究\n\n顾之砚\n\n摘要：{LINE}\n\n关键词：灯光；书屋\n\n" + "".join(
        f"# {row}\n\n{LINE}\n\n" for row in rows
    )
    levels = [block.level for block in clean(page).blocks if isinstance(block, Heading)]
    assert levels == [1, 1, 2, 2, 3, 3, 1, 2, 2, 1]


def test_the_stamp_of_a_store_goes_even_behind_the_references() -> None:
    entries = "[1] 沈漱舟. 灯[J]. 书屋学报, 2001(1): 1-4."
    document = clean(f"{HEAD}{LINE}\n\n# 万方数据\n\n{LINE}\n\n# 参考文献\n\n{entries}\n\n万方数据\n")
    assert "万方" not in make_markdown(document)


def test_a_label_that_was_read_twice_is_one() -> None:
    document = clean(f"{HEAD}Abstract:Abstract:Lamps of reading rooms are dimmed.\n\n# 1 引言\n\n{LINE}\n")
    assert "Abstract: Lamps" not in make_markdown(document)


def test_figures_behind_the_references_are_text_again() -> None:
    entries = "[1] 沈漱舟. 灯[J]. 书屋学报, 2001(1): 1-4.\n\n[2] 贺兰平. 门[J]. 书屋学报, 2002(1): 5-9."
    figures = "![](images/a.jpg)  \n顾之砚等 图1\n\n![](images/b.jpg)  \n顾之砚等 图2\n"
    document = clean(f"{HEAD}{LINE}\n\n# 参考文献\n\n{entries}\n\n{figures}")
    assert [reference.raw[-4:] for reference in document.references] == ["1-4.", "5-9."]
    assert make_markdown(document).count("![") == 2


@pytest.mark.parametrize(
    "foot",
    [
        "收稿日期：2019-03-05\n\n\\*临城市科学基金项目（12345）",
        "通讯作者：顾之砚，E-mail：gu@x.cn",
        "顾之砚．山区书屋灯光的自动调节[J].江岸学报，2019，1(3)：91-94.",
    ],
)
def test_what_stands_at_the_foot_of_a_page_does_not_cut_a_sentence(foot: str) -> None:
    document = clean(f"{HEAD}# 1 方法\n\n{LINE}{CUT}\n\n{foot}\n\n{REST}\n\n{LINE}二。\n")
    assert f"{LINE}{CUT}{REST}" in texts(document)


def test_a_note_on_the_author_that_the_page_cuts_is_one() -> None:
    notes = "收稿日期：2019-03-05\n\n作者简介：顾之砚，男，硕士研究生，从事书屋照明研\n\n究。E-mail：gu@x.cn"
    document = clean(f"{HEAD}# 1 方法\n\n{LINE}{CUT}\n\n{notes}\n\n{REST}\n\n{LINE}二。\n")
    assert f"{LINE}{CUT}{REST}" in texts(document)
    assert not any(text.startswith("究。") for text in texts(document))


def test_the_first_half_of_the_title_between_two_halves_of_a_sentence_is_a_running_head() -> None:
    title = "山区书屋夜间灯光的调节——以六间书屋为例"
    page = f"# 专栏\n\n# {title}\n\n顾之砚\n\n摘要：{LINE}\n\n# 1 引言\n\n{LINE}{LINE}{CUT}\n\n"
    document = clean(f"{page}山区书屋夜间灯光的调节\n\n{REST}\n\n{LINE}二。\n")
    assert f"{LINE}{LINE}{CUT}{REST}" in texts(document)


def test_labels_without_a_mark_before_a_name_that_begins_as_a_preposition_does() -> None:
    head = f"# 灯的调节\n\n顾之砚\n\n摘要中亚山区的书屋多用一种灯，{LINE}{LINE}\n\n关键词中亚，书屋，灯\n\n"
    meta = clean(f"{head}# 1 引言\n\n{LINE}").meta
    assert meta.abstract.startswith("中亚山区") and meta.keywords == ("中亚", "书屋", "灯")


@pytest.mark.parametrize("stray", ["C/y", " 00", "> 冏", ".（", "）", "公"])
def test_a_letter_of_the_margin_behind_the_last_stop_goes(stray: str) -> None:
    document = clean(f"{HEAD}{LINE}一。{stray}\n\n总之，{LINE}\n")
    assert texts(document)[:2] == [f"{LINE}一。", f"总之，{LINE}"]
    assert [change.doubt for change in document.changes if change.rule == "OC007"] == [True]


@pytest.mark.parametrize("kept", ["（致谢：{}）", "{}①", "{}2", "{}表1"])
def test_what_belongs_to_the_paragraph_behind_its_last_stop_stays(kept: str) -> None:
    said = kept.format(LINE + LINE)
    document = clean(f"{HEAD}{said}\n\n# 2 方法\n\n{LINE}\n")
    assert not [change for change in document.changes if change.rule == "OC007"]


def test_a_portrait_in_the_head_is_no_figure() -> None:
    head = HEAD.replace("顾之砚\n\n", "顾之砚\n\n![](images/a.jpg)\n\n", 1)
    figures = "![](images/b.jpg)  \n图1 灯\n"
    document = clean(f"{head}{LINE}\n\n{figures}")
    assert make_markdown(document).count("![") == 1
    assert any(change.rule == "OC008" and change.doubt for change in document.changes)


def test_the_steps_of_a_drawing_are_no_paragraph() -> None:
    page = f"{HEAD}{LINE}\n\n![](images/b.jpg)\n\n灯油→灯芯→灯罩→灯座\n\n图1 灯\n"
    assert "灯芯→" not in make_markdown(clean(page))


def test_numbers_of_lines_that_stand_alone_far_below_the_head() -> None:
    half = "书屋的灯光大多一开到底，读者离开以后也不关，这样的记录在六间书屋里都有"
    head = "  \n".join(f"{n} {half}" for n in range(1, 13))
    below = "112 3 讨论\n\n138\n\n139 4 结论  \n140 灯是好的。  \n141 门也是好的。  \n142 六间书屋都开着。"
    page = make_markdown(clean(f"{head}。\n\n{LINE}\n\n{LINE}\n\n{below}\n\n{LINE}有 12 间。\n"))
    assert not any(number in page for number in ("112", "138", "139", "140", "141", "142"))
    assert "\n3 讨论\n" in page and "\n4 结论\n" in page


def test_numbers_before_text_of_a_page_without_line_numbers_stay() -> None:
    page = make_markdown(clean(f"{HEAD}{LINE}\n\n112 3 讨论\n\n138\n\n139 间书屋都开着，{LINE}\n"))
    assert "112" in page and "139" in page


COVER = """# 《临城照明学报》网络首发论文

题目：

书屋的灯

顾之砚

网络首发：稿件从录用到出版要经历几个阶段，这里说的是灯。

出版确认：编辑部把灯点上，论文便算出版了。

"""


def test_the_sheet_before_a_paper_ahead_of_print_goes() -> None:
    document = clean(COVER + HEAD + LINE)
    assert document.meta.title == clean(HEAD + LINE).meta.title
    assert not any("出版确认" in text for text in texts(document))
    other = COVER.replace("出版确认", "灯的确认").replace("网络首发：", "灯：")
    assert any("灯的确认" in text for text in texts(clean(other + HEAD + LINE)))


@pytest.mark.parametrize(
    ("lone", "stays"), [("属", False), ("美 國", False), ("A B C", False), ("引言", True), ("灯亮。", True)]
)
def test_a_character_that_stands_alone_is_a_stray(lone: str, *, stays: bool) -> None:
    page = f"{HEAD}# 1 灯的亮度\n\n{LINE}\n\n{lone}\n\n{LINE}二。\n"
    said = [*texts(clean(page)), *(one.text for one in clean(page).blocks if isinstance(one, Heading))]
    assert (lone in said) == stays


def test_a_word_before_a_formula_and_the_end_of_a_sentence_stay() -> None:
    page = f"{HEAD}# 1 灯的亮度\n\n{LINE}\n\n则\n\n$$\na=b\n$$\n\n"
    page += f"{LINE}书屋的灯有三\n\n盏\n\n# 2 灯的数目\n\n{LINE}二。\n"
    said = "".join(texts(clean(page)))
    assert "则" in said
    assert "盏" in said
