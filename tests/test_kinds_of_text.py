"""Kinds of text that people have, from the page to its Markdown: each case stands for its kind."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.markdown import block_text, heading_text
from kanyin.model import CELL, Document, Figure, Heading, Paragraph, Table
from kanyin.read.text import read_source


def clean(text: str) -> Document:
    return pipeline.clean_source(read_source(text.encode(), "page.txt"))


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, heading_text(block)) for block in document.blocks if isinstance(block, Heading)]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


SENTENCE = "堤岸的柳树每年春天修剪一次，枝条留给村里编筐，剩下的晒干以后烧火，一点也不浪费。"
JOURNAL = (
    "堤岸柳树的修剪\n方晓\n摘要：记录了三处堤岸的柳树，比较了两种修剪的办法，并说明各自的得失。\n关键词：柳树；堤岸\n"
)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "【 文献号 】3-44\n【原文出处】堤岸学报\n【原刊地名】临城\n"
            "【原刊期号】199804\n【原刊页号】7～12\n【分 类 号】S7\n"
            "【复印期号】199809\n【 标  题 】堤岸柳树的修剪\n【 作  者 】方晓/程立\n【馆内编号】甲12\n【 正  文 】\n",
            ("1998", "堤岸学报", "4", "7-12", "S7"),
        ),
        (
            "〔题名〕堤岸柳树的修剪\n〔作者〕方晓 程立\n〔刊名〕堤岸学报\n〔期号〕19980412\n〔页码〕3\n〔入藏〕乙\n\n",
            ("1998-04-12", "堤岸学报", "", "3", ""),
        ),
    ],
    ids=["reprint", "database"],
)
def test_labelled_record(block: str, expected: tuple[str, ...]) -> None:
    document = clean(f"{block}    {SENTENCE}\n    {SENTENCE}\n【责任编辑】罗安平\n")
    meta = document.meta
    assert meta.title == "堤岸柳树的修剪" and [author.name for author in meta.author] == ["方晓", "程立"]
    assert not any(author.affiliation or author.postcode for author in meta.author)
    found = (meta.date, meta.container_title, meta.issue, meta.page, str(meta.extra.get("CLC", "")))
    assert found == expected
    assert meta.extra["editor"] == "罗安平"
    assert paragraphs(document) == [SENTENCE, SENTENCE] and len(document.blocks) == 2
    unknown = [change for change in document.changes if change.rule == "LR002"]
    assert unknown and all(change.action == "drop" for change in unknown)


@pytest.mark.parametrize(
    ("value", "expected"), [("19960612", "1996-06-12"), ("199606", "1996-06"), ("1996", "1996"), ("19961399", "")]
)
def test_a_day_in_digits(value: str, expected: str) -> None:
    labels = f"【 日  期 】{value}\n【 版  号 】⑿\n【 标  题 】堤岸柳树的修剪\n【出处】《堤岸学报》\n【 正  文 】\n"
    meta = clean(f"{labels}    {SENTENCE}\n    {SENTENCE}\n").meta
    assert (meta.date, meta.page, meta.container_title) == (expected, "12", "堤岸学报")


def test_notes_on_two_authors_of_a_record() -> None:
    notes = "方晓，临城林业学院讲师\n程立，江岸大学环境与资源学院副教授\n"
    labels = f"【标题】堤岸柳树的修剪\n【作者】方晓/程立\n【作者简介】{notes}"
    meta = clean(f"{labels}【正文】\n    {SENTENCE}\n    {SENTENCE}\n").meta
    assert meta.extra["author-note"] == "方晓，临城林业学院讲师；程立，江岸大学环境与资源学院副教授"


def test_the_label_of_the_text_that_is_left_of_a_record() -> None:
    document = clean(f"堤岸柳树的修剪\n    (4)内容:     {SENTENCE}\n    {SENTENCE}\n    {SENTENCE}\n")
    assert paragraphs(document) == [SENTENCE] * 3


def test_notes_below_the_editor_of_a_record_stay() -> None:
    labels = "【标题】堤岸柳树的修剪\n【作者】方晓\n【出处】堤岸学报\n【期号】199804\n【正文】\n"
    note = "*  修剪有两种涵义：一是指剪去枝条，不管枝条的用处；二是指留下可以编筐的枝条。本文使用的是前一种涵义。"
    foot = f"      （作者单位：临城大学）\n      （责任编辑：罗安平）\n    {note}\n"
    found = paragraphs(clean(f"{labels}    {SENTENCE}\n    {SENTENCE}\n    {SENTENCE}\n{foot}"))
    assert any("本文使用的是前一种涵义" in text for text in found)


def test_a_few_labels_are_no_record() -> None:
    document = clean(
        f"堤岸柳树的修剪\n【摘要】记录了三处堤岸的柳树，比较了两种修剪的办法。\n【关键词】柳树；堤岸\n　　{SENTENCE}\n"
    )
    assert document.meta.keywords == ("柳树", "堤岸")
    assert [change for change in document.changes if change.rule.startswith("LR")] == []


def test_units_before_their_names() -> None:
    document = clean(
        f"堤岸柳树的修剪\n临城林业学院　　方晓　程立\n江岸大学　　　罗安平\n摘要：{SENTENCE}\n1　前言\n　　{SENTENCE}\n"
    )
    assert [(author.name, author.affiliation) for author in document.meta.author] == [
        ("方晓", "临城林业学院"),
        ("程立", "临城林业学院"),
        ("罗安平", "江岸大学"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "方晓1，程立2（1.临城林业学院，临城 100001；2.江岸大学，江岸 100002）",
        "方晓¹　程立²（1.临城林业学院，临城100001;2.江岸大学，江岸100002）",
        "方晓1，程立2 1临城林业学院，临城100001；2江岸大学，江岸100002",
    ],
)
def test_names_and_units_on_one_line(line: str) -> None:
    document = clean(f"堤岸柳树的修剪\n{line}\n摘要：{SENTENCE}\n关键词：柳树；堤岸\n1　前言\n　　{SENTENCE}\n")
    assert [(one.name, one.affiliation, one.postcode) for one in document.meta.author] == [
        ("方晓", "临城林业学院", "100001"),
        ("程立", "江岸大学", "100002"),
    ]


@pytest.mark.parametrize("gap", [" ", "  ", "　"])
def test_run_in_headings(gap: str) -> None:
    text = (
        f"1 方法\n1.1 修剪\n"
        f"1.1.1 时间的选择{gap}选在落叶以后，{SENTENCE}\n1.1.2 工具的准备{gap}用长柄的剪刀，{SENTENCE}\n"
    )
    document = clean(f"{JOURNAL}　　{SENTENCE}\n{text}2 结论\n　　{SENTENCE}\n")
    assert headings(document) == [
        (1, "1 方法"),
        (2, "1.1 修剪"),
        (3, "1.1.1 时间的选择"),
        (3, "1.1.2 工具的准备"),
        (1, "2 结论"),
    ]


def test_run_in_headings_of_a_row() -> None:
    rows = f"1．剪口 剪口要平，{SENTENCE}\n　　2．涂泥，防虫防水 冬天涂一次，{SENTENCE}\n"
    document = clean(f"{JOURNAL}一、方法\n　　{SENTENCE}\n　　{rows}二、结论\n　　{SENTENCE}\n")
    assert headings(document) == [(1, "一、方法"), (2, "1．剪口"), (2, "2．涂泥，防虫防水"), (1, "二、结论")]
    assert paragraphs(document)[2] == f"冬天涂一次，{SENTENCE}"
    alone = clean(f"{JOURNAL}一、方法\n　　{SENTENCE}\n　　1．剪口 要平，{SENTENCE}\n二、结论\n　　{SENTENCE}\n")
    assert headings(alone) == [(1, "一、方法"), (1, "二、结论")]
    assert paragraphs(alone)[1].startswith("1．剪口要平，")


def test_a_heading_glued_to_the_end_of_a_paragraph() -> None:
    text = f"1 方法\n1.1 时间\n　　{SENTENCE}1.2 工具的准备\n　　{SENTENCE}\n2 结论\n　　{SENTENCE}\n"
    assert (2, "1.2 工具的准备") in headings(clean(JOURNAL + text))
    other = clean(f"{JOURNAL}1 方法\n　　{SENTENCE}3.5 亿亩\n　　{SENTENCE}\n2 结论\n　　{SENTENCE}\n")
    assert headings(other) == [(1, "1 方法"), (1, "2 结论")]


def test_titles_of_sections_that_begin_with_a_digit() -> None:
    text = (
        "1　前言\n　　{0}\n2　结果\n2.1　15年树龄的枝条\n　　{0}\n2.2　1996～1998年的记录\n　　{0}\n3　结论\n　　{0}\n"
    )
    assert headings(clean(JOURNAL + text.format(SENTENCE)))[2:4] == [
        (2, "2.1 15年树龄的枝条"),
        (2, "2.2 1996～1998年的记录"),
    ]


@pytest.mark.parametrize("mark", ["∥", "；", "，", "|", "‖"])
def test_keywords_whatever_parts_them(mark: str) -> None:
    words = ("3 m 长枝", "修剪", "堤岸")
    english = ("3 m branches", "pruning", "river banks")
    document = clean(
        f"堤岸柳树的修剪\n方晓\n摘要：{SENTENCE}\n关键词：{mark.join(words)}\n"
        f"Pruning of the Willows' Branches\nFang Xiao\nAbstract: Two ways of pruning are compared.\n"
        f"Key words: {mark.join(english)}\n1　前言\n　　{SENTENCE}\n"
    )
    assert document.meta.keywords == words
    assert document.meta.extra["title-en"] == "Pruning of the Willows’ Branches"
    if mark not in "，":
        assert document.meta.extra["keywords-en"] == english


def test_a_quotation_keeps_its_straight_marks_at_the_end() -> None:
    document = clean(
        f"{JOURNAL}Pruning of 'Old Willows' on Banks\nFang Xiao\nAbstract: Two ways are compared.\n"
        f"1　前言\n　　{SENTENCE}\n"
    )
    assert document.meta.extra["title-en"] == "Pruning of 'Old Willows' on Banks"


@pytest.mark.parametrize("indent", ["　　", "    "])
def test_a_caption_within_a_sentence(indent: str) -> None:
    first, second = (
        "修剪的时候先把梯子靠在树干上，两个人扶住，一个人上去，把过长的枝",
        "条剪下来，再把断口修平。这样一棵树要半个小时。",
    )
    text = f"1　方法\n{indent}{first}\n\n\n图1　梯子的位置\n{second}\n{indent}{SENTENCE}\n2　结论\n{indent}{SENTENCE}\n"
    document = clean(JOURNAL + text)
    assert paragraphs(document)[0] == first + second
    assert [block.caption for block in document.blocks if isinstance(block, Figure)] == ["图1　梯子的位置"]


def test_a_caption_between_two_sentences_stays() -> None:
    text = f"1　方法\n　　{SENTENCE}\n图1　梯子的位置\n　　{SENTENCE}\n2　结论\n　　{SENTENCE}\n"
    assert [type(block).__name__ for block in clean(JOURNAL + text).blocks[1:4]] == ["Paragraph", "Figure", "Paragraph"]


def test_rows_under_a_caption() -> None:
    rows = "年份　长枝　短枝\n1996　31　12\n1997　28　15\n1998　35　11\n"
    text = (
        f"1　结果\n　　{SENTENCE}\n表1　各年的枝条\nTable 1 Branches by year\n"
        f"单位：根\n{rows}　　{SENTENCE}\n2　结论\n　　{SENTENCE}\n"
    )
    table = next(block for block in clean(JOURNAL + text).blocks if isinstance(block, Table))
    assert table.caption == "表1　各年的枝条　Table 1 Branches by year　单位：根"
    assert [row.split(CELL) for row in table.rows][1] == ["1996", "31", "12"]
    ragged = "年份 长枝 短枝 备注\n1996 31 12\n1997 28 15 大旱\n"
    text = f"1　结果\n　　{SENTENCE}\n表1　各年的枝条\n{ragged}　　{SENTENCE}\n2　结论\n　　{SENTENCE}\n"
    table = next(block for block in clean(JOURNAL + text).blocks if isinstance(block, Table))
    assert table.rows == tuple(ragged.strip().split("\n"))


def test_a_story_whose_first_line_has_lost_its_indent() -> None:
    lines = ["新华社江岸３月２日电（记者方晓）江岸今年春天"]
    lines += ["            把沿江的老柳树都修剪了一遍，剪下来的枝条送给村里"]
    lines += ["            编筐，有些老人一天能编三个，拿到集市上卖。"]
    body = "修剪的人大多是附近的村民，他们年年做这件事，熟悉每一棵树的脾气。有的树要多剪，有的树要少剪，全看枝条的"
    lines += [f"                {body[:22]}", *(f"            {body[n : n + 24]}" for n in range(22, len(body), 24))]
    lines += ["            长短。从前没有人管，枝条垂到水里，船过的时候要用手", "            拨开，现在不用了。（完）"]
    document = clean("          江岸修剪老柳树\n" + "\n".join(lines) + "\n")
    assert paragraphs(document)[0].startswith("新华社江岸3月2日电（记者方晓）江岸今年春天把沿江的老柳树")
    assert document.meta.title == "江岸修剪老柳树"


@pytest.mark.parametrize(
    ("header", "author", "date"),
    [
        (
            "发信人: willow (柳), 信区: Trees\n标  题: 柳树\n发信站: Bank BBS (Tue Mar  5 08:30:00 1997)\n",
            "willow (柳)",
            "1997-03-05",
        ),
        ("作者 willow (柳) 看板 Trees\n標題 柳树\n時間 Tue Mar  5 08:30:00 1997\n", "willow (柳)", "1997-03-05"),
    ],
    ids=["mainland", "taiwan"],
)
def test_a_post_of_a_board(header: str, author: str, date: str) -> None:
    body = (
        "柳树\n   是岸边最常见的树，春天发芽最早，秋天落叶最晚，\n"
        "枝条又软又长，可以编筐。从前每家都有几个柳条筐，\n现在少了，只有集市上还能见到。\n"
    )
    body += (
        "   种柳树不用种子，折一根枝条插在水边就能活，十年\n以后就是一棵大树。所以人们说，无心插柳，其实也是\n"
        "要人去插的，只是容易罢了。\n"
    )
    frame = (
        "--\n※ 来源:．Bank BBS bbs.bank.example．[FROM: willow.example]\n"
        + "-" * 60
        + "\n*[岸边站] [全部列表] [精华区]\n"
    )
    document = clean(f"岸边站精华区\n{'-' * 60}\n{header}\n{body}{frame}")
    meta = document.meta
    assert (meta.title, meta.date, [one.name for one in meta.author]) == ("柳树", date, [author])
    assert [text[:6] for text in paragraphs(document)] == ["柳树是岸边最", "种柳树不用种"]
    assert len(document.blocks) == 2


def test_a_post_as_its_board_keeps_it_is_all_article() -> None:
    """Its list of parts and its numbers are no menu; a blank line behind every line parts nothing,
    whatever the length of long lines."""
    head = (
        "发信人: willow (柳), 信区: Trees\n\n标  题: 柳树两种 (转载)\n\n发信站: Bank BBS (Tue Mar  5 08:30:00 1997)\n\n"
    )
    head += "【 以下文字转载自 River 讨论区 】\n\n【 原文由 willow 所发表 】\n\n"
    short = [
        "  柳树有以下两种：",
        "",
        "一、垂柳",
        "",
        "二、旱柳",
        "",
        "",
        "",
        "一、",
        "",
        "  垂柳的枝条长到水面。",
    ]
    document = clean(head + "\n".join(short) + "\n\n--\n")
    assert document.meta.title == "柳树两种"
    assert [text[:4] for text in map(block_text, document.blocks)] == [
        "柳树有以",
        "一、垂柳",
        "二、旱柳",
        "一、",
        "垂柳的枝",
    ]
    rows = [
        "柳树是岸边最常见的树，春天发芽最早，秋天落叶最晚，枝条又软",
        "又长，可以编筐。从前每家都有几个柳条筐，现在少了，只有集",
    ]
    rows += [
        "市上还能见到，要价也高，买的人多是从前种过柳树的老人家和几个",
        "孩子，他们把筐挂在墙上，里面放着花生、红枣，过年时候拿出",
    ]
    rows += [
        "来待客，客人走了再挂上去，一挂又是一年，谁也记不得这只筐是哪",
        "年编的，只记得那一年水大，柳树淹了一半，水退了以后反而长得",
    ]
    rows = [*rows, *rows, "更高了。"]
    (whole,) = paragraphs(clean(head + "\n\n".join(rows) + "\n\n--\n"))
    assert whole == "".join(rows)


@pytest.mark.parametrize(
    "header",
    [
        "作者willow (柳)\n看板Trees\n標題[閒聊] 柳樹\n時間Tue Mar 5 08:30:00 2019\n",
        "作者\n\nwillow (柳)\n\n看板\n\nTrees\n\n標題\n\n[閒聊] 柳樹\n\n時間\n\nTue Mar  5 08:30:00 2019\n",
        "[閒聊] 柳樹\n\n   看板 trees\n   作者 willow (柳)\n   時間 2019年03月05日\n   推噓 7 ( 7推 0噓 )\n",
    ],
    ids=["glued", "each on its line", "the subject above"],
)
def test_a_header_of_a_board_with_a_row_for_each_field(header: str) -> None:
    body = "柳樹是岸邊最常見的樹，春天發芽最早，秋天落葉最晚。\n種柳樹不用種子，折一根枝條插在水邊就能活。\n"
    answers = "".join(f"{n}F推oak{n}: 我家門口也有一棵 10.0.0.{n} 03/05 08:3{n}\n" for n in range(1, 5))
    document = clean(f"岸邊站 › 看板 Trees\n{header}\n{body}{answers}更多討論\n[問卦] 誰種的樹最高最大呢，說來聽聽？\n")
    meta = document.meta
    assert (meta.title.replace("\\", ""), meta.date) == ("[閒聊] 柳樹", "2019-03-05")
    assert [one.name for one in meta.author] == ["willow (柳)"]
    assert "".join(paragraphs(document)) == body.replace("\n", "")


@pytest.mark.parametrize(
    "head",
    [
        "第二三四章 柳下",
        "第一百一十七章 渡口",
        "第一千零二十章 归来",
        "第305章 雨停",
        "第两百章 灯",
        "第九章",
        "番外二 船老大",
        "楔子",
    ],
)
def test_chapter_heads(head: str) -> None:
    document = clean(f"柳下镇\n\n{head}\n\n　　{SENTENCE}\n\n　　{SENTENCE}\n")
    assert headings(document) == [(1, head)]
    assert document.meta.title == "柳下镇"


def test_volumes_stand_above_their_chapters() -> None:
    document = clean(
        f"柳下镇\n\n第一卷 春\n\n正文 第一章 雨\n\n　　{SENTENCE}\n\n第二卷 夏\n\n第二章 晴\n\n　　{SENTENCE}\n"
    )
    assert headings(document) == [(1, "第一卷 春"), (2, "第一章 雨"), (1, "第二卷 夏"), (2, "第二章 晴")]


def test_lines_broken_within_sentences_at_no_even_length() -> None:
    lines = ["柳镇只有一条街，街的两头都是河，赶集的人坐船来，坐", "船回去。街上的铺子天不亮就开门，卖豆腐，也卖鱼。"]
    lines += ["中午人散了，猫在石阶上晒太阳，船老大在船上睡", "觉，谁喊也不醒，只有他的狗抬一抬头。"]
    lines += ["后来修了路，赶集的人坐车来，船就闲了，船老大改种菜", "，猫还在石阶上晒太阳。"]
    document = clean("柳镇\n\n" + "\n".join(lines) + "\n")
    assert paragraphs(document) == [lines[n] + lines[n + 1] for n in (0, 2, 4)]
    verse = clean(
        f"柳枝词\n\n{SENTENCE}\n\n春风先到岸边柳\n夜雨还敲水上门\n一叶扁舟无定处\n半江明月照黄昏\n\n{SENTENCE}\n"
    )
    assert "春风先到岸边柳夜雨" not in "\n".join(map(block_text, verse.blocks))


def test_one_decision_for_all_dots_of_a_page() -> None:
    document = clean('柳树\n\n岸边种了柳树,枝条垂到水里.老人说:"从前这里没有桥."他在这里住了五十年,一直没有搬走.\n')
    assert paragraphs(document) == [
        "岸边种了柳树，枝条垂到水里。老人说：“从前这里没有桥。”他在这里住了五十年，一直没有搬走。"
    ]
    mixed = clean(f"柳树\n\n{SENTENCE}{SENTENCE}\n\n作者是约翰.史密斯，他在岸边住过三年，后来离开了这里。\n")
    assert "约翰.史密斯" in paragraphs(mixed)[1]


def test_entities_left_in_the_text() -> None:
    document = clean(
        "柳树\n\n"
        "岸边的&nbsp;柳树&ldquo;老了&rdquo;&hellip;&hellip;A &amp; B 两家有&#x4E09;&#30334;棵，&quot;都要&quot;修剪。\n"
    )
    assert paragraphs(document) == ["岸边的柳树“老了”……A & B 两家有三百棵，“都要”修剪。"]


def test_a_finished_paragraph_is_not_joined_over_a_blank_line() -> None:
    text = (
        "柳镇\n\n第一章 渡口\n\n　　天黑了，渡口没有人。\n\n"
        "　　“过河吗？”船老大问。\n\n　　“过。”来人说，“快一点。”\n\n河面上起了雾，对岸的灯看不见了。\n\n"
    )
    document = clean(text + f"第二章 对岸\n\n　　{SENTENCE}\n")
    assert paragraphs(document)[2:4] == ["“过。”来人说，“快一点。”", "河面上起了雾，对岸的灯看不见了。"]


def test_a_title_on_two_lines_above_its_authors() -> None:
    head = "江岸水利学报\n1999年　第21卷　第2期\n\n\n\n不同修剪强度下堤岸柳树\n枝条数量与风阻的关系\n"
    document = clean(f"{head}方　晓　程　立　罗安平\n摘要：{SENTENCE}\n关键词：柳树；堤岸\n1　前言\n　　{SENTENCE}\n")
    assert document.meta.title == "不同修剪强度下堤岸柳树枝条数量与风阻的关系"
    assert [author.name for author in document.meta.author] == ["方晓", "程立", "罗安平"]


def test_what_stands_behind_the_references_goes_to_its_fields() -> None:
    back = "收稿日期：1998-05-12\n基金项目：江岸省自然科学基金资助项目(98012)\n作者简介：方晓，男，1960年生，副教授。\n"
    document = clean(
        f"{JOURNAL}1　前言\n　　{SENTENCE}\n参考文献\n［1］　罗安平.柳树的修剪［J］.江岸林业，1990，8（2）：11～15\n"
        f"{back}（责任编辑　沈漱舟）\n"
    )
    extra = document.meta.extra
    assert [entry.raw for entry in document.references] == ["［1］ 罗安平. 柳树的修剪[J]. 江岸林业, 1990, 8(2): 11-15."]
    assert "1998-05-12" in str(extra["received"]) and str(extra["fund"]).startswith("江岸省自然科学基金")
    assert str(extra["author-note"]).startswith("方晓，男") and extra["editor"] == "沈漱舟"


def test_brackets_within_formulas_stay() -> None:
    formulas = "记F(x, y)为受力,式中a=(b+c)/(d-e),其中b(单位为牛)由实验给出,角度为sin(wt),"
    text = f"1　方法\n　　{formulas}{SENTENCE}\n2　结论\n　　{SENTENCE}\n"
    assert paragraphs(clean(JOURNAL + text))[0].startswith(
        "记F(x, y)为受力，式中a=(b+c)/(d-e)，其中b（单位为牛）由实验给出，角度为sin(wt)，"
    )


def test_names_are_not_run_together() -> None:
    text = f"1　方法\n　　参加修剪的人有方晓 程立 罗安平等，他们 来自三个村子，{SENTENCE}\n2　结论\n　　{SENTENCE}\n"
    assert paragraphs(clean(JOURNAL + text))[0].startswith("参加修剪的人有方晓 程立 罗安平等，他们来自三个村子，")


def test_scenes_with_a_number_and_nothing_else() -> None:
    scenes = "".join(f"{n}\n\n　　{SENTENCE}\n\n" for n in (1, 2, 3))
    document = clean(f"柳下镇\n\n第一章 雨夜\n\n{scenes}第二章 天晴\n\n　　{SENTENCE}\n")
    assert headings(document) == [(1, "第一章 雨夜"), (2, "1"), (2, "2"), (2, "3"), (1, "第二章 天晴")]
    folios = clean(f"柳下镇\n\n　　{SENTENCE}\n\n1\n\n　　{SENTENCE}\n\n2\n\n　　{SENTENCE}\n")
    assert headings(folios) == []
