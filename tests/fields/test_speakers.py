"""White behind the names of a play; white behind other words that come back."""

from __future__ import annotations

import pytest

from kanyin.clean import spaces
from kanyin.fields.speakers import speakers
from kanyin.model import Line


def test_white_behind_names_that_come_back() -> None:
    lines = ["第一幕", "船工　桥就要修了。", "秀枝  （喜）真的？", "众人　修桥！", "船工　真的。", "秀枝　好！"]
    assert speakers(lines) == dict.fromkeys(range(1, 6), 2)
    closed, _ = spaces.close(tuple(Line(text, (n,)) for n, text in enumerate(lines, 1)))
    assert [line.text for line in closed] == [line.replace("  ", "\u3000") for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ["东岸　三米", "西岸　五米", "东岸　四米", "西岸　六米"],
        ["船工　桥就要修了。", "秀枝　真的？", "众人　修桥！", "过路人　好！"],
        ["式中　甲为水深。", "式中　乙为流速。", "式中　丙为坡降。", "式中　丁为糙率。"],
    ],
    ids=["table", "names that do not come back", "one word"],
)
def test_other_white_says_nothing(lines: list[str]) -> None:
    assert speakers(lines) == {}
