"""HTML between blocks: what is Markdown between the tags of a wrapper is read as such."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from kanyin.remarks import heard


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("<div>\n甲 | 乙\n---|---\n1 | **二**\n</div>", "<strong>二</strong></td>"),
        ("<div class='x'>\n- 甲\n- 乙\n</div>", "<li>甲</li>"),
        ("<center>\n**水尺**\n</center>", "<strong>水尺</strong>"),
        ("<details>\n<summary>答</summary>\n1. 甲\n2. 乙\n</details>", "<li>甲</li>"),
        ("<details>\n<summary>答</summary>\n- 甲\n\n- 乙\n\n</details>", "<li><p>甲</p></li>"),
        ("<div><div>\n见 `码`\n</div></div>", "<code>码</code>"),
        ("<details>\n```sh\n<div>\n```\n</details>", "<pre"),
    ],
)
def test_markdown_between_the_tags_of_a_wrapper_is_markdown(text: str, made: str) -> None:
    with heard() as found:
        html = read_book(f"# 渡口\n\n文\n\n{text}\n\n文\n", "a.md", None).html
    assert not found and made in html


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n<p>一 * 二</p>\n</div>",
        "<div>\n    - 甲\n</div>",
        "<pre>\n- 甲\n</pre>",
    ],
)
def test_other_html_stays_html(text: str) -> None:
    html = read_book(f"# 渡口\n\n文\n\n{text}\n\n文\n", "a.md", None).html
    assert "<li>" not in html and "<code>甲" not in html and "<em>" not in html


PICTURE = '<figure><img src="https://a.b/c.png" alt=""><figcaption></figcaption></figure>'


@pytest.mark.parametrize(
    "html", ["<div>词</div>", '<p align="center">\n词\n</p>', PICTURE, "<hr>", f"<div>\n{PICTURE}\n</div>"]
)
@pytest.mark.parametrize(
    ("markdown", "made"),
    [
        ("## 灯塔", "<h2>灯塔</h2>"),
        ("**灯**亮", "<strong>灯</strong>亮"),
        ("- 灯", "<li>灯</li>"),
        ("1. 灯\n2. 船", "<li>灯</li>"),
        ("> 灯", "<blockquote>\n<p>灯</p>"),
        ("| 灯 | 船 |\n|--|--|\n| 1 | 2 |", "<th>灯</th>"),
        ("见[灯](https://a.b)", '<a href="https://a.b">灯</a>'),
    ],
)
def test_markdown_below_html_that_is_closed_is_markdown(html: str, markdown: str, made: str) -> None:
    behind = [html + markdown] if markdown[0] not in "|>" and html != "<hr>" else []
    for text in (f"{html}\n{markdown}", *behind):
        with heard():
            found = read_book(f"# 渡口\n\n文\n\n{text}\n\n文\n", "a.md", None).html
        assert made in found and '<div class="caption">' not in found


@pytest.mark.parametrize(
    "text", ["<p>词\n- 甲\n</p>", "<div>一\n二 * 三 *</div>", "<table>\n<tr><td>\n- 甲\n</td></tr>\n</table>"]
)
def test_html_that_is_open_goes_on(text: str) -> None:
    with heard():
        assert "<li>" not in read_book(f"# 渡口\n\n文\n\n{text}\n", "a.md", None).html
