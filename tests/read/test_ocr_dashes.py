"""Dashes that text recognition read as the numeral one, and the numeral that stays."""

import pytest

from kanyin.read.ocr.dashes import with_dashes


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("种出新的街道—一归纳树荫的宽度", "种出新的街道——归纳树荫的宽度"),
        ("树荫一一街道的遮盖", "树荫——街道的遮盖"),
        ("“小街”一一在镇上", "“小街”——在镇上"),
        ("树荫从何而来？- -街道的类型", "树荫从何而来？——街道的类型"),
        ("中心—一外沿—一街道", "中心——外沿——街道"),
        ("街道的缺点一—树荫少", "街道的缺点——树荫少"),
        ("树荫）一 一街道", "树荫）——街道"),
        ("街道的树荫—以小镇为例", "街道的树荫——以小镇为例"),
        ("树荫的宽度（2015一2050）", "树荫的宽度（2015—2050）"),
    ],
)
def test_a_dash_is_a_dash(read: str, printed: str) -> None:
    assert with_dashes(read) == printed
    assert with_dashes(printed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "街道与树荫一一对应",
        "这里不一一赘述",
        "唯一一个小镇",
        "第一—第二",
        "周一—周五",
        "统一—分散",
        "树荫—一种遮盖",
        "林地—园地",
        "10月—次年5月",
        "树荫--街道",
        "a - -b",
        "宽度为3 - -5",
    ],
)
def test_numerals_and_connecting_lines_stay(text: str) -> None:
    assert with_dashes(text) == text
