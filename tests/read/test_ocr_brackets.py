"""Brackets that a formula and the text about it share, as text recognition leaves them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.model import MATH
from kanyin.read.ocr.shared_brackets import with_own_brackets


def hidden(text: str) -> str:
    """``$a$`` with the marks of a formula."""
    for mark in MATH * text.count("$"):
        text = text.replace("$", mark, 1)
    return text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("灯数相差显著（$P < 0.05 )$，窗数不然", "灯数相差显著（$P < 0.05$），窗数不然"),
        ("灯数相差显著（$( P < 0.05 )$；", "灯数相差显著（$P < 0.05$）；"),
        ("灯数相差显著（$( P < 0.05 )$）。", "灯数相差显著（$P < 0.05$）。"),
        ("灯数相差显著（$_ { . P < 0.05 ) }$。", "灯数相差显著（$P < 0.05$）。"),
        ("灯数相差显著（$_ { \\scriptstyle P < 0.05 }$），", "灯数相差显著（$P < 0.05$），"),
        ("灯数相差显著 $\\cdot P < 0.05 )$，", "灯数相差显著（$P < 0.05$），"),
        ("灯数相差显著（$P { < } 0 . 0 5$，", "灯数相差显著（$P { < } 0 . 0 5$），"),
        ("通过检验（$\\scriptstyle ( a = 0 . 05 )$。", "通过检验（$a = 0 . 05$）。"),
        ("12间 $( 48.5 \\%$）有灯", "12间（$48.5 \\%$）有灯"),
        ("12间（占 $48.5 \\% )$ 有灯", "12间（占 $48.5 \\%$）有灯"),
        ("12间（占 $( 48.5 \\%$）有灯", "12间（占 $48.5 \\%$）有灯"),
        ("方向为（$a , b \\ )$ 的灯", "方向为（$a , b$） 的灯"),
    ],
)
def test_brackets_stand_outside_of_the_formula_once(read: str, printed: str) -> None:
    plain = with_own_brackets(hidden(read)).replace(MATH[0], "$").replace(MATH[1], "$")
    assert plain.replace(" ", "") == printed.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "灯数 $( a + b ) c$ 与窗数",
        "区间 $( 0 , 1 )$ 之间",
        "灯（$( x + y )$ 的平方）",
        "灯（$f ( x )$）",
        "系数 $a _ { 1 }$ 和CK$_ { 1 }$",
        "高度（$- H \\leq y$）",
        "$H _ { 0 } )$ 没有开头",
    ],
)
def test_what_is_whole_stays(text: str) -> None:
    assert with_own_brackets(hidden(text)) == hidden(text)


@given(st.text(alphabet="灯（）() {}_<.P1，\ufdda\ufddb", max_size=60))
def test_nothing_but_brackets_specks_and_spaces_changes(text: str) -> None:
    kept = str.maketrans("", "", "（）() {}_.")
    assert with_own_brackets(text).translate(kept) == text.translate(kept)
