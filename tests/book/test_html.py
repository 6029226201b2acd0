"""HTML within Markdown: read as what it means, never passed through; the rest is text, and told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.book.document import read_document
from kanyin.book.reader import read_book
from kanyin.book.tree import text_of
from kanyin.remarks import heard


def blocks(markdown: str) -> list[Any]:
    return list(read_document(f"---\ntitle: 题\n---\n\n{markdown}", None, None)[0]["blocks"])


def html(markdown: str) -> str:
    return read_book(f"---\ntitle: 题\n---\n\n{markdown}", "a.md", None).html


def told(markdown: str) -> list[str]:
    with heard() as found:
        blocks(markdown)
    return [remark.problem for remark in found]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("H<sub>2</sub>O", "<sub>2</sub>"),
        ("x<sup>2</sup>", "<sup>2</sup>"),
        ("一<br>二", "<br />"),
        ("<b>一</b>", "<strong>一</strong>"),
        ("<i>一</i>", "<em>一</em>"),
        ("<u>一</u>", "<u>一</u>"),
        ("<del>一</del>", "<del>一</del>"),
        ("<mark>一</mark>", "<mark>一</mark>"),
        ("甲==一==乙", "<p>甲<mark>一</mark>乙</p>"),
        ("a == b == c", "<p>a == b == c</p>"),
        ("<tt>x</tt>", "<code>x</code>"),
        ("<kbd>Ctrl</kbd>", '<code class="kbd">Ctrl</code>'),
        ("<font color=red>一</font>", "<p>一</p>"),
        ('<a href="https://a.example/">一</a>', '<a href="https://a.example/">一</a>'),
        ("<b>**一**</b>", "<strong><strong>一</strong></strong>"),
        ("一<!-- 批 -->二", "<p>一二</p>"),
        ("<h2>节</h2>", "<h2>节</h2>"),
        ("<blockquote>一</blockquote>", "<blockquote>"),
        ("<ol start=3><li>一</li></ol>", '<ol start="3"'),
        ("<ul><li>一<ul><li>二</li></ul></li></ul>", "<ul>\n<li>二</li>"),
        ("<dl><dt>词</dt><dd>义</dd></dl>", "<dt>词</dt>"),
        ("<dl>引<dt>词</dt><dd>义</dd></dl>", "<p>引</p>"),
        ('<span class="caption">表 1：数</span>', '<div class="caption">\n<p>表 1：数</p>'),
        ("<center>一</center>", '<div class="center">'),
        ('<p align="right">一</p>', '<div class="right">'),
        ('<pre><code class="language-c">a &lt; b\n*c*</code></pre>', 'class="language-c"><code>a &lt; b\n*c*</code>'),
        ("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>", '<span class="rt">hàn</span>'),
        ("| 甲 |\n|---|\n| 一<br/>二 |", "一<br />\n二"),
        ("| 甲 |\n|---|\n| <ul><li>一</li></ul> |", "<li>一</li>"),
    ],
)
def test_elements_are_what_they_mean(written: str, shown: str) -> None:
    made = html(written)
    assert shown in made.replace(" data-shortcode", ""), made


def test_a_table_with_spans_head_and_caption() -> None:
    (table,) = blocks(
        "<table><caption>表 1 数</caption><tr><th rowspan=2>甲</th><th colspan=2>乙</th></tr>"
        "<tr><th>一</th><th>二</th></tr><tr><td>*</td><td align=right>a*</td><td>c</td></tr></table>"
    )
    _, caption, columns, head, bodies, _ = table["c"]
    assert text_of(caption[1]) == "表 1 数" and len(columns) == 3
    assert [[(cell[2], cell[3]) for cell in row[1]] for row in head[1]] == [[(2, 1), (1, 2)], [(1, 1), (1, 1)]]
    assert [text_of(cell[4]) for cell in bodies[0][3][0][1]] == ["*", "a*", "c"]


def test_markdown_between_tags_is_read() -> None:
    made = html("<details><summary>看</summary>\n\n- **一**\n\n</details>")
    assert "<strong>看</strong>" in made and "<li><strong>一</strong></li>" in made


@pytest.mark.parametrize("span", ["10000000000", "0", "x", "-3"])
def test_absurd_spans_do_no_harm(span: str) -> None:
    assert "字" in html(f"<table><tr><td colspan={span} rowspan={span}>字</td></tr></table>")


def test_unknown_tags_are_text_and_told_once_a_name() -> None:
    made = html("泛型 Vec<T> 与 <T>，<Tabs>甲</Tabs>")
    assert "Vec&lt;T&gt; 与 &lt;T&gt;，&lt;Tabs&gt;甲&lt;/Tabs&gt;" in made
    assert [problem.split(" means")[0] for problem in told("<T> 与 <T>，<Tabs>甲</Tabs>")] == [
        "the tag <T>",
        "the tag <Tabs>",
    ]
    assert told("中文里的 <数据> 与 a < b") == []


def test_tags_of_the_authors_own_round_words_go_and_are_told() -> None:
    """They are for the style sheet of his pages; a tag that is spoken of is text."""
    text = "用<fun>glClear</fun>清<key>*缓* `a`</key>；<div><fun>乙</fun></div>"
    assert "用glClear清<em>缓</em> <code>a</code>；" in html(text) and "乙" in html(text)
    assert "fun" not in html(text) and [problem[-15:] for problem in told(text)] == ["what it holds stays"[-15:]] * 2
    for kept in ("<fun> 与 </fun>", "<fun>", "甲</fun>", "<template>与</template>", "<Foo>与</Foo>", "<a-b></a-b>"):
        assert kept.split(">")[0].replace("<", "&lt;") in html(f"写{kept}"), kept


def test_what_no_page_can_show_is_left_out_and_told() -> None:
    text = '甲\n\n<video src="a.mp4"></video>\n\n<iframe src="https://x.cn/1"></iframe>\n\n乙<audio src="b.mp3"/>丙'
    assert "乙丙" in html(text) and not any(word in html(text) for word in ("video", "iframe", "audio"))
    assert len([problem for problem in told(text) if "no book can show this" in problem]) == 3


def test_nothing_runs() -> None:
    made = html(
        '甲<script>alert(1)</script>乙<img src=x onerror="alert(2)"><a href="javascript:alert(3)">丙</a>\n\n'
        '<style>p{color:red}</style>\n\n<iframe src="x"></iframe>\n\n<p style="position:fixed" onclick="x()">丁</p>'
    )
    assert not any(
        word in made for word in ("<script", "onerror", "javascript:", "<style", "<iframe", "position", "onclick")
    )
    assert any("<script> is for browsers" in problem for problem in told("甲<script>alert(1)</script>乙"))
    with heard() as remarks:
        html("```html\n<script>\n```\n\n甲<script>alert(1)</script>乙")
    assert [remark.line for remark in remarks if "<script>" in remark.problem] == [9]


def test_fields_of_the_front_matter_hold_marks_of_text_alone() -> None:
    book = read_book("---\ntitle: H<sub>2</sub>O <script>x</script>\n---\n\n甲\n", "a.md", None)
    assert "<sub>2</sub>" in book.meta_html["title"] and "&lt;script&gt;" in book.meta_html["title"]


TAGS = st.sampled_from(
    ["b", "i", "div", "p", "ul", "li", "table", "tr", "td", "center", "span", "h3", "pre", "dl", "dd"]
)
NESTED = st.recursive(
    st.text("甲乙丙丁*_ `", max_size=6),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=3)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=12,
)


@given(NESTED)
def test_no_han_in_html_is_lost_or_moved(inner: str) -> None:
    made = text_of(blocks(f"<div>{inner}</div>"))
    assert sorted(char for char in made if char > "\u3000") == sorted(char for char in inner if char > "\u3000")


@given(st.text("<>/abtdrulip 甲=\"'!-", max_size=60))
def test_broken_html_is_read_somehow(text: str) -> None:
    shown = text_of(blocks(f"甲{text}")) if "<!--" not in text and "---" not in text else "甲"
    assert shown.count("甲") >= 1


def test_backticks_in_html_are_code_but_not_within_code() -> None:
    html = read_book("<figcaption>例 1：读 `水尺 x` 的 <code>a `b`</code> 与 单 ` 号</figcaption>\n", "a.md", None).html
    assert "<code>水尺 x</code>" in html
    assert "<code>a `b`</code>" in html
    assert "单 ` 号" in html


def test_image_is_read_as_browsers_read_it() -> None:
    with heard() as found:
        html = read_book('灯\n\n<image src="https://example.org/a.png" style="zoom:50%;" />', "a.md", None).html
    assert "&lt;image" not in html and "〔图〕" in html
    assert not [one for one in found if "tag" in one.problem]
