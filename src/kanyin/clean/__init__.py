"""Characters, paragraphs, punctuation. Pure functions, no input or output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kanyin.clean import (
    alike,
    broken_words,
    characters,
    comment_counts,
    leftovers,
    paragraphs,
    punctuation,
    segmented,
    spaces,
    volume_lines,
    word_fields,
)
from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line, Source

Step = Callable[[tuple[Line, ...], Overrides], tuple[tuple[Line, ...], list[Change]]]


def set_marks(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """Marks and spaces: beside a space that has gone a mark may stand that belongs to what is its neighbour now."""
    page = punctuation.look(lines)
    marked, changes = punctuation.restore_on(page, lines, range(len(lines)), overrides)
    closed, made = spaces.close(marked, overrides)
    changes += made
    moved = [n for n, (old, new) in enumerate(zip(marked, closed, strict=True)) if old.text != new.text]
    again, made = punctuation.restore_on(page, closed, moved, overrides)
    changes += [change for change in made if change.before != change.after]
    if any(old.text != new.text for old, new in zip(closed, again, strict=True)):
        again, made = spaces.close(again, overrides)
        changes += made
    levelled, made = alike.set_alike(again, overrides)
    return levelled, changes + made


def set_value(text: str) -> str:
    """A text that a page gives apart from its lines, the abstract of a labelled record, with its marks set."""
    lines, _ = characters.fold((Line(text, (1,)),))
    lines, _ = leftovers.clear(lines)
    return set_marks(lines)[0][0].text


REBUILDING: tuple[Step, ...] = (
    paragraphs.join,
    characters.fold_at_joints,
    leftovers.clear,
    broken_words.join,
    set_marks,
)
"""What is done to the lines of an article, in its order: what each step needs, the ones before it have made."""


def read_lines(source: Source, overrides: Overrides = NONE) -> tuple[tuple[Line, ...], tuple[Change, ...], Overrides]:
    """The lines of a page, its characters folded; what the reader and this did; and the decisions for what follows.

    A line that a person wants back from the reader of a page stays, whatever later rules make of it.
    """
    read = tuple(overrides.on_reading(change) if change.action == "drop" else change for change in source.changes)
    overrides = overrides.pin(change for change in read if change.action == "keep")
    lines, folded = characters.fold(characters.to_lines(replace(source, changes=read)), overrides)
    lines, joined = segmented.join_words(lines, overrides)
    lines, uncoded = word_fields.without_codes(lines, overrides)
    lines, counted = comment_counts.without_counts(lines, overrides)
    lines, parted = volume_lines.part_volumes(lines)
    return lines, (*read, *folded, *joined, *uncoded, *counted, *parted), overrides


def rebuild(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], tuple[Change, ...]]:
    """The lines of an article, one a paragraph, its punctuation restored, and everything that was done to get them.

    Where a person has decided otherwise (``overrides``), a rule keeps its hands off.
    """
    changes: list[Change] = []
    for step in REBUILDING:
        lines, made = step(lines, overrides)
        changes += made
    return lines, tuple(changes)
