"""Degrees that recognition read as per cent, and per cent that stays."""

from __future__ import annotations

import pytest

from tests.read.test_ocr import HEAD, LINE, clean, texts
from tests.read.test_ocr_citations import shown

PAGE = r"渡口冬天 $- 1 7 ^ { \circ } \mathrm { C }$ 以下的日子多，夏天有 $3 0 \mathrm { { ^ \circ C } }$ 以上的日子。"
DEGREES = r" ^ { \circ } \mathrm { C }$"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (r"渡口年平均气温 $8 . 2 \%$，灯", rf"渡口年平均气温 $8 . 2{DEGREES}，灯"),
        (r"渡口有 $- 1 7 \%$ 以下的日子", rf"渡口有 $- 1 7{DEGREES} 以下的日子"),
        (r"气温稳定通过 $3 0 \%$ 的日子", rf"气温稳定通过 $3 0{DEGREES} 的日子"),
        (r"灯数占 $3 0 \%$，灯", r"灯数占 $3 0 \%$，灯"),
        (r"气温的保证率达 $3 0 \%$，灯", r"气温的保证率达 $3 0 \%$，灯"),
        (r"灯数的变化为 $- 5 \%$，灯", r"灯数的变化为 $- 5 \%$，灯"),
        (r"渡口的气温使灯数减少 $8 \%$，灯", r"渡口的气温使灯数减少 $8 \%$，灯"),
    ],
)
def test_what_stands_before_a_figure_tells_its_sign(read: str, printed: str) -> None:
    document = clean(f"{HEAD}{LINE}{PAGE}{read}。\n")
    assert next(shown(text).replace("  ", " ") for text in texts(document)).endswith(f"{printed}。")


def test_a_page_without_degrees_keeps_its_per_cent() -> None:
    assert r"\%" in texts(clean(HEAD + LINE + r"渡口年平均气温 $8 . 2 \%$。"))[0]


def test_a_stray_letter_behind_an_abstract_that_stood_on_the_line_of_the_unit() -> None:
    abstract = "摘要：说明怎样调节书屋的灯，用六间书屋的记录作了检验，得出灯光与人数的关系，并给出做法。八"
    head = (
        f"# 青石县渡口灯的调节\n\n# 顾之砚，方砚\n\n临城大学灯光实验室，临城 100021{abstract}\n\n关键词：渡口；灯\n\n"
    )
    meta = clean(f"{head}# Lamps of the Ferry {{\n\nAbstract: The lamps are counted.\n\n# 1 引言\n\n{LINE}\n").meta
    assert meta.abstract.endswith("并给出做法。")
    assert meta.extra["title-en"] == "Lamps of the Ferry"
