"""Chunks of R Markdown and Quarto: what they draw has its caption, its name and, where a file is named, its picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.book.reader import read_book, read_folder
from kanyin.dialects import prepare
from kanyin.dialects.omitted import Omitted
from kanyin.remarks import heard


def prepared(text: str) -> str:
    return prepare(text, 0, None, None, Omitted()).text


@pytest.mark.parametrize(
    ("chunk", "below"),
    [
        ("{r, a1, fig.cap='船'}\nplot(x)", "![船](computed:a1){#fig-a1}"),
        ('{r}\n#| label: fig-a1\n#| fig-cap: "船"\nplot(x)', "![船](computed:fig-a1){#fig-a1}"),
        ('{r fig.cap="一个\\"船\\""}\nplot(x)', '![一个"船"](computed:chunk)'),
        ("{r}\n#| fig-cap: >\n#|   船\n#|   与灯\nplot(x)", "![船 与灯](computed:chunk)"),
        ("{r}\n#| label: a1\n#| fig-cap: 船: 灯\nplot(x)", "![船: 灯](computed:a1){#fig-a1}"),
        ("{r s, fig.cap=c('船', '灯')}\nplot(x)", "![船](computed:s-1){#fig-s-1}\n\n\n![灯](computed:s-2){#fig-s-2}"),
        ("{r a1}\nknitr::kable(x, caption = '船期')", "::: {#tbl-a1 .caption .computed}\n\n船期"),
        ("{python}\n#| label: tbl-b\n#| tbl-cap: 船期\nf()", "::: {#tbl-b .caption .computed}\n\n船期"),
    ],
)
def test_what_code_draws_stands_below_it(chunk: str, below: str) -> None:
    made = prepared(f"```{chunk}\n```\n\n文")
    code = chunk.partition("\n")[2].rpartition("\n")[2]
    assert made.index(code) < made.index(below) < made.index("文")


def test_a_chunk_that_names_pictures_is_these_pictures() -> None:
    made = prepared(
        '```{r b, echo=FALSE, fig.cap="船"}\n# 图\nknitr::include_graphics(c("a 1.png", "b.jpg"), dpi = NA)\n```'
    )
    assert made.split() == [":::", "{#fig-b", ".figures}", "![](a%201.png)", "![](b.jpg)", "船", ":::"]
    assert "include_graphics" in prepared('```{r, echo=TRUE}\ninclude_graphics("a.png")\n```')
    assert "x <- 1" in prepared('```{r}\nx <- 1\ninclude_graphics("a.png")\n```')
    assert prepared("```{r a}\nx\n```") == "```r\nx\n```"


@pytest.mark.parametrize(
    "chunk",
    [
        "{r k, fig.cap='总', fig.subcap=c('船', \"灯\"), fig.ncol=2}\n",
        "{r}\n#| label: fig-k\n#| fig-cap: 总\n#| fig-subcap:\n#|   - 船\n#|   - 灯\n#| layout-ncol: 2\n",
        "{python}\n#| label: fig-k\n#| fig-cap: 总\n#| fig-subcap: [船, 灯]\n#| layout-ncol: 2\n",
    ],
)
def test_what_code_draws_in_parts_is_a_division_of_them(chunk: str) -> None:
    lines = [line for line in prepared(f"```{chunk}f()\n```").split("\n")[3:] if line]
    names = [line.replace("computed:k", "computed:fig-k") for line in lines]
    assert names == [
        '::: {#fig-k .figures layout-ncol="2"}',
        "![船](computed:fig-k-1){#fig-k-1}",
        "![灯](computed:fig-k-2){#fig-k-2}",
        "总",
        ":::",
    ]


def told(text: str, folder: Path | None = None) -> tuple[str, list[str]]:
    with heard() as found:
        book = read_book(text, "a.md", folder)
    return book.html, [remark.problem for remark in found]


def test_the_text_calls_what_code_draws() -> None:
    text = "# 题\n\n见图 \\@ref(fig:a1) 与 @tbl-b。\n\n```{r a1, fig.cap='船'}\nplot(x)\n```\n\n"
    html, problems = told(text + "```{r}\n#| label: tbl-b\n#| tbl-cap: 船期\nf()\n```\n")
    assert 'href="#fig-a1"' in html and 'href="#tbl-b"' in html and "图1" in html and "表1" in html
    assert any("code draws them" in problem for problem in problems) and "@" not in html


def test_headings_are_called_by_their_names_in_the_whole_book(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_text("# 渡口 {#port}\n\n第 \\@ref(ship) 节、@sec-fare、\\@ref(none)。\n", "utf-8")
    (tmp_path / "2.md").write_text(
        "# 船\n\n## 船帆 {#ship}\n\n## 2.1 船资 {#sec-fare}\n\n第 \\@ref(sec-fare) 节。\n", "utf-8"
    )
    with heard() as found:
        html = read_folder(tmp_path, "书").html
    assert "“船帆”一节" in html and html.count(">2.1</a>") == 2 and "@ref(none)" in html
    assert [remark.problem for remark in found if "calls nothing" in remark.problem] == [
        "@ref(none) calls nothing that has this name, so it is printed as it stands"
    ]


def test_options_with_braces_are_those_of_a_chunk() -> None:
    head = '```{r map, fig.cap="渡口", engine.opts=list(extra.preamble=c("\\\\usepackage[a]{b}", "\\\\use{c}"))}'
    with heard():
        html = read_book(f"---\ntitle: 甲\n---\n\n{head}\nplot(1)\n```\n", "a.md", None).html
    assert "```" not in html and "图1　渡口" in html
