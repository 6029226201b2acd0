"""Lines below a title that are none of it, and a text that begins with somebody's life."""

import pytest

from kanyin.pipeline import clean_source, make_markdown
from kanyin.read import read_page
from tests.structure.front_matter import front_matter

PROSE = [
    "入夜后的河湾镇渡口，二十四盏新换的节能灯依次亮起，把栈桥和候船的人照得清清楚楚。",
    "“以前晚上过河，全靠手电筒。”家住对岸的居民说，她每天收摊后都要坐末班船回家。",
    "据介绍，下一步镇里还将给渡口加装雨棚和座椅，并把末班船的时间延后半小时。",
]


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["沈漱舟/河湾日报", "2021-03-04 10:20"], ["沈漱舟"]),
        (["撰稿：沈漱舟", "摄影：顾平川", "2021-03-04"], ["沈漱舟"]),
        (["词：沈漱舟　曲：顾平川　演唱：丁一禾", "2021-03-04　来源：河湾网"], None),
    ],
)
def test_no_byline_goes_on_with_a_title(lines: list[str], authors: list[str] | None) -> None:
    fields = front_matter("\n".join(["河湾镇渡口换上节能灯", *lines, *PROSE]))
    assert fields["title"] == "河湾镇渡口换上节能灯"
    assert fields.get("author") == (authors and [{"name": name} for name in authors])


def test_a_portrait_begins_with_a_life() -> None:
    life = "沈漱舟，男，1970年生，河湾镇摆渡人，三十年来在渡口撑船，没有误过一次。"
    fields = front_matter("\n".join(["渡口的摆渡人", "2021-03-04　来源：河湾网", life, *PROSE]))
    assert "author-note" not in fields


def test_keywords_below_the_text_make_no_head_of_it() -> None:
    text = [
        line + "新灯比旧灯亮，也比旧灯省电，镇上的人说，这样的灯早就该换了，换了以后夜里过河心里就踏实。"
        for line in PROSE
    ]
    page = ["<h1>河湾镇渡口换上节能灯</h1>", *(f"<p>{line}</p>" for line in text)]
    foot = ["<p><a href='x'>河湾镇渡口换上节能灯</a></p>", "<p>关键词：渡口、节能灯、河湾镇</p>"]
    document = clean_source(read_page(f"<html><body>{''.join([*page, *foot])}</body></html>".encode(), "a.html"))
    assert "lead" not in document.meta.extra
    assert [line in make_markdown(document) for line in text] == [True] * len(text)
