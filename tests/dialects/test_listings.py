"""Captions of code: each stands above its code, with the number by which the text calls it, in all formats."""

from __future__ import annotations

import re

import pytest

from kanyin.book.reader import read_book
from kanyin.dialects import prepare
from kanyin.dialects.omitted import Omitted
from kanyin.output.txt import write_txt
from kanyin.remarks import heard
from tests.styles import STYLES


def prepared(text: str) -> list[str]:
    return [line for line in prepare(text, 0, None, None, Omitted()).text.split("\n") if line.strip()]


def told(text: str) -> tuple[str, list[str]]:
    with heard() as found:
        book = read_book(f"---\ntitle: 灯\n---\n\n{text}\n", "a.md", None)
    return book.html, [remark.problem for remark in found]


NAMED = "::: {#lst:a .caption .listing}"


@pytest.mark.parametrize(
    ("text", "above", "fence"),
    [
        (
            '```{#lst:a .py caption="点 `灯`"}'.replace("`灯`", "*灯*") + "\nx\n```",
            [NAMED, "点 *灯*", ":::"],
            "```{.py}",
        ),
        ('~~~{#lst:a .py caption="点 `灯`"}\nx\n~~~', [NAMED, "点 `灯`", ":::"], "~~~{.py}"),
        ('```{#lst-a .py lst-cap="点灯"}\nx\n```', [NAMED.replace(":a", "-a"), "点灯", ":::"], "```{.py}"),
        ("Listing: 点灯 {#lst:a}\n\n```py\nx\n```", [NAMED, "点灯", ":::"], "```py"),
        ("```py\nx\n```\n\n: 点灯 {#lst:a}\n\n后", [NAMED, "点灯", ":::"], "```py"),
        ('```{python}\n#| label: lst:a\n#| lst-cap: "点灯"\nx\n```', [NAMED, "点灯", ":::"], "```python"),
        ("```{code-block} py\n:name: lst:a\n:caption: 点灯\n:linenos:\nx\n```", [NAMED, "点灯", ":::"], "```py"),
        ('```py title="a_b.py"\nx\n```', ["::: {.caption .listing}", "a\\_b.py", ":::"], "```py"),
        ("```py,filename=src/a.py\nx\n```", ["::: {.caption .listing}", "src/a.py", ":::"], "```py"),
        ('```mermaid "渡_口"\nx\n```', ["::: {.caption .listing}", "渡\\_口", ":::"], "```mermaid"),
        ("```py {1,3} [a.py]\nx\n```", ["::: {.caption .listing}", "a.py", ":::"], "```py"),
        ('```go {filename="a.go"}\nx\n```', ["::: {.caption .listing}", "a.go", ":::"], "```go"),
    ],
)
def test_a_caption_stands_above_its_code(text: str, above: list[str], fence: str) -> None:
    made = prepared(text)
    assert made[: len(above) + 2] == [*above, fence, "x"]


def test_captions_below_code_are_those_of_the_code_above_them() -> None:
    made = prepared("```\na\n```\n\n: 甲 {#lst:a}\n\n```\nb\n```\n\n: 乙 {#lst:b}\n")
    assert [line for line in made if line in "甲a乙b"] == ["甲", "a", "乙", "b"]
    made = prepared('```{.py caption="甲"}\na\n```\n\nListing: 乙 {#lst:b}\n\n```\nb\n```\n')
    assert [line for line in made if line in "甲a乙b"] == ["甲", "a", "乙", "b"]


@pytest.mark.parametrize(
    "text", ["Listing: 甲\n乙\n\n```\nx\n```", "```\nx\n```\n\n: 乙", "文\n: 解 {#lst:a}\n\n```\nx\n```"]
)
def test_what_only_looks_so_is_none(text: str) -> None:
    assert not any("listing" in line for line in prepared(text))


def test_the_text_calls_code_by_its_name() -> None:
    html, problems = told(
        '见@lst:a 与 @lst-b。\n\n```{#lst:a .py caption="点灯"}\nx\n```\n\n'
        "```{#lst:b .py}\ny\n```\n\n```{#lst:c .py}\nz\n```"
    )
    assert not problems
    assert '<a href="#lst:a">代码1</a>' in html and '<a href="#lst:b">代码2</a>' in html and "代码3" not in html
    assert html.index("代码1　点灯") < html.index("<pre") and 'id="lst:c"' in html


def test_code_that_its_author_numbered_is_called_by_that_number() -> None:
    html, problems = told("见代码 3-1。\n\n代码 3-1　点灯\n\n```\nx\n```\n\n代码 4 很长。\n\n```\ny\n```")
    assert not problems and re.search(r'<a href="#(label-1)">代码3-1</a>', html)
    assert re.search(r'<div id="label-1" class="caption listing">\s*<p>代码 3-1', html) and html.count("caption") == 1


def test_captions_of_code_are_in_plain_text() -> None:
    book = read_book('---\ntitle: 灯\n---\n\n```{.py caption="点灯"}\nx\n```\n', "a.md", None)
    assert "点灯\n\nx" in write_txt(book, STYLES["article"]).decode()
