"""Patterns that a person writes into kanyin.toml: what they find, what is refused, and that none takes long."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.config.line_pattern import checked
from kanyin.errors import UsageError

LINES = ["第１２期", "甲x_9", "点击 APP 下载", "2021-06-08", "「引」语…", "]乙\\d", ""]
PATTERNS = [
    *(r"\d+", r"\w{3}", r"[^\w\s]", r"[\w-]+", r"[]\w]乙"),
    *(r"\u7532", r"[\u4e00-\u9fff]{2}", r"\D$", r"\\d", "(?i)app"),
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_finds_what_python_finds(pattern: str) -> None:
    taken = pickle.loads(pickle.dumps(checked(pattern, "kanyin.toml: [keep]")))  # workers are sent it
    assert [taken.found_in(line) for line in LINES] == [re.search(pattern, line) is not None for line in LINES]


@given(st.text(st.sampled_from("甲乙ab1 -"), max_size=30), st.sampled_from(PATTERNS))
def test_any_line(line: str, pattern: str) -> None:
    assert checked(pattern, "").found_in(line) == (re.search(pattern, line) is not None)


@pytest.mark.parametrize(
    ("pattern", "at"),
    [("(?<=a)b", 1), (r"(甲)\1", 4), ("甲++", 2), ("乙(?>a)", 2), ("(?!x)", 1), ("a{5000}", 1), ("甲(", 2)],
)
def test_what_cannot_be_used_is_refused_with_place_and_cure(pattern: str, at: int) -> None:
    with pytest.raises(UsageError) as raised:
        checked(pattern, "kanyin.toml: [drop]")
    assert str(raised.value).startswith("kanyin.toml: [drop] patterns: ")
    assert f"character {at}:" in raised.value.problem
    assert raised.value.hint


HOSTILE = [r"(\w+\s?)+$", "(a+)+b", "(.*)(.*)(.*)(.*)x", "(a|a)*b", "(?:甲?){500}乙"]


def test_no_pattern_takes_long() -> None:
    """The hang guard: what backtracks needs ages for one of these."""
    program = (
        "from kanyin.config.line_pattern import checked\n"
        f"for pattern in {HOSTILE!r}:\n"
        "    for line in ('a' * 50000, '甲 ' * 20000, '甲' * 50000):\n"
        "        checked(pattern, '').found_in(line + '!')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
