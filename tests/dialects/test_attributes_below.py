"""Attributes in a line of their own below a block, as Hugo and Python-Markdown have them."""

from __future__ import annotations

import pytest

from kanyin.dialects.lines import joined, numbered
from kanyin.dialects.omitted import Omitted
from kanyin.dialects.pictures import own_attributes


def made(text: str) -> tuple[str, list[str]]:
    omitted = Omitted()
    return joined(own_attributes(numbered(text), omitted)), omitted.texts


@pytest.mark.parametrize("inner", ["width=2059 height=882", '.wide width="50%"', "#fig-boat .x"])
def test_those_of_a_picture_stand_behind_it(inner: str) -> None:
    assert made(f"前 ![渡船](a.png)  \n{{{inner}}}\n后") == (f"前 ![渡船](a.png){{{inner}}}\n后", [])


@pytest.mark.parametrize(
    ("block", "line"), [("- 船", "{.x}"), ("| 甲 |", '{: .wide data-x="1" }'), ("文", "{align=left}")]
)
def test_those_of_other_blocks_are_left_out_and_told(block: str, line: str) -> None:
    assert made(f"{block}\n{line}") == (f"{block}\n", [line.strip()])


@pytest.mark.parametrize("text", ["$$a$$\n{#eq:a}", "```\n{.x}\n```", "{.x}", "文\n\n{.x}", "文\n{甲}", "文\n{x: 1}"])
def test_what_says_nothing_of_looks_stays(text: str) -> None:
    assert made(text) == (text, [])
