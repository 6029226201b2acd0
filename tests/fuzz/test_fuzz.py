"""A short round of the fuzzing: the same cases on every run, no clock."""

from __future__ import annotations

import pytest

from tests.fuzz.engine import all_targets, check, make, seeds

CASES = 120
"""Of each target, less for those that start a program."""


@pytest.mark.parametrize("name", sorted(all_targets()))
def test_a_short_round(name: str) -> None:
    target = all_targets()[name]
    findings = [check(target, number)[0] for number in range(int(CASES * min(1.0, target.weight)))]
    # A slow machine is no fault: how long a case may take is asked by make fuzz.
    assert [finding for finding in findings if finding is not None and finding.kind != "hang"] == []


@pytest.mark.parametrize("name", sorted(all_targets()))
def test_seeds_are_taken_and_cases_are_the_same_again(name: str) -> None:
    target = all_targets()[name]
    assert seeds(name)
    assert make(target, 4711)[0] == make(target, 4711)[0]
    assert len({make(target, number)[0] for number in range(20)}) > 15
