"""Who wrote a web page and whence it is, by place: beside the day, above an answer, on a line that signs it."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.fields import datelines, posts
from kanyin.fields.byline_line import read_line
from kanyin.model import Meta
from kanyin.read import read_page

TITLE = "渡口石阶修好之后孩子们不用绕路"
PROSE = [
    "那年入秋以后雨水不断，渡口的石阶被淹去了一半，船家把船拴在柳树上等水退，一等就是半个月。",
    "孩子们坐在堤上数漂过来的木头，数到第三十七根的时候，天就黑了，谁也不肯回家去。",
    "老人说，这样的大水从前也有过一回，水退之后石阶上留下了厚厚的泥，洗了三天才洗净。",
]
TEXT = "".join(f"<p>{one}</p>" for one in PROSE)


def page(head: str, foot: str = "", tags: str = "") -> str:
    body = f"<body><h1>{TITLE}</h1>{head}<div>{TEXT}</div>{foot}</body>"
    return f"<html><head><title>{TITLE}</title>{tags}</head>{body}</html>"


def meta_of(head: str, foot: str = "", tags: str = "") -> Meta:
    return pipeline.clean_source(read_page(page(head, foot, tags).encode(), "p.html")).meta


@pytest.mark.parametrize(
    ("head", "foot", "name"),
    [
        ("<p>小灯123</p><p>发表于 6年前</p>", "", "小灯123"),
        (
            "<div class='wgt-replyer'><a class='uname'>三更的灯</a><p>2021-03-04 · 说说身边的事</p></div>",
            "",
            "三更的灯",
        ),
        ("<p><a href='/b/7'>渡口集</a><a href='/author/21/'>远灯</a> 3160字 2021-03-04</p>", "", "远灯"),
        ("<p class='source'>沈漱舟〔明代〕</p>", "", "沈漱舟"),
        ("<p>2021年3月4日</p><p>青石县水利局新闻发言人 沈漱舟</p>", "", "沈漱舟"),
        ("<p>2021-03-04</p>", "<p>[上一篇]石阶</p><p>[作者名]lamp42</p>", "lamp42"),
    ],
)
def test_who(head: str, foot: str, name: str) -> None:
    assert [one.name for one in meta_of(head, foot).author] == [name]


def test_a_pen_name_that_signs_the_text_above_its_editor() -> None:
    for below, names in (("责任编辑：小灯", ["桑榆"]), ("打印本页", [])):
        body = page("<p>2021-03-04</p>").replace("</div></body>", f"<p>（桑榆）</p></div><p>{below}</p></body>")
        assert [one.name for one in pipeline.clean_source(read_page(body.encode(), "p.html")).meta.author] == names


def test_nobody() -> None:
    assert not meta_of("<p>2021-03-04</p><p>发布者：市场部</p>").author
    assert not meta_of("<p>2021-03-04</p>", "<p>河湾社记者</p>").author
    assert not meta_of("<p>2021-03-04</p><p>青石县水利局简报 水位</p>").author


def test_a_medium_beside_the_day_comes_before_that_of_the_reporter() -> None:
    reporter = "<p>河湾日报记者 沈漱舟</p>"
    assert meta_of(f"<p>2021-03-04 09:57　河湾网</p>{reporter}").container_title == "河湾网"
    assert meta_of(f"<p>2021-03-04 09:57</p>{reporter}").container_title == "河湾日报"


def test_what_stands_beside_the_title_comes_before_what_the_text_tells() -> None:
    body = page("<p>2021-03-04 来源：河湾网</p>").replace("</div></body>", "<p>（资料来源：青石晚报）</p></div></body>")
    assert pipeline.clean_source(read_page(body.encode(), "p.html")).meta.container_title == "河湾网"


@pytest.mark.parametrize("tags", [f'<meta name="source" content="{TITLE}e,">', '<meta name="source" content="">'])
def test_a_tag_that_says_the_title_names_no_source(tags: str) -> None:
    assert not meta_of("<p>2021-03-04</p>", tags=tags).container_title


def test_a_line_of_fields_that_tell_nothing_stays_in_the_text() -> None:
    first = "前言：分享修石阶时的一点经验，望有帮助"
    body = page("<p>2021-03-04 来源：河湾网</p>").replace("<div><p>", f"<div><p>{first}</p><p>", 1)
    assert not any(first in change.before for change in read_page(body.encode(), "p.html").changes)


@pytest.mark.parametrize("text", ["沈漱舟〔明代〕", "〔宋〕沈漱舟", "唐代：沈漱舟", "沈漱舟（近现代）"])
def test_a_poet_and_his_age(text: str) -> None:
    assert read_line(text).authors == ["沈漱舟"]


def test_an_agency_whose_story_others_print() -> None:
    assert datelines.read("据河湾社临城电（记者 沈漱舟）渡口的石阶修好了。").medium == "河湾社"
    assert not datelines.read("据河湾网临城电（记者 沈漱舟）渡口的石阶修好了。").medium


def test_a_name_behind_a_post() -> None:
    assert posts.behind_post("临城大学历史系教授 沈漱舟") == "沈漱舟"
    assert not posts.behind_post("临城大学历史系 沈漱舟") and not posts.behind_post("老教授 沈漱舟")


def test_on_a_board_answers_are_posts() -> None:
    def box(said: str) -> str:
        return f"<div class='comment-item'><b>小灯</b><i>2021.03.04 09:42 发布</i><div class='said'>{said}</div></div>"

    said = ["我觉得石阶还是高了一点。", "下雨的时候有一点滑，要小心。", "等到秋天，我再去看一看。"]
    body = page("<p>2021.03.04</p>", f"<div><span>倒序看帖</span><span>仅看楼主</span>{''.join(map(box, said))}</div>")
    text = pipeline.make_markdown(pipeline.clean_source(read_page(body.encode(), "p.html")))
    assert all(one in text for one in said)
