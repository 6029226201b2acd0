"""Sections, contents and lists of links on web pages: what belongs to the article, and what its program adds."""

from __future__ import annotations

import pytest

from kanyin.fields import people
from kanyin.model import Line
from kanyin.read.code import _without_numbers
from kanyin.read.elements import up
from kanyin.read.flow import read_flow
from kanyin.read.own_lists import own_lists
from kanyin.read.page_contents import contents
from kanyin.read.region import Region
from kanyin.read.threads import find_thread
from kanyin.read.tree import parse
from kanyin.roles.facts import look
from tests.read.test_html import PROSE, page
from tests.read.test_round_article import MORE
from tests.read.test_web_structure import clean, markdown

NAMES = ("渡口的灯", "守灯的人", "灯下的书", "过河的船")
TITLE = "青石县的渡口"


def sections(tag: str = "h2", *, linked: bool = False) -> str:
    """Sections in boxes of one make, each with its heading."""
    texts = (*PROSE, *MORE, *PROSE)
    heads = [f"<a href='/p/{n}'>{name}</a>" if linked else name for n, name in enumerate(NAMES)]
    return "".join(
        f"<div class='outline-{n}'><{tag} id='s{n}'>{head}</{tag}><div class='text-{n}'><p>{texts[n]}{n}</p>"
        f"<p>{texts[n + 1]}{n}</p></div></div>"
        for n, head in enumerate(heads)
    )


@pytest.mark.parametrize(("linked", "are_sections"), [(False, True), (True, False)])
def test_boxes_under_headings_that_lead_nowhere_are_sections(linked: bool, are_sections: bool) -> None:
    pieces = read_flow(parse(f"<body>{sections(linked=linked)}</body>", "page.html"))
    thread = find_thread(pieces)
    assert thread is not None and thread.are_sections(pieces) is are_sections


def test_the_headings_of_all_sections_stay_and_their_contents_go() -> None:
    toc = "".join(f"<li><a href='#s{n}'>{n + 1}. {name}</a></li>" for n, name in enumerate(NAMES))
    body = f"<div class='all'><h1>{TITLE}</h1><div><h2>Table of Contents</h2><ul>{toc}</ul></div>{sections()}</div>"
    text = markdown(page(body, f"<title>{TITLE}</title>"))
    assert [line.lstrip("# ") for line in text.splitlines() if line.startswith("#")] == list(NAMES)
    assert "Contents" not in text


def test_a_document_goes_on_behind_its_longest_part_under_headings_of_its_own() -> None:
    """What is round the part leads nowhere; where it holds links, it is the page's."""
    long = "".join(f"<p>{text}{n}</p>" for n in range(8) for text in PROSE)
    table = "<table><tr><th>灯</th><th>船</th></tr><tr><td>三盏</td><td>两只</td></tr></table>"
    behind = f"<h2>总表</h2><div>{table}</div><h2>要点</h2><p>灯亮了，船就开。</p><h2>下一章</h2><p>石阶。</p>"
    text = markdown(page(f"<div class='wrap'><h1>{TITLE}</h1><div class='chain'>{long}</div>{behind}</div>", ""))
    assert all(words in text for words in ("# 总表", "| 三盏 | 两只 |", "灯亮了，船就开。", "# 下一章", "石阶。"))
    links = "".join(f"<li><a href='/p/{n}'>另一篇很长的文章的题目，第{n}篇，写的是渡口</a></li>" for n in range(40))
    behind = f"<h2>最新</h2><ul>{links}</ul><h2>热门</h2><p>石阶。</p><h2>标签</h2><p>船家。</p>"
    text = markdown(page(f"<div class='wrap'><h1>{TITLE}</h1><div class='chain'>{long}</div>{behind}</div>", ""))
    assert "热门" not in text and "另一篇" not in text


def test_one_long_section_brings_those_beside_it() -> None:
    long = "".join(f"<p>{text}{n}</p>" for n in range(6) for text in PROSE)
    box = "<div class='part-{0}'><h3>{1}</h3><div class='words'>{2}</div></div>"
    few = (box.format(n, name, f"<p>{name}亮了。</p>") for n, name in enumerate(NAMES[1:], 2))
    text = markdown(page(f"<h1>{TITLE}</h1><div>{box.format(1, NAMES[0], long)}{''.join(few)}</div>", ""))
    assert all(name in text for name in NAMES)


