"""Names of signs between colons, as GitHub's pages have them."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from kanyin.output import FORMATS
from kanyin.remarks import heard
from tests.styles import STYLES


def text(markdown: str) -> str:
    with heard() as told:
        html = read_book(f"---\ntitle: 题\n---\n\n{markdown}\n", "a.md", None).html
    assert not told
    return html


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (":smile: 好", "😄 好"),
        ("好:star:。", "好⭐。"),
        ("**:tada:**", "🎉"),
        (":star::star:", "⭐⭐"),
        ("甲 :+1:", "👍"),
    ],
)
def test_a_name_is_the_sign(typed: str, shown: str) -> None:
    assert shown in text(typed)


@pytest.mark.parametrize("typed", ["1:100:3", "a:cat:b", ":nosuch:", "[:upper:]", "x=:star:", "`:smile:`", r"\:star:"])
def test_what_is_no_name_of_a_sign_stays(typed: str) -> None:
    assert typed.strip("`").replace("\\", "") in text(typed)


def test_titles_have_signs_too_and_every_format_takes_them() -> None:
    with heard():
        book = read_book('---\ntitle: "新船 :star:"\n---\n\n# 甲 :star:\n\n文字 :star:。\n', "a.md", None)
        assert (book.meta.title, book.toc[0].text) == ("新船 ⭐", "甲 ⭐")
        assert all(write(book, STYLES["article"]) for write in FORMATS.values())
