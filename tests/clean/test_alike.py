"""Marks that a page sets in two widths in one and the same place."""

from __future__ import annotations

import pytest

from kanyin.clean import alike, punctuation
from kanyin.model import Line


def alike_of(*texts: str) -> list[str]:
    return [line.text for line in alike.set_alike(tuple(Line(text, (n,)) for n, text in enumerate(texts, 1)))[0]]


def test_numbers_of_items_are_set_alike() -> None:
    page = (Line("1) a+b≠0；", (1,)), Line("2）街道是宽的；", (2,)), Line("3)　(28)", (3,)))
    assert [line.text[:2] for line in alike.set_alike(page)[0]] == ["1）", "2）", "3）"]
    assert alike.set_alike(page[:1]) == (page[:1], [])


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        (
            ("（1）［定义］", "(2)［3-1］", "(12)(13)［定理2］"),
            ("（1）［定义］", "（2）［3-1］", "（12）（13）［定理2］"),
        ),
        (("每亩3kg/株，共5kg／亩", "株／亩"), ("每亩3kg/株，共5kg/亩", "株／亩")),
        (("前人［2，3］和", "前人［4,5］和", "后人［6，7］"), ("前人［2，3］和", "前人［4，5］和", "后人［6，7］")),
        (("其中(A,B)可控，(A，C)可观", "F(x+D,y，z)"), ("其中(A,B)可控，(A,C)可观", "F(x+D,y,z)")),
        (("设i=1,2,…,n和j=1，2，…，m", "取k=1,2,3时"), ("设i=1,2,…,n和j=1,2,…,m", "取k=1,2,3时")),
        (("令a=1，b=2，c=3时", "有x=4,y=5成立"), ("令a=1，b=2，c=3时", "有x=4，y=5成立")),
        (
            ("点P，Q，R在河边", "点X,Y,Z在桥上", "而S，T在船上，U,V不在"),
            ("点P，Q，R在河边", "点X，Y，Z在桥上", "而S，T在船上，U，V不在"),
        ),
        (("河宽＝桥长", "u=3，v＝4，w=5", "河宽=桥长+堤宽"), ("河宽＝桥长", "u=3，v=4，w=5", "河宽＝桥长+堤宽")),
        (("E＝n(λ－1)+2", "宽＝桥长"), ("E=n(λ-1)+2", "宽＝桥长")),
        (("比率／％", "占5%"), ("比率／%", "占5%")),
        (("见式(3)和式（4）", "如图1(a)所示"), ("见式（3）和式（4）", "如图1（a）所示")),
        (("每天10～20条", "每夜5~8条"), ("每天10～20条", "每夜5～8条")),
    ],
)
def test_what_a_page_sets_in_two_ways_is_decided_once(page: tuple[str, ...], printed: tuple[str, ...]) -> None:
    assert alike_of(*page) == list(printed)


@pytest.mark.parametrize(
    "page",
    [
        ("在河上给他一条船P,A可能不要", "船为P，桥为Q"),  # commas of clauses, narrow ones as often
        ("设f(x,y)为河宽，深度(m)不变",),
        ("He had 3／4 of the boats, and we had 1/4 of the bridges.",),
        ("春风又绿／明月何时", "每秒3米/秒"),
        ("见式(3)和式(4)", "船(5)只"),
        ("Fe3+＋e→Fe2+", "x=3和HO＋H2O→HO"),
    ],
)
def test_what_is_alike_or_something_else_stays(page: tuple[str, ...]) -> None:
    assert alike_of(*page) == list(page)


def test_entries_and_programs_keep_their_own() -> None:
    page = (
        Line("每亩3kg/株，共5kg／亩", (1,)),
        Line("x＝1;y=2", (2,), kind="code1"),
        Line("参考文献", (3,)),
        Line("［1］ 方晓. 河宽／水深[J]. 河口, 1998(2): 3-4.", (4,)),
    )
    assert [line.text for line in alike.set_alike(page)[0]][1:] == [line.text for line in page[1:]]


def test_arguments_whose_functions_were_pictures() -> None:
    page = ("u(t)和v(t)，w(t)都是河宽。", "其中(t)为河宽；(0)人为给定；(N)为末值。", "依赖于(0),(1),…,(N-1)的河宽。")
    lines = punctuation.restore(tuple(Line(text, (n,)) for n, text in enumerate(page, 1)))[0]
    assert lines[1].text == "其中(t)为河宽；(0)人为给定；(N)为末值。"
    assert "（0），（1）" in lines[2].text
