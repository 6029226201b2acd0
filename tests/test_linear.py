"""The check of patterns: it finds those that are not linear in their input, and accuses no other."""

from __future__ import annotations

import re

import pytest

from tools.linear.__main__ import key, known
from tools.linear.collect import Pattern, collect
from tools.linear.judge import How, judge

LINEAR: list[tuple[str, How]] = [
    (r"https?://[!-~]+", "search"),
    (r"(?<!\s)\s*+X$", "search"),
    (r"(?<!\d)\d++:\d", "search"),
    (r"<a\b[^<>]*+>", "search"),
    (r"(?>(?:a|ab)*+)c", "fullmatch"),
    (r"[A-Z]\w*+(?:\s[A-Z]\w*+)*+", "fullmatch"),
    (r"\s*,", "match"),
    (r".{0,40}甲.{0,40}$", "match"),
    (r"\d{1,4}\s?年", "search"),
    (r"(?:[!-~]+|[^\s])[，。]*\s*", "search"),
]
SLOW: list[tuple[str, How]] = [
    (r"\s*X$", "search"),
    (r"\s*X", "search"),
    (r"\s*,?\s*X", "match"),
    (r"(?:a+)+b", "match"),
    (r"(?:a*)*b", "match"),
    (r"[A-Z]\w*(?:\s?[A-Z]\w*)*", "fullmatch"),
    (r"(?:<!--.*?-->\s*)*<svg", "match"),
    (r"<tr\b[^>]*>(.*?)</tr>", "search"),
    (r"<[^>]*>", "search"),
    (r"=.*\(\d\)$", "search"),
    (r"(?=\s*a\s*X)", "search"),
    (r"(?:ab)+c", "search"),
    (r"(?i)(?:k|K)+!", "search"),
    (r"\w{0,5000}!", "search"),
    (r"(\w)\1*-", "search"),
]


@pytest.mark.parametrize(("pattern", "how"), LINEAR)
def test_linear_patterns_are_not_accused(pattern: str, how: How) -> None:
    assert judge(pattern, 0, how).is_linear


@pytest.mark.parametrize(("pattern", "how"), SLOW)
def test_slow_patterns_are_found(pattern: str, how: How) -> None:
    decision = judge(pattern, re.DOTALL, how)
    assert not decision.is_linear
    assert len(decision.attack(100)) <= 100


@pytest.fixture(scope="module")
def collected() -> tuple[list[Pattern], list[str]]:
    """All patterns, read once: all modules are gone through for them."""
    return collect()


def test_verdicts_on_record_are_those_of_the_judge(collected: tuple[list[Pattern], list[str]]) -> None:
    verdicts = known()
    patterns = collected[0][::250]
    assert [judge(one.pattern, one.flags, one.how) for one in patterns] == [verdicts[key(one)] for one in patterns]


def test_all_kinds_of_places_are_collected(collected: tuple[list[Pattern], list[str]]) -> None:
    patterns, unread = collected
    places = {one.place for one in patterns}
    assert unread == ["kanyin.config.line_pattern:checked"]
    assert {"kanyin.clean.layout_profile:ENDED", "kanyin.fields.sources:read_issue", "kanyin.rules:_FUND"} <= places
    assert {one.how for one in patterns if one.place == "kanyin.fields.people:_LATIN"} == {"fullmatch"}
    assert any(place.startswith("kanyin.rules:boilerplate[") for place in places)
    assert len(patterns) > 300
