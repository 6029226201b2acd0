"""The day of a web page: which of its witnesses is believed, by forms that sites have."""

from __future__ import annotations

import pytest
from lxml import html

from kanyin import pipeline
from kanyin.model import Meta
from kanyin.read import published, read_page

TITLE = "渡口石阶修好之后孩子们不用绕路"
PROSE = [
    "那年入秋以后雨水不断，渡口的石阶被淹去了一半，船家把船拴在柳树上等水退，一等就是半个月。",
    "孩子们坐在堤上数漂过来的木头，数到第三十七根的时候，天就黑了，谁也不肯回家去。",
    "老人说，这样的大水从前也有过一回，水退之后石阶上留下了厚厚的泥，洗了三天才洗净。",
]
TEXT = "".join(f"<p>{one}</p>" for one in PROSE)


def meta_of(above: str = "", head: str = "", foot: str = "", tags: str = "") -> Meta:
    body = f"{above}<h1>{TITLE}</h1>{head}<div>{TEXT}</div>{foot}"
    page = f"<html><head><title>{TITLE}</title>{tags}</head><body>{body}</body></html>"
    return pipeline.clean_source(read_page(page.encode(), "p.html")).meta


def tag(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("tags", "day"),
    [
        (tag("PubDate", "2021-03-04 15:47:00"), "2021-03-04"),
        ('<meta property="article:published_time" content="2021-03-03T18:30:00.000Z">', "2021-03-04"),
        ('<meta property="article:published_time" content="2021-03-04T09:30:00Z">', "2021-03-04"),
        ('<meta itemprop="datePublished" content="20210304">', "2021-03-04"),
        ('<script type="application/ld+json">{"datePublished": "2021-03-04T08:00", broken</script>', "2021-03-04"),
        ('<script>{"datePublished": "2021-03-04T08:00"}</script>', ""),
        (tag("lastmod", "2021-03-04"), ""),
    ],
)
def test_tags(tags: str, day: str) -> None:
    assert published.by_tags(html.fromstring(f"<html><head>{tags}</head><body></body></html>")) == day


def test_a_line_beside_the_title_comes_before_tags() -> None:
    assert meta_of(head="<p>2021-03-04 15:47</p>", tags=tag("PubDate", "2022-05-06")).date == "2021-03-04"
    assert meta_of(head="<p>最后更新时间：2021-03-04</p>", tags=tag("PubDate", "2022-05-06")).date == "2021-03-04"


def test_a_labelled_day_comes_before_one_without() -> None:
    assert meta_of("<p>发布日期：2021-03-04</p>", "<p>（2021年2月）</p>").date == "2021-03-04"


def test_the_day_on_which_a_text_was_made_is_no_day_of_publication() -> None:
    assert meta_of("<p>成文日期：2021年03月01日</p>", tags=tag("PubDate", "2021-03-04")).date == "2021-03-04"
    assert meta_of("<p>成文日期：2021年03月01日</p>").date == "2021-03-01"


@pytest.mark.parametrize(
    "foot",
    [
        "<div>转载请注明</div><div>本文地址：见上</div><div>最后修改时间：2021年03月04日 来源：河湾夜读</div>",
        "<div>Last Updated 2022-05-06 Sat 20:05. Created by Qiaozhou Shen at 2021-03-04 Thu 11:12.</div>",
        "<p>本文連結 : https://hewan.example/odn-20210304-0042/du-kou</p>",
    ],
)
def test_below_the_text(foot: str) -> None:
    assert meta_of(foot=foot).date == "2021-03-04"


def test_the_day_of_another_article_is_not_that_of_the_page() -> None:
    other = "<ul><li><a href='/2'>图文解读：渡口石阶重修的来龙去脉</a> <span class='time'>2020-01-02</span></li></ul>"
    assert not meta_of(head=other).date
    assert not meta_of(foot="<div class='comments'><p>小灯：写得真好。2020-01-02 21:17</p></div>").date


def test_a_day_that_a_sentence_tells_is_none() -> None:
    told = "<p>渡口客栈于2018年05月02日在临城开张，主要提供茶水和住宿，欢迎您来坐坐！</p>"
    page = f"<p>最后更新时间 2021-03-04</p>{told}<dl><dt>名称：</dt><dd>{TITLE}</dd></dl>"
    assert meta_of(head=page).date == "2021-03-04"


@pytest.mark.parametrize("machine", ["2021-03-04T16:49:00Z", "2021-03-04", "2021-03-05T00:10:00"])
def test_a_day_whose_month_stands_first(machine: str) -> None:
    assert meta_of(head=f"<p><time datetime='{machine}'>03/04/2021</time></p>").date == "2021-03-04"


def test_the_day_for_machines_where_the_line_tells_none() -> None:
    assert meta_of(head="<p><time datetime='2021-03-04T08:00:00+08:00'>三天前</time></p>").date == "2021-03-04"


def table(*rows: str) -> str:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows)
    return f"<table>{cells}</table>"


BOX = (
    "索 引 号：|01474/2021-0043|主题分类：|水利、水务",
    "发文机关：|青石县人民政府办公室|成文日期：|2021年03月01日",
    f"标　　题：|{TITLE}||",
    "发文字号：|青政办发〔2021〕27号|发布日期：|2021年03月04日",
    "主 题 词：|||",
)


def test_a_box_of_fields_goes_as_a_whole() -> None:
    page = f"<html><head><title>{TITLE}</title></head><body>{table(*BOX)}<h1>{TITLE}</h1>{TEXT}</body></html>"
    document = pipeline.clean_source(read_page(page.encode(), "p.html"))
    assert document.meta.date == "2021-03-04" and not document.meta.subtitle
    text = pipeline.make_markdown(document)
    assert "索" not in text and "青政办发〔2021〕27号" in text and PROSE[0] in text


def test_a_table_of_the_text_stays() -> None:
    data = table("来源：|青石县", "水位|3.2", "流量|41")
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{data}{TEXT}</body></html>"
    assert "水位" in pipeline.make_markdown(pipeline.clean_source(read_page(page.encode(), "p.html")))


def test_a_label_above_its_value_far_above_the_title() -> None:
    fields = (
        "索 引 号：",
        "01474/2021-0043",
        "生成日期：",
        "2021-03-04",
        "公开方式：",
        "主动公开",
        "公开时限：",
        "常年",
    )
    fields += ("公开范围：", "面向全社会", "责任部门：", "青石县水利局")
    box = "".join(f"<div><label>{one}</label></div>" for one in fields)
    assert meta_of(f"<h2>当前位置：首页</h2>{box}", "<p>访问量：16</p>").date == "2021-03-04"
