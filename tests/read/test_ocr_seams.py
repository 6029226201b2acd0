"""Titles that text recognition glued to their paragraphs: where the seam is told by the page alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import pipeline, rules
from kanyin.model import Document, Heading, Paragraph
from kanyin.read.ocr.seams import page_of, seam
from kanyin.read.text import read_source

HEAD = "# 书屋灯光的调节\n\n顾之砚\n\n摘要：说明怎样调节书屋的灯，并用六间书屋的记录作了检验，可供各地参考。\n\n"
HEAD += "# 1 方法\n\n"
GLUED = [
    ("灯光调节方法", "灯光调节方法分为三步，先量房间的亮度，再数开着的灯，最后把多余的关掉，如此而已。"),
    ("读者座位的分布特征", "2003年冬天我们数过两次座位，靠窗的总是先满，靠门的直到傍晚还空着，和夏天不同。"),
    ("电费分摊模型", "由于电费由村里支出，读者并不关心灯开了多少，因此要把账目每月公布一次，大家才肯看。"),
    ("窗帘颜色的影响", "在下午三点以后，浅色窗帘使房间亮一倍，深色的则要多开两盏灯，这一点各间书屋都一样。"),
]


def clean(text: str) -> Document:
    return pipeline.clean_source(read_source(text.encode(), "page.md", is_ocr=True))


def titles(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def test_titles_glued_to_their_paragraphs_are_headings() -> None:
    rows = "\n\n".join(f"1.{n}{title}{text}" for n, (title, text) in enumerate(GLUED, 1))
    document = clean(f"{HEAD}{rows}\n")
    assert titles(document)[1:] == [title for title, _ in GLUED]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [text for _, text in GLUED]


@pytest.mark.parametrize(
    "line",
    [
        "3.15岁是这些孩子的平均年龄，他们大多由祖父母带着来书屋，坐在靠门的矮凳上看图画，一坐就是半天。",
        "9.4书屋的灯光调节方法见前面的说明，这里不再重复，只补充几点看法，供以后做这件事的人参考。",
    ],
)
def test_a_figure_without_neighbours_is_no_number_of_a_section(line: str) -> None:
    rows = "\n\n".join(f"1.{n} {title}\n\n{text}" for n, (title, text) in enumerate(GLUED, 1))
    assert line in [block.text for block in clean(f"{HEAD}{rows}\n\n{line}\n").blocks if isinstance(block, Paragraph)]


def test_a_seam_that_is_not_sure_is_in_doubt() -> None:
    vague = "灯座灯罩灯绳灯架各有各的用处，挑选时要先看房间的高低，再看桌子的大小，最后才看价钱和样式。"
    document = clean(f"{HEAD}1.1 亮度\n\n{GLUED[0][1]}\n\n1.2{vague}\n")
    changes = [change for change in document.changes if change.action == "split" and vague[:4] in change.before]
    assert changes
    assert changes[0].doubt


def test_a_bracket_and_a_latin_word_are_not_cut() -> None:
    text = "灯光调节（LED）系统LED灯光比日光便宜，因此各间书屋都愿意换上它，电费也跟着降了下来。"
    at, _ = seam(text, page_of([text]))
    assert text[:at] == "灯光调节（LED）系统"


@given(st.text(alphabet="灯光调节方法的（）“”本文由在A1 ，。", max_size=90))
def test_a_seam_parts_a_text_in_two_whole_pieces(text: str) -> None:
    at, _ = seam(text, page_of([text]))
    assert 0 <= at < max(1, len(text))
    if at:
        title = text[:at]
        assert title.count("（") == title.count("）")
        assert not re.search("[，。]", title)


def test_each_row_of_the_table_has_its_reason_and_a_pattern_or_a_name() -> None:
    for row in rules.table("seams")["evidence"]:
        assert row["why"]
        assert row["why-en"]
        assert len({"shows", "ends", "begins", "within"} & set(row)) == 1


def test_a_title_within_a_paragraph_is_found_where_the_page_lacks_its_number() -> None:
    said = "这是第二项的说明，各间书屋都照做了，没有例外。"
    page = f"{HEAD}1.1 亮度\n\n{GLUED[0][1]}\n\n1.2 座位\n\n{said}1.3电费分摊模型{GLUED[2][1]}\n\n"
    page += f"1.4 窗帘\n\n{GLUED[3][1]}\n"
    assert titles(clean(page))[1:] == ["亮度", "座位", "电费分摊模型", "窗帘"]


def test_a_number_that_is_missing_among_marked_titles_is_one_of_them() -> None:
    rows = "\n\n".join(f"{'' if n == 6 else '# '}1.{n}灯的第{n}种装法\n\n{GLUED[0][1]}" for n in range(1, 9))
    assert len(titles(clean(f"{HEAD}{rows}"))) == 9


def test_a_usual_title_behind_the_last_sentence_needs_no_space() -> None:
    page = f"{HEAD}# 1.1 亮度\n\n{GLUED[0][1]}2结果\n\n# 2.1 座位\n\n{GLUED[1][1]}\n"
    assert "结果" in titles(clean(page))


def test_items_one_of_which_is_marked_are_headings_together() -> None:
    rows = "\n\n".join(f"{'# ' if n == 3 else ''}（{n}）灯的第{n}种装法\n\n{GLUED[0][1]}" for n in range(1, 4))
    assert len(titles(clean(f"{HEAD}# 1.1 装法\n\n{GLUED[1][1]}\n\n{rows}"))) == 5


def test_two_titles_on_one_line_are_two_headings() -> None:
    (first, text), (second, more) = GLUED[0], GLUED[2]
    document = clean(f"{HEAD}1.1{first}{text}1.2{second}{more}\n\n# 1.3 小结\n\n{text}\n")
    assert titles(document)[1:] == [first, second, "小结"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1.2.1 灯具(1)临城的灯座，三只；(2)河口的灯泡，六只；(3)渡口的开关，两只，都由书屋的人保管。", "灯具"),
        (
            "1.2.2 夜间数据的采集患者取坐位，面朝东边的窗，灯座放在桌上，每隔一刻钟记一次亮度，直到天亮。",
            "夜间数据的采集",
        ),
        (
            "1.2.3 灯的布设与记录于2016年7月选定有代表性的三间书屋，每间各装两盏灯，夜里由管理员记录亮度。",
            "灯的布设与记录",
        ),
        (
            "1.2.4 灯光的测定过程全麻后把灯挪到床边，读数三次，取其中间的一次，记在本子的第一页上，当晚交给管理员。",
            "灯光的测定过程",
        ),
    ],
)
def test_a_list_who_was_examined_and_a_date_begin_a_paragraph(line: str, title: str) -> None:
    page = f"{HEAD}灯都亮着。\n\n# 1.2 步骤\n\n{line}\n\n# 2 结果\n\n灯都亮着，没有一盏是坏的。\n"
    assert title in [one.text for one in clean(page).blocks if isinstance(one, Heading)]


def test_a_numbered_paragraph_of_which_nothing_is_a_title_stays_whole() -> None:
    text = "第4周读灯后灯的记录由的7盏，提升为6盏，灯还亮着，谁也没有再说什么话。"
    page = page_of([text, text, "第1周读灯后灯的记录由最初的9盏，提升为12盏。"])
    assert seam(text, page) == (0, False)
