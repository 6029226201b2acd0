"""Paragraphs joined where a page broke them, and only there."""

import pytest

from kanyin.clean import characters, paragraphs
from kanyin.model import Source

INDENT = "　　"
LONG = "行道树是夏天街道上唯一的天棚，一棵大树可以使树下的路面温度降低十四度，使空气温度降低两到三度"


def joined(*raw: str) -> list[str]:
    lines = characters.to_lines(Source("page", raw, ""))
    out, changes = paragraphs.join(lines)
    assert "".join(line.text for line in out).replace(" ", "") == "".join("".join(raw).split())
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
