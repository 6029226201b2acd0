"""A page as its maker keeps it: front matter above the markup, TeX hidden in code."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.model import Document
from kanyin.read import front_matter
from kanyin.read.html import read_html

TEXT = "<p>渡口的账本记录了三十户人家的往来，前后一共三十年，现在存放在县里的档案馆中，来看的人很多。</p>"
MORE = "<p>整理这些账本的人花了五年时间，写成了一本书，今年秋天出版，书里附有全部的数字和图表。</p>"


def cleaned(head: str, inside: str = "") -> Document:
    page = f"{head}{TEXT}<h2>旧账</h2>{inside}{MORE}"
    return pipeline.clean_source(read_html(page.encode(), "页.html"))


def test_its_fields_are_those_of_the_article() -> None:
    head = (
        "---\ntitle: 渡口：三十年的账\nauthor: 沈越\ndate: '2021-03-04'\nslug: ferry\ntags:\n  - 渡口\n  - 账本\n---\n"
    )
    meta = cleaned(head.replace("渡口：三十年的账", '"渡口：三十年的账"')).meta
    assert (meta.title, [one.name for one in meta.author], meta.date) == ("渡口：三十年的账", ["沈越"], "2021-03-04")
    assert meta.keywords == ("渡口", "账本")


def test_none_of_it_stays_in_the_text_and_its_line_is_recorded() -> None:
    document = cleaned("---\ntitle: 渡口的账本\nslug: ferry\n---\n")
    assert "slug" not in pipeline.make_markdown(document)
    assert any("slug: ferry" in change.before for change in document.changes)


@pytest.mark.parametrize(
    "head",
    [
        "---\n- 渡口\n---\n",
        "---\ntitle: [渡口\n---\n",
        "---\n&a [*a]\n---\n",
        "---\n\n---\n",
        "title: 渡口的账本\n---\n",
        "---\n" + "[" * 3000 + "\n---\n",
    ],
)
def test_what_is_no_front_matter_tells_nothing(head: str) -> None:
    assert front_matter.read(head) == {}
    assert cleaned(head).blocks


def test_an_object_of_a_program_is_none() -> None:
    assert front_matter.read("---\ntitle: !!python/object/apply:os.system ['true']\n---\n") == {"title": "true"}


def test_tex_in_code_is_a_formula_there() -> None:
    inside = (
        "<p>旧账按 <code>$a_1$</code> 与 <code>\\(b\\)</code> 分开，见下式。</p><p><code>$$c = a_1 + b$$</code></p>"
    )
    page = pipeline.make_markdown(cleaned("---\ntitle: 渡口的账本\n---\n", inside))
    assert "$a_1$" in page and "`$" not in page and "\n$$c = a_1 + b$$\n" in page


def test_elsewhere_it_teaches_how_tex_is_written() -> None:
    inside = "<p>旧账按 <code>$a_1$</code> 分开，行内公式就这样写，前后各有一个美元符号。</p>"
    assert "`$a_1$`" in pipeline.make_markdown(cleaned("<h1>渡口的公式</h1>", inside))
