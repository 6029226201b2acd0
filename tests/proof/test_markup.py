"""Markup and TeX that were printed as text are told, code and figures are not."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.proof import proof_pdf
from kanyin.remarks import heard
from kanyin.style import load_style
from tests.proof.made import han, weasy_pdf

LEFT = [
    "见<br>那里", "<sub>2</sub>", "这是**重点**词", "见[渡口](../boat.md)", "![船](a.png)", "```python", "## 渡口",
    "甲[^3]乙", "题{#sec-a}", "{{< lamp >}}", "甲&nbsp;乙", "由\\frac{1}{2}得", "式$x_1^2$中", "\\begin{aligned}",
    "层$h_{l，k}$的", "见:numref:`boat`", ":width:`40px`", "见\\@ref(fig:a)", "如@fig-boat所示", "::: tip",
]  # fmt: skip
RIGHT = [
    "水深 1.25**，0.31***", "注：**表示显著", "邮箱 lamp@quay.cn", "#42 号船", "价 $5 与 $6", "C:\\boats\\text",
    "集合 {a, b}", "向[1]与(2)", "a < b > c", "见 5.2 节", "R&D 部",
]  # fmt: skip


def told(*words: str) -> list[str]:
    shown = "</p><p>".join(one.replace("&", "&amp;").replace("<", "&lt;") for one in words)
    data = weasy_pdf(body=f"<p>{han(40)}。</p><p>{shown}</p><p>{han(60)}。</p>")
    return [fault.code for fault in proof_pdf(data, "a.pdf").faults if fault.code == "PF110"]


@pytest.mark.parametrize("words", LEFT)
def test_what_was_not_read_is_told(words: str) -> None:
    assert told(words) == ["PF110"]


def test_what_is_text_is_not() -> None:
    assert not told(*RIGHT)


def test_code_is_the_authors() -> None:
    block = "```\n## 一\n**二** <br> \\begin{x}\n```"
    markdown = f"{han(60)}。\n\n用 `**kwargs**`、`<br>` 与 `\\frac{{a}}` 写。\n\n{block}\n\n{han(60)}。\n"
    with heard():
        data = write_pdf(read_book(markdown, "a.md", None), load_style("article"))
    assert "PF110" not in {fault.code for fault in proof_pdf(data, "a.pdf").faults}


def test_comments_in_code_keep_their_marks() -> None:
    """Han in a programme stand two letters wide, marks too: nothing is squeezed there."""
    code = "```js\n// 船停了（例如涨水时），\n// 就不开（两岸都是如此）。\nlet boat = quay(lamp)\n```"
    with heard():
        data = write_pdf(read_book(f"{han(60)}。\n\n{code}\n\n{han(60)}。\n", "a.md", None), load_style("book"))
    assert "PF204" not in {fault.code for fault in proof_pdf(data, "a.pdf").faults}
