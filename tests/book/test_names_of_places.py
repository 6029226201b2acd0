"""Names of places: each stands once in a book, links lead to the first, and no person's name is one of ours."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kanyin.book.reader import read_book
from kanyin.output import archive
from kanyin.output.epub import write_epub
from tests.styles import STYLES


def names(html: str) -> Counter[str]:
    return Counter(re.findall(r' id="([^"]*)"', html))


@pytest.mark.parametrize(
    "text",
    [
        '<div align=center id=x>\n\n渡口\n\n</div>\n\n<div align=center id="x">灯</div>\n\n见[渡口](#x)。',
        "<div align=center id=x>渡口</div>\n\n## x\n\n见[渡口](#x)。",
        '<p align="center" id="x">渡口</p>\n\n::: {#x}\n灯\n:::\n\n见[渡口](#x)。',
    ],
)
def test_a_name_stands_once_and_links_lead_to_the_first(text: str) -> None:
    html = read_book(f"---\ntitle: 甲\n---\n\n{text}\n", "a.md", None).html
    assert names(html)["x"] == 1
    assert re.search(r'id="x"[^>]*>(?:\s|<p>)*渡口', html) and 'href="#x"' in html


@pytest.mark.parametrize("name", ["sec-1", "note-1", "ref-1", "fn1", "fnref1", "footnotes", "call-1"])
def test_a_name_that_is_one_of_ours_is_another(name: str) -> None:
    text = f'# 石阶[^1]\n\n见[灯](#{name})。[1]\n\n<div id="{name}" align="center">灯</div>\n\n[^1]: 注\n'
    book = read_book(
        f"---\ntitle: 甲\n---\n\n{text}\n# 参考文献\n\n[1] 许力. 灯[M]. 临城: 渡口社, 2020.\n", "a.md", None
    )
    assert max(names(book.html).values()) == 1 and f'href="#{name}_own"' in book.html
    for page in archive.unpack(write_epub(book, STYLES["journal"])).values():
        assert max(names(page.decode("utf-8", "replace")).values(), default=1) == 1
