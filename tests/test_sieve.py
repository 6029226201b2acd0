"""A sieve leaves out only what says no: the patterns behind it would find the same without it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import precompiled, rules
from kanyin.roles import evidence
from kanyin.sieve import Sieve, begins_with, needs, read

PATTERNS = [
    "渡口|[灯船]夫",
    r"\d{1,3}[渡船]",
    r"\s?[灯a-c]+x",
    "(?:渡口)?灯?",
    "[^灯]船|渡",
    "(?i:a)船",
    "(?i)abc",
    ".{1,3}灯(?=船)|(?<=渡)口",
    "(?>渡+)口|(?P<who>[a-c]{1,3}?)-",
    "^灯$|(?!船)渡口",
    r"(灯)\1船?",
    "[一-龥]{2}灯",
    "",
]
texts = st.text(alphabet="渡口灯船夫一二abcxABC-0９١ \u3000\n", max_size=8)


@given(text=texts)
def test_what_a_pattern_knows_is_asked(text):
    for anchored in (True, False):
        sieve = Sieve((pattern, pattern if anchored else "", pattern) for pattern in PATTERNS)
        ask = re.match if anchored else re.search
        known = [pattern for pattern in PATTERNS if ask(pattern, text)]
        assert [pattern for pattern in sieve.of(text) if ask(pattern, text)] == known


@given(text=st.text(alphabet="版权所有登录关于首页上一篇来源：作者图记者©0１ []【】|年月日", max_size=14))
def test_the_tables_find_what_they_find_without_it(text):
    rows = [row for row in evidence.with_patterns() if row.pattern is not None]
    assert evidence.told_by_words(text, 1) == {row.name for row in rows if row.shows(text, 1)}
    known = next((rule for rule in rules.boilerplate() if rule.knows(text)), None)
    found = rules.furniture(text, at_edge=True)
    # By their numbers: another test of this process may have had the tables read anew.
    assert (found and found.id) == (known and known.id)


def test_few_are_asked():
    sieve = Sieve([("渡口|船夫", "", 1), ("灯[火塔]", "灯[火塔]", 2), (".", "", 3), ("渡", "一?盏", 4)])
    assert sieve.of("青石县") == (3,)
    assert sieve.of("一盏灯火") == (3,)
    assert sieve.of("灯火与渡船") == (1, 2, 3)
    assert sieve.of("一盏渡船的灯") == (1, 3, 4)
    assert sieve.of("一盏灯") == (3,)


def test_what_a_pattern_needs_and_begins_with():
    assert (needs("渡口|[灯船]夫"), begins_with("渡口|[灯船]夫")) == ("夫渡", "[渡灯船]")
    assert (needs("[^灯]"), begins_with("[^灯]"), needs("(?i)a")) == ("", "", "")


@pytest.mark.parametrize("what", ["begins", "needs"])
def test_what_was_read_in_advance_is_taken(what, monkeypatch):
    monkeypatch.setattr(precompiled, "letters", lambda key: ("灯",) if key == (what, "船") else None)
    assert (begins_with("船") if what == "begins" else needs("船")) == "灯"
    assert read(what, "船") == ("[船]" if what == "begins" else "船",)
