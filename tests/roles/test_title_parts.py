"""Kicker (引题), title and subtitle (副题) of a head in several lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.clean import characters
from kanyin.model import Source
from kanyin.roles.facts import look
from kanyin.roles.title_parts import title_in

TEXT = [
    "本报讯　渡口的灯在河边亮了四十年，摆渡的人换了三代，灯还是那一盏。",
    "夜里有人要过河，就在对岸喊一声，灯下的人听见了，便解开缆绳。",
    "后来桥修好了，渡口的灯没有熄，镇上的人说，看见灯就知道到家了。",
]
FOOT = ["上一篇：河边的树", "版权所有 渡口新闻网"]


def fields(*head: str, before: tuple[str, ...] = ()) -> tuple[str, str]:
    """Title and subtitle of a page of a newspaper's site with that head; ``before`` are further lines of its top."""
    top = ["渡口新闻网 设为首页 | 加入收藏", *before, "", "您现在的位置：首页 >> 新闻中心 >> 正文", ""]
    lines = (*top, *head, "2011-03-04　来源：渡口晚报", "", *TEXT, *FOOT)
    meta = pipeline.clean_source(Source("page.txt", lines, "")).meta
    return meta.title, meta.subtitle or ""


@pytest.mark.parametrize(
    "head",
    [
        ("渡口的灯亮了四十年", "摆渡的人换了整三代"),
        ("夜里有人在对岸喊一声，", "渡口的灯就亮了起来"),
    ],
)
def test_two_halves_of_like_length_are_one_title(head: tuple[str, ...]) -> None:
    assert fields(*head) == ("".join(head), "")


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("河边的小镇故事⑤", "渡口的灯亮了四十年"),
        ("“守在河边”系列活动（第七期）", "渡口的灯亮了四十年"),
        ("临江大桥通车之后", "渡口的灯亮了四十年"),
        ("喊一声、点一盏、渡一程——", "渡口的灯亮了四十年"),
        ("桥修好了，船靠了岸，夜里过河的人仍然往灯下走", "渡口的灯亮了四十年"),
    ],
)
def test_a_series_and_what_led_to_it_stand_above_the_title(kicker: str, title: str) -> None:
    assert fields(kicker, title) == (title, kicker.strip("—"))


def test_kicker_and_subtitle_stand_round_a_title_of_two_halves() -> None:
    head = ("临江大桥通车之后", "渡口的灯亮了四十年", "摆渡的人换了整三代", "——对岸的街坊放起鞭炮相送")
    assert fields(*head) == ("渡口的灯亮了四十年摆渡的人换了整三代", "临江大桥通车之后——对岸的街坊放起鞭炮相送")


def test_a_longer_line_of_clauses_below_is_the_subtitle() -> None:
    head = ("渡口的灯亮了四十年", "镇上的人说，看见它就知道到家了，桥修好以后也没有熄")
    assert fields(*head) == head


def test_two_long_statements_are_title_and_subtitle() -> None:
    head = ("渡口的灯守护工程动员大会在青石县隆重举行", "全镇三代摆渡人受邀登台讲述对岸的一声呼喊")
    assert fields(*head) == head


def test_a_list_of_the_pages_articles_tells_which_lines_are_the_title() -> None:
    head = ("河边人家的老物件", "渡口的灯 亮了四十年", "摆渡人找到了对岸的恩人")
    listed = ("本版标题导航", "◇ 渡口的灯 亮了四十年", "◇ 河边的树是谁种的", "◇ 征稿启事")
    assert fields(*head, before=listed) == (head[1], f"{head[0]}——{head[2]}")


def test_the_office_that_passes_a_document_on_is_a_part_of_its_title() -> None:
    head = ("青石县人民政府办公室", "转发县水运局关于加强渡口夜间", "照明工作意见的通知")
    assert fields(*head)[0] == "".join(head)


@given(st.lists(st.text("渡口的灯亮了四十年，摆人", min_size=2, max_size=24), min_size=1, max_size=4))
def test_the_title_is_a_run_of_the_block(texts: list[str]) -> None:
    lines = characters.to_lines(Source("page", tuple(texts), ""))
    facts = [look((line,)) for line in lines]
    if facts:
        found = title_in(facts, range(len(facts)))
        assert 0 <= found[0] <= found[-1] < len(facts)


def test_a_blank_line_may_part_kicker_and_subtitle_from_the_title() -> None:
    title = "渡口的灯亮了四十年"
    series = "“守在河边”系列报道之三"
    assert fields(series, "", title, "") == (title, series)
    second = "摆渡的人换了三代，镇上的人看见灯就知道到家"
    assert fields(title, "", second, "") == (title, second)
    assert fields(title, "", "河口的果园今年丰收，游客纷纷前往采摘", "") == (title, "")
