"""Paragraphs joined where a page broke them, and only there."""

import pytest

from kanyin.clean import characters, layout_profile, paragraphs
from kanyin.model import Source

INDENT = "　　"
LONG = "行道树是夏天街道上唯一的天棚，一棵大树可以使树下的路面温度降低十四度，使空气温度降低两到三度"


def joined(*raw: str) -> list[str]:
    lines = characters.to_lines(Source("page", raw, ""))
    out, changes = paragraphs.join(lines)
    assert "".join("".join(line.text for line in out).split()) == "".join("".join(raw).split())
    for change in changes:
        assert change.action == "join" and len(change.src) > 1
    return [line.text for line in out]


def wrapped(text: str, width: int, indent: str = INDENT) -> list[str]:
    text = indent + text
    return [text[i : i + width] for i in range(0, len(text), width)]


def test_pager_cut_after_a_full_stop() -> None:
    first, second = LONG + "。", "对于步行者来说，这几度决定了他是否愿意出门。"
    assert joined(INDENT + LONG + "。", INDENT + first, "", second, INDENT + LONG + "。")[1] == first + second


def test_pager_cut_inside_a_sentence() -> None:
    assert joined(INDENT + LONG + "。", INDENT + "树荫减少了，", "", "街道就热了。", INDENT + LONG + "。")[1] == (
        "树荫减少了，街道就热了。"
    )


@pytest.mark.parametrize("width", [20, 27, 35, 38, 44])
@pytest.mark.parametrize("indent", ["　　", "    ", "\xa0 \xa0 \xa0 \xa0 "])
def test_hard_wraps_at_any_width(width: int, indent: str) -> None:
    texts = [LONG + "。" + LONG[:n] + "。" for n in (40, 7, 33, 21, 12)]
    raw = [line for text in texts for line in wrapped(text, width, indent)]
    assert joined(*raw) == texts


def test_wraps_without_indents_end_at_a_short_line() -> None:
    texts = [LONG + LONG[:n] + "。" for n in (9, 17, 25, 13)]
    raw = [line for text in texts for line in wrapped(text, 30, "")]
    assert joined(*raw) == texts


def test_first_lines_that_have_lost_their_indent() -> None:
    text = 3 * LONG + "。"
    lines = wrapped(text, 30)
    page = [line.removeprefix(INDENT) + "x" * (n % 2 == 1) for n, line in enumerate(lines)]  # columns, not characters
    assert len(page[0]) == 28
    assert len(joined(*page, "", *page, "", *page)) == 3


def test_line_that_begins_with_a_mark() -> None:
    raw = [INDENT + LONG, "，街道就凉快。", INDENT + LONG + "。"]
    assert joined(*raw)[0] == LONG + "，街道就凉快。"


def test_number_cut_at_a_line_end() -> None:
    text = "农作物种植面积减少，预计面积将达到" + "23.5亿亩，比去年增加600万亩，" + LONG + "。"
    raw = wrapped(text, 19) + wrapped(LONG + "。", 19) + wrapped(LONG + LONG + "。", 19)
    assert joined(*raw)[0] == text


@pytest.mark.parametrize(
    "raw",
    [
        [INDENT + "一、树荫的账怎么算", INDENT + LONG + "。", INDENT + "二、地下的限制", INDENT + LONG + "。"],
        ["1 引言", INDENT + LONG + "。", "2 方法", INDENT + LONG + "。"],
        ["白日依山尽，", "黄河入海流。", "欲穷千里目，", "更上一层楼。"],
        ["“你去哪里？”", "“去图书馆。”", "“关门了。”", "“那明天再去。”"],
        [LONG + "。", "", LONG + "！", "", LONG + "？", ""],
        ["参考文献", "[1]林知秋.总分馆制[J].图书馆论丛,2019(04):15-21", "[2]何牧.阅读空间[J].文化,2020(2):88-95"],
        [INDENT + LONG + "。", "摘要：本文讨论街道的树荫。", "关键词：树荫；街道"],
        [INDENT + LONG + "：", INDENT + "（1）树穴太小；", INDENT + "（2）管线争地。"],
        [INDENT + LONG + "。", "表1 四十条街道的荫蔽率", "图2 树穴剖面"],
    ],
    ids=[
        "headings",
        "unindented headings",
        "verse",
        "dialogue",
        "blank lines",
        "references",
        "fields",
        "list",
        "captions",
    ],
)
def test_must_not_join(raw: list[str]) -> None:
    assert joined(*raw) == ["".join(line.strip()) for line in raw if line.strip()]


