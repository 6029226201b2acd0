"""Quick patterns find what the plain ones find, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.patterns import hastened

PATTERNS = [
    "甲乙|丙[丁戊]",
    r"(?<=[a-z])\d{2}|^x|y$",
    r"(?:记者)?\s?[:：]",
    "(?>甲+)乙|(?P<rest>[b-d]{1,3}?)-",
    r"(?<!\d)\d{1,2}月|\]|\^|-a",
    r"\b[甲a]\w",
]
"""What ``re`` does not hasten by itself."""
PLAIN = ["甲乙", "[甲乙]丙", "[^甲]|乙", "甲?", "(?i:a)|b", ".甲|乙", "(?i)甲|a", "甲|"]
"""What can begin with anything, be empty, or is quick as it stands."""
texts = st.text(alphabet="甲乙丙丁戊记者月:： -]^abcdxyABX09١\n", max_size=12)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=texts)
def test_the_same_is_found(pattern, text):
    quick, plain = re.compile(hastened(pattern)), re.compile(pattern)
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert quick.sub("_", text) == plain.sub("_", text)
    assert (quick.match(text) is None) == (plain.match(text) is None)


@given(text=texts)
def test_case_may_be_ignored(text):
    pattern = "ab|x|甲a"
    quick, plain = (re.compile(one, re.IGNORECASE) for one in (hastened(pattern, re.IGNORECASE), pattern))
    assert quick.findall(text) == plain.findall(text)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_one_character_is_looked_at_first(pattern):
    assert hastened(pattern).startswith("(?=[")


@pytest.mark.parametrize("pattern", PLAIN)
def test_what_it_cannot_hasten_stays(pattern):
    assert hastened(pattern) == pattern
