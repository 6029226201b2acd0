"""Headings that only their place tells."""

from kanyin.model import Line
from kanyin.structure.headings import find_headings

TEXT = "行道树是夏天街道上唯一的天棚，一棵大树可以使树下的路面温度降低十四度。"


def headings(*lines: tuple[str, int] | str) -> list[tuple[int, str]]:
    pairs = [line if isinstance(line, tuple) else (line, 4) for line in lines]
    made = tuple(Line(text, (n,), indent, columns=indent + 2 * len(text)) for n, (text, indent) in enumerate(pairs, 1))
    found, _ = find_headings(made)
    return [(heading.level, f"{heading.number}{heading.text}") for heading in found.values()]


def test_a_line_in_the_middle_of_the_measure() -> None:
    assert headings(TEXT, ("树荫不够，街道就空", 12), TEXT, TEXT, ("树种的选择", 14), TEXT) == [
        (1, "树荫不够，街道就空"),
        (1, "树种的选择"),
    ]


def test_verse_in_the_middle_is_none() -> None:
    verse = [("门前一棵树", 12), ("树下一个人", 12), ("人去树还在", 12)]
    assert headings(TEXT, *verse, TEXT) == []


def test_a_series_that_ends_in_stops() -> None:
    assert headings("1、同步的原则。", TEXT, "2、配合的原则。", TEXT, "3、从简的原则。", TEXT) == [
        (1, "1、同步的原则。"),
        (1, "2、配合的原则。"),
        (1, "3、从简的原则。"),
    ]


def test_items_that_are_sentences_are_none() -> None:
    assert headings("1、先量土。", TEXT, "2、树要选当地的，买来的要先养一年。", TEXT, "3、再种树。", TEXT) == []


def test_titles_of_methods_and_latin_titles() -> None:
    lines = ["1 方法", "1.1 层次法", TEXT, "1.2 CGA法", TEXT, "1.3 含反应项(f=0)的算法", TEXT]
    assert [text for _, text in headings(*lines)] == ["1方法", "1.1层次法", "1.2CGA法", "1.3含反应项(f=0)的算法"]
    assert headings("1 Shade of trees along the streets of a small town in summer", TEXT)[0][1].startswith("1Shade")
    assert headings("5.N is a net iff", TEXT) == []


def test_numbered_lines_further_in_than_paragraphs_end_as_they_like() -> None:
    inset = ("1.先量土，再挑树，最后才定树坑。", 8)
    assert headings(("一、种树", 12), inset, TEXT, ("2.看两年，再修剪。", 8), TEXT) == [
        (1, "一、种树"),
        (2, "1.先量土，再挑树，最后才定树坑。"),
        (2, "2.看两年，再修剪。"),
    ]
    items = ("1.先量土，再挑树，最后才定树坑。", "2.看两年，再修剪。")
    assert headings(("一、种树", 12), TEXT, items[0], TEXT, items[1], TEXT) == [(1, "一、种树")]


def test_numbers_alone_part_a_text() -> None:
    assert headings(TEXT, "一", TEXT, "1.土的作用", TEXT, "二", TEXT) == [(1, "一"), (2, "1.土的作用"), (1, "二")]
    assert headings(TEXT, ("1", 14), TEXT, ("2", 14), TEXT, ("3", 14), TEXT) == [(1, "1"), (1, "2"), (1, "3")]


def test_numbers_of_printed_pages_part_nothing() -> None:
    half = TEXT[:20]
    assert headings(TEXT, ("1", 14), TEXT, ("2", 14), TEXT) == []
    assert headings(half, ("1", 14), TEXT, half, ("2", 14), TEXT, half, ("3", 14), TEXT) == []
    assert headings(TEXT, ("2", 14), TEXT, ("3", 14), TEXT, ("4", 14), TEXT) == []
