"""A day whose boxes a program has made lines of."""

from __future__ import annotations

import pytest

from kanyin.fields import day_boxes
from tests.structure.front_matter import front_matter


@pytest.mark.parametrize(
    "lines",
    [
        ["21", "2024年02月"],
        ["2024-02", "21"],
        ["2024.02", "21日"],
        ["2024", "02/21", "13:19"],
        ["02-21", "2024"],
        ["2月21日", "2024年"],
    ],
)
def test_two_lines_tell_a_day_together(lines: list[str]) -> None:
    assert day_boxes.read(lines) == "2024-02-21"


@pytest.mark.parametrize(
    "lines", [["21"], ["21", "35"], ["2024", "阅读"], ["41", "2024年02月"], ["21", "2024年02月", "2024年03月", "4"]]
)
def test_other_numbers_tell_none(lines: list[str]) -> None:
    assert not day_boxes.read(lines)


TEXT = [
    "那年入秋以后雨水不断，渡口的石阶被淹去了一半，船家把船拴在柳树上等水退，一等就是半个月。",
    "孩子们坐在堤上数漂过来的木头，数到第三十七根的时候，天就黑了，谁也不肯回家去。",
    "老人说，这样的大水从前也有过一回，水退之后石阶上留下了厚厚的泥，洗了三天才洗净。",
]


@pytest.mark.parametrize("boxes", [["21", "2024年02月"], ["2024", "02/21", "13:19"]])
def test_below_a_title_they_are_the_date(boxes: list[str]) -> None:
    lines = ["首页 > 要闻", "渡口石阶修好之后孩子们不用绕路", *boxes, *TEXT]
    assert front_matter("\n\n".join(lines))["date"] == "2024-02-21"
