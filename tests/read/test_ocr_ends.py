"""Paragraphs whose full stop recognition lost or misread, and those that a page of paper did cut."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.model import Document, Paragraph
from kanyin.read.text import read_source

HEAD = "# 书屋灯光的调节\n\n顾之砚\n\n摘要：说明怎样调节书屋的灯，并用六间书屋的记录作了检验。\n\n# 1 方法\n\n"
FIRST = "书屋的灯从前只有一盏，冬天天黑得早，读者常常要坐到门口去看最后几页，也有人把书带回家里去看"
SECOND = "书架靠墙放着，管理的人每天早晚各数一次，记在簿子上，月底把数目报给村里，由村里再抄送一份给学校存着。"


def clean(text: str) -> Document:
    return pipeline.clean_source(read_source(text.encode(), "page.md", is_ocr=True))


def paragraphs(text: str) -> list[str]:
    return [block.text for block in clean(HEAD + text).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("end", "below"),
    [
        ("，这一点前人已经说过[3]", SECOND),
        ("，这一点前人已经说过[3-5]", SECOND),
        ("，这一点前人已经说过$^{[7]}$", SECOND),
        ("，天黑以后更是如此", f"目前，{SECOND}"),
        ("，天黑以后更是如此", f"由表2可知，{SECOND}"),
        ("，天黑以后更是如此", f"研究表明，{SECOND}"),
    ],
)
def test_a_paragraph_has_ended_though_its_stop_is_lost(end: str, below: str) -> None:
    assert len(paragraphs(f"{FIRST}{end}\n\n{below}\n")) == 2


def test_paragraphs_that_begin_with_what_they_are_on() -> None:
    assert len(paragraphs(f"书灯：{FIRST}（见图1）\n\n书架：{SECOND}\n")) == 2
    assert len(paragraphs(f"书灯：{FIRST}，而管理的\n\n书架：{SECOND}\n")) == 1


@pytest.mark.parametrize(
    ("end", "below"),
    [
        ("，顾砚等[3]", f"认为{SECOND}"),
        ("，Huang 等[31]在", SECOND),
        ("，为了", f"目前的{SECOND}"),
        ("，其中最要紧的", f"研究表明是{SECOND}"),
        ("，天黑以后更是如", f"此，{SECOND}"),
        ("，费用主要分为", f"LED灯和{SECOND}"),
    ],
)
def test_a_sentence_that_a_page_of_paper_cut_goes_on(end: str, below: str) -> None:
    assert len(paragraphs(f"{FIRST}{end}\n\n{below}\n")) == 1


def test_words_that_end_and_begin_sentences_elsewhere_tell_a_lost_stop() -> None:
    told = "书屋的灯光应当随天色调节，这一点十分重要。书架的位置也有讲究。书架不要挡着窗户，光线这一点十分重要。"
    assert len(paragraphs(f"{told}\n\n{FIRST}，灯的位置十分重要\n\n{SECOND}\n")) == 3


@pytest.mark.parametrize(
    ("misread", "right"),
    [
        ("，见前人的记录[2-3] ○", "[2-3]。"),
        ("，误差在 $\\pm 0.3 \\text{‰}$ 号", "。"),
        ("，误差记作 $V _ { i }$ 0", "。"),
        ("，温度为 $37 ^ { \\circ }$ C", "C"),
        ("，原子记作 $x ^ { 1 8 }$ O", "O"),
        ("，各地都有过这样的记录[2]", "[2]"),
    ],
)
def test_a_full_stop_that_was_read_as_a_ring_or_a_nought(misread: str, right: str) -> None:
    assert paragraphs(f"{FIRST}{misread}\n\n1.1 灯的数目\n\n{SECOND}\n")[0].endswith(right)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("各地都有记录[2-3].在冬天尤其如此", "[2-3]。在冬天"),
        ("每人每天用电为0.01.调节以后减半", "0.01。调节"),
        ("见前文2.1节的说明", "2.1节"),
    ],
)
def test_a_stop_of_half_width_behind_a_citation_or_a_figure(text: str, right: str) -> None:
    assert right in paragraphs(f"{FIRST}，{text}，{SECOND}\n")[0]
