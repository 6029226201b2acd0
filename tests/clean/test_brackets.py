"""Brackets of mathematics within Chinese lines stay half-width."""

from __future__ import annotations

import pytest

from kanyin.clean import punctuation
from kanyin.model import Line


@pytest.mark.parametrize(
    ("folded", "printed"),
    [
        ("位置为(200m,300m,0m)和(0m,-50m)。", "位置为(200m,300m,0m)和(0m,-50m)。"),
        ("区间(t-△t,t]上的函数,以及[a,b)上的函数(见下)。", "区间(t-△t,t]上的函数，以及[a,b)上的函数（见下）。"),
        ("河宽(200 m)不变,水深(3)不变。", "河宽（200 m）不变，水深（3）不变。"),
        ("河宽总有(X-P)TBR-1BT(X-P)0,所以水浅。", "河宽总有(X-P)TBR-1BT(X-P)0，所以水浅。"),
        ("河里的(甲-乙)型船,(A-B)型船。", "河里的（甲-乙）型船，（A-B）型船。"),
    ],
)
def test_points_and_intervals(folded: str, printed: str) -> None:
    assert punctuation.restore((Line(folded, (1,)),))[0][0].text == printed