@pytest.mark.parametrize(
    ("before", "stays"),
    [("<h2>目录</h2>", False), ("<p>本文目录</p>", False), ("<p>渡口的一年有以下四件事：</p>", True)],
)
def test_a_list_that_a_sentence_announces_is_no_contents(before: str, stays: bool) -> None:
    links = "".join(f"<li><a href='#s{n}'>{name}</a></li>" for n, name in enumerate(NAMES))
    pieces = read_flow(parse(f"<body><p>{PROSE[0]}</p>{before}<ol>{links}</ol>{sections()}</body>", "page.html"))
    found = {pieces[n].text for n in contents(pieces)}
    assert found == (set() if stays else {*NAMES, pieces[1].text or pieces[2].text})


def listed(head: str, links: str) -> list[str]:
    """What is taken as a list of the article's own below its text."""
    body = f"<div id='c'><h2>{NAMES[0]}</h2><p>{PROSE[0]}</p><p>{PROSE[1]}</p>{head}{links}</div>"
    home = "<a href='https://ferry.example.org/a'>首页</a>"
    pieces = read_flow(parse(f"<body>{home}{body}</body>", "page.html"))
    region = next(box for piece in pieces if piece.text == PROSE[0] for box in up(piece.element) if box.get("id"))
    text = {n for n, piece in enumerate(pieces) if piece.text in (NAMES[0], PROSE[0], PROSE[1])}
    return [pieces[n].text for n in sorted(own_lists(pieces, Region(region, False), text)) if n not in text]


OUTSIDE = (
    "<ul><li><a href='https://lamp.example.com/1'>灯的历史</a></li><li><a href='https://b.net/2'>船志</a></li></ul>"
)
OWN = "<ul><li><a href='/1'>灯的历史</a></li><li><a href='/2'>船志</a></li></ul>"


@pytest.mark.parametrize(
    ("head", "links", "stays"),
    [
        ("<h2>可以再看</h2>", OUTSIDE, True),
        ("<h2>Ref</h2>", OUTSIDE.replace("<ul>", "<ol>").replace("</ul>", "</ol>"), True),
        ("<h2>参考资料</h2>", OWN, True),
        ("<h2>可以再看</h2>", "<p><a href='https://lamp.example.com/1'>灯的历史</a></p>", True),
        ("<h2>渡口别的事</h2>", OWN, False),  # the site's own pages
        ("<h2>相关文章</h2>", OUTSIDE, False),
        ("<h2>相关日志</h2>", OUTSIDE, False),
        ("<h4>可以再看</h4>", OUTSIDE, False),  # no heading of the article's
        ("<h2>可以再看</h2>", OUTSIDE.replace("船志", "下一篇：船志"), False),
    ],
)
def test_links_under_a_heading_of_the_article_s_own_are_its_own(head: str, links: str, stays: bool) -> None:
    assert bool(listed(head, links)) is stays


def test_addresses_of_people_stay_in_a_text() -> None:
    mail = "".join(f"<p><a href='mailto:{name}@ferry.example.org'>{name}@ferry.example.org</a></p>" for name in "ab")
    body = f"<h1>{TITLE}</h1><div><p>{PROSE[0]}</p><p>{PROSE[1]}</p>{mail}<p>{PROSE[2]}</p></div>"
    assert "a@ferry" in markdown(page(body, ""))


@pytest.mark.parametrize(
    ("lines", "bare"),
    [
        (["1、点灯", "2、开船"], ["1、点灯", "2、开船"]),
        (["1) 点灯", "2) 开船"], ["1) 点灯", "2) 开船"]),
        (["1 light()", "2 sail()"], ["light()", "sail()"]),
        (["1light()", "2sail()"], ["light()", "sail()"]),
    ],
)
def test_numbers_of_items_are_none_of_lines(lines: list[str], bare: list[str]) -> None:
    assert _without_numbers(lines)[0] == bare


