"""A tag that no book knows is never eaten silently, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.book.html_tags import KNOWN, MEDIA
from kanyin.book.reader import read_book
from kanyin.remarks import heard

PLACES = (
    "甲{}乙",
    "- 甲{}",
    "> {}乙",
    "| 甲 | {} |\n|---|---|\n| 一 | 二 |",
    "# 题{}",
    "文[^1]\n\n[^1]: 注{}",
    "<div>\n甲{}乙\n</div>",
    "<table><tr><td>{}子</td></tr></table>",
)
FORMS = ("<{0}>丙</{0}>", "<{0}>", "</{0}>", "<{0} a='b'>丙丁</{0}>", "<{0}/>", "<{0}> 丙 </{0}>", "<{0}>丙")
NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True).filter(lambda name: name not in KNOWN | MEDIA)


@given(st.sampled_from(PLACES), st.sampled_from(FORMS), NAMES)
def test_an_unknown_tag_is_printed_or_told(place: str, form: str, name: str) -> None:
    tag = form.format(name)
    with heard() as found:
        book = read_book(place.replace("{}", tag), "a.md", None)
    shown = book.html + "".join(book.meta_html.values())
    assert any(f"<{name}" in one.problem or f"</{name}" in one.problem for one in found) or f"&lt;{name}" in shown
    assert all(char in shown for char in tag if char > "\u3000")


@pytest.mark.parametrize("name", ["fun", "def", "id", "my-tag", "i32", "t"])
def test_what_an_own_tag_holds_stays(name: str) -> None:
    with heard() as found:
        book = read_book(f"甲<{name}>乙</{name}>丙", "a.md", None)
    assert "甲乙丙" in book.html and [one.line for one in found] == [1]


@pytest.mark.parametrize(
    "block",
    [
        "<LampPage />",
        '<my-card a="b">\n\n灯\n\n</my-card>',
        "<LampPage>\n<template v-slot:head>灯</template>\n</LampPage>",
    ],
)
def test_components_that_are_blocks_go_and_what_they_hold_stays(block: str) -> None:
    with heard() as found:
        book = read_book(f"甲\n\n{block}\n\n乙", "a.md", None)
    assert "&lt;" not in book.html and found
    assert ("灯" in book.html) == ("灯" in block)
    with heard():
        assert "&lt;LampPage /&gt;" in read_book("用 <LampPage /> 标签", "a.md", None).html
        assert "&lt;T&gt;" in read_book("<T>\n\n乙", "a.md", None).html
