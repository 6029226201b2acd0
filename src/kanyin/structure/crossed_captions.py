"""Captions that stand at their neighbours' tables and figures: paired again by their numbers.

Where figures or tables stand side by side or close together, text recognition writes 表1, 表2, a table, Table 1,
Table 2, a table. Of tables and figures in a row that have as many numbers between them the first has the least.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kanyin import rules
from kanyin.model import Block, Figure, Table
from kanyin.structure.captions import number_of, of_table


@dataclass(slots=True)
class _Float:
    """A table or a picture at an index of the blocks, and the indexes of the captions that stand at it."""

    at: int
    captions: list[int] = field(default_factory=list)


def paired(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with captions that are crossed at their own tables and figures."""
    order: dict[int, list[int]] = {}
    for floats, is_table in ((_tables(blocks), True), (_pictures(blocks), False)):
        for run in _runs(floats, blocks, is_table):
            order |= _assigned(run, blocks, is_table)
    if not order:
        return list(blocks)
    moved = {n for group in order.values() for n in group}
    return list(_rearranged(blocks, order, moved))


def _rearranged(blocks: Sequence[Block], order: dict[int, list[int]], moved: set[int]) -> Iterator[Block]:
    for n, block in enumerate(blocks):
        if n in moved:
            continue
        captions = [blocks[k] for k in order.get(n, ())]
        yield from (*captions, block) if isinstance(block, Table) else (block, *captions)


def _number(block: Block, is_table: bool) -> str:
    """The number of a caption of the kind that has nothing else yet; nothing for other blocks."""
    caption = _waiting(block)
    if not caption or of_table(caption) != is_table:
        return ""
    number = number_of(caption)
    return number if number.isdecimal() and len(number) < 4 else ""


def _waiting(block: Block) -> str:
    """The caption of a block that holds nothing else."""
    if isinstance(block, Table):
        return "" if block.rows else block.caption
    return block.caption if isinstance(block, Figure) and not block.picture else ""


def _tables(blocks: Sequence[Block]) -> list[_Float]:
    """The tables, each with the captions between the one before and it."""
    out: list[_Float] = []
    waiting: list[int] = []
    for n, block in enumerate(blocks):
        if isinstance(block, Table) and block.rows:
            out.append(_Float(n, waiting))
            waiting = []
        elif _number(block, is_table=True):
            waiting.append(n)
    return out


def _pictures(blocks: Sequence[Block]) -> list[_Float]:
    """The pictures, each with the captions between it and the next one."""
    out: list[_Float] = []
    for n, block in enumerate(blocks):
        if isinstance(block, Figure) and block.picture:
            out.append(_Float(n))
        elif out and _number(block, is_table=False):
            out[-1].captions.append(n)
    return out


def _runs(floats: list[_Float], blocks: Sequence[Block], is_table: bool) -> Iterator[list[_Float]]:
    """Floats in a row whose captions are crossed: they share a number, or one has what another lacks."""
    run: list[_Float] = []
    for one in floats:
        if run and not _belong(run, one, blocks, is_table):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _belong(run: list[_Float], one: _Float, blocks: Sequence[Block], is_table: bool) -> bool:
    known = {_number(blocks[n], is_table) for each in run for n in each.captions}
    here = {_number(blocks[n], is_table) for n in one.captions}
    if known & here:
        return True
    if is_table:
        return len(known) > len(run) and not here
    return not known and len(here) > len(run)


def _assigned(run: list[_Float], blocks: Sequence[Block], is_table: bool) -> dict[int, list[int]]:
    """By the index of a float, the indexes of its captions, the Chinese first; nothing where they are in order."""
    captions = [n for one in run for n in one.captions]
    numbers = sorted({int(_number(blocks[n], is_table)) for n in captions})
    if len(run) < 2 or len(numbers) != len(run):
        return {}
    if numbers != list(range(numbers[0], numbers[0] + len(run))):
        return {}
    out = {}
    for one, number in zip(run, numbers, strict=True):
        own = [n for n in captions if int(_number(blocks[n], is_table)) == number]
        out[one.at] = sorted(own, key=lambda n: _is_english(blocks[n]))
    return out


def _is_english(block: Block) -> bool:
    return rules.is_english_caption(_waiting(block))
