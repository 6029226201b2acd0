"""Who wrote a web page, whence and when, by lines and boxes of forms that sites have."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.model import Meta
from kanyin.read import read_page

TITLE = "渡口石阶修好之后孩子们不用绕路"
PROSE = [
    "那年入秋以后雨水不断，渡口的石阶被淹去了一半，船家把船拴在柳树上等水退，一等就是半个月。",
    "孩子们坐在堤上数漂过来的木头，数到第三十七根的时候，天就黑了，谁也不肯回家去。",
    "老人说，这样的大水从前也有过一回，水退之后石阶上留下了厚厚的泥，洗了三天才洗净。",
]
TEXT = "".join(f"<p>{one}</p>" for one in PROSE)


def meta_of(body: str, title: str = TITLE) -> Meta:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return pipeline.clean_source(read_page(page.encode(), "p.html")).meta


@pytest.mark.parametrize(
    ("head", "foot", "authors", "source", "date"),
    [
        ("<p>2021-03-04 15:47 星期四</p><p>临江财讯 沈漱舟</p>", "", ["沈漱舟"], "临江财讯", "2021-03-04"),
        ("<p>河湾云·河湾日报</p><p>03-04 08:30</p>", "", [], "河湾日报", ""),
        ("<p>2021-03-04 来源：水文所</p>", "<p>（水文所 沈漱舟供稿）</p>", ["沈漱舟"], "水文所", "2021-03-04"),
        (
            "<table><tr><td>发布机构：河湾局</td><td>成文日期：2021-03-01</td></tr>"
            "<tr><td>文号：河水〔2021〕3号</td><td>发布日期：2021-03-04</td></tr></table>",
            "",
            [],
            "",
            "2021-03-04",
        ),
        ("<p>信息录入  办公室小沈  审核  方晓</p><p>2021-03-04</p>", "", [], "", "2021-03-04"),
        ("<p>发布者：常雨桐 发布时间：2021-03-04</p>", "", [], "", "2021-03-04"),
        ("<p>2021-03-04 转载▼</p>", "", [], "", "2021-03-04"),
    ],
)
def test_who_whence_and_when(head: str, foot: str, authors: list[str], source: str, date: str) -> None:
    meta = meta_of(f"<h1>{TITLE}</h1>{head}<div>{TEXT}</div>{foot}")
    assert [one.name for one in meta.author] == authors
    assert source in meta.container_title
    assert meta.date == date


def test_the_head_of_a_page_that_begins_with_a_sentence_of_its_menu() -> None:
    menu = "<p>今天是：2021年3月9日　星期二　农历正月廿六，欢迎您来到河湾在线。</p><p>新 闻</p><p>论 坛</p>"
    half = len(TITLE) // 2
    head = f"<p><b>{TITLE[:half]}</b><br>{TITLE[half:]}</p><p>2021-03-04 来源：河湾晚报</p>"
    text = f"<p>本报讯（记者沈漱舟　实习生方晓）{PROSE[0]}</p>{TEXT}"
    meta = meta_of(f"{menu}{head}{text}")
    assert [one.name for one in meta.author] == ["沈漱舟", "方晓"]
    assert meta.container_title == "河湾晚报"


def test_who_answers_a_question() -> None:
    answer = (
        "<div class='AuthorInfo'><div class='name'>提灯走夜路</div><div class='headline'>木匠 / 前乡村教师</div></div>"
        "<p>17 人赞同了该回答</p>"
    )
    meta = meta_of(f"<h1>{TITLE}</h1><p>62 个回答</p>{answer}<div>{TEXT}</div><p>发布于 2021-03-04</p>")
    assert [one.name for one in meta.author] == ["提灯走夜路"]


def test_a_paper_s_own_site_is_the_medium_of_what_it_has_from_no_other() -> None:
    head = f"<h1>{TITLE}</h1><p>2021-03-04 10:20</p><div>{TEXT}</div>"
    assert meta_of(head, f"{TITLE} - 河灣日報").container_title == "河灣日報"
    assert meta_of(head, f"{TITLE} - 河湾杂谈").container_title == ""
    assert meta_of(head.replace("10:20", "10:20 来源：临江晚报"), f"{TITLE} - 河灣日報").container_title == "临江晚报"


def test_the_site_s_name_beside_the_day_is_the_medium() -> None:
    head = f"<h1>{TITLE}</h1><p>2021-03-04 河湾风物 时政</p><div>{TEXT}</div>"
    assert meta_of(head, f"{TITLE}_河湾风物").container_title == "河湾风物"
