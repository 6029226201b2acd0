"""At what width a page breaks its lines, and whether it broke one."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.fields import wrapping
from kanyin.model import Line, Paragraph, Source
from kanyin.text import columns

PROSE = (
    "守灯人每天傍晚从渡口出发，沿着河堤点亮十二盏灯。他说：“灯亮了，船就能靠岸。”有人问他累不累，他只是笑；"
    "雨天要多走一趟，雾天要多走两趟，灯油由镇上的铺子供应，每月初一结账。临城的船工都认得这些灯……"
)
MENU = [
    "渡口网首页",
    "临城新闻",
    "青石县要闻",
    "船期查询：早班六点、午班十二点、晚班十八点，逢集加开一班，请提前到渡口候船",
]


def _lines(*texts: str) -> list[Line]:
    return [Line(text, (n,), columns=columns(text), gap=not text) for n, text in enumerate(texts, 1)]


def _cut(text: str, width: int) -> list[str]:
    """The text broken at a terminal's width, where Chinese quotes take one column each."""
    out, line = [], ""
    for char in text:
        if wrapping.terminal_columns(_lines(line + char)[0]) > width:
            out.append(line)
            line = ""
        line += char
    return [*out, line]


def test_few_lines_of_a_page_are_enough() -> None:
    assert wrapping.width(_lines(*MENU, *_cut(PROSE[:60], 79))) == 0
    assert wrapping.width(_lines(*MENU, *_cut(PROSE + PROSE, 79))) in (78, 79)
    assert wrapping.width(_lines(*MENU, *_cut(PROSE + PROSE, 145))) in (144, 145)


def test_longer_cells_of_a_table_tell_nothing() -> None:
    table = "甲渡口  六点  七点  八点  九点  十点  十一点  十二点  十三点  十四点  十五点  十六点  十七点"
    assert wrapping.width(_lines(*[table] * 12, *_cut(PROSE * 2, 79))) in (78, 79)


def test_paragraphs_on_lines_of_their_own_have_no_width() -> None:
    assert wrapping.width(_lines(*MENU, PROSE, PROSE + "灯", PROSE[:40], PROSE[:41] + "：", PROSE[:42])) == 0


def test_headlines_of_one_length_have_none() -> None:
    assert (
        wrapping.width(
            _lines(*[f"渡口的第{n}盏灯修好以后守灯人的一天是怎样过去的记者走访了河边的几户" for n in "一二三四五六"])
        )
        == 0
    )


def test_a_word_that_had_no_room() -> None:
    before, below = _lines(
        "守灯人说，灯油的牌子他只认得一个，写在铺子的账本上的是这几个字母：", "Lamplighter&Sons-1898 的那种。"
    )
    assert wrapping.breaks(before, below, before.columns + 12)
    assert not wrapping.breaks(before, below, before.columns + 40)
    assert not wrapping.breaks(before, _lines("灯油。")[0], before.columns + 12)


def test_paragraphs_of_a_short_page_are_whole() -> None:
    for width in (79, 145):
        texts = [PROSE + PROSE, f"第二天{PROSE}", f"第三天{PROSE}"]
        page = ["守灯人的一天", "", *[line for text in texts for line in (*_cut(text, width), "")]]
        document = pipeline.clean_source(Source("page", tuple(page), ""))
        found = [block.text for block in document.blocks if isinstance(block, Paragraph)]
        assert [text[:6] for text in found] == [text[:6] for text in texts]


REST = [PROSE[33:60], *_cut(PROSE + PROSE, 78)]


def _filling(text: str, width: int) -> list[str]:
    """The text broken at the width, as far as its last line, which ends in a stop, is full."""
    lines = _cut(text, width)[:-1]
    return [*lines[:-1], f"{lines[-1][:-1]}。"]


@pytest.mark.parametrize("begin", ["第三条　", "第三条 ", "第十二条之一　", "    守灯人", "    第二天"])
def test_what_begins_a_paragraph_below_a_full_line_that_has_ended(begin: str) -> None:
    """An article of a law wherever it stands; any line that is set in from the one above (clreq 4.1)."""
    page = [
        *_filling(f"第一条　{PROSE}{PROSE}", 78),
        f"{begin}{PROSE[:33]}",
        PROSE[33:60],
        *_filling(PROSE + PROSE, 78),
    ]
    document = pipeline.clean_source(Source("page", tuple(page), ""))
    found = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert begin.strip() in [text[: len(begin.strip())] for text in found], found


def test_a_sentence_that_speaks_of_an_article_goes_on() -> None:
    page = [
        *_filling(f"第一条　{PROSE}{PROSE}", 78),
        f"第三条规定的{PROSE[:32]}",
        PROSE[32:60],
        *_filling(PROSE + PROSE, 78),
    ]
    document = pipeline.clean_source(Source("page", tuple(page), ""))
    assert not [b for b in document.blocks if isinstance(b, Paragraph) and b.text.startswith("第三条规定")]