def test_a_few_words_behind_a_finished_paragraph_are_no_second_half() -> None:
    """A pager's cut goes on to the end of a sentence; a title or a menu ends in no mark."""
    text = INDENT + LONG + "。"
    assert joined(text, text, "", "树下的课", "", text)[2] == "树下的课"
    assert joined(text, text, "", "返回", "", text)[2] == "返回"
    longer = "1997年：这一年街上种下了三百棵树，比前一年多一倍"
    assert joined(text, text, "", longer, "", text)[2] == longer


def test_a_page_that_breaks_no_lines_ends_one_because_the_paragraph_ends() -> None:
    first, second = INDENT + LONG + "。", "对路边的店家来说，这几度决定了生意。"
    assert joined(INDENT + LONG + "。", first, second, INDENT + LONG + "。")[2] == second


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("树荫的面积记为S=ab/2", "式中，a为树高，b为冠幅，都以米计。"),
        ("由此得到树荫的面积 (3)", "则街道的温度可以算出来，误差很小。"),
        ("树冠按下面三点分成几类，算法如下：", "S=(a,b,c)，其中："),
        ("树冠的形状不外乎下面这几种，各有其名，各有其用，各有其地。", "设"),
        ("只有一种办法可以知道这棵树能不能过冬，你说是什么呢？", "答："),
    ],
)
def test_nothing_goes_on_behind_a_formula_or_an_ended_line(before: str, after: str) -> None:
    raw = [INDENT + LONG + "。", INDENT + before, after, INDENT + LONG + "。"]
    assert joined(*raw)[1:3] == [before, after]


def test_a_sentence_goes_on_behind_a_formula_with_its_verb() -> None:
    before, after = LONG + "，其中树荫的面积S=ab/2", "是由树高和冠幅算出来的。"
    raw = [INDENT + LONG + "。", INDENT + before, after, INDENT + LONG + "。"]
    assert joined(*raw)[1] == before + after


def test_formulas_in_a_row_stay_lines() -> None:
    raw = ["x=a+b,", "α=f(x,y),", "where a and b are the heights of two trees in a street of the old town."]
    assert joined(*raw) == raw


def test_an_initial_and_a_bracket_end_no_line() -> None:
    texts = [LONG + "，写这本书的是J.G.K." + "Smith，他只写树。", LONG + "，见书末（表" + "1），那里有数字。"]
    cut = [text.index(mark) for text, mark in zip(texts, ("Smith", "1）"), strict=True)]
    raw = [line for text, at in zip(texts, cut, strict=True) for line in (INDENT + text[:at], text[at:])]
    found = joined(INDENT + LONG + "。", *raw, INDENT + LONG + "。")[1:3]
    assert [text.replace(" ", "") for text in found] == texts


def test_bullets_that_are_stops_begin_items() -> None:
    raw = [INDENT + LONG + "。", INDENT + "好处有两个：", ".街道凉快，行人愿意出门；", ".空气干净，鸟也来了。"]
    assert joined(*raw)[1:] == [line.strip() for line in raw[1:]]


def test_rows_of_a_table_part_no_paragraph_and_join_none() -> None:
    rows = ["路名  棵数    树龄", "东街     812     40", "西街    1204     12", "南街      35      9"]
    texts = [LONG + LONG[:n] + "。" for n in (9, 17, 25, 13)]
    raw = [line for text in texts for line in wrapped(text, 30)]
    assert joined(*raw[:8], *rows, *raw[8:]).count(rows[1]) == 1
    assert [line for line in joined(*raw, *rows) if line in texts] == texts


def test_a_blank_line_behind_every_line_parts_nothing() -> None:
    texts = [LONG + LONG[:n] + "。" for n in (40, 7, 33)]
    raw = [part for text in texts for line in wrapped(text, 14) for part in (line, "")]
    assert joined(*raw) == texts


