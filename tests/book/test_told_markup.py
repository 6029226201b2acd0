"""What looks like markup in a book is told with its own line, and what is none is not."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from kanyin.remarks import heard


def told(text: str) -> list[int | None]:
    with heard() as found:
        read_book(f"---\ntitle: 灯\n---\n\n{text}\n", "a.md", None)
    return [remark.line for remark in found]


@pytest.mark.parametrize(
    "text",
    [
        "**灯**亮\n\n实在\\*\\*\\*太绕了。",
        "用 vec![] 与 #![no_std] 宏",
        "许力. 点灯![M/OL]. 2019.",
        "渡口[@lamp](two\nwords)远",
        "| 渡口 | 水位 |\n|---|---|\n| 北渡 | 1.25** |\n| 南渡 | 0.31（0.12）*** |",
        "注：**、***分别表示在5%、1%水平上显著。",
        "* p<0.1，** p<0.05",
        "放在 boats/** 之下",
    ],
    ids=["escaped", "macro", "type", "key", "figures", "legend", "levels", "path"],
)
def test_what_is_no_markup_is_not_told(text: str) -> None:
    assert told(text) == []


def test_stars_are_told_with_their_line() -> None:
    assert told("**灯**亮\n\n渡口** 灯**远") == [7]


def test_roles_that_nobody_knows_are_told() -> None:
    assert told("**灯**亮\n\n见 :lamp:`渡口`、:ref:`灯`、8:30:`a`") == [7]
