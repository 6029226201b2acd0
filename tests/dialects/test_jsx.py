"""Tags as MDX has them: what they say by themselves is said in HTML, what a program computes stays."""

from __future__ import annotations

import pytest

from kanyin.dialects.jsx import html_attributes, set_out
from kanyin.dialects.lines import joined, numbered


def made(text: str) -> str:
    return joined(html_attributes(numbered(text)))


@pytest.mark.parametrize(
    ("tag", "html"),
    [
        ('<img src={require("./a b.png").default} />', '<img src="./a b.png" />'),
        ("<img src={require('@site/a.png')}/>", '<img src="@site/a.png"/>'),
        ("<img src={useBaseUrl('/img/a.png')} alt={'甲'}/>", '<img src="/img/a.png" alt="甲"/>'),
        ('<img width={300} className={"x"}>', '<img width="300" class="x">'),
        ("<div style={{textAlign: 'center', fontSize: 14}}>", '<div style="text-align:center;font-size:14">'),
        ("甲<b title={'乙\"丙'}>丁</b>", '甲<b title="乙&quot;丙">丁</b>'),
    ],
)
def test_a_value_in_braces_is_one_in_quotes(tag: str, html: str) -> None:
    assert made(tag) == html


def test_a_picture_that_is_imported_is_found_by_its_name() -> None:
    text = "import 船 from 'x'\nimport boat from './img/boat.png';\n\n<img src={boat} /> <img src={cart}/>"
    assert made(text).endswith('<img src="./img/boat.png" /> <img src={cart}/>')


def test_a_comment_is_one_of_html() -> None:
    assert made("甲{/* 乙 * 丙 -- */}丁") == "甲<!-- 乙 * 丙    -->丁"


@pytest.mark.parametrize("text", ["`<img src={a}>`", "```\n<p a={1}>\n```", "a<b 且 c={1}>d", "若 x={1} 则"])
def test_what_is_no_tag_stays(text: str) -> None:
    assert made(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            '<A>\n  <B x="甲">\n    ![船](a.png)\n\n      - 乙\n  </B>\n</A>\n    丙',
            '<A>\n<B x="甲">\n![船](a.png)\n\n  - 乙\n</B>\n</A>\n    丙',
        ),
        ("<A>\n\n    ```\n      x\n    ```\n\n</A>", "<A>\n\n```\n  x\n```\n\n</A>"),
        ("<A>\n    甲\n", "<A>\n    甲\n"),
        ("```\n<A>\n    甲\n</A>\n```", "```\n<A>\n    甲\n</A>\n```"),
        ("甲\n\n```mdx-code-block\n<A />\n```", "甲\n\n\n<A />\n"),
    ],
)
def test_what_tags_hold_is_no_code_for_being_set_in(text: str, plain: str) -> None:
    assert joined(set_out(numbered(text))) == plain
