"""The door to pandoc: what it cannot do, what it warns of, and what it would leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin import limits
from kanyin.book import pandoc, pandoc_process
from kanyin.book.reader import read_book
from kanyin.book.tree import text_of
from kanyin.errors import InputError, OutputError
from kanyin.remarks import heard


def test_a_text_that_pandoc_never_finishes_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "PATIENCE", 0.5)
    with limits.using(limits.Limits(brackets=100)), pytest.raises(OutputError, match="not finished"):
        pandoc.parse("[" * 40 + "x" + "]" * 40 + "{.a}")


def remarks_on(markdown: str) -> list[tuple[int | None, str]]:
    with heard() as found:
        read_book(markdown, "a.md", None)
    return [(remark.line, remark.problem) for remark in found]


def test_what_stands_in_no_result_is_told_with_its_line() -> None:
    markdown = "甲[^1]\n\n[^1]: 一\n\n[^1]: 又一\n\n[^没有]: 二\n\n::: a\n$\\foo{x}$\n"
    found = remarks_on(markdown)
    assert [line for line, _ in found] == [9, 7, 5, 10]
    words = ["never closed", "[^没有] is called nowhere", "called [^1] too", "\\foo{x}"]
    assert all(word in problem for word, (_, problem) in zip(words, found, strict=True)), found


def test_a_good_text_is_not_remarked_upon() -> None:
    assert remarks_on("---\ntitle: 甲\n---\n\n甲[^1]与[乙]{.x}、$x$。\n\n[^1]: 一\n\n::: a\n乙\n:::\n") == []


def test_lines_are_counted_from_the_first_of_the_file() -> None:
    markdown = "---\ntitle: 甲\n---\n\n---\n丙: 丁\n---\n\n[^1]: 一\n"
    assert [line for line, _ in remarks_on(markdown)] == [9]


@pytest.mark.parametrize("head", ["", "---\ntitle: 题\n---\n\n"])
@pytest.mark.parametrize("inner", ["说明: 这一段在两条线之间", "*没有: [写完", "- 甲\n- 乙", "5: 五"])
def test_text_between_rules_is_no_metadata(head: str, inner: str) -> None:
    """pandoc would take it for more front matter: it would be in no result, or the whole file would be refused."""
    document = pandoc.parse(f"{head}前文。\n\n---\n{inner}\n---\n\n后文。\n")
    shown = text_of(document["blocks"])
    han = [char for char in inner if char > "\u3000"]
    assert all(char in shown for char in (*han, *"前文后文"))
    assert list(document["meta"]) == (["title"] if head else [])


@pytest.mark.parametrize("value", ["2023.10", "05", "010020", "no", "yes", "0x1F", "+5", "12e3", "00", "TRUE", "1.50"])
def test_metadata_are_shown_as_they_are_written(value: str) -> None:
    markdown = f"---\ndate: {value}\nkeywords: [{value}]\nauthor:\n- name: {value}\n  postcode: {value}\n---\n\n甲\n"
    meta = read_book(markdown, "a.md", None).meta
    assert (meta.date, meta.keywords, meta.author[0].name, meta.author[0].postcode) == (value, (value,), value, value)


def test_numbers_of_formulas_are_shown(tmp_path: Path) -> None:
    book = read_book("$$x=1\\tag{3}$$\n\n$$y\\tag*{甲}$$\n", "a.md", None)
    assert book.html.count('<span class="equation-number">') == 2
    assert ">(3)</span>" in book.html and ">甲</span>" in book.html


def test_a_failure_of_pandoc_is_told_in_our_words() -> None:
    with pytest.raises(InputError) as caught:
        raise pandoc._failed(
            "Error parsing YAML metadata at (line 3, column 1):\nYAML parse exception at line 2, column 0,\n"
            "while parsing a flow sequence:\ndid not find expected ',' or ']'",
            64,
        )
    assert caught.value.line == 5 and "broken front matter: did not find" in caught.value.problem
    assert "ended from outside (-9)" in str(pandoc._failed("", -9))


def test_control_characters_go_and_nothing_else() -> None:
    text = 'a\\u000c \\\\f "\\n" \\b \x0c\x08\x1b\x01 \\x'
    shown = text_of(pandoc.parse(f"`{text}`\n")["blocks"])
    assert shown == text.translate({12: None, 8: None, 27: None, 1: None}).strip()
    assert "&#" not in read_book('[甲](#x "\x0c题"){title="\x0c"}\n\n`乙\x0c丙`\n', "a.md", None).html


def test_notes_are_counted_as_they_stand() -> None:
    """Not those of fields that stand nowhere; the title's before the abstract's."""
    fields = "abstract: 要^[三]\ntitle: 题^[一]\nsubtitle: 副^[二]\n甲: 乙^[无]\ntitle-en: ^[无]"
    markdown = f"---\n{fields}\n---\n\n正文^[四]。\n"
    book = read_book(markdown, "a.md", None)
    notes = book.html.split('<section id="footnotes"')[1]
    assert [word for word in "一二三四" if word in notes] == list("一二三四") and "无" not in notes
    assert notes.index("一") < notes.index("二") < notes.index("三") < notes.index("四")


PIECES = {
    "notes": "甲[^1]。\n\n[^1]: 一\n\n[^1]: 又一\n\n[^无]: 二\n",
    "never closed": "::: a\n$\\foo{x}$ [乙]{.x}\n",
    "front matter": "---\ntitle: 渡口 *之一*\nauthor: [{name: 江涛}]\n---\n\n# 一\n\n###### 六\n",
    "table": f"| {'甲' * 40} | {'乙' * 30} |\n|---|--:|\n| 1 | 2 |\n\n: 表\n",
    "code": "```python\nx = 1\n```\n\n`y`{.r} ==亮== :smile:\n",
    "lists": "1. 一\n2. 二\n\n   - 三\n\n甲\n:   乙\n\n> # 引\n",
    "breaks": "第一行\n第二行 lamp\nferry\n",
    "tabs": "\tx = 1\n",
    "raw": "<div>甲<b>乙</b></div>\n\n<!-- 无 -->\n\n\\textbf{丙} $a_1$ \\[b\\]\n",
}


@pytest.mark.parametrize("text", PIECES.values(), ids=PIECES)
def test_the_pandoc_that_goes_on_reads_and_writes_as_one_that_is_started(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made() -> tuple[object, ...]:
        with heard() as remarks:
            document = pandoc.parse(text)
        return document, pandoc.to_html(document), [(remark.line, remark.problem) for remark in remarks]

    by_one = made()
    monkeypatch.setattr(pandoc_process, "ask", lambda *_, **__: None)
    assert by_one == made()


def test_a_pandoc_that_has_ended_is_begun_anew() -> None:
    before = pandoc.parse("灯塔\n")
    pandoc_process._running[0].process.kill()
    assert pandoc.parse("灯塔\n") == before


def test_an_answer_broken_off_is_not_read_as_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    before = pandoc.parse("灯塔\n")

    def interrupted(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as within:
        within.setattr(pandoc_process, "_read", interrupted)
        with pytest.raises(KeyboardInterrupt):
            pandoc.parse("渡口\n")
    assert pandoc.parse("灯塔\n") == before


def test_what_it_cannot_read_is_told_as_ever() -> None:
    with pytest.raises(InputError) as caught:
        pandoc._read("---\na: [b\n---\n\n甲\n", "")
    assert caught.value.line
