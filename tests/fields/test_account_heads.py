"""原创, who wrote and the account below a title, however a dump has set them; the rest of the page parts them."""

from __future__ import annotations

import pytest

from kanyin.fields import account_heads

FURTHER = ["灯点到天亮，是因为夜里有人过河。", "河边的夜读", "继续滑动看下一个"]


@pytest.mark.parametrize(
    "below",
    [
        ["原创", "守灯人", "河边的夜读"],
        ["原创 守灯人 河边的夜读"],
        ["原创守灯人河边的夜读"],
        ["原创守灯人守灯人河边的夜读"],
        ["2021-03-04 守灯人河边的夜读河边的夜读", "河边的夜读 []"],
        ["Original", "守灯人", "河边的夜读", "河边的夜读"],
        ["已付费", "原创", "守灯人", "守灯人", "河边的夜读"],
    ],
)
def test_writer_and_account_are_parted(below: list[str]) -> None:
    head = account_heads.read(below, FURTHER)
    assert (head.writer, head.account, head.lines) == ("守灯人", "河边的夜读", len(below))


@pytest.mark.parametrize(
    ("below", "further"),
    [
        (["守灯人", "河边的夜读"], ["河边的夜读", "版权所有 渡口网"]),  # no page of an account
        (["原创", "守灯人", "河边的夜读"], ["灯点到天亮，是因为夜里有人过河。"]),  # nothing says its name again
        (["渡口的灯，一直点到天亮。", "河边的夜读"], FURTHER),
        (["河边的夜读", "微信号", "hebian"], FURTHER),
        (["点击关注", "河边的夜读"], FURTHER),
        (["profile_code"], ["code", *FURTHER]),
    ],
)
def test_other_lines_are_no_head(below: list[str], further: list[str]) -> None:
    assert account_heads.read(below, further) == account_heads.Head()
