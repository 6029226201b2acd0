"""Pages with a blank behind every word."""

from kanyin.clean import read_lines, segmented
from kanyin.model import Line, Source

WORDS = "街道 的 树荫 ， 在 １９９８ 年 由 市民 种 下 ， 现在 已 有 四十 种 树木 。"


def test_words_are_joined() -> None:
    lines, changes, _ = read_lines(Source("page", (WORDS,) * 20, ""))
    assert {line.text for line in lines} == {"街道的树荫，在1998年由市民种下，现在已有四十种树木。"}
    assert "CH014" in {change.rule for change in changes}


def test_a_line_among_others_stays() -> None:
    prose = "街道的树荫在夏天最浓，人们都走在树下，说着家里的事。"
    lines = (*(Line(prose, (n,)) for n in range(1, 60)), Line(WORDS, (60,)))
    assert segmented.join_words(lines) == (lines, [])


def test_characters_are_joined_numbers_too() -> None:
    spread = "渡 口 按 照 G B/T 1.1-2 0 2 0 停 船 ， 自 2 0 2 4-1 2-0 1 起 实 施 。"
    lines, _, _ = read_lines(Source("page", (spread,) * 40, ""))
    assert {line.text for line in lines} == {"渡口按照GB/T 1.1-2020停船，自2024-12-01起实施。"}
