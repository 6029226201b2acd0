"""Letters and quotations: who signs, whom they are for, in each format."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from kanyin.book.letters import mark_letters
from kanyin.book.reader import read_book
from kanyin.output import FORMATS
from tests.styles import STYLES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize(
    ("markdown", "classes"),
    [
        ("> 石阶无言。\n>\n> ——《渡口志》", ["quoted signature"]),
        ("盼复。\n\n石渡口村民委员会\n\n2021年3月5日", ["signature", "signature"]),
        ("特此报告。\n\n临水县石渡口镇上河村\n\n渡口安全检查工作组\n\n2021年3月5日", ["signature"] * 3),
        ("# 报告\n\n县政府：\n\n# 一、水情\n\n水涨了。\n\n水利局\n\n2021年3月5日", ["flush", "signature", "signature"]),
        ("此致\n\n敬礼！", ["flush"]),
        ("不尽欲言。即颂\n\n近安", ["flush"]),
        ("不尽欲言。专颂\n\n近安", ["flush"]),
        ("---\n\n不尽欲言。即颂\n\n近安", ["flush"]),
        ("秀枝兄如晤：\n\n盼复。\n\n林河\n\n2021年3月5日", ["flush", "signature", "signature"]),
        ("# 甲\n\n秀枝兄：\n\n盼复。\n\n林河\n\n2021年3月5日\n\n# 乙\n\n丙", ["flush", "signature", "signature"]),
        (
            "> 阿棠吾妹：\n>\n> 见字如面。\n>\n> 兄　汀舟\n>\n> 十一月初三夜\n\n他把信收好。",
            ["flush", "signature", "signature"],
        ),
        ("盼复。\n\n汀舟\n\n癸卯冬月廿七", ["signature", "signature"]),
        ("盼复。\n\n汀舟\n\n民国廿三年八月初三", ["signature", "signature"]),
        ("盼复。\n\n汀舟\n\n3月5日", ["signature", "signature"]),
        (
            "> 阿棠：\n>\n> 灯照旧点着。\n>\n> 此致\n>\n> 敬礼\n>\n> 舟\n>\n> 初七灯下",
            ["flush", "flush", "signature", "signature"],
        ),
        ("灯照旧点着。\n\n此致\n\n敬礼\n\n渡工 林河", ["flush", "signature"]),
        ("此致\n\n敬礼\n\n他读完信，把灯灭了。\n\n夜深了", ["flush"]),
        (
            "# 甲\n\n阿棠先生：\n\n敬候\n\n近安！\n\n　　　　　　守灯人林河。\n\n　　　　　　十一，三。\n\n又及。",
            ["flush", "flush", "signature", "signature"],
        ),
        ("灯照旧点着。\n\n　　　　　　　　林河\n\n　　　　　　　　三月五日\n\n又及。", ["signature", "signature"]),
        ("阿棠兄：\n\n灯照旧点着。\n\n::: {.right}\n林河。\n:::", ["flush", "right"]),
        ("灯照旧点着。\n\n　　　　　　　　船在远处\n\n天亮了。", []),
        ("渡口停航。\n\n水涨\n\n三月的事，四月才说。", []),
        ("他说。", []),
        ("到会的人。\n\n2021年3月5日\n\n又开会。", []),
        ("——", []),
        ("他说：\n\n好。", []),
    ],
)
def test_letters_are_told_on_the_tree(markdown: str, classes: list[str]) -> None:
    html = etree.fromstring(f"<body>{read_book(markdown, 'a.md', None).html}</body>")
    assert [division.get("class") for division in html.iter("div") if len(division) == 1] == classes


def test_word_has_them_at_their_edges() -> None:
    book = read_book(
        "秀枝兄：\n\n盼复。\n\n> 石阶无言。\n>\n> ——渡口志\n\n再会。\n\n林河\n\n2021年3月5日\n", "a.md", None
    )
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"](book, STYLES["article"]))) as archive:
        document, styles = (etree.fromstring(archive.read(f"word/{part}.xml")) for part in ("document", "styles"))
    named = {
        "".join(paragraph.itertext()): style.get(f"{W}val")
        for paragraph in document.iter(f"{W}p")
        if (style := paragraph.find(f"{W}pPr/{W}pStyle")) is not None
    }
    at_right = {
        style.get(f"{W}styleId")
        for style in styles.iter(f"{W}style")
        if any(edge.get(f"{W}val") in ("right", "end") for edge in style.iter(f"{W}jc"))
    }
    assert {text for text, name in named.items() if name in at_right} == {"——渡口志", "林河", "2021年3月5日"}
    (greeting,) = (style for style in styles.iter(f"{W}style") if style.get(f"{W}styleId") == named["秀枝兄："])
    assert greeting.find(f"{W}pPr/{W}ind") is None


@pytest.mark.parametrize(
    "date",
    [
        "一九五三年三月十二日夜",
        "1987年7月14日 灯下",
        "二〇二一年五月初三日清晨于临城",
        "三月廿一日傍晚",
        "2021年3月5日",
    ],
)
def test_the_hour_and_the_place_belong_to_the_date(date: str) -> None:
    blocks = [{"t": "Para", "c": [{"t": "Str", "c": text}]} for text in ("秀枝兄：", "盼复。", "林河", date)]
    mark_letters(blocks)
    assert [block["t"] for block in blocks] == ["Div", "Para", "Div", "Div"]
