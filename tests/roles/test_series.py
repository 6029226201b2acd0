"""Rows of numbered lines."""

from __future__ import annotations

import pytest

from kanyin.model import Line
from kanyin.roles.facts import look
from kanyin.roles.series import in_series


@pytest.mark.parametrize(
    ("lines", "numbered"),
    [
        (["一、河边的树", "灯", "二、井边的人"], {0, 2}),
        (["1. 河边的树", "2. 井边的人", "3. 灯"], {0, 1, 2}),
        (["二十三、河边的树", "二十二、井边的人"], set()),
        (["1. 河边的树", "2、井边的人"], set()),
        (["4. 河边的树", "5. 井边的人"], set()),
        (["13岁女孩的灯", "14岁男孩的井"], set()),
    ],
)
def test_a_row_begins_with_one(lines: list[str], numbered: set[int]) -> None:
    facts = [look((Line(text, (n,)),)) for n, text in enumerate(lines, 1)]
    assert in_series(facts) == numbered
