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
