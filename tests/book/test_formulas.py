"""The formulas of a book: environments of LaTeX, numbers, references, what cannot be read."""

from __future__ import annotations

import re

import pytest

from kanyin.book.reader import read_book
from kanyin.book.tex_environments import with_dollars
from kanyin.remarks import heard
from tests.output.test_round_trip import nodes


def html_of(markdown: str) -> str:
    return read_book(markdown, "a.md", None).html


@pytest.mark.parametrize("name", ["equation", "equation*", "align", "gather*", "multline", "eqnarray", "alignat"])
def test_an_environment_on_lines_of_its_own_is_a_formula(name: str) -> None:
    argument = "{1}" if name == "alignat" else ""
    html = html_of(f"前文。\n\n\\begin{{{name}}}{argument}\n\nx_1 *y* z_2\n\\end{{{name}}}\n\n后文。\n")
    assert html.count("<math") == 1 and 'display="block"' in html and "<em>" not in html
    assert "\\begin" not in re.sub('alttext="[^"]*"|<annotation.*?</annotation>', "", html, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("sign", "below"), [("- ", "  "), ("1. ", "   "), ("* 甲\n\t- ", "\t  "), ("- 甲\n    - 乙\n\n      ", "      ")]
)
def test_an_environment_in_an_item_is_a_formula(sign: str, below: str) -> None:
    html = html_of(
        f"{sign}\\begin{{aligned}}\n{below}x_{{1}} & = y_{{1}}\\\\\n\n{below}& = 2\n{below}\\end{{aligned}}\n"
    )
    assert html.count("<math") == 1 and 'display="block"' in html and "<em>" not in html and "<p>\\" not in html


@pytest.mark.parametrize(
    "markdown",
    [
        "```\n\\begin{equation}\nx\n\\end{equation}\n```\n",
        "\\begin{quote}\n甲\n\\end{quote}\n",
        "\\begin{align}\n没有结尾\n",
        "文中的\\begin{align}不动\n",
    ],
)
def test_what_is_no_formula_stays(markdown: str) -> None:
    assert with_dollars(markdown) == markdown


def test_no_line_is_added_or_taken_away() -> None:
    markdown = "a\n\n\\begin{align}\na &= b\n\nc &= d\n\\end{align}.\n\n$$\nx\n\n+y\n$$\n\nz\n"
    made = with_dollars(markdown)
    assert made.count("\n") == markdown.count("\n") and made.count("$$") == 4


def test_equations_are_counted_where_one_is_referred_to() -> None:
    text = (
        "\\begin{equation}\na=b \\label{eq:a}\n\\end{equation}\n\n$$c=d$$\n\n"
        "\\begin{align}\ne&=f\\\\\ng&=h\\nonumber\n\\end{align}\n"
    )
    assert "equation-number" not in html_of(text), "nobody speaks of a number"
    html = html_of(text + "\n由式\\eqref{eq:a}与$\\ref{eq:a}$可得。\n")
    assert re.findall(r'equation-number">([^<]*)', html) == ["(1)"]
    assert re.findall(r"<mtext>(\(\d\))</mtext>", html) == ["(2)"]
    assert re.findall(r'<a href="#(eq-\d)">([^<]*)</a>', html) == [("eq-1", "(1)"), ("eq-1", "1")]
    assert 'id="eq-1"' in html


def test_the_authors_own_numbers_are_kept() -> None:
    html = html_of("$$a=b\\tag{2.1}\\label{one}$$\n\n见\\ref{one}。\n")
    assert re.findall(r'equation-number">([^<]*)', html) == ["(2.1)"]
    assert '<a href="#eq-1">2.1</a>' in html


def test_a_block_of_code_that_says_math_is_a_formula() -> None:
    assert html_of("```math\nx^2\n```\n").count("<math") == 1


def test_what_cannot_be_read_is_told_with_line_and_column_and_shown_as_code() -> None:
    markdown = "甲\n\n设$a+\\nosuch{b}$，且\n\n$$\n\\frac{a\n$$\n"
    with heard() as found:
        book = read_book(markdown, "a.md", None)
    told = {remark.line: remark.problem for remark in found}
    assert set(told) == {3, 6}
    assert "column 5" in told[3] and "\\nosuch" in told[3] and all(remark.hint for remark in found)
    assert [node["c"][1] for node in nodes(book.ast["blocks"], "Code")] == ["a+\\nosuch{b}", "\\frac{a"]
    assert not list(nodes(book.ast["blocks"], "Math"))


def test_a_label_that_is_nowhere_is_told() -> None:
    with heard() as found:
        html = html_of("见\\eqref{none}。\n\n$$a\\tag{1}$$\n")
    assert "none" in next(remark.problem for remark in found) and "\\eqref{none}" in html


def test_numbers_and_alttext_are_in_the_html() -> None:
    html = html_of('$$a<b\\tag{"1"}$$\n')
    assert 'alttext="a&lt;b\\tag{&quot;1&quot;}"' in html and 'equation-number">("1")<' in html


@pytest.mark.parametrize(
    "markdown",
    [
        "\\[ x^2 \\]",
        "\\\\[ x^2 \\\\]。",
        "\\[\n\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}\n\\]",
        "- 列：\n  \\[\n  E = mc^2\n  \\]",
    ],
)
def test_square_brackets_of_mathjax_are_displayed_formulas(markdown: str) -> None:
    html = html_of(f"前文。\n\n{markdown}\n\n后文。\n")
    assert html.count("<math") == 1 and 'display="block"' in html
    assert with_dollars(markdown).count("\n") == markdown.count("\n")


@pytest.mark.parametrize(
    "markdown",
    ["\\[1\\] 注", "\\[^1\\]", "\\[注：a=b\\]", "\\[a=b\\](c.md)", "文\n\n    \\[ a=b \\]\n", "\\[ a=b\n\n\\]"],
)
def test_square_brackets_of_text_stay(markdown: str) -> None:
    assert with_dollars(markdown) == markdown


def test_a_named_formula_of_several_lines_gets_no_second_dollars() -> None:
    text = "$$\n\\begin{split}\na &= b \\\\\n &= c\n\\end{split}\n$$ {#eq-x}\n"
    assert with_dollars(text) == text
    html = html_of(f"前文。\n\n{text}\n见 @eq-x。\n")
    assert html.count("<math") == 1 and "式1" in html.replace(" ", "")


@pytest.mark.parametrize(
    ("markdown", "formulas"),
    [
        ("文\n$$a = \\left(\n\nb\n\\right)\n$$\n又 $c$", 2),
        ("> $$\n> a\n>\n> b\n> $$", 1),
        ("1. 甲\n$$\na\n+\nb\n- c\n$$\n2. 乙 $c$", 2),
        ("1. 甲\n\n   $$\n   a\n\n   b\n   $$\n2. 乙 $c$", 2),
        ("$$\n\n渡口的水位退到石阶之下。\n\n$$\na\n$$", 1),
    ],
)
def test_empty_lines_within_dollars_end_no_formula(markdown: str, formulas: int) -> None:
    html = read_book(markdown, "a", None).html
    assert html.count("<math") == formulas
    assert "渡口" not in markdown or "<p>渡口的水位退到石阶之下。</p>" in html
