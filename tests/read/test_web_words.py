"""What stands within the lines of web pages: words of programs, links in tables, lists, definitions and notes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin.book.pandoc import parse
from kanyin.read.html import read_html
from tests.read.test_html import PROSE, article, page, paragraphs
from tests.read.test_web_structure import markdown


def inside(html: str) -> str:
    return markdown(article(paragraphs(*PROSE[:2]) + html + paragraphs(*PROSE[2:])))


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ('<p>摆渡的人叫它 <code>ferry(x, "y")</code>，一天三趟。</p>', '摆渡的人叫它 `ferry(x, "y")`，一天三趟。'),
        ("<p>键是<kbd>Ctrl</kbd>加<kbd>C</kbd>，人人都会。</p>", "键是`Ctrl`加`C`，人人都会。"),
        ("<p>两个<code>a</code><code>b</code>并排站着，是一个。</p>", "两个`ab`并排站着，是一个。"),
        ("<p>引号是<code>a`b</code>和<code>`</code>，写在行内。</p>", "引号是``a`b``和`` ` ``，写在行内。"),
        ("<p><b>加粗的<code>f()</code></b>后面还有一句话。</p>", "**加粗的**`f()`后面还有一句话。"),
        (
            '<p>看<a href="https://b.example.org/x"><code>.ferry()</code></a>一节。</p>',
            "看[`.ferry()`](<https://b.example.org/x>)一节。",
        ),
        ("<p>见注<code>[1]</code>，写在文末。</p>", "见注[1]，写在文末。"),
        ("<p><code>渡口有船，船上有人。</code>这是引文。</p>", "渡口有船，船上有人。这是引文。"),
    ],
    ids=["marks", "keys", "two", "ticks", "bold", "link", "number", "sentence"],
)
def test_words_of_programs_stay_words_of_programs(html: str, written: str) -> None:
    assert written in inside(html)


@pytest.mark.parametrize("tag", ["h1", "p"])
def test_a_title_with_words_of_a_program_is_lifted(tag: str) -> None:
    html = page(
        f"<{tag}>读 <code>ferry</code> 的源码</{tag}>" + paragraphs(*PROSE), head="<title>读 ferry 的源码</title>"
    )
    assert read_html(html, "page.html").meta["title"] == "读 ferry 的源码"
    assert "源码" not in markdown(html)


WORDS = st.text(
    st.characters(blacklist_categories=("Cc", "Cs", "Cn", "Zs", "Zl", "Zp", "Cf", "Co", "Mn", "Me")), max_size=12
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_pandoc_reads_the_words_of_programs_as_they_stood(words: list[str]) -> None:
    def element(text: str) -> str:
        return "<code>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</code>"

    words = [f"f{word}" for word in words if not any(mark in word for mark in "，。！？")]
    text = inside("<p>前面" + "，后面".join(map(element, words)) + "，这里收尾成一句话。</p>")
    assert codes(parse(text)) == words


def codes(tree: object) -> list[str]:
    """The words of programs in pandoc's tree."""
    if isinstance(tree, list):
        return [one for part in tree for one in codes(part)]
    if isinstance(tree, dict):
        return [tree["c"][1]] if tree.get("t") == "Code" else [one for part in tree.values() for one in codes(part)]
    return []


LINK = '<a href="https://b.example.org/x">乙书</a>'


@pytest.mark.parametrize(
    ("html", "written"),
    [
        (
            f"<table><tr><th>名</th><th>处</th></tr><tr><td>甲</td><td>见{LINK}</td></tr></table>",
            "| 甲 | 见[乙书](<https://b.example.org/x>) |",
        ),
        (
            "<table><caption>表1 渡口</caption><tr><td>名</td><td>处</td></tr>"
            f"<tr><td>{LINK}</td><td>甲</td></tr></table>",
            "| [乙书](<https://b.example.org/x>) | 甲 |",
        ),
        (f"<ul><li><p>一项</p><p>见{LINK}</p></li><li>二项</li></ul>", "    见[乙书](<https://b.example.org/x>)"),
        (
            f"<dl><dt>甲</dt><dd>见{LINK}</dd><dt>乙</dt><dd>无</dd><dt>丙</dt><dd>无</dd></dl>",
            ":   见[乙书](<https://b.example.org/x>)",
        ),
    ],
    ids=["table", "caption", "list", "definitions"],
)
def test_links_stay_in_tables_lists_and_definitions(html: str, written: str) -> None:
    assert written in inside(html)


def test_a_picture_in_a_table_is_recorded() -> None:
    html = article(
        paragraphs(*PROSE[:2])
        + '<table><tr><td>名</td><td>图</td></tr><tr><td>甲</td><td><img src="a.png" width="200">船</td></tr></table>'
        + paragraphs(*PROSE[2:])
    )
    assert "HT005" in {change.rule for change in read_html(html, "page.html").changes}


def test_posts_of_a_thread_of_unknown_make_have_their_heads() -> None:
    names = ("沈漱舟", "方砚", "陆一舟", "林小满")
    posts = "".join(
        f'<div class="floor">{name} 发表于 2023-01-0{n} 12:00<p>{text}</p></div>'
        for n, (name, text) in enumerate(zip(names, PROSE, strict=True), 1)
    )
    text = markdown(page(f"<h1>渡口的船什么时候开</h1>{posts}", "<title>渡口的船什么时候开</title>"))
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        f"# {name} 发表于 2023-01-0{n} 12:00" for n, name in enumerate(names[1:], 2)
    ]


def test_words_of_programs_in_headings() -> None:
    found = inside(
        f"<h2><code>ferry()</code> 与 <code>%</code> 的用法</h2><p>{PROSE[0]}甲。</p><h2><code>@import</code></h2>"
    )
    assert "# `ferry()` 与`%`的用法" in found or "# `ferry()` 与 `%` 的用法" in found
    assert "# `@import`" in found


def test_words_of_programs_round_a_link() -> None:
    found = inside(
        "<p>函数 <code><a href='https://ferry.example.org/f'>ferry()</a></code> 开船，一天三趟，从不误点。</p>"
    )
    assert "[`ferry()`](<https://ferry.example.org/f>)" in found


def test_a_blank_line_of_code_in_a_box_of_its_own() -> None:
    lines = "".join(f"<div class='line'>{line}</div>" for line in ("ferry(1)", "", "ferry(2)"))
    assert "ferry(1)\n\nferry(2)" in inside(f"<figure class='highlight'><pre>{lines}</pre></figure>")


def test_a_table_with_heads_may_hold_long_cells() -> None:
    rows = (
        f"<tr><th>船</th><th>来历</th></tr><tr><td>甲</td><td>{PROSE[0] * 8}</td></tr><tr><td>乙</td><td>新</td></tr>"
    )
    assert "\n| 乙 | 新 |" in inside(f"<table>{rows}</table>")
    assert "\n| 乙 | 新 |" not in inside(f"<table>{rows.replace('th>', 'td>')}</table>")


def test_a_page_alone_cites_one_site_again_and_again() -> None:
    links = "".join(
        f"<p>{one}见<a href='https://ferry.example.org/{n}'>渡口志{n}</a>。</p>" for n, one in enumerate(PROSE)
    )
    assert inside(links).count("(<https://ferry.example.org/") == len(PROSE)
