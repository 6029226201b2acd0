"""Boxes and small signs of one tool each: docsify's paragraphs behind ``!>``, explanations of abbreviations."""

from __future__ import annotations

from kanyin.dialects.containers import marked_boxes
from kanyin.dialects.lines import joined, numbered
from kanyin.dialects.omitted import Omitted
from kanyin.dialects.templates import without_tags


def test_a_paragraph_behind_docsifys_sign_is_a_box() -> None:
    made = joined(marked_boxes(numbered("甲\n\n!> 先关电源\n再开盖。\n\n?> 可以跳过。")))
    assert made.split("\n\n") == [
        *["甲", "::: {.callout .important}", "先关电源\n再开盖。", ":::"],
        *["\n::: {.callout .tip}", "可以跳过。", ":::\n"],
    ]


def test_such_signs_elsewhere_stay() -> None:
    for text in ("甲 !> 乙", "甲\n?> 乙", "!>", "```\n!> 码\n```", "    !> 码"):
        assert joined(marked_boxes(numbered(text))) == text


def test_explanations_of_abbreviations_are_left_out_and_told() -> None:
    omitted = Omitted()
    made = joined(without_tags(numbered("HTML 是缩写。\n\n*[HTML]: 超文本\n\n*[甲]*：乙"), omitted))
    assert made == "HTML 是缩写。\n\n\n\n*[甲]*：乙"
    assert omitted.texts == ["*[HTML]: 超文本"]