def test_items_and_programs_stay_above_the_first_sentence() -> None:
    code = "<pre><code>ferry --light on\nferry --sail\n</code></pre>"
    items = "<ol><li>客户端多</li><li>排队服务</li><li>登录快</li></ol>"
    body = f"<h1>渡船程序</h1><div><h2>1 特性</h2>{items}<h2>2 安装</h2><p>下载安装</p>{code}<h2>3 用法</h2>"
    text = markdown(page(f"{body}<p>{PROSE[0]}</p><p>{PROSE[1]}</p></div>", "<title>渡船程序</title>"))
    assert all(word in text for word in ("客户端多", "排队服务", "登录快", "下载安装", "ferry --sail"))


def test_items_that_are_headings_below_stay() -> None:
    items = "<p>常见的有三种：</p><ol><li>点灯</li><li>开船</li><li>靠岸</li></ol>"
    parts = "".join(f"<h2>{name}</h2><p>{PROSE[n]}</p>" for n, name in enumerate(("点灯", "开船", "靠岸")))
    text = markdown(page(f"<h1>{TITLE}</h1><div><p>{PROSE[0]}</p>{items}{parts}</div>", ""))
    assert text.count("靠岸") == 2


@pytest.mark.parametrize("name", ["New Page 1", "无标题文档", "Untitled Document"])
def test_what_an_editor_calls_an_empty_page_is_no_title(name: str) -> None:
    body = f"<h1>{TITLE}</h1><div><p>{PROSE[0]}</p><p>{PROSE[1]}</p></div>"
    assert clean(page(body, f"<title>{name}</title>")).meta.title == TITLE


@pytest.mark.parametrize("head", ["0x00 前言", "1 渡船的来历"])
def test_the_first_section_is_no_title(head: str) -> None:
    body = f"<div><h2>{head}</h2><p>{PROSE[0]}</p><p>{PROSE[1]}</p><h2>2 渡口</h2><p>{PROSE[2]}</p></div>"
    assert clean(page(body, "<title>渡口夜航记 - 河湾</title>")).meta.title == "渡口夜航记"


def test_a_title_in_latin_letters_is_the_title() -> None:
    body = f"<h1>Ferry</h1><div><h2>1 渡船的来历</h2><p>{PROSE[0]}</p><h2>2 渡口</h2><p>{PROSE[1]}</p></div>"
    assert clean(page(body, "<title>Ferry</title>")).meta.title == "Ferry"


@pytest.mark.parametrize("head", ["0x01 总览", "2D画师", "3个渡口", "20万元大奖"])
def test_what_is_counted_keeps_its_number(head: str) -> None:
    body = f"<h1>{TITLE}</h1><div><h2>{NAMES[0]}</h2><p>{PROSE[0]}</p><h2>{head}</h2><p>{PROSE[1]}</p></div>"
    assert f"# {head}\n" in markdown(page(body, ""))


def test_a_section_may_be_called_by_words_of_menus() -> None:
    shown = [look((Line("服务注册", (1,), 0, kind=kind),)).shown for kind in ("h2", "p")]
    assert ["strewn" in each for each in shown] == [False, True]


def test_the_head_of_a_list_that_went_goes_with_it() -> None:
    links = "<p>【相关文章】</p><p><a href='/a'>渡口换了新灯</a></p><p><a href='/b'>河湾又添了一条船</a></p>"
    inner = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{links}<p><b>河对岸</b></p><p>{PROSE[2]}</p>"
    text = markdown(page(f"<h1>{TITLE}</h1><div>{inner}</div>", ""))
    assert "相关文章" not in text and "河对岸" in text


@pytest.mark.parametrize("head", ["郑重声明", "发帖须知", "本贴跟从标题"])
def test_rules_of_a_board_below_a_post_go(head: str) -> None:
    rules = f"<p>{head}</p><p>1. 禁止在渡口喧哗；</p><p>2. 转载应注明出处；</p>"
    inner = "".join(f"<p>{text}</p>" for text in (*PROSE, *MORE))
    assert "喧哗" not in markdown(page(f"<h1>{TITLE}</h1><div>{inner}{rules}</div>", ""))


