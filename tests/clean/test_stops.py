"""Dots that end sentences, on pages that print no 。: which are stops, which are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.clean import punctuation, stops
from kanyin.model import Line

FOLDED = ("树荫少了,街道就热了.人们于是不再步行.", "原因有三个,都与道路有关.")
PRINTED = ("树荫少了，街道就热了。人们于是不再步行。", "原因有三个，都与道路有关。")


def on_page(text: str, page: tuple[str, ...] = FOLDED) -> str:
    lines = tuple(Line(one, (n,)) for n, one in enumerate((*page, text), 1))
    return punctuation.restore(lines)[0][-1].text


@pytest.mark.parametrize(
    ("folded", "printed"),
    [
        ("前人已有研究［1］.因此，本文只谈树荫［2，3］.", "前人已有研究［1］。因此，本文只谈树荫［2，3］。"),
        ("增长了64.7%.CO2的浓度，则变化不大.", "增长了64.7%。CO2的浓度，则变化不大。"),
        ("灯油的用量，每夜为25mL.NaOH及灯芯的用量见表.", "灯油的用量，每夜为25mL。NaOH及灯芯的用量见表。"),
        ("存在正定的解P.其中", "存在正定的解P。其中"),
        ("得到. 记", "得到。 记"),
        ("他说：“这是合作的形式”.此后，再无人提起", "他说：“这是合作的形式”。此后，再无人提起"),
        ("取步长为0.5，得方差为0.另外，误差不大", "取步长为0.5，得方差为0。另外，误差不大"),
        ("街道的温度，都记作t.由此可以算出树荫的面积", "街道的温度，都记作t。由此可以算出树荫的面积"),
        ("不同的街道，有不同的树荫．最热的一条，没有树．", "不同的街道，有不同的树荫。最热的一条，没有树。"),
        ("对街道逐条测量，共四十条.Park方法，见下节", "对街道逐条测量，共四十条。Park方法，见下节"),
        ("见上文的分析(图1).树荫越多，街道越凉", "见上文的分析（图1）。树荫越多，街道越凉"),
        ("证明略.", "证明略。"),
        ("街道的集合记作Q，树荫x∈Q.D对于街道的宽度，另见下节", "街道的集合记作Q，树荫x∈Q。D对于街道的宽度，另见下节"),
        ("这样就决定了街道的方向π.Park把它看成一种，另有说明", "这样就决定了街道的方向π。Park把它看成一种，另有说明"),
        ("街道的宽度，一律记为S.例如第一条街道", "街道的宽度，一律记为S。例如第一条街道"),
        ("街道的主人，从来都是J.K.Park一家", "街道的主人，从来都是J.K.Park一家"),
        ("街道的宽度，都记作TW.TW是由测量得到的", "街道的宽度，都记作TW。TW是由测量得到的"),
        (
            "前面的分析说明了街道很宽且方差为d=z-1.而树荫的宽度为某些特定的街道所有",
            "前面的分析说明了街道很宽且方差为d=z-1。而树荫的宽度为某些特定的街道所有",
        ),
        ("用来指定街道的极点.yr(t)为树荫,另议", "用来指定街道的极点。yr(t)为树荫，另议"),
        ("这个问题也能解决,且更好.■", "这个问题也能解决，且更好。■"),
        ("证明.　　令街道为直线", "证明。　　令街道为直线"),
        ("(2)对测得的宽度记录.", "（2）对测得的宽度记录。"),
        ("证法同前面的定理3.", "证法同前面的定理3。"),
        ("测量方法有很多［1～3］.本文只取一种方法.", "测量方法有很多［1～3］。本文只取一种方法。"),
        ("都记作街道的函数.P(d)为宽度，取k=1,…,4.输出为树荫", "都记作街道的函数。P(d)为宽度，取k=1,…,4。输出为树荫"),
        ("街道越宽越热.转到步骤二", "街道越宽越热。转到步骤二"),
        ("其中为代入宽度估计的标称街道.设", "其中为代入宽度估计的标称街道。设"),
        ("则(24)与(1)对应.考虑加权的街道宽度", "则（24）与（1）对应。考虑加权的街道宽度"),
        (
            "街道的某一条为en，n=1,2,3, …, N．街道的主要宽度有三种",
            "街道的某一条为en，n=1,2,3, …, N。街道的主要宽度有三种",
        ),
        ("显然街道的宽度为x. 设树荫的宽度为y，则有", "显然街道的宽度为x。 设树荫的宽度为y，则有"),
    ],
)
def test_stop(folded: str, printed: str) -> None:
    assert on_page(folded) == printed
    assert on_page(printed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "定理1.设街道的宽度为x，则树荫不足",
        "步骤2.若树荫不足，就转到上一步",
        "1.街道的宽度，2.行道树的种类，3.树荫",
        "A.街道，B.胡同，C.公路，都要种树",
        "一.街道的宽度，由规划决定",
        "4.2.树荫的测量，分为三步",
        "引理1［2］.街道的宽度，由规划决定",
        "图中有三种街道，1.大街2.小街3.胡同",
        "街道的集合{A,B}.width，即各条街道的宽度",
        "史密斯等，即Smith et al.的研究，共有三篇",
        "作者有J.K.林和别人，都住在城里",
        "数据存于街道.txt与树荫.csv，可以下载",
        "程序用街道.NET平台，已经写成",
        "先种树，再修路(e.g.向北的街道)，都不难",
        "宽度是3.5米，高度是2.8米，长度不详",
        "顺序为x1，x2，...，xn的街道",
        "林知秋，街道树荫，北京:某某出版社,1999.第三版",
        "比例依次为$6 8 . 2 \\% . 7 5 . 2 \\%$，树荫不足",
        "定义4（渡船的次序）.在开航的时间内，渡船按次序过河",
        "推论.在无风的日子里，渡船按次序过河",
    ],
)
def test_no_stop(text: str) -> None:
    assert "。" not in on_page(text)


def test_dots_between_symbols_are_left_and_marked() -> None:
    texts = ("街道的系数为KP.KQ是宽度,由测量得到", "树(Ass.Tilia lindenii)来了,(J.K.Lin)带着tree.exe和街道")
    lines = tuple(Line(one, (n,)) for n, one in enumerate((*FOLDED, *texts), 1))
    out, changes = punctuation.restore(lines)
    assert "KP.KQ" in out[2].text
    assert [change.src for change in changes if change.doubt] == [(3,)]
    assert not any(change.doubt for change in punctuation.restore((lines[2],))[1]), "another page"


def test_page_that_prints_stops_ends_lines_with_them() -> None:
    assert on_page("林知秋，男，城里人，教师.", PRINTED) == "林知秋，男，城里人，教师。"
    assert on_page("林知秋，街道树荫，某某学报，1999，学报.", PRINTED)[-1] == "."
    assert on_page("街道的宽度见表1.", PRINTED) == "街道的宽度见表1。"
    assert on_page("每棵浇水4 L.每次浇水，先松土。", PRINTED) == "每棵浇水4 L。每次浇水，先松土。"
    assert on_page("误差为0.003.1995年，又种了树。", PRINTED) == "误差为0.003。1995年，又种了树。"
    assert on_page("树高3.5米，分3.5.1和3.5.2两节。", PRINTED) == "树高3.5米，分3.5.1和3.5.2两节。"


def test_page_that_prints_stops_keeps_its_dots() -> None:
    text = "他读的是卡尔.林德的书，读了三年。"
    assert on_page(text, PRINTED) == text


def test_a_word_cut_short_at_the_end_of_brackets_keeps_its_dot() -> None:
    text = "渡口的岸上长着许多苔草（Carex ripae Shen.），船工说它耐水。"
    assert stops.restore(text.replace("。", ".")) == text


@given(st.text("树荫街道。．. ,，：1２Aa)）］”\u3000", max_size=40))
def test_restoring_twice_is_restoring_once(text: str) -> None:
    once = stops.restore(text)
    assert stops.restore(once) == once


@given(st.text("树荫街道。．. ,，：12Aa)）］”\u3000", max_size=40))
def test_nothing_but_dots_changes(text: str) -> None:
    changed = [(old, new) for old, new in zip(text, stops.restore(text), strict=True) if old != new]
    assert all(old in ".．" and new == "。" for old, new in changed)
