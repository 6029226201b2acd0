"""Runs of plain text among pandoc's inlines, and nodes put in the place of what is found in their text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from kanyin.book.pandoc_types import Json

BLANKS = {"Space": " ", "SoftBreak": " "}
"""The nodes that stand for white space, and the character that each counts as."""


def replaced(inlines: list[Json], find: Callable[[str], Iterable[tuple[int, int, Json]]]) -> Iterator[Json]:
    """The inlines, a node in the place of each stretch of plain text that is found: its start, its end, its node.

    ``find`` is given the text of each run and tells its stretches in their order; none of them overlap.
    """
    for plain, nodes in groupby(inlines, lambda one: one["t"] == "Str" or one["t"] in BLANKS):
        run = list(nodes)
        yield from _run_replaced(run, find) if plain else run


def _run_replaced(run: list[Json], find: Callable[[str], Iterable[tuple[int, int, Json]]]) -> Iterator[Json]:
    text = "".join(BLANKS.get(one["t"]) or one["c"] for one in run)
    end = 0
    for start, stop, node in find(text):
        yield from _part(run, end, start)
        yield node
        end = stop
    yield from _part(run, end, len(text))


def _part(run: list[Json], start: int, end: int) -> Iterator[Json]:
    """The inlines of a run from one character of its text to another."""
    at = 0
    for one in run:
        text = BLANKS.get(one["t"]) or one["c"]
        cut = text[max(start - at, 0) : max(end - at, 0)]
        if cut:
            yield one if cut == text else {"t": "Str", "c": cut}
        at += len(text)
