"""Words with their sounds: each character with its own."""

import pytest

from kanyin.book import ruby
from kanyin.book.pandoc_types import Json
from kanyin.book.scripts import plain_text
from kanyin.book.tree import text_of


def string(text: str) -> Json:
    return {"t": "Str", "c": text}


def span(content: list[Json], *names: str, sounds: str = "") -> Json:
    return {"t": "Span", "c": [["", list(names), [["rt", sounds]] if sounds else []], content]}


def pairs(made: Json) -> list[str]:
    return [text_of(part) for part in made["c"][1]]


@pytest.mark.parametrize(
    ("word", "sounds", "expected"),
    [
        ("渡口", "dù kǒu", ["渡dù", "口kǒu"]),
        ("石衣", "ㄕˊ ㄧ", ["石ㄕˊ", "衣ㄧ"]),
        ("石階", "ㄕˊ ㄐㄧㄝ", ["石ㄕˊ", "階ㄐㄧㄝ"]),
        ("渡口", "dùkǒu", ["渡口dùkǒu"]),
        ("渡口上", "dù kǒu", ["渡口上dù kǒu"]),
        ("ab", "a b", ["aba b"]),
    ],
)
def test_each_character_has_its_sound(word: str, sounds: str, expected: list[str]) -> None:
    node = span([string(word)], "ruby", sounds=sounds)
    made = ruby.shape(node)
    assert (pairs(made) if made else [text_of(node)]) == expected


@pytest.mark.parametrize(
    ("word", "sounds", "beside"),
    [("石階", "ㄕˊ ㄐㄧㄝ", 2), ("渡", "ㄉㄨˋ", 1), ("嗎", "˙ㄇㄚ", 1), ("渡", "dù", 0), ("渡口", "ㄉㄨˋㄎㄡˇ", 0)],
)
def test_zhuyin_stands_beside_its_character(word: str, sounds: str, beside: int) -> None:
    node = span([string(word)], "ruby", sounds=sounds)
    assert str(ruby.shape(node) or node).count("zhuyin") == beside


def test_characters_beside_each_other_in_one_element() -> None:
    inner = [string("渡"), span([string("dù")], "rt"), string("口"), span([string("kǒu")], "rt"), string("边")]
    made = ruby.shape(span(inner, "ruby"))
    assert made and pairs(made) == ["渡dù", "口kǒu", "边"]


def test_contents_and_bookmarks_have_no_sounds() -> None:
    node = span([string("渡口")], "ruby", sounds="dùkǒu")
    ruby.shape(node)
    assert plain_text([string("第一章"), node]) == "第一章渡口"


def test_other_spans_stay() -> None:
    assert ruby.shape(span([string("渡口")], "dots")) is None
