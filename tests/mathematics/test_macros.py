r"""Commands that an author defines are known to his later formulas; what only defines them is no formula of a book."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from kanyin.mathematics.macros import Macros
from kanyin.remarks import heard


@pytest.mark.parametrize(
    ("definition", "use", "made"),
    [
        (r"\def\lamp#1{{\boldsymbol #1}}", r"\lamp x+\lamp{yz}", r"{\boldsymbol x}+{\boldsymbol yz}"),
        (r"\newcommand{\boat}{\mathrm{B}}", r"\boat_1", r"\mathrm{B}_1"),
        (r"\newcommand\port[2][n]{#2_{#1}}", r"\port{x}+\port[k]{x}", r"x_{n}+x_{k}"),
        (r"\renewcommand*{\vec}[1]{\mathbf{#1}}", r"\vec a", r"\mathbf{a}"),
        (r"\DeclareMathOperator*{\most}{most}", r"\most_x f", r"\operatorname*{most}_x f"),
        (r"\let\a=\alpha \let\b\a", r"\b x", r"\alpha x"),
        (r"\newcommand{\s}{\alpha}", r"\s x\sin x", r"\alpha x\sin x"),
    ],
)
def test_later_formulas_are_written_without_them(definition: str, use: str, made: str) -> None:
    macros = Macros()
    assert macros.learn(definition)
    assert macros.expanded(use) == made


def test_a_command_that_stands_for_itself_stays() -> None:
    macros = Macros()
    macros.learn(r"\newcommand{\a}{\a\a}\newcommand{\b}{x\b}")
    assert macros.expanded(r"\a") == r"\a" and macros.expanded(r"\b") == r"\b"
    assert not macros.learn(r"\def\c{x} y") and macros.expanded(r"\c") == "x"
    assert not macros.learn(r"\newcommand{\d}{") and macros.expanded(r"\d") == r"\d"


@pytest.mark.parametrize(
    "definition",
    [
        "$$\n\\def\\lamp#1{\\mathbf{#1}}\n$$",
        "$\\newcommand{\\lamp}[1]{\\mathbf{#1}}$",
        "\\newcommand{\\lamp}[1]{\\mathbf{#1}}\n\\newcommand{\\boat}{b}",
        "\\newcommand{\\lamp}[1]{\n  \\mathbf{#1}\n}",
        "::: {.hidden}\n$$\n\\def\\lamp#1{\\mathbf{#1}}\n$$\n:::",
    ],
)
def test_what_only_defines_shows_nothing(definition: str) -> None:
    with heard() as found:
        html = read_book(f"# 渡口\n\n甲\n\n{definition}\n\n设 $\\lamp{{x}}$。\n", "a.md", None).html
    assert not found and html.count("<math") == 1 and 'alttext="\\mathbf{x}"' in html and html.count("<p>") == 2


def test_code_and_words_behind_a_definition_stay() -> None:
    with heard() as found:
        html = read_book("# 渡口\n\n```\n\\def\\a{x}\n```\n\n写 `\\def\\a{x}`。\n", "a.md", None).html
    assert not found and html.count("\\def\\a{x}") == 2
