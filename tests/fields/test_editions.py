"""Bars of papers' electronic editions."""

import pytest

from kanyin import pipeline
from kanyin.fields import byline, editions
from kanyin.read import read_page
from kanyin.read.text import read_source

PROSE = [
    "那年入秋以后雨水不断，渡口的石阶被淹去了一半，船家把船拴在柳树上等水退，一等就是半个月。",
    "孩子们坐在堤上数漂过来的木头，数到第三十七根的时候，天就黑了，谁也不肯回家去。",
    "老人说，这样的大水从前也有过一回，水退之后石阶上留下了厚厚的泥，洗了三天才洗净。",
]


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("临城日报 2021年6月8日　星期二 返回首页 | 版面概览 | 往期回顾", "临城日报"),
        ("《临城晚报》数字报", "临城晚报"),
        ("临城晚报电子版 2021-06-08 第A3版", "临城晚报"),
        ("临城日报 2021年6月8日 来源：河湾网", ""),
        ("设为首页 加入收藏 临城日报 2021年6月8日", ""),
        ("他每天读临城日报", ""),
    ],
)
def test_the_paper_of_a_bar(text: str, paper: str) -> None:
    assert editions.paper(text) == paper


def test_a_page_of_an_edition_has_its_paper_and_day() -> None:
    bar = "临城日报 2021年6月8日 星期二 往期回顾 返回目录"
    text = "\n\n".join([bar, "渡口的石阶", "本报记者 沈漱舟", *PROSE])
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    page = f"""<html><head><title>临城日报数字报-渡口的石阶</title></head><body>
    <div><p>2021年6月8日　星期二</p><p>返回首页 | 版面概览</p></div><h1>渡口的石阶</h1>
    <p>本报记者 沈漱舟</p>{body}</body></html>"""
    for source in (read_source(text.encode(), "p.txt"), read_page(page.encode(), "p.html")):
        meta = pipeline.clean_source(source).meta
        assert (meta.container_title, meta.date) == ("临城日报", "2021-06-08")
        assert [author.name for author in meta.author] == ["沈漱舟"]


def test_the_number_of_a_magazine_names_it() -> None:
    found = byline.read_byline(["《河湾周刊》2018年第22期 阅读 2.1万 字数 1832"])
    assert (found.source, found.left) == ("河湾周刊", [])
    found = byline.read_byline(["《河湾》2006年9月号（总第141期）"])
    assert (found.source, found.date) == ("河湾", "2006-09")
    assert not byline.read_byline(["《河湾》"]).sources


def test_the_edition_that_a_page_is_of() -> None:
    bars = ["往期回顾 返回目录", "第A05版：民生 上一版 下一版"]
    assert editions.of_page(["2021年3月4日 星期四", *bars]) == ("", "2021-03-04")
    assert editions.of_page(["河湾晨刊 首页 | 数字报刊首页", "2021年3月4日 星期四", *bars])[0] == "河湾晨刊"
    assert editions.of_page([*bars, "灯下", "版权声明：《河湾晚报》（电子版）的一切内容"])[0] == "河湾晚报"
    assert editions.of_page([*bars, "灯下", "河湾晚报社版权所有，未经书面授权不得转载"])[0] == "河湾晚报"
    assert editions.of_page(["2021年3月4日 星期四", "河湾晚报社版权所有"]) == ("", "")
