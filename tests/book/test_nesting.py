"""What stands inside what: made up to the limit in every format, refused beyond it at once, with its line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from kanyin import limits
from kanyin.book.reader import read_book
from kanyin.errors import InputError
from kanyin.output import FORMATS
from kanyin.output.archive import unpack
from kanyin.output.docx.xml import w
from kanyin.style import load_style
from tests.test_hostile import TEXTS

STYLE = load_style("journal")


def turns(signs: tuple[str, ...], depth: int) -> list[str]:
    return [signs[n % len(signs)] for n in range(depth)]


def emphases(depth: int) -> str:
    signs = turns(("*", "**"), depth)
    return "".join(f"{sign}甲" for sign in signs) + "深" + "".join(reversed(signs))


KINDS: dict[str, Callable[[int], str]] = {
    "quotations": lambda depth: "> " * depth + "深",
    "lists": lambda depth: "- " * depth + "深",
    "numbered lists": lambda depth: "1. " * depth + "深",
    "lists over lines": lambda depth: "".join(f"{'  ' * n}- 甲\n" for n in range(depth - 1)) + "  " * depth + "- 深",
    "quotations and lists": lambda depth: "".join(turns(("> ", "- "), depth)) + "深",
    "divisions": lambda depth: "".join(f":::{':' * n} a\n" for n in range(depth)) + "深\n" + ":::::\n" * depth,
    "definitions": lambda depth: "甲\n" + "".join(f"{'    ' * n}:   深\n\n" for n in range(depth)),
    "emphases": emphases,
    "notes": lambda depth: "".join("^[甲" for _ in range(depth)) + "深" + "]" * depth,
    "pictures": lambda depth: "![" * depth + "深" + "](#x)" * depth,
}
DEEP = 16
HEAD = "---\ntitle: 题\nlang: zh-CN\n---\n\n开头。\n\n"


WHOLE = HEAD + "\n\n".join(KINDS[kind](DEEP) for kind in KINDS if kind != "pictures") + "\n"
"""All kinds, as deep as may be; a picture in a picture's description is none."""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("depth", [DEEP + 1, 60, 200])
def test_too_deep_is_refused_with_its_line(kind: str, depth: int) -> None:
    with pytest.raises(InputError) as caught:
        read_book(HEAD + KINDS[kind](depth) + "\n", "a.md", None)
    assert "the limit nesting" in caught.value.problem and "KANYIN_NESTING" in caught.value.hint
    assert caught.value.line is not None and caught.value.line >= 8


@pytest.mark.parametrize("name", FORMATS)
def test_all_that_is_allowed_is_made(name: str) -> None:
    data = FORMATS[name](read_book(WHOLE, "a.md", None), STYLE)
    text = TEXTS[name](data)
    assert text.count("深") >= len(KINDS) - 1


def test_a_limit_that_was_raised_holds() -> None:
    with limits.using(limits.Limits(nesting=70)):
        book = read_book(HEAD + KINDS["quotations"](60) + "\n", "a.md", None)
        for name in ("epub", "docx"):
            assert FORMATS[name](book, STYLE)


def test_brackets_inside_each_other_are_no_matter_without_spans() -> None:
    book = read_book("[" * 60 + "深" + "]" * 60 + "\n", "a.md", None)
    assert "[" * 60 + "深" in book.html


def test_brackets_that_could_be_spans_are_refused_with_their_line() -> None:
    markdown = "[甲]{.a}\n\n[[\n" + "[" * 12 + "深\n" + "]" * 12 + "\n"
    with pytest.raises(InputError) as caught:
        read_book(markdown, "a.md", None)
    assert caught.value.line == 5 and "the limit brackets" in caught.value.problem


def test_addresses_that_never_end_are_refused_with_their_line() -> None:
    markdown = "前文。\n\n" + "见[网页](https://a.example\n" * 200
    with pytest.raises(InputError) as caught:
        read_book(markdown, "a.md", None)
    assert caught.value.line == 3 and "200 brackets" in caught.value.problem
    assert read_book("见[网页](https://a.example)。\n" * 400, "a.md", None).html.count("<a ") == 400


def test_a_formula_without_end_is_refused_with_its_line() -> None:
    with pytest.raises(InputError) as caught:
        read_book("前文。\n\n$" + "a<b" * 2000 + "$\n", "a.md", None)
    assert caught.value.line == 3 and "formula-size" in caught.value.problem


def test_brackets_beside_each_other_are_many() -> None:
    text = "[甲]{.a}" + "[乙]" * 500 + "[" * 200 + r"\[" * 50 + r"\]" * 50
    assert "[乙][乙]" in read_book(text + "\n", "a.md", None).html


@pytest.mark.parametrize("name", FORMATS)
def test_notes_inside_notes_are_shown(name: str) -> None:
    """Word knows none: pandoc leaves them out."""
    inner = "[^2]: 乙\n\n    - 丙^[己]\n\n        丁\n\n    ```\n    戊\n    ```\n"
    markdown = f"{HEAD}正文^[甲[^2]，后。]。\n\n{inner}"
    data = FORMATS[name](read_book(markdown, "a.md", None), STYLE)
    text = (TEXTS | {"docx": docx_notes})[name](data)
    assert "甲〔乙丙〔己〕丁戊〕，后。" in "".join(text.split())


def docx_notes(data: bytes) -> str:
    return "".join(etree.fromstring(unpack(data)["word/footnotes.xml"]).itertext())


def test_word_counts_nine_levels_of_lists() -> None:
    data = FORMATS["docx"](read_book(HEAD + KINDS["lists"](DEEP) + "\n", "a.md", None), STYLE)
    levels = etree.fromstring(unpack(data)["word/document.xml"]).iter(w("ilvl"))
    assert max(int(level.get(w("val"))) for level in levels) == 8
