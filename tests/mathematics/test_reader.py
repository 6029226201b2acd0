"""TeX as people write it: what it becomes, what its lines are numbered, and where it cannot be read."""

from __future__ import annotations

import re
from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kanyin.mathematics import chemistry, reader
from kanyin.mathematics.tex import TexError


def shown(tex: str, *, display: bool = True) -> str:
    """The characters that a formula shows."""
    return "".join(reader.read(tex, display=display).math.itertext()).replace("\u2061", "")


def names(tex: str) -> list[str]:
    return [str(etree.QName(element).localname) for element in reader.read(tex, display=True).math.iter()]


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        (r"\sum_\limits{i=1}^{n} x", "∑i=1nx"),
        ("a,\\\nb", "a,b"),
        (r"G\approx*m", "G≈∗m"),
        (r"\left<f,g\right>+\bigl<h\bigr>", "⟨f,g⟩+⟨h⟩"),
        (r"\operatorname{\mathsf{Bi}}_n(x)", "𝖡𝗂n(x)"),
        (r"\operatorname*{argmin}_x y", "argminxy"),
        (r"\operatorname{V_{ext}}(r)\varpropto u", "Vext(r)∝u"),
        (r"\mathop{\arg\max}_\boldsymbol w J", "argmax𝒘J"),
        (r"\mathop{\land}\limits_{x} p, \mathop{+}_y", "∧xp,+y"),
        (r"\mathop{=}\limits _{i} x", "=ix"),
        (r"\boldsymbol{1}\bm{x_2}\boldsymbol 3", "𝟏𝒙𝟐𝟑"),
        (r"\ce{A ->[$\ce{H2O}$] B}", "A→H2OB"),
        (r"\textcircled{1}+\textcircled{\small 31}", "①+㉛"),
        (r"\text{当 $n>1$ 时}", "当n>1时"),
        (r"\mbox{盒}", "盒"),
        ("x^⊤_i", "xi⊤"),
        ("a^{n×k^′}", "an×k′"),
        ("f^'", "f′"),
        ("∵a⊥b∴∠c=∅", "∵a⊥b∴∠c=∅"),
        (r"\mathbbm{1}+\mathds{R}", "𝟙+ℝ"),
        (r"\unicode{x2460}", "①"),
        (r"\raisebox{2pt}{高}", "高"),
        (r"\big{(}x\big{)}", "(x)"),
        (r"a\\[2pt]b", "ab"),
        (r"\begin{aligned}[t]a&=b\\[1em]c&=d\end{aligned}", "a=bc=d"),
        (r"\begin{array}{*{2}{c}@{\quad}|l}a&b&c\end{array}", "abc"),
        (r"\ce{CO2 + C -> 2CO}", "CO2+C⟶2CO"),
        (r"\ce{Fe^{3+} + 3SCN- <=> Fe(SCN)3}", "Fe3++3SCN−⇌Fe(SCN)3"),
        (r"\ce{2H2O ->[通电] 2H2 ^ + O2 ^}", "2H2O→通电2H2↑+O2↑"),
        (r"\pu{3.5e2 m/s}", "3.5×102m/s"),
        (r"\SI{12}{\kilo\metre\per\hour}", "12km/h"),
        ("x %旁注\n+y", "x+y"),
        (r"\varlimsup_{n}a_n", "lim‾nan"),
        (r"\substack{i\\j}", "ij"),
        (r"\newcommand{\R}{\mathbb{Q}}\newcommand{\pair}[2]{(#1,#2)}\pair{x}{\R}", "(x,ℚ)"),
        (r"\DeclareMathOperator{\vol}{vol}\vol V", "volV"),
        (r'\char"2460 5', "①5"),
        (r"\text{ {\rm s.t.} }", "s.t."),
        (r"x\in\\{p,\\{q\\}\\}", "x∈{p,{q}}"),
        (r"\begin{gather}u&=v\\w&=z\end{gather}", "u=vw=z"),
        (r"\begin{aligned}u&=v\\\hline w&=z\end{aligned}", "u=vw=z"),
        (r"\begin{CD}P@>f>>Q\\@VgVV @VV{h}V\\R@=S\end{CD}", "P→fQg↓gh↓hR===S"),
        (r"\fbox{甲 $x^2$}+\fcolorbox{red}{white}{乙}", "甲x2+乙"),
        (r"\textcolor{tomato}{x}\color{#0A0}y\textcolor[RGB]{1,2,3}{z}", "xyz"),
        (r"\kern{1em}x\rule{3em}{1pt}\mathchoice{a}{b}{c}{d}", "x_a"),
        (r"\bbox[5px,border:1px solid]{x}\enclose{circle}{y}", "xy"),
        (r"\pdv[2]{f}{x}+\pdv{f}{x}{y}+\dv{t}+\qty(\frac ab)+\braket{a}{b}", "∂2f∂x2+∂2f∂x∂y+ddt+(ab)+⟨a|b⟩"),
        (r"\qty{12}{\metre}+\ang{30;15}+\si{\newton}+\num{4.5e3}", "12m+30∘15′+N+4.5×103"),
        (r"\ce{还原剂 ->[失e^{-}][\ce{H2O}] 氧化产物}", "还原剂→H2O失e−氧化产物"),
        (r"\ce{K2O = K} \ce{X\bond{#}Y}", "K2O=KX≡Y"),
        (r"\ce{->[\underbrace{K、Na}_{电解}、Ag]}", "→K、Na⏟电解、Ag"),
        (r"\begin{matrix}\ce{&A&->B}\\&甲&\end{matrix}", "A⟶B甲"),
        (r"\ce{20 ^\circ C}", "20∘C"),
        (r"a\not{||}b\not=c\not\in d", "a/||b≠c∉d"),
    ],
)
def test_what_math_core_does_not_know_is_said_in_what_it_knows(tex: str, wanted: str) -> None:
    assert re.sub(r"\s", "", shown(tex)) == re.sub(r"\s", "", wanted)


