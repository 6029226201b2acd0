"""A short round of the fuzzing: the same cases on every run, no clock."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

import pytest

from tests.fuzz.engine import Target, all_targets, check, make, seeds

CASES = 120
"""Of each target, less for those that start a program."""
MOST_BYTES = 30_000
"""Of a case: the one in twenty that has grown beyond takes longer than all others; those are for make fuzz."""


def short_ones(target: Target) -> Iterator[int]:
    """Numbers of the cases that have not grown."""
    return (number for number in count() if len(make(target, number)[0]) <= MOST_BYTES)


@pytest.mark.parametrize("name", sorted(all_targets()))
def test_a_short_round(name: str) -> None:
    target = all_targets()[name]
    numbers = islice(short_ones(target), int(CASES * min(1.0, target.weight)))
    findings = [check(target, number)[0] for number in numbers]
    # A slow machine is no fault: how long a case may take is asked by make fuzz.
    assert [finding for finding in findings if finding is not None and finding.kind != "hang"] == []


@pytest.mark.parametrize("name", sorted(all_targets()))
def test_seeds_are_taken_and_cases_are_the_same_again(name: str) -> None:
    target = all_targets()[name]
    assert seeds(name)
    assert make(target, 4711)[0] == make(target, 4711)[0]
    assert len({make(target, number)[0] for number in range(20)}) > 15
