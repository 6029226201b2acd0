"""Bylines that end in 報導, with any brackets, strokes and places."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.fields import datelines, field_reports
from kanyin.read.text import read_source


@pytest.mark.parametrize(
    ("text", "names", "paper"),
    [
        ("記者沈漱舟、顧平川∕谷關報導 谷關的地圖", ("沈漱舟", "顧平川"), ""),
        ("【記者沈漱舟、顧平川豐東報導】豐東分局", ("沈漱舟", "顧平川"), ""),
        ("「記者沈漱舟/綜合報導」(本報訊)2月3日", ("沈漱舟",), ""),
        ("特派記者沈漱舟/臨城報導河灣報", ("沈漱舟",), "河灣報"),
        ("〔全媒体记者沈漱舟、顾望禾 青川综合报道〕茶馆", ("沈漱舟", "顾望禾"), ""),
        ("记者从市教育局获悉，据报道，渡口的灯", (), ""),
        ("（沈漱舟 顾平川 通讯员王渡 报道）", (), ""),
    ],
)
def test_read(text: str, names: tuple[str, ...], paper: str) -> None:
    report = field_reports.read(text)
    assert (report.names, report.paper) == (names, paper)


def test_behind_a_caption_and_with_the_name_first() -> None:
    assert datelines.read("渡口的灯亮了。(記者沈漱舟攝)記者沈漱舟∕新竹報導渡口").names == ("沈漱舟",)
    assert datelines.read("沈漱舟/文 当地时间三月四日，渡口的灯亮了").names == ("沈漱舟",)
    assert datelines.read("沈漱舟/文化的灯亮了三十年").names == ()


def test_the_byline_below_the_next_headline_is_of_the_next_report() -> None:
    text = "渡口的石階一共有四十二級，最下面的三級常年浸在水裡，擺渡人說，從前一天要來回六十趟。\n" * 4
    page = f"渡口的燈亮了三十年\n\n【記者沈漱舟臨城報導】{text}\n碼頭添了兩盞紅綠燈\n【記者顧平川臨城報導】\n"
    document = pipeline.rebuild(read_source(page.encode(), "page.txt"))
    assert [author.name for author in document.meta.author] == ["沈漱舟"]
