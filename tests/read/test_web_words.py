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
        ("<p><code>渡口有船，船上有人。</code>这是引文。</p>", "渡口有船，船上有人。这是引文。"),
    ],
    ids=["marks", "keys", "two", "ticks", "bold", "link", "sentence"],
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

    words = [word for word in words if word and not any(mark in word for mark in "，。！？")]
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
