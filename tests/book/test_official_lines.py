"""公文 that people write as plain lines: their parts, and the levels of their headings."""

from __future__ import annotations

import pytest
from lxml import etree

from kanyin.book.reader import read_book

NOTICE = "# 临城水务局关于做好渡口防汛工作的通知\n\n"
TEXT = "南渡与北渡的石阶，一律列入修缮范围。\n\n"
HEAD = "---\ntitle: 关于修灯的通知\n---\n\n"
SIGNED = "临城水务局\n\n2026年2月10日\n"


def parts_of(markdown: str) -> list[tuple[str, str]]:
    html = etree.fromstring(f"<body>{read_book(markdown, 'a.md', None).html}</body>")
    return [(div.get("class", ""), "".join(div.itertext()).strip()) for div in html.iter("div")]


@pytest.mark.parametrize(
    ("markdown", "parts"),
    [
        (
            NOTICE + "各乡镇人民政府：\n\n" + TEXT + "附件：1. 站址图\n\n　　　2. 值守表\n\n" + SIGNED,
            [
                ("addressee flush", "各乡镇人民政府："),
                ("attached-first", "附件：1. 站址图"),
                ("attached-item", "2. 值守表"),
                ("organ signature", "临城水务局"),
                ("day signature", "2026年2月10日"),
            ],
        ),
        (
            NOTICE + "各乡镇人民政府：\n\n" + TEXT + "附件：站址图\n\n临城水务局\\\n二〇二六年二月十日\n",
            [
                ("addressee flush", "各乡镇人民政府："),
                ("attached", "附件：站址图"),
                ("organ signature", "临城水务局"),
                ("day signature", "二〇二六年二月十日"),
            ],
        ),
        (
            "---\ntitle: 关于修缮石阶的通知\naddressee: 各乡镇人民政府\n---\n\n"
            + TEXT
            + SIGNED
            + "\n（此件公开发布）\n",
            [
                ("organ signature", "临城水务局"),
                ("day signature", "2026年2月10日"),
                ("closing-note", "（此件公开发布）"),
            ],
        ),
        ("# 渡口的灯\n\n各位：\n\n" + TEXT + "附件：1. 站址图\n", []),
    ],
    ids=["lines", "lines of paragraphs", "some in the front matter", "no official document"],
)
def test_parts_among_the_paragraphs_are_told(markdown: str, parts: list[tuple[str, str]]) -> None:
    assert [part for part in parts_of(markdown) if part[0] != "signature"] == parts


def levels_of(markdown: str) -> list[int]:
    return [entry.level for entry in read_book(markdown, "a.md", None).toc]


@pytest.mark.parametrize(
    ("markdown", "levels"),
    [
        ("---\ntitle: 渡口的灯\n---\n\n## 灯\n\n### 船\n\n## 桥\n", [1, 2, 1]),
        ("---\ntitle: 渡口的灯\n---\n\n# 灯\n\n### 船\n", [1, 3]),
        (f"{HEAD}## 一、灯\n\n甲\n\n# 附件1\n\n# 办法\n\n## 第一章　船\n", [1, 1, 1, 1]),
        (f"{HEAD}## 一、灯\n\n## （一）芯\n\n## 1.油\n\n#### （1）价\n\n# 二、船\n", [1, 2, 3, 4, 1]),
        ("# 关于修灯的通知\n\n## 一、灯\n\n#### （一）芯\n", [1, 2]),
        ("---\ntitle: 修灯记\n---\n\n## 一、灯\n\n## （一）芯\n", [1, 1]),
        (f"{HEAD}## 第一章 总则\n\n### 一、灯\n", [1, 2]),
    ],
)  # fmt: skip
def test_headings_below_a_title_begin_at_the_first_level(markdown: str, levels: list[int]) -> None:
    assert levels_of(markdown) == levels