def test_a_block_that_stands_far_in_but_for_its_first_line() -> None:
    texts = [LONG + "。", LONG[:40] + "。", LONG[:33] + LONG[:20] + "。", LONG[:30] + LONG + "。"]
    raw = [" " * 13 + line.replace("　", "  ") for text in texts for line in wrapped(text, 25)]
    assert joined(*raw) == texts


def test_a_paragraph_that_stands_further_in() -> None:
    head, rest = "一、关于街道上的树荫。研究的人所关心的主要是", "树荫对步行者的影响。"
    body = [line for _ in range(5) for line in wrapped(LONG + "。" + LONG + "。", 36)]
    assert head + rest in joined(*body, " " * 12 + head, " " * 8 + rest, *body)
    title = "关于街道上的树荫和步行的人"
    assert title in joined(*body, " " * 12 + title, " " * 8 + rest, *body)


def test_each_line_set_in_begins_a_paragraph_where_a_page_breaks_none() -> None:
    first, second = INDENT + LONG + "，记为hc", INDENT + LONG + "。"
    others = [LONG * 2 + "。", "(3)式中的r为正数。", LONG + LONG + LONG + "。"]
    assert first.strip() in joined(first, second, *others)


def test_the_number_of_a_formula_on_a_line_of_its_own() -> None:
    lines = joined(INDENT + LONG + "为", "r(t)=g［ΔF(t)］", "(17)", "g(x)函数取为", "", "(18)", INDENT + LONG + "。")
    assert "r(t)=g［ΔF(t)］　(17)" in lines and "(18)" in lines


def test_a_bracket_behind_a_stop_ends_its_sentence() -> None:
    first = INDENT + LONG + "，结果相似.(这个课题拟作另文讨论)"
    assert first.strip() in joined(
        first, "对于步行者来说，这几度决定了他是否愿意出门。", LONG * 3 + "。", LONG * 2 + "。"
    )


def test_a_formula_with_a_number_takes_no_second_one() -> None:
    lines = joined(INDENT + LONG + "为", "x=Ay+Bz,　　(1f)", "(1g)", INDENT + LONG + "。")
    assert "x=Ay+Bz,　　(1f)" in lines and "(1g)" in lines


def test_a_sentence_whose_links_stand_on_lines_of_their_own_is_one() -> None:
    page = [
        "城西的渡口今年春天停了航，最后一班船开走的时候，岸上站满了送行的人。",
        "老艄公说，",
        "1987年",
        "他接过船的时候，摆渡一次只收",
        "2分钱",
        "，后来才涨到五角。",
        "他打算把船捐给镇上的小学，让孩子们知道从前的人怎样过河。",
    ]
    lines, _ = paragraphs.join(characters.to_lines(Source("page", tuple(page), "")))
    assert [line.text for line in lines] == [page[0], "".join(page[1:6]), page[6]]


def test_verse_stays_line_by_line() -> None:
    page = ["春水满渡头，", "行人待晚舟。", "桃花随水去，", "一夜到青州。"]
    lines, _ = paragraphs.join(characters.to_lines(Source("page", tuple(page), "")))
    assert [line.text for line in lines] == page


def test_a_numbered_title_and_its_text_are_no_row() -> None:
    assert layout_profile.is_row("2.3  84  91  77")
    assert layout_profile.is_row("甲村小学  84  91")
    assert not layout_profile.is_row("2.3.1  剪口的高低  剪口要平、要斜向外侧、离芽一寸的老办法在这里不管用")


def test_the_number_of_a_cited_work_on_the_next_line() -> None:
    first, rest = "算例以街道为主，其树高、冠幅和土壤的数据由文献", "［4］给出，树下的温度另测。"
    assert joined(first, rest) == [first + rest]
    assert joined("参考文献", "［4］某人.树木图说.") == ["参考文献", "［4］某人.树木图说."]


@pytest.mark.parametrize(
    "notes",
    [
        ("注释：", "[1]林知秋.总分馆制.2019."),
        ("注释：〔1〕林知秋.总分馆制.2019.",),
        ("【注释】①林知秋.总分馆制.2019.",),
    ],
)
def test_the_name_of_notes_goes_on_with_no_sentence(notes: tuple[str, ...]) -> None:
    text = "渡口的灯在傍晚一盏一盏地亮了起来，船上的人都靠在栏杆上看，谁也没有说话，"
    assert joined(text, *notes) == [text, *notes]


