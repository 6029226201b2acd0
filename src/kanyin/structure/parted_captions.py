"""Halves of a caption that stand apart, 图7 at its figure and Fig.7 at another: one of them is set beside the other.

The half that goes is the one that stands between numbers it does not belong between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kanyin import rules
from kanyin.model import Block, Figure
from kanyin.structure.captions import number_of, of_table


@dataclass(frozen=True, slots=True)
class _Half:
    """A caption of a figure at an index of the blocks."""

    at: int
    number: int
    is_english: bool


def reunited(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the halves of each figure's caption next to each other, the Chinese first."""
    halves = [half for n, block in enumerate(blocks) if (half := _half(block, n))]
    beside: dict[int, int] = {}
    for own in halves:
        twins = [one for one in halves if one.number == own.number]
        if own.is_english or len(twins) != 2 or not any(one.is_english for one in twins):
            continue
        english = next(one for one in twins if one.is_english)
        if abs(own.at - english.at) == 1:
            continue
        crossed = _crossed(own, halves), _crossed(english, halves)
        if min(crossed) == 0 < max(crossed):
            home, lost = (own, english) if crossed[0] == 0 else (english, own)
            beside[home.at] = lost.at
    moved = set(beside.values())
    out: list[Block] = []
    for n, block in enumerate(blocks):
        if n in beside:
            pair = sorted((block, blocks[beside[n]]), key=_is_english)
            out += pair
        elif n not in moved:
            out.append(block)
    return out


def _half(block: Block, n: int) -> _Half | None:
    """The caption of a figure that holds nothing else."""
    if not isinstance(block, Figure) or block.picture or not block.caption or of_table(block.caption):
        return None
    number = number_of(block.caption)
    is_number = number.isdecimal() and len(number) < LONGEST_NUMBER
    return _Half(n, int(number), _is_english(block)) if is_number else None


LONGEST_NUMBER = 3


def _is_english(block: Block) -> bool:
    return isinstance(block, Figure) and rules.is_english_caption(block.caption)


def _crossed(half: _Half, halves: Sequence[_Half]) -> int:
    """Captions of other numbers that stand on the wrong side of a half."""
    others = (one for one in halves if one.number != half.number)
    return sum((one.at < half.at) != (one.number < half.number) for one in others)