@pytest.mark.parametrize(
    ("text", "is_unit"),
    [
        ("顾之砚馆长一行调研青石县渡口——河湾船舶维修有限公司", False),
        ("顾之砚局长考察青石县渡口管理中心", False),
        ("青石县渡口考察研究中心", True),
        ("临城大学文学院，青石县 221000", True),
    ],
)
def test_who_visited_whom_is_no_unit(text: str, is_unit: bool) -> None:
    assert people.is_unit_line(text) is is_unit


def test_a_numbered_line_that_follows_another_is_no_furniture() -> None:
    words = ("获取", "理解", "拓展", "纠错", "应用")
    parts = "".join(f"<p>{n}、{word}</p><p>{PROSE[n % 3]}{n}</p>" for n, word in enumerate(words, 1))
    assert "纠错" in markdown(page(f"<h1>{TITLE}</h1><div>{parts}</div>", ""))


def test_sections_without_a_class_each_with_a_heading_of_the_first_rank() -> None:
    texts = (*PROSE, *MORE, *PROSE)
    parts = (
        f"<section><h1>{name}</h1><h2>{name}之一</h2><p>{texts[n]}{n}</p><p>{texts[n + 1]}{n}</p></section>"
        for n, name in enumerate(NAMES)
    )
    text = markdown(page("".join(parts), f"<title>{TITLE}</title>"))
    assert all(f"# {name}\n" in text for name in NAMES[1:])  # the first is the title's


def test_a_section_whose_id_is_made_of_its_headings_words() -> None:
    parts = (
        f"<section id='{name}' class='level2'><h2>{head}</h2><p>{PROSE[n]}</p><p>{MORE[n % 3]}</p></section>"
        for n, (name, head) in enumerate((("sec-boat", "渡船"), ("sec-lamp", "灯"), ("sec-comment", "注释")))
    )
    text = markdown(page(f"<main><h1>{TITLE}</h1>{''.join(parts)}</main>", f"<title>{TITLE}</title>"))
    assert "# 注释" in text and PROSE[2] in text


def test_a_last_heading_that_leads_to_itself_is_no_other_article() -> None:
    heading = "<h4 id='more'><a href='#more'>这里只说渡船</a></h4>"
    last = heading + "<p>可以看<a href='/b'>渡口的修法</a></p>"
    text = markdown(page(f"<main><h1>{TITLE}</h1>{sections()}{last}</main>", f"<title>{TITLE}</title>"))
    assert "这里只说渡船" in text and "渡口的修法" in text


def test_a_list_goes_on_where_half_of_it_is_known() -> None:
    items = "".join(f"<li><a href='https://b{n}.example.org/'>河湾志{n}</a>　{PROSE[n]}</li>" for n in range(3))
    items += "<li><a href='https://c.example.org/'>临城的船</a></li>"
    text = markdown(
        page(f"<div><h1>{TITLE}</h1>{sections()}<h2>别处</h2><ul>{items}</ul></div>", f"<title>{TITLE}</title>")
    )
    assert "临城的船" in text


def test_what_is_needed_stands_in_a_list_above_the_first_sentence() -> None:
    items = "".join(f"<li>{name}</li>" for name in ("一个渡口", "编辑器", "一条船"))
    text = markdown(
        page(f"<main><h1>{TITLE}</h1><p>你需要：</p><ul>{items}</ul>{sections()}</main>", f"<title>{TITLE}</title>")
    )
    assert "-   编辑器\n" in text


def test_what_a_wiki_says_of_the_state_of_an_entry_is_none_of_it() -> None:
    state = (
        "<table class='ambox'><tr><td>此条目没有列出来源，请协助补充可靠的来源，以便查证其中的内容。</td></tr></table>"
    )
    hat = "<div class='hatnote'>关于与“渡口”名称相近的条目，请见“渡口（消歧义）”，那里列出了它们。</div>"
    text = markdown(
        page(f"<div id='bodyContent'><h1>{TITLE}</h1>{hat}{state}{sections()}</div>", f"<title>{TITLE}</title>")
    )
    assert "此条目" not in text and "消歧义" not in text
