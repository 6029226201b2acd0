"""Quotation marks in pairs: laws that hold for any line."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kanyin.inline import quotes

PIECES = ("树荫", "街", "的", "，", "。", "：", "（", "）", " ", "x", "12", "Tree", *"“”‘’\"'＂", "“街道”", '"树"')
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
MARKS = re.compile("[“”‘’\"'＂]")


@settings(max_examples=600)
@given(TEXTS)
@example("树荫'''''x树荫‘")
def test_pairing_twice_is_pairing_once(text: str) -> None:
    once = quotes.restore(text)
    assert quotes.restore(once) == once


@settings(max_examples=300)
@given(TEXTS)
def test_nothing_but_quotation_marks_changes(text: str) -> None:
    made = quotes.restore(text)
    assert MARKS.sub("x", made) == MARKS.sub("x", text), "each mark stays a mark and everything else as it is"


@given(st.lists(st.sampled_from(("树荫“街”。", "“街‘树’荫”", "‘荫’，", "街")), max_size=8).map("".join))
def test_pairs_stay(text: str) -> None:
    assert quotes.restore(text) == text


@given(st.lists(st.sampled_from(("街", "树荫", "Tree", "，与")), min_size=1, max_size=6).map("".join))
def test_a_straight_pair_round_words_is_a_pair(words: str) -> None:
    assert quotes.restore(f'它叫"街{words}道"。') == f"它叫“街{words}道”。"


def test_a_line_of_quotation_marks_takes_no_time() -> None:
    text = "街\"道'" * 20_000
    assert len(quotes.restore(text)) == len(text)
