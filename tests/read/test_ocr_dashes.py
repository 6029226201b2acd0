"""Dashes that text recognition read as the numeral one, and the numeral that stays."""

import pytest

from kanyin.read.ocr.dashes import with_dashes
from tests.read.test_ocr import HEAD, LINE, clean, texts


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
        ("树荫(shade)一一街道", "树荫(shade)——街道"),
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
        "街道与树荫不可能一一详览",
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


WHOLE = "这条街道种了两排树——都是梧桐。"


def page_of(text: str) -> str:
    return "".join(texts(clean(f"{HEAD}{WHOLE}\n\n{text}{LINE}\n")))


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("书屋里最要紧的是一件东西—读书用的灯光。", "书屋里最要紧的是一件东西——读书用的灯光。"),
        ("村里今年买了一种新灯具—LED灯带。", "村里今年买了一种新灯具——LED灯带。"),
    ],
)
def test_half_a_dash_is_a_dash_where_the_page_has_whole_ones(read: str, printed: str) -> None:
    assert printed in page_of(read)
    assert printed not in "".join(texts(clean(f"{HEAD}{read}{LINE}\n")))


@pytest.mark.parametrize(
    "text",
    [
        "书屋的灯从当年十月—次年五月都要开着。",
        "灯的调节要考虑电能输入—光能输出的关系。",
        "统计了河口区、江岸区和临城—河口大道两旁。",
        "亮度—时间曲线是平的。",
        "书屋照明的光源—人眼系统。光源—人眼系统复杂。",
    ],
)
def test_a_line_between_terms_stays_on_such_a_page(text: str) -> None:
    assert text in page_of(text)
