"""Source to clean Lines and the Changes that made them. Pure functions, no input or output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kanyin.clean import characters, paragraphs, punctuation
from kanyin.config.overrules import NONE, Overrules
from kanyin.model import Change, Line, Source
from kanyin.roles.remove import remove

Step = Callable[[tuple[Line, ...], Overrules], tuple[tuple[Line, ...], list[Change]]]

STEPS: tuple[Step, ...] = (
    characters.fold,
    remove,
    paragraphs.join,
    punctuation.restore,
    characters.close_spaces,
)
"""The story of cleaning, in its order: what each step needs, the ones before it have made."""


def clean(source: Source, overrules: Overrules = NONE) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines of the article on a page, one a paragraph, and everything that was done to get them.

    Where a person has decided otherwise (``overrules``), a rule keeps its hands off.
    """
    read = tuple(overrules.on_reading(change) if change.action == "drop" else change for change in source.changes)
    overrules = overrules.holding(change for change in read if change.action == "keep")
    lines = characters.to_lines(replace(source, changes=read))
    changes = list(read)
    for step in STEPS:
        lines, made = step(lines, overrules)
        changes += made
    return lines, tuple(changes)
