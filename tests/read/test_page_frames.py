"""Pages that tell by nothing where their article is: what stands round it goes all the same, by what it says."""

from __future__ import annotations

from kanyin import pipeline
from kanyin.model import Document
from kanyin.read.html import read_html

PROSE = (
    "渡口的账本记录了三十户人家的往来，前后一共三十年，现在存放在县里的档案馆中，来看的人很多。",
    "整理这些账本的人花了五年时间，写成了一本书，今年秋天出版，书里附有全部的数字和图表。",
    "书出来以后，三十户人家的后人又聚到渡口，把各家的旧物摆了一长桌，从早上讲到天黑。",
)
HEAD = "<div>设为首页 收藏本站</div><div>新闻|体育|财经|娱乐|汽车|房产</div><div>当前位置：首页 > 文化 > 正文</div>"
FOOT = "<div>关于我们 | 联系方式 | 网站地图</div><div>河ICP备05000001号 版权所有 河湾网</div>"


def read(inside: str) -> Document:
    page = f"<html><head><title>渡口的账本</title></head><body>{inside}</body></html>"
    return pipeline.clean_source(read_html(page.encode(), "页.html"))


def text(inside: str) -> str:
    return pipeline.make_markdown(read(inside)).split("\n---\n", 1)[1]


def test_head_and_foot_of_the_page_go() -> None:
    prose = "".join(f"<p>{one}</p>" for one in PROSE)
    polls = "<div>您对本页内容是否满意</div><div>○满意 ○不满意</div><div>河湾渡口开航五十年老照片展</div>"
    found = text(f"{HEAD}<b>渡口的账本</b>{prose}{polls}{FOOT}")
    assert found.split() == list(PROSE)


def test_what_goes_is_recorded() -> None:
    prose = "".join(f"<p>{one}</p>" for one in PROSE)
    gone = {
        change.before for change in read(f"{HEAD}<b>渡口的账本</b>{prose}{FOOT}").changes if change.action == "drop"
    }
    assert any("河ICP备" in one for one in gone) and any("当前位置" in one for one in gone)


def test_without_a_foot_all_that_stands_below_stays() -> None:
    prose = "".join(f"<p>{one}</p>" for one in PROSE)
    below = "<p>附记</p><p>账本共三十册</p><p>存于河湾县档案馆</p>"
    found = text(f"<article><h1>渡口的账本</h1>{prose}{below}</article>")
    assert "账本共三十册" in found and "存于河湾县档案馆" in found


def test_links_without_an_address_lead_away_too() -> None:
    prose = "".join(f"<p>{one}</p>" for one in PROSE)
    more = "".join(f"<p><a>河湾旧事第{n}回：老船工说的那些年</a></p>" for n in "一二三四五")
    assert "老船工" not in text(f"<div class='article'><h1>渡口的账本</h1>{prose}</div><div>{more}</div>")
