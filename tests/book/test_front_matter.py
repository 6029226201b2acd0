"""Front matter that is no list of fields, or far too much of one: refused at once, with its line and what to do."""

from __future__ import annotations

import pytest

from kanyin import limits
from kanyin.book import title_block
from kanyin.book.front_matter import check_front_matter
from kanyin.book.people import organs
from kanyin.book.reader import read_book
from kanyin.errors import InputError
from kanyin.model import Author
from kanyin.style import load_style


def refused(fields: str) -> InputError:
    with pytest.raises(InputError) as caught:
        check_front_matter(f"---\n{fields}\n---\n\n正文。\n", "a.md")
    assert caught.value.file == "a.md" and caught.value.problem and caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("fields", "line", "words"),
    [
        ("date: 甲\ntitle: {a: b}", 3, "title is no text"),
        ("abstract: [1, {a: 2}]", 2, "abstract is no text"),
        ("lang:\n- zh\n- en", 2, "lang is no text"),
        ("title: 甲\nkeywords:\n- 乙\n- {丙: 丁}", 3, "keywords is no list of texts"),
        ("keywords: {甲: 乙}", 2, "keywords is no list of texts"),
        ("author: {name: {x: y}}", 2, "author is no list of people"),
        ("title: 甲\nauthor: [[乙]]", 3, "author is no list of people"),
        ("author: [{name: 甲, affiliation: {乙: 丙}}]", 2, "author is no list of people"),
        ("title: 甲\n乙: *c", 3, "*c stands for nothing"),
        ("甲: &a [*a]", 2, "*a stands for nothing"),
        ("title: 甲\n乙: \x07", 3, "a character that YAML does not allow"),
        ("? [甲]\n: 乙", 2, "unhashable"),
        ("- 甲", 2, "not a list of fields"),
        ("只有一句话", 2, "not a list of fields"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(fields: str, line: int, words: str) -> None:
    error = refused(fields)
    assert words in error.problem and error.line == line


@pytest.mark.parametrize(
    "fields",
    [
        "title: 甲\nauthor: 乙",
        "author: [甲, 乙]\nkeywords: 丙；丁",
        "author:\n- {name: 甲, affiliation: 乙, email: [a, b]}\n- 丙",
        "date: 2021-13-45\nvolume: 0x1F\nissue: 010\npage: ~",
        "title: 甲\noutput:\n  pdf_document:\n    toc: true\nreferences: [{id: a, author: [{family: b}]}]",
        "a: &a 甲\nb: *a\nc: [*a, *a]",
        "title: |\n  甲\n\n  乙",
        "甲: !!int x\n乙: !!python/name:os.system",
        "",
    ],
)
def test_what_can_be_read_is(fields: str) -> None:
    check_front_matter(f"---\n{fields}\n---\n\n正文。\n", "a.md")


def test_aliases_are_counted() -> None:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    error = refused("\n".join(["title: 题", "a0: &a0 [x]", *lines]))
    assert "yaml-aliases" in error.problem and error.line == 5


def test_few_aliases_that_stand_for_much() -> None:
    with limits.using(limits.Limits(max_size=10_000)):
        error = refused(f"a: &a {'甲' * 3000}\nb: &b [*a, *a]\nc: [*b, *b]")
    assert "max-size" in error.problem and error.line == 4


@pytest.mark.parametrize("opening", ["[", "{a: ", "[{a: "])
def test_fields_inside_each_other_are_counted(opening: str) -> None:
    error = refused("title: 题\n甲: " + opening * 20_000)
    assert "nesting" in error.problem and error.line == 3


def test_fields_behind_an_empty_line_are_not_lost() -> None:
    """pandoc takes the line before them for a rule."""
    assert refused("\ntitle: 甲").line == 2
    assert check_front_matter("---\n\n正文，前后两条线。\n\n---\n", "a.md") == {}
    assert check_front_matter("---", "a.md") == {}


def test_lines_end_where_pandoc_ends_them() -> None:
    fields = check_front_matter("---\r\ntitle: 甲\u2028 乙\r\n---\r\n正文\r\n", "a.md")
    assert list(fields) == ["title"]


@pytest.mark.parametrize(
    ("fields", "units"),
    [
        ("author: [甲, 乙]\naffiliation: 某大学", ["某大学", "某大学"]),
        ("author: 甲\naffiliations: [某大学, 某所]", ["某大学；某所"]),
        ("author: [{name: 甲, affiliation: 某所}, 乙]\naffiliation: 某大学", ["某所", ""]),
        ("author: 甲", [""]),
    ],
)
def test_a_unit_beside_the_authors_is_that_of_all(fields: str, units: list[str]) -> None:
    book = read_book(f"---\ntitle: 题\n{fields}\n---\n\n正文。\n", "a.md", None)
    assert [author.affiliation for author in book.meta.author] == units


def test_an_author_of_two_units_has_both_numbers() -> None:
    authors = (
        Author(name="沈越", affiliation="河西农大水利学院", address="兰州", postcode="730070"),
        Author(name="贺兰平", affiliation="河西农大水利学院 兰州 730070；甘州试验站 张掖 734000"),
        Author(name="方砚"),
    )
    assert title_block.units(authors) == ("河西农大水利学院，兰州　730070", "甘州试验站，张掖　734000")
    assert [title_block.unit_number(author, authors) for author in authors] == ["1", "1,2", ""]


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ("date: '2022-06-08'", "2022年6月8日"),
        ("date: '2022-06-15'\noriginal-date: '2022-06-08'", "2022年6月8日"),
    ],
)
def test_an_official_document_is_printed_with_the_day_it_was_made(fields: str, day: str) -> None:
    book = read_book(
        f"---\ntitle: 渡口石阶\nsignature: 临江县人民政府\n{fields}\n---\n\n石阶一律修缮。\n", "a.md", None
    )
    printed = {part.row.name: part.text for part in title_block.closing(book, load_style("official"))}
    assert printed["date"] == day


def test_books_name_the_organs_of_an_official_document_where_it_has_no_author() -> None:
    assert [one.name for one in organs({"signature": ("临江县人民政府", "临江县水务局"), "issuer": "临江县"})] == [
        "临江县人民政府",
        "临江县水务局",
    ]
    assert organs({"issuer": "临江县水务局"})[0].name == "临江县水务局"
    assert organs({"doc-number": "临政发〔2020〕1号"}) == ()
