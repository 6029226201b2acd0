"""Brackets that a formula and the text about it share, as text recognition leaves them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kanyin.model import MATH
from kanyin.read.ocr.lost_brackets import with_partners, without_second
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
        ("灯液（$( 0.9 mL$ 注入瓶中", "灯液（$0.9 mL$）注入瓶中"),
        ("减少（$P < 0.05$，夜里反而升高 $( P < 0.01$）", "减少（$P < 0.05$），夜里反而升高（$P < 0.01$）"),
        ("书屋（$10 ^ 2 m$，$29 ^ 3 m )$）在村口", "书屋（$10 ^ 2 m$，$29 ^ 3 m$）在村口"),
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


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("灯数无差异（$P > 0.05 )$）。", "灯数无差异（$P > 0.05$）。"),
        ("灯距分别为（$\\left( P < 0.05 \\right)$）。", "灯距分别为（$P < 0.05$）。"),
        ("灯下 $( 28 ~ d )$），再", "灯下（$28 ~ d$），再"),
        ("灯距 $g ( x ) = f ( x )$），再", "灯距$g ( x ) = f ( x )$，再"),
        ("灯窗（$P > 0.05 .$）", "灯窗（$P > 0.05$）"),
        ("灯窗（$0 \\sim 300 ~ h ,$，渡口", "灯窗（$0 \\sim 300 ~ h$），渡口"),
        ("油耗 $( 40 ~ L ,$ 的灯", "油耗 $( 40 ~ L )$ 的灯"),
        ("灯亮（$2000 ~ \\mathrm { l x ) }$，窗", "灯亮（$2000 ~ \\mathrm { l x }$），窗"),
        ("灯 $R .$ 的", "灯 $R .$ 的"),
        ("灯窗（$P > 0.05 \\mathrm { ~ , ~ }$，渡口", "灯窗（$P > 0.05$），渡口"),
        ("灯窗（$_ { . P < 0.01 } )$；渡口", "灯窗（$P < 0.01$）；渡口"),
    ],
)
def test_a_bracket_that_was_read_as_a_mark_or_twice(read: str, printed: str) -> None:
    plain = with_own_brackets(hidden(read)).replace(MATH[0], "$").replace(MATH[1], "$")
    assert plain.replace(" ", "") == printed.replace(" ", "")


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("灯数无差异（$P = 0.2$。渡口也是", "灯数无差异（$P = 0.2$）。渡口也是"),
        ("灯距（均为 $2 ~ m$，渡口", "灯距（均为 $2 ~ m$），渡口"),
        ("灯与窗（$x$、$y$。", "灯与窗（$x$、$y$）。"),
        ("灯与窗（大小为2$a$ 至 $b$，", "灯与窗（大小为2$a$ 至 $b$，"),
        ("灯（渡口的灯，$a$ 盏", "灯（渡口的灯，$a$ 盏"),
        ("渡口灯少1 $P < 0.05$）；", "渡口灯少（$P < 0.05$）；"),
        ("渡口灯少 $P < 0.05$）；", "渡口灯少（$P < 0.05$）；"),
        ("亮度为 $P < 0.05$）；", "亮度为 $P < 0.05$）；"),
        ("灯多 $28 \\%$）$19 \\%$ 和", "灯多 $28 \\%$、$19 \\%$ 和"),
        ("灯少 $( P <$ 0.05）。", "灯少（$P <$ 0.05）。"),
        ("灯多 $5 \\% ( P < 1$，图2）。", "灯多 $5 \\%$（$P < 1$，图2）。"),
        ("灯距（$48 ) \\%$ 左右", "灯距（$48$）$\\%$ 左右"),
        ("灯距（$\\scriptstyle ( - 0.62$，渡口）", "灯距（$\\scriptstyle - 0.62$，渡口）"),
        ("灯距（ $\\scriptstyle \\mathtt { ( a = 0.9 }$）", "灯距（ $\\scriptstyle \\mathtt { a = 0.9 }$）"),
        ("灯距（$( 0 \\sim$ 255）内", "灯距（$0 \\sim$ 255）内"),
    ],
)
def test_brackets_are_paired_over_the_whole_line(read: str, printed: str) -> None:
    plain = with_partners(hidden(read)).replace(MATH[0], "$").replace(MATH[1], "$")
    assert plain.replace(" ", "") == printed.replace(" ", "")


def test_english_text_has_no_bracket_once_more() -> None:
    assert without_second(hidden("Lamps $( p < 1 )$ ). The")) == hidden("Lamps $( p < 1 )$. The")
    assert without_second(hidden("Lamps (all $( p < 1 )$ ).")) == hidden("Lamps (all $( p < 1 )$ ).")


@example("((\ufdda{}))<\ufddb")  # two brackets of one formula
@given(st.text(alphabet="灯（）() {}1、。<\ufdda\ufddb", max_size=60))
def test_partners_change_nothing_but_brackets(text: str) -> None:
    kept = str.maketrans("", "", "（）() 1、\ufdda\ufddb")
    assert with_partners(text).translate(kept) == text.translate(kept)


def test_a_formula_whose_first_bracket_belongs_to_the_text_is_parted_there() -> None:
    read = hidden("参数（$w , v \\ ) = ( 0 . 4 , 0 . 9 )$，每间")
    assert with_partners(with_own_brackets(read)) == hidden("参数（$w , v$）$= ( 0 . 4 , 0 . 9 )$，每间")


_PIECES = st.lists(
    st.sampled_from(["（", "）", "(", ")", "$", "a", "\\ ", "\\,", " ", "0.4", "=", "，", "{", "}", "\\cdot "]),
    max_size=24,
)


@given(_PIECES)
@example(["（", "$", "a", "\\ ", ")", "=", "(", "0.4", ")", "$"])
def test_no_formula_ends_on_a_backslash(pieces: list[str]) -> None:
    """Written in Markdown, it would make a letter of the dollar that ends it."""
    text = "".join(pieces)
    mended = with_partners(with_own_brackets(hidden(text if text.count("$") % 2 == 0 else text + "$")))
    assert f"\\{MATH[1]}" not in mended


def test_a_bracket_closes_behind_the_relation_of_what_it_opens_with() -> None:
    assert with_partners(hidden("灯数相差（$P$ 均 $< 0.05$。")) == hidden("灯数相差（$P$ 均 $< 0.05$）。")
