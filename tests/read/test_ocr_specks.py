"""Specks that text recognition read as the first sign of a formula, and stops it read as a letter or a figure."""

from __future__ import annotations

import pytest

from tests.read.test_ocr import HEAD, LINE, clean, texts
from tests.read.test_ocr_citations import shown


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (r"灯数以均数 $\cdot \pm$ 标准差表示", r"灯数以均数 $\pm$ 标准差表示"),
        (r"茎 $; +$ 叶", r"茎 $+$ 叶"),
        (r"灯距（ $\cdot X _ { 1 }$ ）", r"灯距（$X _ { 1 }$）"),
        (r"10万盏 $\cdot \mathrm { h m } ^ { - 2 }$", r"10万盏 $\cdot \mathrm { h m } ^ { - 2 }$"),
        (r"每年0.6次 $\cdot \left( 1 0 \right) ^ { - 1 }$", r"每年0.6次 $\cdot \left( 1 0 \right) ^ { - 1 }$"),
        (r"其中 $n$ 为灯数 $, N$ 为窗数", r"其中 $n$ 为灯数，$N$ 为窗数"),
        (r"灯数相差显著（$\cdot < 0 . 0 5$）", r"灯数相差显著（$P < 0 . 0 5$）"),
        (r"灯数相差显著（$x < 0 . 0 5$）", r"灯数相差显著（$x < 0 . 0 5$）"),
        (r"灯亮 $6 . 0 _ { \mathsf { c } }$ 测试时", r"灯亮 $6 . 0$。测试时"),
        (r"临界值 $C _ { \mathrm { c } }$ 附近", r"临界值 $C _ { \mathrm { c } }$ 附近"),
        (r"灯多 $1 7 \%$ 02017年", r"灯多 $1 7 \%$。2017年"),
        (r"渡口（204 $5 \%$ 的灯", r"渡口 $5 \%$ 的灯"),
    ],
)
def test_specks_and_stops(read: str, printed: str) -> None:
    document = clean(f"{HEAD}{LINE}{read}灯。\n")
    assert shown(texts(document)[0]).replace(" ", "").endswith(f"{printed}灯。".replace(" ", ""))
