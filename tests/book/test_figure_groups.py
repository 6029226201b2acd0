"""Several pictures or tables that are one: one number, letters for the parts, and calls that lead to each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kanyin.book.reader import read_book
from kanyin.remarks import heard
from tests.output.books import png

_TWO = "![船](a.png){#fig-a}\n\n![灯](a.png){#fig-b}\n\n渡口的图\n"
_CALLS = "\n\n见 @fig-x、@fig-a、@fig-x-b、@fig-x-1。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.png").write_bytes(png())
    return tmp_path


def made(text: str, folder: Path | None) -> tuple[str, list[str]]:
    with heard() as found:
        html = read_book(f"# 渡口\n\n文\n\n{text}", "a.md", folder).html
    return html, [remark.problem for remark in found]


@pytest.mark.parametrize(
    "text",
    [
        f"::: {{#fig-x layout-ncol=2}}\n\n{_TWO}:::",
        f"::: {{#fig-x}}\n{_TWO}:::",
        f'<div id="fig-x">\n\n{_TWO}\n</div>',
        "::: {#fig-x}\n![船](a.png){#fig-a}\n![灯](a.png){#fig-b}\n\n渡口的图\n:::",
        "::: {#fig-x}\n\n::: {}\n![船](a.png){#fig-a}\n:::\n\n![(b) 灯](a.png){#fig-b}\n\n渡口的图\n:::",
        ":::{figure}\n:name: fig-x\n(fig-a)=\n![船](a.png)\n(fig-b)=\n![灯](a.png)\n\n渡口的图\n:::",
        "```{subfigure} AB\n:name: fig-x\n\n![船](a.png){#fig-a}\n![灯](a.png){#fig-b}\n\n渡口的图\n```",
    ],
)
def test_pictures_of_a_figure_have_letters_and_the_text_calls_them(text: str, folder: Path) -> None:
    html, problems = made(text + _CALLS, folder)
    assert not problems
    assert re.findall(r"<figcaption[^>]*>(.*?)</figcaption>", html) == ["(a) 船", "(b) 灯", "图1　渡口的图"]
    assert '<figure id="fig-x" class="panels panels-2">' in html
    assert re.findall(r'href="#(fig-\w)">(.*?)</a>', html) == [
        ("fig-x", "图1"),
        ("fig-a", "图1(a)"),
        ("fig-b", "图1(b)"),
        ("fig-a", "图1(a)"),
    ]


@pytest.mark.parametrize(
    ("layout", "beside"),
    [("layout-ncol=3", 3), ("layout-nrow=3", 1), ('layout="[[1,1,1],[1]]"', 3), ('layout="[[40,-20,40],[100]]"', 2)],
)
def test_as_many_stand_beside_each_other_as_the_author_says(layout: str, beside: int, folder: Path) -> None:
    html, _ = made(f"::: {{#fig-x {layout}}}\n\n![](a.png)\n\n![](a.png)\n\n![](a.png)\n\n图\n:::", folder)
    assert f'class="panels panels-{beside}"' in html and html.count("<figcaption") == 1


def test_a_figure_of_one_picture_is_that_picture(folder: Path) -> None:
    html, _ = made("::: {#fig-x}\n![](a.png)\n\n渡口\n:::\n\n见 @fig-x", folder)
    assert re.search(r'<figure id="fig-x">\s*<img[^>]*>\s*<figcaption>图1　渡口</figcaption>\s*</figure>', html)
    html, _ = made("::: {#fig-x}\n![船](a.png)\n:::\n\n见 @fig-x", folder)
    assert "图1　船" in html and "panels" not in html
    html, _ = made("::: {#fig-x}\n```\nf()\n```\n\n渡口\n:::\n\n见 @fig-x", folder)
    assert html.index("f()") < html.index("图1　渡口")


def test_a_row_of_pictures_above_a_caption_is_one_figure(folder: Path) -> None:
    for text in (
        "![左](a.png) ![右](a.png)\n\n图3 船",
        "<figure><img src='a.png'><img src='a.png'><figcaption>图3 船</figcaption></figure>",
    ):
        html, _ = made(text + "\n\n见图3。", folder)
        assert (
            html.count("<figcaption") == 1 and 'class="panels panels-2"' in html and 'href="#label-1">图3</a>' in html
        )


def test_pictures_that_are_not_there_keep_their_letters() -> None:
    html, problems = made(
        "```{r}\n#| label: fig-x\n#| fig-cap: 总\n#| fig-subcap: [船, 灯]\nf()\n```\n\n见 @fig-x-2。", None
    )
    assert "calls nothing" not in "".join(problems) and 'href="#fig-x-2">图1(b)</a>' in html
    assert html.count("〔图〕") == 2 and re.findall(r"<p>(\(.\) .|图1　总)</p>", html) == [
        "(a) 船",
        "(b) 灯",
        "图1　总",
    ]


def test_tables_of_a_table_have_letters() -> None:
    one = "\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n: {} {{#tbl-{}}}\n"
    html, problems = made(
        f"::: {{#tbl-x layout-ncol=2}}{one.format('船', 'a')}{one.format('灯', 'b')}\n两表\n:::\n\n见 @tbl-x、@tbl-b。",
        None,
    )
    assert not problems and html.index("表1　两表") < html.index("(a) 船") < html.index("(b) 灯")
    assert 'href="#tbl-b">表1(b)</a>' in html
    html, _ = made("::: {#tbl-x}\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n船期\n:::\n\n见 @tbl-x。", None)
    assert "<caption>表1　船期</caption>" in html
