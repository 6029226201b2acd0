"""Theorems and their like as Quarto and bookdown write them: numbered by their kinds, called by their names."""

from __future__ import annotations

import pytest

from kanyin.book import cross_references, theorems
from kanyin.book.reader import read_book
from kanyin.output.txt import write_txt
from kanyin.remarks import heard
from tests.styles import STYLES


def text(markdown: str, head: str = "title: 渡口") -> str:
    with heard() as told:
        made = write_txt(read_book(f"---\n{head}\n---\n\n{markdown}\n", "a.md", None), STYLES["article"]).decode()
    assert not told, told
    return made


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("::: {#thm-lamp}\n灯比岸高。\n:::", "定理1　灯比岸高。"),
        ("::: {#lem-lamp .lemma}\n\n## 灯与岸\n\n灯比岸高。\n\n:::", "引理1（灯与岸）　灯比岸高。"),
        ('::: {.definition #def:lamp name="灯塔"}\n灯比岸高。\n:::', "定义1（灯塔）　灯比岸高。"),
        ('```{corollary, lamp, name="灯与岸"}\n灯**比岸**高。\n```', "推论1（灯与岸）　灯比岸高。"),
        ("```{r}\n1\n```\n\n```{example label='lamp'}\n灯比岸高。\n```", "例1　灯比岸高。"),
        ("::: {.proof}\n灯比岸高。\n:::", "证明　灯比岸高。"),
        ("::: {#thm-lamp}\n\n- 灯\n- 岸\n\n:::", "定理1　"),
    ],
)
def test_what_stands_before_their_words(typed: str, shown: str) -> None:
    assert shown in text(typed)


def test_each_kind_is_counted_by_itself_and_called_by_its_names() -> None:
    three = "::: {#thm-a}\n甲。\n:::\n\n::: {.lemma #lem:b}\n乙。\n:::\n\n::: {.theorem}\n丙。\n:::\n\n"
    three += "::: {#thm-c}\n丁。\n:::\n\n"
    made = text(three + "由 @thm-a、引理 \\@ref(lem:b)、定理 @thm-c 可知。")
    assert ["定理1　甲" in made, "引理1　乙" in made, "定理2　丙" in made, "定理3　丁" in made] == [True] * 4
    assert "由定理1、引理1、定理3可知。" in made


def test_headings_of_theorems_are_no_headings_and_other_names_stay() -> None:
    assert "Theorem 1 (Lamp)" in text("::: {#thm-lamp}\n## Lamp\nIt stands.\n:::", "title: A\nlang: en")
    assert "用 @def-lamp/oil 包" in text("用 @def-lamp/oil 包。")
    book = read_book("# 渡口\n\n::: {#thm-lamp}\n\n## 灯\n\n灯比岸高。\n\n:::\n\n## 岸\n\n甲\n", "a.md", None)
    assert [entry.text for entry in book.toc] == ["岸"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (
            "Table: (\\#tab:dues) 渡资\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n见表 \\@ref(tab:dues)。",
            ["表1　渡资", "见表1。"],
        ),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n: (\\#tab:dues)渡资\n\n见\\@ref(tab:dues)。", ["表1　渡资", "见表1。"]),
        ("$$a=b (\\#eq:lamp)$$\n\n见式 \\@ref(eq:lamp)。", ["见式1。"]),
        ("$$a=b (\\#eq:lamp)$$\n\n见式 \\@ref(#eq:lamp)。", ["见式1。"]),
    ],
)
def test_names_within_captions_and_formulas(typed: str, shown: list[str]) -> None:
    made = text(typed)
    assert all(words in made for words in shown)
    assert "#" not in made


def test_tables_that_are_one_are_lettered_below_its_caption() -> None:
    chunk = "```{r}\n#| label: tbl-boats\n#| tbl-cap: 渡船\n#| tbl-subcap:\n#|   - 甲渡\n#|   - 乙渡\nshow(a)\n```\n\n"
    with heard():
        made = write_txt(
            read_book(f"---\ntitle: 渡口\n---\n\n{chunk}见@tbl-boats、@tbl-boats-2和 @tbl-boats-a。\n", "a.md", None),
            STYLES["article"],
        ).decode()
    assert all(words in made for words in ("表1　渡船", "(a) 甲渡", "(b) 乙渡", "见表1、表1(b)和表1(a)。"))


def test_calls_know_all_kinds_of_the_table() -> None:
    assert all(cross_references.is_name(f"{kind}-lamp") for kind in theorems.kinds())
