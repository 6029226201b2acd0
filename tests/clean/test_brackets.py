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
        ("这时2cos2(β/2)］；水深不变,sin3(α)也是。", "这时2cos2(β/2)］；水深不变，sin3(α)也是。"),
        ("河里的(甲-乙)型船,(A-B)型船。", "河里的（甲-乙）型船，（A-B）型船。"),
    ],
)
def test_points_and_intervals(folded: str, printed: str) -> None:
    assert punctuation.restore((Line(folded, (1,)),))[0][0].text == printed


@pytest.mark.parametrize(
    "text",
    [
        "其中，点(X(k),U(k))间的距离与样本(i=1,2,…,m)是已知的。",
        "河宽为zi(i=1,2,…,n)分别测得，水深为(X，Y*｜U)三种。",
        "其值为(Ai)T]CT。对于所有的j(j=s+1,s+2,…,r)都成立，诸njt(1≤i≤s,1≤t≤k)也是。",
        "用River()打开水闸，再用Lamp()点灯。",
    ],
)
def test_ranges_transposed_factors_and_calls_stay(text: str) -> None:
    assert "（" not in punctuation.restore((Line(text, (1,)),))[0][0].text
