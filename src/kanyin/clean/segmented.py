"""Pages of a corpus that sets a blank behind every word, 树荫 少 了 ，: Chinese print has none."""

from __future__ import annotations

from dataclasses import replace

from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line
from kanyin.patterns import lazy
from kanyin.text import HAN, WIDE_MARKS

_PARTED = lazy(f"[{HAN}] (?=[{HAN}])")
_TOGETHER = lazy(f"[{HAN}](?=[{HAN}])")
_SIDE = f"{HAN}{WIDE_MARKS}［］"
_BLANK = lazy(f"(?<=[{_SIDE}]) (?=[{_SIDE}0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[{_SIDE}])")
FEWEST, LEAST = 200, 0.4
"""Blanks between two Chinese characters of a page that tell, and their share of what stands between two of them."""


def join_words(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines without the blanks between their words, on a page that sets them all; several in a row stay."""
    if not _is_segmented(lines):
        return lines, []
    out: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        new = _BLANK.sub("", line.text)
        if new != line.text:
            changes.append(overrides.edit("CH014", line.src, line.text, new))
            line = replace(line, text=changes[-1].after)
        out.append(line)
    return tuple(out), changes


def _is_segmented(lines: tuple[Line, ...]) -> bool:
    parted = sum(len(_PARTED.findall(line.text)) for line in lines if " " in line.text)
    if parted < FEWEST:
        return False
    return parted >= LEAST * (parted + sum(len(_TOGETHER.findall(line.text)) for line in lines))
