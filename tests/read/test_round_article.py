"""What stands round an article's box, and boxes within it that say nothing: none of it comes with the text."""

from __future__ import annotations

import pytest

from kanyin.read import read_page
from kanyin.read.flow import read_flow
from kanyin.read.threads import find_thread
from kanyin.read.tree import parse
from tests.read.test_html import PROSE, clean, page, paragraphs
from tests.read.test_web_structure import markdown

TITLE = "乡镇图书馆的夜晚"
MORE = (
    "入冬以后天黑得早，渡口那边的人下了船，先看见的是图书馆的两扇亮窗，再往前走才是自家的屋子。",
    "管钥匙的是退了休的船工老何，他认得的字不多，却记得每个孩子上回借的是哪一本，还差几页没有看完。",
    "今年春天，邻镇也学着把门开到了晚上，两处的书可以互相借还，书目每月初一贴在渡口的木板上。",
)


def text_of(above: str = "", within: str = "", below: str = "") -> str:
    inner = f"{paragraphs(*PROSE)}{within}{paragraphs(*MORE)}"
    body = f"{above}<h1>{TITLE}</h1><div class='zw'>{inner}</div>{below}"
    text = markdown(page(body, f"<title>{TITLE}</title>"))
    assert PROSE[0] in text and MORE[-1] in text
    return text


def test_lines_above_the_title_go() -> None:
    text = text_of(above="<div class='tq'><p>今日白天最高气温三十一度，请注意防暑。</p><p>东南风二级</p></div>")
    assert "防暑" not in text and "东南风" not in text


@pytest.mark.parametrize(
    "box",
    [
        "<div class='xz'><h4>入馆须知</h4><p>一、每日限额三百人，请提前预约。</p><p>二、请勿喧哗。</p></div>",
        "<div class='pm'><b>人气</b><p>1 山路修好了</p><p>2 新船开航</p></div>",
        "<div class='ft'><p>地址：沿河路七号，乘二路车可到。</p></div>",
    ],
)
def test_boxes_below_the_text_go(box: str) -> None:
    text = text_of(below=box)
    assert not any(word in text for word in ("限额", "喧哗", "人气", "新船", "沿河路"))


def test_a_remark_in_brackets_below_the_text_stays() -> None:
    assert "化名" in text_of(below="<div class='bz'><p>（应他们的要求，文中两人都是化名）</p></div>")


def test_a_part_of_the_text_in_a_box_like_the_first_stays() -> None:
    assert "渡口的夜" in text_of(below="<div class='zw'><p>后来渡口的夜也亮了。</p></div>")


@pytest.mark.parametrize(
    "box",
    [
        "<div class='card'><b>灯下书</b><span>平台：纸本</span><a href='/b'>前往商店</a></div>",
        "<div class='quan'><p>满三百减六十</p><p>立即领取</p></div>",
        "<div class='who'><p>读书的人</p><p>文章 87</p><button>关注</button></div>",
        "<p class='gg'>【书店】现货供应，支持拿样，点击进入→</p>",
    ],
)
def test_boxes_within_the_text_that_are_to_be_pressed_go(box: str) -> None:
    text = text_of(within=box)
    assert not any(word in text for word in ("灯下书", "满三百", "读书的人", "现货"))


@pytest.mark.parametrize(
    "box",
    [
        "<div class='xt'>夜里来的人</div>",
        "<div class='ts'><p>点击书名就能借书，这是去年才有的。</p></div>",
        "<p id='p7'>点击一下就能借的书</p>",
        "<div class='fj'><a href='/f.doc'>附件：1.借书登记表.doc</a></div>",
        "<div class='hd'><h3>立即行动的人</h3></div>",
    ],
)
def test_boxes_within_the_text_that_say_something_stay(box: str) -> None:
    said = ("夜里来的人", "这是去年才有的", "就能借的书", "借书登记表", "立即行动")
    assert any(word in text_of(within=box) for word in said)


def test_paragraphs_that_a_program_made_alike_are_no_posts() -> None:
    one = "<div class='para'>2024年5月9日，书库搬进了新楼。</div>"
    others = "".join(f"<div class='para'>{text}</div>" for text in PROSE + MORE)
    list_of_books = "<div class='ck'><h2>参考文献</h2><ol><li>林某：《书库》，2020年。</li></ol></div>"
    text = markdown(page(f"<h1>{TITLE}</h1><div>{one}{others}</div>{list_of_books}", f"<title>{TITLE}</title>"))
    assert "## 2024" not in text and "# 2024" not in text and "《书库》" in text


def test_a_page_with_a_crawlers_tag_before_it_is_html() -> None:
    data = b'<text id="x" encoding="utf-8">\n' + page(f"<h1>{TITLE}</h1>{paragraphs(*PROSE)}", "")
    source = read_page(data, "-")
    assert source.lines and not any("<" in line for line in source.lines)
    assert read_page("<书目>\n<html 是什么？\n".encode(), "-").lines[0] == "<书目>"


@pytest.mark.parametrize("inner", ["<ol>{}</ol>", "<div class='reflist'><ol>{}</ol></div>"])
def test_references_of_a_wiki_stay_though_each_leads_elsewhere(inner: str) -> None:
    items = "".join(f"<li><a href='https://x.example.net/{n}'>林某. 书库纪事之{n}. 某报</a>.</li>" for n in range(3))
    head = "<div class='mw-heading'><h2>参考文献</h2><span class='mw-editsection'>[<a href='/e'>编辑</a>]</span></div>"
    assert "书库纪事之2" in text_of(below=f"<div>{head}{inner.format(items)}</div>")


def test_what_posts_reply_to_stays_between_them() -> None:
    def post(n: int, text: str) -> str:
        return f"<div class='hf'><a href='/u/{n}'>读者{n}</a><p>{text}</p><i>2023-07-0{n} 09:08</i></div>"

    replies = "".join(post(n, text) for n, text in enumerate(PROSE, 1))
    first = "<div class='yt'><p>门口那盏灯一亮，孩子们就都来了，这话是谁先说的？</p></div>"
    advert = "<div class='gk'><p>广告</p><p>新到一批铁皮书柜，结实耐用，送货上门。</p></div>"
    more = "".join(post(n, text) for n, text in enumerate(MORE, 5))
    data = page(f"<div>{replies}{first}{advert}{more}</div>")
    assert "孩子们就都来了" in markdown(data)
    pieces = read_flow(parse(data.decode(), "x"))
    thread = find_thread(pieces)
    assert thread is not None
    assert [pieces[n].text[:4] for n in thread.among(pieces)] == ["门口那盏"]


def test_a_lead_that_calls_itself_so_stays_behind_a_byline() -> None:
    above = "<p class='by'>2016-09-12　来源：书与村网</p>"
    lead = "<div class='zy'><b>导读：</b>开灯的人换了三个，灯一直亮着，这是他们的故事。</div>"
    inner = f"{paragraphs(*PROSE, *MORE)}"
    data = page(f"<h1>{TITLE}</h1>{above}{lead}<div class='zw'>{inner}</div>", f"<title>{TITLE}</title>")
    assert any("开灯的人" in text for text in (markdown(data), str(clean(data).meta)))
