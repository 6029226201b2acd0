"""Brackets and marks within formulas, lists and quantities of a Chinese line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.clean import brackets, marks
from kanyin.model import Line

CALLS = brackets.habits(["其中x(t)是宽度，y(t)是高度，z(t)是长度"])


@pytest.mark.parametrize(
    ("folded", "printed"),
    [
        ("结果见后(图2),树荫(表1):略", "结果见后（图2），树荫（表1）：略"),
        ("树荫不足(Park,1987).", "树荫不足（Park，1987）."),
        ("据Park(1987)的研究", "据Park（1987）的研究"),
        ("分为(1) CO2的测量;(2) O2的测量", "分为（1） CO2的测量；（2） O2的测量"),
        ("图中(a),(b),(c)为街道", "图中（a），（b），（c）为街道"),
        ("2)KP,f是街道的两个端点", "2）KP,f是街道的两个端点"),
        ("对满足H1),H2)的街道", "对满足H1），H2）的街道"),
        ("其中t∈［-h,0),s∈［-k,0)的一段", "其中t∈［-h,0),s∈［-k,0）的一段"),
        ("树荫的面积记作：　(6)", "树荫的面积记作：　(6)"),
        ("街道分为两段（见式(6)）", "街道分为两段（见式（6））"),
        ("树荫够吗(在夏天)?", "树荫够吗（在夏天）？"),
        ("选出第一条街道s;", "选出第一条街道s；"),
        ("如TCP,UDP和IP等协议", "如TCP，UDP和IP等协议"),
        ("由Lin Zhi,He Mu和别人提出", "由Lin Zhi，He Mu和别人提出"),
        ("委托的任务P,P可以是目标", "委托的任务P，P可以是目标"),
        ("分别取0.1,0.5，0.9为步长", "分别取0.1，0.5，0.9为步长"),
        ("加入盐酸HCl(0.1mol/L),搅拌", "加入盐酸HCl（0.1mol/L），搅拌"),
        ("采用TA(Tree Algorithm)的街道", "采用TA（Tree Algorithm）的街道"),
        ("框架TREE(trees and roads around every house)的街道", "框架TREE（trees and roads around every house）的街道"),
        ("对应（CH2)与树脂", "对应（CH2）与树脂"),
        ("有人指出（Park,Lee,& Kim,2004；Lin,1999,2005）", "有人指出（Park，Lee，& Kim，2004；Lin，1999，2005）"),
        ("前人(例如,Smith,Wu et al.,2004)的研究", "前人（例如，Smith，Wu et al.，2004）的研究"),
        ("写成了TREE, SHADE, STREET等程序", "写成了TREE，SHADE，STREET等程序"),
        ("含有Al,Y,Si等元素", "含有Al，Y，Si等元素"),
        ("主要为SiC,Al2O3和碳", "主要为SiC，Al2O3和碳"),
        ("读取tree.conf,street.conf和别的文件", "读取tree.conf，street.conf和别的文件"),
        ('说明"街道效应"(street effect)(Park et al.,2014)', '说明"街道效应"（street effect）（Park et al.，2014）'),
        ("走到头(向东(LAD)为止", "走到头（向东（LAD）为止"),
        ("根据引理1,A街最宽", "根据引理1，A街最宽"),
        ("街道的集合记为St,Tr为树的集合", "街道的集合记为St，Tr为树的集合"),
        ("风速的单位为m/s;x0的单位为m", "风速的单位为m/s；x0的单位为m"),
        ("共种树16，871，592棵", "共种树16,871,592棵"),
        ("浓度为344.4ppm,358.7ppm，372.0ppm", "浓度为344.4ppm，358.7ppm，372.0ppm"),
        ("街道A1, A2，…,Am的宽度", "街道A1,A2,…,Am的宽度"),
        ("集合｛σ1,…，σm｝的元素", "集合｛σ1,…,σm｝的元素"),
        ("树的强度仅5.3MPa,400℃时还要低", "树的强度仅5.3MPa，400℃时还要低"),
        ("密度为1.46g/cm3,PAA含量不变", "密度为1.46g/cm3，PAA含量不变"),
    ],
)
def test_wide(folded: str, printed: str) -> None:
    assert marks.restore(folded) == printed
    assert marks.restore(printed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "证明由于(BEL X U(b,c)＞0∧(Max(U(b,c)))成立",
        "输沙为500t/(km2·a)的流域",
        "耗油为3g/(kW·h)的机器",
        "矩阵为KD(z)-(K+I)的系统",
        "平均值为(A+B)/2的区间",
        "窗口Wγ(ω)的宽度",
        "硬度exp(0.8×(ln(水中硬度)-1.5))的结果",
        "对象组:=对象的集合",
        "调用GetTree();的结果",
        "顶点x,y的坐标",
        "坐标x,y为整数",
        "共有100，200，300元三种",
        "共12,345棵树",
        "next(tree(a);//种下一棵",
        "(defun draw(p1 p2) ;画街道,再画树",
        "系统U(d)(d)与(s+1)(s+2)的积",
        "取A,B和C为街道的集合",
        "比例依次为$6 8 , 2 \\% ; 7 5$的街道",
        "街道学报（人文版）,41(2),139-142.",
        "点集(x1,y1),(x2,y2)的距离",
    ],
)
def test_half(text: str) -> None:
    assert marks.restore(text) == text


def test_lists_of_one_kind() -> None:
    assert marks.restore("设n=1,2,…，N为街道") == "设n=1,2,…,N为街道"


def test_argument_without_its_function() -> None:
    assert marks.restore("其中(t)为估计", CALLS) == "其中(t)为估计"
    assert marks.restore("其中(乙)为估计", CALLS) == "其中（乙）为估计"
    assert marks.restore("其中(t)为估计") == "其中（t）为估计"


PIECES = st.text("树荫(（)）,，:;?!xyCO12.+=/∧-…% \u3000", max_size=30)


@given(PIECES)
def test_restoring_twice_is_restoring_once(text: str) -> None:
    once = marks.restore(text)
    assert marks.restore(once) == once


@given(PIECES)
def test_only_the_width_of_marks_changes(text: str) -> None:
    def half(text: str) -> str:
        return unicodedata.normalize("NFKC", text.replace("，", ",")).replace("...", "…")

    assert half(marks.restore(text)) == half(text)


@given(PIECES)
def test_halves_of_a_pair_are_alike(text: str) -> None:
    new = marks.restore(text)
    partner, _ = brackets._pairs(new)
    assert all((new[one] in "（）") == (new[other] in "（）") for one, other in partner.items())


def test_a_line_is_looked_at_once_whatever_its_depth() -> None:
    deep = "树" + "(" * 3000 + "x" + ")" * 3000
    assert len(marks.restore(deep)) == len(deep)
    assert Line(deep, (1,)).text == deep
