r"""Commands of LaTeX in prose: the simple ones are markup, ``\footnote`` a note, the others stay and are told."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from kanyin.dialects import prepare
from kanyin.dialects.omitted import Omitted
from kanyin.remarks import heard


def prepared(text: str) -> str:
    return prepare(text, 0, None, None, Omitted()).text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (r"灯\textbf{很亮}。", "灯<strong>很亮</strong>。"),
        (r"\emph{灯 \textbf{很}亮}", "<em>灯 <strong>很</strong>亮</em>"),
        (r"\texttt{a\_b} 与 \underline{甲}", "`a_b` 与 <u>甲</u>"),
        (r"用 \LaTeX{} 与 \TeX 排", "用 LaTeX 与 TeX 排"),
        (r"渡口\footnote{见 $x_{1}$ 与 \emph{甲}。}远", r"渡口^[见 $x_{1}$ 与 <em>甲</em>。]远"),
        (r"见图 \ref{fig:a} 与 \ref{eq:a}", r"见图 @fig:a 与 \ref{eq:a}"),
        (r"`\textbf{甲}` 与 \\textbf{乙} 与 $\text{丙}$", r"`\textbf{甲}` 与 \\textbf{乙} 与 $\text{丙}$"),
        (r"\cite{a} 与 \textbf{甲", r"\cite{a} 与 \textbf{甲"),
        ("```\n\\textbf{甲}\n```", "```\n\\textbf{甲}\n```"),
        ("渡口\\footnote{水尺\n在 \\emph{石\n阶} 下\n}远", "渡口^[水尺\n在 <em>石\n阶</em> 下\n]远"),
        ("灯\\footnote{水尺\n\n下} 远", "灯\\footnote{水尺\n\n下} 远"),
        (r"灯\footnote{区间 [0,1) 与 [甲] 与 $(0,1]$}与\footnote{a]}", r"灯^[区间 \[0,1) 与 [甲] 与 $(0,1]$]与^[a\]]"),
    ],
)
def test_simple_commands_are_markup(text: str, made: str) -> None:
    assert prepared(text) == made


def test_a_note_is_a_note_and_what_has_no_word_is_told() -> None:
    with heard() as found:
        book = read_book("---\ntitle: 灯\n---\n\n灯\\footnote{一条注}亮\\cite{lamp}。\n", "a.md", None)
    assert "doc-endnotes" in book.html and "一条注" in book.html and r"\cite{lamp}" in book.html
    assert [remark.line for remark in found] == [5] and r"\cite{lamp}" in next(iter(found)).problem


def test_a_reference_leads_to_its_figure() -> None:
    text = "---\ntitle: 灯\n---\n\n见图\\ref{tbl:a}。\n\n: 船期 {#tbl:a}\n\n| 甲 |\n|---|\n| 乙 |\n"
    html = read_book(text.replace("见图", "见表"), "a.md", None).html
    assert '表<a href="#tbl:a">1</a>' in html
