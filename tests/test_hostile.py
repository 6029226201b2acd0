"""A page full of markup of every kind: shown as text in all four outputs, run by none of them."""

import io
import zipfile

import docx
import pypdfium2
import pytest

from kanyin import pipeline
from kanyin.book import pandoc
from kanyin.book.tree import text_of
from kanyin.output import FORMATS
from kanyin.read.text import read_source
from kanyin.style import load_style

ATTACKS = [
    "<script>alert(1)</script>这一段里有脚本，浏览器不应当执行它，读者应当看到它的每一个字。",
    "<img src=x onerror=alert(1)>与&lt;b&gt;、&amp;、&#x41;都只是文字，照原样印出来，一个也不少。",
    "![图](file:///etc/passwd)与![图](http://127.0.0.1:9/a.png)不是图片，只是这一段里的几个字而已。",
    "[点这里](javascript:alert(1))与<https://example.org>也不是链接，它们是作者举的两个例子。",
    "\\input{/etc/passwd}、$x^2$、\\write18{ls}与{=html}、`x`{=latex}都要原样印出来，这是例子。",
    "*强调*、**加粗**、~下标~、^上标^、==标记==与[^1]脚注，在这里都只是星号、波浪号和方括号。",
    "body{background:url(http://127.0.0.1:9/)}@import 'x';与content:counter(page)都是文字，不是样式。",
    "{{ config }}、<%= 7*7 %>、${jndi:ldap://x}与#set($x=1)这几种写法，同样一字不动地印在这里。",
]
OPENINGS = [
    "# 不是标题",
    "> 不是引文",
    "- 不是列表",
    "---",
    "::: 不是区块",
    "| 甲 | 乙 |",
    "1. 不是编号",
    "title: 不是字段",
    "[1]: http://127.0.0.1:9/",
]
TITLE = "标题里的<b>标记</b>、*星号*与: #'\"号"
PAGE = "\n".join(
    [
        TITLE,
        '作者:甲<i>乙 来源:《刊"物: {x}》2023年第9期 时间:2023-09-14',
        "摘要:<script>alert(2)</script>摘要里也有*标记*与\\LaTeX，以及---三条短横线，都应当照原样显示出来。",
        "关键词:<b>甲</b>;*乙*;[丙](x)",
        *(f"　　{attack}" for attack in ATTACKS),
        *(
            f"　　{opening}，这一行的开头像是记号，其实是正文，后面还有许多字把它写成一个完整的句子。"
            for opening in OPENINGS
        ),
    ]
)


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def markdown() -> str:
    return pipeline.make_markdown(pipeline.clean_source(read_source(PAGE.encode(), "page.txt")))


@pytest.fixture(scope="module")
def expected() -> list[str]:
    """What the cleaned paragraphs say, as plain text."""
    document = pipeline.clean_source(read_source(PAGE.encode(), "page.txt"))
    texts = [block.text for block in document.blocks]
    assert len(texts) == len(ATTACKS) + len(OPENINGS)
    return texts


def test_markdown_shows_every_character(markdown: str, expected: list[str]) -> None:
    parsed = pandoc.parse(markdown)
    assert [block["t"] for block in parsed["blocks"]] == ["Para"] * len(expected)
    assert [text_of(block) for block in parsed["blocks"]] == expected
    assert text_of(parsed["meta"]["title"]) == "标题里的<b>标记</b>、*星号*与： #'\"号"


@pytest.mark.parametrize("name", FORMATS)
def test_output_shows_every_character(name: str, markdown: str, expected: list[str]) -> None:
    book = pipeline.make_book(markdown, "page", None)
    assert not book.pictures
    data = FORMATS[name](book, load_style("journal"))
    shown = bare(TEXTS[name](data))
    for text in [*expected, book.meta.title, book.meta.abstract]:
        assert bare(text).replace("-", "") in shown.replace("-", ""), text


def pdf_text(data: bytes) -> str:
    assert b"/JavaScript" not in data and b"/Launch" not in data and b"/URI" not in data
    return "".join(page.get_textpage().get_text_range().replace("\ufffe", "") for page in pypdfium2.PdfDocument(data))


def epub_text(data: bytes) -> str:
    from lxml import etree

    out = []
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx", ".svg")):
                tree = etree.fromstring(book.read(name))
                tags = {etree.QName(node).localname for node in tree.iter() if isinstance(node.tag, str)}
                assert not tags & {"script", "iframe", "object"}, name
                if name.endswith(".xhtml"):
                    out.append("".join(tree.itertext()))
    return "".join(out)


def docx_text(data: bytes) -> str:
    return "".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


TEXTS = {"pdf": pdf_text, "epub": epub_text, "docx": docx_text, "txt": bytes.decode}
"""What reads the text of each format."""
