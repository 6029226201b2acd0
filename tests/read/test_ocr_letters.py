"""Letters, figures and marks that text recognition misread, told by their form or by the page."""

from __future__ import annotations

import pytest

from kanyin.model import MATH, SCAN
from kanyin.read.ocr.english import with_blanks_in_chinese, with_english_blanks
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.figures import with_figures
from kanyin.read.ocr.letters import with_plain_letters
from kanyin.read.ocr.marks import with_chinese_marks
from kanyin.read.ocr.pauses import with_wide_pauses

PAGE = "灯罩用GSH-Px涂过，另有TNF-α灯；LED灯两盏，LED带三条；在 $n$ 间书屋里数了 $t$ 次。"


def marked(text: str) -> str:
    pieces = text.split("$")
    return "".join(piece if n % 2 == 0 else f"{MATH[0]}{piece}{MATH[1]}" for n, piece in enumerate(pieces))


def mended(text: str) -> str:
    entries = with_plain_letters([Entry(0, 0, (marked(text),), SCAN), Entry(1, 1, (marked(PAGE),), SCAN)])
    return entries[0].text.replace(MATH[0], "$").replace(MATH[1], "$")


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("（$_ { . } { \\cal P } { < } 0 . 0 5$）", "（$P < 0.05$）"),
        ("（$\\mathrm { \\nabla } p { > } 0 . 0 1$）", "（$p > 0.01$）"),
        ("（$P { < } 0 . 0 5$）", "（$P { < } 0 . 0 5$）"),
        ("土的 $\\mathfrak { p H }$ 高", "土的 $\\mathrm { p H }$ 高"),
        ("第 $\\mathfrak { n }$ 间", "第 $n$ 间"),
        ("第 $\\mathbf { \\Omega } _ { n }$ 间", "第 $n$ 间"),
        ("角 $\\mathbf { \\Omega } _ { q }$ 大", "角 $\\mathbf { \\Omega } _ { q }$ 大"),
        ("灯数 $\\varXi$ 间数", "灯数 $=$ 间数"),
        ("有GSH- $\\mathbf { \\nabla } \\cdot P x$ 灯", "有GSH-Px灯"),
        ("有TNF- $\\mathbf { \\nabla } \\cdot \\mathbf { a }$ 灯", "有TNF-α灯"),
        ("有ABC- $\\cdot Q$ 灯", "有ABC- $\\cdot Q$ 灯"),
        ("用 $\\mathrm { G S H - }$ 灯", "用 $\\mathrm { G S H - }$ 灯"),
        ("的 $\\ \\mathrm { L E D }$ 灯", "的 LED 灯"),
        ("的 $\\mathrm { L D }$ 灯", "的 $\\mathrm { L D }$ 灯"),
    ],
)
def test_letters_of_formulas(printed: str, plain: str) -> None:
    assert mended(printed) == plain


@pytest.mark.parametrize(
    ("printed", "wide"),
    [
        ("能效比（energy ratio,ER）高", "能效比（energy ratio，ER）高"),
        ("用MLCK(smooth lamp,SL)和灯", "用MLCK（smooth lamp，SL）和灯"),
        ("调用f(lamps,ab)以后", "调用f(lamps,ab)以后"),
        ("CK：对照 control;N5；低氮;N9：高氮", "CK：对照 control；N5：低氮；N9：高氮"),
        ("A:LED灯；B:LED门；C：窗；D：椅", "A：LED灯；B：LED门；C：窗；D：椅"),
        ("1例LED,2例门", "1例LED，2例门"),
        ("即Gu,Shen,et al.（2010）说", "即Gu，Shen，et al.（2010）说"),
        ("点(x,y)和f(x,y)的值", "点(x,y)和f(x,y)的值"),
        ("灯（Lampyris,Lm灯）亮", "灯（Lampyris，Lm灯）亮"),
        ("见（Gu，2010）和（Shen etal,2011；Wen0,2012）", "见（Gu，2010）和（Shen et al，2011；Wen0，2012）"),
        ("见（Gu,2010）和（Shen,2011）", "见（Gu,2010）和（Shen,2011）"),
    ],
)
def test_pauses_of_chinese_text(printed: str, wide: str) -> None:
    assert with_wide_pauses(printed) == wide


@pytest.mark.parametrize(
    ("printed", "spaced"),
    [
        ("the lamps ($P < 1$ ,while $Q$ .The rest", "the lamps ($P < 1$, while $Q$. The rest"),
        ("in the rooms.[Methods]First, lamps", "in the rooms. [Methods] First, lamps"),
        ("the lamps($P < 1$)of the rooms", "the lamps ($P < 1$) of the rooms"),
        ("the days 9.8,26.5, 15.4 of May", "the days 9.8, 26.5, 15.4 of May"),
    ],
)
def test_blanks_of_english_text(printed: str, spaced: str) -> None:
    assert with_english_blanks(marked(printed)) == marked(spaced)


def test_a_speck_in_a_formula_that_has_a_bracket_of_the_text() -> None:
    (entry,) = with_chinese_marks(
        [Entry(0, 0, (marked("灯数相差显著（$_ { . } { \\cal P } { < } 0 . 0 5 )$。"),), SCAN)]
    )
    assert entry.text == marked("灯数相差显著（$P < 0.05$）。")


def test_an_english_clause_in_a_note() -> None:
    assert with_blanks_in_chinese(marked("注：$P$ ,while the rest")) == marked("注：$P$, while the rest")


@pytest.mark.parametrize(
    ("printed", "figures"),
    [
        ("Gu, 2O17, 3(1)", "Gu, 2017, 3(1)"),
        ("Wuhe, Linjiang l251o5, China", "Wuhe, Linjiang 125105, China"),
        ("the CO2 lamps", "the CO2 lamps"),
        ("a 19OO-room", "a 19OO-room"),
    ],
)
def test_figures_read_as_letters(printed: str, figures: str) -> None:
    assert with_figures(printed) == figures


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("左旋 $- \\mathfrak { a } ^ { - }$ 灯油烯", "左旋 -α-灯油烯"),
        ("$\\beta ^ { - }$ 灯油烯", "β-灯油烯"),
        ("$\\beta$ -灯油聚糖", "β-灯油聚糖"),
        ("$\\alpha ^ { - }$ 为下限", "$\\alpha ^ { - }$ 为下限"),
        ("$\\alpha ^ { - }$ 灯油，$\\alpha ^ { + }$ 灯芯", "$\\alpha ^ { - }$ 灯油，$\\alpha ^ { + }$ 灯芯"),
    ],
)
def test_prefixes_of_substances(printed: str, plain: str) -> None:
    assert mended(printed) == plain


@pytest.mark.parametrize(
    ("printed", "set_"),
    [
        ("书屋里的灯高 $h$ 0根据记录可知", "书屋里的灯高 $h$。根据记录可知"),
        ("书屋里的灯高 $h$ 0次以后", "书屋里的灯高 $h$ 0次以后"),
        ("每年10万一15万盏灯", "每年10万—15万盏灯"),
        ("Gu et al(1998)数过灯", "Gu et al（1998）数过灯"),
        ("点的是1,3- 二灯油苯", "点的是1,3-二灯油苯"),
    ],
)
def test_stops_dashes_and_years(printed: str, set_: str) -> None:
    (one,) = with_chinese_marks([Entry(0, 0, (marked(printed),), SCAN)])
    assert one.text.replace(MATH[0], "$").replace(MATH[1], "$") == set_