def test_nothing_goes_on_behind_the_mark_of_an_end() -> None:
    last = f"{LONG}。＊"
    assert joined(f"{INDENT}{LONG}。", "", f"{INDENT}{last}", "", "街道．树荫．夏天")[-2:] == [last, "街道．树荫．夏天"]
    assert joined(f"{INDENT}{LONG}。", "", f"{INDENT}（{LONG}）", "", "#街道")[-1] == "#街道"


PLAIN = LONG + "，行人也愿意多走一段。"


def full_lines(*above: str) -> list[str]:
    """A page whose lines are broken at one width, with these lines in its midst: the one above them is full."""
    return [*wrapped(PLAIN * 3, 30, ""), *above, *wrapped(PLAIN * 3, 30, "")]


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("Key words: shade of the streets, trees, gardens; measuring,", "近年来行道树是夏天街道上唯一的天棚，一棵大树"),
        ("T = a(x + y)/(1 - b) + c(x - y)/(1 + b) + d(x + y) + e, z", "它使树下的路面温度降低，使行人愿意多走一段。"),
    ],
)
def test_chinese_does_not_go_on_below_a_full_line_without_any(before: str, line: str) -> None:
    assert line in "\n".join(joined(*full_lines(before, line)))
    assert not any(before in text and line in text for text in joined(*full_lines(before, line)))


@pytest.mark.parametrize("number", ["（1）", "\ue014（1）", "(2a)"])
def test_the_number_of_a_lost_formula_does_not_go_on_with_the_text(number: str) -> None:
    assert number in joined(*full_lines(PLAIN[:29] + "。", number))


@pytest.mark.parametrize("label", ["{}，", "{}.", "{} ", "{}、", "{}　"])
def test_entries_of_a_list_begin_a_line_each_however_they_are_numbered(label: str) -> None:
    names = ["陈佳实", "沈越，贺兰平", "方砚"]
    entries = [
        f"{label.format(n)}{name}.街道树荫的测量.临城园林，1998，{n}：76－775" for n, name in enumerate(names, 1)
    ]
    found = joined(*wrapped(PLAIN * 4, 30), "参考文献", *entries)
    assert found[-3:] == entries


def test_rows_of_a_table_stay_rows_whatever_their_cells_begin_with() -> None:
    """Cells set in deep behind an empty first column, points with letters and stars in them, a row that is short."""
    rows = [
        "第一级        a.树荫很少",
        "              b.没有长椅",
        "              *夏天尤热",
        "               开始起风             d.长椅减少",
        "400～1500棵树",
        "第二级        a.树荫增加            a.行人增加",
        "               并且变密             b.商铺增加",
    ]
    text = [line for n in (3, 2, 4) for line in wrapped(PLAIN * n, 30)]
    found = joined(*text, "            表1  街道树荫的等级", *rows, *wrapped("注：" + PLAIN * 2, 30), *text)
    assert found[3:] == ["表1  街道树荫的等级", *map(str.strip, rows), "注：" + PLAIN * 2, *found[:3]]


def test_what_stands_round_a_lost_formula_is_no_sentence() -> None:
    first, last = INDENT + LONG + "。", INDENT + LONG + "。"
    assert len(joined(first, INDENT + LONG + "，则", "", "上式即为树荫的宽度，它随风速而变。", last)) == 4
    assert len(joined(first, INDENT + LONG + "的如下方程。", "", "当风速很小时，树荫不变。", last)) == 4
    assert len(joined(first, INDENT + LONG + "，", "", "其中　R为街道的宽度，由测量得到。", last)) == 4


def test_dots_and_thanks_stand_alone() -> None:
    first, last = INDENT + LONG + "。", INDENT + LONG + "。"
    assert "……" in joined(first, "……", last)
    thanks = "本课题的树苗由苗圃提供，谨向各位同事致以谢意。"
    assert joined(first, INDENT + LONG + "。", "", thanks, last)[2] == thanks