@pytest.mark.parametrize(
    ("tex", "numbers"),
    [
        (r"a=b \tag{3.2}", ("(3.2)",)),
        (r"a=b \tag*{甲}", ("甲",)),
        (r"\begin{align}a&=b\tag{1}\\c&=d\end{align}", ("(1)", "")),
        (r"\begin{aligned}a&=b\\c&=d\tag{乙}\end{aligned}", ("", "(乙)")),
        (r"\begin{equation}\begin{split}a&=b\\&=c\end{split}\tag{5}\end{equation}", ("(5)",)),
        (r"\begin{cases}a\\b\end{cases}\tag{6}", ("(6)",)),
        (r"\begin{gather}a\\b\\c\end{gather}", ("", "", "")),
    ],
)
def test_each_line_has_its_number(tex: str, numbers: tuple[str, ...]) -> None:
    assert reader.read(tex, display=True).numbers == numbers
    assert "tag" not in shown(tex)


@pytest.mark.parametrize(
    ("tex", "at", "reason"),
    [
        (r"a+\nosuch{b}", 2, r"\nosuch"),
        (r"\frac{a}{b} \begin{nothing}c\end{nothing}", 12, "nothing"),
        (r"\begin{pmatrix}a", 0, "never closed"),
        (r"x + \text{甲", 9, "never closed"),
        (r"\textcircled{1}\frac{a}{\bad}", 24, r"\bad"),
        (r"\eqref{none}", 0, "none"),
        ("{" * 200, 60, "inside each other"),
        (r"\frac1" * 300 + "x", 0, "inside each other"),
        ("[" * 300, 0, "never closed"),
        (r"x+\langle y|" * 30, 0, "never closed"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(tex: str, at: int, reason: str) -> None:
    with pytest.raises(TexError) as error:
        reader.read(tex, display=True)
    assert (error.value.at, reason in error.value.problem) == (at, True), error.value.problem


def test_a_formula_of_its_own_numbers_needs_no_other() -> None:
    tex = r"\begin{align}a&=b\\c&=d\end{align}"
    outline = reader.outline(tex)
    assert outline is not None
    numbered = reader.with_numbers(tex, {outline.lines[0].end: "7", outline.lines[1].end: "8"}, {})
    assert reader.read(numbered, display=True).numbers == ("(7)", "(8)")
    assert reader.read(reader.with_numbers(r"x=\eqref{e}", {}, {"e": "7"}), display=True)


def test_matrices_say_their_lines_and_alignment() -> None:
    table = reader.read(r"\begin{array}{|l|r|}\hline a&b\\\hline\hline c&d\\\hline\end{array}", display=True).math[0]
    assert len(table) == 2 and table.get("columnalign") == "left right"
    assert (table.get("rowlines"), table.get("columnlines")) == ("solid", "solid")
    assert {"line-top", "line-bottom", "line-left", "line-right"} <= set(table.get("class").split())


def test_mathml_is_of_the_third_version_too() -> None:
    """Readers of EPUB know MathML 3: no CSS in it, no style on elements that have none there (epubcheck looks)."""
    tex = r"\dfrac12\tfrac12\textcolor{red}{x}\!y\mathop{\mathrm{ess}}\overline{AB}\begin{cases}a\\b\end{cases}"
    math = reader.read(tex, display=True).math
    assert not math.xpath("//@style")
    assert {"mstyle", "mover", "mtable"} <= set(names(tex))


@given(st.text(alphabet=r"\{}[]$&^_%ab12 +=(){}中", max_size=40))
def test_any_text_is_read_or_told(tex: str) -> None:
    try:
        formula = reader.read(tex, display=True)
    except TexError as error:
        assert 0 <= error.at <= len(tex)
    else:
        assert formula.math.get("alttext") == tex


@given(
    st.lists(st.sampled_from(["a", "甲", r"\text{乙}", r"\frac{丙}{b}", r"\sqrt{丁}", r"x_{戊}", "+", "=", r"\hat{c}"]))
)
def test_no_han_is_lost(parts: list[str]) -> None:
    tex = " ".join(parts)
    han = re.compile("[\u4e00-\u9fff]")
    assert sorted(han.findall(shown(tex))) == sorted(han.findall(tex))


def test_white_below_a_row_and_the_distance_of_cases_are_kept() -> None:
    table = next(reader.read(r"\begin{cases}a\\[1em]b\\c\end{cases}", display=True).math.iter("{*}mtable"))
    assert (table.get("data-gaps"), table.get("data-stretch")) == ("1", "1.2")
    for told in (r"\def\arraystretch{1.5}", r"\renewcommand{\arraystretch}{1.5}"):
        math = reader.read(told + r"\begin{array}{c}a\\b\end{array}", display=True).math
        assert next(math.iter("{*}mtable")).get("data-stretch") == "1.5"


def test_colours_of_css_are_those_that_were_asked_for() -> None:
    math = reader.read(r"\textcolor{hotpink}{x}\textcolor[HTML]{12AB34}{y}", display=True).math
    assert [element.get("mathcolor") for element in math] == ["#FF69B4", "#12AB34"]


def test_what_is_set_over_its_neighbour_takes_no_width() -> None:
    laid = next(reader.read(r"\rlap{\times}{+}", display=True).math.iter("{*}mpadded"))
    assert (laid.get("width"), "".join(laid.itertext())) == ("0", "×")
    assert next(reader.read(r"D\llap{/}", display=True).math.iter("{*}mpadded")).get("lspace").startswith("-")


def test_brackets_never_closed_are_not_each_looked_for_to_the_end() -> None:
    class Counted(str):
        looked = 0

        def __getitem__(self, key: SupportsIndex | slice) -> str:
            self.looked += 1
            return str.__getitem__(self, key)

    text = Counted("[" * 4000)
    assert [chemistry._closed(text, at) for at in range(len(text))] == list(range(1, len(text) + 1))
    assert text.looked <= 1500 * len(text)


def test_colours_are_those_their_author_names_whatever_they_are_written_as() -> None:
    math = reader.read(r"\color[rgb]{1.2.4,0,.5}a\textcolor{#FFB882}{b}", display=True).math
    assert [each.get("mathcolor") for each in math.iter() if each.get("mathcolor")] == ["#FF6600", "#FFB882"]
